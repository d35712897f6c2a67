"""The seam where bytes are made unreadable to others on their way to disk."""

from __future__ import annotations

from typing import Protocol


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


class Plain:
    """The identity: content lies on disk as it is."""

    def seal(self, content: bytes) -> bytes:
        """Return ``content`` itself."""
        return content

    def open(self, sealed: bytes) -> bytes:
        """Return ``sealed`` itself."""
        return sealed
