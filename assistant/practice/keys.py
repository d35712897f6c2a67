"""Whether the key of an exercise is what the coach and the rules of the scale say themselves.

A supervisor who has written an exercise can have it looked at before a trainee meets it; the program's own
exercises are held to it by the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from assistant.coach.criteria import criteria_set
from assistant.coach.reading import read
from assistant.goals.score import change_category
from assistant.practice.faults import Looked, look, short_of
from assistant.practice.flaws import flaw_of
from assistant.practice.listening import heard_as
from assistant.practice.people import Client
from assistant.practice.tasks import (
    AnyTask,
    FindFault,
    GoalKind,
    GoalOrIntervention,
    MendScale,
    PurposeOrGoal,
    Repair,
    ScoreFollowUp,
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A key that the program does not come to by itself, in one language; ``code`` says which and how.

    ``name`` is the exercise's or the client's.
    """

    name: str
    language: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)


def doubts(task: AnyTask, language: str, today: date) -> tuple[Doubt, ...]:
    """Say what in an exercise the coach and the rules of the scale do not agree with."""
    check = _CHECKS.get(type(task))
    found = [] if check is None else list(check(task, language, today))
    return tuple(Doubt(task.id, language, code, params) for code, params in found)


def doubts_of_client(client: Client, language: str, today: date) -> tuple[Doubt, ...]:
    """Say which of a client's goals the coach finds something in, and which questions are heard as others."""
    found = []
    for goal in client.goal:
        looked = _looked(goal.statement.words(language), language, today)
        if looked.faults or short_of(looked.criteria):
            found.append(Doubt(client.id, language, "model_not_sound", {"seen": looked.faults}))
    for moment in client.moment:
        for ask in moment.ask:
            if heard_as(ask.text.words(language), moment.ask, language) is not ask:
                params = {"ask": ask.id, "moment": moment.id}
                found.append(Doubt(client.id, language, "ask_heard_otherwise", params))
    return tuple(found)


Found = Iterator[tuple[str, dict[str, object]]]


def _looked(text: str, language: str, today: date) -> Looked:
    return look(text, language, criteria_set(None, language), today)


def _find_fault(task: FindFault, language: str, today: date) -> Found:
    seen = _looked(task.statement.words(language), language, today).faults
    if task.fault not in seen:
        yield "fault_not_seen", {"fault": task.fault, "seen": seen}


def _repair(task: Repair, language: str, today: date) -> Found:
    seen = _looked(task.statement.words(language), language, today).faults
    for fault in task.faults:
        if fault not in seen:
            yield "fault_not_seen", {"fault": fault, "seen": seen}
    model = _looked(task.model.words(language), language, today)
    if short_of(model.criteria) or model.faults:
        yield "model_not_sound", {"seen": model.faults}


def _purpose_or_goal(task: PurposeOrGoal, language: str, today: date) -> Found:
    looked = _looked(task.statement.words(language), language, today)
    settled = looked.reading.measurable and not looked.reading.vague
    if task.key == "purpose" and (settled or looked.reading.time_bound):
        yield "purpose_can_be_measured", {}
    if task.key != "purpose" and (not settled or not looked.reading.time_bound):
        yield "goal_cannot_be_measured", {"seen": looked.faults}


def _goal_or_intervention(task: GoalOrIntervention, language: str, today: date) -> Found:
    seen = _looked(task.statement.words(language), language, today).faults
    if (task.key == "intervention") != ("activity" in seen):
        yield "part_seen_otherwise", {"key": task.key, "seen": seen}


def _goal_kind(task: GoalKind, language: str, today: date) -> Found:
    reading = read(task.statement.words(language), language, today)
    if (task.aim == "maintenance") != (reading.direction == "maintain"):
        yield "aim_seen_otherwise", {"aim": task.aim}
    of_staff = reading.activity or reading.staff_goal
    if of_staff != (task.kind in ("performance", "process")):
        yield "kind_seen_otherwise", {"kind": task.kind}


def _mend_scale(task: MendScale, language: str, today: date) -> Found:
    seen = flaw_of(task, language, today)
    if seen != task.flaw:
        yield "flaw_seen_otherwise", {"flaw": task.flaw, "seen": seen}


def _follow_up(task: ScoreFollowUp, language: str, today: date) -> Found:
    if task.value is not None:
        change = change_category(task.scale, task.baseline, task.value, maintain=task.keep)
        if change != task.change:
            yield "change_seen_otherwise", {"change": task.change, "seen": str(change)}
        return
    counted = read(task.note.words(language), language, today).quantities
    if any(found.of == task.maximum for found in counted):
        yield "note_can_be_scored", {}


_CHECKS: Final[dict[type[Any], Callable[[Any, str, date], Found]]] = {
    FindFault: _find_fault,
    Repair: _repair,
    PurposeOrGoal: _purpose_or_goal,
    GoalOrIntervention: _goal_or_intervention,
    GoalKind: _goal_kind,
    MendScale: _mend_scale,
    ScoreFollowUp: _follow_up,
}
