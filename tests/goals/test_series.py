"""Repeated measures: published figures, and what is said where there is little to go by."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from assistant.errors import AnswerError
from assistant.goals.nonoverlap import baseline_corrected_tau, compare
from assistant.goals.series import Comparison, Phase, SeriesFigures, goes_down, series_figures
from assistant.goals.trend import kendall_s

Values = Sequence[float | None]


def figures(*rows: Values, lower: bool = False, goal: float | None = None) -> SeriesFigures:
    """The figures of phases called A, B, C."""
    phases = [Phase.of(name, row) for name, row in zip("ABCDEF", rows, strict=False)]
    return series_figures(phases, lower_is_better=lower, goal=None if goal is None else Decimal(str(goal)))


def compared(before: Values, after: Values, *, lower: bool = False, goal: float | None = None) -> Comparison:
    return figures(before, after, lower=lower, goal=goal).comparisons[0]


def codes(found: SeriesFigures) -> list[str]:
    return [note.code for note in found.notes]


# --- published values -----------------------------------------------------------------------------

PARKER_2011_A, PARKER_2011_B = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]


def test_nonoverlap_as_published_by_parker_vannest_and_davis_2011() -> None:
    found = compared(PARKER_2011_A, PARKER_2011_B)

    assert found.nap == pytest.approx(38.5 / 42)
    assert found.tau == pytest.approx((38 - 3) / 42)
    assert found.pnd == pytest.approx(5 / 7)


def test_the_standard_error_of_nap_as_singlecasees_gives_it() -> None:
    assert compared(PARKER_2011_A, PARKER_2011_B).nap_se == pytest.approx(0.06900656, abs=1e-8)


def test_nap_as_published_by_parker_and_vannest_2009() -> None:
    found = compared([4, 3, 4, 3, 4, 7, 5, 2, 3, 2], [5, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9])

    assert found.nap == pytest.approx(106 / 110)
    assert found.nap_se == pytest.approx(0.0319262, abs=1e-7)


def test_tau_and_tau_u_as_published() -> None:
    found = compared([3, 3, 4, 5], [4, 5, 6, 7, 7])

    assert found.tau == pytest.approx(0.80)
    assert found.tau_u == pytest.approx(0.55)


def test_the_parts_of_tau_u_as_published() -> None:
    a, b = [2, 3, 5, 3], [4, 5, 5, 7, 6]

    assert compare(a, b).s == 16
    assert (kendall_s(a), kendall_s(b)) == (3, 7)
    assert compared(a, b).tau_u == pytest.approx((16 - 3) / 20)


@pytest.mark.parametrize("parts", [1, 10, 1000])
def test_a_baseline_that_would_have_come_there_by_itself_as_published_by_tarlow_2017(parts: int) -> None:
    found = compared([n / parts for n in (1, 2, 3, 4, 5)], [n / parts for n in (6, 7, 8, 9, 10)])

    assert (found.tau, found.tau_u, found.tau_bc) == (1.0, pytest.approx(0.6), 0.0)


@pytest.mark.parametrize(
    ("a", "b", "lower", "slope", "tau"),
    [
        # The example of Tarlow's own program, and one from the package scan.
        (
            [33, 25, 17, 25, 19, 21, 19, 14, 19, 17],
            [14, 15, 15, 9, 12, 7, 10, 6, 5, 2, 2, 3, 5, 4],
            True,
            -1.2,
            -0.2,
        ),
        ([33, 25, 17, 25, 14, 13, 15], [15, 16, 16, 5, 7, 9, 6, 5, 3, 3, 8, 11, 7], True, -3.0, -1.0),
        # From the tests of SingleCaseES: a trend with ties, beyond chance at 0.05.
        ([1, 1, 3, 3, 5, 5], [5, 6, 4, 8, 9], False, 1.0, -1.0),
    ],
)
def test_the_slope_that_is_taken_away(
    a: list[int], b: list[int], lower: bool, slope: float, tau: float
) -> None:
    found = figures(a, b, lower=lower)
    taken = [note.params["slope"] for note in found.notes if note.code == "trend_taken_away"]

    assert taken == [pytest.approx(slope)]
    assert found.comparisons[0].tau_bc == pytest.approx(tau)


def test_a_baseline_without_a_trend_is_not_corrected() -> None:
    assert compared(PARKER_2011_A, PARKER_2011_B).tau_bc == compared(PARKER_2011_A, PARKER_2011_B).tau
    assert baseline_corrected_tau(PARKER_2011_A, PARKER_2011_B).slope is None


def test_fewer_is_better() -> None:
    found = compared([12, 14, 9, 10], [10, 6, 4, 5, 3, 4], lower=True)

    assert found.nap == pytest.approx(0.9375)
    assert found.pnd == pytest.approx(5 / 6)


def test_three_phases_as_published() -> None:
    found = figures(
        [58, 56, 60, 63, 51, 45, 44, 59, 45, 39],
        [83, 65, 70, 83, 70, 85, 47, 66, 77, 75],
        [51, 87, 80, 68, 70, 56, 52, 70, 83, 63],
    )

    assert [phase.mean for phase in found.phases] == [52.0, 72.1, 68.0]
    assert [phase.slope for phase in found.phases] == [
        pytest.approx(slope, abs=0.0005) for slope in (-1.915, -0.612, -0.194)
    ]
    assert [(each.before, each.after) for each in found.comparisons] == [(0, 1), (1, 2)]


def test_percent_of_goal_as_published() -> None:
    found = compared([9, 12, 10, 8, 12, 16], [0, 6, 1, 5, 1, 1], lower=True, goal=0)
    assert found.goal_percent == pytest.approx(79.1, abs=0.05)


def test_percent_of_goal_may_be_more_than_all_of_it_and_less_than_nothing() -> None:
    assert compared([2, 2, 2], [8, 8, 8], goal=4).goal_percent == pytest.approx(300)
    assert compared([2, 2, 2], [1, 1, 1], goal=4).goal_percent == pytest.approx(-50)


# --- one phase ------------------------------------------------------------------------------------


def test_level_spread_and_slope_of_a_phase() -> None:
    phase = figures([2, 4, 4, 4, 5, 5, 7, 9]).phases[0]

    assert (phase.n, phase.mean, phase.median) == (8, 5.0, 4.5)
    assert phase.sd == pytest.approx(2.13809, abs=1e-5)
    assert phase.slope == pytest.approx(34 / 42)


@pytest.mark.parametrize(
    ("values", "moving"),
    [
        ([1, 2, 3, 4, 5], 1),
        ([9, 7, 8, 5, 4], -1),
        ([5, 4, 6, 5, 4], 0),
        ([5, 5, 5], 0),
        ([5, 6], None),
    ],
)
def test_whether_a_phase_moves(values: list[int], moving: int | None) -> None:
    assert figures(values).phases[0].moving == moving


@pytest.mark.parametrize(
    ("values", "near", "steady"),
    [
        ([8, 10, 12, 10, 9], 5, True),
        ([8, 10, 12, 10, 20], 4, True),  # four of five are the 80 percent asked for
        ([2, 10, 12, 10, 20], 3, False),
        ([-8, -10, -12, -10, -9], 5, True),
        ([0, 0, 0, 1, 0], None, None),  # a quarter of 0 is nothing to go by
        ([0, 0, 0], 3, True),
        ([3, 4], None, None),
    ],
)
def test_whether_a_phase_is_steady(values: list[int], near: int | None, steady: bool | None) -> None:
    phase = figures(values).phases[0]
    assert (phase.near, phase.steady) == (near, steady)


# --- too little to go by --------------------------------------------------------------------------


def test_fewer_than_three_values_are_not_compared_and_the_rest_is_given() -> None:
    found = figures([4, 6], [7, 8, 9])

    assert (found.phases[0].mean, found.phases[0].slope) == (5.0, 2.0)
    assert found.comparisons == (Comparison(0, 1),)
    assert codes(found) == ["phase_too_short", "phase_short"]


def test_a_single_value_has_no_spread_and_no_slope() -> None:
    found = figures([4], [7, 8, 9])

    assert (found.phases[0].mean, found.phases[0].sd, found.phases[0].slope) == (4.0, None, None)
    assert found.comparisons[0].nap is None
    assert "phase_of_one" in codes(found)


def test_an_empty_phase_and_missing_values_are_told() -> None:
    found = figures([None, None], [7, None, 8, 9], [4, 4, 4, 4, 4])

    assert [phase.n for phase in found.phases] == [0, 3, 5]
    assert found.phases[0].mean is None
    assert codes(found)[:3] == ["values_missing", "phase_empty", "values_missing"]
    assert (found.comparisons[0].nap, found.comparisons[1].nap) == (None, 0.0)


def test_one_phase_has_nothing_to_compare_with_and_none_is_refused() -> None:
    found = figures([1, 2, 3, 4, 5])
    assert (found.comparisons, codes(found)) == ((), ["one_phase"])

    with pytest.raises(AnswerError, match="no_phases"):
        series_figures([])


def test_values_that_are_all_the_same_tell_nothing() -> None:
    found = figures([5, 5, 5, 5, 5], [5, 5, 5, 5, 5])
    comparison = found.comparisons[0]

    assert (comparison.nap, comparison.tau, comparison.tau_u, comparison.tau_bc) == (0.5, 0.0, 0.0, 0.0)
    assert comparison.nap_se is None
    assert "all_equal" in codes(found)
    assert (found.phases[0].sd, found.phases[0].slope) == (0.0, 0.0)


def test_where_nothing_overlaps_the_standard_error_is_no_certainty() -> None:
    found = figures([1, 2, 3, 2, 1], [7, 8, 9, 8, 7])

    assert found.comparisons[0].nap == 1.0
    assert found.comparisons[0].nap_se == pytest.approx(0.035)
    assert "no_overlap" in codes(found)


def test_a_baseline_on_its_way_already_is_told_first() -> None:
    plainly = figures([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])
    perhaps = figures([3, 3, 4, 5], [4, 5, 6, 7, 7])
    other_way = figures([5, 4, 3, 2, 1], [6, 7, 8, 9, 10])
    wanted_down = figures([9, 8, 7, 6, 5], [4, 3, 2, 2, 1], lower=True)

    assert codes(plainly)[0] == "baseline_moving"
    assert "baseline_perhaps_moving" in codes(perhaps)
    assert "trend_untestable" in codes(perhaps)
    assert not {"baseline_moving", "baseline_perhaps_moving"} & set(codes(other_way))
    assert "tau_u_beyond_one" in codes(other_way)
    assert codes(wanted_down)[0] == "baseline_moving"


def test_pnd_never_comes_without_its_warning() -> None:
    assert "pnd_warning" in codes(figures([1, 2, 1, 2, 1], [2, 3, 2, 3, 2]))
    assert "pnd_warning" not in codes(figures([1, 2], [2, 3]))


@pytest.mark.parametrize(
    ("lower", "goal"), [(False, 5), (False, 4), (True, 5), (True, 6)], ids=["at", "below", "at", "above"]
)
def test_where_the_goal_is_reached_from_the_beginning_there_is_no_way_to_take_a_share_of(
    lower: bool, goal: float
) -> None:
    found = figures([4, 5, 6, 5, 5], [6, 7, 6, 7, 6], lower=lower, goal=goal)

    assert found.comparisons[0].goal_percent is None
    assert "goal_reached_before" in codes(found)


def test_the_way_to_the_goal() -> None:
    phases = [Phase("before", ()), Phase.of("during", [9, 10, 11])]

    assert goes_down(phases, Decimal(2))
    assert not goes_down(phases, Decimal(12))
    assert not goes_down([], Decimal(2))


@pytest.mark.parametrize(
    ("value", "code"),
    [(float("nan"), "not_a_number"), (float("inf"), "not_a_number"), (1e12, "number_too_large")],
)
def test_what_is_no_number_to_reckon_with_is_refused(value: float, code: str) -> None:
    with pytest.raises(AnswerError, match=code):
        Phase.of("A", [1, value])


def test_a_value_with_endless_decimals_is_rounded_and_does_no_harm() -> None:
    found = figures([1e-300, 1 / 3, 2 / 3, 1], [10, 11, 12])
    assert found.comparisons[0].nap == 1.0
