"""Goals as the program itself writes them down as JSON, and reads them back as drafts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from pydantic import ValidationError

from assistant.dialogs.answers import LONGEST_WORDS
from assistant.documents.material import Material, told
from assistant.documents.model import with_texts
from assistant.documents.writers.signs import holdable
from assistant.errors import AnswerError, UsageError
from assistant.goals.goal import Formulation, Goal
from assistant.goals.scale import AttainmentScale, Step, make_scale

_NOT_TAKEN: Final = ("client_acceptance", "worker_acceptance", "scale")
"""A yes that was given elsewhere is no yes here; the steps are put together from their borders."""

_FROM_SHOW: Final = "answers"
_MOST_GOALS: Final = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """A goal that was read: what is said about it, and whose it is where the file says so."""

    said: Formulation
    alias: str | None = None


def goal_data(goal: Goal, alias: str) -> dict[str, Any]:
    """Return a goal as JSON values, with the same names as ``malsteg show --json`` uses."""
    said = told(goal)
    scale = said.attainment_scale
    return {
        "id": goal.id,
        "case": alias,
        "parent": goal.parent_id,
        "status": goal.status.value,
        "answers": said.model_dump(mode="json", exclude={"scale"}),
        "scale": None if scale is None else [_borders(step) for step in scale.steps],
        "step_words": None if scale is None else [step.words for step in scale.steps],
    }


def plan_data(material: Material) -> dict[str, Any]:
    """Return what the .json of a plan holds besides the document itself."""
    return {"goals": [goal_data(goal, material.alias) for goal in material.goals]}


def _borders(step: Step) -> dict[str, str | None]:
    return {
        "low": None if step.low is None else str(step.low),
        "high": None if step.high is None else str(step.high),
    }


# --- reading --------------------------------------------------------------------------------------


def read_json(text: str) -> Any:
    """Read JSON, or one object a line; several of these come back as a list.

    Raises :class:`UsageError` ``import_not_json`` (line).
    """
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as problem:
        first = problem.lineno if isinstance(problem, json.JSONDecodeError) else 1
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(json.loads(line))
        except (json.JSONDecodeError, RecursionError):
            raise UsageError("import_not_json", line=number if found else first) from None
    if not found:
        raise UsageError("import_not_json", line=first)
    return found


def is_own(value: Any) -> bool:
    """Say whether what was read is the program's own JSON."""
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and (_FROM_SHOW in first or "goals" in first)


def read_own(value: Any) -> tuple[Draft, ...]:
    """Make drafts of the program's own JSON. Raises :class:`UsageError` ``import_invalid`` (reason)."""
    rows = value if isinstance(value, list) else value.get("goals", [value])
    if not isinstance(rows, list) or len(rows) > _MOST_GOALS:
        raise UsageError("import_invalid", reason="goals")
    drafts = tuple(_draft(row) for row in rows)
    if not drafts:
        raise UsageError("import_empty")
    return drafts


def _draft(row: Any) -> Draft:
    if not isinstance(row, dict) or not isinstance(row.get(_FROM_SHOW), dict):
        raise UsageError("import_invalid", reason=_FROM_SHOW)
    answers = {name: value for name, value in row[_FROM_SHOW].items() if name not in _NOT_TAKEN}
    long = max((len(value) for value in answers.values() if isinstance(value, str)), default=0)
    if long > LONGEST_WORDS:
        raise UsageError("import_invalid", reason=f"{long} > {LONGEST_WORDS}")
    try:
        answers = with_texts(answers, holdable)
        said = Formulation.model_validate(answers)
        scale = _scale(row, said)
    except ValidationError as problem:
        raise UsageError("import_invalid", reason=finding(problem)) from None
    except AnswerError as problem:
        raise UsageError("import_invalid", reason=problem.code) from None
    except (ArithmeticError, KeyError, TypeError, ValueError):
        raise UsageError("import_invalid", reason="scale") from None
    alias = row.get("case")
    return Draft(said.model_copy(update={"scale": scale}), alias if isinstance(alias, str) else None)


def _scale(row: dict[str, Any], said: Formulation) -> AttainmentScale | None:
    """Put the steps together from their borders; described milestones need none."""
    steps, words = row.get("scale"), row.get("step_words") or [""] * 5
    measure, better = said.measure, said.better_way
    if not steps or measure is None or better is None or said.measure_kind == "state":
        return None
    made = tuple(
        Step(low=_border(step["low"]), high=_border(step["high"]), words=str(word))
        for step, word in zip(steps, words, strict=True)
    )
    return make_scale(measure.bounds, better, made)


def _border(value: Any) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        raise ValueError from None


def finding(problem: ValidationError) -> str:
    """Return a library's finding in one line: where, and what. Never the values that were read."""
    first = problem.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return " ".join(f"{place}: {first['msg']}".split())
