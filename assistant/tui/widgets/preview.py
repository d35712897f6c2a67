"""A document as plain text, to be read before it is handed over."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from assistant.tui.typeset import wrapped

BYTE_ORDER_MARK: Final = "\ufeff"
"""What a file for a spreadsheet begins with; it is no part of the text."""


class Preview(ScrollView, can_focus=True):
    """Text that scrolls, however long. No mouse marks it: copying has a key of its own, and is noted."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.text = ""
        self._lines: list[str] = []

    def show(self, text: str) -> None:
        """Show a text; one stays about where one was reading."""
        self.text = text.removeprefix(BYTE_ORDER_MARK)
        self._set()

    def on_resize(self, event: Resize) -> None:
        """Set the text anew for another width."""
        self._set()

    def _set(self) -> None:
        room = self.scrollable_content_region.width
        if not room:
            return
        self._lines = [piece for line in self.text.splitlines() for piece in folded(line, room)]
        self.virtual_size = Size(room, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of what is seen."""
        style = self.rich_style
        place = y + self.scroll_offset.y
        line = self._lines[place] if place < len(self._lines) else ""
        return Strip([Segment(line, style)]).adjust_cell_length(self.size.width, style)


def folded(line: str, room: int) -> list[str]:
    """Break a line that is too long, each piece as far in as the line. Nothing in it moves the cursor."""
    plain = "".join(sign if sign.isprintable() else " " for sign in line)
    if cell_len(plain) <= room:
        return [plain]
    inset = min(len(plain) - len(plain.lstrip(" ")), room // 2)
    return [" " * inset + piece for piece in wrapped(plain, room - inset)] or [""]
