"""The keys of an encrypted folder: who can open its files, and how their keys are kept.

Files are sealed in the `age` format (https://age-encryption.org/v1) to the folder's own key and, if there is
one, to a recovery key that somebody else keeps. The folder's own key lies beside the files, in the format of
an `age` identity file, itself sealed with a passphrase: ``age -d -i folder.key FILE`` opens a file. No
cryptography is made here; the library does all of it.

What must hold, whatever is interrupted where: nothing is sealed with keys that are not in ``folder.key`` on
the disk, and by then they are in the two other files as well. So those come first when keys are written, and
what an interruption leaves in them is put right when the folder is next unlocked.
"""

from __future__ import annotations

import base64
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from store import disk
from store import passphrase as passphrases
from store.errors import (
    DamagedError,
    KeyChangedError,
    KeyMissingError,
    LockedError,
    NoAccessError,
    StoreError,
    WrongKeyError,
    WrongPassphraseError,
)
from store.locking import locked
from store.log import HEAD, LOG
from store.ring import Ring, checked_public, identities, new_secret, public, recipient

__all__ = [
    "KEY",
    "KEY_COPY",
    "RECOVERY",
    "SEALED_SUFFIX",
    "Keys",
    "Ring",
    "checked_public",
    "new_secret",
    "public",
    "sealed_files",
]

KEY: Final = "folder.key"
"""The folder's own key, sealed with the passphrase."""

KEY_COPY: Final = "folder-copy.key"
"""The same file once more: a single torn sector must not cost every case."""

RECOVERY: Final = "recovery.key"
"""The folder's own key, sealed to the recovery key."""

SEALED_SUFFIX: Final = ".age"
"""Ends the names of files that are sealed with the keys."""

_SEALED: Final = re.compile(r"^[^.].*\.age(\.[0-9])?$")


class Keys:
    """The keys of one folder, in memory only between :meth:`unlock` and :meth:`lock`.

    A :class:`~store.cipher.Cipher`. One object may be used by several threads.
    """

    FILE: Final = KEY
    """The name of the file whose being there says that a folder is encrypted."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; whether it has keys is asked when it is unlocked."""
        self.folder = folder
        self._ring: Ring | None = None
        self._identities: list[Any] = []
        self._recipients: list[Any] = []
        self._seen: bytes | None = None
        self._may_seal = False

    @classmethod
    def of(cls, folder: Path, ring: Ring) -> Keys:
        """Return keys of the folder that are in memory already, by whatever way. Raises ``ValueError``."""
        keys = cls(folder)
        keys._take(ring, disk.read(folder / KEY))
        return keys

    @classmethod
    def in_folder(cls, folder: Path) -> bool:
        """Tell whether the folder has keys. Raises ``NoAccessError``."""
        try:
            return any((folder / name).exists() for name in (KEY, KEY_COPY, RECOVERY))
        except OSError as problem:
            raise NoAccessError(path=str(folder)) from problem

    # --- opening and shutting -------------------------------------------------------------------

    def unlock(self, passphrase: str) -> None:
        """Take the keys into memory. Takes a second or two by design: so does every wrong guess.

        What an interrupted change of keys or a damaged sector has left in the files with the keys is put
        right, if that can be done now: it is no reason to keep anybody out. Raises ``WrongPassphraseError``,
        ``KeyMissingError``, ``DamagedError`` or ``NoAccessError``.
        """
        problem: StoreError | None = None
        found = self._sealed_rings()
        key, copy = found.get(KEY), found.get(KEY_COPY)
        for name in [KEY, KEY_COPY] if key != copy else [KEY]:
            try:
                ring = _opened(found[name], passphrase)
            except WrongPassphraseError as wrong:
                problem = wrong
            except ValueError:
                problem = problem or DamagedError(name=name)
            except KeyError:
                continue
            else:
                # One of them may be an old one that somebody has put back: what it opens is no longer here.
                fits = key == copy or _fits(self.folder, ring)
                if name == KEY_COPY and key is not None and not fits:
                    raise problem or WrongPassphraseError
                self._take(ring, key, may_seal=name == KEY and fits)
                if fits:
                    with suppress(StoreError):
                        self._mend(name, ring, found)
                return
        raise problem or KeyMissingError(path=str(self.folder), name=KEY)

    def recover(self, secret: str) -> None:
        """Take the keys into memory with the recovery key, when the passphrase is lost.

        They open everything; for sealing, the folder has to be given other keys. If the file with them is
        missing or damaged too, the recovery key itself is taken if every file is sealed to it as well. Raises
        ``WrongKeyError``, ``KeyMissingError`` if the folder has no recovery key, ``DamagedError``.
        """
        recovery = public(secret)
        seen = self._read_key()
        try:
            ring = self._recovered(secret)
        except (WrongKeyError, KeyMissingError, DamagedError):
            # The current key is one that nothing is sealed with: it is to be replaced at once.
            ring = Ring(new_secret(), (secret.strip(),), recovery)
            if not _opens_all(self.folder, ring):
                raise
        self._take(ring, seen, may_seal=False)

    def _recovered(self, secret: str) -> Ring:
        """Return the keys that lie in the file for the recovery key."""
        from pyrage import DecryptError, decrypt, x25519

        sealed = disk.read(self.folder / RECOVERY)
        if sealed is None:
            raise KeyMissingError(path=str(self.folder), name=RECOVERY)
        try:
            opened = decrypt(sealed, [x25519.Identity.from_str(secret.strip())])
        except DecryptError as refused:
            if _is_for_others(refused):
                raise WrongKeyError from None
            raise DamagedError(name=RECOVERY) from None
        try:
            return Ring.parse(opened.decode("utf-8"))
        except ValueError:
            raise DamagedError(name=RECOVERY) from None

    def lock(self) -> None:
        """Let the keys out of memory. Whoever seals or opens after this is told ``LockedError``."""
        self._ring, self._identities, self._recipients, self._may_seal = None, [], [], False

    @property
    def is_open(self) -> bool:
        """Tell whether the keys are in memory."""
        return self._ring is not None

    @property
    def can_seal(self) -> bool:
        """Tell whether the keys may be sealed with: they are those in ``folder.key``."""
        return self._may_seal

    @property
    def ring(self) -> Ring:
        """Return the keys. Raises ``LockedError``."""
        if self._ring is None:
            raise LockedError
        return self._ring

    def write(self, ring: Ring, passphrase: str) -> None:
        """Make ``ring`` the keys of the folder, on disk and in memory. The caller holds their lock.

        ``ring`` opens all that the keys of before open. On an error before ``folder.key`` is replaced, these
        are still the keys of the folder, and of this object; after it, the new ones are. Raises
        ``NoSpaceError``, ``NoAccessError`` or ``WriteError``.
        """
        text = ring.text().encode("utf-8")
        sealed = passphrases.seal(text, _typed(passphrase))
        before = {name: _read_or_none(self.folder / name) for name in (KEY_COPY, RECOVERY)}
        try:
            disk.replace_file(self.folder / KEY_COPY, sealed, keep_generations=False)
            if ring.recovery is not None:
                self._write_recovery(ring)
            disk.replace_file(self.folder / KEY, sealed, keep_generations=False)
        except StoreError:
            self._put_back(before)
            raise
        self._take(ring, sealed)
        if ring.recovery is None:
            # Last: until here it may be the only way to the keys of before.
            disk.remove_file(self.folder / RECOVERY)

    # --- as a cipher ----------------------------------------------------------------------------

    def seal(self, content: bytes) -> bytes:
        """Return ``content`` as an `age` file. Raises ``LockedError``."""
        from pyrage import encrypt

        recipients = self._recipients
        if not recipients:
            raise LockedError
        sealed: bytes = encrypt(content, recipients)
        return sealed

    def open(self, sealed: bytes) -> bytes:
        """Return what was sealed with these keys.

        Raises ``ValueError`` if it is damaged, ``LockedError``, or ``KeyChangedError`` if it may be sealed
        with keys that another program has put in the folder since.
        """
        from pyrage import DecryptError, decrypt

        identities = self._identities
        if not identities:
            raise LockedError
        try:
            content: bytes = decrypt(sealed, identities)
        except DecryptError:
            self.confirm_unchanged()
            # Not chained: nothing of the content may reach a traceback.
            raise ValueError("not an age file of these keys") from None
        return content

    def confirm(self) -> None:
        """Return if what is sealed now can be opened by whoever opens the folder next.

        Raises ``LockedError``; ``KeyChangedError`` if the folder has been given other keys, or if these were
        found elsewhere than in ``folder.key`` and could not be put there.
        """
        self.confirm_unchanged()
        if not self._may_seal:
            raise KeyChangedError(path=str(self.folder))

    def confirm_unchanged(self) -> None:
        """Return if nobody has put other keys into the folder. Raises ``LockedError``, ``KeyChangedError``.

        By the content of the file with the keys: its time may be that of another computer's memory.
        """
        if self._ring is None:
            raise LockedError
        if self._read_key() != self._seen:
            raise KeyChangedError(path=str(self.folder))

    def current_only(self) -> Keys:
        """Return keys that open only what is sealed with the current ones. Raises ``LockedError``."""
        keys = Keys(self.folder)
        keys._take(replace(self.ring, retired=()), self._seen, may_seal=self._may_seal)
        return keys

    # --- inside ---------------------------------------------------------------------------------

    def _take(self, ring: Ring, seen: bytes | None, *, may_seal: bool = True) -> None:
        """Take the keys into memory; ``seen`` is what lay in ``folder.key`` then."""
        openers = identities(ring)
        recipients = [openers[0].to_public()]
        if ring.recovery is not None:
            recipients.append(recipient(ring.recovery))
        self._ring, self._identities, self._recipients = ring, openers, recipients
        self._seen, self._may_seal = seen, may_seal

    def _read_key(self) -> bytes | None:
        """Return what lies in ``folder.key``, ``None`` if it is missing or damaged."""
        return _read_or_none(self.folder / KEY)

    def _sealed_rings(self) -> dict[str, bytes]:
        """Return what lies in the file with the keys and in its copy, as far as they can be read."""
        found = {name: _read_or_none(self.folder / name) for name in (KEY, KEY_COPY)}
        return {name: sealed for name, sealed in found.items() if sealed is not None}

    def _mend(self, name: str, ring: Ring, found: dict[str, bytes]) -> None:
        """Make the files with the keys say the same again, after damage or an interrupted change.

        ``name`` is the file that has been opened. If it is the copy, the other is damaged or missing, or a
        change was interrupted before anything was sealed with the new keys: these open all that the old
        ones do.
        """
        same = found.get(KEY) == found.get(KEY_COPY)
        recoverable = disk.state(self.folder / RECOVERY) is not None
        if same and recoverable == (ring.recovery is not None):
            return
        with locked(self.folder / KEY, timeout=0):
            if self._sealed_rings() != found:
                return
            if ring.recovery is not None:
                self._write_recovery(ring)
            for other in (KEY, KEY_COPY):
                if found.get(other) != found[name]:
                    disk.replace_file(self.folder / other, found[name], keep_generations=False)
            if ring.recovery is None:
                disk.remove_file(self.folder / RECOVERY)
            self._seen, self._may_seal = found[name], True

    def _write_recovery(self, ring: Ring) -> None:
        from pyrage import encrypt

        sealed = encrypt(ring.text().encode("utf-8"), [recipient(str(ring.recovery))])
        disk.replace_file(self.folder / RECOVERY, sealed, keep_generations=False)

    def _put_back(self, before: dict[str, bytes | None]) -> None:
        """Undo what was written, as far as the disk lets us; the rest is put right when next unlocked."""
        for name, content in before.items():
            with suppress(StoreError):
                if content is None:
                    disk.remove_file(self.folder / name)
                else:
                    disk.replace_file(self.folder / name, content, keep_generations=False)


def sealed_files(folder: Path) -> Iterator[Path]:
    """Yield every file in the folder that is sealed with its keys, earlier states of files too."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if _SEALED.search(entry.name):
                    yield folder / entry.name
    except OSError:
        raise NoAccessError(path=str(folder)) from None


def _fits(folder: Path, ring: Ring) -> bool:
    """Tell whether these may be the keys of the folder: they open something in it, or there is nothing."""
    return _opens_any(folder, ring) or next(sealed_files(folder), None) is None


def _opens_any(folder: Path, ring: Ring) -> bool:
    return any(opens for opens in _tried(folder, ring))


def _opens_all(folder: Path, ring: Ring) -> bool:
    """Tell whether these open everything in the folder that is not damaged, and anything at all.

    While a folder is being given other keys, what is not theirs may be sealed with keys that would be lost.
    """
    found = list(_tried(folder, ring))
    return any(found) and False not in found


def _tried(folder: Path, ring: Ring) -> Iterator[bool | None]:
    """Yield of each sealed thing whether these open it, ``None`` if it is damaged."""
    from pyrage import DecryptError, decrypt

    openers = identities(ring)
    for sealed in _sealed_contents(folder):
        try:
            decrypt(sealed, openers)
        except DecryptError as refused:
            yield False if _is_for_others(refused) else None
        else:
            yield True


def _sealed_contents(folder: Path) -> Iterator[bytes]:
    """Yield everything that is sealed with the keys of the folder, of the log its ends."""
    for name in (HEAD, LOG):
        lines = (_read_or_none(folder / name) or b"").split()
        for line in lines[:1] + lines[-1:]:
            with suppress(ValueError):
                yield base64.b64decode(line)
    for path in sealed_files(folder):
        sealed = _read_or_none(path)
        if sealed is not None:
            yield sealed


def _read_or_none(path: Path) -> bytes | None:
    """Return what lies in a file, ``None`` if it is missing or the disk cannot give it."""
    with suppress(DamagedError):
        return disk.read(path)
    return None


def _opened(sealed: bytes, passphrase: str) -> Ring:
    """Return the keys that lie in a file sealed with a passphrase.

    Raises ``WrongPassphraseError``; ``ValueError`` if the file is damaged or of another kind.
    """
    try:
        ring = Ring.parse(passphrases.unseal(sealed, _typed(passphrase)).decode("utf-8"))
        identities(ring)
    except passphrases.RefusedError as refused:
        if "decryption failed" in str(refused).casefold():
            raise WrongPassphraseError from None
        raise ValueError("not sealed with a passphrase") from None
    return ring


def _typed(passphrase: str) -> str:
    """Return a passphrase as the same signs on every keyboard: a letter with a ring is one sign, not two."""
    return unicodedata.normalize("NFC", passphrase)


def _is_for_others(refused: Exception) -> bool:
    return "no matching keys" in str(refused).casefold()
