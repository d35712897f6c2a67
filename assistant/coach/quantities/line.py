"""A text as the readers of amounts see it, and an amount while it is put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.coach.findings import Per, Unit
from assistant.coach.quantities.per import PerPhrase
from assistant.coach.quantities.scales import Scale
from assistant.coach.quantities.tables import Words, words
from assistant.coach.text import Token

_FROM_REACH: Final = 4
_SENTENCE_ENDS: Final = frozenset((".", "!", "?", ";"))


@dataclass(slots=True)
class Amount:
    """An amount as it is put together; ``begin`` and ``end`` are places of tokens.

    ``unit`` is None as long as nothing says what is counted; ``kind`` is what sort of word said it.
    ``pending``: the number is an article, and whether it counts depends on what else is found. ``taken``: it
    was read as a date or the like. ``own_per``: how often was said of this amount and not of one it is
    compared with (``shared``). ``compound``: it describes another noun, "30-minuters promenad".
    """

    low: Decimal
    high: Decimal
    begin: int
    end: int
    unit: Unit | None = None
    noun: str = ""
    per: Per | None = None
    of: Decimal | None = None
    sure: bool = True
    spelled: bool = False
    pending: bool = False
    kind: str = ""
    taken: bool = False
    own_per: bool = False
    shared: bool = False
    compound: bool = False


class Line:
    """The tokens of one text with what is known of them: how often, scales, sentences."""

    def __init__(
        self,
        tokens: Sequence[Token],
        language: str,
        pers: dict[int, PerPhrase],
        scales: Sequence[Scale],
    ) -> None:
        self.tokens = tokens
        self.language = language
        self.pers = pers
        self.scales = scales
        self.scale_begins = frozenset(scale.begin for scale in scales)
        self.known: Words = words(language)
        self.sentence = self._sentences()

    def _sentences(self) -> list[int]:
        """Number the sentences, token by token."""
        number, found = 0, []
        for at, token in enumerate(self.tokens):
            found.append(number)
            if token.text in _SENTENCE_ENDS and self._ends_sentence(at):
                number += 1
        return found

    def _ends_sentence(self, at: int) -> bool:
        if at + 1 >= len(self.tokens):
            return False
        following = self.tokens[at + 1]
        if self.tokens[at].text != ".":
            return True
        if following.kind == "number" and self.glued(at) and self.folded(at - 1) in self.known.shortened:
            return False
        return not following.glued and (following.kind != "word" or not following.text[0].islower())

    def same_sentence(self, one: int, other: int) -> bool:
        """Tell whether two places are in one sentence; the end of the text is in the last."""
        last = len(self.sentence) - 1
        return self.sentence[min(one, last)] == self.sentence[min(other, last)]

    def folded(self, at: int) -> str:
        """Return the word or sign at a place, "" outside the text."""
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """Tell whether the token at a place is written together with the one before."""
        return 0 <= at < len(self.tokens) and self.tokens[at].glued

    def is_word(self, at: int) -> bool:
        """Tell whether a word stands at a place."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "word"

    def is_number(self, at: int) -> bool:
        """Tell whether digits stand at a place."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "number"

    def past_idiom(self, at: int) -> int:
        """Return the place after a fixed phrase in which a number counts nothing: "one to one"."""
        for idiom in self.known.idioms.get(self.folded(at), ()):
            if all(self.folded(at + i) == word for i, word in enumerate(idiom)):
                return at + len(idiom)
        return at

    def after_from(self, at: int) -> bool:
        """Tell whether "from" stands shortly before, with nothing between that ends what it begins."""
        for back in range(1, _FROM_REACH + 1):
            word = self.folded(at - back)
            if word in self.known.start:
                return True
            if not self.is_word(at - back) or word in self.known.to or self.is_number(at - back):
                return False
        return False
