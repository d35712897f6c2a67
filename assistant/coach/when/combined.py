"""Times that belong together: one in another, from one to another, so long before or after one."""

from __future__ import annotations

from typing import Final

from assistant.coach.when.durations import Length, length, one_unit
from assistant.coach.when.markers import this_unit
from assistant.coach.when.meaning import NO_RELATION, Meaning, Time, Trouble, placed, settle
from assistant.coach.when.reader import Parsed, Reader
from assistant.coach.when.single import base
from assistant.coach.when.spans import WEEK, days, moved
from assistant.coach.when.weekdays import agrees

_RANGES: Final = frozenset(("day", "month", "week", "season", "quarter", "half", "year", "range", "weekday"))


def offset(reader: Reader, at: int) -> Parsed | None:
    """Read "en vecka före påsk", "the day after Midsummer", "a week on Friday", "veckan efter jul"."""
    found = length(reader, at) or one_unit(reader, at)
    if found is None:
        return None
    side = reader.term("side", found.end)
    if side is None:
        return _days_hence(reader, found)
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


def _days_hence(reader: Reader, found: Length) -> Parsed | None:
    """Read "a week tomorrow", "a fortnight today", "three weeks Thursday"."""
    inner = base(reader, found.end) if reader.language == "en" and not found.definite else None
    if inner is None or isinstance(inner.meaning, Trouble):
        return None
    if inner.meaning.grain not in ("today", "weekday", "day") or inner.meaning.yearly is not None:
        return None
    span = found.from_day(inner.meaning.span.first) if inner.meaning.span else None
    return Parsed(Time("day", span=span) if span else Trouble("no_such_date"), inner.end)


def weekday_beside(reader: Reader, at: int) -> Parsed | None:
    """Read "the Monday after Easter", "fredagen före midsommar", "the last Friday before Easter"."""
    ordinal = reader.term("ordinal", at)
    found = reader.term("weekday", ordinal.end if ordinal else at)
    side = reader.term("side", found.end) if found else None
    if found is None or side is None or reader.word(found.end) in reader.terms.roles["inside"]:
        return None
    inner = base(reader, reader.after("article", side.end))
    if inner is None or isinstance(inner.meaning, Trouble) or inner.meaning.grain in ("duration", "weekday"):
        return None
    around = settle(inner.meaning, NO_RELATION, reader.today)
    if isinstance(around, Trouble):
        return Parsed(around, inner.end)
    weekday = int(found.value)
    if side.value == "before":
        day = moved(around.first, -((around.first.weekday() - weekday - 1) % WEEK + 1))
    else:
        nth = max(int(ordinal.value), 1) if ordinal else 1
        day = moved(around.last, (weekday - around.last.weekday() - 1) % WEEK + 1 + (nth - 1) * WEEK)
    span = days(day, day)
    meaning = Time("day", span=span, dated=inner.meaning.dated) if span else Trouble("no_such_date")
    return Parsed(meaning, inner.end)


def timed(reader: Reader, at: int) -> Parsed | None:
    """Read a time with those that belong to it: "fredag" in "vecka 24", "maj" to "juni"."""
    first = reader.after("article", at)
    if not reader.may_be_time(first) and not reader.may_be_time(at):
        return None
    found = offset(reader, first) or weekday_beside(reader, first) or base(reader, at)
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
    # In a sentence "the last of the month" is any month's.
    second = base(reader, here) or (this_unit(reader, here) if reader.answer else None)
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
    if not isinstance(found.meaning, Time) or found.meaning.grain not in _RANGES:
        return None
    if joint == found.end and found.meaning.grain in ("month", "week"):
        joint += reader.sign(joint, ",")  # "maj, juni"
    if joint == found.end:
        return None
    second = base(reader, reader.after("article", reader.after("inside", joint)))
    if second is None or isinstance(second.meaning, Trouble):
        return None
    first, last = found.meaning, second.meaning
    if last.grain not in _RANGES or (first.grain != last.grain and "range" not in (first.grain, last.grain)):
        return None
    if first.grain == "weekday" or (reader.word(found.end) == "," and last.grain != first.grain):
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
