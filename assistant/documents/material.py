"""What a document is made from: one person's goals, and who hands them over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.goals.goal import Formulation, Goal
from assistant.goals.handing_over import StatusChoice
from assistant.goals.measurements import Entry, Series


@dataclass(frozen=True, slots=True)
class Notes:
    """Repeated measures of a goal: what was to be noted, and what was."""

    series: Series
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """One person's goals in the order in which they are told, sub-goals after the goal they belong to.

    ``notes`` are the repeated measures by the id of the goal. ``status`` is what is chosen for a status;
    ``weeks`` how many weeks a note sheet has room for. ``practice``: it is only for practice.
    """

    alias: str
    goals: tuple[Goal, ...]
    today: date
    worker: str = ""
    notes: Mapping[str, Notes] = field(default_factory=dict)
    status: StatusChoice = field(default_factory=StatusChoice)
    weeks: int = 2
    practice: bool = False


def told(goal: Goal) -> Formulation:
    """Return what a document tells of a goal: the version that holds, else the draft."""
    return goal.agreed or goal.latest


def by_purpose(goals: tuple[Goal, ...]) -> list[tuple[str, list[Goal]]]:
    """Return the goals under each purpose, in the order in which the purposes come."""
    found: dict[str, list[Goal]] = {}
    for goal in goals:
        found.setdefault((told(goal).purpose or "").strip(), []).append(goal)
    return list(found.items())
