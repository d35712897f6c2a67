"""One writer at a time for a file, among processes and among threads."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store.errors import BusyError, NoAccessError, from_os_error

POLL_INTERVAL = 0.01


def lock_path(path: Path) -> Path:
    """Return the file locked in place of ``path``, whose own lock would be lost when it is replaced."""
    return path.with_name(f"{path.name}.lock")


@contextmanager
def locked(path: Path, timeout: float, *, discard: bool = False) -> Iterator[None]:
    """Hold the lock of ``path``; the operating system frees it when its holder dies.

    Raises ``BusyError`` when it is not free within ``timeout`` seconds, ``NoAccessError`` and other errors
    of writing when it cannot be tried. With ``discard`` the lock file is removed too, unless the block
    raises; those who wait for it then make a new one.
    """
    # Loaded here: the first question on screen must not wait for a library only a save needs.
    from filelock import FileLock, Timeout

    lock_file = lock_path(path)
    lock = FileLock(lock_file, timeout=timeout, mode=0o600)
    try:
        # The library would make a vanished folder anew, with rights for everyone, and hide that it vanished.
        if not path.parent.is_dir():
            raise NoAccessError(path=str(path.parent))
        lock.acquire(poll_interval=POLL_INTERVAL)
    except Timeout:
        raise BusyError(name=path.name) from None
    except OSError as problem:
        raise from_os_error(problem, lock_file) from problem
    try:
        yield
        if discard and sys.platform != "win32":
            _discard(lock_file)
    finally:
        lock.release()
    if discard and sys.platform == "win32":
        # There an open file cannot be removed; one that somebody opened since stays.
        _discard(lock_file)


def _discard(lock_file: Path) -> None:
    with suppress(OSError):
        lock_file.unlink(missing_ok=True)
