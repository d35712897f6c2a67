"""The draft that the formulating conversation fills in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from assistant.goals.case import People
from assistant.goals.goal import Direction, Formulation
from assistant.goals.measure import PeriodUnit, Span, TimeUnit


class Heard(BaseModel):
    """What one of the pair's sentences already says of the answers to come; offered, never taken silently.

    The fields are named as those of :class:`Formulation` that they may become.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    direction: Direction | None = None
    what: str | None = None
    measure_kind: str | None = None
    occasions_of: int | None = None
    counted: str | None = None
    period: PeriodUnit | None = None
    time_unit: TimeUnit | None = None
    unit: str | None = None
    instrument: str | None = None
    rating_range: Span | None = None
    baseline: Decimal | None = None
    expected: Span | None = None
    deadline: date | None = None


class GoalDraft(Formulation):
    """A formulation in the making, with what is asked about the case the first time.

    ``new_case``: the conversation began without a case, so it asks whose goal this is. ``quick``: the pair
    is in a hurry and begins with the whole goal in one ``sentence``; ``opening`` is one they came with.
    ``heard`` is what has been read in their words, by the question they answered. ``later`` holds what is
    to become goals of their own when the draft is saved, and is no part of what is saved here.
    """

    new_case: bool = True
    alias: str | None = None
    people: People | None = None

    quick: bool = False
    opening: str | None = None
    sentence: str | None = None
    understood: bool | None = None
    heard: dict[str, Heard] = Field(default_factory=dict)
    later: tuple[str, ...] = Field(default=(), exclude=True)

    @property
    def formulation(self) -> Formulation:
        """The goal's own part."""
        own = {name: getattr(self, name) for name in Formulation.model_fields}
        return Formulation.model_construct(**own)
