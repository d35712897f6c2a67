"""The first start: what a passphrase is for, and one to choose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.widget import Widget
from textual.widgets import Static

from assistant.errors import AnswerError
from assistant.i18n import N_
from assistant.records import check_passphrase
from assistant.tui.screens.gate import Gate, labelled
from assistant.tui.screens.unlock import load_next
from assistant.tui.widgets.secret import Secret

_LABELS: Final = {"passphrase": N_("Passphrase"), "again": N_("The same once more")}
_HINT: Final = N_("At least 12 signs. Four or five words that do not belong together are easy to remember.")


class SetUpPage(Gate):
    """Asks for the passphrase of a new folder. Nothing is written before the next page is done too."""

    ABOUT = (
        N_("Choose the passphrase with which everything you write is encrypted on this computer."),
        N_("For rehearsals without encryption there is “malsteg --no-encryption”."),
    )
    ASK = N_("Welcome. First choose a passphrase")
    WORDS = (
        N_(
            "Everything you write in Målsteg is encrypted with it, so that nobody else who uses or finds "
            "this computer can read it. You give it each time you open the program."
        ),
        N_(
            "If the passphrase is forgotten, nobody can open the texts again. The only other way in "
            "is a recovery key that your unit keeps. The next page is about that."
        ),
    )

    def asked(self) -> Iterable[Widget]:
        """Lay out the two lines."""
        yield Static(classes="hint quiet", markup=False)
        for name in _LABELS:
            yield labelled(name, Secret())

    def on_mount(self) -> None:
        """Load what comes next once the page is up."""
        self.call_after_refresh(lambda: self.run_worker(load_next(), name="next"))

    def say(self) -> None:
        """Word the page."""
        super().say()
        self.query_one(".hint", Static).update(self.language.text(_HINT))
        for name, label in _LABELS.items():
            self.query_one(f".{name}-label", Static).update(self.language.text(label))

    def go_on(self) -> None:
        """Take the passphrase if it may be chosen."""
        first, again = (self.query_one(f"Secret.{name}", Secret) for name in _LABELS)
        try:
            check_passphrase(first.value)
            passphrase = check_passphrase(first.value, again.value)
        except AnswerError as problem:
            self.complain(problem)
            (again if problem.code == "passphrases_differ" else first).focus()
            return
        from assistant.tui.screens.recovery_offer import RecoveryOfferPage

        self.app.push_screen(RecoveryOfferPage(passphrase))
