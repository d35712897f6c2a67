"""A disk that fails at each call of all that is done, in turn: old or new afterwards, never between."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from failing import CODES, ERRORS, Kept, calls_of, failing, leftovers

from saving import read, save
from store import DocumentFile, Folder, Log, NotFoundError, StoreError, archive, disk

pytestmark = [
    pytest.mark.usefixtures("on_a_quick_disk"),
    pytest.mark.parametrize("code", CODES, ids=["ENOSPC", "EIO", "EACCES"]),
]


def fails_everywhere(
    folder: Path, act: Callable[[], object], code: int, check: Callable[[bool], None]
) -> None:
    """Let each call of ``act`` fail in turn, once and then for good; each time ``check`` whether it is done.

    It is told whether an error was raised. After one, ``act`` is to work when it is tried again.
    """
    kept = Kept(folder)
    number = calls_of(act, code)
    assert number > 3
    for lasting in (False, True):
        for at in range(1, number + 1):
            kept.put_back()
            with failing(at, code, lasting=lasting) as calls:
                try:
                    act()
                except ERRORS[code]:
                    refused = True
                else:
                    # Only what is swept up afterwards may fail in silence.
                    refused = False
            assert calls.failed, f"call {at} was not made"
            if not lasting:
                assert leftovers(folder) == [], f"{calls.failed} at {at}"
            check(refused)
            if refused:
                act()
            check(False)
            assert leftovers(folder) == []
    kept.put_back()


def generations(file: DocumentFile, cipher_of: Folder) -> list[int]:
    return [read(DocumentFile(path, cipher=cipher_of.cipher)) for path, _ in disk.generations(file.path)]


def test_a_save(folder: Folder, code: int) -> None:
    file = folder.file("lisa")
    for number in range(1, 6):
        save(file, number)

    def act() -> None:
        if read(file) == 5:
            save(file, 6)

    def check(refused: bool) -> None:
        folder.forget()
        found = read(file)
        assert found in ((5, 6) if refused else (6,))
        # At most the oldest has gone, to make room for the latest.
        numbers = [number for number in generations(file, folder) if number != found]
        assert numbers[:2] == ([4, 3] if found == 5 else [5, 4])

    assert generations(file, folder) == [4, 3, 2]
    fails_everywhere(folder.path, act, code, check)


def test_saves_that_fail_again_and_again_push_out_no_earlier_state(folder: Folder, code: int) -> None:
    file = folder.file("lisa")
    for number in range(1, 6):
        save(file, number)
    kept = Kept(folder.path)
    number = calls_of(lambda: save(file, 6), code)

    kept.put_back()
    for _ in range(3):
        for at in range(1, number + 1):
            with failing(at, code), suppress(StoreError):
                save(file, read(file) + 1)
            if read(file) == 6:
                # It went through: what failed was only swept up afterwards.
                kept.put_back()

    numbers = [number for number in generations(file, folder) if number != 5]
    assert numbers[:2] == [4, 3]


@pytest.mark.parametrize("linked", [True, False], ids=["links", "no links"])
def test_a_save_again_and_again_where_the_last_step_fails(
    folder: Folder, code: int, monkeypatch: pytest.MonkeyPatch, linked: bool
) -> None:
    file = folder.file("lisa")
    for number in range(1, 5):
        save(file, number)
    if not linked:
        monkeypatch.setattr(os, "link", lambda *_given: (_ for _ in ()).throw(OSError(1, "not permitted")))
    real = disk.replace

    def failing_at_last(source: Path, target: Path) -> None:
        if source.name.endswith(".new"):
            raise OSError(code, os.strerror(code))
        real(source, target)

    with monkeypatch.context() as fault:
        fault.setattr(disk, "replace", failing_at_last)
        for _ in range(5):
            with pytest.raises(StoreError):
                save(file, 5)
            assert read(file) == 4

    save(file, 5)
    assert read(file) == 5
    assert generations(file, folder)[:3] == [4, 3, 2]


def test_a_first_save(folder: Folder, code: int) -> None:
    file = folder.file("lisa")

    def act() -> None:
        if read(file) == 0:
            save(file, 1)

    fails_everywhere(folder.path, act, code, lambda refused: _one_of(read(file), (0, 1) if refused else (1,)))


def _one_of(found: int, expected: tuple[int, ...]) -> None:
    assert found in expected


def test_bringing_back(folder: Folder, code: int) -> None:
    file = folder.file("lisa")
    for number in (1, 2, 3):
        save(file, number)
    file.path.write_bytes(b"half of someth")

    def check(refused: bool) -> None:
        if refused and not file.is_sound():
            assert file.generations()
        else:
            # A state that cannot be read is passed over.
            assert read(file) in ((2, 1) if code == errno.EIO else (2,))
        assert generations(file, folder) == [2, 1]
        assert [found.read_bytes() for found in (file.path, disk.damaged(file.path)) if found.exists()].count(
            b"half of someth"
        ) == 1

    fails_everywhere(folder.path, file.bring_back, code, check)


def test_a_removal(folder: Folder, code: int) -> None:
    file = folder.file("lisa")
    for number in (1, 2, 3):
        save(file, number)
    disk.leftovers(file.path)[0].write_bytes(b"half of someth")
    disk.damaged(file.path).write_bytes(b"half of someth")

    def act() -> None:
        with suppress(NotFoundError):
            file.remove()

    def check(refused: bool) -> None:
        if refused:
            # What is shown to be there is all there, or nothing of it is.
            assert not file.exists() or read(file) == 3
        else:
            assert list(folder.path.iterdir()) == []

    with pytest.MonkeyPatch.context() as patch:
        # One that a crash has left is there from the beginning.
        patch.setattr("test_faults_everywhere.leftovers", lambda _folder: [])
        fails_everywhere(folder.path, act, code, check)


def test_a_first_and_a_later_entry_in_the_log(folder: Folder, code: int) -> None:
    log = Log(folder.path, folder.cipher)
    for before in (0, 2):
        for did in range(len(log.entries()) + 1, before + 1):
            log.append({"did": did})

        def check(refused: bool, before: int = before) -> None:
            did = [entry["did"] for entry in log.entries()]
            assert did in ([[*range(1, before + 1)], [*range(1, before + 2)]])
            assert refused or did == [*range(1, before + 2)]
            # What could not be read was not as it should be, and stays to be seen.
            assert log.flaws() == [] or code == errno.EIO

        def act(before: int = before) -> None:
            if len(log.entries()) == before:
                log.append({"did": before + 1})

        fails_everywhere(folder.path, act, code, check)


def test_a_backup(folder: Folder, code: int, tmp_path: Path) -> None:
    for name in ("lisa", "omar"):
        save(folder.file(name), 1)
    target = tmp_path / "elsewhere" / "backup.malsteg"
    target.parent.mkdir()
    target.write_bytes(b"an earlier backup")

    def check(refused: bool) -> None:
        content = target.read_bytes()
        assert not leftovers(target.parent)
        assert refused or content != b"an earlier backup"
        if content != b"an earlier backup":
            archive.unpack(target, tmp_path / "back", folder.cipher)
            assert read(Folder(tmp_path / "back", cipher=folder.cipher).file("omar")) == 1

    (tmp_path / "back").mkdir()
    kept = Kept(target.parent)
    number = calls_of(lambda: archive.pack(folder, target), code)
    for at in range(1, number + 1):
        kept.put_back()
        with failing(at, code):
            try:
                archive.pack(folder, target)
            except StoreError:
                refused = True
            else:
                refused = False
        check(refused)
        archive.pack(folder, target)
        check(False)
