"""What people type, question by question: what is taken, and what is refused and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from holding import Begin

from assistant.goals.case import People
from assistant.goals.goal import Acceptance, Action, Agreement, Direction
from assistant.goals.measure import PeriodUnit, Span
from assistant.goals.scale import AttainmentScale, rebuild

OF_TEN = {
    "direction": Direction.INCREASE,
    "measure_kind": "occasions",
    "occasions_of": 10,
    "counted": "courses",
    "baseline": Decimal(0),
    "expected": Span(low=Decimal(6), high=Decimal(7)),
}
LITRES = {
    "direction": Direction.INCREASE,
    "measure_kind": "amount",
    "unit": "litres",
    "period": PeriodUnit.DAY,
    "fractions": True,
}
OF_A_WEEK = {"direction": Direction.INCREASE, "measure_kind": "days", "period": PeriodUnit.WEEK}
TIMES = {"direction": Direction.DECREASE, "measure_kind": "times", "period": PeriodUnit.DAY}
PERCENT = {"direction": Direction.INCREASE, "measure_kind": "percent", "percent_of": "the lessons"}
OWN_FORM = {"measure_kind": "instrument", "instrument": "own"}
RATING = {"measure_kind": "rating"}


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "[/x] [bold]loud[/bold] $name {name} %(name)s",  # no markup, no template
        "<b>&amp;</b>",
        "e\u0301a\u030a",  # combining accents stay apart, as typed
        "مرحبا שלום",  # scripts from right to left
        "👩‍👧 and a joiner",
        "two lines\nand a\ttab",
        "no\u00a0break",
        "x" * 5_000,
    ],
)
def test_words_are_kept_exactly_as_typed(begin: Begin, words: str) -> None:
    conversation = begin("wish", new_case=False)

    assert conversation.answer(f"  {words}\n ").status in ("taken", "advised")

    assert conversation.draft.wish == words


@pytest.mark.parametrize(
    ("words", "code", "params"),
    [
        ("", "empty", {}),
        (" \n\t\u00a0 ", "empty", {}),
        (None, "empty", {}),
        ("x" * 5_001, "too_long", {"length": 5_001, "limit": 5_000}),
        ("x" * 100_000, "too_long", {"length": 100_000, "limit": 5_000}),
        ("bell\a", "control_characters", {}),
        ("escape \x1b[31mred", "control_characters", {}),
        ("zero\x00byte", "control_characters", {}),
        ("next\x85line", "control_characters", {}),
        ("gpj.\u202eexe", "control_characters", {}),  # right-to-left override
        ("gpj.\u202dexe", "control_characters", {}),
        ("half a pair \ud800", "control_characters", {}),
        (3, "not_words", {}),
        (["a list"], "not_words", {}),
    ],
)
def test_words_that_cannot_be_kept_are_refused(
    begin: Begin, words: object, code: str, params: dict[str, object]
) -> None:
    conversation = begin("wish", new_case=False)

    reply = conversation.answer(words)

    assert reply.status == "refused"
    assert reply.problem is not None
    assert (reply.problem.code, reply.problem.params) == (code, params)
    assert conversation.state == "wish"
    assert conversation.draft.wish is None


def test_a_name_is_one_short_line(begin: Begin) -> None:
    conversation = begin("alias")
    assert conversation.answer("x" * 61).problem.params == {"length": 61, "limit": 60}

    conversation.answer("  Kim \n the   Brave ")

    assert conversation.draft.alias == "Kim the Brave"


# --- choices --------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["2", "decrease", "Decrease", "DECREASE.", "d", " dec "])
def test_a_choice_is_made_by_its_digit_its_code_or_the_beginning_of_its_words(
    begin: Begin, typed: str
) -> None:
    conversation = begin("direction", new_case=False)

    assert conversation.answer(typed).status == "taken"

    assert conversation.draft.direction is Direction.DECREASE


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0", "no_such_option"),
        ("5", "no_such_option"),
        ("99999999999999999999", "no_such_option"),
        ("-1", "no_such_option"),
        ("²", "no_such_option"),
        ("sideways", "no_such_option"),
        ("be", "several_options"),  # "Be kept as it is", "Be in place"
        (7, "no_such_option"),
        ("x" * 61, "too_long"),
    ],
)
def test_what_is_none_of_the_choices_is_refused(begin: Begin, typed: object, code: str) -> None:
    conversation = begin("direction", new_case=False)

    reply = conversation.answer(typed)

    assert reply.problem is not None
    assert reply.problem.code == code
    if code != "too_long":
        assert reply.problem.params == {"count": 4}
    assert conversation.draft.direction is None


def test_a_life_area_may_be_in_ones_own_words(begin: Begin) -> None:
    conversation = begin("life_area", new_case=False, people=People.CHILD)
    conversation.answer("The choir")
    assert conversation.draft.life_area == "The choir"

    conversation.revisit("life_area")
    conversation.answer("sch")
    assert conversation.draft.life_area == "school"

    conversation.revisit("life_area")
    assert conversation.answer("11").problem.code == "no_such_option"


@pytest.mark.parametrize("typed", ["0-10", "0\N{EN DASH}10", "1"])
def test_a_range_of_ratings_is_chosen_as_people_write_it(begin: Begin, typed: str) -> None:
    conversation = begin("rating_range", new_case=False, **RATING)

    conversation.answer(typed)

    assert conversation.draft.rating_range == Span(low=Decimal(0), high=Decimal(10))


def test_a_front_end_may_hand_over_the_value_itself(begin: Begin) -> None:
    conversation = begin("fractions", new_case=False, **{**LITRES, "fractions": None})

    conversation.answer(1)

    assert conversation.draft.fractions is True


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "typed", "code"),
    [
        ("severity", "11", "outside_measure"),
        ("severity", "-1", "outside_measure"),
        ("severity", "7.5", "whole_numbers_only"),
        ("severity", "many", "not_a_number"),
        ("severity", "3 4", "not_a_number"),
        ("severity", True, "not_a_number"),
        ("severity", "1" * 41, "not_a_number"),
        ("severity", "nan", "not_a_number"),
    ],
)
def test_a_rating_is_a_whole_number_from_0_to_10(
    begin: Begin, question: str, typed: object, code: str
) -> None:
    conversation = begin(question, new_case=False)

    assert conversation.answer(typed).problem.code == code
    assert conversation.draft.severity is None

    conversation.answer("10")
    assert conversation.draft.severity == 10


@pytest.mark.parametrize(
    ("said", "typed", "level"),
    [
        (OF_TEN, "3", "3"),
        (OF_TEN, "3 of 10", "3"),
        (OF_TEN, "3/10", "3"),
        (OF_TEN, "3 out of 10 courses", "3"),
        (OF_TEN, "3 av 10", "3"),
        (OF_TEN, "3 ud af 10", "3"),
        (OF_TEN, "3 COURSES", "3"),
        (LITRES, "1.5 litres", "1.5"),
        (LITRES, "1.25", "1.25"),
        (LITRES, "1,5", "1.5"),
        (PERCENT, "40 %", "40"),
        (PERCENT, "40 of 100", "40"),
        (OF_TEN, 3, "3"),
        (OF_TEN, Decimal(3), "3"),
    ],
)
def test_a_level_may_be_written_with_what_the_question_has_said(
    begin: Begin, said: dict[str, object], typed: object, level: str
) -> None:
    conversation = begin("baseline", new_case=False, **{**said, "baseline": None})

    reply = conversation.answer(typed)

    assert reply.status == "taken", reply
    assert conversation.draft.baseline == Decimal(level)


@pytest.mark.parametrize(
    ("said", "typed", "code", "params"),
    [
        (OF_TEN, "11", "outside_measure", {"value": 11, "low": 0, "high": 10}),
        (OF_TEN, "-1", "outside_measure", {"value": -1, "low": 0, "high": 10}),
        (OF_TEN, "3 of 12", "another_total", {"text": "3 of 12", "high": 10}),
        (OF_TEN, "3 %", "not_a_number", {}),  # of ten occasions it would mean something else
        (OF_TEN, "2.5", "whole_numbers_only", {"value": Decimal("2.5")}),
        (OF_TEN, "of 10", "not_a_number", {}),
        (OF_TEN, "courses", "empty", {}),
        (OF_A_WEEK, "8", "outside_measure", {"value": 8, "low": 0, "high": 7}),
        (TIMES, "-1", "below_measure", {"value": -1, "low": 0}),
        (TIMES, "3 of 10", "not_a_number", {}),
        (TIMES, "1000000000000", "number_too_large", {"limit": 10**12}),
        (LITRES, "1.255", "too_many_decimals", {"value": Decimal("1.255"), "decimals": 2}),
        (LITRES, "1,000.5,5", "not_a_number", {}),
        (OF_TEN, 3.5, "not_words", {}),
        (OF_TEN, Decimal("NaN"), "not_a_number", {}),
    ],
)
def test_a_level_outside_what_is_measured_is_refused(
    begin: Begin, said: dict[str, object], typed: object, code: str, params: dict[str, object]
) -> None:
    conversation = begin("baseline", new_case=False, **{**said, "baseline": None})

    reply = conversation.answer(typed)

    assert reply.problem is not None
    assert (reply.problem.code, reply.problem.params) == (code, params)
    assert conversation.draft.baseline is None


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("6-7", 6, 7),
        ("6 \N{EN DASH} 7 of 10", 6, 7),
        ("6 to 7", 6, 7),
        ("6 till 7", 6, 7),
        ("6 til 7", 6, 7),
        ("7-6", 6, 7),
        ("6", 6, 6),
        (Span(low=Decimal(7), high=Decimal(6)), 6, 7),
    ],
)
def test_an_expected_level_may_be_a_range(begin: Begin, typed: object, low: int, high: int) -> None:
    conversation = begin("expected", new_case=False, **{**OF_TEN, "expected": None})

    conversation.answer(typed)

    assert conversation.draft.expected == Span(low=Decimal(low), high=Decimal(high))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("6-11", "outside_measure"),
        ("6-7 of 12", "another_total"),
        ("6-7-8", "not_a_number"),
        ("-6", "outside_measure"),
        ("often", "not_a_number"),
        (["6", "7"], "not_words"),
    ],
)
def test_an_expected_level_is_within_the_measure_too(begin: Begin, typed: object, code: str) -> None:
    conversation = begin("expected", new_case=False, **{**OF_TEN, "expected": None})

    assert conversation.answer(typed).problem.code == code
    assert conversation.draft.expected is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("13", "range_needed"),
        ("13-13", "range_needed"),
        ("13-16", "range_too_short"),
        ("0-1.555", "too_many_decimals"),
        ("all of it", "not_a_number"),
    ],
)
def test_a_form_needs_room_for_five_steps(begin: Begin, typed: str, code: str) -> None:
    conversation = begin("instrument_range", new_case=False, **OWN_FORM)

    assert conversation.answer(typed).problem.code == code

    conversation.answer("91 - 13")
    assert conversation.draft.instrument_range == Span(low=Decimal(13), high=Decimal(91))


@pytest.mark.parametrize(("typed", "code"), [("4", "outside_measure"), ("1001", "outside_measure")])
def test_there_are_at_least_five_occasions(begin: Begin, typed: str, code: str) -> None:
    conversation = begin("occasions_of", new_case=False, measure_kind="occasions")

    assert conversation.answer(typed).problem.code == code


# --- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    ["2027-04-15", "15/4", "15 April", "by Thursday the 15th of April", "in 45 days", date(2027, 4, 15)],
)
def test_a_date_may_be_typed_or_picked(begin: Begin, typed: object) -> None:
    conversation = begin("deadline", new_case=False)

    conversation.answer(typed)

    assert conversation.draft.deadline == date(2027, 4, 15)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2027-02-28", "time_past_date"),
        ("2027-03-01", "past_date"),
        (date(2020, 1, 1), "past_date"),
        ("31 February", "time_no_such_date"),
        ("Friday 15 April 2027", "time_contradiction"),
        ("every week", "time_frequency"),
        (20270415, "not_words"),
    ],
)
def test_a_date_that_is_none_or_has_been_is_refused(begin: Begin, typed: object, code: str) -> None:
    conversation = begin("deadline", new_case=False)

    reply = conversation.answer(typed)

    assert reply.problem is not None
    assert reply.problem.code == code
    assert conversation.draft.deadline is None


# --- the plan of action ---------------------------------------------------------------------------


def test_a_plan_is_a_line_for_each_thing_that_is_done(begin: Begin) -> None:
    conversation = begin("plan", new_case=False)

    conversation.answer("Talks; the supervisor; every 14 days\n\n Note each time ; Kim\nLunch together")

    assert conversation.draft.plan == (
        Action(what="Talks", who="the supervisor", how_often="every 14 days"),
        Action(what="Note each time", who="Kim"),
        Action(what="Lunch together"),
    )


@pytest.mark.parametrize(
    ("typed", "code", "params"),
    [
        ("a; b; c; d", "too_many_parts", {"line": "a; b; c; d"}),
        ("; Kim", "empty", {}),
        ("fine\nbell\a", "control_characters", {}),
        ("a\n" * 50_000, "too_long", {"length": 100_000, "limit": 5_000}),
        ([], "empty", {}),
        ([7], "not_words", {}),
        (7, "not_words", {}),
        ([Action(what=" ")], "empty", {}),
        ([Action(what="fine", who="\x1b")], "control_characters", {}),
    ],
)
def test_a_plan_that_cannot_be_read_is_refused(
    begin: Begin, typed: object, code: str, params: dict[str, object]
) -> None:
    conversation = begin("plan", new_case=False)

    reply = conversation.answer(typed)

    assert reply.problem is not None
    assert (reply.problem.code, reply.problem.params) == (code, params)
    assert conversation.draft.plan is None


# --- the five steps -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "starts", "words"),
    [
        ("2; 6; 8; 9", [2, 6, 8, 9], ["", "", "", "", ""]),
        ("1 = hardly ever; 5=always", [3, 6, 8, 10], ["hardly ever", "", "", "", "always"]),
        ("4;6;8;10; 2 = 3 = three", [4, 6, 8, 10], ["", "3 = three", "", "", ""]),
    ],
)
def test_steps_are_adjusted_by_where_they_begin_and_named(
    begin: Begin, typed: str, starts: list[int], words: list[str]
) -> None:
    conversation = begin("scale", new_case=False, **OF_TEN)

    conversation.answer(typed)

    scale = conversation.draft.scale
    assert scale is not None
    assert [scale.first_value(number) for number in (2, 3, 4, 5)] == starts
    assert [step.words for step in scale.steps] == words


def test_steps_from_an_editor_are_checked_in_the_same_way(begin: Begin) -> None:
    conversation = begin("scale", new_case=False, **OF_TEN)
    drafted = conversation.suggestion
    assert isinstance(drafted, AttainmentScale)

    too_high = rebuild(drafted, [Decimal(start) for start in (3, 5, 7, 9)])
    assert conversation.answer(too_high).problem.code == "expected_not_on_goal_step"
    assert conversation.answer(drafted.with_words(1, "\x1b")).problem.code == "control_characters"

    conversation.answer(drafted.with_words(1, "hardly ever"))
    assert conversation.draft.scale.step(1).words == "hardly ever"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("3; 6; 8", "four_starts_needed"),
        ("3; 6; 8; 10; 11", "four_starts_needed"),
        ("3; 6; 6; 10", "steps_clash"),
        ("3; 6; 8; 11", "outside_measure"),
        ("3; 7; 8; 10", "expected_not_on_goal_step"),
        ("3; six; 8; 10", "not_a_number"),
        ("6 = beyond", "not_a_number"),  # there are five steps
    ],
)
def test_steps_that_are_unsound_or_miss_the_goal_are_refused(begin: Begin, typed: str, code: str) -> None:
    conversation = begin("scale", new_case=False, **OF_TEN)

    assert conversation.answer(typed).problem.code == code
    assert conversation.draft.scale is None


# --- acceptance -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1", Acceptance(answer=Agreement.YES)),
        ("yes", Acceptance(answer=Agreement.YES)),
        ("Yes: gladly", Acceptance(answer=Agreement.YES, words="gladly")),
        (
            "2: if the bus comes: on time",
            Acceptance(answer=Agreement.RESERVATION, words="if the bus comes: on time"),
        ),
        ("yes, but: not in May", Acceptance(answer=Agreement.RESERVATION, words="not in May")),
        ("not yet", Acceptance(answer=Agreement.NOT_YET)),
        ("n: I want to sleep on it", Acceptance(answer=Agreement.NOT_YET, words="I want to sleep on it")),
        (Acceptance(answer=Agreement.YES, words="  "), Acceptance(answer=Agreement.YES)),
    ],
)
def test_each_of_the_two_says_yes_yes_but_or_not_yet(begin: Begin, typed: object, answer: Acceptance) -> None:
    conversation = begin(new_case=False)
    conversation.to_check()
    conversation.proceed()

    conversation.answer(typed)

    assert conversation.draft.client_acceptance == answer


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2", "reservation_needs_words"),
        ("yes, but", "reservation_needs_words"),
        ("Yes, but …:  ", "reservation_needs_words"),
        (Acceptance(answer=Agreement.RESERVATION), "reservation_needs_words"),
        ("perhaps", "no_such_option"),
        (": gladly", "empty"),
        ("1: \x1b", "control_characters"),
        ("", "empty"),
    ],
)
def test_an_acceptance_that_says_nothing_is_refused(begin: Begin, typed: object, code: str) -> None:
    conversation = begin(new_case=False)
    conversation.to_check()
    conversation.proceed()

    assert conversation.answer(typed).problem.code == code
    assert conversation.draft.client_acceptance is None
