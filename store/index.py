"""A summary of every file in a folder, remembered so that listing them opens none of them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from store import pages
from store.document_file import DocumentFile
from store.errors import NotFoundError, StoreError
from store.folder import Folder
from store.pages import OF_ONE_FILE, TIMEOUT, Fingerprint, Pages, Summary

INDEX: Final = ".index"
"""The folder, inside that of the files, in which the summaries lie."""

# The coarsest clock of a file system in use: two changes within it can leave the same time on a file.
_COARSEST_CLOCK_NS: Final = 2_000_000_000

Progress = Callable[[int, int], None]
"""Told how many files are known, of how many."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that cannot be read: why, and what its last summary said if that is remembered."""

    error: StoreError
    last: Summary | None


@dataclass(frozen=True, slots=True)
class IndexView:
    """What the folder held at one moment: a summary of each file by name, and the files without one.

    The summaries are shared by later views: they are for reading only.
    """

    entries: Mapping[str, Summary]
    problems: Mapping[str, Unreadable]


class Index:
    """The summaries of a folder's files, remembered beside them; that may be deleted at any time.

    Nothing is written when a file is saved: a file whose time, size or identity differs from those at its
    last summary is summarised anew by the next :meth:`entries`. So saving costs the same however many files
    there are. One object may be used by several threads.
    """

    def __init__(
        self, folder: Folder, summarise: Callable[[DocumentFile], Summary], *, version: int = 1
    ) -> None:
        """Use ``summarise`` to make the summary, of JSON values, of a file.

        It may raise ``DamagedError``, ``NewerVersionError``, ``NoAccessError`` or ``NotFoundError``: the file
        is then listed as a problem. Raise ``version`` when it begins to return something else: summaries of
        another version are made anew.
        """
        self._folder = folder
        self._summarise = summarise
        self._version = version
        self._pages: Pages | None = None
        self._view = IndexView({}, {})
        self._outdated = False
        self._forgotten = 0
        self._looking = threading.Lock()

    def entries(self, progress: Progress | None = None, *, wait: bool = True) -> IndexView:
        """Return the summaries of all files as they are now; the view returned last if nothing has changed.

        ``progress`` is called before each file that has to be read. What it raises ends the reading, and
        what has been read until then is remembered. Without ``wait``, the view returned last (an empty one,
        the first time) is returned at once while another thread is reading.

        Raises ``NoAccessError`` if the folder cannot be read, and whatever the cipher says if it has no keys.
        What is damaged of the index is made anew; if it cannot be written, that costs time at the next start
        and nothing else.
        """
        if not self._looking.acquire(blocking=wait):
            return self._view
        forgotten = self._forgotten
        try:
            view = self._look(progress)
            if self._forgotten == forgotten:
                self._view = view
            else:
                self._pages = None
        finally:
            self._looking.release()
        return view

    def forget(self) -> None:
        """Let the summaries out of memory; those on disk stay. Does not wait for a thread that is reading."""
        self._forgotten += 1
        self._pages, self._view = None, IndexView({}, {})

    def drop(self, name: str) -> None:
        """Forget the summary of a file that is gone, on disk too before this returns.

        Raises ``StoreError`` if what is on disk can neither be rewritten nor removed.
        """
        with self._looking:
            # From the disk, where another program may have put it meanwhile.
            self._pages, self._outdated = self._read(), True
            if self._pages.get(name) is not None:
                self._pages.drop(name)
            try:
                self._pages.write(wait=TIMEOUT)
            except StoreError:
                # What cannot be written can perhaps be removed: all of it can be made again.
                remove_index(self._folder.path)

    def _read(self) -> Pages:
        return Pages(self._folder.path / INDEX, self._folder.cipher, self._version)

    def _look(self, progress: Progress | None) -> IndexView:
        if self._pages is None:
            self._pages, self._outdated = self._read(), True
        known = self._pages
        found = self._scan()
        for name in [name for name, _ in known.items() if name not in found]:
            known.drop(name)
            self._outdated = True
        unread = [(name, seen) for name, seen in found.items() if not _is_known(known, name, seen)]
        # Page by page, so that what is written on the way is not soon written again.
        unread.sort(key=lambda file: known.page_of(file[0]))
        problems: dict[str, Unreadable] = {}
        try:
            for count, (name, seen) in enumerate(unread, start=1):
                if progress is not None:
                    progress(len(found) - len(unread) + count - 1, len(found))
                self._renew(known, name, seen, problems)
                if count % pages.PAGE == 0:
                    _write(known)
        finally:
            _write(known)
        if not self._outdated and _same(problems, self._view.problems):
            return self._view
        self._outdated = False
        entries = {name: kept.summary for name, kept in known.items() if name not in problems}
        return IndexView(entries, problems)

    def _scan(self) -> dict[str, Fingerprint]:
        """Return what every file looks like now, by name."""
        started = time.time_ns()
        looks = ((name, _fingerprint(entry, started)) for name, entry in self._folder.scan())
        return {name: seen for name, seen in looks if seen is not None}

    def _renew(self, known: Pages, name: str, seen: Fingerprint, problems: dict[str, Unreadable]) -> None:
        """Summarise a file anew, or note what is wrong with it."""
        before, file = known.get(name), self._folder.file(name)
        try:
            summary = self._summarise(file)
        except OF_ONE_FILE as problem:
            if not isinstance(problem, NotFoundError) or file.exists():
                # What was known of it stays known: it says whose file this is.
                problems[name] = Unreadable(problem, before.summary if before else None)
            elif before is not None:
                known.drop(name)
                self._outdated = True
            return
        if before is None or before.summary != summary:
            self._outdated = True
        elif before.fingerprint == seen:
            return
        else:
            summary = before.summary
        known.put(name, seen, summary)


def remove_index(folder: Path) -> None:
    """Remove what an index remembers of the files in ``folder``; it is made anew when it is next wanted.

    Raises ``BusyError``, ``NoAccessError`` or ``WriteError``.
    """
    pages.remove(folder / INDEX)


def _write(known: Pages) -> None:
    """Write what has changed if that can be done now: else it costs time at the next start, nothing more."""
    with suppress(StoreError):
        known.write()


def _is_known(known: Pages, name: str, seen: Fingerprint) -> bool:
    kept = known.get(name)
    return kept is not None and bool(seen) and kept.fingerprint == seen


def _same(problems: Mapping[str, Unreadable], others: Mapping[str, Unreadable]) -> bool:
    """Tell whether the same is wrong with the same files."""
    return problems.keys() == others.keys() and all(
        (problem.error.code, problem.error.params, problem.last)
        == (others[name].error.code, others[name].error.params, others[name].last)
        for name, problem in problems.items()
    )


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
