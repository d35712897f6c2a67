"""Numbers that are names: klass 9, buss 150, Storgatan 5, "the 42 bus", a year, a postal code."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assistant.coach.numerals import number_word
from assistant.coach.quantities.line import Amount, Line
from assistant.coach.quantities.scales import is_rating

_YEARS: Final = range(1900, 2101)
_A_COUPLE: Final = (Decimal(2), Decimal(3))
_LONGEST_PLAIN: Final = 4
"""Digits in a number that nothing is said of; longer ones are codes."""


def is_something_else(line: Line, amount: Amount) -> bool:
    """Tell whether a number is no amount: a name, a code, an hour or the length of a time frame."""
    return (
        _is_name(line, amount) or _is_frame(line, amount) or _is_clock(line, amount) or _is_pair(line, amount)
    )


def _is_pair(line: Line, amount: Amount) -> bool:
    """Tell whether "ett par" is one pair of something, or two people: "ett par skor", "bli ett par"."""
    if amount.sure or not amount.spelled or (amount.low, amount.high) != _A_COUPLE:
        return False
    if amount.unit is None:
        return amount.end not in line.pers
    return amount.noun.casefold() in line.known.pairs


def _is_clock(line: Line, amount: Amount) -> bool:
    """Tell whether a number that nothing is said of is an hour: "up by 8", "hemma före 22"."""
    before, earlier = line.folded(amount.begin - 1), line.folded(amount.begin - 2)
    if amount.unit is not None or amount.low < 1 or before not in line.known.clock_before:
        return False
    if line.scales and before in line.known.placed:
        return False  # "on a scale of 1 to 10 she is at 4"
    # "i dag er den 7"
    return earlier not in line.known.ends_after | line.known.goal


def _is_frame(line: Line, amount: Amount) -> bool:
    """Tell whether it says by when: "inom två månader"."""
    if amount.kind not in ("span", "day") or amount.end in line.pers or amount.of is not None:
        return False
    at = amount.begin
    while line.folded(at - 1) in line.known.between_of and line.folded(at - 1) not in line.known.frames:
        at -= 1  # "inden for de første 6 uger"
    before = line.folded(at - 1)
    if before in line.known.since_negated and _is_negated(line, amount):
        # "Har inte spelat på 30 dagar" tells how long.
        return False
    if line.folded(amount.begin - 2) in line.known.levels:
        return False  # "op på fire dage" tells how much
    return before in (line.known.frames if amount.kind == "span" else line.known.frames - line.known.to)


def _is_negated(line: Line, amount: Amount) -> bool:
    return any(
        line.folded(at) in line.known.negations
        for at in range(amount.begin)
        if line.same_sentence(at, amount.begin)
    )


def _is_name(line: Line, amount: Amount) -> bool:
    """Tell whether the number is a part of a name: klass 9, buss 150, Storgatan 5."""
    if amount.unit not in (None, "count") or amount.kind in ("span", "measure") or amount.of is not None:
        return False
    if amount.end in line.pers or any(phrase.end == amount.begin for phrase in line.pers.values()):
        return False
    if line.is_number(amount.begin) and _is_in_row(line, amount):
        return True
    before = line.folded(amount.begin - 1)
    if before == "." and line.glued(amount.begin - 1):
        before = line.folded(amount.begin - 2)
    if not amount.spelled and _names_what_follows(line, amount):
        return True
    if before in line.known.names or (line.known.name_heads and before.endswith(line.known.name_heads)):
        return not amount.spelled or before in line.known.names
    if amount.kind == "noun" and amount.noun:
        return False
    if amount.spelled:
        return before in line.known.determiners
    return _is_bare_name(line, amount, before)


def _names_what_follows(line: Line, amount: Amount) -> bool:
    """Tell whether the number is the name of what comes after it: "the 42 bus", "150-bussen"."""
    at = amount.begin + 1
    hyphened = line.folded(at) == "-" and line.glued(at)
    named = line.folded(at + hyphened) in line.known.named_after
    if _is_address(line, at):
        return True
    return named and (hyphened or line.folded(amount.begin - 1) in line.known.determiners)


def _is_address(line: Line, at: int) -> bool:
    """Tell whether a street follows its number: "12 Oak Street"."""
    tokens = line.tokens
    for i in range(at, min(at + 3, len(tokens))):
        if tokens[i].kind != "word" or not tokens[i].text[0].isupper():
            return False
        if tokens[i].folded in line.known.name_heads:
            return True
    return False


def _is_in_row(line: Line, amount: Amount) -> bool:
    """Tell whether more numbers stand right beside it, as in a postal code or an account: "123 45"."""
    return line.is_number(amount.begin - 1) or (amount.unit is None and line.is_number(amount.end))


def is_compared(line: Line, at: int) -> bool:
    """Tell whether a number in brackets can be today's level; "his son (7)" is an age."""
    earlier = line.tokens[: at - 1]
    return any(token.kind == "number" or is_rating(token, line.known) for token in earlier) or any(
        number_word(token.folded, line.language) is not None for token in earlier if token.kind == "word"
    )


def _is_bare_name(line: Line, amount: Amount, before: str) -> bool:
    """Tell whether digits that nothing is said of are a year, a code, an age in commas, or "Hus 3"."""
    at = amount.begin
    if amount.low == amount.high and amount.low in _YEARS:
        return True
    if (line.is_number(at) and len(line.tokens[at].text) > _LONGEST_PLAIN) or (
        amount.low != amount.high and amount.low in _YEARS
    ):
        return True
    if before == "(" and line.folded(amount.end) == ")" and amount.low == amount.high:
        return not is_compared(line, at)
    if before in ("(", ",") and line.folded(amount.end) in (")", ",") and line.is_word(at - 2):
        return line.tokens[at - 2].text[0].isupper()
    earlier = line.tokens[at - 1] if at else None
    if earlier is None or earlier.kind != "word" or not earlier.text[0].isupper():
        return False
    if is_rating(earlier, line.known) or before in line.known.bounds or before in line.known.start:
        return False
    return at >= 2 and line.sentence[at - 2] == line.sentence[at]
