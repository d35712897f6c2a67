"""``malsteg store backup`` and ``restore``: everything in one file, and back."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Final

from assistant.commands import passphrase
from assistant.commands.access import enter, folder_of, say
from assistant.commands.passphrase import ask_line, worded
from assistant.commands.progress import FileProgress
from assistant.errors import UsageError, WorkError
from assistant.i18n import N_, Language
from assistant.records import DataFolder, FolderState, Records, care

_TRIES: Final = 3


def run(options: Namespace, language: Language, today: date) -> int:
    """Copy out, or put back."""
    if options.care == "backup":
        return _backup(options, language, today)
    return _restore(options, language, today)


# --- backup -----------------------------------------------------------------------------------------


def _backup(options: Namespace, language: Language, today: date) -> int:
    """Write the backup; 1 if some case could not be read."""
    target, folder = Path(options.file), folder_of(options, today)
    _check_target(target, folder, options, language)
    if folder.state is FolderState.NEW:
        raise UsageError("nothing_stored", path=str(folder.path))
    records = enter(folder, options, language, to_read=True)
    with FileProgress(language) as progress:
        report = care.backup(records, target, progress)
    cases = len(records.folder.names()) - len(report.left_out)
    lines = [
        language.plural(
            "%(number)s case is in %(file)s now, read back and compared.",
            "%(number)s cases are in %(file)s now, read back and compared.",
            cases,
            file=target.name,
        ),
        language.text(_opens_with(report, folder)),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return _tell_damaged(report, language)


def _opens_with(report: care.BackupReport, folder: DataFolder) -> str:
    if not report.encrypted:
        return N_("It is not encrypted: everybody who gets the file can read the cases in it.")
    if folder.recovery_key is None:
        return N_("It opens with the passphrase of today.")
    return N_("It opens with the passphrase of today, or the recovery key.")


def _check_target(target: Path, folder: DataFolder, options: Namespace, language: Language) -> None:
    """Refuse a place where no backup may be written, and one where there is a file that may stay.

    Raises :class:`UsageError`.
    """
    if target.is_dir():
        raise UsageError("file_is_folder", name=str(target))
    if not target.parent.is_dir():
        raise UsageError("no_such_folder", name=str(target.parent))
    if folder.path.resolve() in target.resolve().parents:
        raise UsageError("backup_inside", path=str(folder.path))
    if not target.exists() or options.force:
        return
    if not passphrase.somebody_answers():
        raise UsageError("file_exists", name=str(target))
    yes = language.text(N_("yes"))
    prompt = language.text(
        N_("%(name)s is there already. Write “%(yes)s” to replace it:"), name=target.name, yes=yes
    )
    if ask_line(prompt, sys.stderr).casefold() != yes.casefold():
        raise UsageError("file_exists", name=str(target))


def _tell_damaged(report: care.BackupReport, language: Language) -> int:
    for alias in report.earlier:
        message = N_("%(case)s is damaged: what was saved before is in the backup instead.")
        sys.stderr.write(language.text(message, case=alias) + "\n")
    for alias in report.left_out:
        message = N_("%(case)s is damaged and cannot be read, so it is not in the backup.")
        sys.stderr.write(language.text(message, case=alias) + "\n")
    return 1 if report.earlier or report.left_out else 0


# --- restore ----------------------------------------------------------------------------------------


def _restore(options: Namespace, language: Language, today: date) -> int:
    source, folder = Path(options.file), folder_of(options, today)
    if source.is_dir():
        raise UsageError("file_is_folder", name=str(source))
    if not source.exists():
        raise UsageError("no_such_file", name=str(source))
    if folder.state is not FolderState.NEW:
        raise UsageError("restore_not_empty", path=str(folder.path))
    records = _put_back(source, folder, language)
    overview = records.overview()
    text = language.plural(
        "%(number)s case has been restored to %(path)s.",
        "%(number)s cases have been restored to %(path)s.",
        len(overview.cases),
        path=folder.path,
    )
    sys.stdout.write(text + "\n")
    if not records.encrypted:
        message = N_("The folder is not encrypted: everybody who can open it can read the cases.")
        sys.stdout.write(language.text(message) + "\n")
    for problem in overview.problems:
        sys.stderr.write(worded(problem.error, language) + "\n")
    return 1 if overview.problems else 0


def _put_back(source: Path, folder: DataFolder, language: Language) -> Records:
    """Restore the folder, with the passphrase that the backup opens with if it has one."""
    if not care.needs_passphrase(source):
        return _restored(source, folder, None, language)
    given = passphrase.given()
    if given is not None:
        return _restored(source, folder, given, language)
    if not passphrase.somebody_near():
        raise UsageError("passphrase_needed", path=str(source))
    for tries_left in reversed(range(_TRIES)):
        typed = passphrase.ask_hidden(language, N_("Passphrase of the backup:"))
        try:
            return _restored(source, folder, typed, language)
        except WorkError as problem:
            if problem.code != "wrong_passphrase" or not tries_left:
                raise
            say(problem, language)
    raise AssertionError


def _restored(source: Path, folder: DataFolder, given: str | None, language: Language) -> Records:
    with FileProgress(language) as progress:
        return care.restore(source, folder, given, progress)
