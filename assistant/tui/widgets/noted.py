"""The latest notes, each of them to be gone to and corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from assistant.tui.typeset import clipped, wrapped
from assistant.tui.widgets.laid import Laid

_GAP = 3


@dataclass(frozen=True)
class NotedRow:
    """A row: the day as it is said, what is noted, what is said about it, and where a click leads."""

    day: str
    values: str
    aside: str
    leads_to: tuple[str, int]


class NotedList(Laid):
    """A heading and the rows; a click on a day goes there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"noted--heading", "noted--aside"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._heading = ""
        self._rows: list[NotedRow] = []

    def show(self, heading: str, rows: list[NotedRow]) -> None:
        """Show rows; nothing where there are none."""
        self._heading, self._rows = heading, rows
        self.display = bool(rows)
        self.refresh(layout=True)

    def lines_at(self, width: int) -> list[Content]:
        """Set the rows for a width."""
        heading = self.get_visual_style("noted--heading", partial=True)
        aside = self.get_visual_style("noted--aside", partial=True)
        days = max((cell_len(row.day) for row in self._rows), default=0)
        lines = [Content.assemble((line, heading)) for line in wrapped(self._heading, width)]
        for row in self._rows:
            day, number = row.leads_to
            click = Style.from_meta({"@click": f"screen.go_to({day!r}, {number})"})
            pad = " " * (days - cell_len(row.day) + _GAP)
            values = clipped(row.values, max(8, width - days - _GAP))
            lines.append(Content.assemble((row.day, click), pad, (values, click)))
            lines += [Content.assemble((f"  {line}", aside)) for line in wrapped(row.aside, width - 2)]
        return lines
