"""One line on the terminal that tells how far it has got; it leaves no trace.

These few lines are our own: Rich belongs to the app, whose loading a command must not pay for, and a library
for one bar would be one more thing to keep for life.
"""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import Final, Self

from assistant.i18n import N_, Language

PATIENCE: Final = 0.5
"""Seconds after which one begins to wonder."""

_PAUSE: Final = 0.1
_WIDTH: Final = 24


class ProgressLine:
    """The line, on standard error where that is a terminal; nothing is shown where nobody watches.

    ``wanted`` says whether it would be in the way, ``patience`` for how many seconds it waits.
    """

    def __init__(self, *, wanted: bool = True, patience: float = PATIENCE) -> None:
        self._wanted = wanted and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._shown = False
        self._next = time.monotonic() + patience

    def due(self) -> bool:
        """Say whether it is time to show it anew: now and then, not each time."""
        now = time.monotonic()
        if not self._wanted or now < self._next:
            return False
        self._next = now + _PAUSE
        return True

    def show(self, words: str, done: int, total: int) -> None:
        """Show how far it has got, and in words; of nothing there is no bar."""
        full = min(_WIDTH, _WIDTH * done // total) if total else 0
        bar = "━" * full + "─" * (_WIDTH - full) + "  " if total else ""
        sys.stderr.write(f"\r{bar}{words}\x1b[K")
        sys.stderr.flush()
        self._shown = True

    def make_way(self) -> None:
        """Take the line away for something else, and show it again right after."""
        if self._shown:
            self.close()
            self._next = 0.0

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


class FileProgress:
    """Told how many files are done, of how many, and shows it.

    ``said_first`` is a sentence that is said, to whomever, as soon as there is anything to do at all.
    """

    def __init__(self, language: Language, said_first: str | None = None) -> None:
        self._language = language
        self._said_first = said_first
        self._line = ProgressLine()

    def __call__(self, done: int, total: int) -> None:
        """Show it, now and then."""
        if self._said_first is not None:
            sys.stderr.write(self._language.text(self._said_first) + "\n")
            sys.stderr.flush()
            self._said_first = None
        if self._line.due():
            words = self._language.text(N_("%(done)s of %(total)s files"), done=done, total=total)
            self._line.show(words, done, max(total, 1))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._line.close()
