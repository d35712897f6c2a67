"""Grounds on which documents are handed over, in words."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.goals.handing_over import Consent, Ground, StatusPart
from assistant.i18n import N_, Language
from assistant.wording.days import day_in_words

GROUNDS: Final = {
    Ground.OWN: N_("It stays with the client and the unit."),
    Ground.CONSENT: N_("It goes to somebody else, and the client has consented."),
    Ground.REQUEST: N_("It goes to an authority that has asked for it by law."),
    Ground.STATUTORY: N_("It goes to somebody else because a law or regulation says so."),
}
"""The answers to the question on what ground."""

PART_NAMES: Final = {
    StatusPart.WORDS: N_("the client's own words"),
    StatusPart.RESULT: N_("the result: where it began, where it is now, the change"),
    StatusPart.STEPS: N_("the five steps"),
    StatusPart.CHART: N_("the chart of what was measured"),
    StatusPart.DONE: N_("what was done"),
    StatusPart.OBSTACLES: N_("what helped, and what stood in the way"),
    StatusPart.VIEWS: N_("how each of the two sees it"),
    StatusPart.NEXT: N_("the next step"),
}
"""The parts of a status, as they are chosen."""

_NOTED: Final = {
    Ground.CONSENT: N_("Consent to handing over the %(document)s, given %(date)s"),
    Ground.REQUEST: N_("The authority asked for the %(document)s, %(date)s"),
    Ground.STATUTORY: N_("The %(document)s handed over by law, %(date)s"),
}
_DOCUMENTS: Final = {
    "plan": N_("plan"),
    "status": N_("status report"),
    "fhir": N_("FHIR bundle"),
}


def document_name(language: Language, document: str) -> str:
    """Name a kind of document inside a sentence."""
    return language.text(_DOCUMENTS[document]) if document in _DOCUMENTS else document


def consent_text(language: Language, consent: Consent, today: date) -> str:
    """Say on what ground a document was handed over, since when, and whether it is to be asked for anew."""
    day, near = language.long_date(consent.given_on), day_in_words(language, consent.given_on, today)
    text = language.text(
        _NOTED[consent.ground],
        document=document_name(language, consent.document),
        date=day if day == near else f"{day} ({near})",
    )
    if not consent.due(today):
        return text
    return f"{text}. " + language.text(N_("It is more than a year old: ask again."))


def consent_due_text(language: Language, consent: Consent) -> str:
    """Say that a consent is to be asked for anew."""
    return language.text(
        N_("The consent to handing over the %(document)s is from %(date)s. It is time to ask again."),
        document=document_name(language, consent.document),
        date=language.long_date(consent.given_on),
    )
