"""Reading numbers as people type them in each language."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from assistant.errors import AnswerError

_DECIMAL_SIGN: Final = {"sv": ",", "da": ",", "en": "."}
_GROUP_SIGN: Final = {"sv": None, "da": ".", "en": ","}
_SPACES: Final = re.compile(r"[\s\u00a0\u202f']")
_MINUS: Final = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-"})
_FIRST_GROUP: Final = "[-+]?[1-9][0-9]{0,2}"
_PLAIN: Final = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_LONGEST: Final = 40


def read_number(text: str, language: str) -> Decimal:
    """Read one number.

    Decimal comma in Swedish and Danish, decimal point in English; groups of three digits by space in
    all, by point in Danish and by comma in English. A lone sign that could be either ("3.5" and "0.500" in
    Danish are no groups of three; "1.000" in Swedish may be a thousand) is taken only when it cannot be
    misread.

    Babel's own parser is not used: it silently reads Danish "3.5" as 35, and its strict mode refuses the
    plain spaces that people type.

    Raises :class:`AnswerError` ``not_a_number`` or ``ambiguous_number`` (text).
    """
    shown = text.strip()
    if not shown or len(shown) > _LONGEST:
        raise AnswerError("not_a_number")
    digits = _without_space_groups(shown.translate(_MINUS))
    sign, group = _DECIMAL_SIGN[language], _GROUP_SIGN[language]
    other = "," if sign == "." else "."
    whole, point, fraction = digits.partition(sign)
    if other in whole:
        grouped = re.fullmatch(rf"{_FIRST_GROUP}(?:{re.escape(other)}[0-9]{{3}})+", whole)
        if group is not None and grouped:
            whole = whole.replace(other, "")
        elif not point and whole.count(other) == 1 and not grouped:
            # "3.5" where the language writes 3,5: there is only one thing it can mean.
            whole = whole.replace(other, ".")
        else:
            raise AnswerError("ambiguous_number", text=shown)
    plain = f"{whole}.{fraction}" if point else whole
    if not _PLAIN.fullmatch(plain):
        raise AnswerError("not_a_number")
    return Decimal(plain)


def _without_space_groups(text: str) -> str:
    """Take away spaces that group thousands; leave any other, so that "3 4" stays no number."""
    parts = _SPACES.split(text)
    first, rest = parts[0], parts[1:]
    if not rest:
        return text
    groups = all(re.fullmatch(r"[0-9]{3}", part) for part in rest[:-1])
    last = re.fullmatch(r"[0-9]{3}(?:[.,][0-9]+)?", rest[-1])
    if re.fullmatch(_FIRST_GROUP, first) and groups and last:
        return "".join(parts)
    return text
