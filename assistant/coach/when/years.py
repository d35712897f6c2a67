"""Years: after a date or a month, and alone."""

from __future__ import annotations

from typing import Final

from assistant.coach.when.meaning import Time
from assistant.coach.when.reader import Parsed, Reader
from assistant.coach.when.spans import month_span

EARLIEST_YEAR: Final = 1900
LATEST_PLAIN_YEAR: Final = 2199
"""Four digits beyond this are a year only where nothing follows them."""

CENTURY: Final = 100
SEPARATORS: Final = "/.-"
_SOON: Final = 20
"""Two digits alone after a date are a year at most so far ahead."""


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
        if reader.sign(at + 2, SEPARATORS) and reader.width(at + 3) and reader.glued(at + 3):
            return None
        return full_year(reader, reader.digits(at + 1) or 0), at + 2
    short = reader.digits(at, 2)
    if short is not None and reader.width(at) == 2 and reader.ends(at + 1) and not reader.glued(at):
        year = full_year(reader, short)
        return (year, at + 1) if 0 <= year - reader.today.year <= _SOON else None
    return None


def _four_digits(reader: Reader, at: int) -> tuple[int, int] | None:
    year = reader.digits(at) or 0
    if year < EARLIEST_YEAR or reader.sign(at + 1, ":%") or reader.term("unit", at + 1):
        return None
    if (
        reader.sign(at + 1, SEPARATORS)
        and reader.glued(at + 1)
        and reader.glued(at + 2)
        and reader.width(at + 2)
    ):
        return None
    if year > LATEST_PLAIN_YEAR and not reader.ends(at + 1):
        return None
    return year, at + 1


def full_year(reader: Reader, short: int) -> int:
    """Return the year of this century that two digits mean."""
    return reader.today.year // CENTURY * CENTURY + short


def with_year(reader: Reader, time: Time, at: int) -> Parsed:
    """Read on from what comes every year to the year it is said to be in."""
    if time.yearly is None:
        return Parsed(time, at)
    found = year_at(reader, at)
    if found is None:
        return Parsed(time, at)
    return Parsed(time.in_year(found[0]), found[1])


def bare_year(reader: Reader, at: int) -> Parsed | None:
    """Read "2028"."""
    if reader.width(at) != 4 or reader.glued(at) or reader.sign(at + 1, ":%"):
        return None
    if reader.width(at - 1) or reader.width(at + 1):
        return None
    found = _four_digits(reader, at)
    if found is None or (not reader.answer and reader.before_noun(found[1])):
        return None
    year, end = found
    meaning = Time("year", span=month_span(year, 1, 12), year=year)
    return Parsed(meaning, end)
