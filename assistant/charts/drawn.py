"""What a chart shows, before anything is drawn: panels, lines, bands, phases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.goals.course import (
    Band,
    Course,
    bands_here,
    course_of,
    level_to_reach,
    share_here,
)
from assistant.goals.goal import Formulation
from assistant.goals.measurements import OWN, Entry, Rhythm, Series
from assistant.i18n import N_, Language
from assistant.wording.measuring import chart_title, column_head, course_lines, measure_name, phase_names

MUCH: Final = 3.0
"""How many times as far one measure may reach as another in the same panel. Our own border: beyond it the
smaller one is a flat line."""

_AIR: Final = 0.04
"""Room above the highest and below the lowest value, as a share of what lies between."""


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """Where a phase begins, and what it is called."""

    name: str
    starts: date


@dataclass(frozen=True, slots=True)
class Panel:
    """One field of the chart: the measures in it, the steps behind them, and the values it reaches over."""

    courses: tuple[Course, ...]
    bands: tuple[Band, ...]
    low: float
    high: float
    whole: bool = False
    """Whether every value in it is a whole number."""

    def ticks(self) -> list[float]:
        """Return about five round values to mark at the side."""
        return _round_values(self.low, self.high, whole=self.whole)


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart with its words. ``words`` says line by line what it shows."""

    title: str
    panels: tuple[Panel, ...]
    phases: tuple[PhaseLine, ...]
    first: date
    last: date
    rhythm: Rhythm
    weekly: bool
    words: tuple[str, ...]
    steps_note: str = ""
    """What one has to know about the steps behind the values, if anything."""

    @property
    def empty(self) -> bool:
        """Whether nothing is noted yet."""
        return not any(course.points for panel in self.panels for course in panel.courses)

    @property
    def has_bands(self) -> bool:
        """Whether the goal's steps lie behind any of it."""
        return any(panel.bands for panel in self.panels)

    @property
    def courses(self) -> tuple[Course, ...]:
        """The measures of all panels."""
        return tuple(course for panel in self.panels for course in panel.courses)


def chart_of(
    language: Language,
    series: Series,
    entries: Sequence[Entry],
    said: Formulation,
    *,
    alias: str,
    today: date,
    weekly: bool = False,
) -> Chart:
    """Settle what the chart of a series shows. ``said`` is the version of the goal that holds."""
    weekly = weekly and series.rhythm is Rhythm.DAILY
    names = phase_names(language, series)
    share = share_here(series, said)
    reach = None if share is None else level_to_reach(said, share)
    goals = [reach if measure.id == OWN else None for measure in series.measures]
    courses = [
        course_of(series, entries, measure, names, today=today, weekly=weekly, goal=goal)
        for measure, goal in zip(series.measures, goals, strict=True)
    ]
    bands = bands_here(series, said)
    panels = tuple(_panel(group, bands) for group in _grouped(courses, bands))
    points = [point.day for course in courses for point in course.points]
    first = min([series.since, *points])
    last = max(points, default=first)
    phases = tuple(
        PhaseLine(phase.name, phase.starts)
        for phase in courses[0].phases
        if series.phases and phase.starts <= max(last, first)
    )
    own = next((measure for measure in series.measures if measure.id == OWN), None)
    note = ""
    if bands and own is not None and share != 1:
        message = N_("The steps count over a longer time; here they lie beside the mean of “%(name)s”.")
        note = language.text(message, name=measure_name(own))
    elif bands and own is not None and len(series.measures) > 1:
        note = language.text(N_("The steps belong to “%(name)s”."), name=measure_name(own))
    words = (*course_lines(language, courses, goals, weekly=weekly), *([note] if note else []))
    return Chart(
        title=chart_title(alias, said.what or ""),
        panels=panels,
        phases=phases,
        first=first,
        last=last,
        rhythm=series.rhythm,
        weekly=weekly,
        words=words,
        steps_note=note,
    )


def alone(chart: Chart, course: Course) -> Panel:
    """Return a panel for one measure by itself."""
    bands = next(panel.bands for panel in chart.panels if course in panel.courses)
    return _panel([course], bands)


def description(chart: Chart) -> str:
    """Return what a chart shows as one text, for whoever cannot see it."""
    return "\n".join(line for line in chart.words if line)


def heads(language: Language, panel: Panel) -> list[str]:
    """Return what stands over each measure of a panel."""
    return [column_head(language, course.measure) for course in panel.courses]


# --- panels ---------------------------------------------------------------------------------------


def _grouped(courses: Sequence[Course], bands: tuple[Band, ...]) -> list[list[Course]]:
    """Put measures that reach about as far into one panel, in their own order."""
    groups: list[list[Course]] = []
    for course in courses:
        reach = _reach([course], bands)
        for group in groups:
            if _alike(reach, _reach(group, bands)):
                group.append(course)
                break
        else:
            groups.append([course])
    return groups


def _alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Say whether two spans of values can be read in the same panel: as wide, and in the same place."""
    widths = sorted((one[1] - one[0], other[1] - other[0]))
    together = max(one[1], other[1]) - min(one[0], other[0])
    return together <= MUCH * max(widths[0], 1e-9)


def _reach(courses: Sequence[Course], bands: tuple[Band, ...]) -> tuple[float, float]:
    """Return the lowest and the highest value to show; where a measure has ends they are shown, too."""
    values = [float(point.value) for course in courses for point in course.points]
    ends: list[float] = []
    for course in courses:
        bounds = course.measure.bounds
        ends += [float(end) for end in (bounds.minimum, bounds.maximum) if end is not None]
        if course.measure.id == OWN:
            ends += [edge for band in bands for edge in (band.low, band.high) if edge is not None]
    together = values + ends
    low, high = min(together, default=0.0), max(together, default=1.0)
    return (low, high) if high > low else (low - 1, high + 1)


def _panel(courses: Sequence[Course], bands: tuple[Band, ...]) -> Panel:
    low, high = _reach(courses, bands)
    air = (high - low) * _AIR
    own = any(course.measure.id == OWN for course in courses)
    values = (point.value for course in courses for point in course.points)
    whole = all(value == value.to_integral_value() for value in values)
    return Panel(tuple(courses), bands if own else (), low - air, high + air, whole)


_FEWEST_TICKS: Final = 4


def _round_values(low: float, high: float, *, whole: bool) -> list[float]:
    """Return values at even distances of 1, 2 or 5 times a power of ten."""
    span = Decimal(repr(high)) - Decimal(repr(low))
    size = Decimal(10) ** (span.adjusted() + 1)
    step = size
    while True:
        for part in (5, 2, 1):
            step = size * part / 10
            if span / step >= _FEWEST_TICKS or (whole and step == 1):
                first = (Decimal(repr(low)) / step).to_integral_value(rounding="ROUND_CEILING") * step
                count = int((Decimal(repr(high)) - first) / step)
                return [float(first + step * number) for number in range(count + 1)]
        size /= 10


def tick_text(language: Language, value: float) -> str:
    """Write a value at the side of a panel."""
    return language.number(Decimal(repr(value)).normalize() + 0, 4)
