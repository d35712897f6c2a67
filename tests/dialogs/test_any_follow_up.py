"""Whatever the two do at a follow-up: no answer is lost, and nothing unsound is finished or agreed on."""

from __future__ import annotations

from datetime import timedelta

from agreed import LISA, OF_EVERY_KIND, TODAY, begun
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from test_any_sequence import JUNK, WORDS

from assistant.dialogs.answers import Acceptances, Choice, Day, Level, WholeNumber, Words
from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.follow_up import FOLLOW_UP
from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.machine import CHECK, DONE
from assistant.dialogs.question import Question
from assistant.dialogs.recalling import Carrying, PastDay, PlanChanges
from assistant.dialogs.standing import ConversationState, Stage
from assistant.errors import AnswerError
from assistant.goals.attainment import change, steps_reached
from assistant.goals.follow_up import FollowUpAnswers
from assistant.goals.goal import Party, gaps
from assistant.i18n import Language

ACCEPTANCES = ("client_acceptance", "worker_acceptance")
LATE = LISA.deadline + timedelta(days=7)  # type: ignore[operator]


def fitting(question: Question[FollowUpDraft], draft: FollowUpDraft) -> st.SearchStrategy[object]:
    """Answers of the kind that the question asks for."""
    answers = question.answers_for(draft)
    match answers:
        case Choice():
            return st.integers(1, len(answers.options_for(draft))).map(str)
        case WholeNumber():
            return st.integers(0, 10).map(str)
        case Level():
            return st.integers(0, 12).map(str) | st.sampled_from(["1.5", "0.25"])
        case PastDay():
            return st.integers(-40, 2).map(lambda days: TODAY + timedelta(days=days))
        case Day():
            return st.integers(-3, 90).map(lambda days: TODAY + timedelta(days=days))
        case Carrying():
            return st.sampled_from(["1; 2", "3 of 4; not: ring 07700 900123", "4\n0/3"])
        case PlanChanges():
            return st.sampled_from(["", "", "-2", "-1\n+ Sms; both", "talks; both; every week", "-2\n-1"])
        case Acceptances():
            return st.sampled_from(["1", "1", "2: if the bus comes", "3: tomorrow"])
        case Words():
            return st.sampled_from(WORDS)
    raise AssertionError(answers)


class AnyFollowUp(RuleBasedStateMachine):
    """``said`` is what the draft must hold: the latest answer to each question."""

    @initialize(
        kind=st.sampled_from(sorted(OF_EVERY_KIND)),
        today=st.sampled_from([TODAY, LATE]),
        corrects=st.sampled_from([None, None, None, 1]),
    )
    def begin(self, kind: str, today: object, corrects: int | None) -> None:
        draft = begun(OF_EVERY_KIND[kind], today=today, corrects=corrects)
        self.context = Context(draft.today, Language("en"))
        self.conversation = Conversation(FOLLOW_UP, draft, self.context)
        self.said = dict(draft)

    def _is_asking(self) -> bool:
        return self.conversation.question is not None

    def _answer(self, raw: object) -> None:
        name, stage, before = self.conversation.state, self.conversation.stage, self.conversation.snapshot
        reply = self.conversation.answer(raw)
        if reply.status == "refused":
            assert isinstance(reply.problem, AnswerError)
            assert self.conversation.snapshot == before
            return
        value = getattr(self.conversation.draft, name)
        if stage is Stage.ASKING and value != self.said[name]:
            self.said.update(dict.fromkeys(ACCEPTANCES))
        self.said[name] = value

    @precondition(_is_asking)
    @rule(data=st.data())
    def answer_what_is_asked(self, data: st.DataObject) -> None:
        question = self.conversation.question
        assert question is not None
        self._answer(data.draw(fitting(question, self.conversation.draft), label=question.name))

    @precondition(_is_asking)
    @rule(raw=JUNK)
    def answer_anything(self, raw: object) -> None:
        self._answer(raw)

    @precondition(_is_asking)
    @rule()
    def dont_know_yet(self) -> None:
        assert self.conversation.skip().status in ("taken", "advised", "refused", "kept")

    @precondition(_is_asking)
    @rule()
    def go_on(self) -> None:
        assert self.conversation.go_on().status in ("taken", "refused", "kept")

    @rule()
    def back(self) -> None:
        before = self.conversation.state
        assert self.conversation.back() == (self.conversation.state != before)

    @precondition(lambda self: self.conversation.state != DONE)
    @rule(data=st.data())
    def change_one_answer(self, data: st.DataObject) -> None:
        names = [line.question.name for line in self.conversation.lines()]
        self.conversation.revisit(data.draw(st.sampled_from(names)))
        self.answer_what_is_asked(data)

    @rule()
    def to_check(self) -> None:
        finished = self.conversation.state == DONE
        self.conversation.to_check()
        assert self.conversation.state == (DONE if finished else CHECK)

    @precondition(lambda self: self.conversation.state == CHECK)
    @rule()
    def proceed(self) -> None:
        """It ends here if nothing is agreed on anew, and nothing stands in the way."""
        changed, matters = self.conversation.draft.next_agreement, self.conversation.open_matters()
        reply = self.conversation.proceed()
        if changed is not None:
            assert self.conversation.stage is Stage.CLOSING
        else:
            assert self.conversation.state == (CHECK if matters else DONE)
            assert reply.status == ("kept" if matters else "taken")
            assert [each.code for each in reply.open_matters] == [each.code for each in matters]

    @rule()
    def leave_and_come_back(self) -> None:
        on_disk = self.conversation.snapshot.model_dump_json()
        again = Conversation.restore(FOLLOW_UP, ConversationState.model_validate_json(on_disk), self.context)
        assert again.snapshot == self.conversation.snapshot
        self.conversation = again

    @invariant()
    def nothing_said_is_lost(self) -> None:
        assert dict(self.conversation.draft) == self.said

    @invariant()
    def what_is_asked_applies(self) -> None:
        question = self.conversation.question
        assert question is None or question.ask_if(self.conversation.draft)

    @invariant()
    def the_agreed_goal_is_never_changed(self) -> None:
        draft = self.conversation.draft
        assert draft.agreed == self.said["agreed"]
        if draft.next_agreement is not None:
            kept = {
                name: value for name, value in draft.next_agreement if name not in (*ACCEPTANCES, *_CHANGED)
            }
            assert kept.items() <= dict(draft.agreed).items()

    @invariant()
    def what_was_found_can_be_told(self) -> None:
        draft = self.conversation.draft
        assert len(steps_reached(draft.agreed, draft)) <= 2
        for party in Party:
            change(draft.agreed, draft, party)

    @invariant()
    def nothing_unsound_is_finished(self) -> None:
        if self.conversation.state != DONE:
            return
        draft = self.conversation.draft
        assert draft.day is not None
        assert draft.something_found
        assert draft.corrects or draft.decision is not None
        assert FollowUpAnswers.model_validate(draft.answers.model_dump()) == draft.answers
        if draft.next_agreement is not None:
            assert gaps(draft.next_agreement, draft.today) == ()


_CHANGED = ("plan", "deadline", "follow_up")

AnyFollowUp.TestCase.settings = settings(max_examples=100, stateful_step_count=40)
test_any_follow_up = AnyFollowUp.TestCase
