"""Drafting the five steps from measure, baseline and expected level.

The arithmetic is done in whole grains on a line where higher is better; a decrease is that line
mirrored. The rules and their order of weight:

1. the expected level is step 3 and today's level is on step 1 or 2 (on 2 where things can get worse),
   on step 3 for a maintenance goal;
2. every step has at least one possible value, and together they cover the measure;
3. steps are of roughly equal size, the outermost taking what is left over.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.errors import AnswerError
from assistant.goals.measure import Better, Bounds, Span
from assistant.goals.scale import AttainmentScale, Step, make_scale

STEPS_BEYOND: Final = 2
"""Steps on either side of the goal step; each needs room for at least one value."""


@dataclass(frozen=True)
class _Line:
    """A measure as whole grains, turned so that higher is better."""

    bounds: Bounds
    better: Better

    def grains(self, value: Decimal) -> int:
        return self._turned(int(value.scaleb(self.bounds.decimals)))

    def value(self, grains: int) -> Decimal:
        return Decimal(self._turned(grains)).scaleb(-self.bounds.decimals)

    @property
    def worst(self) -> int | None:
        end = self.bounds.minimum if self.better is Better.HIGHER else self.bounds.maximum
        return None if end is None else self.grains(end)

    @property
    def best(self) -> int | None:
        end = self.bounds.maximum if self.better is Better.HIGHER else self.bounds.minimum
        return None if end is None else self.grains(end)

    def _turned(self, grains: int) -> int:
        return grains if self.better is Better.HIGHER else -grains


def direction_of(baseline: Decimal, expected: Span) -> Better:
    """Read from two levels which way is better.

    Raises :class:`AnswerError` ``already_there`` when today lies within the expected level.
    """
    if baseline < expected.low:
        return Better.HIGHER
    if baseline > expected.high:
        return Better.LOWER
    raise AnswerError("already_there", baseline=baseline, low=expected.low, high=expected.high)


def draft_scale(
    bounds: Bounds,
    baseline: Decimal,
    expected: Span,
    *,
    better: Better | None = None,
    maintain: bool = False,
) -> AttainmentScale:
    """Propose five steps.

    ``better`` is read from baseline and expected level where it is not given; for a maintenance goal
    it is then taken to be higher. A single expected number is the least that counts as the goal: step 3
    begins there and is widened to the size of its neighbours where the measure leaves room.

    Raises :class:`AnswerError`: what :meth:`Bounds.check` refuses, ``range_reversed``, ``already_there``,
    ``wrong_way``, ``today_outside_goal``, ``no_room_beyond``, ``no_room_before`` or ``measure_too_narrow``.
    """
    for value in (baseline, expected.low, expected.high):
        bounds.check(value)
    if expected.low > expected.high:
        raise AnswerError("range_reversed", low=expected.low, high=expected.high)
    if better is None:
        better = Better.HIGHER if maintain else direction_of(baseline, expected)
    line = _Line(bounds, better)
    today = line.grains(baseline)
    near, far = sorted((line.grains(expected.low), line.grains(expected.high)))
    _check_levels(line, today, near, far, maintain=maintain, expected=expected, baseline=baseline)
    single = near == far
    if maintain:
        starts = _maintenance_starts(line, near, far, single=single)
    else:
        starts = _development_starts(line, today, near, far, single=single)
    return _scale_from(line, starts)


def _check_levels(
    line: _Line, today: int, near: int, far: int, *, maintain: bool, expected: Span, baseline: Decimal
) -> None:
    levels = {"low": expected.low, "high": expected.high, "baseline": baseline, "better": line.better}
    if maintain:
        if not near <= today <= far:
            raise AnswerError("today_outside_goal", **levels)
    elif near <= today <= far:
        raise AnswerError("already_there", **levels)
    elif today > far:
        raise AnswerError("wrong_way", **levels)
    # The range of expected levels that leaves two steps on either side of step 3.
    least = None if line.worst is None else line.worst + STEPS_BEYOND
    most = None if line.best is None else line.best - STEPS_BEYOND
    beyond = most is not None and far > most
    before = least is not None and near < least
    if (beyond or before) and not _any_room(today, least, most, maintain=maintain):
        raise AnswerError("measure_too_narrow", **levels)
    if most is not None and beyond:
        raise AnswerError(
            "no_room_beyond", limit=line.value(most), end=line.value(most + STEPS_BEYOND), **levels
        )
    if least is not None and before:
        raise AnswerError("no_room_before", limit=line.value(least), **levels)


def _any_room(today: int, least: int | None, most: int | None, *, maintain: bool) -> bool:
    """Whether some expected level would do, today being where it is."""
    if maintain:
        return (least is None or least <= today) and (most is None or today <= most)
    nearest = today + 1 if least is None else max(today + 1, least)
    return most is None or nearest <= most


def _development_starts(line: _Line, today: int, near: int, far: int, *, single: bool) -> list[int]:
    """Return the first grain of steps 2, 3, 4 and 5."""
    if today == line.worst:
        second = today + _half(near - today)
    else:
        # Today on step 2, so that getting worse shows. As wide as the goal step if that reaches today.
        size = near - today if single else far - near + 1
        second = min(today, near - size)
        second = second if line.worst is None else max(second, line.worst + 1)
    below = near - second
    if single:
        far = near + _widened(line, near, below) - 1
    fourth = far + 1
    return [second, near, fourth, fourth + _inner_size(line.best, far, max(below, far - near + 1))]


def _maintenance_starts(line: _Line, near: int, far: int, *, single: bool) -> list[int]:
    """Return the first grain of steps 2, 3, 4 and 5, step 3 holding today."""
    if single:
        # Two steps and half of the goal step on either side: a side of n grains allows 2n/5 a step.
        sides = [abs(end - near) for end in (line.worst, line.best) if end is not None]
        size = max(1, min(sides, default=1) * 2 // 5)
        near -= (size - 1) // 2
        far = near + size - 1
    size = far - near + 1
    second = near - _inner_size(line.worst, near, size)
    fourth = far + 1
    return [second, near, fourth, fourth + _inner_size(line.best, far, size)]


def _widened(line: _Line, near: int, below: int) -> int:
    """How many grains step 3 takes from a single expected number."""
    if line.best is None:
        return below
    return min(below, _third(line.best - near + 1))


def _inner_size(end: int | None, edge: int, wanted: int) -> int:
    """The size of step 2 or 4: as wanted, but leaving the outer step its share before the end."""
    return wanted if end is None else min(wanted, _half(abs(end - edge)))


def _half(grains: int) -> int:
    return -(-grains // 2)


def _third(grains: int) -> int:
    return -(-grains // 3)


def _scale_from(line: _Line, starts: list[int]) -> AttainmentScale:
    lows: list[int | None] = [line.worst, *starts]
    highs: list[int | None] = [*(start - 1 for start in starts), line.best]
    steps = []
    for low, high in zip(lows, highs, strict=True):
        ends = [None if end is None else line.value(end) for end in (low, high)]
        if line.better is Better.LOWER:
            ends.reverse()
        steps.append(Step(low=ends[0], high=ends[1]))
    return make_scale(line.bounds, line.better, tuple(steps))
