"""A few choices beside or under each other, after a word that says what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.style import Style

from assistant.tui.typeset import wrapped
from assistant.tui.widgets.laid import Laid

_LABEL_ROOM: Final = 11
_LEAST_BESIDE: Final = 56
"""From this width the word stands beside the choices, below it above them."""
_GAP: Final = "  "
_PICK: Final = "pick"
_ONE: Final = ("\u25cb ", "\u25cf ")
_MANY: Final = ("[ ] ", "[x] ")


class Picks(Laid, can_focus=True):
    """One choice of several on a line, or with ``many`` any of several under each other.

    Arrows go from one to the next and digits choose; of several, Space or a click puts one in or out.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picks--label", "picks--chosen", "picks--cursor"}

    class Changed(Message):
        """Something else is chosen."""

        def __init__(self, picks: Picks) -> None:
            super().__init__()
            self.picks = picks

        @property
        def control(self) -> Picks:
            """Where it was chosen."""
            return self.picks

    def __init__(self, *, id: str, many: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, classes="picks")
        self.many = many
        self.chosen: tuple[str, ...] = ()
        self._label = ""
        self._names: tuple[str, ...] = ()
        self._values: tuple[str, ...] = ()
        self._cursor = 0
        self._rows: list[int] = []

    def show(self, label: str, names: dict[str, str], chosen: Sequence[str]) -> None:
        """Offer values under their names; what is marked stays marked."""
        self._label, self._values, self._names = label, tuple(names), tuple(names.values())
        self.chosen = tuple(value for value in self._values if value in chosen)
        if self.many:
            self._cursor = min(self._cursor, max(0, len(self._values) - 1))
        else:
            self._cursor = self._values.index(self.chosen[0]) if self.chosen else 0
        self.refresh(layout=True)

    # --- what is shown --------------------------------------------------------------------------

    def lines_at(self, width: int) -> list[Content]:
        """Set the choices for a width."""
        label = Content.assemble((self._label, self.get_visual_style("picks--label", partial=True)))
        beside = width >= _LEAST_BESIDE
        indent = _LABEL_ROOM if beside else 2
        rows = self._set(width - indent)
        if beside:
            lead = [
                label + " " * max(1, indent - label.cell_length),
                *[Content(" " * indent)] * (len(rows) - 1),
            ]
            return [first + row for first, row in zip(lead, rows, strict=True)]
        return [label, *(Content(" " * indent) + row for row in rows)]

    def _set(self, room: int) -> list[Content]:
        """Set the choices in lines, and remember on which line each begins."""
        rows: list[Content] = []
        used = 0
        self._rows = []
        for place, name in enumerate(self._names):
            style = self._style(place)
            mark = (_MANY if self.many else _ONE)[self._values[place] in self.chosen]
            lines = wrapped(name, room - len(mark)) or [""]
            size = len(mark) + cell_len(lines[0])
            if rows and not self.many and len(lines) == 1 and used + len(_GAP) + size <= room:
                rows[-1] = rows[-1] + _GAP + Content.assemble((mark + lines[0], style))
                used += len(_GAP) + size
                self._rows.append(len(rows) - 1)
                continue
            self._rows.append(len(rows))
            rows.append(Content.assemble((mark + lines[0], style)))
            rows += [Content.assemble((" " * len(mark) + line, style)) for line in lines[1:]]
            used = size if len(lines) == 1 else room
        return rows or [Content("")]

    def _style(self, place: int) -> Style:
        click = Style.from_meta({_PICK: place})
        if self.has_focus and place == self._cursor:
            # Not partial: that loses the background.
            return self.get_visual_style("picks--cursor") + click
        if self._values[place] in self.chosen:
            return self.get_visual_style("picks--chosen", partial=True) + click
        return click

    def on_focus(self) -> None:
        """Show where one is, and keep it in sight."""
        self.refresh()
        self.call_after_refresh(self._keep_in_sight)

    def on_blur(self) -> None:
        """Show that one is elsewhere."""
        self.refresh()

    def _keep_in_sight(self) -> None:
        """The page scrolls so that the marked choice is seen, and the word above it where there is room."""
        if not self._rows or not self.size.width:
            return
        above = 0 if self.size.width >= _LEAST_BESIDE else 1
        line = self._rows[min(self._cursor, len(self._rows) - 1)] + above
        region = Region(0, line, self.size.width, 1).translate(self.virtual_region.offset)
        if self._cursor == 0:
            region = self.virtual_region.crop_size((self.size.width, line + 1))
        parent = self.parent
        if parent is not None and hasattr(parent, "scroll_to_region"):
            parent.scroll_to_region(region, animate=False)

    # --- keys and clicks ------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Go from one choice to the next, choose by digit, and go on to what comes above or below."""
        step = {"left": -1, "right": 1, "up": -1, "down": 1}.get(event.key)
        if step is not None:
            sideways = event.key in ("left", "right")
            if sideways or (self.many and 0 <= self._cursor + step < len(self._values)):
                self._go(self._cursor + step)
            elif step < 0:
                self.screen.focus_previous()
            else:
                self.screen.focus_next()
        elif event.key == "space" and self.many:
            self._pick(self._cursor)
        elif event.character and event.character.isascii() and event.character.isdecimal():
            self._pick(int(event.character) - 1)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Choose what is pointed at."""
        place = event.style.meta.get(_PICK)
        if isinstance(place, int):
            event.stop()
            self._pick(place)

    def _go(self, place: int) -> None:
        if not 0 <= place < len(self._values):
            return
        if not self.many:
            self._pick(place)
            return
        self._cursor = place
        self.refresh()
        self._keep_in_sight()

    def _pick(self, place: int) -> None:
        """Choose one; of several, put it in or take it out."""
        if not 0 <= place < len(self._values):
            return
        self._cursor = place
        value = self._values[place]
        if self.many:
            chosen = set(self.chosen) ^ {value}
            self.chosen = tuple(each for each in self._values if each in chosen)
        elif self.chosen == (value,):
            return
        else:
            self.chosen = (value,)
        self.refresh()
        self._keep_in_sight()
        self.post_message(self.Changed(self))
