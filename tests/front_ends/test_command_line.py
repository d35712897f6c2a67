"""The command line: what goes to which stream, with which status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import __version__
from assistant.cli import main
from assistant.records import Records
from scripts import LISA, STATE, TODAY
from talking import engine_talk, typed_lines


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "cases"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["--lang", "en", "--today", TODAY.isoformat(), *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_version_and_help_go_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version") == (0, f"Målsteg {__version__}\n", "")
    for arguments in (["--help"], ["scale", "--help"], ["new", "-h"]):
        status, out, err = run(capsys, *arguments)
        assert (status, err) == (0, "")
        assert "--lang" in out


def test_help_and_mistakes_are_said_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--lang", "sv", "--help"])
    assert "visa" in capsys.readouterr().out
    assert main(["--lang=da", "scale", "--baseline", "1"]) == 2
    error = capsys.readouterr().err
    assert "required" not in error
    assert "--expected" in error


def test_the_language_follows_the_locale_when_nothing_is_chosen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    assert main(["scale", "--baseline", "0", "--expected", "6-7", "--max", "10"]) == 0
    assert "målet" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["scale"],
        ["scale", "--baseline", "x", "--expected", "6"],
        ["scale", "--baseline", "0", "--expected", "some"],
        ["scale", "--baseline", "0", "--expected", "6-10", "--max", "10"],
        ["scale", "--baseline", "0.5", "--expected", "6"],
        ["scale", "--baseline=-1", "--expected", "6"],
        ["scale", "--baseline", "0", "--expected", "6", "--min", "9", "--max", "3"],
        ["scale", "--baseline", "0", "--expected", "1e400"],
        ["scale", "--baseline", "0", "--expected", "9" * 60],
        ["show", "nobody"],
        ["goals", "--case", "nobody"],
        ["resume"],
        ["revise", "nobody", "--plain"],
        ["new", "--case", "nobody", "--plain"],
        ["new", "--under", "nobody", "--plain"],
        ["--today", "2027-02-30", "cases"],
        ["--lang", "no", "cases"],
        [],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_one_line_on_standard_error_and_status_2(
    capsys: pytest.CaptureFixture[str], data: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    status, out, err = run(capsys, "--data", str(data), *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("malsteg")
    assert err.count("\n") == 1


def test_lisas_steps_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "scale", "--baseline", "0", "--expected", "6-7", "--max", "10", "--json")
    steps = json.loads(out)["steps"]
    assert status == 0
    assert [(step["step"], step["level"], step["low"], step["high"]) for step in steps] == [
        (1, -2, 0, 2),
        (2, -1, 3, 5),
        (3, 0, 6, 7),
        (4, 1, 8, 9),
        (5, 2, 10, 10),
    ]
    assert steps[2]["text"] == "6–7"


def test_a_decrease_is_mirrored_and_open_ends_are_null(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "scale", "--baseline", "10", "--expected", "3-4", "--json")
    steps = json.loads(out)["steps"]
    assert [(step["low"], step["high"]) for step in steps] == [(11, None), (5, 10), (3, 4), (1, 2), (0, 0)]


def test_fractions_and_keeping(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "scale", "--baseline", "1.5", "--expected", "4", "--fractions", "--json")
    steps = json.loads(out)["steps"]
    assert [(step["low"], step["high"]) for step in steps][:2] == [(0, 1.4), (1.5, 3.9)]
    _, out, _ = run(capsys, "scale", "--baseline", "3", "--expected", "2-4", "--keep")
    assert "2–4" in next(line for line in out.splitlines() if "today" in line)


def test_lists_and_one_goal_in_words_and_json(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    lisa = engine_talk(Records(data, TODAY), LISA)
    draft = engine_talk(Records(data, TODAY), STATE, until="direction")
    _, out, _ = run(capsys, "--data", str(data), "cases")
    assert out == "Lisa  1 goal\nSam  1 goal\n"
    _, out, _ = run(capsys, "cases", "--data", str(data), "--json")
    assert [json.loads(line)["case"] for line in out.splitlines()] == ["Lisa", "Sam"]
    _, out, _ = run(capsys, "goals", "--data", str(data), "--status", "draft", "--json")
    (goal,) = [json.loads(line) for line in out.splitlines()]
    assert (goal["id"], goal["case"], goal["status"]) == (draft.goal_id, "Sam", "draft")
    _, out, _ = run(capsys, "goals", "--data", str(data), "--case", "lisa")
    assert out.split()[:2] == [lisa.goal_id, "Lisa"]
    _, out, _ = run(capsys, "show", "Lisa", "--data", str(data))
    assert "komma i tid till kurserna" in out
    assert "3  6–7" in out
    _, out, _ = run(capsys, "show", str(lisa.goal_id), "--data", str(data), "--json")
    shown = json.loads(out)
    assert shown["answers"]["importance"] == 9
    assert shown["start_step"] == 1
    assert [step["low"] for step in shown["scale"]] == [0, 3, 6, 8, 10]
    status, _, err = run(capsys, "show", "Lisa", "--version", "7", "--data", str(data))
    assert status == 2
    assert "no version 7" in err


def test_show_holds_the_goal_up_against_the_five_criteria(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine_talk(Records(data, TODAY), LISA)
    _, out, err = run(capsys, "show", "Lisa", "--data", str(data))
    assert "Five things to look at together\nSpecific: in place." in out
    assert "Accepted: in place. You both say yes.\n" in out
    assert err == ""
    _, out, _ = run(capsys, "--lang", "da", "show", "Lisa", "--data", str(data), "--json")
    criteria = json.loads(out)["criteria"]
    assert [criterion["letter"] for criterion in criteria] == ["S", "M", "O", "R", "T"]
    assert set(criteria[0]) == {"letter", "name", "verdict", "reason", "advice"}


def test_show_says_when_a_text_tells_who_somebody_is(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {**LISA.answers, "helps": "My sister, 070-174 06 05."}
    engine_talk(Records(data, TODAY), replace(LISA, answers=answers))
    for form in ([], ["--json"]):
        _, _, err = run(capsys, "show", "Lisa", "--data", str(data), *form)
        assert err == "There is something here that tells who somebody is: a phone number.\n"


def test_a_damaged_file_is_named_and_the_rest_is_listed(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    lisa = engine_talk(Records(data, TODAY), LISA)
    engine_talk(Records(data, TODAY), STATE)
    path = data / f"{lisa.case_id}.json"
    path.write_bytes(path.read_bytes().replace(b"Lisa", b"Lise", 1))
    status, out, err = run(capsys, "goals", "--data", str(data))
    assert status == 1
    assert "Sam" in out
    assert "The case of Lisa" in err


def _program(data: Path, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "assistant",
            "--lang",
            "en",
            "--no-encryption",
            "--data",
            str(data),
            *arguments,
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, **environment},
    )


def test_a_conversation_from_a_pipe_in_any_locale(data: Path, tmp_path: Path) -> None:
    typed = "\n".join(typed_lines(Records(tmp_path / "other", TODAY), LISA)) + "\n"
    program = _program(data, "--lang", "sv", "--today", TODAY.isoformat(), "new", "--plain", LC_ALL="C")
    out, err = program.communicate(typed.encode())
    assert (program.returncode, err) == (0, b"")
    assert "Målet" in out.decode()
    (goal,) = Records(data, TODAY).overview().goals
    assert goal.status.value == "accepted"


def test_input_that_ends_early_or_is_not_text_is_status_2_and_the_draft_is_kept(data: Path) -> None:
    program = _program(data, "new", "--plain")
    _, err = program.communicate(b"Kim\n1\n")
    assert program.returncode == 2
    assert err.decode().count("\n") == 1
    (draft,) = Records(data, TODAY).overview().goals
    assert draft.id in err.decode()
    program = _program(data, "new", "--plain")
    _, err = program.communicate(b"\xff\xfe\n")
    assert program.returncode == 2
    assert b"UTF-8" in err


def test_a_program_killed_after_any_answer_comes_back_with_it(data: Path) -> None:
    answers = [
        ("A", "Whose goal"),
        ("1", "adult or"),
        ("Studies", "part of life"),
        ("Work", "lead to"),
        ("Late", "hard"),
    ]
    program = _program(data, "new", "--plain")
    assert program.stdin is not None
    assert program.stdout is not None
    asked = program.stdout.readline()
    for number, (answer, question) in enumerate(answers):
        while question.encode() not in asked:
            asked = program.stdout.readline()
            assert asked, "the program has ended"
        # The question is shown: every answer before it is on disk already.
        goals = Records(data, TODAY).overview().goals
        assert len(goals) == min(number, 1)
        program.stdin.write(f"{answer}\n".encode())
        program.stdin.flush()
    while b"How big" not in asked:
        asked = program.stdout.readline()
        assert asked, "the program has ended"
    program.kill()
    program.communicate()
    (draft,) = Records(data, TODAY).overview().goals
    said = Records(data, TODAY).goal(draft.case_id, draft.id).latest
    assert (said.life_area, said.purpose, said.wish) == ("Studies", "Work", "Late")


def test_a_reader_that_leaves_early_is_no_crash(data: Path) -> None:
    engine_talk(Records(data, TODAY), LISA)
    program = _program(data, "show", "Lisa")
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.stdin is not None
    program.stdin.close()
    program.wait()
