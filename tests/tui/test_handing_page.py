"""The choices for a document in the app, and how it will read before anything is written."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from conversing import settle
from documenting import choosing, exported, page_of, press, read_text, write
from gates import unlock
from samples import LISA, TODAY, talk
from textual.app import App
from textual.widgets import Input

from assistant.app import MalstegApp, Start
from assistant.handing.desk import Desk, Wish
from assistant.i18n import Language
from assistant.records import DataFolder, Records, Session
from assistant.tui.screens.case import CasePage
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.handing import HandingPage
from assistant.tui.screens.handing_over import HandingOverPage
from assistant.tui.widgets.choice import ChoiceList
from assistant.tui.widgets.preview import Preview

TextOn = Callable[[App[None]], str]


@pytest.fixture
def sleeping(lisa: Session, records: Records, english: Language) -> Session:
    """A second goal of Lisa's."""
    answers = {**LISA, "what": "sleeping well at night"}
    return talk(records.begin(english, lisa.case_id), answers)


# --- choosing -------------------------------------------------------------------------------------


async def test_the_text_is_there_before_anything_is_written(
    lisa: Session, records: Records, text_on: TextOn
) -> None:
    async with choosing(records, lisa) as pilot:
        assert read_text(pilot).startswith("Plan for Lisa\n")
        assert "I come late to the courses and miss the beginning." in read_text(pilot)
        assert "● Plan ○ Status ○ Table" in text_on(pilot.app)

        await press(pilot, "escape")

        assert isinstance(pilot.app.screen, GoalPage)
    assert exported(records) == []


async def test_every_choice_draws_the_text_anew(lisa: Session, records: Records) -> None:
    async with choosing(records, lisa) as pilot:
        await press(pilot, "right")
        assert read_text(pilot).startswith("Status report for Lisa")

        await press(pilot, "7")
        assert '"resourceType": "Bundle"' in read_text(pilot)

        await press(pilot, "8")
        assert read_text(pilot).startswith("Goal id,Name,Goal,")

        await press(pilot, "5", "down", "2")
        assert page_of(pilot).wish is not None
        assert page_of(pilot).wish.language == "da"  # type: ignore[union-attr]
        assert "Vi mødes næste gang" in read_text(pilot)
        assert pilot.app.language.code == "en"  # type: ignore[attr-defined]

        await press(pilot, "1", "up", "6")
        assert read_text(pilot).startswith("Noteringsblad för Lisa")


async def test_the_text_is_made_beside_the_screen(
    lisa: Session, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    make = Desk.make

    def noticed(desk: Desk, wish: Wish, *, as_text: bool = False) -> object:
        threads.append(threading.current_thread())
        return make(desk, wish, as_text=as_text)

    monkeypatch.setattr(Desk, "make", noticed)
    async with choosing(records, lisa) as pilot:
        await press(pilot, "right", "right")

    assert len(threads) >= 3
    assert threading.main_thread() not in threads


async def test_the_name_of_the_caseworker_stands_in_it_as_it_is_written(
    lisa: Session, records: Records
) -> None:
    async with choosing(records, lisa) as pilot:
        page_of(pilot).query_one("#worker").focus()
        await press(pilot, *"Bo")

        assert "Bo" in read_text(pilot).split("Purpose")[0]


async def test_goals_are_chosen_and_without_any_nothing_goes_on(
    lisa: Session, sleeping: Session, records: Records, text_on: TextOn
) -> None:
    async with choosing(records, lisa) as pilot:
        assert "sleeping well at night" not in read_text(pilot)
        page_of(pilot).query_one("#goals").focus()

        await press(pilot, "2")
        assert "sleeping well at night" in read_text(pilot)
        assert "coming on time to the courses" in read_text(pilot)

        await press(pilot, "1", "down", "space")
        assert "Choose at least one goal." in text_on(pilot.app)

        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HandingPage)


async def test_from_the_case_everything_that_fits_is_chosen(
    lisa: Session, sleeping: Session, records: Records, english: Language
) -> None:
    talk(records.begin(english, lisa.case_id), {**LISA, "what": "reading"}, until="baseline")
    async with MalstegApp(
        records, english, TODAY, start=Start("goal", goal=lisa.goal_id)
    ).run_test() as pilot:
        for _ in range(3):
            await settle(pilot)
        await press(pilot, "f3")
        assert isinstance(pilot.app.screen, CasePage)

        await press(pilot, "ctrl+p")
        assert len(page_of(pilot).wish.goals) == 3  # type: ignore[union-attr]

        await press(pilot, "2")
        assert set(page_of(pilot).wish.goals) == {lisa.goal_id, sleeping.goal_id}  # type: ignore[union-attr]


async def test_a_unit_with_a_template_of_its_own_is_told_so(
    lisa: Session, records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docx.Document().save(str(tmp_path / "plan.docx"))
    monkeypatch.setattr("assistant.handing.making.own_templates", lambda _chosen: tmp_path)
    told = "Your unit's own template decides how the Word document looks."
    async with choosing(records, lisa) as pilot:
        assert told in str(page_of(pilot).query_one("#kind-hint").render())

        await press(pilot, "down", "down", "2")
        assert told not in str(page_of(pilot).query_one("#kind-hint").render())


async def test_a_case_without_a_goal_that_fits_says_so_and_lets_one_be_chosen(
    kim: Session, records: Records, text_on: TextOn
) -> None:
    app = MalstegApp(records, Language("en"), TODAY, start=Start("goal", goal=kim.goal_id))
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(3):
            await settle(pilot)
        await press(pilot, "f3", "ctrl+p", "2")
        assert "Choose at least one goal." in text_on(app)

        page_of(pilot).query_one("#goals").focus()
        await press(pilot, "space")
        assert read_text(pilot).startswith("Status report for Kim")


# --- language, room, locking ----------------------------------------------------------------------


async def test_the_language_changes_and_what_is_chosen_and_written_stays(
    lisa: Session, records: Records, text_on: TextOn
) -> None:
    async with choosing(records, lisa) as pilot:
        await press(pilot, "f4")
        await press(pilot, "f4")
        assert page_of(pilot).wish.language == "en"  # type: ignore[union-attr]
        assert "Dokument" in text_on(pilot.app)

        await press(pilot, "enter", "2", "enter", *"12")
        await press(pilot, "f4")
        screen = pilot.app.screen
        assert screen.query_one("#day-line", Input).value == "12"
        assert screen.query_one("#ground", object).query_one(ChoiceList).chosen == 1  # type: ignore[attr-defined]


@pytest.mark.usefixtures("marked_languages")
async def test_every_word_is_translated(lisa: Session, records: Records, text_on: TextOn) -> None:
    async with choosing(records, lisa, code="sv", size=(80, 24)) as pilot:
        assert "⟦Document⟧" in text_on(pilot.app)
        await press(pilot, "enter")
        for words in ("It stays with the client and the unit.", "Write the file"):
            assert f"⟦{words}⟧" in " ".join(text_on(pilot.app).split())


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 50)])
async def test_it_fits(
    lisa: Session, sleeping: Session, records: Records, size: tuple[int, int], text_on: TextOn
) -> None:
    async with choosing(records, lisa, size=size) as pilot:
        await press(pilot, "2")
        page = page_of(pilot)
        assert page.query_one(Preview).size.height >= 4
        assert "back" in text_on(pilot.app)
        for name in ("kind", "language", "form", "goals", "parts", "worker"):
            page.query_one(f"#{name}").focus()
            await settle(pilot)
            assert page.query_one(f"#{name}").region.overlaps(page.query_one("#choices").region), name

        await press(pilot, "f2")
        assert not page.query_one("#choices").display
        assert page.query_one(Preview).size.height >= size[1] - 7
        await press(pilot, "escape")
        assert page.query_one("#choices").display


async def test_the_marked_choice_can_be_seen(lisa: Session, records: Records) -> None:
    async with choosing(records, lisa) as pilot:
        pieces = [
            piece for strip in pilot.app.screen._compositor.render_strips(pilot.app.size) for piece in strip
        ]
        grounds = {piece.text.strip(): piece.style.bgcolor for piece in pieces if piece.style is not None}

        assert grounds["● Plan"] != grounds["Document"]


async def test_it_is_locked_and_gone_on_with(locked: DataFolder, tmp_path: Path, text_on: TextOn) -> None:
    app = MalstegApp(locked, Language("en"), TODAY, start=Start("goal", goal="Lisa"))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await unlock(pilot, GoalPage)
        for _ in range(3):
            await settle(pilot)
        await press(pilot, "ctrl+p", "5", "enter")
        await write(pilot, "#file-line", tmp_path / "card.docx")

        await press(pilot, "ctrl+l")
        assert "coming on time" not in text_on(app)
        await unlock(pilot, HandingOverPage)
        await press(pilot, "enter")

        assert "is written" in text_on(app)
    assert (tmp_path / "card.docx").exists()
