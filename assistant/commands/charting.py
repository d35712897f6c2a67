"""``malsteg chart``: the chart of a goal's repeated measures, in the terminal or as a picture."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant.charts.drawn import Chart, chart_of
from assistant.commands.access import open_records
from assistant.commands.output import write_json
from assistant.commands.series import comparison_fields, phase_figures
from assistant.errors import UsageError
from assistant.goals.course import Course
from assistant.handing.picture import check_picture, put_picture, tells_who
from assistant.i18n import N_, Language
from assistant.records.measuring import Notebook, open_notebook
from assistant.wording.figures import note_text

if TYPE_CHECKING:
    from assistant.records import Records

_WIDEST: Final = 160
"""Columns beyond which a chart only grows thinner."""


def run(options: Namespace, language: Language, today: date) -> int:
    """Show the chart, or put it into a file."""
    target = None if options.target is None else _target(options)
    if options.force and target is None:
        raise UsageError("force_without_file")
    records = open_records(options, language, today, to_read=True)
    goal = records.find_goal(options.goal)
    notebook = open_notebook(records, goal.case_id, goal.id)
    chart = chart_of(
        language,
        notebook.series,
        notebook.entries,
        notebook.said,
        alias=notebook.alias,
        today=today,
        weekly=options.weekly,
    )
    if options.json:
        write_json(_fields(language, goal.id, chart))
    if target is not None:
        _put(options, language, records, notebook, chart, target)
    elif not options.json:
        _print(options, language, chart)
    return 0


def _target(options: Namespace) -> Path:
    """Check where the picture is to go before anything is opened or asked."""
    target = Path(options.target)
    check_picture(target, replace=options.force)
    return target


def _put(
    options: Namespace, language: Language, records: Records, notebook: Notebook, chart: Chart, target: Path
) -> None:
    goal = notebook.goal
    put_picture(records, goal.case_id, goal.id, language, chart, target, replace=options.force)
    _warn(language, chart)


def _print(options: Namespace, language: Language, chart: Chart) -> None:
    lines = [chart.title, ""]
    drawn = sys.stdout.isatty() and not options.plain and os.environ.get("TERM") != "dumb"
    if drawn:
        from assistant.charts.terminal import chart_lines

        width = min(_WIDEST, shutil.get_terminal_size().columns)
        picture = chart_lines(language, chart, width)
        lines += [*picture, ""] if picture else []
    sys.stdout.write("\n".join([*lines, *chart.words]) + "\n")


def _warn(language: Language, chart: Chart) -> None:
    """Say on standard error if something written in the picture tells who somebody is."""
    from assistant.wording.advice import IDENTIFIERS

    kinds = tells_who(chart)
    if kinds:
        listed = ", ".join(language.text(IDENTIFIERS[kind]) for kind in kinds)
        message = N_("There is something here that tells who somebody is: %(kinds)s.")
        sys.stderr.write(language.text(message, kinds=listed) + "\n")


# --- JSON -----------------------------------------------------------------------------------------


def _fields(language: Language, goal_id: str, chart: Chart) -> dict[str, object]:
    return {
        "goal": goal_id,
        "title": chart.title,
        "weekly": chart.weekly,
        "measures": [_course(language, course) for course in chart.courses],
        "words": [line for line in chart.words if line],
    }


def _course(language: Language, course: Course) -> dict[str, object]:
    found = course.figures
    return {
        "id": course.measure.id,
        "name": course.measure.name,
        "better": course.measure.better.value,
        "points": [
            {"date": point.day.isoformat(), "value": float(point.value), "phase": phase.name}
            for phase in course.phases
            for point in phase.points
        ],
        "phases": [] if found is None else [phase_figures(phase) for phase in found.phases],
        "comparisons": []
        if found is None
        else [comparison_fields(found, each) for each in found.comparisons],
        "notes": [] if found is None else [note_text(language, note) for note in found.notes],
    }
