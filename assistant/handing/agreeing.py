"""The ground on which something is handed over, as it is answered on the screen."""

from __future__ import annotations

from datetime import date

from assistant.dialogs.context import Context
from assistant.dialogs.recalling import PastDay
from assistant.errors import AnswerError, UsageError
from assistant.goals.handing_over import Consent, Ground
from assistant.handing.desk import Desk
from assistant.handing.over import ASKED_FOR, Agreed, check_day
from assistant.i18n import Language


def asks_for_ground(kind: str) -> bool:
    """Say whether it is asked on what ground a kind of document is handed over."""
    return kind in ASKED_FOR


def asks_for_day(desk: Desk, kind: str, ground: Ground | None) -> bool:
    """Say whether the day of a consent has to be given: none that was noted holds."""
    return ground is Ground.CONSENT and desk.valid.get(kind) is None


def agreed_on(desk: Desk, kind: str, ground: Ground | None, day: str, language: Language) -> Agreed | None:
    """Return the ground that is agreed on; None for a kind that is not asked about.

    ``day`` is that of the consent, in the words it was written in; nothing written is today. Raises
    :class:`UsageError`: ``no_ground_chosen``, ``consent_ahead`` (date), ``consent_old`` (date);
    :class:`AnswerError` ``day_unclear`` (words).
    """
    if not asks_for_ground(kind):
        return None
    if ground is None:
        raise UsageError("no_ground_chosen")
    if ground is Ground.OWN:
        return Agreed(ground)
    known: Consent | None = desk.valid.get(kind)
    if ground is Ground.CONSENT and known is not None:
        return Agreed(ground, known.given_on)
    today = desk.material.today
    if ground is not Ground.CONSENT:
        return Agreed(ground, today)
    return Agreed(ground, check_day(_day(desk, day, language), ground, today))


def _day(desk: Desk, words: str, language: Language) -> date:
    today = desk.material.today
    if not words.strip():
        return today
    try:
        return PastDay(check=lambda _draft, _day: None).read(
            words, desk.material.goals[0], Context(today, language)
        )
    except AnswerError as problem:
        if problem.code == "day_ahead":
            raise UsageError("consent_ahead", **problem.params) from None
        raise
