"""The offer of a recovery key: one made now, the one the unit has, or none yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from assistant.dialogs.answers import Option
from assistant.errors import AnswerError, MalstegError
from assistant.i18n import N_
from assistant.records import new_recovery_key, recovery_key_from
from assistant.tui.screens.gate import Gate, labelled
from assistant.tui.widgets.choice import ChoiceList

_OPTIONS: Final = (
    Option("new", N_("Make one now"), N_("It is shown once, on the next page.")),
    Option("unit", N_("Our unit has one already"), N_("Its public part begins with age1.")),
    Option("none", N_("Not now"), N_("“malsteg store key --recovery” makes one later.")),
)
_NEW, _UNIT, _NONE = range(len(_OPTIONS))
_CHOOSE: Final = N_("Choose one of the three first.")
_PUBLIC_PART: Final = N_("The public part of your unit's key")


class Sealing(Gate):
    """A page that may be the last one before the folder is made: from it the folder is encrypted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("back"), tooltip=N_("Go back to the page before."), id="sealing.back"),
    ]

    def __init__(self, passphrase: str) -> None:
        super().__init__()
        self._passphrase = passphrase

    def seal(self, recovery: str | None) -> None:
        """Make the encrypted folder, with the public half of a recovery key or without one."""
        if not self.is_working:
            self.holding = True
            self.run_worker(self._seal(recovery), name="seal")

    async def _seal(self, recovery: str | None) -> None:
        folder = self.malsteg.entrance.folder
        assert folder is not None  # noqa: S101 - records without a folder are never new
        passphrase = self._passphrase
        try:
            await self.take_time(
                lambda progress: folder.encrypt(passphrase, recovery, progress=progress),
                N_("Making the encrypted folder …"),
            )
        except MalstegError as problem:
            self.complain(problem)
            return
        self.malsteg.entered()

    def action_back(self) -> None:
        """Go back to the page before; nothing has been written yet."""
        if not self.is_working and self.is_active:
            self.app.pop_screen()


class RecoveryOfferPage(Sealing):
    """Asks who else can open the folder, if anybody."""

    ABOUT = (
        N_("A recovery key opens the folder when the passphrase is forgotten."),
        N_("It is not for everyday use: somebody else in the unit keeps it in a safe place."),
    )
    ASK = N_("Do you want a recovery key?")
    WORDS = (
        N_(
            "It opens the texts if the passphrase is forgotten. Somebody else in the unit should keep it, in "
            "a safe place: a manager, or whoever looks after the computers. Whoever has it can read all."
        ),
    )

    _made: tuple[str, str] | None = None

    def asked(self) -> Iterable[Widget]:
        """Lay out the three ways, and the line for the unit's key."""
        yield ChoiceList()
        yield labelled("public-part", Input(select_on_focus=False), long=True)

    def on_mount(self) -> None:
        """Choose by arrow, digit or mouse."""
        self.query_one(ChoiceList).show(self.language, _OPTIONS, None)
        self._show_line()
        self.call_after_refresh(self.query_one(ChoiceList).focus)

    def say(self) -> None:
        """Word the page."""
        super().say()
        self.query_one(ChoiceList).say(self.language)
        self.query_one(".public-part-label", Static).update(self.language.text(_PUBLIC_PART))

    def on_choice_list_changed(self, event: ChoiceList.Changed) -> None:
        """The unit's key is written only where there is one."""
        event.stop()
        self.complain(None)
        self._show_line()

    @property
    def _unit_chosen(self) -> bool:
        return self.query_one(ChoiceList).chosen == _UNIT

    def _show_line(self) -> None:
        self.query_one(".public-part-asked").display = self._unit_chosen

    def action_go_on(self) -> None:
        """Go from the choice to the line it opens, or on."""
        line = self.query_one(".public-part", Input)
        if not self.is_working and self._unit_chosen and not line.value and not line.has_focus:
            line.focus()
        else:
            super().action_go_on()

    def go_on(self) -> None:
        """Make the key, take the unit's, or do without."""
        chosen = self.query_one(ChoiceList).chosen
        if chosen is None:
            self.complain(_CHOOSE)
        elif chosen == _NEW:
            from assistant.tui.screens.recovery_key import RecoveryKeyPage

            # One that was shown already may have been written down: it stays the same.
            self._made = self._made or new_recovery_key()
            self.app.push_screen(RecoveryKeyPage(self._passphrase, *self._made))
        elif chosen == _NONE:
            self.seal(None)
        else:
            line = self.query_one(".public-part", Input)
            try:
                self.seal(recovery_key_from("".join(line.value.split())))
            except AnswerError as problem:
                self.complain(problem)
                line.focus()
