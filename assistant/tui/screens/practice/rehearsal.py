"""Wording a goal with an invented client: the conversation itself, marked, and kept in memory alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Button

from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.standing import Stage
from assistant.i18n import N_
from assistant.practice.people import Client
from assistant.practice.rehearsal import begin_rehearsal, in_another_language
from assistant.practice.talk import Step, facts_in
from assistant.records import Unsaved
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.screens.practice.ground import Ground
from assistant.tui.screens.practice.marked import LOOKS
from assistant.tui.widgets.labels import relabel
from assistant.tui.widgets.practice_bar import PracticeBar
from assistant.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from assistant.dialogs.context import Reader

_LOOK_BACK = N_("Look back on the talk")


class RehearsalPage(ConversationPage):
    """The same questions and cards as in earnest. Whenever it is left, one looks back on the talk."""

    CSS_PATH = LOOKS  # type: ignore[assignment]  # as on every page of practice
    ABOUT = (
        N_("What the client has told you stands in the field already. Enter takes it; you can change it."),
        N_("This is practice: nothing of it is saved. F10 leaves it and looks back on the talk."),
    )

    def __init__(self, ground: Ground, client: Client, steps: tuple[Step, ...], context: Context) -> None:
        self._client, self._steps, self._ground = client, steps, ground
        known = facts_in(steps)

        def respeak(talk: Conversation[GoalDraft], language: Reader) -> Conversation[GoalDraft]:
            return in_another_language(talk, client, known, Context(context.today, language))

        super().__init__(Unsaved(begin_rehearsal(client, known, context), respeak))
        self.add_class("practice")

    def compose(self) -> ComposeResult:
        """Lay out the page of a conversation under the mark of practice."""
        for widget in super().compose():
            yield PracticeBar() if type(widget) is TitleBar else widget

    def _speak(self) -> None:
        """Let the client answer, and the engine read, in the language spoken now."""
        if self.conversation.context.language is not self.language:
            self.session.speak(self.language)

    def _say_saved(self) -> None:
        """Nothing is saved here, and nothing is said to be."""

    def _show_check(self) -> None:
        """Nothing is said of a draft that is kept: this one is not."""
        self._kept = False
        super()._show_check()

    def _show_finished(self) -> None:
        super()._show_finished()
        relabel(self._finished.query_one(".continue", Button), self.language.text(_LOOK_BACK))
        self._finished.query_one(".home", Button).display = False

    def _leave(self) -> None:
        """Look back on the talk, with the goal as far as it has come."""
        from assistant.tui.screens.practice.look_back import LookBackPage

        if self.is_active:
            draft = self.session.conversation.draft
            said = draft if isinstance(draft, GoalDraft) and draft.what is not None else None
            code = self.language.code
            self.app.switch_screen(LookBackPage(self._ground, self._client, self._steps, said, code))

    def _open_goal(self) -> None:
        """There is no goal to open: look back instead."""
        self._leave()

    def describe(self, binding: Binding) -> str:
        """Say what the keys do just here."""
        if binding.action == "pause" or (binding.action in ("answer", "back") and self.stage is Stage.DONE):
            return self.language.text(N_("look back"))
        return super().describe(binding)
