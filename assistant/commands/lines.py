"""Lines of a file or of standard input as they come, and how far the reading has got."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from assistant.commands.progress import ProgressLine
from assistant.errors import UsageError
from assistant.i18n import Language

_LONGEST_LINE: Final = 4 * 1024 * 1024
"""Bytes of a line that are taken in; what is longer is not text that somebody has written."""

_MANY: Final = 500
"""Lines that take long enough to be told about."""

_PATIENCE: Final = 0.1
"""Seconds after which the reading of a file is told about."""

_BOM: Final = b"\xef\xbb\xbf"


class Lines:
    """The lines of a file, or of standard input where it is None or ``-``; one is held at a time.

    Raises :class:`UsageError` when there is no such file, and while reading when a line is not UTF-8
    or longer than any text.
    """

    def __init__(self, name: str | None) -> None:
        self.name = name
        self.read = 0
        """Bytes read so far."""
        if name is None or name == "-":
            self._input: IO[bytes] = _standard_input()
            self._owned = False
        else:
            self._input = _opened(name)
            self._owned = True
        self.size = _size(self._input)
        """Bytes in all, None where nobody knows beforehand."""

    @property
    def live(self) -> bool:
        """Whether somebody may be waiting at the other end for an answer to each line."""
        return self.size is None

    @property
    def typed(self) -> bool:
        """Whether somebody types the lines just now."""
        return self._input.isatty()

    def many(self) -> bool:
        """Tell whether a file has so many lines that the reading takes a while."""
        if self.size is None or not self._input.seekable():
            return False
        here, lines = self._input.tell(), 0
        while lines <= _MANY and (piece := self._input.read(io.DEFAULT_BUFFER_SIZE)):
            lines += piece.count(b"\n")
        self._input.seek(here)
        return lines > _MANY

    def __iter__(self) -> Iterator[str]:
        number = 0
        while line := self._next():
            number += 1
            self.read += len(line)
            if len(line) > _LONGEST_LINE:
                raise UsageError("line_too_long", line=number)
            if number == 1:
                line = line.removeprefix(_BOM)
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                raise UsageError("line_not_utf8", line=number) from None
            yield text.removesuffix("\n").removesuffix("\r")

    def _next(self) -> bytes:
        try:
            return self._input.readline(_LONGEST_LINE + 1)
        except OSError as error:
            raise _unreadable(self.name or "-", error) from error

    def close(self) -> None:
        """Let go of the file; standard input stays open."""
        if self._owned:
            self._input.close()


def _standard_input() -> IO[bytes]:
    found = getattr(sys.stdin, "buffer", None)
    return found if found is not None else io.BytesIO(sys.stdin.read().encode())


def _opened(name: str) -> IO[bytes]:
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: OSError) -> UsageError:
    if isinstance(error, FileNotFoundError):
        return UsageError("no_such_file", name=name)
    if isinstance(error, IsADirectoryError) or Path(name).is_dir():  # Windows says "denied"
        return UsageError("file_is_folder", name=name)
    return UsageError("file_unreadable", name=name)


def _size(file: IO[bytes]) -> int | None:
    try:
        status = os.fstat(file.fileno())
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def whole(name: str | None, most: int) -> bytes:
    """Return all of a file, or of standard input where it is None or ``-``.

    Raises :class:`UsageError` when there is no such file, or it holds more than so many bytes.
    """
    if name is None or name == "-":
        data = _standard_input().read(most + 1)
    else:
        with _opened(name) as file:
            try:
                data = file.read(most + 1)
            except OSError as error:
                raise _unreadable(name, error) from error
    if len(data) > most:
        raise UsageError("file_too_large", name=name or "-", megabytes=most // 2**20)
    return data


class Progress:
    """Tells how many lines have been read.

    Shown when the words go somewhere else than to the terminal, or when a file is long.
    """

    def __init__(self, lines: Lines, language: Language) -> None:
        self._lines = lines
        self._language = language
        self._in_the_way = sys.stdout.isatty()
        wanted = not lines.typed and (not self._in_the_way or lines.many())
        self._line = ProgressLine(wanted=wanted, patience=_PATIENCE)

    def make_way(self) -> None:
        """Take the line away, if what is written next goes to the same terminal."""
        if self._in_the_way:
            self._line.make_way()

    def show(self, count: int) -> None:
        """Show how many have been read, now and then."""
        if self._line.due():
            words = self._language.plural("%(number)s goal read.", "%(number)s goals read.", count)
            self._line.show(words, self._lines.read, self._lines.size or 0)

    def close(self) -> None:
        """Take the line away."""
        self._line.close()
