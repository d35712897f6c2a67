"""One language: which it is, and how it writes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from assistant.i18n import LANGUAGES, N_, Language, language_from_locale

NO_BREAK = "\N{NO-BREAK SPACE}"


def test_the_languages_are_named_in_themselves() -> None:
    assert LANGUAGES == {"sv": "Svenska", "da": "Dansk", "en": "English"}


@pytest.mark.parametrize("code", ["", "no", "SV", "sv_SE", "svenska"])
def test_an_unknown_language_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=f"^{code}$"):
        Language(code)


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "da_DK"}, "da"),
        ({"LANG": "da"}, "da"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nb_NO.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "SV_SE"}, "sv"),
        ({"LC_MESSAGES": "da_DK.UTF-8", "LANG": "sv_SE.UTF-8"}, "da"),
        ({"LC_ALL": "sv_SE.UTF-8", "LC_MESSAGES": "da_DK.UTF-8", "LANG": "en_GB"}, "sv"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "da_DK"}, "da"),
        ({"LC_ALL": "C", "LANG": "sv_SE"}, "en"),
        ({"LC_NUMERIC": "sv_SE"}, "en"),
    ],
)
def test_the_locale_says_which_language(environment: dict[str, str], code: str) -> None:
    assert language_from_locale(environment) == code


@pytest.mark.parametrize(
    ("value", "sv", "da", "en"),
    [
        ("0", "0", "0", "0"),
        ("7", "7", "7", "7"),
        ("2.5", "2,5", "2,5", "2.5"),
        ("2.50", "2,5", "2,5", "2.5"),
        ("3.0", "3", "3", "3"),
        ("0.25", "0,25", "0,25", "0.25"),
        ("1000", f"1{NO_BREAK}000", "1.000", "1,000"),
        ("-4", "\N{MINUS SIGN}4", "\N{MINUS SIGN}4", "\N{MINUS SIGN}4"),
    ],
)
def test_numbers_are_written_as_the_language_does(value: str, sv: str, da: str, en: str) -> None:
    written = {code: Language(code).number(Decimal(value)) for code in LANGUAGES}

    assert written == {"sv": sv, "da": da, "en": en}


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [("6", "7", "6\N{EN DASH}7"), ("6", "6", "6"), ("1.5", "2", "1,5\N{EN DASH}2"),
     ("-5", "-3", "\N{MINUS SIGN}5 \N{EN DASH} \N{MINUS SIGN}3")],
)  # fmt: skip
def test_a_level_is_written_as_a_range_where_it_is_one(low: str, high: str, written: str) -> None:
    assert Language("sv").span(Decimal(low), Decimal(high)) == written


def test_dates_are_written_as_the_language_does() -> None:
    day = date(2027, 4, 15)
    written = {
        code: (language.long_date(day), language.short_date(day), language.weekday(day))
        for code, language in ((code, Language(code)) for code in LANGUAGES)
    }

    assert written == {
        "sv": ("15 april 2027", "15 apr. 2027", "torsdag"),
        "da": ("15. april 2027", "15. apr. 2027", "torsdag"),
        "en": ("15 April 2027", "15 Apr 2027", "Thursday"),
    }


def test_a_time_of_day_has_two_figures_for_each() -> None:
    assert Language("en").clock(datetime(2027, 4, 15, 9, 5, tzinfo=UTC)) == "09:05"


def test_english_is_the_language_of_the_code_itself() -> None:
    english = Language("en")

    assert N_("You have %(number)s goals.") == "You have %(number)s goals."
    assert english.text("") == ""
    assert english.text("100 %% sure") == "100 % sure"
    assert english.text("%(name)s has 100 %% of it.", name="50 %") == "50 % has 100 % of it."
    assert english.plural("%(number)s goal", "%(number)s goals", 1) == "1 goal"
    assert (
        english.plural("%(number)s goal of %(name)s", "%(number)s goals of %(name)s", 2, name="Kim")
        == "2 goals of Kim"
    )
