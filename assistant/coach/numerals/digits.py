"""Numbers written with digits: decimal signs, groups of thousands, and what is an ordinal instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.coach.text import Token

_LONGEST_DIGITS: Final = 15
_ORDINAL_ENDINGS: Final = {
    "sv": frozenset(("e", "a", "an", "de", "te", "je", "sta")),
    "da": frozenset(("ende", "nde", "te", "de", "ste")),
    "en": frozenset(("st", "nd", "rd", "th")),
}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, or a range from ``low`` to ``high``; ``end`` is the place after its last token.

    ``sure`` is false where the words leave the number open ("a couple") or could be read in two ways.
    ``article``: the word is as likely an article as the number one ("ett jobb", "a job"). ``spelled``: it
    begins with a word, not with digits.
    """

    low: Decimal
    high: Decimal
    end: int
    sure: bool = True
    article: bool = False
    spelled: bool = False


def read_digits(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """Read digits with a decimal sign and groups of thousands."""
    token = tokens[at]
    if len(token.text) > _LONGEST_DIGITS or _is_ordinal(tokens, at, language):
        return None
    parts, signs, end = [token.text], [], at + 1
    while end + 1 < len(tokens) and tokens[end].text in (",", ".") and tokens[end].glued:
        if tokens[end + 1].kind != "number" or not tokens[end + 1].glued:
            break
        signs.append(tokens[end].text)
        parts.append(tokens[end + 1].text)
        end += 2
    sure = True
    if sum(map(len, parts)) > _LONGEST_DIGITS:
        return None
    if signs:
        read = _with_signs(parts, signs, language)
        if read is None:
            return None
        value, sure = read
    else:
        shown, end = _spaced_groups(tokens, at)
        value = Decimal(shown)
        if end > at + 1 and end + 1 < len(tokens) and _decimals_follow(tokens, end, language):
            value, end = Decimal(f"{shown}.{tokens[end + 1].text}"), end + 2
    if _reads_on(tokens, end):
        return None
    return Numeral(value, value, end, sure=sure)


def _reads_on(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether 8:30 or 15/6 is written, which are for others to read; "500:-" is money."""
    if end + 1 >= len(tokens) or tokens[end].text not in (":", "/") or not tokens[end].glued:
        return False
    return tokens[end + 1].kind == "number" and tokens[end + 1].glued


def _is_ordinal(tokens: Sequence[Token], at: int, language: str) -> bool:
    if at + 1 >= len(tokens) or not tokens[at + 1].glued:
        return False
    endings = _ORDINAL_ENDINGS[language]
    if tokens[at + 1].text in (":", "'", "\u2019") and at + 2 < len(tokens) and tokens[at + 2].glued:
        return tokens[at + 2].folded in endings
    return tokens[at + 1].folded in endings


def _with_signs(parts: list[str], signs: list[str], language: str) -> tuple[Decimal, bool] | None:
    """Read numbers joined by points and commas; the second value tells whether there is one reading only."""
    decimal_sign = "." if language == "en" else ","
    whole, fraction = parts, ""
    if signs[-1] == decimal_sign:
        whole, fraction = parts[:-1], parts[-1]
        signs = signs[:-1]
    if decimal_sign in signs:
        return None
    if not signs:
        return Decimal(f"{whole[0]}.{fraction}" if fraction else whole[0]), True
    grouped = len(whole[0]) <= 3 and whole[0][0] != "0" and all(len(part) == 3 for part in whole[1:])
    if grouped:
        # Swedish groups by spaces, so that "1.000" is most likely a thousand, but only likely.
        return Decimal("".join(whole) + (f".{fraction}" if fraction else "")), language != "sv"
    if len(whole) == 2 and not fraction:
        return Decimal(f"{whole[0]}.{whole[1]}"), True
    return None


def _spaced_groups(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Read "10 000": one space, three digits."""
    if len(tokens[at].text) > 3 or tokens[at].text[0] == "0":
        return tokens[at].text, at + 1
    end = at + 1
    longest = at + _LONGEST_DIGITS // 3
    while end < min(longest, len(tokens)) and tokens[end].kind == "number" and len(tokens[end].text) == 3:
        if tokens[end].start - tokens[end - 1].end != 1:
            break
        end += 1
    return "".join(token.text for token in tokens[at:end]), end


def _decimals_follow(tokens: Sequence[Token], end: int, language: str) -> bool:
    sign = "." if language == "en" else ","
    return (
        tokens[end].text == sign
        and tokens[end].glued
        and tokens[end + 1].kind == "number"
        and tokens[end + 1].glued
    )
