"""The names of HL7 that are used: extensions, code systems, codes. Where each was looked up: docs/fhir.md."""

from __future__ import annotations

from typing import Final

from assistant.goals.goal import Agreement, GoalStatus
from assistant.goals.score import Change

LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"
ACHIEVEMENT: Final = "http://terminology.hl7.org/CodeSystem/goal-achievement"

GOAL_ACCEPTANCE: Final = "http://hl7.org/fhir/StructureDefinition/goal-acceptance"
"""An extension of Goal: ``individual`` (Reference), ``status`` (code), ``priority`` (CodeableConcept)."""

GAS: Final = "http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling"
"""An extension of Goal, one a step: ``level`` (Coding of LOINC's answer list LL6900-6), ``text`` (string)."""

GAS_ANSWERS: Final = {
    5: ("LA34479-8", "Much better than expected"),
    4: ("LA34480-6", "Better than expected"),
    3: ("LA34481-4", "Expected outcome"),
    2: ("LA34483-0", "Less than expected"),
    1: ("LA34484-8", "Much less than expected"),
}
"""LOINC's answer for each step, 1-5, that is for the levels -2 to +2."""

STEP_OF_ANSWER: Final = {code: step for step, (code, _) in GAS_ANSWERS.items()}

GAS_REPORTED: Final = ("107332-9", "Goal attainment scale - Reported")
GAS_BY_CLIENT: Final = ("107334-5", "Patient follow-up goal attainment scaling score")
GAS_BY_WORKER: Final = ("107333-7", "Practitioner follow-up goal attainment scaling score")

ACCEPTANCE_STATUS: Final = {
    Agreement.YES: "agree",
    Agreement.RESERVATION: "agree",
    Agreement.NOT_YET: "pending",
}

LIFECYCLE: Final = {
    GoalStatus.DRAFT: "proposed",
    GoalStatus.ACCEPTED: "active",
    GoalStatus.REVISING: "active",
    GoalStatus.CLOSED: "completed",
}

ACHIEVED: Final = {
    Change.REACHED: ("achieved", "Achieved"),
    Change.IMPROVED: ("improving", "Improving"),
    Change.NONE: ("no-change", "No Change"),
    Change.NEGATIVE: ("worsening", "Worsening"),
}
KEPT: Final = ("sustaining", "Sustaining")
IN_PROGRESS: Final = ("in-progress", "In Progress")

UNITS: Final = {"hours": ("h", "h"), "minutes": ("min", "min"), "percent": ("%", "%"), "days": ("d", "d")}
"""UCUM's code and the unit for a kind of measure that has one; any other has only its unit in words."""
