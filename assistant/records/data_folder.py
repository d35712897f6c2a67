"""The way into a data folder: what lies there, the passphrase that opens it, and the keys that lock it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant.errors import AnswerError, UsageError, WorkError
from assistant.records.telling import telling
from store.keys import Keys, sealed_files

if TYPE_CHECKING:
    from assistant.records.folder import Records
    from assistant.records.journal import Event
    from store import Ring

# What comes after the passphrase is loaded when it is needed: the page that asks for it must not wait.

NOT_ENCRYPTED: Final = "not-encrypted.txt"
"""The file that says of a folder that its cases are not encrypted."""

_PLAIN_FILES: Final = "*.json"

SHORTEST_PASSPHRASE: Final = 12
"""Signs in a passphrase, at the least: four short words."""

_FEWEST_SIGNS: Final = 5
"""Different signs in a passphrase, at the least."""

_NOT_ENCRYPTED_TEXT: Final = (
    "The case files in this folder are not encrypted: everybody who can read the folder can read them.\n"
    "It was made for rehearsal. `malsteg store key` encrypts it.\n"
)

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""


class FolderState(StrEnum):
    """What stands between a person and the cases in a folder."""

    NEW = "new"
    """There is nothing yet: a passphrase is to be chosen, or encryption done without."""
    PLAIN = "plain"
    LOCKED = "locked"
    OPEN = "open"


def check_passphrase(passphrase: str, again: str | None = None) -> str:
    """Return a passphrase that may be chosen; ``again`` is the same, typed a second time.

    Raises :class:`AnswerError`: ``passphrase_short``, ``passphrase_simple``, ``passphrases_differ``.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise AnswerError("passphrase_short", least=SHORTEST_PASSPHRASE)
    if len(set(passphrase.casefold())) < _FEWEST_SIGNS:
        raise AnswerError("passphrase_simple")
    if again is not None and again != passphrase:
        raise AnswerError("passphrases_differ")
    return passphrase


class DataFolder:
    """One data folder on disk. Every method may raise :class:`WorkError`."""

    def __init__(self, path: Path, today: date) -> None:
        """Take the folder, which need not exist."""
        self.path = path
        self.today = today
        self._keys: Keys | None = None
        self._records: Records | None = None

    @property
    def state(self) -> FolderState:
        """What stands between a person and the cases."""
        if self._keys is not None:
            return FolderState.OPEN if self._keys.is_open else FolderState.LOCKED
        with telling():
            # With sealed files and no keys it is no new folder: unlocking it says what is missing.
            if Keys.in_folder(self.path) or _holds_sealed_cases(self.path):
                return FolderState.LOCKED
            return FolderState.PLAIN if self._records or _holds_plain_cases(self.path) else FolderState.NEW

    @property
    def encrypted(self) -> bool:
        """Whether what is written here is encrypted."""
        return self.state in (FolderState.LOCKED, FolderState.OPEN)

    @property
    def records(self) -> Records:
        """The cases and goals of a folder that has been opened. Raises ``locked``."""
        if self._records is None or self.state is FolderState.LOCKED:
            raise WorkError("locked")
        return self._records

    # --- opening and shutting -------------------------------------------------------------------

    def open_plain(self, *, make: bool = False) -> Records:
        """Open a folder that is not encrypted; with ``make`` a new one becomes such a folder.

        Raises :class:`UsageError` ``encrypted_already`` when the folder has keys.
        """
        if self.encrypted:
            raise UsageError("encrypted_already", path=str(self.path))
        if self._records is None:
            from assistant.records.folder import Records
            from store import Plain

            self._records = Records(self.path, self.today, Plain(unless=self.path / Keys.FILE))
            if make:
                self._mark_plain()
        return self._records

    def look(self) -> Records:
        """Return the cases of a folder in which there is nothing yet: none, and looking makes nothing."""
        from assistant.records.folder import Records

        return Records(self.path, self.today, make=False)

    def encrypt(
        self, passphrase: str, recovery: str | None = None, *, progress: Progress | None = None
    ) -> Records:
        """Encrypt a folder, with whatever lies in it, and open it.

        ``recovery`` is the public half of the recovery key. The passphrase must have been checked.
        """
        from store import rekeying

        with telling():
            self._keys = rekeying.encrypt_folder(self.path, passphrase, recovery, progress=progress)
        return self._opened("encrypted")

    def unlock(self, passphrase: str, *, progress: Progress | None = None) -> Records:
        """Open an encrypted folder. Takes a second or two by design.

        Raises ``wrong_passphrase``, ``key_missing``, ``damaged``. A change of keys that was interrupted is
        finished first; ``progress`` tells how far that has come. Where it cannot be finished now, because the
        disk is full or a file in use, it is when the folder is next opened: what is there can be worked on.
        """
        from store import StoreError, rekeying

        keys = self._keys or Keys(self.path)
        with telling():
            keys.unlock(passphrase)
            try:
                rekeying.finish(keys, passphrase, progress=progress)
            except StoreError:
                # Cases that are not encrypted yet would be missing, and without the right keys none is saved.
                if keys.ring.unsealed or not keys.can_seal:
                    raise
        self._keys = keys
        return self._opened()

    def check_recovery_key(self, secret: str) -> None:
        """Return if the recovery key opens the folder, which stays as it is.

        Raises ``wrong_key``, ``key_missing``.
        """
        keys = Keys(self.path)
        with telling():
            keys.recover(secret)
        keys.lock()

    def recover(self, secret: str, passphrase: str, *, progress: Progress | None = None) -> Records:
        """Open a folder whose passphrase is lost with its recovery key, and give it a new passphrase.

        Raises ``wrong_key``, ``key_missing``; ``keys_unfinished`` when the new passphrase holds already, but
        not everything could be encrypted anew.
        """
        keys = Keys(self.path)
        with telling():
            keys.recover(secret)
        _change(keys, passphrase, keys.ring.recovery, progress)
        self._keys = keys
        return self._opened("recovered")

    def change_keys(
        self, passphrase: str, recovery: str | None, *, progress: Progress | None = None
    ) -> tuple[str, ...]:
        """Give an open folder another passphrase, with this recovery key or none, and seal everything anew.

        Return the names of the files that are damaged and were left as they are. Raises ``keys_unfinished``
        when the new passphrase holds already, but not everything could be encrypted anew.
        """
        keys = self._keys
        if keys is None or not keys.is_open:
            raise WorkError("locked")
        records = self.records
        before = keys.ring
        try:
            return _change(keys, passphrase, recovery, progress)
        finally:
            records.forget()
            if keys.ring != before:
                records.journal.note("key_changed")

    def lock(self) -> None:
        """Let the keys, and what was read with them, out of memory."""
        if self._keys is not None:
            self._keys.lock()
            if self._records is not None:
                self._records.forget()

    @property
    def recovery_key(self) -> str | None:
        """The public half of the recovery key, if there is one. Raises ``locked``."""
        if self._keys is None:
            return None
        with telling():
            return self._keys.ring.recovery

    def settle(self, room: Path, ring: Ring | None) -> Records:
        """Make what has been put together in ``room`` this folder, which is not there or empty; open it.

        ``ring``: the keys to it, if it is encrypted.
        """
        try:
            if self.path.exists():
                self.path.rmdir()
            room.rename(self.path)
        except OSError:
            raise WorkError("no_access", path=str(self.path)) from None
        if ring is None:
            records = self.open_plain(make=True)
        else:
            self._keys = Keys.of(self.path, ring)
            records = self._opened()
        records.journal.note("restored")
        return records

    # --- inside ---------------------------------------------------------------------------------

    def _opened(self, what: Event | None = None) -> Records:
        if self._records is None or self._records.cipher is not self._keys:
            from assistant.records.folder import Records

            self._records = Records(self.path, self.today, self._keys)
        # Only a word to whoever looks into the folder: that it cannot be taken away now stops nobody.
        with suppress(OSError):
            (self.path / NOT_ENCRYPTED).unlink(missing_ok=True)
        if what is not None:
            self._records.journal.note(what)
        return self._records

    def _mark_plain(self) -> None:
        """Say in the folder itself that it is not encrypted."""
        marker = self.path / NOT_ENCRYPTED
        if not marker.exists():
            try:
                marker.write_text(_NOT_ENCRYPTED_TEXT, encoding="utf-8")
            except OSError:
                raise WorkError("no_access", path=str(self.path)) from None


def _holds_plain_cases(folder: Path) -> bool:
    """Say whether there are cases in the folder that are not encrypted, or a word that there will be."""
    with suppress(OSError):
        return any(folder.glob(_PLAIN_FILES)) or (folder / NOT_ENCRYPTED).exists()
    return False


def _holds_sealed_cases(folder: Path) -> bool:
    """Say whether there are encrypted cases in the folder, or earlier states of them."""
    return folder.is_dir() and next(sealed_files(folder), None) is not None


def _change(keys: Keys, passphrase: str, recovery: str | None, progress: Progress | None) -> tuple[str, ...]:
    """Change the keys of a folder; return the names of the files that are damaged."""
    from store import StoreError, rekeying

    before = keys.ring
    with telling():
        try:
            return rekeying.change_keys(keys, passphrase, recovery, progress=progress).damaged
        except StoreError as problem:
            if keys.ring == before:
                raise
            raise WorkError("keys_unfinished") from problem


def new_recovery_key() -> tuple[str, str]:
    """Return a new recovery key: the secret that the unit keeps, and the public half."""
    from store.keys import new_secret, public

    secret = new_secret()
    return secret, public(secret)


def recovery_key_from(text: str) -> str:
    """Return the public half of the recovery key that a unit has already.

    Raises :class:`AnswerError` ``wrong_recovery_key``, also for its secret half, which is to stay where it is
    kept.
    """
    from store.errors import WrongKeyError
    from store.keys import checked_public

    try:
        return checked_public(text)
    except WrongKeyError:
        raise AnswerError("wrong_recovery_key") from None
