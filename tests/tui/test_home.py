"""The first page: what it lists, and how it is used by keyboard alone and by mouse alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.app import MalstegApp
from assistant.errors import WorkError
from assistant.i18n import Language
from assistant.records import DataFolder, Records, Session
from assistant.tui.home_rows import Kind, Row, home_rows
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.help import HelpScreen
from assistant.tui.screens.home import HomePage
from assistant.tui.widgets.rowlist import RowList

TextOn = Callable[[App[None]], str]
LinesOn = Callable[[App[None]], list[str]]


def rows(records: Records, language: Language, wanted: str = "") -> list[Row]:
    return home_rows(records.overview(), today=records.today, language=language, wanted=wanted)


def said(listed: list[Row]) -> list[str]:
    return [f"{row.text} | {row.aside}" if row.aside else row.text for row in listed]


def list_of(app: MalstegApp) -> RowList:
    return app.screen.query_one(RowList)


async def click_row(pilot: Pilot[None], app: MalstegApp, lines: list[str], text: str) -> None:
    """Click the last line that shows a text."""
    place = max(number for number, line in enumerate(lines) if text in line)
    await pilot.click(offset=(lines[place].index(text), place))
    await pilot.pause()


# --- what is listed -------------------------------------------------------------------------------


def test_due_comes_first_then_drafts_then_everybody(
    overdue: Session, lisa: Session, sam: Session, kim: Session, records: Records, english: Language
) -> None:
    listed = rows(records, english)
    due = listed[: listed.index(Row(Kind.HEADING, "Go on where you left off"))]
    assert said(due) == [
        "Time to meet again",
        "Alex · going for walks | should have been 3 days ago",
        "Lisa · coming on time to the courses | in 8 days",
    ]
    drafts = [row for row in listed if row.kind is Kind.DRAFT]
    assert [row.text for row in drafts] == ["Kim · reading"]
    everybody = listed[listed.index(Row(Kind.HEADING, "Everybody's goals")) :]
    assert said(everybody) == [
        "Everybody's goals",
        "Alex",
        "going for walks | accepted",
        "Kim",
        "reading | draft",
        "Lisa",
        "coming on time to the courses | accepted",
        "Sam",
        "a home of my own | accepted",
    ]


def test_sub_goals_stand_under_their_goal(lisa: Session, records: Records, english: Language) -> None:
    step = records.begin(english, lisa.case_id, lisa.goal_id)
    step.save()
    goals = [row for row in rows(records, english) if row.kind is Kind.GOAL]
    assert [(row.indent, row.goal_id) for row in goals] == [(1, lisa.goal_id), (2, step.goal_id)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("LIS", {"Lisa"}), ("home", {"Sam"}), ("everyday", {"Lisa"}), ("sam own", {"Sam"}), ("xyz", set())],
)
def test_finding_by_alias_title_and_life_area(
    wanted: str, found: set[str], lisa: Session, sam: Session, records: Records, english: Language
) -> None:
    assert {row.alias for row in rows(records, english, wanted) if row.goal_id} == found


def test_a_case_left_without_a_goal_can_be_begun(records: Records, english: Language) -> None:
    session = records.begin(english)
    session.conversation.answer("Robin")
    case = records.new_case(records.new_id(), session.conversation.draft)
    records.case_file(case.id).case.put("case", case, expected_revision=0)
    (row,) = [row for row in rows(records, english) if row.case_id]
    assert (row.text, row.aside, row.opens) == ("Robin", "no goal yet", "beginning")


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_listed(
    lisa: Session, records: Records, english: Language, tmp_path: Path
) -> None:
    (tmp_path / "data" / "broken.json").write_text("{")
    listed = rows(records, english)
    assert listed[0].text == "Could not be opened"
    assert "broken" in listed[1].text
    assert "damaged" in listed[1].text
    assert any(row.alias == "Lisa" for row in listed)


# --- the page -------------------------------------------------------------------------------------


async def test_an_empty_folder_says_one_sentence_and_one_key(app: MalstegApp, text_on: TextOn) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "There is no goal here yet." in text_on(app)
        assert "press F7" in text_on(app)
        await pilot.press("f7")
        await pilot.pause()
        assert isinstance(app.screen, ConversationPage)


async def test_keyboard_alone(lisa: Session, kim: Session, app: MalstegApp, text_on: TextOn) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert list_of(app).marked is not None
        await pilot.press("down", "down", "up", "up", "enter")
        await pilot.pause()
        assert isinstance(app.screen, GoalPage)
        assert app.screen.goal_id == lisa.goal_id
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomePage)
        await pilot.press("k", "i", "m")
        await pilot.pause()
        marked = list_of(app).marked
        assert marked is not None
        assert (marked.kind, marked.goal_id) == (Kind.DRAFT, kim.goal_id)
        assert "Lisa" not in text_on(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Lisa" in text_on(app)
        assert app.screen.query_one(Input).value == ""


async def test_enter_on_a_draft_goes_on_with_the_conversation(kim: Session, app: MalstegApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ConversationPage)
        assert app.screen.session.goal_id == kim.goal_id
        assert app.screen.conversation.state == "baseline"


async def test_another_goal_for_the_person_that_is_marked(
    lisa: Session, app: MalstegApp, text_on: TextOn
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "F8 new goal for Lisa" in text_on(app)
        await pilot.press("f8")
        await pilot.pause()
        assert isinstance(app.screen, ConversationPage)
        assert app.screen.session.case_id == lisa.case_id
        assert app.screen.conversation.draft.alias == "Lisa"


async def test_mouse_alone(
    lisa: Session, sam: Session, app: MalstegApp, lines_on: LinesOn, text_on: TextOn
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await click_row(pilot, app, lines_on(app), "a home of my own")
        assert isinstance(app.screen, GoalPage)
        assert app.screen.goal_id == sam.goal_id
        await click_row(pilot, app, lines_on(app), "back")
        assert isinstance(app.screen, HomePage)
        await click_row(pilot, app, lines_on(app), "help")
        assert isinstance(app.screen, HelpScreen)
        await click_row(pilot, app, lines_on(app), "back")
        await click_row(pilot, app, lines_on(app), "new person")
        assert isinstance(app.screen, ConversationPage)


async def test_nothing_found_says_how_to_see_everything(
    lisa: Session, app: MalstegApp, text_on: TextOn
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("q", "q")
        await pilot.pause()
        assert "Nothing fits what you wrote." in text_on(app)
        assert list_of(app).marked is None
        await pilot.press("enter", "f8", "down")
        await pilot.pause()
        assert isinstance(app.screen, HomePage)


async def test_the_list_is_made_anew_when_one_comes_back(
    lisa: Session, records: Records, english: Language, app: MalstegApp, text_on: TextOn
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        session = records.begin(english)
        session.conversation.answer("Robin")
        session.save()
        await pilot.press("escape")
        await pilot.pause()
        assert "Robin" in text_on(app)


async def test_what_people_write_is_never_read_as_markup(
    records: Records, english: Language, app: MalstegApp, text_on: TextOn
) -> None:
    session = records.begin(english)
    session.conversation.answer("[/x] [b]أحمد[/b] é́")
    session.save()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "[/x] [b]" in text_on(app)
        await pilot.press("[", "/", "x", "]")
        await pilot.pause()
        assert "[/x] [b]" in text_on(app)


async def test_f4_says_everything_anew_and_keeps_what_was_typed(
    lisa: Session, kim: Session, app: MalstegApp, lines_on: LinesOn, marked_languages: None
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("l", "i", "s", "f4")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "lis"
        shown = "\n".join(lines_on(app))
        assert "⟦Time to meet again⟧" in shown
        assert "⟦new goal for Lisa⟧" in shown
        assert app.language.code != "en"
        own = {
            "Målsteg",
            app.language.code,
            "Lisa",
            "lis",
            "coming",
            "on",
            "time",
            "to",
            "the",
            "courses",
            "·",
        }
        outside = "".join(part.split("⟧")[-1] for part in shown.split("⟦")).split()
        assert {word for word in outside if word.isalpha()} <= own | {"Enter", "Esc"}


async def test_a_folder_that_cannot_be_used_is_told_and_tried_again(
    tmp_path: Path, english: Language, text_on: TextOn
) -> None:
    tries: list[int] = []

    class Shy(DataFolder):
        def open_plain(self, *, make: bool = False) -> Records:
            tries.append(1)
            if len(tries) == 1:
                raise WorkError("no_access", path="/nowhere")
            return super().open_plain(make=make)

    app = MalstegApp(Shy(tmp_path / "data", date(2026, 11, 23)), english, date(2026, 11, 23), plain=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "There is no permission to use /nowhere." in text_on(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "There is no goal here yet." in text_on(app)


@pytest.mark.parametrize("size", [(60, 20), (40, 15), (20, 8), (200, 50)])
async def test_any_size_can_be_used(
    size: tuple[int, int], lisa: Session, kim: Session, app: MalstegApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "down", "f1", "escape", "f6", "up", "up", "up", "enter")
        await pilot.pause()
        assert isinstance(app.screen, GoalPage)
        await pilot.press("pagedown", "tab", "escape")


async def test_a_window_of_next_to_no_size_does_no_harm(lisa: Session, app: MalstegApp) -> None:
    async with app.run_test(size=(3, 2)) as pilot:
        await pilot.pause()
        await pilot.press("down", "f1", "escape", "f4", "f4", "f4", "enter")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert list_of(app).marked is not None


async def test_what_is_marked_stays_in_sight(
    lisa: Session, sam: Session, kim: Session, app: MalstegApp, lines_on: LinesOn
) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        for _ in range(6):
            marked = list_of(app).marked
            assert marked is not None
            assert any(marked.text[:12] in line for line in lines_on(app))
            await pilot.press("down")
            await pilot.pause()
