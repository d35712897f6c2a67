"""Reading what people write: pure functions from words to findings. No wording, no screen, no disk.

The word tables and their grammar take a moment to load, so each function is loaded when it is first called
for: a pair that looks at the list of cases does not wait for them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.coach.criteria import unrealistic_jump
    from assistant.coach.identity import find_identifiers
    from assistant.coach.numerals import read_numeral
    from assistant.coach.reading import read
    from assistant.coach.text import tokenise
    from assistant.coach.when import read_when

__all__ = ["find_identifiers", "read", "read_numeral", "read_when", "tokenise", "unrealistic_jump"]

_ROOM_OF = {
    "find_identifiers": "identity",
    "read": "reading",
    "read_numeral": "numerals",
    "read_when": "when",
    "tokenise": "text",
    "unrealistic_jump": "criteria",
}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for."""
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value
