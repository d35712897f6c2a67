"""Cases and goals kept in the store: the one room that knows both worlds."""

from assistant.records.folder import Records
from assistant.records.overview import CaseSummary, GoalSummary, Overview
from assistant.records.session import Session

__all__ = ["CaseSummary", "GoalSummary", "Overview", "Records", "Session"]
