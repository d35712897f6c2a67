"""Reading data files that people write by hand: what is wrong is named with its line and field.

One bad entry costs that entry, one bad file that file; everything else still loads.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.errors import AnswerError

LARGEST: Final = 1_000_000
"""Bytes of a file of exercises; the program's own are a tenth of it."""

_TOML_PLACE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_QUOTES: Final = re.compile(r'"""|\'\'\'')
_HEADING: Final = re.compile(r"\s*\[{1,2}\s*([\w.-]+)\s*\]{1,2}\s*(?:#.*)?")

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class FileProblem:
    """Something in a file that could not be used; ``line`` is 0 where no line is to blame."""

    file: str
    line: int
    field: str
    code: str
    params: Mapping[str, object] = made(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A TOML file as read: its tables, and its text to find lines in."""

    name: str
    tables: dict[str, Any]
    lines: tuple[str, ...]

    def line_of(self, path: Sequence[str | int]) -> int:
        """Return the line on which a field stands, counted from 1; ``path`` is where it lies in the tables.

        A field that is missing is looked for at the heading of what it is missing from.
        """
        begin, end = 1, len(self.lines)
        header: list[str] = []
        waiting: list[str] = []
        for part in path:
            if isinstance(part, str):
                header.append(part)
                waiting.append(part)
            found = self._tables(".".join(header), begin, end)
            if isinstance(part, int) and part < len(found):
                (begin, end), waiting = found[part], []
            elif isinstance(part, str) and len(found) == 1 and not self._is_listed(found[0][0]):
                (begin, end), waiting = found[0], []
        return self._field_line(begin, end, waiting) or begin

    def _tables(self, header: str, begin: int, end: int) -> list[tuple[int, int]]:
        """Return where each ``[header]`` or ``[[header]]`` between two lines begins and ends."""
        depth = header.count(".")
        spans: list[tuple[int, int]] = []
        start = 0
        for number, text in self._outside_texts():
            heading = _HEADING.fullmatch(text)
            if heading is None or not begin <= number <= end:
                continue
            if start and heading[1].count(".") <= depth:
                spans.append((start, number - 1))
                start = 0
            if heading[1] == header:
                start = number
        return [*spans, (start, end)] if start else spans

    def _is_listed(self, number: int) -> bool:
        return self.lines[number - 1].strip().startswith("[[")

    def _field_line(self, begin: int, end: int, names: Sequence[str]) -> int | None:
        """Return the line of ``a.b`` between two lines, else that of ``a``."""
        for length in range(len(names), 0, -1):
            key = r"\s*\.\s*".join(re.escape(name) for name in names[:length])
            pattern = re.compile(rf"\s*{key}\s*[.=]")
            for number, text in self._outside_texts():
                if begin <= number <= end and pattern.match(text):
                    return number
        return None

    def _outside_texts(self) -> Iterator[tuple[int, str]]:
        """Yield the lines that are no part of a text over several lines."""
        inside = False
        for number, text in enumerate(self.lines, start=1):
            if not inside:
                yield number, text
            if len(_QUOTES.findall(text)) % 2:
                inside = not inside


def read_data_file(path: Path, name: str | None = None) -> DataFile | FileProblem:
    """Read a TOML file in UTF-8, or say why it cannot be read."""
    shown = name or path.name
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        return FileProblem(shown, 0, "", "file_unreadable", {"name": shown})
    if len(data) > LARGEST:
        return FileProblem(shown, 0, "", "file_too_large", {"name": shown, "megabytes": 1})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return FileProblem(shown, data.count(b"\n", 0, wrong.start) + 1, "", "not_utf8")
    text = text.replace("\r\n", "\n")
    try:
        tables = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as wrong:
        place = _TOML_PLACE.search(str(wrong))
        line = int(place[1]) if place else text.count("\n") + 1
        return FileProblem(shown, line, "", "not_toml")
    return DataFile(shown, tables, tuple(text.splitlines()))


def read_entry(
    file: DataFile, where: Sequence[str | int], entry: object, kind: type[Model]
) -> tuple[Model | None, list[FileProblem]]:
    """Make one entry of a file, or say everything that is wrong with it.

    ``where`` is the way to the entry in the file's tables: ``("exercise", 0)``.
    """
    try:
        return kind.model_validate(entry), []
    except ValidationError as wrong:
        problems = []
        for found in wrong.errors():
            path = found["loc"]
            code, params = _code_of(found)
            line = file.line_of([*where, *path])
            problems.append(FileProblem(file.name, line, _field_name(path), code, params))
        return None, problems


def _field_name(path: Sequence[str | int]) -> str:
    """Write where a field lies as a person would look for it: ``moment 2, ask 1, text.sv``."""
    shown: list[str] = []
    for part in path:
        if isinstance(part, int) and shown:
            shown[-1] += f"[{part + 1}]"
        else:
            shown.append(str(part))
    return ".".join(shown)


def _code_of(found: Any) -> tuple[str, dict[str, object]]:
    kind, context = found["type"], found.get("ctx") or {}
    cause = context.get("error")
    if isinstance(cause, AnswerError):
        return cause.code, dict(cause.params)
    if kind == "missing":
        last = found["loc"][-1]
        return ("language_missing", {"code": last}) if last in ("sv", "da", "en") else ("field_missing", {})
    if kind == "extra_forbidden":
        return "field_unknown", {}
    if kind == "literal_error":
        return "field_not_one_of", {"expected": str(context["expected"]).replace("'", "")}
    if kind == "string_pattern_mismatch":
        return "name_not_plain", {}
    if kind in ("string_type", "string_too_short"):
        return "text_needed", {}
    if kind.startswith(("int_", "decimal_", "float_")):
        return "number_needed", {}
    return "field_wrong", {}
