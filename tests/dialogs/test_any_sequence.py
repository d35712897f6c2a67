"""Whatever the two do, and in whatever order: no answer is lost, and nothing unsound is accepted."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from holding import TODAY
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assistant.dialogs.answers import (
    Acceptances,
    Actions,
    Choice,
    Day,
    Level,
    Levels,
    Range,
    Steps,
    WholeNumber,
    Words,
)
from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.machine import CHECK, DONE
from assistant.dialogs.question import Offer, Question
from assistant.dialogs.standing import ConversationState, Reply, Stage
from assistant.errors import AnswerError
from assistant.goals.goal import Direction, gaps, propose_scale
from assistant.goals.measure import PeriodUnit, Span
from assistant.i18n import Language

ACCEPTANCES = ("client_acceptance", "worker_acceptance")
CONTEXT = Context(TODAY, Language("en"), frozenset({"Kim"}), ("a life of one's own",))

NOTHING_YET = GoalDraft()
ONLY_THE_STEPS_LEFT = GoalDraft(
    alias="Lisa",
    purpose="Work or studies that last",
    direction=Direction.INCREASE,
    what="coming on time to the courses",
    measure_kind="occasions",
    occasions_of=10,
    baseline=Decimal(0),
    expected=Span(low=Decimal(6), high=Decimal(7)),
    deadline=date(2027, 4, 5),
)
ONLY_THE_YESES_LEFT = ONLY_THE_STEPS_LEFT.model_copy(update={"scale": propose_scale(ONLY_THE_STEPS_LEFT)})
A_SKILL_TO_KEEP = GoalDraft(
    new_case=False,
    direction=Direction.MAINTAIN,
    what="walking with a friend",
    measure_kind="times",
    period=PeriodUnit.WEEK,
    baseline=Decimal(4),
    expected=Span(low=Decimal(3), high=Decimal(5)),
)

ONE_SENTENCE = GoalDraft(quick=True, alias="Kim", opening="Kim goes for a walk 3 times a week by 1 June")

BEGINNINGS = (ONLY_THE_YESES_LEFT, ONLY_THE_STEPS_LEFT, A_SKILL_TO_KEEP, ONE_SENTENCE, NOTHING_YET)

JUNK = st.sampled_from(
    [
        "",
        " ",
        "0",
        "-1",
        "99",
        "2; 3",
        "6-10",
        "[/x]",
        "x" * 301,
        "x" * 5_001,
        "\x1b[31m",
        "a\u202eb",
        None,
        7,
        [],
    ]
)

WORDS = [
    "some words",
    "e\u0301 [/x] مرحبا",
    "Kim cooks dinner from 1 to 3 times a week by 1 June",
    "Staff remind Kim on 07700 900123",
    "Kim cooks dinner and Kim applies for a job",
    "never be late again",
]
"""Words to keep, to notice something in, and to hear the next answers in."""


def fitting(question: Question[GoalDraft], draft: GoalDraft) -> st.SearchStrategy[object]:
    """Answers of the kind that the question asks for."""
    answers = question.answers_for(draft)
    small = st.integers(0, 12).map(str)
    match answers:
        case Choice():
            return st.integers(1, len(answers.options_for(draft))).map(str)
        case WholeNumber(low=low, high=high):
            return st.integers(low, min(high, low + 15)).map(str)
        case Level():
            return small | st.just("2.5")
        case Levels():
            return small | st.tuples(small, small).map("-".join)
        case Range():
            return st.sampled_from(["0-40", "13-91", "0.5-10.5"])
        case Day():
            return st.integers(-3, 90).map(lambda days: TODAY + timedelta(days=days))
        case Actions():
            return st.sampled_from(["talks; both; every week", "one\ntwo; Kim"])
        case Acceptances():
            return st.sampled_from(["1", "1", "2: if the bus comes", "2", "3: tomorrow"])
        case Steps():
            return st.sampled_from(["", "", "3; 6; 8; 10", "2; 3; 6; 7", "5 = every time"])
        case Words():
            return st.sampled_from(WORDS)
    raise AssertionError(answers)


class AnySequence(RuleBasedStateMachine):
    """``said`` is what the draft must hold: the latest answer to each question."""

    @initialize(draft=st.sampled_from(BEGINNINGS))
    def begin(self, draft: GoalDraft) -> None:
        self.conversation = Conversation(FORMULATE, draft, CONTEXT)
        self.said = dict(draft)
        self.offers: list[Offer[GoalDraft]] = []

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
        if value is None:  # Enter after a word about what was skipped
            assert reply.status == "taken"
            return
        if stage is Stage.ASKING and value != self.said[name]:
            self.said.update(dict.fromkeys(ACCEPTANCES))
        self.said[name] = value
        if name == "understood":
            self._filled_in()
        self.offers += [piece.offer for piece in reply.advice if piece.offer]
        assert (reply.status == "advised") == (self.conversation.state == name) or stage is Stage.CLOSING

    def _filled_in(self) -> None:
        """A yes to what was understood fills in answers, and changes none."""
        now = dict(self.conversation.draft)
        kept = {name: value for name, value in self.said.items() if value is not None and name != "heard"}
        assert {name: now[name] for name in kept} == kept
        self.said = now

    @precondition(lambda self: self.offers and self.conversation.state != DONE)
    @rule()
    def take_an_offer(self) -> None:
        """However long ago it was made, it is about the answer as it was or it is refused."""
        offer, before = self.offers.pop(), self.conversation.snapshot
        reply = self.conversation.take(offer)
        if reply.status == "refused":
            assert self.conversation.snapshot == before
            return
        assert self.conversation.state == offer.question
        assert self.said[offer.question] == offer.value
        if self.conversation.stage is Stage.ASKING:
            self.said.update(dict.fromkeys(ACCEPTANCES))
        now = dict(self.conversation.draft)
        changed = {name for name in now if now[name] != self.said[name]}
        assert changed <= {offer.question, "plan", "later", "heard"}
        self.said = now

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
        name = self.conversation.state
        reply = self.conversation.skip()
        if reply.status == "advised":
            assert self.conversation.state == name
        else:
            self._only_moves(reply)

    @precondition(_is_asking)
    @rule()
    def go_on(self) -> None:
        self._only_moves(self.conversation.go_on())

    def _only_moves(self, reply: Reply) -> None:
        assert reply.status in ("taken", "refused", "kept")

    @rule()
    def back(self) -> None:
        before = self.conversation.state
        assert self.conversation.back() == (self.conversation.state != before)

    @rule(data=st.data())
    def revisit(self, data: st.DataObject) -> None:
        """Any question, also one that does not apply."""
        applying = {line.question.name for line in self.conversation.lines()}
        finished = self.conversation.state == DONE
        name = data.draw(st.sampled_from([*(q.name for q in FORMULATE.questions), *ACCEPTANCES, "gone"]))
        try:
            self.conversation.revisit(name)
        except AnswerError:
            assert finished or name not in applying
        else:
            assert self.conversation.state == name

    @precondition(lambda self: self.conversation.state != DONE)
    @rule(data=st.data())
    def change_one_answer(self, data: st.DataObject) -> None:
        """What the check page is for: an answer given is looked at again and changed."""
        given = [line.question for line in self.conversation.lines() if line.value is not None]
        if given:
            self.conversation.revisit(data.draw(st.sampled_from([question.name for question in given])))
            self.answer_what_is_asked(data)

    @rule()
    def to_check(self) -> None:
        finished = self.conversation.state == DONE
        self.conversation.to_check()
        assert self.conversation.state == (DONE if finished else CHECK)

    @precondition(lambda self: self.conversation.state == CHECK)
    @rule()
    def proceed(self) -> None:
        self.conversation.proceed()
        assert self.conversation.stage is Stage.CLOSING

    @precondition(lambda self: self.conversation.state != DONE)
    @rule()
    def both_say_yes(self) -> None:
        """The goal is accepted then, exactly if nothing else is missing."""
        self.conversation.to_check()
        self.conversation.proceed()
        self._answer("1")
        matters = {matter.code for matter in self.conversation.open_matters()}
        self._answer("1")
        accepted = matters <= {"acceptance_missing", "not_accepted_yet"}
        assert self.conversation.state == (DONE if accepted else CHECK)

    @precondition(lambda self: self.conversation.state == DONE)
    @rule()
    def revise(self) -> None:
        """Begin again with what was agreed, which both have to accept anew."""
        draft = self.conversation.draft.model_copy(update={**dict.fromkeys(ACCEPTANCES), "new_case": False})
        self.conversation = Conversation(FORMULATE, draft, CONTEXT)
        self.said = dict(draft)
        self.offers = []

    @rule()
    def leave_and_come_back(self) -> None:
        on_disk = self.conversation.snapshot.model_dump_json()
        again = Conversation.restore(FORMULATE, ConversationState.model_validate_json(on_disk), CONTEXT)
        assert again.snapshot == self.conversation.snapshot
        # What is to be another goal is on disk by then, and no longer part of this one.
        self.said["later"] = ()
        self.conversation = again

    @invariant()
    def nothing_said_is_lost(self) -> None:
        heard = {"heard": self.conversation.draft.heard}
        assert dict(self.conversation.draft) == self.said | heard

    @invariant()
    def what_is_asked_applies(self) -> None:
        question = self.conversation.question
        assert question is None or question.ask_if(self.conversation.draft)

    @invariant()
    def nothing_unsound_is_accepted(self) -> None:
        if self.conversation.state == DONE:
            assert gaps(self.conversation.draft.formulation, TODAY) == ()
            assert self.conversation.open_matters() == ()


AnySequence.TestCase.settings = settings(max_examples=150, stateful_step_count=40)
test_any_sequence = AnySequence.TestCase
