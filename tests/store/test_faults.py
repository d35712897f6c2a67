"""A disk that fails at any step of a save: the old content stays, nothing is left over, it is said why."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from store import (
    Collection,
    DocumentFile,
    Folder,
    Keys,
    NoAccessError,
    NoSpaceError,
    StoreError,
    WriteError,
    disk,
)

STEPS = ["create", "write", "sync", "link", "replace", "sync_folder", "remove"]
CALLS = [(step, 1) for step in STEPS] + [("replace", 2), ("remove", 2)]


class Note(BaseModel):
    text: str


def failing(real: Callable[..., Any], number: int, code: int, *, half: bool = False) -> Callable[..., Any]:
    """Return ``real`` made to fail at call ``number``; with ``half`` after doing half of a write."""
    calls = 0

    def call(*given: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            if half:
                os.write(given[0], given[1][: len(given[1]) // 2])
            raise OSError(code, os.strerror(code))
        return real(*given)

    return call


@pytest.mark.parametrize(
    ("code", "error", "params"),
    [
        (errno.ENOSPC, NoSpaceError, ["path"]),
        (errno.EFBIG, NoSpaceError, ["path"]),
        (errno.EACCES, NoAccessError, ["path"]),
        (errno.EROFS, NoAccessError, ["path"]),
        (errno.EIO, WriteError, ["path", "reason"]),
    ],
    ids=["ENOSPC", "EFBIG", "EACCES", "EROFS", "EIO"],
)
@pytest.mark.parametrize(("step", "number"), CALLS, ids=[f"{step}-{number}" for step, number in CALLS])
def test_a_failing_disk_changes_nothing(
    file: DocumentFile,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    number: int,
    code: int,
    error: type[StoreError],
    params: list[str],
) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="before"), expected_revision=0)
    notes.put("n", Note(text="before"), expected_revision=1)
    before = file.path.read_bytes()

    with monkeypatch.context() as fault:
        fault.setattr(disk, step, failing(getattr(disk, step), number, code, half=step == "write"))
        with pytest.raises(error) as refused:
            notes.put("n", Note(text="after" * 100), expected_revision=2)

    assert list(refused.value.params) == params
    assert file.path.read_bytes() == before
    assert {path.name for path in file.path.parent.iterdir()} <= {
        "lisa.json",
        *(path.name for path in disk.slots(file.path)),
        "lisa.json.lock",
    }
    assert notes.put("n", Note(text="after"), expected_revision=2).revision == 3


@pytest.mark.parametrize("step", ["create", "write", "sync", "replace", "sync_folder"])
def test_a_first_save_that_fails_leaves_no_file(
    file: DocumentFile, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    notes = Collection(file, "notes", Note)

    with monkeypatch.context() as fault:
        fault.setattr(disk, step, failing(getattr(disk, step), 1, errno.ENOSPC))
        with pytest.raises(NoSpaceError):
            notes.put("n", Note(text="first"), expected_revision=0)

    assert [path.name for path in file.path.parent.iterdir()] == ["lisa.json.lock"]
    assert notes.put("n", Note(text="first"), expected_revision=0).revision == 1


def test_without_hard_links_the_previous_generation_is_copied(
    file: DocumentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)
    first = file.path.read_bytes()
    monkeypatch.setattr(disk, "link", failing(disk.link, 1, errno.EPERM))

    notes.put("n", Note(text="second"), expected_revision=1)

    assert disk.generations(file.path)[0][0].read_bytes() == first
    assert notes.get("n").model.text == "second"


def test_a_write_may_take_several_calls(file: DocumentFile, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = Collection(file, "notes", Note)
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:7]))

    notes.put("n", Note(text="a text that does not fit in seven bytes"), expected_revision=0)

    assert notes.get("n").model.text == "a text that does not fit in seven bytes"


def test_an_interrupted_save_leaves_nothing_behind(
    file: DocumentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "sync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        Collection(file, "notes", Note).put("n", Note(text="first"), expected_revision=0)

    assert [path.name for path in file.path.parent.iterdir()] == ["lisa.json.lock"]


@pytest.mark.parametrize(
    ("code", "reported"),
    [
        (errno.EIO, "damaged"),
        (errno.EISDIR, "damaged"),
        (errno.EACCES, "no_access"),
        # A network that is gone, or a program with too much open, says nothing about the file.
        (errno.ETIMEDOUT, "no_access"),
        (errno.ESTALE, "no_access"),
        (errno.ENOTCONN, "no_access"),
        (errno.EMFILE, "no_access"),
        (errno.ENOMEM, "no_access"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(
    file: DocumentFile, monkeypatch: pytest.MonkeyPatch, code: int, reported: str
) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)
    monkeypatch.setattr(Path, "read_bytes", failing(Path.read_bytes, 1, code))

    with pytest.raises(StoreError) as refused:
        notes.get("n")

    assert refused.value.code == reported


@pytest.mark.skipif(sys.platform == "win32", reason="names are not waited for there")
def test_a_file_system_that_cannot_be_asked_to_wait_for_names_is_not_one_that_fails(
    file: DocumentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def unknown_for_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", unknown_for_folders)

    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)

    assert notes.get("n").model.text == "first"


@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOTDIR, errno.ENOSPC])
def test_a_folder_that_cannot_be_looked_at_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refused(*_given: object, **_how: object) -> bool:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "exists", refused)

    with pytest.raises((NoAccessError, NoSpaceError)):
        Folder(tmp_path / "data")
    with pytest.raises(NoAccessError):
        Keys.in_folder(tmp_path)


def test_a_time_that_cannot_be_set_is_no_reason_not_to_save(
    file: DocumentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)
    os.utime(file.path, (4_000_000_000, 4_000_000_000))

    def refused(*_given: object, **_how: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "utime", refused)

    notes.put("n", Note(text="second"), expected_revision=1)

    assert notes.get("n").model.text == "second"


def test_a_lock_that_cannot_be_tried_is_said(file: DocumentFile) -> None:
    (file.path.parent / "lisa.json.lock").mkdir()

    with pytest.raises(StoreError) as refused:
        Collection(file, "notes", Note).put("n", Note(text="first"), expected_revision=0)

    assert refused.value.code in {"write_failed", "no_access"}


def test_a_file_that_cannot_be_removed_is_still_there(
    file: DocumentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)

    with monkeypatch.context() as fault:
        fault.setattr(disk, "remove", failing(disk.remove, 3, errno.EACCES))
        with pytest.raises(NoAccessError):
            file.remove()

    assert notes.get("n").model.text == "first"
    file.remove()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    file = Folder(tmp_path).file("lisa")
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="before"), expected_revision=0)
    program = """
import resource, sys
from pathlib import Path
from pydantic import BaseModel
from store import Collection, Folder, NoSpaceError
class Note(BaseModel):
    text: str
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    notes = Collection(Folder(Path(sys.argv[1])).file("lisa"), "notes", Note)
    notes.put("n", Note(text="x" * 9999), expected_revision=1)
except NoSpaceError:
    print("no space")
"""
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout == "no space\n"
    assert notes.get("n").model.text == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lisa.json", "lisa.json.lock"]
