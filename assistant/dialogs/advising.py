"""The first pieces of advice: what a glance at the answer tells. None of them stands in the way."""

from __future__ import annotations

from typing import Any, Final

from assistant.dialogs.coaching import identifiers
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.question import Advice, Given
from assistant.errors import AnswerError
from assistant.goals.goal import propose_scale

COMFORTABLE_LENGTH: Final = 300
"""Signs that two people can take in at one reading: about four lines on the screen."""

LOW_RATING: Final = 3
"""At or below this of ten, a rating says that the goal may need another look."""


def too_long(given: Given[Any]) -> Advice | None:
    """Notice words too many to keep in mind together."""
    length = len(given.value)
    return Advice("long_words", {"length": length}) if length > COMFORTABLE_LENGTH else None


OF_WORDS: Final = (identifiers, too_long)
"""What is looked for in any words that are no goal."""


def alias_known(given: Given[GoalDraft]) -> Advice | None:
    """Notice that the alias already names a case: the same person, or two who must not be mixed up?"""
    known = {name.casefold() for name in given.context.aliases}
    return Advice("alias_known", {"alias": given.value}) if given.value.casefold() in known else None


def no_room_for_steps(given: Given[GoalDraft]) -> Advice | None:
    """Notice levels that leave no room for five steps, and say which would."""
    try:
        propose_scale(given.draft)
    except AnswerError as problem:
        return Advice(problem.code, problem.params)
    return None


def low_confidence(given: Given[GoalDraft]) -> Advice | None:
    """Notice a goal the client hardly believes in."""
    return Advice("low_confidence", {"rating": given.value}) if given.value <= LOW_RATING else None


def low_importance(given: Given[Any]) -> Advice | None:
    """Notice a goal that matters little to the client."""
    return Advice("low_importance", {"rating": given.value}) if given.value <= LOW_RATING else None
