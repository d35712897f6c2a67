"""From the answers about measuring to the measure they describe."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import ValidationError

from assistant.goals.measure import (
    INSTRUMENTS,
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

if TYPE_CHECKING:
    from assistant.goals.goal import Formulation

_Value = TypeVar("_Value")

OWN_INSTRUMENT: Final = "own"
PERIODS: Final[dict[str, tuple[PeriodUnit, ...]]] = {
    "times": (PeriodUnit.DAY, PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.CUSTOM),
    "days": (PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.CUSTOM),
    "duration": (PeriodUnit.DAY, PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.OCCASION, PeriodUnit.CUSTOM),
    "amount": (PeriodUnit.WHOLE, PeriodUnit.DAY, PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.CUSTOM),
}
"""The periods each way of measuring can count over."""


def build_measure(said: Formulation) -> Measure | None:
    """Return the measure that the answers describe, or None while something is still open."""
    builder = _BUILDERS.get(said.measure_kind or "")
    if builder is None:
        return None
    try:
        return builder(said)
    except (_StillOpenError, ValidationError):
        return None


class _StillOpenError(Exception):
    """An answer the measure needs has not been given."""


def _given(value: _Value | None) -> _Value:
    if value is None:
        raise _StillOpenError
    return value


def _period(said: Formulation) -> Period:
    unit = _given(said.period)
    if unit not in PERIODS[said.measure_kind or ""]:
        raise _StillOpenError
    if unit is not PeriodUnit.CUSTOM:
        return Period(unit=unit)
    if said.measure_kind == "days":
        return Period(unit=unit, days=_given(said.period_days))
    return Period(unit=unit, words=_given(said.period_words))


def may_have_fractions(said: Formulation) -> bool:
    """Whether values between whole numbers make sense for this way of measuring."""
    if said.measure_kind == "duration":
        return said.time_unit is TimeUnit.HOURS
    if said.measure_kind == "instrument":
        return said.instrument == OWN_INSTRUMENT
    return said.measure_kind in ("amount", "percent")


def _decimals(said: Formulation) -> int:
    """One decimal where fractions are wanted, two where the pair has used two."""
    if not (said.fractions and may_have_fractions(said)):
        return 0
    values = [] if said.baseline is None else [said.baseline]
    if said.expected is not None:
        values += [said.expected.low, said.expected.high]
    return max([1, *map(_places, values)])


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return min(2, max(0, -exponent)) if isinstance(exponent, int) else 0


def _occasions(said: Formulation) -> Measure:
    return OccasionsMeasure(of=_given(said.occasions_of), counted=said.counted or "")


def _times(said: Formulation) -> Measure:
    return TimesMeasure(period=_period(said))


def _days(said: Formulation) -> Measure:
    return DaysMeasure(period=_period(said))


def _duration(said: Formulation) -> Measure:
    return DurationMeasure(unit=_given(said.time_unit), period=_period(said), decimals=_decimals(said))


def _amount(said: Formulation) -> Measure:
    return AmountMeasure(unit=_given(said.unit), period=_period(said), decimals=_decimals(said))


def _percent(said: Formulation) -> Measure:
    return PercentMeasure(of=_given(said.percent_of), decimals=_decimals(said))


def _instrument(said: Formulation) -> Measure:
    name = _given(said.instrument)
    if name == OWN_INSTRUMENT:
        span = _given(said.instrument_range)
        name = _given(said.instrument_name)
    else:
        low, high = _given(INSTRUMENTS.get(name))
        span = Span(low=low, high=high)
    # The ends are values of the form too: half a point there means half a point everywhere.
    decimals = max(_decimals(said), _places(span.low), _places(span.high))
    return InstrumentMeasure(name=name, low=span.low, high=span.high, decimals=decimals)


def _rating(said: Formulation) -> Measure:
    span = _given(said.rating_range)
    return RatingMeasure(
        low=int(span.low),
        high=int(span.high),
        low_end=_given(said.low_end),
        high_end=_given(said.high_end),
    )


def _state(said: Formulation) -> Measure:
    return StateMeasure(
        milestones=(
            _given(said.milestone_1),
            _given(said.milestone_2),
            _given(said.milestone_3),
            _given(said.milestone_4),
            _given(said.milestone_5),
        )
    )


_BUILDERS: Final[dict[str, Callable[[Formulation], Measure]]] = {
    "occasions": _occasions,
    "times": _times,
    "days": _days,
    "duration": _duration,
    "amount": _amount,
    "percent": _percent,
    "instrument": _instrument,
    "rating": _rating,
    "state": _state,
}
