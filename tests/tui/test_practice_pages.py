"""Practice in the app: marked on every page, with its own answers noted, and never near a case."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conversing import AppPilot, settle
from practising import TODAY, practising, progress_in
from textual import events
from textual.app import App
from textual.message import Message
from textual.widgets import Button, Input

from assistant.app import MalstegApp
from assistant.i18n import Language
from assistant.practice.progress import practice_folder
from assistant.records import DataFolder
from assistant.tui.screens.home import HomePage
from assistant.tui.screens.practice.exercise import ExercisePage
from assistant.tui.screens.practice.first import PracticeHomePage
from assistant.tui.screens.practice.progress import ProgressPage
from assistant.tui.screens.unlock import UnlockPage
from assistant.tui.widgets.choice import ChoiceField, ChoiceRow
from assistant.tui.widgets.graded import Graded
from assistant.tui.widgets.starts import StartsField
from assistant.tui.widgets.words import WordsField

LinesOn = Callable[[App[None]], list[str]]
TextOn = Callable[[App[None]], str]


def own_exercises(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "ours.toml").write_text(text, encoding="utf-8")
    return folder


def exercise_page(pilot: AppPilot) -> ExercisePage:
    assert isinstance(pilot.app.screen, ExercisePage)
    return pilot.app.screen


# --- the way in ---------------------------------------------------------------------------------


async def test_practice_begins_without_a_passphrase_beside_a_locked_folder(
    tmp_path: Path, quick_passphrases: None, text_on: TextOn
) -> None:
    DataFolder(tmp_path / "data", TODAY).encrypt("four words not together")
    before = sorted(path.name for path in (tmp_path / "data").rglob("*"))
    async with practising(tmp_path, name="purpose-or-goal") as pilot:
        await pilot.press("1", "enter")
        await settle(pilot)
        assert exercise_page(pilot).found is not None
        assert not any(isinstance(page, UnlockPage) for page in pilot.app.screen_stack)
    assert sorted(path.name for path in (tmp_path / "data").rglob("*")) == before
    assert len(progress_in(tmp_path).answers) == 1


async def test_from_the_first_page_there_is_a_key_to_practice_and_a_way_back(
    tmp_path: Path, english: Language
) -> None:
    app = MalstegApp(DataFolder(tmp_path / "data", TODAY), english, TODAY, plain=True)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(3):
            await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert isinstance(app.screen, PracticeHomePage)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, HomePage)


async def test_started_for_practice_there_is_nowhere_to_go_back_to(tmp_path: Path) -> None:
    async with practising(tmp_path) as pilot:
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PracticeHomePage)


@pytest.mark.parametrize(("code", "mark"), [("en", "PRACTICE"), ("sv", "ÖVNING"), ("da", "ØVELSE")])
async def test_every_page_says_in_its_first_line_that_it_is_practice(
    tmp_path: Path, lines_on: LinesOn, code: str, mark: str
) -> None:
    async with practising(tmp_path, code) as pilot:
        for keys in (["f5"], ["escape", "f9"], ["f1"], ["escape", "f7"], ["escape", "escape", "enter"]):
            assert mark in lines_on(pilot.app)[0], type(pilot.app.screen)
            await pilot.press(*keys)
            await settle(pilot)
        assert isinstance(pilot.app.screen, ExercisePage)
        assert mark in lines_on(pilot.app)[0]


# --- the page of practice -----------------------------------------------------------------------


async def test_it_lists_what_is_next_the_sets_and_the_clients(tmp_path: Path, text_on: TextOn) -> None:
    async with practising(tmp_path, size=(120, 40), count=3) as pilot:
        seen = text_on(pilot.app)
        assert "Kerstin" in seen
        assert "Next for you 3 exercises" in seen
        assert "Mend the scale 0 of 8 taken" in seen
        assert "Elsa, 17 · School" in seen


async def test_somebody_else_has_progress_of_their_own(tmp_path: Path, text_on: TextOn) -> None:
    async with practising(tmp_path, name="goal-or-intervention") as pilot:
        await pilot.press("1", "enter")
        await settle(pilot)
        await pilot.press("f10")
        await settle(pilot)
        assert "Goal or intervention? 1 of 10 taken" in text_on(pilot.app)
        await pilot.press("f5", *["backspace"] * 7, *"Ali", "enter")
        await settle(pilot)
        seen = text_on(pilot.app)
        assert "Ali" in seen
        assert "Goal or intervention? 0 of 10 taken" in seen


async def test_what_a_supervisor_has_written_wrongly_is_named_and_the_rest_is_there(
    tmp_path: Path, text_on: TextOn
) -> None:
    folder = own_exercises(tmp_path, 'set = "purpose-or-goal"\n[[exercise]]\nid = "no-words"\nkey = "goal"\n')
    async with practising(tmp_path, size=(120, 50), exercises=folder) as pilot:
        seen = text_on(pilot.app)
        assert "ours.toml, line 2, statement: This is missing." in seen
        assert "Find the fault 0 of 13 taken" in seen


async def test_progress_that_cannot_be_read_is_told_and_tried_again(tmp_path: Path, text_on: TextOn) -> None:
    path = progress_in(tmp_path).path
    path.mkdir(parents=True)
    async with practising(tmp_path) as pilot:
        assert "cannot be read" in text_on(pilot.app)
        path.rmdir()
        await pilot.press("enter")
        await settle(pilot)
        assert "Next for you" in text_on(pilot.app)


# --- exercises ----------------------------------------------------------------------------------


async def test_an_answer_is_met_at_once_and_noted_without_a_word_of_it(
    tmp_path: Path, text_on: TextOn
) -> None:
    facts: list[Message] = []
    async with practising(tmp_path, name="repair", count=1, facts=facts) as pilot:
        await pilot.press(*"She feels better", "enter")
        await settle(pilot)
        page = exercise_page(pilot)
        assert page.found is not None
        assert "“feels better”" in page.query_one(Graded).said or "better" in page.query_one(Graded).said
        assert "How would you word it? She feels better" in text_on(pilot.app)
        told = [fact for fact in facts if isinstance(fact, ExercisePage.ExerciseAnswered)]
        assert [fact.outcome for fact in told] == [page.found.outcome]
        await pilot.press("enter")
        await settle(pilot)
        assert "1 exercise done" in text_on(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PracticeHomePage)
    noted = progress_in(tmp_path)
    assert len(noted.answers) == 1
    assert "better" not in noted.path.read_text(encoding="utf-8")


async def test_the_rule_comes_on_f3_before_and_after_the_answer(tmp_path: Path, text_on: TextOn) -> None:
    async with practising(tmp_path, name="goal-or-intervention", size=(80, 40)) as pilot:
        assert "The rule:" not in text_on(pilot.app)
        await pilot.press("f3")
        await settle(pilot)
        assert "The rule: Ask who does something in the sentence" in text_on(pilot.app)
        await pilot.press("f3", "2", "enter")
        await settle(pilot)
        assert "The rule:" not in text_on(pilot.app)
        await pilot.press("f3")
        await settle(pilot)
        assert "The rule: Ask who does something in the sentence" in text_on(pilot.app)


async def test_an_enter_too_many_does_not_pass_by_what_is_said(tmp_path: Path) -> None:
    async with practising(tmp_path, name="purpose-or-goal") as pilot:
        await pilot.press("2")
        for _ in range(2):
            pilot.app.post_message(events.Key("enter", "\r"))
        await settle(pilot)
        await settle(pilot)
        assert exercise_page(pilot).query_one(Graded).display
        assert len(progress_in(tmp_path).answers) == 1


async def test_an_empty_answer_is_not_graded(tmp_path: Path, text_on: TextOn) -> None:
    async with practising(tmp_path, name="purpose-or-goal") as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert "Nothing is chosen or written yet. F2 leaves this exercise." in text_on(pilot.app)
        assert exercise_page(pilot).found is None


async def test_an_exercise_that_is_left_is_not_noted(tmp_path: Path, text_on: TextOn) -> None:
    async with practising(tmp_path, name="purpose-or-goal", count=2) as pilot:
        await pilot.press("f2", "f2")
        await settle(pilot)
        assert "Nothing was answered this time." in text_on(pilot.app)
    assert progress_in(tmp_path).answers == []


async def test_esc_goes_back_to_what_was_asked_before_with_its_answer(tmp_path: Path) -> None:
    async with practising(tmp_path, name="goal-kind") as pilot:
        await pilot.press("2", "enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        field = exercise_page(pilot).query_one(ChoiceField)
        assert (len(field.list.options), field.list.chosen) == (5, 1)


async def test_steps_are_written_as_a_staircase_and_shown_as_soon_as_they_make_sense(
    tmp_path: Path, text_on: TextOn
) -> None:
    async with practising(tmp_path, name="build-scale", size=(80, 40)) as pilot:
        field = exercise_page(pilot).query_one(StartsField)
        await pilot.press("1", "enter", "2", "enter", "3", "enter", "4")
        await settle(pilot)
        assert field.raw() == "1; 2; 3; 4"
        assert "2 2 the goal" in text_on(pilot.app)
        await pilot.press("backspace", "0")
        await settle(pilot)
        assert "2 2 the goal" not in text_on(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        page = exercise_page(pilot)
        assert page.found is not None
        assert page.found.outcome == "not_yet"
        assert "1; 2; 3; 0:" in page.query_one(Graded).said


async def test_f4_in_the_middle_keeps_the_words_and_says_the_exercise_anew(
    tmp_path: Path, text_on: TextOn
) -> None:
    async with practising(tmp_path, name="repair", size=(80, 40)) as pilot:
        await pilot.press(*"two words", "f4")
        await settle(pilot)
        page = exercise_page(pilot)
        assert page.query_one(WordsField).paper.text == "two words"
        assert page.language.text("How would you word it?") in text_on(pilot.app)
        assert pilot.app.focused is page.query_one(WordsField).paper
        await pilot.press("enter")
        await settle(pilot)
        spoken = page.language.code
        await pilot.press("f4")
        await settle(pilot)
        task = page.exercise
        assert task is not None
        assert page.language.code != spoken
        assert task.model.words(page.language.code)[:30] in " ".join(  # type: ignore[union-attr]
            page.query_one(Graded).said.split()
        )


async def test_what_cannot_be_noted_is_told_and_the_answer_is_met_all_the_same(tmp_path: Path) -> None:
    practice_folder(tmp_path / "data").write_text("in the way", encoding="utf-8")
    async with practising(tmp_path) as pilot:
        assert isinstance(pilot.app.screen, PracticeHomePage)
        assert pilot.app.screen.ground is None
    practice_folder(tmp_path / "data").unlink()
    async with practising(tmp_path, name="purpose-or-goal") as pilot:
        practice_folder(tmp_path / "data").write_text("in the way", encoding="utf-8")
        await pilot.press("2", "enter")
        await settle(pilot)
        assert exercise_page(pilot).found is not None
        assert len(pilot.app._notifications) == 1


async def test_an_exercise_by_mouse_alone(tmp_path: Path) -> None:
    async with practising(tmp_path, name="purpose-or-goal", count=1, size=(80, 40)) as pilot:
        page = exercise_page(pilot)
        await pilot.click(next(iter(page.query(ChoiceRow))))
        # A button takes no second click while it still shows the first.
        page.query_one(".continue", Button).active_effect_duration = 0
        for _ in ("answer", "go on from what is said", "go on from the end"):
            await pilot.click(page.query_one(".continue", Button))
            await settle(pilot)
        assert isinstance(pilot.app.screen, PracticeHomePage)
    assert len(progress_in(tmp_path).answers) == 1


@pytest.mark.parametrize("code", ["en", "sv", "da"])
async def test_every_kind_of_exercise_can_be_taken_on_the_smallest_screen(
    tmp_path: Path, lines_on: LinesOn, code: str
) -> None:
    answers = {
        ChoiceField: ["1", "enter"],
        StartsField: [*"1", "enter", *"2", "enter", *"3", "enter", *"4", "enter"],
    }
    async with practising(tmp_path, code) as pilot:
        ground = pilot.app.screen.ground  # type: ignore[attr-defined]
        for name in ("find-fault", "repair", "goal-kind", "build-scale", "mend-scale", "follow-up"):
            pilot.app.push_screen(ExercisePage(ground, ground.next_tasks(name, 1)))
            await settle(pilot)
            page = exercise_page(pilot)
            for _ in range(4):
                if page.found is None:
                    field = page._field
                    await pilot.press(*answers.get(type(field), ["x", "enter"]))
                    await settle(pilot)
            assert page.found is not None, name
            assert max(map(len, lines_on(pilot.app))) <= 80
            await pilot.press("f10")
            await settle(pilot)


# --- progress -----------------------------------------------------------------------------------


async def test_progress_is_shown_and_written_to_a_file_for_a_supervisor(
    tmp_path: Path, text_on: TextOn
) -> None:
    async with practising(tmp_path, name="goal-or-intervention", size=(100, 40)) as pilot:
        await pilot.press("1", "enter")
        await settle(pilot)
        await pilot.press("f10")
        await settle(pilot)
        await pilot.press("f9")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ProgressPage)
        assert "1 answer" in text_on(pilot.app)
        for _ in range(2):
            await pilot.press("f7")
            await settle(pilot)
            pilot.app.screen.query_one(Input).value = str(tmp_path / "kerstin.json")
            await pilot.press("enter")
            await settle(pilot)
        assert "There is a file of that name already: kerstin.json" in text_on(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Your progress stands in" in text_on(pilot.app)
    written = json.loads((tmp_path / "kerstin.json").read_text(encoding="utf-8"))
    assert (written["trainee"], written["answers"]) == ("Kerstin", 1)


async def test_a_place_no_file_can_stand_in_is_told(tmp_path: Path, text_on: TextOn) -> None:
    async with practising(tmp_path, size=(100, 40)) as pilot:
        await pilot.press("f9", "f7")
        await settle(pilot)
        pilot.app.screen.query_one(Input).value = str(tmp_path / "nowhere" / "kerstin.json")
        await pilot.press("enter")
        await settle(pilot)
        assert "cannot be written" in text_on(pilot.app)
