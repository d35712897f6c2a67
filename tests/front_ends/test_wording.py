"""Levels, measures, steps and days as each language says them."""

from __future__ import annotations

import ast
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

import assistant
from assistant.errors import AnswerError
from assistant.goals.measure import (
    AmountMeasure,
    DaysMeasure,
    DurationMeasure,
    InstrumentMeasure,
    Measure,
    OccasionsMeasure,
    PercentMeasure,
    Period,
    PeriodUnit,
    RatingMeasure,
    Span,
    StateMeasure,
    TimesMeasure,
    TimeUnit,
)
from assistant.goals.scale import Step
from assistant.i18n import Language
from assistant.wording.advice import DONE, OFFERS, RULES, THOUGHTS
from assistant.wording.days import day_in_words
from assistant.wording.levels import level_text, measure_text, range_text
from assistant.wording.problems import PROBLEMS, problem_text

WEEK = Period(unit=PeriodUnit.WEEK)
DAY = Period(unit=PeriodUnit.DAY)


@pytest.mark.parametrize(
    ("measure", "level", "sv", "da", "en"),
    [
        (
            OccasionsMeasure(of=10, counted="kurser"),
            "6-7",
            "6–7 av 10 kurser",
            "6–7 ud af 10 kurser",
            "6–7 of 10 kurser",
        ),
        (TimesMeasure(period=WEEK), "1", "1 gång i veckan", "1 gang om ugen", "1 time a week"),
        (TimesMeasure(period=WEEK), "2-4", "2–4 gånger i veckan", "2–4 gange om ugen", "2–4 times a week"),
        (DaysMeasure(period=WEEK), "5", "5 av 7 dagar", "5 ud af 7 dage", "5 of 7 days"),
        (
            DurationMeasure(unit=TimeUnit.HOURS, period=DAY, decimals=1),
            "2.5",
            "2,5 timmar om dagen",
            "2,5 timer om dagen",
            "2.5 hours a day",
        ),
        (
            AmountMeasure(unit="kr", period=Period(unit=PeriodUnit.WHOLE)),
            "1500",
            "1\N{NO-BREAK SPACE}500 kr",
            "1.500 kr",
            "1,500 kr",
        ),
        (PercentMeasure(of="x"), "80", "80 % av x", "80 % af x", "80 % of x"),
        (
            InstrumentMeasure(name="AUDIT", low=Decimal(0), high=Decimal(40)),
            "12",
            "12 poäng på AUDIT",
            "12 point på AUDIT",
            "12 points on AUDIT",
        ),
    ],
)
def test_levels_are_said_with_their_unit(measure: Measure, level: str, sv: str, da: str, en: str) -> None:
    low, _, high = level.partition("-")
    span = Span(low=Decimal(low), high=Decimal(high or low))
    assert level_text(Language("sv"), measure, span) == sv
    assert level_text(Language("da"), measure, span) == da
    assert level_text(Language("en"), measure, span) == en


def test_a_milestone_is_said_in_the_pairs_own_words_even_if_it_holds_a_percent_sign() -> None:
    measure = StateMeasure(milestones=("0 %", "%(x)s", "[/b]", "4", "5"))
    for number, words in enumerate(measure.milestones, start=1):
        assert level_text(Language("sv"), measure, Decimal(number)) == words


def test_a_rating_names_its_ends() -> None:
    measure = RatingMeasure(low=0, high=10, low_end="rädd", high_end="trygg")
    assert "rädd" in measure_text(Language("sv"), measure)
    assert "trygg" in measure_text(Language("sv"), measure)


def test_open_ends_of_steps() -> None:
    assert range_text(Language("sv"), Step(low=Decimal(8), high=None)) == "8 eller mer"
    assert range_text(Language("en"), Step(low=None, high=Decimal(-3))) == "\N{MINUS SIGN}3 or less"


@pytest.mark.parametrize(
    ("days", "sv", "da", "en"),
    [
        (0, "idag", "i dag", "today"),
        (1, "imorgon", "i morgen", "tomorrow"),
        (-1, "igår", "i går", "yesterday"),
        (4, "på fredag", "på fredag", "on Friday"),
        (8, "om 8 dagar", "om 8 dage", "in 8 days"),
        (35, "om 5 veckor", "om 5 uger", "in 5 weeks"),
        (-5, "för 5 dagar sedan", "for 5 dage siden", "5 days ago"),
        (400, "28 december 2027", "28. december 2027", "28 December 2027"),
    ],
)
def test_days_are_said_as_people_say_them(days: int, sv: str, da: str, en: str) -> None:
    monday = date(2026, 11, 23)
    day = monday + timedelta(days=days)
    assert day_in_words(Language("sv"), day, monday) in (sv, sv.replace("imorgon", "i morgon"))
    assert day_in_words(Language("da"), day, monday) == da
    assert day_in_words(Language("en"), day, monday) == en


def test_every_code_that_can_be_raised_has_a_sentence() -> None:
    raised = set()
    for path in Path(assistant.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "AnswerError",
                "UsageError",
                "WorkError",
                "Advice",
            ):
                raised |= {arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    assert len(raised) > 40
    assert raised - set(PROBLEMS) - set(THOUGHTS) <= {"no_room_beyond", "no_room_before"}


def test_every_thought_has_its_rule_and_every_offer_says_what_became_of_it() -> None:
    assert set(THOUGHTS) - set(RULES) == {"multiple"}  # the rule of separate goals
    assert set(OFFERS) == set(DONE)


def test_a_problem_is_said_with_its_numbers_in_the_language() -> None:
    problem = AnswerError("outside_measure", value=Decimal("10.5"), low=Decimal(0), high=Decimal(10))
    said = problem_text(Language("da"), problem.code, problem.params, today=date(2026, 11, 23))
    assert "10,5" in said
