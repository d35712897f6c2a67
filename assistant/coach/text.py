"""A text as the coach reads it: its words, numbers and signs, each with its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

LONGEST_READ: Final = 5_000
"""Signs that are read; a goal is a sentence or two, and what comes after this is no part of it."""

_TOKEN: Final = re.compile(
    r"(?P<number>[0-9]+)|(?P<word>[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*)|(?P<sign>\S)"
)
_PLAIN: Final = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2011": "-"}
)


class Mark(NamedTuple):
    """Where in a text something stands: the offset of its first sign, and the one after its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """One word, run of digits or single sign.

    ``folded`` is the word in small letters and composed form, or the sign with dashes and apostrophes made
    plain; ``start`` and ``end`` are offsets in the text as written. ``glued``: nothing stands between it
    and the token before.
    """

    text: str
    folded: str
    start: int
    end: int
    kind: Literal["word", "number", "sign"]
    glued: bool = False


def tokenise(text: str) -> tuple[Token, ...]:
    """Split a text into tokens, the first :data:`LONGEST_READ` signs of it.

    "6-7" is three tokens and "15/6" too: what they mean together is for the grammars to say.
    """
    tokens: list[Token] = []
    before = 0
    for found in _TOKEN.finditer(text[:LONGEST_READ]):
        kind = found.lastgroup
        written = found[0]
        folded = written
        if kind == "word":
            folded = written.casefold()
            if not folded.isascii():
                folded = unicodedata.normalize("NFC", folded)
        elif kind == "sign":
            folded = written.translate(_PLAIN)
        start, end = found.span()
        tokens.append(Token(written, folded, start, end, kind, glued=bool(tokens) and start == before))  # type: ignore[arg-type]
        before = end
    return tuple(tokens)
