"""The way in when the passphrase is lost: the recovery key, and a new passphrase."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from assistant.errors import MalstegError, WorkError
from assistant.i18n import N_
from assistant.records import check_passphrase
from assistant.tui.screens.gate import Gate, labelled
from assistant.tui.widgets.secret import Secret

_LABELS: Final = {
    "recovery": N_("Recovery key"),
    "passphrase": N_("New passphrase"),
    "again": N_("The same once more"),
}
_KEY_FIRST: Final = N_("Write or paste the recovery key first. It begins with AGE-SECRET-KEY-1.")


class RecoverPage(Gate):
    """Asks for the recovery key and a new passphrase, and seals every file anew."""

    ABOUT = (
        N_("The recovery key opens the folder without the passphrase. Whoever keeps it in your unit has it."),
    )
    ASK = N_("The passphrase is lost")
    WORDS = (
        N_(
            "The recovery key opens the folder as well. Write it here, or paste it; blanks in it do not "
            "matter. Then choose a new passphrase: the old one will no longer open anything."
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "back", N_("back"), tooltip=N_("Go back to the old passphrase."), id="recover.back"
        ),
    ]

    def asked(self) -> Iterable[Widget]:
        """Lay out the lines."""
        for name in _LABELS:
            yield labelled(name, Secret())

    def say(self) -> None:
        """Word the page."""
        super().say()
        for name, label in _LABELS.items():
            self.query_one(f".{name}-label", Static).update(self.language.text(label))

    def _typed(self, name: str) -> str:
        return self.query_one(f"Secret.{name}", Secret).value

    def go_on(self) -> None:
        """Try the key, once the new passphrase is one that may be chosen."""
        secret = "".join(self._typed("recovery").split()).upper()
        if not secret:
            self.complain(_KEY_FIRST)
            self.query_one("Secret.recovery").focus()
            return
        try:
            passphrase = check_passphrase(self._typed("passphrase"), self._typed("again"))
        except MalstegError as problem:
            self.complain(problem)
            self.query_one("Secret.passphrase").focus()
            return
        self.holding = True
        self.run_worker(self._recover(secret, passphrase), name="recover")

    async def _recover(self, secret: str, passphrase: str) -> None:
        folder = self.malsteg.entrance.folder
        assert folder is not None  # noqa: S101 - records without a folder are never locked
        try:
            await self.take_time(
                lambda progress: folder.recover(secret, passphrase, progress=progress),
                N_("Giving the folder its new passphrase …"),
                N_("Giving every file a new key."),
            )
        except MalstegError as problem:
            self.complain(WorkError("no_recovery_key") if problem.code == "key_missing" else problem)
            self.query_one("Secret.recovery").focus()
            return
        self.malsteg.entered()

    def action_back(self) -> None:
        """Go back to the passphrase."""
        if not self.is_working and self.is_active:
            self.app.pop_screen()
