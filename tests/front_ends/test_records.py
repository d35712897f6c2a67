"""Cases and goals on disk: drafts, versions, sub-goals, several cases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.dialogs.standing import Stage
from assistant.errors import UsageError, WorkError
from assistant.goals.goal import GoalStatus
from assistant.i18n import Language
from assistant.records import Records
from scripts import DECREASE, LISA, STATE, TODAY
from talking import engine_talk, only_goal

EN = Language("en")


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(tmp_path / "data", TODAY)


def test_every_answer_is_on_disk_before_the_next_question(tmp_path: Path, records: Records) -> None:
    session = records.begin(EN)
    for answer in ("Kim", "1", "1", "A purpose"):
        session.conversation.answer(answer)
        session.save()
        # Another program looks at the disk: nothing is remembered from the first.
        seen = only_goal(Records(tmp_path / "data", TODAY)).latest
        assert seen == session.conversation.draft.formulation
        resumed = records.resume(EN, str(session.case_id), str(session.goal_id))
        assert resumed.conversation.state == session.conversation.state


def test_an_accepted_goal_is_revised_into_a_new_version_and_the_earlier_one_stays(records: Records) -> None:
    done = engine_talk(records, LISA)
    session = records.revise(EN, str(done.case_id), str(done.goal_id))
    conversation = session.conversation
    assert conversation.stage is Stage.CHECKING
    conversation.revisit("deadline")
    conversation.answer("2027-02-01")
    session.save()
    halfway = only_goal(records)
    assert halfway.status is GoalStatus.REVISING
    assert halfway.agreed is not None
    assert str(halfway.agreed.deadline) == "2026-12-28"
    assert conversation.stage is Stage.CHECKING
    conversation.proceed()
    conversation.answer("1")
    assert conversation.answer("1").status == "taken"
    session.save()
    goal = only_goal(records)
    assert goal.status is GoalStatus.ACCEPTED
    assert [version.number for version in goal.versions] == [1, 2]
    assert [str(version.formulation.deadline) for version in goal.versions] == ["2026-12-28", "2027-02-01"]


def test_a_revision_can_be_given_up(records: Records) -> None:
    done = engine_talk(records, LISA)
    session = records.revise(EN, str(done.case_id), str(done.goal_id))
    session.save()
    records.give_up_revision(str(done.case_id), str(done.goal_id))
    assert only_goal(records).status is GoalStatus.ACCEPTED


def test_a_second_goal_and_a_sub_goal_belong_to_the_same_case(records: Records) -> None:
    first = engine_talk(records, LISA)
    sub = records.begin(EN, first.case_id, first.goal_id)
    assert sub.conversation.state == "life_area"
    assert sub.conversation.draft.purpose == LISA.answers["purpose"]
    sub.conversation.answer("")
    sub.save()
    other = records.begin(EN, first.case_id)
    other.conversation.answer("Home")
    assert other.conversation.suggestion == LISA.answers["purpose"]
    other.save()
    (case,) = records.overview().cases
    assert [(goal.parent_id is not None) for goal in case.goals] == [False, True, False]
    assert case.goals[1].parent_id == first.goal_id


def test_the_same_alias_is_noticed_and_then_kept_in_the_same_case(records: Records) -> None:
    engine_talk(records, LISA)
    session = records.begin(EN)
    reply = session.conversation.answer("lisa")
    assert [piece.code for piece in reply.advice] == ["alias_known"]
    session.conversation.go_on()
    session.save()
    (case,) = records.overview().cases
    assert len(case.goals) == 2


def test_changing_the_alias_renames_the_case_begun_with_it(records: Records) -> None:
    session = records.begin(EN)
    session.conversation.answer("Kmi")
    session.save()
    session.conversation.back()
    session.conversation.answer("Kim")
    session.save()
    assert [case.alias for case in records.overview().cases] == ["Kim"]


def test_changing_the_alias_to_a_known_one_moves_the_goal_there(records: Records) -> None:
    engine_talk(records, LISA)
    session = records.begin(EN)
    session.conversation.answer("Lsa")
    session.save()
    session.conversation.back()
    session.conversation.answer("Lisa")
    session.conversation.go_on()
    session.save()
    (case,) = records.overview().cases
    assert (case.alias, len(case.goals)) == ("Lisa", 2)
    session.conversation.answer("1")
    session.save()
    assert len(records.overview().goals) == 2


def test_renaming_a_goals_person_never_renames_a_case_with_other_goals(records: Records) -> None:
    first = engine_talk(records, LISA)
    session = records.begin(EN)
    session.conversation.answer("Lisa")
    session.conversation.go_on()
    session.save()
    session.conversation.back()
    session.conversation.answer("Somebody else")
    session.save()
    aliases = {case.alias: [goal.id for goal in case.goals] for case in records.overview().cases}
    assert aliases == {"Lisa": [first.goal_id], "Somebody else": [session.goal_id]}


def test_goals_are_found_by_id_by_its_beginning_and_by_a_single_alias(records: Records) -> None:
    lisa, mads = engine_talk(records, LISA), engine_talk(records, DECREASE)
    goal_id = str(lisa.goal_id)
    assert records.find_goal(goal_id).id == goal_id
    assert records.find_goal(goal_id[:5].upper()).id == goal_id
    assert records.find_goal("MADS").id == mads.goal_id
    with pytest.raises(UsageError, match="unknown_goal"):
        records.find_goal("nobody")
    engine_talk(records, LISA, until="people")
    with pytest.raises(UsageError, match="several_goals"):
        records.find_goal("Lisa")
    with pytest.raises(UsageError, match="unknown_case"):
        records.find_case("nobody")


def test_the_conversation_saved_last_is_the_one_to_go_on_with(records: Records) -> None:
    with pytest.raises(UsageError, match="no_drafts"):
        records.latest_draft()
    engine_talk(records, LISA, until="wish")
    later = engine_talk(records, STATE, until="wish")
    assert records.latest_draft().id == later.goal_id


def test_a_damaged_file_is_named_and_the_others_still_open(tmp_path: Path, records: Records) -> None:
    lisa, sam = engine_talk(records, LISA), engine_talk(records, STATE)
    path = tmp_path / "data" / f"{lisa.case_id}.json"
    path.write_bytes(path.read_bytes()[:-40])
    overview = Records(tmp_path / "data", TODAY).overview()
    assert [goal.id for goal in overview.goals] == [sam.goal_id]
    assert [problem.error.code for problem in overview.problems] == ["damaged"]
    assert overview.problems[0].error.params["name"] == path.name


def test_of_a_draft_changed_by_two_programs_both_texts_are_kept(records: Records) -> None:
    session = engine_talk(records, LISA, until="wish")
    other = records.resume(EN, str(session.case_id), str(session.goal_id))
    other.conversation.answer("Theirs")
    other.save()
    session.conversation.answer("Ours")
    session.save()
    assert session.notice is not None
    assert session.notice.code == "both_kept"
    theirs, ours = (records.goal(goal.case_id, goal.id) for goal in records.overview().goals)
    assert (theirs.id, theirs.latest.wish) == (other.goal_id, "Theirs")
    assert (ours.id, ours.latest.wish) == (session.goal_id, "Ours")
    assert session.notice.params == {"theirs": theirs.id, "ours": ours.id}


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(WorkError):
        Records(tmp_path / "file" / "data", TODAY)


def test_a_saved_goal_survives_a_newer_day(tmp_path: Path, records: Records) -> None:
    session = engine_talk(records, replace(LISA), until="client_acceptance")
    later = Records(tmp_path / "data", TODAY.replace(year=2028))
    resumed = later.resume(EN, str(session.case_id), str(session.goal_id))
    assert "deadline_passed" in [error.code for error in resumed.conversation.open_matters()]


def test_the_other_of_two_goals_becomes_a_draft_of_its_own_in_the_same_case(records: Records) -> None:
    session = records.begin(EN)
    for answer in ("Kim", "1", "1", "A purpose", "I am bored", "5", "Long days", "increase"):
        session.conversation.answer(answer)
    session.save()
    (piece, *_) = session.conversation.answer(
        "Kim cooks dinner twice a week and Kim applies for a job"
    ).advice
    assert piece.offer is not None
    session.conversation.take(piece.offer)
    session.save()
    session.save()  # saving again begins no third goal

    first, other = sorted(records.overview().goals, key=lambda goal: goal.id != session.goal_id)
    assert (first.title, other.title) == ("Kim cooks dinner twice a week", "Kim applies for a job")
    assert first.case_id == other.case_id
    begun = records.resume(EN, other.case_id, other.id).conversation
    assert (begun.state, begun.draft.purpose) == ("life_area", "A purpose")


def test_a_number_that_is_kept_is_noted_in_the_case_without_its_digits(records: Records) -> None:
    session = records.begin(EN)
    for answer in ("Kim", "1", "1", "A purpose", "Ring my sister on 07700 900123"):
        session.conversation.answer(answer)
        session.save()
    session.conversation.go_on()
    session.save()
    session.save()

    (stored,) = records.case_file(str(session.case_id)).log.find()
    entry = stored.model
    assert (entry.what, entry.question, entry.subject) == ("kept", "wish", "phone")
    assert "900123" not in entry.model_dump_json()


def test_a_follow_up_booked_for_one_goal_dates_another(records: Records) -> None:
    done = engine_talk(records, LISA)
    booked = only_goal(records).latest.follow_up
    session = records.begin(Language("sv"), done.case_id)
    session.conversation.revisit("deadline")

    session.conversation.answer("till nästa uppföljning")

    assert session.conversation.draft.deadline == booked
