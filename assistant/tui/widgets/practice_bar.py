"""The line at the top of every page of practice: nobody shall take it for a page about somebody real."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content

from assistant.tui.program import program
from assistant.tui.typeset import clipped
from assistant.tui.widgets.titlebar import TitleBar
from assistant.wording.practice import MARK

_GAP = 3
_LEAST = 24


class PracticeBar(TitleBar):
    """Says that this is practice, in a word and by its ground; then what any other page's line says."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"practicebar--mark"}

    @property
    def warns(self) -> bool:
        """Whether the cases are encrypted has nothing to do with practice."""
        return False

    def lines_at(self, width: int) -> list[Content]:
        """Return the one line."""
        mark = f" {program(self).language.text(MARK)} "
        room = width - cell_len(mark) - _GAP
        style = self.get_visual_style("practicebar--mark", partial=True)
        if room < _LEAST:
            return [Content.assemble((clipped(mark, width), style))]
        return [Content.assemble((mark, style), " " * _GAP) + super().lines_at(room)[0]]
