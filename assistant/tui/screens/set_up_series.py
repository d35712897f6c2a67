"""Settling what to note of a goal: the page of a conversation, what is noted in the place of the goal."""

from __future__ import annotations

from textual.binding import Binding
from textual.widgets import Button

from assistant.dialogs.conversation import Conversation
from assistant.dialogs.series_draft import SeriesDraft
from assistant.dialogs.standing import Reply, Stage
from assistant.i18n import N_
from assistant.records.measuring import SettingUp
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.widgets.goal_panel import GoalPanel
from assistant.tui.widgets.line import LineField


class SetUpSeriesPage(ConversationPage):
    """A conversation about a series. Once it is settled, it leads to the page where it is noted."""

    ABOUT = (
        N_("Settle what you note, how often, and from which day. Then note it together, or by hand."),
        N_("Much of it need not be there: go on without an answer. Everything you answer is saved."),
    )

    session: SettingUp

    def __init__(self, session: SettingUp, alias: str) -> None:
        super().__init__(session)
        self._whose = alias

    @property
    def _alias(self) -> str:
        return self._whose

    @property
    def _area(self) -> str | None:
        return None

    @property
    def _draft(self) -> SeriesDraft:
        return self.session.conversation.draft

    def _answer(self) -> None:
        """An empty line goes on where nothing has to be there."""
        field, question = self._card.field, self.conversation.question
        empty = isinstance(field, LineField) and not field.line.value.strip()
        if empty and not self.advised and question is not None and not question.required:
            self._run(Conversation.skip)
        else:
            super()._answer()

    async def _follow(self, reply: Reply | None) -> None:
        if self.session.series is None:
            await super()._follow(reply)
        else:
            self.malsteg.begin_noting(self.session.case_id, self.session.goal_id)

    def _show_goal(self) -> None:
        self.query_one(GoalPanel).show_noting(self.language, self._draft)

    def _open_goal(self) -> None:
        self.malsteg.begin_noting(self.session.case_id, self.session.goal_id)

    def describe(self, binding: Binding) -> str:
        """Say what the keys do just here."""
        goes_on = binding.action == "proceed" or (
            binding.action == "answer" and isinstance(self.focused, Button)
        )
        if self.stage is Stage.CHECKING and goes_on:
            return self.language.text(N_("begin to note"))
        if binding.action == "panel":
            return self.language.text(N_("what you note"))
        if binding.action == "skip":
            return self.language.text(N_("go on without it"))
        return super().describe(binding)
