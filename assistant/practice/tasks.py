"""The exercises as data: eight kinds, each with what it shows, what is asked, and the key.

A set is a kind of exercise; a file adds exercises to one set. What a key may say is closed (``Literal``), so
that a slip in a file is found when it is read and not when a trainee meets it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from assistant.errors import AnswerError
from assistant.goals.measure import Better, Bounds, Span
from assistant.goals.scale import AttainmentScale, Step, check_fits, rebuild
from assistant.goals.scale_draft import direction_of, draft_scale
from assistant.practice.spoken import Data, Spoken

Fault = Literal[
    "vague",
    "no_amount",
    "no_comparison",
    "avoidance",
    "activity",
    "multiple",
    "all_or_nothing",
    "long_way",
    "no_day",
]
"""What can be wrong with a statement; each is something the coach finds by itself."""

Level = Literal["purpose", "goal", "sub_goal"]
Part = Literal["goal", "intervention"]
Kind = Literal["result", "performance", "behaviour", "learning", "process"]
Aim = Literal["development", "maintenance"]
Flaw = Literal[
    "overlap",
    "gap",
    "two_measures",
    "no_room",
    "unreachable",
    "goal_elsewhere",
    "today_elsewhere",
    "open_end",
]
"""What can be wrong with five steps; each is something the rules of the scale refuse."""

ChangeSeen = Literal["reached", "improved", "none", "negative"]
CANNOT_SAY: Final = 0
"""In place of a step: what was measured does not tell which."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Task(Data):
    """What every exercise has: a name of its own, and what the trainee is told beforehand."""

    id: Name
    situation: Spoken | None = None


class FindFault(Task):
    """Which fault weighs most in a statement, and why."""

    statement: Spoken
    fault: Fault
    why: Spoken


class Repair(Task):
    """A faulty goal to word anew; ``model`` is one good way among many."""

    situation: Spoken
    statement: Spoken
    faults: tuple[Fault, ...] = Field(min_length=1)
    model: Spoken


class PurposeOrGoal(Task):
    """A direction, a goal on the way there, or one small step of a goal."""

    statement: Spoken
    key: Level
    why: Spoken


class GoalOrIntervention(Task):
    """How things are to be for the person, or what is done to get there."""

    statement: Spoken
    key: Part
    why: Spoken


class GoalKind(Task):
    """Which kind of goal, and whether it changes something or keeps it."""

    statement: Spoken
    kind: Kind
    aim: Aim
    why: Spoken


class _OnAMeasure(Task):
    """A measure with its ends, today's level and the expected one; ``counted`` says what the values are."""

    situation: Spoken
    counted: Spoken
    minimum: Decimal | None = Decimal(0)
    maximum: Decimal | None = None
    decimals: int = Field(default=0, ge=0, le=2)
    baseline: Decimal
    expected: tuple[Decimal, Decimal]
    keep: bool = False
    better: Better | None = None

    @property
    def bounds(self) -> Bounds:
        """The values the measure can take."""
        return Bounds(minimum=self.minimum, maximum=self.maximum, decimals=self.decimals)

    @property
    def span(self) -> Span:
        """The expected level."""
        return Span(low=self.expected[0], high=self.expected[1])

    @property
    def way(self) -> Better:
        """Which way along the measure is towards the goal."""
        if self.better is not None:
            return self.better
        return Better.HIGHER if self.keep else direction_of(self.baseline, self.span)

    def drafted(self, expected: Span | None = None) -> AttainmentScale:
        """Return the steps the program would propose; raises :class:`AnswerError` where there are none."""
        return draft_scale(
            self.bounds, self.baseline, expected or self.span, better=self.better, maintain=self.keep
        )

    def scale_from(self, starts: list[Decimal], expected: Span | None = None) -> AttainmentScale:
        """Return steps that begin where ``starts`` say; raises :class:`AnswerError` if unsound."""
        scale = rebuild(self.drafted(expected), starts)
        check_fits(scale, self.baseline, expected or self.span, maintain=self.keep)
        return scale


Starts = tuple[Decimal, Decimal, Decimal, Decimal]
"""Where steps 2, 3, 4 and 5 begin, coming from step 1."""


class BuildScale(_OnAMeasure):
    """Five steps to make from today's level and the expected one; ``model`` is one good way."""

    model: Starts

    @model_validator(mode="after")
    def _model_is_sound(self) -> Self:
        self.scale_from(list(self.model))
        return self


class DrawnStep(Data):
    """A step as somebody has written it down, sound or not; ``words`` stand in place of the numbers."""

    low: Decimal | None = None
    high: Decimal | None = None
    words: Spoken | None = None


class MendScale(_OnAMeasure):
    """Five steps with a flaw: which is it, and how would they be without it?

    ``mended_expected`` is what the pair settles on instead, where the expected level is what was wrong.
    """

    steps: tuple[DrawnStep, DrawnStep, DrawnStep, DrawnStep, DrawnStep]
    flaw: Flaw
    why: Spoken
    mended_expected: tuple[Decimal, Decimal] | None = None
    model: Starts

    @property
    def settled(self) -> Span:
        """The expected level of the mended scale."""
        low, high = self.mended_expected or self.expected
        return Span(low=low, high=high)

    @property
    def drawn(self) -> tuple[Step, ...]:
        """The steps as the rules of the scale look at them."""
        return tuple(Step(low=step.low, high=step.high) for step in self.steps)

    @model_validator(mode="after")
    def _model_is_sound(self) -> Self:
        self.scale_from(list(self.model), self.settled)
        return self


class ScoreFollowUp(_OnAMeasure):
    """Which step was reached, and what kind of change is it? ``note`` is what was written down since."""

    starts: Starts
    note: Spoken
    value: Decimal | None = None
    step: int = Field(ge=CANNOT_SAY, le=5)
    change: ChangeSeen | None = None
    why: Spoken

    @property
    def scale(self) -> AttainmentScale:
        """The five steps that were agreed on."""
        return self.scale_from(list(self.starts))

    @model_validator(mode="after")
    def _key_fits(self) -> Self:
        scale = self.scale
        if (self.value is None) != (self.step == CANNOT_SAY) or (self.value is None) != (self.change is None):
            raise AnswerError("value_and_step_disagree")
        if self.value is not None and scale.step_for(self.value) != self.step:
            raise AnswerError("step_is_another", step=scale.step_for(self.value))
        return self


AnyTask = (
    FindFault
    | Repair
    | PurposeOrGoal
    | GoalOrIntervention
    | GoalKind
    | BuildScale
    | MendScale
    | ScoreFollowUp
)

KINDS: Final[dict[str, type[AnyTask]]] = {
    "find-fault": FindFault,
    "repair": Repair,
    "purpose-or-goal": PurposeOrGoal,
    "goal-or-intervention": GoalOrIntervention,
    "goal-kind": GoalKind,
    "build-scale": BuildScale,
    "mend-scale": MendScale,
    "follow-up": ScoreFollowUp,
}
"""The sets by the names they have in files and on the command line, in the order one takes them."""


def set_of(task: AnyTask) -> str:
    """Return the name of the set an exercise belongs to."""
    return next(name for name, kind in KINDS.items() if type(task) is kind)
