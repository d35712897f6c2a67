"""A goal in the making, what it still lacks, and what has been agreed on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.errors import AnswerError
from assistant.goals.goal import (
    Acceptance,
    Agreement,
    Direction,
    Formulation,
    Goal,
    GoalStatus,
    GoalVersion,
    Party,
    check_scale,
    gaps,
    levels_problem,
    propose_scale,
)
from assistant.goals.measure import Better, PeriodUnit, Span
from assistant.goals.scale import AttainmentScale

TODAY = date(2027, 3, 1)


def span(low: str, high: str | None = None) -> Span:
    return Span(low=Decimal(low), high=Decimal(high or low))


def lisa(**changed: object) -> Formulation:
    """Lisa's goal with everything an accepted goal needs, and then what this case changes."""
    said = Formulation(
        purpose="Work or studies that last",
        direction=Direction.INCREASE,
        what="coming on time to the courses",
        measure_kind="occasions",
        occasions_of=10,
        baseline=Decimal(0),
        expected=span("6", "7"),
        deadline=date(2027, 4, 5),
        client_acceptance=Acceptance(answer=Agreement.YES),
        worker_acceptance=Acceptance(answer=Agreement.YES),
    )
    return said.model_copy(update={"scale": propose_scale(said), **changed})


def a_home(**changed: object) -> Formulation:
    """A state reached through described milestones."""
    return Formulation(
        purpose="A calm life of one's own",
        direction=Direction.REACH,
        what="a home of my own",
        measure_kind="state",
        milestone_1="not in the queue",
        milestone_2="seen two flats",
        milestone_3="contract signed",
        milestone_4="moved in",
        milestone_5="rent paid for a month",
        baseline=Decimal(1),
        deadline=date(2027, 9, 1),
        client_acceptance=Acceptance(answer=Agreement.YES),
        worker_acceptance=Acceptance(answer=Agreement.YES),
    ).model_copy(update=changed)


def found(formulation: Formulation, today: date = TODAY) -> list[tuple[str, dict[str, object]]]:
    return [(gap.code, gap.params) for gap in gaps(formulation, today)]


# --- what follows from the answers ----------------------------------------------------------------


def test_a_goal_about_which_nothing_is_said_says_nothing() -> None:
    empty = Formulation()

    assert empty.measure is None
    assert empty.better_way is None
    assert empty.baseline_level is None
    assert empty.expected_level is None
    assert empty.attainment_scale is None
    assert empty.start_step is None
    assert not empty.maintains
    assert propose_scale(empty) is None
    assert levels_problem(empty) is None


@pytest.mark.parametrize(
    ("answers", "way"),
    [
        ({"direction": Direction.INCREASE}, Better.HIGHER),
        ({"direction": Direction.DECREASE}, Better.LOWER),
        ({"direction": Direction.MAINTAIN}, Better.HIGHER),
        ({"direction": Direction.MAINTAIN, "better": Better.LOWER}, Better.LOWER),
        ({"direction": Direction.INCREASE, "better": Better.LOWER}, Better.HIGHER),  # left from before
        ({"direction": Direction.REACH}, None),
        ({"direction": Direction.REACH, "baseline": Decimal(2), "expected": span("4")}, Better.HIGHER),
        ({"direction": Direction.REACH, "baseline": Decimal(6), "expected": span("4")}, Better.LOWER),
        ({"direction": Direction.REACH, "baseline": Decimal(4), "expected": span("4")}, None),
        ({"direction": Direction.DECREASE, "measure_kind": "state"}, Better.HIGHER),
        ({"baseline": Decimal(2)}, None),
    ],
)
def test_which_way_is_towards_the_goal(answers: dict[str, object], way: Better | None) -> None:
    assert Formulation(**answers).better_way is way


def test_lisa_starts_on_step_1_and_would_start_on_step_2_with_three_of_ten() -> None:
    assert lisa().start_step == 1
    assert lisa(baseline=Decimal(3)).start_step == 2
    assert lisa(baseline=Decimal(11)).start_step is None


def test_of_described_milestones_the_third_is_expected_and_the_scale_is_given() -> None:
    home = a_home()

    assert home.expected_level == span("3")
    assert home.baseline_level == Decimal(1)
    assert home.start_step == 1
    assert home.scale is None
    assert home.attainment_scale is not None
    assert home.attainment_scale.step(3).words == "contract signed"
    assert propose_scale(home) == home.attainment_scale
    assert a_home(milestone_4=None).attainment_scale is None


def test_a_state_that_is_kept_is_on_step_3_today() -> None:
    home = a_home(direction=Direction.MAINTAIN, baseline=None)

    assert home.baseline_level == Decimal(3)
    assert home.start_step == 3
    assert found(home) == []


def test_steps_drafted_again_keep_their_words() -> None:
    said = lisa(scale=lisa().scale.with_words(3, "nearly every time"), expected=span("5", "6"))

    scale = propose_scale(said)

    assert scale is not None
    assert (scale.step(3).low, scale.step(3).high) == (5, 6)
    assert scale.step(3).words == "nearly every time"


def test_each_party_has_a_voice_of_its_own() -> None:
    reserved = Acceptance(answer=Agreement.RESERVATION, words="if the bus comes")
    said = lisa(client_acceptance=reserved, worker_acceptance=Acceptance(answer=Agreement.NOT_YET))

    assert said.acceptance(Party.CLIENT) == reserved
    assert reserved.stands_behind
    assert said.acceptance(Party.WORKER) == Acceptance(answer=Agreement.NOT_YET)
    assert not said.worker_acceptance.stands_behind


def test_ratings_run_from_0_to_10() -> None:
    with pytest.raises(ValidationError):
        Formulation(severity=11)
    with pytest.raises(ValidationError):
        Formulation(importance=-1)


def test_what_has_been_said_survives_being_stored() -> None:
    weekly = lisa(measure_kind="times", period=PeriodUnit.WEEK, baseline=Decimal(1), expected=span("3", "4"))
    weekly = weekly.model_copy(update={"scale": propose_scale(weekly)})

    assert Formulation.model_validate_json(weekly.model_dump_json()) == weekly
    assert weekly.scale.step(5).high is None  # an open end is something said


# --- what an accepted goal cannot be without ------------------------------------------------------


def test_a_whole_goal_lacks_nothing() -> None:
    assert found(lisa()) == []
    assert found(a_home()) == []


def test_a_goal_about_which_nothing_is_said_lacks_every_part_in_the_order_they_are_asked_for() -> None:
    assert found(Formulation()) == [
        ("part_missing", {"part": "purpose"}),
        ("part_missing", {"part": "direction"}),
        ("part_missing", {"part": "what"}),
        ("part_missing", {"part": "measure"}),
        ("part_missing", {"part": "baseline"}),
        ("part_missing", {"part": "expected"}),
        ("part_missing", {"part": "deadline"}),
        ("part_missing", {"part": "scale"}),
        ("acceptance_missing", {"party": Party.CLIENT}),
        ("acceptance_missing", {"party": Party.WORKER}),
    ]


@pytest.mark.parametrize(
    ("field", "part"),
    [
        ("purpose", "purpose"),
        ("direction", "direction"),
        ("what", "what"),
        ("occasions_of", "measure"),
        ("baseline", "baseline"),
        ("expected", "expected"),
        ("deadline", "deadline"),
        ("scale", "scale"),
    ],
)
def test_a_part_that_is_missing_is_named(field: str, part: str) -> None:
    assert found(lisa(**{field: None})) == [("part_missing", {"part": part})]


@pytest.mark.parametrize(
    ("deadline", "past"), [((2027, 2, 28), True), ((2027, 3, 1), True), ((2027, 3, 2), False)]
)
def test_a_deadline_lies_ahead(deadline: tuple[int, int, int], past: bool) -> None:
    day = date(*deadline)

    assert found(lisa(deadline=day)) == ([("deadline_passed", {"deadline": day})] if past else [])


def test_both_have_to_say_yes_and_a_reservation_is_a_yes() -> None:
    not_yet = Acceptance(answer=Agreement.NOT_YET, words="I need to sleep on it")
    reserved = Acceptance(answer=Agreement.RESERVATION, words="if the bus comes")

    assert found(lisa(client_acceptance=None)) == [("acceptance_missing", {"party": Party.CLIENT})]
    assert found(lisa(client_acceptance=not_yet)) == [("not_accepted_yet", {"party": Party.CLIENT})]
    assert found(lisa(worker_acceptance=not_yet)) == [("not_accepted_yet", {"party": Party.WORKER})]
    assert found(lisa(client_acceptance=reserved, worker_acceptance=reserved)) == []


# --- levels that an earlier answer, changed afterwards, has left behind ---------------------------


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"occasions_of": 5}, "outside_measure"),  # 6-7 of 5
        ({"occasions_of": 12}, "scale_of_other_measure"),
        ({"baseline": Decimal(11)}, "outside_measure"),
        ({"baseline": Decimal(7)}, "today_on_wrong_step"),
        ({"expected": span("5", "7")}, "expected_not_on_goal_step"),
        ({"direction": Direction.DECREASE}, "scale_of_other_measure"),
        ({"direction": Direction.MAINTAIN}, "today_on_wrong_step"),
        ({"measure_kind": "times", "period": PeriodUnit.WEEK}, "scale_of_other_measure"),
        ({"scale": None, "expected": span("6", "10")}, "no_room_beyond"),
    ],
)
def test_levels_that_contradict_each_other_stand_in_the_way(changed: dict[str, object], code: str) -> None:
    said = lisa(**changed)

    problem = levels_problem(said)

    assert problem is not None
    assert problem.code == code
    assert code in [gap.code for gap in gaps(said, TODAY)]


def test_today_on_the_third_milestone_is_no_development() -> None:
    problem = levels_problem(a_home(baseline=Decimal(3)))

    assert problem is not None
    assert (problem.code, problem.params) == ("today_on_wrong_step", {"step": 3, "maintain": False})


def test_a_scale_left_from_another_measure_does_not_matter_to_milestones() -> None:
    assert found(a_home(scale=lisa().scale)) == []


def test_a_scale_is_checked_against_the_goal_it_is_for() -> None:
    scale = lisa().scale
    assert isinstance(scale, AttainmentScale)

    check_scale(lisa(), scale)
    with pytest.raises(AnswerError, match="nothing_to_adjust"):
        check_scale(Formulation(), scale)
    with pytest.raises(AnswerError, match="scale_of_other_measure"):
        check_scale(lisa(occasions_of=12), scale)


# --- what has been agreed on ----------------------------------------------------------------------


def version(number: int, formulation: Formulation) -> GoalVersion:
    return GoalVersion(
        goal_id="g1",
        number=number,
        formulation=formulation,
        accepted_on=TODAY,
        accepted_at=datetime(2027, 3, 1, 13, 30, tzinfo=UTC),
    )


def test_a_goal_is_a_draft_until_accepted_and_holds_while_it_is_revised() -> None:
    goal = Goal(id="g1", case_id="c1")
    assert goal.status is GoalStatus.DRAFT
    assert goal.agreed is None
    assert goal.latest == Formulation()

    accepted = goal.model_copy(update={"versions": (version(1, lisa()),)})
    assert accepted.status is GoalStatus.ACCEPTED
    assert accepted.agreed == accepted.latest == lisa()

    revising = accepted.model_copy(update={"draft": lisa(expected=span("5"))})
    assert revising.status is GoalStatus.REVISING
    assert revising.agreed == lisa()
    assert revising.latest.expected == span("5")

    revised = accepted.model_copy(
        update={"versions": (version(1, lisa()), version(2, lisa(what="being there at nine")))}
    )
    assert revised.agreed.what == "being there at nine"
    assert revised.versions[0].formulation == lisa()


def test_an_agreed_version_cannot_be_changed() -> None:
    agreed = version(1, lisa())

    with pytest.raises(ValidationError, match="frozen"):
        agreed.number = 2  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        agreed.formulation.what = "something else"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        version(0, lisa())
    assert GoalVersion.model_validate_json(agreed.model_dump_json()) == agreed


@pytest.mark.parametrize(
    ("direction", "baseline", "expected", "shown"),
    [
        (Direction.REACH, 0, 6, Direction.INCREASE),
        (Direction.REACH, 6, 2, Direction.DECREASE),
        (Direction.REACH, None, 6, Direction.REACH),
        (Direction.MAINTAIN, 6, 6, Direction.MAINTAIN),
    ],
)
def test_what_is_reached_in_numbers_is_shown_as_more_or_less(
    direction: Direction, baseline: int | None, expected: int, shown: Direction
) -> None:
    said = Formulation(
        direction=direction,
        measure_kind="occasions",
        occasions_of=10,
        baseline=baseline,
        expected={"low": expected, "high": expected},
    )

    assert said.course is shown
