"""Amounts that are not a plain number and a unit: "twice", "hälften", "3/5 gånger", "en sjua"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assistant.coach.quantities.codes import is_code
from assistant.coach.quantities.counted import find_of, find_unit, past_of
from assistant.coach.quantities.line import Amount, Line
from assistant.coach.quantities.tables import unit_of

_PERCENT: Final = Decimal(50)
_LONGEST_FRACTION: Final = 3
_LEAST_GRADE: Final = 3
_MOST_GRADE: Final = 12
_MONTHS: Final = 12
_SHORTEST_NOUN: Final = 3


def often(line: Line, at: int) -> Amount | None:
    """Read "once", "twice", "once or twice"."""
    value = line.known.often.get(line.folded(at))
    if value is None:
        return None
    low, high, end = Decimal(value), Decimal(value), at + 1
    if line.folded(end) in line.known.or_so and line.folded(end + 1) in line.known.often:
        high, end = Decimal(line.known.often[line.folded(end + 1)]), end + 2
    elif value == 1 and not _is_once(line, at):
        return None
    amount = Amount(low, high, at, end, "times", spelled=True)
    find_of(line, amount)
    return amount


def _is_once(line: Line, at: int) -> bool:
    """Tell whether "once" counts: before a frequency, where the clause ends, or after "at least"."""
    before, following = line.folded(at - 1), line.folded(at + 1)
    if at + 1 in line.pers or following in line.known.once_followed:
        return True
    if before in line.known.not_once_before:
        return False
    return not line.is_word(at + 1) or before in line.known.bounds


def share(line: Line, at: int) -> Amount | None:
    """Read "hälften av", "halva tiden", "half of the", "tre fjärdedelar av": a share in percent."""
    word, following = line.folded(at), line.folded(at + 1)
    hyphened = following == "-" and line.glued(at + 1) and line.glued(at + 2)
    named = at + 2 if hyphened else at + 1
    for first, second, percent in line.known.fractions:
        if word == first and line.folded(named) == second:
            return _named_fraction(line, at, named + 1, percent)
    end = at + 1
    if word in line.known.half_definite and following not in line.known.half_followed:
        if not line.is_word(end) or not following.endswith(line.known.definite_ends):
            return None
        if len(following) <= _SHORTEST_NOUN or unit_of(following, line.language):
            return None
        end += 1
    elif word not in line.known.halves | line.known.half_definite:
        return None
    return Amount(_PERCENT, _PERCENT, at, end, "percent", kind="share", spelled=True)


def _named_fraction(line: Line, at: int, end: int, percent: int) -> Amount | None:
    """Read "tre fjärdedelar av lektionerna"; "three quarters of an hour" is 45 minutes."""
    of = past_of(line, end)
    if of is None:
        if line.folded(at) in line.known.articles or line.folded(at) == "one":
            return None
        return _percent(percent, at, end)
    article = line.folded(of) in line.known.articles
    unit = unit_of(line.folded(of + 1), line.language) if article else None
    if unit is not None and unit.unit == "hours":
        minutes = Decimal(percent) * 60 / 100
        return Amount(minutes, minutes, at, of + 2, "minutes", kind="measure", spelled=True)
    if unit is not None and unit.kind == "measure" and unit.unit != "times":
        value = unit.amount(Decimal(percent) / 100)
        return Amount(value, value, at, of + 2, unit.unit, kind="measure", spelled=True)
    return _percent(percent, at, end)


def _percent(percent: int, at: int, end: int) -> Amount:
    value, exact = Decimal(percent), percent % 5 == 0
    return Amount(value, value, at, end, "percent", kind="share", spelled=True, sure=exact)


def grade(line: Line, at: int) -> Amount | None:
    """Read a number made a noun, which counts where things are rated: "en sjua", "7:an", "en 7'er"."""
    if at >= len(line.tokens):
        return None
    if line.tokens[at].kind == "word":
        value = line.known.grades.get(line.folded(at))
        return Amount(value, value, at, at + 1, kind="grade") if value is not None else None
    if not line.is_number(at) or not _LEAST_GRADE <= int(line.tokens[at].text[:4]) <= _MOST_GRADE:
        return None
    ending = at + 2 if line.folded(at + 1) in (":", "'", "-") and line.glued(at + 1) else at + 1
    if not line.glued(ending) or line.folded(ending) not in line.known.grade_endings:
        return None
    value = Decimal(line.tokens[at].text)
    return Amount(value, value, at, ending + 1, kind="grade")


def written_fraction(line: Line, at: int) -> Amount | None:
    """Read "3/5 gånger", "6/10", "1/2 timme" and "1/3 av tiden"."""
    if line.folded(at + 1) != "/" or not line.glued(at + 1) or not line.is_number(at + 2):
        return None
    if not line.glued(at + 2) or is_code(line, at):
        return None
    above, below = line.tokens[at].text, line.tokens[at + 2].text
    if max(len(above), len(below)) > _LONGEST_FRACTION or line.folded(at + 3) in ("/", "-"):
        return None
    value, of = Decimal(above), Decimal(below)
    if value > of or of < 2:
        return None
    amount = Amount(value, value, at, at + 3)
    find_unit(line, amount)
    if amount.unit is None and past_of(line, amount.end) is not None:
        percent = (value * 100 / of).quantize(Decimal(1))
        exact = percent * of == value * 100
        return Amount(percent, percent, at, amount.end, "percent", kind="share", sure=exact)
    measured = amount.kind in ("measure", "span") and amount.unit != "times"
    if measured or (of == 2 and amount.unit == "count"):
        amount.low = amount.high = amount.low / of
        return amount
    amount.of = of
    # At the end of a text, 6/10 may be a day of a month as well.
    amount.sure = amount.unit is not None or of > _MONTHS or amount.end < len(line.tokens)
    return amount
