"""What lists show of every case, remembered in the index so that no case need be opened for it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Final

from pydantic import ValidationError

from assistant.dialogs.draft import GoalDraft
from assistant.errors import WorkError
from assistant.goals.attainment import due_day, steps_reached
from assistant.goals.case import Case
from assistant.goals.goal import Goal, GoalStatus
from assistant.goals.measurements import Rhythm, day_of, missing_count, missing_slots
from assistant.records.tables import ONLY, CaseFile, SavedConversation, SavedFollowUp
from store import DamagedError, DocumentFile, Folder, Index, IndexView, Unreadable
from store.pages import collector_at_rest

VERSION: Final = 5
"""Raised when a summary begins to hold something else, so that the index is made anew."""

_MANY: Final = 1_000
"""Cases more than before that are worth sparing the collector of cycles."""

Progress = Callable[[int, int], None]
"""Told how many cases are known, of how many."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """What lists need to know about a case."""

    id: str
    alias: str
    goals: tuple[GoalSummary, ...]
    last_active: date
    """The last day on which something happened, or on which something is still to happen."""


@dataclass(frozen=True, slots=True)
class UnreadableCase:
    """A case whose file cannot be read. ``alias`` is whose it was when it last could be, if that is known."""

    case_id: str
    alias: str | None
    error: WorkError


@dataclass(frozen=True)
class Overview:
    """Every case that could be read, by alias, and those that could not."""

    cases: tuple[CaseSummary, ...]
    problems: tuple[UnreadableCase, ...]

    @cached_property
    def goals(self) -> tuple[GoalSummary, ...]:
        """The goals of all cases, sub-goals after the goal they belong to."""
        return tuple(goal for case in self.cases for goal in case.goals)


class Overviews:
    """Looks over a folder again and again, at the cost of what has changed there."""

    def __init__(self, folder: Folder) -> None:
        self._index = Index(folder, summarise, version=VERSION)
        self._seen: tuple[IndexView, Overview] | None = None
        self._made: dict[str, tuple[Mapping[str, Any], CaseSummary]] = {}

    def look(self, progress: Progress | None = None, *, wait: bool = True) -> Overview:
        """Return every case as it is now; the overview returned last if nothing has changed.

        ``progress`` is called before each case that has to be opened, and may raise to stop. Without
        ``wait``, what was seen last is returned at once while another thread is looking. Raises
        ``StoreError``.
        """
        view = self._index.entries(progress, wait=wait)
        seen = self._seen
        if seen is None or seen[0] is not view:
            seen = self._seen = view, self._overview(view)
        return seen[1]

    def forget(self) -> None:
        """Let everything seen out of memory."""
        self._index.forget()
        self._seen, self._made = None, {}

    def drop(self, case_id: str) -> None:
        """Forget a case that is gone, on disk too before this returns. Raises ``StoreError``."""
        self._index.drop(case_id)

    def _overview(self, view: IndexView) -> Overview:
        with collector_at_rest():
            made = {}
            for name, entry in view.entries.items():
                before = self._made.get(name)
                made[name] = before if before and before[0] is entry else (entry, _case_summary(name, entry))
        if len(made) - len(self._made) > _MANY:
            # They stay as long as the program runs: without this, a collection takes a tenth of a second.
            gc.freeze()
        self._made = made
        problems = tuple(_unreadable(name, problem) for name, problem in sorted(view.problems.items()))
        cases = sorted((case for _, case in made.values()), key=lambda case: case.alias.casefold())
        return Overview(tuple(cases), problems)


def summary_of(case_id: str, file: DocumentFile) -> CaseSummary:
    """Summarise one case alone, as it is now, without looking at the others. Raises as :func:`summarise`."""
    return _case_summary(case_id, summarise(file))


def summarise(file: DocumentFile) -> dict[str, Any]:
    """Summarise a case file for the index, as JSON values.

    Everything a goal is put together from is read as it is when the goal is opened: a case that is listed
    can be opened. Raises ``DamagedError`` and other errors of the store.
    """
    tables = CaseFile(file)
    with file.snapshot():
        case = tables.case.get(ONLY).model
        talks = {stored.id: stored.model for stored in tables.conversations.find()}
        begun = [stored.model for stored in tables.followings.find()]
        goals = _goals(tables, case, talks)
        entries = [
            _goal_entry(goal, talks.get(goal.id), begun, _series_entry(tables, goal.id))
            for goal in with_sub_goals(goals)
        ]
        saved = [talk.saved_at.date() for talk in talks.values()] + [found.saved_at.date() for found in begun]
        active = max((case.opened_on, *saved, *_active_days(tables, goals)))
    return {"alias": case.alias, "last_active": active.isoformat(), "goals": entries}


def _goals(tables: CaseFile, case: Case, talks: Mapping[str, SavedConversation]) -> list[Goal]:
    """Put all goals of a case together as :meth:`CaseFile.goal` does one, with each table read once."""
    versions = sorted((stored.model for stored in tables.versions.find()), key=lambda v: v.number)
    held = sorted((stored.model for stored in tables.follow_ups.find()), key=lambda h: h.evaluation)
    goals = []
    for row in (stored.model for stored in tables.goals.find()):
        try:
            draft = GoalDraft.model_validate(talks[row.id].state.draft) if row.id in talks else None
        except ValidationError:
            # Not chained: the reason quotes what the document says.
            raise DamagedError(name=tables.file.name, table="conversations", id=row.id) from None
        goals.append(
            Goal(
                id=row.id,
                case_id=case.id,
                parent_id=row.parent_id,
                draft=draft.formulation if draft else None,
                versions=tuple(version for version in versions if version.goal_id == row.id),
                follow_ups=tuple(follow_up for follow_up in held if follow_up.goal_id == row.id),
            )
        )
    return goals


def _active_days(tables: CaseFile, goals: list[Goal]) -> Iterator[date]:
    """Yield the days on which something has happened in a case, and those of what lies ahead in it."""
    for goal in goals:
        yield from (version.accepted_on for version in goal.versions)
        yield from (follow_up.held_at.date() for follow_up in goal.follow_ups)
        if goal.status is GoalStatus.ACCEPTED and goal.agreed is not None:
            ahead = (goal.agreed.deadline, goal.agreed.follow_up, due_day(goal))
            yield from (day for day in ahead if day is not None)
    for set_up in tables.set_ups.find():
        yield set_up.model.saved_at.date()
    for consent in tables.consents.find():
        yield consent.model.noted_at.date()
    for series in tables.series.find():
        yield from (day for day in (series.model.since, series.model.until) if day is not None)
    for entry in tables.entries.ids():
        yield from (day for goal in goals if (day := day_of(entry, goal.id)) is not None)


def with_sub_goals(goals: list[Goal]) -> Iterator[Goal]:
    """Yield every goal with its sub-goals right after it."""
    known = {goal.id for goal in goals}

    def below(parent_id: str | None) -> Iterator[Goal]:
        for goal in goals:
            if goal.parent_id == parent_id or (parent_id is None and goal.parent_id not in known):
                yield goal
                yield from below(goal.id)

    yield from below(None)


def _goal_entry(
    goal: Goal,
    talk: SavedConversation | None,
    followings: list[SavedFollowUp],
    series: dict[str, Any] | None,
) -> list[Any]:
    """Return what :func:`_goal_summary` needs; a list, since fifty thousand of them are read at the start."""
    said = goal.latest
    held = goal.agreed or said
    due = due_day(goal)
    latest = goal.follow_ups[-1] if goal.follow_ups else None
    begun = [] if goal.closed else [found.saved_at for found in followings if found.goal_id == goal.id]
    return [
        goal.id,
        said.what or said.wish or said.purpose or "",
        goal.status.value,
        said.life_area or "",
        held.deadline.isoformat() if held.deadline else None,
        held.follow_up.isoformat() if held.follow_up else None,
        goal.parent_id,
        len(goal.versions),
        talk.saved_at.isoformat() if talk else None,
        due.isoformat() if due else None,
        max(begun).isoformat() if begun else None,
        [] if latest is None else steps_reached(goal.measured_by(latest), latest.answers),
        series,
    ]


def _series_entry(tables: CaseFile, goal_id: str) -> dict[str, Any] | None:
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


def _unreadable(case_id: str, problem: Unreadable) -> UnreadableCase:
    alias = problem.last["alias"] if problem.last else None
    return UnreadableCase(case_id, alias, WorkError(problem.error.code, **problem.error.params))


def _case_summary(case_id: str, entry: Mapping[str, Any]) -> CaseSummary:
    """Make a case's summary from its entry in the index."""
    alias = entry["alias"]
    goals = tuple(_goal_summary(case_id, alias, goal) for goal in entry["goals"])
    return CaseSummary(case_id, alias, goals, date.fromisoformat(entry["last_active"]))


def _goal_summary(case_id: str, alias: str, entry: list[Any]) -> GoalSummary:
    goal_id, title, status, life_area, deadline, follow_up, parent_id, versions, *rest = entry
    saved_at, due, following_at, last_steps, series = rest
    return GoalSummary(
        goal_id,
        case_id,
        alias,
        title,
        GoalStatus(status),
        life_area,
        date.fromisoformat(deadline) if deadline else None,
        date.fromisoformat(follow_up) if follow_up else None,
        parent_id,
        versions,
        datetime.fromisoformat(saved_at) if saved_at else None,
        date.fromisoformat(due) if due else None,
        datetime.fromisoformat(following_at) if following_at else None,
        tuple(last_steps),
        _series_summary(series) if series else None,
    )


def _series_summary(entry: Mapping[str, Any]) -> SeriesSummary:
    return SeriesSummary(
        rhythm=Rhythm(entry["rhythm"]),
        since=date.fromisoformat(entry["since"]),
        until=date.fromisoformat(entry["until"]) if entry["until"] else None,
        last=date.fromisoformat(entry["last"]) if entry["last"] else None,
        gaps=entry["gaps"],
    )
