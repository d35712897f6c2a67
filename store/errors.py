"""Everything the store can refuse, as codes and parameters.

The store words nothing for people: a caller picks its wording by ``code`` and fills it from ``params``.
No error carries what a document says, only where it lies, so an error may be logged or shown.
"""

from __future__ import annotations

import errno
import os
from typing import ClassVar


class StoreError(Exception):
    """The store could not do what was asked; nothing on disk was changed by the attempt.

    ``code`` is stable and language-neutral, ``params`` names the file, table, path or revision concerned.
    """

    code: ClassVar[str] = "store"

    def __init__(self, **params: object) -> None:
        super().__init__()
        self.params: dict[str, object] = params

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}: {details}" if details else self.code


class NotFoundError(StoreError):
    """There is no such document (``name``, ``table``, ``id``) or no such file (``name``)."""

    code = "not_found"


class ConflictError(StoreError):
    """The document has changed since it was read: ``expected`` and ``found`` revisions (0: does not exist).

    Also carries ``name``, ``table`` and ``id``.
    """

    code = "changed_by_another"


class DamagedError(StoreError):
    """The file ``name`` is not as it was written; with ``table`` and ``id`` if one document is at fault."""

    code = "damaged"


class NewerVersionError(StoreError):
    """The file ``name`` is of a later program: version ``found``, ``supported`` is the last known here."""

    code = "newer_version"


class NoAccessError(StoreError):
    """The folder or file ``path`` cannot be reached, or its rights forbid the reading or writing of it."""

    code = "no_access"


class NoSpaceError(StoreError):
    """The disk, quota or file-size limit under ``path`` is exhausted."""

    code = "no_space"


class BusyError(StoreError):
    """Someone else has held the lock of the file ``name`` for longer than one waits."""

    code = "busy"


class WriteError(StoreError):
    """Writing ``path`` failed for another ``reason`` (the system's name of it, such as ``EIO``)."""

    code = "write_failed"


class LockedError(StoreError):
    """The keys are not in memory: a passphrase has to be given first."""

    code = "locked"


class WrongPassphraseError(StoreError):
    """The passphrase does not open the keys of the folder."""

    code = "wrong_passphrase"


class WrongKeyError(StoreError):
    """What was given is not a key, or not one that opens this folder."""

    code = "wrong_key"


class KeyChangedError(StoreError):
    """Another program has given the folder ``path`` other keys: it has to be unlocked anew."""

    code = "key_changed"


class KeyMissingError(StoreError):
    """The folder ``path`` holds encrypted files, but not the file ``name`` with the keys to them."""

    code = "key_missing"


_NO_ACCESS = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR}
_NO_SPACE = {errno.ENOSPC, errno.EFBIG} | ({errno.EDQUOT} if hasattr(errno, "EDQUOT") else set())
_WINDOWS_NO_SPACE = {39, 112, 1295}
"""ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED: not all of them have an errno."""


def from_os_error(problem: OSError, path: str | os.PathLike[str]) -> StoreError:
    """Return the store's word for what the operating system refused while writing ``path``."""
    where = os.fspath(path)
    if problem.errno in _NO_SPACE or getattr(problem, "winerror", None) in _WINDOWS_NO_SPACE:
        return NoSpaceError(path=where)
    if problem.errno in _NO_ACCESS:
        return NoAccessError(path=where)
    reason = errno.errorcode.get(problem.errno or 0, type(problem).__name__)
    return WriteError(path=where, reason=reason)
