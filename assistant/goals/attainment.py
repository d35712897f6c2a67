"""What has come of goals: steps reached, change, and when the two are to meet next.

What each of the two sees is kept apart. Where a value was measured the scale says which step it is;
otherwise there are two answers, and they may differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.errors import AnswerError
from assistant.goals.follow_up import FollowUpAnswers
from assistant.goals.goal import Formulation, Goal, GoalStatus, Party
from assistant.goals.scale import GOAL_STEP
from assistant.goals.score import RHO, Change, TChange, change_category, goal_weight, t_change


def measured_step(agreed: Formulation, said: FollowUpAnswers) -> int | None:
    """Return the step, 1-5, that the measured value lies on; None if nothing was measured."""
    scale = agreed.attainment_scale
    if scale is None or said.value is None:
        return None
    try:
        return scale.step_for(said.value)
    except AnswerError:
        return None


def judged_step(said: FollowUpAnswers, party: Party) -> int | None:
    """Return the step that one of the two saw reached; None if they did not or could not say."""
    step = said.client_step if party is Party.CLIENT else said.worker_step
    return step if isinstance(step, int) else None


def steps_reached(agreed: Formulation, said: FollowUpAnswers) -> tuple[int, ...]:
    """Return the step reached: the measured one, else what the two saw, two steps where they differ."""
    measured = measured_step(agreed, said)
    if measured is not None:
        return (measured,)
    seen = {judged_step(said, party) for party in Party} - {None}
    return tuple(sorted(step for step in seen if step is not None))


def differ(agreed: Formulation, said: FollowUpAnswers) -> bool:
    """Say whether the two see different steps, or one of them another than was measured."""
    seen = {judged_step(said, party) for party in Party} | {measured_step(agreed, said)}
    return len(seen - {None}) > 1


def got_worse(agreed: Formulation, value: Decimal) -> bool:
    """Say whether a measured value is a negative change since the goal was agreed on."""
    scale, baseline = agreed.attainment_scale, agreed.baseline_level
    if scale is None or baseline is None:
        return False
    try:
        return change_category(scale, baseline, value, maintain=agreed.maintains) is Change.NEGATIVE
    except AnswerError:
        return False


def change(agreed: Formulation, said: FollowUpAnswers, party: Party) -> Change | None:
    """Say what has become of a goal since it was agreed on, from the value measured if there is one.

    Without one it is read off the step that ``party`` saw, so that the two may come to different answers.
    None if nothing can be said.
    """
    scale, baseline, start = agreed.attainment_scale, agreed.baseline_level, agreed.start_step
    if scale is None or baseline is None or start is None:
        return None
    if said.value is not None and measured_step(agreed, said) is not None:
        return change_category(scale, baseline, said.value, maintain=agreed.maintains)
    step = judged_step(said, party)
    if step is None:
        return None
    if agreed.maintains and step >= GOAL_STEP:
        return Change.REACHED
    if step == start:
        return Change.NONE
    if step < start:
        return Change.NEGATIVE
    return Change.REACHED if step >= GOAL_STEP else Change.IMPROVED


def next_meeting(goal: Goal) -> date | None:
    """Return the day on which the two have said they will look at a goal; None if there is none ahead of it.

    That is the follow-up date of the version that holds; after a follow-up of that version, the date they
    settled on then, or the one agreed on if it still lay ahead.
    """
    if goal.agreed is None or goal.closed:
        return None
    latest = goal.follow_ups[-1] if goal.follow_ups else None
    booked = goal.agreed.follow_up
    if latest is None or latest.version != goal.versions[-1].number:
        return booked
    return latest.answers.next_follow_up or (booked if booked is not None and booked > latest.day else None)


def due_day(goal: Goal) -> date | None:
    """Return the next day on which the two are to look at a goal; None for one closed or not agreed on.

    That is when they meet next or the deadline, whichever comes first; a deadline that had come at the
    latest follow-up was looked at then.
    """
    if goal.agreed is None or goal.closed:
        return None
    deadline = goal.agreed.deadline
    latest = goal.follow_ups[-1] if goal.follow_ups else None
    if latest is not None and latest.version == goal.versions[-1].number:
        deadline = deadline if deadline is not None and deadline > latest.day else None
    return min((day for day in (next_meeting(goal), deadline) if day is not None), default=None)


# --- several goals of one person ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CaseScore:
    """The T-scores of a person's goals at the beginning and at the latest follow-up of each.

    ``by`` holds one for each of the two: they are the same unless the two saw different steps of a goal
    that is not measured. ``counted`` are the ids of the goals in each, in order; a goal of weight 0 is
    among them and counts for nothing. ``left_out`` has not been followed up, or that one of the two could
    not say which step was reached.
    """

    by: Mapping[Party, TChange]
    counted: Mapping[Party, tuple[str, ...]]
    left_out: Mapping[Party, tuple[str, ...]]

    @property
    def agree(self) -> bool:
        """Whether the two come to the same scores."""
        return self.counted[Party.CLIENT] == self.counted[Party.WORKER] and (
            self.by.get(Party.CLIENT) == self.by.get(Party.WORKER)
        )


_NEVER_SCORED: Final = frozenset({GoalStatus.DRAFT})


def case_score(
    goals: Iterable[Goal], ratings: Mapping[str, tuple[int, int]] | None = None, rho: Decimal = RHO
) -> CaseScore:
    """Score a person's goals together: each at its start and at its latest follow-up.

    Every result is read on the scale of the version that it measured. ``ratings`` gives the importance and
    the difficulty of goals, each 0-3, by id; a goal's weight is their product, and if any goal counted has
    no ratings, every weight is 1. Drafts are passed over.

    Raises :class:`AnswerError` ``outside_measure`` for another rating, ``weights_all_zero``.
    """
    agreed = [goal for goal in goals if goal.status not in _NEVER_SCORED]
    by, counted, left_out = {}, {}, {}
    for party in Party:
        levels = {goal.id: _levels(goal, party) for goal in agreed}
        found = {goal_id: pair for goal_id, pair in levels.items() if pair is not None}
        counted[party] = tuple(found)
        left_out[party] = tuple(goal_id for goal_id in levels if goal_id not in found)
        if found:
            before, after = zip(*found.values(), strict=True)
            by[party] = t_change(before, after, _weights(tuple(found), ratings), rho)
    return CaseScore(by, counted, left_out)


def _levels(goal: Goal, party: Party) -> tuple[int, int] | None:
    """Return the levels, -2..2, of a goal at its start and at its latest follow-up."""
    if not goal.follow_ups:
        return None
    latest = goal.follow_ups[-1]
    agreed = goal.measured_by(latest)
    measured = measured_step(agreed, latest.answers)
    now = measured if measured is not None else judged_step(latest.answers, party)
    start = agreed.start_step
    return None if start is None or now is None else (start - GOAL_STEP, now - GOAL_STEP)


def _weights(
    goal_ids: tuple[str, ...], ratings: Mapping[str, tuple[int, int]] | None
) -> list[Decimal] | None:
    if ratings is None or any(goal_id not in ratings for goal_id in goal_ids):
        return None
    return [goal_weight(*ratings[goal_id]) for goal_id in goal_ids]
