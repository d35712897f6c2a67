"""Times in a statement about something else: which of them is its deadline, and which are not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from assistant.coach.findings import TimeAnswer, TimeFound
from assistant.coach.text import Mark, Token
from assistant.coach.when.answers import days_of, recurring
from assistant.coach.when.expression import Expression, expression
from assistant.coach.when.habits import age, clock, counted_before, frequency, per_unit
from assistant.coach.when.meaning import Meaning, Time, Trouble
from assistant.coach.when.reader import Reader

_BINDING: Final = frozenset(("by", "toward", "before", "within", "after", "cue", "when"))
_LAST_DAY: Final = frozenset(("by", "before", "within"))
_BINDING_LENGTH: Final = frozenset(("before", "within", "hence", "cue", "course", "on"))
_PLACING: Final = frozenset(("in", "at", "on", "during", "course"))
_BINDS_EVENT: Final = {
    "follow_up": _BINDING | {"at", "in"},
    "end": _BINDING | {"at", "in", "on"},
    "moment": _BINDING | {"at", "on"},
    "clause": frozenset(("before", "after", "when", "by", "toward")),
    "period": _BINDING | {"in", "during", "course"},
    "once": frozenset(("before", "after", "when")),
    "course": frozenset[str](),
    "daily": frozenset[str](),
}
"""What ties a statement to an event, by the sort of event."""

_QUICK: Final = 4
"""Days: what happens "within two days" is how fast somebody answers, not when a goal is reached."""
_AN_AGE: Final = 3_600
"""Days: "en pojke på tio år" is an age."""

_TOP_OF_SCALE: Final = (5, 10)
_NEAR: Final = 8
_YEARS_AHEAD: Final = 10
_LAST_YEARS: Final = 80
_JUST_PAST: Final = 330
"""Days: a day without a year and so far off has just been: "status den 22 februari" in March."""
_LONG_AHEAD: Final = 240
"""Days: so far off, a day without a year is the one just past where something is told."""


def find_times(
    tokens: Sequence[Token], text: str, language: str, today: date, *, follow_up: date | None = None
) -> tuple[TimeFound, ...]:
    """Find the times in a statement, in the order they stand.

    A deadline's answer has days only if the calendar alone can tell them: not for a season, a holiday, a
    term, or a follow-up that is not booked. A frequency's mark leaves out how many times.
    """
    reader = Reader(tokens, language, today, follow_up=follow_up)
    found: list[TimeFound] = []
    grains: list[str] = []
    at = 0
    while at < reader.count:
        end = _one(reader, text, at, found, grains)
        at = end if end is not None else at + 1
    return _without_habits(found, grains)


def deadline_of(found: Sequence[TimeFound]) -> date | None:
    """Return the last day among the deadlines, if the calendar tells any."""
    days = [time.answer.day for time in found if time.kind == "deadline" and time.answer.day is not None]
    return max(days, default=None)


def _one(reader: Reader, text: str, at: int, found: list[TimeFound], grains: list[str]) -> int | None:
    """Note the time that begins here, if there is one; return the place after it."""
    word, terms = reader.words[at], reader.terms
    counts = reader.number(at) is not None or reader.width(at) > 0
    end = frequency(reader, at) if word in terms.habits else None
    if end is not None:
        return _note(reader, found, grains, "frequency", at, end)
    end = age(reader, at) if counts or word in terms.ages else None
    if end is not None:
        return _note(reader, found, grains, "age", at, end)
    if counts or word in terms.prefixes or word in terms.times:
        end = _note_expression(reader, text, at, found, grains)
        if end is not None:
            return end
    end = clock(reader, at) if counts or word in terms.clocks else None
    return _note(reader, found, grains, "clock", at, end) if end is not None else None


def _note_expression(
    reader: Reader, text: str, at: int, found: list[TimeFound], grains: list[str]
) -> int | None:
    seen = expression(reader, at)
    kind = _kind(reader, seen) if seen is not None else None
    if seen is None or kind is None:
        return None
    end = recurring(reader, seen)
    if end is not None:
        return _note(reader, found, grains, "frequency", seen.first, end)
    answer = _answer(reader, text, seen) if kind == "deadline" else TimeAnswer()
    if not seen.relations & _BINDING and (answer.problem == "past_date" or _is_told(reader, seen, answer)):
        kind, answer = "date", TimeAnswer()
        if found and found[-1].kind == "deadline" and found[-1].answer.day is None and seen.first:
            before = found[-1].mark
            if before.end == reader.tokens[seen.first - 1].end:
                found[-1] = TimeFound("date", before)  # "at his review on 12 February" has been as well
    return _note(reader, found, grains, kind, seen.first, seen.end, answer, _grain(reader, seen, found))


def _note(
    reader: Reader,
    found: list[TimeFound],
    grains: list[str],
    kind: str,
    first: int,
    end: int,
    answer: TimeAnswer | None = None,
    grain: str = "",
) -> int:
    mark = Mark(reader.tokens[first].start, reader.tokens[end - 1].end)
    found.append(TimeFound(kind, mark, answer or TimeAnswer()))  # type: ignore[arg-type]
    grains.append(grain)
    return end


def _grain(reader: Reader, seen: Expression, found: list[TimeFound]) -> str:
    """Return what sort of time it is, nothing for one that is surely a last day.

    "Två gånger i veckan, senast på torsdag" is, "varje vecka senast söndag" comes again.
    """
    if not isinstance(seen.meaning, Time):
        return ""
    if seen.meaning.part == "end" and seen.meaning.grain == "month" and _is_unnamed(reader, seen):
        return "unnamed"
    again = found and seen.first and found[-1].mark.end == reader.tokens[seen.first - 1].end
    return "" if seen.relations & _LAST_DAY and not again else seen.meaning.grain


def _answer(reader: Reader, text: str, seen: Expression) -> TimeAnswer:
    came_to = days_of(reader, seen)
    first, last = reader.tokens[seen.first], reader.tokens[seen.end - 1]
    words = {"words": " ".join(text[first.start : last.end].split())[:60]}
    if isinstance(came_to, Trouble):
        return TimeAnswer(problem=came_to.code, params={**words, **came_to.params})
    if isinstance(seen.meaning, Time) and not seen.meaning.dated:
        return TimeAnswer()
    return TimeAnswer(came_to.last, came_to.first, came_to.last)


def _is_told(reader: Reader, seen: Expression, answer: TimeAnswer) -> bool:
    """Tell whether a day due in a year is rather the one just past: "was discharged on 18 February"."""
    ahead = (answer.day - reader.today).days if answer.day is not None else 0
    if not isinstance(seen.meaning, Time) or seen.meaning.grain != "day" or seen.meaning.year:
        return False
    if ahead > _JUST_PAST or ahead <= _LONG_AHEAD:
        return ahead > _JUST_PAST
    past, endings = reader.terms.roles["past_verb"], tuple(reader.terms.roles["past_ending"])
    for here in range(seen.first - 1, max(seen.first - 1 - _NEAR, -1), -1):
        if reader.ends(here):
            return False
        if reader.word(here) in past or (len(reader.word(here)) > 4 and reader.word(here).endswith(endings)):
            return True
    return False


def _without_habits(found: list[TimeFound], grains: list[str]) -> tuple[TimeFound, ...]:
    """A bare day of the week or month beside "every week" comes again: it is no deadline."""
    if any(time.kind == "frequency" for time in found):
        found = [
            TimeFound("date", time.mark)
            if time.kind == "deadline" and grain in ("weekday", "day_of_month", "unnamed")
            else time
            for time, grain in zip(found, grains, strict=True)
        ]
    return tuple(found)


# --- what a time is in a sentence -----------------------------------------------------------------


def _kind(reader: Reader, seen: Expression) -> str | None:
    """Tell whether a time is a deadline or another date; None when it is neither, or no time at all."""
    relations = seen.relations
    if "not" in relations or ("open" in relations and _is_length(seen.meaning)):
        return None
    if relations & {"since", "open"}:
        return "date"
    if isinstance(seen.meaning, Trouble):
        return _kind_of_trouble(seen.meaning, relations)
    if "from" in relations and not relations & _BINDING and seen.meaning.grain not in ("range", "duration"):
        return "date" if seen.meaning.grain != "event" else None
    bound = _is_bound(reader, seen, seen.meaning)
    return "deadline" if bound else None


def _is_length(meaning: Meaning) -> bool:
    return isinstance(meaning, Time) and meaning.grain == "duration"


def _kind_of_trouble(trouble: Trouble, relations: frozenset[str]) -> str | None:
    if trouble.code == "past_date" or trouble.params.get("open"):
        return "deadline" if trouble.code != "past_date" else "date"
    if trouble.code in ("no_such_date", "contradiction"):
        return "deadline" if relations & _BINDING else None
    return "deadline"


def _is_bound(reader: Reader, seen: Expression, time: Time) -> bool:
    """Tell whether the statement is tied to a time as to its last day or its frame."""
    relations, grain = seen.relations, time.grain
    if grain == "today" or _is_verb(reader, seen, time) or _is_no_year(reader, time):
        return False
    if grain == "weekend" and not relations & _BINDING and _is_habit(reader, seen.first):
        return False
    if grain == "duration":
        return _bound_length(reader, seen, time)
    if grain == "event":
        return _bound_event(relations, time)
    if relations & _BINDING:
        return not (grain == "day" and _may_be_score(reader, seen)) and not _left_over(reader, seen, time)
    placed = bool(relations & _PLACING)
    if grain in ("weekday", "day_of_month"):
        return placed and not _that_weekday(reader, seen)
    if grain == "day":
        return placed or time.year is not None or not _digits_only(reader, seen) or _plain_date(reader, seen)
    if grain == "range" and _is_score(reader, seen.first, seen.end):
        return False
    if grain == "year" and not placed and reader.ends(seen.end):
        return time.year is not None and 0 <= time.year - reader.today.year <= _YEARS_AHEAD
    if grain in ("season", "year"):
        pointed_out = _pointed_out(time) and not _digits_only(reader, seen)
        return (placed and relations & _PLACING != {"on"}) or pointed_out
    if grain == "holiday":
        return placed or _pointed_out(time)
    return (placed or time.yearly is None or bool(time.part) or grain == "week") and not _left_over(
        reader, seen, time
    )


def _is_verb(reader: Reader, seen: Expression, time: Time) -> bool:
    """Tell whether it is what somebody is to do: "GP to review medication"."""
    bare = reader.language == "en" and reader.word(seen.first) == "to" and seen.end == seen.first + 2
    return bare and time.part == "follow_up"


def _is_no_year(reader: Reader, time: Time) -> bool:
    """Tell whether a number can be no year of a goal, and so is an amount: "now about 3000"."""
    return time.grain == "year" and (time.year or 0) - reader.today.year > _LAST_YEARS


def _is_habit(reader: Reader, at: int) -> bool:
    """Tell whether any weekend is meant: "at the weekend", "mindre druk i weekenden"."""
    if reader.term("any_weekend", at) is not None and reader.term("must", at - 1) is None:
        return True
    for here in range(at - 1, max(at - 1 - _NEAR, -1), -1):
        if reader.ends(here):
            return False
        number = reader.number(here)
        if reader.term("more_or_less", here) is not None or (number is not None and not number.article):
            return True
    return False


def _that_weekday(reader: Reader, seen: Expression) -> bool:
    """Tell whether "på söndagen" is the Sunday of any week."""
    return reader.language != "en" and reader.word(seen.end - 1).endswith(("dagen", "dan"))


def _pointed_out(time: Time) -> bool:
    """Tell whether it is one certain season or year: "this summer", "next year", "hösten 2027"."""
    return bool(time.part) or time.yearly is None


def _bound_length(reader: Reader, seen: Expression, time: Time) -> bool:
    relations = seen.relations
    if time.part in ("onward", "next"):
        return True
    if not relations & _BINDING_LENGTH or "open" in relations:
        return False
    if "within" in relations and time.number < _QUICK:
        return False
    if "on" in relations and reader.word(seen.first - 1) in reader.terms.roles.get("level", {}):
        return False  # "op på fire dage", "nere på två dagar": how much, not when
    if relations & _BINDING_LENGTH == {"on"} and (time.number >= _AN_AGE or _denied(reader, seen.first)):
        return False
    if relations & {"on", "in"} and not relations & (_BINDING_LENGTH - {"hence", "on"}):
        # "Två gånger på en månad", "twice in three weeks" are how often.
        return not _count_just_before(reader, seen.first)
    return True


def _denied(reader: Reader, at: int) -> bool:
    """Tell whether something has not been done for so long: "har inte rökt på tre månader"."""
    for here in range(at - 1, max(at - 1 - _NEAR, -1), -1):
        before = reader.prefix(here)
        if (before is not None and "not" in before.relations) or reader.term("none", here) is not None:
            return True
        if reader.ends(here):
            return False
    return False


def _count_just_before(reader: Reader, at: int) -> bool:
    if reader.term("how_many", at - 1) is not None:
        return True
    if per_unit(reader, at - 2) is not None:
        return False  # "two hours a day in four weeks"
    return reader.term("unit", at - 1) is not None and counted_before(reader, at - 1)


def _bound_event(relations: frozenset[str], time: Time) -> bool:
    """Tell whether an event is what the statement is tied to; "to the course" is only where somebody goes."""
    if time.part == "framed":  # "this term"
        return True
    return bool(relations & _BINDS_EVENT.get(time.part, _BINDING))


def _digits_only(reader: Reader, seen: Expression) -> bool:
    return all(reader.tokens[at].kind != "word" for at in range(seen.first, seen.end))


def _plain_date(reader: Reader, seen: Expression) -> bool:
    """Tell whether "15/4" at the end of a clause can only be a date: as a share it would be more than all."""
    day, month = reader.digits(seen.first) or 0, reader.digits(seen.first + 2) or 0
    before = seen.first > 0 and reader.tokens[seen.first - 1].kind == "word"
    return before and day > month and reader.ends(seen.end) and reader.word(seen.first + 1) == "/"


def _may_be_score(reader: Reader, seen: Expression) -> bool:
    """Tell whether "till 6/10" may be a place on a scale instead of the sixth of October."""
    at = seen.first
    while at < seen.end and not reader.width(at):
        at += 1
    if reader.word(at + 1) != "/" or seen.end != at + 3 or seen.relations & {"by", "before", "cue"}:
        return False
    if reader.word(at - 1) in reader.terms.roles["article"]:
        return False
    low, top = reader.digits(at) or 0, reader.digits(at + 2) or 0
    earlier = range(max(0, seen.first - _NEAR), seen.first)
    another = any(reader.word(here) == "/" and reader.digits(here + 1) == top for here in earlier)
    return another or (top in _TOP_OF_SCALE and low <= top)


def _is_score(reader: Reader, first: int, end: int) -> bool:
    """Tell whether "3/10 till 6/10" is from one place on a scale to another."""
    places = [at for at in range(first, end) if reader.word(at) == "/"]
    return len(places) > 1 and all(
        (reader.digits(at - 1) or 0) <= (reader.digits(at + 1) or 0) in _TOP_OF_SCALE for at in places
    )


def _left_over(reader: Reader, seen: Expression, time: Time) -> bool:
    """Tell whether "at the end of the month" is about money that is left each month."""
    if (
        time.part != "end"
        or time.grain not in ("month", "week")
        or seen.relations & {"by", "before", "within"}
    ):
        return False
    near = range(max(0, seen.first - _NEAR), min(reader.count, seen.end + _NEAR))
    return _is_unnamed(reader, seen) and any(reader.term("left_over", at) is not None for at in near)


def _is_unnamed(reader: Reader, seen: Expression) -> bool:
    """Tell whether no month is named: "the end of the month" can be that of any."""
    return not any(reader.width(here) or reader.term("month", here) for here in range(seen.first, seen.end))
