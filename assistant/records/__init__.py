"""Cases and goals kept in the store: the one room that knows both worlds.

Each part is loaded at first use: whether there is a passphrase to ask for is known before any model is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.records.data_folder import (
        DataFolder,
        FolderState,
        check_passphrase,
        new_recovery_key,
        recovery_key_from,
    )
    from assistant.records.folder import Records
    from assistant.records.following import Following
    from assistant.records.overview import CaseSummary, GoalSummary, Overview, UnreadableCase
    from assistant.records.session import PASSING, Session
    from assistant.records.unsaved import Unsaved

__all__ = [
    "PASSING",
    "CaseSummary",
    "DataFolder",
    "FolderState",
    "Following",
    "GoalSummary",
    "Overview",
    "Records",
    "Session",
    "UnreadableCase",
    "Unsaved",
    "check_passphrase",
    "new_recovery_key",
    "recovery_key_from",
]

_ROOMS = {
    "data_folder": (
        "DataFolder",
        "FolderState",
        "check_passphrase",
        "new_recovery_key",
        "recovery_key_from",
    ),
    "folder": ("Records",),
    "following": ("Following",),
    "overview": ("CaseSummary", "GoalSummary", "Overview", "UnreadableCase"),
    "session": ("PASSING", "Session"),
    "unsaved": ("Unsaved",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for."""
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value
