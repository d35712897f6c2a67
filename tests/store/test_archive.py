"""A whole folder in one file: there and back, and everything that can be wrong with such a file."""

from __future__ import annotations

import hashlib
import io
import tarfile
import time
from pathlib import Path

import pytest
from programs import start

from saving import read, save
from store import (
    Cipher,
    DamagedError,
    DocumentFile,
    Folder,
    KeyChangedError,
    Keys,
    Log,
    NoAccessError,
    NoSpaceError,
    Ring,
    WriteError,
    WrongPassphraseError,
    archive,
    container,
    disk,
    rekeying,
)
from store.archive import CONTENTS
from store.keys import KEY, KEY_COPY, RECOVERY, new_secret, public


def members(path: Path) -> dict[str, bytes]:
    """Return the files in a backup, read as any tar archive."""
    with tarfile.open(path) as tar:
        return {entry.name: tar.extractfile(entry).read() for entry in tar}  # type: ignore[union-attr]


def write(path: Path, files: list[tuple[str, bytes]]) -> None:
    """Write a tar archive."""
    with tarfile.open(path, "w") as tar:
        for name, content in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backup.malsteg"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A new folder to put a backup in."""
    (tmp_path / "back").mkdir()
    return tmp_path / "back"


@pytest.fixture
def packed(folder: Folder, target: Path) -> Path:
    """A backup of a folder with two cases and a log."""
    save(folder.file("lisa"), 1)
    save(folder.file("lisa"), 2)
    save(folder.file("åsa 2"), 1)
    Log(folder.path, folder.cipher).append({"did": 1})
    archive.pack(folder, target)
    return target


def test_there_and_back(folder: Folder, packed: Path, room: Path) -> None:
    told: list[tuple[int, int]] = []

    done = archive.unpack(packed, room, folder.cipher, progress=lambda done, of: told.append((done, of)))

    back = Folder(room, cipher=folder.cipher)
    assert {name: read(back.file(name)) for name in back.names()} == {"lisa": 2, "åsa 2": 1}
    assert Log(room, folder.cipher).entries() == [{"did": 1, "number": 1}]
    assert Log(room, folder.cipher).flaws() == []
    assert (done.files, told) == (4, [(1, 4), (2, 4), (3, 4), (4, 4)])
    assert not archive.has_keys(packed)
    assert packed.stat().st_mode & 0o077 == 0


def test_nothing_is_left_beside_it_and_what_was_there_is_replaced(folder: Folder, packed: Path) -> None:
    before = packed.read_bytes()
    save(folder.file("lisa"), 3)

    assert archive.pack(folder, packed).files == 4

    assert packed.read_bytes() != before
    assert {path.name for path in packed.parent.iterdir()} == {packed.name, "data"}


def test_an_empty_folder_there_and_back(folder: Folder, target: Path, room: Path) -> None:
    assert archive.pack(folder, target).files == 0
    assert archive.unpack(target, room, folder.cipher).files == 0


def test_an_encrypted_folder_on_another_machine(tmp_path: Path, target: Path, room: Path) -> None:
    secret = new_secret()
    keys = rekeying.encrypt_folder(tmp_path / "data", "a passphrase", public(secret))
    folder = Folder(keys.folder, cipher=keys, suffix=".age")
    save(folder.file("lisa"), 1)
    archive.pack(folder, target)
    assert archive.has_keys(target)

    found = archive.unlock(target, room)
    assert found is not None
    with pytest.raises(WrongPassphraseError):
        found.unlock("another")
    found.unlock("a passphrase")
    archive.unpack(target, room, found)

    assert read(Folder(room, cipher=found, suffix=".age").file("lisa")) == 1
    again = Keys(room)
    again.recover(secret)
    assert again.ring == keys.ring
    assert {KEY, KEY_COPY, RECOVERY} <= {path.name for path in room.iterdir()}


def test_nothing_in_a_backup_is_readable_without_the_keys(tmp_path: Path, target: Path) -> None:
    keys = rekeying.encrypt_folder(tmp_path / "data", "a passphrase")
    folder = Folder(keys.folder, cipher=keys, suffix=".age")
    save(folder.file("lisa"), 1)

    archive.pack(folder, target)

    assert b"docstore" not in target.read_bytes()
    assert b"sha" not in target.read_bytes()


# --- cases that are damaged, or being written ---------------------------------------------------


def test_of_a_damaged_or_lost_case_the_latest_sound_state_is_taken(
    folder: Folder, target: Path, room: Path
) -> None:
    for name in ("lisa", "omar", "olga"):
        for number in (1, 2, 3):
            save(folder.file(name), number)
    folder.file("lisa").path.write_bytes(b"half")
    folder.file("omar").path.unlink()
    folder.file("olga").path.write_bytes(b"half")
    for path, _ in disk.generations(folder.file("olga").path):
        path.write_bytes(b"half")
    save(folder.file("anna"), 1)

    done = archive.pack(folder, target)

    assert (done.earlier, done.left_out) == (("lisa", "omar"), ("olga",))
    archive.unpack(target, room, folder.cipher)
    back = Folder(room, cipher=folder.cipher)
    assert {name: read(back.file(name)) for name in back.names()} == {"anna": 1, "lisa": 2, "omar": 2}


def test_a_case_of_a_later_program_is_taken_as_it_is(folder: Folder, target: Path, cipher: Cipher) -> None:
    checksum = hashlib.sha256(b"docstore 2\nnot even JSON").hexdigest().encode()
    folder.file("lisa").path.write_bytes(cipher.seal(b"docstore 2 " + checksum + b"\nnot even JSON"))

    assert archive.pack(folder, target).files == 1


def test_a_key_file_that_cannot_be_read_is_left_out(
    tmp_path: Path, target: Path, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = rekeying.encrypt_folder(tmp_path / "data", "a passphrase")
    folder = Folder(keys.folder, cipher=keys, suffix=".age")
    save(folder.file("lisa"), 1)
    real = Path.read_bytes

    def torn(path: Path) -> bytes:
        if path == keys.folder / KEY_COPY:
            raise OSError(5, "Input/output error")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", torn)

    assert archive.pack(folder, target).left_out == (KEY_COPY,)
    found = archive.unlock(target, room)
    assert found is not None
    found.unlock("a passphrase")
    archive.unpack(target, room, found)


def test_while_another_program_saves(folder: Folder, target: Path, room: Path) -> None:
    for name in ("anna", "lisa", "omar"):
        save(folder.file(name), 1)

    with start("saving.py", "saving", folder) as saver:
        assert saver.stdout is not None
        assert saver.stdout.readline() == "begun\n"
        numbers = []
        for _ in range(10):
            archive.pack(folder, target)
            archive.unpack(target, room, folder.cipher)
            numbers.append(read(Folder(room, cipher=folder.cipher).file("lisa")))
            time.sleep(0.01)
        saver.kill()

    assert numbers == sorted(numbers)
    assert numbers[-1] > 1


@pytest.mark.parametrize("changed_after", [1, 2])
def test_a_backup_in_which_keys_were_changed_meanwhile_does_not_come_into_being(
    tmp_path: Path, target: Path, changed_after: int
) -> None:
    keys = rekeying.encrypt_folder(tmp_path / "data", "a passphrase")
    theirs = Keys(keys.folder)
    theirs.unlock("a passphrase")
    folder = Folder(keys.folder, cipher=keys, suffix=".age")
    for name in ("anna", "lisa"):
        save(folder.file(name), 1)

    def change(done: int, _of: int) -> None:
        if done == changed_after:
            rekeying.change_keys(theirs, "another", None)

    with pytest.raises(KeyChangedError):
        archive.pack(folder, target, progress=change)

    assert [path.name for path in tmp_path.iterdir()] == ["data"]


# --- where there is no room, or what is written is not what lies there --------------------------


@pytest.mark.parametrize("written", [0, 5_000])
def test_on_a_full_disk_nothing_is_left(
    folder: Folder, packed: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    before, room_left = packed.read_bytes(), written
    save(folder.file("lisa"), 3)

    def full(descriptor: int, content: bytes) -> None:
        nonlocal room_left
        room_left -= len(content)
        if room_left < 0:
            raise OSError(28, "No space left on device")
        real(descriptor, content)

    real = disk.write
    monkeypatch.setattr(disk, "write", full)
    with pytest.raises(NoSpaceError) as refused:
        archive.pack(folder, packed)

    assert refused.value.params == {"path": str(packed)}
    assert packed.read_bytes() == before
    assert {path.name for path in packed.parent.iterdir()} == {packed.name, "data"}


def test_what_is_not_what_was_written_is_not_called_a_backup(
    folder: Folder, packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = packed.read_bytes()
    real = disk.write

    def worn_out(descriptor: int, content: bytes) -> None:
        changed = bytearray(content)
        changed[len(changed) // 2] ^= 1
        real(descriptor, bytes(changed))

    monkeypatch.setattr(disk, "write", worn_out)
    with pytest.raises(WriteError) as refused:
        archive.pack(folder, packed)

    assert refused.value.params == {"path": str(packed), "reason": "verify"}
    assert packed.read_bytes() == before


def test_where_there_is_no_folder_it_is_said(folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(NoAccessError):
        archive.pack(folder, tmp_path / "none" / "backup")


# --- what somebody has made of it ---------------------------------------------------------------


def refused(path: Path, room: Path, cipher: Cipher) -> None:
    """Nothing of it is put anywhere."""
    with pytest.raises(DamagedError) as told:
        archive.unpack(path, room, cipher)
    assert told.value.params == {"name": path.name}
    assert list(room.iterdir()) == []
    assert sorted(found.name for found in room.parent.iterdir() if found != path) == ["back", "data"]


@pytest.mark.parametrize("content", [b"", b"no archive", b"\0" * 10_240, b"\x1f\x8b\x08\0", b"PK\3\4" * 200])
def test_what_is_no_backup(folder: Folder, target: Path, room: Path, content: bytes) -> None:
    target.write_bytes(content)

    refused(target, room, folder.cipher)
    with pytest.raises(DamagedError):
        archive.has_keys(target)
    with pytest.raises(NoAccessError):
        archive.has_keys(target.with_name("none"))


def test_a_cut_backup(folder: Folder, packed: Path, room: Path) -> None:
    whole = packed.read_bytes()
    # What an archive ends with are blocks of nothing.
    for length in range(0, len(whole.rstrip(b"\0")), 331):
        packed.write_bytes(whole[:length])
        refused(packed, room, folder.cipher)


def test_a_changed_byte(folder: Folder, packed: Path, room: Path) -> None:
    whole = packed.read_bytes()
    before = members(packed)

    for at in range(0, len(whole), 97):
        packed.write_bytes(whole[:at] + bytes([whole[at] ^ 0x21]) + whole[at + 1 :])
        try:
            archive.unpack(packed, room, folder.cipher)
        except DamagedError:
            assert list(room.iterdir()) == []
        else:
            # Padding, or the time and the rights of an entry: all that was in it is as it was.
            for path in room.iterdir():
                assert before[path.name] == path.read_bytes()
                path.unlink()


def test_missing_extra_changed_and_doubled_files(folder: Folder, packed: Path, room: Path) -> None:
    whole = [*members(packed).items()]
    names = [name for name, _ in whole]
    assert names[-1] == CONTENTS

    for left_out in range(len(whole)):
        write(packed, whole[:left_out] + whole[left_out + 1 :])
        refused(packed, room, folder.cipher)
    for name in ("more.json", "more.age", "notes.txt", KEY):
        write(packed, [*whole, (name, b"more")])
        refused(packed, room, folder.cipher)
    for number in range(len(whole)):
        name, content = whole[number]
        write(packed, [*whole[:number], (name, content + b" "), *whole[number + 1 :]])
        refused(packed, room, folder.cipher)
    write(packed, [*whole[:-1], whole[0], whole[-1]])
    refused(packed, room, folder.cipher)


@pytest.mark.parametrize(
    "name",
    ["../lisa.json", "/lisa.json", "..\\lisa.json", "a/lisa.json", "a\\lisa.json", "C:lisa.json", ".index",
     ".lisa.json.new", "lisa.json.1", "lisa.json.lock", "notes.txt", "folder.key/lisa.json", "..", ".json"],
)  # fmt: skip
def test_names_that_lead_out_of_the_folder_or_are_none_of_its_own(
    cipher: Cipher, target: Path, room: Path, name: str
) -> None:
    # Made by somebody who has the key, or has found an unencrypted backup: hashes and all are right.
    contents = {"format": 1, "files": {name: hashlib.sha256(b"theirs").hexdigest()}}
    (room.parent / "data").mkdir(exist_ok=True)
    write(target, [(name, b"theirs"), (CONTENTS, container.pack(contents, cipher))])

    refused(target, room, cipher)


def test_a_backup_that_is_changed_while_it_is_put_back(folder: Folder, target: Path, room: Path) -> None:
    for number in range(5):
        save(folder.file(f"case {number}"), 1)
    archive.pack(folder, target)
    whole = target.read_bytes()
    last = whole.rindex(members(target)["case 4.json"])

    def change(done: int, _of: int) -> None:
        if done == 1:
            with target.open("r+b") as file:
                file.seek(last + 20)
                file.write(b"!")

    with pytest.raises(DamagedError):
        archive.unpack(target, room, folder.cipher, progress=change)

    assert not (room / "case 4.json").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE])
def test_what_is_no_file(folder: Folder, packed: Path, room: Path, kind: bytes) -> None:
    whole = members(packed)
    with tarfile.open(packed, "w") as tar:
        entry = tarfile.TarInfo("lisa.json")
        entry.type, entry.linkname = kind, "../data/lisa.json"
        tar.addfile(entry)
        for name, content in whole.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))

    refused(packed, room, folder.cipher)


def test_a_backup_sealed_with_other_keys(packed: Path, room: Path) -> None:
    with pytest.raises(DamagedError):
        archive.unpack(packed, room, Keys.of(room, Ring(new_secret())))


def test_what_comes_back_can_be_saved_again(folder: Folder, packed: Path, room: Path) -> None:
    archive.unpack(packed, room, folder.cipher)
    file = DocumentFile(room / "lisa.json", cipher=folder.cipher)

    save(file, 3)

    assert read(file) == 3
