"""Goals and measurements for a spreadsheet: .xlsx, and .csv that the local spreadsheet opens rightly.

Nothing that people have written becomes a formula: in .xlsx it is text by its kind, in .csv a cell that would
be taken for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from assistant.documents.material import Material, told
from assistant.documents.writers.signs import holdable
from assistant.goals.attainment import steps_reached
from assistant.goals.goal import Goal
from assistant.i18n import N_, Language
from assistant.wording.goal import STATUSES, life_area_text
from assistant.wording.levels import measure_text

GOALS: Final = "goals"
MEASUREMENTS: Final = "measurements"
TABLES: Final = (GOALS, MEASUREMENTS)

Cell = str | int | Decimal | date | None

_SEPARATORS: Final = {"sv": ";", "da": ";", "en": ","}
_DECIMAL_SIGNS: Final = {"sv": ",", "da": ",", "en": "."}
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that some spreadsheet takes for a formula, in narrow and in wide signs."""

_SHEETS: Final = {GOALS: N_("Goals"), MEASUREMENTS: N_("Measurements")}
_GOAL_COLUMNS: Final = (
    N_("Goal id"),
    N_("Name"),
    N_("Goal"),
    N_("Status"),
    N_("Part of life"),
    N_("Purpose"),
    N_("How it is measured"),
    N_("At the start"),
    N_("Expected, from"),
    N_("Expected, to"),
    N_("Deadline"),
    N_("Follow-up"),
    N_("Step at the start"),
    N_("Step reached"),
    N_("Day of the latest follow-up"),
    N_("Importance, 0 to 10"),
)
_MEASUREMENT_COLUMNS: Final = (
    N_("Goal id"),
    N_("Name"),
    N_("Goal"),
    N_("Day"),
    N_("What"),
    N_("Measure"),
    N_("Phase"),
    N_("Value"),
    N_("Step"),
)


def table(
    which: str, language: Language, material: Material
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return the names of a table's columns, and its rows."""
    if which == GOALS:
        return tuple(map(language.text, _GOAL_COLUMNS)), [
            _goal_row(language, material, goal) for goal in material.goals
        ]
    rows = [row for goal in material.goals for row in _measurements(language, material, goal)]
    return tuple(map(language.text, _MEASUREMENT_COLUMNS)), rows


def _goal_row(language: Language, material: Material, goal: Goal) -> tuple[Cell, ...]:
    said = told(goal)
    latest = goal.follow_ups[-1] if goal.follow_ups else None
    reached = () if latest is None else steps_reached(goal.measured_by(latest), latest.answers)
    state = said.measure_kind == "state"
    expected = None if state else said.expected_level
    return (
        goal.id,
        material.alias,
        said.what or said.wish,
        language.text(STATUSES[goal.status]),
        life_area_text(language, said.life_area) if said.life_area else None,
        said.purpose,
        None if said.measure is None else measure_text(language, said.measure),
        None if state else said.baseline_level,
        None if expected is None else expected.low,
        None if expected is None else expected.high,
        said.deadline,
        said.follow_up,
        said.start_step,
        # Where the two see different steps there is no single number, and none is made of the two.
        reached[0] if len(reached) == 1 else " / ".join(map(str, reached)) or None,
        None if latest is None else latest.day,
        said.importance,
    )


def _measurements(language: Language, material: Material, goal: Goal) -> Iterator[tuple[Cell, ...]]:
    said = told(goal)
    begin: tuple[Cell, ...] = (goal.id, material.alias, said.what or said.wish)
    measure = None if said.measure is None else measure_text(language, said.measure)
    if goal.versions and said.baseline_level is not None:
        start = language.text(N_("Start"))
        day = goal.versions[-1].accepted_on
        yield (*begin, day, start, measure, None, said.baseline_level, said.start_step)
    for follow_up in goal.follow_ups:
        agreed = goal.measured_by(follow_up)
        reached = steps_reached(agreed, follow_up.answers)
        name = language.text(N_("Evaluation %(number)s"), number=follow_up.evaluation)
        used = None if agreed.measure is None else measure_text(language, agreed.measure)
        step: Cell = reached[0] if len(reached) == 1 else " / ".join(map(str, reached)) or None
        yield (*begin, follow_up.day, name, used, None, follow_up.answers.value, step)
    notes = material.notes.get(goal.id)
    if notes is None:
        return
    from assistant.wording.measuring import phase_names

    phases = phase_names(language, notes.series)
    for entry in notes.entries:
        phase = phases[notes.series.phase_of(entry.day)] if notes.series.phases else None
        for measure_id, value in entry.values.items():
            if value is not None:
                name = language.text(N_("Note"))
                yield (*begin, entry.day, name, notes.series.measure(measure_id).name, phase, value, None)


# --- writing --------------------------------------------------------------------------------------


def write_csv(which: str, language: Language, material: Material) -> bytes:
    """Write one table as CSV in UTF-8 with a mark at its beginning, so that a spreadsheet knows it is."""
    header, rows = table(which, language, material)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=_SEPARATORS[language.code], lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_csv_cell(cell, language.code) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell, code: str) -> str:
    match cell:
        case None:
            return ""
        case str():
            text = holdable(cell)
            return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
        case Decimal():
            return f"{cell:f}".replace(".", _DECIMAL_SIGNS[code])
        case _:
            return str(cell)


def write_xlsx(which: str, language: Language, material: Material) -> bytes:
    """Write both tables as a workbook, the one asked for in front."""
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": language.text(_SHEETS[which]), "author": "Målsteg"})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name in sorted(TABLES, key=lambda each: each != which):
            _add_sheet(book, language.text(_SHEETS[name]), table(name, language, material), bold, day)
    return out.getvalue()


def _add_sheet(
    book: Any, name: str, content: tuple[tuple[str, ...], list[tuple[Cell, ...]]], bold: Any, day: Any
) -> None:
    header, rows = content
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(header) - 1, 18)
    for column, text in enumerate(header):
        sheet.write_string(0, column, text, bold)
    for place, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _put(sheet, place, column, cell, day)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(header) - 1)


def _put(sheet: Any, row: int, column: int, cell: Cell, day: Any) -> None:
    match cell:
        case None:
            return
        case str():
            sheet.write_string(row, column, holdable(cell))
        case date():
            sheet.write_datetime(row, column, cell, day)
        case _:
            sheet.write_number(row, column, cell)
