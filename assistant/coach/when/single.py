"""One time, whatever sort it is of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from assistant.coach.when.dates import day_month, day_of_month, month
from assistant.coach.when.digit_dates import compact_date, iso_date, numeric_date, spaced_date
from assistant.coach.when.durations import duration
from assistant.coach.when.markers import fixed, marked
from assistant.coach.when.occasions import landmark_time, occasion, season
from assistant.coach.when.periods import nth, numbered, part_of, turn, week_of
from assistant.coach.when.reader import Parsed, Reader
from assistant.coach.when.weekdays import weekday
from assistant.coach.when.years import bare_year

Grammar = Callable[[Reader, int], Parsed | None]


def named(reader: Reader, at: int) -> Parsed | None:
    """Read an event, a holiday or a season, whichever name is the longest: "spring bank holiday"."""
    found = [grammar(reader, at) for grammar in (landmark_time, occasion, season)]
    return max((one for one in found if one is not None), key=lambda one: one.end, default=None)


_WITH_DIGITS: Final[tuple[Grammar, ...]] = (
    iso_date,
    spaced_date,
    marked,
    duration,
    landmark_time,
    day_month,
    nth,
    numeric_date,
    compact_date,
    bare_year,
    day_of_month,
)
_WITH_WORDS: Final[tuple[Grammar, ...]] = (
    fixed,
    week_of,
    weekday,
    part_of,
    nth,
    day_month,
    month,
    numbered,
    turn,
    named,
    marked,
    duration,
    day_of_month,
)


def base(reader: Reader, at: int) -> Parsed | None:
    """Read one time that begins just here."""
    if at >= reader.count:
        return None
    if at not in reader.seen:
        reader.seen[at] = None
        if reader.may_be_time(at):
            for grammar in _WITH_DIGITS if reader.width(at) else _WITH_WORDS:
                found = grammar(reader, at)
                if found is not None:
                    reader.seen[at] = found
                    break
    return reader.seen[at]
