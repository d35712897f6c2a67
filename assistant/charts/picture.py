"""A chart as a picture for documents: SVG with a title and a description, or PNG.

Made to be printed: it can be read in black and white, since each measure has its own sign and its own kind of
line, and by people who see colours differently (the colours are those of M. Okabe & K. Ito, Color universal
design, 2008). Nothing in it depends on the machine: the same chart gives the same bytes.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from assistant.charts.drawn import Chart, Panel, description, heads, tick_text
from assistant.goals.course import Course
from assistant.goals.scale import GOAL_STEP
from assistant.i18n import N_, Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH: Final = 8.4
_PANEL_HEIGHT: Final = 3.4
_WORDS_HEIGHT: Final = 1.5
_DPI: Final = 160
_MOST_JOINED: Final = 150
"""Values beyond which a line from each to the next would be a thicket; they are faint dots then."""

_LEAST_LABELLED: Final = 0.045
"""The share of a panel that a step needs to have its number beside it."""

_INK: Final = "#222222"
_QUIET: Final = "#555555"
_GOAL_SHADE: Final = "#DCEBDD"
_STEP_SHADES: Final = ("#F3F3F3", "#FFFFFF")
_FONTS: Final = ("DejaVu Sans",)
"""The one font that comes with the library, so that the picture is the same everywhere."""


@dataclass(frozen=True, slots=True)
class _Look:
    colour: str
    dark: str
    sign: str
    filled: bool
    line: str | tuple[int, tuple[float, ...]]


_LOOKS: Final = (
    _Look("#0072B2", "#00405F", "o", True, "-"),
    _Look("#D55E00", "#7A3300", "s", False, (0, (5, 2))),
    _Look("#5B3A8C", "#33194F", "^", True, (0, (1, 1.5))),
    _Look("#333333", "#000000", "D", False, (0, (6, 2, 1, 2))),
)


def svg(language: Language, chart: Chart) -> str:
    """Draw a chart as SVG, with its title and what it shows in words inside."""
    out = io.StringIO()
    with _settings():
        figure = _figure(language, chart)
        # No date and no random ids: the same chart is the same file.
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return _described(out.getvalue(), chart, language.code)


def png(language: Language, chart: Chart) -> bytes:
    """Draw a chart as PNG; what it shows in words is kept as its description."""
    out = io.BytesIO()
    words = description(chart)
    with _settings():
        figure = _figure(language, chart)
        figure.savefig(
            out,
            format="png",
            dpi=_DPI,
            metadata={"Software": None, "Title": chart.title, "Description": words},
        )
    return out.getvalue()


@contextmanager
def _settings() -> Iterator[None]:
    """Draw by our own settings, whatever stands in the machine's, and without a word on standard error."""
    import matplotlib as mpl

    # It tells of folders it could not write to, and of signs that its font has not.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    ours: dict[Any, object] = {
        "svg.fonttype": "path",
        "svg.hashsalt": "malsteg",
        "font.family": list(_FONTS),
        "axes.unicode_minus": True,
        # What people have written is text, whatever signs are in it.
        "text.usetex": False,
        "text.parse_math": False,
    }
    with mpl.rc_context(mpl.rcParamsDefault), mpl.rc_context(ours), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph", category=UserWarning)
        yield


def _described(text: str, chart: Chart, language: str) -> str:
    """Put the title and the description into the picture, where a screen reader looks for them."""
    start = text.index("<svg")
    end = text.index(">", start)
    opening = text[start:end]
    words = (
        f'{opening} role="img" aria-labelledby="malsteg-title malsteg-desc" xml:lang="{language}" '
        f'lang="{language}">\n <title id="malsteg-title">{_clean(chart.title)}</title>\n'
        f' <desc id="malsteg-desc">{_clean(description(chart))}</desc>'
    )
    return text[:start] + words + text[end + 1 :]


_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(text: str) -> str:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))


# --- drawing --------------------------------------------------------------------------------------


def _figure(language: Language, chart: Chart) -> Figure:
    """Draw a chart. No window is opened and nothing is kept: the figure belongs to whoever asked."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    count = len(chart.panels)
    height = _PANEL_HEIGHT * count + _WORDS_HEIGHT
    figure = Figure(figsize=(_WIDTH, height), layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    figure.suptitle(chart.title, fontsize=13, color=_INK, wrap=True)
    fields = figure.subplots(count, 1, sharex=True, squeeze=False)[:, 0]
    looks = dict(zip((course.measure.id for course in chart.courses), _LOOKS, strict=False))
    for field, panel in zip(fields, chart.panels, strict=True):
        _panel(language, chart, panel, field, looks, named=bool(chart.phases) and field is fields[0])
    _name_phases(chart, fields[0])
    _days(language, chart, fields[-1])
    fields[-1].set_xlabel(_legend_words(language, chart), fontsize=8.5, color=_QUIET, labelpad=8)
    return figure


def _panel(
    language: Language, chart: Chart, panel: Panel, field: Axes, looks: dict[str, _Look], *, named: bool
) -> None:
    """Draw a panel; ``named``: the names of the phases stand above it."""
    first, last = _ends(chart)
    field.set_xlim(first, last)
    field.set_ylim(panel.low, panel.high)
    _bands(language, panel, field)
    for phase in chart.phases[1:]:
        field.axvline(phase.starts.toordinal() - 0.5, color=_INK, linewidth=1.1, zorder=2.5)
    for course, head in zip(panel.courses, heads(language, panel), strict=True):
        _course(course, head, field, looks[course.measure.id])
    ticks = panel.ticks()
    field.set_yticks(ticks, [tick_text(language, tick) for tick in ticks])
    field.tick_params(colors=_INK, labelsize=9, length=3)
    for side in ("top", "right"):
        field.spines[side].set_visible(False)
    field.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1.06 if named else 1.0),
        ncols=2,
        frameon=False,
        fontsize=9,
        borderaxespad=0.2,
        handlelength=2.6,
    )


def _bands(language: Language, panel: Panel, field: Axes) -> None:
    """Put the steps of the goal behind the values , numbered, the goal itself in a shade of its own."""
    for band in panel.bands:
        low = panel.low if band.low is None else max(band.low, panel.low)
        high = panel.high if band.high is None else min(band.high, panel.high)
        if high <= low:
            continue
        goal = band.step == GOAL_STEP
        field.axhspan(
            low, high, facecolor=_GOAL_SHADE if goal else _STEP_SHADES[band.step % 2], linewidth=0, zorder=0
        )
        if goal:
            field.axhline(low, color="#7FA886", linewidth=0.8, linestyle=(0, (2, 2)), zorder=0.5)
            field.axhline(high, color="#7FA886", linewidth=0.8, linestyle=(0, (2, 2)), zorder=0.5)
        if not goal and high - low < _LEAST_LABELLED * (panel.high - panel.low):
            continue
        words = language.text(N_("Step %(number)s"), number=band.step)
        field.annotate(
            language.text(N_("Step %(number)s, the goal"), number=band.step) if goal else words,
            xy=(1.0, (low + high) / 2),
            xycoords=("axes fraction", "data"),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
            color=_INK if goal else _QUIET,
            annotation_clip=False,
        )


def _course(course: Course, head: str, field: Axes, look: _Look) -> None:
    """Draw a measure: its values, joined within each phase, and each phase's mean, median and direction."""
    label: str | None = head
    joined = len(course.points) <= _MOST_JOINED
    for place, phase in enumerate(course.phases):
        days = [point.day.toordinal() for point in phase.points]
        values = [float(point.value) for point in phase.points]
        if not days:
            continue
        field.plot(
            days,
            values,
            linestyle=look.line if joined else "none",
            linewidth=0.9,
            color=look.colour,
            alpha=0.85 if joined else 0.3,
            marker=look.sign,
            markersize=4.2 if joined else 2.0,
            markerfacecolor=look.colour if look.filled else "white",
            markeredgecolor=look.colour,
            label=label,
            zorder=3,
        )
        label = None
        _phase(course, place, days, field, look)


def _phase(course: Course, place: int, days: list[int], field: Axes, look: _Look) -> None:
    found = course.figures.phases[place] if course.figures is not None else None
    if found is None or found.mean is None or found.median is None or found.n < 2:
        return
    ends = (days[0], days[-1])
    field.plot(ends, (found.mean, found.mean), color=look.colour, linewidth=2.6, linestyle="-", zorder=3.4)
    field.plot(
        ends,
        (found.median, found.median),
        color=look.colour,
        linewidth=1.6,
        linestyle=(0, (1, 1.2)),
        zorder=3.3,
    )
    trend = course.trend(place)
    if trend is not None:
        field.plot(
            (trend.first.toordinal(), trend.last.toordinal()),
            (trend.start, trend.end),
            color=look.dark,
            linewidth=1.8,
            linestyle=(0, (7, 3)),
            zorder=3.5,
        )


def _ends(chart: Chart) -> tuple[float, float]:
    first, last = chart.first.toordinal(), chart.last.toordinal()
    return first - 0.7, max(last, first + 6) + 0.7


def _name_phases(chart: Chart, field: Axes) -> None:
    """Write the name of each phase above it."""
    starts = [phase.starts.toordinal() for phase in chart.phases]
    left, right = _ends(chart)
    for place, phase in enumerate(chart.phases):
        start = max(left, starts[place] - 0.5)
        end = starts[place + 1] - 0.5 if place + 1 < len(starts) else right
        room = int((end - start) / (right - left) * 95)
        name = phase.name if len(phase.name) <= room else phase.name[: max(1, room - 1)] + "…"
        field.annotate(
            name,
            xy=((start + end) / 2, 1.0),
            xycoords=("data", "axes fraction"),
            xytext=(0, 3),
            textcoords="offset points",
            ha="center",
            fontsize=9,
            color=_INK,
            annotation_clip=False,
        )


_MOST_DAYS: Final = 7


def _days(language: Language, chart: Chart, field: Axes) -> None:
    """Write days under the chart: whole weeks apart where that gives few enough, else evenly."""
    first, last = chart.first.toordinal(), max(chart.last.toordinal(), chart.first.toordinal() + 6)
    weeks = max(1, -(-(last - first) // (7 * (_MOST_DAYS - 1))))
    days = list(range(first, last + 1, 7 * weeks))
    show = language.short_date if last - first > 366 else language.day_and_month
    field.set_xticks(days, [show(date.fromordinal(day)) for day in days])


def _legend_words(language: Language, chart: Chart) -> str:
    text = language.text
    lines = []
    if any(len(phase.points) > 1 for course in chart.courses for phase in course.phases):
        lines.append(
            text(
                N_("Thick line: mean of the phase. Dotted: the value in the middle. Dark, dashed: direction.")
            )
        )
    if chart.weekly:
        lines.append(text(N_("Each point is the mean of a week.")))
    if chart.steps_note:
        lines.append(chart.steps_note)
    return "\n".join(lines)
