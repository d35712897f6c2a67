"""Measures: from the answers about measuring to the values a level may take."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.goals.goal import Formulation
from assistant.goals.measure import (
    MEASURE_KINDS,
    AmountMeasure,
    Bounds,
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
from assistant.goals.measuring import PERIODS, build_measure, may_have_fractions


def span(low: str, high: str) -> Span:
    return Span(low=Decimal(low), high=Decimal(high))


def bounds(low: str, high: str | None, decimals: int = 0) -> Bounds:
    return Bounds(minimum=Decimal(low), maximum=None if high is None else Decimal(high), decimals=decimals)


MILESTONES = {f"milestone_{number}": f"step {number}" for number in (1, 2, 3, 4, 5)}

WEEK = Period(unit=PeriodUnit.WEEK)
TERM = Period(unit=PeriodUnit.CUSTOM, words="each term")


@pytest.mark.parametrize(
    ("answers", "measure", "values"),
    [
        ({"occasions_of": 10}, OccasionsMeasure(of=10), bounds("0", "10")),
        (
            {"occasions_of": 8, "counted": "course days"},
            OccasionsMeasure(of=8, counted="course days"),
            bounds("0", "8"),
        ),
        ({"period": PeriodUnit.WEEK}, TimesMeasure(period=WEEK), bounds("0", None)),
        (
            {"period": PeriodUnit.CUSTOM, "period_words": "each term"},
            TimesMeasure(period=TERM),
            bounds("0", None),
        ),
        ({"period": PeriodUnit.WEEK}, DaysMeasure(period=WEEK), bounds("0", "7")),
        (
            {"period": PeriodUnit.MONTH},
            DaysMeasure(period=Period(unit=PeriodUnit.MONTH)),
            bounds("0", "30"),
        ),
        (
            {"period": PeriodUnit.CUSTOM, "period_days": 14},
            DaysMeasure(period=Period(unit=PeriodUnit.CUSTOM, days=14)),
            bounds("0", "14"),
        ),
        (
            {"time_unit": TimeUnit.HOURS, "period": PeriodUnit.DAY},
            DurationMeasure(unit=TimeUnit.HOURS, period=Period(unit=PeriodUnit.DAY)),
            bounds("0", "24"),
        ),
        (
            {"time_unit": TimeUnit.HOURS, "period": PeriodUnit.WEEK, "fractions": True},
            DurationMeasure(unit=TimeUnit.HOURS, period=WEEK, decimals=1),
            bounds("0", "168", decimals=1),
        ),
        (
            {"time_unit": TimeUnit.MINUTES, "period": PeriodUnit.DAY},
            DurationMeasure(unit=TimeUnit.MINUTES, period=Period(unit=PeriodUnit.DAY)),
            bounds("0", "1440"),
        ),
        (
            {"time_unit": TimeUnit.MINUTES, "period": PeriodUnit.OCCASION},
            DurationMeasure(unit=TimeUnit.MINUTES, period=Period(unit=PeriodUnit.OCCASION)),
            bounds("0", None),
        ),
        (
            {"unit": "kr", "period": PeriodUnit.WHOLE},
            AmountMeasure(unit="kr", period=Period(unit=PeriodUnit.WHOLE)),
            bounds("0", None),
        ),
        (
            {"unit": "km", "period": PeriodUnit.CUSTOM, "period_words": "each term", "fractions": True},
            AmountMeasure(unit="km", period=TERM, decimals=1),
            bounds("0", None, decimals=1),
        ),
        ({"percent_of": "the lessons"}, PercentMeasure(of="the lessons"), bounds("0", "100")),
        (
            {"instrument": "AUDIT"},
            InstrumentMeasure(name="AUDIT", low=Decimal(0), high=Decimal(40)),
            bounds("0", "40"),
        ),
        (
            {"instrument": "DUDIT"},
            InstrumentMeasure(name="DUDIT", low=Decimal(0), high=Decimal(44)),
            bounds("0", "44"),
        ),
        (
            {"instrument": "own", "instrument_name": "KASAM", "instrument_range": span("13", "91")},
            InstrumentMeasure(name="KASAM", low=Decimal(13), high=Decimal(91)),
            bounds("13", "91"),
        ),
        (
            {"rating_range": span("1", "10"), "low_end": "afraid", "high_end": "safe"},
            RatingMeasure(low=1, high=10, low_end="afraid", high_end="safe"),
            bounds("1", "10"),
        ),
        (
            MILESTONES,
            StateMeasure(milestones=("step 1", "step 2", "step 3", "step 4", "step 5")),
            bounds("1", "5"),
        ),
    ],
)
def test_the_answers_describe_a_measure(answers: dict[str, object], measure: Measure, values: Bounds) -> None:
    said = Formulation(measure_kind=measure.kind, **answers)

    assert build_measure(said) == measure
    assert measure.bounds == values

    for missing in set(answers) - {"counted", "fractions"}:
        assert build_measure(said.model_copy(update={missing: None})) is None, missing


def test_there_is_a_measure_of_every_kind_and_none_before_a_kind_is_chosen() -> None:
    assert set(MEASURE_KINDS) == {
        "occasions", "times", "days", "duration", "amount", "percent", "instrument", "rating", "state",
    }  # fmt: skip
    assert build_measure(Formulation()) is None
    assert build_measure(Formulation(measure_kind="something from a newer program")) is None


@pytest.mark.parametrize("kind", PERIODS)
@pytest.mark.parametrize("unit", PeriodUnit)
def test_a_way_of_measuring_takes_only_periods_that_make_sense_for_it(kind: str, unit: PeriodUnit) -> None:
    said = Formulation(
        measure_kind=kind,
        period=unit,
        period_words="each term",
        period_days=14,
        time_unit=TimeUnit.HOURS,
        unit="kr",
    )

    assert (build_measure(said) is not None) == (unit in PERIODS[kind])


def test_a_form_the_program_does_not_know_is_no_measure_yet() -> None:
    assert build_measure(Formulation(measure_kind="instrument", instrument="from a newer program")) is None


def test_a_form_whose_ends_are_halves_is_measured_in_tenths() -> None:
    said = Formulation(
        measure_kind="instrument",
        instrument="own",
        instrument_name="Half steps",
        instrument_range=span("0.5", "9.5"),
    )

    measure = build_measure(said)

    assert measure is not None
    assert measure.bounds == bounds("0.5", "9.5", decimals=1)


# --- fractions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "possible"),
    [
        ({"measure_kind": "occasions"}, False),
        ({"measure_kind": "times"}, False),
        ({"measure_kind": "days"}, False),
        ({"measure_kind": "duration", "time_unit": TimeUnit.HOURS}, True),
        ({"measure_kind": "duration", "time_unit": TimeUnit.MINUTES}, False),
        ({"measure_kind": "amount"}, True),
        ({"measure_kind": "percent"}, True),
        ({"measure_kind": "instrument", "instrument": "AUDIT"}, False),
        ({"measure_kind": "instrument", "instrument": "own"}, True),
        ({"measure_kind": "rating"}, False),
        ({"measure_kind": "state"}, False),
    ],
)
def test_only_some_measures_have_values_between_whole_numbers(
    answers: dict[str, object], possible: bool
) -> None:
    assert may_have_fractions(Formulation(**answers)) is possible


@pytest.mark.parametrize(
    ("fractions", "baseline", "expected", "decimals"),
    [
        (None, "1", ("2", "3"), 0),
        (False, "1", ("2", "3"), 0),
        (True, "1", ("2", "3"), 1),
        (True, "1.5", ("2", "3"), 1),
        (True, "1.50", ("2", "3"), 1),
        (True, "1.25", ("2", "3"), 2),
        (True, "1", ("2", "3.75"), 2),
        (True, None, None, 1),
    ],
)
def test_the_measure_is_as_exact_as_the_levels_that_the_pair_has_given(
    fractions: bool | None, baseline: str | None, expected: tuple[str, str] | None, decimals: int
) -> None:
    said = Formulation(
        measure_kind="amount",
        unit="km",
        period=PeriodUnit.WEEK,
        fractions=fractions,
        baseline=None if baseline is None else Decimal(baseline),
        expected=None if expected is None else span(*expected),
    )

    measure = build_measure(said)

    assert measure is not None
    assert measure.bounds.decimals == decimals
    assert measure.bounds.grain == Decimal(1).scaleb(-decimals)


def test_a_choice_of_fractions_left_from_another_measure_says_nothing() -> None:
    said = Formulation(measure_kind="times", period=PeriodUnit.WEEK, fractions=True)

    measure = build_measure(said)

    assert measure is not None
    assert measure.bounds.decimals == 0
