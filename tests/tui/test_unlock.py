"""A locked folder: unlocking it, locking it again by key and by time, the way in without the passphrase."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from gates import OTHER_WORDS, app_for, gate_of, is_up, line_of, settle, unlock, write
from samples import FOUR_WORDS, TODAY
from textual import events
from textual.app import App
from textual.widgets import Input

from assistant.app import Start
from assistant.config import Settings, save_settings
from assistant.errors import WorkError
from assistant.records import DataFolder, FolderState, Records, Session
from assistant.tui.entrance import Watch
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.home import HomePage
from assistant.tui.screens.unlock import UnlockPage
from assistant.tui.widgets.titlebar import TitleBar

TextOn = Callable[[App[None]], str]


# --- starting -------------------------------------------------------------------------------------


def test_the_page_that_asks_needs_no_models_no_keys_and_no_words_of_other_pages() -> None:
    heavy = ["pydantic", "transitions", "tinydb", "babel", "filelock", "pyrage", "assistant.tui.screens.home"]
    code = (
        "import sys, assistant.app, assistant.tui.screens.unlock\n"
        "from assistant.records import DataFolder\n"
        f"print(*[name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    ("start", "page"),
    [
        (Start(), HomePage),
        (Start("new"), ConversationPage),
        (Start("resume"), ConversationPage),
        (Start("revise", goal="Lisa"), ConversationPage),
        (Start("goal", goal="Lisa"), GoalPage),
    ],
)
async def test_after_the_passphrase_comes_what_the_program_was_started_for(
    locked: DataFolder, start: Start, page: type, text_on: TextOn
) -> None:
    async with app_for(locked, start=start).run_test() as pilot:
        assert isinstance(pilot.app.screen, UnlockPage)
        assert "Lisa" not in text_on(pilot.app)
        await unlock(pilot, page)
        assert "not encrypted" not in text_on(pilot.app)


async def test_a_wrong_passphrase_is_said_calmly_and_can_be_mended(locked: DataFolder) -> None:
    async with app_for(locked).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "Write the passphrase first" in gate_of(pilot).problem_said
        await write(pilot, passphrase=FOUR_WORDS.title())
        await pilot.press("enter")
        await settle(pilot, lambda: "Caps Lock" in gate_of(pilot).problem_said)
        assert locked.state is FolderState.LOCKED
        assert line_of(pilot, "passphrase").has_focus
        # Typing replaces what was wrong.
        await pilot.press(*[{" ": "space"}.get(sign, sign) for sign in FOUR_WORDS], "enter")
        await settle(pilot, is_up(pilot, HomePage))
        assert locked.state is FolderState.OPEN


async def test_keys_typed_while_it_unlocks_are_for_nothing_that_comes_after(
    locked: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on, unlocking = threading.Event(), DataFolder.unlock

    def slow(folder: DataFolder, passphrase: str, **more: object) -> Records:
        assert going_on.wait(60)
        return unlocking(folder, passphrase)

    monkeypatch.setattr(DataFolder, "unlock", slow)
    async with app_for(locked).run_test() as pilot:
        await write(pilot, passphrase=FOUR_WORDS)
        await pilot.press("enter", *"reading", "enter", "enter")
        going_on.set()
        await settle(pilot, is_up(pilot, HomePage))
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomePage)
        assert pilot.app.screen.query_one("#find", Input).value == ""


async def test_what_takes_its_time_is_said(locked: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """After half a second, in words; with how far it has come where every file gets another key."""
    from assistant.tui.patience import Patience

    going_on, come = threading.Event(), threading.Event()
    unlocking = DataFolder.unlock

    def slow(folder: DataFolder, passphrase: str, *, progress: Callable[[int, int], None]) -> Records:
        assert come.wait(60)
        progress(2, 7)
        assert going_on.wait(60)
        return unlocking(folder, passphrase)

    monkeypatch.setattr(DataFolder, "unlock", slow)
    async with app_for(locked, patience=Patience(slow=0.01)).run_test() as pilot:

        def said() -> str:
            sign = pilot.app.screen.query_one(".working")
            return str(sign.render()) if sign.display else ""

        await write(pilot, passphrase=FOUR_WORDS)
        await pilot.press("enter")
        while said() != "Unlocking …":
            await pilot.pause(0.01)
        come.set()
        while "2 of 7 files" not in said():
            await pilot.pause(0.01)
        assert "A change of keys was interrupted" in said()
        going_on.set()
        await settle(pilot, is_up(pilot, HomePage))


async def test_a_change_of_keys_that_was_interrupted_is_finished(locked: DataFolder) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    other = DataFolder(locked.path, TODAY)
    other.unlock(FOUR_WORDS)
    with pytest.raises(KeyboardInterrupt):
        other.change_keys(OTHER_WORDS, None, progress=stop)
    async with app_for(locked).run_test() as pilot:
        await unlock(pilot, HomePage, OTHER_WORDS)
        assert {case.alias for case in locked.records.overview().cases} == {"Lisa", "Kim"}


@pytest.mark.real_passphrases
async def test_with_a_real_passphrase(tmp_path: Path) -> None:
    """Once without anything made quick: the folder is made, locked, and opened again."""
    folder = DataFolder(tmp_path / "real", TODAY)
    folder.encrypt(FOUR_WORDS)
    folder.lock()
    async with app_for(folder).run_test() as pilot:
        await unlock(pilot, HomePage)
        assert folder.state is FolderState.OPEN
    assert folder.state is FolderState.LOCKED, "at the end the keys are let go"


# --- locking --------------------------------------------------------------------------------------


async def test_locking_covers_everything_and_gives_it_back_as_it_was(
    locked: DataFolder, text_on: TextOn
) -> None:
    async with app_for(locked, start=Start("resume")).run_test(size=(120, 36), notifications=True) as pilot:
        await unlock(pilot, ConversationPage)
        page = pilot.app.screen
        assert isinstance(page, ConversationPage)
        line = page.query_one("Input.line")
        await pilot.press("3", "left")
        pilot.app.notify("Kim")
        pilot.app.copy_to_clipboard("Kim")
        before = text_on(pilot.app)
        assert "Kim" in before
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert isinstance(pilot.app.screen, UnlockPage)
        assert locked.state is FolderState.LOCKED
        assert "Kim" not in text_on(pilot.app)
        assert "reading" not in text_on(pilot.app)
        assert pilot.app.clipboard == ""
        assert pilot.app.title == "Målsteg"
        for x, y in ((5, 35), (40, 35), (60, 10), (10, 20)):
            await pilot.click(offset=(x, y))
        await pilot.press("escape", "f10", "f9", "ctrl+l")
        await pilot.pause()
        gate = [screen for screen in pilot.app.screen_stack if isinstance(screen, UnlockPage)]
        assert len(gate) == 1
        while pilot.app.screen is not gate[0]:
            await pilot.press("escape")
        await unlock(pilot, ConversationPage)
        assert pilot.app.screen is page
        assert line.has_focus
        assert (line.value, line.cursor_position) == ("3", 0)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settle(pilot, lambda: page.conversation.state != "baseline")


async def test_a_folder_that_is_not_encrypted_says_so_on_every_page(
    lisa: Session, kim: Session, records: Records, text_on: TextOn
) -> None:
    """From 80 columns up in full, without pushing out the language or the time it was saved."""
    folder = DataFolder(records.folder.path, TODAY)
    async with app_for(folder).run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot, lambda: "coming on time" in text_on(pilot.app))
        assert "not encrypted en" in text_on(pilot.app)
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomePage)
        assert "encrypts it." in text_on(pilot.app)
        await pilot.press("down", "enter")
        await settle(pilot, is_up(pilot, ConversationPage))
        assert "not encrypted" in text_on(pilot.app)
        bar = pilot.app.screen.query_one(TitleBar)
        bar.set_saved("saved 14:02")
        for width, said in ((80, "not encrypted"), (60, "unencrypted"), (40, "unencrypted")):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            line = bar.lines_at(bar.content_size.width)[0].plain
            assert said in line
            assert line.endswith("en")
            assert len(line) <= width
            assert ("saved 14:02" in line) == (width >= 60)


async def test_locking_waits_for_what_is_being_saved(
    locked: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen is covered at once; the keys go when the answer is on disk."""
    saving, going_on, save = threading.Event(), threading.Event(), Session.save

    def slow(session: Session) -> None:
        saving.set()
        assert going_on.wait(60)
        save(session)

    async with app_for(locked, start=Start("resume")).run_test() as pilot:
        await unlock(pilot, ConversationPage)
        page = pilot.app.screen
        assert isinstance(page, ConversationPage)
        monkeypatch.setattr(Session, "save", slow)
        await pilot.press("3", "enter")
        while not saving.is_set():
            await pilot.pause(0.01)
        await pilot.press("8", "ctrl+l")
        await pilot.pause()
        assert isinstance(pilot.app.screen, UnlockPage)
        assert locked.state is FolderState.OPEN
        going_on.set()
        await settle(pilot, lambda: locked.state is FolderState.LOCKED)
        assert line_of(pilot, "passphrase").value == "", "what was typed ahead was not meant for this page"
        await unlock(pilot, ConversationPage)
        await settle(pilot, lambda: page.query_one("Input.line").value == "8")  # type: ignore[attr-defined]
        assert page.conversation.state == "expected"


async def test_a_passphrase_given_before_the_save_is_done_leaves_it_open(
    locked: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on, save = threading.Event(), Session.save

    def slow(session: Session) -> None:
        assert going_on.wait(60)
        save(session)

    async with app_for(locked, start=Start("resume")).run_test() as pilot:
        await unlock(pilot, ConversationPage)
        monkeypatch.setattr(Session, "save", slow)
        await pilot.press("3", "enter", "ctrl+l")
        await pilot.pause()
        await write(pilot, passphrase=OTHER_WORDS)
        await pilot.press("enter")
        while not gate_of(pilot).problem_said:
            await pilot.pause(0.01)
        await write(pilot, passphrase=FOUR_WORDS)
        await pilot.press("enter")
        while not isinstance(pilot.app.screen, ConversationPage):
            await pilot.pause(0.01)
        going_on.set()
        await settle(pilot)
        assert locked.state is FolderState.OPEN


class Clocks:
    """Two clocks that stand still until they are turned."""

    steady = wall = 1000.0


@pytest.mark.parametrize(("steady", "wall"), [(601, 601), (601, -5000), (0.5, 36_000)])
async def test_when_nobody_has_been_there_it_locks_by_itself(
    locked: DataFolder, tmp_path: Path, steady: float, wall: float
) -> None:
    """Also on a computer that has slept, where the steady clock stood still; the waking key does nothing."""
    clocks = Clocks()
    async with app_for(locked).run_test() as pilot:
        app = pilot.app
        app.watch_over = Watch(600, steady=lambda: clocks.steady, wall=lambda: clocks.wall)  # type: ignore[attr-defined]
        await unlock(pilot, HomePage)
        clocks.steady += 599
        clocks.wall += 599
        await pilot.press("K")
        await pilot.pause()
        assert isinstance(app.screen, HomePage)
        clocks.steady += 599
        await pilot.hover("#find")
        await pilot.pause()
        assert isinstance(app.screen, HomePage)
        clocks.steady += steady
        clocks.wall += wall
        await pilot.press("i")
        await pilot.pause()
        assert isinstance(app.screen, UnlockPage)
        assert locked.state is FolderState.LOCKED
        assert line_of(pilot, "passphrase").value == ""
        await unlock(pilot, HomePage)
        assert app.screen.query_one("#find").value == "K"  # type: ignore[attr-defined]


async def test_it_locks_without_anybody_touching_it_and_never_where_that_is_set(
    locked: DataFolder, tmp_path: Path
) -> None:
    from assistant.tui.patience import Patience

    clocks = Clocks()
    app = app_for(locked, patience=Patience(look=0.01))
    app.watch_over = Watch(600, steady=lambda: clocks.steady, wall=lambda: clocks.wall)
    async with app.run_test() as pilot:
        await unlock(pilot, HomePage)
        clocks.wall += 700
        await settle(pilot, is_up(pilot, UnlockPage))
    path = tmp_path / "settings.toml"
    save_settings(Settings(lock_after_minutes=0), path)
    assert app_for(locked, settings=path).watch_over.limit is None
    save_settings(Settings(lock_after_minutes=3), path)
    assert app_for(locked, settings=path).watch_over.limit == 180


async def test_nothing_is_told_while_it_is_locked(locked: DataFolder, text_on: TextOn) -> None:
    async with app_for(locked).run_test(notifications=True) as pilot:
        await unlock(pilot, HomePage)
        await pilot.press("ctrl+l")
        await pilot.pause()
        pilot.app.tell(WorkError("busy", name="abcdef"))  # type: ignore[attr-defined]
        await pilot.pause()
        assert "abcdef" not in text_on(pilot.app)
        await unlock(pilot, HomePage)
        await settle(pilot, lambda: "abcdef" in text_on(pilot.app))


async def test_what_is_typed_in_one_go_is_whole_before_enter_takes_it(locked: DataFolder) -> None:
    """Letters wait in the line's own queue; Enter must not overtake them, here or at a question."""

    def type_at_once(words: str) -> None:
        for sign in words:
            pilot.app.post_message(events.Key({" ": "space"}.get(sign, sign), sign))
        pilot.app.post_message(events.Key("enter", "\r"))

    async with app_for(locked, start=Start("new")).run_test() as pilot:
        type_at_once(FOUR_WORDS)
        await settle(pilot, is_up(pilot, ConversationPage))
        await settle(pilot)
        type_at_once("Somebody with a long name")
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, ConversationPage)
        assert page.conversation.draft.alias == "Somebody with a long name"
