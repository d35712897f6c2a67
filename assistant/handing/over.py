"""Handing something over: on what ground, and the trace it leaves; neither happens without the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant.documents import files
from assistant.errors import UsageError
from assistant.goals.handing_over import Ground, StatusChoice, review_day
from assistant.records import consents
from assistant.records.telling import telling

if TYPE_CHECKING:
    from assistant.handing.making import Made
    from assistant.records import Records

ASKED_FOR: Final = ("plan", "status", "fhir")
"""What is asked about before it goes to somebody else."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The ground that was agreed on; the day it holds from, None where it stays with the two."""

    ground: Ground
    since: date | None = None


def check_day(day: date, ground: Ground, today: date) -> date:
    """Return the day of a consent or a request, if it can be one.

    Raises :class:`UsageError`: ``consent_ahead`` (date), ``consent_old`` (date).
    """
    if day > today:
        raise UsageError("consent_ahead", date=day)
    if ground is Ground.CONSENT and review_day(day) <= today:
        raise UsageError("consent_old", date=day)
    return day


@dataclass(frozen=True, slots=True)
class Handing:
    """Something about to be handed over, and what is noted of it: never where it goes.

    ``kept``: something in it that could tell who somebody is was left there by the worker.
    """

    records: Records
    case_id: str
    made: Made
    agreed: Agreed | None = None
    kept: bool = False

    def put(self, target: Path, *, replace: bool) -> None:
        """Write it to a file, whole or not at all, noted before it is in place.

        Raises what :func:`assistant.documents.files.put_in_place` does; :class:`WorkError` if it cannot be
        noted: then nothing is written.
        """
        files.put_in_place(target, self.made.written(), replace=replace, before=self.note)
        self._remember()

    def text(self) -> str:
        """Return it as text, for the screen or the clipboard; it is noted as well."""
        written = self.made.written().decode("utf-8")
        self.note()
        self._remember()
        return written

    def note(self) -> None:
        """Note the ground and the export. Raises :class:`WorkError`: then nothing may be handed over."""
        details = {"document": self.made.kind, "format": self.made.form}
        if self.agreed is not None:
            details["ground"] = self.agreed.ground.value
        if self.kept:
            details["identifiers"] = "kept"
        with telling():
            if self.agreed is not None and self.agreed.since is not None:
                consents.note_ground(
                    self.records, self.case_id, self.made.kind, self.agreed.ground, self.agreed.since
                )
            self.records.journal.must_note("exported", self.case_id, **details)

    def _remember(self) -> None:
        """Remember what was chosen for a status, for the next time."""
        choice: StatusChoice = self.made.material.status
        if self.made.kind == "status":
            consents.remember_choice(self.records, self.case_id, "status", choice)
