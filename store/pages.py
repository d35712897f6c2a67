"""What an index remembers, in pages on the disk, so that one change costs the writing of one page."""

from __future__ import annotations

import gc
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Final, NamedTuple

from store import container, disk
from store.cipher import Cipher
from store.errors import (
    DamagedError,
    NewerVersionError,
    NoAccessError,
    NotFoundError,
    from_os_error,
)
from store.locking import locked

PAGE: Final = 256
"""Entries in a page, at most."""

OF_ONE_FILE: Final = (DamagedError, NewerVersionError, NoAccessError, NotFoundError)
"""What is wrong with one file alone. Anything else, such as keys that are not there, concerns all of them."""

TIMEOUT: Final = 5.0
"""Seconds to wait for another program that is writing pages."""

Summary = Mapping[str, Any]
Fingerprint = list[int]


class Remembered(NamedTuple):
    """A file's summary, what the file looked like when it was made, and the page it lies in."""

    fingerprint: Fingerprint
    summary: Summary
    page: int


class Pages:
    """Summaries by name. Nothing here is the only copy of anything: all of it may be lost at any time.

    The pages are files, numbered from 1, in a folder of their own. They are not synced: one that a power cut
    tears is found damaged, and forgotten.
    """

    def __init__(self, path: Path, cipher: Cipher, version: int) -> None:
        """Read what lies in the folder ``path`` and is of this version.

        Raises whatever the cipher says if it has no keys.
        """
        self._path = path
        self._cipher = cipher
        self._version = version
        self._known: dict[str, Remembered] = {}
        self._sizes: Counter[int] = Counter()
        self._changed: set[int] = set()
        with collector_at_rest():
            for page in self._numbers():
                self._take_in(page)

    def __len__(self) -> int:
        return len(self._known)

    def get(self, name: str) -> Remembered | None:
        """Return what is remembered under a name."""
        return self._known.get(name)

    def page_of(self, name: str) -> int:
        """Return the page in which a name is remembered, or would be."""
        kept = self._known.get(name)
        return kept.page if kept else self._page_with_room()

    def items(self) -> Iterator[tuple[str, Remembered]]:
        """Yield everything that is remembered, by name."""
        yield from self._known.items()

    def put(self, name: str, fingerprint: Fingerprint, summary: Summary) -> None:
        """Remember this of a name, where it was remembered before or else where there is room."""
        page = self.page_of(name)
        self._sizes[page] += name not in self._known
        self._known[name] = Remembered(fingerprint, summary, page)
        self._changed.add(page)

    def drop(self, name: str) -> None:
        """Forget a name."""
        page = self._known.pop(name).page
        self._sizes[page] -= 1
        self._changed.add(page)

    def _page_with_room(self) -> int:
        return next(page for page in count(1) if self._sizes[page] < PAGE)

    def write(self, *, wait: float = 0) -> None:
        """Put the pages that have changed on the disk, with ``wait`` seconds for other programs to be done.

        Raises ``StoreError``. What could not be written is tried again the next time.
        """
        if self._known and not self._path.is_dir():
            self._changed |= {kept.page for kept in self._known.values()}
        if not self._changed:
            return
        with locked(self._path, wait):
            self._cipher.confirm()
            try:
                if not self._path.is_dir():
                    disk.remove(self._path)
                    self._path.mkdir(mode=0o700)
                for page in sorted(self._changed):
                    self._write_page(page)
                    self._changed.discard(page)
            except OSError as problem:
                raise from_os_error(problem, self._path) from problem

    def _write_page(self, page: int) -> None:
        path = self._path / str(page)
        files = {name: kept[:2] for name, kept in self._known.items() if kept.page == page}
        if not files:
            disk.remove(path)
            return
        content = container.pack({"version": self._version, "files": files}, self._cipher)
        fresh, _ = disk.leftovers(path)
        disk.remove(fresh)
        try:
            descriptor = disk.create(fresh)
            try:
                disk.write(descriptor, content)
            finally:
                os.close(descriptor)
            disk.replace(fresh, path)
        finally:
            disk.remove(fresh)

    def _numbers(self) -> list[int]:
        try:
            names = os.listdir(self._path)  # noqa: PTH208 - the names are all that is wanted
        except OSError:
            return []
        return sorted(int(name) for name in names if name.isascii() and name.isdecimal())

    def _take_in(self, page: int) -> None:
        """Take in what a page says; one that is damaged or of another version is to be written anew."""
        try:
            files = self._read(page)
        except (*OF_ONE_FILE, LookupError, TypeError, ValueError, AttributeError):
            self._changed.add(page)
            return
        for name, kept in files:
            if name in self._known:  # two programs have each put it into another page
                self._changed.add(page)
            else:
                self._known[name] = kept
                self._sizes[page] += 1

    def _read(self, page: int) -> list[tuple[str, Remembered]]:
        content = disk.read(self._path / str(page))
        data = {} if content is None else container.unpack(content, self._cipher, str(page))
        if data["version"] != self._version:
            raise ValueError(page)
        files = data["files"].items()
        return [(name, Remembered([*seen], {**summary}, page)) for name, (seen, summary) in files]


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Make many things that are to stay; the collector of cycles would go through all of them, and often."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def remove(path: Path) -> None:
    """Remove the pages in the folder ``path``. Raises ``BusyError``, ``NoAccessError`` or ``WriteError``."""
    with locked(path, TIMEOUT):
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                disk.remove(path)
            disk.sync_folder(path.parent)
        except OSError as problem:
            raise from_os_error(problem, path) from problem
