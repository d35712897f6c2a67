"""Words of somebody else's on one line: nothing in them moves the cursor or changes the terminal."""

from __future__ import annotations

from typing import Final

_LEFT_OUT: Final = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
"""Signs that are there to be unseen: soft hyphens, joiners and marks of where a file begins."""


def one_line(text: str, most: int) -> str:
    """Return a text as one line of at most ``most`` signs, cut after a whole word where there is one.

    Control characters, among them those that begin a terminal's escape sequences, and signs that turn
    the direction of writing become a replacement character.
    """
    # Twice the room is enough even where many signs are left out, and a very long text stays cheap.
    begun = text[: 2 * most + 2]
    words = " ".join("".join(map(_shown, begun.translate(_LEFT_OUT))).split())
    if len(words) <= most and len(begun) == len(text):
        return words
    cut = words[: most - 1]
    whole = cut.rpartition(" ")[0]
    return (whole if len(whole) > most // 2 else cut) + "\N{HORIZONTAL ELLIPSIS}"


def _shown(sign: str) -> str:
    if sign.isprintable():
        return sign
    return " " if sign.isspace() and sign not in "\x1c\x1d\x1e\x1f\x85" else "\N{REPLACEMENT CHARACTER}"
