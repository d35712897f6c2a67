"""Amounts in a short form that can be read beside the sentence they come from."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.coach.findings import Quantity
from assistant.coach.quantities import find_quantities
from assistant.coach.text import Mark, tokenise


def amounts_in(marked: str, language: str) -> str:
    """Return the amounts as "3 times/week, 6-7 points of 10".

    What stands between ‹ and › is already read as a date, an age or the like.
    """
    text, taken = marked, []
    while found := re.search("‹(.*?)›", text):
        taken.append(Mark(found.start(), found.end() - 2))
        text = text[: found.start()] + found[1] + text[found.end() :]
    return ", ".join(_said(quantity) for quantity in find_quantities(tokenise(text), language, taken))


def _said(quantity: Quantity) -> str:
    value = _plain(quantity.low)
    if quantity.high != quantity.low:
        value += f"-{_plain(quantity.high)}"
    per = f"/{quantity.per}" if quantity.per else ""
    of = f" of {_plain(quantity.of)}" if quantity.of is not None else ""
    return f"{value} {quantity.unit}{per}{of}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
