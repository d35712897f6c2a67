"""A small document store for pydantic models, one durable file a subject.

A :class:`Folder` holds files; a :class:`DocumentFile` holds tables; a :class:`Collection` sees one table as
models of one class, each with a revision; an :class:`Index` remembers a summary of every file. :class:`Keys`
encrypt a folder, ``store.rekeying`` gives it other keys, a :class:`Log` says what was done in it, and
``store.archive`` puts it into one file and back. The store knows nothing of what the models mean, words
nothing for people, and loads each of its parts, and the libraries they need, at first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.cipher import Cipher, Plain
    from store.collection import Collection, Stored
    from store.document_file import DocumentFile, Generation
    from store.errors import (
        BusyError,
        ConflictError,
        DamagedError,
        KeyChangedError,
        KeyMissingError,
        LockedError,
        NewerVersionError,
        NoAccessError,
        NoSpaceError,
        NotFoundError,
        StoreError,
        WriteError,
        WrongKeyError,
        WrongPassphraseError,
    )
    from store.folder import Folder
    from store.index import Index, IndexView, Unreadable
    from store.keys import Keys
    from store.log import Log, LogFlaw
    from store.ring import Ring
    from store.schema import Upgrades

__all__ = [
    "BusyError",
    "Cipher",
    "Collection",
    "ConflictError",
    "DamagedError",
    "DocumentFile",
    "Folder",
    "Generation",
    "Index",
    "IndexView",
    "KeyChangedError",
    "KeyMissingError",
    "Keys",
    "LockedError",
    "Log",
    "LogFlaw",
    "NewerVersionError",
    "NoAccessError",
    "NoSpaceError",
    "NotFoundError",
    "Plain",
    "Ring",
    "StoreError",
    "Stored",
    "Unreadable",
    "Upgrades",
    "WriteError",
    "WrongKeyError",
    "WrongPassphraseError",
]

_ROOMS = {
    "cipher": ("Cipher", "Plain"),
    "collection": ("Collection", "Stored"),
    "document_file": ("DocumentFile", "Generation"),
    "folder": ("Folder",),
    "index": ("Index", "IndexView", "Unreadable"),
    "keys": ("Keys",),
    "log": ("Log", "LogFlaw"),
    "ring": ("Ring",),
    "schema": ("Upgrades",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_ROOM_OF.get(name, 'errors')}"), name)
    globals()[name] = value
    return value
