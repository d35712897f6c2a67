"""The scales that a text speaks of, and where it is about rating at all.

The ends of a scale are no amounts of anybody's: "från 3 till 6 på en skala 0-10" has two amounts, and the 10
is what they are places on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from assistant.coach.numerals import Numeral, number_word, read_numeral
from assistant.coach.numerals.words import begins_numeral
from assistant.coach.quantities.tables import Words, words
from assistant.coach.text import Token

_LOWEST: Final = frozenset((Decimal(-2), Decimal(0), Decimal(1)))
_LEAST_TOP: Final = 3
_MOST_LINKS: Final = 6
_MOST_TOP: Final = 100


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale that is mentioned: its tokens from ``begin`` up to ``end``, and its top where that is said."""

    begin: int
    end: int
    top: Decimal | None


def find_scales(tokens: Sequence[Token], language: str) -> list[Scale]:
    """Return the scales in the order they are mentioned; none overlaps another."""
    known = words(language)
    rated = any(is_rating(token, known) for token in tokens)
    found: list[Scale] = []
    at = 0
    while at < len(tokens):
        scale = _graded(tokens, at, known, language) or _named(tokens, at, known, language)
        if scale is None and tokens[at].text == "(":
            scale = _in_brackets(tokens, at, known, language, rated=rated or bool(found))
        if scale is None and (rated or found):
            scale = _explained(tokens, at, known, language)
        if scale is not None:
            found.append(scale)
        at = max(at + 1, scale.end if scale is not None else 0)
    return found


def is_rating(token: Token, known: Words) -> bool:
    """Tell whether a word says that something is rated, scored or felt."""
    return token.kind == "word" and (
        token.folded in known.rating or token.folded.endswith(known.rating_heads or ("\0",))
    )


def is_scale(token: Token, known: Words) -> bool:
    """Tell whether the word is a scale: "skalan", "smärtskala"."""
    return token.kind == "word" and (
        token.folded in known.scale or token.folded.endswith(known.scale_heads or ("\0",))
    )


def _graded(tokens: Sequence[Token], at: int, known: Words, language: str) -> Scale | None:
    """Read "10-gradig skala", "tiogradig", "0-10 skala", "ten-point scale", "7-trinsskalaen"."""
    token = tokens[at]
    if token.kind == "word" and (graded := _graded_word(token.folded, language)):
        return Scale(at, _past_scale_word(tokens, at + 1, known), graded)
    if token.kind == "sign" or (token.kind == "word" and not begins_numeral(token.folded, language)):
        return None
    numeral = read_numeral(tokens, at, language)
    if numeral is None or numeral.end >= len(tokens) or numeral.high < _LEAST_TOP:
        return None
    end = numeral.end
    hyphened = tokens[end].folded == "-" and end + 1 < len(tokens)
    if hyphened:
        end += 1
    named = tokens[end]
    if is_scale(named, known) or (hyphened and named.glued and named.folded in known.graded):
        return Scale(at, _past_scale_word(tokens, end + 1, known), numeral.high)
    if named.folded in known.graded and end + 1 < len(tokens) and is_scale(tokens[end + 1], known):
        return Scale(at, end + 2, numeral.high)
    return None


@lru_cache(maxsize=4096)
def _graded_word(word: str, language: str) -> Decimal | None:
    """Return the top that one word tells: "tiogradig", "titrinsskala"."""
    for ending in words(language).graded:
        if word.endswith(ending) and len(word) > len(ending):
            value = number_word(word.removesuffix(ending), language)
            if value is not None and value >= _LEAST_TOP:
                return value
    return None


def _past_scale_word(tokens: Sequence[Token], at: int, known: Words) -> int:
    return at + 1 if at < len(tokens) and is_scale(tokens[at], known) else at


def _named(tokens: Sequence[Token], at: int, known: Words, language: str) -> Scale | None:
    """Read "en skala från 0 till 10", "skala 1-10", "a scale of 10"."""
    if not is_scale(tokens[at], known):
        return None
    start = at + 1
    while start < len(tokens) and start - at <= _MOST_LINKS and tokens[start].folded in known.scale_links:
        start += 1
    ends = _ends(tokens, start, language)
    if ends is not None:
        return Scale(at, ends.end, ends.high)
    numeral = read_numeral(tokens, start, language) if start < len(tokens) else None
    if numeral is not None and start > at + 1 and numeral.low == numeral.high and numeral.low >= _LEAST_TOP:
        return (
            Scale(at, numeral.end, numeral.high)
            if tokens[start - 1].kind == "word"
            else Scale(at, at + 1, None)
        )
    return Scale(at, at + 1, None)


def _ends(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """Read the two ends of a scale: "0-10", "fra 1 til 10", "mellan 0 och 10"."""
    if at >= len(tokens):
        return None
    ends = read_numeral(tokens, at, language)
    if ends is None or ends.low not in _LOWEST or not _LEAST_TOP <= ends.high <= _MOST_TOP:
        return None
    return ends if ends.high > ends.low else None


def _in_brackets(
    tokens: Sequence[Token], at: int, known: Words, language: str, *, rated: bool
) -> Scale | None:
    """Read "(0-10)" and "(af 10)"; where nothing is rated, only what can hardly be anything else."""
    if at + 2 >= len(tokens):
        return None
    start = at + 1
    while start < len(tokens) - 1 and tokens[start].folded in (*known.of, *known.of_two):
        start += 1
    if start > at + 1 and rated:
        top = read_numeral(tokens, start, language)
        if top is not None and top.low == top.high >= _LEAST_TOP and not top.article:
            return Scale(at, top.end, top.high)
        return None
    ends = _ends(tokens, start, language)
    if ends is None or not (rated or ends.high in (10, 100)):
        return None
    return Scale(at, ends.end, ends.high)


def _explained(tokens: Sequence[Token], at: int, known: Words, language: str) -> Scale | None:
    """Read "där 10 är bäst", "(0 = ingen ångest, 10 = värst)": what the ends mean."""
    token = tokens[at]
    if token.kind == "sign" or at == 0 or tokens[at - 1].folded not in known.ends_before:
        return None
    numeral = read_numeral(tokens, at, language)
    if numeral is None or numeral.article or numeral.end >= len(tokens):
        return None
    if tokens[numeral.end].folded not in known.ends_after:
        return None
    top = numeral.high if numeral.high >= _LEAST_TOP else None
    return Scale(at, numeral.end, top)
