"""Changing a goal after a follow-up: a revision that begins at the questions concerned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft, Heard
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.hearing import FOUND_AGAIN, PARTS_OF_A_MEASURE
from assistant.dialogs.machine import CHECK
from assistant.dialogs.questions.measuring import MEASURING
from assistant.goals.follow_up import Adjusting, FollowUpAnswers
from assistant.records.session import Session


@dataclass(frozen=True)
class _Place:
    """Where in the formulating conversation a change begins, and what has to be looked at again with it."""

    first: str
    others: tuple[str, ...] = ()


_MILESTONES: Final = tuple(f"milestone_{number}" for number in (3, 1, 2, 4, 5))
_OF_THE_MEASURE: Final = tuple(question.name for question in MEASURING if question.name != "counting")
_PLACES: Final = {
    Adjusting.LEVEL: _Place("baseline", ("expected", "scale")),
    Adjusting.MEASURE: _Place("measure_kind", (*_OF_THE_MEASURE, "baseline", "expected", "scale")),
    Adjusting.WORDING: _Place("what"),
    Adjusting.STEPS: _Place("scale"),
    Adjusting.TIME: _Place("deadline", ("follow_up",)),
    Adjusting.SEVERAL: _Place(CHECK),
}
_OF_MILESTONES: Final = {
    Adjusting.LEVEL: _Place(_MILESTONES[0], (*_MILESTONES[1:], "baseline")),
    Adjusting.STEPS: _Place(_MILESTONES[0], (*_MILESTONES[1:], "baseline")),
}


def place_revision(session: Session, part: Adjusting, found: FollowUpAnswers | None) -> None:
    """Place a revision at the questions concerned.

    How it is now, as ``found`` at the follow-up, is offered as today's level where levels are changed. Dates
    that have come are asked for anew. A revision begun before is gone on with, from the same question.
    """
    conversation = session.conversation
    conversation.to_check()
    draft = _without_past_dates(conversation.draft, conversation.context.today)
    if found is not None and found.value is not None:
        draft = draft.model_copy(
            update={"heard": {**draft.heard, FOUND_AGAIN: _as_heard(draft, found.value)}}
        )
    place = (_OF_MILESTONES if draft.measure_kind == "state" else {}).get(part) or _PLACES[part]
    applying = {line.question.name: line.value for line in conversation.lines()}
    open_before = {name for name, value in applying.items() if value is None}
    again = {place.first, *place.others} & applying.keys() - open_before
    state = conversation.snapshot
    placed = state.model_copy(
        update={
            "unsettled": tuple(sorted({*state.unsettled, *again} - {"deadline", "follow_up"})),
            # What was left open when the goal was agreed on is not what is to be changed now.
            "skipped": tuple(sorted({*state.skipped, *open_before})),
        }
    )
    session.conversation = Conversation(FORMULATE, draft, conversation.context, placed)
    if place.first in applying:
        session.conversation.revisit(place.first)


def _without_past_dates(draft: GoalDraft, today: date) -> GoalDraft:
    """Return a draft of the next version in which dates that have come are open again."""
    past = {
        name: None
        for name, day in (("deadline", draft.deadline), ("follow_up", draft.follow_up))
        if day is not None and day <= today
    }
    return draft.model_copy(update=past)


def _as_heard(draft: GoalDraft, value: Decimal) -> Heard:
    """What was measured, as something said of today's level in the goal's measure."""
    measure = {name: getattr(draft, name) for name in PARTS_OF_A_MEASURE}
    return Heard(baseline=value, **measure)
