"""The line at the top of every page: the program, whose goal it is, when it was saved, the language."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from assistant.i18n import N_
from assistant.tui.program import program
from assistant.tui.typeset import clipped
from assistant.tui.widgets.laid import Laid

_NAME = "Målsteg"
_GAP = 3
_ROOMY = 76
"""Cells of the line on a terminal of 80."""

_OPEN_TO_ALL = N_("not encrypted")
_OPEN_TO_ALL_SHORT = N_("unencrypted")


class TitleBar(Laid):
    """One line. What does not fit is cut from the subject first; the language can be clicked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"titlebar--name", "titlebar--quiet", "titlebar--warning"}

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

    @property
    def warns(self) -> bool:
        """Whether to say that the cases lie open on the disk."""
        return program(self).entrance.is_unencrypted

    def lines_at(self, width: int) -> list[Content]:
        """Return the one line."""
        malsteg = program(self)
        code, text = malsteg.language.code, malsteg.language.text
        name = _NAME if width > cell_len(_NAME) + _GAP + len(code) else ""
        open_to_all = text(_OPEN_TO_ALL if width >= _ROOMY else _OPEN_TO_ALL_SHORT)
        if not self.warns:
            open_to_all = ""
        saved = self._saved

        def too_wide(*parts: str) -> bool:
            return cell_len(name) + len(code) + _GAP + sum(cell_len(p) + _GAP for p in parts if p) > width

        if too_wide(open_to_all, saved):
            saved = ""
        if too_wide(open_to_all):
            open_to_all = ""
        right = [part for part in (open_to_all, saved, code) if part]
        room = width - cell_len(name) - sum(cell_len(part) + _GAP for part in right) - _GAP
        subject = clipped(self._subject, room) if room > 1 else ""
        quiet = self.get_visual_style("titlebar--quiet", partial=True)
        left = Content.assemble(
            (name, self.get_visual_style("titlebar--name", partial=True)),
            " " * _GAP if name and subject else "",
            subject,
        )
        warning = self.get_visual_style("titlebar--warning", partial=True)
        end = Content.assemble(
            (open_to_all, warning),
            " " * _GAP if open_to_all else "",
            (saved, quiet),
            " " * _GAP if saved else "",
            (code, quiet + Style.from_meta({"@click": "app.next_language"})),
        )
        return [left + " " * max(0, width - left.cell_length - end.cell_length) + end]
