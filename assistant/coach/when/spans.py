"""Spans of days, and the arithmetic of the calendar. What lies beyond the calendar is None."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final, NamedTuple


class Span(NamedTuple):
    """A first and a last day."""

    first: date
    last: date

    def holds(self, other: Span) -> bool:
        """Tell whether another span lies within this one."""
        return self.first <= other.first and other.last <= self.last


Yearly = Callable[[int], Span | None]
"""What comes every year: its span in a given year, None in a year that lacks it."""

WEEK: Final = 7
YEAR: Final = 12
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNIT_MONTHS: Final = {"month": 1, "quarter": 3, "third": 4, "half": 6, "year": 12}


def moved(day: date, days: int = 0, months: int = 0) -> date | None:
    """Return the day so many months and days later; a month after 31 January is the last of February."""
    if months:
        year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
        if not date.min.year <= year <= date.max.year:
            return None
        day = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def one_day(year: int, month: int, day: int) -> Span | None:
    """Return a single day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Span(found, found)


def days(first: date | None, last: date | None) -> Span | None:
    """Return the span between two days, if both are in the calendar and in order."""
    if first is None or last is None or last < first:
        return None
    return Span(first, last)


def month_span(year: int, month: int, count: int = 1) -> Span | None:
    """Return a month, or ``count`` months from it."""
    last_year, last_month = divmod(year * YEAR + month - 1 + count - 1, YEAR)
    if not date.min.year <= year <= last_year <= date.max.year:
        return None
    last = date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return Span(date(year, month, 1), last)


def week_span(year: int, number: int) -> Span | None:
    """Return an ISO week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return days(monday, moved(monday, WEEK - 1))


def weekly(number: int) -> Yearly:
    """Return the ISO week of that number, year by year."""
    return partial(_week_of, number)


def _week_of(number: int, year: int) -> Span | None:
    return week_span(year, number)


def period(unit: str, today: date, offset: int) -> Span | None:
    """Return this calendar day, week, weekend, month, quarter, half or year, or one so many further on."""
    if unit == "day":
        day = moved(today, offset)
        return days(day, day)
    if unit in ("week", "weekend"):
        monday = moved(today, offset * WEEK - today.weekday())
        if monday is None:
            return None
        return days(monday if unit == "week" else moved(monday, 5), moved(monday, WEEK - 1))
    count = _UNIT_MONTHS.get(unit)
    if count is None:
        return None
    year, month = divmod(today.year * YEAR + (today.month - 1) // count * count + offset * count, YEAR)
    return month_span(year, month + 1, count)


def portion(span: Span, which: str) -> Span | None:
    """Return the beginning, middle or end, the first or the second half of a week, a month or more."""
    length = (span.last - span.first).days + 1
    if length <= WEEK:
        return _of_week(span, which)
    if length <= 31:
        return _of_month(span, which)
    months = (span.last.year - span.first.year) * YEAR + span.last.month - span.first.month + 1
    return _of_months(span, which, months)


def _of_week(span: Span, which: str) -> Span | None:
    cut = {"begin": (0, 1), "middle": (2, 3), "end": (4, 6), "first": (0, 2), "second": (3, 6)}[which]
    return days(moved(span.first, cut[0]), min(moved(span.first, cut[1]) or span.last, span.last))


def _of_month(span: Span, which: str) -> Span | None:
    cut = {"begin": (0, 10), "middle": (10, 20), "end": (20, 31), "first": (0, 15), "second": (15, 31)}[which]
    last = moved(span.first, cut[1] - 1)
    return days(moved(span.first, cut[0]), min(last or span.last, span.last))


def _of_months(span: Span, which: str, months: int) -> Span | None:
    """Return whole months: the first, the last, the one or two in the middle, or half of them."""
    if which in ("first", "second"):
        half = moved(span.first, months=months // 2, days=15 * (months % 2))
        if half is None:
            return None
        return days(span.first, moved(half, -1)) if which == "first" else days(half, span.last)
    before = {"begin": 0, "middle": (months - 1) // 2, "end": months - 1}[which]
    count = 2 - months % 2 if which == "middle" else 1
    first = moved(span.first, months=before)
    return month_span(first.year, first.month, count) if first else None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar."""
    century, lunar = year // 100, year % 19
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * lunar + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - lunar) // 11))
    sunday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    shift = epact - sunday
    month = 3 + (shift + 40) // 44
    return date(year, month, shift + 28 - 31 * (month // 4))


def landmark(rule: str) -> Yearly:
    """Return the days that a rule of the tables tells.

    ``12-24`` is a date, ``easter+39`` counts from Easter Sunday, ``fri 06-19`` is the first Friday on or
    after a date, and ``12-24..01-01`` runs from one to the other.
    """
    begins, _, ends = rule.partition("..")

    def span(year: int) -> Span | None:
        first = _day_of(begins, year)
        last = _day_of(ends, year) if ends else first
        if first and last and last < first:
            last = _day_of(ends, year + 1)
        return days(first, last)

    return span


def _day_of(rule: str, year: int) -> date | None:
    if not date.min.year <= year <= date.max.year:
        return None
    if rule.startswith("easter"):
        return moved(easter(year), int(rule.removeprefix("easter") or 0))
    weekday, _, day = rule.rpartition(" ")
    month, _, number = day.partition("-")
    found = date(year, int(month), int(number))
    return moved(found, (_WEEKDAYS.index(weekday) - found.weekday()) % WEEK) if weekday else found


def nth_in(span: Span, nth: int, weekday: int | None) -> Span | None:
    """Return the nth week (days 1-7, 8-14, ...) or nth Friday of a span; -1 is the last."""
    if weekday is None:
        if nth < 0:
            return days(moved(span.last, 1 - WEEK), span.last)
        first = moved(span.first, (nth - 1) * WEEK)
        last = moved(span.first, nth * WEEK - 1)
        if first is None or last is None or first > span.last:
            return None
        return days(first, min(last, span.last))
    if nth < 0:
        day = moved(span.last, -((span.last.weekday() - weekday) % WEEK))
    else:
        day = moved(span.first, (weekday - span.first.weekday()) % WEEK + (nth - 1) * WEEK)
    return Span(day, day) if day is not None and span.first <= day <= span.last else None
