"""The course of a measure: phases, weeks, figures, and the steps of the goal beside them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from assistant.goals.course import bands_here, course_of, level_to_reach, share_here
from assistant.goals.goal import Direction, Formulation, propose_scale
from assistant.goals.measure import Better, Bounds, PeriodUnit, Span
from assistant.goals.measurements import (
    Entry,
    PhaseKind,
    Rhythm,
    Series,
    SeriesMeasure,
    SeriesPhase,
    own_measure,
)

MONDAY = date(2027, 1, 4)
NAMES = ("Before", "During", "Phasing out")
WEEKS = (2, 3, 3)
"""The published case: two measures each day for eight weeks, two before the intervention, three during and
three while it was phased out."""

OUTDOORS = (
    "0001010 1000100"
    "1121021 2112131 2322123"
    "2232313 3223233 2332324"
).replace(" ", "")  # fmt: skip
SAFE = (
    "1112111 2111212"
    "2122232 3222323 3332333"
    "3343334 4334434 4444344"
).replace(" ", "")  # fmt: skip


def goal() -> Formulation:
    said = Formulation(
        what="going out alone",
        direction=Direction.INCREASE,
        measure_kind="times",
        period=PeriodUnit.WEEK,
        baseline=Decimal(2),
        expected=Span(low=Decimal(10), high=Decimal(14)),
    )
    return said.model_copy(update={"scale": propose_scale(said)})


def published() -> tuple[Series, list[Entry]]:
    measure = goal().measure
    assert measure is not None
    kinds = (PhaseKind.BEFORE, PhaseKind.DURING, PhaseKind.PHASING_OUT)
    starts = (0, 7 * WEEKS[0], 7 * (WEEKS[0] + WEEKS[1]))
    series = Series(
        goal_id="abc",
        since=MONDAY,
        measures=(
            own_measure(measure, Better.HIGHER, "outdoors", Rhythm.DAILY),
            SeriesMeasure(id="m2", name="safe", bounds=Bounds(minimum=Decimal(1), maximum=Decimal(5))),
        ),
        phases=tuple(
            SeriesPhase(kind=kind, starts=MONDAY + timedelta(days))
            for kind, days in zip(kinds, starts, strict=True)
        ),
    )
    entries = [
        Entry(
            goal_id="abc",
            day=MONDAY + timedelta(place),
            values={"goal": Decimal(out), "m2": Decimal(safe)},
            noted_at=datetime(2027, 3, 1, tzinfo=UTC),
        )
        for place, (out, safe) in enumerate(zip(OUTDOORS, SAFE, strict=True))
    ]
    return series, entries


def test_the_published_case_day_by_day() -> None:
    series, entries = published()

    course = course_of(series, entries, series.measure("goal"), NAMES, today=MONDAY + timedelta(56))

    assert [(phase.name, len(phase.points)) for phase in course.phases] == [
        ("Before", 14),
        ("During", 21),
        ("Phasing out", 21),
    ]
    assert course.figures is not None
    assert [round(phase.mean or 0, 3) for phase in course.figures.phases] == [0.286, 1.619, 2.524]
    assert [phase.median for phase in course.figures.phases] == [0, 2, 3]
    assert [comparison.nap is not None for comparison in course.figures.comparisons] == [True, True]
    assert "values_missing" not in [note.code for note in course.figures.notes]


def test_a_weeks_mean_is_the_sum_of_its_seven_days_divided_by_seven() -> None:
    series, entries = published()
    day = MONDAY + timedelta(56)

    course = course_of(series, entries, series.measure("goal"), NAMES, today=day, weekly=True)

    sums = [sum(map(int, OUTDOORS[start : start + 7])) for start in range(0, 56, 7)]
    assert [round(float(point.value) * 7) for point in course.points] == sums
    assert [point.value for point in course.points] == [round(Decimal(each) / 7, 6) for each in sums]
    assert [len(phase.points) for phase in course.phases] == list(WEEKS)
    assert course.points[0].day == MONDAY + timedelta(3)
    assert course.figures is not None
    # Two weeks are too few to be compared with.
    assert course.figures.comparisons[0].nap is None


def test_a_week_with_less_than_four_days_has_no_mean_and_no_week_belongs_to_two_phases() -> None:
    series, entries = published()
    # The intervention begins on a Thursday: ten days before it, of which the last three make no week.
    moved = series.model_copy(
        update={
            "phases": (
                series.phases[0],
                series.phases[1].model_copy(update={"starts": MONDAY + timedelta(10)}),
            )
        }
    )

    course = course_of(
        moved, entries, moved.measure("m2"), NAMES[:2], today=MONDAY + timedelta(56), weekly=True
    )

    assert [len(phase.points) for phase in course.phases] == [1, 7]
    assert course.weeks_left_out == 1
    assert course.phases[1].points[0].day == MONDAY + timedelta(13)


def test_days_without_a_value_are_counted_as_missing_once_they_are_over() -> None:
    series, entries = published()
    kept = [entry for entry in entries[:12] if entry.day.weekday() != 2]
    kept[0] = kept[0].model_copy(update={"values": {"goal": None, "m2": Decimal(1)}})

    course = course_of(series, kept, series.measure("goal"), NAMES, today=MONDAY + timedelta(13))

    assert [phase.name for phase in course.phases] == ["Before"]
    assert course.figures is not None
    (missing,) = (note for note in course.figures.notes if note.code == "values_missing")
    # Two Wednesdays, the first Monday, and the Saturday that has gone by; today is not over.
    assert missing.params["count"] == 4


def test_a_phase_that_has_not_begun_is_left_out() -> None:
    series, entries = published()

    course = course_of(series, entries[:20], series.measure("goal"), NAMES, today=MONDAY + timedelta(20))

    assert [phase.name for phase in course.phases] == ["Before", "During"]
    assert course.phases[-1].ends == MONDAY + timedelta(20)


def test_a_series_without_phases_is_one_of_all_of_it() -> None:
    series, entries = published()
    plain = series.model_copy(update={"phases": ()})

    course = course_of(plain, entries, plain.measure("m2"), ("All of it",), today=MONDAY + timedelta(56))

    assert [(phase.name, len(phase.points)) for phase in course.phases] == [("All of it", 56)]
    assert course.figures is not None
    assert [note.code for note in course.figures.notes] == ["one_phase"]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_with_too_few_values_no_direction_is_drawn(count: int) -> None:
    series, entries = published()

    course = course_of(series, entries[:count], series.measure("goal"), NAMES, today=MONDAY + timedelta(2))

    assert course.trend(0) is None
    assert (course.figures is None) == (count == 0)


def test_the_line_through_a_phase_is_that_of_its_figures() -> None:
    """Values 0, 1, 2, 3, 4 rise by one from each to the next, also where a day is missing between them."""
    series, _ = published()
    entries = [
        Entry(
            goal_id="abc",
            day=MONDAY + timedelta(days),
            values={"goal": Decimal(value)},
            noted_at=datetime(2027, 3, 1, tzinfo=UTC),
        )
        for value, days in enumerate((0, 1, 3, 4, 6))
    ]

    trend = course_of(series, entries, series.measure("goal"), NAMES, today=MONDAY + timedelta(9)).trend(0)

    assert trend is not None
    assert (trend.first, trend.last) == (MONDAY, MONDAY + timedelta(6))
    assert (trend.start, trend.end) == pytest.approx((0, 4))


# --- the goal beside them -------------------------------------------------------------------------


def test_a_goal_counted_in_a_week_lies_beside_days_at_a_seventh() -> None:
    series, _ = published()
    said = goal()

    assert share_here(series, said) == 7
    assert level_to_reach(said, Fraction(7)) == Decimal(10) / 7
    bands = bands_here(series, said)
    assert [band.step for band in bands] == [1, 2, 3, 4, 5]
    goal_step = bands[2]
    assert (goal_step.low, goal_step.high) == pytest.approx((9.5 / 7, 14.5 / 7))
    assert (bands[0].low, bands[4].high) == (0, None)
    assert all(lower.high == upper.low for lower, upper in pairwise(bands))


def test_steps_of_another_measure_are_not_drawn() -> None:
    """The goal was revised into hours after the series had been set up for times."""
    series, _ = published()
    revised = goal().model_copy(update={"measure_kind": "duration", "time_unit": "hours", "scale": None})

    assert share_here(series, revised) is None
    assert bands_here(series, revised) == ()


def test_where_less_is_better_the_goal_is_the_highest_value_that_counts() -> None:
    said = Formulation(
        what="quarrels",
        direction=Direction.DECREASE,
        measure_kind="times",
        period=PeriodUnit.WEEK,
        baseline=Decimal(10),
        expected=Span(low=Decimal(3), high=Decimal(4)),
    )
    said = said.model_copy(update={"scale": propose_scale(said)})

    assert level_to_reach(said, Fraction(1)) == 4
