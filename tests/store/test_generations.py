"""Earlier states of a file: which are kept, what is offered back, and that erasing leaves nothing of them."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from saving import read, save
from store import (
    DocumentFile,
    Folder,
    NewerVersionError,
    NoSpaceError,
    NotFoundError,
    Upgrades,
    disk,
)


def numbers(file: DocumentFile, folder: Folder) -> list[int]:
    """Return the numbers saved in the earlier states, the latest first."""
    return [read(DocumentFile(kept.path, cipher=folder.cipher)) for kept in file.generations()]


@pytest.fixture
def saved(file: DocumentFile) -> DocumentFile:
    """A file that has been saved six times."""
    for number in range(1, 7):
        save(file, number)
    return file


def test_the_three_states_before_the_present_one_are_kept(folder: Folder, file: DocumentFile) -> None:
    for number in range(1, 10):
        save(file, number)
        assert numbers(file, folder) == [
            earlier for earlier in range(number - 1, number - 4, -1) if earlier > 0
        ]
    assert file.kept() == 3


def test_each_is_known_by_when_it_was_written(folder: Folder, saved: DocumentFile) -> None:
    before = datetime.now(UTC)
    times = [kept.saved_at for kept in saved.generations()]

    assert times == sorted(times, reverse=True)
    assert before - timedelta(minutes=1) < times[0] <= before + timedelta(seconds=1)


@pytest.mark.parametrize("grain", [1, 1_000_000_000, 2_000_000_000], ids=["fine", "a second", "two seconds"])
def test_their_order_is_told_however_coarse_the_clock_of_the_disk_and_if_it_is_set_back(
    folder: Folder, file: DocumentFile, monkeypatch: pytest.MonkeyPatch, grain: int
) -> None:
    real, clock = os.utime, [1_700_000_000 * 10**9]
    created = disk.create

    def coarse(path: Path, ns: tuple[int, int]) -> None:
        real(path, ns=(ns[0] // grain * grain, ns[1] // grain * grain))

    def create(path: Path) -> int:
        descriptor = created(path)
        coarse(path, (clock[0], clock[0]))
        clock[0] -= 60 * 10**9
        return descriptor

    real_write = disk.write

    def write(descriptor: int, content: bytes) -> None:
        status = os.fstat(descriptor)
        real_write(descriptor, content)
        if sys.platform != "win32":
            real(descriptor, ns=(status.st_mtime_ns, status.st_mtime_ns))

    monkeypatch.setattr(os, "utime", coarse)
    monkeypatch.setattr(disk, "create", create)
    monkeypatch.setattr(disk, "write", write)

    for number in range(1, 7):
        save(file, number)

    assert numbers(file, folder) == [5, 4, 3]


def test_without_hard_links_the_same_are_kept(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_source: Path, _target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(disk, "link", none)
    file = folder.file("lisa")
    for number in range(1, 7):
        save(file, number)

    assert numbers(file, folder) == [5, 4, 3]
    assert read(file) == 6


def test_a_file_begun_anew_beside_earlier_states_is_later_than_they_are(
    folder: Folder, saved: DocumentFile
) -> None:
    for kept in saved.generations():
        ahead = kept.saved_at.timestamp() + 10**9
        os.utime(kept.path, (ahead, ahead))
    saved.path.unlink()

    save(saved, 1)
    save(saved, 2)

    assert numbers(saved, folder) == [1, 5, 4]


# --- bringing back ------------------------------------------------------------------------------


@pytest.mark.parametrize("harm", [b"", b"half", None], ids=["emptied", "damaged", "lost"])
def test_the_latest_sound_state_comes_back(folder: Folder, saved: DocumentFile, harm: bytes | None) -> None:
    saved.path.unlink()
    if harm is not None:
        saved.path.write_bytes(harm)
    offered = saved.generations()[0].saved_at

    brought = saved.bring_back()

    assert brought is not None
    assert brought.saved_at == offered
    assert (read(saved), numbers(saved, folder)) == (5, [5, 4, 3])
    assert saved.bring_back() is None
    assert disk.damaged(saved.path).exists() == (harm is not None)
    # Going on from there keeps the states before it.
    save(saved, 6)
    assert (read(saved), numbers(saved, folder)) == (6, [5, 4, 3])


def test_a_damaged_state_is_passed_over(folder: Folder, saved: DocumentFile) -> None:
    for path in (saved.path, saved.generations()[0].path):
        path.write_bytes(path.read_bytes()[:-1])
    assert (numbers(saved, folder), saved.kept()) == ([4, 3], 3)

    saved.bring_back()

    assert read(saved) == 4


def test_where_there_is_nothing_to_bring_back_it_is_said(file: DocumentFile) -> None:
    with pytest.raises(NotFoundError):
        file.bring_back()
    save(file, 1)
    assert file.bring_back() is None
    file.path.write_bytes(b"half")
    with pytest.raises(NotFoundError):
        file.bring_back()
    assert file.path.read_bytes() == b"half"


def test_a_disk_that_fails_meanwhile_leaves_the_damaged_file_where_it_was(
    saved: DocumentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved.path.write_bytes(b"half")

    def full(_path: Path) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as fault:
        fault.setattr(disk, "create", full)
        with pytest.raises(NoSpaceError):
            saved.bring_back()

    assert saved.path.read_bytes() == b"half"
    assert not disk.damaged(saved.path).exists()
    saved.bring_back()
    assert read(saved) == 5


def test_not_inside_a_transaction(saved: DocumentFile) -> None:
    with saved.transaction(), pytest.raises(RuntimeError, match="inside a transaction"):
        saved.bring_back()


def test_every_change_to_an_earlier_state_is_noticed(folder: Folder, file: DocumentFile) -> None:
    save(file, 1)
    save(file, 2)
    kept = file.generations()[0].path
    whole = kept.read_bytes()
    step = max(1, len(whole) // 200)

    for at in range(0, len(whole), step):
        for damaged in (whole[:at] + bytes([whole[at] ^ 0x21]) + whole[at + 1 :], whole[:at]):
            kept.write_bytes(damaged)
            assert file.generations() == []
    kept.write_bytes(whole)
    assert numbers(file, folder) == [1]


def test_a_state_of_a_later_program_is_passed_over_and_a_file_of_one_is_never_replaced(
    tmp_path: Path,
) -> None:
    later = DocumentFile(tmp_path / "lisa.json", upgrades={"goal": Upgrades({1: dict})})
    save(later, 1)
    save(later, 2)
    file = DocumentFile(tmp_path / "lisa.json")
    assert (file.generations(), file.kept()) == ([], 1)

    with pytest.raises(NewerVersionError):
        file.bring_back()

    assert file.sound_content() == (file.path.read_bytes(), False)


def test_files_that_are_lost_are_named(folder: Folder) -> None:
    for name in ("anna", "lisa", "omar"):
        for number in (1, 2, 3):
            save(folder.file(name), number)
    save(folder.file("new"), 1)
    folder.file("lisa").path.unlink()
    folder.file("omar").path.unlink()
    (folder.path / f"{folder.file('omar').name}.1").unlink()

    assert folder.names() == ["anna", "new"]
    assert folder.lost() == ["lisa", "omar"]


# --- erasing ------------------------------------------------------------------------------------


def test_nothing_that_was_ever_in_a_removed_file_is_left(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    file = folder.file("lisa")
    for number in range(1, 7):
        save(file, number)
    file.path.write_bytes(file.path.read_bytes() + b"damage")
    file.bring_back()
    for path in disk.traces(file.path):
        if not path.exists():
            path.write_bytes(b'"text":"left by a crash"')
    save(folder.file("lisa 2"), 1)
    save(folder.file("xlisa"), 1)

    folder.remove("lisa")

    left = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {name.removesuffix(".lock") for name in left} == {"lisa 2.json", "xlisa.json"}
    assert b"left by a crash" not in b"".join(left.values())
    with pytest.raises(NotFoundError):
        folder.remove("lisa")


@pytest.mark.parametrize("left", ["earlier states", "a damaged file", "a leftover"])
def test_what_is_left_of_a_lost_file_can_be_removed(folder: Folder, left: str) -> None:
    file = folder.file("lisa")
    save(file, 1)
    save(file, 2)
    file.path.unlink()
    if left != "earlier states":
        for kept in file.generations():
            kept.path.rename(
                disk.damaged(file.path) if left == "a damaged file" else disk.leftovers(file.path)[0]
            )

    file.remove()

    assert list(folder.path.iterdir()) == []


def test_a_removed_name_begins_anew(folder: Folder, saved: DocumentFile) -> None:
    saved.remove()

    save(saved, 1)

    assert (read(saved), saved.generations()) == (1, [])
