"""Transactions: all or nothing, one write, others wait or are told so."""

from __future__ import annotations

import os
import stat
import sys
import threading
from pathlib import Path

import pytest
from pydantic import BaseModel

from store import BusyError, Collection, DocumentFile, Folder, NoAccessError, NotFoundError, Plain, disk


class Note(BaseModel):
    text: str


def test_a_transaction_over_several_tables_is_one_write(
    file: DocumentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    monkeypatch.setattr(disk, "replace_file", lambda path, _content, **_how: written.append(path))

    with file.transaction():
        Collection(file, "case", Note).put("c", Note(text="case"), expected_revision=0)
        Collection(file, "goals", Note).put("g", Note(text="goal"), expected_revision=0)
        assert Collection(file, "case", Note).get("c").model.text == "case"

    assert written == [file.path]


def test_a_transaction_that_puts_nothing_writes_nothing(file: DocumentFile) -> None:
    with file.transaction():
        assert Collection(file, "notes", Note).find() == []

    assert not file.exists()


def test_an_exception_leaves_the_disk_as_it_was(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="before"), expected_revision=0)
    before = file.path.read_bytes()

    def change_and_fail() -> None:
        with file.transaction():
            notes.put("n", Note(text="after"), expected_revision=1)
            notes.put("m", Note(text="after"), expected_revision=0)
            raise KeyError

    with pytest.raises(KeyError):
        change_and_fail()

    assert file.path.read_bytes() == before
    assert [stored.id for stored in notes.find()] == ["n"]


def test_a_transaction_inside_another_is_undone_alone(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note, keep_history=True)
    notes.put("n", Note(text="before"), expected_revision=0)

    def change_and_fail() -> None:
        with file.transaction():
            notes.put("n", Note(text="undone"), expected_revision=1)
            notes.put("m", Note(text="undone"), expected_revision=1)
            notes.put("o", Note(text="undone"), expected_revision=0)
            raise KeyError

    with file.transaction():
        notes.put("m", Note(text="kept"), expected_revision=0)
        with pytest.raises(KeyError):
            change_and_fail()
        assert notes.get("m").revision == 1

    assert [(stored.id, stored.model.text) for stored in notes.find()] == [("n", "before"), ("m", "kept")]
    assert len(notes.history("n")) == 1


def test_a_snapshot_shows_one_state_and_cannot_be_written_to(folder: Folder) -> None:
    mine, others = folder.file("lisa"), folder.file("lisa")
    notes = Collection(mine, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)

    with mine.snapshot() as tables:
        Collection(others, "notes", Note).put("n", Note(text="second"), expected_revision=1)
        assert notes.get("n").model.text == "first"
        with pytest.raises(RuntimeError, match="inside a snapshot"):
            notes.put("n", Note(text="third"), expected_revision=1)
        with pytest.raises(RuntimeError, match="cannot be written"):
            tables.put("notes", "n", 2, None)

    assert notes.get("n").model.text == "second"


def test_reading_does_not_wait_for_a_writer_but_a_second_writer_is_told(folder: Folder) -> None:
    mine, others = folder.file("lisa"), folder.file("lisa")
    Collection(mine, "notes", Note).put("n", Note(text="first"), expected_revision=0)

    with mine.transaction():
        Collection(mine, "notes", Note).put("n", Note(text="second"), expected_revision=1)
        assert Collection(others, "notes", Note).get("n").model.text == "first"
        with pytest.raises(BusyError) as refused:
            Collection(others, "notes", Note).put("n", Note(text="mine"), expected_revision=1)

    assert refused.value.params == {"name": "lisa.json"}
    with pytest.raises(BusyError), mine.transaction():
        others.remove()


def test_threads_sharing_a_file_have_their_own_transactions(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)
    seen: list[str] = []

    with file.transaction():
        notes.put("n", Note(text="second"), expected_revision=1)
        reader = threading.Thread(target=lambda: seen.append(notes.get("n").model.text))
        reader.start()
        reader.join()

    assert seen == ["first"]


def test_threads_lose_no_update(folder: Folder) -> None:
    patient = Folder(folder.path, cipher=folder.cipher, timeout=30)
    file = patient.file("lisa")
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text=""), expected_revision=0)

    def add_ten() -> None:
        for _ in range(10):
            with file.transaction():
                seen = notes.get("n")
                notes.put("n", Note(text=seen.model.text + "x"), expected_revision=seen.revision)

    threads = [threading.Thread(target=add_ten) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert notes.get("n").model.text == "x" * 40


def test_the_previous_generation_is_kept(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)
    first = file.path.read_bytes()
    assert disk.generations(file.path) == []

    notes.put("n", Note(text="second"), expected_revision=1)
    assert disk.generations(file.path)[0][0].read_bytes() == first

    second = file.path.read_bytes()
    notes.put("n", Note(text="third"), expected_revision=2)
    assert disk.generations(file.path)[0][0].read_bytes() == second


@pytest.mark.parametrize("killed_before", ["replace spare", "replace fresh"])
def test_what_a_crash_left_is_swept_at_the_next_save(file: DocumentFile, killed_before: str) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)
    fresh, spare = disk.leftovers(file.path)
    fresh.write_bytes(b"half of someth")
    os.link(file.path, spare if killed_before == "replace spare" else disk.slots(file.path)[0])

    assert notes.get("n").model.text == "first"
    notes.put("n", Note(text="second"), expected_revision=1)

    assert {path.name for path in file.path.parent.iterdir()} == {
        "lisa.json",
        "lisa.json.1",
        "lisa.json.lock",
    }
    assert notes.get("n").model.text == "second"


def test_nothing_of_a_removed_file_is_left(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)
    notes.put("n", Note(text="second"), expected_revision=1)
    fresh, _ = disk.leftovers(file.path)
    fresh.write_bytes(b"half of someth")

    file.remove()

    assert list(file.path.parent.iterdir()) == []
    with pytest.raises(NotFoundError):
        file.remove()
    with file.transaction(), pytest.raises(RuntimeError, match="inside a transaction"):
        file.remove()


def test_a_vanished_folder_is_said_and_not_made_anew(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "data")
    notes = Collection(folder.file("lisa"), "notes", Note)
    folder.path.rmdir()

    with pytest.raises(NoAccessError) as refused:
        notes.put("n", Note(text="first"), expected_revision=0)

    assert refused.value.params == {"path": str(folder.path)}
    assert not folder.path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not modes there")
def test_everything_on_disk_is_its_owners_alone(tmp_path: Path) -> None:
    earlier = os.umask(0)
    try:
        file = Folder(tmp_path / "above" / "data", cipher=Plain()).file("lisa")
        notes = Collection(file, "notes", Note)
        notes.put("n", Note(text="first"), expected_revision=0)
        notes.put("n", Note(text="second"), expected_revision=1)
    finally:
        os.umask(earlier)

    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.path.parent.iterdir()}
    assert modes == {"lisa.json": 0o600, "lisa.json.1": 0o600, "lisa.json.lock": 0o600}
