"""The conversation: one question at a time, the goal growing beside it, everything saved as it is said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Button

from assistant import coach
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.question import Offer
from assistant.dialogs.standing import Reply, Stage
from assistant.errors import AnswerError, MalstegError, WorkError
from assistant.i18n import N_
from assistant.records import PASSING, Following, Session
from assistant.records.measuring import SettingUp
from assistant.tui.screens.conversation_view import ConversationView
from assistant.tui.widgets.advice import ThoughtView
from assistant.tui.widgets.check_view import CheckView
from assistant.tui.widgets.goal_panel import GoalPanel

Step = Callable[[Conversation[GoalDraft]], Reply | bool | None]
"""A step of a conversation. One that could not be saved is taken again, by then in another object."""

_LEAVING = frozenset({"f10", "escape"})


class ConversationPage(ConversationView):
    """A session on the screen. What is said is on disk before the next question is shown."""

    ABOUT = (
        N_("Answer one question at a time. Everything is saved as soon as you have answered."),
        N_("Don't know yet? Leave the question with F2 and fill it in later."),
    )

    class AnswerGiven(Message):
        """An answer stands and is on disk; the question was ``name``."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class OfferTaken(Message):
        """What was offered about the answer to ``name`` is done and on disk."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class GoalAccepted(Message):
        """Both have said yes, and the goal is on disk."""

    def __init__(self, session: Session | Following | SettingUp, *, typed: str = "") -> None:
        """``typed`` stands in the field already: written before this page was there."""
        super().__init__(session)
        self.holding = True
        self._memos: dict[str, object] = {session.conversation.state: typed} if typed else {}
        self._told_about: object | None = None
        self._waiting: Callable[[], None] | None = None
        """Takes the step again that could not be saved."""
        self._again: Timer | None = None
        self._failed = self._stalled = False

    def on_mount(self) -> None:
        """Show where the conversation is, and nothing before that is known."""
        self._card.display = self._check.display = self._finished.display = False
        self._speak()
        self.run_worker(self._show_first(), name="first")

    # --- keys -----------------------------------------------------------------------------------

    def action_answer(self) -> None:
        """Use Enter: on the button that is marked, in the field, or as the answer."""
        if self.busy:
            return
        if self.has_class("-panel"):
            self.action_panel()
        elif self._waiting is not None:
            self._waiting()
        elif isinstance(self.focused, Button):
            self.focused.press()
        elif self.stage is Stage.CHECKING:
            self._check.answers.action_select()
        elif self.stage is Stage.DONE:
            self._open_goal()
        elif self.advised or self._card.field is None or not self._card.field.take_enter():
            self._answer()

    def action_back(self) -> None:
        """Go back; from the very first question, leave."""
        if self.busy:
            self._leave_unsaved()
            return
        if self.has_class("-panel"):
            self.action_panel()
        elif self.stage is Stage.DONE:
            self._leave()
        else:
            self._remember_unsent()
            self._run(Conversation.back)

    def action_skip(self) -> None:
        """Leave the question for now."""
        self._remember_unsent()
        self._run(Conversation.skip)

    def action_why(self) -> None:
        """Show the rules behind what was noticed, or else why we ask in full; the second time put it away."""
        advice = self._card.advice
        if not advice.has_rules:
            self._card.explain()
            return
        advice.show_rules(shown=not advice.shows_rules)
        self._say_keys()
        self._card.bring(advice)

    def action_offer(self) -> None:
        """Have done what is offered first, or take out what is underlined."""
        first = next((offer for offer in self.offers if offer), None)
        if first is None:
            self._card.guard.take_out()
        else:
            self._have_done(first)

    def action_panel(self) -> None:
        """Show the goal so far in the place of the question, or put it away."""
        self.toggle_class("-panel")
        if not self.has_class("-panel"):
            self._focus()

    def action_check(self) -> None:
        """Go to the check page."""
        self._remember_unsent()
        self._run(Conversation.to_check)

    def action_proceed(self) -> None:
        """Read the goal together."""
        self._run(Conversation.proceed)

    def action_read_on(self, way: int) -> None:
        """Turn the pages of the whole goal while the question stays; or read the rest of the advice."""
        paper = self.query_one(GoalPanel) if self.stage is Stage.CLOSING else self._card
        paper.scroll_relative(y=way * max(1, paper.size.height - 2), animate=False)

    def action_pause(self) -> None:
        """Leave for now. Words that are not yet an answer are pointed out once."""
        if self.unsaved:
            self._leave_unsaved()
        if self.busy or self.unsaved:
            return
        unsent = self._card.field.memo() if self._card.display and self._card.field else None
        if unsent is not None and not self._warned:
            self._warned, self._told_about = True, unsent
            self._problem = self._reply = None
            self._say_noticed()
            return
        self._leave()

    # --- what widgets tell ----------------------------------------------------------------------

    def on_answer_field_answered(self) -> None:
        """Answer by mouse."""
        self._answer()

    def on_thought_view_offer_wanted(self, event: ThoughtView.OfferWanted) -> None:
        """Have done what is offered, by mouse."""
        offer = self.offers[event.place] if event.place < len(self.offers) else None
        if offer is not None:
            self._have_done(offer)

    def on_answer_field_edited(self) -> None:
        """What was noticed about an earlier wording no longer stands."""
        if self._card.field is None:
            return
        if self._card.field.memo() == self._told_about:
            self._card.look()
            self._say_keys()
            return
        self._told_about = self._reply = self._problem = None
        self._warned = False
        self._stop_trying()
        self._say_noticed()

    def on_question_card_settled(self) -> None:
        """There may be more to read than there is room for now."""
        self._say_keys()

    def on_question_card_skip_wanted(self) -> None:
        """Skip by mouse."""
        self.action_skip()

    def on_check_view_chosen(self, event: CheckView.Chosen) -> None:
        """Go to an answer, to come back after it."""
        self._run(lambda talk: talk.revisit(event.name))

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
        if self.busy:
            return
        if self.advised:
            self._run(Conversation.go_on)
            return
        try:
            raw = self._card.raw()
        except AnswerError as problem:
            self._refuse(problem)
            return
        self._run(lambda talk: talk.answer(raw), self.AnswerGiven)

    def _have_done(self, offer: Offer[Any]) -> None:
        self._run(lambda talk: talk.take(offer), self.OfferTaken)

    def _run(self, step: Step, fact: type[AnswerGiven | OfferTaken] | None = None) -> None:
        """Take a step, unless one is being taken: a second Enter while saving answers nothing.

        ``fact`` is told when it has changed the answer to the question and is on disk.
        """
        if not self.busy:
            if self._again is not None:
                self._again.stop()
            self.busy = self.holding = True
            self.run_worker(self._step(step, fact), name="step")

    async def _step(self, step: Step, fact: type[AnswerGiven | OfferTaken] | None) -> None:
        """Take a step; keys pressed meanwhile are for what it leads to."""
        try:
            await self._take(step, fact)
        finally:
            await self.release()
        if self.is_attached and self.conversation.context.language is not self.language:
            self.reword()

    async def _show_first(self) -> None:
        """Show where the conversation is, and let the keys pressed since the page was opened arrive."""
        await self._show(self._memos.get(self.conversation.state))
        await self.release()
        # The words of the language are loaded while the question is read, so that no answer waits for them.
        await asyncio.to_thread(coach.read, "", self.language.code, self.malsteg.today)

    async def _take(self, step: Step, fact: type[AnswerGiven | OfferTaken] | None) -> None:
        """Take a step and save it before anything else is shown; if it cannot be saved, undo it."""
        before, self._left = self.conversation.snapshot, self.conversation.state
        try:
            result = step(self.conversation)
            if result is False:
                self._leave_or_ask()
                return
            self._stop_trying()
            reply = result if isinstance(result, Reply) else None
            if reply is not None and reply.problem is not None:
                self._refuse(reply.problem)
                return
            await self._save()
        except AnswerError as problem:
            # What was said cannot be kept as it is; the session stands where it can be changed.
            await self._show(None)
            self._refuse(problem)
            return
        except WorkError as problem:
            self.session.conversation = Conversation.restore(
                self.conversation.dialog, before, self.conversation.context
            )
            self._failed = True
            self._cannot_save(problem, lambda: self._run(step, fact))
            return
        finally:
            self.busy = False
        self._problem, self._notice = None, self.session.notice
        self._warned = self._failed = False
        if fact is not None:
            self._memos.pop(self._left, None)
            self.post_message(fact(self._left))
        await self._follow(reply)

    async def _save(self) -> None:
        patience, saving = self.malsteg.patience, N_("saving \N{HORIZONTAL ELLIPSIS}")
        slow = self.set_timer(patience.slow, lambda: self._bar.set_saved(self.language.text(saving)))
        stalled = self.set_timer(patience.stalled, self._stall)
        try:
            await self.malsteg.on_disk(self.session.save)
        finally:
            slow.stop()
            stalled.stop()
            waited, self._stalled = self._stalled, False
            if self.is_attached:  # otherwise the pair has left, and the page is being taken down
                if waited:
                    self._say_noticed()
                self._say_saved()

    # --- when it cannot be saved ----------------------------------------------------------------

    @property
    def unsaved(self) -> bool:
        """Whether an answer has been given that is not on disk, and will not be at once."""
        return self._failed or self._stalled

    def lets_through(self, event: events.Event) -> bool:
        """Let the pair leave while a folder does not answer; everything else typed waits for it."""
        leaving = self._stalled and isinstance(event, events.Key) and event.key in _LEAVING
        return leaving or super().lets_through(event)

    def _stall(self) -> None:
        self._stalled = True
        self._say_stalled()

    def _cannot_save(self, problem: WorkError, again: Callable[[], None]) -> None:
        """Try again by itself what may pass, after the passphrase what needs it; say what is wrong."""

        def in_the_folder_opened_anew() -> None:
            if self.is_attached:
                self.session.go_on_in(self.malsteg.records)
                again()

        if self.malsteg.shut_out(problem, in_the_folder_opened_anew):
            return
        if problem.code in PASSING:
            self._waiting, self._tries_again = again, True
            self._again = self.set_timer(self.malsteg.patience.again, again)
        self._refuse(problem)

    def _stop_trying(self) -> None:
        """Something else has been said since: what could not be saved is not tried again."""
        self._waiting, self._tries_again = None, False
        if self._again is not None:
            self._again.stop()

    def _leave_or_ask(self) -> None:
        if self.unsaved:
            self._leave_unsaved()
        else:
            self._leave()

    def _leave_unsaved(self) -> None:
        """Ask before an answer is lost."""
        from assistant.tui.screens.confirm import LeaveScreen

        if self.unsaved and self.is_active:
            self.app.push_screen(LeaveScreen(), self._left_unsaved)

    def _left_unsaved(self, leave: bool | None) -> None:
        if leave:
            self._leave()
        elif self._waiting is not None and not self.busy:
            self._again = self.set_timer(self.malsteg.patience.again, self._waiting)

    # --- showing what comes of it ---------------------------------------------------------------

    async def _follow(self, reply: Reply | None) -> None:
        """Show what comes after a step that is on disk."""
        self._reply = reply
        self._kept = reply is not None and reply.status == "kept"
        self._card.advice.show_rules(shown=False)
        if reply is not None and reply.status == "advised":
            self._told_about = self._card.field.memo() if self._card.field else None
            self._say_noticed()
            self._show_goal()
            return
        await self._show(self._memos.get(self.conversation.state))
        if (reply is not None and reply.status == "changed") or self._notice is not None:
            self._told_about = None
            self._say_noticed()
        if self.stage is Stage.DONE:
            if self._notice is not None:
                self.malsteg.tell(self._notice)
            self.post_message(self.GoalAccepted())

    def _refuse(self, problem: MalstegError) -> None:
        """Say what could not be done. What has been typed stands."""
        self._problem = problem
        if self._check.display:
            self._show_check()
        else:
            self._card.mark(problem if isinstance(problem, AnswerError) else None)
            self._told_about = self._card.field.memo() if self._card.field else None
            self._say_noticed()

    def _remember_unsent(self) -> None:
        """Keep what is written and not answered, for when the question comes up again."""
        if not self._card.display or self._card.field is None or self.busy:
            return
        memo = self._card.field.memo()
        if memo is None:
            self._memos.pop(self.conversation.state, None)
        else:
            self._memos[self.conversation.state] = memo

    def _leave(self) -> None:
        if self.is_active:
            self.app.pop_screen()

    def _open_goal(self) -> None:
        if self.session.case_id and self.session.goal_id:
            self.malsteg.show_goal(self.session.case_id, self.session.goal_id)
