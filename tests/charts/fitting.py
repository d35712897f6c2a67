"""A goal with repeated measures for tests of charts: going out alone, and feeling safe."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from assistant.charts.drawn import Chart, chart_of
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
from assistant.i18n import Language

MONDAY = date(2027, 1, 4)
SAFE = SeriesMeasure(id="m2", name="safe", bounds=Bounds(minimum=Decimal(1), maximum=Decimal(5)))
STEPS = SeriesMeasure(id="m2", name="steps walked")


def goal(what: str = "going out alone") -> Formulation:
    """A goal counted in times a week, from 3 to 10-14."""
    said = Formulation(
        what=what,
        direction=Direction.INCREASE,
        measure_kind="times",
        period=PeriodUnit.WEEK,
        baseline=Decimal(3),
        expected=Span(low=Decimal(10), high=Decimal(14)),
    )
    return said.model_copy(update={"scale": propose_scale(said)})


def series_of(
    *phases: tuple[PhaseKind, int, str], beside: SeriesMeasure | None = SAFE, name: str = "outdoors"
) -> Series:
    """A series noted each day, with phases as kind, first day (0 is the first of all) and name."""
    measure = goal().measure
    assert measure is not None
    own = own_measure(measure, Better.HIGHER, name, Rhythm.DAILY)
    return Series(
        goal_id="abc",
        since=MONDAY,
        measures=(own,) if beside is None else (own, beside),
        phases=tuple(
            SeriesPhase(kind=kind, starts=MONDAY + timedelta(day), name=called)
            for kind, day, called in phases
        ),
    )


THREE_PHASES = (
    (PhaseKind.BEFORE, 0, ""),
    (PhaseKind.DURING, 14, "the course"),
    (PhaseKind.PHASING_OUT, 35, ""),
)


def noted(own: Sequence[int | None], beside: Sequence[int | None] = ()) -> list[Entry]:
    """Notes day by day from the first."""
    second = [*beside, *[None] * (len(own) - len(beside))]
    return [
        Entry(
            goal_id="abc",
            day=MONDAY + timedelta(place),
            values={
                "goal": None if one is None else Decimal(one),
                "m2": None if other is None else Decimal(other),
            },
            noted_at=datetime(2027, 3, 1, tzinfo=UTC),
        )
        for place, (one, other) in enumerate(zip(own, second, strict=True))
    ]


def eight_weeks() -> list[Entry]:
    """Two measures each day: low before, rising during, high and steady after."""
    own = [0, 1] * 7 + [1, 2, 1, 2, 2, 3, 3] * 3 + [3, 2, 3] * 7
    safe = [1, 2] * 7 + [2, 2, 3] * 7 + [4, 4, 3] * 7
    return noted(own, safe)


def chart(
    series: Series,
    entries: list[Entry],
    *,
    language: str = "en",
    weekly: bool = False,
    days: int | None = None,
) -> Chart:
    """What is drawn on the day after the last note, or so many days after the first."""
    today = MONDAY + timedelta(len(entries) if days is None else days)
    return chart_of(Language(language), series, entries, goal(), alias="Lisa", today=today, weekly=weekly)
