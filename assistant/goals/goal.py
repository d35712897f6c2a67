"""Goals: what the pair has said so far, what they have agreed on, and what an agreement still lacks."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from assistant.errors import AnswerError
from assistant.goals.follow_up import FollowUp
from assistant.goals.measure import Better, Measure, PeriodUnit, Span, StateMeasure, TimeUnit, _Frozen
from assistant.goals.measuring import build_measure
from assistant.goals.scale import GOAL_STEP, AttainmentScale, check_fits, milestone_scale
from assistant.goals.scale_draft import direction_of, draft_scale


class Direction(StrEnum):
    """What the goal does with its subject: three development directions and one of maintenance."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"
    REACH = "reach"


class Party(StrEnum):
    """The two at the screen; each has a voice of its own, never averaged."""

    CLIENT = "client"
    WORKER = "worker"


class Agreement(StrEnum):
    """What one of the two says to the goal as read back."""

    YES = "yes"
    RESERVATION = "reservation"
    NOT_YET = "not_yet"


class Acceptance(_Frozen):
    """One party's answer; a reservation, or what is not right yet, in that party's own words."""

    answer: Agreement
    words: str = ""

    @property
    def stands_behind(self) -> bool:
        """A yes with a reservation is a yes; the reservation is kept beside it."""
        return self.answer is not Agreement.NOT_YET


class Action(_Frozen):
    """One line of the plan of action: what is done, by whom, how often."""

    what: str
    who: str = ""
    how_often: str = ""


class Formulation(BaseModel):
    """Everything said about a goal in one version of it; any part may still be open while it is a draft.

    Texts are the pair's own words as typed. Ratings run 0-10. Stored values are language-neutral.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    life_area: str | None = None
    purpose: str | None = None
    wish: str | None = None
    severity: int | None = Field(default=None, ge=0, le=10)
    consequences: str | None = None
    direction: Direction | None = None
    what: str | None = None

    measure_kind: str | None = None
    occasions_of: int | None = None
    counted: str | None = None
    period: PeriodUnit | None = None
    period_words: str | None = None
    period_days: int | None = None
    time_unit: TimeUnit | None = None
    unit: str | None = None
    percent_of: str | None = None
    instrument: str | None = None
    instrument_name: str | None = None
    instrument_range: Span | None = None
    rating_range: Span | None = None
    low_end: str | None = None
    high_end: str | None = None
    fractions: bool | None = None
    better: Better | None = None
    milestone_3: str | None = None
    milestone_1: str | None = None
    milestone_2: str | None = None
    milestone_4: str | None = None
    milestone_5: str | None = None
    counting: str | None = None

    baseline: Decimal | None = None
    expected: Span | None = None
    outcome: str | None = None
    lasting: str | None = None
    deadline: date | None = None
    follow_up: date | None = None

    demands: str | None = None
    helps: str | None = None
    obstacles: str | None = None
    confidence: int | None = Field(default=None, ge=0, le=10)
    importance: int | None = Field(default=None, ge=0, le=10)
    importance_why: str | None = None
    worker_agrees: str | None = None
    worker_view: str | None = None
    plan: tuple[Action, ...] | None = None

    scale: AttainmentScale | None = None
    client_acceptance: Acceptance | None = None
    worker_acceptance: Acceptance | None = None

    @property
    def measure(self) -> Measure | None:
        """The measure the answers describe, or None while they do not yet describe one."""
        return build_measure(self)

    @property
    def maintains(self) -> bool:
        """Whether this is a maintenance goal."""
        return self.direction is Direction.MAINTAIN

    @property
    def better_way(self) -> Better | None:
        """Which way along the measure is towards the goal, None while nothing says so."""
        if self.measure_kind == "state" or self.direction is Direction.INCREASE:
            return Better.HIGHER
        if self.direction is Direction.DECREASE:
            return Better.LOWER
        if self.maintains:
            return self.better or Better.HIGHER
        if self.baseline is None or self.expected is None:
            return None
        try:
            return direction_of(self.baseline, self.expected)
        except AnswerError:
            return None

    @property
    def course(self) -> Direction | None:
        """The direction as it is shown: what is to be reached in numbers is more or less of something."""
        if self.direction is not Direction.REACH or self.measure_kind in (None, "state"):
            return self.direction
        ways = {Better.HIGHER: Direction.INCREASE, Better.LOWER: Direction.DECREASE}
        way = self.better_way
        return self.direction if way is None else ways[way]

    @property
    def baseline_level(self) -> Decimal | None:
        """Today's level in the measure; where a state is kept, that is the goal milestone itself."""
        if self.measure_kind == "state" and self.maintains:
            return Decimal(GOAL_STEP)
        return self.baseline

    @property
    def expected_level(self) -> Span | None:
        """The expected level in the measure; of described milestones it is always the third."""
        if self.measure_kind == "state":
            return Span(low=Decimal(GOAL_STEP), high=Decimal(GOAL_STEP))
        return self.expected

    @property
    def attainment_scale(self) -> AttainmentScale | None:
        """The five steps: the described milestones, or the steps the pair has agreed on."""
        if self.measure_kind != "state":
            return self.scale
        measure = self.measure
        return milestone_scale(measure) if isinstance(measure, StateMeasure) else None

    @property
    def start_step(self) -> int | None:
        """The step, 1-5, that today's level lies on."""
        scale, level = self.attainment_scale, self.baseline_level
        if scale is None or level is None:
            return None
        try:
            return scale.step_for(level)
        except AnswerError:
            return None

    def acceptance(self, party: Party) -> Acceptance | None:
        """Return one party's own answer."""
        return self.client_acceptance if party is Party.CLIENT else self.worker_acceptance


REQUIRED_PARTS: Final = {
    "purpose": "purpose",
    "direction": "direction",
    "what": "what",
    "measure": "measure",
    "baseline": "baseline_level",
    "expected": "expected_level",
    "deadline": "deadline",
    "scale": "attainment_scale",
}
"""The parts an accepted goal cannot be without, in the order they are asked for, and where they stand."""


def levels_problem(formulation: Formulation) -> AnswerError | None:
    """Say what makes the answers about levels contradict each other, or None.

    A baseline or an expected level outside the measure, or a scale that no longer fits them: it
    happens when an earlier answer is changed afterwards.
    """
    measure, scale = formulation.measure, formulation.attainment_scale
    baseline, expected = formulation.baseline_level, formulation.expected_level
    if measure is None:
        return None
    try:
        if baseline is not None:
            measure.bounds.check(baseline)
        if expected is not None:
            measure.bounds.check(expected.low)
            measure.bounds.check(expected.high)
        if baseline is None or expected is None:
            return None
        if scale is None:
            propose_scale(formulation)
        else:
            check_scale(formulation, scale)
    except AnswerError as problem:
        return problem
    return None


def check_scale(formulation: Formulation, scale: AttainmentScale) -> None:
    """Refuse a scale that is not one of this goal's measure, or that its levels do not fit.

    Raises :class:`AnswerError`: ``scale_of_other_measure`` or what :func:`check_fits` refuses.
    """
    measure = formulation.measure
    baseline, expected = formulation.baseline_level, formulation.expected_level
    if measure is None or baseline is None or expected is None:
        raise AnswerError("nothing_to_adjust")
    if scale.bounds != measure.bounds or scale.better is not formulation.better_way:
        raise AnswerError("scale_of_other_measure")
    check_fits(scale, baseline, expected, maintain=formulation.maintains)


def propose_scale(formulation: Formulation) -> AttainmentScale | None:
    """Draft the five steps from what has been said; None while a level or the measure is still open.

    Words already given to the steps are kept. Raises :class:`AnswerError` when these levels leave no
    room for five steps; see :func:`assistant.goals.scale_draft.draft_scale`.
    """
    measure, baseline, expected = formulation.measure, formulation.baseline_level, formulation.expected_level
    if measure is None or baseline is None or expected is None:
        return None
    if formulation.measure_kind == "state":
        return formulation.attainment_scale
    scale = draft_scale(
        measure.bounds, baseline, expected, better=formulation.better_way, maintain=formulation.maintains
    )
    for number, step in enumerate(formulation.scale.steps if formulation.scale else (), start=1):
        scale = scale.with_words(number, step.words)
    return scale


def gaps(formulation: Formulation, today: date) -> tuple[AnswerError, ...]:
    """Say what the goal still lacks to be accepted, as coded problems in the order of the conversation.

    Accepted needs a purpose, a goal, a measure with today's and the expected level, a deadline in the
    future, a sound scale that fits them, and a yes from each of the two.
    """
    found = [
        AnswerError("part_missing", part=part)
        for part, place in REQUIRED_PARTS.items()
        if getattr(formulation, place) is None
    ]
    if formulation.deadline is not None and formulation.deadline <= today:
        found.append(AnswerError("deadline_passed", deadline=formulation.deadline))
    clash = levels_problem(formulation)
    if clash is not None:
        found.append(clash)
    for party in Party:
        acceptance = formulation.acceptance(party)
        if acceptance is None:
            found.append(AnswerError("acceptance_missing", party=party))
        elif not acceptance.stands_behind:
            found.append(AnswerError("not_accepted_yet", party=party))
    return tuple(found)


class GoalVersion(_Frozen):
    """What was agreed on: never changed afterwards. ``accepted_at`` is an instant in UTC."""

    goal_id: str
    number: int = Field(ge=1)
    formulation: Formulation
    accepted_on: date
    accepted_at: datetime


class GoalStatus(StrEnum):
    """A goal's life: a draft until both accept it; a revision is worked on while the agreed one holds.

    A goal closed at a follow-up stays readable; accepting another version opens it again.
    """

    DRAFT = "draft"
    ACCEPTED = "accepted"
    REVISING = "revising"
    CLOSED = "closed"


class Goal(BaseModel):
    """One goal of a case: what is being worked on, every version agreed on so far, and its follow-ups."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    id: str
    case_id: str
    parent_id: str | None = None
    draft: Formulation | None = None
    versions: tuple[GoalVersion, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def status(self) -> GoalStatus:
        """Where in its life the goal is."""
        if not self.versions:
            return GoalStatus.DRAFT
        if self.draft is not None:
            return GoalStatus.REVISING
        return GoalStatus.CLOSED if self.closed else GoalStatus.ACCEPTED

    @property
    def closed(self) -> bool:
        """Whether the two have ended the goal, and accepted no other version of it since."""
        if not self.versions or not self.follow_ups:
            return False
        latest = self.follow_ups[-1]
        return latest.closes and latest.version == self.versions[-1].number

    @property
    def agreed(self) -> Formulation | None:
        """The version that holds now."""
        return self.versions[-1].formulation if self.versions else None

    @property
    def latest(self) -> Formulation:
        """What is being worked on if anything is, else what holds."""
        return self.draft or self.agreed or Formulation()

    def measured_by(self, follow_up: FollowUp) -> Formulation:
        """Return the version that a follow-up of this goal measured."""
        return self.versions[follow_up.version - 1].formulation
