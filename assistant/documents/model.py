"""A document as its builders make it and its writers set it: headings, tables, steps; no markup, no layout.

A text may hold several lines, parted by a newline. Whatever stands in it is text: no writer takes any of it
for markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

_Part = TypeVar("_Part")


class Size(StrEnum):
    """How large the type of a document is."""

    NORMAL = "normal"
    LARGE = "large"
    LARGER = "larger"
    LARGEST = "largest"


class Manner(StrEnum):
    """What kind of paragraph it is."""

    PLAIN = "plain"
    QUOTE = "quote"
    """The words of one of the two, as they said them."""
    NOTE = "note"
    """Something to notice, such as that a goal is still a draft."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title, which is level 1: level 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``label`` is said before it, in bold."""

    text: str
    manner: Manner = Manner.PLAIN
    label: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known, name by name: a table of two columns whose first names the second."""

    rows: tuple[tuple[str, str], ...]
    name: str
    """What the table is about, for whoever cannot see it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a row of headings, and rows whose first cell names the row.

    ``widths`` are the columns' shares. ``room`` leaves the cells high enough to be written in by hand.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    room: bool = False


class MarkKind(StrEnum):
    """What a step is marked as."""

    GOAL = "goal"
    START = "start"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a step is marked as, in words: it is never told by colour alone."""

    kind: MarkKind
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five steps: its number, what it is called, what it holds, and its marks."""

    number: int
    name: str
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Staircase:
    """The five steps, the highest first, as they are drawn: rising to the right.

    ``header`` names the three columns: the step, what it means, its marks.
    """

    name: str
    header: tuple[str, str, str]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart, the same as SVG and as PNG, with what it shows in words."""

    svg: bytes
    png: bytes
    words: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Facts | Table | Staircase | Picture | NewPage


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``language`` is the code of the language that it is worded in.

    ``footer`` stands at the foot of every page; ``practice`` across it, when it is only for practice.
    ``page_of`` words the page number, with ``%(page)s`` and ``%(pages)s`` in it.
    """

    kind: str
    language: str
    title: str
    blocks: tuple[Block, ...]
    footer: str
    page_of: str
    size: Size = Size.NORMAL
    practice: str = ""
    data: dict[str, Any] | None = field(default=None, compare=False)
    """What the program itself can read back in, in the .json form of the document."""


def texts_of(part: object) -> Iterator[str]:
    """Yield every text in a document or a part of it."""
    match part:
        case StrEnum() | bytes() | None:
            return
        case str():
            yield part
        case tuple() | list():
            for each in part:
                yield from texts_of(each)
        case dict():
            yield from texts_of(tuple(part.values()))
        case _ if is_dataclass(part):
            for each in fields(part):
                if each.name not in ("data", "language", "kind"):
                    yield from texts_of(getattr(part, each.name))


def with_texts(part: _Part, change: Callable[[str], str]) -> _Part:
    """Return a document or a part of it with every text changed."""
    changed: Any
    match part:
        case StrEnum() | bytes() | None:
            changed = part
        case str():
            changed = change(part)
        case tuple():
            changed = tuple(with_texts(each, change) for each in part)
        case dict():
            changed = {name: with_texts(value, change) for name, value in part.items()}
        case list():
            changed = [with_texts(each, change) for each in part]
        case _ if is_dataclass(part) and not isinstance(part, type):
            names = [each.name for each in fields(part) if each.name not in ("language", "kind")]
            changed = replace(part, **{name: with_texts(getattr(part, name), change) for name in names})
        case _:
            changed = part
    kept: _Part = changed
    return kept
