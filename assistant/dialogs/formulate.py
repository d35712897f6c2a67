"""The formulating conversation: from the first question to an accepted goal."""

from __future__ import annotations

from typing import Final

from assistant.dialogs.context import Context
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.question import Dialog
from assistant.dialogs.questions.agreement import AGREEMENT, CLOSING
from assistant.dialogs.questions.beginning import BEGINNING
from assistant.dialogs.questions.levels import LEVELS
from assistant.dialogs.questions.measuring import MEASURING
from assistant.errors import AnswerError
from assistant.goals.goal import gaps


def _open_matters(draft: GoalDraft, context: Context) -> tuple[AnswerError, ...]:
    return gaps(draft, context.today)


def _hurried(draft: GoalDraft) -> bool:
    return draft.quick


FORMULATE: Final[Dialog[GoalDraft]] = Dialog(
    name="formulate",
    draft_type=GoalDraft,
    questions=(*BEGINNING, *MEASURING, *LEVELS, *AGREEMENT),
    closing=CLOSING,
    open_matters=_open_matters,
    hurried=_hurried,
)
