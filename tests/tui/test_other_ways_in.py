"""The unusual ways into a locked folder: another passphrase than before, a recovery key, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from gates import OTHER_WORDS, app_for, gate_of, is_up, is_whole, line_of, settle, unlock, write
from samples import FOUR_WORDS, TODAY
from textual.app import App
from textual.widgets import Button

from assistant.app import Start
from assistant.i18n import LANGUAGES
from assistant.records import DataFolder, new_recovery_key
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.screens.home import HomePage
from assistant.tui.screens.recover import RecoverPage
from assistant.tui.screens.unlock import UnlockPage
from assistant.tui.widgets.keyline import KeyLine

TextOn = Callable[[App[None]], str]


async def test_a_passphrase_changed_by_another_program_is_asked_for_and_the_answer_is_kept(
    locked: DataFolder,
) -> None:
    async with app_for(locked, start=Start("resume")).run_test() as pilot:
        await unlock(pilot, ConversationPage)
        page = pilot.app.screen
        assert isinstance(page, ConversationPage)
        other = DataFolder(locked.path, TODAY)
        other.unlock(FOUR_WORDS)
        other.change_keys(OTHER_WORDS, None)
        await pilot.press("3", "enter")
        await settle(pilot, is_up(pilot, UnlockPage))
        assert "changed by another program" in gate_of(pilot).problem_said
        await unlock(pilot, ConversationPage, OTHER_WORDS)
        await settle(pilot, lambda: page.conversation.state == "expected")
        assert not page.unsaved


async def test_a_folder_that_another_program_encrypts_asks_for_the_passphrase_and_goes_on(
    tmp_path: Path, text_on: TextOn
) -> None:
    folder = DataFolder(tmp_path / "data", TODAY)
    async with app_for(folder, start=Start("new"), plain=True).run_test() as pilot:
        await settle(pilot, is_up(pilot, ConversationPage))
        await pilot.press(*"Kim", "enter")
        await settle(pilot)
        assert "not encrypted" in text_on(pilot.app)
        other = DataFolder(folder.path, TODAY)
        other.open_plain()
        other.encrypt(FOUR_WORDS)
        await pilot.press("1", "enter")
        await settle(pilot, is_up(pilot, UnlockPage))
        await unlock(pilot, ConversationPage)
        page = pilot.app.screen
        assert isinstance(page, ConversationPage)
        await settle(pilot, lambda: page.conversation.state == "life_area")
        assert "not encrypted" not in text_on(pilot.app)
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert isinstance(pilot.app.screen, UnlockPage)


async def test_the_recovery_key_leads_in_and_a_new_passphrase_is_chosen(
    tmp_path: Path, locked: DataFolder, text_on: TextOn
) -> None:
    secret, public = new_recovery_key()
    locked.unlock(FOUR_WORDS)
    locked.change_keys(FOUR_WORDS, public)
    folder = DataFolder(locked.path, TODAY)
    async with app_for(folder).run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert isinstance(pilot.app.screen, RecoverPage)
        await pilot.press("enter")
        await pilot.pause()
        assert "AGE-SECRET-KEY-1" in gate_of(pilot).problem_said
        other, _ = new_recovery_key()
        await write(pilot, recovery=other, passphrase=OTHER_WORDS, again=OTHER_WORDS)
        await pilot.press("enter")
        await settle(pilot, lambda: "not the recovery key" in gate_of(pilot).problem_said)
        shown = f"{secret[:16]} {secret[16:40].lower()} {secret[40:]} "
        await write(pilot, recovery=shown, passphrase=OTHER_WORDS, again="something else")
        await pilot.press("enter")
        await settle(pilot, lambda: "not the same" in gate_of(pilot).problem_said)
        await write(pilot, again=OTHER_WORDS)
        await pilot.press("enter")
        await settle(pilot, is_up(pilot, HomePage))
        await settle(pilot, lambda: "coming on time" in text_on(pilot.app))
        await pilot.press("ctrl+l")
        await pilot.pause()
        await unlock(pilot, HomePage, OTHER_WORDS)


async def test_without_a_recovery_key_there_is_no_other_way_in(locked: DataFolder) -> None:
    secret, _ = new_recovery_key()
    async with app_for(locked).run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        await write(pilot, recovery=secret, passphrase=OTHER_WORDS, again=OTHER_WORDS)
        await pilot.press("enter")
        await settle(pilot, lambda: "no recovery key" in gate_of(pilot).problem_said)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, UnlockPage)


@pytest.mark.parametrize("code", LANGUAGES)
async def test_the_pages_fit_and_are_said_in_the_three_languages(locked: DataFolder, code: str) -> None:
    async with app_for(locked, code).run_test(size=(80, 24)) as pilot:
        for key in ("", "f3"):
            if key:
                await pilot.press(key)
            await pilot.pause()
            asked = []
            for _ in LANGUAGES:
                line_of(pilot, "passphrase").value = "half"
                await pilot.pause()
                await pilot.press("enter")
                await settle(pilot, lambda: gate_of(pilot).problem_said != "")
                assert is_whole(pilot)
                asked.append(str(pilot.app.screen.query_one(".ask").render()))
                await pilot.press("f4")
                await pilot.pause()
                assert line_of(pilot, "passphrase").value == "half"
            assert len(set(asked)) == 3


@pytest.mark.parametrize("size", [(20, 8), (40, 15), (200, 50)])
async def test_any_size_can_be_used(locked: DataFolder, size: tuple[int, int]) -> None:
    async with app_for(locked).run_test(size=size) as pilot:
        await pilot.press("f3", "escape", "f1", "escape")
        await unlock(pilot, HomePage)


async def test_the_ways_in_by_mouse_alone(locked: DataFolder) -> None:
    """Only the passphrase is typed."""
    async with app_for(locked).run_test(size=(120, 36)) as pilot:

        async def click(name: str) -> None:
            line = pilot.app.screen.query_one(KeyLine)
            said = [words.plain for words in line.lines_at(line.content_size.width)]
            row = next(row for row, words in enumerate(said) if name in words)
            await pilot.click(line, offset=(line.styles.padding.left + said[row].index(name), 1 + row))
            await pilot.pause()

        await click("F3")
        assert isinstance(pilot.app.screen, RecoverPage)
        await click("Esc")
        assert isinstance(pilot.app.screen, UnlockPage)
        await write(pilot, passphrase=FOUR_WORDS)
        await pilot.click(pilot.app.screen.query_one(".buttons .continue", Button))
        await settle(pilot, is_up(pilot, HomePage))
        await settle(pilot)
        await click("Ctrl+L")
        assert isinstance(pilot.app.screen, UnlockPage)


async def test_the_page_of_help_says_where_the_keys_are_changed(locked: DataFolder, text_on: TextOn) -> None:
    async with app_for(locked).run_test(size=(100, 50)) as pilot:
        await unlock(pilot, HomePage)
        await pilot.press("f1")
        await pilot.pause()
        assert "malsteg store key" in text_on(pilot.app)
