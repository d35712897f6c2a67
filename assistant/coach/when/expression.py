"""A whole time expression: what stands before it, the time or two that belong together, what stands after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from assistant.coach.when.dates import day_month, day_of_month, month
from assistant.coach.when.digit_dates import compact_date, iso_date, numeric_date
from assistant.coach.when.durations import duration, length, one_unit
from assistant.coach.when.habits import per_unit
from assistant.coach.when.markers import fixed, marked, this_unit
from assistant.coach.when.meaning import NO_RELATION, Meaning, Time, Trouble, placed, settle
from assistant.coach.when.occasions import (
    clause,
    days_between,
    landmark_time,
    occasion,
    season,
    somebodys_day,
)
from assistant.coach.when.periods import nth, numbered, part_of, turn, week_of
from assistant.coach.when.reader import Parsed, Reader, Term
from assistant.coach.when.spans import days
from assistant.coach.when.weekdays import agrees, weekday
from assistant.coach.when.years import bare_year

Grammar = Callable[[Reader, int], Parsed | None]

_MOST_BEFORE: Final = 8
"""Words and phrases before a time that are looked through."""

_WITH_DIGITS: Final[tuple[Grammar, ...]] = (
    iso_date,
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
    occasion,
    turn,
    landmark_time,
    season,
    marked,
    duration,
    day_of_month,
)
_RANGES: Final = frozenset(("day", "month", "week", "season", "quarter", "half", "year", "range", "weekday"))
_POINTS_AT_UNIT: Final = frozenset(("before", "within", "by", "toward", "during", "course"))


_ENDS_OR_BEGINS: Final = frozenset(("when", "before", "after", "by", "toward"))
_ASIDE: Final = frozenset(("hedge",))
_LASTING: Final = frozenset(("event", "season", "year", "month", "week"))


@dataclass(frozen=True, slots=True)
class Expression:
    """A time as it stands in the text: what it means, how it is tied to the rest, and its tokens."""

    meaning: Meaning
    relations: frozenset[str]
    first: int
    end: int


def base(reader: Reader, at: int) -> Parsed | None:
    """Read one time that begins just here."""
    if at >= reader.count:
        return None
    if at not in reader.seen:
        reader.seen[at] = None
        kind = reader.tokens[at].kind
        if kind != "sign":
            for grammar in _WITH_DIGITS if kind == "number" else _WITH_WORDS:
                found = grammar(reader, at)
                if found is not None:
                    reader.seen[at] = found
                    break
    return reader.seen[at]


def offset(reader: Reader, at: int) -> Parsed | None:
    """Read "en vecka före påsk", "the day after Midsummer", "a week on Friday", "veckan efter jul"."""
    found = length(reader, at) or one_unit(reader, at)
    side = reader.term("side", found.end) if found else None
    if found is None or side is None:
        return None
    inner = base(reader, reader.after("article", side.end))
    if inner is None or isinstance(inner.meaning, Trouble):
        return inner
    if inner.meaning.grain in ("duration", "year"):
        return None
    around = settle(inner.meaning, NO_RELATION, reader.today)
    if isinstance(around, Trouble):
        return Parsed(around, inner.end)
    span = found.beside(around, -1 if side.value == "before" else 1)
    if span is None:
        return Parsed(Trouble("no_such_date"), inner.end)
    return Parsed(Time("range", span=span, dated=inner.meaning.dated), inner.end)


def timed(reader: Reader, at: int) -> Parsed | None:
    """Read a time with those that belong to it: "fredag" in "vecka 24", "maj" to "juni"."""
    found = offset(reader, reader.after("article", at)) or base(reader, at)
    while found is not None and isinstance(found.meaning, Time):
        more = _agreeing_day(reader, found) or _larger(reader, found) or _range(reader, found)
        if more is None:
            break
        found = more
    return found


def _agreeing_day(reader: Reader, found: Parsed) -> Parsed | None:
    return agrees(reader, found.meaning, found.end) if isinstance(found.meaning, Time) else None


def _larger(reader: Reader, found: Parsed) -> Parsed | None:
    """Read on from a time to the larger one it is in, or the smaller: "nästa vecka på fredag"."""
    here = found.end + reader.sign(found.end, ",")
    here = reader.after("inside", here)
    here = reader.after("article", here)
    second = base(reader, here) or this_unit(reader, here)
    if second is None or not isinstance(found.meaning, Time) or isinstance(second.meaning, Trouble):
        return None
    first = found.meaning
    if second.meaning.grain in ("duration", "today"):
        return None
    meaning = placed(first, second.meaning, reader.today) or placed(second.meaning, first, reader.today)
    return Parsed(meaning, second.end) if meaning is not None else None


def _range(reader: Reader, found: Parsed) -> Parsed | None:
    """Read "maj-juni", "från 1 till 15 juni", and "1 maj eller 1 juni", of which one is meant."""
    joint = reader.after("joint", found.end)
    if joint == found.end or not isinstance(found.meaning, Time) or found.meaning.grain not in _RANGES:
        return None
    second = base(reader, reader.after("article", reader.after("inside", joint)))
    if second is None or isinstance(second.meaning, Trouble):
        return None
    first, last = found.meaning, second.meaning
    if last.grain not in _RANGES or (first.grain != last.grain and "range" not in (first.grain, last.grain)):
        return None
    if first.grain == "weekday":
        return None
    return Parsed(_joined(reader, first, last, reader.word(found.end)), second.end)


def _joined(reader: Reader, first: Time, last: Time, joint: str) -> Meaning:
    if first.yearly is not None and last.year is not None:
        said = first.in_year(last.year)
        if isinstance(said, Trouble):
            return said
        first = said
    begins = settle(first, NO_RELATION, reader.today)
    if isinstance(begins, Trouble):
        return begins
    # The end is the next after the beginning: "november till februari".
    ends = settle(last, NO_RELATION, begins.first)
    if isinstance(ends, Trouble):
        return ends
    if joint in reader.terms.roles["either"] and first.grain == "day":
        return Trouble("contradiction", {"readings": [begins.last, ends.last]})
    span = days(begins.first, ends.last)
    if span is None:
        return Trouble("contradiction", {"readings": [begins.last, ends.last]})
    return Time("range", span=span, dated=first.dated and last.dated)


def expression(reader: Reader, at: int) -> Expression | None:
    """Read a time expression that begins here, with what stands before and after it."""
    relations: set[str] = set()
    here = at
    for _ in range(_MOST_BEFORE):
        if relations == {"when"} and per_unit(reader, here) is not None:
            return None  # "once a month"
        found = days_between(reader, here) if "between" in relations else None
        found = found or timed(reader, here) or _in_its_light(reader, here, relations)
        if found is not None:
            return _completed(reader, found, relations, at)
        before = reader.prefix(here)
        if before is None:
            return None
        relations |= before.relations
        if at == here and before.relations <= _ASIDE:
            at = before.end  # what is only said aside is no part of the expression
        here = before.end
    return None


def _in_its_light(reader: Reader, at: int, relations: set[str]) -> Parsed | None:
    """Read what is a time only after certain words: "när kursen är slut", "under året"."""
    if at >= reader.count:
        return None
    if relations & {"when", "before", "by", "toward", "at"}:
        found = somebodys_day(reader, at)
        if found is not None:
            return found
    if relations & {"when", "before", "toward"}:
        found = clause(reader, at)
        if found is not None:
            return found
    if relations & _POINTS_AT_UNIT:
        found = this_unit(reader, at)
        if found is not None and isinstance(found.meaning, Time) and found.meaning.grain != "day":
            return found
    return None


def _completed(reader: Reader, found: Parsed, relations: set[str], at: int) -> Expression:
    """Read on over "senast", "at the latest", "eller så" and the end of an event."""
    meaning, end = found
    if isinstance(meaning, Time) and relations & _ENDS_OR_BEGINS and meaning.grain in _LASTING:
        over = reader.after("takes_place", end)
        if over > end and (meaning.grain == "event" or "before" in relations):
            meaning = replace(meaning, part=meaning.part if meaning.part == "follow_up" else "end")
        end = over
    after = reader.term("suffix", end + reader.sign(end, ","))
    if after is not None and not _begins_another(reader, after):
        end = after.end
        if after.value:
            relations = relations | {after.value}
    return Expression(meaning, frozenset(relations), at, end)


def _begins_another(reader: Reader, suffix: Term) -> bool:
    """Tell whether "senast" belongs to the next time instead: "6/10 senast 15/6"."""
    here = suffix.end
    for _ in range(_MOST_BEFORE):
        if base(reader, here) is not None:
            return bool(suffix.value)
        before = reader.prefix(here)
        if before is None:
            return False
        here = before.end
    return False
