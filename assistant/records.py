"""Cases and goals kept in the store: the one module that knows both worlds.

A case file holds the tables ``case``, ``goals``, ``conversations`` and ``versions``. A goal is a row in
``goals``; what is being worked on lies in ``conversations`` under the goal's id, and what has been agreed
on in ``versions``, which is only ever added to.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from assistant.dialogs.context import Context, Reader
from assistant.dialogs.conversation import Conversation, ConversationState, Stage
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.errors import UsageError, WorkError
from assistant.goals.case import Case, People
from assistant.goals.goal import Formulation, Goal, GoalStatus, GoalVersion
from store import Collection, DocumentFile, Folder, Index, NotFoundError, StoreError

_ID_SIGNS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Signs of an id: none that are mistaken for one another when read aloud or typed."""

_ID_LENGTH: Final = 6
_SHORTEST_PREFIX: Final = 3
_ONLY: Final = "case"
"""The key of the single row in the table ``case``."""


class _GoalRow(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)

    id: str
    parent_id: str | None = None
    begun_on: date


class _SavedConversation(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)

    state: ConversationState
    saved_at: datetime


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


@dataclass(frozen=True)
class CaseSummary:
    """What lists need to know about a case."""

    id: str
    alias: str
    goals: tuple[GoalSummary, ...]


@dataclass(frozen=True)
class Overview:
    """Every case that could be read, and each file that could not with the reason."""

    cases: tuple[CaseSummary, ...]
    problems: tuple[WorkError, ...]

    @property
    def goals(self) -> tuple[GoalSummary, ...]:
        """The goals of all cases, sub-goals after the goal they belong to."""
        return tuple(goal for case in self.cases for goal in case.goals)


class _CaseFile:
    """The tables of one case file."""

    def __init__(self, file: DocumentFile) -> None:
        self.file = file
        self.case = Collection(file, "case", Case)
        self.goals = Collection(file, "goals", _GoalRow)
        self.conversations = Collection(file, "conversations", _SavedConversation)
        self.versions = Collection(file, "versions", GoalVersion)

    def saved(self, goal_id: str) -> _SavedConversation | None:
        """Return the conversation that can be gone on with."""
        try:
            return self.conversations.get(goal_id).model
        except NotFoundError:
            return None

    def goal(self, row: _GoalRow, case_id: str) -> Goal:
        """Put a goal together from its tables."""
        versions = [stored.model for stored in self.versions.find(lambda v: v.goal_id == row.id)]
        saved = self.saved(row.id)
        draft = GoalDraft.model_validate(saved.state.draft).formulation if saved else None
        return Goal(
            id=row.id,
            case_id=case_id,
            parent_id=row.parent_id,
            draft=draft,
            versions=tuple(sorted(versions, key=lambda version: version.number)),
        )


class Session:
    """A conversation that is saved after every answer, and the goal that comes of it.

    Make one with :meth:`Records.begin`, :meth:`Records.resume` or :meth:`Records.revise`. ``goal_id`` and
    ``case_id`` are None until the first answer has been saved.
    """

    def __init__(
        self, records: Records, conversation: Conversation[GoalDraft], parent_id: str | None
    ) -> None:
        self.conversation = conversation
        self.parent_id = parent_id
        self.case_id: str | None = None
        self.goal_id: str | None = None
        self.saved_at: datetime | None = None
        self._records = records
        self._revision = 0

    def save(self) -> None:
        """Put the whole conversation on disk; when it returns, it is there.

        A finished conversation becomes a version of its goal. Raises :class:`WorkError`.
        """
        draft = self.conversation.draft
        if draft.alias is None:
            return
        with _telling():
            self._find_case(draft)
            self._write()

    def opened(self, case_id: str, goal_id: str, revision: int) -> None:
        """Tie the session to a goal that is already on disk."""
        self.case_id, self.goal_id, self._revision = case_id, goal_id, revision

    def _find_case(self, draft: GoalDraft) -> None:
        """Settle which case the goal belongs to: the alias may be new, known, or changed on the way."""
        if not draft.new_case:
            return
        known = self._records.case_id_of(str(draft.alias))
        if self.case_id is None:
            self.case_id = known or self._records.add_case(draft)
        elif known is None:
            self._records.rename_case(self.case_id, draft)
        elif known != self.case_id:
            self._move(known)
        if known == self.case_id and draft.people is not None:
            self._records.rename_case(known, draft)

    def _move(self, case_id: str) -> None:
        """Take the goal to another case: written there before it is removed here."""
        left, goal_id = str(self.case_id), str(self.goal_id)
        self.case_id, self.goal_id, self._revision = case_id, None, 0
        self._write()
        self._records.remove_goal(left, goal_id)

    def _write(self) -> None:
        tables = self._records.case_file(str(self.case_id))
        goal_id, revision, now = self.goal_id or self._records.new_id(), 0, datetime.now(UTC)
        with tables.file.transaction():
            if self.goal_id is None:
                row = _GoalRow(id=goal_id, parent_id=self.parent_id, begun_on=self.conversation.context.today)
                tables.goals.put(goal_id, row, expected_revision=0)
            if self.conversation.stage is Stage.DONE:
                self._agree(tables, goal_id, now)
            else:
                saved = _SavedConversation(state=self.conversation.snapshot, saved_at=now)
                revision = tables.conversations.put(goal_id, saved, expected_revision=self._revision).revision
        # Only what is on disk counts: had the writing failed, the next save would begin anew.
        self.goal_id, self._revision, self.saved_at = goal_id, revision, now

    def _agree(self, tables: _CaseFile, goal_id: str, now: datetime) -> None:
        number = 1 + len(tables.versions.find(lambda version: version.goal_id == goal_id))
        version = GoalVersion(
            goal_id=goal_id,
            number=number,
            formulation=self.conversation.draft.formulation,
            accepted_on=self.conversation.context.today,
            accepted_at=now,
        )
        tables.versions.put(f"{goal_id}-{number}", version, expected_revision=0)
        if self._revision:
            tables.conversations.delete(goal_id, self._revision)


class Records:
    """The cases and goals of one data folder. Every method may raise :class:`WorkError`."""

    def __init__(self, folder: Path, today: date) -> None:
        with _telling():
            self._folder = Folder(folder)
        self._index = Index(self._folder, _summarise)
        self.today = today

    # --- looking --------------------------------------------------------------------------------

    def overview(self) -> Overview:
        """Return every case and goal, and the files that could not be read."""
        with _telling():
            view = self._index.entries()
        cases = (_case_summary(name, entry) for name, entry in view.entries.items())
        problems = tuple(_told(problem) for problem in view.problems.values())
        return Overview(tuple(sorted(cases, key=lambda case: case.alias.casefold())), problems)

    def find_goal(self, wanted: str) -> GoalSummary:
        """Find a goal by its id, the beginning of it, or the alias of a case with a single goal.

        Raises :class:`UsageError`: ``unknown_goal`` or ``several_goals``.
        """
        goals = self.overview().goals
        exact = [goal for goal in goals if goal.id == wanted.casefold()]
        named = [goal for goal in goals if goal.alias.casefold() == wanted.casefold()]
        begun = [goal for goal in goals if goal.id.startswith(wanted.casefold())]
        found = exact or named or (begun if len(wanted) >= _SHORTEST_PREFIX else [])
        if not found:
            raise UsageError("unknown_goal", goal=wanted)
        if len(found) > 1:
            raise UsageError("several_goals", goal=wanted, ids=", ".join(goal.id for goal in found))
        return found[0]

    def find_case(self, wanted: str) -> CaseSummary:
        """Find a case by its alias or id. Raises :class:`UsageError` ``unknown_case``."""
        for case in self.overview().cases:
            if wanted.casefold() in (case.alias.casefold(), case.id):
                return case
        raise UsageError("unknown_case", case=wanted)

    def latest_draft(self) -> GoalSummary:
        """Find the conversation that was saved last. Raises :class:`UsageError` ``no_drafts``."""
        drafts = [(goal.saved_at, goal) for goal in self.overview().goals if goal.saved_at is not None]
        if not drafts:
            raise UsageError("no_drafts")
        return max(drafts, key=lambda draft: draft[0])[1]

    def case(self, case_id: str) -> Case:
        """Return a case."""
        with _telling():
            return self.case_file(case_id).case.get(_ONLY).model

    def goal(self, case_id: str, goal_id: str) -> Goal:
        """Return a goal with its draft and all its versions."""
        with _telling():
            tables = self.case_file(case_id)
            with tables.file.snapshot():
                return tables.goal(tables.goals.get(goal_id).model, case_id)

    # --- working --------------------------------------------------------------------------------

    def begin(self, language: Reader, case_id: str | None = None, parent_id: str | None = None) -> Session:
        """Begin a conversation about a new goal, in a case or for somebody new.

        A sub-goal takes over its goal's purpose and life area as answers that can be changed.
        """
        context = self._context(language, case_id)
        draft = GoalDraft()
        if case_id is not None:
            case = self.case(case_id)
            draft = GoalDraft(new_case=False, alias=case.alias, people=case.people)
        if case_id is not None and parent_id is not None:
            parent = self.goal(case_id, parent_id).latest
            draft = draft.model_copy(update={"purpose": parent.purpose, "life_area": parent.life_area})
        session = Session(self, Conversation(FORMULATE, draft, context), parent_id)
        session.case_id = case_id
        return session

    def resume(self, language: Reader, case_id: str, goal_id: str) -> Session:
        """Go on with a goal's conversation. Raises :class:`UsageError` ``nothing_to_resume``."""
        with _telling():
            tables = self.case_file(case_id)
            try:
                stored = tables.conversations.get(goal_id)
            except NotFoundError:
                raise UsageError("nothing_to_resume", goal=goal_id) from None
            row = tables.goals.get(goal_id).model
        conversation = Conversation.restore(FORMULATE, stored.model.state, self._context(language, case_id))
        session = Session(self, conversation, row.parent_id)
        session.opened(case_id, goal_id, stored.revision)
        return session

    def revise(self, language: Reader, case_id: str, goal_id: str) -> Session:
        """Change an accepted goal: a draft of its next version, which both have to accept again.

        Goes on with a revision already begun. The version that holds stays readable.
        """
        goal = self.goal(case_id, goal_id)
        if goal.draft is not None:
            return self.resume(language, case_id, goal_id)
        case = self.case(case_id)
        said = (goal.agreed or Formulation()).model_dump(exclude={"client_acceptance", "worker_acceptance"})
        draft = GoalDraft(new_case=False, alias=case.alias, people=case.people, **said)
        conversation = Conversation(FORMULATE, draft, self._context(language, case_id))
        conversation.to_check()
        session = Session(self, conversation, goal.parent_id)
        session.opened(case_id, goal_id, 0)
        return session

    def give_up_revision(self, case_id: str, goal_id: str) -> None:
        """Let the accepted version stand and drop the changes begun."""
        with _telling():
            tables = self.case_file(case_id)
            stored = tables.conversations.get(goal_id)
            tables.conversations.delete(goal_id, stored.revision)

    # --- for sessions ---------------------------------------------------------------------------

    def case_file(self, case_id: str) -> _CaseFile:
        """Return the tables of a case."""
        return _CaseFile(self._folder.file(case_id))

    def case_id_of(self, alias: str) -> str | None:
        """Return the id of the case with this alias."""
        wanted = alias.casefold()
        return next((case.id for case in self.overview().cases if case.alias.casefold() == wanted), None)

    def add_case(self, draft: GoalDraft) -> str:
        """Put a new case on disk and return its id."""
        case_id = self.new_id()
        case = Case(
            id=case_id,
            alias=str(draft.alias),
            people=draft.people or People.ADULT,
            opened_on=self.today,
        )
        self.case_file(case_id).case.put(_ONLY, case, expected_revision=0)
        return case_id

    def rename_case(self, case_id: str, draft: GoalDraft) -> None:
        """Give a case the alias, and the list of life areas, that the conversation now says."""
        collection = self.case_file(case_id).case
        stored = collection.get(_ONLY)
        wanted = stored.model.model_copy(
            update={"alias": draft.alias, "people": draft.people or stored.model.people}
        )
        if wanted != stored.model:
            collection.put(_ONLY, wanted, expected_revision=stored.revision)

    def remove_goal(self, case_id: str, goal_id: str) -> None:
        """Take a draft that has moved out of a case, and the case with it if nothing is left there."""
        tables = self.case_file(case_id)
        with tables.file.transaction():
            tables.conversations.delete(goal_id, tables.conversations.get(goal_id).revision)
            tables.goals.delete(goal_id, tables.goals.get(goal_id).revision)
            left = tables.goals.find()
        if not left:
            self._folder.remove(case_id)

    def new_id(self) -> str:
        """Return a new id that says nothing about anybody."""
        return "".join(secrets.choice(_ID_SIGNS) for _ in range(_ID_LENGTH))

    def _context(self, language: Reader, case_id: str | None) -> Context:
        overview = self.overview()
        if case_id is None:
            return Context(self.today, language, aliases=frozenset(case.alias for case in overview.cases))
        with _telling():
            tables = self.case_file(case_id)
            with tables.file.snapshot():
                rows = [stored.model for stored in tables.goals.find()]
                said = [tables.goal(row, case_id).latest.purpose for row in rows]
        return Context(self.today, language, purposes=tuple(purpose for purpose in said if purpose))


def _summarise(file: DocumentFile) -> dict[str, Any]:
    """Summarise a case file for the index, as JSON values."""
    tables = _CaseFile(file)
    with file.snapshot():
        case = tables.case.get(_ONLY).model
        goals = [tables.goal(stored.model, case.id) for stored in tables.goals.find()]
        entries = [_goal_entry(goal, tables.saved(goal.id)) for goal in _with_sub_goals(goals)]
    return {"alias": case.alias, "goals": entries}


def _with_sub_goals(goals: list[Goal]) -> Iterator[Goal]:
    """Yield every goal with its sub-goals right after it."""
    known = {goal.id for goal in goals}

    def below(parent_id: str | None) -> Iterator[Goal]:
        for goal in goals:
            if goal.parent_id == parent_id or (parent_id is None and goal.parent_id not in known):
                yield goal
                yield from below(goal.id)

    yield from below(None)


def _goal_entry(goal: Goal, saved: _SavedConversation | None) -> dict[str, Any]:
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
    }


def _case_summary(case_id: str, entry: Any) -> CaseSummary:
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
        )
        for goal in entry["goals"]
    )
    return CaseSummary(case_id, entry["alias"], goals)


def _told(problem: StoreError) -> WorkError:
    return WorkError(problem.code, **problem.params)


@contextmanager
def _telling() -> Iterator[None]:
    """Let the store's errors out as errors of the program, with the same codes."""
    try:
        yield
    except StoreError as problem:
        raise _told(problem) from problem
