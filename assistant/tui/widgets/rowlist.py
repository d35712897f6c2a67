"""A list of things to open: rows set for the width there is, headings in between."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region, Size
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.tui.home_rows import Kind, Row
from assistant.tui.typeset import clipped, wrapped

_LINES: Final = 2
"""Lines a goal may take in the list."""

_GAP: Final = 3
_LEAST_FOR_TWO_COLUMNS: Final = 50
_LEAST: Final = 8
_STYLES: Final = {Kind.HEADING: "bold $text-primary", Kind.PROBLEM: "$text-warning", Kind.NOTE: "bold"}


class RowList(OptionList):
    """Rows to choose from. Without ``focusable`` the page keeps the focus and moves the mark."""

    def __init__(self, *, id: str | None = None, focusable: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self.can_focus = focusable
        self._rows: list[Row] = []
        self._set_for = 0
        self._row_lines: list[tuple[int, int]] = []
        self._wanted = ""
        self._listed: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """List rows; what was marked stays marked if it is still there, and the list where it was."""
        self._wanted = self.marked.key if self.marked else self._wanted
        self._rows = rows
        self._set()

    @property
    def marked(self) -> Row | None:
        """The row that is marked."""
        place = self.highlighted
        return self._listed[place] if place is not None and place < len(self._listed) else None

    def row(self, place: int) -> Row:
        """Return the row at a place of the list."""
        return self._listed[place]

    def place_of(self, place: int) -> Region:
        """Return where a row is, counted from the top left of the list."""
        start, end = self._row_lines[place]
        return Region(0, start, self.size.width, end - start)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Say how high the rows are at a width, before they have been set for it."""
        return sum(text.plain.count("\n") + 1 for text in _rows_set(self._rows, width))

    def on_resize(self, event: Resize) -> None:
        """Set the rows anew for another width."""
        if event.size.width != self._set_for:
            self._wanted = self.marked.key if self.marked else self._wanted
            self._set()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Show what stands above the first row that can be opened too, and what stands below the last."""
        super().watch_highlighted(highlighted)
        if highlighted is None:
            return
        start, end = self._row_lines[highlighted]
        if end <= self.size.height and not _any_opens(self._listed[:highlighted]):
            self.scroll_home(animate=False)
        elif self._row_lines[-1][1] - start <= self.size.height and not _any_opens(
            self._listed[highlighted + 1 :]
        ):
            self.scroll_end(animate=False)

    def action_page_up(self) -> None:
        """Move the mark up one page; where only a heading is left above, to the first row."""
        super().action_page_up()  # type: ignore[no-untyped-call]
        if self.highlighted is None:
            self.action_first()

    def action_page_down(self) -> None:
        """Move the mark down one page; where nothing is left below that can be opened, to the last row."""
        super().action_page_down()  # type: ignore[no-untyped-call]
        if self.highlighted is None:
            self.action_last()

    def _set(self) -> None:
        width = self.scrollable_content_region.width
        if self._rows and not width:
            self._set_for = 0  # not laid out yet, or not any more: that brings a resize
            return
        self._set_for = self.size.width
        top = self.scroll_offset.y
        texts = _rows_set(self._rows, width)
        options = [
            Option(text, disabled=row.opens is None) for text, row in zip(texts, self._rows, strict=True)
        ]
        self._listed = self._rows
        self.clear_options()
        self.add_options(options)
        places = [place for place, row in enumerate(self._rows) if row.opens is not None]
        ends = list(accumulate(text.plain.count("\n") + 1 for text in texts))
        self._row_lines = list(zip([0, *ends], ends, strict=False))
        again = [place for place in places if self._rows[place].key == self._wanted]
        if again:
            self.scroll_to(y=top, animate=False)
        if places:
            # What cannot be opened as it is comes first, and is not what anybody has come for.
            sound = [place for place in places if self._rows[place].kind is not Kind.PROBLEM]
            self.highlighted = (again or sound or places)[0]


def _any_opens(rows: list[Row]) -> bool:
    return any(row.opens is not None for row in rows)


def _rows_set(rows: list[Row], width: int) -> list[Content]:
    return [_row_set(row, max(_LEAST, width), first=place == 0) for place, row in enumerate(rows)]


def _row_set(row: Row, width: int, *, first: bool) -> Content:
    """Set a row: its text at the left, what is said about it at the right, over at most a few lines."""
    if row.kind in (Kind.HEADING, Kind.PROBLEM):
        space = "" if first or row.kind is Kind.PROBLEM else "\n"
        indent = "" if row.kind is Kind.HEADING else " "
        lines = wrapped(row.text, width - len(indent))
        return Content.assemble(space, ("\n".join(indent + line for line in lines), _STYLES[row.kind]))
    indent = " " * (2 * row.indent + 1)
    if width < _LEAST_FOR_TWO_COLUMNS:
        lines = _few_lines(row.text, width - len(indent))
        lines += [clipped(row.aside, width - len(indent))] if row.aside else []
    else:
        aside = clipped(row.aside, width // 2)
        room = width - len(indent) - cell_len(aside) - _GAP - 1
        lines = _few_lines(row.text, room)
        lines[0] += " " * (room - cell_len(lines[0]) + _GAP) + aside
    return Content.styled("\n".join(indent + line for line in lines), _STYLES.get(row.kind, ""))


def _few_lines(text: str, room: int) -> list[str]:
    lines = wrapped(text, room)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], clipped(" ".join(lines[_LINES - 1 :]), room)]
    return lines or [""]
