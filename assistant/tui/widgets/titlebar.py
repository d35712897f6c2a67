"""The line at the top of every page: the program, whose goal it is, when it was saved, the language."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from assistant.tui.program import program
from assistant.tui.typeset import clipped
from assistant.tui.widgets.laid import Laid

_NAME = "Målsteg"
_GAP = 3


class TitleBar(Laid):
    """One line. What does not fit is cut from the subject first; the language can be clicked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"titlebar--name", "titlebar--quiet"}

    def __init__(self, subject: str = "") -> None:
        super().__init__()
        self._subject = subject
        self._saved = ""

    def set_subject(self, text: str) -> None:
        """Say whose goal this is."""
        self._subject = " ".join(text.split())
        self.refresh()

    def set_saved(self, text: str) -> None:
        """Say when it was last saved."""
        self._saved = text
        self.refresh()

    def lines_at(self, width: int) -> list[Content]:
        """Return the one line."""
        code = program(self).language.code
        name = _NAME if width > cell_len(_NAME) + _GAP + len(code) else ""
        saved = self._saved
        if cell_len(name) + cell_len(saved) + len(code) + 3 * _GAP > width:
            saved = ""
        right = [part for part in (saved, code) if part]
        room = width - cell_len(name) - sum(cell_len(part) + _GAP for part in right) - _GAP
        subject = clipped(self._subject, room) if room > 1 else ""
        quiet = self.get_visual_style("titlebar--quiet", partial=True)
        left = Content.assemble(
            (name, self.get_visual_style("titlebar--name", partial=True)),
            " " * _GAP if name and subject else "",
            subject,
        )
        end = Content.assemble(
            (saved, quiet),
            " " * _GAP if saved and code else "",
            (code, quiet + Style.from_meta({"@click": "app.next_language"})),
        )
        return [left + " " * max(0, width - left.cell_length - end.cell_length) + end]
