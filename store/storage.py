"""TinyDB storages: one puts a whole database on disk, one gathers changes to it in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from store import container, disk
from store.cipher import Cipher

Data = dict[str, dict[str, Any]]


class DurableStorage(Storage):
    """A TinyDB database in one file that is at every instant wholly the last or wholly the next one written.

    Writing serialises, seals, writes a new file beside the old one, waits for the disk, keeps the old
    content as the previous generation, and puts the new file in its place in one step. Reading needs no
    lock; the caller of :meth:`write` holds the file's lock from before it read.
    """

    def __init__(self, path: Path, cipher: Cipher) -> None:
        self._path = path
        self._cipher = cipher

    def read(self) -> Data | None:
        """Return the database, ``None`` if there is no file.

        Raises ``DamagedError``, ``NewerVersionError`` or ``NoAccessError``.
        """
        content = disk.read(self._path)
        return None if content is None else container.unpack(content, self._cipher, self._path.name)

    def write(self, data: Data) -> None:
        """Return when ``data`` is on the disk; on any error the file is as it was.

        Raises ``NoSpaceError``, ``NoAccessError`` or ``WriteError``.
        """
        disk.replace_file(self._path, container.pack(data, self._cipher), keep_previous=True)


class GatheringStorage(Storage):
    """A database in memory: what a transaction works on between its one read and one write of the disk."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.changed = False

    def read(self) -> Data:
        """Return the database as the transaction has made it so far."""
        return self.data

    def write(self, data: Data) -> None:
        """Take ``data`` as the database from now on."""
        self.data = data
        self.changed = True
