"""A conversation tied to the disk: every answer is saved before the next question is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from assistant.dialogs.context import Reader
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.standing import Stage
from assistant.errors import WorkError
from assistant.goals.case import People
from assistant.goals.goal import GoalVersion
from assistant.records.tables import ONLY, CaseFile, GoalRow, LogEntry, SavedConversation
from assistant.records.telling import telling
from store import NotFoundError, StoreError

if TYPE_CHECKING:
    from assistant.records.folder import Records

PASSING: Final = frozenset({"busy", "no_access", "no_space", "write_failed"})
"""Codes of errors that can pass: a full disk is emptied, a folder on the network comes back."""


class Session:
    """A conversation that is saved after every answer, and the goal that comes of it.

    Make one with :meth:`Records.begin`, :meth:`Records.resume` or :meth:`Records.revise`. ``goal_id`` and
    ``case_id`` are None until the first answer has been saved. ``notice`` is what the pair is to be told
    after the last save, if anything: that both texts are kept where somebody else changed the goal meanwhile.
    """

    def __init__(
        self, records: Records, conversation: Conversation[GoalDraft], parent_id: str | None
    ) -> None:
        self.conversation = conversation
        self.parent_id = parent_id
        self.case_id: str | None = None
        self.goal_id: str | None = None
        self.saved_at: datetime | None = None
        self.notice: WorkError | None = None
        self._records = records
        self._revision = self._versions = 0
        self._person: tuple[str, People | None] | None = None

    def save(self) -> None:
        """Put the whole conversation on disk; when it returns, it is there.

        A finished conversation becomes a version of its goal. Raises :class:`WorkError`; those whose code
        is in :data:`PASSING` may pass by themselves, and the same save may be tried again.
        """
        self.notice = None
        draft = self.conversation.draft
        if draft.alias is None:
            return
        person = (draft.alias, draft.people)
        with telling():
            if draft.new_case and person != self._person:
                self._settle_case(draft)
            else:
                self._write(str(self.case_id))
        self._person = person

    def speak(self, language: Reader) -> None:
        """Read what is typed from now on in another language."""
        conversation = self.conversation
        conversation.context = replace(conversation.context, language=language)

    def go_on_in(self, records: Records) -> None:
        """Go on in the same folder opened anew, should it have been given its first keys meanwhile."""
        self._records = records

    def opened(self, case_id: str, goal_id: str, revision: int, versions: int) -> None:
        """Tie the session to a goal on disk, as it is now: its conversation's revision, its versions."""
        self.case_id, self.goal_id = case_id, goal_id
        self._revision, self._versions = revision, versions

    def _settle_case(self, draft: GoalDraft) -> None:
        """Save in the case the goal belongs to: the alias may be new, known, or changed on the way.

        Looking the alias up costs what the list of cases does, so it is done only when what is said about
        the person has changed.
        """
        records = self._records
        known = records.case_id_of(str(draft.alias))
        if self.case_id is None:
            self._write(known or records.new_id(), new_case=known is None)
        elif known not in (None, self.case_id):
            self._move(str(known), new_case=False)
        elif known is None and records.has_other_goals(self.case_id, str(self.goal_id)):
            # The goal was first put in a case that others' goals are in: it was somebody else after all.
            self._move(records.new_id(), new_case=True)
        else:
            self._write(self.case_id)
            records.rename_case(self.case_id, draft)

    def _move(self, case_id: str, *, new_case: bool) -> None:
        """Take the goal to another case: written there before it is removed here."""
        left, goal_id, revision = str(self.case_id), str(self.goal_id), self._revision
        self.goal_id, self._revision = None, 0
        try:
            self._write(case_id, new_case=new_case, goal_id=goal_id)
        except StoreError:
            self.goal_id, self._revision = goal_id, revision
            raise
        self._records.remove_goal(left, goal_id, revision)

    def _write(self, case_id: str, *, new_case: bool = False, goal_id: str | None = None) -> None:
        """Write the case if it is new, the goal if it is, and the conversation, all or nothing."""
        tables, now = self._records.case_file(case_id), datetime.now(UTC)
        known, revision = self.goal_id, 0
        done = self.conversation.stage is Stage.DONE
        with tables.file.transaction():
            if new_case:
                case = self._records.new_case(case_id, self.conversation.draft)
                tables.case.put(ONLY, case, expected_revision=0)
            # A case that has been erased meanwhile is not made anew by a save of what was once in it.
            if not tables.case.revision(ONLY):
                raise NotFoundError(name=tables.file.name)
            beside = known if known is not None and self._overtaken(tables, known) else None
            if known is None or beside is not None:
                goal_id = goal_id or self._records.new_id()
                self._begin_row(tables, goal_id, beside)
                expected = 0
            else:
                goal_id, expected = known, self._revision
            self._log(tables, goal_id, now)
            self._begin_later_goals(tables, now)
            if done:
                self._agree(tables, goal_id, expected, now)
            else:
                saved = SavedConversation(state=self.conversation.snapshot, saved_at=now)
                revision = tables.conversations.put(goal_id, saved, expected_revision=expected).revision
        # Only what is on disk counts: had the writing failed, the next save would begin anew.
        self.case_id, self.goal_id, self._revision, self.saved_at = case_id, goal_id, revision, now
        self._settled(case_id, beside, done=done)

    def _settled(self, case_id: str, beside: str | None, *, done: bool) -> None:
        """Take note of what has just been put on disk."""
        self.conversation.to_log = ()
        if self.conversation.draft.later:
            self.conversation.draft = self.conversation.draft.model_copy(update={"later": ()})
        if beside is not None:
            self._versions = 0
            self.notice = WorkError("both_kept", theirs=beside, ours=self.goal_id)
        if done:
            self._versions += 1
            self._records.journal.note("accepted", case_id)

    def _overtaken(self, tables: CaseFile, goal_id: str) -> bool:
        """Say whether somebody else has changed the goal since this conversation was last saved."""
        found = tables.conversations.revision(goal_id), tables.versions_of(goal_id)
        return found != (self._revision, self._versions)

    def _begin_row(self, tables: CaseFile, goal_id: str, beside: str | None) -> None:
        row = GoalRow(
            id=goal_id, parent_id=self.parent_id, begun_on=self.conversation.context.today, beside=beside
        )
        tables.goals.put(goal_id, row, expected_revision=0)

    def _log(self, tables: CaseFile, goal_id: str, now: datetime) -> None:
        """Note what the pair has decided to keep in spite of a warning; never the words themselves."""
        for question, subject in self.conversation.to_log:
            entry = LogEntry(goal_id=goal_id, at=now, what="kept", question=question, subject=subject)
            tables.log.put(self._records.new_id(), entry, expected_revision=0)

    def _begin_later_goals(self, tables: CaseFile, now: datetime) -> None:
        """Put what is to be goals of their own beside this one, as drafts to go on with."""
        draft = self.conversation.draft
        for words in draft.later:
            row = GoalRow(id=self._records.new_id(), begun_on=self.conversation.context.today)
            tables.goals.put(row.id, row, expected_revision=0)
            begun = GoalDraft(
                new_case=False,
                alias=draft.alias,
                people=draft.people,
                life_area=draft.life_area,
                purpose=draft.purpose,
                wish=words,
            )
            conversation = Conversation(FORMULATE, begun, self.conversation.context)
            saved = SavedConversation(state=conversation.snapshot, saved_at=now)
            tables.conversations.put(row.id, saved, expected_revision=0)

    def _agree(self, tables: CaseFile, goal_id: str, expected: int, now: datetime) -> None:
        number = 1 + tables.versions_of(goal_id)
        version = GoalVersion(
            goal_id=goal_id,
            number=number,
            formulation=self.conversation.draft.formulation,
            accepted_on=self.conversation.context.today,
            accepted_at=now,
        )
        tables.versions.put(f"{goal_id}-{number}", version, expected_revision=0)
        if expected:
            tables.conversations.delete(goal_id, expected)
