"""Sealing with a passphrase at no cost, for tests: it opens, and refuses, just as the real one does.

The real one takes more than a second and half a gigabyte each time, by design. Tests with the mark
``real_passphrases`` are done with that one.
"""

from __future__ import annotations

import hashlib

from store import passphrase as real
from store.passphrase import RefusedError

_MARK = b"sealed with a quick passphrase\n"
_SIZE = 16


def _hash(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SIZE).digest()


def _masked(content: bytes, passphrase: str) -> bytes:
    """Make content unreadable, or what was made so readable again."""
    mask = hashlib.shake_256(passphrase.encode("utf-8")).digest(len(content))
    return bytes(one ^ other for one, other in zip(content, mask, strict=True))


def seal(content: bytes, passphrase: str) -> bytes:
    """Return ``content`` in a form that ``passphrase`` alone opens."""
    return _MARK + _hash(passphrase.encode("utf-8")) + _hash(content) + _masked(content, passphrase)


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """Return what was sealed; ``RefusedError`` with the library's words otherwise."""
    if not sealed.startswith(_MARK):
        raise RefusedError("Header is invalid")
    begin = len(_MARK) + _SIZE
    if sealed[len(_MARK) : begin] != _hash(passphrase.encode("utf-8")):
        raise RefusedError("Decryption failed")
    content = _masked(sealed[begin + _SIZE :], passphrase)
    if sealed[begin : begin + _SIZE] != _hash(content):
        raise RefusedError("decryption error")
    return content


def take_over() -> None:
    """Let this whole process seal so: for programs that tests start beside themselves."""
    real.seal, real.unseal = seal, unseal
