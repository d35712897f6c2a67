"""Days of the week: alone, with a date that must agree, or so many weeks later."""

from __future__ import annotations

from typing import Final

from assistant.coach.when.dates import day_month, day_of_month, month, next_of
from assistant.coach.when.digit_dates import iso_date, numeric_date
from assistant.coach.when.durations import length
from assistant.coach.when.meaning import NO_RELATION, Meaning, Time, Trouble, settle
from assistant.coach.when.reader import Parsed, Reader
from assistant.coach.when.spans import WEEK, days, moved

_IDIOMS: Final = {8: 7, 15: 14}
"""In Danish eight days are a week, in some mouths fifteen are two: "fredag om 8 dage"."""


def weekday(reader: Reader, at: int) -> Parsed | None:
    """Read "fredag", "fredag den 12 mars", "fredag om en vecka", "Friday week"."""
    found = reader.term("weekday", at)
    if found is None:
        found = reader.term("weekday_short", at)
        if found is None or not _short_is_meant(reader, at, found.end):
            return None
    number = int(found.value)
    end = reader.after("day_part", found.end)
    if end == found.end and reader.sign(end, ".") and reader.glued(end) and not reader.ends(end + 1):
        end += 1
    dated = _date_after(reader, end)
    if dated is not None:
        return Parsed(_agreeing(reader, number, dated.meaning), dated.end)
    bare = _bare_day_after(reader, number, end)
    if bare is not None:
        return bare
    ahead = (number - reader.today.weekday() - 1) % WEEK + 1
    later = weeks_later(reader, end)
    if later is not None:
        day = moved(reader.today, ahead + later[0])
        return Parsed(Time("day", span=days(day, day)) if day else Trouble("no_such_date"), later[1])
    day = moved(reader.today, ahead)
    return Parsed(Time("weekday", span=days(day, day), number=number), end)


def _short_is_meant(reader: Reader, at: int, end: int) -> bool:
    """Tell whether "man", "sat" or "ons" is a day: a date follows, or it is an answer of its own."""
    dated = reader.after("article", end + reader.sign(end, "."))
    if reader.width(dated) and reader.sign(dated + 1, "/.-"):
        return True
    day = reader.digits(dated, 2)
    if day is not None and reader.term("month", reader.after("ordinal_ending", dated + 1)):
        return True
    return reader.answer and reader.ends(end) and (at == 0 or reader.prefix(at - 1) is not None)


def _date_after(reader: Reader, at: int) -> Parsed | None:
    here = reader.after("article", at + reader.sign(at, ",("))
    for grammar in (iso_date, day_month, numeric_date, month, day_of_month):
        found = grammar(reader, here)
        if found is None:
            continue
        if isinstance(found.meaning, Trouble) or found.meaning.grain in ("day", "day_of_month"):
            end = found.end
            return Parsed(found.meaning, end + 1 if reader.word(at) == "(" and reader.sign(end, ")") else end)
    return None


def _bare_day_after(reader: Reader, number: int, at: int) -> Parsed | None:
    """Read "måndag 15" where the fifteenth is a Monday; else it may be an hour."""
    day = reader.digits(at, 2)
    if day is None or reader.before_noun(at + 1) or reader.sign(at + 1, ":.-/"):
        return None
    span = next_of(day, reader.today)
    if span is None or span.first.weekday() != number:
        return None
    return Parsed(Time("day", span=span), at + 1)


def _agreeing(reader: Reader, number: int, meaning: Meaning) -> Meaning:
    """Return a date whose day of the week is said, or that the two do not agree."""
    if isinstance(meaning, Trouble):
        return meaning
    span = settle(meaning, NO_RELATION, reader.today)
    if isinstance(span, Trouble) or span.last.weekday() == number:
        return meaning
    return Trouble("contradiction", {"date": span.last, "weekday": number})


def agrees(reader: Reader, time: Time, at: int) -> Parsed | None:
    """Read a day of the week said after its date: "5 mars (fredag)", "den 5 mars, en fredag"."""
    if time.grain != "day":
        return None
    here = at + reader.sign(at, ",(")
    article = reader.number(here)
    if article is not None and article.article:
        here = article.end
    found = reader.term("weekday", here)
    if found is None or here == at:
        return None
    end = found.end + reader.sign(found.end, ")")
    return Parsed(_agreeing(reader, int(found.value), time), end)


def weeks_later(reader: Reader, at: int) -> tuple[int, int] | None:
    """Read how many days after the coming one: "om en vecka", "om 8 dage", "week"."""
    said = reader.term("weeks_later", at)
    if said is not None:
        return int(said.value), said.end
    before = reader.prefix(at)
    if before is None or "hence" not in before.relations:
        return None
    found = length(reader, before.end)
    if found is None or found.unit not in ("day", "week", "fortnight") or found.days[0] != found.days[1]:
        return None
    later = found.about_days
    later = _IDIOMS.get(later, later)
    return (later, found.end) if later % WEEK == 0 else None
