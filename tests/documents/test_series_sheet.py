"""The note sheet of a goal with repeated measures: a row each day, a column for each thing noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.documents.builders import build
from assistant.documents.material import Notes, told
from assistant.documents.model import Document, Manner, Paragraph, Size, Table
from assistant.goals.measure import Better, Bounds
from assistant.goals.measurements import Rhythm, Series, SeriesMeasure, own_measure
from assistant.i18n import Language
from people import LISA, TODAY, material

SAFE = SeriesMeasure(id="m2", name="trygghet", bounds=Bounds(minimum=Decimal(1), maximum=Decimal(5)))


def sheet(language: str, series: Series) -> Document:
    paper = replace(material(LISA), notes={LISA.id: Notes(series, ())})
    return build("sheet", Language(language), paper)


def series(rhythm: Rhythm = Rhythm.DAILY, *others: SeriesMeasure, **changed: object) -> Series:
    measure = told(LISA).measure
    assert measure is not None
    own = own_measure(measure, Better.HIGHER, "i tid", rhythm)
    plan = {"goal_id": LISA.id, "rhythm": rhythm, "since": TODAY, "measures": (own, *others), **changed}
    return Series.model_validate(plan)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_each_day_has_a_row_and_each_measure_a_column_in_large_type() -> None:
    document = sheet("sv", series(Rhythm.DAILY, SAFE))

    first, second = tables(document)
    assert document.size is Size.LARGE
    assert first.header == ("Dag", "I tid\n1 för ja, 0 för nej", "Trygghet\n1–5", "Några ord")
    assert [row[0] for row in first.rows] == [
        "Måndag 30/11",
        "Tisdag 1/12",
        "Onsdag 2/12",
        "Torsdag 3/12",
        "Fredag 4/12",
        "Lördag 5/12",
        "Söndag 6/12",
    ]
    assert first.room
    assert all(cell == "" for row in first.rows for cell in row[1:])
    assert second.rows[0][0] == "Måndag 7/12"


def test_the_goal_stands_above_in_a_line_and_in_the_clients_own_words() -> None:
    document = sheet("sv", series())

    said = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert said[0].text.startswith("Mer av det här: komma i tid till kurserna")
    assert (said[1].manner, said[1].text) == (Manner.QUOTE, told(LISA).wish)


@pytest.mark.parametrize(
    ("language", "header"),
    [
        ("sv", ("Gång", "Datum", "I tid\n1 för ja, 0 för nej", "Några ord")),
        ("da", ("Gang", "Dato", "I tid\n1 for ja, 0 for nej", "Et par ord")),
        ("en", ("Time", "Date", "I tid\n1 for yes, 0 for no", "A few words")),
    ],
)
def test_occasions_have_a_number_and_room_for_their_day(language: str, header: tuple[str, ...]) -> None:
    (table,) = tables(sheet(language, series(Rhythm.OCCASION)))

    assert table.header == header
    assert [row[0] for row in table.rows] == [str(number) for number in range(1, 13)]


def test_weeks_have_a_row_each() -> None:
    (table,) = tables(sheet("en", series(Rhythm.WEEKLY)))

    assert [row[0] for row in table.rows] == ["30/11 – 6/12", "7/12 – 13/12"]


def test_the_sheet_begins_where_the_series_does_and_ends_with_it() -> None:
    midweek = series(since=date(2026, 12, 9), until=date(2026, 12, 12))

    (table,) = tables(sheet("en", midweek))

    assert table.rows[0][0] == "Monday 7/12"


def test_with_many_columns_the_numbers_have_the_room() -> None:
    others = [SAFE.model_copy(update={"id": f"m{number}", "name": f"sak {number}"}) for number in (2, 3, 4)]

    table = tables(sheet("sv", series(Rhythm.DAILY, *others)))[0]

    assert len(table.header) == len(table.widths) == 5
    assert "Några ord" not in table.header


def test_a_goal_without_a_series_has_the_sheet_of_its_measure() -> None:
    document = build("sheet", Language("en"), material(LISA))

    (table,) = tables(document)
    assert table.header[2] == "Yes or no"
