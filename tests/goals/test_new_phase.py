"""A phase that begins while a series is under way."""

from __future__ import annotations

from datetime import date

from assistant.goals.measurements import OWN, PhaseKind, Series, SeriesMeasure, SeriesPhase, with_phase

BEFORE = SeriesPhase(kind=PhaseKind.BEFORE, starts=date(2027, 3, 1))
DURING = SeriesPhase(kind=PhaseKind.DURING, starts=date(2027, 3, 15), name="the course")


def a_series(*phases: SeriesPhase) -> Series:
    measures = (SeriesMeasure(id=OWN, name="times outdoors"),)
    return Series(goal_id="goal", since=date(2027, 3, 1), measures=measures, phases=phases)


def test_what_was_noted_without_phases_is_the_time_before() -> None:
    assert with_phase(a_series(), DURING) == (BEFORE, DURING)


def test_a_first_phase_on_the_first_day_has_nothing_before_it() -> None:
    first = SeriesPhase(kind=PhaseKind.DURING, starts=date(2027, 3, 1))
    assert with_phase(a_series(), first) == (first,)


def test_it_comes_after_all_there_are() -> None:
    after = SeriesPhase(kind=PhaseKind.AFTER, starts=date(2027, 4, 1))
    assert with_phase(a_series(BEFORE, DURING), after) == (BEFORE, DURING, after)


def test_one_that_began_the_same_day_was_a_slip() -> None:
    other = SeriesPhase(kind=PhaseKind.PHASING_OUT, starts=date(2027, 3, 15))
    assert with_phase(a_series(BEFORE, DURING), other) == (BEFORE, other)
