"""``malsteg when``: days in words and in JSON, and the questions back."""

from __future__ import annotations

import io
import json
import sys
from datetime import date

import pytest

from assistant.cli import main
from assistant.coach.when import read_when
from assistant.i18n import LANGUAGES, Language
from assistant.wording.problems import problem_text
from assistant.wording.times import question_back


def run(capsys: pytest.CaptureFixture[str], language: str, *arguments: str) -> tuple[int, str, str]:
    status = main(["--lang", language, "--today", "2027-03-01", "when", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def given_on_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "said", "shown"),
    [
        ("sv", "senast den 1 juni", "tisdag 1 juni 2027"),
        ("da", "senest d. 1/6", "tirsdag den 1. juni 2027"),
        ("en", "by 1 June", "Tuesday, 1 June 2027"),
        ("sv", "slutet av maj", "21 maj – 31 maj 2027"),
        ("da", "midten af april", "11. april – 20. april 2027"),
        ("en", "in the winter", "1 December 2027 – 29 February 2028"),
    ],
)
def test_a_day_or_a_span_in_words(
    capsys: pytest.CaptureFixture[str], language: str, said: str, shown: str
) -> None:
    assert run(capsys, language, said) == (0, f"{shown}\n", "")


def test_the_json_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "en", "week 24", "--json")

    assert (status, err) == (0, "")
    assert json.loads(out) == {
        "text": "week 24",
        "date": "2027-06-20",
        "earliest": "2027-06-14",
        "latest": "2027-06-20",
        "problem": None,
        "message": None,
    }


def test_the_json_of_a_question_back(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "sv", "--json", "nästa fredag")

    assert status == 1
    assert json.loads(out) == {
        "text": "nästa fredag",
        "date": None,
        "earliest": None,
        "latest": None,
        "problem": "ambiguous",
        "message": "Vilken fredag menar ni, den 5 mars eller den 12 mars?",
    }


QUESTIONS = {
    ("da", "næste fredag"): "Hvilken fredag mener I, den 5. marts eller den 12. marts?",
    ("en", "next weekend"): (
        "Which weekend do you mean, the one that ends on 7 March or the one on 14 March?"
    ),
    ("sv", "till sommaren"): (
        "”till sommaren”: menar ni när det börjar, den 1 juni, eller när det slutar, den 31 augusti?"
    ),
    ("en", "next summer"): (
        "“next summer” can be read in two ways: 31 August 2027 or 31 August 2028. Which one do you mean?"
    ),
    ("da", "tidligst 1. juni"): "”tidligst 1. juni” siger hvornår tidligst. Og senest hvilken dag?",
    ("sv", "fredag 14 mars"): (
        "Den 14 mars 2027 är en söndag, inte en fredag. Vad stämmer, datumet eller veckodagen?"
    ),
    ("en", "1 or 2 June"): "Which day do you mean, 1 June or 2 June?",
    ("da", "31. juni"): "”31. juni” findes ikke i kalenderen. Hvilken dag mener I?",
    ("sv", "1 juni 2026"): "”1 juni 2026” har redan varit. Vilken dag framöver menar ni?",
    ("sv", "varje vecka"): "”varje vecka” säger hur ofta. Till vilken dag ska ni ha nått dit?",
    ("da", "ved næste opfølgning"): (
        "Vi ved ikke, hvilken dag det er: ”ved næste opfølgning”. Har I en dato?"
    ),
    ("en", "soon"): (
        "“soon” does not tell us which day. Write a date, such as 15 April 2028, or how long from now, "
        "such as “in three months”."
    ),
    ("sv", ""): (
        "Till när? Skriv ett datum, till exempel 15 april 2028, eller hur långt fram det är, till exempel "
        "”om tre månader”."
    ),
}


@pytest.mark.parametrize(("language", "said"), QUESTIONS)
def test_the_question_back_names_what_is_unclear(
    capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    assert run(capsys, language, said) == (1, f"{QUESTIONS[language, said]}\n", "")


def test_answers_from_standard_input_one_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given_on_input(monkeypatch, "om tre månader\n\nden 15 juni\r\n".encode())
    assert run(capsys, "sv") == (0, "tisdag 1 juni 2027\ntisdag 15 juni 2027\n", "")

    given_on_input(monkeypatch, b"week 24\nsoon\n")
    status, out, _ = run(capsys, "en", "--json", "-")
    assert status == 1
    assert [json.loads(line)["problem"] for line in out.splitlines()] == [None, "not_a_time"]


def test_broken_input_is_one_line_on_standard_error_and_status_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given_on_input(monkeypatch, b"week 24\n\xff\xfe\n")
    status, out, err = run(capsys, "en")
    assert (status, out) == (2, "14 June \N{EN DASH} 20 June 2027\n")
    assert (err.startswith("malsteg: "), err.count("\n")) == (True, 1)

    # Bytes of an argument that are no UTF-8 arrive as lone surrogates.
    status, out, err = run(capsys, "en", "in 3 \udcff months")
    assert (status, out) == (2, "")
    assert (err.startswith("malsteg: "), err.count("\n")) == (True, 1)


def test_a_wrong_call_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "en", "one", "two")

    assert (status, out) == (2, "")
    assert err.count("\n") == 1


def test_what_is_typed_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "en", "\x1b[31msoon %(words)s")

    assert "\x1b" not in out
    assert "soon %(words)s" in out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "said", ["next Friday", "31 June", "every week", "soon", "my birthday", "1 June 2026"]
)
def test_the_conversation_asks_in_the_same_words(language: str, said: str) -> None:
    """An answer that a question of the dialog refuses is an error whose code begins with ``time_``."""
    today, spoken = date(2027, 3, 1), Language(language)
    answer = read_when(said, "en", today)
    assert answer.problem is not None

    asked = question_back(spoken, answer.problem, answer.params, today=today)
    assert problem_text(spoken, f"time_{answer.problem}", answer.params, today=today) == asked
