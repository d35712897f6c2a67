"""The keys of an encrypted folder: who can open its files, and how their keys are kept.

Files are sealed in the `age` format (https://age-encryption.org/v1) to the folder's own key and, if there is
one, to a recovery key that somebody else keeps. The folder's own key lies beside the files, in the format of
an `age` identity file, itself sealed with a passphrase: ``age -d -i folder.key FILE`` opens a file. No
cryptography is made here; the library does all of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
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

KEY: Final = "folder.key"
"""The folder's own key, sealed with the passphrase."""

KEY_COPY: Final = "folder-copy.key"
"""The same file once more: a single torn sector must not cost every case."""

RECOVERY: Final = "recovery.key"
"""The folder's own key, sealed to the recovery key."""

_SECRET: Final = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]+")
_PUBLIC: Final = re.compile(r"age1[0-9a-z]+")
_RECOVERY_LINE: Final = "# recovery key: "
_UNSEALED_LINE: Final = "# files from before the encryption may remain"


@dataclass(frozen=True, slots=True)
class Ring:
    """The keys of a folder as texts: ``current`` seals, ``retired`` open what is not sealed anew yet.

    ``recovery`` is the public half of the recovery key. ``unsealed``: the folder was not encrypted before,
    and not all of its files are yet.
    """

    current: str
    retired: tuple[str, ...] = ()
    recovery: str | None = None
    unsealed: bool = False

    @property
    def settled(self) -> bool:
        """Tell whether every file is sealed with the current keys."""
        return not self.retired and not self.unsealed

    def __repr__(self) -> str:
        """Say nothing: what is printed by mistake must not hold a key."""
        return "Ring()"

    def text(self) -> str:
        """Return the ring as the lines of an `age` identity file."""
        lines = [
            "# Whoever has these lines can read every file in the folder.",
            f"# key: {public(self.current)}",
        ]
        if self.recovery is not None:
            lines.append(_RECOVERY_LINE + self.recovery)
        if self.unsealed:
            lines.append(_UNSEALED_LINE)
        return "\n".join([*lines, self.current, *self.retired, ""])

    @classmethod
    def parse(cls, text: str) -> Ring:
        """Return the ring that :meth:`text` wrote. Raises ``ValueError``."""
        lines = text.splitlines()
        current, *retired = [line for line in lines if _SECRET.fullmatch(line)]
        recovery = [line.removeprefix(_RECOVERY_LINE) for line in lines if line.startswith(_RECOVERY_LINE)]
        return cls(current, tuple(retired), recovery[0] if recovery else None, _UNSEALED_LINE in lines)


def new_secret() -> str:
    """Return a new secret key, in the form of the `age` format (``AGE-SECRET-KEY-1…``)."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def public(secret: str) -> str:
    """Return the public half (``age1…``) of a secret key. Raises ``WrongKeyError``."""
    from pyrage import IdentityError, x25519

    try:
        return str(x25519.Identity.from_str(secret.strip()).to_public())
    except IdentityError:
        raise WrongKeyError from None


def checked_public(key: str) -> str:
    """Return ``key`` if it is a public key to which files can be sealed. Raises ``WrongKeyError``."""
    from pyrage import RecipientError, x25519

    key = key.strip()
    try:
        x25519.Recipient.from_str(key)
    except RecipientError:
        raise WrongKeyError from None
    return key


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
        self._state: disk.State | None = None

    @classmethod
    def of(cls, folder: Path, ring: Ring) -> Keys:
        """Return keys of the folder that are in memory already, by whatever way. Raises ``ValueError``."""
        keys = cls(folder)
        keys._take(ring, disk.state(folder / KEY))
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

        Raises ``WrongPassphraseError``, ``KeyMissingError``, ``DamagedError`` or ``NoAccessError``.
        """
        state = disk.state(self.folder / KEY)
        problem: WrongPassphraseError | DamagedError | None = None
        for name, sealed in self._sealed_rings():
            try:
                self._take(Ring.parse(_open_with_passphrase(sealed, passphrase).decode("utf-8")), state)
            except WrongPassphraseError as wrong:
                problem = wrong
            except ValueError:
                problem = problem or DamagedError(name=name)
            else:
                self._mend(name, sealed)
                return
        raise problem or KeyMissingError(path=str(self.folder), name=KEY)

    def recover(self, secret: str) -> None:
        """Take the keys into memory with the recovery key, when the passphrase is lost.

        Raises ``WrongKeyError``, ``KeyMissingError`` if the folder has no recovery key, ``DamagedError``.
        """
        from pyrage import DecryptError, decrypt, x25519

        public(secret)
        state = disk.state(self.folder / KEY)
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
            self._take(Ring.parse(opened.decode("utf-8")), state)
        except ValueError:
            raise DamagedError(name=RECOVERY) from None

    def lock(self) -> None:
        """Let the keys out of memory. Whoever seals or opens after this is told ``LockedError``."""
        self._ring, self._identities, self._recipients = None, [], []

    @property
    def is_open(self) -> bool:
        """Tell whether the keys are in memory."""
        return self._ring is not None

    @property
    def ring(self) -> Ring:
        """Return the keys. Raises ``LockedError``."""
        if self._ring is None:
            raise LockedError
        return self._ring

    def write(self, ring: Ring, passphrase: str) -> None:
        """Make ``ring`` the keys of the folder, on disk and in memory. The caller holds their lock.

        Nothing may be sealed with new keys before this has returned: should it be interrupted after the first
        of the files, the others still open everything. Raises ``NoSpaceError``, ``NoAccessError`` or
        ``WriteError``.
        """
        from pyrage import encrypt, x25519

        text = ring.text().encode("utf-8")
        sealed = passphrases.seal(text, _typed(passphrase))
        disk.replace_file(self.folder / KEY, sealed, keep_generations=False)
        self._take(ring, disk.state(self.folder / KEY))
        disk.replace_file(self.folder / KEY_COPY, sealed, keep_generations=False)
        if ring.recovery is not None:
            sealed = encrypt(text, [x25519.Recipient.from_str(ring.recovery)])
            disk.replace_file(self.folder / RECOVERY, sealed, keep_generations=False)
        else:
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
            self.confirm()
            # Not chained: nothing of the content may reach a traceback.
            raise ValueError("not an age file of these keys") from None
        return content

    def confirm(self) -> None:
        """Return if the keys in memory are still those of the folder."""
        if self._ring is None:
            raise LockedError
        if disk.state(self.folder / KEY) != self._state:
            raise KeyChangedError(path=str(self.folder))

    def current_only(self) -> Keys:
        """Return keys that open only what is sealed with the current ones. Raises ``LockedError``."""
        return Keys.of(self.folder, replace(self.ring, retired=()))

    # --- inside ---------------------------------------------------------------------------------

    def _take(self, ring: Ring, state: disk.State | None) -> None:
        from pyrage import IdentityError, RecipientError, x25519

        try:
            identities = [x25519.Identity.from_str(secret) for secret in (ring.current, *ring.retired)]
            recipients = [identities[0].to_public()]
            if ring.recovery is not None:
                recipients.append(x25519.Recipient.from_str(ring.recovery))
        except (IdentityError, RecipientError):
            raise ValueError("not the keys of a folder") from None
        self._ring, self._identities, self._recipients, self._state = ring, identities, recipients, state

    def _mend(self, name: str, sealed: bytes) -> None:
        """Make the file with the keys and its copy the same again, after damage or an interrupted change.

        The copy opens with an earlier passphrase only where a change of keys was interrupted before anything
        was sealed with the new ones: then taking it back is right. That it cannot be mended now, or is being
        changed by another program, is no reason to keep anybody out.
        """
        key, other = self.folder / KEY, self.folder / (KEY_COPY if name == KEY else KEY)
        with suppress(StoreError):
            if disk.read(other) == sealed:
                return
            with locked(key, timeout=0):
                if disk.read(self.folder / name) == sealed:
                    disk.replace_file(other, sealed, keep_generations=False)
                    self._state = disk.state(key)

    def _sealed_rings(self) -> Iterator[tuple[str, bytes]]:
        """Yield the file with the keys, and its copy if that says something else."""
        seen: list[bytes] = []
        for name in (KEY, KEY_COPY):
            try:
                sealed = disk.read(self.folder / name)
            except DamagedError:
                continue
            if sealed is not None and sealed not in seen:
                seen.append(sealed)
                yield name, sealed


def _open_with_passphrase(sealed: bytes, passphrase: str) -> bytes:
    """Return what lies in a file sealed with a passphrase.

    Raises ``WrongPassphraseError``; ``ValueError`` if the file is damaged or of another kind.
    """
    try:
        return passphrases.unseal(sealed, _typed(passphrase))
    except passphrases.RefusedError as refused:
        if "decryption failed" in str(refused).casefold():
            raise WrongPassphraseError from None
        raise ValueError("not sealed with a passphrase") from None


def _typed(passphrase: str) -> str:
    """Return a passphrase as the same signs on every keyboard: a letter with a ring is one sign, not two."""
    return unicodedata.normalize("NFC", passphrase)


def _is_for_others(refused: Exception) -> bool:
    return "no matching keys" in str(refused).casefold()
