"""The first start: a passphrase, the offer of a recovery key, and the folder that is made of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from gates import AppPilot, app_for, gate_of, is_whole, line_of, settle, write
from samples import FOUR_WORDS, TODAY
from textual.app import App
from textual.widgets import Button

from assistant.app import Start
from assistant.i18n import LANGUAGES
from assistant.records import DataFolder, FolderState, new_recovery_key
from assistant.tui.screens.confirm import ConfirmScreen
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.screens.home import HomePage
from assistant.tui.screens.recovery_key import RecoveryKeyPage, in_groups
from assistant.tui.screens.recovery_offer import RecoveryOfferPage
from assistant.tui.screens.set_up import SetUpPage
from assistant.tui.widgets.choice import ChoiceRow
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.secret import Secret

TextOn = Callable[[App[None]], str]


@pytest.fixture
def new(tmp_path: Path) -> DataFolder:
    """A folder in which there is nothing yet."""
    return DataFolder(tmp_path / "data", TODAY)


async def choose_passphrase(pilot: AppPilot) -> None:
    await write(pilot, passphrase=FOUR_WORDS, again=FOUR_WORDS)
    await pilot.press("enter")
    await settle(pilot)
    assert isinstance(pilot.app.screen, RecoveryOfferPage)


async def test_from_nothing_to_the_first_page_by_keyboard_alone(new: DataFolder) -> None:
    """Enter leads from line to line; without a recovery key it is three steps."""
    async with app_for(new).run_test(size=(80, 24)) as pilot:
        assert isinstance(pilot.app.screen, SetUpPage)
        words = {" ": "space"}
        typed = [words.get(sign, sign) for sign in FOUR_WORDS]
        await pilot.press(*typed, "enter", *typed, "enter")
        await settle(pilot)
        assert not new.path.exists(), "nothing is written before both pages are done"
        await pilot.press("3", "enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, HomePage))
        assert new.state is FolderState.OPEN
        assert new.recovery_key is None
    again = DataFolder(new.path, TODAY)
    assert again.state is FolderState.LOCKED
    assert again.unlock(FOUR_WORDS).overview().cases == ()


async def test_from_nothing_to_the_first_page_by_mouse_alone(new: DataFolder, tmp_path: Path) -> None:
    """Only the passphrase and the name of the file are typed."""
    async with app_for(new).run_test(size=(120, 36)) as pilot:
        await write(pilot, passphrase=FOUR_WORDS, again=FOUR_WORDS)
        await pilot.click("#gate .buttons .show")
        assert not line_of(pilot, "passphrase").password
        await pilot.click("#gate .buttons .continue")
        await settle(pilot)
        await pilot.click(pilot.app.screen.query(ChoiceRow)[0])
        await pilot.click("#gate .buttons .continue")
        await settle(pilot)
        assert isinstance(pilot.app.screen, RecoveryKeyPage)
        await write(pilot, file=str(tmp_path / "key.txt"))
        await pilot.click("#gate .buttons .save")
        await settle(pilot, (tmp_path / "key.txt").exists)
        await pilot.click("#gate .buttons .continue")
        await pilot.pause()
        line = pilot.app.screen.query_one(KeyLine)
        text = line.lines_at(line.content_size.width)[0].plain
        await pilot.click(line, offset=(text.index("Enter"), 0))
        await settle(pilot, lambda: isinstance(pilot.app.screen, HomePage))
        assert new.recovery_key is not None


async def test_a_new_conversation_follows_upon_the_first_start(new: DataFolder) -> None:
    """What the program was started for comes after the folder is made."""
    async with app_for(new, start=Start("new")).run_test() as pilot:
        await choose_passphrase(pilot)
        await pilot.press("3", "enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, ConversationPage))
        assert len(pilot.app.screen_stack) == 2


@pytest.mark.parametrize(
    ("passphrase", "again", "said"),
    [
        ("", "", "at least 12 signs"),
        ("too short", "too short", "at least 12 signs"),
        ("abababababababab", "abababababababab", "too easy to guess"),
        (FOUR_WORDS, "four words not to gether", "not the same"),
    ],
)
async def test_what_cannot_be_a_passphrase_is_said_in_its_place(
    new: DataFolder, passphrase: str, again: str, said: str
) -> None:
    async with app_for(new).run_test(size=(80, 24)) as pilot:
        await write(pilot, passphrase=passphrase, again=again)
        await pilot.press("enter")
        await settle(pilot)
        if not gate_of(pilot).problem_said:
            await pilot.press("enter")
            await settle(pilot)
        assert isinstance(pilot.app.screen, SetUpPage)
        assert said in gate_of(pilot).problem_said
        await pilot.press("x")
        await pilot.pause()
        assert gate_of(pilot).problem_said == ""


async def test_what_is_typed_is_hidden_until_somebody_wants_to_see_it(
    new: DataFolder, text_on: TextOn
) -> None:
    async with app_for(new).run_test(size=(80, 24)) as pilot:
        await pilot.press(*"hidden")
        await pilot.pause()
        assert "hidden" not in text_on(pilot.app)
        line_of(pilot, "passphrase").action_select_all()
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == "", "what is hidden is not copied either"
        await pilot.press("f2")
        await pilot.pause()
        assert "hidden" in text_on(pilot.app)
        await pilot.press("f2")
        await pilot.pause()
        assert "hidden" not in text_on(pilot.app)


async def test_a_recovery_key_is_shown_once_and_going_on_is_a_step_of_its_own(
    new: DataFolder, text_on: TextOn
) -> None:
    async with app_for(new).run_test(size=(80, 24)) as pilot:
        await choose_passphrase(pilot)
        await pilot.press("1", "enter")
        await settle(pilot)
        page = gate_of(pilot)
        assert isinstance(page, RecoveryKeyPage)
        shown = str(page.query_one(".recovery-key").render())
        secret = "".join(shown.split())
        assert secret.startswith("AGE-SECRET-KEY-1")
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert "Press F8" in page.problem_said, "Enter alone never goes on"
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert str(gate_of(pilot).query_one(".recovery-key").render()) == shown, "what was written down holds"
        await pilot.press("f8")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert not new.path.exists()
        await pilot.press("f8", "enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, HomePage))
        assert secret not in text_on(pilot.app)
    again = DataFolder(new.path, TODAY)
    assert again.recover(secret, "another passphrase").overview().cases == ()


async def test_the_key_is_saved_for_its_owner_alone_and_never_over_something(
    new: DataFolder, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    async with app_for(new).run_test(size=(80, 24)) as pilot:
        await choose_passphrase(pilot)
        await pilot.press("1", "enter")
        await settle(pilot)
        page = gate_of(pilot)
        secret = "".join(str(page.query_one(".recovery-key").render()).split())
        for named, said in (
            (str(tmp_path / "nowhere" / "key.txt"), "Is the USB stick plugged in?"),
            (str(new.path / "key.txt"), "beside the cases"),
            ("bad\0name", "could not be saved"),
        ):
            await write(pilot, file=named)
            await pilot.press("enter")
            await settle(pilot, lambda said=said: said in page.problem_said)  # type: ignore[misc]
        await write(pilot, file=str(tmp_path / "stick"))
        await pilot.press("enter")
        saved = tmp_path / "stick" / "malsteg-recovery-key.txt"
        await settle(pilot, lambda: page.query_one(".saved").display)
        assert saved.read_text(encoding="utf-8").splitlines()[-1] == secret
        assert all(line.startswith("# ") for line in saved.read_text(encoding="utf-8").splitlines()[:-1])
        if os.name == "posix":
            assert saved.stat().st_mode & 0o777 == 0o600
        await pilot.press("enter")
        await settle(pilot, lambda: "already" in page.problem_said)


async def test_the_key_that_the_unit_has(new: DataFolder) -> None:
    """Its public part alone: the secret part is refused, so that it stays where it is kept."""
    secret, public = new_recovery_key()
    async with app_for(new).run_test(size=(80, 24)) as pilot:
        await choose_passphrase(pilot)
        await pilot.press("2", "enter")
        assert line_of(pilot, "public-part").has_focus
        await write(pilot, public_part=secret)
        await pilot.press("enter")
        await settle(pilot)
        assert "not the public part" in gate_of(pilot).problem_said
        await write(pilot, public_part=f" {public[:20]} {public[20:]} ")
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, HomePage))
        assert new.recovery_key == public


async def test_nothing_is_chosen_for_anybody(new: DataFolder) -> None:
    """Enter on the offer, typed ahead or not, makes no choice."""
    async with app_for(new).run_test(size=(80, 24)) as pilot:
        await choose_passphrase(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, RecoveryOfferPage)
        assert "Choose one of the three" in gate_of(pilot).problem_said
        assert not new.path.exists()


async def test_a_folder_that_cannot_be_made_is_said_and_tried_again(tmp_path: Path, new: DataFolder) -> None:
    (tmp_path / "data").write_text("in the way")
    async with app_for(new).run_test(size=(80, 24)) as pilot:
        if isinstance(pilot.app.screen, HomePage):
            return  # where a file in the place of a folder is no error yet, the first page says it
        await choose_passphrase(pilot)
        await pilot.press("3", "enter")
        await settle(pilot, lambda: gate_of(pilot).problem_said != "")
        (tmp_path / "data").unlink()
        await pilot.press("enter")
        await settle(pilot, lambda: isinstance(pilot.app.screen, HomePage))


@pytest.mark.parametrize("code", LANGUAGES)
async def test_every_page_fits_and_can_be_said_in_the_three_languages(new: DataFolder, code: str) -> None:
    """On 80 columns and 24 lines, with something to complain about, nothing has to be scrolled to."""
    async with app_for(new, code).run_test(size=(80, 24)) as pilot:

        async def fits(page: type) -> None:
            await pilot.pause()
            assert isinstance(pilot.app.screen, page)
            spoken = pilot.app.screen.language.code
            asked = str(pilot.app.screen.query_one(".ask").render())
            assert is_whole(pilot)
            await pilot.press("f4")
            await pilot.pause()
            assert str(pilot.app.screen.query_one(".ask").render()) != asked
            assert pilot.app.screen.language.code != spoken
            await pilot.press("f4", "f4")
            await pilot.pause()
            assert str(pilot.app.screen.query_one(".ask").render()) == asked

        await fits(SetUpPage)
        line_of(pilot, "passphrase").value = "short"
        await pilot.press("enter", "enter")
        await fits(SetUpPage)
        assert line_of(pilot, "passphrase").value == "short"
        await choose_passphrase(pilot)
        await pilot.press("2", "enter", "x", "enter")
        await pilot.pause()
        await fits(RecoveryOfferPage)
        await pilot.press("up", "up", "up", "1", "enter")
        await settle(pilot)
        await pilot.press("enter")
        await pilot.pause()
        await fits(RecoveryKeyPage)


async def test_a_key_copied_over_several_lines_is_pasted_whole(new: DataFolder) -> None:
    from textual.events import Paste

    async with app_for(new).run_test() as pilot:
        secret = pilot.app.screen.query(Secret)[0]
        pilot.app.post_message(Paste("AGE-SECRET-KEY-1\nAAAA  BBBB\n"))
        await pilot.pause()
        assert secret.value == "AGE-SECRET-KEY-1AAAA  BBBB"


def test_groups_can_be_read_aloud_and_put_together_again() -> None:
    secret, _ = new_recovery_key()
    shown = in_groups(secret)
    assert "".join(shown.split()) == secret
    assert max(map(len, shown.splitlines())) < 60


async def test_buttons_are_reached_by_tab_and_pressed_by_enter(new: DataFolder) -> None:
    async with app_for(new).run_test(size=(120, 36)) as pilot:
        await pilot.press(*"short", "tab", "tab", "tab")
        assert isinstance(pilot.app.focused, Button)
        await pilot.press("enter")
        await pilot.pause()
        assert not line_of(pilot, "passphrase").password
