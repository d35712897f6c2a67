"""A conversation tied to the disk: every answer is saved before the next question is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.dialogs.context import Reader
from assistant.dialogs.conversation import Conversation, Stage
from assistant.dialogs.draft import GoalDraft
from assistant.goals.goal import GoalVersion
from assistant.records.tables import CaseFile, GoalRow, SavedConversation, telling

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

    def save(self) -> None:
        """Put the whole conversation on disk; when it returns, it is there.

        A finished conversation becomes a version of its goal. Raises :class:`WorkError`.
        """
        draft = self.conversation.draft
        if draft.alias is None:
            return
        with telling():
            self._find_case(draft)
            self._write()

    def speak(self, language: Reader) -> None:
        """Read what is typed from now on in another language."""
        conversation = self.conversation
        conversation.context = replace(conversation.context, language=language)

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
        elif known not in (None, self.case_id):
            self._move(str(known))
        elif known is None and self._records.has_other_goals(self.case_id, str(self.goal_id)):
            # The goal was first put in a case that others' goals are in: it was somebody else after all.
            self._move(self._records.add_case(draft))
        else:
            self._records.rename_case(self.case_id, draft)

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
                row = GoalRow(id=goal_id, parent_id=self.parent_id, begun_on=self.conversation.context.today)
                tables.goals.put(goal_id, row, expected_revision=0)
            if self.conversation.stage is Stage.DONE:
                self._agree(tables, goal_id, now)
            else:
                saved = SavedConversation(state=self.conversation.snapshot, saved_at=now)
                revision = tables.conversations.put(goal_id, saved, expected_revision=self._revision).revision
        # Only what is on disk counts: had the writing failed, the next save would begin anew.
        self.goal_id, self._revision, self.saved_at = goal_id, revision, now

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
