"""Everything practice can say has its words, in every language, and the guide names every code."""

from __future__ import annotations

import ast
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

import assistant.practice
from assistant.i18n import LANGUAGES, Language
from assistant.practice.asking import Ask, asks_of
from assistant.practice.catalogue import read_exercises
from assistant.practice.feedback import SKILLS, Outcome
from assistant.practice.grading import grade
from assistant.practice.labels import ASKED
from assistant.practice.people import FACTS, Manner, Topic
from assistant.practice.progress import Mastery
from assistant.practice.tasks import KINDS, Aim, AnyTask, ChangeSeen, Fault, Flaw, Kind, Level, Part
from assistant.wording import practice as words
from assistant.wording.practice_problems import file_problem_text
from assistant.wording.problems import PROBLEMS

HERE = Path(assistant.practice.__file__).parent
TODAY = date(2027, 3, 1)


def said_by(maker: str, place: int) -> set[str]:
    """Every literal code that is given to a maker as its argument in a place."""
    found = set()
    for path in HERE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == maker:
                parts = ast.walk(node.args[place])
                found |= {part.value for part in parts if isinstance(part, ast.Constant)}
    return found


def test_every_remark_has_its_words() -> None:
    codes = said_by("Remark", 0)

    assert {"sound", "cannot_judge", "guessed"} <= codes
    assert codes - set(words.REMARKS) == {"rule", "why", "guessed"}
    assert {"guessed_today", "guessed_wanted", "still_there_unquoted", "came_in_unquoted"} <= set(
        words.REMARKS
    )


def answers(ask: Ask) -> list[object]:
    """Each choice, or a few things that somebody might type."""
    if ask.options:
        return [option.value for option in ask.options]
    if ask.name == "starts":
        return [[Decimal(value) for value in values] for values in ((1, 2, 3, 4), (2, 5, 7, 9), (9, 7, 5, 2))]
    return ["", "x", "Kim gets support and is never late"]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("task", [pytest.param(task, id=task.id) for task in read_exercises().tasks.values()])
def test_every_answer_to_every_exercise_is_met_with_words_and_never_a_bare_wrong(
    task: AnyTask, code: str
) -> None:
    asks = asks_of(task)
    for given in product(*map(answers, asks)):
        said = dict(zip((ask.name for ask in asks), given, strict=True))
        found = grade(task, said, code, TODAY)
        lines = [
            line
            for remark in found.remarks
            for line in words.remark_lines(Language(code), remark.code, remark.params, today=TODAY)
        ]
        assert len(lines) >= 2
        assert all(line.strip() for line in lines)
        assert not any("%(" in line or "{" in line for line in lines)
        assert found.outcome == "right" or not all(found.skills.values())


def test_every_code_of_a_file_problem_has_a_sentence() -> None:
    codes = said_by("FileProblem", 3)

    assert {"field_missing", "name_taken", "file_unreadable"} <= codes
    assert codes - set(PROBLEMS) == set()


def test_what_the_parts_are_called_is_complete() -> None:
    assert tuple(words.SKILLS) == SKILLS
    assert set(words.SETS) == set(KINDS)
    assert set(words.MANNERS) == set(get_args(Manner))
    assert tuple(words.FACTS) == FACTS
    assert set(words.MASTERY) == set(get_args(Mastery))
    assert set(words.OUTCOMES) == set(words.ASKED) == set(get_args(Outcome))
    assert all(message.strip() for message in ASKED.values())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_fault_and_every_sorting_has_a_rule(code: str) -> None:
    rules = [*get_args(Fault), "purpose_or_goal", "goal_or_intervention", "goal_kind", "scale", "follow_up"]
    said = [words.rule_of(Language(code), rule) for rule in rules]

    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("line", "field", "said"),
    [
        (3, "key", "own.toml, line 3, key: This is missing."),
        (3, "", "own.toml, line 3: This is missing."),
        (0, "key", "own.toml, key: This is missing."),
        (0, "", "own.toml: This is missing."),
    ],
)
def test_where_in_a_file_something_is(line: int, field: str, said: str) -> None:
    assert file_problem_text(Language("en"), "own.toml", line, field, "field_missing", {}, TODAY) == said


@pytest.mark.parametrize("kind", [Fault, Flaw, ChangeSeen, Level, Part, Kind, Aim, Manner, Topic])
def test_the_guide_names_every_code_a_file_may_hold(kind: object) -> None:
    guide = (HERE.parents[1] / "docs" / "practice.md").read_text(encoding="utf-8")

    assert [code for code in get_args(kind) if f"`{code}`" not in guide and f" {code}" not in guide] == []
    assert [name for name in KINDS if f"`{name}`" not in guide] == []
