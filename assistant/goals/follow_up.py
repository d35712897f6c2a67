"""Follow-ups: what the two found when they looked at a goal again, and what they decided.

Setting a goal is its evaluation 1, the first follow-up evaluation 2. A follow-up belongs to the accepted
version that it measures. What has come of a goal is worked out in :mod:`assistant.goals.attainment`.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.errors import AnswerError
from assistant.goals.measure import _Frozen

FIRST_EVALUATION: Final = 2
"""Setting the goal is evaluation 1."""

CANNOT_SAY: Final = "cannot_say"

Judged = Annotated[int, Field(ge=1, le=5)] | Literal["cannot_say"]
"""The step, 1-5, that one of the two thinks was reached, or that they cannot say."""


class TimeEnough(StrEnum):
    """Whether there was time enough; ``ongoing`` while the deadline is still some way off."""

    YES = "yes"
    NO = "no"
    ONGOING = "ongoing"


class HowDone(StrEnum):
    """How far one part of the plan of action was carried out."""

    AS_PLANNED = "as_planned"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    CANNOT_SAY = "cannot_say"


class Decision(StrEnum):
    """What the two do with the goal after looking at it."""

    KEEP = "keep"
    ADJUST = "adjust"
    CLOSE = "close"


class Adjusting(StrEnum):
    """Which part of the goal is to be changed."""

    LEVEL = "level"
    MEASURE = "measure"
    WORDING = "wording"
    STEPS = "steps"
    TIME = "time"
    SEVERAL = "several"


class ClosingReason(StrEnum):
    """Why a goal is closed."""

    REACHED = "reached"
    NOT_WANTED = "not_wanted"
    OTHER = "other"


class Carried(_Frozen):
    """One part of the plan of action and how far it was carried out.

    ``what`` is the part as it stood in the plan; ``done`` of ``planned`` occasions where they were counted.
    More may have been done than was planned.
    """

    what: str
    how: HowDone
    done: int | None = Field(default=None, ge=0)
    planned: int | None = Field(default=None, ge=1)
    words: str = ""


def how_done(done: int, planned: int) -> HowDone:
    """Say in words how far so many of the planned occasions go."""
    if done >= planned:
        return HowDone.AS_PLANNED
    return HowDone.PARTLY if done else HowDone.NOT_DONE


class FollowUpAnswers(BaseModel):
    """Everything said at one follow-up; any part may still be open while it is going on.

    ``value`` is in the goal's own measure; of described milestones there is none, only what each of the two
    sees. ``fits``: whether the measured step fits with how the two see it; if not, each says how. Texts are
    the pair's own words as typed. Ratings run 0-10.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    day: date | None = None
    value: Decimal | None = None
    fits: bool | None = None
    client_step: Judged | None = None
    worker_step: Judged | None = None

    time_enough: TimeEnough | None = None
    carried: tuple[Carried, ...] | None = None
    helped: str | None = None
    hindered: str | None = None
    importance: int | None = Field(default=None, ge=0, le=10)
    worker_view: str | None = None

    decision: Decision | None = None
    adjusting: Adjusting | None = None
    closing_reason: ClosingReason | None = None
    closing_words: str | None = None
    next_follow_up: date | None = None

    @property
    def something_found(self) -> bool:
        """Whether there is a measured value, or a step that at least one of the two saw reached."""
        seen = (self.client_step, self.worker_step)
        return self.value is not None or any(isinstance(step, int) for step in seen)


class FollowUp(_Frozen):
    """A follow-up as it was held: evaluation number ``evaluation`` of the goal, against ``version`` of it.

    ``new_version`` is the version that both accepted in the same conversation, if they changed anything.
    ``held_at`` is an instant in UTC. Making one without a day, a finding or a decision is refused.
    """

    goal_id: str
    version: int = Field(ge=1)
    evaluation: int = Field(ge=FIRST_EVALUATION)
    answers: FollowUpAnswers
    new_version: int | None = None
    held_at: datetime

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.answers.day is None or self.answers.decision is None or not self.answers.something_found:
            raise AnswerError("nothing_found")
        return self

    @property
    def day(self) -> date:
        """The day that it is about."""
        assert self.answers.day is not None  # noqa: S101 - none is made without; tells the type checker so
        return self.answers.day

    @property
    def closes(self) -> bool:
        """Whether the two ended the goal."""
        return self.answers.decision is Decision.CLOSE
