"""Questions that are answered yes or no before something cannot be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.i18n import N_, Language
from assistant.tui.page import Speaking
from assistant.tui.widgets.keyline import KeyLine

Worded = Callable[[Language], str]
"""A sentence that has more in it than words: days, names."""


_LANGUAGE: Final = Binding("f4", "app.next_language", N_("language"), id="confirm.language")


class Asking(Speaking[bool], ModalScreen[bool]):
    """Asks ``question`` (a msgid, or what words it); the keys that answer it are its subclasses'."""

    def __init__(self, question: str | Worded) -> None:
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
        question = self._question
        words = self.language.text(question) if isinstance(question, str) else question(self.language)
        self.query_one("#confirm-text", Static).update(words)

    def action_answer(self, yes: bool) -> None:
        """Answer."""
        self.dismiss(yes)


class ConfirmScreen(Asking):
    """The answer is whether the pair said yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", N_("yes"), id="confirm.yes"),
        Binding("escape", "answer(False)", N_("no"), id="confirm.no"),
        _LANGUAGE,
    ]


class TellScreen(Asking):
    """Says something about which nothing can be done here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "answer(False)", N_("back"), id="tell.back"),
        _LANGUAGE,
    ]


class LeaveScreen(Asking):
    """The answer is whether to leave although the last answer is not on disk. Staying is what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "answer(False)", N_("stay"), id="leave.stay"),
        Binding("f10", "answer(True)", N_("leave without it"), id="leave.leave"),
        _LANGUAGE,
    ]

    def __init__(self) -> None:
        super().__init__(
            N_(
                "What you answered last is not saved yet, because the folder cannot be written to. "
                "If you leave now, it is lost."
            )
        )
