"""A chart as lines of text, of any width.

Each measure has a panel of its own, one above the other on the same days: in letters there is no telling
whose a line is where two cross, and no colour is needed then.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from textwrap import wrap
from typing import Any, Final

from assistant.charts.drawn import Chart, Panel, alone, tick_text
from assistant.goals.course import Course
from assistant.goals.scale import GOAL_STEP
from assistant.i18n import N_, Language
from assistant.wording.measuring import column_head
from assistant.wording.signs import one_line

NARROWEST: Final = 40
"""Columns that a chart needs; what is narrower is told in words alone."""

_ONE_AT_A_TIME: Final = threading.Lock()
"""The library has one figure for the whole program."""

_MARK: Final = "●"
_MEAN: Final = "━"
_TREND: Final = "∙"
_JOIN: Final = "·"
_PHASE: Final = "┊"
_GOAL: Final = "░"
_ALONE: Final = 13
_BESIDE: Final = 10
_LOWEST: Final = 7
"""Rows of a panel: when it is the only one, beside others, and at least."""

_ROOM_TO_JOIN: Final = 3
"""Columns between two values that make room for a line from one to the other."""

_CROWD: Final = 2
"""Values a column beyond which only their means are drawn."""

_MARGIN: Final = 3
_SHORTEST_NAME: Final = 3
_BETWEEN_DAYS: Final = 16
"""Columns that a day written under the chart takes, with the room around it."""


@dataclass(frozen=True, slots=True)
class _Field:
    """Where the values lie in the text: the columns and rows of the canvas inside its frame."""

    left: int
    width: int
    height: int
    first: float
    last: float
    low: float
    high: float

    def column(self, day: float) -> int:
        """Return the column of a day, from 0 at the left of the text."""
        share = (day - self.first) / (self.last - self.first)
        return self.left + round(share * (self.width - 1))

    def row(self, value: float) -> int:
        """Return the row of a value, from 0 at the top."""
        share = (self.high - value) / (self.high - self.low)
        return round(share * (self.height - 1))


def chart_lines(language: Language, chart: Chart, width: int, height: int | None = None) -> list[str]:
    """Draw a chart in so many columns, and rows if there should be no more than so many.

    Nothing is drawn where there is nothing to draw, or no room to draw it in: ``chart.words`` says it all.
    """
    if chart.empty or width < NARROWEST or not _can_draw():
        return []
    panels = [alone(chart, course) for course in chart.courses]
    rows = _ALONE if len(panels) == 1 else _BESIDE
    if height is not None:
        rows = max(_LOWEST, min(rows, height // len(panels) - 5))
    lines: list[str] = []
    with _ONE_AT_A_TIME:
        for panel in panels:
            lines += _panel(language, chart, panel, width, rows)
    crowded = any(len(course.points) > _CROWD * width for course in chart.courses)
    return [line.rstrip() for line in lines] + _legend(language, chart, width, crowded=crowded)


def _can_draw() -> bool:
    """Say whether the library works here: part of it is compiled for each platform."""
    try:
        import plotext  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def _panel(language: Language, chart: Chart, panel: Panel, width: int, rows: int) -> list[str]:
    ticks = panel.ticks()
    labels = [tick_text(language, tick) for tick in ticks]
    margin = _MARGIN if chart.has_bands else 0
    left = max(map(len, labels), default=0) + 1
    first, last = _ends(chart)
    field = _Field(left, width - margin - left, rows, first, last, panel.low, panel.high)
    course = panel.courses[0]
    canvas = _drawn(language, course, field, list(zip(ticks, labels, strict=True)))
    _put_phases(canvas, chart, field)
    _shade(canvas, field, panel)
    head = one_line(column_head(language, course.measure), width - 1)
    names = [_phase_names(chart, field, width)] if chart.phases else []
    return [head, *names, *("".join(row) for row in canvas)]


def _ends(chart: Chart) -> tuple[float, float]:
    """Return the first and the last day to show, as numbers; at least a week."""
    first, last = chart.first.toordinal(), chart.last.toordinal()
    return float(first), float(max(last, first + 6))


def _drawn(
    language: Language, course: Course, field: _Field, ticks: Sequence[tuple[float, str]]
) -> list[list[str]]:
    """Let the library draw the values, means, directions and axes; return the signs row by row."""
    import plotext

    # The library has one figure for all; it is cleared before, so that nothing of another chart is left.
    figure: Any = plotext.figure
    figure.clear()
    plotext.terminal.limit(False, False)
    figure.theme("colorless")
    figure.plot_size(field.left + field.width, field.height + 2)
    figure.axes(False)
    figure.axes(True, axis="y", side="left")
    figure.axes(True, axis="x", side="lower")
    y, x = figure.ruler("y", "left"), figure.ruler("x", "lower")
    y.lim(field.low, field.high)
    x.lim(field.first, field.last)
    y.ticks([tick for tick, _ in ticks], [label for _, label in ticks])
    days = _days(language, field)
    x.ticks([day for day, _ in days], [label for _, label in days])
    points = _thinned(course, field)
    if len(points) * _ROOM_TO_JOIN <= field.width:
        _join(figure, course)
    _draw_phases(figure, course)
    figure.draw(figure.signal([day for day, _ in points], [value for _, value in points], marker=_MARK))
    text = plotext.uncolorize(figure.build())
    lines = text.splitlines()
    return [list(line.ljust(field.left + field.width)) for line in lines]


def _draw_phases(figure: Any, course: Course) -> None:
    """Draw the mean of each phase, and the direction where there are enough values to see one."""
    for place, phase in enumerate(course.phases):
        found = course.figures.phases[place] if course.figures is not None else None
        if found is None or found.mean is None or found.n < 2:
            continue
        days = (float(phase.points[0].day.toordinal()), float(phase.points[-1].day.toordinal()))
        figure.draw(figure.segment(days, (found.mean, found.mean), marker=_MEAN))
        trend = course.trend(place)
        if trend is not None and found.moving:
            figure.draw(figure.segment(days, (trend.start, trend.end), marker=_TREND))


def _join(figure: Any, course: Course) -> None:
    """Join the values of each phase; between phases there is no line, as is usual in such charts."""
    for phase in course.phases:
        if len(phase.points) > 1:
            days = [float(point.day.toordinal()) for point in phase.points]
            signal = figure.signal(days, [float(point.value) for point in phase.points], marker=_JOIN)
            figure.draw(signal.lines(True))


def _thinned(course: Course, field: _Field) -> list[tuple[float, float]]:
    """Return the values to mark; where days crowd, one sign a column and phase: their mean."""
    found: list[tuple[float, float]] = []
    for phase in course.phases:
        at = [(float(point.day.toordinal()), float(point.value)) for point in phase.points]
        if _crowded(course, field):
            for _, group in groupby(at, key=lambda pair: field.column(pair[0])):
                pairs = list(group)
                found.append((pairs[len(pairs) // 2][0], math.fsum(v for _, v in pairs) / len(pairs)))
        else:
            found += at
    return found


def _crowded(course: Course, field: _Field) -> bool:
    return len(course.points) > _CROWD * field.width


def _put_phases(canvas: list[list[str]], chart: Chart, field: _Field) -> None:
    """Draw a line down where each phase but the first begins, behind what is drawn."""
    for phase in chart.phases[1:]:
        column = field.column(float(phase.starts.toordinal()))
        for row in canvas[: field.height]:
            row[column] = _PHASE if row[column] == " " else row[column]


def _shade(canvas: list[list[str]], field: _Field, panel: Panel) -> None:
    """Put the goal's steps behind what is drawn: the goal itself shaded, all of them numbered at the side."""
    for row in canvas:
        row.extend([" "] * (_MARGIN if panel.bands else 0))
    for band in panel.bands:
        low = field.low if band.low is None else max(band.low, field.low)
        high = field.high if band.high is None else min(band.high, field.high)
        if high <= low:
            continue
        top, bottom = field.row(high), field.row(low)
        canvas[(top + bottom) // 2][-1] = str(band.step)
        if band.step == GOAL_STEP:
            for row in canvas[top : bottom + 1]:
                for place in range(field.left, field.left + field.width):
                    row[place] = _GOAL if row[place] == " " else row[place]


def _phase_names(chart: Chart, field: _Field, width: int) -> str:
    """Return the names of the phases, each above the column in which it begins."""
    line = " " * width
    starts = [field.column(float(phase.starts.toordinal())) for phase in chart.phases]
    for place, phase in enumerate(chart.phases):
        start = starts[place]
        end = starts[place + 1] if place + 1 < len(starts) else width
        room = end - start - 2
        if room >= _SHORTEST_NAME:
            line = line[:start] + f"{_PHASE}{one_line(phase.name, room)}".ljust(end - start) + line[end:]
    return line[:width]


def _days(language: Language, field: _Field) -> list[tuple[float, str]]:
    """Return the days to write under the chart, with room between them."""
    most = max(2, field.width // _BETWEEN_DAYS)
    span = field.last - field.first
    days = [field.first + round(span * place / (most - 1)) for place in range(most)]
    long = span > 366

    def text(day: float) -> str:
        found = date.fromordinal(int(day))
        return language.short_date(found) if long else language.day_and_month(found)

    return [(day, text(day)) for day in dict.fromkeys(days)]


def _legend(language: Language, chart: Chart, width: int, *, crowded: bool) -> list[str]:
    """Say what the signs mean."""
    text = language.text
    parts = [text(N_("%(sign)s mean of several days"), sign=_MARK)] if crowded else []
    parts.append(text(N_("%(sign)s mean of the phase"), sign=_MEAN * 2))
    directions = any(
        course.trend(place) is not None and course.figures is not None and course.figures.phases[place].moving
        for course in chart.courses
        for place in range(len(course.phases))
    )
    if directions:
        parts.append(text(N_("%(sign)s direction"), sign=_TREND * 2))
    if chart.has_bands:
        parts.append(text(N_("%(sign)s the goal, step 3; the steps stand at the right"), sign=_GOAL * 2))
    return _wrapped(parts, width)


def _wrapped(parts: list[str], width: int) -> list[str]:
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + 3 + len(part) <= width:
            lines[-1] += f"   {part}"
        else:
            lines += wrap(part, width)
    return lines
