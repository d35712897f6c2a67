"""Lines that are said, and lines that are typed."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO

from assistant.errors import UsageError


class EndOfInputError(Exception):
    """Nothing more will be typed."""


class Lines:
    """Two streams of text: what the pair types, and what is said to them."""

    def __init__(self, read: TextIO, write: TextIO) -> None:
        self._read = read
        self._write = write
        self.interactive = read.isatty()
        """Whether somebody types just now."""

    def say(self, text: str = "") -> None:
        """Say a line."""
        self._write.write(text + "\n")

    def line(self, prompt: str, *, ends: bool = False) -> str:
        """Read one line. With ``ends`` the end of the input counts as an empty line.

        Raises :class:`EndOfInputError`, and :class:`UsageError` ``input_not_utf8``.
        """
        try:
            if self.interactive and self._read is sys.stdin:
                line = input(f"{prompt} ") + "\n"
            else:
                if prompt:
                    self.say(prompt)
                self._write.flush()
                line = self._read.readline()
        except EOFError:
            line = ""
        except UnicodeDecodeError:
            raise UsageError("input_not_utf8") from None
        if not line and not ends:
            raise EndOfInputError
        return line.strip()


def edit_lines() -> None:
    """Let a line be edited while it is typed; no history is kept of what two people have said."""
    if sys.platform != "win32":
        with suppress(ImportError):
            import readline

            readline.set_auto_history(False)
