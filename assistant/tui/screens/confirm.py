"""A question that is answered yes or no before something cannot be undone."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.i18n import N_
from assistant.tui.page import Speaking
from assistant.tui.widgets.keyline import KeyLine


class ConfirmScreen(Speaking[bool], ModalScreen[bool]):
    """Asks ``question`` (a msgid); the answer is whether the pair said yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", N_("yes"), id="confirm.yes"),
        Binding("escape", "answer(False)", N_("no"), id="confirm.no"),
        Binding("f4", "app.next_language", N_("language"), id="confirm.language"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the question and the keys that answer it."""
        with Vertical(id="confirm"):
            yield Static(id="confirm-text", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Ask."""
        self._say()

    def reword(self) -> None:
        """Ask in the language spoken now."""
        self._say()
        super().reword()

    def _say(self) -> None:
        self.query_one("#confirm-text", Static).update(self.language.text(self._question))

    def action_answer(self, yes: bool) -> None:
        """Answer."""
        self.dismiss(yes)
