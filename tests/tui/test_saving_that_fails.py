"""Saving that fails, stalls or meets another's text: what the pair sees, and that nothing said is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from conversing import AppPilot, card_of, conversing, page_of, settle
from textual.app import App

from assistant.errors import WorkError
from assistant.records import PASSING, Records, Session
from assistant.tui.patience import Patience
from assistant.tui.screens.confirm import LeaveScreen
from assistant.tui.screens.home import HomePage
from assistant.tui.widgets.line import LineField

TextOn = Callable[[App[None]], str]
NEVER = 3600.0


def line_in(pilot: AppPilot) -> str:
    field = card_of(pilot).field
    assert isinstance(field, LineField)
    return field.line.value


class Disk:
    """A disk that can be full, and can fall silent."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.problem: WorkError | None = None
        self.silent = threading.Event()
        self.silent.set()
        self.tries = 0
        save = Session.save

        def saving(session: Session) -> None:
            self.tries += 1
            assert self.silent.wait(60)
            if self.problem is not None:
                raise self.problem
            save(session)

        monkeypatch.setattr(Session, "save", saving)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    found = Disk(monkeypatch)
    yield found
    found.silent.set()


async def until(pilot: AppPilot, happened: Callable[[], bool]) -> None:
    """Wait for something that happens by itself."""
    for _ in range(1000):
        if happened():
            await pilot.pause()
            return
        await pilot.pause(0.01)
    raise AssertionError("what was waited for did not happen")


def be_patient(pilot: AppPilot, *, again: float = NEVER, stalled: float = NEVER) -> None:
    pilot.app.patience = Patience(again=again, stalled=stalled)  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", sorted(PASSING))
async def test_what_may_pass_is_tried_again_by_itself_until_it_is_saved(
    records: Records, disk: Disk, code: str
) -> None:
    """The words stay in the field meanwhile, and then the next question comes."""
    async with conversing(records) as pilot:
        be_patient(pilot, again=0.01)
        disk.problem = WorkError(code, path="/cases", name="abc", reason="worn out")
        await pilot.press(*"Kim", "enter")
        await until(pilot, lambda: disk.tries > 3)
        assert line_in(pilot) == "Kim"
        disk.problem = None
        await until(pilot, lambda: page_of(pilot).conversation.state == "people")
        await settle(pilot)
        assert [case.alias for case in records.overview().cases] == ["Kim"]
        assert not page_of(pilot).unsaved


async def test_what_is_wrong_is_said_and_that_it_is_tried_again(records: Records, disk: Disk) -> None:
    async with conversing(records, "sv") as pilot:
        be_patient(pilot)
        disk.problem = WorkError("no_space", path="/cases")
        await pilot.press(*"Kim", "enter")
        await settle(pilot)
        said = card_of(pilot).advice.said
        assert "/cases" in said
        assert "Målsteg försöker igen av sig självt" in said
        await pilot.press("f4")
        await pilot.pause()
        assert "Målsteg prøver igen af sig selv" in card_of(pilot).advice.said


async def test_enter_tries_at_once(records: Records, disk: Disk) -> None:
    async with conversing(records) as pilot:
        be_patient(pilot)
        disk.problem = WorkError("no_space", path="/cases")
        await pilot.press(*"Kim", "enter")
        await settle(pilot)
        disk.problem = None
        await pilot.press("enter")
        await settle(pilot)
        assert page_of(pilot).conversation.state == "people"


async def test_typing_something_else_stops_the_trying(records: Records, disk: Disk) -> None:
    """What is saved in the end is what was answered in the end, not what was there before."""
    async with conversing(records) as pilot:
        be_patient(pilot, again=0.2)
        disk.problem = WorkError("no_space", path="/cases")
        await pilot.press(*"Kim", "enter")
        await until(pilot, lambda: disk.tries > 1)
        await pilot.press("o")
        await until(pilot, lambda: not page_of(pilot).busy)
        await settle(pilot)
        tries = disk.tries
        disk.problem = None
        await pilot.pause(0.4)
        assert disk.tries == tries
        assert page_of(pilot).conversation.state == "alias"
        assert card_of(pilot).advice.said == ""
        await pilot.press("enter")
        await settle(pilot)
        assert [case.alias for case in records.overview().cases] == ["Kimo"]


async def test_a_step_that_is_no_answer_is_tried_again_too(records: Records, disk: Disk) -> None:
    """Leaving a question for later has to be on disk as well."""
    async with conversing(records, at="purpose") as pilot:
        be_patient(pilot, again=0.01)
        asked = str(card_of(pilot).query_one(".ask").render())
        disk.problem = WorkError("busy", name="abc")
        await pilot.press("f2")
        await until(pilot, lambda: disk.tries > 2)
        assert str(card_of(pilot).query_one(".ask").render()) == asked
        disk.problem = None
        await until(pilot, lambda: page_of(pilot).conversation.state == "wish")
        await settle(pilot)


async def test_what_will_not_pass_is_not_tried_again(records: Records, disk: Disk) -> None:
    async with conversing(records) as pilot:
        be_patient(pilot, again=0.01)
        disk.problem = WorkError("damaged", name="abc")
        await pilot.press(*"Kim", "enter")
        await settle(pilot)
        await pilot.pause(0.1)
        assert disk.tries == 1
        assert "tries again" not in card_of(pilot).advice.said
        assert line_in(pilot) == "Kim"


# --- a folder that does not answer ----------------------------------------------------------------


async def test_a_folder_that_does_not_answer_is_told_and_what_is_typed_waits_for_it(
    records: Records, disk: Disk
) -> None:
    async with conversing(records) as pilot:
        be_patient(pilot, stalled=0.01)
        disk.silent.clear()
        await pilot.press(*"Kim", "enter")
        await until(pilot, lambda: "does not answer" in card_of(pilot).advice.said)
        assert line_in(pilot) == "Kim"
        await pilot.press("2", "enter")
        disk.silent.set()
        await until(pilot, lambda: page_of(pilot).conversation.state == "life_area")
        await settle(pilot)
        assert page_of(pilot).conversation.draft.people == "child"
        assert not page_of(pilot).unsaved


@pytest.mark.parametrize("key", ["f10", "escape", "ctrl+q"])
async def test_leaving_a_folder_that_does_not_answer_is_asked_about_first(
    records: Records, disk: Disk, key: str
) -> None:
    async with conversing(records) as pilot:
        be_patient(pilot, stalled=0.01)
        disk.silent.clear()
        await pilot.press(*"Kim", "enter")
        await until(pilot, lambda: page_of(pilot).unsaved)
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(pilot.app.screen, LeaveScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert page_of(pilot).conversation.state
        disk.silent.set()
        await until(pilot, lambda: page_of(pilot).conversation.state == "people")
        await settle(pilot)


@pytest.mark.parametrize("key", ["f10", "escape"])
async def test_a_folder_that_does_not_answer_can_be_left(records: Records, disk: Disk, key: str) -> None:
    async with conversing(records) as pilot:
        be_patient(pilot, stalled=0.01)
        disk.silent.clear()
        await pilot.press(*"Kim", "enter")
        page = page_of(pilot)
        await until(pilot, lambda: page.unsaved)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, LeaveScreen))
        await pilot.press("f10")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomePage))
        disk.silent.set()
        await settle(pilot)


async def test_the_program_can_be_closed_while_a_folder_does_not_answer(records: Records, disk: Disk) -> None:
    async with conversing(records) as pilot:
        be_patient(pilot, stalled=0.01)
        disk.silent.clear()
        await pilot.press(*"Kim", "enter")
        page = page_of(pilot)
        await until(pilot, lambda: page.unsaved)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(pilot.app.screen, LeaveScreen))
        await pilot.press("f10")
        await until(pilot, lambda: pilot.app.return_code == 0)
        disk.silent.set()


# --- leaving what is not saved --------------------------------------------------------------------


@pytest.mark.parametrize("key", ["f10", "escape"])
async def test_leaving_with_an_answer_that_is_not_saved_is_asked_about_first(
    records: Records, disk: Disk, key: str
) -> None:
    """Enter stays; F10 leaves without it."""
    async with conversing(records) as pilot:
        be_patient(pilot)
        disk.problem = WorkError("no_space", path="/cases")
        await pilot.press(*"Kim", "enter")
        await settle(pilot)
        await pilot.press(key)
        await settle(pilot)
        assert isinstance(pilot.app.screen, LeaveScreen)
        await pilot.press("enter")
        await settle(pilot)
        assert line_in(pilot) == "Kim"
        await pilot.press(key)
        await settle(pilot)
        await pilot.press("f10")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomePage)


async def test_it_goes_on_trying_after_the_pair_has_chosen_to_stay(records: Records, disk: Disk) -> None:
    async with conversing(records) as pilot:
        be_patient(pilot, again=0.2)
        disk.problem = WorkError("no_space", path="/cases")
        await pilot.press(*"Kim", "enter")
        await until(pilot, lambda: page_of(pilot).unsaved)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, LeaveScreen))
        await pilot.press("enter")
        await pilot.pause()
        disk.problem = None
        await until(pilot, lambda: page_of(pilot).conversation.state == "people")
        await settle(pilot)


async def test_closing_the_program_asks_only_where_something_would_be_lost(
    records: Records, disk: Disk
) -> None:
    async with conversing(records) as pilot:
        be_patient(pilot)
        disk.problem = WorkError("no_space", path="/cases")
        await pilot.press(*"Kim", "enter")
        await settle(pilot)
        await pilot.press("ctrl+q", "ctrl+q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LeaveScreen)
        await pilot.press("enter")
        await pilot.pause()
        disk.problem = None
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert pilot.app.return_code == 0


async def test_closing_while_it_is_being_saved_waits_for_the_disk(records: Records, disk: Disk) -> None:
    async with conversing(records) as pilot:
        be_patient(pilot)
        disk.silent.clear()
        await pilot.press(*"Kim", "enter", "ctrl+q")
        await pilot.pause()
        assert pilot.app.return_code is None
        disk.silent.set()
        await until(pilot, lambda: pilot.app.return_code == 0)
    assert [case.alias for case in records.overview().cases] == ["Kim"]


# --- another's text -------------------------------------------------------------------------------


async def test_that_both_texts_are_kept_is_said_under_the_next_question(records: Records) -> None:
    """Somebody else has gone on with the same goal meanwhile; typing does not take the words away."""
    async with conversing(records, at="baseline") as pilot:
        session = page_of(pilot).session
        goal_id = session.goal_id
        other = Records(records.folder.path, records.today).resume(
            page_of(pilot).language, str(session.case_id), str(goal_id)
        )
        other.conversation.answer("2")
        other.save()
        await pilot.press("1", "enter")
        await settle(pilot)
        assert page_of(pilot).conversation.state == "expected"
        said = card_of(pilot).advice.said
        assert "Both texts are kept" in said
        assert str(goal_id) in said
        assert str(session.goal_id) in said
        await pilot.press("8")
        await pilot.pause()
        assert "Both texts are kept" in card_of(pilot).advice.said
        await pilot.press("enter")
        await settle(pilot)
        assert "Both texts are kept" not in card_of(pilot).advice.said
