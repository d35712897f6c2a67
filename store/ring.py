"""The keys of a folder as texts, and what the library makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from store.errors import WrongKeyError

_SECRET: Final = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]+")
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


def identities(ring: Ring) -> list[Any]:
    """Return what opens, the current key first. Raises ``ValueError``."""
    from pyrage import IdentityError, x25519

    try:
        return [x25519.Identity.from_str(secret) for secret in (ring.current, *ring.retired)]
    except IdentityError:
        raise ValueError("not the keys of a folder") from None


def recipient(key: str) -> Any:
    """Return what can be sealed to. Raises ``ValueError``."""
    from pyrage import RecipientError, x25519

    try:
        return x25519.Recipient.from_str(key)
    except RecipientError:
        raise ValueError("not a public key") from None
