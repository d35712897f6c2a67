"""Noting in plain lines when the disk does not take a value, and in an encrypted folder that is locked."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from assistant.errors import WorkError
from assistant.i18n import Language
from assistant.plain.measuring import PlainEntering, PlainSettingUp, Streams
from assistant.records import DataFolder, FolderState
from assistant.records.measuring import Notebook, open_notebook, set_up
from locked_folder import Locked
from scripts import TODAY
from talking import Keyboard

EN = Language("en")


class Door:
    """An encrypted folder that has been opened, and somebody who opens it again."""

    def __init__(self, locked: Locked) -> None:
        self.case_id = locked.lisa
        self.folder = DataFolder(locked.path, TODAY)
        self.asked = 0
        self._passphrase = locked.passphrase
        self.folder.unlock(locked.passphrase)
        self.goal_id = self.folder.records.find_goal("Lisa").id

    def streams(self, read: io.StringIO, said: io.StringIO) -> Streams:
        return Streams(read, said, folder=self.folder, unlock=self.unlock)

    def unlock(self, _language: Language) -> None:
        self.asked += 1
        self.folder.unlock(self._passphrase)

    def set_up(self, *typed: str, before: dict[int, Callable[[], object]] | None = None) -> str:
        said = io.StringIO()
        setting_up = set_up(self.folder.records, EN, self.case_id, self.goal_id)
        keyboard = Keyboard("".join(f"{line}\n" for line in typed), before)
        PlainSettingUp(setting_up, EN, self.streams(keyboard, said)).hold()
        return said.getvalue()

    def note(
        self, notebook: Notebook, *typed: str, before: dict[int, Callable[[], object]] | None = None
    ) -> str:
        said = io.StringIO()
        keyboard = Keyboard("".join(f"{line}\n" for line in typed), before)
        PlainEntering(notebook, EN, self.streams(keyboard, said)).hold()
        return said.getvalue()

    def notebook(self) -> Notebook:
        return open_notebook(self.folder.records, self.case_id, self.goal_id)


@pytest.fixture
def door(locked: Locked) -> Door:
    """Every day is noted from three days ago."""
    door = Door(locked)
    door.set_up("1", "", "", "2026-11-20", *[""] * 3)
    return door


def values(notebook: Notebook) -> list[tuple[int, int]]:
    return [(entry.day.day, int(entry.values["goal"] or 0)) for entry in notebook.entries]


def test_a_folder_locked_while_nobody_typed_asks_for_the_passphrase_before_the_value_is_noted(
    door: Door,
) -> None:
    notebook = door.notebook()

    said = door.note(notebook, "1", "0", "pause", before={1: door.folder.lock})

    assert "Nothing was written for a while, so Målsteg locked itself." in said
    assert door.asked == 1
    assert values(door.notebook()) == [(20, 1), (21, 0)]


def test_the_word_locks_at_once_and_the_same_value_is_asked_for_again(door: Door) -> None:
    said = door.note(door.notebook(), "lås", "1", "pause")

    assert "Målsteg is locked." in said
    assert door.asked == 1
    assert door.folder.state is FolderState.OPEN
    assert values(door.notebook()) == [(20, 1)]


def test_what_to_note_is_settled_in_a_folder_that_was_locked_on_the_way(locked: Locked) -> None:
    door = Door(locked)

    said = door.set_up("1", "", "", "lock", "2026-11-20", *[""] * 3, before={1: door.folder.lock})

    assert door.asked == 2
    assert "From 20 November 2026." in said
    assert door.notebook().series.since.day == 20


def test_a_full_disk_is_said_and_the_value_tried_again_at_enter(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook, left = door.notebook(), [1]
    really = notebook.note

    def full_once(*given: object, **named: object) -> object:
        if left.pop() if left else 0:
            raise WorkError("no_space", path="the disk")
        return really(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(notebook, "note", full_once)

    said = door.note(notebook, "1", "", "0", "pause")

    assert said.count("Your answer is kept here meanwhile.") == 1
    assert values(door.notebook()) == [(20, 1), (21, 0)]


def test_what_does_not_pass_ends_the_noting_and_nothing_is_taken_for_noted(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = door.notebook()

    def damaged(*_given: object, **_named: object) -> object:
        raise WorkError("damaged", name="x")

    monkeypatch.setattr(notebook, "note", damaged)
    with pytest.raises(WorkError, match="damaged"):
        door.note(notebook, "1", "pause")

    assert values(door.notebook()) == []
