"""The way into the data folder from the command line: every command goes through here."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, Final

from assistant.commands import passphrase
from assistant.commands.progress import FileProgress
from assistant.errors import UsageError, WorkError
from assistant.i18n import N_, Language
from assistant.paths import data_folder

if TYPE_CHECKING:
    from assistant.records import DataFolder, Records

_TRIES: Final = 3
"""How often a passphrase is asked for before the command gives up."""


def open_records(options: Namespace, language: Language, today: date, *, to_read: bool) -> Records:
    """Open the data folder of the call.

    An encrypted one is opened with the passphrase from ``MALSTEG_PASSPHRASE``, else from the terminal. In a
    folder in which there is nothing yet, whoever only wants ``to_read`` finds an empty one and nothing is
    made; for others a passphrase is chosen, unless the call says that it is not to be encrypted.

    Raises :class:`UsageError`: ``passphrase_needed``, ``passphrase_to_choose``, ``encrypted_already``;
    :class:`AnswerError` for a passphrase from the environment that may not be chosen; :class:`WorkError`.
    """
    return enter(folder_of(options, today), options, language, to_read=to_read)


def folder_of(options: Namespace, today: date) -> DataFolder:
    """Return the data folder of the call, not opened."""
    from assistant.records import DataFolder

    return DataFolder(data_folder(options.data), today)


def enter(folder: DataFolder, options: Namespace, language: Language, *, to_read: bool) -> Records:
    """Open a data folder; see :func:`open_records`."""
    from assistant.records import FolderState

    state = folder.state
    if state is FolderState.NEW and to_read:
        return folder.look()
    if options.no_encryption:
        return folder.open_plain(make=state is FolderState.NEW)
    if state is FolderState.NEW:
        from assistant.commands.first_start import begin

        return begin(folder, language, sys.stdout)
    if state is FolderState.PLAIN:
        return folder.open_plain()
    unlock(folder, language)
    return folder.records


def unlock(folder: DataFolder, language: Language) -> str:
    """Open an encrypted folder; return the passphrase that did.

    Raises :class:`UsageError` ``passphrase_needed``, :class:`WorkError` ``wrong_passphrase`` and others.
    """
    given = passphrase.given()
    if given is not None:
        _unlock_with(folder, given, language)
        return given
    if not passphrase.somebody_near():
        raise UsageError("passphrase_needed", path=str(folder.path))
    return ask_until_right(folder, language, tries=_TRIES)


def unlock_again(folder: DataFolder, language: Language) -> None:
    """Open a folder that was locked while it was in use: by whoever sits there, for as long as it takes.

    Where nobody does, with the passphrase of the environment. Raises as :func:`unlock`.
    """
    if passphrase.somebody_near():
        ask_until_right(folder, language, tries=None)
    else:
        unlock(folder, language)


def ask_until_right(folder: DataFolder, language: Language, *, tries: int | None) -> str:
    """Ask at the terminal for the passphrase until it opens the folder, and return it.

    Raises :class:`WorkError` ``wrong_passphrase`` after so many ``tries``; None: never.
    """
    while True:
        typed = passphrase.ask_hidden(language, N_("Passphrase:"))
        try:
            _unlock_with(folder, typed, language)
        except WorkError as problem:
            tries = None if tries is None else tries - 1
            if problem.code != "wrong_passphrase" or tries == 0:
                raise
            say(problem, language)
        else:
            return typed


def say(problem: WorkError, language: Language) -> None:
    """Say on standard error what went wrong, when the work goes on all the same."""
    sys.stderr.write(passphrase.worded(problem, language) + "\n")
    sys.stderr.flush()


def _unlock_with(folder: DataFolder, typed: str, language: Language) -> None:
    said_first = N_("A change of keys was interrupted. It is being finished now.")
    with FileProgress(language, said_first) as progress:
        folder.unlock(typed, progress=progress)
