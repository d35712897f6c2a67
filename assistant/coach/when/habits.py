"""Times that are no last day: how often, at what o'clock, and how old."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from assistant.coach.when.reader import Reader, Term

_LOOKED_BACK: Final = 5
_LAST_HOUR: Final = 24
_MINUTES: Final = 60
_YOUNGEST_ALONE: Final = 3
_OLDER: Final = 10
_OLDEST: Final = 120


# --- how often ------------------------------------------------------------------------------------


def frequency(reader: Reader, at: int) -> int | None:
    """Return the place after "varje vecka", "on Mondays", "i veckan" beside a count, "daily"; or None."""
    for grammar in (_every, _per, _days_of_week, _habit):
        end = grammar(reader, at)
        if end is not None:
            return end
    return None


def _habit(reader: Reader, at: int) -> int | None:
    found = reader.term("habit", at)
    if found is None or reader.term("side", found.end):
        return None  # "in the week before Christmas" is once
    if found.end == at + 1 and _number_just_before(reader, at):
        return None  # "two evenings" are counted
    return found.end


def _number_just_before(reader: Reader, at: int) -> bool:
    if at == 0 or reader.tokens[at - 1].kind == "sign":
        return False
    return reader.width(at - 1) > 0 or reader.number(at - 1) is not None


def _every(reader: Reader, at: int) -> int | None:
    """Read "varje dag", "var tredje vecka", "hver 14. dag", "every Monday and Thursday"."""
    found = reader.term("every", at)
    if found is None:
        return None
    here = reader.after("other", found.end)
    if here == found.end:
        here = _nth_or_count(reader, here)
    here = reader.after("length_filler", here)
    for role in ("unit", "day_part", "weekday", "weekdays_plural", "month", "season", "repeated"):
        unit = reader.term(role, here)
        if unit is not None:
            end = reader.after("day_part", unit.end)
            return _more_days(reader, end) if role.startswith("weekday") else end
    return None


def _nth_or_count(reader: Reader, at: int) -> int:
    ordinal = reader.term("ordinal", at)
    if ordinal is not None:
        return ordinal.end
    if reader.digits(at, 2) is not None:
        here = at + 1 + (reader.sign(at + 1, ".:") and reader.glued(at + 1))
        return reader.after("ordinal_ending", here)
    number = reader.number(at)
    return number.end if number is not None and not number.article else at


def _more_days(reader: Reader, at: int) -> int:
    """Read on over ", onsdag och fredag"."""
    while True:
        joint = reader.after("joint", at + reader.sign(at, ","))
        joint = reader.prefix(joint).end if joint > at and reader.prefix(joint) else joint  # type: ignore[union-attr]
        more = reader.term("weekday", joint) or reader.term("weekdays_plural", joint)
        if joint == at or more is None:
            return at
        at = reader.after("day_part", more.end)


def per_unit(reader: Reader, at: int) -> int | None:
    """Read "om dagen", and beside a count "i veckan" and "a week"."""
    always, fixed = reader.term("per_unit", at), reader.term("fixed", at)
    if always is not None and (fixed is None or fixed.end <= always.end):
        return always.end
    beside = reader.term("per_unit_of_count", at)
    return beside.end if beside is not None and counted_before(reader, at) else None


def _per(reader: Reader, at: int) -> int | None:
    """Read "per vecka", "/dag", "om dagen"."""
    unit_alone = per_unit(reader, at)
    if unit_alone is not None:
        return unit_alone
    per = reader.term("per", at)
    if per is None:
        return None
    here = reader.after("article", per.end)
    unit = reader.term("unit", here) or reader.term("unit_definite", here) or reader.term("day_part", here)
    return unit.end if unit else None


def counted_before(reader: Reader, at: int) -> bool:
    """Tell whether a number or another word for how many stands shortly before, in the same clause."""
    for here in range(at - 1, max(at - 1 - _LOOKED_BACK, -1), -1):
        if reader.tokens[here].kind == "number" or reader.term("how_many", here) is not None:
            return True
        if reader.tokens[here].kind == "sign" and reader.word(here) not in "-/.+":
            return False
        number = reader.number(here)
        if number is not None and (not number.article or here >= at - 3):
            return True
    return False


def _days_of_week(reader: Reader, at: int) -> int | None:
    """Read "på måndagar", "on Mondays and Thursdays", "måndag till fredag", "mandag og torsdag"."""
    first = reader.term("weekdays_plural", at)
    before = reader.prefix(at) if first is None else None
    here = before.end if before is not None and before.relations & {"on", "in", "by", "hence"} else at
    first = first or reader.term("weekdays_plural", here)
    if first is not None:
        return _more_days(reader, reader.after("day_part", first.end))
    one = reader.term("weekday", here)
    if one is None:
        return None
    end = reader.after("day_part", one.end)
    if reader.word(end) in reader.terms.roles["either"]:
        return None
    more = _more_days(reader, end)
    return more if more > end else None


# --- at what o'clock ------------------------------------------------------------------------------


def clock(reader: Reader, at: int) -> int | None:
    """Return the place after "kl 8", "senast 22.00", "before 9", "half past seven"; or None."""
    here, relations = at, frozenset[str]()
    for _ in range(4):
        end = _clock_time(reader, here, relations)
        if end is not None:
            return _to_the_end(reader, end)
        before = reader.prefix(here)
        if before is None or before.relations == {"hedge"}:
            return None
        relations |= before.relations
        here = before.end
    return None


def _clock_time(reader: Reader, at: int, relations: frozenset[str]) -> int | None:
    said = reader.term("clock_word", at)
    if said is not None:
        return _hour(reader, said.end)
    named = reader.term("clock_name", at)
    if named is not None:
        return named.end
    part = reader.term("clock_part", at)
    if part is not None:
        hour = reader.number(part.end)
        plain = hour is not None and not hour.article and 1 <= hour.low == hour.high <= _LAST_HOUR
        return hour.end if hour and plain and not reader.term("unit", hour.end) else None
    return _digital(reader, at, relations)


def _digital(reader: Reader, at: int, relations: frozenset[str]) -> int | None:
    """Read "08:00", "8.30" and "9 am"; after "before" and "no later than" also "9" alone."""
    hour = reader.digits(at, 2)
    if hour is None or hour > _LAST_HOUR:
        return _spelled_hour(reader, at, relations) if reader.width(at) == 0 else None
    if reader.sign(at + 1, "-") and reader.glued(at + 1) and reader.term("about_hour", at + 2):
        return at + 3
    end = _minutes(reader, at)
    if end is not None:
        with_point = reader.word(at + 1) == "."
        clear = not with_point or reader.language != "en" or bool(relations - {"hedge", "article"})
        return end if clear and not reader.before_noun(end) and not reader.sign(end, "%") else None
    half_day = _half_day(reader, at + 1)
    if half_day is not None:
        return half_day
    return at + 1 if _bare_hour(reader, at, at + 1, relations) else None


def _spelled_hour(reader: Reader, at: int, relations: frozenset[str]) -> int | None:
    """Read "nine pm", and "åtta" in "innan åtta"."""
    number = reader.number(at)
    if number is None or number.article or not 1 <= number.low == number.high <= _LAST_HOUR:
        return None
    half_day = _half_day(reader, number.end)
    if half_day is not None:
        return half_day
    return number.end if _bare_hour(reader, at, number.end, relations) else None


def _bare_hour(reader: Reader, at: int, follows: int, relations: frozenset[str]) -> bool:
    """Tell whether a number alone is an hour: "innan 9", "senast 22", "up by 8"."""
    plain = relations & {"before", "after"} or ("by" in relations and "toward" not in relations)
    if not plain and not (relations & {"by", "at", "toward"} and _speaks_of_clock(reader, at)):
        return False
    if reader.sign(follows, ".") and not reader.width(follows + 1):
        return True
    if reader.before_noun(follows) or reader.sign(follows, "/-.:%"):
        return False
    return reader.term("of", follows) is None and reader.word(follows) not in _out_of(reader)


def _speaks_of_clock(reader: Reader, at: int) -> bool:
    """Tell whether somebody gets up, goes to bed or comes home just before."""
    return any(reader.term("clock_cue", here) for here in range(max(0, at - _LOOKED_BACK), at))


def _out_of(reader: Reader) -> Container[str]:
    return reader.terms.roles["out_of"]


def _minutes(reader: Reader, at: int) -> int | None:
    """Return the place after "8:30" or "8.30"."""
    minutes = reader.digits(at + 2, 2)
    if minutes is None or minutes >= _MINUTES or reader.width(at + 2) != 2 or not reader.sign(at + 1, ":."):
        return None
    if not (reader.glued(at + 1) and reader.glued(at + 2)):
        return None
    end = at + 3
    return None if reader.sign(end, ".") and reader.glued(end) and reader.width(end + 1) else end


def _half_day(reader: Reader, at: int) -> int | None:
    found = reader.term("half_day", at)
    return found.end if found else None


def _hour(reader: Reader, at: int) -> int | None:
    """Read the hour after "kl": "8", "8.30", "halv åtta", "åtta"."""
    part = reader.after("clock_part", at)
    hour = reader.digits(part, 4)
    if hour is not None:
        end = _minutes(reader, part)
        return end if end is not None else part + 1
    number = reader.number(part)
    return number.end if number is not None and not number.article else None


def _to_the_end(reader: Reader, at: int) -> int:
    """Read on over the end of a span ("-16", "och 9.30") and the part of the day."""
    here = reader.after("half_day", at)
    joint = reader.after("joint", here)
    if joint > here:
        end = _hour(reader, reader.after("clock_word", joint))
        if end is not None and not reader.before_noun(end) and reader.term("unit", end) is None:
            here = reader.after("half_day", end)
    return reader.after("half_day", here)


# --- how old --------------------------------------------------------------------------------------


def age(reader: Reader, at: int) -> int | None:
    """Return the place after "18 år", "18-åring", "fyller 18", "aged 17", "under 18 år"; or None."""
    before = reader.term("turning", at) or reader.term("aged", at)
    here = before.end if before else at
    number = reader.number(here)
    if number is None or number.article or not number.high <= _OLDEST:
        return None
    end = number.end
    dash = end + 1 if reader.sign(end, "-") and reader.glued(end) else end
    old = reader.term("years_old", dash) or _years_of_the_next(reader, number.end)
    if old is not None and (old.value != "plain" or (before is not None and number.low >= _OLDER)):
        return old.end
    if before is not None and old is None:
        return end if before.value != "limit" else None
    if old is None or reader.term("onward", old.end):
        return None
    return (
        old.end
        if number.low >= _YOUNGEST_ALONE and _of_somebody(reader, at, old.end, int(number.low))
        else None
    )


def _years_of_the_next(reader: Reader, at: int) -> Term | None:
    """Return the years that are said of the next number too: "5 och 8 år"."""
    joint = reader.term("joint", at)
    following = reader.number(joint.end) if joint is not None else None
    return reader.term("years_old", following.end) if following is not None else None


def _of_somebody(reader: Reader, at: int, end: int, years: int) -> bool:
    """Tell whether bare years are an age: "Kim, 17 år, ...", "Lisa (4 år)", "är 18 år", "dreng på 14 år"."""
    if reader.sign(at - 1, ",(") and reader.ends(end):
        return True
    if reader.term("is", at - 1) is not None or reader.term("kin", at - 1) is not None:
        return True
    if reader.word(at - 1) in reader.terms.names and reader.tokens[at - 1].text[0].isupper():
        return True
    return years >= _OLDER and reader.term("at_age", at - 1) is not None
