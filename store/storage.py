"""TinyDB storages: one puts a whole database on disk, one gathers changes to it in memory."""

from __future__ import annotations

from pathlib import Path

from tinydb.storages import Storage

from store import container, disk
from store.cipher import Cipher
from store.errors import NoAccessError
from store.memory import Data, Memory


class DurableStorage(Storage):
    """A TinyDB database in one file that is at every instant wholly the last or wholly the next one written.

    Writing serialises, seals, writes a new file beside the old one, waits for the disk, keeps the old
    content as the latest of the earlier generations, and puts the new file in its place in one step. Reading
    needs no lock; the caller of :meth:`write` holds the file's lock from before it read.
    """

    def __init__(self, path: Path, cipher: Cipher, memory: Memory) -> None:
        self._path = path
        self._cipher = cipher
        self._memory = memory

    def read(self) -> Data | None:
        """Return the database, a copy of one's own, ``None`` if there is no file.

        Raises ``DamagedError``, ``NewerVersionError``, ``NoAccessError`` or what the cipher says.
        """
        content = disk.read(self._path)
        if content is None:
            # A folder that has vanished is not one without this file.
            if not self._path.parent.is_dir():
                raise NoAccessError(path=str(self._path.parent))
            return None
        known = self._memory.recall(self._path, content)
        if known is None:
            known = container.unpack(content, self._cipher, self._path.name)
        return known

    def write(self, data: Data) -> None:
        """Return when ``data`` is on the disk; on any error the file is as it was.

        Raises ``NoSpaceError``, ``NoAccessError`` or ``WriteError``.
        """
        since = self._memory.since
        content = container.pack(data, self._cipher)
        disk.replace_file(self._path, content, keep_generations=True)
        self._memory.keep(self._path, content, data, since=since)


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
