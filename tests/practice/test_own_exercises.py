"""The program's own exercises: complete in three languages, each key what coach and rules say themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import BaseModel

from assistant.i18n import LANGUAGES
from assistant.practice.asking import asks_of
from assistant.practice.catalogue import read_exercises
from assistant.practice.grading import grade
from assistant.practice.keys import doubts
from assistant.practice.spoken import Spoken
from assistant.practice.tasks import (
    KINDS,
    AnyTask,
    BuildScale,
    FindFault,
    GoalKind,
    GoalOrIntervention,
    MendScale,
    PurposeOrGoal,
    Repair,
    ScoreFollowUp,
    set_of,
)

TODAY = date(2027, 3, 1)
EXERCISES = read_exercises()
TASKS = [pytest.param(task, id=task.id) for task in EXERCISES.tasks.values()]

PROMISED = {
    "find-fault": 12,
    "repair": 12,
    "purpose-or-goal": 10,
    "goal-or-intervention": 10,
    "goal-kind": 10,
    "build-scale": 6,
    "mend-scale": 8,
    "follow-up": 6,
}


def texts(data: object, at: str = "") -> Iterator[tuple[str, Spoken]]:
    """Every text of an exercise, with where it stands."""
    if isinstance(data, Spoken):
        yield at, data
    elif isinstance(data, BaseModel):
        for name in type(data).model_fields:
            yield from texts(getattr(data, name), f"{at}.{name}")
    elif isinstance(data, tuple):
        for number, part in enumerate(data):
            yield from texts(part, f"{at}[{number}]")


def right_answers(task: AnyTask, language: str) -> dict[str, object]:
    """What somebody answers who knows."""
    match task:
        case FindFault():
            return {"fault": task.fault}
        case Repair():
            return {"statement": task.model.words(language)}
        case PurposeOrGoal():
            return {"level": task.key}
        case GoalOrIntervention():
            return {"part": task.key}
        case GoalKind():
            return {"kind": task.kind, "aim": task.aim}
        case BuildScale():
            return {"starts": list(task.model)}
        case MendScale():
            return {"flaw": task.flaw, "starts": list(task.model)}
        case ScoreFollowUp():
            return {"step": task.step, "change": task.change}


def test_every_set_is_as_large_as_promised_and_nothing_in_the_files_is_wrong() -> None:
    assert EXERCISES.problems == ()
    assert list(KINDS) == list(PROMISED)
    short = {name: len(EXERCISES.of_set(name)) for name in PROMISED}
    assert {name: count for name, count in short.items() if count < PROMISED[name]} == {}


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coach_and_the_rules_of_the_scale_come_to_every_key_themselves(
    task: AnyTask, language: str
) -> None:
    assert doubts(task, language, TODAY) == ()


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2028, 2, 29)])
def test_the_keys_hold_on_any_day(day: date) -> None:
    found = [
        doubt for task in EXERCISES.tasks.values() for code in LANGUAGES for doubt in doubts(task, code, day)
    ]
    assert found == []


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_knows_is_told_so_and_why(task: AnyTask, language: str) -> None:
    found = grade(task, right_answers(task, language), language, TODAY)

    assert found.outcome == "right"
    assert found.skills
    assert all(found.skills.values())
    codes = {remark.code for remark in found.remarks}
    assert codes & {"why", "model", "model_scale"}
    assert "rule" in codes or set_of(task) == "repair"


@pytest.mark.parametrize("task", TASKS)
def test_every_text_is_there_in_each_language_and_is_not_copied_from_another(task: AnyTask) -> None:
    found = dict(texts(task))

    assert found
    for at, text in found.items():
        assert text.en not in (text.sv, text.da), (task.id, at)
        # Straight quotation marks belong to no language here, and English has its own pair.
        assert not any('"' in words for words in (text.sv, text.da, text.en)), (task.id, at)
        assert text.en.count("“") == text.en.count("”"), (task.id, at)
        assert "“" not in text.sv + text.da, (task.id, at)


def test_swedish_and_danish_are_the_same_only_where_they_are() -> None:
    same = {text.sv for task in EXERCISES.tasks.values() for _, text in texts(task) if text.sv == text.da}

    assert same == {"Alice får en kontaktperson.", "Går 3 km om dagen", "Går 5 km om dagen"}


@pytest.mark.parametrize("task", TASKS)
def test_something_is_asked_in_every_exercise(task: AnyTask) -> None:
    asks = asks_of(task)

    assert asks
    for ask in asks:
        assert ask.wording.strip()
        assert len(ask.options) != 1


def test_every_fault_flaw_and_kind_of_goal_is_met_somewhere() -> None:
    faults = {task.fault for task in EXERCISES.of_set("find-fault") if isinstance(task, FindFault)}
    mended = {
        fault for task in EXERCISES.of_set("repair") if isinstance(task, Repair) for fault in task.faults
    }
    flaws = {task.flaw for task in EXERCISES.of_set("mend-scale") if isinstance(task, MendScale)}
    kinds = {(task.kind, task.aim) for task in EXERCISES.of_set("goal-kind") if isinstance(task, GoalKind)}

    assert len(faults) == 9
    assert len(mended) == 9
    assert len(flaws) == 8
    assert {kind for kind, _ in kinds} == {"result", "performance", "behaviour", "learning", "process"}
    assert {aim for _, aim in kinds} == {"development", "maintenance"}
