"""Handing a document over from the app: on what ground, what may stand in it, where it goes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conversing import settle
from documenting import choosing, exported, page_of, press, read_text, words_of, write
from pypdf import PdfReader
from samples import LISA, TODAY, talk
from textual.app import App
from textual.widgets import Input

from assistant.goals.handing_over import Ground, StatusPart
from assistant.i18n import Language
from assistant.records import Records, Session, consents
from assistant.tui.screens.confirm import ConfirmScreen
from assistant.tui.screens.handing import HandingPage
from assistant.tui.screens.handing_over import HandingOverPage
from assistant.tui.widgets.choice import ChoiceList
from store import NoSpaceError

TextOn = Callable[[App[None]], str]

PHONE = "070-123 45 67"


@pytest.fixture
def with_phone(records: Records, english: Language) -> Session:
    """A goal of Ida's in which a phone number stands."""
    return talk(records.begin(english), {**LISA, "alias": "Ida", "counting": f"My sister, {PHONE}."})


@pytest.fixture
def sleeping(lisa: Session, records: Records, english: Language) -> Session:
    """A second goal of Lisa's."""
    answers = {**LISA, "what": "sleeping well at night"}
    return talk(records.begin(english, lisa.case_id), answers)


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
