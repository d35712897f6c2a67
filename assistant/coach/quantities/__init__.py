"""The amounts in a statement: how much, how often, how long, or where on a scale."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from assistant.coach.findings import Per, Quantity
from assistant.coach.quantities.amounts import Amount, AmountReader
from assistant.coach.quantities.joining import Joiner
from assistant.coach.quantities.per import PerPhrase, find_per_phrases, nth_unit
from assistant.coach.quantities.scales import Scale, find_scales
from assistant.coach.text import Mark, Token

__all__ = ["find_quantities"]


def find_quantities(tokens: Sequence[Token], language: str, taken: Sequence[Mark]) -> tuple[Quantity, ...]:
    """Return the amounts in the order they stand.

    ``taken`` are the places already read as dates, deadlines, clock times, ages, frequencies or identifiers.
    Numbers in them are no amounts; but "varje dag" still says what an amount beside it is counted by.
    """
    pers = find_per_phrases(tokens, language)
    scales = find_scales(tokens, language)
    reader = AmountReader(tokens, language, pers, scales)
    amounts = _read_all(reader, pers, scales, taken)
    joiner = Joiner(reader, amounts, pers, scales)
    joiner.leave_names()
    joiner.attach_pers()
    joiner.share()
    found = _every_nth(reader, pers, joiner.amounts)
    found.extend(_quantity(amount, tokens) for amount in joiner.settle())
    return tuple(sorted(found, key=lambda quantity: quantity.mark))


def _read_all(
    reader: AmountReader, pers: dict[int, PerPhrase], scales: list[Scale], taken: Sequence[Mark]
) -> list[Amount]:
    tokens = reader.tokens
    amounts: list[Amount] = []
    ends = {scale.begin: scale.end for scale in scales} | {
        begin: phrase.end for begin, phrase in pers.items()
    }
    at = 0
    while at < len(tokens):
        if at in ends:
            at = ends[at]
            continue
        at_idiom = reader.past_idiom(at)
        if at_idiom > at:
            at = at_idiom
            continue
        amount = reader.read(at)
        if amount is None:
            at += 1
            continue
        amount.taken = _is_taken(amount, tokens, taken, pers.get(amount.end))
        amounts.append(amount)
        at = max(amount.end, at + 1)
    return amounts


def _is_taken(
    amount: Amount, tokens: Sequence[Token], taken: Sequence[Mark], after: PerPhrase | None
) -> bool:
    """Tell whether the number was read as something else.

    "4 gånger" and "5 dagar av 7" are never anything but amounts, and goals are not due within hours; who
    took "före 8 minuter" for an hour saw only a part of it. "10 minutes past 8" goes on after the amount.
    """
    first, last = tokens[amount.begin], tokens[amount.end - 1]
    ends = [mark.end for mark in taken if first.start < mark.end and mark.start < first.end]
    if not ends or amount.unit == "times" or amount.of is not None:
        return False
    if after is not None and after.per in ("week", "month") and not after.before and amount.unit is not None:
        return False
    if amount.kind == "measure":
        return max(ends) > last.end
    measured = amount.unit is not None and amount.kind != "noun" and not amount.pending
    return not (measured and max(ends) < last.start)


def _quantity(amount: Amount, tokens: Sequence[Token]) -> Quantity:
    assert amount.unit is not None
    return Quantity(
        amount.low,
        amount.high,
        amount.unit,
        Mark(tokens[amount.begin].start, tokens[amount.end - 1].end),
        per=amount.per,
        of=amount.of,
        noun=amount.noun if amount.unit == "count" else "",
        sure=amount.sure,
    )


def _every_nth(reader: AmountReader, pers: dict[int, PerPhrase], amounts: list[Amount]) -> list[Quantity]:
    """Return "varannan dag" and its like as the amounts they are, and with them how many times, where said."""
    found = []
    for phrase in pers.values():
        if phrase.nth is None or not phrase.before:
            continue
        unit, per = nth_unit(phrase, reader.tokens, reader.language)
        begin, low, high = phrase.begin, Decimal(1), Decimal(1)
        times = [amount for amount in amounts if amount.end == phrase.begin and amount.unit == "times"]
        if times and times[0].per is None and times[0].of is None:
            begin, low, high = times[0].begin, times[0].low, times[0].high
            if unit == "days" and high > 1:
                unit, per = "times", "day"
            amounts.remove(times[0])
        mark = Mark(reader.tokens[begin].start, reader.tokens[phrase.end - 1].end)
        found.append(Quantity(low, high, unit, mark, per=None if per == "none" else per, of=phrase.nth))
    return found
