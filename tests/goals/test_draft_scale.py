"""The five steps proposed from a measure, today's level and the expected level."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.goals.measure import Better, Bounds, Span
from assistant.goals.scale import AttainmentScale
from assistant.goals.scale_draft import direction_of, draft_scale


def level(text: str) -> Span:
    """ "6-7" or "6" as a level."""
    low, _, high = text.partition("-")
    return Span(low=Decimal(low), high=Decimal(high or low))


def shown(scale: AttainmentScale) -> list[str]:
    """The steps, 1 to 5, each as the pair would write it; an open end is left blank."""
    return [
        str(step.low)
        if step.low == step.high
        else "-".join("" if end is None else str(end) for end in (step.low, step.high))
        for step in scale.steps
    ]


OF_TEN = Bounds(maximum=Decimal(10))
DAYS_OF_A_WEEK = Bounds(maximum=Decimal(7))
NO_END = Bounds()


# --- worked cases ---------------------------------------------------------------------------------


def test_lisa_comes_on_time_to_6_or_7_of_10_occasions() -> None:
    scale = draft_scale(OF_TEN, Decimal(0), level("6-7"))

    assert shown(scale) == ["0-2", "3-5", "6-7", "8-9", "10"]
    assert scale.better is Better.HIGHER
    assert scale.step_for(Decimal(0)) == 1
    assert scale.step_for(Decimal(3)) == 2  # what she had reached when they followed up


def test_a_decrease_is_lisas_case_mirrored() -> None:
    scale = draft_scale(OF_TEN, Decimal(10), level("3-4"))

    assert shown(scale) == ["8-10", "5-7", "3-4", "1-2", "0"]
    assert scale.better is Better.LOWER
    assert scale.step_for(Decimal(10)) == 1


def test_a_maintenance_goal_has_today_on_the_goal_step() -> None:
    scale = draft_scale(DAYS_OF_A_WEEK, Decimal(4), level("3-5"), maintain=True)

    assert shown(scale) == ["0", "1-2", "3-5", "6", "7"]
    assert scale.step_for(Decimal(4)) == 3


def test_today_is_on_step_2_where_it_can_get_worse() -> None:
    scale = draft_scale(OF_TEN, Decimal(3), level("6-7"))

    assert shown(scale) == ["0-2", "3-5", "6-7", "8-9", "10"]
    assert scale.step_for(Decimal(3)) == 2


def test_a_single_number_is_the_least_that_counts_and_is_widened_like_its_neighbours() -> None:
    scale = draft_scale(NO_END, Decimal(0), level("6"))

    assert shown(scale) == ["0-2", "3-5", "6-8", "9-11", "12-"]


def test_a_single_number_to_keep_is_widened_to_both_sides() -> None:
    scale = draft_scale(NO_END, Decimal(10), level("10"), maintain=True)

    assert shown(scale) == ["0-4", "5-8", "9-12", "13-16", "17-"]


def test_an_open_measure_has_an_open_last_step_but_never_goes_below_zero() -> None:
    scale = draft_scale(NO_END, Decimal(12), level("4-5"))

    assert shown(scale) == ["13-", "6-12", "4-5", "2-3", "0-1"]
    assert scale.step_for(Decimal(1_000)) == 1


def test_the_narrowest_measure_gives_one_value_a_step() -> None:
    scale = draft_scale(Bounds(minimum=Decimal(1), maximum=Decimal(5)), Decimal(1), level("3"))

    assert shown(scale) == ["1", "2", "3", "4", "5"]


def test_fractions_leave_no_hole_between_two_steps() -> None:
    hours = Bounds(maximum=Decimal(24), decimals=1)

    scale = draft_scale(hours, Decimal("1.5"), level("3-4"))

    assert shown(scale) == ["0.0-1.4", "1.5-2.9", "3.0-4.0", "4.1-5.5", "5.6-24.0"]
    assert scale.step_for(Decimal("1.4")) == 1


def test_the_direction_is_read_from_the_two_levels() -> None:
    assert direction_of(Decimal(2), level("3-4")) is Better.HIGHER
    assert direction_of(Decimal(5), level("3-4")) is Better.LOWER


# --- what cannot be made --------------------------------------------------------------------------


def refusal(bounds: Bounds, baseline: str, expected: Span, **options: object) -> AnswerError:
    with pytest.raises(AnswerError) as caught:
        draft_scale(bounds, Decimal(baseline), expected, **options)  # type: ignore[arg-type]
    return caught.value


def test_all_of_them_leaves_no_room_beyond_the_goal() -> None:
    problem = refusal(OF_TEN, "0", level("6-10"))

    assert problem.code == "no_room_beyond"
    assert problem.params == {
        "limit": Decimal(8),
        "end": Decimal(10),
        "low": Decimal(6),
        "high": Decimal(10),
        "baseline": Decimal(0),
        "better": Better.HIGHER,
    }


def test_none_at_all_leaves_no_room_beyond_a_decrease() -> None:
    problem = refusal(NO_END, "9", level("0-1"))

    assert problem.code == "no_room_beyond"
    assert (problem.params["limit"], problem.params["end"]) == (Decimal(2), Decimal(0))
    assert problem.params["better"] is Better.LOWER


def test_the_very_next_value_leaves_no_room_for_a_step_on_the_way() -> None:
    problem = refusal(OF_TEN, "0", level("1"))

    assert (problem.code, problem.params["limit"]) == ("no_room_before", Decimal(2))


@pytest.mark.parametrize(
    ("bounds", "baseline", "expected", "maintain"),
    [
        (Bounds(maximum=Decimal(3)), "0", "2", False),  # four values, five steps
        (OF_TEN, "8", "9", False),  # nothing between today and the two best values
        (OF_TEN, "9", "8-10", True),  # today itself has to be on step 3
        (OF_TEN, "1", "0-2", True),
        (OF_TEN, "1", "1-9", True),  # lowering the far end alone would not help
    ],
)
def test_a_measure_without_room_for_five_steps_is_refused(
    bounds: Bounds, baseline: str, expected: str, maintain: bool
) -> None:
    assert refusal(bounds, baseline, level(expected), maintain=maintain).code == "measure_too_narrow"


def test_today_within_the_expected_level_is_no_development() -> None:
    problem = refusal(OF_TEN, "6", level("6-7"))

    assert problem.code == "already_there"
    assert problem.params == {"baseline": Decimal(6), "low": Decimal(6), "high": Decimal(7)}
    assert refusal(OF_TEN, "6", level("6-7"), better=Better.HIGHER).code == "already_there"


def test_a_level_the_wrong_way_from_today_is_refused() -> None:
    problem = refusal(OF_TEN, "8", level("3-4"), better=Better.HIGHER)

    assert problem.code == "wrong_way"
    assert (problem.params["baseline"], problem.params["better"]) == (Decimal(8), Better.HIGHER)


def test_what_is_kept_must_be_there_today() -> None:
    problem = refusal(OF_TEN, "2", level("4-5"), maintain=True)

    assert problem.code == "today_outside_goal"
    assert problem.params["baseline"] == Decimal(2)


def test_a_range_must_run_from_low_to_high() -> None:
    problem = refusal(OF_TEN, "0", Span(low=Decimal(7), high=Decimal(6)))

    assert (problem.code, problem.params) == ("range_reversed", {"low": Decimal(7), "high": Decimal(6)})


@pytest.mark.parametrize(
    ("bounds", "value", "code", "params"),
    [
        (OF_TEN, "11", "outside_measure", {"value": 11, "low": 0, "high": 10}),
        (OF_TEN, "-1", "outside_measure", {"value": -1, "low": 0, "high": 10}),
        (NO_END, "-1", "below_measure", {"value": -1, "low": 0}),
        (Bounds(minimum=None, maximum=Decimal(0)), "1", "above_measure", {"value": 1, "high": 0}),
        (OF_TEN, "2.5", "whole_numbers_only", {"value": Decimal("2.5")}),
        (
            Bounds(decimals=1),
            "2.55",
            "too_many_decimals",
            {"value": Decimal("2.55"), "decimals": 1},
        ),
        (NO_END, "1E+12", "number_too_large", {"limit": 10**12}),
        (NO_END, "1E+999999", "number_too_large", {"limit": 10**12}),
    ],
)
def test_a_level_that_the_measure_cannot_take_is_refused(
    bounds: Bounds, value: str, code: str, params: dict[str, object]
) -> None:
    today = refusal(bounds, value, level("5"))
    assert (today.code, today.params) == (code, params)

    expected = refusal(bounds, "0", Span(low=Decimal(value), high=Decimal(value)))
    assert (expected.code, expected.params) == (code, params)


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_finite_number_is_no_level(value: str) -> None:
    assert refusal(NO_END, value, level("5")).code == "not_a_number"


# --- every case -----------------------------------------------------------------------------------

Case = tuple[Bounds, Decimal, Span, Better | None, bool]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A measure on its own grid, with levels mostly within it and mostly as a pair would give them."""
    decimals = draw(st.integers(0, 2))
    lowest = draw(st.integers(-20, 20))
    highest = lowest + draw(st.integers(0, 40))
    values = st.integers(lowest, highest) | st.integers(lowest - 2, highest + 2)
    low, high = sorted(draw(st.tuples(values, values)))
    maintain = draw(st.booleans())
    baseline = draw(st.integers(low, high) if maintain and draw(st.booleans()) else values)

    def grains(count: int) -> Decimal:
        return Decimal(count).scaleb(-decimals)

    bounds = Bounds(
        minimum=draw(st.none() | st.just(grains(lowest))),
        maximum=draw(st.none() | st.just(grains(highest))),
        decimals=decimals,
    )
    expected = Span(low=grains(low), high=grains(high) if draw(st.booleans()) else grains(low))
    better = draw(st.none() | st.sampled_from(Better))
    return bounds, grains(baseline), expected, better, maintain


def attempt(
    bounds: Bounds, baseline: Decimal, expected: Span, better: Better | None, maintain: bool
) -> AttainmentScale | AnswerError:
    try:
        return draft_scale(bounds, baseline, expected, better=better, maintain=maintain)
    except AnswerError as problem:
        return problem


@given(cases())
@example((OF_TEN, Decimal(0), level("6-7"), None, False))
def test_every_draft_is_sound_or_refused(case: Case) -> None:
    bounds, baseline, expected, better, maintain = case
    scale = attempt(*case)
    if isinstance(scale, AnswerError):
        return

    assert len(scale.steps) == 5
    rising = scale.steps if scale.better is Better.HIGHER else scale.steps[::-1]
    assert (rising[0].low, rising[-1].high) == (bounds.minimum, bounds.maximum)
    for step in rising:
        assert step.low is None or step.high is None or step.low <= step.high
    for step, following in pairwise(rising):
        assert step.high is not None
        assert following.low == step.high + bounds.grain

    assert scale.step(3).holds(expected.low)
    assert scale.step(3).holds(expected.high)
    worst = bounds.minimum if scale.better is Better.HIGHER else bounds.maximum
    if maintain:
        assert scale.step_for(baseline) == 3
    else:
        assert scale.step_for(baseline) == (1 if baseline == worst else 2)
    if better is not None:
        assert scale.better is better

    value = bounds.minimum if bounds.minimum is not None else Decimal(-50)
    last = bounds.maximum if bounds.maximum is not None else Decimal(50)
    while value <= min(last, value + 200 * bounds.grain):
        assert sum(step.holds(value) for step in scale.steps) == 1
        value += bounds.grain


@given(cases())
def test_a_mirrored_case_gives_the_mirrored_scale(
    case: Case,
) -> None:
    bounds, baseline, expected, better, maintain = case
    if better is None and maintain:
        better = Better.HIGHER  # the rule for what is not said has a side
    other = {None: None, Better.HIGHER: Better.LOWER, Better.LOWER: Better.HIGHER}[better]
    turned = Bounds(
        minimum=None if bounds.maximum is None else -bounds.maximum,
        maximum=None if bounds.minimum is None else -bounds.minimum,
        decimals=bounds.decimals,
    )

    here = attempt(bounds, baseline, expected, better, maintain)
    there = attempt(turned, -baseline, Span(low=-expected.high, high=-expected.low), other, maintain)

    if isinstance(here, AnswerError):
        assert isinstance(there, AnswerError)
        mirrored = {"below_measure": "above_measure", "above_measure": "below_measure"}
        assert there.code == mirrored.get(here.code, here.code)
    else:
        assert isinstance(there, AttainmentScale)
        assert there.better is not here.better
        for step, turned_step in zip(here.steps, there.steps, strict=True):
            assert turned_step.low == (None if step.high is None else -step.high)
            assert turned_step.high == (None if step.low is None else -step.low)


@given(
    bounds=st.builds(
        Bounds,
        minimum=st.none() | st.just(Decimal(0)),
        maximum=st.none() | st.integers(4, 12).map(Decimal),
    ),
    baseline=st.integers(0, 12).map(Decimal),
    expected=st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted),
    maintain=st.booleans(),
)
@example(bounds=OF_TEN, baseline=Decimal(0), expected=[6, 10], maintain=False)
@example(bounds=OF_TEN, baseline=Decimal(1), expected=[0, 9], maintain=True)
def test_the_limit_that_a_refusal_names_can_be_used(
    bounds: Bounds, baseline: Decimal, expected: list[int], maintain: bool
) -> None:
    low, high = map(Decimal, expected)
    problem = attempt(bounds, baseline, Span(low=low, high=high), None, maintain)
    if not isinstance(problem, AnswerError) or problem.code not in ("no_room_beyond", "no_room_before"):
        return

    limit, better = problem.params["limit"], problem.params["better"]
    low, high = sorted((baseline, limit)) if maintain else (limit, limit)

    assert isinstance(attempt(bounds, baseline, Span(low=low, high=high), better, maintain), AttainmentScale)
