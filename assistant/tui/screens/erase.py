"""The last question before a case is erased: whose it is has to be written."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.i18n import N_
from assistant.tui.page import Speaking
from assistant.tui.widgets.keyline import KeyLine

_ASK: Final = N_("Erase everything about %(alias)s?")
_WHAT_GOES: Final = N_(
    "All goals of the case go, with every earlier version and all drafts. It cannot be undone. "
    "Backups made earlier still hold the case."
)
_WRITE: Final = N_("To erase it, write %(alias)s here and press Enter.")
_NOT_THE_NAME: Final = N_("That is not %(alias)s. Nothing has been erased.")


class EraseScreen(Speaking[bool], ModalScreen[bool]):
    """The answer is whether to erase everything about ``alias``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keep", N_("keep it"), tooltip=N_("Go back. Nothing is erased."), id="erase.keep"),
        Binding("enter", "erase", N_("erase"), priority=True, id="erase.erase"),
        Binding("f4", "app.next_language", N_("language"), id="erase.language"),
    ]

    def __init__(self, alias: str) -> None:
        super().__init__()
        self._alias = alias
        self._refused = False

    def compose(self) -> ComposeResult:
        """Lay out what goes, and the line for the name."""
        with Vertical(id="confirm"):
            yield Static(id="erase-ask", markup=False)
            yield Static(id="erase-what", markup=False)
            yield Static(id="erase-write", markup=False)
            line = Input(id="erase-name", select_on_focus=False)
            line.cursor_blink = False
            yield line
            yield Static(id="erase-refused", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Ask."""
        self._say()
        self.query_one("#erase-name", Input).focus()

    def reword(self) -> None:
        """Ask in the language spoken now; what has been written stays."""
        self._say()
        super().reword()

    def _say(self) -> None:
        text = self.language.text
        self.query_one("#erase-ask", Static).update(text(_ASK, alias=self._alias))
        self.query_one("#erase-what", Static).update(text(_WHAT_GOES))
        self.query_one("#erase-write", Static).update(text(_WRITE, alias=self._alias))
        refused = self.query_one("#erase-refused", Static)
        refused.display = self._refused
        refused.update(text(_NOT_THE_NAME, alias=self._alias))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another name is being written."""
        event.stop()
        self._refused = False
        self._say()

    def action_erase(self) -> None:
        """Erase it if the name is right."""
        written = " ".join(self.query_one("#erase-name", Input).value.split())
        if written.casefold() == " ".join(self._alias.split()).casefold():
            self.dismiss(True)
            return
        self._refused = True
        self._say()

    def action_keep(self) -> None:
        """Erase nothing."""
        self.dismiss(False)
