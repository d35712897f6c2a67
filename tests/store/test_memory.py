"""What is remembered of a file makes no difference to what is read or written, whoever else writes it."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from failing import quick_folder
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pydantic import BaseModel
from toy_cipher import Reversing

from saving import read, save
from store import Collection, ConflictError, DocumentFile, Folder, Keys, NotFoundError, Plain, Ring, disk
from store.keys import new_secret
from store.memory import Memory


class Note(BaseModel):
    text: str


class NoMemory(Memory):
    """Remembers nothing."""

    def recall(self, path: Path, content: bytes) -> None:
        return None


NAMES = st.sampled_from(["a", "b"])
TEXTS = st.sampled_from(["", "short", "x" * 300])
TABLES = st.sampled_from(["goals", "drafts"])
WHO = st.integers(0, 3)


class OneFile(RuleBasedStateMachine):
    """Four programs' views of one file (two share what they remember), and one that remembers nothing."""

    @initialize(cipher=st.sampled_from([Plain(), Reversing()]))
    def begin(self, cipher: Any) -> None:
        self.folder = quick_folder()
        shared = Memory()
        path = self.folder / "lisa.json"
        self.views = [
            DocumentFile(path, cipher=cipher, memory=memory)
            for memory in (Memory(), Memory(), shared, shared)
        ]
        self.memories = [shared, *(view._memory for view in self.views[:2])]
        self.forgetful = DocumentFile(path, cipher=cipher, memory=NoMemory())
        self.expected: dict[tuple[str, str], str] = {}
        self.states: list[tuple[bytes | None, dict[tuple[str, str], str]]] = []

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    @rule(who=WHO, table=TABLES, name=NAMES, text=TEXTS)
    def put(self, who: int, table: str, name: str, text: str) -> None:
        notes = Collection(self.views[who], table, Note, keep_history=True)
        notes.put(name, Note(text=text), expected_revision=notes.revision(name))
        self.expected[table, name] = text

    @rule(who=WHO, table=TABLES, name=NAMES)
    def delete(self, who: int, table: str, name: str) -> None:
        notes = Collection(self.views[who], table, Note, keep_history=True)
        if notes.revision(name):
            notes.delete(name, notes.revision(name))
            del self.expected[table, name]

    @rule(who=WHO, table=TABLES, name=NAMES, text=TEXTS)
    def begin_and_give_up(self, who: int, table: str, name: str, text: str) -> None:
        view = self.views[who]
        with pytest.raises(KeyError):
            self._put_and_give_up(view, table, name, text + "!")

    def _put_and_give_up(self, view: DocumentFile, table: str, name: str, text: str) -> None:
        notes = Collection(view, table, Note)
        with view.transaction():
            notes.put(name, Note(text=text), expected_revision=notes.revision(name))
            raise KeyError

    @rule(who=WHO, table=TABLES, texts=st.lists(TEXTS, min_size=1, max_size=3))
    def several_at_once(self, who: int, table: str, texts: list[str]) -> None:
        view = self.views[who]
        notes = Collection(view, table, Note)
        with view.transaction():
            for text in texts:
                notes.put("a", Note(text=text), expected_revision=notes.revision("a"))
            with pytest.raises(KeyError):
                self._put_and_give_up(view, table, "b", "undone")
        self.expected[table, "a"] = texts[-1]

    @rule(who=WHO, table=TABLES, name=NAMES)
    def alter_what_was_handed_out(self, who: int, table: str, name: str) -> None:
        view = self.views[who]
        for stored in Collection(view, table, Note).find():
            stored.model.text = "altered"
        for documents in view.content().values():
            for document in documents.values():
                document["revision"] = 99
                if document["model"] is not None:
                    document["model"]["text"] = "altered"

    @rule(who=WHO)
    def fail_to_save(self, who: int) -> None:
        view = self.views[who]
        notes = Collection(view, "goals", Note)

        def full(_descriptor: int, _content: bytes) -> None:
            raise OSError(28, "No space left on device")

        with pytest.MonkeyPatch.context() as fault:
            fault.setattr(disk, "write", full)
            with pytest.raises(Exception, match="no_space"):
                notes.put("a", Note(text="unsaved"), expected_revision=notes.revision("a"))

    @rule()
    def note_the_state(self) -> None:
        self.states.append((disk.read(self.forgetful.path), dict(self.expected)))

    @rule(data=st.data())
    def put_an_earlier_state_back(self, data: st.DataObject) -> None:
        if not self.states:
            return
        content, expected = data.draw(st.sampled_from(self.states))
        if content is None:
            disk.remove(self.forgetful.path)
        else:
            self.forgetful.path.write_bytes(content)
        self.expected = dict(expected)

    @rule(which=st.integers(0, 2))
    def forget(self, which: int) -> None:
        self.memories[which].forget()

    @invariant()
    def all_see_the_same(self) -> None:
        if not hasattr(self, "folder"):
            return
        contents = [view.content() for view in (self.forgetful, *self.views)]
        assert all(content == contents[0] for content in contents)
        found = {
            (table, stored.id): stored.model.text
            for table in ("goals", "drafts")
            for stored in Collection(self.views[0], table, Note).find()
        }
        assert found == self.expected


TestOneFile = OneFile.TestCase
TestOneFile.settings = settings(max_examples=100, stateful_step_count=25, deadline=None)


def test_a_save_by_another_program_is_seen_though_the_file_was_remembered(folder: Folder) -> None:
    mine, theirs = folder.file("lisa"), Folder(folder.path, cipher=folder.cipher).file("lisa")
    notes = Collection(mine, "notes", Note)
    notes.put("n", Note(text="mine"), expected_revision=0)
    Collection(theirs, "notes", Note).put("n", Note(text="theirs"), expected_revision=1)

    with pytest.raises(ConflictError):
        notes.put("n", Note(text="mine again"), expected_revision=1)

    assert notes.get("n").model.text == "theirs"


def test_a_file_that_is_removed_or_damaged_is_not_read_from_memory(folder: Folder) -> None:
    file = folder.file("lisa")
    save(file, 1)
    whole = file.path.read_bytes()

    file.path.write_bytes(whole[:-1])
    assert not file.is_sound()
    file.path.unlink()
    with pytest.raises(NotFoundError):
        Collection(file, "goal", Note).get("lisa")


def test_forgetting_lets_go_of_what_a_save_in_another_thread_was_about_to_remember(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Ring(new_secret())
    keys = Keys.of(tmp_path, ring)
    folder = Folder(tmp_path, cipher=keys)
    writing, go_on = threading.Event(), threading.Event()
    real = disk.sync

    def slow(descriptor: int) -> None:
        writing.set()
        assert go_on.wait(timeout=30)
        real(descriptor)

    monkeypatch.setattr(disk, "sync", slow)
    saving = threading.Thread(target=lambda: save(folder.file("lisa"), 1))
    saving.start()
    assert writing.wait(timeout=30)

    keys.lock()
    folder.forget()
    go_on.set()
    saving.join()

    assert folder._memory.recall(tmp_path / "lisa.json", (tmp_path / "lisa.json").read_bytes()) is None
    assert read(Folder(tmp_path, cipher=Keys.of(tmp_path, ring)).file("lisa")) == 1
