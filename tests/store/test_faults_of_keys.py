"""A disk that fails at each call while a folder is given keys: the old ones hold or the new ones do."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path

import pytest
from failing import CODES, ERRORS, Kept, calls_of, failing, leftovers

from saving import read, save
from store import Folder, Keys, Log, StoreError, rekeying
from store.keys import KEY, KEY_COPY, new_secret, public

pytestmark = pytest.mark.usefixtures("on_a_quick_disk")


def _opened(folder: Path, passphrases: tuple[str, ...]) -> tuple[str, Keys]:
    for passphrase in passphrases:
        keys = Keys(folder)
        with suppress(StoreError):
            keys.unlock(passphrase)
            return passphrase, keys
    raise AssertionError(f"none of {passphrases} opens the folder")


def _check_all(keys: Keys) -> None:
    file = Folder(keys.folder, cipher=keys, suffix=".age").file("lisa")
    assert read(file) == 2
    assert len(file.generations()) == 1
    assert [entry["did"] for entry in Log(keys.folder, keys).entries()] == [1]
    assert Log(keys.folder, keys).flaws() == []


def _recovers(folder: Path, secret: str) -> bool:
    """Tell whether a recovery key opens the folder: everything in it, or nothing."""
    keys = Keys(folder)
    try:
        keys.recover(secret)
    except StoreError:
        return False
    _check_all(keys)
    return True


@pytest.mark.parametrize(
    ("recovery", "code", "lasting"),
    [
        ("another", errno.ENOSPC, False),
        ("removed", errno.EIO, False),
        ("added", errno.EACCES, False),
        ("another", errno.EIO, True),
        ("removed", errno.ENOSPC, True),
    ],
)
def test_a_change_of_keys(tmp_path: Path, recovery: str, code: int, lasting: bool) -> None:
    secrets = {"old": new_secret(), "new": new_secret()}
    before = None if recovery == "added" else public(secrets["old"])
    after = None if recovery == "removed" else public(secrets["new"])
    path = tmp_path / "data"
    keys = rekeying.encrypt_folder(path, "old", before)
    for number in (1, 2):
        save(Folder(path, cipher=keys, suffix=".age").file("lisa"), number)
    Log(path, keys).append({"did": 1})
    kept = Kept(path)
    number = calls_of(lambda: rekeying.change_keys(keys, "new", after), code)

    for at in range(1, number + 1):
        kept.put_back()
        keys = Keys(path)
        keys.unlock("old")
        old = keys.ring
        with failing(at, code, lasting=lasting) as calls:
            try:
                rekeying.change_keys(keys, "new", after)
            except ERRORS[code]:
                refused = True
            else:
                refused = False
        where = f"{calls.failed[0]}, call {at}"
        recovers = {words: _recovers(path, secret) for words, secret in secrets.items()}
        if not lasting:
            assert leftovers(path) == [], where
            _check_all(keys)
            if calls.failed != ["read"]:
                assert (path / KEY).read_bytes() == (path / KEY_COPY).read_bytes(), where
        words = ("old", "new")
        passphrase, again = _opened(path, words)
        _check_all(again)
        if refused and not lasting:
            # Whoever is told that it failed can tell whether the new passphrase holds.
            assert (passphrase == words[0]) == (keys.ring == old), where
        assert refused or passphrase == words[1], where
        # The recovery key goes with the passphrase; unless the disk fails for good, the old one too.
        if passphrase == words[1] or not lasting:
            assert recovers[passphrase] == ((before, after)[words.index(passphrase)] is not None), where
        rekeying.finish(again, passphrase)
        if passphrase == words[0]:
            rekeying.change_keys(again, "new", after)
        _check_all(_opened(path, ("new",))[1])
        assert leftovers(path) == [], where
        assert again.ring.settled, where
        assert (path / "recovery.key").exists() == (after is not None), where


@pytest.mark.parametrize(("code", "lasting"), [*((code, False) for code in CODES), (errno.EIO, True)])
def test_an_encryption(tmp_path: Path, code: int, lasting: bool) -> None:
    plain = Folder(tmp_path / "data")
    for number in (1, 2):
        save(plain.file("lisa"), number)
    Log(plain.path, plain.cipher).append({"did": 1})
    kept = Kept(plain.path)
    number = calls_of(lambda: rekeying.encrypt_folder(plain.path, "new"), code)

    for at in range(1, number + 1):
        kept.put_back()
        with failing(at, code, lasting=lasting), suppress(*ERRORS[code]):
            rekeying.encrypt_folder(plain.path, "new")
        if Keys.in_folder(plain.path):
            _, keys = _opened(plain.path, ("new",))
            rekeying.finish(keys, "new")
        else:
            assert read(plain.file("lisa")) == 2
            keys = rekeying.encrypt_folder(plain.path, "new")
        _check_all(keys)
        assert leftovers(plain.path) == []
        assert b"docstore" not in b"".join(path.read_bytes() for path in plain.path.iterdir())
