"""One file of documents: transactions, and reading without waiting."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from store import disk
from store.cipher import Cipher, Plain
from store.errors import NoAccessError, NotFoundError, from_os_error
from store.locking import locked
from store.schema import Upgrades

if TYPE_CHECKING:
    from store.storage import DurableStorage
    from store.tables import Tables

TIMEOUT = 5.0


class DocumentFile:
    """A file with named tables of documents, read and written as a whole.

    Opening it touches nothing: the file comes into being with the first transaction that puts something. One
    object may be used by several threads; each has its own transactions.
    """

    def __init__(
        self,
        path: Path,
        *,
        cipher: Cipher | None = None,
        upgrades: Mapping[str, Upgrades] | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        """Take the file's path, what seals it, the upgrades of each table (by its name; none: schema 1).

        ``timeout`` is how many seconds a transaction waits for another one on the same file.
        """
        self.path = path
        self.name = path.name
        self._cipher = cipher or Plain()
        self._upgrades = dict(upgrades or {})
        self._timeout = timeout
        self._of_thread = threading.local()

    def exists(self) -> bool:
        """Tell whether there is such a file."""
        try:
            return self.path.is_file()
        except OSError as problem:
            raise NoAccessError(path=str(self.path)) from problem

    @contextmanager
    def transaction(self) -> Iterator[Tables]:
        """Lock the file, read it once, and after the block write it once if anything was put.

        Collections of this very object used inside the block, by the same thread, join in. When the block
        raises, or the writing fails, the disk is as it was. Inside another transaction of the same thread
        this one is part of it: what it put is undone if its block raises, and is otherwise written, or not,
        with the outer one. Other programs wait meanwhile: do not ask a person anything, or await, inside
        the block.

        Raises ``BusyError``, ``DamagedError``, ``NewerVersionError``, ``NoAccessError`` before the block,
        ``NoSpaceError``, ``NoAccessError``, ``WriteError`` after it.
        """
        running = self._running()
        if running is not None:
            if not running.writable:
                raise RuntimeError("a transaction cannot begin inside a snapshot")
            with running.all_or_nothing():
                yield running
            return
        with locked(self.path, self._timeout):
            tables = self._load(writable=True)
            self._of_thread.tables = tables
            try:
                yield tables
            finally:
                self._of_thread.tables = None
            if tables.changed:
                self._storage().write(tables.data)

    @contextmanager
    def snapshot(self) -> Iterator[Tables]:
        """Read the file once, without waiting for anyone; the block's collections all see that state.

        Inside a transaction of the same thread it shows what the transaction has made so far.

        Raises ``DamagedError``, ``NewerVersionError``, ``NoAccessError``.
        """
        running = self._running()
        if running is not None:
            yield running
            return
        tables = self._load(writable=False)
        self._of_thread.tables = tables
        try:
            yield tables
        finally:
            self._of_thread.tables = None

    def remove(self) -> None:
        """Remove the file, its previous generation and whatever a crash left of it.

        Should this be interrupted, the file itself is the last to go: it can be removed again. Raises
        ``NotFoundError`` if there was no file, ``BusyError``, ``NoAccessError``, ``WriteError``.
        """
        if self._running() is not None:
            raise RuntimeError("a file cannot be removed inside a transaction or snapshot of it")
        with locked(self.path, self._timeout, discard=True):
            existed = self.exists()
            try:
                for path in (*disk.leftovers(self.path), disk.previous(self.path), self.path):
                    disk.remove(path)
                disk.sync_folder(self.path.parent)
            except OSError as problem:
                raise from_os_error(problem, self.path) from problem
        if not existed:
            raise NotFoundError(name=self.name)

    def _running(self) -> Tables | None:
        running: Tables | None = getattr(self._of_thread, "tables", None)
        return running

    def _load(self, *, writable: bool) -> Tables:
        # Loaded at the first use, not with the program: these bring the database library.
        from store.tables import Tables

        return Tables(self._storage().read() or {}, self.name, self._upgrades, writable=writable)

    def _storage(self) -> DurableStorage:
        from store.storage import DurableStorage

        return DurableStorage(self.path, self._cipher)
