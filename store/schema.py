"""How documents written by earlier versions of a program become documents of the present one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from store.errors import DamagedError

HISTORY = ".history"
"""Added to a table's name for the table, of the same schema, that keeps its earlier revisions."""

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


class Upgrades:
    """The steps from each schema of a table's documents to the next.

    ``Upgrades({1: from_1_to_2, 2: from_2_to_3})`` makes 3 the present schema; without steps it is 1.

    A step takes a document as it was stored (the JSON form of the model of that time), may change it, and
    returns what the next schema would have stored. Documents are upgraded when they are read; the file
    itself changes when they are next put.
    """

    def __init__(self, steps: Mapping[int, Upgrade] | None = None) -> None:
        """Take the steps, numbered 1, 2, 3, … without a hole; ``ValueError`` otherwise."""
        self._steps = dict(steps or {})
        if sorted(self._steps) != list(range(1, len(self._steps) + 1)):
            raise ValueError(f"upgrade steps must be numbered from 1 without a hole: {sorted(self._steps)}")

    @property
    def current(self) -> int:
        """Return the number of the schema that documents are written in."""
        return len(self._steps) + 1

    def apply(self, text: str, version: int) -> str:
        """Return the document ``text`` (JSON) of schema ``version`` as one of the current schema.

        Raises ``DamagedError`` (without parameters: the caller knows where it read) when a step does not
        find what its schema promises.
        """
        if version == self.current:
            return text
        document = json.loads(text)
        try:
            for step in range(version, self.current):
                document = self._steps[step](document)
        except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError):
            raise DamagedError from None
        return json.dumps(document, ensure_ascii=False)
