"""A lint of every dialog: mistakes in the data that would otherwise show only when two people meet them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from agreed import LISA, OF_EVERY_KIND, begun
from holding import TODAY

from assistant.dialogs.answers import Choice, Level, Levels, Steps
from assistant.dialogs.context import Context
from assistant.dialogs.draft import GoalDraft, Heard
from assistant.dialogs.follow_up import FOLLOW_UP
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.machine import CHECK, DONE, build_machine
from assistant.dialogs.question import Dialog, Question
from assistant.dialogs.recalling import Carrying
from assistant.goals.case import People
from assistant.goals.follow_up import Decision, FollowUpAnswers
from assistant.goals.goal import Direction, Formulation, propose_scale
from assistant.goals.measure import MEASURE_KINDS, PeriodUnit, Span, TimeUnit
from assistant.goals.measuring import PERIODS
from assistant.i18n import Language

DIALOGS = (FORMULATE, FOLLOW_UP)
CONTEXT = Context(TODAY, Language("en"), frozenset({"Kim"}), ("a life of one's own",))

A_MEASURE_OF_EVERY_KIND = {
    "occasions_of": 10,
    "counted": "courses",
    "period_words": "each term",
    "period_days": 14,
    "time_unit": TimeUnit.HOURS,
    "unit": "kr",
    "percent_of": "the lessons",
    "instrument_name": "KASAM",
    "instrument_range": Span(low=Decimal(0), high=Decimal(40)),
    "rating_range": Span(low=Decimal(0), high=Decimal(10)),
    "low_end": "afraid",
    "high_end": "safe",
    **{f"milestone_{number}": f"milestone {number}" for number in (1, 2, 3, 4, 5)},
}

EVERYTHING_HEARD = (
    Heard(
        direction=Direction.INCREASE,
        what="on time to the course",
        measure_kind="occasions",
        occasions_of=10,
        counted="courses",
        baseline=Decimal(2),
        expected=Span(low=Decimal(6), high=Decimal(7)),
        deadline=TODAY.replace(month=6),
    ),
    Heard(measure_kind="duration", time_unit=TimeUnit.HOURS, period=PeriodUnit.DAY),
    Heard(measure_kind="amount", unit="kr", period=PeriodUnit.MONTH),
    Heard(measure_kind="instrument", instrument="AUDIT"),
    Heard(measure_kind="rating", rating_range=Span(low=Decimal(0), high=Decimal(10))),
)
"""What sentences can say of every answer that is suggested from them."""


def drafts() -> Iterator[GoalDraft]:
    """A draft for everything that decides what is asked and how."""
    yield GoalDraft()
    yield GoalDraft(people=People.CHILD, worker_agrees="no")
    yield GoalDraft(quick=True, opening="Kim goes for a walk 3 times a week")
    for heard in EVERYTHING_HEARD:
        yield GoalDraft(quick=True, heard={"sentence": heard})
        taken = {name: value for name, value in heard if name not in ("baseline", "expected")}
        yield GoalDraft(heard={"sentence": heard}, **taken)
    for direction, kind, baseline in product((None, *Direction), MEASURE_KINDS, (None, 0, 1, 4)):
        for period in PERIODS.get(kind, (None,)):
            said = GoalDraft(
                new_case=False,
                direction=direction,
                measure_kind=kind,
                period=period,
                baseline=None if baseline is None else Decimal(baseline),
                expected=None if baseline is None else Span(low=Decimal(3), high=Decimal(4)),
                instrument="AUDIT" if direction is Direction.INCREASE else "own",
                deadline=None if baseline is None else TODAY.replace(month=6),
            )
            yield said
            measured = said.model_copy(update=A_MEASURE_OF_EVERY_KIND)
            yield measured
            if baseline == 0 and direction is Direction.INCREASE:
                yield measured.model_copy(update={"scale": propose_scale(measured)})


def follow_up_drafts() -> Iterator[Any]:
    """A draft for everything that decides what is asked at a follow-up."""
    before = TODAY - timedelta(days=30)
    for agreed, decision in product(OF_EVERY_KIND.values(), (None, *Decision)):
        about = {"since": before, "today": TODAY, "decision": decision}
        yield begun(agreed, **about)
        yield begun(agreed, value=agreed.baseline, **about)
        yield begun(agreed, value=agreed.baseline, fits=False, plan=(), **about)
        yield begun(agreed, deadline=date(2027, 9, 1), **about)
    late = date(2027, 9, 1)
    yield begun(LISA, since=before, today=late, decision=Decision.KEEP)
    yield begun(LISA, since=before, today=late, decision=Decision.KEEP, corrects=1)


def drafts_of(dialog: Dialog[Any]) -> Iterator[Any]:
    """The drafts of a dialog that are looked at."""
    return drafts() if dialog is FORMULATE else follow_up_drafts()


def asked(dialog: Dialog[Any]) -> Iterator[tuple[Question[Any], Any]]:
    """Every question with every draft to which it applies."""
    for draft in drafts_of(dialog):
        for question in (*dialog.questions, *dialog.closing):
            if question.ask_if(draft):
                yield question, draft


@pytest.fixture(params=DIALOGS, ids=lambda dialog: dialog.name)
def dialog(request: pytest.FixtureRequest) -> Dialog[Any]:
    found: Dialog[Any] = request.param
    return found


def test_every_question_fills_a_field_of_the_draft_and_has_it_to_itself(dialog: Dialog[Any]) -> None:
    names = [question.name for question in (*dialog.questions, *dialog.closing)]

    assert len(names) == len(set(names))
    assert set(names) <= set(dialog.draft_type.model_fields)
    assert {CHECK, DONE}.isdisjoint(names)
    # None is "not answered", so that must be where every field begins.
    assert [name for name in names if dialog.draft_type.model_fields[name].default is not None] == []


def test_everything_that_is_kept_about_a_goal_is_asked_for() -> None:
    names = {question.name for question in (*FORMULATE.questions, *FORMULATE.closing)}

    assert set(Formulation.model_fields) <= names


def test_everything_that_is_kept_of_a_follow_up_is_asked_for() -> None:
    assert set(FollowUpAnswers.model_fields) <= {question.name for question in FOLLOW_UP.questions}


def test_a_question_is_found_by_its_name(dialog: Dialog[Any]) -> None:
    for question in (*dialog.questions, *dialog.closing):
        assert dialog.question(question.name) is question
    with pytest.raises(KeyError):
        dialog.question("no such question")


def test_an_answer_unsettles_only_what_is_asked_later(dialog: Dialog[Any]) -> None:
    names = [question.name for question in dialog.questions]

    for place, question in enumerate(dialog.questions):
        assert set(question.unsettles) <= set(names[place + 1 :]), question.name
    assert [question.name for question in dialog.closing if question.unsettles] == []


def test_whether_a_question_is_asked_is_a_plain_yes_or_no(dialog: Dialog[Any]) -> None:
    """The state machine takes anything but True and False for something else than it is."""
    for draft in drafts_of(dialog):
        for question in (*dialog.questions, *dialog.closing):
            assert type(question.ask_if(draft)) is bool, question.name


def test_every_question_is_asked_in_some_conversation(dialog: Dialog[Any]) -> None:
    met = {question.name for question, _ in asked(dialog)}

    assert met == {question.name for question in (*dialog.questions, *dialog.closing)}


def test_every_question_has_its_words_its_why_and_an_example(dialog: Dialog[Any]) -> None:
    for question, draft in asked(dialog):
        wording = question.wording_for(draft)
        for words in (wording.ask, wording.why, wording.example):
            assert words.strip(), question.name
        assert wording.ask.endswith("?"), question.name


def test_every_example_could_be_answered(dialog: Dialog[Any]) -> None:
    for question, draft in asked(dialog):
        answers = question.answers_for(draft)
        # What fits these depends on the measure, or on the plan.
        if not isinstance(answers, Level | Levels | Steps | Carrying):
            answers.read(question.wording_for(draft).example, draft, CONTEXT)


def test_every_suggestion_could_be_answered(dialog: Dialog[Any]) -> None:
    suggesting = set()
    for question, draft in asked(dialog):
        suggested = question.suggest(draft, CONTEXT) if question.suggest else None
        if suggested is not None:
            assert question.answers_for(draft).read(suggested, draft, CONTEXT) == suggested
            suggesting.add(question.name)

    assert suggesting == {question.name for question in dialog.questions if question.suggest}


def test_every_choice_is_made_by_its_digit_its_code_and_its_words(dialog: Dialog[Any]) -> None:
    for question, draft in asked(dialog):
        answers = question.answers_for(draft)
        if not isinstance(answers, Choice):
            continue
        options = answers.options_for(draft)
        assert 2 <= len(options) <= 10, question.name
        for digit, option in enumerate(options, start=1):
            for typed in (str(digit), option.shown(CONTEXT.language), option.value):
                assert answers.read(typed, draft, CONTEXT) == option.value, (question.name, typed)
            if not option.code.isdecimal():  # a number is the digit of a choice
                assert answers.read(option.code, draft, CONTEXT) == option.value, (question.name, option)


def test_every_stop_of_the_machine_can_be_reached_and_left(dialog: Dialog[Any]) -> None:
    class Position:
        state: str

        def forward(self) -> bool:
            return False

        backward = to_check = revisit = accept = forward

    first = dialog.questions[0].name
    machine = build_machine(dialog, Position(), first, lambda: True)
    ways = {(move.source, move.dest) for move in machine.get_transitions()}

    reached, edge = {first}, {first}
    while edge:
        edge = {there for here, there in ways if here in edge} - reached
        reached |= edge

    questions = {question.name for question in (*dialog.questions, *dialog.closing)}
    assert reached == set(machine.states) == questions | {CHECK, DONE}
    for stop in reached - {DONE}:
        assert [there for here, there in ways if here == stop], stop
    assert [there for here, there in ways if here == DONE] == []


def test_a_period_of_every_kind_is_among_the_drafts_looked_at() -> None:
    seen = {(draft.measure_kind, draft.period) for draft in drafts()}

    assert {(kind, unit) for kind, units in PERIODS.items() for unit in units} <= seen
    assert {unit for units in PERIODS.values() for unit in units} == set(PeriodUnit)
