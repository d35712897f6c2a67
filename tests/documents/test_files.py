"""Files are put in place whole or not at all, for their owner alone, and never over another by accident."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from assistant.documents.files import check_place, put_in_place
from assistant.errors import UsageError, WorkError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    put_in_place(tmp_path / "plan.pdf", b"whole", replace=False)

    assert (tmp_path / "plan.pdf").read_bytes() == b"whole"
    assert stat.S_IMODE((tmp_path / "plan.pdf").stat().st_mode) & 0o077 == 0 or os.name == "nt"
    assert names(tmp_path) == ["plan.pdf"]


def test_another_file_is_replaced_only_when_that_is_said(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"before")

    with pytest.raises(UsageError, match="file_exists"):
        put_in_place(target, b"after", replace=False)
    assert target.read_bytes() == b"before"

    put_in_place(target, b"after", replace=True)
    assert target.read_bytes() == b"after"
    assert names(tmp_path) == ["plan.pdf"]


def test_a_file_that_comes_up_in_the_meantime_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"

    with pytest.raises(UsageError, match="file_exists"):
        put_in_place(target, b"ours", replace=False, before=lambda: target.write_bytes(b"theirs") and None)

    assert target.read_bytes() == b"theirs"
    assert names(tmp_path) == ["plan.pdf"]


def test_where_the_folder_knows_no_links_the_file_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    put_in_place(tmp_path / "plan.pdf", b"whole", replace=False)

    assert names(tmp_path) == ["plan.pdf"]


@pytest.mark.parametrize(
    ("place", "code"),
    [("folder", "file_is_folder"), ("none/plan.pdf", "no_such_folder"), ("there.pdf", "file_exists")],
)
def test_a_place_where_nothing_can_be_put_is_refused_beforehand(
    tmp_path: Path, place: str, code: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "there.pdf").touch()

    with pytest.raises(UsageError, match=code):
        check_place(tmp_path / place, replace=False)


def test_a_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkError, match="write_failed"):
        check_place(tmp_path / ("x" * 300), replace=False)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "export_no_space"),
        (errno.EACCES, "export_no_access"),
        (errno.EROFS, "export_no_access"),
        (errno.EIO, "write_failed"),
    ],
)
def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"before")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(WorkError, match=code):
        put_in_place(target, b"after", replace=True)
    assert target.read_bytes() == b"before"
    assert names(tmp_path) == ["plan.pdf"]


def test_if_the_trace_cannot_be_left_nothing_is_put_in_place(tmp_path: Path) -> None:
    def no_trace() -> None:
        raise WorkError("no_space", path="x")

    with pytest.raises(WorkError, match="no_space"):
        put_in_place(tmp_path / "plan.pdf", b"whole", replace=False, before=no_trace)
    assert names(tmp_path) == []
