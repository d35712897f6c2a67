"""Who did what, and when, with which case: never what is in it."""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from store import Cipher, Log, LogFlaw, StoreError

Event = Literal[
    "opened",
    "accepted",
    "followed_up",
    "corrected",
    "exported",
    "taken_in",
    "erasing",
    "erased",
    "brought_back",
    "encrypted",
    "key_changed",
    "recovered",
    "backed_up",
    "restored",
]

_REFERENCE_SIGNS: Final = 16


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One thing done: ``at`` an instant in UTC, by ``who`` (the name of the login), with which case.

    ``case`` is a case's reference (see :func:`reference`), ``details`` what else is known, as codes.
    """

    at: datetime
    who: str
    what: str
    case: str | None
    details: dict[str, str]


def reference(case_id: str) -> str:
    """Return what stands for a case in the journal.

    It can be made from the case's id and not the other way round, so that the entries about a case that has
    been erased lead to nobody.
    """
    return hashlib.sha256(case_id.encode("utf-8")).hexdigest()[:_REFERENCE_SIGNS]


class Journal:
    """The journal of a data folder.

    What has been done already is noted even if the disk will not take it now: it is kept and written with
    the next entry. :meth:`must_note` is for what may not be done without its entry.
    """

    def __init__(self, folder: Path, cipher: Cipher) -> None:
        self._log = Log(folder, cipher)
        self._waiting: list[dict[str, object]] = []
        self._opened: set[tuple[str, str]] = set()

    def note(self, what: Event, case_id: str | None = None, **details: str) -> None:
        """Note what has been done."""
        self._waiting.append(_entry(what, case_id, details))
        try:
            self._write()
        except StoreError:
            return

    def must_note(self, what: Event, case_id: str | None = None, **details: str) -> None:
        """Note what is about to be done. Raises ``StoreError`` if it cannot be: then leave it undone."""
        self._waiting.append(_entry(what, case_id, details))
        try:
            self._write()
        except StoreError:
            self._waiting.pop()
            raise

    def note_opened(self, case_id: str) -> None:
        """Note that a case is open, once a day."""
        seen = (case_id, datetime.now(UTC).date().isoformat())
        if seen not in self._opened:
            self._opened.add(seen)
            self.note("opened", case_id)

    def entries(self) -> list[JournalEntry]:
        """Return everything noted, the oldest first. Raises ``StoreError``."""
        return [
            JournalEntry(
                datetime.fromisoformat(str(entry["at"])),
                str(entry["who"]),
                str(entry["what"]),
                str(entry["case"]) if entry.get("case") else None,
                {str(name): str(value) for name, value in dict(entry.get("details", {})).items()},
            )
            for entry in self._log.entries()
        ]

    def flaws(self) -> list[LogFlaw]:
        """Return what is wrong with the journal, nothing if it is as it was written."""
        return self._log.flaws()

    def _write(self) -> None:
        while self._waiting:
            self._log.append(self._waiting[0])
            self._waiting.pop(0)


def _entry(what: Event, case_id: str | None, details: dict[str, str]) -> dict[str, object]:
    entry: dict[str, object] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "who": _who(),
        "what": what,
    }
    if case_id is not None:
        entry["case"] = reference(case_id)
    if details:
        entry["details"] = details
    return entry


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def of_cases(entries: Iterable[JournalEntry], case_ids: Iterable[str]) -> dict[str, str]:
    """Return the id of each case that entries speak of and that is still here, by its reference."""
    known = {reference(case_id): case_id for case_id in case_ids}
    return {entry.case: known[entry.case] for entry in entries if entry.case in known}
