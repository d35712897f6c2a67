"""Care of what is stored: looking it through, bringing back, erasing, copying out and putting back."""

from __future__ import annotations

import shutil
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from assistant.errors import UsageError, WorkError
from assistant.records.data_folder import DataFolder, FolderState, Progress
from assistant.records.folder import Records
from assistant.records.overview import CaseSummary, Overview
from assistant.records.telling import telling, told
from store import NotFoundError, Plain, StoreError, archive, disk


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    ``problem`` says what. Where it is a case's file: the case, its ``alias`` if it is still known, and
    ``saved_at``, when the latest earlier state that can be brought back was written, in UTC.
    """

    problem: WorkError
    case_id: str | None = None
    alias: str | None = None
    saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check has read, and what it found."""

    cases: int
    encrypted: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What lies in a backup: how many ``files``, and the damaged cases.

    Of ``earlier`` an earlier state was taken; ``left_out`` have none.
    """

    files: int
    encrypted: bool
    earlier: tuple[str, ...] = field(default=())
    left_out: tuple[str, ...] = field(default=())


def check(records: Records, progress: Progress | None = None) -> CheckReport:
    """Read everything in the folder. Raises :class:`WorkError` if the folder itself cannot be read."""
    with telling():
        folder = records.folder
        names = sorted({*folder.names(), *folder.lost()})
        aliases = records.known_aliases()
        findings: list[Finding] = []
        for number, name in enumerate(names, start=1):
            findings += _of_case(records, name, aliases.get(name))
            if progress is not None:
                progress(number, len(names))
        findings += _of_journal(records, cases=len(names))
        return CheckReport(len(names), records.encrypted, tuple(findings))


def _of_case(records: Records, name: str, alias: str | None) -> Iterator[Finding]:
    """Yield what is wrong with one case's files."""
    file = records.folder.file(name)
    generations = file.generations()
    saved_at = generations[0].saved_at if generations else None
    try:
        records.case_file(name).read_all()
    except NotFoundError:
        if generations:
            yield Finding(WorkError("lost", name=file.name), name, alias, saved_at)
        elif file.exists():
            yield Finding(WorkError("damaged", name=file.name), name, alias)
        return
    except StoreError as problem:
        yield Finding(told(problem), name, alias, saved_at)
        return
    if len(generations) < file.kept():
        yield Finding(WorkError("earlier_damaged", name=file.name), name, alias)


def _of_journal(records: Records, *, cases: int) -> Iterator[Finding]:
    for flaw in records.journal.flaws():
        yield Finding(WorkError(f"log_{flaw.kind}", line=flaw.line))
    if records.encrypted and cases and not records.journal.entries():
        yield Finding(WorkError("log_missing"))


def log_problems(records: Records) -> tuple[WorkError, ...]:
    """Return what is wrong with the log, nothing if it is as it was written. Raises :class:`WorkError`."""
    with telling():
        return tuple(found.problem for found in _of_journal(records, cases=len(records.folder.names())))


def bring_back(records: Records, case_id: str) -> datetime | None:
    """Put the latest earlier state of a case that can be read in the place of a damaged or missing file.

    Return when it was written; None if the file is sound. Raises :class:`WorkError`
    ``nothing_to_bring_back``.
    """
    with telling():
        try:
            brought = records.folder.file(case_id).bring_back()
        except NotFoundError:
            raise WorkError("nothing_to_bring_back") from None
    if brought is None:
        return None
    records.journal.note("brought_back", case_id)
    return brought.saved_at


def offered_back(records: Records, case_id: str) -> datetime | None:
    """Return when the state that :func:`bring_back` would put in place was written, None if there is none."""
    with telling():
        generations = records.folder.file(case_id).generations()
    return generations[0].saved_at if generations else None


def erase(records: Records, case_id: str) -> None:
    """Erase a case: its file, every earlier state of it, and what the index remembers.

    That it is done is noted before and after, without anything of what was in it. Copies made elsewhere,
    such as backups, are not reached. Raises :class:`WorkError`.
    """
    with telling():
        records.journal.must_note("erasing", case_id)
        records.remove_case(case_id)
        records.journal.note("erased", case_id)


def past_limit(records: Records, months: int) -> tuple[CaseSummary, ...]:
    """Return the cases in which nothing has happened, and nothing is to happen, for so many months.

    They are proposed for erasure; each is erased by somebody who has looked at it, or not at all.
    """
    return past_limit_in(records.overview(), records.today, months)


def past_limit_in(overview: Overview, today: date, months: int) -> tuple[CaseSummary, ...]:
    """Return the same from an overview at hand."""
    limit = _months_before(today, months)
    return tuple(case for case in overview.cases if case.last_active < limit)


def _months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def backup(records: Records, target: Path, progress: Progress | None = None) -> BackupReport:
    """Write everything to one file, and read it back. It is encrypted as the folder is.

    What was at ``target`` is replaced. Raises :class:`WorkError`.
    """
    with telling():
        packed = archive.pack(records.folder, target, progress=progress)
    records.journal.note("backed_up")
    aliases = records.known_aliases()

    def named(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(aliases.get(name, name) for name in names)

    return BackupReport(packed.files, records.encrypted, named(packed.earlier), named(packed.left_out))


def needs_passphrase(source: Path) -> bool:
    """Say whether a backup is encrypted. Raises :class:`WorkError` if it is no backup."""
    with telling():
        return archive.has_keys(source)


def restore(
    source: Path, target: DataFolder, passphrase: str | None, progress: Progress | None = None
) -> Records:
    """Put a backup into a folder in which there is nothing yet, whole or not at all; open it.

    Raises :class:`UsageError` ``restore_not_empty``; :class:`WorkError` ``wrong_passphrase``, ``damaged`` and
    others.
    """
    path = target.path
    if target.state is not FolderState.NEW or (path.exists() and any(path.iterdir())):
        raise UsageError("restore_not_empty", path=str(path))
    room = path.with_name(f".{path.name}.restoring")
    with telling():
        try:
            keys = archive.unlock(source, _empty(room))
            if keys is not None:
                keys.unlock(passphrase or "")
            archive.unpack(source, room, keys or Plain(), progress=progress)
            return target.settle(room, keys.ring if keys is not None else None)
        finally:
            shutil.rmtree(room, ignore_errors=True)


def _empty(room: Path) -> Path:
    """Make a folder for what is being restored; what an interrupted restoring left there goes."""
    shutil.rmtree(room, ignore_errors=True)
    disk.make_folder(room)
    return room
