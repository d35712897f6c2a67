"""What is said about an answer: codes and parameters; the words stand in :mod:`assistant.wording`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from assistant.coach.criteria import Criterion

Outcome = Literal["right", "nearly", "not_yet"]

SKILLS: Final = (
    "specific",
    "measurable",
    "realistic",
    "time_bound",
    "purpose_or_goal",
    "goal_or_intervention",
    "goal_kind",
    "scale",
    "follow_up",
    "asking",
)
"""What is practised, in the order it is told: what can be seen of the criteria, then the rest."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say. ``params`` hold what was typed, texts of the exercise, codes and errors."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What has become of an answer, said at once.

    ``criteria`` is the coach's judgement of words that the trainee has written. ``skills`` says for each
    skill the exercise is about whether it was shown.
    """

    outcome: Outcome
    remarks: tuple[Remark, ...]
    skills: Mapping[str, bool]
    criteria: tuple[Criterion, ...] = ()
