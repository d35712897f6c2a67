"""From FHIR Goals, single or in a Bundle, to drafts to go on with in the conversation.

Only what a Goal says plainly becomes an answer. Nobody's name is taken: a patient's nickname, as this program
writes it, is taken for an alias, and any other name is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from pydantic import ValidationError

from assistant.dialogs.answers import LONGEST_WORDS
from assistant.documents.fhir import terms
from assistant.documents.own import Draft, finding
from assistant.documents.writers.signs import holdable
from assistant.errors import UsageError
from assistant.goals.goal import Action, Formulation
from assistant.goals.measure import LARGEST_VALUE, Span, TimeUnit
from assistant.i18n import LANGUAGES, Language
from assistant.wording.goal import life_area_text

_R5_ONLY: Final = frozenset({"source", "continuous", "acceptance", "outcome"})
_R4_ONLY: Final = frozenset({"expressedBy", "outcomeCode", "outcomeReference"})
_LONGEST: Final = LONGEST_WORDS
_HOURS: Final = {"h": TimeUnit.HOURS, "min": TimeUnit.MINUTES}

Resource = Mapping[str, Any]


def is_fhir(value: Any) -> bool:
    """Say whether what was read calls itself a FHIR resource."""
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and "resourceType" in first


def read_fhir(value: Any) -> tuple[Draft, ...]:
    """Make drafts of a Goal, a Bundle, or a list of either.

    The official library must find it valid, in R5 or else in R4B. Raises :class:`UsageError`:
    ``import_invalid`` (reason: the library's finding), ``import_empty``.
    """
    resources = [each for part in (value if isinstance(value, list) else [value]) for each in _opened(part)]
    goals = [(url, each) for url, each in resources if each.get("resourceType") == "Goal"]
    if not goals:
        raise UsageError("import_empty")
    beside = [each for _, each in resources if each.get("resourceType") != "Goal"]
    tasks = {url: each for url, each in resources if each.get("resourceType") == "Task"}
    alias = next(_aliases(beside), None)
    return tuple(Draft(_said(url, goal, beside, tasks), alias) for url, goal in goals)


def _opened(part: Any) -> Iterator[tuple[str, Resource]]:
    """Yield the resources of a Bundle with their addresses, or a resource by itself, each valid."""
    if not isinstance(part, dict) or part.get("resourceType") not in ("Bundle", "Goal"):
        raise UsageError("import_invalid", reason=f"resourceType: {str(_kind(part))[:40]}")
    valid = _valid(part)
    if valid["resourceType"] == "Goal":
        yield str(valid.get("id", "")), valid
        return
    for entry in valid.get("entry", ()):
        resource = entry.get("resource")
        if isinstance(resource, dict):
            yield (
                str(entry.get("fullUrl") or f"{resource.get('resourceType')}/{resource.get('id')}"),
                resource,
            )


def _kind(part: Any) -> object:
    return part.get("resourceType") if isinstance(part, dict) else type(part).__name__


def _valid(resource: dict[str, Any]) -> dict[str, Any]:
    """Return a resource that the official library finds valid in one of the versions."""
    first, other = _readers(resource)
    problem: ValidationError | None = None
    for read in (first, other):
        try:
            read(resource)
        except ValidationError as found:
            problem = problem or found
        except (RecursionError, TypeError, ValueError):
            raise UsageError("import_invalid", reason="FHIR") from None
        else:
            return resource
    assert problem is not None  # noqa: S101 - one of the two has found something
    raise UsageError("import_invalid", reason=finding(problem))


def _readers(resource: dict[str, Any]) -> tuple[Any, Any]:
    """Return the library's readers of both versions, the likelier first."""
    from fhir.resources import get_fhir_model_class
    from fhir.resources.R4B import get_fhir_model_class as get_r4b

    kind, entries = str(resource["resourceType"]), resource.get("entry")
    five, four = get_fhir_model_class(kind).model_validate, get_r4b(kind).model_validate
    goals = (
        [resource]
        if kind == "Goal"
        else [
            entry["resource"]
            for entry in (entries if isinstance(entries, list) else ())
            if isinstance(entry, dict) and isinstance(entry.get("resource"), dict)
        ]
    )
    older = any(_R4_ONLY & goal.keys() for goal in goals) and not any(
        _R5_ONLY & goal.keys() for goal in goals
    )
    return (four, five) if older else (five, four)


def _aliases(beside: list[Resource]) -> Iterator[str]:
    for resource in beside:
        if resource.get("resourceType") != "Patient":
            continue
        for name in resource.get("name", ()):
            if name.get("use") == "nickname" and name.get("text"):
                yield str(name["text"])


# --- one goal -------------------------------------------------------------------------------------


def _said(url: str, goal: Resource, beside: list[Resource], tasks: Mapping[str, Resource]) -> Formulation:
    answers: dict[str, Any] = {
        "what": _text(goal.get("description")),
        "wish": _wish(goal),
        "life_area": _life_area(goal),
        **_target(goal),
    }
    names = {url, f"Goal/{goal.get('id')}"}
    plans = [
        plan
        for plan in beside
        if plan.get("resourceType") == "CarePlan"
        and names & {ref.get("reference") for ref in plan.get("goal", ())}
    ]
    answers["purpose"] = next((_cut(plan["description"]) for plan in plans if plan.get("description")), None)
    answers["plan"] = tuple(part for plan in plans for part in _plan(plan, tasks)) or None
    if "expected" not in answers:
        answers |= _milestones(goal)
    try:
        return Formulation.model_validate(
            {name: value for name, value in answers.items() if value is not None}
        )
    except ValidationError as problem:
        raise UsageError("import_invalid", reason=finding(problem)) from None


def _cut(text: object) -> str | None:
    return holdable(str(text)).strip()[:_LONGEST] or None


def _text(concept: Any) -> str | None:
    """Return what a CodeableConcept says: its text, else what its first code is called."""
    if not isinstance(concept, dict):
        return None
    names = [concept.get("text"), *(coding.get("display") for coding in concept.get("coding", ()))]
    return next((_cut(name) for name in names if name), None)


def _wish(goal: Resource) -> str | None:
    """Return the first note: of ours, that is the client's own words."""
    return next((_cut(note["text"]) for note in goal.get("note", ()) if note.get("text")), None)


def _life_area(goal: Resource) -> str | None:
    """Return the part of life: a known one by its name in any of the languages, else the words."""
    from assistant.goals.case import LIFE_AREAS

    named = next((_text(category) for category in goal.get("category", ())), None)
    if named is None:
        return None
    known = {area for areas in LIFE_AREAS.values() for area in areas}
    for code in LANGUAGES:
        for area in known:
            if life_area_text(Language(code), area).casefold() == named.casefold():
                return area
    return named


def _target(goal: Resource) -> dict[str, Any]:
    """Return the deadline, and the expected level with what its unit says of the measure."""
    found: dict[str, Any] = {}
    for target in goal.get("target", ()):
        due = str(target.get("dueDate") or "")
        if len(due) == len("2027-04-15") and "deadline" not in found:
            found["deadline"] = date.fromisoformat(due)
        low, high, unit = _levels(target)
        if low is not None and high is not None and "expected" not in found:
            found["expected"] = Span(low=low, high=high)
            found |= _measure(unit)
    return found


def _levels(target: Resource) -> tuple[Decimal | None, Decimal | None, Resource]:
    quantity, span = target.get("detailQuantity"), target.get("detailRange")
    if isinstance(quantity, dict):
        value = _number(quantity)
        return value, value, quantity
    if isinstance(span, dict) and isinstance(span.get("low"), dict) and isinstance(span.get("high"), dict):
        return _number(span["low"]), _number(span["high"]), span["low"]
    if target.get("detailInteger") is not None:
        value = Decimal(int(target["detailInteger"]))
        return value, value, {}
    return None, None, {}


def _number(quantity: Resource) -> Decimal | None:
    try:
        value = Decimal(str(quantity["value"]))
    except (KeyError, InvalidOperation):
        return None
    if not value.is_finite() or abs(value) >= LARGEST_VALUE:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _measure(quantity: Resource) -> dict[str, Any]:
    """Return what the unit says of the measure; what is counted, and over which time, is asked for."""
    if quantity.get("system") != terms.UCUM:
        return {}
    code = quantity.get("code")
    if code == "%":
        return {"measure_kind": "percent"}
    return {"measure_kind": "duration", "time_unit": _HOURS[code]} if code in _HOURS else {}


def _milestones(goal: Resource) -> dict[str, Any]:
    """Return five described steps where a goal has no number to reach but all five in words."""
    texts: dict[int, str] = {}
    for extension in goal.get("extension", ()):
        if extension.get("url") != terms.GAS:
            continue
        parts = {part.get("url"): part for part in extension.get("extension", ())}
        level = parts.get("level", {}).get("valueCoding") or {}
        step = terms.STEP_OF_ANSWER.get(str(level.get("code")))
        text = parts.get("text", {}).get("valueString")
        if step is not None and text:
            texts[step] = holdable(str(text)).strip()[:_LONGEST]
    if len(texts) != len(terms.GAS_ANSWERS):
        return {}
    return {"measure_kind": "state", **{f"milestone_{step}": text for step, text in texts.items()}}


def _plan(plan: Resource, tasks: Mapping[str, Resource]) -> Iterator[Action]:
    for activity in plan.get("activity", ()):
        detail = activity.get("detail") or {}
        reference = (activity.get("plannedActivityReference") or {}).get("reference")
        task = tasks.get(str(reference)) or {}
        what = _cut(detail.get("description") or task.get("description") or _text(detail.get("code")) or "")
        if what is None:
            continue
        performers = [each.get("display") for each in detail.get("performer", ())]
        who = [*performers, (task.get("owner") or {}).get("display")]
        how_often = [detail.get("scheduledString"), *(note.get("text") for note in task.get("note", ()))]
        yield Action(
            what=what,
            who=", ".join(str(each) for each in who if each),
            how_often=", ".join(str(each) for each in how_often if each),
        )
