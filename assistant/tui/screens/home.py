"""The first page."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult

from assistant.tui.page import Page
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.titlebar import TitleBar


class HomePage(Page):
    """What is due, what is begun, and everybody's goals."""

    def __init__(self, at_once: Callable[[], bool] | None = None) -> None:
        super().__init__()
        self._at_once = at_once

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield TitleBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Open what the program was started for."""
        if self._at_once is not None:
            self.call_after_refresh(self._at_once)
