"""How far the values of one phase lie beyond those of the phase before: measures of nonoverlap.

All work on whole numbers (:func:`assistant.goals.trend.whole`) of which higher is better; where lower is
better the caller turns the signs. ``before`` and ``after`` are in time order and not empty. The figures are
meant for single cases with few values, and say nothing of what caused a change.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from assistant.goals.trend import kendall_p, kendall_s, theil_sen

SIGNIFICANT: Final = 0.05
"""A trend in the baseline counts when chance alone would make one as strong no more often than this."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every value after set against every value before: how many times the later is higher, or equal.

    ``wins_after`` and ``wins_before`` hold, for each value of its phase, twice the pairs in which the one
    after is higher, equal ones counted once.
    """

    wins_after: tuple[int, ...]
    wins_before: tuple[int, ...]
    ties: int

    @property
    def count(self) -> int:
        """The number of pairs."""
        return len(self.wins_after) * len(self.wins_before)

    @property
    def s(self) -> int:
        """Kendall's S between the phases: pairs that are better less those that are worse."""
        return sum(self.wins_after) - self.count


def compare(before: Sequence[int], after: Sequence[int]) -> Pairs:
    """Set the phases against each other, in O(n log n)."""
    earlier, later = sorted(before), sorted(after)
    below = [(bisect_left(earlier, value), bisect_right(earlier, value)) for value in after]
    above = [(bisect_left(later, value), bisect_right(later, value)) for value in before]
    return Pairs(
        wins_after=tuple(less + not_more for less, not_more in below),
        wins_before=tuple(2 * len(later) - less - not_more for less, not_more in above),
        ties=sum(not_more - less for less, not_more in below),
    )


def nap(pairs: Pairs) -> float:
    """Nonoverlap of all pairs, 0-1: how often a value after is better than one before, ties counted half.

    Source: R. I. Parker & K. J. Vannest (2009), An improved effect size for single-case research: Nonoverlap
    of all pairs. Behavior Therapy 40, 357-367.
    """
    return sum(pairs.wins_after) / (2 * pairs.count)


def nap_se(pairs: Pairs) -> float | None:
    """Return the standard error of NAP; None with fewer than two values in a phase.

    The unbiased estimator for independent values, with ties: P. K. Sen (1967), Sankhya A 29, 95-102 (R. W.
    Mee 1990), which is what the package SingleCaseES gives by default. Parker & Vannest use that of Hanley &
    McNeil (1982). Where nothing or everything overlaps either would be 0 and claim certainty: NAP is then
    taken as half a pair short of it.
    """
    m, n = len(pairs.wins_before), len(pairs.wins_after)
    if m < 2 or n < 2:
        return None
    share = Fraction(sum(pairs.wins_after), 2 * m * n)
    # Mean squared distance from NAP: of each value's own share, before and after, and of each single pair.
    rows = Fraction(sum(wins * wins for wins in pairs.wins_before), 4 * m * n * n) - share**2
    columns = Fraction(sum(wins * wins for wins in pairs.wins_after), 4 * m * m * n) - share**2
    squares = Fraction(2 * sum(pairs.wins_after) - pairs.ties, 4 * m * n) - share**2
    short = Fraction(1, 2 * m * n)
    held = min(max(share, short), 1 - short)
    variance = (held * (1 - held) + n * rows + m * columns - 2 * squares) / ((m - 1) * (n - 1))
    return math.sqrt(variance) if variance >= 0 else None


def tau(pairs: Pairs) -> float:
    """Tau of A against B, from -1 to 1: better pairs less worse ones, as a share of all. It is 2·NAP - 1.

    Source: R. I. Parker, K. J. Vannest, J. L. Davis & S. B. Sauber (2011), Combining nonoverlap and trend for
    single-case research: Tau-U. Behavior Therapy 42, 284-299.
    """
    return pairs.s / pairs.count


def tau_u(pairs: Pairs, before: Sequence[int]) -> float:
    """Tau-U of A against B less the trend in A: (S_AB - S_A) / (n_A·n_B).

    Source: as for :func:`tau`. The denominator is that of A against B alone, so that it can go beyond 1 when
    the baseline moves the wrong way (Tarlow 2017).
    """
    return (pairs.s - kendall_s(before)) / pairs.count


def pnd(before: Sequence[int], after: Sequence[int]) -> float:
    """Return the share of values after that are better than the best before.

    Source: T. E. Scruggs, M. A. Mastropieri & G. Casto (1987), Remedial and Special Education 8, 24-33. It
    hangs on a single value, and shrinks the longer the baseline is: never to be read alone.
    """
    best = max(before)
    return sum(value > best for value in after) / len(after)


@dataclass(frozen=True, slots=True)
class Corrected:
    """Tau with the trend of the baseline taken away, if there was one.

    ``slope`` is per observation in the unit of the whole numbers, None where nothing was taken away;
    ``p`` is what Kendall's test says of the baseline.
    """

    tau: float
    p: float
    slope: Fraction | None


def baseline_corrected_tau(before: Sequence[int], after: Sequence[int]) -> Corrected:
    """Tau after the baseline's own trend has been taken away from both phases, where there is one.

    Source: K. R. Tarlow (2017), An improved rank correlation effect size statistic for single-case designs:
    Baseline corrected tau. Behavior Modification 41, 427-467. If Kendall's test finds a trend in the baseline
    (p of at most 0.05), the Theil-Sen line through the baseline is drawn on through both phases, and the
    phases are compared by how far their values lie from it. Tarlow's own figure is the rank correlation with
    the phase, tau-b, which cannot reach 1; here it is Tau of all pairs, so that it can be held up against the
    uncorrected one.
    """
    s = kendall_s(before)
    p = kendall_p(before, s)
    if p > SIGNIFICANT:
        return Corrected(tau(compare(before, after)), p, None)
    slope = theil_sen(before)
    rise, run = slope.as_integer_ratio()
    residuals = [run * value - rise * place for place, value in enumerate([*before, *after])]
    return Corrected(tau(compare(residuals[: len(before)], residuals[len(before) :])), p, slope)
