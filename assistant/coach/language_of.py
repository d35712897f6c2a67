"""Which of the three languages a text is plainly in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from assistant.coach.lexicon import table
from assistant.coach.text import Token

LANGUAGES: Final = ("sv", "da", "en")

_FEWEST: Final = 2
"""So many words must speak for a language before it is taken for another than was announced."""
_LETTER: Final = 0.75
_LEAD: Final = 1.5


def language_of(tokens: Sequence[Token]) -> str | None:
    """Return the language that a text is plainly in, or None when it is short, mixed or none of the three."""
    points = _points(tokens)
    best, second = sorted(LANGUAGES, key=lambda language: -points[language])[:2]
    if points[best] < _FEWEST or points[best] < points[second] * _LEAD + 1:
        return None
    foreign = _foreign(tokens)
    if foreign >= max(2.0, points[best] / 2) or (foreign and best == "da"):
        return None  # Norwegian is so near Danish that one word of its own tells
    words = sum(token.kind == "word" for token in tokens)
    return best if points[best] >= words / 6 else None


def spoken_in(tokens: Sequence[Token], announced: str) -> str | None:
    """Return the language the text is plainly in when that is another than the one announced."""
    found = language_of(tokens)
    if found is None or found == announced:
        return None
    points = _points(tokens)
    return found if points[found] >= 2 * points[announced] + 1.5 else None


def _points(tokens: Sequence[Token]) -> dict[str, float]:
    points = dict.fromkeys(LANGUAGES, 0.0)
    common, letters = _common(), _letters()
    for token in tokens:
        if token.kind != "word":
            continue
        owners = common.get(token.folded, ())
        for language in owners:
            points[language] += 1 if len(owners) == 1 else 1 / len(owners) / 2
        if not token.folded.isascii():
            for language, own in letters:
                if not own.isdisjoint(token.folded):
                    points[language] += _LETTER
    return points


def _foreign(tokens: Sequence[Token]) -> int:
    """Count words of neighbouring languages; their list stands with the Swedish table."""
    foreign = _foreign_words()
    return sum(token.folded in foreign for token in tokens)


@cache
def _foreign_words() -> frozenset[str]:
    return frozenset(table("sv", "language")["foreign"].split())


@cache
def _common() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word in set(table(language, "language")["common"].split()):
            found[word] = (*found.get(word, ()), language)
    return found


@cache
def _letters() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((language, frozenset(table(language, "language")["letters"])) for language in LANGUAGES)
