"""Using the pages before the cases, at the keyboard of the real program."""

from __future__ import annotations

from collections.abc import Callable

from samples import FOUR_WORDS
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.app import MalstegApp
from assistant.i18n import Language
from assistant.records import DataFolder
from assistant.tui.screens.gate import Gate

AppPilot = Pilot[None]

OTHER_WORDS = "other words that fit as well"


def app_for(folder: DataFolder, code: str = "en", **more: object) -> MalstegApp:
    """The program over a folder."""
    return MalstegApp(folder, Language(code), folder.today, **more)  # type: ignore[arg-type]


def gate_of(pilot: AppPilot) -> Gate:
    """The page before the cases that is up."""
    assert isinstance(pilot.app.screen, Gate)
    return pilot.app.screen


def line_of(pilot: AppPilot, name: str) -> Input:
    """A line on the page that is up."""
    return pilot.app.screen.query_one(f"Input.{name}", Input)


async def settle(pilot: AppPilot, until: Callable[[], bool] | None = None) -> None:
    """Wait until what was begun is done: what goes on beside the screen takes as long as it takes."""
    for _ in range(100):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        if until is None or until():
            return
        await pilot.pause(0.02)
    raise AssertionError("what was waited for did not happen")


async def write(pilot: AppPilot, **lines: str) -> None:
    """Write on the lines of the page that is up."""
    for name, words in lines.items():
        line_of(pilot, name.replace("_", "-")).value = words
    await pilot.pause()


def is_whole(pilot: AppPilot) -> bool:
    """Whether all of the page fits on the screen, without anything to scroll to."""
    return pilot.app.screen.query_one("#gate").max_scroll_y == 0


def is_up(pilot: AppPilot, page: type) -> Callable[[], bool]:
    """Tell whether a page is up, whenever that is asked."""
    return lambda: isinstance(pilot.app.screen, page)


async def unlock(pilot: AppPilot, page: type, words: str = FOUR_WORDS) -> None:
    """Give the passphrase, and wait for the page it leads to."""
    await write(pilot, passphrase=words)
    await pilot.press("enter")
    await settle(pilot, is_up(pilot, page))
    await settle(pilot)
