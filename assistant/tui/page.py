"""What every page has in common: a language that can change under it, and keys named in that language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen, ScreenResultType

from assistant.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from assistant.errors import MalstegError
    from assistant.i18n import Language
    from assistant.records import Records


class Program(Protocol):
    """What pages may ask of the app."""

    language: Language
    today: date

    @property
    def records(self) -> Records:
        """The cases and goals. Raises ``WorkError`` when the data folder cannot be used."""
        ...

    def show_goal(self, case_id: str, goal_id: str, *, fresh: bool = False) -> None:
        """Open a goal on top of the first page; ``fresh``: it has just been accepted."""
        ...

    def start_goal(self, case_id: str | None = None, parent_id: str | None = None) -> None:
        """Begin a conversation: for somebody new, another goal in a case, or a sub-goal."""
        ...

    def resume_goal(self, case_id: str, goal_id: str) -> None:
        """Go on with a conversation where it was left."""
        ...

    def revise_goal(self, case_id: str, goal_id: str) -> None:
        """Change an accepted goal; both have to accept it again."""
        ...

    def next_language(self) -> None:
        """Change to the next language at once."""
        ...

    def next_theme(self) -> None:
        """Change to the next colours at once."""
        ...

    def tell(self, problem: MalstegError) -> None:
        """Say in words what could not be done."""
        ...


class Speaking(Screen[ScreenResultType]):
    """A screen that can say everything again in another language without being rebuilt.

    Descriptions and tooltips of bindings are msgids (marked with ``N_``), translated when they are shown.
    """

    ABOUT: ClassVar[tuple[str, ...]] = ()
    """Msgids of sentences about the page, for the page of help."""

    @property
    def malsteg(self) -> Program:
        """The app, as far as pages know it."""
        return cast("Program", self.app)

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
            bar.set_language(self.language.code)
        self.refresh_bindings()

    def on_mount(self) -> None:
        """Say everything for the first time.

        Textual calls this for every class of a page, so pages with an ``on_mount`` of their own need not.
        """
        for bar in self.query(TitleBar):
            bar.set_language(self.language.code)


class Page(Speaking[None]):
    """A full-screen page."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it for instances
        (0, "-tiny"),
        (60, "-narrow"),
        (80, "-normal"),
        (110, "-wide"),
    ]
