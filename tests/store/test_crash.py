"""Programs killed in the middle of their work: what was acknowledged is there, and nothing is half done."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from backends import BACKENDS
from programs import run
from pydantic import BaseModel

from store import Collection, DocumentFile, Folder, disk

KILLS = int(os.environ.get("KILLS", "540"))
"""How many saves are killed, over all backends."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no fork there")


class Answer(BaseModel):
    number: int
    text: str


def test_a_kill_at_any_moment_loses_no_acknowledged_save(folder: Folder) -> None:
    interrupted = int(run("killing.py", "saving", folder, KILLS // len(BACKENDS), 20))

    assert interrupted > 0


def test_a_kill_at_any_moment_loses_no_entry_of_the_log(folder: Folder) -> None:
    unacknowledged = int(run("killing.py", "logging", folder, 40, 20))

    assert unacknowledged > 0


def test_a_kill_while_a_damaged_file_is_brought_back_can_be_made_good(folder: Folder) -> None:
    interrupted = int(run("killing.py", "bringing back", folder, 40, 20))

    assert interrupted > 0


def test_a_kill_while_keys_are_changed_loses_nothing_and_is_finished_afterwards(tmp_path: Path) -> None:
    interrupted = int(run("killing.py", "changing keys", Folder(tmp_path / "data"), 60, 20))

    assert interrupted > 0


def test_a_kill_while_a_folder_is_encrypted_loses_nothing_and_leaves_nothing_readable(tmp_path: Path) -> None:
    interrupted = int(run("killing.py", "encrypting", Folder(tmp_path / "data"), 60, 20))

    assert interrupted > 0


def test_each_step_of_a_save_waits_for_the_one_before(
    file: DocumentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Collection(file, "goal", Answer)
    answers.put("lisa", Answer(number=1, text=""), expected_revision=0)
    steps: list[str] = []

    def watch(step: str) -> None:
        real = getattr(disk, step)

        def watched(*given: object) -> object:
            names = [given_.name for given_ in given if isinstance(given_, Path)]
            steps.append(" ".join([step, *names]))
            return real(*given)

        monkeypatch.setattr(disk, step, watched)

    for step in ["create", "write", "sync", "link", "replace", "sync_folder"]:
        watch(step)
    answers.put("lisa", Answer(number=2, text=""), expected_revision=1)

    assert steps == [
        "create .lisa.json.new",
        "write",
        "sync",
        "link lisa.json .lisa.json.old",
        "replace .lisa.json.old lisa.json.1",
        "replace .lisa.json.new lisa.json",
        "sync_folder data",
    ]
