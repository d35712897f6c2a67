"""Progress: a line an answer, nothing of what was typed, and what to take next."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import WorkError
from assistant.practice.catalogue import read_exercises
from assistant.practice.feedback import SKILLS, Outcome
from assistant.practice.progress import Answered, Progress, file_name, practice_folder, write_export
from assistant.practice.schedule import cards, main_skill, next_tasks, sets_by_task
from assistant.practice.unit import read_overview

MORNING = datetime(2027, 3, 1, 9, tzinfo=UTC)
TASKS = tuple(read_exercises().tasks.values())


def answered(
    task: str = "part-cinema",
    outcome: Outcome = "right",
    at: datetime = MORNING,
    *,
    skill: str = "goal_or_intervention",
) -> Answered:
    return Answered(at=at, task=task, outcome=outcome, skills={skill: outcome == "right"})


# --- on disk --------------------------------------------------------------------------------------


def test_practice_lies_beside_the_cases_and_never_among_them() -> None:
    assert practice_folder(Path("home/data")) == Path("home/data-practice")


def test_what_is_noted_is_there_the_next_time(tmp_path: Path) -> None:
    Progress(tmp_path, "Kim").note(answered())
    Progress(tmp_path, "Kim").note(answered("part-savings", "nearly"))

    assert [each.task for each in Progress(tmp_path, "kim").answers] == ["part-cinema", "part-savings"]
    assert Progress(tmp_path, "Robin").answers == []


@pytest.mark.skipif(os.name == "nt", reason="files have other rights there")
def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    progress = Progress(tmp_path / "practice")
    progress.note(answered())

    assert progress.path.stat().st_mode & 0o077 == 0
    assert progress.path.parent.stat().st_mode & 0o077 == 0


def test_a_line_torn_by_a_power_cut_costs_that_line_alone(tmp_path: Path) -> None:
    progress = Progress(tmp_path)
    progress.note(answered())
    with progress.path.open("ab") as file:
        file.write(b'{"at":"2027-03-01T09:00:00Z","task":"part-c')
    again = Progress(tmp_path)
    again.note(answered("part-savings"))

    found = Progress(tmp_path)
    assert [each.task for each in found.answers] == ["part-cinema", "part-savings"]
    assert found.damaged == 1


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "practice").write_text("a file where the folder should be")

    with pytest.raises(WorkError) as refused:
        Progress(tmp_path / "practice").note(answered())
    assert refused.value.code in ("practice_not_kept", "practice_unreadable")


@given(name=st.text(max_size=60))
def test_any_name_of_a_trainee_makes_a_file_name_that_stays_in_its_folder(name: str) -> None:
    found = file_name(name)

    assert Path(found).name == found
    assert len(found) < 80
    assert not found.startswith((".", "-"))


# --- mastery --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcomes", "mastery"),
    [
        ([], "not_tried"),
        ([("a", "right")], "practising"),
        ([("a", "right"), ("b", "right"), ("a", "right")], "mastered"),
        ([("a", "right"), ("a", "right"), ("a", "right")], "practising"),  # one exercise learned by heart
        ([("a", "not_yet"), ("a", "right"), ("b", "right"), ("c", "right")], "mastered"),
        ([("a", "right"), ("b", "right"), ("c", "right"), ("d", "nearly")], "practising"),
    ],
)
def test_a_skill_is_mastered_after_three_right_in_a_row(
    tmp_path: Path, outcomes: list[tuple[str, Outcome]], mastery: str
) -> None:
    progress = Progress(tmp_path)
    for task, outcome in outcomes:
        progress.note(answered(task, outcome))

    found = {state.skill: state.mastery for state in progress.skills()}
    assert list(found) == list(SKILLS)
    assert found["goal_or_intervention"] == mastery


# --- what to take next ----------------------------------------------------------------------------


def upcoming(answers: list[Answered], now: datetime = MORNING, count: int = 5) -> list[str]:
    return [task.id for task in next_tasks(TASKS, answers, (), now, count)]


def test_a_newcomer_meets_one_exercise_of_each_skill_first() -> None:
    first = next_tasks(TASKS, [], (), MORNING, 9)

    assert sorted({main_skill(task) for task in first}) == sorted(set(SKILLS) - {"asking"})


def test_the_same_answers_always_give_the_same_next_exercises() -> None:
    answers = [answered("part-cinema", "not_yet"), answered("part-savings", "right")]

    assert upcoming(answers) == upcoming(answers)
    assert upcoming(answers) == upcoming(list(reversed(answers)))


def test_what_went_badly_comes_back_within_the_hour_and_what_went_well_in_days() -> None:
    answers = [answered("part-cinema", "not_yet"), answered("part-savings", "right")]
    later = [*answers, answered("part-savings", "right", MORNING + timedelta(minutes=15))]
    found = cards(later)

    assert found["part-cinema"].due <= MORNING + timedelta(hours=1)
    assert found["part-savings"].due >= MORNING + timedelta(days=1)


def test_what_is_due_comes_before_what_is_new_and_the_longest_overdue_first() -> None:
    answers = [
        answered("part-savings", "not_yet", MORNING + timedelta(minutes=2)),
        answered("part-cinema", "not_yet"),
    ]

    assert upcoming(answers, MORNING + timedelta(days=1))[:2] == ["part-cinema", "part-savings"]
    assert "part-cinema" not in upcoming(answers, MORNING)


def test_when_all_is_seen_and_nothing_due_the_soonest_come() -> None:
    few = TASKS[:2]
    answers = [answered(few[1].id, "not_yet"), answered(few[0].id, "right")]

    assert [task.id for task in next_tasks(few, answers, (), MORNING, 5)] == [few[1].id, few[0].id]


def test_exercises_that_are_gone_are_forgotten() -> None:
    assert "no-such" not in upcoming([answered("no-such", "not_yet")], MORNING + timedelta(days=1))


@given(
    outcomes=st.lists(
        st.tuples(
            st.sampled_from([task.id for task in TASKS]), st.sampled_from(["right", "nearly", "not_yet"])
        ),
        max_size=30,
    ),
    count=st.integers(1, 80),
)
def test_never_the_same_exercise_twice_in_a_sitting(outcomes: list[tuple[str, Outcome]], count: int) -> None:
    answers = [
        answered(task, outcome, MORNING + timedelta(minutes=number))
        for number, (task, outcome) in enumerate(outcomes)
    ]
    found = upcoming(answers, MORNING + timedelta(hours=1), count)

    assert len(found) == len(set(found)) == min(count, len(TASKS))


# --- for a supervisor -----------------------------------------------------------------------------


def export(tmp_path: Path, trainee: str, outcomes: list[tuple[str, Outcome]], day: int = 1) -> Path:
    progress = Progress(tmp_path / "practice", trainee)
    for task, outcome in outcomes:
        progress.note(answered(task, outcome))
    path = tmp_path / f"{trainee or 'nameless'}-{day}.json"
    write_export(progress.exported(datetime(2027, 3, day, tzinfo=UTC), sets_by_task(TASKS)), path)
    return path


def test_an_exported_file_holds_counts_and_no_answers(tmp_path: Path) -> None:
    path = export(
        tmp_path, "Kim", [("part-cinema", "right"), ("client:elsa", "nearly"), ("own-old", "right")]
    )
    found = json.loads(path.read_text(encoding="utf-8"))

    assert found["answers"] == 3
    assert found["sets"] == {"goal-or-intervention": 1, "clients": 1, "others": 1}
    assert (found["first"], found["last"]) == ("2027-03-01", "2027-03-01")
    assert "part-cinema" not in path.read_text(encoding="utf-8")
    assert [row["skill"] for row in found["skills"]] == list(SKILLS)


def test_several_trainees_side_by_side(tmp_path: Path) -> None:
    good = [("a", "right"), ("b", "right"), ("c", "right")]
    kim = export(tmp_path, "Kim", good)
    robin = export(tmp_path, "Robin", [("a", "not_yet"), ("b", "right")])
    found = read_overview([robin, kim])
    row = next(row for row in found.skills if row.skill == "goal_or_intervention")

    assert [name for name, _ in found.trainees] == ["Kim", "Robin"]
    assert (row.mastered, row.practising, row.not_tried, row.answered, row.right) == (1, 1, 0, 5, 4)
    assert found.hardest == row
    assert found.problems == ()


def test_of_two_files_by_the_same_trainee_the_later_counts(tmp_path: Path) -> None:
    first = export(tmp_path, "Kim", [("a", "right")], day=1)
    second = export(tmp_path, "Kim", [("b", "right")], day=2)

    for order in ([first, second], [second, first]):
        ((_, file),) = read_overview(order).trainees
        assert file.answers == 2


def test_files_that_are_something_else_are_named_and_the_others_count(tmp_path: Path) -> None:
    kim = export(tmp_path, "Kim", [("a", "right")])
    broken = tmp_path / "broken.json"
    broken.write_text('{"malsteg_practice": 2}')
    found = read_overview([broken, kim, tmp_path / "gone.json"])

    assert [name for name, _ in found.trainees] == ["Kim"]
    assert [(each.file, each.code) for each in found.problems] == [
        ("broken.json", "no_progress_file"),
        ("gone.json", "file_unreadable"),
    ]


def test_nobody_at_all(tmp_path: Path) -> None:
    found = read_overview([])

    assert found.trainees == ()
    assert found.hardest is None
