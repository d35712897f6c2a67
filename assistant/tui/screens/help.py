"""What the keys do, in plain words."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from assistant.i18n import N_
from assistant.tui.goal_letter import Section
from assistant.tui.page import Speaking
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.letter import Letter

_KEY_ROOM = 10
_BY_MOUSE = N_("Everything that can be done with a key can be done with the mouse as well: click it.")
_SAVED = N_("What you have answered is saved at once. You can stop whenever you like.")
_OF_KEYS = N_(
    "To change the passphrase or the recovery key, close the program and run “malsteg store key” "
    "in a terminal."
)
_OF_PLAIN = N_(
    "This folder is not encrypted. To encrypt it, close the program and run “malsteg store key” "
    "in a terminal."
)


class HelpScreen(Speaking[None], ModalScreen[None]):
    """Lists the keys of the page it was opened from, each in a plain sentence."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,enter,f1",
            "dismiss",
            N_("back"),
            tooltip=N_("Go back to where you were."),
            id="help.back",
        ),
        Binding("f4", "app.next_language", N_("language"), id="help.language"),
        Binding("f6", "app.next_theme", N_("colours"), id="help.theme"),
    ]

    def __init__(self, page: Speaking[Any]) -> None:
        super().__init__()
        self._page = page
        self.set_class(self._is_practice, "practice")

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        if self._is_practice:
            from assistant.tui.widgets.practice_bar import PracticeBar

            yield PracticeBar()
        with VerticalScroll(id="help"):
            yield Letter(id="help-text", label_room=_KEY_ROOM)
        yield KeyLine()

    @property
    def _is_practice(self) -> bool:
        """Whether the page belongs to practice: its mark goes on here, and folders are not spoken of."""
        return self._page.has_class("practice")

    def on_mount(self) -> None:
        """Say what the keys do."""
        self._say()

    def reword(self) -> None:
        """Say it in the language spoken now."""
        self._say()
        super().reword()

    def _say(self) -> None:
        text = self.language.text
        about = tuple(("", text(sentence)) for sentence in self._page.ABOUT)
        entrance = self.malsteg.entrance
        elsewhere = entrance.folder is None or self._is_practice
        of_keys = () if elsewhere else (_OF_PLAIN if entrance.is_unencrypted else _OF_KEYS,)
        saved = () if self._is_practice else (_SAVED,)
        general = tuple(("", text(sentence)) for sentence in (_BY_MOUSE, *saved, *of_keys))
        sections = [Section(text(N_("What you can do here")), about), Section("", self._keys())]
        self.query_one("#help-text", Letter).show([*sections, Section("", general)])

    def _keys(self) -> tuple[tuple[str, str], ...]:
        """Name the keys of the page with a sentence each; closing the program comes last."""
        found: dict[str, tuple[str, str]] = {}
        for active in self._page.active_bindings.values():
            if active.binding.show and active.enabled:
                name = self.app.get_key_display(active.binding)
                found.setdefault(active.binding.action, (name, active.tooltip or active.binding.description))
        closing = found.pop("quit", None)
        return (*found.values(), *([closing] if closing else []))
