"""Days and spans of days in words, and the question back when an answer to "by when?" came to no day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from assistant.i18n import N_, Language
from assistant.wording.signs import one_line

_LONGEST_QUOTE: Final = 60
_MONDAY: Final = date(2027, 3, 1)
"""Some Monday, to name the days of the week by."""

_QUESTIONS: Final = {
    "past_date": N_("“%(words)s” has already been. Which day ahead do you mean?"),
    "no_such_date": N_("“%(words)s” is not in the calendar. Which day do you mean?"),
    "frequency": N_("“%(words)s” says how often. By which day should you have got there?"),
    "undated_event": N_("We do not know which day that is: “%(words)s”. Do you have a date?"),
    "not_a_time": N_(
        "“%(words)s” does not tell us which day. Write a date, such as %(example)s, or how long from now, "
        "such as “in three months”."
    ),
}
_NOTHING_SAID: Final = N_(
    "By when? Write a date, such as %(example)s, or how long from now, such as “in three months”."
)
_TWO_DAYS: Final = N_("Which day do you mean, %(first)s or %(second)s?")
_OTHER_WEEKDAY: Final = N_(
    "%(date)s is a %(real)s, not a %(said)s. Which is right, the date or the day of the week?"
)
_TWO_READINGS: Final = {
    "weekday": N_("Which %(weekday)s do you mean, %(first)s or %(second)s?"),
    "weekend": N_("Which weekend do you mean, the one that ends on %(first)s or the one on %(second)s?"),
    "ends": N_("“%(words)s”: do you mean when it begins, %(first)s, or when it ends, %(second)s?"),
}
_TWO_WAYS: Final = N_("“%(words)s” can be read in two ways: %(first)s or %(second)s. Which one do you mean?")
_ONLY_EARLIEST: Final = N_("“%(words)s” says when at the earliest. And by which day at the latest?")


def days_in_words(language: Language, earliest: date, latest: date) -> str:
    """Write a day with its day of the week, or the first and the last day of a span."""
    if earliest == latest:
        return language.full_date(latest)
    same_year = earliest.year == latest.year
    first = language.day_and_month(earliest) if same_year else language.long_date(earliest)
    return f"{first} \N{EN DASH} {language.long_date(latest)}"


def question_back(language: Language, problem: str, params: Mapping[str, Any], *, today: date) -> str:
    """Word the question to ask when an answer to "by when?" came to no day.

    ``problem`` and ``params`` are those of :func:`assistant.coach.when.read_when`; ``today`` gives an
    example of a day ahead.
    """
    words = one_line(str(params.get("words", "")), _LONGEST_QUOTE)
    readings = params.get("readings") or ()
    if len(readings) > 1:
        return _which_of_two(language, problem, str(params.get("kind", "")), words, readings)
    if problem == "contradiction" and "weekday" in params:
        said = language.weekday(_MONDAY + timedelta(days=params["weekday"]))
        day = params["date"]
        return language.text(
            _OTHER_WEEKDAY, date=language.long_date(day), real=language.weekday(day), said=said
        )
    if problem == "ambiguous":
        return language.text(_ONLY_EARLIEST, words=words)
    if not any(sign.isalnum() for sign in words):
        return language.text(_NOTHING_SAID, example=_example(language, today))
    return language.text(_QUESTIONS[problem], words=words, example=_example(language, today))


def _which_of_two(
    language: Language, problem: str, kind: str, words: str, readings: tuple[date, ...] | list[date]
) -> str:
    first, second = readings[0], readings[-1]
    show = language.day_and_month if first.year == second.year else language.long_date
    message = _TWO_DAYS if problem == "contradiction" else _TWO_READINGS.get(kind, _TWO_WAYS)
    return language.text(
        message, words=words, first=show(first), second=show(second), weekday=language.weekday(first)
    )


def _example(language: Language, today: date) -> str:
    year = min(today.year + 1, date.max.year)
    return language.long_date(date(year, 4, 15))
