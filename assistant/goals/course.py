"""The course of one measure: its values phase by phase, their figures, and the goal's steps beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from assistant.goals.goal import Formulation
from assistant.goals.measure import Better, Span
from assistant.goals.measurements import OWN, WEEK, Entry, Rhythm, Series, SeriesMeasure, fitted, share_of
from assistant.goals.scale import GOAL_STEP, STEPS, AttainmentScale
from assistant.goals.series import FEWEST, Phase, SeriesFigures, series_figures

FEWEST_OF_WEEK: Final = 4
"""Days that a week needs to have a mean: more than half of it. Our own border; with all seven it is their sum
divided by seven, as single-case evaluation reads it."""

_DECIMALS: Final = 6
"""As exactly as means of weeks are worked with."""

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day; of a week the day in its middle, and the mean."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Trend:
    """The least-squares line of a phase, from its first value to its last."""

    first: date
    last: date
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PhaseCourse:
    """A phase as it went: its name, the days it holds as far as the series has come, and its values.

    ``starts`` and ``ends`` are both included.
    """

    name: str
    starts: date
    ends: date
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """One measure from its first day to now. ``figures`` is None where there are no values at all.

    ``weeks_left_out`` is how many weeks had too few days for a mean.
    """

    measure: SeriesMeasure
    phases: tuple[PhaseCourse, ...]
    figures: SeriesFigures | None
    weeks_left_out: int = 0

    @property
    def points(self) -> tuple[Point, ...]:
        """Every value, in order of time."""
        return tuple(point for phase in self.phases for point in phase.points)

    def trend(self, place: int) -> Trend | None:
        """Return the line through a phase, None with too few values to see one.

        It is that of the figures, in which values are counted one after another.
        """
        points = self.phases[place].points
        if self.figures is None or len(points) < FEWEST:
            return None
        found = self.figures.phases[place]
        if found.slope is None or found.mean is None:
            return None
        half = found.slope * (len(points) - 1) / 2
        return Trend(points[0].day, points[-1].day, found.mean - half, found.mean + half)


@dataclass(frozen=True, slots=True)
class Band:
    """The values of a step as they lie beside what is noted; None where the step is open."""

    step: int
    low: float | None
    high: float | None


def course_of(
    series: Series,
    entries: Sequence[Entry],
    measure: SeriesMeasure,
    names: Sequence[str],
    *,
    today: date,
    weekly: bool = False,
    goal: Decimal | None = None,
) -> Course:
    """Put the notes of one measure in order, phase by phase, and work out their figures.

    ``names`` are those of the phases, or the single name of a series without phases. Phases that have not
    begun are left out. ``weekly``: the means of weeks in place of days, each week counted from the first day
    of its phase, so that none belongs to two. ``goal`` is the level to reach; see :func:`level_to_reach`.
    """
    noted = [
        Point(entry.day, value)
        for entry in sorted(entries, key=lambda entry: (entry.day, entry.number))
        if (value := entry.values.get(measure.id)) is not None
    ]
    last = max([today if series.until is None else min(today, series.until), *(p.day for p in noted)])
    spans = _spans(series, names, last)
    left_out = 0
    phases, reckoned = [], []
    for name, starts, ends in spans:
        points = [point for point in noted if starts <= point.day <= ends]
        gaps = _gaps(series, entries, measure.id, starts, ends, today)
        if weekly and series.rhythm is Rhythm.DAILY:
            points, short = _weeks(points, starts)
            left_out, gaps = left_out + short, 0
        phases.append(PhaseCourse(name, starts, ends, tuple(points)))
        reckoned.append(Phase(name, tuple(point.value for point in points), gaps))
    figures = None
    if any(phase.values for phase in reckoned):
        figures = series_figures(reckoned, lower_is_better=measure.better is Better.LOWER, goal=goal)
    return Course(measure, tuple(phases), figures, left_out)


def _spans(series: Series, names: Sequence[str], last: date) -> list[tuple[str, date, date]]:
    """Return each phase that has begun, with its first and its last day so far."""
    if not series.phases:
        return [(names[0] if names else "", series.since, max(series.since, last))]
    # What was noted before the first phase belongs to it: nothing is left out.
    starts = [min(series.since, series.phases[0].starts), *(phase.starts for phase in series.phases[1:])]
    ends = [following - _DAY for _, following in pairwise(starts)] + [date.max]
    spans = [
        (name, start, min(end, last))
        for name, start, end in zip(names, starts, ends, strict=True)
        if start <= last
    ]
    return spans or [(names[0], starts[0], starts[0])]


def _gaps(
    series: Series, entries: Iterable[Entry], measure_id: str, starts: date, ends: date, today: date
) -> int:
    """Count the days or weeks of a phase that are over and have no value of this measure."""
    if series.rhythm is Rhythm.OCCASION:
        return 0
    step = WEEK if series.rhythm is Rhythm.WEEKLY else 1
    over = (min(ends, today - _DAY) - starts).days + 1
    there = sum(
        entry.values.get(measure_id) is not None and starts <= entry.day <= min(ends, today - _DAY)
        for entry in entries
    )
    return max(0, over // step - there)


def _weeks(points: list[Point], starts: date) -> tuple[list[Point], int]:
    """Return the mean of each week with enough days, and how many weeks had too few."""
    blocks: dict[int, list[Decimal]] = {}
    for point in points:
        blocks.setdefault((point.day - starts).days // WEEK, []).append(point.value)
    means = [
        Point(
            starts + timedelta(days=WEEK * block + WEEK // 2),
            round(sum(values, Decimal(0)) / len(values), _DECIMALS),
        )
        for block, values in sorted(blocks.items())
        if len(values) >= FEWEST_OF_WEEK
    ]
    return means, len(blocks) - len(means)


# --- the goal beside them -------------------------------------------------------------------------


def share_here(series: Series, said: Formulation) -> Fraction | None:
    """Return how many notes make one value of the goal's measure, None if the two cannot be compared.

    They cannot where the goal has been given another measure since the series was set up.
    """
    measure = said.measure
    if measure is None:
        return None
    own = next((each for each in series.measures if each.id == OWN), None)
    if own is None or own.counted != fitted(measure, series.rhythm):
        return None
    return share_of(measure, series.rhythm)


def level_to_reach(said: Formulation, share: Fraction) -> Decimal | None:
    """Return the least that counts as the goal, as a mean of what is noted each time."""
    scale, better = said.attainment_scale, said.better_way
    level = scale.first_value(GOAL_STEP) if scale is not None else None
    if level is None and isinstance(said.expected_level, Span):
        level = said.expected_level.high if better is Better.LOWER else said.expected_level.low
    return None if level is None else level * share.denominator / share.numerator


def bands_of(scale: AttainmentScale, share: Fraction) -> tuple[Band, ...]:
    """Return the five steps as they lie beside what is noted, meeting half-way between their values."""
    half = scale.bounds.grain / 2

    def border(value: Decimal | None, way: int, end: Decimal | None) -> float | None:
        if value is None:
            return None
        edge = value if value == end else value + way * half
        return float(Fraction(edge) / share)

    return tuple(
        Band(
            number,
            border(scale.step(number).low, -1, scale.bounds.minimum),
            border(scale.step(number).high, +1, scale.bounds.maximum),
        )
        for number in STEPS
    )


def bands_here(series: Series, said: Formulation) -> tuple[Band, ...]:
    """Return the steps beside the goal's own measure in a series, none where they cannot be compared."""
    share, scale = share_here(series, said), said.attainment_scale
    return () if share is None or scale is None else bands_of(scale, share)
