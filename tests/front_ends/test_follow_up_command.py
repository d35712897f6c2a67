"""``malsteg follow-up``: held from the command line, shown afterwards, and refused where it has no place."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.records import Records
from scripts import LISA, TODAY
from talking import engine_talk

DAY = "2026-12-28"
KEPT = [
    "",
    "3 of 10",
    "1",
    "2",
    "1; 2",
    "stars",
    "bus",
    "9",
    "calmer",
    "1",
    "",
    "2027-03-01",
    "",
    "",
    "1",
    "1",
]
"""Lisa's answers: step 2, the goal and the plan kept, more time."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "cases"
    engine_talk(Records(folder, TODAY), LISA)
    return folder


class Program:
    """The program on the day of the follow-up, with what is typed at it."""

    def __init__(
        self, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._data, self._capsys, self._monkeypatch = data, capsys, monkeypatch

    def __call__(self, *arguments: str, typed: list[str] | None = None) -> tuple[int, str, str]:
        self._monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(typed or []) + "\n"))
        common = ["--lang", "en", "--today", DAY, "--data", str(self._data), "--no-encryption"]
        status = main([*common, *arguments])
        said = self._capsys.readouterr()
        return status, said.out, said.err


@pytest.fixture
def program(data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    return Program(data, capsys, monkeypatch)


def test_a_follow_up_is_held_and_shown(program: Program) -> None:
    status, out, err = program("follow-up", "Lisa", "--plain", typed=KEPT)
    assert (status, err) == (0, "")
    assert "The follow-up is saved." in out

    status, out, _ = program("show", "Lisa", "--json")
    (held,) = json.loads(out)["follow_ups"]
    assert (held["evaluation"], held["version"], held["new_version"]) == (2, 1, 2)
    assert (held["value"], held["steps"]) == ("3", [2])
    assert held["change"] == {"client": "improved", "worker": "improved"}
    _, out, _ = program("show", "Lisa")
    assert "Evaluation 2, 28 December 2026, of version 1" in out
    assert "Better than when you began, on the way to the goal." in out
    _, out, _ = program("goals", "--json")
    assert (json.loads(out)["last_steps"], json.loads(out)["due"]) == ([2], "2027-03-01")


def test_input_that_ends_half_way_is_kept_and_gone_on_with(program: Program) -> None:
    status, _, err = program("follow-up", "Lisa", "--plain", typed=KEPT[:3])
    assert status == 2
    assert "kept as a draft" in err

    status, out, _ = program("follow-up", "Lisa", "--plain", typed=KEPT[3:])
    assert status == 0
    assert "Was the time enough?" in out


def test_what_is_to_be_changed_is_asked_for_at_once(program: Program) -> None:
    answers = [*KEPT[:9], "2", "5", "", "2027-03-01", "", "", "1", "1"]
    status, out, _ = program("follow-up", "Lisa", "--plain", typed=answers)

    assert status == 0
    saved, changed = out.split("Now to what you want to change.")
    assert "The follow-up is saved." in saved
    assert "By when?" in changed
    assert "The goal is accepted by both of you." in changed


def test_a_correction_says_what_was_found_anew(program: Program) -> None:
    program("follow-up", "Lisa", "--plain", typed=KEPT)
    status, out, _ = program("follow-up", "Lisa", "--plain", "--correct", typed=["2", "4", "1", ""])

    assert status == 0
    assert "You correct evaluation 2." in out
    _, out, _ = program("show", "Lisa", "--json")
    assert [held["value"] for held in json.loads(out)["follow_ups"]] == ["4"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nobody"], "There is no goal “nobody”"),
        (["Lisa", "--correct"], "has not been followed up yet"),
    ],
)
def test_a_call_that_cannot_be_answered_says_so_in_one_line(
    program: Program, arguments: list[str], said: str
) -> None:
    status, out, err = program("follow-up", *arguments, "--plain")

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_a_goal_that_is_ended_is_not_followed_up(program: Program) -> None:
    program("follow-up", "Lisa", "--plain", typed=[*KEPT[:9], "3", "1", "we are there", ""])

    status, _, err = program("follow-up", "Lisa", "--plain")
    assert status == 2
    assert "is ended" in err
    _, out, _ = program("goals", "--status", "closed", "--json")
    assert json.loads(out)["status"] == "closed"
