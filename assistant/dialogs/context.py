"""What a conversation needs to know about its surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol


class Reader(Protocol):
    """Reads and names things as one language does; :class:`assistant.i18n.Language` is one."""

    @property
    def code(self) -> str:
        """The language's code: sv, da or en."""
        ...

    def text(self, message: str, /, **params: object) -> str:
        """Word a msgid."""
        ...

    def read_number(self, text: str) -> Decimal:
        """Read one number; raises ``AnswerError``."""
        ...


@dataclass(frozen=True)
class Context:
    """The day it is, the language spoken now, and what the folder of cases already holds."""

    today: date
    language: Reader
    aliases: frozenset[str] = frozenset()
    purposes: tuple[str, ...] = ()
    """Purposes of the case's other goals, the latest last: a purpose often carries several goals."""
    follow_up: date | None = None
    """The next follow-up already booked for the case."""
