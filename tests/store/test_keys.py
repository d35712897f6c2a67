"""The keys of a folder: opening, shutting, losing and finding them, and the three files they lie in."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from saving import read, save
from store import (
    DamagedError,
    Folder,
    KeyChangedError,
    KeyMissingError,
    Keys,
    LockedError,
    NoAccessError,
    Ring,
    WrongKeyError,
    WrongPassphraseError,
    disk,
    rekeying,
)
from store.keys import KEY, KEY_COPY, RECOVERY, checked_public, new_secret, public

FILES = (KEY, KEY_COPY, RECOVERY)


def lisa(keys: Keys) -> int:
    """Return the number that was last saved in lisa's file."""
    return read(Folder(keys.folder, cipher=keys, suffix=".age").file("lisa"))


def unlocked(folder: Path, passphrase: str) -> Keys:
    keys = Keys(folder)
    keys.unlock(passphrase)
    return keys


@pytest.fixture
def secret() -> str:
    return new_secret()


@pytest.fixture
def keys(tmp_path: Path, secret: str) -> Keys:
    """The keys of a folder with one case, whose passphrase is "old", with a recovery key."""
    keys = rekeying.encrypt_folder(tmp_path / "data", "old", public(secret))
    save(Folder(keys.folder, cipher=keys, suffix=".age").file("lisa"), 1)
    return keys


def test_the_right_passphrase_opens_and_a_wrong_one_does_not(keys: Keys) -> None:
    assert lisa(unlocked(keys.folder, "old")) == 1

    for wrong in ("Old", "old ", "", "gammal"):
        with pytest.raises(WrongPassphraseError):
            unlocked(keys.folder, wrong)


def test_a_passphrase_is_the_same_however_its_signs_are_put_together(tmp_path: Path) -> None:
    rekeying.encrypt_folder(tmp_path, unicodedata.normalize("NFD", "blåbär på fjället"))

    assert unlocked(tmp_path, unicodedata.normalize("NFC", "blåbär på fjället")).is_open


def test_locked_keys_neither_seal_nor_open(keys: Keys) -> None:
    sealed = keys.seal(b"words")

    keys.lock()

    assert not keys.is_open
    for attempt in (lambda: keys.seal(b"words"), lambda: keys.open(sealed), keys.confirm, lambda: keys.ring):
        with pytest.raises(LockedError):
            attempt()
    keys.unlock("old")
    assert keys.open(sealed) == b"words"


def test_nothing_printed_holds_a_key(keys: Keys, secret: str) -> None:
    said = f"{keys!r} {keys} {keys.ring!r} {keys.ring} {[keys.ring]}"

    assert "AGE-SECRET" not in said
    assert secret not in said


def test_a_ring_is_written_and_read_as_it_was() -> None:
    for ring in (
        Ring(new_secret()),
        Ring(new_secret(), (new_secret(), new_secret()), public(new_secret()), unsealed=True),
    ):
        assert Ring.parse(ring.text()) == ring
    with pytest.raises(ValueError, match="not enough"):
        Ring.parse("# nothing\n")


def test_what_is_no_key_is_said(keys: Keys) -> None:
    for text in ("", "AGE-SECRET-KEY-1", "age1", public(new_secret()), "nonsense"):
        with pytest.raises(WrongKeyError):
            public(text)
        with pytest.raises(WrongKeyError):
            Keys(keys.folder).recover(text)
    for text in ("", "age1", new_secret(), "nonsense", "ssh-ed25519 AAAA"):
        with pytest.raises(WrongKeyError):
            checked_public(text)


def test_a_folder_without_keys_has_none(tmp_path: Path) -> None:
    assert not Keys.in_folder(tmp_path)
    assert not Keys.in_folder(tmp_path / "none")
    with pytest.raises(KeyMissingError) as missing:
        Keys(tmp_path).unlock("old")
    assert missing.value.params == {"path": str(tmp_path), "name": KEY}


# --- damage and loss of the files with the keys -----------------------------------------------


def test_whichever_of_the_files_is_lost_the_others_open_and_it_comes_back(keys: Keys) -> None:
    whole = (keys.folder / KEY).read_bytes()
    for lost in FILES:
        (keys.folder / lost).unlink()

        again = unlocked(keys.folder, "old")

        assert lisa(again) == 1
        again.confirm()
        assert (keys.folder / KEY).read_bytes() == (keys.folder / KEY_COPY).read_bytes() == whole
        assert (keys.folder / RECOVERY).exists()


@pytest.mark.parametrize("name", [KEY, KEY_COPY])
def test_any_damage_to_one_of_the_files_is_made_good_from_the_other(keys: Keys, name: str) -> None:
    path = keys.folder / name
    whole = path.read_bytes()
    flipped = [whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :] for at in range(0, len(whole), 7)]

    for damaged in [b"", whole[:10], whole[:-1], whole + b"\0", *flipped]:
        path.write_bytes(damaged)
        again = unlocked(keys.folder, "old")
        assert lisa(again) == 1
        again.confirm()
        assert path.read_bytes() == whole
        path.write_bytes(damaged)
        with pytest.raises((WrongPassphraseError, DamagedError)):
            unlocked(keys.folder, "wrong")


def test_any_damage_to_both_files_is_said(keys: Keys) -> None:
    whole = (keys.folder / KEY).read_bytes()

    for at in range(0, len(whole), 7):
        for name in (KEY, KEY_COPY):
            (keys.folder / name).write_bytes(whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :])
        with pytest.raises((WrongPassphraseError, DamagedError)):
            unlocked(keys.folder, "old")


def test_a_sector_that_cannot_be_read_is_made_good_too(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def torn(path: Path) -> bytes:
        if path.name == KEY and path.stat().st_ino == torn_file:
            raise OSError(5, "Input/output error")
        return real(path)

    torn_file = (keys.folder / KEY).stat().st_ino
    monkeypatch.setattr(Path, "read_bytes", torn)

    again = unlocked(keys.folder, "old")

    assert lisa(again) == 1
    again.confirm()


def test_a_folder_that_cannot_be_written_to_is_opened_all_the_same(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    (keys.folder / KEY).unlink()

    def read_only(*_given: object) -> int:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as fault:
        fault.setattr(disk, "create", read_only)
        again = unlocked(keys.folder, "old")
        assert lisa(again) == 1
        # What is sealed now would lie under keys of which there is only the copy.
        with pytest.raises(KeyChangedError):
            again.confirm()

    unlocked(keys.folder, "old").confirm()


def test_an_old_copy_that_is_put_back_destroys_nothing(keys: Keys) -> None:
    old = (keys.folder / KEY).read_bytes()
    rekeying.change_keys(keys, "new", None)
    new = (keys.folder / KEY).read_bytes()

    (keys.folder / KEY_COPY).write_bytes(old)
    with pytest.raises(WrongPassphraseError):
        unlocked(keys.folder, "old")
    assert (keys.folder / KEY).read_bytes() == new
    assert lisa(unlocked(keys.folder, "new")) == 1

    (keys.folder / KEY).write_bytes(old)
    with pytest.raises(KeyChangedError):
        unlocked(keys.folder, "old").confirm()
    assert (keys.folder / KEY_COPY).read_bytes() == new
    assert lisa(unlocked(keys.folder, "new")) == 1
    assert (keys.folder / KEY).read_bytes() == new


def test_a_folder_that_cannot_be_reached_is_not_one_without_keys(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_path: Path) -> bytes:
        raise OSError(110, "Connection timed out")

    monkeypatch.setattr(Path, "read_bytes", gone)

    for attempt in (lambda: unlocked(keys.folder, "old"), keys.confirm):
        with pytest.raises(NoAccessError):
            attempt()


# --- the recovery key -------------------------------------------------------------------------


def test_the_recovery_key_opens_and_a_new_passphrase_is_chosen(keys: Keys, secret: str) -> None:
    again = Keys(keys.folder)
    again.recover(f" {secret}\n")
    assert lisa(again) == 1
    with pytest.raises(KeyChangedError):
        again.confirm()

    rekeying.change_keys(again, "new", again.ring.recovery)

    again.confirm()
    assert lisa(unlocked(keys.folder, "new")) == 1
    with pytest.raises(WrongPassphraseError):
        unlocked(keys.folder, "old")
    once_more = Keys(keys.folder)
    once_more.recover(secret)
    assert lisa(once_more) == 1


def test_another_recovery_key_opens_nothing(keys: Keys) -> None:
    with pytest.raises(WrongKeyError):
        Keys(keys.folder).recover(new_secret())


def test_without_a_recovery_key_there_is_nothing_to_recover_with(tmp_path: Path) -> None:
    rekeying.encrypt_folder(tmp_path, "old")

    with pytest.raises(KeyMissingError) as missing:
        Keys(tmp_path).recover(new_secret())
    assert missing.value.params["name"] == RECOVERY


@pytest.mark.parametrize("lost", [(KEY, KEY_COPY), (KEY, KEY_COPY, RECOVERY)], ids=["two", "all"])
def test_the_recovery_key_is_enough_even_when_the_files_with_keys_are_gone(
    keys: Keys, secret: str, lost: tuple[str, ...]
) -> None:
    for name in lost:
        (keys.folder / name).unlink()
    again = Keys(keys.folder)

    again.recover(secret)
    assert lisa(again) == 1
    rekeying.change_keys(again, "new", public(secret))

    assert lisa(unlocked(keys.folder, "new")) == 1
    assert again.ring.settled


def test_any_damage_to_the_recovery_file_is_said_or_made_good(keys: Keys, secret: str) -> None:
    path = keys.folder / RECOVERY
    whole = path.read_bytes()

    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x01]) + whole[at + 1 :])
        again = Keys(keys.folder)
        again.recover(secret)
        assert lisa(again) == 1
    shutil.rmtree(keys.folder)
    keys.folder.mkdir()
    for damaged in (b"", whole[:50], whole[:-1]):
        path.write_bytes(damaged)
        with pytest.raises(DamagedError):
            Keys(keys.folder).recover(secret)


def test_the_recovery_key_itself_is_no_way_round_a_change_that_is_under_way(
    keys: Keys, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(keys.folder, cipher=keys, suffix=".age")
    save(folder.file("omar"), 1)

    def stopped(done: int, _of: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rekeying.change_keys(keys, "new", public(new_secret()), progress=stopped)

    # One file is sealed with the new keys, to which the old recovery key is none.
    with pytest.raises(WrongKeyError):
        Keys(keys.folder).recover(secret)
    again = unlocked(keys.folder, "new")
    rekeying.finish(again, "new")
    assert lisa(again) == 1
