"""A conversation tied to the disk: every answer is saved before the next question is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.dialogs.context import Reader
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.standing import Stage
from assistant.goals.case import People
from assistant.goals.goal import GoalVersion
from assistant.records.tables import ONLY, CaseFile, GoalRow, LogEntry, SavedConversation, telling
from store import StoreError

if TYPE_CHECKING:
    from assistant.records.folder import Records


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
        self._person: tuple[str, People | None] | None = None

    def save(self) -> None:
        """Put the whole conversation on disk; when it returns, it is there.

        A finished conversation becomes a version of its goal. Raises :class:`WorkError`.
        """
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

    def opened(self, case_id: str, goal_id: str, revision: int) -> None:
        """Tie the session to a goal that is already on disk."""
        self.case_id, self.goal_id, self._revision = case_id, goal_id, revision

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
        self._records.remove_goal(left, goal_id)

    def _write(self, case_id: str, *, new_case: bool = False, goal_id: str | None = None) -> None:
        """Write the case if it is new, the goal if it is, and the conversation, all or nothing."""
        tables, draft = self._records.case_file(case_id), self.conversation.draft
        goal_id, revision, now = self.goal_id or goal_id or self._records.new_id(), 0, datetime.now(UTC)
        with tables.file.transaction():
            if new_case:
                case = self._records.new_case(case_id, draft)
                tables.case.put(ONLY, case, expected_revision=0)
            if self.goal_id is None:
                row = GoalRow(id=goal_id, parent_id=self.parent_id, begun_on=self.conversation.context.today)
                tables.goals.put(goal_id, row, expected_revision=0)
            self._log(tables, goal_id, now)
            self._begin_later_goals(tables, now)
            if self.conversation.stage is Stage.DONE:
                self._agree(tables, goal_id, now)
            else:
                saved = SavedConversation(state=self.conversation.snapshot, saved_at=now)
                revision = tables.conversations.put(goal_id, saved, expected_revision=self._revision).revision
        # Only what is on disk counts: had the writing failed, the next save would begin anew.
        self.case_id, self.goal_id, self._revision, self.saved_at = case_id, goal_id, revision, now
        self.conversation.to_log = ()
        if draft.later:
            self.conversation.draft = draft.model_copy(update={"later": ()})

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

    def _agree(self, tables: CaseFile, goal_id: str, now: datetime) -> None:
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
