"""Weeks, quarters and years by number, their parts, the nth of something, and where two of them meet."""

from __future__ import annotations

from functools import partial
from typing import Final

from assistant.coach.when.dates import day_month, day_number, month
from assistant.coach.when.digit_dates import iso_date, numeric_date
from assistant.coach.when.markers import fixed, marked, this_unit
from assistant.coach.when.meaning import Time, Trouble, mapped
from assistant.coach.when.occasions import ended, occasion, season
from assistant.coach.when.reader import Parsed, Reader
from assistant.coach.when.spans import Span, days, month_span, moved, nth_in, period, portion, weekly
from assistant.coach.when.years import bare_year, with_year

PERIODS: Final = frozenset(("week", "month", "season", "quarter", "third", "half", "year"))
_COUNTED: Final = {"quarter": 3, "third": 4, "half": 6}
_MOST_WEEKS: Final = 53


# --- numbered -------------------------------------------------------------------------------------


def numbered(reader: Reader, at: int) -> Parsed | None:
    """Read "vecka 24", "v. 12", "uge 24-26", "kvartal 2", "Q3 2028"."""
    word = reader.term("numbered", at)
    if word is None:
        return None
    number, end = _number_after(reader, word.end)
    if number is None or reader.term("unit", end) or _is_count(reader, end):
        return None
    time = _nth_of_year(word.value, number)
    if word.value == "week" and time.yearly is not None:
        second = _second_week(reader, end)
        if second is not None and (second[0] > number or number - second[0] > _MOST_WEEKS // 2):
            return with_year(reader, Time("week", yearly=partial(_weeks, number, second[0])), second[1])
    return with_year(reader, time, end)


def _number_after(reader: Reader, at: int) -> tuple[int | None, int]:
    """Return a number of a week in digits, or in words as in "vecka tjugo"."""
    if reader.width(at):
        return reader.digits(at, 2), at + 1
    spelled = reader.number(at)
    if (
        spelled is None
        or spelled.article
        or spelled.low != spelled.high
        or not 1 <= spelled.low <= _MOST_WEEKS
    ):
        return None, at
    return int(spelled.low), spelled.end


def _is_count(reader: Reader, at: int) -> bool:
    """Tell whether "vecka 3 av 6" counts the weeks of something else than a year."""
    return reader.word(at) in reader.terms.roles["out_of"] and 0 < reader.width(at + 1) <= 2


def _nth_of_year(unit: str, number: int) -> Time:
    if unit == "week":
        return Time("week", yearly=weekly(number))
    size = _COUNTED[unit]
    return Time(unit, yearly=partial(_part_of_year, size, number))


def _part_of_year(size: int, number: int, year: int) -> Span | None:
    if not 1 <= number <= 12 // size:
        return None
    return month_span(year, (number - 1) * size + 1, size)


def _second_week(reader: Reader, at: int) -> tuple[int, int] | None:
    joint = reader.after("joint", at)
    if joint == at:
        return None
    word = reader.term("numbered", joint)
    here = word.end if word and word.value == "week" else joint
    number = reader.digits(here, 2)
    if number is None or not 1 <= number <= _MOST_WEEKS or reader.sign(here + 1, "/."):
        return None
    return number, here + 1


def _weeks(first: int, last: int, year: int) -> Span | None:
    begins, ends = weekly(first)(year), weekly(last)(year if last > first else year + 1)
    return days(begins.first, ends.last) if begins and ends else None


def week_of(reader: Reader, at: int) -> Parsed | None:
    """Read "w/c 7 June", "veckan som börjar 7 juni": the week that a day is in."""
    found = reader.term("week_of", at)
    if found is None:
        return None
    here = reader.after("article", found.end)
    day = (
        iso_date(reader, here) or day_month(reader, here) or numeric_date(reader, here) or month(reader, here)
    )
    if day is None or isinstance(day.meaning, Trouble):
        return day
    if day.meaning.grain != "day":
        return None
    return Parsed(mapped(day.meaning, _week_around, grain="range"), day.end)


def _week_around(span: Span) -> Span | None:
    return period("week", span.first, 0)


# --- parts ----------------------------------------------------------------------------------------


def part_of(reader: Reader, at: int) -> Parsed | None:
    """Read "slutet av maj", "mid-April", "i början av nästa år", "first half of June", "end of term"."""
    part = reader.term("part", at)
    name = reader.term("landmark", at)
    if part is None or (name is not None and name.end > part.end):
        return None  # the "early May bank holiday"
    here = part.end
    if reader.sign(here, "-") and reader.glued(here):
        here += 1
    here = reader.after("article", reader.after("of", here))
    return in_part(reader, part.value, here)


def in_part(reader: Reader, which: str, at: int) -> Parsed | None:
    """Return the beginning, middle, end or half of the period that begins here."""
    inner = period_at(reader, at)
    event = occasion(reader, at, after_next=True) if which in ("end", "begin") else None
    if event is not None and isinstance(event.meaning, Time) and (inner is None or event.end > inner.end):
        return Parsed(ended(event.meaning), event.end)
    if inner is None:
        return None
    if isinstance(inner.meaning, Trouble):
        return inner
    time = mapped(inner.meaning, lambda span: portion(span, which), part=which)
    return Parsed(time, inner.end)


def period_at(reader: Reader, at: int) -> Parsed | None:
    """Read a week, month, season, quarter, half or year, also as "the month" or "next month"."""
    for grammar in (fixed, month, season, numbered, nth, marked, this_unit, bare_year):
        found = grammar(reader, at)
        if found is not None:
            meaning = found.meaning
            return found if isinstance(meaning, Trouble) or meaning.grain in PERIODS else None
    return None


# --- the nth of something -------------------------------------------------------------------------


def nth(reader: Reader, at: int) -> Parsed | None:
    """Read "tredje kvartalet", "första veckan i juni", "last Friday in May", "sista dagen i maj"."""
    number, end = _ordinal(reader, at)
    if number is None:
        return None
    half = reader.term("half_noun", end)
    if half is not None and number in (1, 2, -1):
        inner = in_part(reader, "first" if number == 1 else "second", _inside(reader, half.end))
        if inner is not None:
            return inner
    counted = reader.term("counted_unit", end)
    if counted is not None:
        if number < 0:
            number = 12 // _COUNTED[counted.value]
        time = _nth_of_year(counted.value, number)
        return with_year(reader, time, reader.after("of_the_year", counted.end))
    return _nth_inside(reader, number, end)


def _ordinal(reader: Reader, at: int) -> tuple[int | None, int]:
    found = day_number(reader, at)
    if found is None or not found.ordinal:
        return None, at
    return found.day, found.end


def _inside(reader: Reader, at: int) -> int:
    return reader.after("article", reader.after("of", at))


def _nth_inside(reader: Reader, number: int, at: int) -> Parsed | None:
    """Read the nth week, day or weekday of a month or another period."""
    unit = reader.term("unit", at) or reader.term("unit_definite", at)
    named = reader.term("weekday", at) if unit is None else None
    found = unit or named
    if found is None or (unit is not None and unit.value not in ("week", "day")):
        return None
    here = reader.after("of", found.end)
    if here == found.end:
        return None
    inner = period_at(reader, reader.after("article", here))
    if inner is None or isinstance(inner.meaning, Trouble):
        return inner
    if unit is not None and unit.value == "day":
        time = mapped(inner.meaning, lambda span: _nth_day(span, number), grain="day", part="")
    else:
        day = int(named.value) if named else None
        grain = "day" if named else "range"
        time = mapped(inner.meaning, lambda span: nth_in(span, number, day), grain=grain, part="")
    return Parsed(time, inner.end)


def _nth_day(span: Span, number: int) -> Span | None:
    day = moved(span.first, number - 1) if number > 0 else span.last
    return days(day, day) if day is not None and day <= span.last else None


# --- turns ----------------------------------------------------------------------------------------


def turn(reader: Reader, at: int) -> Parsed | None:
    """Read "årsskiftet", "månadsskiftet maj/juni": the last day of what ends, or both if both are named."""
    found = reader.term("turn", at)
    if found is None:
        return None
    if found.value == "year":
        return _turn_of_year(reader, found.end)
    if found.value == "half":
        return with_year(reader, Time("turn", yearly=_midyear), found.end)
    first = reader.term("month", found.end)
    joint = reader.after("joint", first.end) if first else found.end
    second = reader.term("month", joint) if first else None
    if first is not None and second is not None:
        time = Time("turn", yearly=partial(_turn_of_month, int(first.value)))
        return with_year(reader, time, second.end)
    span = period(found.value, reader.today, 0)
    return Parsed(Time("turn", span=Span(span.last, span.last)), found.end) if span else None


def _turn_of_year(reader: Reader, at: int) -> Parsed:
    """Read a year or two after the word: "årsskiftet 2027/2028", "27/28"."""
    time = Time("turn", yearly=_year_ends)
    years = [reader.digits(at), reader.digits(at + 2)]
    if reader.sign(at + 1, "/-") and None not in years and reader.width(at) in (2, 4):
        year = years[0] or 0
        full = year if reader.width(at) == 4 else reader.today.year // 100 * 100 + year
        return Parsed(time.in_year(full), at + 3)
    return with_year(reader, time, at)


def _year_ends(year: int) -> Span | None:
    whole = month_span(year, 12)
    return Span(whole.last, whole.last) if whole else None


def _midyear(year: int) -> Span | None:
    whole = month_span(year, 6)
    return Span(whole.last, whole.last) if whole else None


def _turn_of_month(month_number: int, year: int) -> Span | None:
    whole = month_span(year, month_number)
    return days(whole.last, moved(whole.last, 1)) if whole else None
