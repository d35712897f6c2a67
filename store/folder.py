"""The data folder: one file a subject, found by name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from store import disk
from store.cipher import Cipher, Plain
from store.document_file import TIMEOUT, DocumentFile
from store.errors import NoAccessError, NotFoundError
from store.memory import Memory
from store.schema import Upgrades

SUFFIX = ".json"

_MEANINGFUL = frozenset('/\\:*?"<>|')
_LONGEST = 200


def is_name(name: str) -> bool:
    """Tell whether ``name`` can name a file on every platform: no path, drive, wildcard or leading dot."""
    return (
        0 < len(name.encode("utf-8", "replace")) <= _LONGEST
        and name.isprintable()
        and _MEANINGFUL.isdisjoint(name)
        and name == name.strip(" .")
    )


class Folder:
    """A folder of document files. A file's name, here, is without folder and suffix."""

    def __init__(
        self,
        path: Path,
        *,
        cipher: Cipher | None = None,
        upgrades: Mapping[str, Upgrades] | None = None,
        suffix: str = SUFFIX,
        timeout: float = TIMEOUT,
        make: bool = True,
    ) -> None:
        """Make the folder unless it is there: for its owner alone. Without ``make`` nothing is made.

        ``cipher``, ``upgrades`` and ``timeout`` are those of every :class:`DocumentFile` in it; ``suffix``
        ends the names of those files. Raises ``NoAccessError``, ``NoSpaceError`` or ``WriteError``.
        """
        self.path = path
        self.cipher = cipher or Plain()
        self.timeout = timeout
        self._upgrades = upgrades
        self._suffix = suffix
        self._memory = Memory()
        self._made = make
        if make:
            disk.make_folder(path)

    def file(self, name: str) -> DocumentFile:
        """Return the file of that name, which need not exist yet.

        Raises ``NotFoundError`` for what cannot be a file's name (empty, too long, or with a path in it).
        """
        if not is_name(name):
            raise NotFoundError(name=name)
        return DocumentFile(
            self.path / f"{name}{self._suffix}",
            cipher=self.cipher,
            upgrades=self._upgrades,
            timeout=self.timeout,
            memory=self._memory,
        )

    def forget(self) -> None:
        """Let what was read of the files out of memory."""
        self._memory.forget()

    def names(self) -> list[str]:
        """Return the names of the files that exist, sorted. Raises ``NoAccessError``."""
        return sorted(name for name, _ in self.scan())

    def scan(self) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """Yield each existing file's name and directory entry. Raises ``NoAccessError``."""
        try:
            if not self._made and not self.path.exists():
                return
            with os.scandir(self.path) as entries:
                for entry in entries:
                    name = entry.name.removesuffix(self._suffix)
                    if name != entry.name and is_name(name) and entry.is_file():
                        yield name, entry
        except OSError as problem:
            raise NoAccessError(path=str(self.path)) from problem

    def lost(self) -> list[str]:
        """Return the names of files that are gone while an earlier generation of them is there, sorted.

        Raises ``NoAccessError``.
        """
        there = set(self.names())
        endings = tuple(disk.slots(Path(self._suffix)))
        if not self._made and not self.path.exists():
            return []
        try:
            with os.scandir(self.path) as entries:
                found = {
                    entry.name.removesuffix(ending.name)
                    for entry in entries
                    for ending in endings
                    if entry.name.endswith(ending.name)
                }
        except OSError as problem:
            raise NoAccessError(path=str(self.path)) from problem
        return sorted(name for name in found - there if is_name(name))

    def remove(self, name: str) -> None:
        """Remove the file of that name, its earlier generations, and what a crash may have left of it.

        Raises ``NotFoundError``, ``BusyError``, ``NoAccessError`` or ``WriteError``.
        """
        self.file(name).remove()
