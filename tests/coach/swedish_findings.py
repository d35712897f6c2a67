"""What the coach finds in a Swedish statement, as the tests write it."""

from __future__ import annotations

from datetime import date

from assistant.coach.reading import read

TODAY = date(2027, 3, 1)
FINDINGS = (
    "vague",
    "avoidance",
    "measurable",
    "time_bound",
    "all_or_nothing",
    "activity",
    "staff_goal",
    "multiple",
)


def findings(text: str) -> str:
    """Return the direction of a statement and everything true of it, as one line."""
    reading = read(text, "sv", TODAY)
    return " ".join([str(reading.direction), *(name for name in FINDINGS if getattr(reading, name))])
