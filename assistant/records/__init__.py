"""Cases and goals kept in the store: the one room that knows both worlds."""

from assistant.records.data_folder import (
    DataFolder,
    FolderState,
    check_passphrase,
    new_recovery_key,
    recovery_key_from,
)
from assistant.records.folder import Records
from assistant.records.overview import CaseSummary, GoalSummary, Overview
from assistant.records.session import PASSING, Session

__all__ = [
    "PASSING",
    "CaseSummary",
    "DataFolder",
    "FolderState",
    "GoalSummary",
    "Overview",
    "Records",
    "Session",
    "check_passphrase",
    "new_recovery_key",
    "recovery_key_from",
]
