"""The ciphers on which every test of the store runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from toy_cipher import Reversing

from store import Cipher, Keys, Plain, Ring
from store.keys import new_secret

BACKENDS: dict[str, Callable[[Path], Cipher]] = {
    "Plain": lambda _folder: Plain(),
    "Reversing": lambda _folder: Reversing(),
    "Age": lambda folder: Keys.of(folder, Ring(new_secret())),
}
