"""What is this, next or past: "i morgon", "nästa vecka", "next Friday", "de kommande tre månaderna"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from assistant.coach.when.dates import month
from assistant.coach.when.durations import Length, counted_from_today, in_unit, length
from assistant.coach.when.meaning import NO_RELATION, Meaning, Time, Trouble, coming, settle
from assistant.coach.when.occasions import landmark_time, occasion, season
from assistant.coach.when.reader import Parsed, Reader
from assistant.coach.when.spans import Span, days, moved, period, portion
from assistant.coach.when.weekdays import weekday, weeks_later

_ONE: Final = (Decimal(1), Decimal(1))
_STEPS: Final = {"this": 0, "next": 1, "coming": 1, "following": 1, "past": -1}


def fixed(reader: Reader, at: int) -> Parsed | None:
    """Read "i morgon", "i veckan", "i år", "månadens slut", "week after next": always so far from today."""
    found = reader.term("fixed", at)
    if found is None:
        return None
    if found.value == "past":
        return Parsed(Trouble("past_date"), found.end)
    if reader.width(found.end) and not reader.answer_clock(found.end):
        return None  # "end of week 20"
    place, _, part = found.value.partition(":")
    unit, sign, offset = place.replace("-", "+-").partition("+")
    if unit == "months":
        day = moved(reader.today, months=int(offset))
        return Parsed(Time("day", span=days(day, day)) if day else Trouble("no_such_date"), found.end)
    span = period(unit, reader.today, int(offset) if sign else 0)
    if span is not None and part:
        span = portion(span, part)
    if span is None:
        return Parsed(Trouble("no_such_date"), found.end)
    if span.last < reader.today:
        return Parsed(Trouble("past_date", {"date": span.last}), found.end)
    end = found.end
    if unit == "day":
        end = reader.after("day_part", end)
        later = weeks_later(reader, end)
        if later is not None:  # "i morgon om en vecka", "today week"
            day = moved(span.first, later[0])
            return Parsed(Time("day", span=days(day, day)) if day else Trouble("no_such_date"), later[1])
    grain = "today" if place == "day+0" else unit
    return Parsed(Time(grain, span=span, part=part, year=_year_of(unit, span)), end)


def _year_of(unit: str, span: Span) -> int | None:
    return span.first.year if unit == "year" else None


def this_unit(reader: Reader, at: int) -> Parsed | None:
    """Read "månaden", "the year" as the present one."""
    unit = reader.term("unit_definite", at)
    span = period(unit.value, reader.today, 0) if unit else None
    if unit is None or span is None:
        return None
    return Parsed(Time(unit.value, span=span, year=_year_of(unit.value, span)), unit.end)


def marked(reader: Reader, at: int) -> Parsed | None:
    """Read "nästa vecka", "next Friday", "kommande tre månader", "this summer", "förra månaden"."""
    marker = reader.term("marker", at)
    if marker is None:
        return _counted_first(reader, at)
    many = length(reader, marker.end)
    if many is not None:
        return _many(reader, marker.value, many)
    here = reader.after("length_filler", marker.end)
    plural = reader.term("plural_unit", here)
    if plural is not None:
        # "The coming months" is a time, but nobody can tell when it ends.
        open_end = Trouble("past_date") if marker.value == "past" else Trouble("not_a_time", {"open": True})
        return Parsed(open_end, plural.end)
    unit = reader.term("unit", here) or reader.term("unit_definite", here)
    if unit is not None:
        if marker.value == "past" and reader.term("of", unit.end) is not None:
            return None  # "the last day of every month"
        if marker.value == "this" and reader.term("same_as", unit.end) is not None:
            return Parsed(Trouble("undated_event"), unit.end)  # "samma dag som mötet"
        meaning = _one_unit(reader, marker.value, unit.value, at, here)
        return Parsed(meaning, unit.end) if meaning is not None else None
    return _named(reader, marker.value, here)


def _many(reader: Reader, marker: str, many: Length) -> Parsed | None:
    if marker == "past":
        past = many.from_day(reader.today, -1)
        return Parsed(Trouble("past_date", {"date": past.last} if past else {}), many.end)
    return Parsed(_until(reader, many), many.end) if marker != "this" else None


def _until(reader: Reader, found: Length) -> Meaning:
    """Return the time from today on that is so long."""
    meaning = counted_from_today(reader, found, "next")
    if isinstance(meaning, Trouble) or meaning.span is None:
        return meaning
    return replace(meaning, span=Span(min(reader.today, meaning.span.last), meaning.span.last))


def _counted_first(reader: Reader, at: int) -> Parsed | None:
    """Read "de tre kommande månaderna"."""
    number = reader.number(at)
    if number is None or number.article:
        return None
    marker = reader.term("marker", number.end)
    unit = reader.term("unit", marker.end) if marker else None
    if marker is None or unit is None or unit.value == "weekend" or marker.value == "this":
        return None
    if reader.term("plural_unit", marker.end) is None and number.low != 1:
        return None  # "den 15 nästa månad"
    return _many(reader, marker.value, in_unit((number.low, number.high), unit.value, unit.end))


def _one_unit(reader: Reader, marker: str, unit: str, at: int, here: int) -> Meaning | None:
    """Return the unit pointed to; "the next month" and "kommande månaden" are a month from now."""
    if unit in ("hour", "minute"):
        return None
    with_article = reader.word(at - 1) in reader.terms.roles["definite"]
    in_definite_form = reader.term("unit", here) is None
    from_now = (marker == "next" and with_article and not in_definite_form) or (
        marker == "coming" and (with_article or in_definite_form)
    )
    if unit == "fortnight" or (from_now and unit not in ("weekend", "day")):
        return _until(reader, in_unit(_ONE, unit, here))
    if unit == "weekend" and marker == "next":
        return coming(Time(unit, span=period(unit, reader.today, 0)), reader.today)
    step = _STEPS[marker] if unit != "weekend" or marker != "coming" else 0
    span = period(unit, reader.today, step)
    if span is None:
        return Trouble("no_such_date")
    if step < 0:
        return Trouble("past_date", {"date": span.last})
    if unit == "day":
        return Time("today", span=span)  # "the next day" is a day of some story
    return Time(unit, span=span, year=_year_of(unit, span))


def _named(reader: Reader, marker: str, at: int) -> Parsed | None:
    """Read "next Friday", "this summer", "nästa jul", "förra våren", "next follow-up"."""
    for grammar in (weekday, month, season, landmark_time):
        found = grammar(reader, at)
        if found is None:
            continue
        meaning = found.meaning
        if isinstance(meaning, Trouble) or meaning.grain == "day":
            return found
        if marker == "past":
            return Parsed(Trouble("past_date"), found.end)
        if meaning.year is None:
            meaning = _pointed_at(reader, meaning, marker)
        return Parsed(meaning, found.end)
    return occasion(reader, at, after_next=True) if marker != "past" else None


def _pointed_at(reader: Reader, time: Time, marker: str) -> Meaning:
    if marker == "next":
        return coming(time, reader.today)
    if time.yearly is None:
        return time
    span = settle(time, NO_RELATION, reader.today)
    return span if isinstance(span, Trouble) else replace(time, span=span, yearly=None)
