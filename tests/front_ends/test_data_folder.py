"""Changing the keys of a folder when not everything can be done at once."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from assistant.errors import WorkError
from assistant.i18n import Language
from assistant.records import DataFolder
from locked_folder import Locked
from scripts import LISA, TODAY
from store import NoSpaceError, disk
from talking import engine_talk

NEW = "fyra andra ord här"


def _full_disk(monkeypatch: pytest.MonkeyPatch, *, after: str) -> None:
    """Let the disk be full from the moment a file of that name has been replaced."""
    real = disk.replace
    full = False

    def replace(source: Path, target: Path) -> None:
        nonlocal full
        if full:
            raise OSError(errno.ENOSPC, "full")
        real(source, target)
        full = target.name == after

    monkeypatch.setattr(disk, "replace", replace)


def test_when_not_everything_can_be_sealed_anew_the_new_passphrase_holds_and_it_is_said(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(locked.path, TODAY)
    folder.unlock(locked.passphrase)

    with monkeypatch.context() as fault:
        _full_disk(fault, after="folder.key")
        with pytest.raises(WorkError, match="keys_unfinished"):
            folder.change_keys(NEW, None)

    other = DataFolder(locked.path, TODAY)
    with pytest.raises(WorkError, match="wrong_passphrase"):
        other.unlock(locked.passphrase)
    records = other.unlock(NEW)
    assert [case.alias for case in records.overview().cases] == ["Lisa", "Sam"]
    assert not (locked.path / "recovery.key").exists()


def test_a_change_that_fails_before_the_new_key_is_there_leaves_the_old_passphrase(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(locked.path, TODAY)
    records = folder.unlock(locked.passphrase)

    with monkeypatch.context() as fault:
        _full_disk(fault, after="folder-copy.key")
        with pytest.raises(WorkError, match="no_space"):
            folder.change_keys(NEW, None)

    goal = records.overview().cases[0].goals[0]
    records.begin(Language("sv"), goal.case_id, goal.id).save()
    again = DataFolder(locked.path, TODAY).unlock(locked.passphrase)
    assert len(again.overview().cases[0].goals) == 2


def test_a_change_that_still_cannot_be_finished_keeps_nobody_out(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(locked.path, TODAY)
    folder.unlock(locked.passphrase)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.change_keys(NEW, None, progress=stop)

    later = DataFolder(locked.path, TODAY)
    with monkeypatch.context() as fault:
        fault.setattr("store.rekeying._seal_all", _no_space)
        records = later.unlock(NEW)
        assert [case.alias for case in records.overview().cases] == ["Lisa", "Sam"]

    finished = DataFolder(locked.path, TODAY).unlock(NEW)
    assert [case.alias for case in finished.overview().cases] == ["Lisa", "Sam"]


def _no_space(*_given: object) -> None:
    raise NoSpaceError(path="the disk")


def test_a_folder_whose_encryption_was_interrupted_no_longer_says_that_it_is_not_encrypted(
    tmp_path: Path,
) -> None:
    folder = DataFolder(tmp_path / "cases", TODAY)
    engine_talk(folder.open_plain(make=True), LISA)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.encrypt(NEW, progress=stop)

    records = DataFolder(tmp_path / "cases", TODAY).unlock(NEW)
    assert [case.alias for case in records.overview().cases] == ["Lisa"]
    assert not (tmp_path / "cases" / "not-encrypted.txt").exists()
    assert not list((tmp_path / "cases").glob("*.json*"))
