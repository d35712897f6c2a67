"""Follow-ups on disk: saved answer by answer, tied to the version they measured, corrected with a history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.dialogs.standing import Stage
from assistant.errors import UsageError, WorkError
from assistant.goals.attainment import due_day, steps_reached
from assistant.goals.follow_up import Adjusting, Decision
from assistant.goals.goal import Goal, GoalStatus
from assistant.i18n import Language
from assistant.records import Following, Records
from scripts import LISA, STATE, TODAY
from talking import engine_talk, only_goal, plain_talk

EN = Language("en")
DAY = date(2026, 12, 28)
"""The day Lisa and her caseworker had agreed to meet."""

KEPT = {"value": "3", "fits": "1", "decision": "keep"}
REMINDERS = {**KEPT, "plan": "-2\n+ Reminders; the supervisor; every day", "deadline": "1 February 2027"}


@pytest.fixture
def records(tmp_path: Path) -> Records:
    engine_talk(Records(tmp_path / "data", TODAY), LISA)
    return Records(tmp_path / "data", DAY)


def begin(records: Records) -> Following:
    goal = only_goal(records)
    return records.follow_up(EN, goal.case_id, goal.id)


def talk(following: Following, answers: dict[str, str], *, until: str = "") -> Following:
    """Hold the follow-up to its end, or to the question ``until``, saving after each answer.

    Questions without an answer here are skipped; the day is today, and both say yes.
    """
    conversation = following.conversation
    while conversation.stage is not Stage.DONE and conversation.state != until:
        if conversation.stage is Stage.CHECKING:
            assert conversation.proceed().status == "taken"
        else:
            said = {"day": "", "client_acceptance": "1", "worker_acceptance": "1", **answers}
            typed = said.get(conversation.state)
            reply = conversation.skip() if typed is None else conversation.answer(typed)
            if reply.status == "advised":
                reply = conversation.go_on()
            assert reply.status == "taken", (conversation.state, reply)
        following.save()
    return following


def test_lisa_has_reached_step_two_and_goes_on_with_reminders_instead_of_talks(records: Records) -> None:
    following = talk(begin(records), {**REMINDERS, "next_follow_up": "18 January 2027"})

    goal = only_goal(records)
    (held,) = goal.follow_ups
    assert following.held == held
    assert (held.evaluation, held.version, held.new_version) == (2, 1, 2)
    assert steps_reached(goal.measured_by(held), held.answers) == (2,)
    assert [version.number for version in goal.versions] == [1, 2]
    assert [action.what for action in goal.versions[1].formulation.plan or ()] == [
        "Tydliga uppgifter",
        "Reminders",
    ]
    assert [action.what for action in goal.versions[0].formulation.plan or ()][1] == "Samtal i 30 minuter"
    assert goal.versions[1].formulation.scale == goal.versions[0].formulation.scale
    assert (goal.status, due_day(goal)) == (GoalStatus.ACCEPTED, date(2027, 1, 18))


def test_another_day_to_meet_makes_no_version(records: Records) -> None:
    talk(begin(records), {**KEPT, "next_follow_up": "18 January 2027"})

    goal = only_goal(records)
    assert len(goal.versions) == 1
    assert due_day(goal) == date(2027, 1, 18)


def test_the_next_meeting_dates_other_goals_of_the_same_person(records: Records) -> None:
    following = talk(begin(records), {**KEPT, "next_follow_up": "18 January 2027"})
    session = records.begin(Language("sv"), following.case_id)
    session.conversation.revisit("deadline")

    session.conversation.answer("till nästa uppföljning")

    assert session.conversation.draft.deadline == date(2027, 1, 18)


def test_every_answer_is_on_disk_before_the_next_question(tmp_path: Path, records: Records) -> None:
    following = begin(records)
    for answer in ("", "3", "2", "3", "2"):
        following.conversation.answer(answer)
        following.save()
        elsewhere = begin(Records(tmp_path / "data", DAY))
        assert elsewhere.conversation.state == following.conversation.state
        assert elsewhere.conversation.draft == following.conversation.draft
    # Until it is finished, the goal is as it was, and can be read.
    assert only_goal(records).follow_ups == ()
    assert only_goal(records).status is GoalStatus.ACCEPTED


def test_only_looking_leaves_nothing(records: Records) -> None:
    following = begin(records)
    following.save()

    assert following.saved_at is None
    with pytest.raises(UsageError, match="nothing_to_resume"):
        records.give_up_follow_up(following.case_id, following.goal_id)


def test_a_follow_up_begun_can_be_given_up(records: Records) -> None:
    following = talk(begin(records), KEPT, until="decision")

    records.give_up_follow_up(following.case_id, following.goal_id)

    assert begin(records).conversation.draft.value is None


def test_the_next_follow_up_is_the_next_evaluation_and_on_a_later_day(
    tmp_path: Path, records: Records
) -> None:
    talk(begin(records), {**KEPT, "next_follow_up": "18 January 2027"})
    again = begin(records)
    reply = again.conversation.answer("today")
    assert reply.problem is not None
    assert reply.problem.code == "followed_up_already"

    later = Records(tmp_path / "data", date(2027, 1, 18))
    talk(begin(later), {**KEPT, "value": "6"})

    assert [held.evaluation for held in only_goal(later).follow_ups] == [2, 3]


def test_a_goal_is_changed_where_the_two_want_to_and_the_result_stays_with_what_it_measured(
    records: Records,
) -> None:
    following = talk(begin(records), {"value": "3", "fits": "1", "decision": "adjust", "adjusting": "level"})
    assert following.leads_to is Adjusting.LEVEL

    session = records.adjust(EN, following.case_id, following.goal_id, Adjusting.LEVEL)
    conversation = session.conversation
    # How it is now is offered as today's level; what goes with it is asked for, and dates that have come.
    assert (conversation.state, conversation.suggestion) == ("baseline", 3)
    for asked, said in (
        ("baseline", "2"),
        ("expected", "5-6"),
        ("deadline", "1 February 2027"),
        ("follow_up", ""),
        ("scale", ""),
    ):
        assert conversation.state == asked
        reply = conversation.answer(said)
        if reply.status == "advised":
            conversation.go_on()
    assert conversation.stage is Stage.CHECKING
    conversation.proceed()
    conversation.answer("1")
    conversation.answer("1")
    session.save()

    goal = only_goal(records)
    assert goal.status is GoalStatus.ACCEPTED
    assert [str(version.formulation.expected) for version in goal.versions] == [
        "low=Decimal('6') high=Decimal('7')",
        "low=Decimal('5') high=Decimal('6')",
    ]
    (held,) = goal.follow_ups
    assert held.version == 1
    assert steps_reached(goal.measured_by(held), held.answers) == (2,)


@pytest.mark.parametrize(
    ("part", "first"),
    [
        (Adjusting.MEASURE, "measure_kind"),
        (Adjusting.WORDING, "what"),
        (Adjusting.STEPS, "scale"),
        (Adjusting.TIME, "deadline"),
        (Adjusting.SEVERAL, "check"),
    ],
)
def test_changing_a_goal_begins_at_the_question_concerned(
    records: Records, part: Adjusting, first: str
) -> None:
    goal = only_goal(records)

    session = records.adjust(EN, goal.case_id, goal.id, part)

    assert session.conversation.state == first
    # A revision begun is gone on with.
    session.save()
    assert records.adjust(EN, goal.case_id, goal.id, Adjusting.WORDING).conversation.state == "what"


def test_described_steps_are_changed_from_the_goal_step_on(tmp_path: Path) -> None:
    engine_talk(Records(tmp_path / "data", TODAY), STATE)
    records = Records(tmp_path / "data", DAY)
    following = talk(begin(records), {"client_step": "2", "worker_step": "1", "decision": "adjust"})
    assert following.leads_to is Adjusting.SEVERAL
    session = records.adjust(EN, following.case_id, following.goal_id, Adjusting.LEVEL)

    walked = []
    while session.conversation.stage is Stage.ASKING:
        walked.append(session.conversation.state)
        session.conversation.answer("")

    assert walked == ["milestone_3", "milestone_1", "milestone_2", "milestone_4", "milestone_5", "baseline"]


def test_a_goal_that_is_ended_can_be_read_and_is_opened_again_by_changing_it(records: Records) -> None:
    following = talk(
        begin(records), {"value": "7", "fits": "1", "decision": "close", "closing_reason": "reached"}
    )
    goal = only_goal(records)
    assert (goal.status, due_day(goal)) == (GoalStatus.CLOSED, None)
    assert goal.agreed is not None
    with pytest.raises(UsageError, match="goal_closed"):
        begin(records)

    session = records.revise(EN, following.case_id, following.goal_id)
    session.conversation.revisit("deadline")
    session.conversation.answer("1 February 2027")
    session.conversation.proceed()
    session.conversation.answer("1")
    session.conversation.answer("1")
    session.save()

    assert only_goal(records).status is GoalStatus.ACCEPTED
    assert begin(records).conversation.draft.evaluation == 3


def test_a_draft_cannot_be_followed_up(tmp_path: Path) -> None:
    records = Records(tmp_path / "data", TODAY)
    session = engine_talk(records, LISA, until="client_acceptance")

    with pytest.raises(UsageError, match="not_agreed_yet"):
        records.follow_up(EN, str(session.case_id), str(session.goal_id))


def test_a_correction_keeps_what_was_said_before_and_what_was_decided(records: Records) -> None:
    first = talk(begin(records), REMINDERS)
    correcting = records.correct_follow_up(EN, first.case_id, first.goal_id)
    conversation = correcting.conversation
    assert conversation.stage is Stage.CHECKING
    conversation.revisit("value")
    conversation.answer("4")
    correcting.save()

    again = records.correct_follow_up(EN, first.case_id, first.goal_id)  # as it was left
    assert again.conversation.draft.value == 4
    talk(again, {"fits": "1"})

    (held,) = only_goal(records).follow_ups
    assert (held.answers.value, held.answers.decision, held.new_version) == (4, Decision.KEEP, 2)
    history = records.case_file(first.case_id).follow_ups.history(f"{first.goal_id}-2")
    assert [stored.model.answers.value for stored in history] == [3, 4]
    assert len(only_goal(records).versions) == 2
    assert again.leads_to is None
    with pytest.raises(UsageError, match="nothing_to_correct"):
        records.correct_follow_up(EN, first.case_id, first.goal_id, evaluation=7)


def test_of_a_follow_up_gone_on_with_in_two_places_both_are_kept(tmp_path: Path, records: Records) -> None:
    ours = talk(begin(records), KEPT, until="fits")
    theirs = begin(Records(tmp_path / "data", DAY))
    theirs.conversation.answer("2")
    theirs.save()

    ours.conversation.answer("1")
    ours.save()

    assert ours.notice is not None
    assert ours.notice.code == "two_follow_ups"
    begun = records.case_file(ours.case_id).followings_of(ours.goal_id)
    assert {saved.model.state.draft["fits"] for saved in begun} == {True, False}


def test_a_follow_up_of_a_goal_changed_meanwhile_is_fitted_to_it(tmp_path: Path, records: Records) -> None:
    following = talk(begin(records), {**KEPT, "carried": "1;2"}, until="decision")
    change_deadline_and_plan(Records(tmp_path / "data", DAY))
    with pytest.raises(WorkError, match="changed_by_another"):
        talk(following, KEPT)

    again = begin(Records(tmp_path / "data", DAY))

    assert again.conversation.stage is Stage.CHECKING
    draft = again.conversation.draft
    assert (draft.version, draft.value, draft.carried) == (2, 3, None)
    looked_at = {
        matter.params["question"]
        for matter in again.conversation.open_matters()
        if matter.code == "needs_another_look"
    }
    assert looked_at == {"day", "value", "fits"}


def change_deadline_and_plan(records: Records) -> Goal:
    goal = only_goal(records)
    session = records.revise(EN, goal.case_id, goal.id)
    for name, said in (("deadline", "1 March 2027"), ("plan", "Reminders")):
        session.conversation.revisit(name)
        session.conversation.answer(said)
    session.conversation.proceed()
    session.conversation.answer("1")
    session.conversation.answer("1")
    session.save()
    return only_goal(records)


def test_a_revision_begun_before_goes_on_from_what_the_follow_up_changed(records: Records) -> None:
    goal = only_goal(records)
    session = records.revise(EN, goal.case_id, goal.id)
    session.conversation.revisit("what")
    session.conversation.answer("on time to every course")
    session.save()

    talk(begin(records), REMINDERS)

    revising = only_goal(records)
    assert revising.status is GoalStatus.REVISING
    assert revising.draft is not None
    assert revising.draft.what == "on time to every course"
    assert [action.what for action in revising.draft.plan or ()] == ["Tydliga uppgifter", "Reminders"]


def test_what_is_followed_up_is_noted_without_a_word_of_it(records: Records) -> None:
    following = talk(begin(records), {**REMINDERS, "helped": "My sister, 07700 900123"})

    kept = [stored.model for stored in records.case_file(following.case_id).log.find()]
    assert [(entry.question, entry.subject) for entry in kept] == [("helped", "phone")]
    deeds = [entry.what for entry in records.journal.entries()]
    assert deeds[-2:] == ["followed_up", "accepted"]


def test_lists_show_when_to_meet_what_is_begun_and_the_step_reached(tmp_path: Path, records: Records) -> None:
    (before,) = records.overview().goals
    assert (before.due, before.following_at, before.last_steps) == (DAY, None, ())
    following = talk(begin(records), KEPT, until="fits")
    (begun,) = records.overview().goals
    assert begun.following_at == following.saved_at
    assert begun.saved_at is None

    talk(following, {**KEPT, "next_follow_up": "18 January 2027"})

    elsewhere = Records(tmp_path / "data", DAY)
    (after,) = elsewhere.overview().goals
    assert (after.due, after.following_at, after.last_steps) == (date(2027, 1, 18), None, (2,))
    assert elsewhere.find_case("Lisa").last_active == date(2027, 1, 18)
    assert after.follow_up == DAY  # as it was agreed on


# --- in plain lines -------------------------------------------------------------------------------

LISA_TYPES = {
    "sv": ["", "3 av 10", "2", "3", "2", "2", "1", "2 av 3", "stjärnorna", "bussen", "9", "lugnare", "1"],
    "da": ["", "3 ud af 10", "2", "3", "2", "2", "1", "2 ud af 3", "stjernerne", "bussen", "9", "ro", "1"],
    "en": ["", "3 of 10", "2", "3", "2", "2", "1", "2 of 3", "the stars", "the bus", "9", "calmer", "1"],
}
LAST = ["-2", "+ Sms; x; y", "", "2027-03-01", "", "", "1", "1"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sv", ["3 av 10 kurstillfällen är steg 2", "Lisa: Steg 3", "Ni ser olika på det", "(nu)"]),
        ("da", ["3 ud af 10 kurstillfällen er trin 2", "Lisa: Trin 3", "I ser forskelligt på det", "(nu)"]),
        ("en", ["3 of 10 kurstillfällen is step 2", "Lisa: Step 3", "You see it differently", "(now)"]),
    ],
)
def test_lisas_follow_up_line_by_line(records: Records, code: str, words: list[str]) -> None:
    goal = only_goal(records)
    following = records.follow_up(Language(code), goal.case_id, goal.id)

    said = plain_talk(following, code, "\n".join([*LISA_TYPES[code], *LAST]) + "\n")

    for each in words:
        assert each in said
    after = only_goal(records)
    assert [action.what for action in after.agreed.plan or ()] == ["Tydliga uppgifter", "Sms"]  # type: ignore[union-attr]
    assert (after.follow_ups[0].answers.client_step, after.follow_ups[0].answers.worker_step) == (3, 2)
