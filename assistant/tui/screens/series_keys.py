"""The keys of the page of a series: which there are, when they are offered, and what they are called."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import ActiveBinding, Binding, BindingType

from assistant.i18n import N_
from assistant.tui.page import Page


class SeriesKeys(Page):
    """A page with the keys for noting, and for what comes of it."""

    ABOUT = (
        N_("Write a number and press Enter: it is saved, and the next one is asked for."),
        N_("An empty line goes on to the next. A day, such as “yesterday”, goes to that day."),
        N_("Another number on a day that has one corrects it. What stood there before is kept, too."),
        N_("Notes in a file are read in a terminal: “malsteg measure GOAL --from FILE.csv”."),
        N_("A sheet to fill in by hand is made on the page of the goal, with Ctrl+P."),
    )
    QUIET = frozenset({"app.theme", "app.quit"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "note",
            N_("note it"),
            tooltip=N_("Note what is written and go on; an empty line goes on without a note."),
            priority=True,
            id="series.note",
        ),
        Binding(
            "escape",
            "back",
            N_("back"),
            tooltip=N_("Go back to what was noted before, to correct it; at the first, leave."),
            id="series.back",
        ),
        Binding(
            "f2",
            "nothing",
            N_("nothing to note"),
            tooltip=N_("Say that there is nothing to note here. It is not asked for again."),
            id="series.nothing",
        ),
        Binding(
            "f5",
            "weekly",
            N_("weekly means"),
            tooltip=N_("Show the means of weeks in the chart, or each day again."),
            id="series.weekly",
        ),
        Binding(
            "f7",
            "save_picture",
            N_("save the chart"),
            tooltip=N_("Save the chart as a picture, in a file that you name."),
            id="series.picture",
        ),
        Binding(
            "f8",
            "phase",
            N_("new phase"),
            tooltip=N_("Begin a new phase today: before, during, phasing out or after the help."),
            id="series.phase",
        ),
        Binding(
            "f9",
            "set_up",
            N_("change what you note"),
            tooltip=N_("Change what you note, how often, and from which day."),
            id="series.set_up",
        ),
        Binding(
            "pagedown",
            "read_on(1)",
            N_("read on"),
            tooltip=N_("Read the rest; PgUp goes back."),
            key_display="PgDn",
            priority=True,
            id="series.read_on",
        ),
        Binding("pageup", "read_on(-1)", show=False, priority=True, id="series.read_back"),
        Binding("down", "move(1)", show=False, priority=True, id="series.down"),
        Binding("up", "move(-1)", show=False, priority=True, id="series.up"),
        Binding(
            "f10",
            "leave",
            N_("leave"),
            tooltip=N_("Leave this page. Everything noted is saved."),
            id="series.leave",
        ),
    ]

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, in the order of this page."""
        return self.in_own_order(super().active_bindings)

    weekly = False
    """Whether the means of weeks are shown."""

    @property
    def can_note(self) -> bool:
        """Whether a value is asked for."""
        raise NotImplementedError

    @property
    def is_read(self) -> bool:
        """Whether the notes are there."""
        raise NotImplementedError

    @property
    def is_daily(self) -> bool:
        """Whether a note is made each day."""
        raise NotImplementedError

    @property
    def has_notes(self) -> bool:
        """Whether anything is noted."""
        raise NotImplementedError

    @property
    def reads_on(self) -> bool:
        """Whether there is more to read than the screen has room for."""
        raise NotImplementedError

    @property
    def in_trouble(self) -> bool:
        """Whether the notes could not be read."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        offered = {
            "nothing": lambda: self.can_note,
            "weekly": lambda: self.is_daily and self.has_notes,
            "phase": lambda: self.is_read,
            "set_up": lambda: self.is_read,
            "go_to": lambda: self.is_read,
            "save_picture": lambda: self.has_notes,
            "read_on": lambda: self.reads_on,
        }
        return offered[action]() if action in offered else True

    def describe(self, binding: Binding) -> str:
        """Say what the keys do just here."""
        if binding.id == "series.note" and self.in_trouble:
            return self.language.text(N_("try again"))
        if binding.id == "series.weekly" and self.weekly:
            return self.language.text(N_("each day"))
        return super().describe(binding)
