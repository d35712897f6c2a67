"""From goals to a FHIR Bundle, validated by the official library before anything is written.

Nobody is named in it but by the alias: the patient has no identifier, no birth date and no address, and the
caseworker no name unless it was given for this document.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from assistant.documents.builders.parts import Writing
from assistant.documents.fhir import terms
from assistant.documents.material import Material, told
from assistant.goals.attainment import change, judged_step, measured_step
from assistant.goals.follow_up import ClosingReason, FollowUp
from assistant.goals.goal import Action, Formulation, Goal, GoalStatus, Party
from assistant.goals.measure import DurationMeasure, Measure, PercentMeasure, Span
from assistant.goals.scale import STEPS
from assistant.goals.score import Change
from assistant.i18n import N_, Language
from assistant.wording.goal import acceptance_text, life_area_text

R5: Final = "r5"
R4B: Final = "r4b"
VERSIONS: Final = (R5, R4B)
"""The versions of FHIR that can be written."""

_OURS: Final = uuid.UUID("4f0c2e0e-6a0a-5d5b-9f0e-6d616c737465")
"""The namespace in which goals' ids become UUIDs: the same goal has the same one every time."""

_NICKNAME: Final = "nickname"


def write(language: Language, material: Material, version: str = R5) -> bytes:
    """Write the goals as a Bundle of type ``collection``, as JSON in UTF-8."""
    bundle = validated(_Writer(language, material, version).bundle(), version)
    return (json.dumps(bundle, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def validated(bundle: dict[str, Any], version: str) -> dict[str, Any]:
    """Return the bundle as the official library has read and written it; its ``ValidationError`` else."""
    if version == R4B:
        from fhir.resources.R4B.bundle import Bundle as Bundle4

        text = Bundle4.model_validate(bundle).model_dump_json()
    else:
        from fhir.resources.bundle import Bundle as Bundle5

        text = Bundle5.model_validate(bundle).model_dump_json()
    read: dict[str, Any] = json.loads(text)
    return read


class _Writer:
    """One bundle in the making."""

    def __init__(self, language: Language, material: Material, version: str) -> None:
        self.language = language
        self.material = material
        self.version = version
        self.words = Writing(language, material)
        self.case = material.goals[0].case_id if material.goals else "none"
        self.patient = self._url("patient")
        self.worker = self._url("worker")

    def bundle(self) -> dict[str, Any]:
        entries = [self._entry(self.patient, self._patient()), self._entry(self.worker, self._practitioner())]
        for goal in self.material.goals:
            entries += self._goal_entries(goal)
        return {
            "resourceType": "Bundle",
            "type": "collection",
            "language": self.language.code,
            "timestamp": datetime.now(UTC).isoformat(timespec="seconds"),
            "entry": entries,
        }

    def _url(self, *parts: str) -> str:
        return f"urn:uuid:{uuid.uuid5(_OURS, '/'.join((self.case, *parts)))}"

    @staticmethod
    def _entry(url: str, resource: dict[str, Any]) -> dict[str, Any]:
        return {"fullUrl": url, "resource": {"id": url.removeprefix("urn:uuid:"), **resource}}

    def _patient(self) -> dict[str, Any]:
        """The client by alias: a nickname, so that nobody takes it for an official name."""
        return {"resourceType": "Patient", "name": [{"use": _NICKNAME, "text": self.material.alias}]}

    def _practitioner(self) -> dict[str, Any]:
        named = {"name": [{"text": self.material.worker}]} if self.material.worker else {}
        return {"resourceType": "Practitioner", **named}

    def _of(self, party: Party) -> dict[str, str]:
        return {"reference": self.patient if party is Party.CLIENT else self.worker}

    # --- a goal ---------------------------------------------------------------------------------

    def _goal_entries(self, goal: Goal) -> Iterator[dict[str, Any]]:
        url = self._url("goal", goal.id)
        said = told(goal)
        yield self._entry(url, self._goal(goal, said))
        if said.baseline_level is not None and said.measure is not None and goal.versions:
            begun = goal.versions[-1].accepted_on
            yield self._measured(url, said, said.baseline_level, begun, "baseline")
        for follow_up in goal.follow_ups:
            yield from self._of_follow_up(url, goal, follow_up)
        yield from self._noted(url, goal.id)
        if said.plan or said.purpose:
            tasks = [
                (self._url("goal", goal.id, "task", str(n)), part) for n, part in enumerate(said.plan or ())
            ]
            yield self._entry(self._url("goal", goal.id, "plan"), self._care_plan(goal, said, url, tasks))
            if self.version == R5:
                for task, part in tasks:
                    yield self._entry(task, self._task(part, url))

    def _goal(self, goal: Goal, said: Formulation) -> dict[str, Any]:
        found: dict[str, Any] = {
            "resourceType": "Goal",
            "language": self.language.code,
            "extension": [*self._steps(said), *self._acceptances(said)],
            "lifecycleStatus": self._lifecycle(goal),
            "description": {"text": self.words.name_of(said)},
            "subject": {"reference": self.patient},
            "note": list(self._notes(said)),
        }
        if said.life_area:
            found["category"] = [{"text": life_area_text(self.language, said.life_area)}]
        if goal.versions:
            found["startDate"] = goal.versions[-1].accepted_on.isoformat()
            found["achievementStatus"] = _coded(terms.ACHIEVEMENT, *self._achievement(goal))
        target = self._target(said)
        if target:
            found["target"] = [target]
        if self.version == R4B:
            found["expressedBy"] = {"reference": self.patient}
        else:
            found["source"] = {"reference": self.patient}
        return {name: value for name, value in found.items() if value}

    @staticmethod
    def _lifecycle(goal: Goal) -> str:
        if goal.status is GoalStatus.CLOSED:
            reached = goal.follow_ups[-1].answers.closing_reason is ClosingReason.REACHED
            return "completed" if reached else "cancelled"
        return terms.LIFECYCLE[goal.status]

    @staticmethod
    def _achievement(goal: Goal) -> tuple[str, str]:
        """What has become of the goal; in progress where nothing is known, or the two do not agree."""
        latest = goal.follow_ups[-1] if goal.follow_ups else None
        if latest is None:
            return terms.IN_PROGRESS
        said = goal.measured_by(latest)
        found = {change(said, latest.answers, party) for party in Party} - {None}
        if len(found) != 1:
            return terms.IN_PROGRESS
        (what,) = found
        if what is None or (what is Change.REACHED and said.maintains):
            return terms.KEPT
        return terms.ACHIEVED[what]

    def _steps(self, said: Formulation) -> Iterator[dict[str, Any]]:
        if said.attainment_scale is None:
            return
        for step in reversed(STEPS):
            code, name = terms.GAS_ANSWERS[step]
            level = {"system": terms.LOINC, "code": code, "display": name}
            text = self.words.step_text(said, step).replace("\n", ": ")
            yield {
                "url": terms.GAS,
                "extension": [{"url": "level", "valueCoding": level}, {"url": "text", "valueString": text}],
            }

    def _acceptances(self, said: Formulation) -> Iterator[dict[str, Any]]:
        for party in Party:
            acceptance = said.acceptance(party)
            if acceptance is None:
                continue
            parts: list[dict[str, Any]] = [
                {"url": "individual", "valueReference": self._of(party)},
                {"url": "status", "valueCode": terms.ACCEPTANCE_STATUS[acceptance.answer]},
            ]
            if party is Party.CLIENT and said.importance is not None:
                text = self.words.text(N_("%(number)s of 10"), number=said.importance)
                parts.append({"url": "priority", "valueCodeableConcept": {"text": text}})
            yield {"url": terms.GOAL_ACCEPTANCE, "extension": parts}

    def _notes(self, said: Formulation) -> Iterator[dict[str, Any]]:
        """The client's own words, and what either of the two added to their yes."""
        if said.wish:
            yield {"authorReference": self._of(Party.CLIENT), "text": said.wish}
        for party in Party:
            acceptance = said.acceptance(party)
            if acceptance is not None and acceptance.words:
                text = acceptance_text(self.language, acceptance)
                yield {"authorReference": self._of(party), "text": text}

    def _target(self, said: Formulation) -> dict[str, Any]:
        measure, expected = said.measure, said.expected_level
        target: dict[str, Any] = {}
        if measure is not None:
            target["measure"] = {"text": self.words.measure(said)}
            if said.measure_kind == "state":
                target["detailString"] = self.words.level(said, "expected_level")
            elif expected is not None and expected.low == expected.high:
                target["detailQuantity"] = self._quantity(measure, expected.low)
            elif expected is not None:
                target["detailRange"] = self._range(measure, expected)
        if said.deadline is not None:
            target["dueDate"] = said.deadline.isoformat()
        return target

    def _quantity(self, measure: Measure, value: Decimal) -> dict[str, Any]:
        unit, code = _unit(measure)
        found: dict[str, Any] = {"value": float(value)}
        if unit:
            found["unit"] = unit
        if code:
            found |= {"system": terms.UCUM, "code": code}
        return found

    def _range(self, measure: Measure, span: Span) -> dict[str, Any]:
        return {"low": self._quantity(measure, span.low), "high": self._quantity(measure, span.high)}

    # --- what was observed ----------------------------------------------------------------------

    def _observation(self, goal: str, day: date, code: dict[str, Any]) -> dict[str, Any]:
        return {
            "resourceType": "Observation",
            "status": "final",
            "code": code,
            "subject": {"reference": self.patient},
            "focus": [{"reference": goal}],
            "effectiveDateTime": day.isoformat(),
        }

    def _measured(self, goal: str, said: Formulation, value: Decimal, day: date, name: str) -> dict[str, Any]:
        """A measured value in the goal's own measure; described milestones have words for it."""
        assert said.measure is not None  # noqa: S101 - whoever calls has looked; tells the type checker so
        found = self._observation(goal, day, {"text": self.words.measure(said)})
        if said.measure_kind == "state" and said.attainment_scale is not None:
            found["valueString"] = said.attainment_scale.step(int(value)).words
        else:
            found["valueQuantity"] = self._quantity(said.measure, value)
        return self._entry(f"urn:uuid:{uuid.uuid5(_OURS, goal + '/' + name)}", found)

    def _of_follow_up(self, url: str, goal: Goal, follow_up: FollowUp) -> Iterator[dict[str, Any]]:
        said, answers = goal.measured_by(follow_up), follow_up.answers
        name = f"evaluation-{follow_up.evaluation}"
        if answers.value is not None and said.measure is not None:
            yield self._measured(url, said, answers.value, follow_up.day, name)
        scores = {
            terms.GAS_REPORTED: (measured_step(said, answers), None),
            terms.GAS_BY_CLIENT: (judged_step(answers, Party.CLIENT), Party.CLIENT),
            terms.GAS_BY_WORKER: (judged_step(answers, Party.WORKER), Party.WORKER),
        }
        for (code, display), (step, party) in scores.items():
            if step is None:
                continue
            found = self._observation(url, follow_up.day, _coded(terms.LOINC, code, display))
            found["valueCodeableConcept"] = _coded(terms.LOINC, *terms.GAS_ANSWERS[step])
            if party is not None:
                found["performer"] = [self._of(party)]
            yield self._entry(f"urn:uuid:{uuid.uuid5(_OURS, f'{url}/{name}/{code}')}", found)

    def _noted(self, url: str, goal_id: str) -> Iterator[dict[str, Any]]:
        """Every note of the repeated measures; what was left empty is left out."""
        notes = self.material.notes.get(goal_id)
        if notes is None:
            return
        for entry in notes.entries:
            for measure_id, value in entry.values.items():
                if value is None:
                    continue
                measure = notes.series.measure(measure_id)
                found = self._observation(url, entry.day, {"text": measure.name})
                found["valueQuantity"] = (
                    self._quantity(measure.counted, value)
                    if measure.counted is not None
                    else {"value": float(value), **({"unit": measure.unit} if measure.unit else {})}
                )
                name = f"{url}/note/{entry.day.isoformat()}/{entry.number}/{measure_id}"
                yield self._entry(f"urn:uuid:{uuid.uuid5(_OURS, name)}", found)

    # --- the plan of action ---------------------------------------------------------------------

    def _care_plan(
        self, goal: Goal, said: Formulation, url: str, tasks: list[tuple[str, Action]]
    ) -> dict[str, Any]:
        states = {GoalStatus.DRAFT: "draft", GoalStatus.CLOSED: "completed"}
        found: dict[str, Any] = {
            "resourceType": "CarePlan",
            "status": states.get(goal.status, "active"),
            "intent": "plan",
            "title": self.words.text(N_("Plan of action")),
            "subject": {"reference": self.patient},
            "goal": [{"reference": url}],
        }
        if said.purpose:
            found["description"] = said.purpose
        if tasks and self.version == R5:
            found["activity"] = [{"plannedActivityReference": {"reference": task}} for task, _ in tasks]
        elif tasks:
            found["activity"] = [{"detail": self._detail(part)} for _, part in tasks]
        return found

    @staticmethod
    def _detail(part: Action) -> dict[str, Any]:
        """One part of the plan in R4B."""
        found: dict[str, Any] = {"status": "not-started", "description": part.what}
        if part.who:
            found["performer"] = [{"display": part.who}]
        if part.how_often:
            found["scheduledString"] = part.how_often
        return found

    def _task(self, part: Action, goal: str) -> dict[str, Any]:
        """One part of the plan in R5, which has no place for it in the CarePlan itself."""
        found: dict[str, Any] = {
            "resourceType": "Task",
            "status": "requested",
            "intent": "plan",
            "description": part.what,
            "for": {"reference": self.patient},
            "focus": {"reference": goal},
        }
        if part.who:
            found["owner"] = {"display": part.who}
        if part.how_often:
            found["note"] = [{"text": part.how_often}]
        return found


def _coded(system: str, code: str, display: str) -> dict[str, Any]:
    return {"coding": [{"system": system, "code": code, "display": display}]}


def _unit(measure: Measure) -> tuple[str, str]:
    """Return the unit of a measure and UCUM's code for it, either empty where there is none."""
    match measure:
        case DurationMeasure():
            return terms.UNITS[measure.unit.value]
        case PercentMeasure():
            return terms.UNITS["percent"]
        case _:
            return getattr(measure, "unit", "") or getattr(measure, "counted", ""), ""
