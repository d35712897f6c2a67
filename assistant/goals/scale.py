"""The five-step attainment scale: drafted, adjusted, impossible to hold unsound.

Source of the rules: Kiresuk & Sherman (1968), Goal Attainment Scaling, levels -2..+2; here steps 1..5,
one measure for all five, no value between two steps and none in two, the expected level on step 3.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final, Self

from pydantic import field_validator, model_validator

from assistant.errors import AnswerError
from assistant.goals.measure import Better, Bounds, Span, StateMeasure, _Frozen

STEPS: Final = (1, 2, 3, 4, 5)
GOAL_STEP: Final = 3
DEVELOPMENT_START_STEPS: Final = (1, 2)


class Step(_Frozen):
    """One step: the values that belong to it, both ends included; ``None`` is an open end."""

    low: Decimal | None
    high: Decimal | None
    words: str = ""

    def holds(self, value: Decimal) -> bool:
        """Say whether a measured value belongs to this step."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


class AttainmentScale(_Frozen):
    """Five steps on one measure, step 1 the furthest from the goal and step 5 beyond it.

    Making one raises :class:`AnswerError` inside pydantic's ``ValidationError`` when it would be
    unsound; use :func:`make_scale` to get the plain error, which names the two steps that clash.
    """

    bounds: Bounds
    better: Better
    steps: tuple[Step, ...]

    @field_validator("steps")
    @classmethod
    def _five(cls, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        if len(steps) != len(STEPS):
            raise AnswerError("five_steps_needed", found=len(steps))
        return steps

    @model_validator(mode="after")
    def _sound(self) -> Self:
        check_steps(self.bounds, self.better, self.steps)
        return self

    def step(self, number: int) -> Step:
        """Return step 1-5."""
        return self.steps[number - 1]

    def step_for(self, value: Decimal) -> int:
        """Return the step, 1-5, that a measured value reaches.

        Raises :class:`AnswerError` for a value the measure cannot take.
        """
        self.bounds.check(value)
        return next(number for number in STEPS if self.step(number).holds(value))

    def starting_at(self, number: int, first: Decimal) -> AttainmentScale:
        """Move the border below step ``number`` (2-5): ``first`` is its value nearest to step 1.

        The neighbour follows, so that no hole can appear. Raises :class:`AnswerError`: what
        :meth:`Bounds.check` refuses, or ``steps_clash`` when a step would be left without values.
        """
        self.bounds.check(first)
        steps = list(self.steps)
        below, here = steps[number - 2], steps[number - 1]
        if self.better is Better.HIGHER:
            steps[number - 2] = below.model_copy(update={"high": first - self.bounds.grain})
            steps[number - 1] = here.model_copy(update={"low": first})
        else:
            steps[number - 2] = below.model_copy(update={"low": first + self.bounds.grain})
            steps[number - 1] = here.model_copy(update={"high": first})
        return make_scale(self.bounds, self.better, tuple(steps))

    def first_value(self, number: int) -> Decimal | None:
        """Return the value of step ``number`` nearest to step 1; ``None`` where the step is open."""
        step = self.step(number)
        return step.low if self.better is Better.HIGHER else step.high

    def with_words(self, number: int, words: str) -> AttainmentScale:
        """Give step ``number`` the pair's own description."""
        steps = list(self.steps)
        steps[number - 1] = steps[number - 1].model_copy(update={"words": words})
        return self.model_copy(update={"steps": tuple(steps)})


def make_scale(bounds: Bounds, better: Better, steps: tuple[Step, ...]) -> AttainmentScale:
    """Make a scale, raising the plain :class:`AnswerError` when it would be unsound."""
    if len(steps) != len(STEPS):
        raise AnswerError("five_steps_needed", found=len(steps))
    check_steps(bounds, better, steps)
    return AttainmentScale(bounds=bounds, better=better, steps=steps)


def rebuild(scale: AttainmentScale, starts: list[Decimal]) -> AttainmentScale:
    """Move all borders at once: ``starts`` are the values of steps 2-5 nearest to step 1.

    Raises :class:`AnswerError`: ``four_starts_needed`` or what makes the steps unsound.
    """
    if len(starts) != len(STEPS) - 1:
        raise AnswerError("four_starts_needed", found=len(starts))
    for start in starts:
        scale.bounds.check(start)
    rising = scale.better is Better.HIGHER
    grain = scale.bounds.grain if rising else -scale.bounds.grain
    outermost, innermost = scale.steps[0], scale.steps[-1]
    firsts = [outermost.low if rising else outermost.high, *starts]
    lasts = [*(start - grain for start in starts), innermost.high if rising else innermost.low]
    steps = tuple(
        Step(low=first if rising else last, high=last if rising else first, words=step.words)
        for step, first, last in zip(scale.steps, firsts, lasts, strict=True)
    )
    return make_scale(scale.bounds, scale.better, steps)


def check_steps(bounds: Bounds, better: Better, steps: tuple[Step, ...]) -> None:
    """Refuse steps with a hole, an overlap, an impossible value, or in the wrong order.

    Raises :class:`AnswerError`: ``step_outside_measure`` (step, value), ``scale_end_open`` (step, value),
    or ``steps_clash`` / ``steps_gap`` (step, other: the two that do not meet).
    """
    rising = list(enumerate(steps, start=1))
    if better is Better.LOWER:
        rising.reverse()
    for number, step in rising:
        _check_values(bounds, number, step)
    _check_ends(bounds, rising)
    for (number, step), (other, following) in pairwise(rising):
        pair = {"step": min(number, other), "other": max(number, other)}
        if step.high is None or following.low is None or following.low <= step.high:
            raise AnswerError("steps_clash", **pair)
        if following.low != step.high + bounds.grain:
            raise AnswerError("steps_gap", **pair)


def _check_values(bounds: Bounds, number: int, step: Step) -> None:
    if step.low is not None and step.high is not None and step.low > step.high:
        raise AnswerError("steps_clash", step=min(number, 4), other=min(number, 4) + 1)
    for value in (step.low, step.high):
        if value is not None:
            try:
                bounds.check(value)
            except AnswerError as problem:
                raise AnswerError("step_outside_measure", step=number, value=value) from problem


def _check_ends(bounds: Bounds, rising: list[tuple[int, Step]]) -> None:
    """The lowest step must begin, and the highest end, where the measure does."""
    lowest, highest = rising[0], rising[-1]
    if lowest[1].low != bounds.minimum:
        raise AnswerError("scale_end_open", step=lowest[0], value=bounds.minimum)
    if highest[1].high != bounds.maximum:
        raise AnswerError("scale_end_open", step=highest[0], value=bounds.maximum)


def check_fits(scale: AttainmentScale, baseline: Decimal, expected: Span, *, maintain: bool) -> None:
    """Refuse a scale whose goal step is not the expected level, or where today stands too high.

    Today belongs on step 1 or 2 for a development goal and on step 3 for a maintenance goal. Raises
    :class:`AnswerError`: ``expected_not_on_goal_step`` or ``today_on_wrong_step``.
    """
    goal = scale.step(GOAL_STEP)
    if not (goal.holds(expected.low) and goal.holds(expected.high)):
        raise AnswerError("expected_not_on_goal_step", low=expected.low, high=expected.high)
    today = scale.step_for(baseline)
    if today not in ((GOAL_STEP,) if maintain else DEVELOPMENT_START_STEPS):
        raise AnswerError("today_on_wrong_step", step=today, maintain=maintain)


def milestone_scale(measure: StateMeasure) -> AttainmentScale:
    """Make the scale of a state reached through described milestones: one value a step."""
    steps = tuple(
        Step(low=Decimal(number), high=Decimal(number), words=words)
        for number, words in zip(STEPS, measure.milestones, strict=True)
    )
    return make_scale(measure.bounds, Better.HIGHER, steps)
