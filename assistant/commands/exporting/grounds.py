"""Agreeing with whoever makes the call on what ground a document is handed over."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from assistant.commands.asking import choose_one, say
from assistant.commands.passphrase import ask_line
from assistant.errors import UsageError
from assistant.goals.handing_over import Consent, Ground
from assistant.handing.over import ASKED_FOR, Agreed, check_day
from assistant.i18n import N_, Language
from assistant.records import consents
from assistant.wording.days import day_in_words
from assistant.wording.handing_over import GROUNDS, consent_due_text

if TYPE_CHECKING:
    from assistant.records import Records


def agree_on_ground(
    records: Records, case_id: str, options: Namespace, language: Language, today: date, *, asks: bool
) -> Agreed | None:
    """Return on what ground the document is handed over; None for one that is not asked about.

    Raises :class:`UsageError`: ``ground_needed``, ``consent_date_needed``, ``consent_day_wrong``,
    ``consent_ahead``, ``consent_old``.
    """
    for due in consents.consents_due(records, case_id, today):
        say(consent_due_text(language, due))
    if options.kind not in ASKED_FOR:
        return None
    if options.ground is None and not asks:
        raise UsageError("ground_needed")
    ground = Ground(options.ground) if options.ground else _asked(language)
    if ground is Ground.OWN:
        return Agreed(ground)
    if options.consent_date is not None:
        return Agreed(ground, _day(options.consent_date, ground, today))
    if ground is not Ground.CONSENT:
        return Agreed(ground, today)
    known = consents.valid_consent(records, case_id, options.kind, today)
    if known is not None:
        return Agreed(ground, _told(known, language, today))
    if not asks:
        raise UsageError("consent_date_needed")
    return Agreed(ground, _ask_day(language, ground, today))


def _asked(language: Language) -> Ground:
    question = language.text(N_("Who is it for, and on what ground is it handed over?"))
    grounds = tuple(Ground)
    return grounds[choose_one(language, question, [language.text(GROUNDS[each]) for each in grounds])]


def _told(known: Consent, language: Language, today: date) -> date:
    day, near = language.long_date(known.given_on), day_in_words(language, known.given_on, today)
    shown = day if day == near else f"{day} ({near})"
    say(language.text(N_("The consent from %(date)s holds."), date=shown))
    return known.given_on


def _ask_day(language: Language, ground: Ground, today: date) -> date:
    question = N_("On which day was the consent given? Write it as %(example)s (Enter: today).")
    while True:
        typed = ask_line(language.text(question, example=today.isoformat()), sys.stderr)
        if not typed:
            return today
        try:
            return _day(typed, ground, today)
        except UsageError as problem:
            from assistant.wording.problems import problem_text

            say(problem_text(language, problem.code, problem.params, today=today))


def _day(text: str, ground: Ground, today: date) -> date:
    """Read the day of a consent or a request."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError("consent_day_wrong", text=text) from None
    return check_day(day, ground, today)
