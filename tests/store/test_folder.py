"""The data folder and the index of what is in it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from store import (
    Cipher,
    Collection,
    DamagedError,
    DocumentFile,
    Folder,
    Index,
    NoAccessError,
    NoSpaceError,
    NotFoundError,
    disk,
)


class Case(BaseModel):
    alias: str


def save(folder: Folder, name: str, alias: str) -> None:
    cases = Collection(folder.file(name), "case", Case)
    revision = cases.get("case").revision if folder.file(name).exists() else 0
    cases.put("case", Case(alias=alias), expected_revision=revision)


def age(folder: Folder, name: str, seconds: int) -> None:
    """Let the file have been saved ``seconds`` ago."""
    then = time.time() - seconds
    os.utime(folder.file(name).path, (then, then))


class Summaries:
    """Summarise a case by its alias, and remember which files were read for it."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, file: DocumentFile) -> dict[str, Any]:
        self.read.append(file.name)
        return {"alias": Collection(file, "case", Case).get("case").model.alias}


def test_files_are_listed_by_name_and_nothing_else_is(folder: Folder) -> None:
    assert folder.names() == []
    for name in ["lisa", "åsa 2", "B-1.old"]:
        save(folder, name, name)
        save(folder, name, name)
    Index(folder, Summaries()).entries()
    (folder.path / "a folder.json").mkdir()
    (folder.path / "notes.txt").write_text("", "utf-8")
    (folder.path / ".json").write_text("", "utf-8")

    assert folder.names() == ["B-1.old", "lisa", "åsa 2"]


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../lisa", "a/b", "a\\b", "/etc/passwd", "c:lisa", ".hidden", "a\0b", "a\nb", "a ",
     "å" * 101, "\ud800", "what?", "\u202egnirts"],
)  # fmt: skip
def test_what_cannot_be_a_name_is_not_found(folder: Folder, name: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        folder.file(name)

    assert refused.value.params == {"name": name}
    with pytest.raises(NotFoundError):
        folder.remove(name)


def test_the_longest_name_can_be_saved(folder: Folder) -> None:
    save(folder, "å" * 100, "first")
    save(folder, "å" * 100, "second")

    assert folder.names() == ["å" * 100]


def test_a_file_where_the_folder_should_be_is_no_access(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    for path in (tmp_path / "file", tmp_path / "file" / "data"):
        with pytest.raises(NoAccessError) as refused:
            Folder(path)
        assert refused.value.params == {"path": str(path)}


def test_a_folder_that_cannot_be_made_or_listed_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_how: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as fault:
        fault.setattr(Path, "mkdir", full)
        with pytest.raises(NoSpaceError):
            Folder(tmp_path / "data")

    folder = Folder(tmp_path / "data")
    folder.path.rmdir()
    with pytest.raises(NoAccessError):
        folder.names()
    with pytest.raises(NoAccessError):
        Index(folder, Summaries()).entries()


def test_removing(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")
    save(folder, "omar", "Omar")

    folder.remove("lisa")

    assert folder.names() == ["omar"]
    with pytest.raises(NotFoundError):
        folder.remove("lisa")


def test_the_index_reads_only_what_changed(folder: Folder) -> None:
    for name in ["lisa", "omar", "åsa"]:
        save(folder, name, name.title())
        age(folder, name, 60)
    first = Summaries()
    assert Index(folder, first).entries().entries == {
        "lisa": {"alias": "Lisa"},
        "omar": {"alias": "Omar"},
        "åsa": {"alias": "Åsa"},
    }
    assert sorted(first.read) == ["lisa.json", "omar.json", "åsa.json"]

    save(folder, "omar", "Omar N")
    folder.remove("åsa")

    summaries = Summaries()
    index = Index(folder, summaries)
    assert index.entries().entries == {"lisa": {"alias": "Lisa"}, "omar": {"alias": "Omar N"}}
    assert summaries.read == ["omar.json"]

    age(folder, "omar", 30)
    index.entries()
    index.entries()
    assert summaries.read == ["omar.json", "omar.json"]


def test_two_changes_within_one_tick_of_the_clock_are_both_seen(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")
    index = Index(folder, Summaries())
    status = folder.file("lisa").path.stat()
    assert index.entries().entries == {"lisa": {"alias": "Lisa"}}

    save(folder, "lisa", "Olga")
    os.utime(folder.file("lisa").path, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert index.entries().entries == {"lisa": {"alias": "Olga"}}
    assert Index(folder, Summaries()).entries().entries == {"lisa": {"alias": "Olga"}}


def test_an_unreadable_file_is_named_and_the_others_still_open(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")
    save(folder, "omar", "Omar")
    (folder.path / "empty.json").write_bytes(b"")
    Collection(folder.file("strange"), "notes", Case).put("n", Case(alias="no case"), expected_revision=0)

    view = Index(folder, Summaries()).entries()

    assert dict(view.entries) == {"lisa": {"alias": "Lisa"}, "omar": {"alias": "Omar"}}
    assert {name: problem.code for name, problem in view.problems.items()} == {
        "empty": "damaged",
        "strange": "not_found",
    }
    assert isinstance(view.problems["empty"], DamagedError)


def test_a_file_that_vanishes_while_it_is_read_is_no_problem(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")

    def vanishing(file: DocumentFile) -> dict[str, Any]:
        file.remove()
        return Summaries()(file)

    view = Index(folder, vanishing).entries()

    assert (view.entries, view.problems) == ({}, {})


@pytest.mark.parametrize("harm", [b"", b"half", b'docstore 1 {"version":1}', None])
def test_a_lost_or_damaged_index_comes_back(folder: Folder, cipher: Cipher, harm: bytes | None) -> None:
    save(folder, "lisa", "Lisa")
    age(folder, "lisa", 60)
    Index(folder, Summaries()).entries()
    path = folder.path / ".index"
    whole = path.read_bytes()
    path.unlink()
    if harm is not None:
        path.write_bytes(harm)

    assert Index(folder, Summaries()).entries().entries == {"lisa": {"alias": "Lisa"}}

    assert cipher.open(path.read_bytes()) == cipher.open(whole)


def test_summaries_of_another_version_are_made_anew(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")
    age(folder, "lisa", 60)
    Index(folder, Summaries()).entries()

    view = Index(folder, lambda file: {"size": file.path.stat().st_size}, version=2).entries()

    assert view.entries == {"lisa": {"size": folder.file("lisa").path.stat().st_size}}


def test_an_index_that_cannot_be_written_still_lists(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    save(folder, "lisa", "Lisa")

    def full(_descriptor: int, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write", full)

    assert Index(folder, Summaries()).entries().entries == {"lisa": {"alias": "Lisa"}}
    assert sorted(os.listdir(folder.path)) == [".index.lock", "lisa.json", "lisa.json.lock"]  # noqa: PTH208


def test_an_unchanged_index_is_not_written(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    save(folder, "lisa", "Lisa")
    age(folder, "lisa", 60)
    Index(folder, Summaries()).entries()
    written: list[Path] = []
    monkeypatch.setattr(disk, "replace_file", lambda path, _content, **_how: written.append(path))

    Index(folder, Summaries()).entries()

    assert written == []


def test_the_index_is_sealed_as_the_files_are(folder: Folder, cipher: Cipher) -> None:
    save(folder, "lisa", "Lisa")
    Index(folder, Summaries()).entries()

    assert b'"alias":"Lisa"' in cipher.open((folder.path / ".index").read_bytes())
