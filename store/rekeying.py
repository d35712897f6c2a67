"""Giving a folder other keys: every file in it is sealed anew, and an interruption costs nothing.

First the new keys are put in place together with those they replace; from then on the new passphrase
opens the folder, and everything in it. Then file after file is sealed with the new keys. Last, the replaced
keys are let go. Whoever unlocks the folder and finds them still there goes on where it was left.

A program that has the keys of before is told so at its next save, under the lock of the file it saves; one
that has begun a save holds that lock, and the file is sealed anew after it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from store import container, disk
from store.cipher import Cipher, Plain
from store.errors import DamagedError, KeyChangedError, KeyMissingError, NoAccessError
from store.index import remove_index
from store.keys import KEY, Keys, Ring, new_secret, sealed_files
from store.keys import SEALED_SUFFIX as SEALED_SUFFIX
from store.locking import locked
from store.log import LOG, Log

PLAIN_SUFFIX: Final = ".json"
KEYS_TIMEOUT: Final = 5.0

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""

_OF_A_FILE: Final = re.compile(r"\.?(?P<file>.+\.(?:json|age))(?:\.[0-9]|\.lock|\.damaged|\.new|\.old)*")


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What became of it: how many files were sealed anew, and the names of those that are damaged.

    What is damaged is left as it is, and cannot be opened with the new keys.
    """

    sealed: int
    damaged: tuple[str, ...]


def encrypt_folder(
    folder: Path, passphrase: str, recovery: str | None = None, *, progress: Progress | None = None
) -> Keys:
    """Give keys to a folder that has none, and seal what lies in it; return the keys, open.

    ``recovery`` is the public half of a recovery key. Raises ``StoreError``; ``KeyChangedError`` if the
    folder has been given keys meanwhile, ``KeyMissingError`` if there are encrypted files in it already:
    new keys would not open them, and would hide that the old ones are lost.
    """
    disk.make_folder(folder)
    keys = Keys(folder)
    with locked(folder / KEY, KEYS_TIMEOUT):
        if Keys.in_folder(folder):
            raise KeyChangedError(path=str(folder))
        if next(sealed_files(folder), None) is not None:
            raise KeyMissingError(path=str(folder), name=KEY)
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
    this, except what is damaged. Raises ``StoreError``: if ``keys.ring`` is still what it was, nothing has
    changed; otherwise the new passphrase holds, and :func:`finish` goes on from there.
    """
    with locked(keys.folder / KEY, KEYS_TIMEOUT):
        keys.confirm_unchanged()
        old = keys.ring
        new = Ring(new_secret(), (old.current, *old.retired), recovery, unsealed=old.unsealed)
        keys.write(new, passphrase)
        return _seal_all(keys, passphrase, progress)


def finish(keys: Keys, passphrase: str, *, progress: Progress | None = None) -> Rekeyed | None:
    """Go on with a change of keys that was interrupted, if there was one. Raises ``StoreError``."""
    if keys.ring.settled:
        return None
    with locked(keys.folder / KEY, KEYS_TIMEOUT):
        keys.confirm_unchanged()
        if not keys.can_seal:
            keys.write(keys.ring, passphrase)
        return _seal_all(keys, passphrase, progress)


def _seal_all(keys: Keys, passphrase: str, progress: Progress | None) -> Rekeyed:
    """Seal every file with the current keys, and let the replaced ones go."""
    folder = keys.folder
    openers: list[Cipher] = [keys]
    if keys.ring.unsealed:
        openers.append(Plain())
    current = keys.current_only()
    work = _Work(current, openers)
    work.unread = not Log(folder, current).seal_anew(openers)
    names = _files(folder)
    for number, name in enumerate(names, start=1):
        work.seal_file(folder / name)
        if progress is not None:
            progress(number, len(names))
    remove_index(folder)
    if not work.unread:
        keys.write(replace(keys.ring, retired=(), unsealed=False), passphrase)
    return Rekeyed(len(names), tuple(work.damaged))


def _listed(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted, not paths
    except OSError:
        raise NoAccessError(path=str(folder)) from None


def _files(folder: Path) -> list[str]:
    """Return the names of all document files of which there is any trace.

    A lock file is enough: whoever holds it may have been about to make its file when the keys were changed.
    """
    return sorted({match["file"] for name in _listed(folder) if (match := _OF_A_FILE.fullmatch(name))})


@dataclass(slots=True)
class _Work:
    """The sealing of files with the ``current`` keys, and what it finds.

    ``damaged`` are the names of what cannot be opened. ``unread``: some of these could not even be read now;
    the keys to them are not let go, in case that passes.
    """

    current: Keys
    openers: list[Cipher]
    damaged: list[str] = field(default_factory=list)
    unread: bool = False

    def seal_file(self, path: Path) -> None:
        """Seal a file, its earlier generations, and a damaged one laid aside. Raises ``StoreError``."""
        sealed_path = path
        if not path.name.endswith(SEALED_SUFFIX):
            sealed_path = path.with_name(path.name.removesuffix(PLAIN_SUFFIX) + SEALED_SUFFIX)
        moves = path != sealed_path
        with ExitStack() as held:
            held.enter_context(locked(path, KEYS_TIMEOUT, discard=moves))
            if moves:
                held.enter_context(locked(sealed_path, KEYS_TIMEOUT))
            for old, new in zip(_states(path), _states(sealed_path), strict=True):
                try:
                    self._seal_one(old, new)
                except DamagedError:
                    if old != disk.damaged(path):
                        self.damaged.append(old.name)
            for leftover in set(disk.traces(path)) - set(_states(path)):
                disk.remove_file(leftover)

    def _seal_one(self, old: Path, new: Path) -> None:
        """Put what lies in ``old``, sealed with the current keys, into ``new``. Raises ``DamagedError``."""
        state = disk.state(old)
        content = None if state is None else self._read(old)
        if state is None or content is None:
            return
        if self._is_sealed(new):
            # Where it moves, by an attempt that was interrupted; it may have been saved anew since.
            if old != new:
                disk.remove_file(old)
            return
        opened = self._opened(content)
        if opened is None and old == new:
            raise DamagedError(name=old.name)
        # Its time stays: that is how the order of the generations is known, and when each was saved. What
        # was damaged before the encryption is sealed as it is: it may still be readable in part.
        sealed = self.current.seal(content if opened is None else opened)
        disk.replace_file(new, sealed, keep_generations=False, dated=state[0])
        if old != new:
            disk.remove_file(old)
        if opened is None:
            raise DamagedError(name=old.name)

    def _read(self, path: Path) -> bytes | None:
        try:
            return disk.read(path)
        except (DamagedError, NoAccessError):
            self.unread = True
            raise DamagedError(name=path.name) from None

    def _is_sealed(self, path: Path) -> bool:
        """Tell whether a file is there and sound, and sealed with the current keys."""
        with suppress(DamagedError, ValueError):
            content = disk.read(path)
            return content is not None and container.is_whole(self.current.open(content))
        return False

    def _opened(self, content: bytes) -> bytes | None:
        """Return what the first of the openers that fits finds in ``content``."""
        for opener in self.openers:
            with suppress(ValueError):
                opened = opener.open(content)
                if container.is_whole(opened):
                    return opened
        return None


def _states(path: Path) -> tuple[Path, ...]:
    return (path, *disk.slots(path), disk.damaged(path))
