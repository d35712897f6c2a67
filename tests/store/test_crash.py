"""Programs that die while saving, and programs that save at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from store import BusyError, Cipher, Collection, DocumentFile, Folder, disk

SAVING = Path(__file__).with_name("saving.py")
KILLS = int(os.environ.get("KILLS", "60"))


class Answer(BaseModel):
    number: int
    text: str


def program(what: str, folder: Folder, cipher: Cipher, *numbers: int) -> subprocess.Popen[str]:
    """Start one of the programs of saving.py on the folder."""
    arguments = [what, str(folder.path), type(cipher).__name__, *map(str, numbers)]
    root = SAVING.parents[2]
    return subprocess.Popen(
        [sys.executable, SAVING, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no fork there")
def test_a_kill_at_any_moment_loses_no_acknowledged_save(folder: Folder, cipher: Cipher) -> None:
    with program("killed", folder, cipher, KILLS, 20) as killed:
        output, errors = killed.communicate(timeout=10 * KILLS)

    assert (killed.returncode, errors) == (0, "")
    saves, interrupted = map(int, output.split())
    assert saves >= KILLS
    assert interrupted > 0


def test_two_programs_counting_lose_no_number(folder: Folder, cipher: Cipher) -> None:
    answers = Collection(folder.file("lisa"), "goal", Answer)
    answers.put("lisa", Answer(number=0, text=""), expected_revision=0)

    with program("counting", folder, cipher, 40) as one, program("counting", folder, cipher, 40) as two:
        results = [each.communicate(timeout=60) for each in (one, two)]

    assert [errors for _, errors in results] == ["", ""]
    assert answers.get("lisa").model.number == 80
    assert answers.get("lisa").revision == 81


def test_the_lock_of_a_program_that_died_is_free(folder: Folder, cipher: Cipher) -> None:
    answers = Collection(folder.file("lisa"), "goal", Answer)
    answers.put("lisa", Answer(number=1, text=""), expected_revision=0)

    with program("holding", folder, cipher) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(BusyError):
            answers.put("lisa", Answer(number=2, text=""), expected_revision=1)
        holder.kill()

    assert answers.put("lisa", Answer(number=2, text=""), expected_revision=1).revision == 2


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
