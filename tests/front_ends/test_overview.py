"""The overview of all cases: what it knows of each, and that it opens no more of them than it must."""

from __future__ import annotations

import os
import threading
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.i18n import Language
from assistant.records import Records
from assistant.records import overview as overview_module
from assistant.records.overview import summarise
from assistant.records.tables import SavedConversation
from assistant.wording.unreadable import unreadable_text
from scripts import LISA, STATE, TODAY
from store import DocumentFile
from talking import engine_talk

EN = Language("en")


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(tmp_path / "data", TODAY)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the cases that are opened for a summary."""
    names: list[str] = []

    def noting(file: DocumentFile) -> dict[str, object]:
        names.append(file.path.stem)
        return summarise(file)

    monkeypatch.setattr(overview_module, "summarise", noting)
    return names


def aged(folder: Path) -> None:
    """Let everything in the folder have been saved a minute ago."""
    then = time.time() - 60
    for path in folder.glob("*.json"):
        os.utime(path, (then, then))


def test_where_nothing_has_changed_it_is_the_same_overview(
    opened: list[str], tmp_path: Path, records: Records
) -> None:
    engine_talk(records, LISA, until="baseline")
    aged(tmp_path / "data")
    first = records.overview()
    opened.clear()

    assert records.overview() is first
    assert Records(tmp_path / "data", TODAY).overview() == first
    assert opened == []


def test_of_a_case_that_has_changed_only_its_own_summary_is_made_anew(
    opened: list[str], tmp_path: Path, records: Records
) -> None:
    lisa, sam = engine_talk(records, LISA, until="baseline"), engine_talk(records, STATE, until="baseline")
    aged(tmp_path / "data")
    before = {case.id: case for case in records.overview().cases}
    sam.conversation.answer("1")
    sam.save()
    opened.clear()

    after = {case.id: case for case in records.overview().cases}

    assert opened == [sam.case_id]
    assert after[str(lisa.case_id)] is before[str(lisa.case_id)]
    assert after[str(sam.case_id)].goals[0].saved_at == sam.saved_at


def test_a_summary_says_what_the_opened_goals_say(records: Records) -> None:
    done = engine_talk(records, LISA)
    step = records.begin(EN, done.case_id, done.goal_id)
    step.save()
    for summary in records.overview().goals:
        goal = records.goal(summary.case_id, summary.id)
        held = goal.agreed or goal.latest
        assert (summary.status, summary.versions, summary.parent_id) == (
            goal.status,
            len(goal.versions),
            goal.parent_id,
        )
        assert (summary.deadline, summary.follow_up) == (held.deadline, held.follow_up)
        assert summary.title == (goal.latest.what or goal.latest.wish or goal.latest.purpose or "")


# --- when a case was last active ------------------------------------------------------------------


def test_a_case_is_active_until_the_last_day_that_is_set_for_a_goal(records: Records) -> None:
    engine_talk(records, LISA)
    (case,) = records.overview().cases
    (goal,) = case.goals
    assert goal.deadline is not None
    assert case.last_active == max(goal.deadline, goal.follow_up or date.min) > TODAY


def test_a_draft_without_days_was_last_active_when_it_was_saved(records: Records) -> None:
    session = engine_talk(records, LISA, until="wish")
    assert session.saved_at is not None
    (case,) = records.overview().cases
    assert case.last_active == max(TODAY, session.saved_at.date())


def test_a_case_without_goals_was_last_active_when_it_was_opened(tmp_path: Path) -> None:
    opened_on = TODAY - timedelta(days=400)
    records = Records(tmp_path / "data", opened_on)
    session = records.begin(EN)
    session.conversation.answer("Robin")
    case = records.new_case("robin", session.conversation.draft)
    records.case_file("robin").case.put("case", case, expected_revision=0)

    assert [found.last_active for found in records.overview().cases] == [opened_on]


# --- cases that cannot be read --------------------------------------------------------------------


def test_a_case_that_has_become_unreadable_is_still_known_by_its_alias(
    tmp_path: Path, records: Records
) -> None:
    lisa = engine_talk(records, LISA, until="baseline")
    engine_talk(records, STATE, until="baseline")
    records.overview()
    path = tmp_path / "data" / f"{lisa.case_id}.json"
    path.write_bytes(path.read_bytes()[:-40])

    for looking in (records, Records(tmp_path / "data", TODAY)):
        overview = looking.overview()
        assert [case.alias for case in overview.cases] == [STATE.answers["alias"]]
        (problem,) = overview.problems
        assert (problem.case_id, problem.alias, problem.error.code) == (lisa.case_id, "Lisa", "damaged")
        text = unreadable_text(EN, problem.alias, problem.error.code, problem.error.params, today=TODAY)
        assert text.startswith("The case of Lisa cannot be read: the file is damaged.")
        assert path.name not in text


def test_a_case_nobody_knows_is_named_by_its_file(tmp_path: Path, records: Records) -> None:
    (tmp_path / "data" / "broken.json").write_text("{")
    (problem,) = records.overview().problems
    assert (problem.case_id, problem.alias) == ("broken", None)
    text = unreadable_text(EN, problem.alias, problem.error.code, problem.error.params, today=TODAY)
    assert text.startswith("broken.json cannot be read")


def test_whose_file_it_is_stands_first_where_the_sentence_does_not_say(records: Records) -> None:
    text = unreadable_text(EN, "Lisa", "no_access", {"path": "/data/k3.json"}, today=TODAY)
    assert text.startswith("The case of Lisa: There is no permission to use /data/k3.json.")


def test_a_conversation_that_is_no_conversation_makes_its_case_unreadable_and_no_other(
    records: Records,
) -> None:
    lisa, sam = engine_talk(records, LISA, until="baseline"), engine_talk(records, STATE, until="baseline")
    conversations = records.case_file(str(lisa.case_id)).conversations
    stored = conversations.get(str(lisa.goal_id))
    strange = stored.model.state.model_copy(update={"draft": {"no such": "field"}})
    saved = SavedConversation(state=strange, saved_at=stored.model.saved_at)
    conversations.put(stored.id, saved, expected_revision=stored.revision)

    overview = records.overview()

    assert [case.id for case in overview.cases] == [sam.case_id]
    assert [(problem.case_id, problem.error.code) for problem in overview.problems] == [
        (lisa.case_id, "damaged")
    ]


# --- while the cases are being read ---------------------------------------------------------------


def test_a_new_goal_can_be_begun_while_another_thread_reads_and_joins_the_case_of_its_alias(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = engine_talk(Records(tmp_path / "data", TODAY), LISA, until="baseline")
    reading, go_on = threading.Event(), threading.Event()

    def slowly(file: DocumentFile) -> dict[str, object]:
        reading.set()
        assert go_on.wait(10)
        return summarise(file)

    monkeypatch.setattr(overview_module, "summarise", slowly)
    records = Records(tmp_path / "data", TODAY)
    reader = threading.Thread(target=records.overview)
    reader.start()
    assert reading.wait(10)
    session = records.begin(EN)
    assert session.conversation.answer("Lisa").status == "taken"
    saving = threading.Thread(target=session.save)
    saving.start()
    go_on.set()
    saving.join()
    reader.join()

    assert session.case_id == known.case_id
