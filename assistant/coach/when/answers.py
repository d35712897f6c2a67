"""Answers to "by when?": a day, a span of days, or what is unclear about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from assistant.coach.findings import TimeAnswer
from assistant.coach.text import Token, tokenise
from assistant.coach.when.expression import Expression, expression
from assistant.coach.when.habits import clock, frequency
from assistant.coach.when.meaning import Time, Trouble, settle
from assistant.coach.when.reader import Reader
from assistant.coach.when.spans import Span, moved
from assistant.coach.when.terms import terms

LANGUAGES: Final = ("sv", "da", "en")
_LONGEST_WORDS: Final = 60
_GRAVEST: Final = ("no_such_date", "contradiction", "ambiguous", "past_date", "undated_event", "frequency")
_BEATS_A_DATE: Final = frozenset(("no_such_date", "contradiction"))
_LEAST_TOLERANCE: Final = 3
_TOLERANCE: Final = 10
"""A date agrees with "about three months" when they differ by less than one part in so many."""


@dataclass(frozen=True, slots=True)
class _Days:
    """A time in the answer that came to days."""

    span: Span
    time: Time
    words: str


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A time in the answer that did not."""

    trouble: Trouble
    words: str
    bound: bool = True


def read_when(text: str, language: str, today: date, *, follow_up: date | None = None) -> TimeAnswer:
    """Read an answer to "by when?", counted from today; ``follow_up`` is the next one booked.

    ``problem`` says why there is no date: ``past_date`` (date, if one was said), ``no_such_date``,
    ``contradiction`` (date and weekday that do not agree, or readings: two dates), ``ambiguous`` (readings,
    the two days, and kind, the sort of time; or open, when only a beginning was said), ``frequency``,
    ``undated_event`` or ``not_a_time``. ``words`` in the parameters are those it is about.

    What is no time in the language announced, or is plainly in another one, is read in that: people mix
    their languages, and "nästa fredag" is not any Friday because "nästa" is no Danish.
    """
    tokens = tokenise(text)
    reader = Reader(tokens, language, today, follow_up=follow_up, answer=True)
    answer = _read(reader, text)
    if reader.all_known or not any(token.kind == "word" for token in tokens):
        return answer
    return _in_another_language(reader, text, answer) or answer


def _in_another_language(reader: Reader, text: str, answer: TimeAnswer) -> TimeAnswer | None:
    """Return what the answer is in the language that knows most of its words, if that is another one."""
    known = {language: terms(language).count_known(reader.tokens) for language in LANGUAGES}
    most = max(known.values())
    if answer.problem != "not_a_time" and known[reader.language] == most:
        return None
    meant = []
    for language in LANGUAGES:
        if language != reader.language and known[language] == most:
            found = _read(reader.in_language(language), text)
            if found.problem != "not_a_time":
                meant.append(found)
    return meant[0] if meant and all(other == meant[0] for other in meant) else None


def _read(reader: Reader, text: str) -> TimeAnswer:
    tokens = reader.tokens
    spans: list[_Days] = []
    doubts: list[_Doubt] = []
    at = 0
    while at < reader.count:
        end = frequency(reader, at)
        if end is not None:
            doubts.append(_Doubt(Trouble("frequency"), _words(text, tokens, at, end)))
        elif (found := expression(reader, at)) is not None:
            end = _note(reader, text, found, spans, doubts)
        else:
            end = clock(reader, at)
        at = end if end is not None else at + 1
    return _answer(spans, doubts) or _nothing(reader, text)


def _note(reader: Reader, text: str, found: Expression, spans: list[_Days], doubts: list[_Doubt]) -> int:
    """Note what an expression comes to; return the place after it."""
    end = recurring(reader, found)
    words = _words(text, reader.tokens, found.first, end or found.end)
    if end is not None:
        doubts.append(_Doubt(Trouble("frequency"), words))
        return end
    came_to = days_of(reader, found)
    if isinstance(came_to, Trouble):
        doubts.append(_Doubt(came_to, words, bound=bool(found.relations - {"hedge", "article"})))
    elif isinstance(found.meaning, Time):
        spans.append(_Days(came_to, found.meaning, words))
    return found.end


def days_of(reader: Reader, found: Expression) -> Span | Trouble:
    """Return the days of an expression from today on, or why there are none."""
    if isinstance(found.meaning, Trouble):
        return found.meaning
    if "since" in found.relations:
        return Trouble("past_date")
    if found.relations & {"open", "not"}:
        return Trouble("ambiguous", {"open": True, "readings": []})
    return settle(found.meaning, found.relations, reader.today)


def recurring(reader: Reader, found: Expression) -> int | None:
    """Return the place after "every month" where that makes a habit of "by the 25th" or "on Friday"."""
    if not isinstance(found.meaning, Time) or found.meaning.grain not in ("day_of_month", "weekday"):
        return None
    here = reader.after("article", reader.after("inside", found.end))
    end = frequency(reader, here) or frequency(reader, found.end)
    if end is not None:
        return end
    if found.meaning.grain != "day_of_month" or reader.answer:
        return None
    month = reader.term("of_this_month", found.end)
    return month.end if month is not None else None


# --- from what was found to one answer ------------------------------------------------------------


def _answer(spans: list[_Days], doubts: list[_Doubt]) -> TimeAnswer | None:
    grave = [doubt for doubt in doubts if doubt.trouble.code in _BEATS_A_DATE]
    if spans and not grave:
        return _one_of(spans)
    if not doubts:
        return None
    doubt = min(grave or doubts, key=_gravity)
    params: dict[str, Any] = {"words": doubt.words, **doubt.trouble.params}
    return TimeAnswer(problem=doubt.trouble.code, params=params)


def _gravity(doubt: _Doubt) -> int:
    code = doubt.trouble.code
    if code == "undated_event" and not doubt.bound:
        return len(_GRAVEST)  # "uppföljning varje månad" is about how often
    return _GRAVEST.index(code) if code in _GRAVEST else len(_GRAVEST) + 1


def _one_of(spans: list[_Days]) -> TimeAnswer:
    best = spans[0]
    for other in spans[1:]:
        agreed = _agreed(best, other)
        if agreed is None:
            readings = [best.span.last, other.span.last]
            words = f"{best.words}, {other.words}"
            return TimeAnswer(problem="contradiction", params={"words": words, "readings": readings})
        best = agreed
    return TimeAnswer(best.span.last, best.span.first, best.span.last)


def _agreed(one: _Days, other: _Days) -> _Days | None:
    """Return the narrower of two times that can both be true."""
    for day, around in ((one, other), (other, one)):
        if day.time.grain == "day_of_month" and around.time.grain != "day_of_month":
            return _day_in(day, around)
    if one.span.holds(other.span):
        return other
    if other.span.holds(one.span):
        return one
    for exact, rough in ((one, other), (other, one)):
        if rough.time.grain == "duration" and exact.time.grain != "duration":
            tolerance = max(_LEAST_TOLERANCE, rough.time.number // _TOLERANCE)
            if abs((exact.span.last - rough.span.last).days) <= tolerance:
                return exact
    return None


def _day_in(day: _Days, around: _Days) -> _Days | None:
    """Return "the 15th" said beside "in the middle of June"."""
    for month in {around.span.first.replace(day=1), around.span.last.replace(day=1)}:
        found = moved(month, day.time.number - 1) if day.time.number > 0 else around.span.last
        if found is not None and around.span.holds(Span(found, found)):
            return replace(day, span=Span(found, found))
    return None


def _nothing(reader: Reader, text: str) -> TimeAnswer:
    """Return why there is no time at all: an event that we do not know, or no time."""
    words = " ".join(text[: 4 * _LONGEST_WORDS].split())[:_LONGEST_WORDS]
    code = "undated_event" if reader.forgiving and _some_event(reader) else "not_a_time"
    return TimeAnswer(problem=code, params={"words": words})


def _some_event(reader: Reader) -> bool:
    """Tell whether something will happen that we have no day for: "när jag har flyttat"."""
    if any(reader.term("no_event", at) for at in range(reader.count)):
        return False
    at, relations = 0, frozenset[str]()
    while (before := reader.prefix(at)) is not None:
        relations |= before.relations
        at = before.end
    return (
        bool(relations & {"when", "before", "after"})
        and at < reader.count
        and reader.tokens[at].kind == "word"
    )


def _words(text: str, tokens: Sequence[Token], first: int, end: int) -> str:
    words = " ".join(text[tokens[first].start : tokens[end - 1].end].split())
    return words[:_LONGEST_WORDS]
