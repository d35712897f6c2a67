"""What a conversation needs to know about its surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol


class Reader(Protocol):
    """Reads and names things as one language does; :class:`assistant.i18n.Language` is one."""

    def text(self, message: str, /, **params: object) -> str:
        """Word a msgid."""
        ...

    def read_number(self, text: str) -> Decimal:
        """Read one number; raises ``AnswerError``."""
        ...

    def read_date(self, text: str, today: date) -> date:
        """Read one date; raises ``AnswerError``."""
        ...


@dataclass(frozen=True)
class Context:
    """The day it is, the language spoken now, and what the folder of cases already holds."""

    today: date
    language: Reader
    aliases: frozenset[str] = frozenset()
    purposes: tuple[str, ...] = ()
    """Purposes of the case's other goals, the latest last: a purpose often carries several goals."""
