"""What has come of a goal: steps, change, the next day to meet, and several goals together."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.errors import AnswerError
from assistant.goals.attainment import case_score, change, differ, due_day, got_worse, steps_reached
from assistant.goals.follow_up import Carried, Decision, FollowUp, FollowUpAnswers, HowDone, how_done
from assistant.goals.goal import Direction, Formulation, Goal, GoalStatus, GoalVersion, Party, propose_scale
from assistant.goals.measure import PeriodUnit, Span
from assistant.goals.score import Change

DAY = date(2027, 4, 5)
HELD_AT = datetime(2027, 4, 5, 12, 0, tzinfo=UTC)


def scaled(said: Formulation) -> Formulation:
    return said.model_copy(update={"scale": propose_scale(said)})


ON_TIME = scaled(
    Formulation(
        direction=Direction.INCREASE,
        what="on time to the courses",
        measure_kind="occasions",
        occasions_of=10,
        baseline=Decimal(0),
        expected=Span(low=Decimal(6), high=Decimal(7)),
        deadline=date(2027, 5, 1),
        follow_up=DAY,
    )
)
FEWER_ARGUMENTS = scaled(
    Formulation(
        direction=Direction.DECREASE,
        what="arguments",
        measure_kind="times",
        period=PeriodUnit.WEEK,
        baseline=Decimal(10),
        expected=Span(low=Decimal(3), high=Decimal(4)),
        deadline=date(2027, 5, 1),
    )
)
WALKS_KEPT = scaled(
    Formulation(
        direction=Direction.MAINTAIN,
        what="walks",
        measure_kind="times",
        period=PeriodUnit.WEEK,
        baseline=Decimal(3),
        expected=Span(low=Decimal(2), high=Decimal(4)),
        deadline=date(2027, 5, 1),
    )
)
A_HOME = Formulation(
    direction=Direction.REACH,
    what="a home",
    measure_kind="state",
    milestone_1="not in the queue",
    milestone_2="seen two flats",
    milestone_3="signed",
    milestone_4="moved in",
    milestone_5="paid a month",
    baseline=Decimal(2),
    deadline=date(2027, 5, 1),
)


def found(**said: object) -> FollowUpAnswers:
    return FollowUpAnswers(day=DAY, decision=Decision.KEEP, **said)


def a_goal(*versions: Formulation, held: tuple[FollowUp, ...] = (), goal_id: str = "g") -> Goal:
    return Goal(
        id=goal_id,
        case_id="c",
        versions=tuple(
            GoalVersion(
                goal_id=goal_id,
                number=number,
                formulation=said,
                accepted_on=date(2027, 3, 1),
                accepted_at=HELD_AT,
            )
            for number, said in enumerate(versions, start=1)
        ),
        follow_ups=held,
    )


def a_follow_up(answers: FollowUpAnswers, *, version: int = 1, evaluation: int = 2) -> FollowUp:
    return FollowUp(goal_id="g", version=version, evaluation=evaluation, answers=answers, held_at=HELD_AT)


# --- one follow-up --------------------------------------------------------------------------------


def test_lisas_three_of_ten_is_step_two_and_a_positive_change() -> None:
    said = found(value=Decimal(3))

    assert steps_reached(ON_TIME, said) == (2,)
    assert {change(ON_TIME, said, party) for party in Party} == {Change.IMPROVED}


@pytest.mark.parametrize(
    ("agreed", "value", "step", "what"),
    [
        (ON_TIME, "7", 3, Change.REACHED),
        (ON_TIME, "10", 5, Change.REACHED),
        (ON_TIME, "1", 1, Change.IMPROVED),
        (ON_TIME, "0", 1, Change.NONE),
        (FEWER_ARGUMENTS, "4", 3, Change.REACHED),
        (FEWER_ARGUMENTS, "6", 2, Change.IMPROVED),
        (FEWER_ARGUMENTS, "14", 1, Change.NEGATIVE),
        (WALKS_KEPT, "2", 3, Change.REACHED),
        (WALKS_KEPT, "1", 2, Change.NEGATIVE),
    ],
)
def test_change_is_read_in_the_direction_of_the_goal(
    agreed: Formulation, value: str, step: int, what: Change
) -> None:
    said = found(value=Decimal(value))

    assert steps_reached(agreed, said) == (step,)
    assert change(agreed, said, Party.CLIENT) is what
    assert got_worse(agreed, Decimal(value)) == (what is Change.NEGATIVE)


def test_two_views_of_one_goal_are_kept_apart() -> None:
    said = found(client_step=3, worker_step=1)

    assert steps_reached(A_HOME, said) == (1, 3)
    assert differ(A_HOME, said)
    assert change(A_HOME, said, Party.CLIENT) is Change.REACHED
    assert change(A_HOME, said, Party.WORKER) is Change.NEGATIVE


def test_who_cannot_say_takes_nothing_from_the_other() -> None:
    said = found(client_step=2, worker_step="cannot_say")

    assert steps_reached(A_HOME, said) == (2,)
    assert not differ(A_HOME, said)
    assert change(A_HOME, said, Party.CLIENT) is Change.NONE
    assert change(A_HOME, said, Party.WORKER) is None


def test_a_measured_value_counts_and_another_view_stands_beside_it() -> None:
    said = found(value=Decimal(3), fits=False, client_step=3, worker_step=2)

    assert steps_reached(ON_TIME, said) == (2,)
    assert differ(ON_TIME, said)
    assert change(ON_TIME, said, Party.CLIENT) is Change.IMPROVED


@pytest.mark.parametrize(
    "missing",
    [{"day": None}, {"decision": None}, {"value": None}, {"value": None, "client_step": "cannot_say"}],
)
def test_a_follow_up_without_a_day_a_finding_or_a_decision_cannot_be_made(missing: dict[str, object]) -> None:
    whole = found(value=Decimal(3))

    with pytest.raises(ValidationError, match="nothing_found"):
        a_follow_up(whole.model_copy(update=missing))


def test_occasions_say_how_far_a_plan_was_carried_out() -> None:
    assert how_done(4, 4) is how_done(5, 4) is HowDone.AS_PLANNED
    assert how_done(1, 4) is HowDone.PARTLY
    assert how_done(0, 4) is HowDone.NOT_DONE
    with pytest.raises(ValidationError):
        Carried(what="talks", how=HowDone.PARTLY, done=-1, planned=4)


# --- the goal after it ----------------------------------------------------------------------------


def test_a_goal_is_due_on_the_day_agreed_and_then_on_the_one_settled_on() -> None:
    assert due_day(a_goal(ON_TIME)) == DAY
    assert due_day(a_goal()) is None

    later = found(value=Decimal(3), next_follow_up=date(2027, 4, 20))
    assert due_day(a_goal(ON_TIME, held=(a_follow_up(later),))) == date(2027, 4, 20)
    # Without a new day, the last day of the goal is left; after that day nothing is.
    assert due_day(a_goal(ON_TIME, held=(a_follow_up(found(value=Decimal(3))),))) == date(2027, 5, 1)
    over = found(value=Decimal(3)).model_copy(update={"day": date(2027, 5, 2)})
    assert due_day(a_goal(ON_TIME, held=(a_follow_up(over),))) is None


def test_a_new_version_is_due_on_its_own_day() -> None:
    held = (a_follow_up(found(value=Decimal(3), next_follow_up=date(2027, 4, 20))),)
    moved = ON_TIME.model_copy(update={"follow_up": date(2027, 6, 1), "deadline": date(2027, 7, 1)})

    assert due_day(a_goal(ON_TIME, moved, held=held)) == date(2027, 6, 1)


def test_a_closed_goal_is_due_no_more_until_another_version_opens_it() -> None:
    ended = (a_follow_up(found(value=Decimal(7)).model_copy(update={"decision": Decision.CLOSE})),)
    closed = a_goal(ON_TIME, held=ended)

    assert (closed.status, due_day(closed)) == (GoalStatus.CLOSED, None)
    assert closed.agreed == ON_TIME
    assert closed.model_copy(update={"draft": ON_TIME}).status is GoalStatus.REVISING
    opened = a_goal(ON_TIME, ON_TIME, held=ended)
    assert opened.status is GoalStatus.ACCEPTED
    assert opened.measured_by(ended[0]) is opened.versions[0].formulation


# --- several goals --------------------------------------------------------------------------------


def scored(goal_id: str, agreed: Formulation, **said: object) -> Goal:
    return a_goal(agreed, held=(a_follow_up(found(**said)),), goal_id=goal_id)


def test_two_goals_that_went_from_much_less_to_somewhat_more() -> None:
    """The published value for levels (1, 1): T = 62.40."""
    goals = [scored("a", ON_TIME, value=Decimal(8)), scored("b", ON_TIME, value=Decimal(9))]

    score = case_score(goals)
    assert score.agree
    achieved, baseline = score.by[Party.CLIENT].achieved, score.by[Party.CLIENT].baseline
    assert (achieved.levels, round(achieved.t, 2)) == ((1, 1), Decimal("62.40"))
    assert (baseline.levels, round(baseline.t, 2)) == ((-2, -2), Decimal("25.19"))
    assert round(score.by[Party.CLIENT].difference, 2) == Decimal("37.21")


def test_each_of_the_two_has_a_score_where_they_see_different_steps() -> None:
    goals = [scored("a", ON_TIME, value=Decimal(6)), scored("b", A_HOME, client_step=4, worker_step=2)]

    score = case_score(goals)
    assert not score.agree
    assert score.by[Party.CLIENT].achieved.levels == (0, 1)
    assert score.by[Party.WORKER].achieved.levels == (0, -1)


def test_a_goal_that_cannot_be_scored_is_left_out_and_named() -> None:
    goals = [
        scored("a", ON_TIME, value=Decimal(6)),
        scored("b", A_HOME, client_step=4, worker_step="cannot_say"),
        a_goal(ON_TIME, goal_id="c"),
        a_goal(goal_id="draft"),
    ]

    score = case_score(goals)
    assert score.counted == {Party.CLIENT: ("a", "b"), Party.WORKER: ("a",)}
    assert score.left_out == {Party.CLIENT: ("c",), Party.WORKER: ("b", "c")}
    assert case_score([a_goal(ON_TIME)]).by == {}


def test_weights_are_importance_times_difficulty_if_every_goal_is_rated() -> None:
    """The published value for levels (1, 0) with weights 6, 6: T = 56.20."""
    goals = [scored("a", ON_TIME, value=Decimal(8)), scored("b", ON_TIME, value=Decimal(6))]

    score = case_score(goals, {"a": (3, 2), "b": (2, 3)})
    assert score.by[Party.CLIENT].achieved.weights == (6, 6)
    assert round(score.by[Party.CLIENT].achieved.t, 2) == Decimal("56.20")
    unrated = case_score(goals, {"a": (3, 2)})
    assert unrated.by[Party.CLIENT].achieved.weights == (1, 1)
    with pytest.raises(AnswerError, match="outside_measure"):
        case_score(goals, {"a": (4, 2), "b": (2, 3)})


def test_a_result_is_read_on_the_scale_of_the_version_it_measured() -> None:
    easier = scaled(
        ON_TIME.model_copy(update={"expected": Span(low=Decimal(3), high=Decimal(4)), "scale": None})
    )
    held = (a_follow_up(found(value=Decimal(3))),)

    score = case_score([a_goal(ON_TIME, easier, held=held)])
    assert score.by[Party.CLIENT].achieved.levels == (-1,)
