"""``malsteg score``: several goals of one person together, on the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str, language: str = "en") -> tuple[int, str, str]:
    status = main(["--lang", language, "score", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def scored(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    status, out, err = run(capsys, *arguments, "--json")
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize(
    ("arguments", "t"),
    [
        ("-1 -1 0 0 -1", 40.95),
        ("0 0 -1", 45.44),
        ("1 1", 62.40),
        ("1 1 --rho 0", 64.14),
        ("--rho 0 1 1", 64.14),
        ("1 0 --weights 6,6", 56.20),
        ("-2 -2 -2", 22.61),
        ("--steps 1 1 1", 22.61),
        ("2 2 2 2 2 2", 80.98),
        ("--steps 2 2 3 3 2", 40.95),
        ("\N{MINUS SIGN}1 -1 0 0 -1", 40.95),
    ],
)
def test_published_scores(capsys: pytest.CaptureFixture[str], arguments: str, t: float) -> None:
    assert scored(capsys, *arguments.split())["t"] == pytest.approx(t, abs=0.005)


def test_the_json_has_the_arithmetic_term_by_term(capsys: pytest.CaptureFixture[str]) -> None:
    found = scored(capsys, "1", "-1", "--weights", "6,2.5")

    assert list(found) == ["t", "levels", "weights", "rho", "terms"]
    assert (found["levels"], found["weights"], found["rho"]) == ([1, -1], [6, 2.5], 0.3)
    terms = {term["name"]: (term["text"].partition(": ")[2], term["value"]) for term in found["terms"]}
    assert terms["weighted_sum"] == ("6·1 + 2.5·(−1) = 3.5", 3.5)
    assert terms["sum_of_squares"] == ("6² + 2.5² = 42.25", 42.25)
    assert terms["sum_of_weights"] == ("6 + 2.5 = 8.5", 8.5)
    assert terms["spread"] == ("√((1 − 0.3)·42.25 + 0.3·8.5²) = √51.25 = 7.1589", 7.1589)
    assert terms["t"] == ("50 + 10·3.5 / 7.1589 = 54.89", 54.89)
    assert "ranks" in found["terms"][-1]["text"]


def test_the_steps_come_before_the_score(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "-1", "0", language="sv")
    lines = out.splitlines()

    assert (status, err) == (0, "")
    assert lines[:2] == ["Mål 1: steg 2, nivå −1, vikt 1", "Mål 2: steg 3, nivå 0, vikt 1"]
    assert lines[-2] == "T = 43,8"
    assert "rangordning" in lines[-1]


def test_a_weight_of_zero_drops_a_goal_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "2", "-1", "--weights", "0,1", "--json")
    found = json.loads(out)

    assert status == 0
    assert (found["levels"], found["weights"]) == ([2, -1], [0, 1])
    assert found["t"] == 40
    assert err == "Goal 1 has weight 0 and is left out.\n"
    _, out, err = run(capsys, "2", "-1", "--weights", "0,1")
    assert "Goal 1 has weight 0 and is left out." in out
    assert err == ""


@pytest.mark.parametrize(
    ("language", "arguments", "rho", "weights"),
    [
        ("sv", ["--rho", "0,25"], 0.25, [1, 1]),
        ("da", ["--rho", "0.25"], 0.25, [1, 1]),
        ("en", ["--rho", "0,25", "--weights", "2, 3"], 0.25, [2, 3]),
        ("sv", ["--weights", "1,5;2"], 0.3, [1.5, 2]),
        ("da", ["--weights", "1,5 2"], 0.3, [1.5, 2]),
        ("sv", ["--weights", "1.5,2"], 0.3, [1.5, 2]),
    ],
)
def test_numbers_as_each_language_writes_them(
    capsys: pytest.CaptureFixture[str],
    language: str,
    arguments: list[str],
    rho: float,
    weights: list[float],
) -> None:
    _, out, _ = run(capsys, "1", "0", "--json", *arguments, language=language)
    found = json.loads(out)
    assert (found["rho"], found["weights"]) == (rho, weights)


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "3",
        "-3",
        "0.5",
        "x",
        "1e400",
        "--steps 0",
        "--steps 6",
        "1 0 --weights 6",
        "1 0 --weights 6,6,6",
        "1 0 --weights 6,x",
        "1 0 --weights 6,",
        "1 0 --weights=-1,1",
        "1 0 --weights 0,0",
        "1 0 --weights 99999999,1",
        "1 0 --rho 1",
        "1 0 --rho -0.1",
        "1 0 --rho x",
    ],
)
def test_a_wrong_call_is_one_line_on_standard_error_and_status_2(
    capsys: pytest.CaptureFixture[str], arguments: str
) -> None:
    status, out, err = run(capsys, *arguments.split())

    assert (status, out) == (2, "")
    assert err.startswith("malsteg")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "malsteg: Alla vikter är 0, så det finns inget mål kvar att räkna på.\n"),
        ("da", "malsteg: Alle vægte er 0, så der er intet mål tilbage at regne på.\n"),
        ("en", "malsteg: All weights are 0, so no goal is left to score.\n"),
    ],
)
def test_what_is_wrong_is_said_in_the_language(
    capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    assert run(capsys, "1", "0", "--weights", "0,0", language=language) == (2, "", said)
