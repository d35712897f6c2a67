"""Every answer on disk before the next question, whatever the disk says; and nobody else's eyes on them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from assistant.errors import MalstegError, WorkError
from assistant.i18n import N_, Language
from assistant.plain.lines import EndOfInputError, Lines
from assistant.records import PASSING, DataFolder, FolderState, Records
from assistant.steering import COMMANDS, steering_words

_SHUT: Final = frozenset({"locked", "key_changed"})
"""Codes of errors that a passphrase mends."""

_TRIES: Final = 3
_PAUSE: Final = 3.0
"""Seconds between two tries where nobody is there to say when."""

Unlock = Callable[[Language], None]
"""Opens the data folder again, by asking for the passphrase in a language."""


class Kept(Protocol):
    """What is saved: a conversation tied to the disk."""

    @property
    def notice(self) -> WorkError | None:
        """What the pair is to be told after the last save, if anything."""
        ...

    def save(self) -> None:
        """Put everything on disk."""
        ...

    def go_on_in(self, records: Records) -> None:
        """Go on in the same folder opened anew."""
        ...


class Teller(Protocol):
    """Says things in the language spoken just now."""

    @property
    def lines(self) -> Lines:
        """What is typed, and what is said."""
        ...

    @property
    def language(self) -> Language:
        """The language spoken just now."""
        ...

    def say(self, message: str = "", **params: object) -> None:
        """Say a msgid in words."""
        ...

    def word(self, message: str, **params: object) -> str:
        """Return a msgid in words."""
        ...

    def problem(self, problem: MalstegError | None) -> None:
        """Say what is wrong and what to do, if anything is."""
        ...


class Keeper:
    """Saves a session, and locks the folder it is saved in.

    ``folder`` and ``unlock`` belong together: without them nothing is ever locked. ``lock_after`` is how many
    seconds without a line lock an encrypted folder, None for never; ``wait`` waits for so many seconds.
    """

    def __init__(
        self,
        session: Kept,
        tell: Teller,
        *,
        folder: DataFolder | None,
        unlock: Unlock | None,
        lock_after: float | None,
        wait: Callable[[float], None],
    ) -> None:
        self._session = session
        self._tell = tell
        self._lines = tell.lines
        self._folder = folder
        self._unlock_folder = unlock
        self._lock_after = lock_after
        self._wait = wait
        self._encrypted = folder is not None and folder.encrypted

    def say_if_open_to_all(self) -> None:
        """Say that what is written is not encrypted, if so."""
        if self._folder is not None and not self._encrypted:
            self._tell.say(
                N_(
                    "Rehearsal: this folder is not encrypted, so everybody who can open it "
                    "can read what you write."
                )
            )

    # --- saving ---------------------------------------------------------------------------------

    def save(self) -> None:
        """Put everything on disk; when this returns, it is there.

        What can pass by itself is said and tried again, when somebody says so or else after a few seconds.
        Raises :class:`WorkError` when it is given up, or cannot pass.
        """
        self._until_done(self._session.save)
        self._tell.problem(self._session.notice)

    def do(self, act: Callable[[], None]) -> None:
        """Do something that puts its own on disk, in the same way as :meth:`save`."""
        self._until_done(act)

    def _until_done(self, act: Callable[[], None]) -> None:
        failed = 0
        while True:
            try:
                act()
            except WorkError as problem:
                if problem.code in _SHUT and self._unlock_folder is not None:
                    self._tell.problem(problem)
                    self._until_done(self._unlock)
                elif problem.code in PASSING:
                    failed += 1
                    self._let_pass(problem, failed)
                else:
                    raise
            else:
                return

    def _let_pass(self, problem: WorkError, failed: int) -> None:
        """Wait for what may pass. Raises the problem itself when it is given up."""
        self._tell.problem(problem)
        if not self._lines.interactive:
            if failed == _TRIES:
                raise problem
            self._wait(_PAUSE)
            return
        self._tell.say(
            N_(
                "Your answer is kept here meanwhile. Press Enter to try again, "
                "or write “%(pause)s” to leave without it."
            ),
            pause=self._tell.word(COMMANDS["pause"]),
        )
        try:
            typed = self._lines.line(self._tell.word(N_("Try again:")))
        except EndOfInputError:
            raise problem from None
        if steering_words().get(typed.casefold()) == "pause":
            raise problem

    # --- locking --------------------------------------------------------------------------------

    def line(self, prompt: str, *, ends: bool = False) -> str:
        """Read one line; nothing is done with it before the folder is open, should it have been locked."""
        with self._watching():
            line = self._lines.line(prompt, ends=ends)
        if self._folder is not None and self._encrypted and self._folder.state is FolderState.LOCKED:
            self._tell.say(N_("Nothing was written for a while, so Målsteg locked itself."))
            self._until_done(self._unlock)
        return line

    def lock(self) -> None:
        """Lock the folder now, and ask for the passphrase."""
        if self._folder is None or not self._encrypted:
            self._tell.say(N_("This folder is not encrypted, so there is nothing to lock."))
            return
        self._folder.lock()
        self._tell.say(
            N_("Målsteg is locked. What has been said above can still be read until you close this window.")
        )
        self._until_done(self._unlock)

    def _unlock(self) -> None:
        assert self._unlock_folder is not None  # noqa: S101 - given with every folder that can be locked
        assert self._folder is not None  # noqa: S101
        self._unlock_folder(self._tell.language)
        self._session.go_on_in(self._folder.records)
        self._encrypted = True

    @contextmanager
    def _watching(self) -> Iterator[None]:
        """Lock the folder if nothing is typed for too long."""
        if self._folder is None or not self._encrypted or not self._lines.interactive or not self._lock_after:
            yield
            return
        timer = threading.Timer(self._lock_after, self._folder.lock)
        timer.daemon = True
        timer.start()
        began = time.time()
        try:
            yield
        finally:
            timer.cancel()
        # The timer stands still while the computer sleeps; the clock on the wall does not.
        if time.time() - began > self._lock_after:
            self._folder.lock()
