"""A log that is only added to, each entry holding the hash of the one before it.

An entry is one line: JSON, sealed with the folder's cipher and written as text. Changing, removing or
moving an entry breaks the chain; cutting entries off the end is seen by the head, a small file that says how
many there were at least. Putting back an earlier state of both files, or of the whole folder, cannot be
seen from the folder alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from store import disk
from store.cipher import Cipher
from store.errors import DamagedError, NoAccessError, StoreError, from_os_error
from store.locking import locked

LOG: Final = "log"
HEAD: Final = "log-head"

_BEFORE: Final = "before"
_FIRST: Final = "0" * 64
"""What stands in the place of a hash before the first entry."""

_TAIL: Final = 4096
"""How much of the end is read at first to find the last entry."""

_TIMEOUT: Final = 5.0

_UNKNOWN: Final = "-"
"""What stands there when it is not known what was before: it follows nothing."""

Entry = dict[str, Any]

Place = tuple[int, str]
"""The number and the hash of an entry."""

_BEGINNING: Final[Place] = (0, _FIRST)


@dataclass(frozen=True, slots=True)
class LogFlaw:
    """What is wrong with the log: the ``line`` it shows at, from 1, and ``kind``.

    ``unreadable``: the line cannot be opened. ``broken``: it does not follow the line before it.
    ``cut``: entries are missing at the end.
    """

    line: int
    kind: str


class Log:
    """The log of a folder."""

    def __init__(self, folder: Path, cipher: Cipher) -> None:
        """Take the folder and what seals each entry."""
        self._path = folder / LOG
        self._head = folder / HEAD
        self._cipher = cipher

    def append(self, entry: Mapping[str, object]) -> None:
        """Add an entry of JSON values; when this returns it is on the disk, and when it raises it is not.

        Where entries are missing or damaged it goes on from the head, so that the flaw stays to be seen.
        Raises ``BusyError``, ``NoAccessError``, ``NoSpaceError``, ``WriteError``, or what the cipher says.
        """
        with locked(self._path, _TIMEOUT):
            self._cipher.confirm()
            end, last = self._last()
            number, before = self._place_to_go_on_from(last)
            new = {**entry, "number": number + 1, _BEFORE: before}
            line = self._line(new)
            if end is None and not self._head_is_there():
                # Before the first entry, so that an entry without a head is a head that somebody removed.
                self._write_head({"number": 0, "hash": _FIRST})
            try:
                self._add(line, end)
                # Killed before this, the head says less than there is, which is no sign of a cut.
                self._write_head({"number": new["number"], "hash": _hash(new)})
            except (OSError, StoreError) as problem:
                self._take_back(end)
                if isinstance(problem, StoreError):
                    raise
                raise from_os_error(problem, self._path) from problem

    def entries(self) -> list[Entry]:
        """Return the entries that can be read, the oldest first, without what chains them."""
        return [
            {name: value for name, value in entry.items() if name != _BEFORE}
            for entry in self._opened()
            if entry is not None
        ]

    def flaws(self) -> list[LogFlaw]:
        """Return what is wrong with the log, nothing if it is as it was written."""
        found: list[LogFlaw] = []
        # The head first: what another program adds after it only makes the log longer.
        head = self._place_of_head()
        place = _BEGINNING
        places = {place}
        for line, entry in enumerate(self._opened(), start=1):
            if entry is None:
                found.append(LogFlaw(line, "unreadable"))
                continue
            if (entry["number"], entry.get(_BEFORE)) != (place[0] + 1, place[1]):
                found.append(LogFlaw(line, "broken"))
            place = self._place(entry)
            places.add(place)
        lost = head is None and (place != _BEGINNING or self._head_is_there())
        if not found and (lost or (head is not None and head not in places)):
            found.append(LogFlaw(place[0] + 1, "cut"))
        return found

    def seal_anew(self, openers: Sequence[Cipher]) -> bool:
        """Seal every entry with this log's cipher; what cannot be opened stays as it is.

        Tell whether the disk has given all of it: what it cannot give now may still be sealed otherwise.
        Raises ``BusyError``, ``NoAccessError``, ``NoSpaceError``, ``WriteError``.
        """
        with locked(self._path, _TIMEOUT):
            try:
                content, head_content = disk.read(self._path), disk.read(self._head)
            except DamagedError:
                return False
            if content is not None:
                lines = []
                for line in _lines(content):
                    entry = next((entry for opener in openers if (entry := _open(line, opener))), None)
                    lines.append(line if entry is None else self._line(entry))
                disk.replace_file(self._path, b"".join(lines), keep_generations=False)
            if head_content is not None:
                head = next((head for opener in openers if (head := _open(head_content, opener))), None)
                if head is not None:
                    self._write_head(head)
        return True

    def _line(self, entry: Entry) -> bytes:
        return _sealed(entry, self._cipher) + b"\n"

    def _opened(self) -> Iterator[Entry | None]:
        """Yield each entry, ``None`` for one that cannot be read. An unfinished last line is none at all."""
        for line in _lines(disk.read(self._path) or b""):
            yield _open(line, self._cipher)

    def _last(self) -> tuple[int | None, Entry | None]:
        """Return where the last whole line ends, ``None`` if there is no log, and its entry if it has one."""
        try:
            with self._path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                length = min(size, _TAIL)
                while True:
                    file.seek(size - length)
                    tail = file.read(length)
                    lines = _lines(tail)
                    if len(lines) > 1 or length == size:
                        break
                    length = min(size, 2 * length)
        except FileNotFoundError:
            return None, None
        except OSError:
            raise NoAccessError(path=str(self._path)) from None
        end = size - length + tail.rfind(b"\n") + 1
        return end, _open(lines[-1], self._cipher) if lines else None

    def _add(self, line: bytes, end: int | None) -> None:
        """Write a line after the last whole one: what a crash left of a line was never acknowledged."""
        descriptor = disk.create(self._path) if end is None else disk.reopen(self._path)
        try:
            disk.cut(descriptor, end or 0)
            disk.write(descriptor, line)
            disk.sync(descriptor)
        finally:
            os.close(descriptor)
        if end is None:
            disk.sync_folder(self._path.parent)

    def _take_back(self, end: int | None) -> None:
        """Remove what was added, as far as the disk lets us: whoever is told that it failed adds it again."""
        with suppress(OSError):
            if end is None:
                disk.remove(self._path)
                return
            descriptor = disk.reopen(self._path)
            try:
                disk.cut(descriptor, end)
                disk.sync(descriptor)
            finally:
                os.close(descriptor)

    def _place_to_go_on_from(self, last: Entry | None) -> Place:
        """Return what the next entry follows: it has to leave a flaw to be seen."""
        place, head = self._place(last), self._place_of_head()
        if head is None:
            # Whoever removed or damaged the head may have cut off entries too.
            return place if place == _BEGINNING and not self._head_is_there() else (place[0], _UNKNOWN)
        # A head that says less is one of an append that was killed; one that says as much must agree.
        return place if place[0] > head[0] else head

    @staticmethod
    def _place(entry: Entry | None) -> Place:
        """Return the number and the hash of an entry, those before the first one if there is none."""
        return _BEGINNING if entry is None else (entry["number"], _hash(entry))

    def _place_of_head(self) -> Place | None:
        """Return the number and the hash that the head says, ``None`` if it is missing or unreadable."""
        head = self._read_head()
        return None if head is None else (head["number"], str(head.get("hash")))

    def _head_is_there(self) -> bool:
        return disk.state(self._head) is not None

    def _write_head(self, head: Entry) -> None:
        disk.replace_file(self._head, _sealed(head, self._cipher), keep_generations=False)

    def _read_head(self) -> Entry | None:
        with suppress(DamagedError):
            content = disk.read(self._head)
            return None if content is None else _open(content, self._cipher)
        return None


def _lines(content: bytes) -> list[bytes]:
    """Return the whole lines in ``content``, without what follows the last of them."""
    return [line + b"\n" for line in content.split(b"\n")[:-1]]


def _sealed(entry: Entry, cipher: Cipher) -> bytes:
    text = json.dumps(entry, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return base64.b64encode(cipher.seal(text.encode("utf-8")))


def _open(line: bytes, cipher: Cipher) -> Entry | None:
    """Return the entry on a line, ``None`` if it cannot be read."""
    with suppress(ValueError, LookupError, TypeError):
        entry = json.loads(cipher.open(base64.b64decode(line.strip(), validate=True)))
        if isinstance(entry, dict) and isinstance(entry["number"], int):
            return entry
    return None


def _hash(entry: Entry) -> str:
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
