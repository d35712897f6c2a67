"""A whole time expression: what stands before it, the time itself, what stands after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from assistant.coach.when.combined import timed
from assistant.coach.when.habits import per_unit
from assistant.coach.when.markers import this_unit
from assistant.coach.when.meaning import Meaning, Time, mapped
from assistant.coach.when.occasions import clause, days_between, ended, somebodys_day
from assistant.coach.when.reader import Parsed, Reader, Term
from assistant.coach.when.single import base
from assistant.coach.when.spans import Span, portion
from assistant.coach.when.years import year_at

_MOST_BEFORE: Final = 8
"""Words and phrases before a time that are looked through."""

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
    if "before" in relations:
        found = _what_is_dated(reader, at)
        if found is not None:
            return found
    points = _POINTS_AT_UNIT if reader.answer else _POINTS_AT_UNIT - {"toward"}
    if relations & points or ("when" in relations and _ends_after(reader, at)):
        found = this_unit(reader, at)
        if found is not None and isinstance(found.meaning, Time) and found.meaning.grain != "day":
            return found
    return None


def _what_is_dated(reader: Reader, at: int) -> Parsed | None:
    """Read the day of what something is to come before: "inden jeg skal i retten den 22. april"."""
    for here in range(at, min(at + _MOST_BEFORE, reader.count)):
        if here > at and (reader.width(here) or reader.term("article", here) is not None):
            found = timed(reader, reader.after("article", here))
            if found is None or not isinstance(found.meaning, Time) or found.meaning.grain != "day":
                return None
            placed = reader.relations_before(here) <= {"on"}
            return found if placed and reader.ends(found.end) else None
        if reader.tokens[here].kind != "word" or reader.term("day_part", here) is not None:
            return None
    return None


def _ends_after(reader: Reader, at: int) -> bool:
    """Tell whether a unit said alone ends: "når året er omme"."""
    unit = reader.term("unit_definite", at)
    return unit is not None and reader.term("takes_place", unit.end) is not None


def _completed(reader: Reader, found: Parsed, relations: set[str], at: int) -> Expression:
    """Read on over "senast", "at the latest", "eller så" and the end of an event."""
    meaning, end = found
    if isinstance(meaning, Time) and meaning.grain in _LASTING:
        meaning, end = _with_its_end(reader, meaning, relations, end)
    after = reader.term("suffix", end + reader.sign(end, ","))
    if after is not None and not _begins_another(reader, after):
        end = after.end
        if after.value:
            relations = relations | {after.value}
    return Expression(meaning, frozenset(relations), at, end)


def _with_its_end(reader: Reader, time: Time, relations: set[str], at: int) -> tuple[Time, int]:
    """Read on over "är slut", "begins", and the year of an event."""
    if time.grain == "event":
        year = year_at(reader, at)
        at = year[1] if year is not None else at
    noun = reader.term("end_noun", at) if reader.word(at - 1).endswith("s") else None
    if noun is not None and time.grain in ("month", "week"):
        which = "end" if noun.value == "x" else noun.value  # "juni månads utgång"
        return mapped(time, partial(portion, which=which), part=which), noun.end
    takes = reader.term("takes_place", at) if relations & _ENDS_OR_BEGINS else None
    if takes is None:
        return time, at
    if time.grain == "event":
        return ended(time), takes.end
    if "before" in relations:
        return (replace(time, part="end") if takes.value == "ends" else time), takes.end
    if "when" in relations:
        if takes.value == "ends":
            return mapped(time, _last_day, part="end"), takes.end
        return mapped(time, _first_day, grain="day"), takes.end
    return time, at


def _first_day(span: Span) -> Span:
    return Span(span.first, span.first)


def _last_day(span: Span) -> Span:
    return Span(span.last, span.last)


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
