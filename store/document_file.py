"""One file of documents: transactions, and reading without waiting."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store import container, disk
from store.cipher import Cipher, Plain
from store.errors import DamagedError, NewerVersionError, NoAccessError, NotFoundError, from_os_error
from store.locking import locked
from store.memory import Memory
from store.schema import Upgrades

if TYPE_CHECKING:
    from store.storage import DurableStorage
    from store.tables import Tables

TIMEOUT = 5.0


@dataclass(frozen=True, slots=True)
class Generation:
    """An earlier state of a file that can be read; ``saved_at`` is when it was written, in UTC."""

    path: Path
    saved_at: datetime


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
        memory: Memory | None = None,
    ) -> None:
        """Take the file's path, what seals it, the upgrades of each table (by its name; none: schema 1).

        ``timeout`` is how many seconds a transaction waits for another one on the same file, ``memory`` what
        is remembered of files read before.
        """
        self.path = path
        self.name = path.name
        self._cipher = cipher or Plain()
        self._upgrades = dict(upgrades or {})
        self._timeout = timeout
        self._memory = memory or Memory()
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

        Raises ``BusyError``, ``DamagedError``, ``NewerVersionError``, ``NoAccessError``, or what the cipher
        says, before the block; ``NoSpaceError``, ``NoAccessError``, ``WriteError`` after it.
        """
        running = self._running()
        if running is not None:
            if not running.writable:
                raise RuntimeError("a transaction cannot begin inside a snapshot")
            with running.all_or_nothing():
                yield running
            return
        with locked(self.path, self._timeout):
            self._cipher.confirm()
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

    def generations(self) -> list[Generation]:
        """Return the earlier states that can be read, the latest first. Raises ``NoAccessError``."""
        return [_generation(path, state) for path, state, _ in self._earlier()]

    def kept(self) -> int:
        """Return how many earlier states lie beside the file, whether they can be read or not."""
        return len(disk.generations(self.path))

    def is_sound(self) -> bool:
        """Tell whether the file is there and can be read. Raises errors other than ``DamagedError``."""
        try:
            with self.snapshot():
                return self.exists()
        except DamagedError:
            return False

    def sound_content(self) -> tuple[bytes, bool]:
        """Return the bytes on disk of the file, or of its latest earlier state if the file is damaged.

        Or if it is missing. And whether they are of an earlier state. A file of a later program is whole.
        Raises ``NotFoundError`` if neither can be read.
        """
        with suppress(DamagedError):
            content = disk.read(self.path)
            if content is not None:
                with suppress(NewerVersionError):
                    self._tables(container.unpack(content, self._cipher, self.name), writable=False)
                return content, False
        earlier = next(self._earlier(), None)
        if earlier is None:
            raise NotFoundError(name=self.name)
        return earlier[2], True

    def bring_back(self) -> Generation | None:
        """Put the latest earlier state that can be read in the place of a damaged or missing file.

        The damaged file is laid aside until the file is removed. Return what was brought back, ``None`` if
        the file is sound. Raises ``NotFoundError`` if there is no earlier state, and as :meth:`transaction`.
        """
        if self._running() is not None:
            raise RuntimeError("a file cannot be brought back inside a transaction or snapshot of it")
        with locked(self.path, self._timeout):
            self._cipher.confirm()
            if self.is_sound():
                return None
            earlier = next(self._earlier(), None)
            if earlier is None:
                raise NotFoundError(name=self.name)
            path, state, content = earlier
            # Moved, not copied: there may be no reading it. Until the next line has done its work the file
            # is missing, which is brought back in the same way.
            laid_aside = disk.lay_aside(self.path)
            try:
                # With its time, so that the next save knows it for the state that is kept already.
                disk.replace_file(self.path, content, keep_generations=False, dated=state[0])
            except BaseException:
                if laid_aside:
                    disk.lay_back(self.path)
                raise
        return _generation(path, state)

    def content(self) -> dict[str, dict[str, Any]]:
        """Return everything in the file, as it is stored: a copy of one's own.

        Raises ``DamagedError``, ``NewerVersionError``, ``NoAccessError``.
        """
        return deepcopy(self._storage().read() or {})

    def remove(self) -> None:
        """Remove the file, its earlier generations and whatever a crash left of it.

        Should this be interrupted, the file itself is the last to go: it can be removed again. Raises
        ``NotFoundError`` if there was nothing of it, ``BusyError``, ``NoAccessError``, ``WriteError``.
        """
        if self._running() is not None:
            raise RuntimeError("a file cannot be removed inside a transaction or snapshot of it")
        with locked(self.path, self._timeout, discard=True):
            # By a program that has not seen the folder's new keys only half of it might be found.
            self._cipher.confirm()
            existed = any(disk.state(path) is not None for path in disk.traces(self.path))
            try:
                for path in disk.traces(self.path):
                    disk.remove(path)
                disk.sync_folder(self.path.parent)
            except OSError as problem:
                raise from_os_error(problem, self.path) from problem
        if not existed:
            raise NotFoundError(name=self.name)

    def _earlier(self) -> Iterator[tuple[Path, disk.State, bytes]]:
        """Yield the earlier states that can be read, the latest first: where, and the bytes on disk."""
        for path, state in disk.generations(self.path):
            with suppress(DamagedError, NewerVersionError):
                content = disk.read(path)
                if content is not None:
                    self._tables(container.unpack(content, self._cipher, path.name), writable=False)
                    yield path, state, content

    def _running(self) -> Tables | None:
        running: Tables | None = getattr(self._of_thread, "tables", None)
        return running

    def _load(self, *, writable: bool) -> Tables:
        return self._tables(self._storage().read() or {}, writable=writable)

    def _tables(self, data: dict[str, dict[str, Any]], *, writable: bool) -> Tables:
        # Loaded at the first use, not with the program: these bring the database library.
        from store.tables import Tables

        return Tables(data, self.name, self._upgrades, writable=writable)

    def _storage(self) -> DurableStorage:
        from store.storage import DurableStorage

        return DurableStorage(self.path, self._cipher, self._memory)


def _generation(path: Path, state: disk.State) -> Generation:
    return Generation(path, datetime.fromtimestamp(state[0] / 1e9, UTC))
