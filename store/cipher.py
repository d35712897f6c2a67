"""The seam where bytes are made unreadable to others on their way to disk."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from store import disk
from store.errors import KeyChangedError


class Cipher(Protocol):
    """What a whole file passes through, last before it is written and first after it is read.

    A sealed file is exactly what :meth:`seal` returned, nothing around it, so that a standard container
    can be opened with its own public tool.
    """

    def seal(self, content: bytes) -> bytes:
        """Return ``content`` in the form in which it may lie on disk."""
        ...

    def open(self, sealed: bytes) -> bytes:
        """Return what was sealed.

        Raises ``ValueError`` when the bytes are not what :meth:`seal` returned, which the store reports as a
        damaged file. A ``StoreError`` is passed on as it is.
        """
        ...

    def confirm(self) -> None:
        """Return if what is sealed now can be opened by whoever opens the folder next.

        Asked with the lock of the file held, before it is read to be written. Raises ``KeyChangedError``
        when the folder has been given other keys meanwhile, ``LockedError`` when there are none to seal with.
        """
        ...


class Plain:
    """The identity: content lies on disk as it is."""

    def __init__(self, unless: Path | None = None) -> None:
        """Take the file, if any, whose being there says that the folder is encrypted after all."""
        self._unless = unless

    def seal(self, content: bytes) -> bytes:
        """Return ``content`` itself."""
        return content

    def open(self, sealed: bytes) -> bytes:
        """Return ``sealed`` itself."""
        return sealed

    def confirm(self) -> None:
        """Return unless the folder has been encrypted meanwhile."""
        if self._unless is not None and disk.state(self._unless) is not None:
            raise KeyChangedError(path=str(self._unless.parent))
