"""One language: its wording, its numbers and its dates."""

from __future__ import annotations

import gettext
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Final

DOMAIN: Final = "malsteg"
CATALOGUES: Final = Path(__file__).resolve().parent.parent / "locales"
LANGUAGES: Final = {"sv": "Svenska", "da": "Dansk", "en": "English"}
"""The languages by code, each under its own name."""

_LOCALES: Final = {"sv": "sv_SE", "da": "da_DK", "en": "en_GB"}


def N_(message: str) -> str:  # noqa: N802 - gettext's own convention for marking
    """Mark a msgid that is worded later, when the language is known."""
    return message


def language_from_locale(environment: dict[str, str]) -> str:
    """Return the language code that the usual locale variables ask for; English if none of ours."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable, "")
        if value:
            code = value[:2].lower()
            # Norwegian Bokmål readers manage Danish better than English only if they say so themselves.
            return code if code in LANGUAGES else "en"
    return "en"


class Language:
    """Words, numbers and dates in one language, always by explicit locale.

    A missing catalogue raises ``FileNotFoundError`` at the first sentence: silently untranslated text
    would look like a working program.
    """

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise ValueError(code)
        self.code: str = code

    @property
    def locale(self) -> str:
        """The locale identifier given to Babel."""
        return _LOCALES[self.code]

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        if self.code == "en":
            return gettext.NullTranslations()
        return gettext.translation(DOMAIN, CATALOGUES, [self.code])

    def text(self, message: str, /, **params: object) -> str:
        """Word a msgid; ``params`` fill its ``%(name)s`` placeholders."""
        words = self._catalogue.gettext(message) if message else ""
        return words % params if params else words.replace("%%", "%")

    def plural(self, singular: str, plural: str, number: int, /, **params: object) -> str:
        """Word a msgid that depends on a number, which may be named ``%(number)s`` in it."""
        return self._catalogue.ngettext(singular, plural, number) % {"number": number, **params}

    def number(self, value: Decimal | int, decimals: int = 2) -> str:
        """Write a number as the language does, without decimals that say nothing."""
        from babel.numbers import format_decimal

        pattern = f"#,##0.{'#' * decimals}".rstrip(".")
        shown = format_decimal(value, format=pattern, locale=self.locale)
        return str(shown).replace("-", "\N{MINUS SIGN}")

    def span(self, low: Decimal, high: Decimal) -> str:
        """Write a level or a range of levels."""
        if low == high:
            return self.number(low)
        between = "\N{EN DASH}" if low >= 0 else " \N{EN DASH} "
        return f"{self.number(low)}{between}{self.number(high)}"

    def long_date(self, day: date) -> str:
        """Write a date in full: 15 april 2027."""
        from babel.dates import format_date

        return str(format_date(day, format="long", locale=self.locale))

    def short_date(self, day: date) -> str:
        """Write a date with its month shortened: 15 apr. 2027."""
        from babel.dates import format_date

        return str(format_date(day, format="medium", locale=self.locale))

    def full_date(self, day: date) -> str:
        """Write a date with its day of the week: torsdag 15 april 2027."""
        from babel.dates import format_date

        return str(format_date(day, format="full", locale=self.locale))

    def day_and_month(self, day: date) -> str:
        """Write a date whose year goes without saying: 15 april."""
        from babel.dates import format_skeleton

        return str(format_skeleton("MMMMd", day, locale=self.locale))

    def weekday(self, day: date) -> str:
        """Name the day of the week."""
        from babel.dates import format_date

        return str(format_date(day, format="EEEE", locale=self.locale))

    def clock(self, moment: datetime) -> str:
        """Write a time of day: 14:02."""
        return f"{moment:%H:%M}"

    def read_number(self, text: str) -> Decimal:
        """Read a number as the language writes it; see :func:`assistant.i18n.numbers.read_number`."""
        from assistant.i18n.numbers import read_number

        return read_number(text, self.code)
