"""Which class an English word has where it stands: nearly every verb is also a noun.

"Walk to school" and "a walk", "secure a job" and "feel secure", "supports his brother" and "the supports":
the words around tell which it is, and the reading then sees one class only. A verb gets the form by which the
grammar of the other languages goes: ``infinitive`` for what is to be done (also an order, and "Attending
school"), ``present`` and ``past`` where it has a subject, ``supine`` for a participle, and ``gerund`` for an
-ing form that hangs on another verb or a preposition. A word nobody knows is a verb where only a verb can
stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.coach.english.small import SmallWords
from assistant.coach.text import Token
from assistant.coach.words import Word

__all__ = ["word_classes"]

_ONLY_CLASS: Final = frozenset({
    "noun", "verb", "goes", "goes_to", "takes_to", "lets", "helps", "modal", "given",
    "before_compound", "compound", "feels", "unchanged", "takes_ing", "clings", "crowd",
    "begins_service", "ends_service",
})  # fmt: skip


def word_classes(
    tokens: Sequence[Token], words: Sequence[tuple[Word, ...]], masked: Sequence[bool]
) -> list[tuple[Word, ...]]:
    """Return what each word is where it stands, one class only."""
    text = SmallWords(tokens, words, masked)
    for place in range(len(tokens)):
        text.read_class(place)
    for place in range(len(tokens)):
        text.read_small(place)
    return [tuple(_bare(word) for word in found) for found in text.words]


def _bare(word: Word) -> Word:
    """Return a word without the tags that only tell classes."""
    return word if word.tags.isdisjoint(_ONLY_CLASS) else word._replace(tags=word.tags - _ONLY_CLASS)
