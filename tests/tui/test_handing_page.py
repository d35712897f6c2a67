"""Documents in the app: what is chosen, how it reads, on what ground it is handed over, and where it goes."""

from __future__ import annotations

import os
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

import docx
import pytest
from conversing import AppPilot, settle
from gates import unlock
from pypdf import PdfReader
from samples import LISA, TODAY, talk
from textual.app import App
from textual.widgets import Input

from assistant.app import MalstegApp, Start
from assistant.goals.handing_over import Ground, StatusPart
from assistant.handing.desk import Desk, Wish
from assistant.i18n import Language
from assistant.records import DataFolder, Records, Session, consents
from assistant.tui.screens.case import CasePage
from assistant.tui.screens.confirm import ConfirmScreen
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.handing import HandingPage
from assistant.tui.screens.handing_over import HandingOverPage
from assistant.tui.widgets.choice import ChoiceList
from assistant.tui.widgets.preview import Preview
from store import NoSpaceError

TextOn = Callable[[App[None]], str]

PHONE = "070-123 45 67"


@pytest.fixture
def sleeping(lisa: Session, records: Records, english: Language) -> Session:
    """A second goal of Lisa's."""
    answers = {**LISA, "what": "sleeping well at night"}
    return talk(records.begin(english, lisa.case_id), answers)


@pytest.fixture
def with_phone(records: Records, english: Language) -> Session:
    """A goal of Ida's in which a phone number stands."""
    return talk(records.begin(english), {**LISA, "alias": "Ida", "counting": f"My sister, {PHONE}."})


@asynccontextmanager
async def choosing(
    records: Records, session: Session, *, size: tuple[int, int] = (120, 36), code: str = "en"
) -> AsyncIterator[AppPilot]:
    """Open the program on a goal, and from there the choices for a document."""
    app = MalstegApp(records, Language(code), TODAY, start=Start("goal", goal=session.goal_id))
    async with app.run_test(size=size) as pilot:
        for _ in range(3):
            await settle(pilot)
        await press(pilot, "ctrl+p")
        yield pilot


async def press(pilot: AppPilot, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def write(pilot: AppPilot, line: str, words: object) -> None:
    """Write something in the place of what stands on a line."""
    field = pilot.app.screen.query_one(line, Input)
    field.focus()
    field.value = str(words)
    await settle(pilot)


def page_of(pilot: AppPilot) -> HandingPage:
    assert isinstance(pilot.app.screen, HandingPage)
    return pilot.app.screen


def read_text(pilot: AppPilot) -> str:
    return page_of(pilot).query_one(Preview).text


def words_of(document: Path) -> str:
    body = docx.Document(BytesIO(document.read_bytes())).element.body
    return " ".join(part.text for part in body.iter() if part.tag.endswith("}t") and part.text)


def exported(records: Records) -> list[dict[str, str]]:
    entries = Records(records.folder.path, TODAY).journal.entries()
    return [entry.details for entry in entries if entry.what == "exported"]


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


# --- handing over ---------------------------------------------------------------------------------


async def test_a_plan_is_written_whole_on_a_consent_and_noted(
    lisa: Session, records: Records, tmp_path: Path, text_on: TextOn
) -> None:
    target = tmp_path / "plan.docx"
    async with choosing(records, lisa) as pilot:
        await press(pilot, "enter", "2", "enter")
        await write(pilot, "#day-line", "yesterday")
        await press(pilot, "enter")
        await write(pilot, "#file-line", target)
        await press(pilot, "enter")

        assert isinstance(pilot.app.screen, HandingPage)
        assert "It is not encrypted: keep it where such papers belong." in text_on(pilot.app)

    assert "I come late to the courses and miss the beginning." in words_of(target)
    assert os.name == "nt" or target.stat().st_mode & 0o777 == 0o600
    assert exported(records) == [{"document": "plan", "format": "docx", "ground": "consent"}]
    (noted,) = consents.consents_of(records, str(lisa.case_id))
    assert (noted.ground, noted.given_on.isoformat()) == (Ground.CONSENT, "2026-11-22")


async def test_a_consent_that_holds_is_not_asked_for_again(
    lisa: Session, records: Records, text_on: TextOn
) -> None:
    consents.note_ground(records, str(lisa.case_id), "plan", Ground.CONSENT, TODAY)
    async with choosing(records, lisa) as pilot:
        await press(pilot, "enter", "2")

        assert "The consent from 23 November 2026 (today) holds." in text_on(pilot.app)
        assert not pilot.app.screen.query_one("#day").display


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-12-01", "1 December 2026 has not been yet."),
        ("2024-01-01", "is more than a year old"),
        ("some time", "“some time” does not tell us which day."),
    ],
)
async def test_a_day_that_cannot_be_is_refused_and_nothing_is_lost(
    lisa: Session, records: Records, text_on: TextOn, tmp_path: Path, day: str, said: str
) -> None:
    target = tmp_path / "plan.pdf"
    async with choosing(records, lisa) as pilot:
        await press(pilot, "enter", "2", "enter")
        await write(pilot, "#day-line", day)
        await press(pilot, "enter")
        await write(pilot, "#file-line", target)
        await press(pilot, "enter")

        assert said in text_on(pilot.app)
        screen = pilot.app.screen
        assert screen.query_one("#day-line", Input).has_focus
        assert screen.query_one("#file-line", Input).value == str(target)
    assert not target.exists()
    assert exported(records) == []


async def test_without_a_ground_nothing_is_handed_over(
    lisa: Session, records: Records, text_on: TextOn
) -> None:
    async with choosing(records, lisa) as pilot:
        await press(pilot, "enter", "enter", "enter")

        assert "Say first on what ground it is handed over." in text_on(pilot.app)
        assert isinstance(pilot.app.focused, ChoiceList)


@pytest.mark.parametrize(("answer", "kept"), [("1", False), ("2", True)])
async def test_what_tells_who_somebody_is_is_shown_and_the_worker_decides(
    with_phone: Session, records: Records, tmp_path: Path, text_on: TextOn, answer: str, kept: bool
) -> None:
    target = tmp_path / "plan.docx"
    async with choosing(records, with_phone) as pilot:
        await press(pilot, "enter", "1")
        assert f"{PHONE} (a phone number)" in text_on(pilot.app)
        await write(pilot, "#file-line", target)
        await press(pilot, "enter")
        assert "Say first whether to take it out or to keep it." in text_on(pilot.app)
        assert not target.exists()

        await press(pilot, answer, "enter", "enter")

    assert (PHONE in words_of(target)) is kept
    marks = {"identifiers": "kept"} if kept else {}
    assert exported(records) == [{"document": "plan", "format": "docx", "ground": "own", **marks}]


async def test_a_file_that_is_there_is_replaced_only_after_a_yes(
    lisa: Session, records: Records, tmp_path: Path, text_on: TextOn
) -> None:
    target = tmp_path / "card.pdf"
    target.write_text("somebody's letter")
    async with choosing(records, lisa) as pilot:
        await press(pilot, "5", "enter")
        await write(pilot, "#file-line", target)

        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, "escape")
        assert target.read_text() == "somebody's letter"
        assert exported(records) == []

        await press(pilot, "enter", "enter")
        assert "is written" in text_on(pilot.app)
    # The name says which format it is, whatever was chosen before.
    assert "coming on time to the courses" in PdfReader(target).pages[0].extract_text()
    assert exported(records) == [{"document": "card", "format": "pdf"}]


async def test_a_folder_that_is_not_there_is_told_in_place(
    lisa: Session, records: Records, tmp_path: Path, text_on: TextOn
) -> None:
    async with choosing(records, lisa) as pilot:
        await press(pilot, "5", "enter")
        await write(pilot, "#file-line", tmp_path / "away" / "card.docx")
        await press(pilot, "enter")

        assert isinstance(pilot.app.screen, HandingOverPage)
        assert "away" in text_on(pilot.app).split("Please note:")[1]
    assert exported(records) == []


async def test_what_cannot_be_noted_is_not_written(
    lisa: Session, records: Records, tmp_path: Path, text_on: TextOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_journal: object) -> None:
        raise NoSpaceError(path="log")

    target = tmp_path / "card.docx"
    async with choosing(records, lisa) as pilot:
        await press(pilot, "5", "enter")
        await write(pilot, "#file-line", target)
        monkeypatch.setattr("assistant.records.journal.Journal._write", full)
        await press(pilot, "enter")

        assert isinstance(pilot.app.screen, HandingOverPage)
        assert "The disk is full" in text_on(pilot.app)
    assert list(tmp_path.glob("*card*")) == []


async def test_the_text_is_copied_and_noted(lisa: Session, records: Records, text_on: TextOn) -> None:
    async with choosing(records, lisa) as pilot:
        shown = read_text(pilot)
        await press(pilot, "f9")
        assert "Other programs can read what is copied." in text_on(pilot.app)
        await press(pilot, "1", "enter")

        assert pilot.app.clipboard == shown
        assert "The text is copied." in text_on(pilot.app)
    assert exported(records) == [{"document": "plan", "format": "txt", "ground": "own"}]


async def test_the_choices_for_a_status_come_back(
    lisa: Session, sleeping: Session, records: Records, tmp_path: Path
) -> None:
    async with choosing(records, lisa) as pilot:
        await press(pilot, "2")
        page_of(pilot).query_one("#parts").focus()
        await press(pilot, "1", "4")
        assert "I come late to the courses and miss the beginning." in read_text(pilot)
        await press(pilot, "enter", "3", "enter")
        await write(pilot, "#file-line", tmp_path / "status.docx")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HandingPage)

    remembered = consents.remembered_choice(records, str(lisa.case_id), "status")
    assert remembered is not None
    assert remembered.goals == (lisa.goal_id,)
    assert StatusPart.WORDS in remembered.parts
    assert StatusPart.CHART not in remembered.parts
    async with choosing(records, sleeping) as pilot:
        await press(pilot, "2")
        assert page_of(pilot).wish.parts == remembered.parts  # type: ignore[union-attr]


async def test_by_mouse_alone(lisa: Session, records: Records, text_on: TextOn) -> None:
    async with choosing(records, lisa, size=(80, 24)) as pilot:
        kind = page_of(pilot).query_one("#kind")
        await pilot.click(kind, offset=(kind.size.width - 20, 0))
        await settle(pilot)
        assert read_text(pilot).startswith("Note sheet")

        await pilot.click("KeyLine", offset=(3, 1))
        await settle(pilot)
        assert isinstance(pilot.app.screen, HandingOverPage)

        await pilot.click("Button.continue")
        await settle(pilot)
        assert "is written" in text_on(pilot.app)
    assert [path.suffix for path in Path.home().glob("note-sheet-*")] == [".docx"]


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
