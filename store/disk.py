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
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from store.errors import DamagedError, NoAccessError, from_os_error

if sys.platform == "darwin":
    import fcntl

Result = TypeVar("Result")

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_NO_HARD_LINKS = {errno.EPERM, errno.ENOSYS, errno.EINVAL, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP}
_SHARING_ATTEMPTS = 100
_SHARING_PAUSE = 0.01


GENERATIONS = 3
"""How many earlier states of a file are kept beside it."""


def generations(path: Path) -> tuple[Path, ...]:
    """Return where the earlier states of ``path`` are kept, the latest of them first."""
    return tuple(path.with_name(f"{path.name}.{number}") for number in range(1, GENERATIONS + 1))


def previous(path: Path) -> Path:
    """Return where the generation before the present content of ``path`` is kept."""
    return generations(path)[0]


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
    whole = (*generations(path), path)
    return (*(leftover for name in whole for leftover in leftovers(name)), damaged(path), *whole)


def create(path: Path) -> int:
    """Create ``path``, which must not exist, readable and writable by its owner alone; return it opened."""
    return os.open(path, _CREATE, 0o600)


def reopen(path: Path) -> int:
    """Open ``path``, which must exist, to write in it; return it opened."""
    return os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))


def write(descriptor: int, content: bytes) -> None:
    """Write all of ``content``."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync(descriptor: int) -> None:
    """Wait until what was written is on the disk itself."""
    if sys.platform == "darwin":
        # There, fsync leaves it in the drive's cache; some file systems only know fsync.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk itself, where a platform can be asked to."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
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
    path.unlink(missing_ok=True)


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

    Raises ``NoAccessError`` if it may not be read, ``DamagedError`` if the disk cannot give it.
    """
    try:
        return _while_shared(path.read_bytes)
    except FileNotFoundError:
        return None
    except (PermissionError, NotADirectoryError):
        raise NoAccessError(path=str(path)) from None
    except OSError:
        raise DamagedError(name=path.name) from None


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


def remove_file(path: Path) -> None:
    """Remove ``path`` if it is there, durably. Raises ``NoAccessError`` or ``WriteError``."""
    try:
        remove(path)
        sync_folder(path.parent)
    except OSError as problem:
        raise from_os_error(problem, path) from problem


def make_folder(path: Path) -> None:
    """Make the folder ``path``, its owner's alone, and the folders above it, unless it is there.

    Raises ``NoAccessError`` or another ``StoreError``.
    """
    made = [folder for folder in (path, *path.parents) if not folder.exists()]
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in made:
            sync_folder(folder.parent)
    except FileExistsError:
        raise NoAccessError(path=str(path)) from None
    except OSError as problem:
        raise from_os_error(problem, path) from problem


def replace_file(path: Path, content: bytes, *, keep_generations: bool) -> None:
    """Make ``content`` that of ``path``, durably, or raise ``StoreError`` with ``path`` as it was.

    At every instant ``path`` is the whole old or the whole new file. The caller holds the file's lock. With
    ``keep_generations`` the old content stays as the latest of :func:`generations`.
    """
    fresh, spare = leftovers(path)
    try:
        remove(fresh)
        remove(spare)
        _write_new(fresh, content)
        kept = _copy_kept(path, spare)
        if kept and keep_generations:
            _advance_generations(path, spare)
        replace(fresh, path)
        try:
            sync_folder(path.parent)
        except OSError:
            _take_back(path, (previous(path) if keep_generations else spare) if kept else None)
            raise
    except OSError as problem:
        raise from_os_error(problem, path) from problem
    finally:
        for leftover in (fresh, spare):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there and wait until it is on the disk."""
    descriptor = create(path)
    try:
        write(descriptor, content)
        sync(descriptor)
    finally:
        os.close(descriptor)


def _copy_kept(path: Path, spare: Path) -> bool:
    """Let the present content of ``path`` also lie as ``spare``; tell whether there was any."""
    try:
        link(path, spare)
    except FileNotFoundError:
        return False
    except OSError as problem:
        if problem.errno not in _NO_HARD_LINKS:
            raise
        _write_new(spare, path.read_bytes())
    return True


def _advance_generations(path: Path, spare: Path) -> None:
    """Make ``spare`` the latest generation of ``path``, and each of the others one older.

    Not if the latest is the present content already: a save that failed after this step is tried again, and
    may not push out an earlier state each time.
    """
    kept = generations(path)
    if _same(kept[0], spare):
        # Moving one name of a file over another does nothing: this one goes with the leftovers.
        return
    for newer, older in reversed(tuple(pairwise(kept))):
        with contextlib.suppress(FileNotFoundError):
            replace(newer, older)
    replace(spare, kept[0])


def _same(one: Path, other: Path) -> bool:
    """Tell whether two names are one file."""
    try:
        return one.samefile(other)
    except FileNotFoundError:
        return False


def _take_back(path: Path, kept: Path | None) -> None:
    """Put the old content back after new content that could not be made durable, as far as the disk lets us.

    Whoever is told that a save failed tries it again from the old revision: it must find that revision.
    """
    with contextlib.suppress(OSError):
        if kept is None:
            remove(path)
        else:
            replace(kept, path)
