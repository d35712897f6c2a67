"""Reading calendar dates: ISO, or as Swedish, Danish and British English write them.

Day comes before month in all three. A date without a year is the next one to come. Nothing is guessed:
what is not such a date is refused.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from babel.dates import get_day_names, get_month_names

from assistant.errors import AnswerError

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DIGITS: Final = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})(?:\.|[./\s-]+([0-9]{4}|[0-9]{2}))?")
_NAMED: Final = re.compile(r"([0-9]{1,2})(?:\.|:?e|:?a|st|nd|rd|th)?\s+([^\W\d_]+)\.?(?:,?\s+([0-9]{4}))?")
_LEADING: Final = re.compile(r"(?:den|d\.|the|on|senast|senest|by)\s+")
_LONGEST: Final = 60
_CENTURY: Final = 2000


def read_date(text: str, locale: str, today: date) -> date:
    """Read one date.

    Raises :class:`AnswerError`: ``not_a_date``, ``no_such_date`` (text) or ``wrong_weekday`` (text).
    """
    if len(text) > _LONGEST:
        raise AnswerError("not_a_date")
    words = " ".join(text.casefold().split())
    words, weekday = _without_weekday(_LEADING.sub("", words, count=1), locale)
    words = _LEADING.sub("", words, count=1).replace(" of ", " ")
    day = _read(words, locale, today, shown=text.strip())
    if weekday is not None and day.weekday() != weekday:
        raise AnswerError("wrong_weekday", text=text.strip(), date=day)
    return day


def _read(words: str, locale: str, today: date, *, shown: str) -> date:
    iso = _ISO.fullmatch(words)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]), shown)
    digits = _DIGITS.fullmatch(words)
    if digits:
        year = int(digits[3]) if digits[3] else None
        if year is not None and len(digits[3]) == 2:
            year += _CENTURY
        return _in_year(year, int(digits[2]), int(digits[1]), today, shown)
    named = _NAMED.fullmatch(words)
    if named and named[2] in _months(locale):
        year = int(named[3]) if named[3] else None
        return _in_year(year, _months(locale)[named[2]], int(named[1]), today, shown)
    raise AnswerError("not_a_date")


def _in_year(year: int | None, month: int, day: int, today: date, shown: str) -> date:
    if year is not None:
        return _date(year, month, day, shown)
    for coming in range(today.year, min(today.year + 9, date.max.year + 1)):
        try:
            found = date(coming, month, day)
        except ValueError:
            continue  # 29 February waits for a leap year; 31 February never comes
        if found >= today:
            return found
    raise AnswerError("no_such_date", text=shown)


def _date(year: int, month: int, day: int, shown: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise AnswerError("no_such_date", text=shown) from None


def _without_weekday(words: str, locale: str) -> tuple[str, int | None]:
    first, _, rest = words.partition(" ")
    number = _weekdays(locale).get(first.rstrip(".,"))
    return (words, None) if number is None or not rest else (rest, number)


@cache
def _months(locale: str) -> dict[str, int]:
    return _numbers_by_name(get_month_names, locale)


@cache
def _weekdays(locale: str) -> dict[str, int]:
    return _numbers_by_name(get_day_names, locale)


def _numbers_by_name(names: object, locale: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for number, name in names(width, locale=locale).items():  # type: ignore[operator]
            found[name.casefold().rstrip(".")] = number
    return found
