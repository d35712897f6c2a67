"""A chart as a picture that leaves the program, and the trace it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant.coach.identity import find_identifiers
from assistant.documents import files
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.charts.drawn import Chart
    from assistant.i18n import Language
    from assistant.records import Records

PICTURES: Final = (".svg", ".png")
"""How the name of a picture ends, and with it what kind it is."""


def check_picture(target: Path, *, replace: bool) -> None:
    """Refuse a place where no picture can be put, before anything is drawn.

    Raises :class:`UsageError`: ``picture_kind_unknown`` (name), and what
    :func:`assistant.documents.files.check_place` does.
    """
    if target.suffix.lower() not in PICTURES:
        raise UsageError("picture_kind_unknown", name=str(target))
    files.check_place(target, replace=replace)


def put_picture(
    records: Records,
    case_id: str,
    goal_id: str,
    language: Language,
    chart: Chart,
    target: Path,
    *,
    replace: bool,
) -> None:
    """Draw a chart into a file, whole or not at all; the log says that it was, never where to.

    Raises what :func:`check_picture` does, :class:`UsageError` ``nothing_to_draw`` (goal);
    :class:`WorkError`.
    """
    check_picture(target, replace=replace)
    if chart.empty:
        raise UsageError("nothing_to_draw", goal=goal_id)
    from assistant.charts import picture

    form = target.suffix.lower().removeprefix(".")
    data = picture.png(language, chart) if form == "png" else picture.svg(language, chart).encode("utf-8")

    def note() -> None:
        records.journal.note("exported", case_id, document="chart", form=form)

    files.put_in_place(target, data, replace=replace, before=note)


def tells_who(chart: Chart) -> tuple[str, ...]:
    """Return the kinds of what stands in a chart and tells who somebody is; see ``wording.advice``."""
    return tuple(dict.fromkeys(found.kind for text in _written(chart) for found in find_identifiers(text)))


def _written(chart: Chart) -> Iterator[str]:
    """Everything in a chart that people have written."""
    yield chart.title
    yield from (phase.name for phase in chart.phases)
    yield from (course.measure.name for course in chart.courses)
