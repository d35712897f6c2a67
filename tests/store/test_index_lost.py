"""The index of a folder can be lost, damaged, somebody else's or beyond writing, and made to forget."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from indexing import Summaries, full, lisa_and_omar, save

from store import (
    Cipher,
    Folder,
    Index,
    NoSpaceError,
    Plain,
    disk,
    pages,
)
from store.errors import BusyError, KeyChangedError
from store.index import remove_index
from store.locking import locked


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page hold two files."""
    monkeypatch.setattr(pages, "PAGE", 2)


# --- an index that is lost, damaged or of somebody else -----------------------------------------------


@pytest.mark.usefixtures("small_pages")
@pytest.mark.parametrize("harm", [b"", b"half", b'docstore 1 {"version":1}', None])
def test_a_lost_or_damaged_page_comes_back(folder: Folder, harm: bytes | None) -> None:
    for name in ["kim", "lisa", "omar"]:
        save(folder, name, name)
    summaries = Summaries()
    Index(folder, summaries).entries()
    page = folder.path / ".index" / "1"
    whole = page.read_bytes()
    summaries.taken()
    page.unlink()
    if harm is not None:
        page.write_bytes(harm)

    assert len(Index(folder, summaries).entries().entries) == 3

    assert len(summaries.taken()) == 2
    assert folder.cipher.open(page.read_bytes()) == folder.cipher.open(whole)


def test_the_index_may_be_deleted_whole(folder: Folder) -> None:
    lisa_and_omar(folder)
    index = Index(folder, Summaries())
    view = index.entries()

    shutil.rmtree(folder.path / ".index")
    assert index.entries() is view
    assert (folder.path / ".index" / "1").exists()

    remove_index(folder.path)
    assert not (folder.path / ".index").exists()
    assert Index(folder, Summaries()).entries() == view


def test_a_file_in_the_place_of_the_index_gives_way(folder: Folder) -> None:
    lisa_and_omar(folder)
    (folder.path / ".index").write_bytes(b'{"alias":"Lisa"}')

    assert len(Index(folder, Summaries()).entries().entries) == 2

    assert (folder.path / ".index" / "1").is_file()


def test_the_index_of_another_folder_is_not_believed(folder: Folder, tmp_path: Path, cipher: Cipher) -> None:
    other = Folder(tmp_path / "other", cipher=cipher)
    save(other, "lisa", "Somebody else")
    save(other, "mika", "Mika")
    Index(other, Summaries()).entries()
    lisa_and_omar(folder)

    shutil.copytree(other.path / ".index", folder.path / ".index")

    assert dict(Index(folder, Summaries()).entries().entries) == {
        "lisa": {"alias": "Lisa"},
        "omar": {"alias": "Omar"},
    }


def test_a_name_in_two_pages_is_taken_once_and_the_other_page_mended(folder: Folder) -> None:
    lisa_and_omar(folder)
    Index(folder, Summaries()).entries()
    first, second = folder.path / ".index" / "1", folder.path / ".index" / "2"
    shutil.copy(first, second)
    summaries = Summaries()

    assert len(Index(folder, summaries).entries().entries) == 2

    assert summaries.read == []
    assert not second.exists()


def test_summaries_of_another_version_are_made_anew(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")
    Index(folder, Summaries()).entries()

    view = Index(folder, lambda file: {"size": file.path.stat().st_size}, version=2).entries()

    assert view.entries == {"lisa": {"size": folder.file("lisa").path.stat().st_size}}


# --- an index that cannot be written ------------------------------------------------------------------


def test_an_index_that_cannot_be_written_still_lists(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    save(folder, "lisa", "Lisa")
    with monkeypatch.context() as fault:
        fault.setattr(disk, "write", full)
        index = Index(folder, Summaries())
        assert index.entries().entries == {"lisa": {"alias": "Lisa"}}
        assert os.listdir(folder.path / ".index") == []  # noqa: PTH208

    index.entries()
    assert os.listdir(folder.path / ".index") == ["1"]  # noqa: PTH208


def test_an_index_that_somebody_else_is_writing_is_written_later(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")
    index = Index(folder, Summaries())
    with locked(folder.path / ".index", 1):
        assert len(index.entries().entries) == 1
        assert not (folder.path / ".index").exists()

    index.entries()

    assert (folder.path / ".index" / "1").exists()


def test_nothing_is_written_with_keys_that_have_been_changed(tmp_path: Path) -> None:
    class Replaced(Plain):
        def confirm(self) -> None:
            raise KeyChangedError(path=str(tmp_path))

    save(Folder(tmp_path), "lisa", "Lisa")

    assert len(Index(Folder(tmp_path, cipher=Replaced()), Summaries()).entries().entries) == 1

    assert not (tmp_path / ".index").exists()


def test_the_index_is_sealed_as_the_files_are_and_its_owners_alone(folder: Folder, cipher: Cipher) -> None:
    save(folder, "lisa", "Lisa")
    Index(folder, Summaries()).entries()

    page = folder.path / ".index" / "1"
    assert b'"alias":"Lisa"' in cipher.open(page.read_bytes())
    if os.name == "posix":
        assert (page.stat().st_mode & 0o777, page.parent.stat().st_mode & 0o777) == (0o600, 0o700)


# --- forgetting ---------------------------------------------------------------------------------------


def test_a_dropped_file_is_gone_from_the_disk_when_drop_returns(folder: Folder) -> None:
    lisa_and_omar(folder)
    index = Index(folder, Summaries())
    index.entries()
    folder.remove("lisa")

    index.drop("lisa")

    assert b"Lisa" not in folder.cipher.open((folder.path / ".index" / "1").read_bytes())
    assert dict(index.entries().entries) == {"omar": {"alias": "Omar"}}


def test_where_the_index_cannot_be_rewritten_it_is_removed(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    lisa_and_omar(folder)
    index = Index(folder, Summaries())
    index.entries()
    folder.remove("lisa")
    with monkeypatch.context() as fault:
        fault.setattr(disk, "write", full)
        index.drop("lisa")

    assert not (folder.path / ".index").exists()
    assert dict(index.entries().entries) == {"omar": {"alias": "Omar"}}


def test_what_cannot_be_forgotten_is_said(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    lisa_and_omar(folder)
    index = Index(folder, Summaries())
    index.entries()
    folder.remove("lisa")
    monkeypatch.setattr(pages, "TIMEOUT", 0.05)
    monkeypatch.setattr("store.index.TIMEOUT", 0.05)

    with locked(folder.path / ".index", 1), pytest.raises(BusyError):
        index.drop("lisa")


def test_what_is_let_out_of_memory_is_read_from_the_pages_again(folder: Folder) -> None:
    lisa_and_omar(folder)
    summaries = Summaries()
    index = Index(folder, summaries)
    view = index.entries()
    summaries.taken()

    index.forget()

    assert index.entries() == view
    assert summaries.taken() == []


def test_a_full_disk_is_named_when_the_index_can_neither_be_written_nor_removed(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    lisa_and_omar(folder)
    index = Index(folder, Summaries())
    index.entries()
    folder.remove("lisa")

    def unsynced(_folder: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write", full)
    monkeypatch.setattr(disk, "sync_folder", unsynced)

    with pytest.raises(NoSpaceError):
        index.drop("lisa")


def test_forgetting_does_not_wait_for_a_thread_that_reads_and_leaves_nothing_of_it(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")
    index = Index(folder, Summaries())

    def forget(_known: int, _of: int) -> None:
        index.forget()

    assert dict(index.entries(forget).entries) == {"lisa": {"alias": "Lisa"}}

    assert index._view.entries == {}
    assert index._pages is None
