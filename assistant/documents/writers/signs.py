"""Signs that no document can hold."""

from __future__ import annotations

import re
from typing import Final

_NOT_IN_XML: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a\u202b\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control characters, marks that reverse the text around them, lone surrogates and what is no character.

XML refuses most of them, and none can be seen; the conversation does not take them either.
"""


def holdable(text: str) -> str:
    """Return a text without what cannot stand in a document. A tab becomes a space."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, at least one."""
    return holdable(text).split("\n")
