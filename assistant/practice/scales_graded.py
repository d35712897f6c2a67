"""Scales that a trainee has made, mended or read, graded by the scale's own rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from assistant.errors import AnswerError
from assistant.goals.measure import Better, Span
from assistant.goals.scale import GOAL_STEP, AttainmentScale
from assistant.practice.asking import Said
from assistant.practice.feedback import Feedback, Outcome, Remark
from assistant.practice.labels import CANNOT_BE_SAID, CHANGES, FLAWS, STEP, option
from assistant.practice.tasks import CANNOT_SAY, BuildScale, MendScale, ScoreFollowUp

_UNEVEN: Final = 3
"""How many times larger than the goal step its neighbours may be before it is worth a word."""


def grade_build(task: BuildScale, said: Said, _language: str) -> Feedback:
    """Grade five steps made from today's level and the expected one."""
    outcome, remarks = _graded(task, said["starts"], task.span)
    shown = Remark("model_scale", {"scale": task.scale_from(list(task.model)), "baseline": task.baseline})
    return Feedback(
        outcome, (*remarks, shown, Remark("rule", {"rule": "scale"})), {"scale": outcome == "right"}
    )


def grade_mend(task: MendScale, said: Said, language: str) -> Feedback:
    """Grade which flaw was seen, and the steps without it."""
    chosen = said["flaw"]
    seen = chosen == task.flaw
    flaw = _compared(FLAWS, chosen, task.flaw)
    why = Remark("why", {"text": task.why.words(language)})
    steps, remarks = _graded(task, said["starts"], task.settled)
    outcome: Outcome = "not_yet"
    if seen and steps == "right":
        outcome = "right"
    elif seen or steps != "not_yet":
        outcome = "nearly"
    shown = Remark(
        "model_scale",
        {"scale": task.scale_from(list(task.model), task.settled), "baseline": task.baseline},
    )
    return Feedback(
        outcome,
        (flaw, why, *remarks, shown, Remark("rule", {"rule": "scale"})),
        {"scale": outcome == "right"},
    )


def _graded(
    task: BuildScale | MendScale, starts: list[Decimal], expected: Span
) -> tuple[Outcome, tuple[Remark, ...]]:
    try:
        scale = task.scale_from(starts, expected)
    except AnswerError as problem:
        return "not_yet", (Remark("scale_refused", {"starts": tuple(starts), "problem": problem}),)
    thoughts = tuple(_thoughts(task, scale))
    outcome: Outcome = "nearly" if thoughts else "right"
    return outcome, (Remark("scale_sound", {"starts": tuple(starts)}), *thoughts)


def _thoughts(task: BuildScale | MendScale, scale: AttainmentScale) -> Iterator[Remark]:
    """What a sound scale could do better."""
    ends = {Better.HIGHER: task.minimum, Better.LOWER: task.maximum}
    can_get_worse = task.baseline != ends[scale.better]
    if can_get_worse and not task.keep and scale.step_for(task.baseline) == 1:
        yield Remark("no_room_for_worse", {"value": task.baseline})
    sizes = {
        number: step.high - step.low + task.bounds.grain
        for number in (2, 3, 4)
        if (step := scale.step(number)).low is not None and step.high is not None
    }
    larger = [number for number in (2, 4) if sizes.get(number, 0) > _UNEVEN * sizes[GOAL_STEP]]
    if larger:
        yield Remark("uneven", {"number": larger[0]})


def _compared(labels: Mapping[Any, str], chosen: object, key: object) -> Remark:
    code = "choice_right" if chosen == key else "choice_other"
    return Remark(code, {"choice": option(labels, chosen), "key": option(labels, key)})


def grade_follow_up(task: ScoreFollowUp, said: Said, language: str) -> Feedback:
    """Grade which step was read off, and what was made of it."""
    step, change = said["step"], said.get("change")
    right = {"step": step == task.step, "change": change == task.change}
    outcome: Outcome = "right" if all(right.values()) else "not_yet"
    if outcome != "right" and task.step != CANNOT_SAY and step != CANNOT_SAY and any(right.values()):
        outcome = "nearly"
    remarks = [_compared({**STEP, CANNOT_SAY: CANNOT_BE_SAID}, step, task.step)]
    if task.value is not None and not right["step"]:
        reached = task.scale.step(task.step)
        remarks.append(Remark("value_lies_on", {"value": task.value, "held": reached, "number": task.step}))
    if change is not None and task.change is not None:
        remarks.append(_compared(CHANGES, change, task.change))
    remarks += [Remark("why", {"text": task.why.words(language)}), Remark("rule", {"rule": "follow_up"})]
    return Feedback(outcome, tuple(remarks), {"follow_up": outcome == "right"})
