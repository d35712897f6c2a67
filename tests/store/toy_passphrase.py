"""Sealing with a passphrase as a toy, at no cost: it opens, and refuses, just as the real one does."""

from __future__ import annotations

import hashlib

from toy_cipher import Reversing

from store.passphrase import RefusedError

_MARK = b"toy sealed with a passphrase\n"


def _hash(passphrase: str) -> bytes:
    return hashlib.blake2b(passphrase.encode("utf-8"), digest_size=16).digest()


def seal(content: bytes, passphrase: str) -> bytes:
    """Return ``content`` in a form that ``passphrase`` opens."""
    return _MARK + _hash(passphrase) + Reversing().seal(content)


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """Return what was sealed; ``RefusedError`` with the library's words otherwise."""
    head, body = sealed[: len(_MARK) + 16], sealed[len(_MARK) + 16 :]
    if not head.startswith(_MARK):
        raise RefusedError("Header is invalid")
    if head != _MARK + _hash(passphrase):
        raise RefusedError("Decryption failed")
    try:
        return Reversing().open(body)
    except ValueError:
        raise RefusedError("decryption error") from None
