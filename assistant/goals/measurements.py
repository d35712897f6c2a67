"""Repeated measures of a goal: what is noted and how often, in which phases, and the notes themselves.

Source of the design: single-case evaluation as practised in social work (one or more measures, noted each
day before, during and after an intervention; see docs/figures.md). A series is a plan for noting; an entry is
what stands on one row of the note sheet. Nothing noted is lost by a correction: whoever keeps entries keeps
what they said before, too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Final

from pydantic import Field

from assistant.errors import AnswerError
from assistant.goals.measure import (
    DAYS_IN,
    AmountMeasure,
    Better,
    Bounds,
    DaysMeasure,
    DurationMeasure,
    Measure,
    OccasionsMeasure,
    Period,
    PeriodUnit,
    StateMeasure,
    TimesMeasure,
    _Frozen,
)

OWN: Final = "goal"
"""The id of the measure that is the goal's own; others are called m2, m3 and m4."""

MOST_MEASURES: Final = 4
"""More columns than that nobody fills in every day, and they do not fit on a sheet in large type."""

LONGEST_SERIES: Final = timedelta(days=20 * 366)
WEEK: Final = 7
_DAY: Final = timedelta(days=1)


class Rhythm(StrEnum):
    """How often something is noted."""

    DAILY = "daily"
    WEEKLY = "weekly"
    OCCASION = "occasion"


class PhaseKind(StrEnum):
    """What a phase is in relation to the intervention."""

    BEFORE = "before"
    DURING = "during"
    PHASING_OUT = "phasing_out"
    AFTER = "after"


class SeriesPhase(_Frozen):
    """A phase, from the day it starts to the day before the next one; ``name`` is the pair's own, if any."""

    kind: PhaseKind
    starts: date
    name: str = ""


class SeriesMeasure(_Frozen):
    """What is noted in one column.

    ``counted`` says it for the goal's own measure, fitted to how often it is noted; ``unit`` for any other,
    in the pair's words.
    """

    id: str
    name: str
    unit: str = ""
    counted: Measure | None = None
    bounds: Bounds = Bounds()
    better: Better = Better.HIGHER

    @property
    def yes_no(self) -> bool:
        """Whether each note says only that it happened (1) or did not (0)."""
        ends = (self.bounds.minimum, self.bounds.maximum, self.bounds.decimals)
        return ends == (Decimal(0), Decimal(1), 0)


class Series(_Frozen):
    """What a pair has agreed to note, how often, from which day, and in which phases.

    ``phases`` are in order of time; there may be none. ``until`` is the last day, None while nobody knows.
    """

    goal_id: str
    rhythm: Rhythm = Rhythm.DAILY
    since: date
    until: date | None = None
    measures: tuple[SeriesMeasure, ...]
    phases: tuple[SeriesPhase, ...] = ()

    def measure(self, measure_id: str) -> SeriesMeasure:
        """Return a measure by its id. Raises ``KeyError``."""
        for measure in self.measures:
            if measure.id == measure_id:
                return measure
        raise KeyError(measure_id)

    def phase_of(self, day: date) -> int:
        """Return the place of the phase that a day belongs to, from 0; also 0 where there are no phases."""
        return max(0, bisect_right([phase.starts for phase in self.phases], day) - 1)

    def check_day(self, day: date, today: date) -> None:
        """Refuse a day on which nothing can have been noted.

        Raises :class:`AnswerError`: ``day_not_yet`` (date), ``before_series`` (date, since) or
        ``after_series`` (date, until).
        """
        if day > today:
            raise AnswerError("day_not_yet", date=day)
        if day < self.since:
            raise AnswerError("before_series", date=day, since=self.since)
        if self.until is not None and day > self.until:
            raise AnswerError("after_series", date=day, until=self.until)


class Entry(_Frozen):
    """What was noted on a day, or in the week it lies in, or on the day's ``number``-th occasion.

    ``values`` holds a number for each measure that has one; None says that nothing was noted and nobody need
    ask again. ``noted_at`` is the instant, in UTC, at which this was typed in.
    """

    goal_id: str
    day: date
    number: int = Field(default=1, ge=1)
    values: dict[str, Decimal | None]
    noted_at: datetime


def entry_id(series: Series, day: date, number: int = 1) -> str:
    """Return the id under which an entry is kept, from which its day can be told without reading it.

    What is noted once a week has one for the whole week.
    """
    return f"{series.goal_id}-{slot_of(series, day).isoformat()}-{number}"


def day_of(known_id: str, goal_id: str) -> date | None:
    """Return the day that an entry's id speaks of, None if it is another goal's."""
    if not known_id.startswith(f"{goal_id}-"):
        return None
    return date.fromisoformat(known_id.removeprefix(f"{goal_id}-").rpartition("-")[0])


# --- making and changing a series -----------------------------------------------------------------


def check_series(series: Series) -> None:
    """Refuse a series that cannot be followed.

    Raises :class:`AnswerError`: ``measure_twice`` (name), ``phases_backwards`` (start, second: dates),
    ``phase_before_series`` (date, since), ``phase_after_series`` (date, until), ``until_before_since`` or
    ``series_too_long`` (years).
    """
    names = [measure.name.casefold() for measure in series.measures]
    for name, measure in zip(names, series.measures, strict=True):
        if names.count(name) > 1:
            raise AnswerError("measure_twice", name=measure.name)
    for phase, following in pairwise(series.phases):
        if following.starts <= phase.starts:
            raise AnswerError("phases_backwards", start=phase.starts, second=following.starts)
    for phase in series.phases:
        if phase.starts < series.since:
            raise AnswerError("phase_before_series", date=phase.starts, since=series.since)
        if series.until is not None and phase.starts > series.until:
            raise AnswerError("phase_after_series", date=phase.starts, until=series.until)
    if series.until is None:
        return
    if series.until < series.since:
        raise AnswerError("until_before_since", date=series.until, since=series.since)
    if series.until - series.since > LONGEST_SERIES:
        raise AnswerError("series_too_long", years=LONGEST_SERIES.days // 366)


def check_change(before: Series, after: Series, entries: Iterable[Entry]) -> None:
    """Refuse a change of a series that would leave what has been noted without a place.

    Raises :class:`AnswerError`: what :func:`check_series` refuses, ``rhythm_fixed``, ``measure_has_values``
    (name), ``values_left_outside`` (name, value, date), ``entries_left_out`` (date).
    """
    check_series(after)
    kept = {measure.id: measure for measure in after.measures}
    for entry in entries:
        if after.rhythm is not before.rhythm:
            raise AnswerError("rhythm_fixed")
        if entry.day < after.since or (after.until is not None and entry.day > after.until):
            raise AnswerError("entries_left_out", date=entry.day)
        for measure_id, value in entry.values.items():
            if value is None:
                continue
            measure = kept.get(measure_id)
            if measure is None:
                raise AnswerError("measure_has_values", name=before.measure(measure_id).name)
            try:
                measure.bounds.check(value)
            except AnswerError as problem:
                raise AnswerError(
                    "values_left_outside", name=measure.name, value=value, date=entry.day
                ) from problem


def with_phase(series: Series, phase: SeriesPhase) -> tuple[SeriesPhase, ...]:
    """Return the phases of a series with one that begins now, after all there are.

    One that began on the same day was a slip and is replaced. Where there were none, what has been noted
    until then is the time before.
    """
    kept = tuple(known for known in series.phases if known.starts != phase.starts)
    if not series.phases and series.since < phase.starts:
        kept = (SeriesPhase(kind=PhaseKind.BEFORE, starts=series.since),)
    return (*kept, phase)


def with_ids(measures: Iterable[SeriesMeasure], before: Series | None) -> tuple[SeriesMeasure, ...]:
    """Give measures their ids: one of the same name as before is the same one."""
    known = {measure.name.casefold(): measure.id for measure in (before.measures if before else ())}
    taken = {*known.values(), OWN}
    free = (f"m{number}" for number in range(2, 10_000) if f"m{number}" not in taken)
    return tuple(
        measure
        if measure.id == OWN
        else measure.model_copy(update={"id": known.get(measure.name.casefold()) or next(free)})
        for measure in measures
    )


_DAYS_OF: Final = {Rhythm.DAILY: 1, Rhythm.WEEKLY: DAYS_IN["week"]}
_PERIOD_OF: Final = {
    Rhythm.DAILY: PeriodUnit.DAY,
    Rhythm.WEEKLY: PeriodUnit.WEEK,
    Rhythm.OCCASION: PeriodUnit.OCCASION,
}
_DAYS_IN_PERIOD: Final = {
    PeriodUnit.DAY: 1,
    PeriodUnit.WEEK: DAYS_IN["week"],
    PeriodUnit.MONTH: DAYS_IN["month"],
}


def fitted(measure: Measure, rhythm: Rhythm) -> Measure:
    """Return a goal's measure as it is noted each time.

    "3 times a week" is times a day where it is noted each day; "6 of 10 occasions" is whether it went well at
    each of them. Ratings, forms, percent and described steps are noted as they are.
    """
    match measure:
        case OccasionsMeasure() if rhythm is not Rhythm.WEEKLY:
            return measure.model_copy(update={"of": 1})
        case DaysMeasure() if rhythm is not Rhythm.WEEKLY or measure.period.unit is not PeriodUnit.WEEK:
            days = 1 if rhythm is not Rhythm.WEEKLY else WEEK
            return DaysMeasure(period=Period(unit=PeriodUnit.CUSTOM, days=days))
        case TimesMeasure() | DurationMeasure() | AmountMeasure() if measure.period.unit in _DAYS_IN_PERIOD:
            return measure.model_copy(update={"period": Period(unit=_PERIOD_OF[rhythm])})
        case _:
            return measure


def share_of(measure: Measure, rhythm: Rhythm) -> Fraction | None:
    """Return how many notes together make one value of the goal's measure, None if that cannot be told.

    It is 7 for a goal counted in a week and noted each day, and 1 where each note is such a value itself.
    """
    if isinstance(measure, OccasionsMeasure):
        return Fraction(1) if rhythm is Rhythm.WEEKLY else Fraction(measure.of)
    if isinstance(measure, DaysMeasure):
        return Fraction(measure.of, _DAYS_OF[rhythm]) if rhythm in _DAYS_OF else None
    if not isinstance(measure, TimesMeasure | DurationMeasure | AmountMeasure):
        return Fraction(1)
    unit = measure.period.unit
    if unit in _DAYS_IN_PERIOD:
        return Fraction(_DAYS_IN_PERIOD[unit], _DAYS_OF[rhythm]) if rhythm in _DAYS_OF else None
    if unit is PeriodUnit.OCCASION:
        return Fraction(1) if rhythm is Rhythm.OCCASION else None
    return Fraction(1) if unit is PeriodUnit.WHOLE else None


def own_measure(measure: Measure, better: Better, name: str, rhythm: Rhythm) -> SeriesMeasure:
    """Return the column of the goal's own measure."""
    counted = fitted(measure, rhythm)
    if isinstance(measure, StateMeasure):
        better = Better.HIGHER
    return SeriesMeasure(id=OWN, name=name, counted=counted, bounds=counted.bounds, better=better)


# --- noting ---------------------------------------------------------------------------------------


def slot_of(series: Series, day: date) -> date:
    """Return the day by which the row for a day is known: of a week its Monday, else the day itself."""
    return day - timedelta(days=day.weekday()) if series.rhythm is Rhythm.WEEKLY else day


def missing_slots(series: Series, noted: Collection[date], today: date) -> list[date]:
    """Return the days, or the Mondays of weeks, that have gone by without a note, in order of time.

    A day or week that is not over yet is not missing. Occasions cannot be missing: nobody knows when they
    are.
    """
    there = {slot_of(series, day) for day in noted}
    return [slot for slot in _slots(series, today) if slot not in there]


def missing_count(rhythm: Rhythm, after: date, until: date | None, today: date) -> int:
    """Return how many days or weeks after the one of ``after`` have gone by."""
    last = today - _DAY if until is None else min(until, today - _DAY)
    if rhythm is Rhythm.OCCASION or last <= after:
        return 0
    if rhythm is Rhythm.DAILY:
        return (last - after).days
    monday = after - timedelta(days=after.weekday())
    return max(0, ((last + _DAY - monday).days // WEEK) - 1)


def _slots(series: Series, today: date) -> Iterator[date]:
    if series.rhythm is Rhythm.OCCASION:
        return
    step = timedelta(days=WEEK) if series.rhythm is Rhythm.WEEKLY else _DAY
    last = today - _DAY if series.until is None else min(series.until, today - _DAY)
    slot = slot_of(series, series.since)
    while slot + step - _DAY <= last:
        yield slot
        slot += step


def changed_values(
    series: Series, entry: Entry | None, noted: Mapping[str, Decimal | None], *, day: date, correct: bool
) -> dict[str, Decimal | None] | None:
    """Return an entry's values with what is noted now, None if that changes nothing.

    Filling in what was missing is no correction; another number is, and so is taking one away. Raises
    :class:`AnswerError` with the measure's ``name``: what :meth:`Bounds.check` refuses, or ``value_there``
    (date, value: what is there, other: what was to be) for a correction that was not meant as one.
    """
    values = dict(entry.values) if entry is not None else {}
    for measure_id, value in noted.items():
        measure = series.measure(measure_id)
        if value is not None:
            try:
                measure.bounds.check(value)
            except AnswerError as problem:
                raise AnswerError(problem.code, **{**problem.params, "name": measure.name}) from None
        there = values.get(measure_id)
        if there is not None and there != value and not correct:
            raise AnswerError("value_there", date=day, name=measure.name, value=there, other=value)
        values[measure_id] = value
    return None if entry is not None and values == entry.values else values
