"""The few things done to a disk, and the one way a file is replaced.

Every call that can fail is a small function of its own here, looked up in this module when it is made: that
is where tests make a disk fail.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from store.errors import DamagedError, NoAccessError, from_os_error

if sys.platform == "darwin":
    import fcntl

Result = TypeVar("Result")

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_UNKNOWN_HERE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY}
"""What a file system answers that cannot do what it is asked for, and will never be able to."""

_NO_HARD_LINKS = _UNKNOWN_HERE | {errno.EPERM, errno.EMLINK}
_BROKEN = {errno.EIO, errno.EISDIR, errno.EBADMSG, errno.EILSEQ, errno.ELOOP, errno.EOVERFLOW} | {
    getattr(errno, name) for name in ("EUCLEAN",) if hasattr(errno, name)
}
"""What says that there is no reading this file; anything else (a network that is gone, too many open files)
says nothing about it, and must not make anybody put an earlier state in its place."""

_SHARING_ATTEMPTS = 100
_SHARING_PAUSE = 0.01
_TICKS = (1_000_000, 1_000_000_000, 2_000_000_000)
"""Nanoseconds between the times of two states of a file: the least that its file system can tell apart."""


State = tuple[int, int, int]
"""What tells one content of a file from another without reading it: its time, its size and its identity."""


def state(path: Path) -> State | None:
    """Return the state of a file, ``None`` if there is none. Raises ``NoAccessError``."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except OSError:
        raise NoAccessError(path=str(path)) from None
    return status.st_mtime_ns, status.st_size, status.st_ino


GENERATIONS = 3
"""How many earlier states of a file are kept beside it."""


def slots(path: Path) -> tuple[Path, ...]:
    """Return the names under which earlier states of ``path`` may be kept, in no order."""
    return tuple(path.with_name(f"{path.name}.{number}") for number in range(1, GENERATIONS + 1))


def generations(path: Path) -> list[tuple[Path, State]]:
    """Return the earlier states kept of ``path``, the latest first. Raises ``NoAccessError``.

    Each save gives its file a later time than the one before, so that the times tell their order.
    """
    found = [(slot, kept) for slot in slots(path) if (kept := state(slot)) is not None]
    return sorted(found, key=lambda pair: pair[1], reverse=True)


def damaged(path: Path) -> Path:
    """Return where a damaged ``path`` is laid when an earlier generation takes its place."""
    return path.with_name(f"{path.name}.damaged")


def leftovers(path: Path) -> tuple[Path, Path]:
    """Return the names under which new and old content lie while ``path`` is being replaced.

    They are fixed, so that what a crash left behind is found without listing the folder, which would make a
    save slower the more files there are. Only the holder of the file's lock uses them, and creating never
    follows or reuses what lies there.
    """
    return path.with_name(f".{path.name}.new"), path.with_name(f".{path.name}.old")


def traces(path: Path) -> tuple[Path, ...]:
    """Return every name under which content of ``path`` may lie, itself last."""
    whole = (damaged(path), *slots(path), path)
    return (*(leftover for name in whole for leftover in leftovers(name)), *whole)


def create(path: Path) -> int:
    """Create ``path``, which must not exist, readable and writable by its owner alone; return it opened."""
    return os.open(path, _CREATE, 0o600)


def reopen(path: Path) -> int:
    """Open ``path``, which must exist, to write in it; return it opened."""
    return os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))


def cut(descriptor: int, length: int) -> None:
    """Let an opened file end after ``length`` bytes, and be written on from there."""
    os.ftruncate(descriptor, length)
    os.lseek(descriptor, length, os.SEEK_SET)


def write(descriptor: int, content: bytes) -> None:
    """Write all of ``content``."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync(descriptor: int) -> None:
    """Wait until what was written is on the disk itself."""
    if sys.platform == "darwin":
        # There, fsync leaves it in the drive's cache; some file systems only know fsync.
        # Any other refusal is one: an fsync after it may succeed and mean nothing.
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError as problem:
            if problem.errno not in _UNKNOWN_HERE:
                raise
        else:
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk itself, where a platform can be asked to."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as problem:
            # Some network file systems have no such thing: their server sees to names itself.
            if problem.errno not in _UNKNOWN_HERE:
                raise
        finally:
            os.close(descriptor)


def link(source: Path, target: Path) -> None:
    """Give the content of ``source`` a second name."""
    os.link(source, target)


def replace(source: Path, target: Path) -> None:
    """Move ``source`` over ``target`` in one step."""
    _while_shared(lambda: source.replace(target))


def remove(path: Path) -> None:
    """Remove ``path`` if it is there."""
    _while_shared(lambda: path.unlink(missing_ok=True))


def date(path: Path, instant: int) -> None:
    """Give ``path`` a time, in nanoseconds since 1970, where that is allowed: nothing is lost without."""
    with contextlib.suppress(OSError):
        os.utime(path, ns=(instant, instant))


def _while_shared(act: Callable[[], Result]) -> Result:
    """Do ``act``; on Windows try again for a second while another program has the file open."""
    if sys.platform == "win32":
        for _ in range(_SHARING_ATTEMPTS):
            with contextlib.suppress(PermissionError):
                return act()
            time.sleep(_SHARING_PAUSE)
    return act()


def read(path: Path) -> bytes | None:
    """Return the whole content of ``path``, ``None`` if there is no such file.

    Raises ``DamagedError`` if the disk cannot give it, ``NoAccessError`` if it cannot be reached.
    """
    try:
        return _while_shared(path.read_bytes)
    except FileNotFoundError:
        return None
    except OSError as problem:
        if problem.errno in _BROKEN:
            raise DamagedError(name=path.name) from None
        raise NoAccessError(path=str(path)) from None


def remove_file(path: Path) -> None:
    """Remove ``path`` if it is there, durably. Raises ``NoAccessError`` or ``WriteError``."""
    try:
        remove(path)
        sync_folder(path.parent)
    except OSError as problem:
        raise from_os_error(problem, path) from problem


def lay_aside(path: Path) -> bool:
    """Move a damaged ``path`` to :func:`damaged`; tell whether there was one. Raises ``StoreError``."""
    try:
        replace(path, damaged(path))
    except FileNotFoundError:
        return False
    except OSError as problem:
        raise from_os_error(problem, path) from problem
    return True


def lay_back(path: Path) -> None:
    """Undo :func:`lay_aside`, as far as the disk lets us."""
    with contextlib.suppress(OSError):
        replace(damaged(path), path)


def make_folder(path: Path) -> None:
    """Make the folder ``path``, its owner's alone, and the folders above it, unless it is there.

    Raises ``NoAccessError`` or another ``StoreError``.
    """
    try:
        made = [folder for folder in (path, *path.parents) if not folder.exists()]
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in made:
            sync_folder(folder.parent)
    except FileExistsError:
        raise NoAccessError(path=str(path)) from None
    except OSError as problem:
        raise from_os_error(problem, path) from problem


def replace_file(path: Path, content: bytes, *, keep_generations: bool, dated: int | None = None) -> None:
    """Make ``content`` that of ``path``, durably, or raise ``StoreError`` with ``path`` as it was.

    At every instant ``path`` is the whole old or the whole new file. The caller holds the file's lock. With
    ``keep_generations`` the old content stays as the latest of :func:`generations`. ``dated`` is the time to
    give the file, in nanoseconds since 1970, instead of the present one.
    """
    fresh, spare = leftovers(path)
    try:
        remove(fresh)
        remove(spare)
        old = state(path)
        _write_new(fresh, content, after=old or _latest_kept(path), dated=dated)
        kept = spare if old is not None and _copy_kept(path, spare) else None
        if kept is not None and keep_generations:
            kept = _keep_generation(path, spare)
        replace(fresh, path)
        try:
            sync_folder(path.parent)
        except OSError:
            _take_back(path, kept)
            raise
    except OSError as problem:
        raise from_os_error(problem, path) from problem
    finally:
        for leftover in (fresh, spare):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _write_new(path: Path, content: bytes, *, after: State | None = None, dated: int | None = None) -> None:
    """Write a file that was not there, dated so or else later than ``after``, and wait for the disk."""
    descriptor = create(path)
    try:
        write(descriptor, content)
        if dated is not None:
            date(path, dated)
        elif after is not None:
            _date_later(path, after)
        sync(descriptor)
    finally:
        os.close(descriptor)


def _date_later(path: Path, than: State) -> None:
    """Give a file a later time than another's: a clock may stand still between two saves, or be set back."""
    for tick in _TICKS:
        found = state(path)
        if found is None or found[0] > than[0]:
            return
        date(path, than[0] + tick)


def _latest_kept(path: Path) -> State | None:
    """Return the state of the latest generation of ``path``, which is missing, ``None`` if there is none."""
    return next((kept for _, kept in generations(path)), None)


def _copy_kept(path: Path, spare: Path) -> bool:
    """Let the present content of ``path`` also lie as ``spare``; tell whether there was any."""
    try:
        link(path, spare)
    except FileNotFoundError:
        return False
    except OSError as problem:
        if problem.errno not in _NO_HARD_LINKS:
            raise
        old, content = state(path), read(path)
        if old is None or content is None:
            return False
        _write_new(spare, content, dated=old[0])
    return True


def _keep_generation(path: Path, spare: Path) -> Path:
    """Make ``spare`` the latest generation of ``path``, in the place of the oldest; return where it lies.

    Not if the latest is the present content already: a save that failed after this step is tried again, and
    may not push out an earlier state each time.
    """
    kept, present = generations(path), state(spare)
    # By time and size, not by identity: where there are no hard links, it is a copy.
    if kept and present is not None and kept[0][1][:2] == present[:2]:
        return kept[0][0]
    taken = {slot for slot, _ in kept}
    free = [slot for slot in slots(path) if slot not in taken]
    slot = free[0] if free else kept[-1][0]
    replace(spare, slot)
    return slot


def _take_back(path: Path, kept: Path | None) -> None:
    """Put the old content back after new content that could not be made durable, as far as the disk lets us.

    Whoever is told that a save failed tries it again from the old revision: it must find that revision.
    """
    with contextlib.suppress(OSError):
        if kept is None:
            remove(path)
        else:
            replace(kept, path)
