"""The conversation: one question at a time, the goal growing beside it, everything saved as it is said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widgets import Button

from assistant.dialogs.conversation import Conversation, Reply, Stage
from assistant.dialogs.draft import GoalDraft
from assistant.errors import AnswerError, MalstegError, WorkError
from assistant.i18n import N_
from assistant.records import Session
from assistant.tui.page import Page
from assistant.tui.widgets.check_view import CheckView
from assistant.tui.widgets.finished_view import FinishedView
from assistant.tui.widgets.goal_panel import GoalPanel
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.question_card import QuestionCard
from assistant.tui.widgets.titlebar import TitleBar
from assistant.wording.goal import life_area_text
from assistant.wording.problems import problem_text

_SLOW_SAVE = 0.5
"""Seconds after which a save that takes its time is mentioned."""

_QUIET_KEYS = frozenset({"app.theme", "app.quit"})

_UNSENT = N_(
    "What you have written here is not answered yet. Enter answers; the same key again leaves without it."
)


class ConversationPage(Page):
    """A session on the screen. What is said is on disk before the next question is shown."""

    CSS_PATH = "../conversation.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it for instances
        (0, "-tiny"),
        (60, "-narrow"),
        (80, "-normal"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 - as above
    ABOUT = (
        N_("Answer one question at a time. Everything is saved as soon as you have answered."),
        N_("Don't know yet? Leave the question with F2 and fill it in later."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "answer",
            N_("continue"),
            tooltip=N_("Answer and go on."),
            priority=True,
            id="conversation.answer",
        ),
        Binding(
            "escape",
            "back",
            N_("back"),
            tooltip=N_("Go back. Everything you have said is kept."),
            id="conversation.back",
        ),
        Binding(
            "f2",
            "skip",
            N_("don't know yet"),
            tooltip=N_("Leave the question for now."),
            id="conversation.skip",
        ),
        Binding(
            "f3",
            "why",
            N_("why we ask"),
            tooltip=N_("Show why we ask, with an example."),
            id="conversation.why",
        ),
        Binding(
            "f5",
            "panel",
            N_("the goal"),
            tooltip=N_("Show the goal as it stands."),
            id="conversation.panel",
        ),
        Binding(
            "f9",
            "check",
            N_("all answers"),
            tooltip=N_("See all answers and change them."),
            id="conversation.check",
        ),
        Binding(
            "f8",
            "proceed",
            N_("read together"),
            tooltip=N_("Read the whole goal and say what each of you thinks of it."),
            id="conversation.proceed",
        ),
        Binding(
            "pagedown",
            "read_on(1)",
            N_("read on"),
            tooltip=N_("Read the rest of the goal; PgUp goes back."),
            key_display="PgDn",
            priority=True,
            id="conversation.read_on",
        ),
        Binding("pageup", "read_on(-1)", show=False, priority=True, id="conversation.read_back"),
        Binding(
            "f10",
            "pause",
            N_("pause"),
            tooltip=N_("Leave for now. You come back to the same place."),
            id="conversation.pause",
        ),
    ]

    class AnswerGiven(Message):
        """An answer stands and is on disk; the question was ``name``."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class GoalAccepted(Message):
        """Both have said yes, and the goal is on disk."""

    def __init__(self, session: Session, *, typed: str = "") -> None:
        """``typed`` stands in the field already: written before this page was there."""
        super().__init__()
        self.session = session
        self._busy = False
        self._kept = False
        self._problem: MalstegError | None = None
        self._reply: Reply | None = None
        self._memos: dict[str, object] = {session.conversation.state: typed} if typed else {}
        self._warned_by: str | None = None

    @property
    def conversation(self) -> Conversation[GoalDraft]:
        """The conversation of the session."""
        return self.session.conversation

    def compose(self) -> ComposeResult:
        """Lay out the page: the goal on one side, on the other the question, the answers or the end."""
        yield TitleBar()
        with Container(id="body"):
            yield GoalPanel(id="goal-so-far")
            yield QuestionCard(id="question")
            yield CheckView(id="check")
            yield FinishedView(id="finished")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show where the conversation is."""
        self._speak()
        self.run_worker(self._show(), name="first")

    # --- keys -----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the keys that make sense where the conversation is."""
        stage = self.conversation.stage
        stages = {
            "skip": {Stage.ASKING},
            "why": {Stage.ASKING, Stage.CLOSING},
            "check": {Stage.ASKING, Stage.CLOSING},
            "pause": {Stage.ASKING, Stage.CHECKING, Stage.CLOSING},
            "proceed": {Stage.CHECKING},
            "read_on": {Stage.CLOSING},
        }
        if action == "panel":
            return stage in (Stage.ASKING, Stage.CHECKING) and not self.has_class("-wide")
        return stage in stages.get(action, set(Stage))

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, in the order of this page.

        Colours and closing are named on the page of help, for a calmer line.
        """
        order = {
            binding.id: place for place, binding in enumerate(self.BINDINGS) if isinstance(binding, Binding)
        }
        found = sorted(
            super().active_bindings.items(),
            key=lambda item: order.get(item[1].binding.id, len(order)),
        )
        return {
            key: active._replace(binding=replace(active.binding, show=False))
            if active.binding.id in _QUIET_KEYS
            else active
            for key, active in found
        }

    def describe(self, binding: Binding) -> str:
        """Say what Enter and Esc do just here."""
        stage = self.conversation.stage
        if binding.action == "answer" and stage is Stage.CHECKING:
            focused = self.focused
            return self.language.text(N_("read together") if isinstance(focused, Button) else N_("change"))
        if binding.action == "answer" and stage is Stage.DONE:
            return self.language.text(N_("open the goal"))
        if binding.action == "back" and stage is Stage.DONE:
            return self.language.text(N_("to the first page"))
        return super().describe(binding)

    def action_answer(self) -> None:
        """Use Enter: on the button that is marked, in the field, or as the answer."""
        if self._busy:
            return
        if self.has_class("-panel"):
            self.action_panel()
        elif isinstance(self.focused, Button):
            self.focused.press()
        elif self.conversation.stage is Stage.CHECKING:
            self._check.answers.action_select()
        elif self.conversation.stage is Stage.DONE:
            self._open_goal()
        elif self._card.field is None or not self._card.field.take_enter():
            self._answer()

    def action_back(self) -> None:
        """Go back; from the very first question, leave."""
        if self._busy:
            return
        if self.has_class("-panel"):
            self.action_panel()
        elif self.conversation.stage is Stage.DONE:
            self._leave()
        else:
            self._remember_unsent()
            self._run(self._go_back)

    def action_skip(self) -> None:
        """Leave the question for now."""
        self._remember_unsent()
        self._run(self.conversation.skip)

    def action_why(self) -> None:
        """Show why we ask, in full."""
        self._card.explain()

    def action_panel(self) -> None:
        """Show the goal so far in the place of the question, or put it away."""
        self.toggle_class("-panel")
        if not self.has_class("-panel"):
            self._focus()

    def action_check(self) -> None:
        """Go to the check page."""
        name = self.conversation.state
        self._remember_unsent()
        self._run(self._to_check)
        self._check.mark(name)

    def action_proceed(self) -> None:
        """Read the goal together."""
        self._run(self.conversation.proceed)

    def action_read_on(self, way: int) -> None:
        """Turn the pages of the whole goal while the question stays."""
        panel = self.query_one(GoalPanel)
        panel.scroll_relative(y=way * max(1, panel.size.height - 2), animate=False)

    def action_pause(self) -> None:
        """Leave for now. Words that are not yet an answer are pointed out once."""
        if self._busy:
            return
        unsent = self._card.field.memo() if self._card.display and self._card.field else None
        if unsent is not None and self._warned_by != "pause":
            self._warned_by = "pause"
            self._card.advice.show_problem(self.language, self.language.text(_UNSENT))
            return
        self._leave()

    # --- what widgets tell ----------------------------------------------------------------------

    def on_answer_field_answered(self) -> None:
        """Answer by mouse."""
        self._answer()

    def on_answer_field_edited(self) -> None:
        """What was noticed about an earlier wording no longer stands."""
        self._warned_by = None
        if self._reply is not None or self._problem is not None:
            self._reply = self._problem = None
            self._card.advice.clear()

    def on_question_card_skip_wanted(self) -> None:
        """Skip by mouse."""
        self.action_skip()

    def on_check_view_chosen(self, event: CheckView.Chosen) -> None:
        """Go to an answer, to come back after it."""
        self._run(lambda: self.conversation.revisit(event.name))

    def on_check_view_ready(self) -> None:
        """Read the goal together, by mouse."""
        self.action_proceed()

    def on_finished_view_open_wanted(self) -> None:
        """Open the goal by mouse."""
        self._open_goal()

    def on_finished_view_home_wanted(self) -> None:
        """Go home by mouse."""
        self._leave()

    # --- steps of the conversation --------------------------------------------------------------

    def _answer(self) -> None:
        try:
            raw = self._card.raw()
        except AnswerError as problem:
            self._refuse(problem)
            return
        self._run(lambda: self.conversation.answer(raw))

    def _go_back(self) -> None:
        if not self.conversation.back():
            self._leave()

    def _to_check(self) -> None:
        self.conversation.to_check()

    def _run(self, step: Callable[[], Reply | bool | None]) -> None:
        """Take a step, unless one is being taken: a second Enter while saving answers nothing."""
        if not self._busy:
            self._busy = True
            self.run_worker(self._take(step), name="step", exit_on_error=True)

    async def _take(self, step: Callable[[], Reply | bool | None]) -> None:
        """Take a step and save it before anything else is shown; if it cannot be saved, undo it."""
        before, name = self.conversation.snapshot, self.conversation.state
        try:
            result = step()
            reply = result if isinstance(result, Reply) else None
            if reply is not None and reply.problem is not None:
                self._refuse(reply.problem)
                return
            if not self.is_attached or not self.is_current:
                return
            await self._save()
        except WorkError as problem:
            self.session.conversation = Conversation.restore(
                self.conversation.dialog, before, self.conversation.context
            )
            self._refuse(problem)
            return
        finally:
            self._busy = False
        self._problem, self._warned_by = None, None
        if reply is not None:
            self._memos.pop(name, None)
            self.post_message(self.AnswerGiven(name))
        await self._follow(reply)

    async def _save(self) -> None:
        slow = self.set_timer(
            _SLOW_SAVE, lambda: self._bar.set_saved(self.language.text(N_("saving \N{HORIZONTAL ELLIPSIS}")))
        )
        try:
            await asyncio.to_thread(self.session.save)
        finally:
            slow.stop()
            self._say_saved()

    async def _follow(self, reply: Reply | None) -> None:
        """Show what comes after a step that is on disk."""
        self._reply = reply
        self._kept = reply is not None and reply.status == "kept"
        if reply is not None and reply.status == "advised":
            self._say_advice(reply)
            self._show_goal()
            return
        await self._show()
        if self.conversation.stage is Stage.DONE:
            self.post_message(self.GoalAccepted())

    def _refuse(self, problem: MalstegError) -> None:
        """Say what could not be done. What has been typed stands."""
        self._busy = False
        self._problem = problem
        if self._check.display:
            self._show_check()
        else:
            self._card.mark(problem if isinstance(problem, AnswerError) else None)
            self._card.advice.show_problem(self.language, self._in_words(problem))
            self._card.advice.scroll_visible(animate=False)

    def _remember_unsent(self) -> None:
        """Keep what is written and not answered, for when the question comes up again."""
        if not self._card.display or self._card.field is None or self._busy:
            return
        memo = self._card.field.memo()
        if memo is None:
            self._memos.pop(self.conversation.state, None)
        else:
            self._memos[self.conversation.state] = memo

    def _leave(self) -> None:
        if self.is_current:
            self.app.pop_screen()

    def _open_goal(self) -> None:
        if self.session.case_id and self.session.goal_id:
            self.malsteg.show_goal(self.session.case_id, self.session.goal_id)

    # --- showing --------------------------------------------------------------------------------

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
        """Say everything in the language spoken now; what has been typed stays, with its cursor."""
        self._speak()
        stage = self.conversation.stage
        if stage is Stage.CHECKING:
            self._show_check()
        elif stage is Stage.DONE:
            self._finished.show(self.language, self.conversation.draft, self.malsteg.today)
        else:
            self._card.reword(self.conversation, self.language)
            if self._problem is not None:
                self._card.advice.show_problem(self.language, self._in_words(self._problem))
            elif self._reply is not None and self._reply.status == "advised":
                self._say_advice(self._reply)
            elif self._warned_by is not None:
                self._card.advice.show_problem(self.language, self.language.text(_UNSENT))
        self._show_goal()
        self._say_title()
        super().reword()

    def _speak(self) -> None:
        """Let the engine read numbers and dates in the language spoken now."""
        self.conversation.context = replace(self.conversation.context, language=self.language)

    async def _show(self) -> None:
        """Show where the conversation is."""
        stage = self.conversation.stage
        asking = stage in (Stage.ASKING, Stage.CLOSING)
        self.remove_class("-panel")
        for name in Stage:
            self.set_class(stage is name, f"-{name}")
        if asking:
            await self._card.ask(self.conversation, self.language, self._memos.get(self.conversation.state))
        self._card.display, self._check.display = asking, stage is Stage.CHECKING
        self._finished.display = stage is Stage.DONE
        if stage is Stage.CHECKING:
            self._show_check()
        elif stage is Stage.DONE:
            self._finished.show(self.language, self.conversation.draft, self.malsteg.today)
        self._show_goal()
        self._say_title()
        self._focus()
        self.refresh_bindings()

    def _show_check(self) -> None:
        problem = self._in_words(self._problem) if self._problem else ""
        self._check.show(self.conversation, self.language, kept=self._kept, problem=problem)

    def _show_goal(self) -> None:
        panel = self.query_one(GoalPanel)
        if self.conversation.stage is Stage.CLOSING:
            panel.show_whole(self.language, self.conversation.draft)
        else:
            panel.show_growing(self.language, self.conversation.draft)

    def _focus(self) -> None:
        if self._card.display and self._card.field is not None:
            self._card.field.focus_field()
        elif self._check.display:
            self._check.focus_view()
        elif self._finished.display:
            self.set_focus(None)

    def _say_title(self) -> None:
        draft = self.conversation.draft
        area = life_area_text(self.language, draft.life_area) if draft.life_area else ""
        self._bar.set_subject(" · ".join(part for part in (draft.alias or "", area) if part))
        self._say_saved()

    def _say_saved(self) -> None:
        moment = self.session.saved_at
        clock = self.language.clock(moment.astimezone()) if moment else ""
        self._bar.set_saved(self.language.text(N_("saved %(time)s"), time=clock) if clock else "")

    def _say_advice(self, reply: Reply) -> None:
        texts = [
            problem_text(self.language, piece.code, piece.params, today=self.malsteg.today)
            for piece in reply.advice
        ]
        self._card.advice.show_advice(self.language, texts)
        self._card.advice.scroll_visible(animate=False)

    def _in_words(self, problem: MalstegError) -> str:
        alias = self.conversation.draft.alias or ""
        return problem_text(
            self.language, problem.code, problem.params, today=self.malsteg.today, alias=alias
        )
