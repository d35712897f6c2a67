"""The tables of a case file.

A case file holds the tables ``case``, ``goals``, ``conversations`` and ``versions``. A goal is a row in
``goals``; what is being worked on lies in ``conversations`` under the goal's id, and what has been agreed
on in ``versions``, which is only ever added to. So is ``follow_ups``: what is corrected there keeps what it
was before. One that is going on lies in ``followings``, where two may lie for a goal if it was gone on with
in two places. ``series`` holds what is noted of a goal again and again, under the goal's id, and ``entries``
the notes; a correction in either keeps what was there before. A series that is being set up lies in
``set_ups``. ``consents``, which is only ever added to, says on what ground documents were handed over, and
``choices`` what was last chosen for them. ``log`` notes what was decided, never any content.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.standing import ConversationState
from assistant.goals.case import Case
from assistant.goals.follow_up import FollowUp
from assistant.goals.goal import Goal, GoalVersion
from assistant.goals.handing_over import Consent, StatusChoice
from assistant.goals.measurements import Entry, Series
from store import Collection, DocumentFile, NotFoundError, Stored, Upgrades

ONLY: Final = "case"
"""The key of the single row in the table ``case``."""


class GoalRow(BaseModel):
    """One goal of the case."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    id: str
    parent_id: str | None = None
    begun_on: date
    beside: str | None = None
    """The goal that was changed somewhere else while these words about it were written: both are kept."""


class SavedConversation(BaseModel):
    """A conversation as it was last saved."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    state: ConversationState
    saved_at: datetime


class SavedFollowUp(BaseModel):
    """The conversation of a follow-up that is not finished, as it was last saved."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    goal_id: str
    state: ConversationState
    saved_at: datetime


class LogEntry(BaseModel):
    """Something that was decided, without its words: ``what`` was done about ``subject`` at a ``question``.

    ``at`` is an instant in UTC.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True)

    goal_id: str
    at: datetime
    what: str
    question: str
    subject: str


def _goal_alone(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "beside": None}


UPGRADES: Final = {"goals": Upgrades({1: _goal_alone})}
"""How the rows of earlier programs become those of this one, by table."""


class CaseFile:
    """The tables of one case file."""

    def __init__(self, file: DocumentFile) -> None:
        self.file = file
        self.case = Collection(file, "case", Case)
        self.goals = Collection(file, "goals", GoalRow)
        self.conversations = Collection(file, "conversations", SavedConversation)
        self.versions = Collection(file, "versions", GoalVersion)
        self.follow_ups = Collection(file, "follow_ups", FollowUp, keep_history=True)
        self.followings = Collection(file, "followings", SavedFollowUp)
        self.series = Collection(file, "series", Series, keep_history=True)
        self.entries = Collection(file, "entries", Entry, keep_history=True)
        self.set_ups = Collection(file, "set_ups", SavedConversation)
        self.consents = Collection(file, "consents", Consent)
        self.choices = Collection(file, "choices", StatusChoice)
        self.log = Collection(file, "log", LogEntry)

    def read_all(self) -> None:
        """Read every document. Raises ``DamagedError`` or another error if one cannot be read."""
        with self.file.snapshot():
            self.case.get(ONLY)
            for table in (
                self.goals,
                self.conversations,
                self.versions,
                self.follow_ups,
                self.followings,
                self.series,
                self.entries,
                self.set_ups,
                self.consents,
                self.choices,
                self.log,
            ):
                table.find()

    def versions_of(self, goal_id: str) -> int:
        """Return how many versions of a goal have been accepted."""
        return sum(key.rpartition("-")[0] == goal_id for key in self.versions.ids())

    def follow_ups_of(self, goal_id: str) -> int:
        """Return how many times a goal has been followed up."""
        return sum(key.rpartition("-")[0] == goal_id for key in self.follow_ups.ids())

    def followings_of(self, goal_id: str) -> list[Stored[SavedFollowUp]]:
        """Return the follow-ups of a goal that can be gone on with, the one saved last first."""
        begun = self.followings.find(lambda saved: saved.goal_id == goal_id)
        return sorted(begun, key=lambda stored: stored.model.saved_at, reverse=True)

    def saved(self, goal_id: str) -> SavedConversation | None:
        """Return the conversation that can be gone on with."""
        try:
            return self.conversations.get(goal_id).model
        except NotFoundError:
            return None

    def goal(self, row: GoalRow, case_id: str) -> Goal:
        """Put a goal together from its tables."""
        versions = [stored.model for stored in self.versions.find(lambda v: v.goal_id == row.id)]
        held = [stored.model for stored in self.follow_ups.find(lambda found: found.goal_id == row.id)]
        saved = self.saved(row.id)
        draft = GoalDraft.model_validate(saved.state.draft).formulation if saved else None
        return Goal(
            id=row.id,
            case_id=case_id,
            parent_id=row.parent_id,
            draft=draft,
            versions=tuple(sorted(versions, key=lambda version: version.number)),
            follow_ups=tuple(sorted(held, key=lambda follow_up: follow_up.evaluation)),
        )
