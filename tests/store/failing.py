"""A disk that fails at any call one chooses, once or from then on, and a folder that can be put back."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from store import (
    DamagedError,
    KeyChangedError,
    NoAccessError,
    NoSpaceError,
    NotFoundError,
    StoreError,
    WriteError,
    disk,
)

STEPS = ("create", "reopen", "cut", "write", "sync", "sync_folder", "link", "replace", "remove")
"""Everything that is done to a disk, as the store calls it; reading comes on top."""

CODES = (errno.ENOSPC, errno.EIO, errno.EACCES)

ERRORS: dict[int, tuple[type[StoreError], ...]] = {
    errno.ENOSPC: (NoSpaceError,),
    errno.EIO: (WriteError, DamagedError, NotFoundError, KeyChangedError),
    errno.EACCES: (NoAccessError,),
}
"""What is to be said of each. What cannot be read is damaged, or, if it is nothing but an earlier state, not
there; if it is the keys, they are asked for anew."""


class Calls:
    """Counts calls, and lets one of them fail, or all from there on."""

    def __init__(self, number: int, code: int, *, lasting: bool) -> None:
        self.made = 0
        self.failed: list[str] = []
        self._number, self._code, self._lasting = number, code, lasting

    def through(self, step: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self.made += 1
            if self.made == self._number or (self._lasting and self.made > self._number > 0):
                self.failed.append(step)
                if step == "write":
                    os.write(given[0], bytes(given[1])[: len(given[1]) // 2])
                raise OSError(self._code, os.strerror(self._code))
            return real(*given, **named)

        return call


@contextmanager
def failing(number: int, code: int = errno.EIO, *, lasting: bool = False) -> Iterator[Calls]:
    """Let call ``number``, from 1, fail with ``code``; with 0 none does. A write fails half-way."""
    calls = Calls(number, code, lasting=lasting)
    with pytest.MonkeyPatch.context() as fault:
        for step in STEPS:
            fault.setattr(disk, step, calls.through(step, getattr(disk, step)))
        if code != errno.ENOSPC:
            fault.setattr(Path, "read_bytes", calls.through("read", Path.read_bytes))
        yield calls


def quick_folder() -> Path:
    """Return a new folder on a disk that is not waited for: in memory, where there is such a place."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
    return Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))


def calls_of(act: Callable[[], object], code: int) -> int:
    """Return how many calls ``act`` makes."""
    with failing(0, code) as calls:
        act()
    return calls.made


class Kept:
    """A folder as it is now, to be put back as often as one likes, with the times of its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}

    def put_back(self) -> None:
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        for name, (content, instant) in self.files.items():
            (self.folder / name).write_bytes(content)
            os.utime(self.folder / name, ns=(instant, instant))


def leftovers(folder: Path) -> list[str]:
    """Return the names of what only an unfinished write lies under."""
    return [path.name for path in folder.iterdir() if path.name.endswith((".new", ".old"))]
