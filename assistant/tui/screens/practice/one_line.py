"""Asking for one line of words: who practises, where a file is to stand."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.i18n import N_
from assistant.tui.page import Speaking
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.practice_bar import PracticeBar


class LineScreen(Speaking[str], ModalScreen[str]):
    """The answer is the line as it was confirmed; None if it was put away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("continue"), priority=True, id="line.take"),
        Binding("escape", "leave", N_("back"), id="line.leave"),
        Binding("f4", "app.next_language", N_("language"), id="line.language"),
    ]

    def __init__(self, ask: str, why: str, value: str, *, longest: int) -> None:
        """``ask`` and ``why`` are msgids; ``value`` stands in the line already."""
        super().__init__(classes="practice")
        self._ask, self._why = ask, why
        self._value, self._longest = value, longest

    def compose(self) -> ComposeResult:
        """Lay out the question, the line and the keys."""
        yield PracticeBar()
        with Vertical(id="confirm"):
            yield Static(id="line-ask", markup=False)
            yield Static(id="line-why", classes="quiet", markup=False)
            line = Input(self._value, id="line", max_length=self._longest, select_on_focus=False)
            line.cursor_blink = False
            yield line
            yield KeyLine()

    def on_mount(self) -> None:
        """Ask, with the cursor after what stands there."""
        self._say()
        self.query_one(Input).focus()

    def reword(self) -> None:
        """Ask in the language spoken now; what has been typed stays."""
        self._say()
        super().reword()

    def _say(self) -> None:
        self.query_one("#line-ask", Static).update(self.language.text(self._ask))
        self.query_one("#line-why", Static).update(self.language.text(self._why))

    def action_take(self) -> None:
        """Take the line as it stands."""
        self.dismiss(self.query_one(Input).value.strip())

    def action_leave(self) -> None:
        """Put it away."""
        self.dismiss(None)
