"""Reading numbers in running text: digits, number words, halves and ranges.

The grammar is one for all languages; what the words are, and in which order they are put together, stands
in the table ``amounts`` of each language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from assistant.coach.numerals.digits import Numeral, read_digits
from assistant.coach.numerals.words import NumberWords, begins_numeral, number_word, number_words
from assistant.coach.text import Token

__all__ = ["Numeral", "number_word", "read_numeral"]

_HALF: Final = Decimal("0.5")
_FRACTION_SIGNS: Final = {"½": _HALF, "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_WRITTEN_FRACTIONS: Final = {("1", "2"): _HALF, ("1", "4"): Decimal("0.25"), ("3", "4"): Decimal("0.75")}


def read_numeral(
    tokens: Sequence[Token], at: int, language: str, *, ranges: bool = True, to: bool = True
) -> Numeral | None:
    """Read the number that begins at a token, the longest reading there is; None when none begins there.

    Without ``ranges`` a single number is read. Without ``to`` that word makes no range: after "from" it
    leads on to another number.
    Ordinals ("14:e", "1st"), dates and clock times written with points, colons or slashes are no numerals.
    """
    token = tokens[at]
    words = number_words(language)
    if token.kind == "word":
        if not begins_numeral(token.folded, language):
            return None
        if ranges and token.folded in words.between:
            return _between(tokens, at, words, language)
        if (open_phrase := _open_phrase(tokens, at, words)) is not None:
            return open_phrase
    elif token.kind == "sign":
        return None
    first = _single(tokens, at, words, language)
    if first is None or not ranges:
        return first
    return _range(tokens, first, words, language, to=to) or first


def _open_phrase(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    if tokens[at].folded not in words.open_starts:
        return None
    for phrase, low, high in words.open_phrases:
        end = at + len(phrase)
        if end <= len(tokens) and all(tokens[at + i].folded == word for i, word in enumerate(phrase)):
            return Numeral(low, high, end, sure=False, spelled=True)
    return None


def _between(tokens: Sequence[Token], at: int, words: NumberWords, language: str) -> Numeral | None:
    """Read "mellan 6 och 7"; "mellan 6-7" is what some people write."""
    if at + 1 >= len(tokens):
        return None
    low = _single(tokens, at + 1, words, language, joined=False)
    if low is None or low.end + 1 >= len(tokens) or low.article:
        return None
    if tokens[low.end].folded not in words.between_joins | words.to | {"-"}:
        return None
    high = _single(tokens, low.end + 1, words, language)
    if high is None or high.article:
        return None
    return _spanning(low, high)


def _spanning(low: Numeral, high: Numeral) -> Numeral | None:
    """Make a range of two numbers, if they rise; "fem-sex hundra" and "2-3000" begin with hundreds too."""
    start = low.low
    for power in (100, 1000):
        if 0 < start < 100 and high.high % power == 0 and start * power < high.high <= 3 * start * power:
            start *= power
            break
    if start >= high.high:
        return None
    return replace(high, low=start, sure=low.sure and high.sure, spelled=low.spelled, article=False)


def _range(
    tokens: Sequence[Token], first: Numeral, words: NumberWords, language: str, *, to: bool
) -> Numeral | None:
    """Read on from a number to the end of a range: "-7", "till 7", "eller 7", ", sex" after "fem"."""
    at = first.end
    if at >= len(tokens) or tokens[at - 1].folded in words.never_one:
        return None
    joint = tokens[at].folded
    if joint in words.to and not to:
        return None
    if joint == "-" or joint in words.to or joint in words.alternatives or joint in words.each_to_each:
        second = _single(tokens, at + 1, words, language) if at + 1 < len(tokens) else None
        if second is None or second.article:
            return None
        if joint in words.each_to_each and second.high - first.low > 3:
            return None
        return _spanning(first, second)
    if first.low == int(first.low) and not (first.article and joint != ","):
        return _neighbours(tokens, first, words, language)
    return None


def _neighbours(tokens: Sequence[Token], first: Numeral, words: NumberWords, language: str) -> Numeral | None:
    """Read "fem, sex gånger" and "to tre gange": a number and the next one."""
    at = first.end
    comma = tokens[at].folded == ","
    if comma:
        at += 1
    if at >= len(tokens) or tokens[at].glued or not (comma or first.spelled):
        return None
    second = _single(tokens, at, words, language)
    if second is None or second.low != first.low + 1 or second.spelled != first.spelled or first.low > 20:
        return None
    return _spanning(first, second)


def _single(
    tokens: Sequence[Token], at: int, words: NumberWords, language: str, *, joined: bool = True
) -> Numeral | None:
    """Read one number with its half; ``joined`` lets "and" join its parts ("hundred and five")."""
    token = tokens[at]
    if token.kind == "number":
        found = read_digits(tokens, at, language)
        if found is None:
            return None
        found = _multiplied(tokens, found, words)
    elif (sign := _sign(token)) is not None:
        return Numeral(sign, sign, at + 1)
    else:
        found = _half(tokens, at, words) or _spelled(tokens, at, words, language, joined=joined)
        if found is None:
            return None
    if joined and found.low == int(found.low):
        found = _and_a_half(tokens, found, words)
    return found


def _sign(token: Token) -> Decimal | None:
    return _FRACTION_SIGNS.get(token.folded[0]) if len(token.folded) == 1 else None


def _half(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """Read "en halv", "halva", "a half", "half a"."""
    start = at
    if tokens[at].folded in words.articles:
        at += 1
    if at >= len(tokens) or tokens[at].folded not in words.halves:
        return None
    at += 1
    value = _HALF
    if at < len(tokens) and tokens[at].folded in words.fixed:
        return Numeral(
            value * words.fixed[tokens[at].folded],
            value * words.fixed[tokens[at].folded],
            at + 1,
            spelled=True,
        )
    if at < len(tokens) and at == start + 1 and tokens[at].folded in words.never_one:
        at += 1
        if at < len(tokens) and tokens[at].folded in words.fixed:
            value *= words.fixed[tokens[at].folded]
            at += 1
    return Numeral(value, value, at, spelled=True)


def _and_a_half(tokens: Sequence[Token], whole: Numeral, words: NumberWords) -> Numeral:
    """Read on over "och en halv", "½" and "1/2"."""
    at = whole.end
    if at < len(tokens) and (part := _sign(tokens[at])) is not None:
        return replace(whole, low=whole.low + part, high=whole.high + part, end=at + 1, article=False)
    if (written := _written_fraction(tokens, at)) is not None and not tokens[at].glued and not whole.spelled:
        return replace(whole, low=whole.low + written, high=whole.high + written, end=at + 3)
    if at + 1 >= len(tokens):
        return whole
    if tokens[at].folded in words.joins:
        at += 1
    elif whole.low < 2 or tokens[at].folded not in words.articles:
        # "syv en halv time" is said without the joining word.
        return whole
    half = _half(tokens, at, words)
    if half is None or half.low != _HALF or tokens[half.end - 1].folded not in words.halves:
        return whole
    return replace(whole, low=whole.low + half.low, high=whole.high + half.low, end=half.end, article=False)


def _written_fraction(tokens: Sequence[Token], at: int) -> Decimal | None:
    """Read "1/2", "1/4" and "3/4"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "/":
        return None
    if not (tokens[at + 1].glued and tokens[at + 2].glued):
        return None
    return _WRITTEN_FRACTIONS.get((tokens[at].text, tokens[at + 2].text))


def _spelled(
    tokens: Sequence[Token], at: int, words: NumberWords, language: str, *, joined: bool
) -> Numeral | None:
    """Read a number in words, however many: "två hundra femtio", "fem og tyve", "a hundred and five"."""
    start, word = at, tokens[at].folded
    if word in words.articles and at + 1 < len(tokens):
        following = tokens[at + 1].folded
        if following in words.fixed:
            return Numeral(words.fixed[following], words.fixed[following], at + 2, spelled=True)
        if words.round_tail and following.endswith(words.round_tail):
            value = number_word(following.removesuffix(words.round_tail), language)
            if value is not None and value >= 5:
                return Numeral(value, value, at + 2, sure=False, spelled=True)
        if word in words.never_one and following not in words.multipliers:
            return Numeral(Decimal(1), Decimal(1), at + 1, article=True, spelled=True)
        if word in words.never_one:
            at += 1
    elif word in words.never_one:
        return Numeral(Decimal(1), Decimal(1), at + 1, article=True, spelled=True)
    if tokens[at].folded in words.fixed:
        value = words.fixed[tokens[at].folded]
        return Numeral(value, value, at + 1, spelled=True)
    total, end = _sum_of_words(tokens, at, words, language, joined=joined)
    if total is None:
        return None
    if end < len(tokens) and tokens[end].folded in words.fixed:
        total, end = total * words.fixed[tokens[end].folded], end + 1
    single = end == start + 1 and word in words.articles
    return Numeral(total, total, end, article=single, spelled=True)


def _sum_of_words(
    tokens: Sequence[Token], at: int, words: NumberWords, language: str, *, joined: bool
) -> tuple[Decimal | None, int]:
    done, group, room = Decimal(0), Decimal(0), Decimal("Infinity")
    end, i = at, at
    while i < len(tokens):
        token = tokens[i]
        times = words.multipliers.get(token.folded) if token.kind == "word" else None
        value = number_word(token.folded, language) if token.kind == "word" else None
        if times is not None and group < times:
            group = (group or Decimal(1)) * times
            if times >= 1000:
                done, group = done + group, Decimal(0)
            room = Decimal(times)
        elif value is not None and value < room and times is None and (end == at or value > 0):
            group += value
            room = _room_after(value, words)
        elif not _goes_on(tokens, i, room, words, language, joined=joined and end > at):
            break
        else:
            i += 1
            if not words.tens_first and room == 0:
                return done + group + (number_word(tokens[i].folded, language) or 0), i + 1
            continue
        i += 1
        end = i
    return (done + group, end) if end > at else (None, at)


def _room_after(value: Decimal, words: NumberWords) -> Decimal:
    """Return what the next word must stay under to be part of the same number."""
    for size in (1000, 100):
        if value >= size and value % size == 0:
            return Decimal(size)
    if words.tens_first and value >= 20 and value % 10 == 0:
        return Decimal(10)
    return Decimal(0)


def _goes_on(
    tokens: Sequence[Token], i: int, room: Decimal, words: NumberWords, language: str, *, joined: bool
) -> bool:
    """Tell whether the token joins a number to more of it: a hyphen after tens, "and" after hundreds."""
    if i + 1 >= len(tokens) or i == 0 or tokens[i + 1].kind != "word":
        return False
    following = number_word(tokens[i + 1].folded, language)
    if following is None or following <= 0 or tokens[i + 1].folded in words.multipliers:
        return False
    if tokens[i].folded == "-":
        return room == 10 and following < 10 and tokens[i].glued and tokens[i + 1].glued
    if not joined or tokens[i].folded not in words.joins:
        return False
    if words.tens_first or room >= 100:
        return 100 <= room < Decimal("Infinity") and following < room
    unit = number_word(tokens[i - 1].folded, language)
    return unit is not None and unit < 10 and 20 <= following < 100 and following % 10 == 0


def _multiplied(tokens: Sequence[Token], number: Numeral, words: NumberWords) -> Numeral:
    """Read "20 tusen" and "2 dozen"."""
    if number.end >= len(tokens):
        return number
    following = tokens[number.end].folded
    times = Decimal(words.multipliers.get(following, 0)) or words.fixed.get(following)
    if not times or number.low >= 1000:
        return number
    return replace(number, low=number.low * times, high=number.high * times, end=number.end + 1)
