"""Lengths of time: "three months", "4-5 veckor", "halvannet år", and such a length counted from today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Final

from assistant.coach.when.meaning import Time, Trouble
from assistant.coach.when.reader import Parsed, Reader, Term
from assistant.coach.when.spans import Span, days, moved, period

_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS: Final = {"month": 1, "quarter": 3, "third": 4, "half": 6, "year": 12}
_PER_DAY: Final = {"hour": 24, "minute": 1440}
_PART_OF_MONTH: Final = 30
"""Days of a month of which only a part is meant: half a month is 15 days."""
_MOST: Final = 1_000_000
_HALF: Final = Decimal("0.5")
_NONE: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Length:
    """Months and days, the least and the most; ``unit`` is the unit said last, ``end`` the place after it.

    ``definite``: only the unit was said ("veckan efter påsk"), which counts in whole units.
    """

    months: tuple[Decimal, Decimal]
    days: tuple[Decimal, Decimal]
    unit: str
    end: int
    definite: bool = False

    def from_day(self, origin: date, sign: int = 1) -> Span | None:
        """Return the days so far after a day, or before it."""
        if self.about_days > _MOST:
            return None
        near, far = (
            moved(origin, sign * _up(more + months % 1 * _PART_OF_MONTH), sign * int(months))
            for months, more in zip(self.months, self.days, strict=True)
        )
        return days(near, far) if sign > 0 else days(far, near)

    def beside(self, around: Span, sign: int) -> Span | None:
        """Return the days so long before or after a span; a bare "week before" is the seven days."""
        origin = around.first if sign < 0 else around.last
        if not self.definite or self.unit == "day":
            return self.from_day(origin, sign)
        if self.unit not in _DAYS:
            return period(self.unit, origin, sign)
        near, far = moved(origin, sign), moved(origin, sign * _DAYS[self.unit])
        return days(near, far) if sign > 0 else days(far, near)

    @property
    def about_days(self) -> int:
        """Roughly how many days at most."""
        months, more = (min(amount[1], Decimal(_MOST)) for amount in (self.months, self.days))
        return int(months) * _PART_OF_MONTH + int(more)


def _up(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_CEILING))


def length(reader: Reader, at: int) -> Length | None:
    """Read "tre månader", "4-5 veckor", "ett och ett halvt år", "1 år och 3 månader"."""
    found = _one_length(reader, at)
    if found is None:
        return None
    joined = reader.after("and", found.end)
    more = _one_length(reader, joined) if joined > found.end or reader.width(joined) else None
    if more is None or more.unit == found.unit:
        return found
    return replace(
        more,
        months=(found.months[0] + more.months[0], found.months[1] + more.months[1]),
        days=(found.days[0] + more.days[0], found.days[1] + more.days[1]),
    )


def _one_length(reader: Reader, at: int) -> Length | None:
    number = reader.number(at)
    if number is None:
        return None
    low, high, here = number.low, number.high, number.end
    here = reader.after("length_filler", here)
    more = reader.number(here) if number.article else None
    if more is not None and more.low < 1:  # "det næste halve år", "et lille halvt år"
        low, high, here = more.low, more.high, more.end
    unit = reader.term("unit", here)
    if unit is None or unit.value == "weekend" or _is_of_something(reader, unit):
        return None
    half = reader.term("and_half", unit.end)
    if half is not None:
        return in_unit((low + _HALF, high + _HALF), unit.value, half.end)
    more = reader.number(unit.end + 1) if reader.word(unit.end) in reader.terms.roles["either"] else None
    if more is not None and more.low > high and not more.article and not reader.before_noun(more.end):
        return in_unit((low, more.low), unit.value, more.end)  # "a week or two"
    return in_unit((low, high), unit.value, unit.end)


def _is_of_something(reader: Reader, unit: Term) -> bool:
    """Tell whether a length is said of a noun ("18 års födelsedag") or is a part ("a quarter of an hour")."""
    if unit.value == "quarter" and reader.term("of", unit.end) is not None:
        return True
    genitive = reader.term("unit_genitive", unit.end - 1) is not None
    return genitive and reader.term("time_word", unit.end) is None and reader.before_noun(unit.end)


def in_unit(amount: tuple[Decimal, Decimal], unit: str, end: int) -> Length:
    """Return so many of a unit as months or days."""
    months = _MONTHS.get(unit)
    if months is not None:
        return Length((amount[0] * months, amount[1] * months), (_NONE, _NONE), unit, end)
    hours = _PER_DAY.get(unit)
    if hours is not None:
        low, high = amount[0] // hours, amount[1] // hours
    else:
        low, high = amount[0] * _DAYS[unit], amount[1] * _DAYS[unit]
    return Length((_NONE, _NONE), (low, high), unit, end)


def one_unit(reader: Reader, at: int) -> Length | None:
    """Read a unit said alone: "veckan" efter påsk, the "day" before."""
    unit = reader.term("unit_definite", at)
    if unit is None or unit.value == "weekend" or unit.value in _PER_DAY:
        return None
    return replace(in_unit((Decimal(1), Decimal(1)), unit.value, unit.end), definite=True)


def duration(reader: Reader, at: int) -> Parsed | None:
    """Read a length of time counted from today, with "from now" or "ago" after it."""
    found = length(reader, at)
    if found is None or (found.unit in _PER_DAY and not reader.answer):
        return None
    end = reader.after("time_word", _after_genitive(reader, found.end))
    ago = reader.term("ago", end)
    if ago is not None:
        past = found.from_day(reader.today, -1)
        return Parsed(Trouble("past_date", {"date": past.last} if past else {}), ago.end)
    onward = reader.term("onward", end)
    before = reader.prefix(end)
    if onward is not None and before is not None and before.end > onward.end:
        onward = None  # "sju dagar fram till uppföljningen"
    if onward is not None:
        end = onward.end
    return Parsed(counted_from_today(reader, found, "onward" if onward else ""), end)


def counted_from_today(reader: Reader, found: Length, part: str = "") -> Time | Trouble:
    """Return the day or days that lie so far ahead."""
    span = found.from_day(reader.today)
    if span is None:
        return Trouble("no_such_date")
    return Time("duration", span=span, number=found.about_days, part=part)


def _after_genitive(reader: Reader, at: int) -> int:
    """Step over the rest of "months'" and "week's"."""
    if reader.sign(at, "'") and reader.glued(at):
        return at + 2 if reader.word(at + 1) == "s" and reader.glued(at + 1) else at + 1
    return at
