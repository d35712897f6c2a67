"""Plain text: for pasting into a record system, and for reading on the screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from assistant.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Staircase,
    Table,
)
from assistant.documents.writers.signs import lines_of

_WIDTH: Final = 78
_STAIR: Final = 3
"""Signs by which each step of the staircase stands further to the right."""


def write(document: Document) -> bytes:
    """Write the document as UTF-8 text with lines of at most 78 signs, where words allow."""
    return text(document).encode("utf-8")


def text(document: Document) -> str:
    """Return the document as text."""
    lines = [document.practice, ""] if document.practice else []
    lines += [*_wrapped(document.title), "=" * min(len(document.title), _WIDTH), ""]
    for block in document.blocks:
        lines += [*_lines(block), ""]
    lines.append(document.footer)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=words, level=level):
            yield from _wrapped(words)
            yield ("-" if level == 2 else ".") * min(len(words), _WIDTH)
        case Paragraph(text=words, label=label):
            yield from _wrapped(f"{label}: {words}" if label else words)
        case Facts(rows=rows):
            yield from _pairs(rows)
        case Table():
            yield from _table(block)
        case Staircase():
            yield from _stairs(block)
        case Picture(words=words, caption=caption):
            yield from _wrapped(f"{caption}: {words}" if caption else words)
        case NewPage():
            yield "-" * _WIDTH


def _pairs(rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for name, value in rows:
        yield from _wrapped(f"{name}: {value}", hanging="  ")


def _table(table: Table) -> Iterator[str]:
    """Yield the rows one after another: columns would not survive being pasted."""
    if table.room:
        yield f"{table.name}: {' | '.join(table.header)}"
        for row in table.rows:
            yield f"{row[0]:<24} ______________  {'_' * 30}"
        return
    yield f"{table.name}:"
    for row in table.rows:
        parts = [f"{name}: {cell}" for name, cell in zip(table.header, row, strict=True) if cell]
        first, *rest = parts or [""]
        yield from _wrapped(first, begin="- ", hanging="  ")
        for part in rest:
            yield from _wrapped(part, begin="  ", hanging="    ")


def _stairs(stairs: Staircase) -> Iterator[str]:
    yield f"{stairs.name}:"
    for step in stairs.steps:
        indent = " " * (_STAIR * step.number)
        words = ": ".join(part for part in (step.name, " ".join(step.text.split("\n"))) if part)
        marks = ", ".join(mark.words for mark in step.marks)
        shown = f"{step.number}  {words}" + (f"  <-- {marks}" if marks else "")
        yield from _wrapped(shown, begin=indent, hanging=indent + "   ")


def _wrapped(words: str, *, begin: str = "", hanging: str | None = None) -> list[str]:
    """Return lines that are not longer than they may be; a newline in the words begins a line."""
    after = begin if hanging is None else hanging
    lines: list[str] = []
    for line in lines_of(words):
        first = begin if not lines else after
        lines += textwrap.wrap(
            line, _WIDTH, initial_indent=first, subsequent_indent=after, break_long_words=False
        ) or [first]
    return lines
