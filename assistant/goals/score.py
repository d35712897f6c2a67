"""Goal attainment scores: the T-score over several goals, and what has become of one goal.

The steps come first. They are ranks: the way from step 1 to 2 need not be as long as that from 3 to 4, and a
T-score, which adds them up, says less than they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from assistant.errors import AnswerError

if TYPE_CHECKING:
    from assistant.goals.scale import AttainmentScale

LEVELS: Final = (-2, -1, 0, 1, 2)
"""What has been attained of a goal: 0 is the expected level, which is step 3."""

RHO: Final = Decimal("0.3")
"""The correlation assumed between the goals of one person, by convention."""

HIGHEST_RATING: Final = 3
LARGEST_WEIGHT: Final = Decimal(1_000_000)
_GOAL_STEP: Final = 3
_AS_EXPECTED: Final = Decimal(50)
_SPREAD: Final = Decimal(10)


@dataclass(frozen=True, slots=True)
class TScore:
    """A T-score and every number on the way to it; 50 is "as expected", 10 one standard deviation.

    A goal with weight 0 is listed and counts for nothing.
    """

    levels: tuple[int, ...]
    weights: tuple[Decimal, ...]
    rho: Decimal

    @property
    def products(self) -> tuple[Decimal, ...]:
        """w·x for each goal."""
        return tuple(weight * level for weight, level in zip(self.weights, self.levels, strict=True))

    @property
    def weighted_sum(self) -> Decimal:
        """Σ(w·x)."""
        return sum(self.products, start=Decimal(0))

    @property
    def sum_of_squares(self) -> Decimal:
        """Σw²."""
        return sum((weight * weight for weight in self.weights), start=Decimal(0))

    @property
    def sum_of_weights(self) -> Decimal:
        """Σw."""
        return sum(self.weights, start=Decimal(0))

    @property
    def variance(self) -> Decimal:
        """(1-ρ)·Σw² + ρ·(Σw)²: that of Σ(w·x), if each level has variance 1 and each pair correlation ρ."""
        return (1 - self.rho) * self.sum_of_squares + self.rho * self.sum_of_weights**2

    @property
    def t(self) -> Decimal:
        """50 + 10·Σ(w·x) / √((1-ρ)·Σw² + ρ·(Σw)²)."""
        return _AS_EXPECTED + _SPREAD * self.weighted_sum / self.variance.sqrt()

    @property
    def left_out(self) -> tuple[int, ...]:
        """The goals that a weight of zero drops, counted from 1."""
        return tuple(number for number, weight in enumerate(self.weights, start=1) if not weight)


@dataclass(frozen=True, slots=True)
class TChange:
    """The T-scores of the same goals at two times."""

    baseline: TScore
    achieved: TScore

    @property
    def difference(self) -> Decimal:
        """Achieved less baseline."""
        return self.achieved.t - self.baseline.t


def t_score(
    levels: Sequence[int], weights: Sequence[Decimal | int] | None = None, rho: Decimal = RHO
) -> TScore:
    """Score several goals of one person together.

    Source: T. J. Kiresuk & R. E. Sherman (1968), Goal attainment scaling: A general method for evaluating
    comprehensive community mental health programs. Community Mental Health Journal 4, 443-453. ``levels``
    are -2..2, ``weights`` 1 each unless given, ``rho`` from 0 up to but not including 1.

    Raises :class:`AnswerError`: ``no_levels``, ``level_unknown`` (level), ``weights_uneven`` (levels,
    weights: how many), ``weight_unusable`` (weight), ``weights_all_zero``, ``rho_outside`` (rho).
    """
    if not levels:
        raise AnswerError("no_levels")
    for level in levels:
        if level not in LEVELS:
            raise AnswerError("level_unknown", level=str(level))
    given = [Decimal(1)] * len(levels) if weights is None else [Decimal(weight) for weight in weights]
    if len(given) != len(levels):
        raise AnswerError("weights_uneven", levels=len(levels), weights=len(given))
    for weight in given:
        if not (weight.is_finite() and 0 <= weight <= LARGEST_WEIGHT):
            raise AnswerError("weight_unusable", weight=str(weight), limit=LARGEST_WEIGHT)
    if not any(given):
        raise AnswerError("weights_all_zero")
    if not (rho.is_finite() and 0 <= rho < 1):
        raise AnswerError("rho_outside", rho=str(rho))
    return TScore(tuple(levels), tuple(given), rho)


def t_change(
    baseline: Sequence[int],
    achieved: Sequence[int],
    weights: Sequence[Decimal | int] | None = None,
    rho: Decimal = RHO,
) -> TChange:
    """Score the same goals as they were and as they are; only goals that have both belong here.

    Raises :class:`AnswerError`: ``levels_uneven`` (baseline, achieved: how many), or what :func:`t_score`
    raises.
    """
    if len(baseline) != len(achieved):
        raise AnswerError("levels_uneven", baseline=len(baseline), achieved=len(achieved))
    return TChange(t_score(baseline, weights, rho), t_score(achieved, weights, rho))


def goal_weight(importance: int, difficulty: int) -> Decimal:
    """Return the weight of a goal from its importance and its difficulty, each rated 0-3.

    Raises :class:`AnswerError` ``outside_measure`` for another rating.
    """
    for rating in (importance, difficulty):
        if not 0 <= rating <= HIGHEST_RATING:
            raise AnswerError(
                "outside_measure", value=Decimal(rating), low=Decimal(0), high=Decimal(HIGHEST_RATING)
            )
    return Decimal(importance * difficulty)


class Change(StrEnum):
    """The general categories of change, whatever the goal is about."""

    REACHED = "reached"
    """A positive change, and the goal is reached; for a maintenance goal: it is kept."""

    IMPROVED = "improved"
    """A positive change; the goal is not reached."""

    NONE = "none"
    NEGATIVE = "negative"


def change_category(scale: AttainmentScale, baseline: Decimal, now: Decimal, *, maintain: bool) -> Change:
    """Say what has become of a goal, from the value agreed on at the beginning and the one measured now.

    Any better value is a positive change, also one that lies on the same step. A goal is reached on step 3
    or above, if the value is better than it was. A maintenance goal begins where it should be, so being on
    step 3 or above is all it asks; lower than that and worse than before is a negative change.

    Raises :class:`AnswerError` for a value the measure cannot take.
    """
    scale.bounds.check(baseline)
    reached = scale.step_for(now) >= _GOAL_STEP
    if maintain and reached:
        return Change.REACHED
    gained = now - baseline if scale.better == "higher" else baseline - now
    if gained < 0:
        return Change.NEGATIVE
    if gained == 0:
        return Change.NONE
    return Change.REACHED if reached else Change.IMPROVED
