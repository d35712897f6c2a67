"""What a criterion comes to, and which five there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from assistant.goals.measure import Span

CriteriaSet = Literal["smart", "smort"]
Verdict = Literal["met", "partly", "missing", "ask"]
Leap = Mapping[str, Decimal | int]
"""The two levels, ``baseline`` and ``expected``, of a goal that goes from end to end too soon."""

CRITERIA_SETS: Final[tuple[CriteriaSet, ...]] = ("smart", "smort")
_USUAL: Final[Mapping[str, CriteriaSet]] = {"da": "smort"}

SHORT: Final = timedelta(weeks=6, days=3)
"""About six weeks: too short for a whole measure, long enough for a first follow-up."""

_OUTERMOST: Final = 10
"""The ends of a measure are its lowest and its highest tenth."""


def criteria_set(chosen: str | None, language: str) -> CriteriaSet:
    """Return the set chosen, or the one in use where the language is spoken."""
    for known in CRITERIA_SETS:
        if chosen == known:
            return known
    return _USUAL.get(language, "smart")


class Judgement(NamedTuple):
    """A verdict with its reason, and the advice that leads on; ``quotes`` are the goal's own words."""

    verdict: Verdict
    reason: str
    advice: str | None = None
    quotes: tuple[str, ...] = ()
    params: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the five with what was found.

    ``met``, ``partly`` or ``missing``; or ``ask``: only the pair can say. ``name`` is ``specific``,
    ``measurable``, ``accepted`` or ``achievable`` (letter O), ``realistic`` or ``relevant``, ``time_bound``.
    ``reason`` and ``advice`` are codes, ``params`` what their sentences need.
    """

    letter: str
    name: str
    verdict: Verdict
    reason: str
    advice: str | None = None
    quotes: tuple[str, ...] = ()
    params: Mapping[str, object] = field(default_factory=dict)


def unrealistic_jump(
    baseline: Decimal | int,
    expected: Decimal | int | Span,
    low: Decimal | int | None,
    high: Decimal | int | None,
    today: date,
    deadline: date | None,
) -> bool:
    """Tell whether a goal leads from one end of its measure to the other in at most about six weeks.

    The ends are the lowest and the highest tenth between ``low`` and ``high``; either way round, since
    less can be better. A range is reached at the end nearest to the baseline. Without an end of the
    measure or a deadline nothing is said.

    This is a rule of practice, not a finding of research: guidance on goals gives "from 0 of 10 to 10 of
    10 in a month" as what usually makes one unrealistic.
    """
    if low is None or high is None or high <= low or deadline is None or deadline - today > SHORT:
        return False
    tenth = (Decimal(high) - Decimal(low)) / _OUTERMOST
    least, most = sorted((baseline, nearest_level(baseline, expected)))
    return least - low <= tenth and high - most <= tenth and least != most


def nearest_level(baseline: Decimal | int, expected: Decimal | int | Span) -> Decimal | int:
    """Return where an expected level or range is reached, coming from the baseline."""
    if isinstance(expected, Decimal | int):
        return expected
    return expected.low if expected.low > baseline else min(expected.high, Decimal(baseline))
