"""Handing a document over: on what ground, and what of the goals is chosen for it.

A plan or a status goes to somebody else with the client's consent, which is dated and asked for anew once
a year, or because the authority asks by law, or because a statute says so.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Final

from assistant.goals.measure import _Frozen


class Ground(StrEnum):
    """Why a document may be handed over; ``own`` stays with the client and the unit itself."""

    OWN = "own"
    CONSENT = "consent"
    REQUEST = "request"
    STATUTORY = "statutory"


class Consent(_Frozen):
    """A ground on which a kind of document was handed over, and since when it holds.

    ``given_on`` is the day of the consent, or of the request. ``noted_at`` is an instant in UTC.
    """

    document: str
    ground: Ground
    given_on: date
    noted_at: datetime

    def due(self, today: date) -> bool:
        """Say whether it is a consent that is a year old, so that it is to be asked for anew."""
        return self.ground is Ground.CONSENT and review_day(self.given_on) <= today


def review_day(given_on: date) -> date:
    """Return the day from which a consent is to be asked for anew: a year after it was given."""
    try:
        return given_on.replace(year=given_on.year + 1)
    except ValueError:
        return date(given_on.year + 1, 3, 1)


class StatusPart(StrEnum):
    """What a status can tell of each goal, in the order in which it does."""

    WORDS = "words"
    RESULT = "result"
    STEPS = "steps"
    CHART = "chart"
    DONE = "done"
    OBSTACLES = "obstacles"
    VIEWS = "views"
    NEXT = "next"


USUAL_PARTS: Final = (
    StatusPart.RESULT,
    StatusPart.STEPS,
    StatusPart.CHART,
    StatusPart.DONE,
    StatusPart.NEXT,
)
"""What a status tells unless something else is chosen: nothing of what the two have said about it."""


class StatusChoice(_Frozen):
    """What is chosen for a status: the ids of the goals, in order, and the parts told of each."""

    goals: tuple[str, ...] = ()
    parts: tuple[StatusPart, ...] = USUAL_PARTS
