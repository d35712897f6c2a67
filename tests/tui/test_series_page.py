"""Noting what is measured again and again on the screen, and seeing it as a chart."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from conversing import AppPilot, card_of, press, settle
from gates import unlock
from samples import FOUR_WORDS
from textual.app import App
from textual.widgets import Input

from assistant.app import MalstegApp
from assistant.dialogs.standing import Stage
from assistant.errors import WorkError
from assistant.goals.measurements import PhaseKind
from assistant.i18n import Language
from assistant.records import DataFolder, Records, Session
from assistant.records.measuring import Notebook, open_notebook, set_up
from assistant.tui.home_rows import Kind
from assistant.tui.screens.confirm import ConfirmScreen
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.home import HomePage
from assistant.tui.screens.new_phase import NewPhaseScreen
from assistant.tui.screens.save_picture import SavePictureScreen
from assistant.tui.screens.series import SeriesPage
from assistant.tui.screens.set_up_series import SetUpSeriesPage
from assistant.tui.screens.unlock import UnlockPage
from assistant.tui.widgets.chart_view import ChartView
from assistant.tui.widgets.noting import NotingCard
from assistant.tui.widgets.rowlist import RowList
from measured import FIRST, TODAY, lisa_with_series

TextOn = Callable[[App[None]], str]
LinesOn = Callable[[App[None]], list[str]]


@pytest.fixture
def lisa_noting(tmp_path: Path) -> tuple[Records, Notebook]:
    """Lisa notes two things each day; all is noted but the last two days before today."""
    records, notebook = lisa_with_series(tmp_path / "data")
    days = (TODAY - FIRST).days - 2
    for place in range(days):
        values = {"goal": Decimal(place % 2), "m2": Decimal(2 if place < 7 else 4)}
        notebook.note(FIRST + timedelta(days=place), values)
    return records, notebook


@asynccontextmanager
async def noting(
    noted: tuple[Records, Notebook], *, size: tuple[int, int] = (100, 36), code: str = "en"
) -> AsyncIterator[AppPilot]:
    """Open the page on which Lisa's notes are made."""
    records, notebook = noted
    app = MalstegApp(records, Language(code), TODAY)
    async with app.run_test(size=size, notifications=True) as pilot:
        for _ in range(3):
            await settle(pilot)
        app.open_series(notebook.goal.case_id, notebook.goal.id)
        for _ in range(3):
            await settle(pilot)
        yield pilot


def page_of(pilot: AppPilot) -> SeriesPage:
    assert isinstance(pilot.app.screen, SeriesPage)
    return pilot.app.screen


def asked(pilot: AppPilot) -> tuple[date, str] | None:
    """Which day and which measure is asked for."""
    entering = page_of(pilot).entering
    assert entering is not None
    return None if entering.up is None else (entering.up.slot, entering.up.measure.name)


def on_disk(noted: tuple[Records, Notebook], day: date) -> dict[str, Decimal | None] | None:
    records, notebook = noted
    entry = open_notebook(records, notebook.goal.case_id, notebook.goal.id).entry(day)
    return None if entry is None else entry.values


YESTERDAY = TODAY - timedelta(days=1)
BEFORE = TODAY - timedelta(days=2)


# --- noting ---------------------------------------------------------------------------------------


async def test_missing_days_come_first_and_enter_goes_from_value_to_value(
    lisa_noting: tuple[Records, Notebook], text_on: TextOn
) -> None:
    async with noting(lisa_noting) as pilot:
        assert asked(pilot) == (BEFORE, "on time")
        assert "2 days are missing" in text_on(pilot.app)

        await press(pilot, "1", "enter")
        assert asked(pilot) == (BEFORE, "feeling safe")
        assert on_disk(lisa_noting, BEFORE) == {"goal": Decimal(1)}

        await press(pilot, "4", "enter")
        assert asked(pilot) == (YESTERDAY, "on time")
        assert "1 day is missing" in text_on(pilot.app)

        await press(pilot, "0", "enter", "5", "enter", "1", "enter", "5", "enter")
        assert asked(pilot) is None
        assert on_disk(lisa_noting, TODAY) == {"goal": Decimal(1), "m2": Decimal(5)}
        assert "Everything is noted up to today." in text_on(pilot.app)


async def test_what_is_typed_while_a_value_is_saved_is_for_the_next(
    lisa_noting: tuple[Records, Notebook],
) -> None:
    async with noting(lisa_noting) as pilot:
        await pilot.press("1", "enter", "3", "enter", "0", "enter", "4", "enter")
        for _ in range(8):
            await settle(pilot)
        assert on_disk(lisa_noting, BEFORE) == {"goal": Decimal(1), "m2": Decimal(3)}
        assert on_disk(lisa_noting, YESTERDAY) == {"goal": Decimal(0), "m2": Decimal(4)}


async def test_an_empty_line_goes_on_and_f2_says_there_is_nothing_to_note(
    lisa_noting: tuple[Records, Notebook],
) -> None:
    async with noting(lisa_noting) as pilot:
        await press(pilot, "enter")
        assert asked(pilot) == (BEFORE, "feeling safe")
        assert on_disk(lisa_noting, BEFORE) is None
        await press(pilot, "f2")
        assert asked(pilot) == (YESTERDAY, "on time")
        assert on_disk(lisa_noting, BEFORE) == {"m2": None}


async def test_going_back_and_typing_another_number_is_a_correction_and_what_was_there_is_kept(
    lisa_noting: tuple[Records, Notebook], text_on: TextOn
) -> None:
    async with noting(lisa_noting) as pilot:
        await press(pilot, "1", "enter", "escape")
        assert asked(pilot) == (BEFORE, "on time")
        assert "It says 1 now" in text_on(pilot.app)
        await press(pilot, "0", "enter")
        assert on_disk(lisa_noting, BEFORE) == {"goal": Decimal(0)}
        records, notebook = lisa_noting
        again = open_notebook(records, notebook.goal.case_id, notebook.goal.id)
        (corrected,) = again.corrections()
        assert [entry.values["goal"] for entry in corrected.before] == [Decimal(1)]
        await press(pilot, "pagedown", "pagedown", "pagedown")
        assert "corrected; before: 1 · –" in text_on(pilot.app)


async def test_a_day_goes_there_also_when_everything_is_noted(
    lisa_noting: tuple[Records, Notebook],
) -> None:
    async with noting(lisa_noting) as pilot:
        await press(pilot, "f2", "f2", "f2", "f2", "f2", "f2")
        assert asked(pilot) is None
        line = page_of(pilot).query_one(NotingCard).line
        line.value = "2 November"
        await press(pilot, "enter")
        assert asked(pilot) == (FIRST, "on time")
        assert line.value == "0"
        line.value = "hopscotch"
        await press(pilot, "enter")
        assert asked(pilot) == (FIRST, "on time")


async def test_a_click_on_a_note_goes_there_and_a_click_on_a_dot_writes_the_number(
    lisa_noting: tuple[Records, Notebook],
) -> None:
    async with noting(lisa_noting) as pilot:
        page = page_of(pilot)
        await page.run_action(f"go_to('{FIRST.isoformat()}', 1)")
        await settle(pilot)
        assert asked(pilot) == (FIRST, "on time")
        await pilot.click(".noting-dots", offset=(5, 0))
        await settle(pilot)
        assert page.query_one(NotingCard).line.value == "1"


async def test_what_cannot_be_noted_is_said_in_place_and_stays_to_be_mended(
    lisa_noting: tuple[Records, Notebook], text_on: TextOn
) -> None:
    async with noting(lisa_noting) as pilot:
        await press(pilot, "7", "enter")
        assert asked(pilot) == (BEFORE, "on time")
        assert page_of(pilot).query_one(NotingCard).line.value == "7"
        assert "7 is outside" in text_on(pilot.app) or "from 0 to 1" in text_on(pilot.app)
        assert on_disk(lisa_noting, BEFORE) is None
        await press(pilot, "backspace", "1", "enter")
        assert on_disk(lisa_noting, BEFORE) == {"goal": Decimal(1)}


async def test_a_full_disk_loses_nothing_and_enter_tries_again(
    lisa_noting: tuple[Records, Notebook], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with noting(lisa_noting) as pilot:

        def full(*_: object, **__: object) -> None:
            raise WorkError("no_space", path="a full disk")

        with monkeypatch.context() as broken:
            broken.setattr(Notebook, "note", full)
            await press(pilot, "1", "enter")
        card = page_of(pilot).query_one(NotingCard)
        assert (asked(pilot), card.line.value) == ((BEFORE, "on time"), "1")
        assert on_disk(lisa_noting, BEFORE) is None
        await press(pilot, "enter")
        assert on_disk(lisa_noting, BEFORE) == {"goal": Decimal(1)}


async def test_words_not_noted_yet_are_pointed_out_once_and_come_back(
    lisa_noting: tuple[Records, Notebook], text_on: TextOn
) -> None:
    async with noting(lisa_noting) as pilot:
        await press(pilot, "1", "enter", "3", "escape", "enter")
        assert page_of(pilot).query_one(NotingCard).line.value == "3"
        await press(pilot, "f10")
        assert "is not answered yet" in text_on(pilot.app)
        await press(pilot, "f10")
        assert isinstance(pilot.app.screen, HomePage)


# --- the chart ------------------------------------------------------------------------------------


async def test_the_chart_and_a_sentence_for_each_phase_stand_below_the_line(
    lisa_noting: tuple[Records, Notebook], text_on: TextOn
) -> None:
    async with noting(lisa_noting, size=(120, 60)) as pilot:
        seen = text_on(pilot.app)
        assert "┊Before" in seen
        assert "┊the course" in seen
        assert "Before: 2 on average of 7 values" in seen
        assert "the course: 4 on average of 12 values" in seen


async def test_the_chart_follows_the_room_there_is_and_every_new_note(
    lisa_noting: tuple[Records, Notebook],
) -> None:
    async with noting(lisa_noting, size=(120, 60)) as pilot:
        view = page_of(pilot).query_one(ChartView)
        wide = max(map(len, str(view.query_one(".chart-picture").render()).splitlines()))
        await pilot.resize_terminal(80, 24)
        for _ in range(3):
            await settle(pilot)
        narrow = max(map(len, str(view.query_one(".chart-picture").render()).splitlines()))
        assert narrow <= 76 < wide

        assert view.chart is not None
        before = len(view.chart.courses[0].points)
        await press(pilot, "1", "enter")
        await settle(pilot)
        assert len(view.chart.courses[0].points) == before + 1


async def test_the_means_of_weeks_are_a_key_away(lisa_noting: tuple[Records, Notebook]) -> None:
    async with noting(lisa_noting) as pilot:
        page = page_of(pilot)
        await press(pilot, "f5")
        assert page.chart is not None
        assert page.chart.weekly
        await press(pilot, "f5")
        assert not page.chart.weekly


async def test_another_language_words_everything_and_keeps_what_is_typed(
    lisa_noting: tuple[Records, Notebook], text_on: TextOn
) -> None:
    async with noting(lisa_noting, size=(120, 60), code="sv") as pilot:
        assert "2 dagar saknas" in text_on(pilot.app)
        await press(pilot, "1", "f4", "f4")
        await settle(pilot)
        assert "2 days are missing" in text_on(pilot.app)
        assert "on average" in text_on(pilot.app)
        assert page_of(pilot).query_one(NotingCard).line.value == "1"


@pytest.mark.parametrize("code", ["sv", "da", "en"])
async def test_nothing_is_cut_off_on_a_small_screen(
    lisa_noting: tuple[Records, Notebook], lines_on: LinesOn, code: str
) -> None:
    async with noting(lisa_noting, size=(80, 24), code=code) as pilot:
        page = page_of(pilot)
        assert page.query_one(NotingCard).region.bottom <= page.query_one("#course").region.y
        assert page.query_one("#course").size.height >= 10
        said = " ".join(lines_on(pilot.app))
        for key in ("Enter", "Esc", "F2", "F5", "F7", "F8", "F9", "F10", "PgDn", "F1", "F4"):
            assert f"{key} " in said
        assert page.query_one("#course").max_scroll_x == 0


# --- pictures and phases --------------------------------------------------------------------------


async def test_the_chart_is_saved_and_another_file_is_never_replaced_without_a_yes(
    lisa_noting: tuple[Records, Notebook], tmp_path: Path
) -> None:
    there = tmp_path / "there.svg"
    there.write_text("kept", encoding="utf-8")
    async with noting(lisa_noting) as pilot:
        await press(pilot, "f7")
        asking = pilot.app.screen
        assert isinstance(asking, SavePictureScreen)
        line = asking.query_one(Input)
        line.value = str(tmp_path / "chart.gif")
        await press(pilot, "enter")
        assert pilot.app.screen is asking

        line.value = str(there)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, "escape")
        assert there.read_text(encoding="utf-8") == "kept"

        await press(pilot, "enter", "enter")
        for _ in range(3):
            await settle(pilot)
        assert isinstance(pilot.app.screen, SeriesPage)
        assert "<svg" in there.read_text(encoding="utf-8")


async def test_a_phase_begins_today_with_a_name_of_its_own(
    lisa_noting: tuple[Records, Notebook], text_on: TextOn
) -> None:
    async with noting(lisa_noting) as pilot:
        await press(pilot, "f8")
        assert isinstance(pilot.app.screen, NewPhaseScreen)
        await press(pilot, "3", "a", "l", "o", "n", "e", "enter")
        for _ in range(3):
            await settle(pilot)
        assert isinstance(pilot.app.screen, SeriesPage)
        records, notebook = lisa_noting
        phases = open_notebook(records, notebook.goal.case_id, notebook.goal.id).series.phases
        assert (phases[-1].kind, phases[-1].starts, phases[-1].name) == (
            PhaseKind.PHASING_OUT,
            TODAY,
            "alone",
        )


# --- getting there --------------------------------------------------------------------------------


async def test_home_lists_what_is_to_be_noted_and_leads_there(
    lisa_noting: tuple[Records, Notebook], text_on: TextOn
) -> None:
    records, _ = lisa_noting
    app = MalstegApp(records, Language("en"), TODAY)
    async with app.run_test(size=(100, 36)) as pilot:
        for _ in range(3):
            await settle(pilot)
        assert "To note" in text_on(app)
        assert "2 days are missing" in text_on(app)
        rows = app.screen.query_one(RowList)
        while rows.marked is None or rows.marked.kind is not Kind.TO_NOTE:
            await press(pilot, "down")
        await press(pilot, "enter")
        await settle(pilot)
        assert asked(pilot) == (BEFORE, "on time")


async def test_a_goal_without_notes_leads_to_settling_what_to_note_and_on_to_noting(
    records: Records, lisa: Session, text_on: TextOn
) -> None:
    app = MalstegApp(records, Language("en"), TODAY)
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(3):
            await settle(pilot)
        app.show_goal(str(lisa.case_id), str(lisa.goal_id))
        await settle(pilot)
        await press(pilot, "f2")
        page = app.screen
        assert isinstance(page, SetUpSeriesPage)
        await press(pilot, "1")
        await press(pilot, "enter", "enter")
        assert page.conversation.state == "other_1"
        assert "How often: Every day" in text_on(app)

        await press(pilot, "f10", "f2")
        page = app.screen
        assert isinstance(page, SetUpSeriesPage)
        assert page.conversation.state == "other_1"
        field = card_of(pilot).field
        assert field is not None
        await press(pilot, *"sleep;", "1", "minus", "5", "enter")
        assert "sleep: Which way is better there?" in text_on(app)
        await press(pilot, "1")
        await press(pilot, "enter")
        rounds = 0
        while page.stage is not Stage.CHECKING:
            rounds += 1
            assert rounds < 10, page.conversation.state
            await press(pilot, "enter")
        assert "Begin to note" in text_on(app)
        await press(pilot, "enter")
        for _ in range(3):
            await settle(pilot)
        assert asked(pilot) == (TODAY, "coming on time to the courses")
        await press(pilot, "f10")
        assert isinstance(app.screen, GoalPage)


async def test_after_the_passphrase_what_was_written_when_it_locked_is_noted(
    locked: DataFolder, text_on: TextOn
) -> None:
    locked.unlock(FOUR_WORDS)
    records = locked.records
    goal = records.find_goal("Lisa")
    setting_up = set_up(records, Language("en"), goal.case_id, goal.id)
    for answer in ("1", "on time", None, "2026-11-20", None, None):
        reply = setting_up.conversation.skip() if answer is None else setting_up.conversation.answer(answer)
        assert reply.status == "taken", (setting_up.conversation.state, reply)
    setting_up.conversation.proceed()
    setting_up.save()
    assert setting_up.series is not None

    app = MalstegApp(locked, Language("en"), TODAY)
    async with app.run_test(size=(100, 36)) as pilot:
        for _ in range(3):
            await settle(pilot)
        app.open_series(goal.case_id, goal.id)
        for _ in range(3):
            await settle(pilot)
        await pilot.press("1", "ctrl+l")
        await settle(pilot)
        assert isinstance(app.screen, UnlockPage)
        assert "on time" not in text_on(app)
        await unlock(pilot, SeriesPage)
        assert page_of(pilot).query_one(NotingCard).line.value == "1"

        app.entrance.lock()
        await press(pilot, "enter")
        assert isinstance(app.screen, UnlockPage)
        await unlock(pilot, SeriesPage)
        for _ in range(3):
            await settle(pilot)
        noted = open_notebook(app.records, goal.case_id, goal.id).entry(date(2026, 11, 20))
        assert noted is not None
        assert noted.values == {"goal": Decimal(1)}
