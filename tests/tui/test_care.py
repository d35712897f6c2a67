"""Care of a case from its page: bringing back what is damaged, erasing, and looking at what is old."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from gates import app_for, settle, write
from samples import FOUR_WORDS, LISA, TODAY, talk
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.app import MalstegApp
from assistant.config import Settings, save_settings
from assistant.i18n import LANGUAGES, Language
from assistant.records import DataFolder, Records, Session
from assistant.tui.home_rows import Kind, home_rows
from assistant.tui.screens.confirm import ConfirmScreen, TellScreen
from assistant.tui.screens.erase import EraseScreen
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.home import HomePage
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.rowlist import RowList

TextOn = Callable[[App[None]], str]


def mark(pilot: Pilot[None], wanted: Callable[[object], bool]) -> None:
    """Move the mark on the first page to a row."""
    rows = pilot.app.screen.query_one("#rows", RowList)
    rows.highlighted = next(place for place in range(rows.option_count) if wanted(rows.row(place)))


def damage(records: Records, session: Session) -> Path:
    """Damage a case's file, of which there is one earlier state."""
    records.revise(Language("en"), str(session.case_id), str(session.goal_id)).save()
    path = records.folder.file(str(session.case_id)).path
    path.write_bytes(path.read_bytes()[:-40])
    return path


# --- damage ---------------------------------------------------------------------------------------


async def test_a_damaged_case_is_brought_back_from_its_row(
    lisa: Session, kim: Session, records: Records, text_on: TextOn
) -> None:
    """The question says from when it is; nothing is done without a yes."""
    records.overview()
    damage(records, lisa)
    async with app_for_records(records).run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot, lambda: "Could not be opened" in text_on(pilot.app))
        rows = pilot.app.screen.query_one("#rows", RowList)
        assert rows.marked is not None
        assert rows.marked.kind is not Kind.PROBLEM
        mark(pilot, lambda row: row.kind is Kind.PROBLEM)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        said = text_on(pilot.app)
        assert "Bring back" in said
        await pilot.press("escape")
        await settle(pilot)
        assert records.overview().problems
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, HomePage))
        await settle(pilot, lambda: "The case is back as it was" in text_on(pilot.app))
        assert not records.overview().problems
        assert {case.alias for case in records.overview().cases} == {"Lisa", "Kim"}


async def test_where_there_is_no_earlier_state_that_is_said(
    lisa: Session, records: Records, text_on: TextOn
) -> None:
    path = damage(records, lisa)
    for earlier in path.parent.glob(f"{path.name}.[0-9]"):
        earlier.unlink()
    async with app_for_records(records).run_test(size=(100, 30)) as pilot:
        await settle(pilot, lambda: "Could not be opened" in text_on(pilot.app))
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, TellScreen))
        assert "latest backup" in text_on(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomePage)


async def test_a_goal_whose_case_is_damaged_is_brought_back_from_its_page(
    lisa: Session, records: Records, text_on: TextOn
) -> None:
    async with app_for_records(records).run_test(size=(100, 30)) as pilot:
        await settle(pilot, lambda: "coming on time" in text_on(pilot.app))
        damage(records, lisa)
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, GoalPage))
        assert "cannot be read" in text_on(pilot.app)
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, GoalPage))
        await settle(pilot, lambda: "cannot be read" not in text_on(pilot.app))


# --- erasing --------------------------------------------------------------------------------------


@pytest.mark.parametrize("from_goal", [False, True])
async def test_a_case_is_erased_once_its_name_is_written(
    lisa: Session, kim: Session, records: Records, text_on: TextOn, *, from_goal: bool
) -> None:
    async with app_for_records(records).run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot, lambda: "coming on time" in text_on(pilot.app))
        mark(pilot, lambda row: row.case_id == lisa.case_id)  # type: ignore[attr-defined]
        if from_goal:
            await pilot.press("enter")
            await settle(pilot, lambda: isinstance(pilot.app.screen, GoalPage))
        await pilot.press("shift+delete")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EraseScreen)
        assert "Backups made earlier" in text_on(pilot.app)
        await pilot.press("enter")
        await pilot.press(*"Kim", "enter")
        await pilot.pause()
        assert "That is not Lisa. Nothing has been erased." in text_on(pilot.app)
        assert len(records.overview().cases) == 2
        pilot.app.screen.query_one(Input).value = " lisa "
        await pilot.pause()
        assert "That is not" not in text_on(pilot.app)
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, HomePage))
        await settle(pilot, lambda: "Everything about Lisa is erased." in text_on(pilot.app))
        assert [case.alias for case in records.overview().cases] == ["Kim"]
    assert [entry.what for entry in records.journal.entries()][-2:] == ["erasing", "erased"]


async def test_erasing_can_be_left_by_mouse_and_by_key(
    lisa: Session, records: Records, text_on: TextOn
) -> None:
    async with app_for_records(records).run_test(size=(80, 24)) as pilot:
        await settle(pilot, lambda: "coming on time" in text_on(pilot.app))
        for by_mouse in (True, False):
            await pilot.press("shift+delete")
            await pilot.pause()
            line = pilot.app.screen.query_one(KeyLine)
            words = line.lines_at(line.content_size.width)[0].plain
            if by_mouse:
                await pilot.click(line, offset=(words.index("Esc"), 0))
            else:
                await pilot.press("escape")
            await pilot.pause()
            assert isinstance(pilot.app.screen, HomePage)
        assert len(records.overview().cases) == 1


@pytest.mark.parametrize("code", LANGUAGES)
async def test_the_last_question_is_asked_in_the_three_languages(
    lisa: Session, records: Records, code: str, text_on: TextOn
) -> None:
    """What has been written stays when the language changes."""
    app = MalstegApp(records, Language(code), TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, lambda: "coming on time" in text_on(pilot.app))
        await pilot.press("shift+delete", *"Li")
        await pilot.pause()
        before = text_on(app)
        await pilot.press("f4")
        await pilot.pause()
        assert text_on(app) != before
        assert app.screen.query_one(Input).value == "Li"


async def test_the_key_for_erasing_stands_on_the_page_of_help_alone(
    lisa: Session, records: Records, text_on: TextOn
) -> None:
    async with app_for_records(records).run_test(size=(80, 40)) as pilot:
        await settle(pilot, lambda: "coming on time" in text_on(pilot.app))
        assert "Shift+Del" not in text_on(pilot.app)
        await pilot.press("f1")
        await pilot.pause()
        assert "Shift+Del" in text_on(pilot.app)


# --- the limit ------------------------------------------------------------------------------------


async def test_cases_past_the_limit_of_the_unit_are_listed_at_the_end_and_never_erased_by_themselves(
    tmp_path: Path, english: Language, records: Records, text_on: TextOn
) -> None:
    long_ago = Records(records.folder.path, TODAY - timedelta(days=3 * 365))
    talk(long_ago.begin(english), {**LISA, "deadline": "2024-01-10", "follow_up": "2024-01-08"})
    talk(records.begin(english), {**LISA, "alias": "Kim"}, until="baseline")
    settings = tmp_path / "settings.toml"
    save_settings(Settings(keep_months=24), settings)
    app = MalstegApp(records, english, TODAY, settings=settings)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot, lambda: "Time to look at: keep or erase?" in text_on(app))
        rows = pilot.app.screen.query_one("#rows", RowList)
        listed = [rows.row(place) for place in range(rows.option_count)]
        old = [row for row in listed if row.kind is Kind.PAST_LIMIT]
        assert [row.alias for row in old] == ["Lisa"]
        assert listed[-1] is old[-1]
        mark(pilot, lambda row: row.kind is Kind.PAST_LIMIT)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, GoalPage))
        assert len(records.overview().cases) == 2
    overview = records.overview()
    without = home_rows(overview, today=TODAY, language=english)
    assert not [row for row in without if row.kind is Kind.PAST_LIMIT]


# --- helpers --------------------------------------------------------------------------------------


def app_for_records(records: Records) -> MalstegApp:
    return MalstegApp(records, Language("en"), TODAY)


async def test_an_encrypted_case_is_erased_and_brought_back_like_any_other(
    locked: DataFolder, text_on: TextOn
) -> None:
    async with app_for(locked).run_test(size=(100, 30)) as pilot:
        await write(pilot, passphrase=FOUR_WORDS)
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, HomePage))
        await settle(pilot, lambda: "coming on time" in text_on(pilot.app))
        mark(pilot, lambda row: row.alias == "Lisa")  # type: ignore[attr-defined]
        await pilot.press("shift+delete", *"Lisa", "enter")
        await settle(pilot, lambda: "Lisa" not in text_on(pilot.app))
        assert [case.alias for case in locked.records.overview().cases] == ["Kim"]
