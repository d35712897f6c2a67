"""Files with a phase and a value a row, in time order: what ``malsteg series`` reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from assistant.errors import AnswerError, UsageError
from assistant.goals.series import Note, Phase
from assistant.series_files.cells import Numbers, is_missing, read_day
from assistant.series_files.columns import DATE, PHASE, VALUE, find_column, kind_of
from assistant.series_files.sheet import Row, RowProblems, Sheet, read_sheet


@dataclass(frozen=True, slots=True)
class PhasedFile:
    """The phases of a file in time order, with notes on days that come twice or have not been yet.

    Rows that follow one another under the same name are a phase; a name that comes again later is a phase of
    its own, as in designs that take an intervention away and bring it back.
    """

    phases: tuple[Phase, ...]
    notes: tuple[Note, ...]


@dataclass
class _Run:
    name: str
    values: list[Decimal | None] = field(default_factory=list)


def read_phases(data: bytes, language: str, today: date) -> PhasedFile:
    """Read a file of phases and values, with or without days.

    Raises :class:`UsageError`: what :func:`read_sheet` refuses; ``no_such_columns`` (columns) or
    ``column_twice``; ``file_without_rows``; and for rows, each with its line, ``row_without_phase``,
    ``row_not_a_number`` and ``row_ambiguous_number`` (text), ``row_number_too_large``, ``row_not_a_day``
    (text), ``row_day_backwards`` (date, other: the line before), or ``bad_rows``.
    """
    sheet = read_sheet(data, kind_of)
    at_phase, at_value, at_date = (find_column(sheet, kind) for kind in (PHASE, VALUE, DATE))
    if at_phase is None or at_value is None:
        lacking = [kind for kind, place in ((PHASE, at_phase), (VALUE, at_value)) if place is None]
        raise UsageError("no_such_columns", columns=tuple(lacking))
    if not sheet.rows:
        raise UsageError("file_without_rows")
    problems = RowProblems()
    values = read_values(sheet, at_value, language, problems)
    days = read_days(sheet, at_date, language, today, problems)
    runs: list[_Run] = []
    for row, value in zip(sheet.rows, values, strict=True):
        name = row.cell(at_phase)
        if not name:
            problems.add("row_without_phase", row.line)
        elif not runs or runs[-1].name.casefold() != name.casefold():
            runs.append(_Run(name))
        if runs:
            runs[-1].values.append(value)
    _check_order(sheet.rows, days, problems)
    problems.raise_any()
    return PhasedFile(
        tuple(Phase.of(run.name, run.values) for run in runs),
        (*_twice(sheet.rows, days), *_ahead(sheet.rows, days, today)),
    )


def read_values(sheet: Sheet, column: int, language: str, problems: RowProblems) -> list[Decimal | None]:
    """Read a column of numbers, None where a row has none; what cannot be read is added to ``problems``."""
    numbers = Numbers((row.cell(column) for row in sheet.rows), sheet.delimiter, language)
    values: list[Decimal | None] = []
    for row in sheet.rows:
        cell = row.cell(column)
        values.append(None)
        if is_missing(cell):
            continue
        try:
            values[-1] = numbers.read(cell)
        except AnswerError as problem:
            problems.add(f"row_{problem.code}", row.line, **{"text": cell, **problem.params})
    return values


def read_days(
    sheet: Sheet, column: int | None, language: str, today: date, problems: RowProblems
) -> list[date | None]:
    """Read a column of days, None where a row has none; what cannot be read is added to ``problems``."""
    days: list[date | None] = []
    for row in sheet.rows:
        cell = row.cell(column)
        days.append(None)
        if is_missing(cell):
            continue
        try:
            days[-1] = read_day(cell, language, today)
        except AnswerError:
            problems.add("row_not_a_day", row.line, text=cell)
    return days


def _check_order(rows: tuple[Row, ...], days: list[date | None], problems: RowProblems) -> None:
    """Refuse a day before the one above: what a phase leads to depends on the order."""
    latest: tuple[date, int] | None = None
    for row, day in zip(rows, days, strict=True):
        if day is None:
            continue
        if latest is not None and day < latest[0]:
            problems.add("row_day_backwards", row.line, date=day, other=latest[1])
        latest = (day, row.line)


def _twice(rows: tuple[Row, ...], days: list[date | None]) -> list[Note]:
    lines: dict[date, list[int]] = {}
    for row, day in zip(rows, days, strict=True):
        if day is not None:
            lines.setdefault(day, []).append(row.line)
    return [
        Note("day_twice", {"date": day, "lines": tuple(where)})
        for day, where in lines.items()
        if len(where) > 1
    ]


def _ahead(rows: tuple[Row, ...], days: list[date | None], today: date) -> list[Note]:
    """Name the rows whose day has not been yet: the figures do not hang on it, but it is hardly meant."""
    lines = [row.line for row, day in zip(rows, days, strict=True) if day is not None and day > today]
    return [Note("days_ahead", {"lines": tuple(lines)})] if lines else []
