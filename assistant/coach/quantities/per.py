"""How often: "per vecka", "om dagen", "a week", "/v", "varje gång", and every second, third or fourteenth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.coach.findings import Unit
from assistant.coach.numerals import number_word
from assistant.coach.quantities.tables import (
    PerNoun,
    PerWords,
    can_begin,
    misspelt_per,
    per_noun,
    per_words,
    unit_of,
)
from assistant.coach.text import Token

_ORDINAL_MARKS: Final = frozenset((":", ".", "'", "e", "a", "de", "te", "je", "st", "nd", "rd", "th"))
_BETWEEN_TWO: Final = {
    "sv": frozenset(("till", "eller")),
    "da": frozenset(("til", "eller")),
    "en": frozenset(("to", "or")),
}
_MOST_NTH: Final = 60
_COUNTED_REACH: Final = 6


@dataclass(frozen=True, slots=True)
class PerPhrase:
    """A phrase that says by what something is counted, from token ``begin`` up to ``end``.

    ``before`` tells whether it can also stand before the amount it belongs to ("varje dag gå 20 minuter").
    ``every`` tells whether it says "every" rather than "a" or "per". ``nth`` is 2 for every second, and
    ``noun`` the place of what it is every second of.
    """

    begin: int
    end: int
    per: PerNoun
    before: bool = False
    nth: Decimal | None = None
    noun: int = 0
    every: bool = False

    @property
    def stands_alone(self) -> bool:
        """Whether it is an amount by itself: "varannan dag", but not "a fortnight" in "twice a fortnight"."""
        return self.nth is not None and self.before


def find_per_phrases(tokens: Sequence[Token], language: str) -> dict[int, PerPhrase]:
    """Return the phrases by where they begin."""
    found: dict[int, PerPhrase] = {}
    at = 0
    while at < len(tokens):
        phrase = _at(tokens, at, language)
        if phrase is not None:
            found[at] = phrase
            at = phrase.end
        else:
            at += 1
    return found


def _at(tokens: Sequence[Token], at: int, language: str) -> PerPhrase | None:
    token = tokens[at]
    if token.kind == "number":
        return None
    words = per_words(language)
    if token.folded == "/":
        return _after_stroke(tokens, at, words)
    if token.folded in words.phrase_starts and (phrase := _phrase(tokens, at, words)):
        return phrase
    if token.folded in words.every or token.folded in words.others:
        return _every(tokens, at, words, language)
    return (
        _with_link(tokens, at, words, language)
        or _single_word(tokens, at, words)
        or _after_times(tokens, at, words, language)
    )


def _after_times(tokens: Sequence[Token], at: int, words: PerWords, language: str) -> PerPhrase | None:
    """Read "2 x week", "3 ggr v": how often with nothing but the short word for it."""
    per = words.short.get(tokens[at].folded)
    if per is None or at < 2 or tokens[at - 2].kind != "number":
        return None
    unit, end = unit_of(tokens[at - 1].folded, language), _past_point(tokens, at + 1)
    times = tokens[at - 1].folded == "x" or (unit is not None and unit.unit == "times")
    if not times or (end < len(tokens) and tokens[end].kind == "number"):
        return None
    return PerPhrase(at, end, per)


def _after_stroke(tokens: Sequence[Token], at: int, words: PerWords) -> PerPhrase | None:
    if at + 1 >= len(tokens) or at == 0:
        return None
    per = words.short.get(tokens[at + 1].folded)
    return PerPhrase(at, _past_point(tokens, at + 2), per) if per else None


def _past_point(tokens: Sequence[Token], at: int) -> int:
    """Step over the point of an abbreviation, where the sentence goes on after it."""
    if at + 1 < len(tokens) and tokens[at].text == "." and tokens[at].glued:
        following = tokens[at + 1]
        if following.kind != "word" or following.text[0].islower():
            return at + 1
    return at


def _phrase(tokens: Sequence[Token], at: int, words: PerWords) -> PerPhrase | None:
    for phrase, per in words.phrases:
        end = at + len(phrase)
        if end <= len(tokens) and all(tokens[at + i].folded == word for i, word in enumerate(phrase)):
            goes_on = end < len(tokens) and (tokens[end].kind == "number" or tokens[end].folded == "'")
            return None if goes_on else PerPhrase(at, end, per)
    return None


def _single_word(tokens: Sequence[Token], at: int, words: PerWords) -> PerPhrase | None:
    word = tokens[at].folded
    if word in words.fortnightly:
        return PerPhrase(at, at + 1, "week", before=True, nth=Decimal(2), noun=at)
    per = words.words.get(word)
    if per is None or (at + 1 < len(tokens) and tokens[at + 1].folded in words.not_before):
        return None
    return PerPhrase(at, _past_point(tokens, at + 1), per, before=True, every=True)


def _with_link(tokens: Sequence[Token], at: int, words: PerWords, language: str) -> PerPhrase | None:
    """Read "per vecka", "pr. uge", "om dagen", "a week" and "alla dagar"."""
    link = tokens[at].folded
    noun = _past_point(tokens, at + 1)
    if noun >= len(tokens) or tokens[noun].kind != "word":
        return None
    named = tokens[noun].folded
    end = _past_point(tokens, noun + 1)
    if link in words.links:
        if named in words.fortnight:
            return PerPhrase(at, end, "week", nth=Decimal(2), noun=noun)
        per = per_noun(named, language) or words.definite.get(named) or words.short.get(named)
        per = per or misspelt_per(named, language, definite=False)
        return PerPhrase(at, end, per, before=True) if per else None
    if link in words.definite_links:
        per = words.definite.get(named) or misspelt_per(named, language, definite=True)
        return PerPhrase(at, end, per) if per is not None else None
    if (
        link in words.articles
        and (tokens[at - 1].folded not in words.not_after or named in words.fortnight)
        and (_counted(tokens, at, language) or (noun + 1 < len(tokens) and tokens[noun + 1].text == ":"))
    ):
        if named in words.fortnight:
            return PerPhrase(at, end, "week", nth=Decimal(2), noun=noun)
        per = words.plain.get(named)
        follows = noun + 1 < len(tokens) and tokens[noun + 1].folded in words.not_before
        return PerPhrase(at, end, per) if per in ("day", "week", "month", "year") and not follows else None
    if link in words.all and named in words.plural:
        return PerPhrase(at, noun + 1, words.plural[named], before=True, every=True)
    return None


def _counted(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether something that can be counted "a week" stands before: not in "spend an evening a week"."""
    return any(
        token.kind == "number" or (token.kind == "word" and can_begin(token.folded, language))
        for token in tokens[max(0, at - _COUNTED_REACH) : at]
    )


def _every(tokens: Sequence[Token], at: int, words: PerWords, language: str) -> PerPhrase | None:
    """Read "varje vecka", "hver eneste dag", "varannan dag", "var 14:e dag", "every two weeks"."""
    nth = Decimal(2) if tokens[at].folded in words.others else None
    noun = _past(tokens, at + 1, words.fillers)
    if nth is None:
        nth, noun = _nth(tokens, noun, words, language)
        noun = _past(tokens, noun, words.fillers)
    if noun >= len(tokens) or tokens[noun].kind != "word":
        return None
    named = tokens[noun].folded
    end = _past_point(tokens, noun + 1)
    if nth is not None and named in _BETWEEN_TWO[language] and noun + 1 < len(tokens):
        other = _at(tokens, noun + 1, language)
        if other is not None and other.nth is not None:
            # "varannan till var tredje vecka"
            return PerPhrase(at, noun, other.per, before=True, nth=nth, noun=other.noun)
    if named in words.fortnight:
        return PerPhrase(at, end, "week", before=True, nth=(nth or 1) * Decimal(2), noun=noun)
    per = per_noun(named, language) or misspelt_per(named, language, definite=False)
    if per is not None or (nth is not None and unit_of(named, language)):
        return PerPhrase(at, end, per or "none", before=True, nth=nth, noun=noun, every=True)
    return PerPhrase(at, end, "none", before=True, nth=nth, noun=noun) if nth is not None else None


def _past(tokens: Sequence[Token], at: int, fillers: frozenset[str]) -> int:
    while at < len(tokens) and tokens[at].folded in fillers:
        at += 1
    return at


def _nth(tokens: Sequence[Token], at: int, words: PerWords, language: str) -> tuple[Decimal | None, int]:
    """Read which one of them, and where the noun stands: "tredje", "3:e", "14.", "2nd", "two"."""
    if at >= len(tokens):
        return None, at
    token, end = tokens[at], at + 1
    if token.kind == "word":
        if token.folded in words.ordinals:
            return Decimal(words.ordinals[token.folded]), at + 1
        value = number_word(token.folded, language)
        marked = False
    elif token.kind == "number":
        value = Decimal(token.text[:4])
        marked = end < len(tokens) and tokens[end].glued
        while end < len(tokens) and tokens[end].glued and tokens[end].folded in _ORDINAL_MARKS:
            end += 1
    else:
        return None, at
    if value is None or not 2 <= value <= _MOST_NTH or end >= len(tokens):
        return None, at
    if not marked and tokens[end].folded not in words.cardinal_nouns:
        return None, at
    return value, end


def nth_unit(phrase: PerPhrase, tokens: Sequence[Token], language: str) -> tuple[Unit, PerNoun]:
    """Return what "every second" of this comes to: 1 day of 2, 1 time a week of 2, 1 time of 2."""
    words = per_words(language)
    named = tokens[phrase.noun].folded
    unit = unit_of(named, language)
    if named in words.nights:
        return "nights", "none"
    if unit is not None and unit.unit in ("days", "nights", "hours", "times"):
        return unit.unit, "none"
    if phrase.per in ("week", "month", "year"):
        return "times", phrase.per
    if phrase.per == "day" and words.plain.get(named) == "day" and unit is not None:
        return "days", "none"
    return "count", "none"
