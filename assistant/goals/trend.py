"""Trend in one row of values, by rank: Kendall's S with its test, and the Theil-Sen slope.

Values are whole numbers here (see :func:`whole`): ties and residuals are then exact, where 0.1 + 0.2 would
not equal 0.3. Both are reckoned in O(n log n), since a series may hold years of daily values.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Final

LARGEST_EXACT: Final = 50
"""Up to so many values without ties the test counts every order there is; beyond, the normal curve serves."""

_SAMPLE: Final = 500


def whole(rows: Sequence[Sequence[Decimal]]) -> tuple[list[list[int]], int]:
    """Return the same rows as whole numbers, and by what they were all multiplied."""
    decimals = max((-_exponent(value) for row in rows for value in row), default=0)
    scale = 10 ** max(0, decimals)
    return [[_times(value, scale) for value in row] for row in rows], scale


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101 - a finite number has one; tells the type checker so
    return exponent


def _times(value: Decimal, scale: int) -> int:
    numerator, denominator = value.as_integer_ratio()
    return numerator * scale // denominator


def kendall_s(values: Sequence[int]) -> int:
    """Return Kendall's S against time: pairs of values that rise, less pairs that fall."""
    seen: list[int] = []
    total = 0
    for value in values:
        total += bisect_left(seen, value) - (len(seen) - bisect_right(seen, value))
        insort(seen, value)
    return total


def kendall_p(values: Sequence[int], s: int | None = None) -> float:
    """Return the two-sided probability of so strong a trend, up or down, in values that have none.

    Exact without ties (M. G. Kendall 1970, Rank correlation methods); with ties or more than
    :data:`LARGEST_EXACT` values by the normal curve, with the variance corrected for ties and the correction
    for continuity. So does the software with which Tarlow (2017) tests a baseline.
    """
    n = len(values)
    strength = abs(kendall_s(values) if s is None else s)
    ties = [count for count in Counter(values).values() if count > 1]
    if strength == 0:
        return 1.0
    if not ties and n <= LARGEST_EXACT:
        return _exact(n, strength)
    variance = Fraction(
        n * (n - 1) * (2 * n + 5) - sum(count * (count - 1) * (2 * count + 5) for count in ties), 18
    )
    return math.erfc((strength - 1) / math.sqrt(2 * variance))


def _exact(n: int, strength: int) -> float:
    """Count the orders of n different values by their number of inversions."""
    orders = [1]
    for size in range(2, n + 1):
        running, sums = 0, []
        for inversions in range(len(orders) + size - 1):
            if inversions < len(orders):
                running += orders[inversions]
            if inversions >= size:
                running -= orders[inversions - size]
            sums.append(running)
        orders = sums
    pairs = n * (n - 1) // 2
    most = (pairs - strength) // 2  # inversions left in an order with S = strength
    return min(1.0, 2 * sum(orders[: most + 1]) / math.factorial(n))


def theil_sen(values: Sequence[int]) -> Fraction:
    """Return the median of the slopes of all pairs of values, per observation; exact.

    Source: H. Theil (1950), P. K. Sen (1968). Two thousand values have two million slopes, too many to lay
    out. The two in the middle are therefore searched for: a sample of slopes says roughly where they lie,
    counting how many are not steeper (the orders of two sortings compared, as in M. B. Dillencourt,
    D. M. Mount & N. S. Netanyahu 1992) says exactly between which two of the sample, and only the few slopes
    between those are laid out.
    """
    pairs = len(values) * (len(values) - 1) // 2
    if not pairs:
        raise ValueError(values)
    search = _SlopeSearch(values)
    low, high = search.at((pairs + 1) // 2), search.at(pairs // 2 + 1)
    return (low + high) / 2


class _SlopeSearch:
    """The slopes of all pairs by rank, from 1 for the lowest."""

    def __init__(self, values: Sequence[int]) -> None:
        self._values = values
        reach = max(values) - min(values) + 1
        slopes = {(values[j] - values[i]) / (j - i): (i, j) for i, j in self._sampled_pairs()}
        # Neither of the outermost is the slope of any pair: the search always has two ends.
        between = [self._slope(*slopes[steepness]) for steepness in sorted(slopes)]
        self._marks = [Fraction(-reach), *between, Fraction(reach)]
        self._counts: dict[int, int] = {}
        self._laid_out: dict[int, list[tuple[int, int]]] = {}

    def at(self, rank: int) -> Fraction:
        """Return the slope with this rank."""
        above = bisect_left(range(len(self._marks)), rank, key=self._not_steeper)
        if above not in self._laid_out:
            self._laid_out[above] = self._between(above - 1, above)
        between = self._laid_out[above]
        place = rank - self._not_steeper(above - 1) - 1
        return self._slope(*between[place]) if place < len(between) else self._marks[above]

    def _sampled_pairs(self) -> list[tuple[int, int]]:
        n = len(self._values)
        if n * (n - 1) // 2 <= _SAMPLE:
            return [(i, j) for j in range(n) for i in range(j)]
        choose = Random(n)  # noqa: S311 - where to look first; the answer is exact wherever that is
        return [(min(pair), max(pair)) for pair in (choose.sample(range(n), 2) for _ in range(_SAMPLE))]

    def _slope(self, i: int, j: int) -> Fraction:
        return Fraction(self._values[j] - self._values[i], j - i)

    def _heights(self, mark: int) -> list[int]:
        """Each value's height over a line with this slope, times its denominator."""
        rise, run = self._marks[mark].as_integer_ratio()
        return [run * value - rise * place for place, value in enumerate(self._values)]

    def _not_steeper(self, mark: int) -> int:
        """Count the pairs whose slope is at most this: the later value is not higher over the line."""
        if mark not in self._counts:
            seen: list[int] = []
            count = 0
            for height in self._heights(mark):
                count += len(seen) - bisect_left(seen, height)
                insort(seen, height)
            self._counts[mark] = count
        return self._counts[mark]

    def _between(self, below: int, above: int) -> list[tuple[int, int]]:
        """Lay out the pairs whose slope lies strictly between two marks, the lowest slope first.

        They are those that stand in rising order over the lower line and in falling order over the higher.
        """
        lower, higher = self._heights(below), self._heights(above)
        heights: list[int] = []
        places: list[int] = []
        pairs = []
        for place in sorted(range(len(lower)), key=lambda at: (lower[at], higher[at])):
            at = bisect_right(heights, higher[place])
            pairs += [(place, other) if place < other else (other, place) for other in places[at:]]
            heights.insert(at, higher[place])
            places.insert(at, place)
        values = self._values
        return sorted(pairs, key=lambda pair: (values[pair[1]] - values[pair[0]]) / (pair[1] - pair[0]))
