"""A cipher for tests, which proves that everything the store writes goes through the seam for one."""

from __future__ import annotations

import hashlib

_MASKED = bytes(byte ^ 0x5A for byte in range(256))


class Reversing:
    """A toy that makes content unreadable and notices every change to it, as real encryption will."""

    def seal(self, content: bytes) -> bytes:
        return hashlib.blake2b(content, digest_size=16).digest() + content[::-1].translate(_MASKED)

    def open(self, sealed: bytes) -> bytes:
        content = sealed[16:].translate(_MASKED)[::-1]
        if hashlib.blake2b(content, digest_size=16).digest() != sealed[:16]:
            raise ValueError("not sealed by this cipher")
        return content

    def confirm(self) -> None:
        """There is one key only, and it never changes."""
