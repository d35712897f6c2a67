"""Giving a folder other keys: every file in it is sealed anew, and an interruption costs nothing.

First the new keys are put in place together with those they replace; from then on the new passphrase
opens the folder, and everything in it. Then file after file is sealed with the new keys. Last, the replaced
keys are let go. Whoever unlocks the folder and finds them still there goes on where it was left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from store import container, disk
from store.cipher import Cipher, Plain
from store.errors import DamagedError, NoAccessError
from store.index import remove_index
from store.keys import KEY, Keys, Ring, new_secret
from store.locking import locked
from store.log import LOG, Log

PLAIN_SUFFIX: Final = ".json"
SEALED_SUFFIX: Final = ".age"
KEYS_TIMEOUT: Final = 5.0

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""

_OF_A_FILE: Final = re.compile(r"\.?(?P<file>.+\.(?:json|age))(?:\.[0-9]|\.lock|\.damaged|\.new|\.old)*")


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What became of it: how many files were sealed anew, and the names of those that are damaged."""

    sealed: int
    damaged: tuple[str, ...]


def encrypt_folder(
    folder: Path, passphrase: str, recovery: str | None = None, *, progress: Progress | None = None
) -> Keys:
    """Give keys to a folder that has none, and seal what lies in it; return the keys, open.

    ``recovery`` is the public half of a recovery key. Raises ``StoreError``; ``KeyChangedError`` if the
    folder has been given keys meanwhile.
    """
    disk.make_folder(folder)
    keys = Keys(folder)
    with locked(folder / KEY, KEYS_TIMEOUT):
        Plain(unless=folder / KEY).confirm()
        ring = Ring(new_secret(), recovery=recovery, unsealed=bool(_files(folder)) or (folder / LOG).exists())
        keys.write(ring, passphrase)
        if not ring.settled or _files(folder):
            if ring.settled:
                # One came into being just now, by a program that had not seen the keys yet.
                keys.write(replace(ring, unsealed=True), passphrase)
            _seal_all(keys, passphrase, progress)
    return keys


def change_keys(
    keys: Keys, passphrase: str, recovery: str | None, *, progress: Progress | None = None
) -> Rekeyed:
    """Give the folder a new key under ``passphrase``, with ``recovery`` as its recovery key or none.

    Whoever had the passphrase or the recovery key of before can open nothing that is in the folder after
    this. Raises ``StoreError``; called again, it goes on where it was interrupted.
    """
    with locked(keys.folder / KEY, KEYS_TIMEOUT):
        keys.confirm()
        old = keys.ring
        new = Ring(new_secret(), (old.current, *old.retired), recovery, unsealed=old.unsealed)
        keys.write(new, passphrase)
        return _seal_all(keys, passphrase, progress)


def finish(keys: Keys, passphrase: str, *, progress: Progress | None = None) -> Rekeyed | None:
    """Go on with a change of keys that was interrupted, if there was one. Raises ``StoreError``."""
    if keys.ring.settled:
        return None
    with locked(keys.folder / KEY, KEYS_TIMEOUT):
        keys.confirm()
        return _seal_all(keys, passphrase, progress)


def _seal_all(keys: Keys, passphrase: str, progress: Progress | None) -> Rekeyed:
    """Seal every file with the current keys, and let the replaced ones go."""
    folder = keys.folder
    openers: list[Cipher] = [keys]
    if keys.ring.unsealed:
        openers.append(Plain())
    current = keys.current_only()
    damaged: list[str] = []
    # What is remembered of all files is made anew when it is next wanted.
    remove_index(folder)
    Log(folder, current).seal_anew(openers)
    names = _files(folder)
    for number, name in enumerate(names, start=1):
        damaged += _seal_file(folder / name, current, openers)
        if progress is not None:
            progress(number, len(names))
    keys.write(replace(keys.ring, retired=(), unsealed=False), passphrase)
    return Rekeyed(len(names), tuple(damaged))


def _files(folder: Path) -> list[str]:
    """Return the names of all document files of which there is any trace.

    A lock file is enough: whoever holds it may have been about to make its file when the keys were changed.
    """
    try:
        found = {match["file"] for entry in folder.iterdir() if (match := _OF_A_FILE.fullmatch(entry.name))}
    except OSError as problem:
        raise NoAccessError(path=str(folder)) from problem
    return sorted(found)


def _seal_file(path: Path, current: Keys, openers: list[Cipher]) -> list[str]:
    """Seal a file and its earlier generations; return the names of those that are damaged."""
    sealed_path = path.with_name(path.name.removesuffix(PLAIN_SUFFIX) + SEALED_SUFFIX)
    if path.name.endswith(SEALED_SUFFIX):
        sealed_path = path
    damaged = []
    with locked(path, KEYS_TIMEOUT, discard=path != sealed_path):
        for old, new in zip(_states(path), _states(sealed_path), strict=True):
            try:
                _seal_one(old, new, current, openers)
            except DamagedError:
                damaged.append(old.name)
        for leftover in set(disk.traces(path)) - set(_states(path)):
            if leftover != disk.damaged(path):
                disk.remove_file(leftover)
    return damaged


def _states(path: Path) -> tuple[Path, ...]:
    return (path, *disk.slots(path))


def _seal_one(old: Path, new: Path, current: Keys, openers: list[Cipher]) -> None:
    """Put what lies in ``old``, sealed with the current keys, into ``new``. Raises ``DamagedError``."""
    state, content = disk.state(old), disk.read(old)
    if state is None or content is None:
        return
    if old == new:
        with suppress(ValueError):
            current.open(content)
            return
    sealed = current.seal(_opened(content, openers, old.name))
    # Its time stays: that is how the order of the generations is known, and when each was saved.
    disk.replace_file(new, sealed, keep_generations=False, dated=state[0])
    if old != new:
        disk.remove_file(old)


def _opened(content: bytes, openers: list[Cipher], name: str) -> bytes:
    """Return what the first of ``openers`` that fits finds in ``content``. Raises ``DamagedError``."""
    for opener in openers:
        with suppress(ValueError):
            opened = opener.open(content)
            if container.is_whole(opened):
                return opened
    raise DamagedError(name=name)
