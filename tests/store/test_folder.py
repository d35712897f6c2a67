"""The data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from store import (
    Collection,
    DocumentFile,
    Folder,
    Index,
    NoAccessError,
    NoSpaceError,
    NotFoundError,
)


class Case(BaseModel):
    alias: str


def save(folder: Folder, name: str, alias: str) -> None:
    cases = Collection(folder.file(name), "case", Case)
    revision = cases.get("case").revision if folder.file(name).exists() else 0
    cases.put("case", Case(alias=alias), expected_revision=revision)


def summarise(file: DocumentFile) -> dict[str, Any]:
    return {"alias": Collection(file, "case", Case).get("case").model.alias}


def test_files_are_listed_by_name_and_nothing_else_is(folder: Folder) -> None:
    assert folder.names() == []
    for name in ["lisa", "åsa 2", "B-1.old"]:
        save(folder, name, name)
        save(folder, name, name)
    Index(folder, summarise).entries()
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
        Index(folder, summarise).entries()


def test_removing(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")
    save(folder, "omar", "Omar")

    folder.remove("lisa")

    assert folder.names() == ["omar"]
    with pytest.raises(NotFoundError):
        folder.remove("lisa")
