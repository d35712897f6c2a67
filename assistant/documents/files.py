"""Putting a file in place: whole or not at all, for nobody else to read, never over another by accident."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from assistant.errors import UsageError, WorkError

_OWNER_ONLY = 0o600
_NO_SPACE = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def check_place(target: Path, *, replace: bool) -> None:
    """Refuse a place where no file can be put, before any work is done.

    Raises :class:`UsageError`: ``file_is_folder``, ``no_such_folder``, ``file_exists``; :class:`WorkError`
    for a place that cannot even be looked at.
    """
    try:
        is_folder, in_folder, there = target.is_dir(), target.parent.is_dir(), os.path.lexists(target)
    except OSError as problem:
        raise _told(problem, target) from None
    if is_folder:
        raise UsageError("file_is_folder", name=str(target))
    if not in_folder:
        raise UsageError("no_such_folder", name=str(target.parent))
    if there and not replace:
        raise UsageError("file_exists", name=str(target))


def put_in_place(
    target: Path, data: bytes, *, replace: bool, before: Callable[[], None] | None = None
) -> None:
    """Write a file whole, or leave everything as it was.

    ``before`` is done when the file lies ready beside its place; if it fails, nothing is put there.
    Raises what :func:`check_place` does; :class:`WorkError`: ``export_no_access``, ``export_no_space``,
    ``write_failed``.
    """
    check_place(target, replace=replace)
    beside = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.new")
    try:
        _write(beside, data)
        if before is not None:
            before()
        if replace:
            beside.replace(target)
        else:
            _move_unless_there(beside, target)
        _settle(target.parent)
    except OSError as problem:
        raise _told(problem, target) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _OWNER_ONLY)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move_unless_there(beside: Path, target: Path) -> None:
    """Give a file its name, unless another program has made one of that name in the meantime."""
    try:
        os.link(beside, target)
    except FileExistsError:
        raise UsageError("file_exists", name=str(target)) from None
    except OSError:
        # A USB stick may know no links; Windows refuses to rename onto another file by itself.
        if os.path.lexists(target):
            raise UsageError("file_exists", name=str(target)) from None
        beside.rename(target)


def _settle(folder: Path) -> None:
    """Let the new name reach the disk, where a platform can be told to."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _told(problem: OSError, target: Path) -> WorkError:
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return WorkError("export_no_access", name=str(target))
    if problem.errno in _NO_SPACE:
        return WorkError("export_no_space", name=str(target))
    return WorkError("write_failed", path=str(target), reason=problem.strerror or type(problem).__name__)
