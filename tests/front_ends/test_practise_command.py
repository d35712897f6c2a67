"""``malsteg practise`` in plain lines: exercises, a whole talk, progress, files; no case is touched."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.dialogs.context import Context
from assistant.dialogs.standing import Stage
from assistant.i18n import LANGUAGES, Language
from assistant.practice.clients_read import OWN as CLIENTS_FOLDER
from assistant.practice.clients_read import read_clients
from assistant.practice.people import FACTS, Client
from assistant.practice.rehearsal import begin_rehearsal
from assistant.practice.talk import asks_in_order

TODAY = "2027-03-01"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def run(*call: str, typed: str = "", lang: str = "en") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = main(["practise", *call, "--lang", lang, "--today", TODAY, "--data", str(tmp_path / "data")])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def test_an_exercise_is_asked_answered_and_explained(run: Run, tmp_path: Path) -> None:
    status, said, wrong = run("goal-or-intervention", "--count", "1", typed="2\n")

    assert (status, wrong) == (0, "")
    assert said.startswith("PRACTICE\nPractice: everybody here is invented")
    assert "“Alice is given a contact person.”" in said
    assert "Well seen.\nYes. An intervention: what is done to get there." in said
    assert "1 exercise done." in said
    assert not (tmp_path / "data").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["data-practice"]


def test_nothing_that_was_typed_is_kept(run: Run, tmp_path: Path) -> None:
    run("repair", "--count", "1", typed="Something very private about somebody real.\n")
    (kept,) = (tmp_path / "data-practice").iterdir()

    assert "private" not in kept.read_text(encoding="utf-8")
    assert json.loads(kept.read_text(encoding="utf-8"))["outcome"] in ("nearly", "not_yet")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_mixed_sitting_in_every_language(run: Run, lang: str) -> None:
    status, said, wrong = run(typed="1\n2; 5; 7; 9\n" * 60, lang=lang)

    assert (status, wrong) == (0, "")
    assert "10/10" in said
    assert "%(" not in said


def test_what_was_answered_is_not_met_again_at_once(run: Run) -> None:
    first = run("goal-or-intervention", "--count", "1", typed="2\n")[1]
    second = run("goal-or-intervention", "--count", "1", typed="1\n")[1]

    assert "contact person" in first
    assert "“Alice is given a contact person.”" not in second


def test_steering_words_and_answers_that_are_none(run: Run) -> None:
    typed = "why\nseven\nlanguage\nvarför\nhoppa över\npaus\n"
    status, said, _ = run("goal-or-intervention", "--count", "3", typed=typed)

    assert status == 0
    assert "Ask who does something in the sentence" in said
    assert said.count("Alice is given") == said.count("Alice får en kontaktperson") == 1
    assert "Inget blev besvarat den här gången." in said


def test_the_wrong_calls_are_refused_in_one_line(run: Run) -> None:
    for call, reason in (
        (("juggling",), "There is no set of exercises called “juggling”."),
        (("--client", "Gandalf"), "There is nobody called “Gandalf” to talk with."),
        (("--count", "0"), "--count has to be a whole number from 1 up"),
        (("--count", "many"), "--count has to be a whole number from 1 up"),
        (("--exercises", "nowhere"), "There is no folder “nowhere”."),
    ):
        status, said, wrong = run(*call)
        assert (status, said) == (2, ""), call
        assert wrong.count("\n") == 1
        assert reason in wrong


def test_sets_and_people_are_listed(run: Run) -> None:
    status, said, _ = run("--list")
    rows = [json.loads(line) for line in run("--list", "--json")[1].splitlines()]

    assert status == 0
    assert "mend-scale" in said
    assert "Birgit, 78  Social life" in said
    assert {"set": "mend-scale", "exercises": 8} in rows
    assert {"client": "Samir", "age": 24, "life_area": "mobility"} in rows


# --- files of one's own ---------------------------------------------------------------------------


def test_the_programs_own_files_have_nothing_to_mend(run: Run) -> None:
    status, said, _ = run("--check")

    assert status == 0
    assert said.endswith("clients: nothing found to mend.\n")
    assert run("--check", "--json")[:2] == (0, "")


def test_a_bad_file_is_named_and_practice_goes_on(run: Run, tmp_path: Path) -> None:
    unit = tmp_path / "unit"
    unit.mkdir()
    (unit / "own.toml").write_text('set = "repair"\n[[exercise]]\nid = "own-one"\n', encoding="utf-8")
    status, said, wrong = run("--check", "--exercises", str(unit))
    rows = [json.loads(line) for line in run("--check", "--exercises", str(unit), "--json")[1].splitlines()]

    assert (status, wrong) == (1, "")
    assert "own.toml, line 2, situation: This is missing.\n" in said
    assert {
        "file": "own.toml",
        "line": 2,
        "field": "model",
        "code": "field_missing",
        "message": rows[-1]["message"],
    } in rows
    status, said, wrong = run("repair", "--exercises", str(unit), "--count", "1", typed="skip\n")
    assert status == 0
    assert "malsteg: own.toml, line 2, situation" in wrong


def test_a_key_that_the_coach_does_not_come_to_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        'set = "goal-or-intervention"\n[[exercise]]\nid = "own-one"\nkey = "intervention"\n'
        'statement = { sv = "Ali sover 7 timmar.", da = "Ali sover 7 timer.", en = "Ali sleeps 7 hours." }\n'
        'why = { sv = "a", da = "b", en = "c" }\n',
        encoding="utf-8",
    )
    status, said, _ = run("--check", "--exercises", str(tmp_path))

    assert status == 1
    assert "own-one: English: the coach reads this otherwise than as “intervention”." in said


def test_a_clients_goal_that_the_coach_finds_something_in_is_named(run: Run, tmp_path: Path) -> None:
    own = (CLIENTS_FOLDER / "tove.toml").read_text(encoding="utf-8").replace('"tove"', '"tova"')
    own = own.replace("reads the children a story on 4 evenings a week", "feels like a better mother")
    own = own.replace(
        "Why do you shout at your children?", "You should have clearer rules about screen time."
    )
    (tmp_path / "clients").mkdir()
    (tmp_path / "clients" / "tova.toml").write_text(own, encoding="utf-8")
    (tmp_path / "own.toml").write_text('set = "repair"\n', encoding="utf-8")
    said = run("--check", "--exercises", str(tmp_path))[1]

    assert "tova: English: the coach finds something in the model answer: vague, no_amount." in said
    assert "tova: English: the question “why_shout” at “start” is not told apart from the others" in said


def test_the_folder_may_stand_in_the_settings(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text(f"exercises = {json.dumps(str(tmp_path))}\n", encoding="utf-8")
    (tmp_path / "own.toml").write_text("set = 3\n", encoding="utf-8")
    monkeypatch.setattr("assistant.config.settings_path", lambda: tmp_path / "settings.toml")

    assert "own.toml" in run("--check")[1]


# --- progress -------------------------------------------------------------------------------------


def test_progress_is_shown_exported_and_laid_side_by_side(run: Run, tmp_path: Path) -> None:
    for trainee, typed in (("Kim", "2\n1\n2\n"), ("Robin", "1\n2\n1\n")):
        run("goal-or-intervention", "--count", "3", "--trainee", trainee, typed=typed)
        assert run("--trainee", trainee, "--export", str(tmp_path / f"{trainee}.json"))[0] == 0
    files = [str(tmp_path / "Kim.json"), str(tmp_path / "Robin.json")]
    shown = run("--progress", "--trainee", "Kim")[1]
    rows = [json.loads(line) for line in run("--overview", *files, "--json")[1].splitlines()]
    status, said, wrong = run("--overview", *files, str(tmp_path / "none.json"))

    assert "Goal and intervention" in shown
    assert "mastered" in shown
    assert rows[0]["trainee"] == "Kim"
    assert rows[0]["skills"]["goal_or_intervention"] == "mastered"
    assert next(row for row in rows if row.get("skill") == "goal_or_intervention")["answered"] == 6
    assert status == 1
    assert "Kim  3 answers" in said
    assert "Hardest just now: Goal and intervention, 3 right of 6." in said
    assert wrong.startswith("malsteg: none.json: ")


def test_progress_as_json(run: Run) -> None:
    rows = [json.loads(line) for line in run("--progress", "--json")[1].splitlines()]

    assert {"skill": "scale", "answered": 0, "right": 0, "mastery": "not_tried"} in rows


# --- a talk ---------------------------------------------------------------------------------------


def numbers(client: Client, asked: dict[str, str]) -> str:
    """The digits by which questions are chosen: moment by moment."""
    chosen = []
    for moment, ask in asked.items():
        order = [each.id for each in asks_in_order(client, client.moment_called(moment))]
        chosen.append(str(order.index(ask) + 1))
    return "\n".join(chosen) + "\n"


def goal_lines(client: Client, code: str, own: dict[str, str]) -> str:
    """What is typed in the guided conversation, in the order the questions will come."""
    conversation = begin_rehearsal(client, FACTS, Context(date.fromisoformat(TODAY), Language(code)))
    typed = []
    while conversation.stage is not Stage.DONE:
        if conversation.stage is Stage.CHECKING:
            typed.append("")
            conversation.proceed()
            continue
        answer = own.get(conversation.state, "" if conversation.suggestion is not None else "skip")
        typed.append(answer)
        reply = conversation.skip() if answer == "skip" else conversation.answer(answer)
        assert reply.status in ("taken", "advised"), (conversation.state, reply)
        if reply.status == "advised":
            conversation.go_on()
    return "\n".join(typed) + "\n"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_whole_talk_to_an_accepted_goal_and_a_look_back(run: Run, tmp_path: Path, lang: str) -> None:
    tove = read_clients().people["tove"]
    asked = {
        "start": "why_shout",
        "guarded": "not_every",
        "everyday": "calm_count",
        "ahead": "different_week",
    }
    own = {
        "direction": "1",
        "what": {
            "sv": "läsa saga för barnen",
            "da": "læse historie for børnene",
            "en": "read the children a story",
        }[lang],
        "measure_kind": "3",
        "period": "1",
        "deadline": "2027-05-01",
        "worker_agrees": "1",
        "worker_acceptance": "1",
    }
    typed = numbers(tove, asked) + goal_lines(tove, lang, own)
    status, said, wrong = run("--client", "Tove", typed=typed, lang=lang)

    assert (status, wrong) == (0, "")
    assert tove.moment_called("start").ask[1].answer.words(lang) in said
    assert tove.facts.today.words(lang) in said
    assert said.count(Language(lang).text("PRACTICE")) >= 4
    for goal in tove.goal:
        assert goal.statement.words(lang) in said
    assert "%(" not in said
    assert not (tmp_path / "data").exists()
    (kept,) = (tmp_path / "data-practice").iterdir()
    assert json.loads(kept.read_text(encoding="utf-8"))["task"] == "client:tove"


def test_a_talk_can_be_typed_and_what_is_not_understood_is_said_by_the_client(run: Run) -> None:
    typed = "Purple bananas?\nWhat do you want yourself?\nback\nWhy do you do this?\npause\n"
    status, said, _ = run("--client", "elsa", typed=typed)

    assert status == 0
    assert "Elsa: What? You lost me. Ask again, some other way.\nThe script has no answer to that." in said
    assert "Elsa: Not being behind all the time." in said
    assert "The talk is left here. Nothing of it is noted." in said


def test_the_language_can_be_changed_in_the_middle_of_the_goal(run: Run) -> None:
    elsa = read_clients().people["elsa"]
    asked = {"start": "your_view", "everyday": "first_lesson", "ahead": "reasonable", "last": "why_matters"}
    typed = numbers(elsa, asked) + "\n\n\n\nlanguage\nbyt språk\npaus\n"
    status, said, _ = run("--client", "elsa", typed=typed, lang="da")

    assert status == 0
    assert "Jeg vil blive student med min klasse. Ikke gå et år om." in said
    assert "I want to finish with my class. Not repeat a year." in said
    assert "Jag vill gå ut med min klass. Inte gå om." in said
    assert "Två mål som skulle hålla:" in said


def test_the_input_may_end_in_the_middle_of_the_goal(run: Run) -> None:
    elsa = read_clients().people["elsa"]
    typed = numbers(elsa, {"start": "why_skip", "guarded": "serious", "ahead": "full_time"}) + "\n\n"
    status, said, _ = run("--client", "elsa", typed=typed)

    assert status == 0
    assert "Looking back on the talk with Elsa" in said
    assert "Nothing to build a goal on." in said
    assert "Try the talk once more and ask openly" in said


def test_the_language_can_be_changed_in_the_middle_of_a_talk(run: Run) -> None:
    status, said, _ = run("--client", "Samir", typed="language\nspråk\npause\n", lang="en")

    assert status == 0
    assert "Samir: I go to work by taxi. But I know the buses." in said
