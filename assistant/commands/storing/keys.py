"""``malsteg store key``: encrypt a folder, change its passphrase, look after its recovery key."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from typing import Final

from assistant.commands import passphrase
from assistant.commands.access import folder_of, say, unlock
from assistant.commands.first_start import begin, hand_over
from assistant.commands.output import write_json
from assistant.commands.progress import FileProgress
from assistant.errors import UsageError, WorkError
from assistant.i18n import N_, Language
from assistant.records import DataFolder, check_passphrase, new_recovery_key, recovery_key_from

_TRIES: Final = 3


def run(options: Namespace, language: Language, today: date) -> int:
    """Do what was asked for; 1 if some file is damaged and was left as it was."""
    folder = folder_of(options, today)
    if options.no_encryption:
        raise UsageError("key_without_encryption")
    if not folder.encrypted:
        return _encrypt(options, folder, language)
    if options.show:
        return _show(options, folder, language)
    if options.lost:
        return _open_with_recovery_key(folder, language)
    if options.recovery is not None:
        return _set_recovery_key(options.recovery, folder, language)
    if options.remove_recovery:
        return _remove_recovery_key(folder, language)
    return _change_passphrase(folder, language)


def _encrypt(options: Namespace, folder: DataFolder, language: Language) -> int:
    if options.show or options.lost or options.remove_recovery or options.recovery is not None:
        raise UsageError("not_encrypted", path=str(folder.path))
    begin(folder, language, sys.stderr)
    _say(language, N_("Copies made before, such as backups, are not encrypted. Erase them if you can."))
    return 0


def _show(options: Namespace, folder: DataFolder, language: Language) -> int:
    unlock(folder, language)
    recovery = folder.recovery_key
    if options.json:
        write_json({"recovery": recovery})
    elif recovery is not None:
        sys.stdout.write(recovery + "\n")
        _say(language, N_("This is the public part of the recovery key that opens the folder."))
    else:
        _say(language, N_("There is no recovery key. “malsteg store key --recovery” makes one."))
    return 0


def _change_passphrase(folder: DataFolder, language: Language) -> int:
    if not passphrase.somebody_near():
        raise UsageError("new_passphrase_needs_terminal")
    unlock(folder, language)
    chosen = passphrase.choose(language, sys.stderr)
    status = _seal_anew(folder, chosen, folder.recovery_key, language)
    _say(language, N_("The new passphrase holds now. Backups made before still open with the old one."))
    return status


def _set_recovery_key(wanted: str, folder: DataFolder, language: Language) -> int:
    """Set the unit's own recovery key, or a new one, of which the secret is written first.

    Then whoever interrupts the change has the key already, whatever it came to.
    """
    recovery = recovery_key_from(wanted) if wanted else None
    typed = unlock(folder, language)
    replaced = folder.recovery_key
    if recovery is None:
        secret, recovery = new_recovery_key()
        hand_over(secret, language, sys.stderr)
    status = _seal_anew(folder, typed, recovery, language)
    if replaced not in (None, recovery):
        _say(language, N_("The recovery key of before no longer opens the folder."))
    _say(language, N_("The recovery key holds now. It does not open backups made before."))
    return status


def _remove_recovery_key(folder: DataFolder, language: Language) -> int:
    typed = unlock(folder, language)
    if folder.recovery_key is None:
        _say(language, N_("There is no recovery key. “malsteg store key --recovery” makes one."))
        return 0
    status = _seal_anew(folder, typed, None, language)
    _say(language, N_("No recovery key opens the folder any more: only the passphrase does."))
    return status


def _open_with_recovery_key(folder: DataFolder, language: Language) -> int:
    """Give a folder whose passphrase is lost a new one."""
    given = passphrase.given()
    if given is not None:
        check_passphrase(given)
    elif not passphrase.somebody_near():
        raise UsageError("new_passphrase_needs_terminal")
    secret = _recovery_secret(folder, language)
    chosen = given or passphrase.choose(language, sys.stderr)
    with FileProgress(language) as progress:
        folder.recover(secret, chosen, progress=progress)
    _say(language, N_("The folder is open, and the new passphrase holds now."))
    return 0


def _recovery_secret(folder: DataFolder, language: Language) -> str:
    """Return the recovery key, asked for until it fits; from standard input it is asked for once."""
    tries = _TRIES if passphrase.somebody_answers() else 1
    while True:
        if passphrase.somebody_answers():
            secret = passphrase.ask_hidden(language, N_("The recovery key, AGE-SECRET-KEY-1…:"))
        else:
            secret = passphrase.read_line()
        try:
            folder.check_recovery_key(secret)
        except WorkError as problem:
            tries -= 1
            if problem.code == "key_missing":
                raise WorkError("no_recovery_key") from None
            if problem.code != "wrong_key" or not tries:
                raise
            say(problem, language)
        else:
            return secret


def _seal_anew(folder: DataFolder, chosen: str, recovery: str | None, language: Language) -> int:
    with FileProgress(language) as progress:
        damaged = folder.change_keys(chosen, recovery, progress=progress)
    for name in damaged:
        message = N_("%(name)s is damaged and was left as it is. “malsteg store check” says more.")
        sys.stderr.write(language.text(message, name=name) + "\n")
    return 1 if damaged else 0


def _say(language: Language, message: str) -> None:
    sys.stderr.write(language.text(message) + "\n")
    sys.stderr.flush()
