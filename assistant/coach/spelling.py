"""Letters that a keyboard lacks, written with two: "faa", "hjaelp", "oekonomi"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from assistant.coach.lexicon import table
from assistant.coach.text import Token
from assistant.coach.words import lexicon


def respelled(tokens: Sequence[Token], language: str) -> tuple[Token, ...]:
    """Return the tokens as they would be with every letter at hand; the text and its places stay.

    A word is only spelled anew when it is none as it stands and is one then: "boede" and "skoen" are left.
    """
    pairs = table(language, "language").get("digraphs", "").split()
    if not pairs:
        return tuple(tokens)
    letters = dict(zip(pairs[::2], pairs[1::2], strict=True))
    return tuple(_respelled(token, language, letters) for token in tokens)


def _respelled(token: Token, language: str, letters: dict[str, str]) -> Token:
    if token.kind != "word" or not any(pair in token.folded for pair in letters):
        return token
    spelled = token.folded
    for pair, letter in letters.items():
        spelled = spelled.replace(pair, letter)
    if _known(token.folded, language) or not _known(spelled, language):
        return token
    return replace(token, folded=spelled)


def _known(word: str, language: str) -> bool:
    words = lexicon(language)
    return word in words.names or words.is_word(word) or word in _tabled(language)


@cache
def _tabled(language: str) -> frozenset[str]:
    """Return the words of times and amounts, which have tables of their own, and those of phrases."""
    entries = [entry for name in ("time", "amounts") for entry in _strings(table(language, name))]
    phrases = " ".join(table(language, "words")["phrases"]).replace("=", " ").replace("/", " ")
    return frozenset(word for entry in (*entries, phrases) for word in entry.casefold().split())


def _strings(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for key, value in found.items():
            yield key
            yield from _strings(value)
    elif isinstance(found, list):
        for value in found:
            yield from _strings(value)
