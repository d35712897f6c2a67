"""A goal in the making, or an accepted one, held up against the five criteria: its words and its answers."""

from __future__ import annotations

from datetime import date

from assistant import coach
from assistant.coach.criteria import Criterion, criteria_set
from assistant.dialogs.draft import GoalDraft
from assistant.goals.goal import Formulation


def review_of(
    said: Formulation, language: str, today: date, *, chosen: str | None = None
) -> tuple[Criterion, ...]:
    """Judge what the pair has said by the five criteria; nothing while there are no words for the goal.

    ``language`` is the code of the one spoken now, and ``chosen`` the set of criteria that the settings
    name: without one it is the set in use where the language is spoken.
    """
    words = said.what or (said.sentence if isinstance(said, GoalDraft) else None)
    if not words:
        return ()
    from assistant.coach.review import review

    reading = coach.read(words, language, today, follow_up=said.follow_up)
    return review(reading, criteria_set(chosen, language), said, today=today)
