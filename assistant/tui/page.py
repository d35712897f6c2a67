"""What every page has in common: a language that can change under it, and keys named in that language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen, ScreenResultType

from assistant.tui.program import Program, program
from assistant.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from assistant.i18n import Language


class Speaking(Screen[ScreenResultType]):
    """A screen that can say everything again in another language without being rebuilt.

    Descriptions and tooltips of bindings are msgids (marked with ``N_``), translated when they are shown.
    """

    ABOUT: ClassVar[tuple[str, ...]] = ()
    """Msgids of sentences about the page, for the page of help."""

    @property
    def malsteg(self) -> Program:
        """The app, as far as pages know it."""
        return program(self)

    @property
    def language(self) -> Language:
        """The language spoken now."""
        return self.malsteg.language

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, described in the language spoken now."""
        return {key: self._worded(active) for key, active in super().active_bindings.items()}

    def describe(self, binding: Binding) -> str:
        """Say what a key does. Pages override this where the words depend on what is marked."""
        return self.language.text(binding.description)

    def _worded(self, active: ActiveBinding) -> ActiveBinding:
        tooltip = self.language.text(active.tooltip)
        binding = replace(active.binding, description=self.describe(active.binding), tooltip=tooltip)
        return active._replace(binding=binding, tooltip=tooltip)

    def reword(self) -> None:
        """Say everything on the page in the language spoken now, keeping what has been typed.

        Pages override this, set the text of their widgets in place, and call ``super().reword()``.
        """
        for bar in self.query(TitleBar):
            bar.refresh()
        self.refresh_bindings()


class Page(Speaking[None]):
    """A full-screen page."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it for instances
        (0, "-tiny"),
        (60, "-narrow"),
        (80, "-normal"),
        (100, "-roomy"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012
