"""On what ground documents about a case were handed over, and what was last chosen for them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from assistant.goals.handing_over import Consent, Ground, StatusChoice
from assistant.records.tables import ONLY
from assistant.records.telling import telling
from store import NotFoundError

if TYPE_CHECKING:
    from assistant.records.folder import Records


def consents_of(records: Records, case_id: str) -> tuple[Consent, ...]:
    """Return every ground noted with a case, the latest last. Raises :class:`WorkError`."""
    with telling():
        found = [stored.model for stored in records.case_file(case_id).consents.find()]
    return tuple(sorted(found, key=lambda consent: (consent.given_on, consent.noted_at)))


def valid_consent(records: Records, case_id: str, document: str, today: date) -> Consent | None:
    """Return the latest consent to handing over a kind of document; None if it has to be asked for anew."""
    given = [
        consent
        for consent in consents_of(records, case_id)
        if consent.ground is Ground.CONSENT and consent.document == document and not consent.due(today)
    ]
    return given[-1] if given else None


def consents_due(records: Records, case_id: str, today: date) -> tuple[Consent, ...]:
    """Return the consents that are a year old and have not been given anew since, one a kind of document."""
    latest = {
        consent.document: consent
        for consent in consents_of(records, case_id)
        if consent.ground is Ground.CONSENT
    }
    return tuple(consent for consent in latest.values() if consent.due(today))


def note_ground(records: Records, case_id: str, document: str, ground: Ground, given_on: date) -> Consent:
    """Note on what ground a document is handed over. The same one twice is noted once.

    Raises :class:`WorkError`.
    """
    noted = Consent(document=document, ground=ground, given_on=given_on, noted_at=datetime.now(UTC))
    with telling():
        tables = records.case_file(case_id)
        with tables.file.transaction():
            if not tables.case.revision(ONLY):
                raise NotFoundError(name=tables.file.name)
            for stored in tables.consents.find():
                known = stored.model
                if (known.document, known.ground, known.given_on) == (document, ground, given_on):
                    return known
            tables.consents.put(records.new_id(), noted, expected_revision=0)
    return noted


# --- what was chosen ------------------------------------------------------------------------------


def remembered_choice(records: Records, case_id: str, document: str) -> StatusChoice | None:
    """Return what was last chosen for a kind of document, None if nothing has been."""
    with telling():
        try:
            return records.case_file(case_id).choices.get(document).model
        except NotFoundError:
            return None


def remember_choice(records: Records, case_id: str, document: str, choice: StatusChoice) -> None:
    """Remember what was chosen, for the next time. Raises :class:`WorkError`."""
    with telling():
        choices = records.case_file(case_id).choices
        revision = choices.revision(document)
        if not revision or choices.get(document).model != choice:
            choices.put(document, choice, expected_revision=revision)
