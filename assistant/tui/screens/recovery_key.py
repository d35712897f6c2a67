"""A recovery key, shown once: to be written down or saved elsewhere before the folder is made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from assistant.errors import MalstegError
from assistant.i18n import N_
from assistant.tui.beside import beside
from assistant.tui.screens.gate import labelled
from assistant.tui.screens.recovery_offer import Sealing
from assistant.tui.widgets.labels import relabel

_HEAD: Final = "AGE-SECRET-KEY-1"
_GROUP: Final = 4
_GROUPS_A_LINE: Final = 8
_KEEP_FIRST: Final = N_(
    "Write the key down, or name a file for it and press Enter. Press F8 when the key is in safe keeping."
)
_SAVED: Final = N_("It is saved in %(name)s. Take the file away from this computer.")
_ASK_KEPT: Final = N_(
    "Is the recovery key in safe keeping, with somebody else than you? It cannot be shown again."
)
_IN_FILE: Final = N_(
    "The recovery key of a Målsteg folder. Whoever has it can read everything in the folder: keep it in a "
    "safe place, away from the computer. When the passphrase is lost, choose “lost the passphrase?”."
)


def in_groups(secret: str) -> str:
    """Set a key in groups that can be copied by hand; blanks in it do not matter when it is used."""
    head, rest = (_HEAD, secret.removeprefix(_HEAD)) if secret.startswith(_HEAD) else ("", secret)
    groups = [rest[place : place + _GROUP] for place in range(0, len(rest), _GROUP)]
    lines = [
        "  ".join(groups[place : place + _GROUPS_A_LINE]) for place in range(0, len(groups), _GROUPS_A_LINE)
    ]
    return "\n".join([*([head] if head else []), *lines])


class RecoveryKeyPage(Sealing):
    """Shows the key. Going on takes a key of its own, and a yes."""

    ABOUT = (
        N_("Write the recovery key down, or save it on a USB stick, and hand it to whoever is to keep it."),
    )
    ASK = N_("The recovery key")
    WORDS = (
        N_(
            "This is the recovery key. It is shown only now. Write it down or print it, and give it to "
            "whoever keeps the unit's keys. Keep no copy on this computer."
        ),
    )
    GO_ON = N_("The key is in safe keeping")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "go_on",
            N_("save to the file"),
            tooltip=N_("Save the key to the file you have named. It must not exist yet."),
            priority=True,
            id="recovery_key.save",
        ),
        Binding(
            "f8",
            "kept",
            N_("the key is in safe keeping"),
            tooltip=N_("Go on. The key is not shown again after this."),
            id="recovery_key.kept",
        ),
    ]

    def __init__(self, passphrase: str, secret: str, public: str) -> None:
        super().__init__(passphrase)
        self._secret = secret
        self._public = public
        self._saved_in = ""

    def asked(self) -> Iterable[Widget]:
        """Lay out the key and the line for a file's name."""
        yield Static(in_groups(self._secret), classes="recovery-key", markup=False)
        yield labelled("file", Input(select_on_focus=False), long=True)
        yield Static(classes="saved", markup=False)

    def buttons(self) -> Iterable[Button]:
        """One more, for saving by mouse."""
        yield Button("", classes="save", compact=True)
        yield from super().buttons()

    def say(self) -> None:
        """Word the page."""
        super().say()
        text = self.language.text
        label = text(N_("To save it: a file on a USB stick, for instance"))
        self.query_one(".file-label", Static).update(label)
        relabel(self.query_one(".buttons .save", Button), text(N_("Save to the file")))
        saved = self.query_one(".saved", Static)
        saved.display = bool(self._saved_in)
        saved.update(text(_SAVED, name=self._saved_in) if self._saved_in else "")

    def action_go_on(self) -> None:
        """Save the key to the file that is named; never go on by that."""
        if self.is_working:
            return
        if isinstance(self.focused, Button):
            self.focused.press()
            return
        self._save()

    def _save(self) -> None:
        named = self.query_one("Input.file", Input).value.strip()
        if not named:
            self.complain(_KEEP_FIRST)
            return
        self.holding = True
        self.run_worker(self._write(named), name="save")

    async def _write(self, named: str) -> None:
        from assistant.records.recovery_file import write_recovery_file

        folder = self.malsteg.entrance.folder
        words = self.language.text(_IN_FILE)
        try:
            path = await beside(
                lambda: write_recovery_file(
                    Path(named), self._secret, words, away_from=folder.path if folder is not None else None
                )
            )
        except MalstegError as problem:
            self.complain(problem)
        else:
            self.complain(None)
            self._saved_in = str(path)
            self.say()
        finally:
            self.holding = False

    def action_kept(self) -> None:
        """Go on by key."""
        self.go_on()

    def go_on(self) -> None:
        """Ask once more, and make the folder."""
        from assistant.tui.screens.confirm import ConfirmScreen

        if not self.is_working:
            self.app.push_screen(ConfirmScreen(_ASK_KEPT), self._kept)

    def _kept(self, yes: bool | None) -> None:
        if yes:
            self.seal(self._public)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Save by mouse."""
        if event.button.has_class("save"):
            event.stop()
            event.prevent_default()
            if not self.is_working:
                self._save()
