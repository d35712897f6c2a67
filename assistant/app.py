"""The terminal app: wiring only. It holds the records, the language and the theme, and opens pages."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.config import Settings, load_settings, save_settings
from assistant.errors import MalstegError, WorkError
from assistant.i18n import LANGUAGES, N_, Language
from assistant.tui.beside import beside
from assistant.tui.entrance import Entrance, Watch
from assistant.tui.page import Page, Speaking
from assistant.tui.patience import Patience
from assistant.tui.screens.gate import Gate
from assistant.tui.themes import DEFAULT_THEME, THEMES

if TYPE_CHECKING:
    from assistant.records import DataFolder, Records, Session
    from assistant.tui.screens.home import HomePage

Result = TypeVar("Result")

_KEY_NAMES = {"escape": "Esc", "enter": "Enter", "delete": "Del", "tab": "Tab", "space": "Space"}
_CASES = "cases"
_PROBLEM_SECONDS = 30
"""How long a problem stays on the screen: long enough for two people to read it together."""


@dataclass(frozen=True)
class Start:
    """What is shown first. ``case`` and ``goal`` are an alias or an id, as typed on the command line.

    For a new goal, ``goal`` is the one it is to be a sub-goal of, and ``opening`` the whole of it in one
    sentence.
    """

    what: Literal["home", "new", "resume", "revise", "goal"] = "home"
    case: str | None = None
    goal: str | None = None
    opening: str | None = None


class MalstegApp(App[None]):
    """The program as two people see it.

    ``place`` is a data folder, which is opened on a page of its own if it is encrypted or new, or records
    that are open already. ``plain``: a new folder is to be left unencrypted, without a question.
    ``settings``: where the language and the theme chosen here are remembered, and what an agency has chosen;
    if anywhere. ``patience``: how long it waits for this and that.
    """

    TITLE = "Målsteg"
    CSS_PATH = ["tui/malsteg.tcss", "tui/gate.tcss"]  # noqa: RUF012 - Textual declares it for instances
    ENABLE_COMMAND_PALETTE = False
    INLINE_PADDING = 0
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f1",
            "help",
            N_("help"),
            tooltip=N_("Show this page: what the keys do."),
            id="app.help",
        ),
        Binding(
            "f4",
            "next_language",
            N_("language"),
            tooltip=N_("Change language: Swedish, Danish, English. What you have typed stays."),
            id="app.language",
        ),
        Binding(
            "f6",
            "next_theme",
            N_("colours"),
            tooltip=N_("Change colours: light, dark, or as clear as possible."),
            id="app.theme",
        ),
        Binding(
            "ctrl+l",
            "lock",
            N_("lock"),
            tooltip=N_("Lock now. What you have begun stays; the passphrase opens it again."),
            priority=True,
            id="app.lock",
        ),
        Binding(
            "ctrl+q",
            "quit",
            N_("close"),
            tooltip=N_("Close the program. Everything you have answered is saved already."),
            priority=True,
            id="app.quit",
        ),
        Binding("ctrl+c", "help_quit", show=False, system=True, id="app.help_quit"),
    ]

    def __init__(
        self,
        place: DataFolder | Records,
        language: Language,
        today: date,
        *,
        start: Start | None = None,
        theme: str | None = None,
        settings: Path | None = None,
        plain: bool = False,
        patience: Patience | None = None,
    ) -> None:
        super().__init__()
        self.entrance = Entrance(place, plain=plain)
        self.language = language
        self.today = today
        self.patience = patience or Patience()
        self._start = start or Start()
        self._settings = settings
        chosen = load_settings(settings) if settings is not None else Settings()
        self.criteria = chosen.criteria
        self.keep_months = chosen.keep_months
        self.watch_over = Watch(chosen.lock_after)
        self._again: list[Callable[[], object]] = []
        for known in THEMES:
            self.register_theme(known)
        self.animation_level = "none"
        self.theme = theme if theme in {known.name for known in THEMES} else DEFAULT_THEME

    @property
    def records(self) -> Records:
        """The cases and goals. Raises ``WorkError``."""
        return self.entrance.records

    async def ready(self) -> None:
        """Load what the second key needs, beside the page that is up. Raises ``WorkError``."""
        await beside(self.entrance.open_plain)
        await beside(lambda: importlib.import_module("assistant.tui.screens.conversation"))
        if self.entrance.needs_somebody:
            raise WorkError("locked")

    async def on_disk(self, work: Callable[[], Result]) -> Result:
        """Read or write beside the screen. Nobody leaves, and nothing is locked, before it is done."""
        return await self.entrance.on_disk(work)

    # --- pages ----------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the first page, or with the one that asks for the passphrase to it."""
        try:
            asked = self.entrance.needs_somebody
        except MalstegError:
            asked = False  # the first page says what is wrong, and tries again
        return self._gate() if asked else self._first_page()

    def _first_page(self) -> HomePage:
        """Every page but those of the passphrase lies on top of it."""
        from assistant.tui.screens.home import HomePage

        if self._start.what == "home":
            return HomePage()
        return HomePage(at_once=self._begin, asking=self._start == Start("new"))

    def _gate(self, problem: MalstegError | None = None) -> Gate:
        from assistant.records import FolderState

        if self.entrance.state is FolderState.NEW:
            from assistant.tui.screens.set_up import SetUpPage

            return SetUpPage()
        from assistant.tui.screens.unlock import UnlockPage

        return UnlockPage(problem)

    def _begin(self, typed: str) -> bool:
        """Open what the program was started for, once everything is loaded. False: the first page.

        ``typed`` has been written as the answer to the first question meanwhile.
        """
        start = self._start
        pages = len(self.screen_stack)
        self._attempt(lambda: self._open(start, typed))
        return len(self.screen_stack) > pages

    def _open(self, start: Start, typed: str) -> None:
        """Open what was named. Raises :class:`UsageError` when there is nothing of that name."""
        if start.what == "new" and start.goal is None:
            case_id = self.records.find_case(start.case).id if start.case else None
            session = self.records.begin(self.language, case_id, opening=start.opening)
            self._converse(session, typed)
            return
        goal = self.records.find_goal(start.goal) if start.goal else self.records.latest_draft()
        if start.what == "new":
            self.start_goal(goal.case_id, goal.id, opening=start.opening)
        elif start.what == "resume":
            self.resume_goal(goal.case_id, goal.id)
        elif start.what == "revise":
            self.revise_goal(goal.case_id, goal.id)
        else:
            self.show_goal(goal.case_id, goal.id)

    def show_goal(self, case_id: str, goal_id: str, *, fresh: bool = False) -> None:
        """Open a goal on top of the first page; ``fresh``: it has just been accepted."""
        from assistant.tui.screens.goal import GoalPage

        with self.batch_update():
            while len(self.screen_stack) > 1:
                self.pop_screen()
            self.push_screen(GoalPage(case_id, goal_id, fresh=fresh))

    def start_goal(
        self,
        case_id: str | None = None,
        parent_id: str | None = None,
        *,
        opening: str | None = None,
        quick: bool = False,
    ) -> None:
        """Begin a conversation: for somebody new, another goal in a case, or a sub-goal.

        ``quick``: with the whole goal in one sentence; ``opening`` is one they come with.
        """
        self._attempt(
            lambda: self._converse(
                self.records.begin(self.language, case_id, parent_id, opening=opening, quick=quick)
            )
        )

    def resume_goal(self, case_id: str, goal_id: str) -> None:
        """Go on with a conversation where it was left."""
        self._attempt(lambda: self._converse(self.records.resume(self.language, case_id, goal_id)))

    def revise_goal(self, case_id: str, goal_id: str) -> None:
        """Change an accepted goal; both have to accept it again."""
        self._attempt(lambda: self._converse(self.records.revise(self.language, case_id, goal_id)))

    def _converse(self, session: Session, typed: str = "") -> None:
        from assistant.tui.screens.conversation import ConversationPage

        self.push_screen(ConversationPage(session, typed=typed))

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
        await super().on_event(event)

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
                self.add_mode(_CASES, self._first_page)
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

    def _attempt(self, step: Callable[[], object]) -> None:
        """Take a step, after the passphrase if that is asked for, or say why it cannot be taken."""
        try:
            step()
        except MalstegError as problem:
            if not self.shut_out(problem, lambda: self._attempt(step)):
                self.tell(problem)

    def action_help_quit(self) -> None:
        """Say how to close the program to those who try Ctrl+C, which copies."""
        self.notify(
            self.language.text(N_("To close the program, press Ctrl+Q. Everything is saved.")), markup=False
        )

    def action_help(self) -> None:
        """Show what the keys of this page do."""
        from assistant.tui.screens.help import HelpScreen

        if isinstance(self.screen, Speaking) and not self.screen.is_modal:
            self.push_screen(HelpScreen(self.screen))

    # --- language and colours -------------------------------------------------------------------

    def next_language(self) -> None:
        """Change to the next language at once; whatever has been typed stays where it is."""
        codes = list(LANGUAGES)
        self.language = Language(codes[(codes.index(self.language.code) + 1) % len(codes)])
        for screen in self.screen_stack:
            if isinstance(screen, Speaking):
                screen.reword()
        self._remember()

    def action_next_language(self) -> None:
        """Change to the next language."""
        self.next_language()

    def next_theme(self) -> None:
        """Change to the next colours at once."""
        names = [known.name for known in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._remember()

    def action_next_theme(self) -> None:
        """Change to the next colours."""
        self.next_theme()

    def _remember(self) -> None:
        if self._settings is not None:
            save_settings(Settings(language=self.language.code, theme=self.theme), self._settings)

    def _fatal_error(self) -> None:
        """Say that the program stopped, and where in the code: never what was in it.

        Textual's own last words show every local variable, and with them what two people have confided.
        It offers no public way to choose, so this takes the place of the method that says them.
        """
        from rich.console import Group
        from rich.text import Text
        from rich.traceback import Traceback

        words = N_("Målsteg had to stop because of a fault in the program. What you have answered is saved.")
        self.panic(Group(Text(self.language.text(words)), Traceback(show_locals=False)))

    def get_key_display(self, binding: Binding) -> str:
        """Name a key as it is written on the keyboard."""
        if binding.key_display:
            return binding.key_display
        parts = binding.key.split("+")
        return "+".join(_KEY_NAMES.get(part, part.capitalize()) for part in parts)
