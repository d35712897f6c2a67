"""Dates as ISO or as each language writes them; nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.i18n import LANGUAGES, Language

TODAY = date(2027, 3, 1)


def read(code: str, typed: str, today: date = TODAY) -> date:
    return Language(code).read_date(typed, today)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-04-15", date(2027, 4, 15)),
        ("2027-4-5", date(2027, 4, 5)),
        ("15/4", date(2027, 4, 15)),
        ("15/4 2027", date(2027, 4, 15)),
        ("15/4/2027", date(2027, 4, 15)),
        ("15.4.2027", date(2027, 4, 15)),
        ("15.4.", date(2027, 4, 15)),
        ("15-4-27", date(2027, 4, 15)),
        ("  15/4   2027 ", date(2027, 4, 15)),
        # Day before month, in all three: never the twelfth of May for 5/12.
        ("5/12", date(2027, 12, 5)),
        # Without a year it is the next one to come.
        ("1/3", TODAY),
        ("28/2", date(2028, 2, 28)),
        ("29/2", date(2028, 2, 29)),
        # With a year it is that one, also if it has been.
        ("28/2 2027", date(2027, 2, 28)),
    ],
)
def test_figures_are_read_the_same_in_every_language(code: str, typed: str, day: date) -> None:
    assert read(code, typed) == day


@pytest.mark.parametrize(
    ("code", "typed", "day"),
    [
        ("sv", "15 april 2027", date(2027, 4, 15)),
        ("sv", "15 april", date(2027, 4, 15)),
        ("sv", "den 15 april", date(2027, 4, 15)),
        ("sv", "den 15:e april", date(2027, 4, 15)),
        ("sv", "1:a maj", date(2027, 5, 1)),
        ("sv", "15 apr. 2027", date(2027, 4, 15)),
        ("sv", "torsdag 15 april", date(2027, 4, 15)),
        ("sv", "torsdagen den 15 april", None),
        ("sv", "senast den 15 april", date(2027, 4, 15)),
        ("sv", "3 januari", date(2028, 1, 3)),
        ("da", "15. april 2027", date(2027, 4, 15)),
        ("da", "den 15. april", date(2027, 4, 15)),
        ("da", "d. 15. april", date(2027, 4, 15)),
        ("da", "torsdag den 15. april 2027", date(2027, 4, 15)),
        ("da", "senest 1. maj", date(2027, 5, 1)),
        ("da", "lørdag d. 17. april", date(2027, 4, 17)),
        ("en", "15 April 2027", date(2027, 4, 15)),
        ("en", "15 APRIL", date(2027, 4, 15)),
        ("en", "the 15th of April", date(2027, 4, 15)),
        ("en", "1st May, 2027", date(2027, 5, 1)),
        ("en", "2nd June", date(2027, 6, 2)),
        ("en", "3rd of July 2027", date(2027, 7, 3)),
        ("en", "on Thursday, 15 April 2027", date(2027, 4, 15)),
        ("en", "by Thursday the 15th of April", date(2027, 4, 15)),
        # Not the language spoken now, and not the order of its day and month.
        ("en", "15 maj 2027", None),
        ("sv", "15 May 2027", None),
        ("en", "April 15, 2027", None),
    ],
)
def test_words_are_read_in_the_language_spoken_now(code: str, typed: str, day: date | None) -> None:
    if day is not None:
        assert read(code, typed) == day
        return

    with pytest.raises(AnswerError) as caught:
        read(code, typed)
    assert caught.value.code == "not_a_date"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "typed",
    ["", "20270415", "15", "2027", "april", "15 4", "soon", "tomorrow", "every week", "15/4/2027 10:00",
     "1/2/3/4", "\u0662\u0660\u0662\u0667-\u0660\u0664-\u0661\u0665", "2027-04-15 " * 10, "x" * 100_000],
)  # fmt: skip
def test_what_is_no_date_is_not_guessed_at(code: str, typed: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read(code, typed)

    assert (caught.value.code, caught.value.params) == ("not_a_date", {})


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "typed", ["2027-02-29", "2027-13-01", "31/2", "31/4 2027", "0/4", "4/15/2027", "0000-01-01", "32.1.27"]
)
def test_a_day_that_is_not_in_the_calendar_is_refused(code: str, typed: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read(code, f" {typed} ")

    assert (caught.value.code, caught.value.params) == ("no_such_date", {"text": typed})


@pytest.mark.parametrize(
    ("code", "typed"),
    [("sv", "fredag 15 april 2027"), ("da", "fredag den 15. april 2027"), ("en", "Friday 15 April 2027")],
)
def test_a_day_of_the_week_that_does_not_fit_the_date_is_asked_about(code: str, typed: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read(code, typed)

    assert caught.value.code == "wrong_weekday"
    assert caught.value.params == {"text": typed, "date": date(2027, 4, 15)}


def test_the_leap_day_is_found_eight_years_ahead_and_the_calendar_has_an_end() -> None:
    assert read("en", "29 February", date(2096, 3, 1)) == date(2104, 2, 29)
    with pytest.raises(AnswerError, match="no_such_date"):
        read("en", "1 January", date.max)


@pytest.mark.parametrize("code", LANGUAGES)
@given(day=st.dates(date(1000, 1, 1)))
def test_a_date_is_read_back_as_it_was_written(code: str, day: date) -> None:
    language = Language(code)

    assert read(code, language.long_date(day)) == day
    assert read(code, language.short_date(day)) == day
    assert read(code, f"{language.weekday(day)} {language.long_date(day)}") == day
    assert read(code, day.isoformat()) == day


@pytest.mark.parametrize("code", LANGUAGES)
@given(
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)), today=st.dates(date(2000, 1, 1), date(2099, 12, 31))
)
def test_a_date_without_a_year_is_the_next_one_to_come(code: str, day: date, today: date) -> None:
    found = read(code, f"{day.day}/{day.month}", today)

    assert (found.day, found.month) == (day.day, day.month)
    assert found >= today
    assert (found - today).days < 366 or (day.day, day.month) == (29, 2)


@pytest.mark.parametrize("code", LANGUAGES)
@given(typed=st.text(max_size=70) | st.text("0123456789./- aemr", max_size=14))
def test_whatever_is_typed_is_read_or_refused(code: str, typed: str) -> None:
    try:
        read(code, typed)
    except AnswerError as problem:
        refused = problem.code
    else:
        return
    assert refused in ("not_a_date", "no_such_date", "wrong_weekday")
