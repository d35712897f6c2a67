"""The index of a folder opens only what has changed, and says the same as opening everything."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexing import Case, Summaries, age, lisa_and_omar, save

from store import (
    Collection,
    DamagedError,
    DocumentFile,
    Folder,
    Index,
    Plain,
    disk,
    pages,
)
from store.errors import LockedError, StoreError


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page hold two files."""
    monkeypatch.setattr(pages, "PAGE", 2)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of all files that are put in place."""
    names: list[str] = []
    replace = disk.replace

    def noting(source: Path, target: Path) -> None:
        names.append(target.name)
        replace(source, target)

    monkeypatch.setattr(disk, "replace", noting)
    return names


# --- what is read, and what is written --------------------------------------------------------------


def test_only_what_changed_is_read(folder: Folder) -> None:
    lisa_and_omar(folder)
    save(folder, "åsa", "Åsa")
    summaries = Summaries()
    assert Index(folder, summaries).entries().entries == {
        "lisa": {"alias": "Lisa"},
        "omar": {"alias": "Omar"},
        "åsa": {"alias": "Åsa"},
    }
    assert summaries.taken() == ["lisa.json", "omar.json", "åsa.json"]

    save(folder, "omar", "Omar N", ago=50)
    folder.remove("åsa")

    index = Index(folder, summaries)
    assert index.entries().entries == {"lisa": {"alias": "Lisa"}, "omar": {"alias": "Omar N"}}
    assert summaries.taken() == ["omar.json"]

    age(folder, "omar", 30)
    index.entries()
    index.entries()
    assert summaries.taken() == ["omar.json"]


def test_where_nothing_has_changed_nothing_is_read_or_written(folder: Folder, written: list[str]) -> None:
    lisa_and_omar(folder)
    (folder.path / "broken.json").write_bytes(b"{")
    summaries = Summaries()
    index = Index(folder, summaries)
    view = index.entries()
    summaries.taken()
    written.clear()

    assert index.entries() is view
    assert Index(folder, summaries).entries().entries == view.entries

    assert summaries.taken() == ["broken.json", "broken.json"]
    assert written == []


@pytest.mark.usefixtures("small_pages")
def test_a_change_writes_its_own_page_and_no_other(folder: Folder, written: list[str]) -> None:
    for number in range(5):
        save(folder, f"case{number}", "A")
    index = Index(folder, Summaries())
    index.entries()
    assert sorted(set(written) - {f"case{number}.json" for number in range(5)}) == ["1", "2", "3"]
    page_of_case3 = next(
        path for path in sorted((folder.path / ".index").iterdir()) if told(path, folder, "case3")
    )
    written.clear()

    save(folder, "case3", "B", ago=50)
    written.clear()
    assert index.entries().entries["case3"] == {"alias": "B"}

    assert written == [page_of_case3.name]


def told(path: Path, folder: Folder, name: str) -> bool:
    """Tell whether a page of the index says something of a file."""
    return f'"{name}"'.encode() in folder.cipher.open(path.read_bytes())


def test_two_changes_within_one_tick_of_the_clock_are_both_seen(folder: Folder) -> None:
    save(folder, "lisa", "Lisa", ago=0)
    index = Index(folder, Summaries())
    status = folder.file("lisa").path.stat()
    assert index.entries().entries == {"lisa": {"alias": "Lisa"}}

    save(folder, "lisa", "Olga")
    os.utime(folder.file("lisa").path, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert index.entries().entries == {"lisa": {"alias": "Olga"}}
    assert Index(folder, Summaries()).entries().entries == {"lisa": {"alias": "Olga"}}


def test_how_far_it_has_come_is_told_before_each_file_that_is_read(folder: Folder) -> None:
    lisa_and_omar(folder)
    Index(folder, Summaries()).entries()
    save(folder, "kim", "Kim")
    save(folder, "sam", "Sam")
    told_so_far: list[tuple[int, int]] = []

    Index(folder, Summaries()).entries(lambda known, of: told_so_far.append((known, of)))

    assert told_so_far == [(2, 4), (3, 4)]


@pytest.mark.usefixtures("small_pages")
def test_a_reading_that_is_stopped_is_gone_on_with(folder: Folder) -> None:
    for number in range(5):
        save(folder, f"case{number}", "A")
    summaries = Summaries()

    def stop(known: int, _of: int) -> None:
        if known == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Index(folder, summaries).entries(stop)

    first = summaries.taken()
    assert len(first) == 3
    view = Index(folder, summaries).entries()
    assert len(view.entries) == 5
    assert sorted(first + summaries.taken()) == [f"case{number}.json" for number in range(5)]


def test_what_was_read_before_a_stop_is_in_the_next_view_of_the_same_index(folder: Folder) -> None:
    lisa_and_omar(folder)
    index = Index(folder, Summaries())
    index.entries()
    save(folder, "lisa", "Olga", ago=50)
    save(folder, "omar", "Sam", ago=50)

    def stop(known: int, _of: int) -> None:
        if known == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.entries(stop)

    assert index.entries().entries == {"lisa": {"alias": "Olga"}, "omar": {"alias": "Sam"}}


def test_who_does_not_wait_is_given_the_last_view_while_another_thread_reads(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")
    reading, go_on = threading.Event(), threading.Event()

    def slowly(file: DocumentFile) -> dict[str, Any]:
        reading.set()
        assert go_on.wait(10)
        return Summaries()(file)

    index = Index(folder, slowly)
    reader = threading.Thread(target=index.entries)
    reader.start()
    assert reading.wait(10)
    assert index.entries(wait=False).entries == {}
    go_on.set()
    reader.join()

    assert index.entries(wait=False).entries == {"lisa": {"alias": "Lisa"}}


# --- files that cannot be read ------------------------------------------------------------------------


def test_an_unreadable_file_is_named_and_the_others_still_open(folder: Folder) -> None:
    lisa_and_omar(folder)
    (folder.path / "empty.json").write_bytes(b"")
    Collection(folder.file("strange"), "notes", Case).put("n", Case(alias="no case"), expected_revision=0)

    view = Index(folder, Summaries()).entries()

    assert dict(view.entries) == {"lisa": {"alias": "Lisa"}, "omar": {"alias": "Omar"}}
    assert {name: (problem.error.code, problem.last) for name, problem in view.problems.items()} == {
        "empty": ("damaged", None),
        "strange": ("not_found", None),
    }
    assert isinstance(view.problems["empty"].error, DamagedError)


def test_what_was_last_known_of_an_unreadable_file_is_told_until_it_can_be_read_again(folder: Folder) -> None:
    lisa_and_omar(folder)
    index = Index(folder, Summaries())
    index.entries()
    whole = folder.file("lisa").path.read_bytes()
    folder.file("lisa").path.write_bytes(whole[:-9])

    for looking in (index, Index(folder, Summaries()), Index(folder, Summaries())):
        view = looking.entries()
        assert dict(view.entries) == {"omar": {"alias": "Omar"}}
        assert view.problems["lisa"].last == {"alias": "Lisa"}

    folder.file("lisa").path.write_bytes(whole)
    view = index.entries()
    assert dict(view.entries) == {"lisa": {"alias": "Lisa"}, "omar": {"alias": "Omar"}}
    assert view.problems == {}


def test_a_file_that_vanishes_while_it_is_read_is_no_problem(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")

    def vanishing(file: DocumentFile) -> dict[str, Any]:
        file.remove()
        return Summaries()(file)

    view = Index(folder, vanishing).entries()

    assert (view.entries, view.problems) == ({}, {})


def test_without_keys_nothing_is_listed_and_nothing_forgotten(tmp_path: Path) -> None:
    class Shut(Plain):
        def open(self, sealed: bytes) -> bytes:
            raise LockedError

    lisa_and_omar(Folder(tmp_path))
    Index(Folder(tmp_path), Summaries()).entries()
    before = (tmp_path / ".index" / "1").read_bytes()

    with pytest.raises(LockedError):
        Index(Folder(tmp_path, cipher=Shut()), Summaries()).entries()

    assert (tmp_path / ".index" / "1").read_bytes() == before


# --- whatever happens ---------------------------------------------------------------------------------


def erase_case(folder: Folder, name: str) -> None:
    if folder.file(name).exists():
        folder.remove(name)


def damage(folder: Folder, name: str) -> None:
    if folder.file(name).exists():
        folder.file(name).path.write_bytes(b"{")


def mend(folder: Folder, name: str) -> None:
    erase_case(folder, name)
    save(folder, name, "mended", ago=0)


def lose_page(folder: Folder, _name: str) -> None:
    for page in sorted((folder.path / ".index").glob("?"))[:1]:
        page.unlink()


def save_if_sound(folder: Folder, name: str) -> None:
    try:
        save(folder, name, f"{name} {time.time_ns()}", ago=0)
    except StoreError:
        mend(folder, name)


STEPS: tuple[Callable[[Folder, str], None], ...] = (save_if_sound, erase_case, damage, mend, lose_page)


@settings(max_examples=40, deadline=None)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(STEPS), st.sampled_from(["kim", "lisa", "omar", "åsa"]), st.booleans()),
        max_size=14,
    )
)
def test_whatever_happens_the_index_says_what_reading_every_file_would_say(
    steps: list[tuple[Callable[[Folder, str], None], str, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as path, pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "PAGE", 2)
        folder = Folder(Path(path) / "data")
        index = Index(folder, Summaries())
        for step, name, anew in steps:
            step(folder, name)
            if anew:
                index = Index(folder, Summaries())
            view = index.entries()
            expected: dict[str, Any] = {}
            unreadable = set()
            for there in folder.names():
                try:
                    expected[there] = Summaries()(folder.file(there))
                except StoreError:
                    unreadable.add(there)
            assert dict(view.entries) == expected
            assert set(view.problems) == unreadable
            for problem in view.problems.values():
                assert problem.last is None or "alias" in problem.last
