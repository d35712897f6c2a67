"""From the bytes of a file to rows of cells: encodings, delimiters, and lines that are broken."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from assistant.errors import UsageError

DELIMITERS: Final = (";", "\t", ",")
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How an .xlsx or .ods file begins, and an old .xls one."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONGEST_QUOTED: Final = 40
_SEPARATOR_LINE: Final = "sep="
"""What some spreadsheets write first to say which delimiter they use."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, without space around them, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """Return a cell, empty where the row is shorter or there is no such column."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The names of the columns, and the rows that are not blank."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str


class RowProblems:
    """What is wrong with the rows of a file, gathered so that all of it can be mended at once."""

    def __init__(self) -> None:
        self._found: list[UsageError] = []

    def add(self, code: str, line: int, **params: object) -> None:
        """Note what is wrong with the row on a line; ``text`` is what stands there."""
        if isinstance(text := params.get("text"), str) and len(text) > _LONGEST_QUOTED:
            params["text"] = text[:_LONGEST_QUOTED] + "\N{HORIZONTAL ELLIPSIS}"
        self._found.append(UsageError(code, line=line, **params))

    def raise_any(self) -> None:
        """Raise :class:`UsageError` if anything is wrong: what it is, or ``bad_rows`` (lines, first)."""
        if not self._found:
            return
        first = min(self._found, key=_line)
        lines = sorted(set(map(_line, self._found)))
        raise first if len(lines) == 1 else UsageError("bad_rows", lines=tuple(lines), first=first)


def _line(problem: UsageError) -> int:
    return int(str(problem.params["line"]))


def read_sheet(data: bytes, known: Callable[[str], object]) -> Sheet:
    """Read a file whose first row names its columns; ``known`` tells whether a name is looked for.

    The delimiter is the one that gives the most such names. Raises :class:`UsageError`: ``file_not_text``,
    ``file_is_workbook``, ``file_empty``, ``row_broken`` (line) or ``bad_rows``.
    """
    text = decode(data)
    delimiter, text, skipped = _delimiter(text, known)
    rows = [row for row in _rows(text, delimiter, skipped) if any(row.cells)]
    if not rows:
        raise UsageError("file_empty")
    names, found = rows[0].cells, rows[1:]
    problems = RowProblems()
    for row in found:
        if any(row.cells[len(names) :]):
            problems.add("row_too_long", row.line, cells=len(row.cells), columns=len(names))
    problems.raise_any()
    return Sheet(names, tuple(found), delimiter)


def decode(data: bytes) -> str:
    """Return text in UTF-8, UTF-16 or Windows-1252; raise :class:`UsageError` for anything else."""
    if data.startswith(_WORKBOOKS):
        raise UsageError("file_is_workbook")
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        raise UsageError("file_not_text") from None
    if any(unicodedata.category(sign) == "Cc" and sign not in "\t\r\n\f\v" for sign in set(text)):
        raise UsageError("file_not_text")
    return text


def _decoded(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.removeprefix(bom).decode(encoding)
    if b"\0" in data:
        # In UTF-16 every other byte of our letters is zero: the second, where the lower byte comes first.
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _delimiter(text: str, known: Callable[[str], object]) -> tuple[str, str, int]:
    """Return the delimiter, the text from the names of the columns on, and how many lines come before."""
    lines = text.splitlines(keepends=True)
    first = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    if first < len(lines) and lines[first].strip().lower().startswith(_SEPARATOR_LINE):
        sign = lines[first].strip("\r\n ")[len(_SEPARATOR_LINE) :]
        if sign in DELIMITERS:
            return sign, "".join(lines[first + 1 :]), first + 1
    header = lines[first] if first < len(lines) else ""

    def fit(delimiter: str) -> tuple[int, int]:
        names = header.split(delimiter)
        return sum(bool(known(name.strip().strip('"'))) for name in names), len(names)

    return max(DELIMITERS, key=fit), "".join(lines[first:]), first


def _rows(text: str, delimiter: str, skipped: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise UsageError("row_broken", line=line) from None
        yield Row(line, tuple(" ".join(cell.split()) for cell in cells))
