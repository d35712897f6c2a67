"""One line on the terminal that tells how many files are done; it leaves no trace."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import Final, Self

from assistant.i18n import N_, Language

_PATIENCE: Final = 0.5
"""Seconds after which one begins to wonder."""

_PAUSE: Final = 0.1
_WIDTH: Final = 24


class FileProgress:
    """Told how many files are done, of how many; shows it on standard error where that is a terminal.

    ``said_first`` is a sentence that is said, to whomever, as soon as there is anything to do at all.
    """

    def __init__(self, language: Language, said_first: str | None = None) -> None:
        self._language = language
        self._said_first = said_first
        self._wanted = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._shown = False
        self._next = time.monotonic() + _PATIENCE

    def __call__(self, done: int, total: int) -> None:
        """Show it, now and then."""
        if self._said_first is not None:
            sys.stderr.write(self._language.text(self._said_first) + "\n")
            sys.stderr.flush()
            self._said_first = None
        now = time.monotonic()
        if not self._wanted or now < self._next:
            return
        self._next = now + _PAUSE
        self._shown = True
        full = _WIDTH * done // max(total, 1)
        bar = "━" * full + "─" * (_WIDTH - full)
        text = self._language.text(N_("%(done)s of %(total)s files"), done=done, total=total)
        sys.stderr.write(f"\r{bar}  {text}\x1b[K")
        sys.stderr.flush()

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
