"""Days of the month and months, in digits and in words."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final, NamedTuple

from assistant.coach.when.meaning import NO_RELATION, Meaning, Time, Trouble, settle
from assistant.coach.when.reader import Parsed, Reader
from assistant.coach.when.spans import Span, days, month_span, one_day, weekly

_EARLIEST_YEAR: Final = 1900
_LATEST_PLAIN_YEAR: Final = 2199
"""Four digits beyond this are a year only where nothing follows them."""
_CENTURY: Final = 100
_MOST_DAYS: Final = 31
_MONTHS: Final = 12
_LAST_HOUR: Final = 24
_MINUTES: Final = 60
_SEPARATORS: Final = "/.-"


class DayNumber(NamedTuple):
    """The number of a day, whether it is written as an ordinal, and the place after it."""

    day: int
    ordinal: bool
    end: int


# --- years ----------------------------------------------------------------------------------------


def year_at(reader: Reader, at: int) -> tuple[int, int] | None:
    """Read what may follow a day or a month: "2027", "-27", ", 2027", "nästa år"; with the place after it."""
    here = at + 1 if reader.sign(at, ",") else at
    relative = reader.term("years", here)
    if relative is not None:
        return reader.today.year + int(relative.value), relative.end
    here = reader.after("year_joint", here)
    if reader.width(here) == 4:
        return _four_digits(reader, here)
    if here != at:
        return None
    if reader.sign(at, "-/'´") and reader.width(at + 1) == 2 and reader.glued(at + 1):
        if reader.sign(at + 2, _SEPARATORS) and reader.width(at + 3) and reader.glued(at + 3):
            return None
        return _full(reader, reader.digits(at + 1) or 0), at + 2
    short = reader.digits(at, 2)
    if short is not None and reader.width(at) == 2 and reader.ends(at + 1) and not reader.glued(at):
        year = _full(reader, short)
        return (year, at + 1) if 0 <= year - reader.today.year <= 20 else None
    return None


def _four_digits(reader: Reader, at: int) -> tuple[int, int] | None:
    year = reader.digits(at) or 0
    if year < _EARLIEST_YEAR or reader.sign(at + 1, ":%") or reader.term("unit", at + 1):
        return None
    if year > _LATEST_PLAIN_YEAR and not reader.ends(at + 1):
        return None
    return year, at + 1


def _full(reader: Reader, short: int) -> int:
    return reader.today.year // _CENTURY * _CENTURY + short


def with_year(reader: Reader, time: Time, at: int) -> Parsed:
    """Read on from what comes every year to the year it is said to be in."""
    if time.yearly is None:
        return Parsed(time, at)
    found = year_at(reader, at)
    if found is None:
        return Parsed(time, at)
    return Parsed(time.in_year(found[0]), found[1])


# --- digits only ----------------------------------------------------------------------------------


def iso_date(reader: Reader, at: int) -> Parsed | None:
    """Read "2027-06-01", also with points or slashes, "2027-06", "2027-W24" and "20270601"."""
    if reader.width(at) == 8:
        whole = reader.digits(at) or 0
        return _on(whole // 10_000, whole // 100 % 100, whole % 100, at + 1)
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
        return _on(year, month, day, at + 5)
    if reader.word(at + 1) != "-" or year < _EARLIEST_YEAR or reader.width(at + 2) != 2:
        return None
    if not 1 <= month <= 12:
        # "2027-28" is two years rather than a month that never was.
        return None
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
    if year is None:
        return Parsed(_day_time(day, month), end)
    found, end = year
    if reader.width(at) == reader.width(at + 2) == 2 and found < reader.today.year and separator == "-":
        # Some put the year first in short dates too; of two readings only one may lie ahead.
        turned = one_day(_full(reader, day), month, found % _CENTURY)
        if turned is not None and turned.first >= reader.today:
            return Parsed(Time("day", span=turned, year=turned.first.year), end)
    return Parsed(_day_time(day, month).in_year(found), end)


def _is_minutes(number: int) -> bool:
    """Tell whether "8.30" and "22.00" are clock times, having no such month."""
    return number == 0 or _MONTHS < number < _MINUTES


def _separated(reader: Reader, at: int) -> bool:
    """Tell whether a day and a month are kept apart as in a date: "15/6", "15 / 6", "15. 6", "15-6"."""
    if not reader.sign(at, _SEPARATORS):
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
        reader.sign(at, _SEPARATORS)
        and reader.glued(at)
        and reader.glued(at + 1)
        and reader.width(at + 1) in (2, 4)
        and not (reader.sign(at + 2, _SEPARATORS) and reader.glued(at + 2) and reader.width(at + 3))
    ):
        return _year_of(reader, at + 1)
    return year_at(reader, at)


def _year_of(reader: Reader, at: int) -> tuple[int, int]:
    year = reader.digits(at) or 0
    return (_full(reader, year) if reader.width(at) == 2 else year), at + 1


def compact_date(reader: Reader, at: int) -> Parsed | None:
    """Read six digits where a whole answer is nothing else: "270615" or "150627", whichever lies ahead."""
    if not reader.answer or reader.width(at) != 6 or reader.sign(at + 1, "-+") or reader.width(at + 1):
        return None
    whole = reader.digits(at) or 0
    first, middle, last = whole // 10_000, whole // 100 % 100, whole % 100
    readings = {
        span.first
        for span in (
            one_day(_full(reader, first), middle, last),
            one_day(_full(reader, last), middle, first),
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


# --- days and months in words ---------------------------------------------------------------------


def day_number(reader: Reader, at: int) -> DayNumber | None:
    """Read "15", "15.", "15:e", "15th", "femtonde"."""
    ordinal = reader.term("ordinal", at)
    if ordinal is not None:
        return DayNumber(int(ordinal.value), True, ordinal.end)
    day = reader.digits(at, 2)
    if day is None:
        return None
    here = at + 1
    if reader.sign(here, ".") and reader.glued(here):
        return DayNumber(day, True, here + 1)
    if reader.sign(here, ":") and reader.glued(here) and reader.glued(here + 1):
        here += 1
    if reader.term("ordinal_ending", here) and reader.glued(here):
        return DayNumber(day, True, here + 1)
    return DayNumber(day, False, at + 1) if here == at + 1 else None


def day_month(reader: Reader, at: int) -> Parsed | None:
    """Read "15 juni", "den femtonde juni 2027", "1-15 juni", "15 i sjätte", and "the 15th" alone."""
    first = day_number(reader, at)
    if first is None:
        return None
    last = _second_day(reader, first)
    month = _month_after(reader, (last or first).end)
    if month is None:
        return None
    number, end = month
    if last is None:
        return with_year(reader, _day_time(first.day, number), end)
    if last.day <= first.day or reader.word(first.end) in reader.terms.roles["either"]:
        both = [_coming(_day_time(day, number), reader.today) for day in (first.day, last.day)]
        readings = [span.first for span in both if span is not None]
        return Parsed(Trouble("contradiction", {"readings": readings}), end)
    return with_year(reader, Time("range", yearly=partial(_between, number, first.day, last.day)), end)


def _second_day(reader: Reader, first: DayNumber) -> DayNumber | None:
    joint = reader.after("joint", first.end)
    if joint == first.end:
        return None
    return day_number(reader, reader.after("article", joint))


def _month_after(reader: Reader, at: int) -> tuple[int, int] | None:
    """Read the month that a day is in, with the place after it."""
    here = reader.after("of", at)
    if here == at and reader.sign(at, "-") and reader.glued(at) and reader.glued(at + 1):
        here = at + 1
    month = reader.term("month", here) or reader.term("month_short", here)
    if month is not None:
        end = month.end
        if reader.sign(end, ".") and reader.glued(end) and len(reader.word(here)) <= 4:
            end += 1
        return int(month.value), reader.after("month_word", end)
    if here == at:
        return None
    numbered = day_number(reader, here)
    if numbered is None or not numbered.ordinal or not 1 <= numbered.day <= 12:
        return None
    return numbered.day, numbered.end


def _day_time(day: int, month: int) -> Time:
    return Time("day", yearly=partial(_dated, month, day))


def _dated(month: int, day: int, year: int) -> Span | None:
    if day > 0:
        return one_day(year, month, day)
    whole = month_span(year, month)
    return Span(whole.last, whole.last) if whole else None


def _between(month: int, first: int, last: int, year: int) -> Span | None:
    begins, ends = one_day(year, month, first), one_day(year, month, last)
    return days(begins.first, ends.last) if begins and ends else None


def month(reader: Reader, at: int) -> Parsed | None:
    """Read "juni", "juni 2027", "June 15th" and "June the 15th"; "juni 27" can be a year or a day."""
    found = reader.term("month", at)
    if found is None or _is_other_word(reader, at, found.end):
        return None
    number, end = int(found.value), found.end
    if reader.sign(end, ".") and reader.glued(end) and len(reader.word(at)) <= 4 and not reader.ends(end + 1):
        end += 1
    end = reader.after("month_word", end)
    time = Time("month", yearly=partial(_of_year, number))
    day = _day_after(reader, end, number)
    if day is not None:
        return day
    return with_year(reader, time, end)


def _of_year(number: int, year: int) -> Span | None:
    return month_span(year, number)


def _day_after(reader: Reader, at: int, month: int) -> Parsed | None:
    here = reader.after("article", at)
    day = day_number(reader, here)
    if day is None or not 1 <= day.day <= _MOST_DAYS:
        return None
    if reader.term("unit", day.end) or (not day.ordinal and reader.sign(day.end, ":%")):
        return None
    if here == at and not day.ordinal and reader.language != "en":
        return _day_or_year(reader, day, month)
    if not reader.answer and not day.ordinal and reader.before_noun(day.end):
        return None
    last = _second_day(reader, day)
    if last is not None and day.day < last.day <= _MOST_DAYS:
        time = Time("range", yearly=partial(_between, month, day.day, last.day))
        return with_year(reader, time, last.end)
    return with_year(reader, _day_time(day.day, month), day.end)


def _day_or_year(reader: Reader, day: DayNumber, month: int) -> Parsed | None:
    """Read "juni 27" where days come before months: it may be the year."""
    if not reader.ends(day.end):
        return None
    year = _full(reader, day.day)
    if not reader.today.year <= year <= reader.today.year + 10:
        return Parsed(_day_time(day.day, month), day.end)
    both = (_coming(_day_time(day.day, month), reader.today), month_span(year, month))
    readings = sorted({span.last for span in both if span is not None})
    return Parsed(Trouble("ambiguous", {"kind": "day", "readings": readings}), day.end)


def _coming(time: Time, today: date) -> Span | None:
    found = settle(time, NO_RELATION, today)
    return found if isinstance(found, Span) else None


def _is_other_word(reader: Reader, at: int, end: int) -> bool:
    """Tell whether "may" or "march" is the verb: in small letters, and nothing points to a month."""
    word = reader.tokens[at]
    if reader.term("month_or_word", at) is None:
        return False
    if reader.word(at - 1) in reader.terms.roles["points_to_month"] or reader.width(at - 1):
        return False
    if reader.width(end) or reader.ends(end):
        return not reader.answer and not word.text[0].isupper()
    if reader.capital(at):
        return False
    return not (word.text[0].isupper() and reader.word(end) in reader.terms.roles["joint"])


def bare_year(reader: Reader, at: int) -> Parsed | None:
    """Read "2028"."""
    if reader.width(at) != 4 or reader.glued(at) or reader.sign(at + 1, ":%"):
        return None
    found = _four_digits(reader, at)
    if found is None or (not reader.answer and reader.before_noun(found[1])):
        return None
    year, end = found
    meaning: Meaning = Time("year", span=month_span(year, 1, 12), year=year)
    return Parsed(meaning, end)


def day_of_month(reader: Reader, at: int) -> Parsed | None:
    """Read "the 15th", "den 15:e", "d. 15.", "den 15"; without a month the next one to come."""
    day = day_number(reader, at)
    article = reader.word(at - 1) in reader.terms.roles["article"] or (
        reader.word(at - 1) == "." and reader.word(at - 2) in reader.terms.roles["article"]
    )
    if day is None or not (article or (day.ordinal and reader.width(at))):
        return None
    if not day.ordinal and reader.before_noun(day.end):
        return None
    if reader.width(at) and day.ordinal and not article and not _stands_alone(reader, at, day.end):
        return None
    if not reader.width(at) and reader.before_noun(day.end):
        return None
    return Parsed(
        Time("day_of_month", yearly=None, span=_next_of(day.day, reader.today), number=day.day), day.end
    )


def _stands_alone(reader: Reader, at: int, end: int) -> bool:
    """Tell whether "15." or "15:e" is followed by nothing it could be the number of."""
    return not reader.before_noun(end) and (not reader.sign(end - 1, ".") or (reader.answer and at == 0))


def _next_of(day: int, today: date) -> Span | None:
    """Return the next month's day of that number from today on; -1 is the last of this month."""
    if day < 0:
        span = month_span(today.year, today.month)
        return Span(span.last, span.last) if span else None
    for ahead in range(12):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        span = one_day(year, month + 1, day)
        if span is not None and span.first >= today:
            return span
    return None
