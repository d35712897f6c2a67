"""Repeated measures: what is noted each time, which days are missing, and what may be changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.goals.measure import (
    AmountMeasure,
    Better,
    Bounds,
    DaysMeasure,
    DurationMeasure,
    InstrumentMeasure,
    Measure,
    OccasionsMeasure,
    Period,
    PeriodUnit,
    RatingMeasure,
    StateMeasure,
    TimesMeasure,
    TimeUnit,
)
from assistant.goals.measurements import (
    Entry,
    PhaseKind,
    Rhythm,
    Series,
    SeriesMeasure,
    SeriesPhase,
    changed_values,
    check_change,
    check_series,
    day_of,
    entry_id,
    fitted,
    missing_count,
    missing_slots,
    own_measure,
    share_of,
    with_ids,
)

MONDAY = date(2027, 3, 1)
NOW = datetime(2027, 3, 20, tzinfo=UTC)
NARROW = Bounds(maximum=Decimal(3))
SAFE = SeriesMeasure(id="m2", name="safe", bounds=Bounds(minimum=Decimal(1), maximum=Decimal(5)))
OUT = SeriesMeasure(id="goal", name="out")


def series(**changed: object) -> Series:
    plan: dict[str, object] = {"goal_id": "abc", "since": MONDAY, "measures": (OUT, SAFE)}
    return Series.model_validate({**plan, **changed})


def entry(day: date, **values: int | None) -> Entry:
    noted = {name: None if value is None else Decimal(value) for name, value in values.items()}
    return Entry(goal_id="abc", day=day, values=noted, noted_at=NOW)


def phases(*starts: tuple[PhaseKind, int]) -> tuple[SeriesPhase, ...]:
    return tuple(SeriesPhase(kind=kind, starts=MONDAY + timedelta(days=days)) for kind, days in starts)


# --- the goal's own measure, as it is noted each time ---------------------------------------------

WEEK = Period(unit=PeriodUnit.WEEK)
TERM = Period(unit=PeriodUnit.CUSTOM, words="termin")
EACH = Period(unit=PeriodUnit.OCCASION)


@pytest.mark.parametrize(
    ("measure", "rhythm", "highest", "share"),
    [
        # On time to k of 10 occasions: each time it is yes or no, and ten of them make one value of the goal.
        (OccasionsMeasure(of=10), Rhythm.OCCASION, 1, 10),
        (OccasionsMeasure(of=10), Rhythm.DAILY, 1, 10),
        (OccasionsMeasure(of=10), Rhythm.WEEKLY, 10, 1),
        (TimesMeasure(period=WEEK), Rhythm.DAILY, None, 7),
        (TimesMeasure(period=WEEK), Rhythm.WEEKLY, None, 1),
        (TimesMeasure(period=WEEK), Rhythm.OCCASION, None, None),
        (TimesMeasure(period=Period(unit=PeriodUnit.MONTH)), Rhythm.WEEKLY, None, Fraction(30, 7)),
        (DaysMeasure(period=WEEK), Rhythm.DAILY, 1, 7),
        (DaysMeasure(period=WEEK), Rhythm.WEEKLY, 7, 1),
        (DaysMeasure(period=Period(unit=PeriodUnit.MONTH)), Rhythm.WEEKLY, 7, Fraction(30, 7)),
        (DurationMeasure(unit=TimeUnit.HOURS, period=WEEK), Rhythm.DAILY, 24, 7),
        (DurationMeasure(unit=TimeUnit.MINUTES, period=EACH), Rhythm.OCCASION, None, 1),
        (AmountMeasure(unit="kr", period=Period(unit=PeriodUnit.WHOLE)), Rhythm.DAILY, None, 1),
        (AmountMeasure(unit="kr", period=TERM), Rhythm.DAILY, None, None),
        (RatingMeasure(low=1, high=5, low_end="rädd", high_end="trygg"), Rhythm.DAILY, 5, 1),
        (InstrumentMeasure(name="AUDIT", low=Decimal(0), high=Decimal(40)), Rhythm.WEEKLY, 40, 1),
        (StateMeasure(milestones=("a", "b", "c", "d", "e")), Rhythm.WEEKLY, 5, 1),
    ],
)  # fmt: skip
def test_a_goals_measure_is_fitted_to_how_often_it_is_noted(
    measure: Measure, rhythm: Rhythm, highest: int | None, share: Fraction | None
) -> None:
    noted = fitted(measure, rhythm)

    assert noted.bounds.maximum == (None if highest is None else Decimal(highest))
    assert share_of(measure, rhythm) == share


def test_what_either_happens_or_does_not_is_noted_with_yes_or_no() -> None:
    assert own_measure(OccasionsMeasure(of=10), Better.HIGHER, "on time", Rhythm.OCCASION).yes_no
    assert not own_measure(OccasionsMeasure(of=10), Better.HIGHER, "on time", Rhythm.WEEKLY).yes_no
    assert not SAFE.yes_no


# --- a series that can be followed ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"measures": (OUT, SAFE.model_copy(update={"name": "OUT"}))}, "measure_twice"),
        ({"phases": phases((PhaseKind.BEFORE, 0), (PhaseKind.DURING, 0))}, "phases_backwards"),
        ({"phases": phases((PhaseKind.DURING, 9), (PhaseKind.AFTER, 2))}, "phases_backwards"),
        ({"phases": phases((PhaseKind.DURING, -1))}, "phase_before_series"),
        ({"phases": phases((PhaseKind.DURING, 9)), "until": MONDAY + timedelta(7)}, "phase_after_series"),
        ({"until": MONDAY - timedelta(1)}, "until_before_since"),
        ({"until": MONDAY + timedelta(days=366 * 21)}, "series_too_long"),
    ],
)
def test_a_series_that_cannot_be_followed_is_refused(changed: dict[str, object], code: str) -> None:
    with pytest.raises(AnswerError) as refused:
        check_series(series(**changed))

    assert refused.value.code == code


def test_a_phase_lasts_until_the_next_one_begins() -> None:
    plan = series(phases=phases((PhaseKind.BEFORE, 0), (PhaseKind.DURING, 14), (PhaseKind.PHASING_OUT, 35)))

    assert [plan.phase_of(MONDAY + timedelta(days)) for days in (0, 13, 14, 34, 35, 300)] == [
        0,
        0,
        1,
        1,
        2,
        2,
    ]
    assert series().phase_of(MONDAY) == 0


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"rhythm": Rhythm.WEEKLY}, "rhythm_fixed"),
        ({"measures": (OUT,)}, "measure_has_values"),
        ({"measures": (OUT, SAFE.model_copy(update={"bounds": NARROW}))}, "values_left_outside"),
        ({"since": MONDAY + timedelta(3)}, "entries_left_out"),
        ({"until": MONDAY + timedelta(1)}, "entries_left_out"),
    ],
)  # fmt: skip
def test_what_has_been_noted_never_loses_its_place(changed: dict[str, object], code: str) -> None:
    noted = [entry(MONDAY + timedelta(2), goal=3, m2=5)]

    with pytest.raises(AnswerError) as refused:
        check_change(series(), series(**changed), noted)

    assert refused.value.code == code
    check_change(series(), series(**changed), [])


def test_a_measure_without_a_value_may_be_dropped_again() -> None:
    check_change(series(), series(measures=(OUT,)), [entry(MONDAY, goal=1, m2=None)])


def test_a_measure_keeps_its_id_by_its_name() -> None:
    before = series()
    new = SeriesMeasure(id="", name="sleep")

    assert [each.id for each in with_ids((OUT, new, SAFE.model_copy(update={"id": ""})), before)] == [
        "goal",
        "m3",
        "m2",
    ]
    assert [each.id for each in with_ids((OUT, new), None)] == ["goal", "m2"]


# --- days -----------------------------------------------------------------------------------------


def test_a_day_that_cannot_have_been_noted_is_refused() -> None:
    plan = series(until=MONDAY + timedelta(10))
    for day, code in (
        (MONDAY - timedelta(1), "before_series"),
        (MONDAY + timedelta(11), "after_series"),
        (MONDAY + timedelta(6), "day_not_yet"),
    ):
        with pytest.raises(AnswerError) as refused:
            plan.check_day(
                day, today=MONDAY + timedelta(5) if code == "day_not_yet" else MONDAY + timedelta(40)
            )
        assert refused.value.code == code


def test_today_is_not_missing_before_it_is_over() -> None:
    noted = {MONDAY, MONDAY + timedelta(2)}

    assert missing_slots(series(), noted, MONDAY + timedelta(4)) == [
        MONDAY + timedelta(1),
        MONDAY + timedelta(3),
    ]
    assert missing_slots(series(until=MONDAY + timedelta(1)), noted, MONDAY + timedelta(40)) == [
        MONDAY + timedelta(1)
    ]
    assert missing_slots(series(), (), MONDAY) == []


def test_a_week_is_noted_on_any_of_its_days() -> None:
    plan = series(rhythm=Rhythm.WEEKLY)
    thursday_of_the_second = MONDAY + timedelta(10)

    assert entry_id(plan, thursday_of_the_second) == entry_id(plan, MONDAY + timedelta(7))
    assert missing_slots(plan, {thursday_of_the_second}, MONDAY + timedelta(23)) == [
        MONDAY,
        MONDAY + timedelta(14),
    ]


def test_nobody_knows_which_occasions_are_missing() -> None:
    assert missing_slots(series(rhythm=Rhythm.OCCASION), (), MONDAY + timedelta(90)) == []


def test_the_day_of_an_entry_can_be_told_from_its_id() -> None:
    key = entry_id(series(), MONDAY, 2)

    assert day_of(key, "abc") == MONDAY
    assert day_of(key, "ab") is None


@given(
    rhythm=st.sampled_from([Rhythm.DAILY, Rhythm.WEEKLY]),
    since=st.integers(0, 6),
    noted=st.sets(st.integers(0, 54), min_size=1),
    today=st.integers(61, 90),
    length=st.none() | st.integers(62, 100),
)
def test_what_is_missing_can_be_counted_without_the_days(
    rhythm: Rhythm, since: int, noted: set[int], today: int, length: int | None
) -> None:
    """Home counts on from the last day noted; that comes to the same as looking at every day."""
    start = MONDAY + timedelta(since)
    until = None if length is None else MONDAY + timedelta(length)
    plan = series(rhythm=rhythm, since=start, until=until)
    days = {start + timedelta(each) for each in noted}
    now = MONDAY + timedelta(today)
    last = max(day - timedelta(day.weekday()) if rhythm is Rhythm.WEEKLY else day for day in days)
    gaps = len(missing_slots(plan, days, last))

    assert len(missing_slots(plan, days, now)) == gaps + missing_count(rhythm, last, until, now)


# --- values ---------------------------------------------------------------------------------------


def test_what_was_missing_may_be_filled_in_and_what_is_there_is_only_changed_on_purpose() -> None:
    there = entry(MONDAY, goal=3, m2=None)

    filled = changed_values(series(), there, {"m2": Decimal(4)}, day=MONDAY, correct=False)
    assert filled == {"goal": 3, "m2": 4}
    assert changed_values(series(), there, {"goal": Decimal(3)}, day=MONDAY, correct=False) is None
    for other in (Decimal(2), None):
        with pytest.raises(AnswerError) as refused:
            changed_values(series(), there, {"goal": other}, day=MONDAY, correct=False)
        assert refused.value.code == "value_there"
        assert refused.value.params == {"date": MONDAY, "name": "out", "value": 3, "other": other}
    assert changed_values(series(), there, {"goal": None}, day=MONDAY, correct=True) == {
        "goal": None,
        "m2": None,
    }


def test_a_value_outside_its_measure_is_refused_with_the_measures_name() -> None:
    with pytest.raises(AnswerError) as refused:
        changed_values(series(), None, {"goal": Decimal(1), "m2": Decimal(6)}, day=MONDAY, correct=True)

    assert (refused.value.code, refused.value.params["name"]) == ("outside_measure", "safe")
