"""Goals for documents: one followed up, one of described steps, one that is only a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from assistant.documents.material import Material
from assistant.goals.follow_up import Carried, Decision, FollowUp, FollowUpAnswers, HowDone
from assistant.goals.goal import (
    Acceptance,
    Action,
    Agreement,
    Direction,
    Formulation,
    Goal,
    GoalVersion,
    propose_scale,
)
from assistant.goals.measure import Span

TODAY = date(2026, 11, 24)
_NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
_YES = Acceptance(answer=Agreement.YES)


def on_time(**changed: object) -> Formulation:
    """Lisa's goal: on time to 6-7 of 10 course occasions."""
    said = Formulation(
        life_area="school",
        purpose="Lisa har ett arbete som håller.",
        wish="Jag kommer för sent till kurserna.",
        severity=8,
        direction=Direction.INCREASE,
        what="komma i tid till kurserna",
        measure_kind="occasions",
        occasions_of=10,
        counted="kurstillfällen",
        baseline=Decimal(0),
        expected=Span(low=Decimal(6), high=Decimal(7)),
        deadline=date(2026, 12, 28),
        follow_up=date(2026, 12, 21),
        importance=9,
        plan=(Action(what="Samtal", who="handledaren", how_often="var 14:e dag"),),
        client_acceptance=_YES,
        worker_acceptance=Acceptance(answer=Agreement.RESERVATION, words="om bussen går"),
    )
    return said.model_copy(update={"scale": propose_scale(said), **changed})


def a_home(**changed: object) -> Formulation:
    """A state reached through described steps."""
    return Formulation(
        purpose="Ett eget liv",
        direction=Direction.REACH,
        what="ett eget hem",
        measure_kind="state",
        milestone_1="inte i kön",
        milestone_2="sett två lägenheter",
        milestone_3="skrivit kontrakt",
        milestone_4="flyttat in",
        milestone_5="betalat hyran en månad",
        baseline=Decimal(1),
        deadline=date(2027, 6, 1),
        client_acceptance=_YES,
        worker_acceptance=_YES,
    ).model_copy(update=changed)


def three_of_ten(goal_id: str = "g1", **changed: object) -> FollowUp:
    """A follow-up at which 3 of 10 was measured."""
    answers = FollowUpAnswers(
        day=date(2026, 12, 21),
        value=Decimal(3),
        carried=(Carried(what="Samtal", how=HowDone.PARTLY, done=1, planned=2),),
        hindered="Bussen.",
        decision=Decision.KEEP,
        next_follow_up=date(2027, 1, 25),
    ).model_copy(update=changed)
    return FollowUp(goal_id=goal_id, version=1, evaluation=2, answers=answers, held_at=_NOW)


def goal(goal_id: str, said: Formulation, *follow_ups: FollowUp, accepted: bool = True) -> Goal:
    """Make a goal of a formulation: accepted, or still a draft."""
    version = GoalVersion(
        goal_id=goal_id, number=1, formulation=said, accepted_on=date(2026, 11, 23), accepted_at=_NOW
    )
    return Goal(
        id=goal_id,
        case_id="c1",
        draft=None if accepted else said,
        versions=(version,) if accepted else (),
        follow_ups=follow_ups,
    )


LISA = goal("g1", on_time(), three_of_ten())
HOME = goal("g2", a_home())
BEGUN = goal("g3", Formulation(purpose="Ett lugnare liv", what="sova hela natten"), accepted=False)


def material(*goals: Goal, **changed: object) -> Material:
    """Put goals together for a document; all three unless some are named."""
    return replace(Material("Lisa", goals or (LISA, HOME, BEGUN), TODAY), **changed)
