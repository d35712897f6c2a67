"""Instants, as people and programs read them."""

from __future__ import annotations

from datetime import UTC, datetime

from assistant.i18n import Language


def moment_in_words(language: Language, moment: datetime) -> str:
    """Return an instant on the clock of this machine: 15 april 2027 14:02."""
    here = moment.astimezone()
    return f"{language.long_date(here.date())} {language.clock(here)}"


def iso(moment: datetime | None) -> str | None:
    """Return an instant in UTC for JSON, without fractions of a second."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")
