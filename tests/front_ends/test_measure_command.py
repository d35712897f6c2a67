"""malsteg measure: what to note is settled, noted day by day, changed; and what home knows of it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import AnswerError
from assistant.goals.measurements import PhaseKind
from assistant.i18n import Language
from assistant.records import Records
from assistant.records.measuring import open_notebook, set_up
from measured import FIRST, lisa_with_series, measure, note_week, noted, typed
from scripts import LISA, TODAY
from talking import engine_talk


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "cases"


# --- setting up and noting, line by line ----------------------------------------------------------


def test_the_first_time_it_is_settled_what_to_note_and_then_it_is_noted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    engine_talk(Records(data, TODAY), LISA)
    typed(
        monkeypatch,
        "1",  # every day
        "on time",
        "feeling safe; 1-5",
        "1",  # a higher number is better
        "",  # nothing more
        "2026-11-20",
        "22 November; the course",
        *[""] * 3,
        "",  # the answers are as they should be
        *("1", "3"),  # Friday
        *("no", "-"),  # Saturday
        *("yes", "4"),  # Sunday, yesterday
        *("", ""),  # today: not yet
    )

    status, out, err = measure(capsys, data)

    assert (status, err) == (0, "")
    assert "- on time (1 for yes, 0 for no). Higher is better." in out
    assert "- the course: from 22 November 2026" in out
    assert "3 days are missing." in out
    assert "Sunday, 22 November 2026 (yesterday)" in out
    assert out.endswith("6 values noted.\n")
    assert noted(data) == {
        "2026-11-20": {"goal": 1, "m2": 3},
        "2026-11-21": {"goal": 0, "m2": None},
        "2026-11-22": {"goal": 1, "m2": 4},
    }


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("sv", ("Hur ofta skriver ni upp det?", "1 dag saknas.", "söndag 22 november 2026 (igår)")),
        ("da", ("Hvor tit skriver I det op?", "1 dag mangler.", "søndag den 22. november 2026 (i går)")),
        ("en", ("How often do you note it?", "1 day is missing.", "Sunday, 22 November 2026 (yesterday)")),
    ],
)
def test_it_is_asked_in_every_language(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    data: Path,
    lang: str,
    said: tuple[str, ...],
) -> None:
    engine_talk(Records(data, TODAY), LISA)
    typed(monkeypatch, "1", "", "", "2026-11-22", *[""] * 4, "1")

    status, out, err = measure(capsys, data, lang=lang)

    assert (status, err) == (0, "")
    for sentence in said:
        assert sentence in out


def test_going_back_corrects_and_what_was_there_stays_readable(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    lisa_with_series(data, since="2026-11-22", during=None)
    typed(monkeypatch, "1", "4", "back", "2", "pause")

    _, out, _ = measure(capsys, data)

    assert "It says 4 now. An empty line keeps it." in out
    assert noted(data) == {"2026-11-22": {"goal": 1, "m2": 2}}
    _, out, _ = measure(capsys, data, "--json")
    (correction,) = json.loads(out)["corrections"]
    assert correction["date"] == "2026-11-22"
    assert [earlier["values"] for earlier in correction["before"]] == [{"goal": 1}, {"goal": 1, "m2": 4}]


def test_rows_can_be_pasted_and_days_gone_to(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    lisa_with_series(data)
    typed(
        monkeypatch,
        "3 November; 1; 2.5",
        "4/11\t0\t3",
        "yesterday",
        "1",
        "5",
        "5 November; 1; 9",
        "6 November; 1",
        "1 December; 1; 1",
        "some time; 1; 1",
        "pause",
    )

    _, out, _ = measure(capsys, data)

    assert noted(data) == {
        "2026-11-03": {"goal": 1, "m2": Decimal("2.5")},
        "2026-11-04": {"goal": 0, "m2": 3},
        "2026-11-22": {"goal": 1, "m2": 5},
    }
    assert "“feeling safe”: 9 is outside what we measure with. Write a number from 1 to 5." in out
    assert "Write one number for each of what you note, 2 in all, or one at a time." in out
    assert "“some time” is no day of the calendar." in out


def test_a_pasted_row_never_changes_what_is_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    _, notebook = lisa_with_series(data)
    notebook.note(FIRST, {"goal": Decimal(1), "m2": Decimal(4)})
    typed(monkeypatch, "2 November; 0; 4", "pause")

    _, out, _ = measure(capsys, data)

    assert "On 2 November 2026, 1 is noted already for “on time”." in out
    assert noted(data) == {"2026-11-02": {"goal": 1, "m2": 4}}


def test_occasions_are_noted_one_after_another(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    lisa_with_series(data, rhythm="3", other_1=None)
    typed(monkeypatch, "yes", "no", "yesterday", "yes", "")

    status, out, _ = measure(capsys, data)

    assert status == 0
    assert out.endswith("3 values noted.\n")
    _, out, _ = measure(capsys, data, "--json")
    entries = [
        (entry["date"], entry["number"], entry["values"]["goal"]) for entry in json.loads(out)["entries"]
    ]
    assert entries == [("2026-11-22", 1, 1), ("2026-11-23", 1, 1), ("2026-11-23", 2, 0)]


def test_weeks_are_asked_for_by_their_first_and_last_day(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    lisa_with_series(data, rhythm="2", other_1=None)
    typed(monkeypatch, "3", "11", "4", "", "")

    _, out, _ = measure(capsys, data)

    assert "3 weeks are missing." in out
    assert "The week 2 November – 8 November 2026" in out
    assert "11 is outside what we measure with." in out
    # What is noted of a whole week is noted on its last day.
    assert noted(data) == {"2026-11-08": {"goal": 3}, "2026-11-15": {"goal": 4}}


def test_a_set_up_that_was_left_is_gone_on_with(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    engine_talk(Records(data, TODAY), LISA)
    typed(monkeypatch, "1", "on time", "pause")
    assert measure(capsys, data)[0] == 0
    typed(monkeypatch, "", "", *[""] * 4, "pause")

    _, out, _ = measure(capsys, data)

    assert "As often as you will really do it." not in out
    assert "- on time (1 for yes, 0 for no). Higher is better." in out


def test_what_to_note_can_be_changed_but_nothing_noted_loses_its_place(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    _, notebook = lisa_with_series(data)
    notebook.note(FIRST, {"m2": Decimal(5)})
    typed(monkeypatch, "3", "feeling safe; 1-4", "1", "", "pause")

    _, out, _ = measure(capsys, data, "--set-up")

    assert "On 2 November 2026, 5 is noted for “feeling safe”. It has to fit in." in out
    records = Records(data, TODAY)
    (goal,) = records.overview().goals
    safe = open_notebook(records, goal.case_id, goal.id).series.measure("m2")
    assert safe.bounds.maximum == 5


def test_only_a_goal_that_is_agreed_on_is_measured(
    capsys: pytest.CaptureFixture[str], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine_talk(Records(data, TODAY), LISA, until="client_acceptance")
    typed(monkeypatch, "1")

    status, out, err = measure(capsys, data)

    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1


# --- phases ---------------------------------------------------------------------------------------


def test_phases_that_come_again_are_given_on_the_command_line(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    lisa_with_series(data)

    status, out, _ = measure(
        capsys,
        data,
        *("--phase", "2026-11-02 before", "--phase", "9/11 during the course"),
        *("--phase", "16 November; före; a break", "--phase", "2026-11-19 during"),
        "--json",
    )

    assert status == 0
    assert json.loads(out)["phases"] == [
        {"kind": "before", "name": None, "from": "2026-11-02"},
        {"kind": "during", "name": "the course", "from": "2026-11-09"},
        {"kind": "before", "name": "a break", "from": "2026-11-16"},
        {"kind": "during", "name": None, "from": "2026-11-19"},
    ]


@pytest.mark.parametrize(
    ("phases", "said"),
    [
        (["soon during"], "“soon during” is no phase."),
        (["2026-11-02"], "“2026-11-02” is no phase."),
        (["2026-11-02 sometime"], "“2026-11-02 sometime” is no phase."),
        (["2026-11-09 before", "2026-11-02 during"], "A phase cannot begin on 2 November 2026 when the one"),
    ],
)
def test_a_phase_that_is_none_is_refused_and_nothing_is_changed(
    capsys: pytest.CaptureFixture[str], data: Path, phases: list[str], said: str
) -> None:
    _, notebook = lisa_with_series(data)

    status, out, err = measure(capsys, data, *(part for phase in phases for part in ("--phase", phase)))

    assert (status, out) == (2, "")
    assert said in err
    records = Records(data, TODAY)
    (goal,) = records.overview().goals
    assert open_notebook(records, goal.case_id, goal.id).series == notebook.series


def test_options_that_do_not_go_together_are_refused(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    lisa_with_series(data)

    assert measure(capsys, data, "--correct")[0] == 2
    assert measure(capsys, data, "--from", "a.csv", "--set-up")[0] == 2
    assert "There is no file “nowhere.csv”" in measure(capsys, data, "--from", "nowhere.csv")[2]


def test_a_goal_of_which_nothing_is_noted_says_how_to_begin(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    engine_talk(Records(data, TODAY), LISA)

    status, out, err = measure(capsys, data, "--json")

    assert (status, out) == (2, "")
    assert "Nothing is noted of this goal yet." in err


# --- what home knows, and two programs at once ----------------------------------------------------


def test_home_knows_what_is_missing_without_opening_a_case(data: Path) -> None:
    records, notebook = lisa_with_series(data)
    (before,) = records.overview().goals
    assert before.series is not None
    assert (before.series.last, before.series.missing(TODAY)) == (None, 21)

    note_week(notebook, FIRST, "11-1", "4444")
    note_week(notebook, date(2026, 11, 10), "11", "55")

    (goal,) = Records(data, TODAY).overview().goals
    assert goal.series is not None
    assert (goal.series.last, goal.series.gaps) == (date(2026, 11, 11), 4)
    assert goal.series.missing(TODAY) == len(notebook.missing()) == 15
    assert goal.series.missing(TODAY + timedelta(7)) == 22


def test_two_programs_note_the_same_day_and_neither_loses_anything(data: Path) -> None:
    _, ours = lisa_with_series(data)
    theirs = open_notebook(Records(data, TODAY), ours.goal.case_id, ours.goal.id)
    theirs.note(FIRST, {"goal": Decimal(1)})

    ours.note(FIRST, {"m2": Decimal(4)})
    with pytest.raises(AnswerError, match="value_there"):
        ours.note(FIRST, {"goal": Decimal(0)})

    assert noted(data) == {"2026-11-02": {"goal": 1, "m2": 4}}


def test_a_case_erased_meanwhile_is_not_made_anew_by_a_note(data: Path) -> None:
    records, notebook = lisa_with_series(data)
    records.remove_case(notebook.goal.case_id)

    with pytest.raises(Exception, match="not_found"):
        notebook.note(FIRST, {"goal": Decimal(1)})

    assert not (data / f"{notebook.goal.case_id}.json").exists()


def test_the_first_questions_take_what_the_goal_says(data: Path) -> None:
    records = Records(data, TODAY)
    session = engine_talk(records, LISA)

    setting_up = set_up(records, Language("sv"), str(session.case_id), str(session.goal_id))
    conversation = setting_up.conversation
    conversation.answer("varje dag")
    assert conversation.suggestion == LISA.answers["what"]
    conversation.answer("")
    for _ in range(2):
        conversation.skip() if conversation.state.startswith("other") else conversation.answer("")
    assert conversation.draft.since == TODAY
    conversation.answer("1 december; kursen")
    series = conversation.draft.series

    assert series is not None
    assert [(phase.kind, phase.starts.isoformat(), phase.name) for phase in series.phases] == [
        (PhaseKind.BEFORE, "2026-11-23", ""),
        (PhaseKind.DURING, "2026-12-01", "kursen"),
    ]
