"""A scale of five steps: adjusted by the pair, impossible to hold unsound."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.errors import AnswerError
from assistant.goals.measure import Better, Bounds, Span, StateMeasure
from assistant.goals.scale import AttainmentScale, Step, check_fits, make_scale, milestone_scale, rebuild

OF_TEN = Bounds(maximum=Decimal(10))


def steps(*ends: tuple[int | None, int | None]) -> tuple[Step, ...]:
    """Steps 1 to 5 by their lowest and highest value."""
    return tuple(
        Step(
            low=None if low is None else Decimal(low),
            high=None if high is None else Decimal(high),
        )
        for low, high in ends
    )


def ends(scale: AttainmentScale) -> list[tuple[Decimal | None, Decimal | None]]:
    return [(step.low, step.high) for step in scale.steps]


def lisas() -> AttainmentScale:
    return make_scale(OF_TEN, Better.HIGHER, steps((0, 2), (3, 5), (6, 7), (8, 9), (10, 10)))


def fewer() -> AttainmentScale:
    """A decrease: step 1 holds the highest values."""
    return make_scale(OF_TEN, Better.LOWER, steps((8, 10), (5, 7), (3, 4), (1, 2), (0, 0)))


# --- impossible to hold unsound -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unsound", "code", "params"),
    [
        pytest.param(((0, 2), (3, 5), (6, 7), (8, 10)), "five_steps_needed", {"found": 4}, id="too few"),
        pytest.param((), "five_steps_needed", {"found": 0}, id="none"),
        pytest.param(
            ((0, 3), (3, 5), (6, 7), (8, 9), (10, 10)), "steps_clash", {"step": 1, "other": 2}, id="shared"
        ),
        pytest.param(
            ((0, 2), (3, 5), (6, 8), (7, 9), (10, 10)), "steps_clash", {"step": 3, "other": 4}, id="overlap"
        ),
        pytest.param(
            ((0, 2), (3, 5), (7, 6), (8, 9), (10, 10)), "steps_clash", {"step": 3, "other": 4}, id="reversed"
        ),
        pytest.param(
            ((0, 2), (3, 5), (6, 7), (8, 9), (11, 10)),
            "steps_clash",
            {"step": 4, "other": 5},
            id="last empty",
        ),
        pytest.param(
            ((0, 2), (3, None), (6, 7), (8, 9), (10, 10)),
            "steps_clash",
            {"step": 2, "other": 3},
            id="open in the middle",
        ),
        pytest.param(
            ((0, 2), (3, 5), (None, 7), (8, 9), (10, 10)),
            "steps_clash",
            {"step": 2, "other": 3},
            id="open in the middle, downwards",
        ),
        pytest.param(
            ((0, 2), (4, 5), (6, 7), (8, 9), (10, 10)), "steps_gap", {"step": 1, "other": 2}, id="hole"
        ),
        pytest.param(
            ((0, 2), (3, 5), (6, 7), (8, 8), (10, 10)), "steps_gap", {"step": 4, "other": 5}, id="hole late"
        ),
        pytest.param(
            ((1, 2), (3, 5), (6, 7), (8, 9), (10, 10)),
            "scale_end_open",
            {"step": 1, "value": Decimal(0)},
            id="begins too late",
        ),
        pytest.param(
            ((0, 2), (3, 5), (6, 7), (8, 8), (9, 9)),
            "scale_end_open",
            {"step": 5, "value": Decimal(10)},
            id="ends too early",
        ),
        pytest.param(
            ((0, 2), (3, 5), (6, 7), (8, 9), (10, None)),
            "scale_end_open",
            {"step": 5, "value": Decimal(10)},
            id="open though the measure ends",
        ),
        pytest.param(
            ((0, 2), (3, 5), (6, 7), (8, 10), (11, 11)),
            "step_outside_measure",
            {"step": 5, "value": Decimal(11)},
            id="impossible value",
        ),
        pytest.param(
            ((8, 10), (5, 7), (3, 4), (1, 2), (0, 0)),
            "scale_end_open",
            {"step": 1, "value": Decimal(0)},
            id="in the order of a decrease",
        ),
    ],
)
def test_an_unsound_scale_cannot_be_made(
    unsound: tuple[tuple[int | None, int | None], ...], code: str, params: dict[str, object]
) -> None:
    with pytest.raises(AnswerError) as plain:
        make_scale(OF_TEN, Better.HIGHER, steps(*unsound))
    assert (plain.value.code, plain.value.params) == (code, params)

    with pytest.raises(ValidationError) as wrapped:
        AttainmentScale(bounds=OF_TEN, better=Better.HIGHER, steps=steps(*unsound))
    inner = wrapped.value.errors()[0]["ctx"]["error"]
    assert (inner.code, inner.params) == (code, params)


def test_steps_of_a_decrease_that_clash_are_named_in_their_own_order() -> None:
    with pytest.raises(AnswerError) as caught:
        make_scale(OF_TEN, Better.LOWER, steps((8, 10), (5, 8), (3, 4), (1, 2), (0, 0)))

    assert (caught.value.code, caught.value.params) == ("steps_clash", {"step": 1, "other": 2})


def test_half_values_have_no_place_on_a_scale_of_whole_numbers() -> None:
    halves = (*steps((0, 2), (3, 5), (6, 7)), Step(low=Decimal(8), high=Decimal("9.5")), *steps((10, 10)))

    with pytest.raises(AnswerError) as caught:
        make_scale(OF_TEN, Better.HIGHER, halves)

    assert caught.value.code == "step_outside_measure"
    assert caught.value.params == {"step": 4, "value": Decimal("9.5")}


def test_a_scale_on_disk_is_checked_when_it_is_read() -> None:
    stored = lisas().model_dump_json()
    assert AttainmentScale.model_validate_json(stored) == lisas()

    with pytest.raises(ValidationError, match="steps_gap"):
        AttainmentScale.model_validate_json(stored.replace('"high":"2"', '"high":"1"'))


def test_a_scale_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        lisas().steps = ()  # type: ignore[misc]


# --- reading a scale ------------------------------------------------------------------------------


def test_each_measured_value_reaches_one_step() -> None:
    assert [lisas().step_for(Decimal(value)) for value in range(11)] == [1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5]
    assert [fewer().step_for(Decimal(value)) for value in range(11)] == [5, 4, 4, 3, 3, 2, 2, 2, 1, 1, 1]


def test_a_value_outside_the_measure_reaches_no_step() -> None:
    with pytest.raises(AnswerError) as caught:
        lisas().step_for(Decimal(11))

    assert caught.value.code == "outside_measure"


def test_the_value_nearest_to_step_1_is_where_a_step_begins() -> None:
    assert [lisas().first_value(number) for number in (1, 2, 3, 4, 5)] == [0, 3, 6, 8, 10]
    assert [fewer().first_value(number) for number in (1, 2, 3, 4, 5)] == [10, 7, 4, 2, 0]


# --- adjusting ------------------------------------------------------------------------------------


def test_moving_a_border_moves_the_neighbour_with_it() -> None:
    assert ends(lisas().starting_at(2, Decimal(2))) == [(0, 1), (2, 5), (6, 7), (8, 9), (10, 10)]
    assert ends(fewer().starting_at(2, Decimal(8))) == [(9, 10), (5, 8), (3, 4), (1, 2), (0, 0)]


@pytest.mark.parametrize(
    ("scale", "number", "first", "pair"),
    [
        (lisas(), 2, 0, (1, 2)),  # nothing left for step 1
        (lisas(), 3, 3, (2, 3)),
        (lisas(), 3, 8, (3, 4)),  # step 3 would begin where step 4 does
        (lisas(), 4, 10, (4, 5)),
        (fewer(), 2, 10, (1, 2)),
        (fewer(), 3, 2, (3, 4)),
    ],
)
def test_a_border_that_would_leave_a_step_empty_is_refused(
    scale: AttainmentScale, number: int, first: int, pair: tuple[int, int]
) -> None:
    with pytest.raises(AnswerError) as caught:
        scale.starting_at(number, Decimal(first))

    assert caught.value.code == "steps_clash"
    assert (caught.value.params["step"], caught.value.params["other"]) == pair


@pytest.mark.parametrize(
    ("first", "code"), [("11", "outside_measure"), ("-1", "outside_measure"), ("2.5", "whole_numbers_only")]
)
def test_a_border_must_be_a_value_of_the_measure(first: str, code: str) -> None:
    with pytest.raises(AnswerError) as caught:
        lisas().starting_at(2, Decimal(first))

    assert caught.value.code == code


def test_all_borders_can_be_moved_at_once() -> None:
    moved = rebuild(lisas().with_words(3, "nearly always"), [Decimal(value) for value in (2, 5, 7, 9)])

    assert ends(moved) == [(0, 1), (2, 4), (5, 6), (7, 8), (9, 10)]
    assert moved.step(3).words == "nearly always"


def test_all_borders_of_a_decrease_are_given_from_step_2_downwards() -> None:
    moved = rebuild(fewer(), [Decimal(value) for value in (8, 6, 4, 2)])

    assert ends(moved) == [(9, 10), (7, 8), (5, 6), (3, 4), (0, 2)]


@pytest.mark.parametrize(
    ("starts", "code", "params"),
    [
        ((3, 6, 8), "four_starts_needed", {"found": 3}),
        ((0, 3, 6, 8, 10), "four_starts_needed", {"found": 5}),
        ((3, 6, 6, 10), "steps_clash", {"step": 3, "other": 4}),
        ((6, 3, 8, 10), "steps_clash", {"step": 2, "other": 3}),
        ((3, 6, 8, 11), "outside_measure", {"value": 11, "low": 0, "high": 10}),
    ],
)
def test_borders_that_make_no_scale_are_refused(
    starts: tuple[int, ...], code: str, params: dict[str, object]
) -> None:
    with pytest.raises(AnswerError) as caught:
        rebuild(lisas(), [Decimal(start) for start in starts])

    assert (caught.value.code, caught.value.params) == (code, params)


@given(
    scale=st.sampled_from([lisas(), fewer()]),
    number=st.integers(2, 5),
    first=st.integers(-2, 12).map(Decimal),
)
def test_a_moved_border_leaves_a_sound_scale_or_the_old_one(
    scale: AttainmentScale, number: int, first: Decimal
) -> None:
    before = ends(scale)
    try:
        moved = scale.starting_at(number, first)
    except AnswerError:
        assert ends(scale) == before
        return

    assert moved.first_value(number) == first
    assert AttainmentScale.model_validate(moved.model_dump()) == moved
    assert rebuild(scale, [moved.first_value(n) or Decimal(0) for n in (2, 3, 4, 5)]) == moved


def test_words_are_the_pairs_own_and_change_no_number() -> None:
    named = lisas().with_words(5, "[/x] always")

    assert named.step(5).words == "[/x] always"
    assert ends(named) == ends(lisas())
    assert lisas().step(5).words == ""


# --- fitting a goal -------------------------------------------------------------------------------


def test_the_expected_level_belongs_on_step_3() -> None:
    check_fits(lisas(), Decimal(0), Span(low=Decimal(6), high=Decimal(7)), maintain=False)

    with pytest.raises(AnswerError) as caught:
        check_fits(lisas(), Decimal(0), Span(low=Decimal(6), high=Decimal(8)), maintain=False)

    assert (caught.value.code, caught.value.params) == (
        "expected_not_on_goal_step",
        {"low": Decimal(6), "high": Decimal(8)},
    )


@pytest.mark.parametrize(
    ("today", "maintain", "fits"),
    [
        (0, False, True),
        (3, False, True),
        (6, False, False),
        (8, False, False),
        (6, True, True),
        (3, True, False),
    ],
)
def test_today_belongs_on_step_1_or_2_and_on_step_3_where_things_are_kept(
    today: int, maintain: bool, fits: bool
) -> None:
    expected = Span(low=Decimal(6), high=Decimal(7))
    if fits:
        check_fits(lisas(), Decimal(today), expected, maintain=maintain)
        return

    with pytest.raises(AnswerError) as caught:
        check_fits(lisas(), Decimal(today), expected, maintain=maintain)

    assert caught.value.code == "today_on_wrong_step"
    assert caught.value.params == {"step": lisas().step_for(Decimal(today)), "maintain": maintain}


def test_described_milestones_are_a_scale_of_one_value_a_step() -> None:
    milestones = ("not in the queue", "seen two flats", "contract signed", "moved in", "rent paid")

    scale = milestone_scale(StateMeasure(milestones=milestones))

    assert ends(scale) == [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]
    assert tuple(step.words for step in scale.steps) == milestones
