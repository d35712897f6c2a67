"""Files of repeated measures, as spreadsheets and people write them."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError, UsageError
from assistant.goals.series import Phase
from assistant.i18n import Language
from assistant.series_files.cells import Numbers, read_day
from assistant.series_files.columns import kind_of
from assistant.series_files.dated import DatedRow, read_dated
from assistant.series_files.phased import read_phases
from assistant.wording.problems import problem_text

TODAY = date(2027, 3, 10)


def phases(text: str | bytes, language: str = "en") -> tuple[Phase, ...]:
    return read_phases(text.encode() if isinstance(text, str) else text, language, TODAY).phases


def refused(text: str | bytes, language: str = "en") -> UsageError:
    with pytest.raises(UsageError) as problem:
        phases(text, language)
    assert problem_text(Language(language), problem.value.code, problem.value.params, today=TODAY)
    return problem.value


BEFORE_DURING = (
    Phase("Före", (Decimal("3.5"), Decimal(4))),
    Phase("Under", (Decimal("2.5"),)),
)
SWEDISH = "Fas;Värde\nFöre;3,5\nFöre;4\nUnder;2,5\n"


@pytest.mark.parametrize(
    "data",
    [
        SWEDISH.encode(),
        SWEDISH.encode("utf-8-sig"),
        SWEDISH.encode("utf-16"),
        SWEDISH.encode("utf-16-le"),
        SWEDISH.encode("utf-16-be"),
        b"\xfe\xff" + SWEDISH.encode("utf-16-be"),
        SWEDISH.encode("cp1252"),
        SWEDISH.replace("\n", "\r\n").encode(),
        SWEDISH.replace("\n", "\r").encode(),
        SWEDISH.rstrip("\n").encode(),
        SWEDISH.replace(";", "\t").encode(),
        SWEDISH.replace(",", ".").replace(";", ",").encode(),
        b'phase,value\n"F\xc3\xb6re","3,5"\n"F\xc3\xb6re",4\nUnder,"2,5"\n',
        ("sep=;\r\n" + SWEDISH).encode(),
        ("\n\n" + SWEDISH.replace("Före;4", "\n;;\n före ; 4 ;;")).encode(),
        b"V\xe6rdi;Dag;Fase\n3,5;;F\xf6re\n4;;F\xf6re\n2,5;;Under\n",
        "VALUE ; Comment ; PHASE\n3.5;well, well;Före\n4;;Före\n2.5;“rain”;Under\n".encode(),
    ],
)
def test_one_file_in_many_dresses(data: bytes) -> None:
    assert phases(data) == BEFORE_DURING


def test_a_phase_that_comes_back_is_a_phase_of_its_own() -> None:
    found = phases("phase,value\nA,1\nB,2\nA,3\na,4\nB,5\n")
    assert [(phase.name, len(phase.values)) for phase in found] == [("A", 1), ("B", 1), ("A", 2), ("B", 1)]


@pytest.mark.parametrize("nothing", ["", "-", "–", "n/a", "NA"])
def test_a_row_without_a_value_is_an_occasion_missed(nothing: str) -> None:
    assert phases(f"phase,value\nA,1\nA,{nothing}\nA,2\n") == (Phase("A", (Decimal(1), Decimal(2)), 1),)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"\n \n;;\n", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"PK\x03\x04 a workbook", "file_is_workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "file_not_text"),
        (b"phase,value\nA,1\x07\n", "file_not_text"),
        (b"phase,value\nA,\x81\n", "file_not_text"),
        (b"\xff\xfea", "file_not_text"),
        (b"phase,value\n", "file_without_rows"),
        (b"phase,value,V\xc3\xa4rde\nA,1,2\n", "column_twice"),
        (b"phase,date\nA,2027-03-01\n", "no_such_columns"),
        (b'phase,value\nA,"1\nA,2\n', "row_broken"),
        (b'phase,value\nA,"1"2\n', "row_broken"),
    ],
)
def test_a_file_that_is_no_such_file(data: bytes, code: str) -> None:
    assert refused(data).code == code


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("A;abc;", "row_not_a_number"),
        ("A;NaN;", "row_not_a_number"),
        ("A;1e3;", "row_not_a_number"),
        ("A;1 2;", "row_not_a_number"),
        ("A;1.250;", "row_ambiguous_number"),
        (f"A;{'9' * 13};", "row_number_too_large"),
        (";1;", "row_without_phase"),
        ("A;1;32/1/2027", "row_not_a_day"),
        ("A;1;soon", "row_not_a_day"),
        ("A;1;2027-02-28", "row_day_backwards"),
        ("A;1;;x", "row_too_long"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_by_its_line(row: str, code: str) -> None:
    problem = refused(f"phase;value;date\n\nA;1;2027-03-01\n{row}\nA;1;\n", "sv")
    assert (problem.code, problem.params["line"]) == (code, 4)


def test_several_such_rows_are_named_together() -> None:
    problem = refused("phase;value\nA;x\nA;1\n;2\nB;y\n")

    assert (problem.code, problem.params["lines"]) == ("bad_rows", (2, 4, 5))
    said = problem_text(Language("sv"), problem.code, problem.params, today=TODAY)
    assert said.startswith("De här raderna går inte att läsa: 2, 4, 5. Rad 2: ”x” är inget tal.")


def test_a_row_over_several_lines_is_named_by_the_first_of_them() -> None:
    problem = refused('phase,value,note\nA,1,"two\nlines"\nA,x,\n')
    assert problem.params["line"] == 4


def test_a_day_that_comes_twice_is_counted_and_told() -> None:
    found = read_phases(b"phase,value,date\nA,1,2027-03-01\nA,2,1/3\nA,3,2/3\n", "en", TODAY)

    assert len(found.phases[0].values) == 3
    assert [(note.code, note.params["lines"]) for note in found.notes] == [("day_twice", (2, 3))]


def test_days_ahead_are_counted_and_told() -> None:
    found = read_phases(b"phase,value,date\nA,1,2027-03-10\nA,2,2027-03-11\nA,3,2072-03-12\n", "en", TODAY)

    assert len(found.phases[0].values) == 3
    assert [(note.code, note.params) for note in found.notes] == [("days_ahead", {"lines": (3, 4)})]


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "delimiter", "language", "values"),
    [
        (["1,5", "1,250"], ";", "en", ["1.5", "1.250"]),  # what leaves no doubt settles the rest
        (["1.5", "1.250"], ",", "sv", ["1.5", "1.250"]),
        (["3.5", "1,500"], "\t", "sv", ["3.5", "1500"]),
        (["1,250"], ";", "en", ["1.250"]),
        (["1.500"], ",", "da", ["1.500"]),
        (["0,125"], "\t", "en", ["0.125"]),
        (["1 500", "\N{MINUS SIGN}3", "+2"], ";", "sv", ["1500", "-3", "2"]),
        (["1\u00a0500,25"], ";", "en", ["1500.25"]),
    ],
)
def test_numbers_are_read_as_their_file_writes_them(
    cells: list[str], delimiter: str, language: str, values: list[str]
) -> None:
    numbers = Numbers(cells, delimiter, language)
    assert [numbers.read(cell) for cell in cells] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("cells", "delimiter", "language"),
    [
        (["1.250"], ";", "sv"),
        (["1.250"], "\t", "da"),
        (["1,250"], "\t", "en"),
        (["1,250"], ",", "sv"),
        (["1,5", "2.5", "1.250"], ";", "da"),
    ],
)
def test_what_stays_in_doubt_is_refused(cells: list[str], delimiter: str, language: str) -> None:
    with pytest.raises(AnswerError, match="ambiguous_number"):
        Numbers(cells, delimiter, language).read(cells[-1])


# --- days -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("sv", "2027-03-01", date(2027, 3, 1)),
        ("sv", "2027-03-01 08:15:00", date(2027, 3, 1)),
        ("en", "2027-03-01T08:15", date(2027, 3, 1)),
        ("sv", "1/3/2027", date(2027, 3, 1)),
        ("da", "01-03-27", date(2027, 3, 1)),
        ("da", "1.3.2027 08.15", date(2027, 3, 1)),
        ("da", "mandag den 1. marts 2027", date(2027, 3, 1)),
        ("en", "Mar 1, 2026", date(2026, 3, 1)),
        ("sv", "1/3", date(2027, 3, 1)),
        ("sv", "10/3", TODAY),
        ("sv", "15 dec", date(2026, 12, 15)),
        ("sv", "mån 1/3", date(2027, 3, 1)),
        ("en", "1 January 2028", date(2028, 1, 1)),
    ],
)
def test_days_as_people_write_them(language: str, text: str, day: date) -> None:
    assert read_day(text, language, TODAY) == day


@pytest.mark.parametrize("text", ["", "x", "30/2/2027", "v 9", "mars 2027", "om 2 dagar", "tis 1/3", "snart"])
def test_what_is_no_day_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(AnswerError, match="not_a_day"):
        read_day(text, "sv", TODAY)


# --- a day and several measures a row -------------------------------------------------------------


def test_days_with_several_measures() -> None:
    found = read_dated(b"Datum;Ute;Trygg;Fas\n1/3;2;3,5;F\xc3\xb6re\n2/3;;4;\n2/3;1;-;\n", "sv", TODAY)

    assert found.measures == ("Ute", "Trygg")
    assert found.rows == (
        DatedRow(2, date(2027, 3, 1), (Decimal(2), Decimal("3.5")), "Före"),
        DatedRow(3, date(2027, 3, 2), (None, Decimal(4))),
        DatedRow(4, date(2027, 3, 2), (Decimal(1), None)),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("date;Ute\n1/3;2\n;3\n", "row_without_day"),
        ("date;Ute\n1/3;x\n", "row_not_a_number"),
        ("date;Ute\n2027-03-11;2\n", "row_day_ahead"),
        ("date\n1/3\n", "no_such_columns"),
        ("Ute;Trygg\n1;2\n", "no_such_columns"),
        ("date;Ute;ute\n1/3;1;2\n", "column_twice"),
        ("date;Ute\n", "file_without_rows"),
    ],
)
def test_days_with_measures_that_cannot_be_read(text: str, code: str) -> None:
    with pytest.raises(UsageError) as problem:
        read_dated(text.encode(), "sv", TODAY)
    assert problem.value.code == code
    assert problem_text(Language("da"), code, problem.value.params, today=TODAY)


# --- what holds for any file ----------------------------------------------------------------------

NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
PHASES = st.lists(
    st.tuples(NAMES, st.lists(st.decimals(-999, 999, places=2), min_size=1, max_size=5)),
    min_size=1,
    max_size=5,
    unique_by=lambda phase: phase[0].casefold(),
)


@given(PHASES, st.sampled_from(";\t,"), st.sampled_from((",", ".")), st.sampled_from(("utf-8", "utf-16")))
def test_what_is_written_is_read_again(
    written: list[tuple[str, list[Decimal]]], delimiter: str, sign: str, encoding: str
) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(["value", "phase"])
    for name, values in written:
        writer.writerows([str(value).replace(".", sign), name] for value in values)

    assert phases(file.getvalue().encode(encoding)) == tuple(
        Phase(name, tuple(values)) for name, values in written
    )


@given(st.binary(max_size=80), st.booleans())
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes, with_header: bool) -> None:
    said = "read"
    try:
        phases(b"phase;value;date\n" + data if with_header else data, "sv")
    except UsageError as problem:
        said = problem_text(Language("sv"), problem.code, problem.params, today=TODAY)
    assert said


@pytest.mark.parametrize("name", ["Phase", "FAS", "fase:", " värde", "va\u0308rde", "Værdi", "Dato", "DATE"])
def test_names_of_columns_in_three_languages(name: str) -> None:
    assert kind_of(name) is not None
