"""What a time expression means before it is known which year, and how it becomes days from today on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from assistant.coach.when.spans import WEEK, Span, Yearly, days, month_span, moved

_YEARS_AHEAD: Final = 8
"""29 February comes again within so many years."""

_FROM_TODAY: Final = frozenset(("within", "before", "on", "course"))
"""Relations that make a length of time a span from today to its end."""

Relations = frozenset[str]
NO_RELATION: Final[Relations] = frozenset()


@dataclass(frozen=True, slots=True)
class Time:
    """A time: either ``span`` is known, or it comes every year (``yearly``) and the next one is meant.

    ``grain`` is what sort of time it is. ``number`` is the weekday of a weekday and the day of a "15th".
    ``part`` says that it is the beginning, middle or end of something. ``year`` is the year if it is said.
    ``dated``: the calendar alone tells the days, which it does not for a holiday, a season or an event.
    """

    grain: str
    span: Span | None = None
    yearly: Yearly | None = None
    number: int = 0
    part: str = ""
    year: int | None = None
    dated: bool = True

    def in_year(self, year: int) -> Time | Trouble:
        """Return it in one year."""
        span = self.yearly(year) if self.yearly is not None else self.span
        if span is None:
            return Trouble("no_such_date")
        return replace(self, span=span, yearly=None, year=year)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no date: a code, and what the question back needs."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


Meaning = Time | Trouble


def settle(time: Time, relations: Relations, today: date) -> Span | Trouble:
    """Return the days of a time from today on, seen as before it, after it, within it or the time itself."""
    if time.grain == "event" and time.span is None:
        return Trouble("undated_event")
    if time.grain == "season" and not time.part and "toward" in relations:
        return _beginning_or_end(time, today)
    last_seen = None
    for span in _candidates(time, today):
        shaped = _shaped(time, span, relations, today)
        if shaped is not None and shaped.last >= today:
            return Span(max(shaped.first, today), shaped.last)
        last_seen = shaped or last_seen
    if time.yearly is not None or (last_seen is None and "before" not in relations):
        return Trouble("no_such_date")
    return Trouble("past_date", {"date": last_seen.last} if last_seen else {})


def _candidates(time: Time, today: date) -> Iterator[Span]:
    if time.yearly is None:
        if time.span is not None:
            yield time.span
        return
    # A winter that began last year may still be going on. A week 53 is not waited for until there is one.
    ahead = 1 if time.grain == "week" else _YEARS_AHEAD
    for year in range(max(today.year - 1, date.min.year), min(today.year + ahead, date.max.year) + 1):
        span = time.yearly(year)
        if span is not None:
            yield span


def _shaped(time: Time, span: Span, relations: Relations, today: date) -> Span | None:
    if time.grain == "duration":
        bounded = relations & _FROM_TODAY or ("length" in relations and "hence" not in relations)
        return days(today, span.last) if bounded else span
    if "before" in relations:
        # "Before the end of May" is for everyone until the last of May.
        return days(today, span.last if time.part == "end" else _day_before(time, span))
    if "after" in relations:
        return _following(time, span)
    if "within" in relations:
        return days(min(today, span.last), span.last)
    return span


def _day_before(time: Time, span: Span) -> date | None:
    """Return the last day before something; before the turn of the year there is still New Year's Eve."""
    return span.first if time.grain == "turn" else moved(span.first, -1)


def _following(time: Time, span: Span) -> Span | None:
    first = moved(span.last, 1)
    if first is None:
        return None
    if time.grain in ("month", "season", "quarter", "half", "year") and not time.part:
        return month_span(first.year, first.month)
    return days(first, moved(first, WEEK - 1))


def _beginning_or_end(time: Time, today: date) -> Trouble:
    span = settle(time, NO_RELATION, today)
    if isinstance(span, Trouble):
        return span
    return Trouble("ambiguous", {"kind": "ends", "readings": [span.first, span.last]})


def mapped(time: Time, change: Callable[[Span], Span | None], **fields: Any) -> Time:
    """Return a time whose days are made from those of another, in each year if it comes every year."""
    every_year = time.yearly
    if every_year is None:
        return replace(time, span=change(time.span) if time.span else None, **fields)

    def yearly(year: int) -> Span | None:
        span = every_year(year)
        return change(span) if span is not None else None

    return replace(time, yearly=yearly, **fields)


def coming(time: Time, today: date) -> Meaning:
    """Return what "next" makes of a weekday, month, season or holiday: often two readings."""
    first = settle(time, NO_RELATION, today)
    if isinstance(first, Trouble):
        return first
    second = _one_further(time, first, today)
    if second is None or second == first:
        return replace(time, span=first, yearly=None)
    return Trouble("ambiguous", {"kind": time.grain, "readings": [first.last, second.last]})


def _one_further(time: Time, first: Span, today: date) -> Span | None:
    """Return the one of the next week or the next calendar year, which "next" may mean as well."""
    if time.grain in ("weekday", "weekend"):
        monday = moved(today, WEEK - today.weekday())
        size = (first.last - first.first).days
        begins = moved(monday, first.first.weekday()) if monday else None
        return days(begins, moved(begins, size)) if begins else None
    if time.yearly is None:
        return None
    return time.yearly(today.year + 1) if first.first.year <= today.year else first


def placed(inner: Time, outer: Time, today: date) -> Meaning | None:
    """Return a smaller time within a larger one ("Friday" in "week 24"); None if they are no such pair."""
    around = outer.span or _settled(outer, today)
    if around is None:
        return None
    found = _within(inner, outer.grain, around)
    if found is None:
        return None
    if isinstance(found, Trouble):
        return found
    return replace(inner, grain=_placed_grain(inner), span=found, yearly=None, year=found.first.year)


def _placed_grain(inner: Time) -> str:
    return "day" if inner.grain in ("weekday", "day_of_month") else inner.grain


def _settled(time: Time, today: date) -> Span | None:
    found = settle(time, NO_RELATION, today)
    return found if isinstance(found, Span) else None


def _within(inner: Time, grain: str, around: Span) -> Span | Trouble | None:
    if inner.grain == "weekday":
        if grain != "week":
            return None
        day = moved(around.first, (inner.number - around.first.weekday()) % WEEK)
        return days(day, day)
    if inner.grain == "day_of_month":
        if grain != "month":
            return None
        day = moved(around.first, inner.number - around.first.day) if inner.number > 0 else around.last
        return days(day, day) if day and around.holds(Span(day, day)) else Trouble("no_such_date")
    if grain == "year" and inner.yearly is not None and inner.grain != "year":
        return inner.yearly(around.first.year) or Trouble("no_such_date")
    return None
