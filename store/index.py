"""A summary of every file in a folder, remembered so that listing them opens none of them."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from store import container, disk
from store.document_file import DocumentFile
from store.errors import NotFoundError, StoreError
from store.folder import Folder
from store.locking import locked

INDEX = ".index"
# The coarsest clock of a file system in use: two changes within it can leave the same time on a file.
_COARSEST_CLOCK_NS = 2_000_000_000

Summary = Mapping[str, Any]
Fingerprint = list[int]


@dataclass(frozen=True, slots=True)
class IndexView:
    """What the folder held at one moment: a summary of each file by name, an error of each unreadable one.

    The summaries are shared by later views: they are for reading only.
    """

    entries: Mapping[str, Summary]
    problems: Mapping[str, StoreError]


class Index:
    """The summaries of a folder's files, in a file of the folder that may be deleted at any time.

    Nothing is written when a file is saved: a file whose time, size or identity differs from those at its
    last summary is summarised anew by the next :meth:`entries`. So saving costs the same however many files
    there are.
    """

    def __init__(
        self, folder: Folder, summarise: Callable[[DocumentFile], Summary], *, version: int = 1
    ) -> None:
        """Use ``summarise`` to make the summary, of JSON values, of a file.

        It may raise ``StoreError``: the file is then listed as a problem. Raise ``version`` when it begins to
        return something else: summaries of another version are made anew.
        """
        self._folder = folder
        self._summarise = summarise
        self._version = version
        self._path = folder.path / INDEX
        self._known: dict[str, tuple[Fingerprint, Summary]] | None = None

    def entries(self) -> IndexView:
        """Return the summaries of all files as they are now.

        Raises ``NoAccessError`` if the folder cannot be read. A damaged index is made anew; one that cannot
        be written costs time at the next start and nothing else.
        """
        known = self._read() if self._known is None else self._known
        current: dict[str, tuple[Fingerprint, Summary]] = {}
        problems: dict[str, StoreError] = {}
        started = time.time_ns()
        for name, entry in self._folder.scan():
            fingerprint = _fingerprint(entry, started)
            if fingerprint is None:
                continue
            remembered = known.get(name)
            if remembered is not None and fingerprint and fingerprint == remembered[0]:
                current[name] = remembered
                continue
            try:
                current[name] = (fingerprint, self._summarise(self._folder.file(name)))
            except NotFoundError as problem:
                if self._folder.file(name).exists():
                    problems[name] = problem
            except StoreError as problem:
                problems[name] = problem
        if current != known:
            self._write(current)
        self._known = current
        return IndexView({name: summary for name, (_, summary) in current.items()}, problems)

    def forget(self) -> None:
        """Let the summaries out of memory; those on disk stay."""
        self._known = None

    def drop(self, name: str) -> None:
        """Forget the summary of a file that is gone, on disk too before this returns.

        Raises ``StoreError`` if what is on disk can neither be rewritten nor removed.
        """
        known = self._read() if self._known is None else self._known
        self._known = {other: summary for other, summary in known.items() if other != name}
        self._write(self._known)

    def _read(self) -> dict[str, tuple[Fingerprint, Summary]]:
        """Return what the index file says, nothing if it is missing, damaged or of another version."""
        try:
            content = disk.read(self._path)
            data = {} if content is None else container.unpack(content, self._folder.cipher, INDEX)
            if data.get("version") != self._version:
                return {}
            return {name: (fingerprint, summary) for name, (fingerprint, summary) in data["files"].items()}
        except (StoreError, LookupError, TypeError, ValueError, AttributeError):
            return {}

    def _write(self, current: dict[str, tuple[Fingerprint, Summary]]) -> None:
        data = {"version": self._version, "files": current}
        content = container.pack(data, self._folder.cipher)
        with contextlib.suppress(StoreError), locked(self._path, timeout=0):
            disk.replace_file(self._path, content, keep_generations=False)


def _fingerprint(entry: os.DirEntry[str], now: int) -> Fingerprint | None:
    """Return what tells one state of a file from another, ``None`` if the file has just gone.

    A file changed so recently that another change could leave the same time has none yet: an empty one.
    """
    try:
        status = entry.stat()
    except FileNotFoundError:
        return None
    fingerprint = [status.st_mtime_ns, status.st_size, status.st_ino]
    return fingerprint if status.st_mtime_ns < now - _COARSEST_CLOCK_NS else []
