"""malsteg chart: in the terminal, in words, as JSON, and as a picture in a file."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.records import Records
from measured import FIRST, lisa_with_series, note_week
from scripts import LISA, TODAY
from talking import engine_talk

AROUND_NOTHING = "how steady it is cannot be told around 0. The value in the middle is 0."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "cases"


@pytest.fixture
def three_weeks(data: Path) -> Path:
    """A week before the course, and two of it."""
    _, notebook = lisa_with_series(data)
    note_week(notebook, FIRST, "0001000", "1221121")
    note_week(notebook, date(2026, 11, 9), "0101101", "2233233")
    note_week(notebook, date(2026, 11, 16), "1110111", "3434444")
    return data


def chart(
    capsys: pytest.CaptureFixture[str], data: Path, *arguments: str, lang: str = "en"
) -> tuple[int, str, str]:
    status = main(
        ["--lang", lang, "--today", TODAY.isoformat(), "--data", str(data), "chart", "Lisa", *arguments]
    )
    said = capsys.readouterr()
    return status, said.out, said.err


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((columns, 24)))
    monkeypatch.setenv("TERM", "xterm")


def test_where_there_is_no_terminal_it_is_said_in_words(
    capsys: pytest.CaptureFixture[str], three_weeks: Path
) -> None:
    status, out, err = chart(capsys, three_weeks)

    assert (status, err) == (0, "")
    assert out.splitlines()[:4] == [
        "Lisa – komma i tid till kurserna",
        "",
        "on time (1 for yes, 0 for no). Higher is better.",
        f"Before: 0.14 on average of 7 values; no clear direction; {AROUND_NOTHING}",
    ]
    assert "┊" not in out


@pytest.mark.parametrize("columns", [40, 80, 120, 400])
def test_at_a_terminal_it_is_drawn_above_the_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, three_weeks: Path, columns: int
) -> None:
    at_a_terminal(monkeypatch, columns)

    _, out, _ = chart(capsys, three_weeks)

    drawing, _, words = out.partition("on time (1 for yes, 0 for no). Higher is better.")
    assert "┊the course" in drawing
    assert drawing.count("●") > 10
    assert max(map(len, drawing.splitlines())) <= columns
    assert "the course: 0.71" in words


@pytest.mark.parametrize("reason", ["--plain", "dumb", "narrow"])
def test_words_alone_where_a_drawing_would_not_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, three_weeks: Path, reason: str
) -> None:
    at_a_terminal(monkeypatch, 30 if reason == "narrow" else 80)
    if reason == "dumb":
        monkeypatch.setenv("TERM", "dumb")

    _, out, _ = chart(capsys, three_weeks, *(["--plain"] if reason == "--plain" else []))

    assert "●" not in out
    assert "the course: 0.71" in out


@pytest.mark.parametrize(
    ("lang", "head"),
    [
        ("sv", "on time (1 för ja, 0 för nej). Högre är bättre."),
        ("da", "on time (1 for ja, 0 for nej). Højere er bedre."),
        ("en", "on time (1 for yes, 0 for no). Higher is better."),
    ],
)
def test_it_speaks_every_language(
    capsys: pytest.CaptureFixture[str], three_weeks: Path, lang: str, head: str
) -> None:
    assert head in chart(capsys, three_weeks, lang=lang)[1]


def test_the_figures_as_json(capsys: pytest.CaptureFixture[str], three_weeks: Path) -> None:
    _, out, _ = chart(capsys, three_weeks, "--json", "--weekly")

    (line,) = out.splitlines()
    found = json.loads(line)
    own, safe = found["measures"]
    assert found["weekly"] is True
    assert [point["value"] for point in own["points"]] == pytest.approx([1 / 7, 4 / 7, 6 / 7], abs=1e-5)
    assert [point["date"] for point in safe["points"]] == ["2026-11-05", "2026-11-12", "2026-11-19"]
    assert [(phase["name"], phase["n"]) for phase in own["phases"]] == [("Before", 1), ("the course", 2)]
    assert own["comparisons"][0]["nap"] is None
    assert any("needs at least 3" in note for note in own["notes"])


@pytest.mark.parametrize("name", ["chart.svg", "chart.png", "CHART.SVG"])
def test_a_picture_is_written_for_its_owner_alone_and_noted_in_the_log(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, three_weeks: Path, name: str
) -> None:
    target = tmp_path / name

    status, out, err = chart(capsys, three_weeks, "--to", str(target))

    assert (status, out, err) == (0, "", "")
    start = target.read_bytes()[:5]
    assert start == (b"\x89PNG\r" if name.endswith("png") else b"<?xml")
    if os.name != "nt":
        assert target.stat().st_mode & 0o777 == 0o600
    entry = Records(three_weeks, TODAY).journal.entries()[-1]
    assert (entry.what, entry.details) == (
        "exported",
        {"document": "chart", "form": name[-3:].lower()},
    )


def test_a_file_that_is_there_is_not_replaced_unless_told_to(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, three_weeks: Path
) -> None:
    target = tmp_path / "chart.svg"
    target.write_text("mine", encoding="utf-8")

    status, out, err = chart(capsys, three_weeks, "--to", str(target))

    assert (status, out) == (2, "")
    assert "--force" in err
    assert target.read_text(encoding="utf-8") == "mine"
    assert chart(capsys, three_weeks, "--to", str(target), "--force")[0] == 0
    assert target.read_text(encoding="utf-8").startswith("<?xml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases", "chart.svg"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "chart.pdf"], "“chart.pdf” has to end in .svg or .png."),
        (["--to", "nowhere/chart.svg"], "nowhere"),
        (["--force"], "--force goes with --to and a file."),
    ],
)
def test_a_call_that_is_wrong_writes_nothing(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    three_weeks: Path,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)

    status, out, err = chart(capsys, three_weeks, *arguments)

    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["cases"]


def test_nothing_noted_is_a_clear_answer_and_no_picture(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path
) -> None:
    lisa_with_series(data)

    status, out, _ = chart(capsys, data)
    assert status == 0
    assert out.count("Nothing is noted yet.") == 2
    status, _, err = chart(capsys, data, "--to", str(tmp_path / "chart.svg"))
    assert status == 2
    assert "Nothing is noted yet, so there is nothing to draw." in err
    assert not (tmp_path / "chart.svg").exists()


def test_a_goal_without_a_series_says_how_to_begin(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    engine_talk(Records(data, TODAY), LISA)

    status, out, err = chart(capsys, data)

    assert (status, out) == (2, "")
    assert "“malsteg measure" in err


def test_a_number_that_tells_who_somebody_is_is_mentioned_with_the_picture(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path
) -> None:
    _, notebook = lisa_with_series(data, own_name="call 07700 900123", during=None)
    note_week(notebook, FIRST, "0101", "1212")

    status, _, err = chart(capsys, data, "--to", str(tmp_path / "chart.svg"))

    assert status == 0
    assert "There is something here that tells who somebody is" in err
    assert "900123" not in err
