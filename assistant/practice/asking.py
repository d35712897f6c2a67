"""What is asked in each exercise, in order, and how what is typed becomes an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pydantic import BaseModel

from assistant.dialogs.answers import Choice, Option, Words, clean_text
from assistant.dialogs.context import Context
from assistant.dialogs.question import Answers
from assistant.errors import AnswerError
from assistant.practice.faults import ABSENT
from assistant.practice.labels import (
    AIMS,
    ASKED,
    CANNOT_BE_SAID,
    CHANGES,
    FAULTS,
    FLAWS,
    KINDS_OF_GOAL,
    LEVELS,
    PARTS,
    STEP,
)
from assistant.practice.tasks import (
    CANNOT_SAY,
    AnyTask,
    BuildScale,
    FindFault,
    GoalKind,
    GoalOrIntervention,
    MendScale,
    PurposeOrGoal,
    Repair,
    ScoreFollowUp,
)

Said = Mapping[str, Any]
"""What the trainee has answered so far, by the names of what was asked."""

_MOST_SIGNS: Final = 1_000


class Nothing(BaseModel):
    """An exercise has no draft; the kinds of answer want one."""


@dataclass(frozen=True)
class Starts:
    """Where steps 2 to 5 begin: four numbers."""

    def read(self, raw: object, draft: BaseModel, context: Context) -> list[Decimal]:
        """Read the numbers; raises ``four_starts_needed`` or what a number is refused for."""
        parts = [part.strip() for part in clean_text(raw, _MOST_SIGNS).split(";") if part.strip()]
        if len(parts) != len(STEP) - 1:
            raise AnswerError("four_starts_needed", found=len(parts))
        return [context.language.read_number(part) for part in parts]


@dataclass(frozen=True)
class Ask:
    """One thing asked in an exercise. ``optional``: an empty line leaves it open."""

    name: str
    answers: Answers[Any]
    applies: Callable[[Said], bool] = lambda _said: True
    optional: bool = False

    @property
    def wording(self) -> str:
        """The msgid of what is asked."""
        return ASKED[self.name]

    @property
    def options(self) -> tuple[Option, ...]:
        """What there is to choose between; none where words or numbers are typed."""
        return self.answers.options_for(Nothing()) if isinstance(self.answers, Choice) else ()

    def read(self, raw: object, context: Context) -> object:
        """Return the answer, None for an optional one left open; raises :class:`AnswerError`."""
        if self.optional and isinstance(raw, str) and not raw.strip():
            return None
        return self.answers.read(raw, Nothing(), context)


def _choice(labels: Mapping[Any, str]) -> Choice:
    return Choice(tuple(Option(value, label) for value, label in labels.items()))


def _shows(said: Said) -> bool:
    return said.get("fault") not in ABSENT


def _was_reached(said: Said) -> bool:
    return said.get("step") != CANNOT_SAY


_STATEMENT: Final = Words(longest=_MOST_SIGNS)
_ASKS: Final[dict[type[Any], tuple[Ask, ...]]] = {
    FindFault: (Ask("fault", _choice(FAULTS)), Ask("words", _STATEMENT, _shows, optional=True)),
    Repair: (Ask("statement", _STATEMENT),),
    PurposeOrGoal: (Ask("level", _choice(LEVELS)),),
    GoalOrIntervention: (Ask("part", _choice(PARTS)),),
    GoalKind: (Ask("kind", _choice(KINDS_OF_GOAL)), Ask("aim", _choice(AIMS))),
    BuildScale: (Ask("starts", Starts()),),
    MendScale: (Ask("flaw", _choice(FLAWS)), Ask("starts", Starts())),
    ScoreFollowUp: (
        Ask("step", _choice({**STEP, CANNOT_SAY: CANNOT_BE_SAID})),
        Ask("change", _choice(CHANGES), _was_reached),
    ),
}


def asks_of(task: AnyTask) -> tuple[Ask, ...]:
    """Return what is asked in an exercise, in order; each is met only where it ``applies``."""
    return _ASKS[type(task)]
