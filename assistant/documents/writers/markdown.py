"""Markdown: headings, tables and quotes as CommonMark with tables has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from assistant.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Manner,
    NewPage,
    Paragraph,
    Picture,
    Staircase,
    Table,
)
from assistant.documents.writers.signs import lines_of

_SIGNS: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$^=:\"'/@])")
"""Every sign that may mean something somewhere in a line, in CommonMark or a common extension of it."""

_MEANING: Final = re.compile(r"([\\`*_{}\[\]<>#|~&$^=+@!])")
"""Those of them that mean something also within a word that begins with a letter, or is not the first."""

_LINK_LIKE: Final = re.compile(r"[/@]|www\.|:\S|^[-+*=:.~]+$", re.IGNORECASE)
_BREAK: Final = "\\\n"


def write(document: Document) -> bytes:
    """Write the document as Markdown in UTF-8."""
    practice = [f"**{escaped(document.practice)}**"] if document.practice else []
    parts = [*practice, f"# {escaped(document.title)}", *map(_block, document.blocks)]
    return ("\n\n".join([*parts, "---", escaped(document.footer)]) + "\n").encode("utf-8")


def escaped(text: str, line_break: str = " ") -> str:
    """Return a text as Markdown that shows exactly it, its lines parted by ``line_break``."""
    return line_break.join(_line(" ".join(line.split())) for line in lines_of(text))


def _line(line: str) -> str:
    """Escape what means something in Markdown, or could to a program that knows more than the standard.

    A stop, a hyphen, a colon or an apostrophe within or after a word means nothing, and is left, so that the
    text can be read as it is; unless the word could become a link.
    """
    return " ".join(_word(word, first=place == 0) for place, word in enumerate(line.split(" ")))


def _word(word: str, *, first: bool) -> str:
    if _LINK_LIKE.search(word) or (first and not word[:1].isalpha()):
        return _SIGNS.sub(r"\\\1", word)
    return _MEANING.sub(r"\\\1", word)


def _block(block: Block) -> str:
    match block:
        case Heading(text=words, level=level):
            return f"{'#' * level} {escaped(words)}"
        case Paragraph():
            return _paragraph(block)
        case Facts(rows=rows, name=name):
            return "\n".join(_rows((escaped(name), "\N{NO-BREAK SPACE}"), rows))
        case Table(header=header, rows=rows):
            return "\n".join([_caption(block.name), *_rows(tuple(map(escaped, header)), rows)])
        case Staircase():
            steps = ((str(s.number), _meaning(s.name, s.text), _marks(s.marks)) for s in block.steps)
            return "\n".join([_caption(block.name), *_rows(tuple(map(escaped, block.header)), steps)])
        case Picture(words=words, caption=caption):
            return escaped(f"{caption}: {words}" if caption else words)
        case NewPage():
            return "---"


def _caption(name: str) -> str:
    return f"**{escaped(name)}**\n"


def _paragraph(block: Paragraph) -> str:
    label = f"**{escaped(block.label)}:** " if block.label else ""
    words = label + escaped(block.text, _BREAK)
    if block.manner is Manner.QUOTE:
        return "\n".join(f"> {line}" for line in words.split("\n"))
    return f"**{words}**" if block.manner is Manner.NOTE else words


def _meaning(name: str, text: str) -> str:
    return "\n".join(part for part in (name, text) if part)


def _marks(marks: Iterable[object]) -> str:
    return ", ".join(str(getattr(mark, "words", "")) for mark in marks)


def _rows(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"|{'---|' * len(header)}"
    for row in rows:
        yield f"| {' | '.join(escaped(cell, '<br>') for cell in row)} |"
