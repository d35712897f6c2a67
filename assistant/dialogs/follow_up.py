"""The follow-up conversation: from how it is now to what the two do next."""

from __future__ import annotations

from typing import Final

from assistant.dialogs.context import Context
from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.question import Dialog
from assistant.dialogs.questions.following import FOUND, WAY
from assistant.dialogs.questions.following_on import FOLLOW_UP_CLOSING, NEXT
from assistant.errors import AnswerError
from assistant.goals.goal import gaps


def _open_matters(draft: FollowUpDraft, context: Context) -> tuple[AnswerError, ...]:
    """A follow-up needs something found; what is changed of the goal needs what every agreement does."""
    found = () if draft.something_found else (AnswerError("nothing_found"),)
    changed = draft.next_agreement
    return found if changed is None else (*found, *gaps(changed, context.today))


FOLLOW_UP: Final[Dialog[FollowUpDraft]] = Dialog(
    name="follow_up",
    draft_type=FollowUpDraft,
    questions=(*FOUND, *WAY, *NEXT),
    closing=FOLLOW_UP_CLOSING,
    open_matters=_open_matters,
)
