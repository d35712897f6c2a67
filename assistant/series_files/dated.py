"""Files with a day and one or more measures a row: what is noted on a sheet, typed in later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.errors import UsageError
from assistant.series_files.cells import is_missing
from assistant.series_files.columns import DATE, PHASE, find_column, kind_of
from assistant.series_files.phased import read_days, read_values
from assistant.series_files.sheet import RowProblems, read_sheet


@dataclass(frozen=True, slots=True)
class DatedRow:
    """What was noted on a day: a value for each measure, None where there is none."""

    line: int
    day: date
    values: tuple[Decimal | None, ...]
    phase: str = ""


@dataclass(frozen=True, slots=True)
class DatedFile:
    """The measures by the names of their columns, and the rows in the order of the file."""

    measures: tuple[str, ...]
    rows: tuple[DatedRow, ...]


def read_dated(data: bytes, language: str, today: date) -> DatedFile:
    """Read a file with a column of days; every other named column but one of phases is a measure.

    Several rows may have the same day; what that means is for whoever takes the values to decide, and
    ``line`` says where they stand. Raises :class:`UsageError`: what :func:`read_sheet` refuses,
    ``no_such_columns`` (columns) without days or without any measure, ``column_twice``,
    ``file_without_rows``; and for rows, each with its line, ``row_without_day``, ``row_day_ahead`` (date),
    and what :func:`assistant.series_files.phased.read_phases` says of numbers and days, or ``bad_rows``.
    """
    sheet = read_sheet(data, kind_of)
    at_date, at_phase = find_column(sheet, DATE), find_column(sheet, PHASE)
    measures = [place for place, name in enumerate(sheet.names) if name and place not in (at_date, at_phase)]
    if at_date is None:
        raise UsageError("no_such_columns", columns=(DATE,))
    if not measures:
        raise UsageError("no_such_columns", columns=("measure",))
    if not sheet.rows:
        raise UsageError("file_without_rows")
    names = tuple(sheet.names[place] for place in measures)
    if len({name.casefold() for name in names}) < len(names):
        raise UsageError("column_twice", names=names)
    problems = RowProblems()
    columns = [read_values(sheet, place, language, problems) for place in measures]
    days = read_days(sheet, at_date, language, today, problems)
    for row, day in zip(sheet.rows, days, strict=True):
        if is_missing(row.cell(at_date)):
            problems.add("row_without_day", row.line)
        elif day is not None and day > today:
            problems.add("row_day_ahead", row.line, date=day)
    problems.raise_any()
    return DatedFile(
        names,
        tuple(
            DatedRow(row.line, day, tuple(column[place] for column in columns), row.cell(at_phase))
            for place, (row, day) in enumerate(zip(sheet.rows, days, strict=True))
            if day is not None
        ),
    )
