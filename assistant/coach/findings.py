"""What the coach can find in a text: plain values, each with the place of the words that caused it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from assistant.coach.text import Mark

Unit = Literal[
    "times", "days", "nights", "hours", "minutes", "kr", "points", "percent", "m", "kg", "l", "steps", "count"
]
Per = Literal["occasion", "day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much, how often, how long or where on a scale: a number, or a range from ``low`` to ``high``.

    ``of`` is the denominator or the top of the scale, where it is said. ``noun`` is the counted word as
    written, for a unit that is ``count``. ``sure`` is false where the words leave the number open
    ("a couple").
    """

    low: Decimal
    high: Decimal
    unit: Unit
    mark: Mark
    per: Per | None = None
    of: Decimal | None = None
    noun: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Identifier:
    """A personal identity number, phone number or e-mail address; ``form`` names which number it is."""

    kind: Literal["personal_id", "phone", "email"]
    mark: Mark
    form: str = ""


@dataclass(frozen=True, slots=True)
class TimeAnswer:
    """What an answer to "by when?" comes to: a day, a span of days, or a problem.

    Of a span the last day is proposed as ``day``; ``earliest`` and ``latest`` are its ends.
    ``problem`` is a code, and ``params`` what the question back needs; then there are no dates.
    """

    day: date | None = None
    earliest: date | None = None
    latest: date | None = None
    problem: str | None = None
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time expression in a sentence.

    ``kind``: ``deadline`` is a last day or time frame for what is said; its ``answer`` has the date if the
    calendar can tell. The others tell what a number belongs to, so that it is not read as an amount:
    a ``frequency`` ("every week"), a ``clock`` time, an ``age``, or a ``date`` that is no deadline.
    """

    kind: Literal["deadline", "frequency", "clock", "age", "date"]
    mark: Mark
    answer: TimeAnswer = field(default_factory=TimeAnswer)
