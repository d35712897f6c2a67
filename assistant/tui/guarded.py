"""The part of the app that keeps watch: over the way in, over locking, and over leaving."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from textual import events
from textual.app import App
from textual.screen import Screen

from assistant.errors import MalstegError
from assistant.i18n import N_, Language
from assistant.tui.entrance import Entrance, Watch
from assistant.tui.page import Page
from assistant.tui.patience import Patience
from assistant.tui.screens.gate import Gate

if TYPE_CHECKING:
    from assistant.records import Records

Result = TypeVar("Result")

_CASES: Final = "cases"
_WRITING_SECONDS: Final = 1.0
"""How long a key waits, at most, for the letters before it."""
_PROBLEM_SECONDS: Final = 30
"""How long a problem stays on the screen: long enough for two people to read it together."""


class GuardedApp(App[None]):
    """An app before whose pages stand those that ask for a passphrase."""

    def __init__(
        self, entrance: Entrance, watch_over: Watch, language: Language, today: date, patience: Patience
    ) -> None:
        super().__init__()
        self.entrance = entrance
        self.watch_over = watch_over
        self.language = language
        self.today = today
        self.patience = patience
        self._again: list[Callable[[], object]] = []

    def first_page(self) -> Page:
        """Make the page that every page but those of the passphrase lies on top of."""
        raise NotImplementedError

    @property
    def records(self) -> Records:
        """The cases and goals. Raises ``WorkError``."""
        return self.entrance.records

    async def on_disk(self, work: Callable[[], Result]) -> Result:
        """Read or write beside the screen. Nobody leaves, and nothing is locked, before it is done."""
        return await self.entrance.on_disk(work)

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the first page, or with the one that asks for the passphrase to it."""
        try:
            asked = self.entrance.needs_somebody
        except MalstegError:
            asked = False  # the first page says what is wrong, and tries again
        return self._gate() if asked else self.first_page()

    def _gate(self, problem: MalstegError | None = None) -> Gate:
        from assistant.records import FolderState

        if self.entrance.state is FolderState.NEW:
            from assistant.tui.screens.set_up import SetUpPage

            return SetUpPage()
        from assistant.tui.screens.unlock import UnlockPage

        return UnlockPage(problem)

    async def on_event(self, event: events.Event) -> None:
        """Let keys wait while the page gets ready for them, so that nothing typed ahead is lost.

        Whatever is done here shows that somebody is here; what is done first after a long while only wakes.
        """
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            if self._lock_if_left():
                return
            self.watch_over.touch()
            page = self.screen_stack[-1] if self.screen_stack else None
            if (
                isinstance(event, events.Key | events.Paste)
                and isinstance(page, Page)
                and page.holding
                and not page.lets_through(event)
            ):
                page.hold(event)
                return
            if isinstance(event, events.Key) and not event.is_printable:
                await self._written()
        await super().on_event(event)

    async def _written(self) -> None:
        """Wait until what has the focus has what was typed before this key.

        Letters, and digits that choose, wait in its own queue, and a key of the page would overtake them: an
        answer, or a passphrase, would lack its end. What comes after the key waits in the meantime.
        """
        line = self.focused
        if line is None:
            return
        written = asyncio.Event()
        if line.call_later(written.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(written.wait(), _WRITING_SECONDS)

    # --- locking and leaving --------------------------------------------------------------------

    def on_mount(self) -> None:
        """Look now and then whether anybody is there."""
        if self.watch_over.limit is not None:
            self.set_interval(self.patience.look, self._lock_if_left)

    def _lock_if_left(self) -> bool:
        """Lock if nobody has been here for long. True: it has just been locked."""
        if not self.watch_over.is_over or self._is_shut or not self.entrance.can_lock:
            return False
        self._shut()
        return True

    def action_lock(self) -> None:
        """Lock now, where there are keys."""
        if self.entrance.can_lock:
            self._shut()
        else:
            words = N_(
                "This folder is not encrypted, so it cannot be locked. “malsteg store key” encrypts it."
            )
            self.notify(self.language.text(words), markup=False)

    @property
    def _is_shut(self) -> bool:
        return any(isinstance(page, Gate) for page in self.screen_stack)

    def _shut(self, problem: MalstegError | None = None) -> None:
        """Cover everything, and let the keys go."""
        self.entrance.lock()
        self.clear_notifications()
        self._clipboard = ""  # what was copied here; the computer's own is left alone
        self.push_screen(self._gate(problem))

    def shut_out(self, problem: MalstegError, again: Callable[[], object] | None = None) -> bool:
        """Ask for the passphrase if that is what a problem is about, and do something again after it.

        False: it is about something else.
        """
        if problem.code not in ("locked", "key_changed") or self.entrance.folder is None:
            return False
        if again is not None:
            self._again.append(again)
        if not self._is_shut:
            self._shut(problem)
        return True

    def entered(self) -> None:
        """Go on from the pages before the cases: to what the program was started for, or back."""
        self.watch_over.touch()
        again, self._again = self._again, []
        with self.batch_update():
            for page in self.screen_stack:
                if isinstance(page, Gate):
                    page.forget()
            while len(self.screen_stack) > 1 and isinstance(self.screen, Gate):
                self.pop_screen()
            if isinstance(self.screen, Gate):
                # What everything else lies on cannot be taken away: the cases get a stack of their own.
                self.add_mode(_CASES, self.first_page)
                self.switch_mode(_CASES)
        for step in again:
            step()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is locked cannot be locked."""
        return not (action == "lock" and self._is_shut)

    async def action_quit(self) -> None:
        """Close the program as soon as what is being saved is on disk; ask first if it cannot be."""
        if not any(isinstance(page, Page) and page.unsaved for page in self.screen_stack):
            if self.entrance.is_at_work:
                self.entrance.when_done(lambda: self.call_later(self.action_quit))
            else:
                self.exit()
            return
        from assistant.tui.screens.confirm import LeaveScreen

        if not isinstance(self.screen, LeaveScreen):
            self.push_screen(LeaveScreen(), lambda leave: self.exit() if leave else None)

    def on_unmount(self) -> None:
        """Let the keys out of memory."""
        self.entrance.close()

    # --- telling --------------------------------------------------------------------------------

    def tell(self, problem: MalstegError) -> None:
        """Say in words what could not be done; while it is locked nothing is said."""
        if self._is_shut:
            self._again.append(lambda: self.tell(problem))
            return
        from assistant.wording.problems import problem_text

        text = problem_text(self.language, problem.code, problem.params, today=self.today)
        self.notify(text, severity="warning", timeout=_PROBLEM_SECONDS, markup=False)

    def attempt(self, step: Callable[[], object]) -> None:
        """Take a step, after the passphrase if that is asked for, or say why it cannot be taken."""
        try:
            step()
        except MalstegError as problem:
            if not self.shut_out(problem, lambda: self.attempt(step)):
                self.tell(problem)
