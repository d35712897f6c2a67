"""The cases and goals of one data folder."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant.dialogs.context import Context, Reader
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.errors import UsageError
from assistant.goals.attainment import next_meeting
from assistant.goals.case import Case, People
from assistant.goals.goal import Formulation, Goal
from assistant.records.journal import Journal
from assistant.records.overview import (
    CaseSummary,
    GoalSummary,
    Overview,
    Overviews,
    Progress,
    summary_of,
    with_sub_goals,
)
from assistant.records.session import Session
from assistant.records.tables import ONLY, UPGRADES, CaseFile
from assistant.records.telling import telling
from store import Folder, Keys, NotFoundError, Plain, rekeying

if TYPE_CHECKING:
    from assistant.goals.follow_up import Adjusting
    from assistant.records.following import Following

_ID_SIGNS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Signs of an id: none that are mistaken for one another when read aloud or typed."""

_ID_LENGTH: Final = 6
_SHORTEST_PREFIX: Final = 3


class Records:
    """The cases and goals of one data folder. Every method may raise :class:`WorkError`."""

    def __init__(
        self, folder: Path, today: date, cipher: Keys | Plain | None = None, *, make: bool = True
    ) -> None:
        """Open the folder with the keys to it, or as one that is not encrypted.

        It is made unless it is there; without ``make`` it is not.
        """
        self.cipher = cipher or Plain()
        self.encrypted = isinstance(self.cipher, Keys)
        with telling():
            self._folder = Folder(
                folder,
                cipher=self.cipher,
                upgrades=UPGRADES,
                suffix=rekeying.SEALED_SUFFIX if self.encrypted else rekeying.PLAIN_SUFFIX,
                make=make,
            )
        self._overviews = Overviews(self._folder)
        self.journal = Journal(folder, self.cipher)
        self.today = today

    def forget(self) -> None:
        """Let what was read of the cases out of memory."""
        self._folder.forget()
        self._overviews.forget()

    # --- looking --------------------------------------------------------------------------------

    def overview(self, progress: Progress | None = None) -> Overview:
        """Return every case and goal, and the cases that could not be read.

        ``progress`` is called before each case that has to be opened, with how many are known of how many;
        what it raises ends the looking.
        """
        with telling():
            return self._overviews.look(progress)

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
        with telling():
            return self.case_file(case_id).case.get(ONLY).model

    def goal(self, case_id: str, goal_id: str) -> Goal:
        """Return a goal with its draft and all its versions."""
        with telling():
            tables = self.case_file(case_id)
            with tables.file.snapshot():
                goal = tables.goal(tables.goals.get(goal_id).model, case_id)
        self.journal.note_opened(case_id)
        return goal

    def goals_of(self, case_id: str) -> tuple[Goal, ...]:
        """Return every goal of a case, in the order of the lists."""
        with telling():
            tables = self.case_file(case_id)
            with tables.file.snapshot():
                goals = [tables.goal(stored.model, case_id) for stored in tables.goals.find()]
        self.journal.note_opened(case_id)
        return tuple(with_sub_goals(goals))

    def summary(self, case_id: str) -> CaseSummary:
        """Return what lists show of one case, as it is now."""
        with telling():
            return summary_of(case_id, self._folder.file(case_id))

    # --- working --------------------------------------------------------------------------------

    def begin(
        self,
        language: Reader,
        case_id: str | None = None,
        parent_id: str | None = None,
        *,
        opening: str | None = None,
        quick: bool = False,
    ) -> Session:
        """Begin a conversation about a new goal, in a case or for somebody new.

        A sub-goal takes over its goal's purpose and life area as answers that can be changed. A pair in
        a hurry, ``quick``, begins with the whole goal in one sentence, and only what it leaves out is asked
        for; ``opening`` is one they come with.
        """
        context = self._context(language, case_id)
        draft = GoalDraft(quick=quick or opening is not None, opening=opening)
        if case_id is not None:
            case = self.case(case_id)
            draft = draft.model_copy(update={"new_case": False, "alias": case.alias, "people": case.people})
        if case_id is not None and parent_id is not None:
            parent = self.goal(case_id, parent_id).latest
            draft = draft.model_copy(update={"purpose": parent.purpose, "life_area": parent.life_area})
        session = Session(self, Conversation(FORMULATE, draft, context), parent_id)
        session.case_id = case_id
        return session

    def resume(self, language: Reader, case_id: str, goal_id: str) -> Session:
        """Go on with a goal's conversation. Raises :class:`UsageError` ``nothing_to_resume``."""
        with telling():
            tables = self.case_file(case_id)
            try:
                stored = tables.conversations.get(goal_id)
            except NotFoundError:
                raise UsageError("nothing_to_resume", goal=goal_id) from None
            row = tables.goals.get(goal_id).model
            versions = tables.versions_of(goal_id)
        conversation = Conversation.restore(FORMULATE, stored.model.state, self._context(language, case_id))
        session = Session(self, conversation, row.parent_id)
        session.opened(case_id, goal_id, stored.revision, versions)
        self.journal.note_opened(case_id)
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
        session.opened(case_id, goal_id, 0, len(goal.versions))
        return session

    def give_up_revision(self, case_id: str, goal_id: str) -> None:
        """Let the accepted version stand and drop the changes begun."""
        with telling():
            tables = self.case_file(case_id)
            stored = tables.conversations.get(goal_id)
            tables.conversations.delete(goal_id, stored.revision)

    def follow_up(self, language: Reader, case_id: str, goal_id: str) -> Following:
        """Follow a goal up, or go on with a follow-up of it that was begun, the one saved last.

        Raises :class:`UsageError`: ``not_agreed_yet`` or ``goal_closed`` (goal).
        """
        from assistant.records import following

        goal, alias = self.goal(case_id, goal_id), self.case(case_id).alias
        with telling():
            begun = self.case_file(case_id).followings_of(goal_id)
        if begun:
            return following.resume(self, language, goal, alias, begun[0])
        return following.begin(self, language, goal, alias)

    def correct_follow_up(
        self, language: Reader, case_id: str, goal_id: str, evaluation: int | None = None
    ) -> Following:
        """Correct what was found at a follow-up, the latest unless another is named; the earlier text stays.

        Raises :class:`UsageError` ``nothing_to_correct`` (goal).
        """
        from assistant.records import following

        goal = self.goal(case_id, goal_id)
        return following.correct(self, language, goal, self.case(case_id).alias, evaluation)

    def give_up_follow_up(self, case_id: str, goal_id: str) -> None:
        """Drop what was begun of a follow-up. Raises :class:`UsageError` ``nothing_to_resume``."""
        with telling():
            tables = self.case_file(case_id)
            with tables.file.transaction():
                begun = tables.followings_of(goal_id)
                for stored in begun:
                    tables.followings.delete(stored.id, stored.revision)
        if not begun:
            raise UsageError("nothing_to_resume", goal=goal_id)

    def adjust(self, language: Reader, case_id: str, goal_id: str, part: Adjusting) -> Session:
        """Change a goal after a follow-up: a revision that begins at the questions concerned."""
        from assistant.records.adjusting import place_revision

        session = self.revise(language, case_id, goal_id)
        held = self.goal(case_id, goal_id).follow_ups
        place_revision(session, part, held[-1].answers if held else None)
        return session

    # --- for the care of what is stored ---------------------------------------------------------

    @property
    def folder(self) -> Folder:
        """The files of the cases."""
        return self._folder

    def known_aliases(self) -> dict[str, str]:
        """Return whose each case is, also of those whose file can no longer be read, by the case's id."""
        overview = self.overview()
        unreadable = {case.case_id: case.alias for case in overview.problems if case.alias is not None}
        return unreadable | {case.id: case.alias for case in overview.cases}

    def remove_case(self, case_id: str) -> None:
        """Remove a case's file with all that is left of it anywhere in the folder."""
        with telling():
            self._folder.remove(case_id)
            self._overviews.drop(case_id)

    # --- for sessions ---------------------------------------------------------------------------

    def case_file(self, case_id: str) -> CaseFile:
        """Return the tables of a case."""
        return CaseFile(self._folder.file(case_id))

    def case_id_of(self, alias: str) -> str | None:
        """Return the id of the case with this alias."""
        wanted = alias.casefold()
        return next((case.id for case in self.overview().cases if case.alias.casefold() == wanted), None)

    def new_case(self, case_id: str, draft: GoalDraft) -> Case:
        """Make the case of somebody new; putting it on disk is the session's work."""
        return Case(
            id=case_id,
            alias=str(draft.alias),
            people=draft.people or People.ADULT,
            opened_on=self.today,
        )

    def has_other_goals(self, case_id: str, goal_id: str) -> bool:
        """Say whether a case holds goals besides this one."""
        return bool(self.case_file(case_id).goals.find(lambda row: row.id != goal_id))

    def rename_case(self, case_id: str, draft: GoalDraft) -> None:
        """Give a case the alias, and the list of life areas, that the conversation now says."""
        collection = self.case_file(case_id).case
        stored = collection.get(ONLY)
        wanted = stored.model.model_copy(
            update={"alias": draft.alias, "people": draft.people or stored.model.people}
        )
        if wanted != stored.model:
            collection.put(ONLY, wanted, expected_revision=stored.revision)

    def remove_goal(self, case_id: str, goal_id: str, revision: int) -> None:
        """Take a draft that has moved out of a case, and the case with it if nothing is left there.

        Unless somebody else has gone on with it there since ``revision``: then both are kept.
        """
        tables = self.case_file(case_id)
        with tables.file.transaction():
            if tables.conversations.get(goal_id).revision != revision:
                return
            tables.conversations.delete(goal_id, revision)
            tables.goals.delete(goal_id, tables.goals.get(goal_id).revision)
            left = tables.goals.find()
        if not left:
            self.remove_case(case_id)

    def new_id(self) -> str:
        """Return a new id that says nothing about anybody."""
        return "".join(secrets.choice(_ID_SIGNS) for _ in range(_ID_LENGTH))

    def _context(self, language: Reader, case_id: str | None) -> Context:
        if case_id is None:
            # The first question does not wait while another thread reads all cases; the first save does.
            with telling():
                cases = self._overviews.look(wait=False).cases
            return Context(self.today, language, aliases=frozenset(case.alias for case in cases))
        with telling():
            tables = self.case_file(case_id)
            with tables.file.snapshot():
                rows = [stored.model for stored in tables.goals.find()]
                goals = [tables.goal(row, case_id) for row in rows]
        booked = (next_meeting(goal) for goal in goals)
        return Context(
            self.today,
            language,
            purposes=tuple(goal.latest.purpose for goal in goals if goal.latest.purpose),
            follow_up=min((day for day in booked if day is not None and day > self.today), default=None),
        )
