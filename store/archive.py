"""A whole folder in one file, to be kept elsewhere and put back on another machine.

The file is a tar archive of the folder's own files, each of them sealed as it lies in the folder: whoever
has the passphrase or the recovery key, and nobody else, can read what is in it, also without this program.
A list of contents, sealed too, holds the hash of each.
"""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from store import container, disk
from store.cipher import Cipher
from store.errors import DamagedError, NoAccessError, NotFoundError, WriteError, from_os_error
from store.folder import Folder, is_name
from store.keys import KEY, KEY_COPY, RECOVERY, SEALED_SUFFIX, Keys
from store.log import HEAD, LOG
from store.rekeying import PLAIN_SUFFIX

CONTENTS: Final = "contents"
FORMAT: Final = 1

_BESIDE: Final = (KEY, KEY_COPY, RECOVERY, HEAD, LOG)
"""What lies beside the files; the log after its head, which may say less than there is but never more."""

_ENDINGS: Final = (PLAIN_SUFFIX, SEALED_SUFFIX)
_BLOCK: Final = 1 << 20

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Packed:
    """What lies in a backup: how many files; the names of those left out because they are damaged.

    ``earlier``: of these an earlier generation was taken, since the file itself is damaged.
    """

    files: int
    left_out: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


def pack(folder: Folder, target: Path, *, progress: Progress | None = None) -> Packed:
    """Write everything in ``folder`` to the file ``target``, read it back and compare.

    ``target`` comes into being whole or not at all; what was there is replaced. Each file is as it was at
    one moment, but others may be saved meanwhile. Raises ``StoreError``.
    """
    fresh, _ = disk.leftovers(target)
    left_out: list[str] = []
    earlier: list[str] = []
    try:
        disk.remove(fresh)
        descriptor = disk.create(fresh)
        try:
            with tarfile.open(
                fileobj=_Through(descriptor), mode="w|", bufsize=_BLOCK, format=tarfile.PAX_FORMAT
            ) as archive:
                hashes: dict[str, str] = {}
                for name, content in _contents(folder, left_out, earlier, progress):
                    hashes[name] = hashlib.sha256(content).hexdigest()
                    _add(archive, name, content)
                contents = {"format": FORMAT, "files": hashes}
                _add(archive, CONTENTS, container.pack(contents, folder.cipher))
            disk.sync(descriptor)
        finally:
            os.close(descriptor)
        folder.cipher.confirm()
        _verify(fresh, folder.cipher, hashes, target)
        disk.replace(fresh, target)
        disk.sync_folder(target.parent)
    except OSError as problem:
        raise from_os_error(problem, target) from problem
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return Packed(len(hashes), tuple(left_out), tuple(earlier))


def _verify(written: Path, cipher: Cipher, hashes: dict[str, str], target: Path) -> None:
    """Return if what has been written can be read and is what was to be written. Raises ``WriteError``."""
    with suppress(DamagedError):
        if _read(written, cipher) == hashes:
            return
    raise WriteError(path=str(target), reason="verify")


def has_keys(source: Path) -> bool:
    """Tell whether what lies in a backup is encrypted. Raises ``DamagedError`` if it is no backup."""
    names = {name for name, _ in _members(source)}
    if CONTENTS not in names:
        raise DamagedError(name=source.name)
    return KEY in names or KEY_COPY in names


def unlock(source: Path, folder: Path) -> Keys | None:
    """Put the keys that lie in a backup into the new folder ``folder``; ``None`` if it is not encrypted.

    They are not open yet. Raises ``StoreError``.
    """
    for name, content in _members(source):
        if name in (KEY, KEY_COPY, RECOVERY):
            disk.replace_file(folder / name, content, keep_generations=False)
    return Keys(folder) if Keys.in_folder(folder) else None


def unpack(source: Path, folder: Path, cipher: Cipher, *, progress: Progress | None = None) -> Packed:
    """Put what lies in a backup into the new folder ``folder``, once all of it has been found sound.

    Raises ``DamagedError`` if anything in it is not as it was written, and other ``StoreError``.
    """
    hashes = _read(source, cipher)
    done = 0
    for name, content in _members(source):
        if name == CONTENTS:
            continue
        if hashlib.sha256(content).hexdigest() != hashes.get(name):
            # It was another file a moment ago.
            raise DamagedError(name=source.name)
        disk.replace_file(folder / name, content, keep_generations=False)
        done += 1
        if progress is not None:
            progress(done, len(hashes))
    return Packed(done)


def _contents(
    folder: Folder, left_out: list[str], earlier: list[str], progress: Progress | None
) -> Iterator[tuple[str, bytes]]:
    """Yield each file to be packed."""
    for name in _BESIDE:
        try:
            content = disk.read(folder.path / name)
        except DamagedError:
            # Of the keys there are two; what is wrong with the log is for a check to say.
            left_out.append(name)
            continue
        if content is not None:
            yield name, content
    names = sorted({*folder.names(), *folder.lost()})
    for number, name in enumerate(names, start=1):
        file = folder.file(name)
        try:
            content, of_earlier = file.sound_content()
        except NotFoundError:
            left_out += [name] if file.exists() else []
        else:
            earlier += [name] if of_earlier else []
            yield file.name, content
        if progress is not None:
            progress(number, len(names))


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, io.BytesIO(content))


class _Through(io.RawIOBase):
    """What an archive is written to: everything that is done to a disk is done by one room."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, content: Any) -> int:
        """Write all of ``content``."""
        disk.write(self._descriptor, content)
        return len(content)


def _members(source: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of every file in a backup. Raises ``DamagedError`` if it is none."""
    try:
        with tarfile.open(source, mode="r:") as archive:
            for entry in archive:
                file = archive.extractfile(entry) if entry.isreg() else None
                if file is None:
                    raise DamagedError(name=source.name)
                yield entry.name, file.read()
    except (tarfile.TarError, EOFError, ValueError, LookupError, ArithmeticError):
        raise DamagedError(name=source.name) from None
    except OSError:
        raise NoAccessError(path=str(source)) from None


def _read(source: Path, cipher: Cipher) -> dict[str, str]:
    """Return the list of contents, having found that every file is as it says."""
    found: dict[str, str] = {}
    listing = b""
    for name, content in _members(source):
        if name == CONTENTS:
            listing = content
        elif name in found or not _is_name(name):
            raise DamagedError(name=source.name)
        else:
            found[name] = hashlib.sha256(content).hexdigest()
    contents: dict[str, Any] = container.unpack(listing, cipher, source.name)
    if contents.get("files") != found:
        raise DamagedError(name=source.name)
    return found


def _is_name(name: str) -> bool:
    """Tell whether this is the name of a file that belongs in a folder, and lies in the folder itself."""
    return name in _BESIDE or (name.endswith(_ENDINGS) and is_name(name))
