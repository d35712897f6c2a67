"""malsteg measure --from: a file is taken in whole or not at all, and what can be wrong with one."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from measured import FIRST, lisa_with_series, measure, note_week, noted, typed


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "cases"


def file(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "notes.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Datum;on time;feeling safe\n2026-11-02;1;3,5\n3/11;0;\n4 november;;2\n", "utf-8"),
        ("Dato\tFEELING SAFE\ton time\n2.11.2026\t3,5\t1\n3.11.\t\t0\n4. november\t2\t\n", "cp1252"),
        ("day,On Time,Feeling Safe\n2026-11-02,1,3.5\n2026-11-03,0,\n2026-11-04,,2\n", "utf-16"),
    ],
    ids=["sv", "da", "en"],
)
def test_a_file_is_taken_in_as_people_and_spreadsheets_write_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path, text: str, encoding: str
) -> None:
    lisa_with_series(data)
    lang = {"utf-8": "sv", "cp1252": "da", "utf-16": "en"}[encoding]

    status, out, err = measure(capsys, data, "--from", file(tmp_path, text, encoding), "--json", lang=lang)

    assert (status, err) == (0, "")
    found = json.loads(out)
    assert (found["added"], found["filled"], found["corrected"], found["missing"]) == (3, 0, 0, 18)
    assert noted(data) == {
        "2026-11-02": {"goal": 1, "m2": Decimal("3.5")},
        "2026-11-03": {"goal": 0, "m2": None},
        "2026-11-04": {"goal": None, "m2": 2},
    }


def test_a_file_with_one_column_of_values_is_that_of_the_goals_own_measure(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path
) -> None:
    lisa_with_series(data)

    assert measure(capsys, data, "--from", file(tmp_path, "datum;värde\n2026-11-02;1\n"))[:2] == (
        0,
        "1 new row.\n20 days are missing.\n",
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("2026-11-03;1;6", "Line 3, “feeling safe”: 6 is outside what we measure with."),
        ("2026-11-03;3;", "Line 3, “on time”: 3 is outside what we measure with."),
        ("2026-11-03;0.5;", "Line 3, “on time”: Here we count in whole numbers."),
        ("2026-11-01;1;", "Line 3: 1 November 2026 is before 2 November 2026, when you began to note."),
        ("2026-11-24;1;", "Line 3: 24 November 2026 has not been yet."),
        ("2026-11-02;0;", "Line 3: 2 November 2026 stands on line 2 too."),
        ("30 February;0;", "Line 3: “30 February” is no day of the calendar."),
        ("2026-11-03;yes;", "Line 3: “yes” is not a number."),
        (";1;", "Line 3 says no day."),
        (
            "2026-11-05;0;",
            "Line 3: on 5 November 2026, 1 is noted already for “on time”, and here it says 0.",
        ),
        (
            "2026-11-03;9;1\n2026-11-04;1;9",
            "These lines cannot be read: 3, 4. Line 3, “on time”: 9 is outside",
        ),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_nothing_is_taken_in(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path, rows: str, said: str
) -> None:
    _, notebook = lisa_with_series(data)
    notebook.note(date(2026, 11, 5), {"goal": Decimal(1)})
    before = noted(data)
    text = f"date;on time;feeling safe\n2026-11-02;1;4\n{rows}\n2026-11-10;1;4\n"

    status, out, err = measure(capsys, data, "--from", file(tmp_path, text))

    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert noted(data) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty."),
        ("date;on time\n", "There are no values: only the row with the names of the columns."),
        ("on time;feeling safe\n1;2\n", "There is none called: date."),
        ("date\n2026-11-02\n", "There is none called: a measure."),
        ("date;mood\n2026-11-02;1\n", "The column “mood” is none of what you note: on time, feeling safe."),
        ("date;on time;ON TIME\n2026-11-02;1;0\n", "These columns may mean the same"),
        ("date;date;on time\n2026-11-02;2026-11-03;1\n", "These columns may mean the same"),
    ],
)
def test_a_file_that_is_no_such_file_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path, text: str, said: str
) -> None:
    lisa_with_series(data)

    status, out, err = measure(capsys, data, "--from", file(tmp_path, text))

    assert (status, out) == (2, "")
    assert said in err
    assert noted(data) == {}


def test_the_same_file_can_be_taken_in_twice_and_a_longer_one_after_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path
) -> None:
    lisa_with_series(data)
    first = "date;on time;feeling safe\n2026-11-02;1;\n2026-11-03;0;4\n"

    assert measure(capsys, data, "--from", file(tmp_path, first))[1].startswith("2 new rows.\n")
    assert measure(capsys, data, "--from", file(tmp_path, first))[1].startswith("2 rows as they were.\n")
    longer = file(tmp_path, first.replace(";1;\n", ";1;2\n") + "2026-11-04;1;5\n")
    assert measure(capsys, data, "--from", longer)[1].startswith(
        "1 new row, 1 row filled in, 1 row as it was.\n"
    )


def test_a_file_corrects_only_when_told_to_and_an_empty_cell_takes_nothing_away(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path
) -> None:
    _, notebook = lisa_with_series(data)
    note_week(notebook, FIRST, "1101", "4433")
    other = file(tmp_path, "date;on time;feeling safe\n2026-11-02;0;\n2026-11-03;1;5\n")

    assert "--correct" in measure(capsys, data, "--from", other)[2]
    assert measure(capsys, data, "--from", other, "--correct")[1].startswith("2 rows corrected.\n")
    assert noted(data)["2026-11-02"] == {"goal": 0, "m2": 4}
    assert noted(data)["2026-11-03"] == {"goal": 1, "m2": 5}


def test_several_occasions_of_a_day_may_stand_in_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path
) -> None:
    lisa_with_series(data, rhythm="3", other_1=None)
    rows = file(tmp_path, "date;on time\n2026-11-02;1\n2026-11-02;0\n2026-11-03;1\n")

    assert measure(capsys, data, "--from", rows)[:2] == (0, "3 new rows.\n")
    assert measure(capsys, data, "--from", rows)[1] == "3 rows as they were.\n"


def test_two_rows_of_one_week_are_refused_where_weeks_are_noted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path
) -> None:
    lisa_with_series(data, rhythm="2", other_1=None)
    rows = file(tmp_path, "date;on time\n2026-11-03;1\n2026-11-08;2\n2026-11-09;2\n")

    status, _, err = measure(capsys, data, "--from", rows)

    assert status == 2
    assert "Line 3: the week of 8 November 2026 stands on line 2 too." in err


def test_standard_input_is_a_file_too_and_phases_in_it_are_mentioned(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    lisa_with_series(data)
    typed(monkeypatch, "date;phase;on time", "2026-11-02;before;1")

    status, out, err = measure(capsys, data, "--from", "-")

    assert (status, out.splitlines()[0]) == (0, "1 new row.")
    assert err == "The phases in the file are not taken in. Give them with --phase or --set-up.\n"
