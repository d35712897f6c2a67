"""Giving a folder keys, and other keys: everything is sealed anew, nothing is lost, nothing old is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from saving import read, save
from store import (
    BusyError,
    DamagedError,
    Folder,
    Index,
    KeyChangedError,
    KeyMissingError,
    Keys,
    Log,
    NoAccessError,
    Plain,
    Ring,
    disk,
    rekeying,
)
from store.keys import KEY, KEY_COPY, RECOVERY, new_secret, public
from store.locking import locked
from store.rekeying import change_keys, encrypt_folder, finish


def sealed_folder(keys: Keys) -> Folder:
    return Folder(keys.folder, cipher=keys, suffix=".age")


def unlocked(folder: Path, passphrase: str) -> Keys:
    keys = Keys(folder)
    keys.unlock(passphrase)
    return keys


def opened_by(ring: Ring, folder: Path) -> list[str]:
    """Return the names of everything in the folder that this key opens, and of what is not sealed at all."""
    keys = Keys.of(folder, ring)
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.suffix in (".lock", ".key"):
            continue
        lines = path.read_bytes().split() if path.name.startswith("log") else [path.read_bytes()]
        if path.name.startswith("log") and Log(folder, keys).entries():
            found.append(path.relative_to(folder).as_posix())
        for line in lines:
            try:
                keys.open(line)
            except ValueError:
                continue
            found.append(path.relative_to(folder).as_posix())
    return found


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    """The keys of a folder with three cases saved five times, a log and an index; its passphrase is "old"."""
    keys = encrypt_folder(tmp_path / "data", "old")
    for name in ("anna", "lisa", "omar"):
        for number in range(1, 6):
            save(sealed_folder(keys).file(name), number)
    for number in (1, 2, 3):
        Log(keys.folder, keys).append({"did": number})
    Index(sealed_folder(keys), lambda file: {"number": read(file)}).entries()
    return keys


# --- a folder without keys ----------------------------------------------------------------------


def test_a_new_folder_is_encrypted_from_the_first_save(tmp_path: Path) -> None:
    keys = encrypt_folder(tmp_path / "above" / "data", "a passphrase")

    assert keys.ring.settled
    assert sorted(path.name for path in keys.folder.iterdir() if path.suffix != ".lock") == [
        KEY_COPY,
        KEY,
    ]
    save(sealed_folder(keys).file("lisa"), 1)
    assert read(sealed_folder(unlocked(keys.folder, "a passphrase")).file("lisa")) == 1


def test_everything_in_a_folder_is_encrypted(tmp_path: Path) -> None:
    plain = Folder(tmp_path)
    for number in range(1, 6):
        save(plain.file("lisa"), number)
    saved_at = [kept.saved_at for kept in plain.file("lisa").generations()]
    Log(tmp_path, plain.cipher).append({"did": 1})
    Index(plain, lambda file: {"number": read(file)}).entries()
    disk.leftovers(plain.file("lisa").path)[0].write_bytes(b"docstore, half of a save")

    keys = encrypt_folder(tmp_path, "a passphrase")

    file = sealed_folder(keys).file("lisa")
    assert read(file) == 5
    assert [kept.saved_at for kept in file.generations()] == saved_at
    assert len(saved_at) == 3
    assert Log(tmp_path, keys).entries() == [{"did": 1, "number": 1}]
    assert Log(tmp_path, keys).flaws() == []
    assert b"docstore" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    names = {path.name for path in tmp_path.iterdir() if path.suffix != ".lock"}
    kept = {path.name for path in disk.slots(file.path)}
    assert names == {"lisa.age", *kept, "log", "log-head", KEY, KEY_COPY}


def test_what_was_damaged_before_is_not_left_readable_either(tmp_path: Path) -> None:
    plain = Folder(tmp_path)
    for name in ("lisa", "omar"):
        for number in (1, 2):
            save(plain.file(name), number)
        damaged = plain.file(name).path
        damaged.write_bytes(damaged.read_bytes().replace(b'"number":2', b'"number":7'))
    plain.file("omar").bring_back()

    keys = encrypt_folder(tmp_path, "a passphrase")

    file = sealed_folder(keys).file("lisa")
    with pytest.raises(DamagedError):
        read(file)
    assert b'"number":7' in keys.open(file.path.read_bytes())
    assert b'"number":7' in keys.open((tmp_path / "omar.age.damaged").read_bytes())
    assert b"number" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    file.bring_back()
    assert read(file) == read(sealed_folder(keys).file("omar")) == 1


def test_what_was_saved_since_an_interrupted_encryption_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(Folder(tmp_path).file("lisa"), 1)

    def refused(path: Path) -> None:
        if path.name == "lisa.json":
            raise OSError(5, "Input/output error")
        path.unlink(missing_ok=True)

    with monkeypatch.context() as fault:
        fault.setattr(disk, "remove", refused)
        with pytest.raises(Exception, match="write_failed"):
            encrypt_folder(tmp_path, "a passphrase")
    keys = unlocked(tmp_path, "a passphrase")
    save(sealed_folder(keys).file("lisa"), 2)

    finish(keys, "a passphrase")

    assert read(sealed_folder(keys).file("lisa")) == 2
    assert not (tmp_path / "lisa.json").exists()
    assert keys.ring.settled


@pytest.mark.parametrize("left", [KEY, KEY_COPY, RECOVERY])
def test_a_folder_that_has_keys_gets_no_new_ones(keys: Keys, left: str) -> None:
    for name in {KEY, KEY_COPY} - {left}:
        (keys.folder / name).unlink()
    (keys.folder / left).write_bytes(b"keys")

    with pytest.raises(KeyChangedError):
        encrypt_folder(keys.folder, "another")

    assert (keys.folder / left).read_bytes() == b"keys"


def test_a_folder_that_has_lost_its_keys_gets_no_new_ones(keys: Keys) -> None:
    for name in (KEY, KEY_COPY):
        (keys.folder / name).unlink()

    with pytest.raises(KeyMissingError):
        encrypt_folder(keys.folder, "another")

    assert not Keys.in_folder(keys.folder)


# --- other keys ---------------------------------------------------------------------------------


def test_after_a_change_the_old_keys_open_nothing_and_the_new_ones_everything(keys: Keys) -> None:
    old, before = keys.ring, opened_by(keys.ring, keys.folder)
    saved_at = [kept.saved_at for kept in sealed_folder(keys).file("lisa").generations()]
    assert ".index/1" in before
    assert len([name for name in before if name.startswith("lisa")]) == 4
    recovery = new_secret()

    done = change_keys(keys, "new", public(recovery))

    assert (done.sealed, done.damaged) == (3, ())
    assert opened_by(old, keys.folder) == []
    assert opened_by(keys.ring, keys.folder) == [name for name in before if name != ".index/1"]
    assert opened_by(Ring(recovery), keys.folder) == opened_by(keys.ring, keys.folder)
    again = unlocked(keys.folder, "new")
    assert again.ring == keys.ring
    assert again.ring.settled
    file = sealed_folder(again).file("lisa")
    assert (read(file), [kept.saved_at for kept in file.generations()]) == (5, saved_at)
    assert [entry["did"] for entry in Log(keys.folder, again).entries()] == [1, 2, 3]
    assert Log(keys.folder, again).flaws() == []


def test_a_recovery_key_is_removed_with_everything_sealed_to_it(keys: Keys) -> None:
    recovery = new_secret()
    change_keys(keys, "old", public(recovery))
    assert opened_by(Ring(recovery), keys.folder)

    change_keys(keys, "old", None)

    assert opened_by(Ring(recovery), keys.folder) == []
    assert not (keys.folder / RECOVERY).exists()
    assert read(sealed_folder(keys).file("lisa")) == 5


def test_a_damaged_file_is_named_left_alone_and_can_be_brought_back(keys: Keys) -> None:
    path = keys.folder / "lisa.age"
    path.write_bytes(path.read_bytes()[:-1])
    damaged = path.read_bytes()
    kept = disk.generations(path)[1][0]
    kept.write_bytes(b"half")

    done = change_keys(keys, "new", None)

    assert sorted(done.damaged) == sorted(["lisa.age", kept.name])
    assert path.read_bytes() == damaged
    assert keys.ring.settled
    sealed_folder(keys).file("lisa").bring_back()
    assert read(sealed_folder(keys).file("lisa")) == 4
    assert change_keys(keys, "newer", None).damaged == (kept.name,)


def test_keys_to_what_cannot_be_read_now_are_not_let_go(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def torn(path: Path) -> bytes:
        if path.name == "lisa.age":
            raise OSError(5, "Input/output error")
        return real(path)

    with monkeypatch.context() as fault:
        fault.setattr(Path, "read_bytes", torn)
        assert change_keys(keys, "new", None).damaged == ("lisa.age",)
    assert not keys.ring.settled

    again = unlocked(keys.folder, "new")
    assert read(sealed_folder(again).file("lisa")) == 5
    finished = finish(again, "new")

    assert finished is not None
    assert finished.damaged == ()
    assert again.ring.settled
    assert read(sealed_folder(again).file("lisa")) == 5


@pytest.mark.parametrize(("name", "code"), [("lisa.age", 13), ("log", 5), ("log-head", 5)])
def test_nor_what_may_not_be_read_or_the_log(
    keys: Keys, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    real = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == name:
            raise OSError(code, "refused")
        return real(path)

    with monkeypatch.context() as fault:
        fault.setattr(Path, "read_bytes", refused)
        change_keys(keys, "new", None)
    assert not keys.ring.settled

    again = unlocked(keys.folder, "new")
    finish(again, "new")
    assert again.ring.settled
    assert read(sealed_folder(again).file("lisa")) == 5
    assert [entry["did"] for entry in Log(keys.folder, again).entries()] == [1, 2, 3]
    assert Log(keys.folder, again).flaws() == []


def test_a_folder_that_vanishes_meanwhile_is_said(keys: Keys, tmp_path: Path) -> None:
    def vanish(done: int, _of: int) -> None:
        if done == 1:
            keys.folder.rename(tmp_path / "moved")

    with pytest.raises(NoAccessError):
        change_keys(keys, "new", None, progress=vanish)

    again = unlocked(tmp_path / "moved", "new")
    finish(again, "new")
    assert read(sealed_folder(again).file("omar")) == 5


def test_a_change_of_which_only_the_copy_was_written_goes_on_with_its_passphrase(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = disk.replace

    def killed(source: Path, target: Path) -> None:
        if target.name == KEY:
            raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as crash:
        crash.setattr(disk, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            change_keys(keys, "new", None)
    with monkeypatch.context() as fault:
        fault.setattr(disk, "create", lambda _path: (_ for _ in ()).throw(OSError(28, "No space left")))
        again = unlocked(keys.folder, "new")
    assert read(sealed_folder(again).file("lisa")) == 5
    assert not again.can_seal

    def in_place(_done: int, _of: int) -> None:
        assert (keys.folder / KEY).read_bytes() == (keys.folder / KEY_COPY).read_bytes()
        assert again.can_seal

    finish(again, "new", progress=in_place)

    again.confirm()
    assert unlocked(keys.folder, "new").ring == again.ring
    assert read(sealed_folder(again).file("lisa")) == 5


def test_nobody_begins_a_change_beside_another(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rekeying, "KEYS_TIMEOUT", 0.05)

    with locked(keys.folder / KEY, timeout=0), pytest.raises(BusyError):
        change_keys(keys, "new", None)

    assert unlocked(keys.folder, "old").ring == keys.ring


def test_nobody_saves_a_file_while_it_moves_to_its_new_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(Folder(tmp_path).file("lisa"), 1)
    monkeypatch.setattr(rekeying, "KEYS_TIMEOUT", 0.05)

    with locked(tmp_path / "lisa.json", timeout=0), pytest.raises(BusyError):
        encrypt_folder(tmp_path, "a passphrase")
    with locked(tmp_path / "lisa.age", timeout=0), pytest.raises(BusyError):
        finish(unlocked(tmp_path, "a passphrase"), "a passphrase")

    keys = unlocked(tmp_path, "a passphrase")
    finish(keys, "a passphrase")
    assert read(sealed_folder(keys).file("lisa")) == 1


def test_progress_is_told_file_by_file(keys: Keys) -> None:
    told: list[tuple[int, int]] = []

    change_keys(keys, "new", None, progress=lambda done, of: told.append((done, of)))

    assert told == [(1, 3), (2, 3), (3, 3)]
    assert finish(keys, "new") is None


@pytest.mark.parametrize("stopped_at", [1, 2, 3])
def test_an_interrupted_change_opens_everything_and_is_finished(keys: Keys, stopped_at: int) -> None:
    old = keys.ring

    def stopped(done: int, _of: int) -> None:
        if done == stopped_at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        change_keys(keys, "new", None, progress=stopped)

    again = unlocked(keys.folder, "new")
    assert not again.ring.settled
    assert [read(sealed_folder(again).file(name)) for name in ("anna", "lisa", "omar")] == [5, 5, 5]
    finish(again, "new")
    assert opened_by(old, keys.folder) == []
    assert again.ring.settled
    # A program that goes on with the keys it has is told that they are not the same any more.
    with pytest.raises(KeyChangedError):
        keys.confirm()


def test_a_change_may_follow_one_that_was_interrupted(keys: Keys) -> None:
    def stopped(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    for passphrase in ("new", "newer"):
        with pytest.raises(KeyboardInterrupt):
            change_keys(keys, passphrase, None, progress=stopped)
    change_keys(keys, "newest", None)

    again = unlocked(keys.folder, "newest")
    assert again.ring.settled
    assert [read(sealed_folder(again).file(name)) for name in ("anna", "lisa", "omar")] == [5, 5, 5]


def test_a_folder_that_vanishes_is_said(keys: Keys, tmp_path: Path) -> None:
    file = sealed_folder(keys).file("lisa")
    keys.folder.rename(tmp_path / "moved")

    for attempt in (
        lambda: change_keys(keys, "new", None),
        file.is_sound,
        lambda: save(file, 6),
    ):
        with pytest.raises((NoAccessError, KeyChangedError)):
            attempt()

    assert not keys.folder.exists()
    assert read(sealed_folder(unlocked(tmp_path / "moved", "old")).file("lisa")) == 5


def test_what_is_no_document_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not ours", "utf-8")
    (tmp_path / "a folder.json").mkdir()

    keys = encrypt_folder(tmp_path, "a passphrase")

    assert (tmp_path / "notes.txt").read_text("utf-8") == "not ours"
    assert (tmp_path / "a folder.json").is_dir()
    assert isinstance(Plain(unless=tmp_path / KEY), Plain)
    assert keys.is_open
