"""The page of a locked folder: the passphrase, and the way in when it is lost."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from assistant.errors import MalstegError
from assistant.i18n import N_
from assistant.tui.beside import beside
from assistant.tui.screens.gate import Gate, labelled
from assistant.tui.widgets.secret import Secret

_NEXT: Final = (
    "assistant.tui.screens.home",
    "assistant.records.folder",
    "assistant.tui.screens.conversation",
    "assistant.wording.problems",
)
"""What comes after the passphrase; it is loaded while the passphrase is typed."""

_EMPTY: Final = N_("Write the passphrase first.")


async def load_next() -> None:
    """Load what comes after the passphrase, beside the page that asks for it."""
    for name in _NEXT:
        await beside(lambda name=name: importlib.import_module(name))  # type: ignore[misc]


class UnlockPage(Gate):
    """Asks for the passphrase. It covers everything, and nothing of what it covers is told."""

    ABOUT = (
        N_("Målsteg is locked. What you have begun is still there, and comes back with the passphrase."),
        N_("Is the passphrase lost? F3 leads on with the recovery key, if your unit keeps one."),
    )
    ASK = N_("Målsteg is locked")
    WORDS = (N_("Write the passphrase to go on. Everything is as you left it."),)
    GO_ON = N_("Unlock")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f3",
            "recover",
            N_("lost the passphrase?"),
            tooltip=N_("Go on with the recovery key, and choose a new passphrase."),
            id="unlock.recover",
        ),
    ]

    def asked(self) -> Iterable[Widget]:
        """Lay out the line for the passphrase."""
        yield labelled("passphrase", Secret())

    def on_mount(self) -> None:
        """Load what comes next once the page is up."""
        self.call_after_refresh(lambda: self.run_worker(load_next(), name="next"))

    def say(self) -> None:
        """Word the page."""
        super().say()
        self.query_one(".passphrase-label", Static).update(self.language.text(N_("Passphrase")))

    def go_on(self) -> None:
        """Try the passphrase."""
        typed = self.query_one(Secret).value
        if not typed:
            self.complain(_EMPTY)
            return
        self.holding = True
        self.run_worker(self._unlock(typed), name="unlock")

    async def _unlock(self, typed: str) -> None:
        folder = self.malsteg.entrance.folder
        assert folder is not None  # noqa: S101 - records without a folder are never locked
        try:
            await self.take_time(
                lambda progress: folder.unlock(typed, progress=progress),
                N_("Unlocking …"),
                N_("A change of keys was interrupted. It is being finished now."),
            )
        except MalstegError as problem:
            self.complain(problem)
            secret = self.query_one(Secret)
            secret.focus()
            secret.action_select_all()
            return
        self.malsteg.entered()

    def action_recover(self) -> None:
        """Go on without the passphrase."""
        from assistant.tui.screens.recover import RecoverPage

        if not self.is_working:
            self.app.push_screen(RecoverPage())
