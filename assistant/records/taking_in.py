"""Goals that were read from a file, put into a case as drafts to go on with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.dialogs.context import Context, Reader
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.goals.case import People
from assistant.goals.goal import Formulation
from assistant.records.tables import ONLY, GoalRow, SavedConversation
from assistant.records.telling import telling

if TYPE_CHECKING:
    from assistant.records.folder import Records


def take_in(
    records: Records, language: Reader, alias: str, goals: Sequence[Formulation], people: People | None = None
) -> tuple[str, tuple[str, ...]]:
    """Put goals into the case of this alias, made if there is none, all of them or none.

    Each becomes a draft that stands at its check page; nobody's yes comes with it. Return the case's id and
    those of the goals. Raises :class:`WorkError`.
    """
    with telling():
        known = records.case_id_of(alias)
        case_id = known or records.new_id()
        context = Context(records.today, language)
        tables, now = records.case_file(case_id), datetime.now(UTC)
        made = []
        with tables.file.transaction():
            if known is None:
                case = records.new_case(case_id, GoalDraft(alias=alias, people=people))
                tables.case.put(ONLY, case, expected_revision=0)
            else:
                people = tables.case.get(ONLY).model.people
            for said in goals:
                row = GoalRow(id=records.new_id(), begun_on=records.today)
                tables.goals.put(row.id, row, expected_revision=0)
                answers = said.model_dump(exclude={"client_acceptance", "worker_acceptance"})
                draft = GoalDraft(new_case=False, alias=alias, people=people, **answers)
                conversation = Conversation(FORMULATE, draft, context)
                conversation.to_check()
                saved = SavedConversation(state=conversation.snapshot, saved_at=now)
                tables.conversations.put(row.id, saved, expected_revision=0)
                made.append(row.id)
        records.journal.note("taken_in", case_id)
    return case_id, tuple(made)
