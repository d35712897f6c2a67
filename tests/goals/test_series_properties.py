"""What holds for any repeated measures, and for the trend in any row of values."""

from __future__ import annotations

import json
import statistics
from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.goals.nonoverlap import compare, nap, nap_se
from assistant.goals.series import Comparison, Phase, series_figures
from assistant.goals.trend import kendall_p, kendall_s, theil_sen, whole

VALUES = st.lists(st.decimals(-50, 50, places=1), min_size=3, max_size=12)
WHOLE = st.lists(st.integers(0, 9), min_size=2, max_size=9)
ROWS = st.lists(st.lists(st.none() | st.decimals(-50, 50, places=1), max_size=7), min_size=1, max_size=4)


def compared(before: list[Decimal], after: list[Decimal], *, lower: bool = False) -> Comparison:
    phases = [Phase.of("A", before), Phase.of("B", after)]
    return series_figures(phases, lower_is_better=lower).comparisons[0]


@given(VALUES, VALUES)
def test_nap_is_mirrored_when_the_phases_or_the_better_way_are_turned_round(
    a: list[Decimal], b: list[Decimal]
) -> None:
    there, back, down = compared(a, b), compared(b, a), compared(a, b, lower=True)

    assert there.nap is not None
    assert back.nap == pytest.approx(1 - there.nap)
    assert down.nap == pytest.approx(1 - there.nap)
    assert (back.nap_se, down.nap_se) == (pytest.approx(there.nap_se), pytest.approx(there.nap_se))


@given(VALUES, VALUES)
def test_every_comparison_is_mirrored_with_the_values(a: list[Decimal], b: list[Decimal]) -> None:
    as_it_is = compared(a, b)
    mirrored = compared([-value for value in a], [-value for value in b], lower=True)

    assert mirrored == as_it_is


@given(VALUES, VALUES, st.decimals(-1000, 1000, places=2), st.decimals("0.1", 100, places=2))
def test_another_zero_and_another_unit_change_no_comparison(
    a: list[Decimal], b: list[Decimal], added: Decimal, times: Decimal
) -> None:
    moved = [[times * value + added for value in row] for row in (a, b)]
    assert compared(*moved) == compared(a, b)


@given(VALUES, VALUES)
def test_tau_is_twice_nap_less_one_and_shares_are_shares(a: list[Decimal], b: list[Decimal]) -> None:
    found = compared(a, b)

    assert found.nap is not None
    assert found.tau == pytest.approx(2 * found.nap - 1)
    assert 0 <= found.nap <= 1
    assert found.tau_bc is not None
    assert -1 <= found.tau_bc <= 1
    assert found.pnd is not None
    assert 0 <= found.pnd <= found.nap + 1e-12


@given(WHOLE, WHOLE)
def test_nap_and_its_standard_error_are_those_of_all_pairs_laid_out(a: list[int], b: list[int]) -> None:
    m, n = len(a), len(b)
    won = [[Fraction((y > x) + (y >= x), 2) for y in b] for x in a]
    share = sum(map(sum, won), start=Fraction(0)) / (m * n)
    rows = sum((sum(row) / n - share) ** 2 for row in won) / m
    columns = sum((sum(column) / m - share) ** 2 for column in zip(*won, strict=True)) / n
    squares = sum((each - share) ** 2 for row in won for each in row) / (m * n)
    held = min(max(share, Fraction(1, 2 * m * n)), 1 - Fraction(1, 2 * m * n))
    variance = (held * (1 - held) + n * rows + m * columns - 2 * squares) / ((m - 1) * (n - 1))

    found = compare(a, b)
    assert nap(found) == pytest.approx(float(share))
    assert nap_se(found) == pytest.approx(float(variance) ** 0.5)


@given(ROWS, st.booleans(), st.none() | st.decimals(-50, 50, places=1))
def test_any_series_has_figures_that_json_can_hold(
    rows: list[list[Decimal | None]], lower: bool, goal: Decimal | None
) -> None:
    phases = [Phase.of(f"phase {place}", row) for place, row in enumerate(rows)]
    found = series_figures(phases, lower_is_better=lower, goal=goal)

    json.dumps([asdict(each) for each in (*found.phases, *found.comparisons)], allow_nan=False)
    left_out = [each for each in found.comparisons if each.nap is None]
    assert not left_out or {note.code for note in found.notes} & {
        "phase_empty",
        "phase_of_one",
        "phase_too_short",
    }


# --- trend by rank --------------------------------------------------------------------------------


@given(st.lists(st.integers(-20, 20), min_size=2, max_size=80))
def test_the_theil_sen_slope_is_the_median_of_all_slopes(values: list[int]) -> None:
    slopes = [Fraction(values[j] - values[i], j - i) for i, j in combinations(range(len(values)), 2)]
    assert theil_sen(values) == statistics.median(slopes)


@given(st.integers(60, 120), st.integers(1, 2000), st.randoms(use_true_random=False))
def test_the_theil_sen_slope_of_more_slopes_than_are_sampled(n: int, spread: int, chance: Random) -> None:
    values = [chance.randint(0, spread) for _ in range(n)]
    slopes = sorted(Fraction(values[j] - values[i], j - i) for i, j in combinations(range(n), 2))
    middle = len(slopes) // 2
    assert theil_sen(values) == (slopes[(len(slopes) - 1) // 2] + slopes[middle]) / 2


@given(WHOLE)
def test_kendalls_s_is_pairs_that_rise_less_pairs_that_fall(values: list[int]) -> None:
    assert kendall_s(values) == sum((y > x) - (y < x) for x, y in combinations(values, 2))


@pytest.mark.parametrize("n", [3, 4, 5, 6])
def test_the_exact_test_counts_every_order(n: int) -> None:
    strengths = [abs(kendall_s(order)) for order in permutations(range(n))]

    for order in permutations(range(n)):
        s = abs(kendall_s(order))
        as_strong = sum(strength >= s for strength in strengths) / len(strengths)
        assert kendall_p(order) == pytest.approx(as_strong)


@pytest.mark.parametrize(
    ("values", "p"),
    [
        ([1, 2, 3, 4, 5], 2 / 120),
        # With ties by the normal curve: S = 12, variance 456/18.
        ([1, 1, 3, 3, 5, 5], 0.0288538),
        ([7, 7, 7, 7], 1.0),
        # S = 60·59/2, too many values to count orders.
        (list(range(60)), pytest.approx(0, abs=1e-12)),
    ],
)
def test_kendalls_test(values: list[int], p: float) -> None:
    assert kendall_p(values) == pytest.approx(p, abs=1e-7)


@given(st.lists(st.lists(st.decimals(-999, 999, places=3), max_size=5), max_size=4))
def test_whole_numbers_are_the_same_values_in_a_smaller_unit(rows: list[list[Decimal]]) -> None:
    numbers, scale = whole(rows)
    assert [[Decimal(number) / scale for number in row] for row in numbers] == rows
