"""Levels, measures and steps in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

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
from assistant.goals.scale import AttainmentScale, Step
from assistant.i18n import N_, Language

_PER: Final = {
    PeriodUnit.DAY: N_("a day"),
    PeriodUnit.WEEK: N_("a week"),
    PeriodUnit.MONTH: N_("a month"),
    PeriodUnit.OCCASION: N_("each time"),
    PeriodUnit.WHOLE: "",
}

STEP_NAMES: Final = {
    1: N_("much less than expected"),
    2: N_("somewhat less than expected"),
    3: N_("the goal: expected level"),
    4: N_("somewhat more than expected"),
    5: N_("much more than expected"),
}


def _per(language: Language, period: Period) -> str:
    if period.unit is PeriodUnit.CUSTOM:
        return period.words
    return language.text(_PER[period.unit])


def _counted(language: Language, measure: OccasionsMeasure) -> str:
    return measure.counted or language.text(N_("occasions"))


def measure_text(language: Language, measure: Measure) -> str:
    """Say what is counted: "times out of 10 course days"."""
    match measure:
        case OccasionsMeasure():
            text = language.text(
                N_("times out of %(of)s %(counted)s"), of=measure.of, counted=_counted(language, measure)
            )
        case TimesMeasure():
            text = language.text(N_("times %(period)s"), period=_per(language, measure.period))
        case DaysMeasure():
            text = language.text(N_("days out of %(of)s"), of=measure.of)
        case DurationMeasure(unit=TimeUnit.HOURS):
            text = language.text(N_("hours %(period)s"), period=_per(language, measure.period))
        case DurationMeasure():
            text = language.text(N_("minutes %(period)s"), period=_per(language, measure.period))
        case AmountMeasure():
            text = f"{measure.unit} {_per(language, measure.period)}"
        case PercentMeasure():
            text = language.text(N_("percent of %(whole)s"), whole=measure.of)
        case InstrumentMeasure():
            text = language.text(
                N_("points on %(name)s, %(range)s"),
                name=measure.name,
                range=language.span(measure.low, measure.high),
            )
        case RatingMeasure():
            text = language.text(
                N_("own rating from %(low)s (%(low_end)s) to %(high)s (%(high_end)s)"),
                low=measure.low,
                low_end=measure.low_end,
                high=measure.high,
                high_end=measure.high_end,
            )
        case StateMeasure():
            text = language.text(N_("five described steps"))
    return text.strip()


def level_text(language: Language, measure: Measure, level: Span | Decimal) -> str:
    """Say a level with its unit: "6-7 of 10 course days", "500 kr a month", a milestone's own words."""
    span = level if isinstance(level, Span) else Span(low=level, high=level)
    numbers = language.span(span.low, span.high)
    count = int(span.high) if span.high == span.high.to_integral_value() else 2
    match measure:
        case OccasionsMeasure():
            text = language.text(
                N_("%(level)s of %(of)s %(counted)s"),
                level=numbers,
                of=measure.of,
                counted=_counted(language, measure),
            )
        case TimesMeasure():
            text = language.plural(
                "%(level)s time %(period)s",
                "%(level)s times %(period)s",
                count,
                level=numbers,
                period=_per(language, measure.period),
            )
        case DaysMeasure():
            text = language.text(N_("%(level)s of %(of)s days"), level=numbers, of=measure.of)
        case DurationMeasure(unit=TimeUnit.HOURS):
            text = language.plural(
                "%(level)s hour %(period)s",
                "%(level)s hours %(period)s",
                count,
                level=numbers,
                period=_per(language, measure.period),
            )
        case DurationMeasure():
            text = language.plural(
                "%(level)s minute %(period)s",
                "%(level)s minutes %(period)s",
                count,
                level=numbers,
                period=_per(language, measure.period),
            )
        case AmountMeasure():
            text = f"{numbers} {measure.unit} {_per(language, measure.period)}"
        case PercentMeasure():
            text = language.text(N_("%(level)s %% of %(whole)s"), level=numbers, whole=measure.of)
        case InstrumentMeasure():
            text = language.plural(
                "%(level)s point on %(name)s",
                "%(level)s points on %(name)s",
                count,
                level=numbers,
                name=measure.name,
            )
        case RatingMeasure():
            text = language.text(
                N_("%(level)s on the scale %(low)s to %(high)s"),
                level=numbers,
                low=measure.low,
                high=measure.high,
            )
        case StateMeasure():
            text = measure.milestones[int(span.low) - 1]
    return text.strip()


def unit_text(language: Language, measure: Measure | None) -> str:
    """Say what stands after the field where a level is written: "of 10 course days"."""
    match measure:
        case None | StateMeasure():
            return ""
        case OccasionsMeasure():
            return language.text(
                N_("of %(of)s %(counted)s"), of=measure.of, counted=_counted(language, measure)
            )
        case DaysMeasure():
            return language.text(N_("of %(of)s days"), of=measure.of)
        case PercentMeasure():
            return "%"
        case InstrumentMeasure():
            return language.text(N_("points"))
        case RatingMeasure():
            return language.text(
                N_("%(low)s = %(low_end)s, %(high)s = %(high_end)s"),
                low=measure.low,
                low_end=measure.low_end,
                high=measure.high,
                high_end=measure.high_end,
            )
        case _:
            return measure_text(language, measure)


def range_text(language: Language, step: Step) -> str:
    """Say which values a step holds: "3-5", "10 or more"."""
    if step.low is None and step.high is None:
        return ""
    if step.high is None and step.low is not None:
        return language.text(N_("%(value)s or more"), value=language.number(step.low))
    if step.low is None and step.high is not None:
        return language.text(N_("%(value)s or less"), value=language.number(step.high))
    assert step.low is not None  # noqa: S101 - both ends are known here; tells the type checker so
    assert step.high is not None  # noqa: S101
    return language.span(step.low, step.high)


def step_text(language: Language, scale: AttainmentScale, number: int, *, milestones: bool = False) -> str:
    """Say what a step holds: its values, and the pair's own words for it.

    ``milestones``: the scale is one of described milestones, whose numbers say nothing.
    """
    step = scale.step(number)
    if milestones:
        return step.words
    values = range_text(language, step)
    return f"{values}  {step.words}" if step.words else values
