"""What to take next: what is due again, then what is new, the least practised skills first.

Spaced repetition by FSRS (the library ``fsrs``), with its own parameters and without its random spread, so
that the same answers always give the same next exercise. The cards are made anew from the answers each time:
a few thousand take less than a breath, and there is no second copy of the truth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from assistant.practice.feedback import SKILLS, Outcome
from assistant.practice.progress import Answered, SkillState
from assistant.practice.tasks import AnyTask, FindFault, Repair, set_of

if TYPE_CHECKING:
    from fsrs import Card

SKILL_OF_SET: Final[Mapping[str, str]] = {
    "purpose-or-goal": "purpose_or_goal",
    "goal-or-intervention": "goal_or_intervention",
    "goal-kind": "goal_kind",
    "build-scale": "scale",
    "mend-scale": "scale",
    "follow-up": "follow_up",
}


def cards(answers: Iterable[Answered]) -> dict[str, Card]:
    """Return the card of each exercise that has been answered, as it stands after its latest answer."""
    from fsrs import Card, Rating, Scheduler

    ratings: Mapping[Outcome, Rating] = {
        "right": Rating.Good,
        "nearly": Rating.Hard,
        "not_yet": Rating.Again,
    }
    scheduler = Scheduler(enable_fuzzing=False)
    found: dict[str, Card] = {}
    for answer in sorted(answers, key=lambda each: each.at):
        # A card's number is otherwise taken from the clock.
        card = found.get(answer.task) or Card(card_id=len(found) + 1, due=answer.at)
        found[answer.task], _ = scheduler.review_card(card, ratings[answer.outcome], answer.at)
    return found


def next_tasks(
    tasks: Sequence[AnyTask],
    answers: Sequence[Answered],
    skills: Iterable[SkillState],
    now: datetime,
    count: int,
) -> tuple[AnyTask, ...]:
    """Return the exercises to take next, at most so many: due ones first, the longest overdue before others.

    New ones follow, of the skill with the fewest right answers so far, each skill in turn. When nothing is
    due and nothing new, those that will be due soonest.
    """
    known = cards(answers) if answers else {}
    here = {task.id: task for task in tasks}
    seen = sorted((name for name in known if name in here), key=lambda name: (known[name].due, name))
    due = [name for name in seen if known[name].due <= now]
    new = _new_in_turn([task for task in tasks if task.id not in known], skills)
    soon = [name for name in seen if known[name].due > now]
    order = [*(here[name] for name in due), *new, *(here[name] for name in soon)]
    return tuple(order[:count])


def _new_in_turn(tasks: Sequence[AnyTask], skills: Iterable[SkillState]) -> list[AnyTask]:
    """Take one new exercise of each skill in turn, the least mastered skill first."""
    right = {state.skill: state.right for state in skills}
    waiting: dict[str, list[AnyTask]] = {}
    for task in tasks:
        waiting.setdefault(main_skill(task), []).append(task)
    order = sorted(waiting, key=lambda skill: (right.get(skill, 0), SKILLS.index(skill)))
    turns = max((len(queue) for queue in waiting.values()), default=0)
    return [waiting[skill][turn] for turn in range(turns) for skill in order if turn < len(waiting[skill])]


def main_skill(task: AnyTask) -> str:
    """Return the skill an exercise is first of all about."""
    if isinstance(task, FindFault | Repair):
        from assistant.practice.faults import skill_of

        return skill_of(task.fault if isinstance(task, FindFault) else task.faults[0])
    return SKILL_OF_SET[set_of(task)]


def sets_by_task(tasks: Iterable[AnyTask]) -> dict[str, str]:
    """Return the set of each exercise, by its name."""
    return {task.id: set_of(task) for task in tasks}
