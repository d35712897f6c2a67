"""Days of the month and months, in words."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final, NamedTuple

from assistant.coach.when.meaning import NO_RELATION, Time, Trouble, settle
from assistant.coach.when.reader import Parsed, Reader
from assistant.coach.when.spans import Span, days, month_span, one_day
from assistant.coach.when.years import full_year, with_year

_MOST_DAYS: Final = 31
_MOST_MONTHS: Final = 12
_LAST: Final = -1


class DayNumber(NamedTuple):
    """The number of a day, whether it is written as an ordinal, and the place after it."""

    day: int
    ordinal: bool
    end: int


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
        return DayNumber(day, reader.language != "en", here + 1)
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
    until = (last or first).end
    month = _month_after(reader, until, ordinal=first.ordinal)
    if month is None:
        return None
    surely = reader.answer or first.ordinal or reader.term("article", at - 1) is not None
    if not surely and reader.after("of", until) > until:
        return None  # "4 dage ud af 5 i maj"
    number, end = month
    if last is None:
        return with_year(reader, day_time(first.day, number), end)
    if last.day <= first.day or reader.word(first.end) in reader.terms.roles["either"]:
        return Parsed(_one_of_two(reader, number, first.day, last.day), end)
    return with_year(reader, Time("range", yearly=partial(_between, number, first.day, last.day)), end)


def _one_of_two(reader: Reader, month: int, first: int, last: int) -> Trouble:
    """Return why "1 eller 2 juni" is no day."""
    both = [_coming(day_time(day, month), reader.today) for day in (first, last)]
    readings = [span.first for span in both if span is not None]
    if len(readings) < len(both):
        return Trouble("no_such_date")
    return Trouble("contradiction", {"readings": readings})


def _second_day(reader: Reader, first: DayNumber) -> DayNumber | None:
    joint = reader.after("joint", first.end)
    if joint == first.end:
        return None
    return day_number(reader, reader.after("article", joint))


def _month_after(reader: Reader, at: int, *, ordinal: bool) -> tuple[int, int] | None:
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
    if numbered is None or not numbered.ordinal or not 1 <= numbered.day <= _MOST_MONTHS:
        return None
    if reader.word(at) in reader.terms.roles["out_of"] and not ordinal:
        return None
    return numbered.day, numbered.end


def day_time(day: int, month: int) -> Time:
    """Return a day that comes every year."""
    return Time("day", yearly=partial(_dated, month, day))


def _dated(month: int, day: int, year: int) -> Span | None:
    if day != _LAST:
        return one_day(year, month, day)
    whole = month_span(year, month)
    return Span(whole.last, whole.last) if whole else None


def _between(month: int, first: int, last: int, year: int) -> Span | None:
    begins, ends = one_day(year, month, first), one_day(year, month, last)
    return days(begins.first, ends.last) if begins and ends else None


def month(reader: Reader, at: int) -> Parsed | None:
    """Read "juni", "juni 2027", "June 15th" and "June the 15th"; "juni 27" can be a year or a day."""
    found = reader.term("month", at)
    if found is None and reader.width(at + 1) and reader.language == "en":
        found = reader.term("month_short", at)
    if found is None or _is_other_word(reader, at, found.end):
        return None
    number, end = int(found.value), found.end
    if reader.term("event", end) is not None:
        return None  # "the May half-term"
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
    return with_year(reader, day_time(day.day, month), day.end)


def _day_or_year(reader: Reader, day: DayNumber, month: int) -> Parsed | None:
    """Read "juni 27" where days come before months: it may be the year."""
    if not reader.ends(day.end):
        return None
    year = full_year(reader, day.day)
    if not reader.today.year <= year <= reader.today.year + 10:
        return Parsed(day_time(day.day, month), day.end)
    both = (_coming(day_time(day.day, month), reader.today), month_span(year, month))
    readings = sorted({span.last for span in both if span is not None})
    if len(readings) < len(both):
        return Parsed(day_time(day.day, month), day.end)
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
    if reader.capital(at) or reader.term("years", end) or day_number(reader, reader.after("article", end)):
        return False
    return not (word.text[0].isupper() and reader.word(end) in reader.terms.roles["joint"])


def day_of_month(reader: Reader, at: int) -> Parsed | None:
    """Read "the 15th", "den 15:e", "d. 15.", "den 15"; without a month the next one to come."""
    day = day_number(reader, at)
    article = reader.word(at - 1) in reader.terms.roles["article"] or (
        reader.word(at - 1) == "." and reader.word(at - 2) in reader.terms.roles["article"]
    )
    if day is None or not (article or _ordinal_alone(reader, at, day)):
        return None
    if not reader.width(at) and reader.number(day.end) is not None:
        return None  # "de første 6 uger"
    # "The 15th sounds good" answers the question; "the 15th time" does not.
    answers = reader.answer and day.ordinal and not _of_noun(reader, at, day.end)
    if reader.before_noun(day.end) and not answers:
        return None
    if reader.sign(day.end - 1, ".") and not article and not (reader.answer and at == 0):
        return None  # "15." is as likely the end of a sentence
    end = reader.after("of_this_month", day.end) if reader.answer else day.end
    return Parsed(Time("day_of_month", span=next_of(day.day, reader.today), number=day.day), end)


def _ordinal_alone(reader: Reader, at: int, day: DayNumber) -> bool:
    """Tell whether an ordinal alone is that of a day: "15:e", "sista i månaden", "first of next month"."""
    if not day.ordinal:
        return False
    if reader.width(at) > 0 or reader.term("of_this_month", day.end) is not None:
        return True
    marker = reader.term("marker", reader.after("of", day.end))
    unit = reader.term("unit", marker.end) if marker and reader.term("of", day.end) else None
    return unit is not None and unit.value == "month"


def _of_noun(reader: Reader, at: int, end: int) -> bool:
    """Tell whether an ordinal is that of something we know: "my 18th birthday", "the 3rd meeting"."""
    known = any(reader.term(role, end) for role in ("event", "meeting", "follow_up", "unit"))
    return known or reader.term("own", at - 1) is not None


def next_of(day: int, today: date) -> Span | None:
    """Return the next month's day of that number from today on; -1 is the last of this month."""
    if day == _LAST:
        span = month_span(today.year, today.month)
        return Span(span.last, span.last) if span else None
    for ahead in range(12):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        span = one_day(year, month + 1, day)
        if span is not None and span.first >= today:
            return span
    return None
