"""What lists show of every case, remembered in the index so that no case need be opened for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from assistant.errors import WorkError
from assistant.goals.attainment import due_day, steps_reached
from assistant.goals.goal import Goal, GoalStatus
from assistant.goals.measurements import Rhythm, day_of, missing_count, missing_slots
from assistant.records.tables import ONLY, CaseFile, SavedConversation
from store import DocumentFile

VERSION: Final = 4
"""Raised when a summary begins to hold something else, so that the index is made anew."""


@dataclass(frozen=True)
class SeriesSummary:
    """What lists need to know about the repeated measures of a goal.

    ``last`` is the latest day, or the Monday of the latest week, for which something is noted. ``gaps`` is
    how many days or weeks before that have nothing.
    """

    rhythm: Rhythm
    since: date
    until: date | None
    last: date | None
    gaps: int

    def missing(self, today: date) -> int:
        """Return for how many days or weeks that have gone by nothing is noted."""
        if self.last is None:
            # As if the day, or the week, before the first had been noted.
            before = self.since - timedelta(days=7 if self.rhythm is Rhythm.WEEKLY else 1)
            return missing_count(self.rhythm, before, self.until, today)
        return self.gaps + missing_count(self.rhythm, self.last, self.until, today)


@dataclass(frozen=True)
class GoalSummary:
    """What lists need to know about a goal, without opening its case."""

    id: str
    case_id: str
    alias: str
    title: str
    status: GoalStatus
    life_area: str
    deadline: date | None
    follow_up: date | None
    parent_id: str | None
    versions: int
    saved_at: datetime | None
    """When its conversation was last saved, None if there is none to go on with."""
    due: date | None = None
    """The next day on which the two are to look at it: as agreed on, or as settled at a follow-up."""
    following_at: datetime | None = None
    """When a follow-up that is not finished was last saved, None if there is none to go on with."""
    last_steps: tuple[int, ...] = ()
    """The step found at the latest follow-up; two where the two saw different ones."""
    series: SeriesSummary | None = None
    """What is noted of it again and again, if anything."""


@dataclass(frozen=True)
class CaseSummary:
    """What lists need to know about a case."""

    id: str
    alias: str
    goals: tuple[GoalSummary, ...]
    last_active: date
    """The last day on which something happened, or on which something is still to happen."""


@dataclass(frozen=True)
class Overview:
    """Every case that could be read, and each file that could not with the reason."""

    cases: tuple[CaseSummary, ...]
    problems: tuple[WorkError, ...]

    @property
    def goals(self) -> tuple[GoalSummary, ...]:
        """The goals of all cases, sub-goals after the goal they belong to."""
        return tuple(goal for case in self.cases for goal in case.goals)


def summarise(file: DocumentFile) -> dict[str, Any]:
    """Summarise a case file for the index, as JSON values."""
    tables = CaseFile(file)
    with file.snapshot():
        case = tables.case.get(ONLY).model
        goals = [tables.goal(stored.model, case.id) for stored in tables.goals.find()]
        entries = [
            {
                **_goal_entry(goal, tables.saved(goal.id), _series_entry(tables, goal.id)),
                **_follow_up_entry(goal, tables),
            }
            for goal in _with_sub_goals(goals)
        ]
        active = max((case.opened_on, *_active_days(tables, goals)))
    return {"alias": case.alias, "goals": entries, "last_active": active.isoformat()}


def _active_days(tables: CaseFile, goals: list[Goal]) -> Iterator[date]:
    """Yield the days on which something has happened in a case, and those of what lies ahead in it."""
    for goal in goals:
        yield from (version.accepted_on for version in goal.versions)
        yield from (follow_up.held_at.date() for follow_up in goal.follow_ups)
        if goal.status is GoalStatus.ACCEPTED and goal.agreed is not None:
            ahead = (goal.agreed.deadline, goal.agreed.follow_up, due_day(goal))
            yield from (day for day in ahead if day is not None)
    for saved in (*tables.conversations.find(), *tables.set_ups.find()):
        yield saved.model.saved_at.date()
    for following in tables.followings.find():
        yield following.model.saved_at.date()
    for consent in tables.consents.find():
        yield consent.model.noted_at.date()
    for series in tables.series.find():
        yield from (day for day in (series.model.since, series.model.until) if day is not None)
    for entry in tables.entries.ids():
        yield from (day for goal in goals if (day := day_of(entry, goal.id)) is not None)


def _with_sub_goals(goals: list[Goal]) -> Iterator[Goal]:
    """Yield every goal with its sub-goals right after it."""
    known = {goal.id for goal in goals}

    def below(parent_id: str | None) -> Iterator[Goal]:
        for goal in goals:
            if goal.parent_id == parent_id or (parent_id is None and goal.parent_id not in known):
                yield goal
                yield from below(goal.id)

    yield from below(None)


def _goal_entry(
    goal: Goal, saved: SavedConversation | None, series: dict[str, object] | None
) -> dict[str, Any]:
    said = goal.latest
    held = goal.agreed or said
    return {
        "id": goal.id,
        "title": said.what or said.wish or said.purpose or "",
        "status": goal.status.value,
        "life_area": said.life_area or "",
        "deadline": held.deadline.isoformat() if held.deadline else None,
        "follow_up": held.follow_up.isoformat() if held.follow_up else None,
        "parent_id": goal.parent_id,
        "versions": len(goal.versions),
        "saved_at": saved.saved_at.isoformat() if saved else None,
        "series": series,
    }


def _follow_up_entry(goal: Goal, tables: CaseFile) -> dict[str, object]:
    """Summarise what comes of a goal for the index."""
    due = due_day(goal)
    latest = goal.follow_ups[-1] if goal.follow_ups else None
    begun = [] if goal.closed else tables.followings_of(goal.id)
    return {
        "due": None if due is None else due.isoformat(),
        "following_at": begun[0].model.saved_at.isoformat() if begun else None,
        "last_steps": [] if latest is None else steps_reached(goal.measured_by(latest), latest.answers),
    }


def _series_entry(tables: CaseFile, goal_id: str) -> dict[str, object] | None:
    """Summarise a goal's series for the index, None if it has none; its notes are not looked into."""
    if not tables.series.revision(goal_id):
        return None
    series = tables.series.get(goal_id).model
    days = {day for key in tables.entries.ids() if (day := day_of(key, goal_id)) is not None}
    last = max(days, default=None)
    gaps = len(missing_slots(series, days, last)) if last is not None else 0
    return {
        "rhythm": series.rhythm.value,
        "since": series.since.isoformat(),
        "until": None if series.until is None else series.until.isoformat(),
        "last": None if last is None else last.isoformat(),
        "gaps": gaps,
    }


def case_summary(case_id: str, entry: Any) -> CaseSummary:
    """Make a case's summary from its entry in the index."""
    goals = tuple(
        GoalSummary(
            id=goal["id"],
            case_id=case_id,
            alias=entry["alias"],
            title=goal["title"],
            status=GoalStatus(goal["status"]),
            life_area=goal["life_area"],
            deadline=date.fromisoformat(goal["deadline"]) if goal["deadline"] else None,
            follow_up=date.fromisoformat(goal["follow_up"]) if goal["follow_up"] else None,
            parent_id=goal["parent_id"],
            versions=goal["versions"],
            saved_at=datetime.fromisoformat(goal["saved_at"]) if goal["saved_at"] else None,
            due=date.fromisoformat(goal["due"]) if goal["due"] else None,
            following_at=datetime.fromisoformat(goal["following_at"]) if goal["following_at"] else None,
            last_steps=tuple(goal["last_steps"]),
            series=_series_summary(goal["series"]),
        )
        for goal in entry["goals"]
    )
    return CaseSummary(case_id, entry["alias"], goals, date.fromisoformat(entry["last_active"]))


def _series_summary(entry: Any) -> SeriesSummary | None:
    if entry is None:
        return None
    return SeriesSummary(
        rhythm=Rhythm(entry["rhythm"]),
        since=date.fromisoformat(entry["since"]),
        until=date.fromisoformat(entry["until"]) if entry["until"] else None,
        last=date.fromisoformat(entry["last"]) if entry["last"] else None,
        gaps=entry["gaps"],
    )
