"""Goals and measurements in a spreadsheet: numbers as numbers, days as days, and no formulas."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from assistant.documents.material import Notes
from assistant.documents.spreadsheet import GOALS, MEASUREMENTS, TABLES, write_csv, write_xlsx
from assistant.goals.measure import Bounds
from assistant.goals.measurements import OWN, Entry, PhaseKind, Series, SeriesMeasure, SeriesPhase
from assistant.i18n import LANGUAGES, Language
from people import HOME, LISA, a_home, goal, material, on_time, three_of_ten

EN = Language("en")


def rows(which: str, code: str, *, delimiter: str) -> list[list[str]]:
    text = write_csv(which, Language(code), material()).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize(("code", "delimiter"), [("sv", ";"), ("da", ";"), ("en", ",")])
@pytest.mark.parametrize("which", TABLES)
def test_csv_has_the_delimiter_of_the_language_and_a_mark_for_the_spreadsheet(
    which: str, code: str, delimiter: str
) -> None:
    assert write_csv(which, Language(code), material()).startswith(b"\xef\xbb\xbf")

    header, *data = rows(which, code, delimiter=delimiter)

    assert data
    assert all(len(row) == len(header) for row in data)


@pytest.mark.parametrize(("code", "shown"), [("sv", "2,5"), ("da", "2,5"), ("en", "2.5")])
def test_csv_has_the_decimal_sign_of_the_language(code: str, shown: str) -> None:
    seen = goal("g1", on_time(), three_of_ten(value=Decimal("2.5")))

    text = write_csv(MEASUREMENTS, Language(code), material(seen)).decode("utf-8-sig")

    assert f"{shown}" in text
    assert "2026-12-21" in text


def test_the_goals_in_a_workbook_are_numbers_days_and_texts() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(GOALS, EN, material())))

    assert book.sheetnames == ["Goals", "Measurements"]
    header, lisa, home, begun = book["Goals"].iter_rows(values_only=True)
    told = dict(zip(header, lisa, strict=True))
    assert told["Name"] == "Lisa"
    assert told["Goal"] == "komma i tid till kurserna"
    assert told["Status"] == "accepted"
    assert (told["At the start"], told["Expected, from"], told["Expected, to"]) == (0, 6, 7)
    assert told["Deadline"].date() == date(2026, 12, 28)
    assert (told["Step at the start"], told["Step reached"]) == (1, 2)
    assert dict(zip(header, home, strict=True))["Expected, from"] is None
    assert dict(zip(header, begun, strict=True))["Deadline"] is None


def test_two_views_make_no_number() -> None:
    seen = goal("g2", a_home(), three_of_ten("g2", value=None, client_step=3, worker_step=2))

    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(GOALS, EN, material(seen))))

    header, row = book["Goals"].iter_rows(values_only=True)
    assert dict(zip(header, row, strict=True))["Step reached"] == "2 / 3"


def test_measurements_are_start_follow_ups_and_notes_in_order() -> None:
    series = Series(
        goal_id="g1",
        since=date(2026, 11, 1),
        measures=(SeriesMeasure(id=OWN, name="i tid", bounds=Bounds()),),
        phases=(SeriesPhase(kind=PhaseKind.BEFORE, starts=date(2026, 11, 1)),),
    )
    entry = Entry(
        goal_id="g1",
        day=date(2026, 11, 2),
        values={OWN: Decimal(1)},
        noted_at=datetime(2026, 11, 2, tzinfo=UTC),
    )
    made = material(LISA, HOME, notes={"g1": Notes(series, (entry,))})

    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(MEASUREMENTS, EN, made)))

    assert book.sheetnames[0] == "Measurements"
    _, *data = book["Measurements"].iter_rows(values_only=True)
    assert [(row[0], row[3].date(), row[4], row[6], row[7], row[8]) for row in data] == [
        ("g1", date(2026, 11, 23), "Start", None, 0, 1),
        ("g1", date(2026, 12, 21), "Evaluation 2", None, 3, 2),
        ("g1", date(2026, 11, 2), "Note", "Before", 1, None),
        ("g2", date(2026, 11, 23), "Start", None, 1, 1),
    ]


FORMULAS = [
    "=1+1",
    "+46 70",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "  =cmd|' /C calc'!A0",
    '=HYPERLINK("x")',
    "＝1+1",
    "%0A",
]


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_in_csv_no_cell_of_somebodys_words_begins_a_formula(text: str, code: str) -> None:
    made = material(goal("g1", on_time(what=text, purpose=text)), alias=text)

    data = write_csv(GOALS, Language(code), made).decode("utf-8-sig")

    delimiter = "," if code == "en" else ";"
    _, row = csv.reader(io.StringIO(data, newline=""), delimiter=delimiter)
    texts = [row[1], row[2], row[5]]
    assert all(cell.startswith("'") for cell in texts)
    assert all(cell[1:].strip() == text.strip() for cell in texts)


@pytest.mark.parametrize("text", [*FORMULAS, "https://example.org", "12", "{=1}"])
def test_in_a_workbook_somebodys_words_are_text(text: str) -> None:
    made = material(goal("g1", on_time(what=text)))

    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(GOALS, EN, made)))

    cell = book["Goals"]["C2"]
    assert cell.data_type == "s"
    assert cell.value.strip() == text.strip()
    assert cell.hyperlink is None


def test_a_negative_number_stays_a_number() -> None:
    cold = on_time(measure_kind="instrument", instrument="x", baseline=Decimal(-3))

    data = write_csv(MEASUREMENTS, Language("sv"), material(goal("g1", cold))).decode("utf-8-sig")

    assert ";-3;" in data
