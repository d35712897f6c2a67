"""The way to the cases: opened with a passphrase, shut by a key, by time, or at the end. No widgets here."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from assistant.records import DataFolder, FolderState
from assistant.tui.beside import beside

if TYPE_CHECKING:
    from assistant.records import Records

Result = TypeVar("Result")
Clock = Callable[[], float]
Progress = Callable[[int, int], None]

_NOBODY_ASKED = (FolderState.PLAIN, FolderState.OPEN)


class Watch:
    """How long nobody has touched the program.

    By two clocks: the steady one stands still while a computer sleeps, and the one on the wall can be set
    back.
    """

    def __init__(
        self, limit: float | None, *, steady: Clock = time.monotonic, wall: Clock = time.time
    ) -> None:
        """Take the limit in seconds, None for none."""
        self.limit = limit
        self._clocks = (steady, wall)
        self.touch()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = tuple(clock() for clock in self._clocks)

    @property
    def is_over(self) -> bool:
        """Whether nobody has been there for longer than the limit."""
        if self.limit is None:
            return False
        now = (clock() for clock in self._clocks)
        return max(after - before for after, before in zip(now, self._touched, strict=True)) >= self.limit


class Entrance:
    """What stands between the pages and the cases.

    ``plain``: a folder in which there is nothing yet is to be left unencrypted. Without a ``place`` there are
    no cases, as in practice, and no page that is open may ask for them.
    """

    def __init__(self, place: DataFolder | Records | None, *, plain: bool = False) -> None:
        self.folder = place if isinstance(place, DataFolder) else None
        self._records = None if isinstance(place, DataFolder) else place
        self.is_unencrypted = self._records is not None and not self._records.encrypted
        """Whether the cases lie on the disk for everybody to read, as far as is known."""
        self._plain = plain
        self._opened = self._records is not None
        self._at_work = 0
        self._to_lock = False
        self._when_done: Callable[[], object] | None = None

    @property
    def records(self) -> Records:
        """The cases and goals. Raises ``WorkError``."""
        if self._records is not None:
            return self._records
        assert self.folder is not None  # noqa: S101 - nobody asks for cases where there are none
        if not self._opened:
            self.open_plain()
        return self.folder.records

    @property
    def state(self) -> FolderState:
        """What has to happen before there are cases to see. Raises ``WorkError``."""
        if self.folder is None:
            return FolderState.OPEN
        state = self.folder.state
        return FolderState.PLAIN if state is FolderState.NEW and self._plain else state

    @property
    def needs_somebody(self) -> bool:
        """Whether a passphrase has to be given, or chosen, first. Raises ``WorkError``."""
        state = self.state
        self.is_unencrypted = state is FolderState.PLAIN or (self.folder is None and self.is_unencrypted)
        return state not in _NOBODY_ASKED

    @property
    def can_lock(self) -> bool:
        """Whether there are keys in memory."""
        return self.folder is not None and not self.is_unencrypted and self.folder.state is FolderState.OPEN

    @property
    def is_at_work(self) -> bool:
        """Whether something is being read or written for :meth:`on_disk` just now."""
        return self._at_work > 0

    def open_plain(self) -> None:
        """Open a folder that is not encrypted. Raises ``WorkError``."""
        if self.folder is not None and self.state is FolderState.PLAIN:
            self.folder.open_plain(make=self._plain)
            self.is_unencrypted = self._opened = True

    async def on_disk(self, work: Callable[[], Result]) -> Result:
        """Read or write beside the screen. The keys stay until it is done."""
        self._at_work += 1
        try:
            return await beside(work)
        finally:
            self._at_work -= 1
            if not self._at_work:
                if self._to_lock:
                    self._lock()
                done, self._when_done = self._when_done, None
                if done is not None:
                    done()

    def when_done(self, then: Callable[[], object]) -> None:
        """Do something as soon as nothing is being read or written."""
        if self._at_work:
            self._when_done = then
        else:
            then()

    def lock(self) -> None:
        """Let the keys, and what was read with them, out of memory, as soon as nothing is being saved."""
        self._to_lock = True
        if not self._at_work:
            self._lock()

    def close(self) -> None:
        """Let the keys out of memory at the end, whatever is going on."""
        self._lock()

    async def pass_in(self, opening: Callable[[], Result]) -> Result:
        """Open the folder beside the screen; what was to be locked after a save stays open then.

        Raises what ``opening`` does; the keys are as they were to be.
        """
        to_lock, self._to_lock = self._to_lock, False
        try:
            opened = await beside(opening)
        except BaseException:
            if to_lock:
                self.lock()
            raise
        self.is_unencrypted, self._opened = False, True
        return opened

    def _lock(self) -> None:
        self._to_lock = False
        if self.folder is not None:
            self.folder.lock()
