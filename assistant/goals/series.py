"""Repeated measures: what each phase is like, and how it differs from the one before.

A single-case evaluation measures the same thing many times before, during and after an intervention, and
reads the phases for level, trend and stability (J. D. Lane & D. L. Gast 2014, Visual analysis in single case
experimental design studies. Neuropsychological Rehabilitation 24, 445-463). Mean, median, standard deviation
and the least-squares line are Python's own; what it lacks stands in :mod:`assistant.goals.trend` and
:mod:`assistant.goals.nonoverlap`.

Figures are floats, worked out from exact values. What cannot be computed, or would only seem to tell
something, is None, and a :class:`Note` says why.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from typing import Final

from assistant.errors import AnswerError
from assistant.goals.nonoverlap import (
    SIGNIFICANT,
    baseline_corrected_tau,
    compare,
    nap,
    nap_se,
    pnd,
    tau,
    tau_u,
)
from assistant.goals.trend import kendall_p, kendall_s, whole

FEWEST: Final = 3
"""Values a phase needs to be judged: one of a single-case design has at least three (T. R. Kratochwill et al.
2010, Single-case designs technical documentation. What Works Clearinghouse)."""

ENOUGH: Final = 5
"""Values with which that standard is met without reservations. A rank test needs as many to see any trend."""

CLEAR_TREND: Final = 0.4
"""How many more pairs of values rise than fall, as a share of all, before a phase is said to move. Our own
border: with few values a trend can be plain to see without being beyond chance."""

NEAR: Final = 0.25
STEADY: Final = 0.8
"""A phase is steady when 80 percent of its values lie within 25 percent of its median (Lane & Gast 2014)."""

LARGEST: Final = Decimal(10) ** 12
_MOST_DECIMALS: Final = 20

Number = Decimal | float | int


@dataclass(frozen=True, slots=True)
class Phase:
    """Values in time order; ``missing`` is how many occasions went by without one."""

    name: str
    values: tuple[Decimal, ...]
    missing: int = 0

    @classmethod
    def of(cls, name: str, values: Sequence[Number | None]) -> Phase:
        """Make a phase of values as they come, None where one is missing.

        Raises :class:`AnswerError`: ``not_a_number`` or ``number_too_large``.
        """
        given = [_decimal(value) for value in values if value is not None]
        return cls(name, tuple(given), len(values) - len(given))


def _decimal(value: Number) -> Decimal:
    """Return a value as people write it: 0.1 is 0.1."""
    number = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise AnswerError("not_a_number")
    if abs(number) >= LARGEST:
        raise AnswerError("number_too_large", limit=LARGEST)
    with localcontext(prec=2 * _MOST_DECIMALS):
        return round(number, _MOST_DECIMALS) if _decimals(number) > _MOST_DECIMALS else number


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


@dataclass(frozen=True, slots=True)
class PhaseFigures:
    """What one phase is like.

    ``sd`` is that of a sample. ``slope`` is that of the least-squares line, in units of the measure per
    observation. ``trend`` is how many more pairs of values rise than fall with time, as a share of all (-1
    to 1), with ``trend_p``, the probability of one as strong where there is none. ``near`` is how many values
    lie within a quarter of the median from it; None where a share of the median says nothing.
    """

    name: str
    n: int
    mean: float | None = None
    median: float | None = None
    sd: float | None = None
    slope: float | None = None
    trend: float | None = None
    trend_p: float | None = None
    near: int | None = None

    @property
    def moving(self) -> int | None:
        """1 if the values rise, -1 if they fall, 0 for neither; None where there are too few to tell."""
        if self.trend is None or self.trend_p is None:
            return None
        if self.trend_p > SIGNIFICANT and abs(self.trend) < CLEAR_TREND:
            return 0
        return 1 if self.trend > 0 else -1

    @property
    def steady(self) -> bool | None:
        """Whether enough of the values lie near the middle; None where that cannot be judged."""
        return None if self.near is None else self.near >= STEADY * self.n


@dataclass(frozen=True, slots=True)
class Comparison:
    """A phase and the next, named by their places from 0; shares from 0 to 1, ``goal_percent`` in percent."""

    before: int
    after: int
    nap: float | None = None
    nap_se: float | None = None
    pnd: float | None = None
    tau: float | None = None
    tau_u: float | None = None
    tau_bc: float | None = None
    goal_percent: float | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Why a figure is missing, or what to bear in mind with one; ``params`` are what its sentence needs."""

    code: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SeriesFigures:
    """All there is to say about a series in numbers."""

    phases: tuple[PhaseFigures, ...]
    comparisons: tuple[Comparison, ...]
    notes: tuple[Note, ...]
    lower_is_better: bool


def goes_down(phases: Sequence[Phase], goal: Decimal) -> bool:
    """Say whether the way from the first phase to the goal is downwards."""
    first = next((phase.values for phase in phases if phase.values), ())
    return bool(first) and goal < statistics.mean(first)


def series_figures(
    phases: Sequence[Phase], *, lower_is_better: bool = False, goal: Decimal | None = None
) -> SeriesFigures:
    """Work out the figures of phases in time order.

    ``goal`` is the level to reach, in the unit of the values. Raises :class:`AnswerError` ``no_phases`` when
    there is nothing at all.
    """
    if not phases:
        raise AnswerError("no_phases")
    rows, scale = whole([phase.values for phase in phases])
    wanted = [[-value for value in row] for row in rows] if lower_is_better else rows
    figures = [_phase(phase, row) for phase, row in zip(phases, rows, strict=True)]
    notes = [note for phase, found in zip(phases, figures, strict=True) for note in _notes(phase, found)]
    if len(phases) == 1:
        notes.append(Note("one_phase"))
    comparisons = []
    for before, after in pairwise(range(len(phases))):
        comparison = Comparison(before, after)
        if min(figures[before].n, figures[after].n) >= FEWEST:
            pair = _Pair(figures[before], figures[after], wanted[before], wanted[after], scale)
            comparison = pair.compared(before, goal, lower_is_better=lower_is_better)
            notes += pair.notes(comparison, goal, lower_is_better=lower_is_better)
        comparisons.append(comparison)
    if any(comparison.pnd is not None for comparison in comparisons):
        notes.append(Note("pnd_warning"))
    return SeriesFigures(tuple(figures), tuple(comparisons), tuple(notes), lower_is_better)


# --- one phase ------------------------------------------------------------------------------------


def _phase(phase: Phase, row: Sequence[int]) -> PhaseFigures:
    n = len(row)
    if not n:
        return PhaseFigures(phase.name, 0)
    values = [float(value) for value in phase.values]
    mean, median = statistics.fmean(values), float(statistics.median(phase.values))
    if n == 1:
        return PhaseFigures(phase.name, n, mean, median)
    sd = statistics.stdev(values) if min(row) < max(row) else 0.0
    slope = statistics.linear_regression(range(n), values).slope
    if n < FEWEST:
        return PhaseFigures(phase.name, n, mean, median, sd, slope)
    s = kendall_s(row)
    return PhaseFigures(
        phase.name,
        n,
        mean,
        median,
        sd,
        slope,
        trend=s / (n * (n - 1) // 2),
        trend_p=kendall_p(row, s),
        near=_near(row),
    )


def _near(row: Sequence[int]) -> int | None:
    """Count the values within a quarter of the median from it; a quarter of nothing tells nothing."""
    doubled = round(2 * statistics.median(row))  # the median of whole numbers is whole or a half
    if doubled == 0 and min(row) < max(row):
        return None
    return sum(abs(2 * value - doubled) <= NEAR * abs(doubled) for value in row)


def _notes(phase: Phase, found: PhaseFigures) -> Iterator[Note]:
    if phase.missing:
        yield Note("values_missing", {"phase": found.name, "count": phase.missing})
    if found.n == 0:
        yield Note("phase_empty", {"phase": found.name})
    elif found.n == 1:
        yield Note("phase_of_one", {"phase": found.name, "fewest": FEWEST})
    elif found.n < FEWEST:
        yield Note("phase_too_short", {"phase": found.name, "count": found.n, "fewest": FEWEST})
    elif found.n < ENOUGH:
        yield Note("phase_short", {"phase": found.name, "count": found.n, "enough": ENOUGH})


# --- a phase and the next -------------------------------------------------------------------------


class _Pair:
    """Two phases with enough values, turned so that higher is better."""

    def __init__(
        self, first: PhaseFigures, second: PhaseFigures, before: list[int], after: list[int], scale: int
    ) -> None:
        self._first, self._second = first, second
        self._before, self._after = before, after
        self._scale = scale
        self._corrected = baseline_corrected_tau(before, after)

    @property
    def _all_equal(self) -> bool:
        return len({*self._before, *self._after}) == 1

    def compared(self, place: int, goal: Decimal | None, *, lower_is_better: bool) -> Comparison:
        """Work out the figures."""
        pairs = compare(self._before, self._after)
        return Comparison(
            before=place,
            after=place + 1,
            nap=nap(pairs),
            nap_se=None if self._all_equal else nap_se(pairs),
            pnd=pnd(self._before, self._after),
            tau=tau(pairs),
            tau_u=tau_u(pairs, self._before),
            tau_bc=self._corrected.tau,
            goal_percent=None if goal is None else self._goal_percent(goal, lower_is_better=lower_is_better),
        )

    def _goal_percent(self, goal: Decimal, *, lower_is_better: bool) -> float | None:
        """Percent of goal obtained: 100·(mean after - mean before) / (goal - mean before).

        Source: J. Ferron, H. Goldstein, A. Olszewski & L. Rohrer (2020), Indexing effects in
        single-case experimental designs by estimating the percent of goal obtained. Evidence-Based
        Communication Assessment and Intervention 14, 6-27. None where the goal is reached from the beginning.
        """
        first = Fraction(sum(self._before), len(self._before))
        second = Fraction(sum(self._after), len(self._after))
        way = Fraction(-goal if lower_is_better else goal) * self._scale - first
        return float(100 * (second - first) / way) if way > 0 else None

    def notes(self, found: Comparison, goal: Decimal | None, *, lower_is_better: bool) -> Iterator[Note]:
        """Say what to bear in mind with the figures."""
        names: dict[str, object] = {"before": self._first.name, "after": self._second.name}
        yield from self._notes_on_trend(names, lower_is_better=lower_is_better)
        if self._all_equal:
            yield Note("all_equal", names)
        elif found.nap in (0.0, 1.0):
            yield Note("no_overlap", names)
        if found.tau_u is not None and abs(found.tau_u) > 1:
            yield Note("tau_u_beyond_one", names)
        if goal is not None and found.goal_percent is None:
            yield Note("goal_reached_before", {**names, "goal": goal})

    def _notes_on_trend(self, names: dict[str, object], *, lower_is_better: bool) -> Iterator[Note]:
        """Say if the baseline was moving already, since the values may have gone on by themselves."""
        way = self._first.moving or 0
        if way < 0 if lower_is_better else way > 0:
            sure = self._corrected.p <= SIGNIFICANT
            yield Note("baseline_moving" if sure else "baseline_perhaps_moving", names)
        if self._corrected.slope is not None:
            slope = float(self._corrected.slope) / self._scale
            yield Note("trend_taken_away", {**names, "slope": -slope if lower_is_better else slope})
        elif self._first.n < ENOUGH:
            yield Note("trend_untestable", {**names, "count": self._first.n})
