"""The five steps as a staircase: the program's face, the same picture wherever a goal is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.content import Content

from assistant.i18n import N_
from assistant.tui.typeset import clipped, wrapped
from assistant.tui.widgets.laid import Laid

if TYPE_CHECKING:
    from assistant.goals.scale import AttainmentScale
    from assistant.i18n import Language

_FROM_THE_TOP: Final = (5, 4, 3, 2, 1)
_GOAL_STEP: Final = 3
_FEW_LINES: Final = 2
"""Lines of words a step may take where the staircase stands beside something else."""

_TREADS: Final = ((96, 4), (48, 3), (30, 2), (16, 1))
"""How wide a tread is, in signs, from which width on."""

_STONE: Final = "░"
_GOAL_STONE: Final = "▓"
_GAP: Final = "  "


class Role(StrEnum):
    """What a piece of a line is, for its colour; the text alone says as much."""

    NUMBER = "number"
    STONE = "stone"
    GOAL_STONE = "goal-stone"
    VALUES = "values"
    WORDS = "words"
    MARK = "mark"


@dataclass(frozen=True)
class StairLine:
    """One line of the picture: pieces of text, each with its role."""

    pieces: tuple[tuple[str, Role], ...]

    @property
    def plain(self) -> str:
        """The line without colours."""
        return "".join(text for text, _ in self.pieces).rstrip()


@dataclass(frozen=True)
class _Said:
    """What stands beside one step: its values, the pair's words, and whether goal or today are there."""

    number: int
    values: str
    words: str
    marks: tuple[str, ...]

    @property
    def head(self) -> list[tuple[str, Role]]:
        pieces = [(self.values, Role.VALUES)] if self.values.strip() else []
        return pieces + [(mark, Role.MARK) for mark in self.marks]


def staircase_lines(
    scale: AttainmentScale,
    *,
    start: int | None,
    milestones: bool,
    language: Language,
    width: int,
    now: int | None = None,
    marks: Mapping[int, Sequence[str]] | None = None,
    compact: bool = False,
) -> list[StairLine]:
    """Draw the five steps, step 5 at the top right and step 1 at the bottom left, at most ``width`` wide.

    ``start`` is the step today lies on, ``now`` the one reached at a follow-up; ``marks``, if given, are the
    words that stand beside steps in the place of those two. Beside each step stand its
    values and the pair's own words for it; of ``milestones`` only the words. ``compact`` keeps two lines of
    the words of each step; otherwise nothing is left out.
    """
    tread = next((size for least, size in _TREADS if width >= least), 0)
    room = max(4, width - 2 - (5 * tread + len(_GAP) if tread else 0))
    if marks is None:
        marks = _marks(start, now, language)
    steps = _said(scale, marks, language, milestones=milestones)
    beside = all(_width(said) <= room for said in steps)
    lines: list[StairLine] = []
    for said in steps:
        beside_it = _beside(said, room, one_line=beside)
        if compact and len(beside_it) > _FEW_LINES + bool(said.head):
            beside_it = _cut(beside_it, _FEW_LINES + bool(said.head), room)
        lines += _step(said.number, beside_it, tread)
    return lines


def _marks(start: int | None, now: int | None, language: Language) -> Mapping[int, Sequence[str]]:
    """Return the words for today, and for what was reached."""
    today, reached = "● " + language.text(N_("today")), "◆ " + language.text(N_("now"))
    return {
        number: [word for step, word in ((start, today), (now, reached)) if step == number]
        for number in _FROM_THE_TOP
    }


def _said(
    scale: AttainmentScale, marks: Mapping[int, Sequence[str]], language: Language, *, milestones: bool
) -> list[_Said]:
    from assistant.wording.levels import range_text

    values = {
        number: "" if milestones else range_text(language, scale.step(number)) for number in _FROM_THE_TOP
    }
    widest = max(cell_len(text) for text in values.values())
    steps = []
    for number in _FROM_THE_TOP:
        goal = [language.text(N_("the goal"))] if number == _GOAL_STEP else []
        words = " ".join(scale.step(number).words.split())
        padded = values[number] + " " * (widest - cell_len(values[number]))
        steps.append(_Said(number, padded, words, (*goal, *marks.get(number, ()))))
    return steps


def _width(said: _Said) -> int:
    """How wide everything said about a step is on one line."""
    parts = [text for text, _ in said.head] + ([said.words] if said.words else [])
    return sum(cell_len(part) for part in parts) + len(_GAP) * max(0, len(parts) - 1)


def _beside(said: _Said, room: int, *, one_line: bool) -> list[list[tuple[str, Role]]]:
    """Return the lines of text beside a step."""
    head = _joined(said.head)
    if one_line:
        words = [(said.words, Role.WORDS)] if said.words else []
        values = [piece for piece in said.head if piece[1] is Role.VALUES]
        marks = [piece for piece in said.head if piece[1] is Role.MARK]
        return [_joined(values + words + marks)]
    lines = [head] if head and _width(_Said(said.number, said.values, "", said.marks)) <= room else []
    if head and not lines:
        lines = [[(line, role)] for text, role in said.head for line in wrapped(text, room)]
    lines += [[(line, Role.WORDS)] for line in wrapped(said.words, room)]
    return lines or [[]]


def _joined(pieces: list[tuple[str, Role]]) -> list[tuple[str, Role]]:
    joined: list[tuple[str, Role]] = []
    for piece in pieces:
        if joined:
            joined.append((_GAP, Role.WORDS))
        joined.append(piece)
    return joined


def _cut(lines: list[list[tuple[str, Role]]], most: int, room: int) -> list[list[tuple[str, Role]]]:
    """Keep the first lines and say that there is more."""
    kept = lines[:most]
    text, role = kept[-1][-1]
    return [*kept[:-1], [*kept[-1][:-1], (clipped(text, room - 1).removesuffix("…") + "…", role)]]


def _step(number: int, beside: list[list[tuple[str, Role]]], tread: int) -> list[StairLine]:
    """Draw one step, as high as the text beside it."""
    indent = " " * (tread * (number - 1))
    stone = _GOAL_STONE if number == _GOAL_STEP else _STONE
    role = Role.GOAL_STONE if number == _GOAL_STEP else Role.STONE
    blocks = stone * (tread * (6 - number))
    lines = []
    for row, pieces in enumerate(beside):
        label = f"{indent}{number if row == 0 else ' '} "
        gap = _GAP if blocks else ""
        lines.append(
            StairLine(((label, Role.NUMBER), (blocks, role), (gap, Role.WORDS), *((t, r) for t, r in pieces)))
        )
    return lines


class Staircase(Laid):
    """Shows a scale; nothing is shown, and no room taken, while there is none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"staircase--{role}" for role in Role}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._scale: AttainmentScale | None = None
        self._start: int | None = None
        self._now: int | None = None
        self._marks: Mapping[int, Sequence[str]] | None = None
        self._milestones = False
        self._compact = False
        self._language: Language | None = None
        self.display = False

    def show(
        self,
        scale: AttainmentScale | None,
        *,
        start: int | None,
        milestones: bool,
        language: Language,
        compact: bool = False,
        now: int | None = None,
        marks: Mapping[int, Sequence[str]] | None = None,
    ) -> None:
        """Show a scale, or nothing; see :func:`staircase_lines`."""
        self._marks = marks
        self._scale, self._start, self._now = scale, start, now
        self._milestones, self._compact, self._language = milestones, compact, language
        self.display = scale is not None
        self.refresh(layout=True)

    def lines_at(self, width: int) -> list[Content]:
        """Draw the staircase for a width."""
        if self._scale is None or self._language is None:
            return []
        lines = staircase_lines(
            self._scale,
            start=self._start,
            now=self._now,
            marks=self._marks,
            milestones=self._milestones,
            language=self._language,
            width=width,
            compact=self._compact,
        )
        styles = {role: self.get_visual_style(f"staircase--{role}", partial=True) for role in Role}
        return [Content.assemble(*((text, styles[role]) for text, role in line.pieces)) for line in lines]
