"""The file format: one header line, then JSON in UTF-8, all of it covered by a checksum.

    docstore 1 <sha256, 64 hexadecimal digits>
    {"table": {"id": {...}}}

The checksum is taken over the header without it (``docstore 1`` and a newline) followed by the JSON. This
holds for every later format version too: so a version number that was tampered with or torn is told apart
from a file that a later program really wrote.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from pydantic_core import to_json

from store.cipher import Cipher
from store.errors import DamagedError, NewerVersionError

FORMAT_VERSION = 1
_HEADER = re.compile(rb"(docstore ([1-9][0-9]{0,5})) ([0-9a-f]{64})\n")


def _checksum(heading: bytes, payload: bytes) -> bytes:
    digest = hashlib.sha256(heading + b"\n")
    digest.update(payload)
    return digest.hexdigest().encode("ascii")


def pack(data: dict[str, Any], cipher: Cipher) -> bytes:
    """Return ``data`` as the bytes of a file."""
    payload = to_json(data)
    heading = b"docstore %d" % FORMAT_VERSION
    return cipher.seal(b"%s %s\n%s" % (heading, _checksum(heading, payload), payload))


def unpack(content: bytes, cipher: Cipher, name: str) -> dict[str, Any]:
    """Return what :func:`pack` was given; ``name`` is the file's, for the error.

    Raises ``DamagedError`` if a single byte differs from what was written, ``NewerVersionError`` if the
    file is whole but of a later format.
    """
    # Causes are not chained: a traceback must not carry pieces of the content.
    try:
        opened = cipher.open(content)
    except ValueError:
        raise DamagedError(name=name) from None
    found = _parts(opened)
    if found is None:
        raise DamagedError(name=name)
    version, payload = found
    if version > FORMAT_VERSION:
        raise NewerVersionError(name=name, found=version, supported=FORMAT_VERSION)
    try:
        data = json.loads(payload.decode("utf-8"))
    except (ValueError, RecursionError):
        raise DamagedError(name=name) from None
    if not isinstance(data, dict):
        raise DamagedError(name=name)
    return data


def is_whole(opened: bytes) -> bool:
    """Tell whether these are, to the byte, what :func:`pack` sealed, of this format or a later one."""
    return _parts(opened) is not None


def _parts(opened: bytes) -> tuple[int, bytes] | None:
    """Return the format's version and the JSON, ``None`` if the checksum is not that of the bytes."""
    header = _HEADER.match(opened)
    if header is None:
        return None
    heading, version, checksum = header.groups()
    payload = opened[header.end() :]
    return (int(version), payload) if _checksum(heading, payload) == checksum else None
