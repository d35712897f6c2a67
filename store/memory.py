"""What was last read or written, so that saving the same file again need not open and parse it first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any, Final

Data = dict[str, dict[str, Any]]
"""The tables of a file: documents by table and id."""

_REMEMBERED: Final = 4
"""Files whose content is remembered: those that one person works on at a time."""


class Memory:
    """What was last read from or written to a few files, so that it need not be opened and parsed again.

    It is held against the very bytes on disk, never against a time: sealing the same content twice gives
    different bytes, so the same bytes are the same state. Of what is remembered, only copies are changed.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[Path, tuple[bytes, Data]] = OrderedDict()
        self._lock = threading.Lock()
        self._forgotten = 0

    @property
    def since(self) -> int:
        """Return how often everything has been forgotten: what was known before is not kept after it."""
        return self._forgotten

    def recall(self, path: Path, content: bytes) -> Data | None:
        """Return what ``content`` of the file says, ``None`` if that is not known."""
        with self._lock:
            known = self._known.get(path)
        if known is None or known[0] != content:
            return None
        # Documents are replaced, never altered inside, so two levels are a copy of one's own.
        return {
            table: {key: dict(document) for key, document in documents.items()}
            for table, documents in known[1].items()
        }

    def keep(self, path: Path, content: bytes, data: Data, *, since: int) -> None:
        """Remember what ``content`` of the file says; ``data`` may not be changed after this.

        Not if everything has been forgotten since :attr:`since` was ``since``: a save that another thread
        had begun when the keys were let out of memory may not leave a case there.
        """
        with self._lock:
            if since != self._forgotten:
                return
            self._known[path] = (content, data)
            self._known.move_to_end(path)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)

    def forget(self) -> None:
        """Remember nothing: what was read is let out of memory."""
        with self._lock:
            self._forgotten += 1
            self._known.clear()
