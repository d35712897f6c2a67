"""A goal as a letter: headings, and under each what has been said."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.cells import cell_len
from textual.content import Content

from assistant.tui.goal_letter import Section
from assistant.tui.typeset import wrapped
from assistant.tui.widgets.laid import Laid

_LABEL_ROOM: Final = 26
_GAP: Final = 2
_LEAST_FOR_TEXT: Final = 26
_LONGEST_LINE: Final = 70


class Letter(Laid):
    """Sections one under the other; with room enough, what a part is called stands beside it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"letter--heading", "letter--label"}

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
        label_room: int = _LABEL_ROOM,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._label_room = label_room
        self._sections: list[Section] = []

    def show(self, sections: list[Section]) -> None:
        """Show sections."""
        self._sections = sections
        self.refresh(layout=True)

    def lines_at(self, width: int) -> list[Content]:
        """Set the sections for a width."""
        heading = self.get_visual_style("letter--heading", partial=True)
        lines: list[Content] = []
        for section in self._sections:
            lines += [Content("")] if lines else []
            if section.heading:
                room = min(width, _LONGEST_LINE)
                lines += [Content.assemble((line, heading)) for line in wrapped(section.heading, room)]
            for label, text in section.parts:
                lines += self._part(label, text, width)
        return lines

    def _part(self, label: str, text: str, width: int) -> list[Content]:
        style = self.get_visual_style("letter--label", partial=True)
        if width < self._label_room + _LEAST_FOR_TEXT or not label:
            indent = " " * _GAP if label else ""
            above = [Content.assemble((line, style)) for line in wrapped(label, width)]
            room = min(width - len(indent), _LONGEST_LINE)
            return above + [Content(indent + line) for line in _paragraphs(text, room)]
        left = wrapped(label, self._label_room)
        right = _paragraphs(text, min(width - self._label_room - _GAP, _LONGEST_LINE))
        rows = max(len(left), len(right))
        left += [""] * (rows - len(left))
        right += [""] * (rows - len(right))
        return [
            Content.assemble((name, style), " " * (self._label_room + _GAP - cell_len(name)), line)
            for name, line in zip(left, right, strict=True)
        ]


def _paragraphs(text: str, room: int) -> list[str]:
    """Set a text, keeping the lines it was written in."""
    return [line for paragraph in text.splitlines() for line in wrapped(paragraph, room) or [""]]
