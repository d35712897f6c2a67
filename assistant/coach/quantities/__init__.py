"""The amounts in a statement: how much, how often, how long, or where on a scale.

A text goes through four hands. :mod:`per` and :mod:`scales` find what is said about numbers in general;
:mod:`reading` reads each number with what it counts; :mod:`names` drops what is no amount; :mod:`sharing`
and :mod:`settling` look at the amounts together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.coach.findings import Quantity, Unit
from assistant.coach.numerals import number_word
from assistant.coach.quantities.line import Amount, Line
from assistant.coach.quantities.names import is_something_else
from assistant.coach.quantities.per import PerPhrase, find_per_phrases, nth_unit
from assistant.coach.quantities.reading import read_amounts
from assistant.coach.quantities.scales import find_scales
from assistant.coach.quantities.settling import settle
from assistant.coach.quantities.sharing import (
    attach_pers,
    goes_from_to,
    is_level,
    is_part_of_total,
    share,
    total_first,
)
from assistant.coach.text import Mark, Token

__all__ = ["find_quantities"]

_ENUMERATED: Final = 5
"""Tokens between what is enumerated."""


def find_quantities(tokens: Sequence[Token], language: str, taken: Sequence[Mark]) -> tuple[Quantity, ...]:
    """Return the amounts in the order they stand.

    ``taken`` are the places already read as dates, deadlines, clock times, ages, frequencies or identifiers.
    Numbers in them are no amounts; but "varje dag" still says what an amount beside it is counted by.
    """
    if not tokens:
        return ()
    pers = find_per_phrases(tokens, language)
    line = Line(tokens, language, pers, find_scales(tokens, language))
    amounts = _left_over(line, taken)
    attach_pers(line, amounts)
    total_first(line, amounts)
    share(line, amounts)
    found = list(_every_nth(line, amounts))
    found.extend(_quantity(line, amount) for amount in settle(line, amounts))
    return tuple(sorted(found, key=lambda quantity: quantity.mark))


def _left_over(line: Line, taken: Sequence[Mark]) -> list[Amount]:
    """Return the amounts that were not read as something else."""
    amounts: list[Amount] = []
    passed: Amount | None = None
    for amount in read_amounts(line):
        before = amounts[-1] if amounts else None
        if _is_taken(line, amount, taken, before) or _goes_on(line, amount, passed):
            passed = amount
        elif not is_something_else(line, amount):
            if passed is not None and passed.unit == amount.unit and goes_from_to(line, passed, amount):
                # "Från noll dagar till två dagar" has no days of a calendar.
                amounts.append(passed)
            amounts.append(amount)
            passed = None
    return amounts


def _is_taken(line: Line, amount: Amount, taken: Sequence[Mark], before: Amount | None) -> bool:
    """Tell whether the number was read as something else.

    "4 gånger" and "5 dagar av 7" are never anything but amounts, and goals are not due within hours; who
    took "före 8 minuter" for an hour saw only a part of it. "10 minutes past 8" goes on after the amount.
    What is counted by the week is no hour either ("én aften om ugen"), nor is a bare number to which an
    amount leads ("from 4 to 7").
    """
    first, last = line.tokens[amount.begin], line.tokens[amount.end - 1]
    ends = [mark.end for mark in taken if first.start < mark.end and mark.start < first.end]
    if not ends or amount.unit == "times" or amount.kind == "share" or amount.of is not None:
        return False
    per = line.pers.get(amount.end)
    if per is not None and per.per in ("week", "month") and not per.before and amount.unit is not None:
        return False
    if amount.unit is None and line.folded(amount.begin - 1) in line.known.placed:
        aimed_at = line.folded(amount.begin - 2) in line.known.goal
        if line.scales or aimed_at or (before is not None and is_level(line, amount.begin)):
            return False
    if before is not None and is_part_of_total(line, before, amount):
        return False
    if before is not None and max(ends) <= first.end and goes_from_to(line, before, amount):
        return False
    if amount.kind == "measure":
        return any(
            number_word(token.folded, line.language) is not None or token.kind == "number"
            for token in line.tokens[amount.end :]
            if token.start < max(ends)
        )
    measured = amount.kind in ("day", "span") and not amount.pending
    return not (measured and max(ends) < last.start)


def _goes_on(line: Line, amount: Amount, passed: Amount | None) -> bool:
    """Tell whether it is one more hour or day: "kl 21 på vardagar och 23 på helger"."""
    if passed is None or amount.unit is not None or amount.end in line.pers:
        return False
    near = amount.begin - passed.end <= _ENUMERATED and line.same_sentence(passed.end, amount.begin)
    return near and line.folded(amount.begin - 1) in line.known.joins


def _every_nth(line: Line, amounts: list[Amount]) -> Iterator[Quantity]:
    """Yield "varannan dag" and its like as the amounts they are; "2 gånger varannan vecka" is one with it."""
    for phrase in line.pers.values():
        if not phrase.stands_alone or any(one.begin < phrase.begin < one.end for one in amounts):
            # In "three out of every four nights" it is not one day of four.
            continue
        unit: Unit
        unit, per = nth_unit(phrase, line.tokens, line.language)
        begin, low, high = phrase.begin, Decimal(1), Decimal(1)
        times = _times_before(phrase, amounts)
        if times is not None:
            amounts.remove(times)
            begin, low, high = times.begin, times.low, times.high
            if unit == "days" and high > 1:
                unit, per = "times", "day"
        mark = Mark(line.tokens[begin].start, line.tokens[phrase.end - 1].end)
        yield Quantity(low, high, unit, mark, per=None if per == "none" else per, of=phrase.nth)


def _times_before(phrase: PerPhrase, amounts: list[Amount]) -> Amount | None:
    for amount in amounts:
        if amount.end == phrase.begin and amount.unit == "times" and amount.per is None and amount.of is None:
            return amount
    return None


def _quantity(line: Line, amount: Amount) -> Quantity:
    unit = amount.unit or "count"
    return Quantity(
        amount.low,
        amount.high,
        unit,
        Mark(line.tokens[amount.begin].start, line.tokens[amount.end - 1].end),
        per=amount.per,
        of=amount.of,
        noun=amount.noun if unit == "count" else "",
        sure=amount.sure,
    )
