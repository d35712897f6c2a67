"""What is wrong with five steps, as the rules of the scale see it, under the names that exercises use."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.coach.reading import read
from assistant.errors import AnswerError
from assistant.goals.scale import AttainmentScale, check_fits, check_steps
from assistant.practice.tasks import Flaw, MendScale

_FLAW_OF: Final[dict[str, Flaw]] = {
    "no_room_beyond": "no_room",
    "steps_clash": "overlap",
    "steps_gap": "gap",
    "step_outside_measure": "unreachable",
    "scale_end_open": "open_end",
    "expected_not_on_goal_step": "goal_elsewhere",
    "today_on_wrong_step": "today_elsewhere",
}


def flaw_of(task: MendScale, language: str, today: date) -> Flaw | None:
    """Return what is wrong with the steps of an exercise, None if nothing is.

    Two measures in one scale are told by the coach, from the steps' own words; the rest by the rules. An
    expected level that leaves no room comes first, since no steps can be made for it.
    """
    if counts_two_things(task, language, today):
        return "two_measures"
    problem = problem_of(task)
    return None if problem is None else _FLAW_OF.get(problem.code)


def problem_of(task: MendScale) -> AnswerError | None:
    """Return what the rules of the scale say against the steps of an exercise."""
    try:
        task.drafted()
        check_steps(task.bounds, task.way, task.drawn)
        scale = AttainmentScale(bounds=task.bounds, better=task.way, steps=task.drawn)
        check_fits(scale, task.baseline, task.span, maintain=task.keep)
    except AnswerError as problem:
        return problem
    return None


def counts_two_things(task: MendScale, language: str, today: date) -> bool:
    """Say whether the words of the steps hold amounts of more than one kind."""
    units = {
        (found.unit, found.noun.casefold() if found.unit == "count" else "")
        for step in task.steps
        if step.words is not None
        for found in read(step.words.words(language), language, today).quantities
    }
    return len(units) > 1
