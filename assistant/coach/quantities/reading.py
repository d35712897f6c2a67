"""Reading the amounts of a text one by one, each as far as its own words tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.coach.numerals import Numeral, number_word, read_numeral
from assistant.coach.quantities.codes import code_after, is_code, is_list_mark, is_no_amount_after, is_ordinal
from assistant.coach.quantities.counted import add_minutes, find_of, find_unit, in_one_word, thousands
from assistant.coach.quantities.line import Amount, Line
from assistant.coach.quantities.special import grade, often, share, written_fraction
from assistant.coach.quantities.tables import can_begin

_NOTHING: Final = "nothing"
"""The kind of what is read to its end and is no amount: "between 5 and 6 pm"."""


def read_amounts(line: Line) -> Iterator[Amount]:
    """Yield the amounts in the order they stand, whatever else the numbers may be."""
    ends = {scale.begin: scale.end for scale in line.scales}
    ends |= {begin: phrase.end for begin, phrase in line.pers.items()}
    at = 0
    while at < len(line.tokens):
        passed = ends.get(at) or line.past_idiom(at)
        if passed > at:
            at = passed
            continue
        amount = _read(line, at)
        if amount is not None and amount.kind != _NOTHING:
            yield amount
        at = amount.end if amount is not None else at + 1


def _read(line: Line, at: int) -> Amount | None:
    """Return the amount that begins at a token, if one does."""
    token = line.tokens[at]
    if token.kind == "word":
        if not can_begin(token.folded, line.language):
            return None
        special = often(line, at) or share(line, at) or in_one_word(line, at) or grade(line, at)
        if special is not None:
            return special
    elif token.kind == "sign":
        return None
    elif (special := written_fraction(line, at) or grade(line, at)) is not None:
        return special
    elif is_code(line, at) or is_ordinal(line, at) or is_list_mark(line, at):
        return None
    numeral = read_numeral(line.tokens, at, line.language, to=not line.after_from(at))
    if numeral is None or _leads_to_numeral(line, numeral):
        return None
    if token.kind == "number" and code_after(line, at, numeral):
        return None
    amount = Amount(
        numeral.low,
        numeral.high,
        at,
        numeral.end,
        sure=numeral.sure,
        spelled=numeral.spelled,
        pending=numeral.article,
    )
    if is_no_amount_after(line, numeral.end):
        amount.kind = _NOTHING
        return amount
    thousands(line, amount)
    find_unit(line, amount)
    if amount.compound and amount.kind == "noun":
        # "a two-bedroom flat" says which, not how many.
        return None
    find_of(line, amount)
    add_minutes(line, amount)
    return amount


def _leads_to_numeral(line: Line, numeral: Numeral) -> bool:
    """Tell whether the word is only an article before a number: "en 3-4 gånger", "en to-tre gange"."""
    if not numeral.article or numeral.end >= len(line.tokens):
        return False
    if line.is_number(numeral.end) or in_one_word(line, numeral.end) or grade(line, numeral.end):
        return True
    return (number_word(line.folded(numeral.end), line.language) or 0) > 1
