"""A row of numbers to point at, from the lowest to the highest."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

WIDE_CELL: Final = 4
NARROW_CELL: Final = 3
MOST_DOTS: Final = 12


class Dots(Widget):
    """Whole numbers as dots on a line; those from ``first`` to ``last`` are filled."""

    class Picked(Message):
        """A number has been pointed at."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, classes: str = "") -> None:
        super().__init__(classes=classes)
        self.low, self.high = 0, 10
        self.filled = range(0)
        self.chosen: tuple[int, ...] = ()

    def show(self, low: int, high: int) -> None:
        """Show another range of numbers, none of them filled."""
        self.low, self.high = low, high
        self.clear()

    def clear(self) -> None:
        """Fill nothing."""
        self.filled, self.chosen = range(0), ()
        self.refresh()

    def fill_to(self, number: int) -> None:
        """Choose one number, filled from the beginning."""
        self.filled, self.chosen = range(self.low, number + 1), (number,)
        self.refresh()

    def fill_range(self, first: int, last: int) -> None:
        """Choose the numbers from one to another."""
        self.filled, self.chosen = range(first, last + 1), (first, last)
        self.refresh()

    @property
    def _cell(self) -> int:
        count = self.high - self.low + 1
        return WIDE_CELL if self.size.width >= count * WIDE_CELL + 6 else NARROW_CELL

    def render(self) -> Content:
        """Draw the line of dots and the numbers under it."""
        cell = self._cell
        dots: list[tuple[str, str]] = []
        numbers: list[tuple[str, str]] = []
        for number in range(self.low, self.high + 1):
            filled, following = number in self.filled, number + 1 in self.filled
            dots.append(("\u25cf" if filled else "\u25cb", "bold $primary" if filled else "$text-muted"))
            if number < self.high:
                joined = filled and following
                dots.append(
                    (("\u2501" if joined else "\u2500") * (cell - 1), "$primary" if joined else "$text-muted")
                )
            style = "bold reverse $primary" if number in self.chosen else "$text-muted"
            numbers.append((str(number), style))
            numbers.append((" " * (cell - len(str(number))), ""))
        return Content.assemble(" ", *dots, "\n ", *numbers)

    def on_click(self, event: events.Click) -> None:
        """Pick the number nearest to the pointer."""
        number = self.low + round((event.x - 1) / self._cell)
        if self.low <= number <= self.high:
            self.post_message(self.Picked(number))
