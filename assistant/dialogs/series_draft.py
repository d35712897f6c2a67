"""The draft that the conversation about a series fills in, and its own kinds of answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pydantic import BaseModel, ConfigDict

from assistant.dialogs.answers import LONGEST_NAME, LONGEST_WORDS, Day, Name, clean_text, read_span
from assistant.dialogs.context import Context
from assistant.dialogs.recalling import PastDay
from assistant.errors import AnswerError
from assistant.goals.goal import Formulation
from assistant.goals.measure import Better, Bounds, Measure
from assistant.goals.measurements import (
    OWN,
    PhaseKind,
    Rhythm,
    Series,
    SeriesMeasure,
    SeriesPhase,
    check_series,
    own_measure,
    with_ids,
)

OTHERS: Final = ("other_1", "other_2", "other_3")
"""The questions about measures beside the goal's own."""

LATER_PHASES: Final = {
    "during": PhaseKind.DURING,
    "phasing_out": PhaseKind.PHASING_OUT,
    "after": PhaseKind.AFTER,
}
"""The questions about phases after the first, and the kind of each."""

_DECIMALS: Final = 2
"""Decimals that may be noted in a measure of the pair's own; nothing is said about them beforehand."""


class OtherMeasure(BaseModel):
    """A measure beside the goal's own: what it is called, its ends if it has any, and its unit."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: str
    unit: str = ""
    low: Decimal | None = Decimal(0)
    high: Decimal | None = None


class PhaseStart(BaseModel):
    """The day on which a phase begins, and the pair's own name for it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    starts: date
    name: str = ""


class SeriesDraft(BaseModel):
    """What is said about a series while it is set up.

    ``goal_id``, ``measure``, ``better`` and ``what`` are of the goal; ``before`` is the series as it was, if
    it is changed, and ``kept`` holds phases that the questions cannot ask about (a design that takes an
    intervention away and brings it back).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    goal_id: str
    measure: Measure
    better: Better
    what: str
    before: Series | None = None
    kept: tuple[SeriesPhase, ...] = ()

    rhythm: Rhythm | None = None
    own_name: str | None = None
    other_1: OtherMeasure | None = None
    better_1: Better | None = None
    other_2: OtherMeasure | None = None
    better_2: Better | None = None
    other_3: OtherMeasure | None = None
    better_3: Better | None = None
    since: date | None = None
    during: PhaseStart | None = None
    phasing_out: PhaseStart | None = None
    after: PhaseStart | None = None
    until: date | None = None

    @property
    def series(self) -> Series | None:
        """The series that the answers describe, None while something is still open.

        Raises :class:`AnswerError` for one that cannot be followed; see
        :func:`assistant.goals.measurements.check_series`.
        """
        if self.rhythm is None or self.since is None:
            return None
        own = own_measure(self.measure, self.better, self.own_name or self.what, self.rhythm)
        others = [
            SeriesMeasure(
                id="",
                name=other.name,
                unit=other.unit,
                bounds=Bounds(minimum=other.low, maximum=other.high, decimals=_DECIMALS),
                better=getattr(self, f"better_{number}") or Better.HIGHER,
            )
            for number, name in enumerate(OTHERS, start=1)
            if (other := getattr(self, name)) is not None
        ]
        series = Series(
            goal_id=self.goal_id,
            rhythm=self.rhythm,
            since=self.since,
            until=self.until,
            measures=with_ids((own, *others), self.before),
            phases=self.kept or self._phases(self.since),
        )
        check_series(series)
        return series

    def _phases(self, since: date) -> tuple[SeriesPhase, ...]:
        """The phases asked about; what comes before the intervention is the time before."""
        said: list[tuple[PhaseKind, PhaseStart]] = [
            (kind, start) for name, kind in LATER_PHASES.items() if (start := getattr(self, name)) is not None
        ]
        phases = [SeriesPhase(kind=kind, starts=start.starts, name=start.name) for kind, start in said]
        if phases and phases[0].starts > since:
            phases.insert(0, SeriesPhase(kind=PhaseKind.BEFORE, starts=since))
        return tuple(phases)


def draft_of(said: Formulation, goal_id: str, title: str, before: Series | None) -> SeriesDraft | None:
    """Begin a draft for a goal, or one of a series that is to be changed; None without a measure."""
    measure, better = said.measure, said.better_way
    if measure is None:
        return None
    answers: dict[str, object] = {} if before is None else _answers_of(before)
    return SeriesDraft.model_validate(
        {
            "goal_id": goal_id,
            "measure": measure,
            "better": better or Better.HIGHER,
            "what": title,
            "before": before,
            **answers,
        }
    )


def _answers_of(series: Series) -> dict[str, object]:
    answers: dict[str, object] = {
        "rhythm": series.rhythm,
        "since": series.since,
        "until": series.until,
    }
    others = [measure for measure in series.measures if measure.id != OWN]
    for number, measure in enumerate(others, start=1):
        low, high = measure.bounds.minimum, measure.bounds.maximum
        answers[f"other_{number}"] = OtherMeasure(name=measure.name, unit=measure.unit, low=low, high=high)
        answers[f"better_{number}"] = measure.better
    answers["own_name"] = next((measure.name for measure in series.measures if measure.id == OWN), None)
    asked = [phase for phase in series.phases if phase.kind in LATER_PHASES.values()]
    first_only = [phase for phase in series.phases if phase.kind is PhaseKind.BEFORE]
    kinds = [phase.kind for phase in asked]
    in_order = sorted(kinds, key=list(LATER_PHASES.values()).index)
    if len(set(kinds)) < len(kinds) or kinds != in_order or any(phase.name for phase in first_only):
        answers["kept"] = series.phases
    names = {kind: name for name, kind in LATER_PHASES.items()}
    for phase in asked:
        answers[names[phase.kind]] = PhaseStart(starts=phase.starts, name=phase.name)
    return answers


# --- kinds of answer ------------------------------------------------------------------------------


def _any(_draft: object, _day: date) -> None:
    """Any day that has been will do."""


@dataclass(frozen=True)
class AnyDay:
    """A calendar date, behind or ahead. One without a year is the nearest."""

    def read(self, raw: object, draft: BaseModel, context: Context) -> date:
        """Read a day. Raises what :class:`PastDay` and :class:`Day` do."""
        if isinstance(raw, date):
            return raw
        found: list[date] = []
        refused: AnswerError | None = None
        for kind in (PastDay(_any), Day()):
            try:
                found.append(kind.read(raw, draft, context))
            except AnswerError as problem:
                refused = refused or problem
        if not found:
            raise refused or AnswerError("empty")
        return min(found, key=lambda day: abs(day - context.today))


@dataclass(frozen=True)
class StartOfPhase:
    """The day on which a phase begins, and after a semicolon the pair's own name for it."""

    def read(self, raw: object, draft: BaseModel, context: Context) -> PhaseStart:
        """Read a start. Raises what :class:`AnyDay` and names are refused for."""
        if isinstance(raw, PhaseStart):
            return raw
        day, _, name = clean_text(raw, LONGEST_WORDS).partition(";")
        return PhaseStart(
            starts=AnyDay().read(day, draft, context),
            name=Name().read(name, draft, context) if name.strip() else "",
        )


@dataclass(frozen=True)
class Beside:
    """Something else that is noted: "name; 1-5; unit", of which all but the name may be left out."""

    def read(self, raw: object, draft: BaseModel, context: Context) -> OtherMeasure:
        """Read a measure. Raises ``too_many_parts_of_measure`` and what names and numbers are refused for."""
        if isinstance(raw, OtherMeasure):
            return raw
        parts = [part.strip() for part in clean_text(raw, LONGEST_WORDS).split(";") if part.strip()]
        if not 1 <= len(parts) <= 3:
            raise AnswerError("too_many_parts_of_measure")
        name = Name().read(parts[0], draft, context)
        unit, ends = "", None
        for part in parts[1:]:
            span = _range(part, context)
            if span is None:
                unit = clean_text(" ".join(part.split()), LONGEST_NAME)
            else:
                ends = span
        if ends is None:
            return OtherMeasure(name=name, unit=unit)
        return OtherMeasure(name=name, unit=unit, low=ends[0], high=ends[1])


def _range(text: str, context: Context) -> tuple[Decimal, Decimal] | None:
    """Read "1-5"; None for what is no range."""
    try:
        span = read_span(text, context)
    except AnswerError:
        return None
    if span.low == span.high:
        return None
    low, high = sorted((span.low, span.high))
    for end in (low, high):
        Bounds(minimum=None, decimals=_DECIMALS).check(end)
    return low, high
