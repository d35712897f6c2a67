"""JSON Lines on standard output."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.wording.criteria import CriterionWords


def write_json(fields: object) -> None:
    """Write one object on a line of its own."""
    sys.stdout.write(json.dumps(fields, ensure_ascii=False) + "\n")


def json_number(value: Decimal | None) -> int | float | None:
    """Return a number as JSON has it: whole numbers without a decimal point, None as null."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def criterion_fields(words: CriterionWords) -> dict[str, object]:
    """Return one of the five criteria as JSON has it."""
    return {
        "letter": words.letter,
        "name": words.name,
        "verdict": words.verdict,
        "reason": words.reason,
        "advice": words.advice,
    }
