"""The terminal app: wiring only. It holds the records, the language and the theme, and opens pages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType

from assistant.i18n import LANGUAGES, Language
from assistant.tui.page import Page
from assistant.tui.themes import DEFAULT_THEME, THEMES

if TYPE_CHECKING:
    from assistant.records import Records


class MalstegApp(App[None]):
    """The program as two people see it.

    ``records`` is given as a way to make them, so that the first frame need not wait for the store.
    """

    TITLE = "Målsteg"
    CSS_PATH = "tui/malsteg.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, records: Records, language: Language, today: date) -> None:
        super().__init__()
        self.records = records
        self.language = language
        self.today = today
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DEFAULT_THEME

    def next_language(self) -> None:
        """Change to the next language at once; whatever has been typed stays where it is."""
        codes = list(LANGUAGES)
        self.language = Language(codes[(codes.index(self.language.code) + 1) % len(codes)])
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.reword()
