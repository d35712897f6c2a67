"""What the page of a conversation shows, in whatever stage the conversation is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual.app import ComposeResult
from textual.containers import Container

from assistant.dialogs.conversation import Conversation
from assistant.dialogs.question import Offer
from assistant.dialogs.standing import Reply, Stage
from assistant.errors import MalstegError
from assistant.i18n import N_
from assistant.records import Following, Session
from assistant.records.measuring import SettingUp
from assistant.tui.screens.conversation_keys import ConversationKeys
from assistant.tui.widgets.advice import Thought
from assistant.tui.widgets.check_view import CheckView
from assistant.tui.widgets.finished_view import FinishedView
from assistant.tui.widgets.goal_panel import GoalPanel
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.question_card import QuestionCard
from assistant.tui.widgets.titlebar import TitleBar
from assistant.wording.advice import DONE, OFFERS, rule_text
from assistant.wording.goal import life_area_text
from assistant.wording.problems import problem_text

UNSENT = N_(
    "What you have written here is not answered yet. Enter answers; the same key again leaves without it."
)

_TRIES_AGAIN = N_("Målsteg tries again by itself; what you have written stays here. Enter tries at once.")
STALLED = N_(
    "The folder does not answer. Your answer is kept here until it does, and what you type now comes "
    "after it."
)


class ConversationView(ConversationKeys):
    """Question, answers or end on one side, the goal on the other. It shows; it takes no step."""

    CSS_PATH = "../conversation.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it for instances
        (0, "-tiny"),
        (60, "-narrow"),
        (80, "-normal"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 - as above

    def __init__(self, session: Session | Following | SettingUp) -> None:
        super().__init__()
        self.session = session
        self.busy = False
        self._kept = False
        self._problem: MalstegError | None = None
        self._notice: MalstegError | None = None
        """What the pair is told since the last save; it stands until the next."""
        self._tries_again = False
        """Whether what could not be saved is tried again by itself."""
        self._reply: Reply | None = None
        self._warned = False
        self._left = ""
        self._keys_said: tuple[str, bool | None, bool] = ("", None, False)

    @property
    def conversation(self) -> Conversation[Any]:
        """The conversation of the session."""
        return self.session.conversation

    @property
    def stage(self) -> Stage:
        """Where in the conversation the pair is."""
        return self.conversation.stage

    @property
    def must_answer(self) -> bool:
        """Whether the question that is up cannot be left for later."""
        question = self.conversation.question
        return question is not None and question.required

    @property
    def advised(self) -> bool:
        """Whether advice is up about the answer as it stands: Enter leaves it."""
        return self._problem is None and self._reply is not None and bool(self._reply.advice)

    @property
    def offers(self) -> tuple[Offer[Any] | None, ...]:
        """What is offered with each piece of advice that is up."""
        return tuple(piece.offer for piece in self._reply.advice) if self._reply and self.advised else ()

    @property
    def offered(self) -> str:
        """What F7 does just now, as a code: the first thing offered, or taking out what is underlined."""
        if not self.is_mounted or not self._card.display:
            return ""
        first = next((offer.code for offer in self.offers if offer), "")
        return first or ("remove_identifiers" if self._card.guard.warns else "")

    @property
    def rules_read(self) -> bool | None:
        """Whether the rules behind the advice that is up are read just now; None where there are none."""
        if not self.is_mounted or not self._card.display or not self._card.advice.has_rules:
            return None
        return self._card.advice.shows_rules

    @property
    def reads_on(self) -> bool:
        """Whether there is more to read than the screen has room for: of the whole goal, or of advice."""
        if self.stage is Stage.CLOSING or not self.is_mounted:
            return self.stage is Stage.CLOSING
        return self._card.display and self._card.advice.display and self._card.is_longer_than_shown

    def compose(self) -> ComposeResult:
        """Lay out the page: the goal on one side, on the other the question, the answers or the end."""
        yield TitleBar()
        with Container(id="body"):
            yield GoalPanel(id="goal-so-far")
            yield QuestionCard(id="question")
            yield CheckView(id="check")
            yield FinishedView(id="finished")
        yield KeyLine()

    @property
    def _bar(self) -> TitleBar:
        return self.query_one(TitleBar)

    @property
    def _card(self) -> QuestionCard:
        return self.query_one(QuestionCard)

    @property
    def _check(self) -> CheckView:
        return self.query_one(CheckView)

    @property
    def _finished(self) -> FinishedView:
        return self.query_one(FinishedView)

    def reword(self) -> None:
        """Say everything in the language spoken now; what has been typed stays, with its cursor.

        Not while a step is being saved: what is on the screen and where the conversation is are then two
        things, and what comes next is said in the new language anyway.
        """
        if self.busy:
            return
        self._speak()
        stage = self.stage
        if stage is Stage.CHECKING:
            self._show_check()
        elif stage is Stage.DONE:
            self._show_finished()
        else:
            self._card.reword(self.conversation, self.language)
            self._say_noticed()
        self._show_goal()
        self._say_title()
        super().reword()

    def _speak(self) -> None:
        """Let the engine read numbers and dates in the language spoken now."""
        self.conversation.context = replace(self.conversation.context, language=self.language)

    async def _show(self, memo: object | None) -> None:
        """Show where the conversation is; ``memo`` is what was written there before and not answered."""
        stage = self.stage
        asking = stage in (Stage.ASKING, Stage.CLOSING)
        self.remove_class("-panel")
        for name in Stage:
            self.set_class(stage is name, f"-{name}")
        if asking:
            await self._card.ask(self.conversation, self.language, memo)
        self._card.display, self._check.display = asking, stage is Stage.CHECKING
        self._finished.display = stage is Stage.DONE
        if stage is Stage.CHECKING:
            self._show_check()
        elif stage is Stage.DONE:
            self._show_finished()
        self._show_goal()
        self._say_title()
        self._focus()
        self.refresh_bindings()

    def _show_check(self) -> None:
        problem = self._problem_in_words() or (self._in_words(self._notice) if self._notice else "")
        self._check.show(self.conversation, self.language, kept=self._kept, problem=problem)
        self._check.mark(self._left)

    def _show_goal(self) -> None:
        panel = self.query_one(GoalPanel)
        if self.stage is Stage.CLOSING:
            malsteg = self.malsteg
            panel.show_whole(self.language, self.conversation.draft, malsteg.today, malsteg.criteria)
        else:
            panel.show_growing(self.language, self.conversation.draft)

    def _show_finished(self) -> None:
        self._finished.show(self.language, self.conversation.draft, self.malsteg.today)

    @property
    def _area(self) -> str | None:
        """The part of life that the goal belongs to."""
        area: str | None = self.conversation.draft.life_area
        return area

    @property
    def _alias(self) -> str:
        """Whose goal it is, as far as that is known."""
        alias: str | None = self.conversation.draft.alias
        return alias or ""

    def _focus(self) -> None:
        if self._card.display and self._card.field is not None:
            self._card.field.focus_field()
        elif self._check.display:
            self._check.focus_view()
        elif self._finished.display:
            self.set_focus(None)

    def _say_title(self) -> None:
        area = life_area_text(self.language, self._area) if self._area else ""
        self._bar.set_subject(" · ".join(part for part in (self._alias, area) if part))
        self._say_saved()

    def _say_saved(self) -> None:
        moment = self.session.saved_at
        clock = self.language.clock(moment.astimezone()) if moment else ""
        self._bar.set_saved(self.language.text(N_("saved %(time)s"), time=clock) if clock else "")

    def _say_noticed(self) -> None:
        """Say what could not be taken, or was noticed about the answer, or is not answered yet."""
        advice, reply = self._card.advice, self._reply
        notice = self._in_words(self._notice) if self._notice else ""
        if self._problem is not None:
            advice.show_problem(self.language, self._problem_in_words())
        elif reply is not None and (reply.advice or reply.done):
            done = self.language.text(DONE[reply.done]) if reply.done else ""
            advice.show_thoughts(
                self.language, self._thoughts(reply), done="\n".join(filter(None, (notice, done)))
            )
        elif notice:
            advice.show_problem(self.language, notice)
        elif self._warned:
            advice.show_problem(self.language, self.language.text(UNSENT))
        else:
            advice.clear()
        self._card.guard.hushed = "remove_identifiers" in [offer.code for offer in self.offers if offer]
        self._card.look()
        self._say_keys()
        if advice.display:
            self._card.bring(advice)

    def _say_keys(self) -> None:
        """Name the keys anew where they do something else now; not on every key typed."""
        said = (self.offered, self.rules_read, self.reads_on)
        if said != self._keys_said:
            self._keys_said = said
            self.refresh_bindings()

    def _thoughts(self, reply: Reply) -> list[Thought]:
        language, today = self.language, self.malsteg.today
        return [
            Thought(
                problem_text(language, piece.code, piece.params, today=today),
                rule_text(language, piece),
                language.text(OFFERS[piece.offer.code]) if piece.offer else "",
            )
            for piece in reply.advice
        ]

    def _problem_in_words(self) -> str:
        if self._problem is None:
            return ""
        words = self._in_words(self._problem)
        return f"{words} {self.language.text(_TRIES_AGAIN)}" if self._tries_again else words

    def _say_stalled(self) -> None:
        """Say that the folder does not answer, and that nothing is lost by it."""
        words = self.language.text(STALLED)
        if self._check.display:
            self._check.show(self.conversation, self.language, kept=self._kept, problem=words)
        else:
            self._card.advice.show_problem(self.language, words)
            self._card.bring(self._card.advice)

    def _in_words(self, problem: MalstegError) -> str:
        return problem_text(
            self.language, problem.code, problem.params, today=self.malsteg.today, alias=self._alias
        )
