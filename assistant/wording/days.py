"""Days as people say them: today, on Friday, in three weeks."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.i18n import N_, Language

_DAYS_IN_WEEK: Final = 7
_SOON: Final = 14
_WITHIN_MONTHS: Final = 60


def day_in_words(language: Language, day: date, today: date) -> str:
    """Say how near a day is: "tomorrow", "on Friday", "in 3 weeks", "5 days ago", else its date."""
    distance = (day - today).days
    if distance == 0:
        return language.text(N_("today"))
    if distance == 1:
        return language.text(N_("tomorrow"))
    if distance == -1:
        return language.text(N_("yesterday"))
    if 0 < distance < _DAYS_IN_WEEK:
        return language.text(N_("on %(weekday)s"), weekday=language.weekday(day))
    if 0 < distance < _SOON:
        return language.plural("in %(number)s day", "in %(number)s days", distance)
    if 0 < distance < _WITHIN_MONTHS:
        weeks = distance // _DAYS_IN_WEEK
        return language.plural("in %(number)s week", "in %(number)s weeks", weeks)
    if -_SOON < distance < 0:
        return language.plural("%(number)s day ago", "%(number)s days ago", -distance)
    return language.long_date(day)
