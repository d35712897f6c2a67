"""Measures: how the pair will know. The same measure is used before, during and after."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.errors import AnswerError

HOURS_IN: Final = {"day": 24, "week": 7 * 24, "month": 31 * 24}
DAYS_IN: Final = {"week": 7, "month": 30}
MINUTES_IN_HOUR: Final = 60


class Better(StrEnum):
    """Which way along the measure is towards the goal."""

    HIGHER = "higher"
    LOWER = "lower"


class PeriodUnit(StrEnum):
    """The stretch of time that is counted over; ``whole`` is an amount that is not per anything."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    OCCASION = "occasion"
    WHOLE = "whole"
    CUSTOM = "custom"


class TimeUnit(StrEnum):
    """The unit of a duration."""

    HOURS = "hours"
    MINUTES = "minutes"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(_Frozen):
    """A level or a range of levels, both ends included."""

    low: Decimal
    high: Decimal


class Bounds(_Frozen):
    """The values a measure can take: from ``minimum`` to ``maximum`` in steps of one grain.

    ``None`` means that the measure has no natural end on that side. ``decimals`` is the number of
    decimals noted; it makes the values countable, so that neighbouring steps of a scale can meet
    without a hole and without sharing a value.
    """

    minimum: Decimal | None = Decimal(0)
    maximum: Decimal | None = None
    decimals: int = Field(default=0, ge=0, le=2)

    @property
    def grain(self) -> Decimal:
        """The smallest difference between two values."""
        return Decimal(1).scaleb(-self.decimals)

    def check(self, value: Decimal) -> None:
        """Refuse a value the measure cannot take.

        Raises :class:`AnswerError`: ``not_a_number``, ``below_measure``, ``above_measure``,
        ``outside_measure``, ``whole_numbers_only`` or ``too_many_decimals``.
        """
        if not value.is_finite():
            raise AnswerError("not_a_number")
        too_low = self.minimum is not None and value < self.minimum
        too_high = self.maximum is not None and value > self.maximum
        if too_low or too_high:
            if self.minimum is not None and self.maximum is not None:
                raise AnswerError("outside_measure", value=value, low=self.minimum, high=self.maximum)
            if too_low:
                raise AnswerError("below_measure", value=value, low=self.minimum)
            raise AnswerError("above_measure", value=value, high=self.maximum)
        # Only now is the value known to be of a size that arithmetic with full precision can hold.
        if abs(value) >= LARGEST_VALUE:
            raise AnswerError("number_too_large", limit=LARGEST_VALUE)
        if value % self.grain:
            if self.decimals == 0:
                raise AnswerError("whole_numbers_only", value=value)
            raise AnswerError("too_many_decimals", value=value, decimals=self.decimals)


LARGEST_VALUE: Final = Decimal(10) ** 12


class Period(_Frozen):
    """A period with, for an own period, the pair's words for it or its length in days."""

    unit: PeriodUnit
    words: str = ""
    days: int | None = None


class OccasionsMeasure(_Frozen):
    """k of n occasions, for example on time to 6 of 10 course occasions."""

    kind: Literal["occasions"] = "occasions"
    of: int = Field(ge=1)
    counted: str = ""

    @property
    def bounds(self) -> Bounds:
        """From none of the occasions to all of them."""
        return Bounds(maximum=Decimal(self.of))


class TimesMeasure(_Frozen):
    """How many times something happens in a period."""

    kind: Literal["times"] = "times"
    period: Period

    @property
    def bounds(self) -> Bounds:
        """From never and up."""
        return Bounds()


class DaysMeasure(_Frozen):
    """On how many days of a period something happens."""

    kind: Literal["days"] = "days"
    period: Period

    @property
    def of(self) -> int:
        """The number of days in the period; a month is noted as its last thirty days."""
        return self.period.days or DAYS_IN[self.period.unit.value]

    @property
    def bounds(self) -> Bounds:
        """From no day to every day of the period."""
        return Bounds(maximum=Decimal(self.of))


class DurationMeasure(_Frozen):
    """Hours or minutes, in a period or each occasion."""

    kind: Literal["duration"] = "duration"
    unit: TimeUnit
    period: Period
    decimals: int = 0

    @property
    def bounds(self) -> Bounds:
        """Never more hours than the period holds."""
        hours = HOURS_IN.get(self.period.unit.value)
        if hours is None:
            return Bounds(decimals=self.decimals)
        most = hours if self.unit is TimeUnit.HOURS else hours * MINUTES_IN_HOUR
        return Bounds(maximum=Decimal(most), decimals=self.decimals)


class AmountMeasure(_Frozen):
    """An amount with a unit (kr, km, …), with or without a period."""

    kind: Literal["amount"] = "amount"
    unit: str
    period: Period
    decimals: int = 0

    @property
    def bounds(self) -> Bounds:
        """From nothing and up."""
        return Bounds(decimals=self.decimals)


class PercentMeasure(_Frozen):
    """Percent of something."""

    kind: Literal["percent"] = "percent"
    of: str
    decimals: int = 0

    @property
    def bounds(self) -> Bounds:
        """From 0 to 100."""
        return Bounds(maximum=Decimal(100), decimals=self.decimals)


class InstrumentMeasure(_Frozen):
    """A score on a named instrument with its range, for example AUDIT 0-40."""

    kind: Literal["instrument"] = "instrument"
    name: str
    low: Decimal
    high: Decimal
    decimals: int = 0

    @property
    def bounds(self) -> Bounds:
        """The instrument's own range."""
        return Bounds(minimum=self.low, maximum=self.high, decimals=self.decimals)


class RatingMeasure(_Frozen):
    """The client's own rating between two named ends."""

    kind: Literal["rating"] = "rating"
    low: int
    high: int
    low_end: str
    high_end: str

    @property
    def bounds(self) -> Bounds:
        """The range of the rating."""
        return Bounds(minimum=Decimal(self.low), maximum=Decimal(self.high))


class StateMeasure(_Frozen):
    """A state reached through five described milestones; the value is the milestone's step, 1-5."""

    kind: Literal["state"] = "state"
    milestones: tuple[str, str, str, str, str]

    @property
    def bounds(self) -> Bounds:
        """The five milestones."""
        return Bounds(minimum=Decimal(1), maximum=Decimal(5))


Measure = Annotated[
    OccasionsMeasure
    | TimesMeasure
    | DaysMeasure
    | DurationMeasure
    | AmountMeasure
    | PercentMeasure
    | InstrumentMeasure
    | RatingMeasure
    | StateMeasure,
    Field(discriminator="kind"),
]

MEASURE_KINDS: Final = (
    "occasions",
    "times",
    "days",
    "duration",
    "amount",
    "percent",
    "instrument",
    "rating",
    "state",
)

INSTRUMENTS: Final = {"AUDIT": (Decimal(0), Decimal(40)), "DUDIT": (Decimal(0), Decimal(44))}
"""Standard instruments by name with their lowest and highest score: AUDIT (Babor et al. 2001) has ten
items of 0-4 points; DUDIT (Berman et al. 2003) has eleven."""
