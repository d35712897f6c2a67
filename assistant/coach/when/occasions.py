"""Seasons, holidays, and what happens on a day that the calendar does not know."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import Final

from assistant.coach.when.meaning import Time, Trouble, mapped
from assistant.coach.when.reader import Parsed, Reader, Term
from assistant.coach.when.spans import Span, Yearly, days, landmark, month_span, moved, portion
from assistant.coach.when.years import with_year

_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SEASON_MONTHS: Final = 3
_SHORTEST_COMPOUND: Final = 6
_WORDS_BETWEEN: Final = 3
"""Words that may stand between "when" and what it says of somebody ("innan Kim och Lo fyller 18")."""

_landmark = cache(landmark)


def season(reader: Reader, at: int) -> Parsed | None:
    """Read "sommaren", "hösten 2027", "sensommaren"."""
    found = reader.term("season", at)
    if found is None or not _season_is_meant(reader, at, found.end):
        return None
    name, _, part = found.value.partition(":")
    time = Time("season", yearly=partial(_season_of, _SEASONS[name]), dated=False)
    if part:
        time = mapped(time, partial(_portion, part), part=part)
    return with_year(reader, time, found.end)


def _portion(which: str, span: Span) -> Span | None:
    return portion(span, which)


def _season_of(month: int, year: int) -> Span | None:
    return month_span(year, month, _SEASON_MONTHS)


def _season_is_meant(reader: Reader, at: int, end: int) -> bool:
    """Tell whether "vår" is spring and not "our", and "fall" autumn and not the verb."""
    if reader.term("season_or_ours", at) is not None:
        return not reader.before_noun(end)
    if reader.term("season_or_verb", at) is not None:
        alone = reader.answer and at == 0 and (reader.ends(end) or reader.width(end) > 0)
        return alone or reader.word(at - 1) in reader.terms.roles["points_to_season"]
    return True


def landmark_time(reader: Reader, at: int) -> Parsed | None:
    """Read "jul", "påskdagen", "midsommar 2028", "spring bank holiday"."""
    found = reader.term("landmark", at)
    return with_year(reader, _holiday(found.value), found.end) if found else None


def _holiday(rule: str) -> Time:
    return Time("holiday", yearly=_landmark(rule), dated=False)


def days_between(reader: Reader, at: int) -> Parsed | None:
    """Read "jul och nyår" after "mellan": the days between, the two themselves left out."""
    for first in reader.terms_at("landmark", at):
        joint = reader.after("and", first.end)
        second = reader.term("landmark", joint)
        if joint > first.end and second is not None:
            days_between_them = partial(_between, _landmark(first.value), _landmark(second.value))
            return with_year(reader, Time("range", yearly=days_between_them, dated=False), second.end)
    return None


def _between(first: Yearly, last: Yearly, year: int) -> Span | None:
    begins = first(year)
    for later in (year, year + 1):
        ends = last(later)
        if begins is not None and ends is not None and ends.first > begins.last:
            return days(moved(begins.last, 1), moved(ends.first, -1))
    return None


def occasion(reader: Reader, at: int, *, after_next: bool = False) -> Parsed | None:
    """Read the next follow-up, whose day may be booked, and events such as "terminens slut"."""
    found = _named_occasion(reader, at, after_next=after_next)
    if found is not None:
        return found
    here = max(reader.after("own", at), reader.after("month", at))  # "my birthday", "the May half-term"
    marker = None if after_next else reader.term("marker", here)
    if marker is None or marker.value == "past":
        return _named_occasion(reader, here, after_next=after_next) if here > at else None
    after_next = marker.value != "this"
    found = _named_occasion(reader, marker.end, after_next=after_next)
    found = found or _named_occasion(reader, reader.after("own", marker.end), after_next=after_next)
    if found is None or not isinstance(found.meaning, Time) or found.meaning.part != "period":
        return found
    return Parsed(replace(found.meaning, part="framed"), found.end)  # "this term"


def _named_occasion(reader: Reader, at: int, *, after_next: bool) -> Parsed | None:
    found = reader.term("follow_up", at)
    if found is None:
        return _event(reader, at, after_next=after_next)
    booked = reader.follow_up
    span = Span(booked, booked) if booked else None
    return Parsed(Time("event", span=span, part="follow_up"), found.end)


def _event(reader: Reader, at: int, *, after_next: bool) -> Parsed | None:
    found = (reader.term("meeting", at) if after_next else None) or reader.term("event", at)
    if found is not None:
        return Parsed(_undated(found.value), found.end)
    compound = _compound_event(reader, at, after_next=after_next)
    return Parsed(_undated(compound.value), compound.end) if compound else None


def ended(event: Time) -> Time:
    """Return the end or the beginning of an event; that of a lesson comes every day."""
    return event if event.part in ("follow_up", "daily") else replace(event, part="end")


def _undated(sort: str) -> Time:
    return Time("event", part=sort, dated=False)


def _compound_event(reader: Reader, at: int, *, after_next: bool) -> Term | None:
    """Read a word whose last part is an event, and "slut" after a genitive: "målarkursens slut"."""
    word = reader.word(at)
    if at >= reader.count or reader.tokens[at].kind != "word":
        return None
    ending = reader.term("end_noun", at + 1) if word.endswith("s") else None
    if ending is not None:
        stem = word[:-1]
        if stem in reader.terms.roles["event"] or _head(reader, "event_head", stem) is not None:
            return Term("end", ending.end)
    head = _head(reader, "event_head", word)
    if head is None and after_next:
        head = _head(reader, "meeting_head", word)
    return Term(head, at + 1) if head is not None else None


def _head(reader: Reader, role: str, word: str) -> str | None:
    if len(word) < _SHORTEST_COMPOUND:
        return None
    for head, entries in reader.terms.roles[role].items():
        if word.endswith(head):
            return entries[0].value
    return None


def somebodys_day(reader: Reader, at: int) -> Parsed | None:
    """Read "jag fyller 18", "she turns 18": a birthday, after "when" or "before"."""
    for here in range(at, min(at + _WORDS_BETWEEN + 1, reader.count)):
        turning = reader.term("turning", here)
        if turning is not None:
            age = reader.number(turning.end)
            if age is None or age.article:
                return None
            end = reader.after("years_old", age.end)
            return Parsed(Time("event", dated=False), end)
        if reader.tokens[here].kind != "word":
            return None
    return None


def clause(reader: Reader, at: int) -> Parsed | None:
    """Read "kursen är slut", "Kims praktik tar slut", "the course ends": what comes after "when"."""
    for here in range(at, min(at + _WORDS_BETWEEN + 1, reader.count)):
        found = occasion(reader, here)
        if found is not None:
            end = reader.after("takes_place", found.end)
            if isinstance(found.meaning, Trouble) or found.meaning.part == "clause":
                return Parsed(found.meaning, end)
            return Parsed(ended(found.meaning), end) if end > found.end else None
        if reader.tokens[here].kind != "word":
            return None
    return None
