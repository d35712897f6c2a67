"""What is wrong with a statement, as the coach sees it, under the names that exercises use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from assistant.coach.criteria import CriteriaSet, Criterion
from assistant.coach.reading import Reading, read
from assistant.coach.review import review
from assistant.practice.tasks import Fault

_AMOUNT_REASONS: Final = frozenset(("no_amount", "nothing_to_count", "open_number"))

ABSENT: Final = frozenset(("no_amount", "no_day"))
"""Faults that consist in something not being there: no words can be pointed at."""

_MARKED_AS: Final[Mapping[Fault, tuple[str, ...]]] = {
    "vague": ("vague",),
    "no_comparison": ("bare_comparison", "direction"),
    "avoidance": ("avoidance",),
    "activity": ("staff_goal", "activity"),
    "multiple": ("multiple",),
    "all_or_nothing": ("all_or_nothing",),
}
"""Under which of the coach's findings the words of a fault stand."""

_SKILL_OF: Final[Mapping[Fault, str]] = {
    "vague": "specific",
    "activity": "specific",
    "multiple": "specific",
    "avoidance": "specific",
    "no_amount": "measurable",
    "no_comparison": "measurable",
    "all_or_nothing": "realistic",
    "long_way": "realistic",
    "no_day": "time_bound",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """A statement as the coach has read it: the reading, the five criteria, and the faults by name."""

    reading: Reading
    criteria: tuple[Criterion, ...]
    faults: tuple[Fault, ...]

    @property
    def unsure(self) -> bool:
        """Whether the coach itself is in doubt about something that decides a fault."""
        return any(found in self.reading.unsure for found in _DECIDING)

    def words_of(self, fault: Fault) -> tuple[str, ...]:
        """Return the statement's own words that show a fault."""
        reading = self.reading
        if fault == "multiple" and reading.parts:
            return tuple(reading.text[mark.start : mark.end] for mark in reading.parts)
        if fault == "long_way":
            return tuple(reading.text[found.mark.start : found.mark.end] for found in reading.quantities)
        for finding in _MARKED_AS.get(fault, ()):
            marks = reading.marks.get(finding, ())
            if marks:
                return tuple(reading.text[mark.start : mark.end] for mark in marks)
        return ()


_DECIDING: Final = ("vague", "avoidance", "activity", "staff_goal", "multiple", "measurable", "time_bound")


def skill_of(fault: Fault) -> str:
    """Return the criterion that a fault is about, whichever set of criteria is in use.

    Avoiding belongs to *specific* in SMART and to *obtainable* in SMORT; it is the same skill.
    """
    return _SKILL_OF[fault]


def look(text: str, language: str, criteria: CriteriaSet, today: date) -> Looked:
    """Read a statement and name its faults, the gravest first. Never raises for any text."""
    reading = read(text, language, today)
    judged = review(reading, criteria, today=today)
    return Looked(reading, judged, _faults(reading, judged))


def _faults(reading: Reading, judged: tuple[Criterion, ...]) -> tuple[Fault, ...]:
    by_name = {criterion.name: criterion for criterion in judged}
    measurable, time_bound = by_name["measurable"], by_name["time_bound"]
    seen: dict[Fault, bool] = {
        "activity": reading.activity or reading.staff_goal,
        "vague": reading.vague,
        "avoidance": reading.avoidance,
        "multiple": reading.multiple,
        "no_comparison": measurable.reason == "no_comparison",
        "no_amount": measurable.reason in _AMOUNT_REASONS,
        "all_or_nothing": reading.all_or_nothing,
        "long_way": any(criterion.reason == "long_way" for criterion in judged),
        "no_day": time_bound.verdict == "missing",
    }
    return tuple(fault for fault, found in seen.items() if found)


def short_of(judged: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Return the criteria that something is missing in, wholly or in part."""
    return tuple(criterion for criterion in judged if criterion.verdict in ("partly", "missing"))


def undecided(judged: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Return the criteria that the coach cannot judge by the words alone."""
    return tuple(criterion for criterion in judged if criterion.verdict == "ask")
