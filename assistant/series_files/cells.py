"""Numbers and days in the cells of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from assistant.errors import AnswerError
from assistant.goals.series import LARGEST
from assistant.i18n.numbers import read_number

_NOTHING: Final = frozenset(("", "-", "–", "—", "na", "n/a"))
"""What is written where nothing was noted."""

_PLAINLY: Final = {
    ",": re.compile(r"[-+\N{MINUS SIGN}]?(?:[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|0+,[0-9]+)"),
    ".": re.compile(r"[-+\N{MINUS SIGN}]?(?:[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0+\.[0-9]+)"),
}
"""Numbers whose sign can only be that of decimals; 1,250 may be a thousand two hundred and fifty."""

_READ_AS: Final = {",": "da", ".": "en"}
"""A language with that decimal sign, in which the other sign groups thousands."""

_DOUBTFUL: Final = "sv"
"""Swedish has no sign that groups thousands: what could be a group is refused rather than taken."""

_CLOCK: Final = re.compile(
    r"(?<=[0-9])(?:[T ]| kl\.? ?)[0-2]?[0-9][:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?Z?$"
)
_LOOKING_BACK: Final = timedelta(days=330)
"""How far back a day without a year may lie. One that comes in the next weeks is rather a slip."""


def is_missing(cell: str) -> bool:
    """Tell whether a cell says that nothing was noted."""
    return cell.casefold() in _NOTHING


class Numbers:
    """Reads the numbers of one file, all in the same way.

    Whether 1,250 is a little more than one or more than a thousand depends on who wrote it. What the other
    numbers of the file leave no doubt about decides; else the delimiter does, since spreadsheets put ``;``
    between cells where the comma is the decimal sign; else the language. What stays in doubt is refused.
    """

    def __init__(self, cells: Iterable[str], delimiter: str, language: str) -> None:
        found = [cell for cell in cells if not is_missing(cell)]
        signs = [sign for sign, plain in _PLAINLY.items() if any(map(plain.fullmatch, found))]
        self._language = _DOUBTFUL
        if len(signs) == 1:
            self._language = _READ_AS[signs[0]]
        elif not signs and (delimiter == "," or (delimiter == "\t" and language == "en")):
            self._language = "en"
        self._commas_doubtful = self._language == "en" and not signs

    def read(self, cell: str) -> Decimal:
        """Read one number.

        Raises :class:`AnswerError`: ``not_a_number``, ``ambiguous_number`` or ``number_too_large``.
        """
        if self._commas_doubtful and "," in cell:
            raise AnswerError("ambiguous_number", text=cell)
        number = read_number(cell, self._language)
        if abs(number) >= LARGEST:
            raise AnswerError("number_too_large", limit=LARGEST)
        return number


def read_day(text: str, language: str, today: date) -> date:
    """Read a day on which something was noted: in ISO form, or as people write it.

    A day without a year is the last one that has been. What a spreadsheet adds of hours is left out. The
    coach reads days ahead; asked as of some months ago, it gives those that have been since.

    Raises :class:`AnswerError` ``not_a_day`` (text) for anything that is not one day of the calendar.
    """
    shown = _CLOCK.sub("", text.strip())
    try:
        return date.fromisoformat(shown)
    except ValueError:
        day = _day_in_words(shown, language, today) if any(map(str.isdigit, shown)) else None
    if day is None:
        raise AnswerError("not_a_day", text=text)
    return day


def _day_in_words(text: str, language: str, today: date) -> date | None:
    from assistant.coach.when import read_when

    ahead = read_when(text, language, today)
    if ahead.problem == "past_date":
        said = ahead.params.get("date")
        return said if isinstance(said, date) else None
    if ahead.problem is None and (ahead.day is None or ahead.earliest != ahead.latest):
        return None
    if ahead.day == today:
        return today
    behind = read_when(text, language, today - _LOOKING_BACK)
    if behind.problem is not None or behind.day is None or behind.earliest != behind.latest:
        return ahead.day
    if ahead.day is None:
        # Said with a day of the week that fits this year's date and not next year's.
        return behind.day if ahead.problem == "contradiction" else None
    same = (ahead.day.month, ahead.day.day) == (behind.day.month, behind.day.day)
    return behind.day if same else None
