"""Dates in digits alone."""

from __future__ import annotations

from typing import Final

from assistant.coach.when.dates import day_time
from assistant.coach.when.meaning import Time, Trouble
from assistant.coach.when.reader import Parsed, Reader
from assistant.coach.when.spans import Span, month_span, one_day, weekly
from assistant.coach.when.years import (
    CENTURY,
    EARLIEST_YEAR,
    LATEST_PLAIN_YEAR,
    SEPARATORS,
    full_year,
    year_at,
)

_MONTHS: Final = 12
_LAST_HOUR: Final = 24
_MINUTES: Final = 60


def iso_date(reader: Reader, at: int) -> Parsed | None:
    """Read "2027-06-01", also with points or slashes, "2027-06", "2027-W24" and "20270601"."""
    if reader.width(at) == 8 and not reader.sign(at + 1, "-+") and not reader.glued(at):
        whole = reader.digits(at) or 0
        plausible = EARLIEST_YEAR <= whole // 10_000 <= LATEST_PLAIN_YEAR
        return _on(whole // 10_000, whole // 100 % 100, whole % 100, at + 1) if plausible else None
    year = reader.digits(at)
    if reader.width(at) != 4 or year is None:
        return None
    week = at + 1 + reader.sign(at + 1, "-")
    if reader.word(week) in ("w", "v", "u") and reader.glued(week) and reader.glued(week + 1):
        number = reader.digits(week + 1, 2)
        if number is not None:
            return Parsed(Time("week", yearly=weekly(number)).in_year(year), week + 2)
    month = reader.digits(at + 2, 2)
    if month is None or not reader.sign(at + 1, "-/.") or not (reader.glued(at + 1) and reader.glued(at + 2)):
        return None
    day = reader.digits(at + 4, 2)
    if day is not None and reader.word(at + 3) == reader.word(at + 1) and reader.glued(at + 4):
        return _on(year, month, day, at + 5) if _stands_free(reader, at, at + 5) else None
    if reader.word(at + 1) != "-" or reader.width(at + 2) != 2 or not _stands_free(reader, at, at + 3):
        return None
    if not 1 <= month <= _MONTHS or not EARLIEST_YEAR <= year <= LATEST_PLAIN_YEAR:
        return None  # "2027-28" is two years rather than a month that never was
    return Parsed(Time("month", span=month_span(year, month), year=year), at + 3)


def _on(year: int, month: int, day: int, end: int) -> Parsed:
    span = one_day(year, month, day)
    if span is None:
        return Parsed(Trouble("no_such_date"), end)
    return Parsed(Time("day", span=span, year=year), end)


def numeric_date(reader: Reader, at: int) -> Parsed | None:
    """Read "15/6", "15.6.", "15-6", with or without a year, and "27-06-15" where years come first."""
    day, month = reader.digits(at, 2), reader.digits(at + 2, 2)
    if day is None or month is None or not _separated(reader, at + 1):
        return None
    separator = reader.word(at + 1)
    if separator == "." and day <= _LAST_HOUR and _is_minutes(month) and reader.width(at + 2) == 2:
        return None
    end = at + 3
    if separator == "." and reader.sign(end, ".") and reader.glued(end):
        end += 1
    year = _numeric_year(reader, end, separator)
    if not _stands_free(reader, at, year[1] if year else end):
        return None
    if year is None and not reader.answer and not _surely_date(reader, at, end):
        return None
    if year is None and separator == "-" and reader.term("how_many", end) is not None:
        return None  # "3-4 gånger"
    if year is None:
        return Parsed(day_time(day, month), end)
    found, end = year
    if reader.width(at) == reader.width(at + 2) == 2 and found < reader.today.year and separator == "-":
        # Some put the year first in short dates too; of two readings only one may lie ahead.
        turned = one_day(full_year(reader, day), month, found % CENTURY)
        if turned is not None and turned.first >= reader.today:
            return Parsed(Time("day", span=turned, year=turned.first.year), end)
    return Parsed(day_time(day, month).in_year(found), end)


def _stands_free(reader: Reader, at: int, end: int) -> bool:
    """Tell whether a date is no part of a longer number, such as that of a case."""
    ends_range = reader.sign(at - 1, "-") and reader.sign(at - 3, "/.") and reader.width(at - 2) > 0
    opened = reader.sign(at - 1, "(\"'~:") or reader.glued_word(at)
    if reader.glued(at) and not (opened or ends_range):
        return False
    if not reader.glued(end) or not (reader.width(end) or reader.sign(end, SEPARATORS)):
        return True
    longer = reader.sign(end, SEPARATORS) and reader.glued(end + 1)
    return not longer or (reader.answer and 0 < reader.width(end + 1) <= 2)


def _surely_date(reader: Reader, at: int, end: int) -> bool:
    """Tell whether a day and a month without a year are meant in a sentence: "6-7" and "3.5" are amounts."""
    separator = reader.word(at + 1)
    if separator == "/":
        return True
    if separator == "-":
        return False
    if reader.term("article", at - 1) or reader.term("article", at - 2):
        return True
    if reader.sign(end - 1, ".") and not reader.ends(end):
        return True
    return reader.language != "en" and bool(reader.relations_before(at) & {"by", "before"})


def _is_minutes(number: int) -> bool:
    """Tell whether "8.30" and "22.00" are clock times, having no such month."""
    return number == 0 or _MONTHS < number < _MINUTES


def _separated(reader: Reader, at: int) -> bool:
    """Tell whether a day and a month are kept apart as in a date: "15/6", "15 / 6", "15. 6", "15-6"."""
    if not reader.sign(at, SEPARATORS):
        return False
    separator = reader.word(at)
    if separator == "/":
        return reader.glued(at) == reader.glued(at + 1)
    return reader.glued(at) and (separator == "." or reader.glued(at + 1))


def _numeric_year(reader: Reader, at: int, separator: str) -> tuple[int, int] | None:
    if separator == "." and reader.sign(at - 1, ".") and reader.width(at) in (2, 4):
        here = at  # the point has been read already: "15.6.27", "15. 6. 2027"
        if reader.glued(at) or reader.width(at) == 4:
            return _year_of(reader, here)
    if (
        reader.sign(at, SEPARATORS)
        and reader.glued(at)
        and reader.glued(at + 1)
        and reader.width(at + 1) in (2, 4)
        and not (reader.sign(at + 2, SEPARATORS) and reader.glued(at + 2) and reader.width(at + 3))
    ):
        return _year_of(reader, at + 1)
    return year_at(reader, at)


def _year_of(reader: Reader, at: int) -> tuple[int, int]:
    year = reader.digits(at) or 0
    return (full_year(reader, year) if reader.width(at) == 2 else year), at + 1


def spaced_date(reader: Reader, at: int) -> Parsed | None:
    """Read "15 6 2027" and "2027 06 15" where somebody answers so."""
    widths = [reader.width(at + place) for place in range(4)]
    if not reader.answer or widths[3] or 0 in widths[:3]:
        return None
    first, middle, last = (reader.digits(at + place) or 0 for place in range(3))
    if widths[0] == 4 and max(widths[1:3]) <= 2:
        return _on(first, middle, last, at + 3)
    return _on(last, middle, first, at + 3) if max(widths[:2]) <= 2 and widths[2] == 4 else None


def compact_date(reader: Reader, at: int) -> Parsed | None:
    """Read six digits where a whole answer is nothing else: "270615" or "150627", whichever lies ahead."""
    if not reader.answer or reader.width(at) != 6 or reader.sign(at + 1, "-+") or reader.width(at + 1):
        return None
    whole = reader.digits(at) or 0
    first, middle, last = whole // 10_000, whole // 100 % 100, whole % 100
    readings = {
        span.first
        for span in (
            one_day(full_year(reader, first), middle, last),
            one_day(full_year(reader, last), middle, first),
        )
        if span is not None
    }
    ahead = sorted(day for day in readings if day >= reader.today)
    if len(ahead) > 1:
        return Parsed(Trouble("ambiguous", {"kind": "day", "readings": ahead}), at + 1)
    if not readings:
        return None
    day = ahead[0] if ahead else max(readings)
    return Parsed(Time("day", span=Span(day, day), year=day.year), at + 1)
