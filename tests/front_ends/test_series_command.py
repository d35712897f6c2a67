"""``malsteg series``: the figures of a file of repeated measures, on the command line."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str, language: str = "en") -> tuple[int, str, str]:
    status = main(["--lang", language, "--today", "2027-03-10", "series", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def csv(path: Path, **phases: Iterable[float]) -> str:
    """Write a file with a row for each value and return its name."""
    rows = [f"{name},{value}" for name, values in phases.items() for value in values]
    path.write_text("\n".join(["phase,value", *rows]) + "\n", encoding="utf-8")
    return str(path)


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    status, out, err = run(capsys, "--json", *arguments)
    assert (status, err, out.count("\n")) == (0, "", 1)
    result: dict[str, Any] = json.loads(out)
    return result


def given_on_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_the_json_of_a_decrease_with_a_goal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    name = csv(tmp_path / "days.csv", Before=[9, 12, 10, 8, 12, 16], During=[0, 6, 1, 5, 1, 1])
    result = found(capsys, name, "--better", "lower", "--goal", "0")

    assert list(result) == ["phases", "comparisons", "notes"]
    assert [list(phase) for phase in result["phases"]] == [["name", "n", "mean", "median", "sd", "slope"]] * 2
    assert (result["phases"][0]["name"], result["phases"][0]["n"]) == ("Before", 6)
    (comparison,) = result["comparisons"]
    assert set(comparison) == {
        *("from", "to", "nap", "nap_se", "pnd", "tau", "tau_u", "tau_bc", "goal_percent")
    }
    assert (comparison["from"], comparison["to"]) == ("Before", "During")
    assert (comparison["nap"], comparison["pnd"]) == (1, 1)
    assert comparison["goal_percent"] == pytest.approx(79.1, abs=0.05)


@pytest.mark.parametrize(
    ("a", "b", "better", "expected"),
    [
        ([20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29], "higher", {"nap": 0.9167, "pnd": 5 / 7}),
        ([3, 3, 4, 5], [4, 5, 6, 7, 7], "higher", {"tau": 0.80, "tau_u": 0.55}),
        ([1, 2, 3, 4, 5], [6, 7, 8, 9, 10], "higher", {"tau": 1, "tau_bc": 0}),
        ([12, 14, 9, 10], [10, 6, 4, 5, 3, 4], "lower", {"nap": 0.9375}),
    ],
)
def test_published_values(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    a: list[int],
    b: list[int],
    better: str,
    expected: dict[str, float],
) -> None:
    result = found(capsys, csv(tmp_path / "days.csv", A=a, B=b), "--better", better)
    got = {name: result["comparisons"][0][name] for name in expected}
    assert got == pytest.approx(expected, abs=0.00005)


def test_what_should_not_be_judged_is_null_with_its_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    result = found(capsys, csv(tmp_path / "days.csv", A=[4], B=[5, 6, 7]))

    assert result["phases"][0] == {"name": "A", "n": 1, "mean": 4, "median": 4, "sd": None, "slope": None}
    comparison = result["comparisons"][0]
    assert {value for name, value in comparison.items() if name not in ("from", "to")} == {None}
    assert result["notes"][0] == (
        "“A” has a single value: it has no spread and no direction, and is not compared. Each phase needs at "
        "least 3."
    )


def test_the_way_is_towards_the_goal_where_nothing_else_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    name = csv(tmp_path / "days.csv", A=[9, 12, 10, 8], B=[0, 6, 1, 5])

    assert found(capsys, name)["comparisons"][0]["nap"] == 0
    assert found(capsys, name, "--goal", "0")["comparisons"][0]["nap"] == 1
    assert found(capsys, name, "--goal", "0", "--better", "higher")["comparisons"][0]["goal_percent"] is None
    assert found(capsys, name, "--goal=-2,5")["comparisons"][0]["nap"] == 1


def test_from_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in ([], ["-"]):
        given_on_input(monkeypatch, "Fas;Värde\nFöre;1,5\nFöre;2\nFöre;2\n".encode("utf-16"))
        result = found(capsys, *arguments)
        assert (result["phases"][0]["name"], result["phases"][0]["median"]) == ("Före", 2)
        assert (result["comparisons"], len(result["notes"])) == ([], 2)


SENTENCES = {
    "sv": "Under: 5,33 i snitt av 6 värden; på väg ner, åt det håll ni vill; ojämnt: 3 av 6 nära mitten.",
    "da": "Under: 5,33 i snit af 6 værdier; på vej ned, som I ønsker; ujævnt: 3 af 6 nær midten.",
    "en": (
        "Under: 5.33 on average of 6 values; on the way down, as you want it; uneven: 3 of 6 near the middle."
    ),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_level_trend_and_stability_in_a_sentence_a_phase(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    name = csv(tmp_path / "days.csv", Före=[12, 14, 9, 10], Under=[10, 6, 4, 5, 3, 4])
    status, out, err = run(capsys, name, "--better", "lower", language=language)

    assert (status, err) == (0, "")
    assert SENTENCES[language] in out.splitlines()
    assert "94" in next(line for line in out.splitlines() if "100" in line)
    assert "PND" in next(line for line in out.splitlines() if line.startswith("* PND"))
    table = out.split("\n\n")[1].splitlines()
    assert len(table) == 3
    assert len({len(line) for line in table}) == 1


def test_the_names_of_phases_cannot_steer_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "days.csv"
    path.write_text("phase,value\n%(x)s \u202e\u200b" + "x" * 200 + ",1\n", encoding="utf-8")
    status, out, _ = run(capsys, str(path))

    assert status == 0
    assert "\u202e" not in out
    assert max(map(len, out.splitlines())) < 200


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "The file is empty. Its first row names the columns, and then comes a row for each value."),
        ("phase,value\n", "There are no values: only the row with the names of the columns."),
        ("phase\nA\n", "The first row has to name the columns. There is none called: value."),
        ("A;1\n", "The first row has to name the columns. There is none called: phase, value."),
        ("phase,value\nA,1\n,2\n", "Line 3 says no phase. Write it on every row."),
        (
            "phase,value\nA,1\nA,x\n",
            "Line 3: “x” is not a number. Leave it empty where none was noted.",
        ),
        (
            "phase,value,date\nA,x,\nA,1,soon\nA,y,\n",
            (
                "These lines cannot be read: 2, 3, 4. Line 2: “x” is not a number. "
                "Leave it empty where none was noted."
            ),
        ),
        (
            "phase,value\nA,3,5\n",
            (
                "Line 2 has 3 cells, and there are 2 columns. "
                "Where numbers have a decimal comma, put semicolons between the cells."
            ),
        ),
        (
            "phase,value,date\nA,1,1 March\nA,1,28 Feb\n",
            "Line 3: 28 February 2027 comes before the day on line 2. Put the rows in order of time.",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_on_standard_error_and_status_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: str, said: str
) -> None:
    path = tmp_path / "days.csv"
    path.write_text(data, encoding="utf-8")
    assert run(capsys, str(path)) == (2, "", f"malsteg: {said}\n")


def test_a_wrong_call_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    name = csv(tmp_path / "days.csv", A=[1, 2, 3])
    for arguments in (
        [str(tmp_path / "none.csv")],
        [str(tmp_path)],
        [name, "--goal", "x"],
        [name, "--goal", "9" * 20],
        [name, "--better", "sideways"],
        [name, name],
    ):
        status, out, err = run(capsys, *arguments)
        assert (status, out, err.count("\n")) == (2, "", 1)
