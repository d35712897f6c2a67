"""The terminal app: wiring only. It holds the records, the language and the theme, and opens pages."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType

from assistant.config import Settings, load_settings, save_settings
from assistant.errors import WorkError
from assistant.i18n import LANGUAGES, N_, Language
from assistant.tui.beside import beside
from assistant.tui.entrance import Entrance, Watch
from assistant.tui.guarded import GuardedApp
from assistant.tui.page import Speaking
from assistant.tui.patience import Patience
from assistant.tui.themes import DEFAULT_THEME, THEMES

if TYPE_CHECKING:
    from assistant.goals.follow_up import Adjusting
    from assistant.records import DataFolder, Records, Session
    from assistant.tui.page import Page
    from assistant.tui.screens.practice.ground import PracticePlace, Wanted

_KEY_NAMES = {"escape": "Esc", "enter": "Enter", "delete": "Del", "tab": "Tab", "space": "Space"}


@dataclass(frozen=True)
class Start:
    """What is shown first. ``case`` and ``goal`` are an alias or an id, as typed on the command line.

    For a new goal, ``goal`` is the one it is to be a sub-goal of, and ``opening`` the whole of it in one
    sentence. ``wanted`` is what practice begins with.
    """

    what: Literal["home", "new", "resume", "revise", "goal", "follow-up", "correct", "practise"] = "home"
    case: str | None = None
    goal: str | None = None
    opening: str | None = None
    wanted: Wanted | None = None


class MalstegApp(GuardedApp):
    """The program as two people see it.

    ``place`` is a data folder, which is opened on a page of its own if it is encrypted or new, or records
    that are open already; without one there is nothing but ``practice``. ``plain``: a new folder is to be
    left unencrypted, without a question.
    ``settings``: where the language and the theme chosen here are remembered, and what an agency has chosen;
    if anywhere. ``patience``: how long it waits for this and that.
    """

    TITLE = "Målsteg"
    CSS_PATH = [  # noqa: RUF012 - Textual declares it for instances
        "tui/malsteg.tcss",
        "tui/gate.tcss",
        "tui/practice.tcss",
    ]
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
        place: DataFolder | Records | None,
        language: Language,
        today: date,
        *,
        start: Start | None = None,
        theme: str | None = None,
        settings: Path | None = None,
        plain: bool = False,
        patience: Patience | None = None,
        practice: PracticePlace | None = None,
    ) -> None:
        chosen = load_settings(settings) if settings is not None else Settings()
        super().__init__(
            Entrance(place, plain=plain), Watch(chosen.lock_after), language, today, patience or Patience()
        )
        self._start = start or Start()
        self._settings = settings
        self._practice = practice
        self._exercises = chosen.exercises
        self.criteria = chosen.criteria
        self.keep_months = chosen.keep_months
        for known in THEMES:
            self.register_theme(known)
        self.animation_level = "none"
        self.theme = theme if theme in {known.name for known in THEMES} else DEFAULT_THEME

    async def ready(self) -> None:
        """Load what the second key needs, beside the page that is up. Raises ``WorkError``."""
        await beside(self.entrance.open_plain)
        await beside(lambda: importlib.import_module("assistant.tui.screens.conversation"))
        if self.entrance.needs_somebody:
            raise WorkError("locked")

    # --- pages ----------------------------------------------------------------------------------

    def first_page(self) -> Page:
        """Every page but those of the passphrase lies on top of it."""
        if self._start.what == "practise" and self.practice is not None:
            from assistant.tui.screens.practice.first import PracticeHomePage

            return PracticeHomePage(self.practice, self._start.wanted)
        from assistant.tui.screens.home import HomePage

        if self._start.what == "home":
            return HomePage()
        return HomePage(at_once=self._begin, asking=self._start == Start("new"))

    def _begin(self, typed: str) -> bool:
        """Open what the program was started for, once everything is loaded. False: the first page.

        ``typed`` has been written as the answer to the first question meanwhile.
        """
        start = self._start
        pages = len(self.screen_stack)
        self.attempt(lambda: self._open(start, typed))
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
        elif start.what in ("follow-up", "correct"):
            self.follow_up_goal(goal.case_id, goal.id, correct=start.what == "correct")
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
        self.attempt(
            lambda: self._converse(
                self.records.begin(self.language, case_id, parent_id, opening=opening, quick=quick)
            )
        )

    def resume_goal(self, case_id: str, goal_id: str) -> None:
        """Go on with a conversation where it was left."""
        self.attempt(lambda: self._converse(self.records.resume(self.language, case_id, goal_id)))

    def revise_goal(self, case_id: str, goal_id: str) -> None:
        """Change an accepted goal; both have to accept it again."""
        self.attempt(lambda: self._converse(self.records.revise(self.language, case_id, goal_id)))

    def follow_up_goal(self, case_id: str, goal_id: str, *, correct: bool = False) -> None:
        """Follow a goal up, or go on with a follow-up begun; ``correct``: the latest one."""

        def open_page() -> None:
            from assistant.tui.screens.follow_up import FollowUpPage

            records = self.records
            following = (
                records.correct_follow_up(self.language, case_id, goal_id)
                if correct
                else records.follow_up(self.language, case_id, goal_id)
            )
            self.push_screen(FollowUpPage(following))

        self.attempt(open_page)

    def adjust_goal(self, case_id: str, goal_id: str, part: Adjusting) -> None:
        """Change a goal after a follow-up, in the place of its page."""

        def open_page() -> None:
            session = self.records.adjust(self.language, case_id, goal_id, part)
            with self.batch_update():
                self.show_goal(case_id, goal_id)
                self._converse(session)

        self.attempt(open_page)

    def open_series(self, case_id: str, goal_id: str) -> None:
        """Open what is noted of a goal again and again; where nothing is settled yet, settle that."""

        def open_page() -> None:
            from assistant.records.measuring import is_set_up
            from assistant.tui.screens.series import SeriesPage

            if is_set_up(self.records, case_id, goal_id):
                self.push_screen(SeriesPage(case_id, goal_id))
            else:
                self.set_up_series(case_id, goal_id)

        self.attempt(open_page)

    def set_up_series(self, case_id: str, goal_id: str) -> None:
        """Settle what is noted of a goal, change it, or go on where that was left."""

        def open_page() -> None:
            from assistant.records.measuring import set_up
            from assistant.tui.screens.set_up_series import SetUpSeriesPage

            setting_up = set_up(self.records, self.language, case_id, goal_id)
            self.push_screen(SetUpSeriesPage(setting_up, self.records.case(case_id).alias))

        self.attempt(open_page)

    def begin_noting(self, case_id: str, goal_id: str) -> None:
        """Go on from what has just been settled to noting it."""
        from assistant.tui.screens.series import SeriesPage

        with self.batch_update():
            self.pop_screen()
            if not isinstance(self.screen, SeriesPage):
                self.push_screen(SeriesPage(case_id, goal_id))

    def show_case(self, case_id: str) -> None:
        """Open a person's case: all goals together."""
        from assistant.tui.screens.case import CasePage

        self.push_screen(CasePage(case_id))

    @property
    def practice(self) -> PracticePlace | None:
        """Where practice is kept: beside the cases, and never among them."""
        if self._practice is None and self.entrance.folder is not None:
            from assistant.tui.screens.practice.ground import PracticePlace

            own = Path(self._exercises).expanduser() if self._exercises else None
            self._practice = PracticePlace(self.entrance.folder.path, own)
        return self._practice

    def practise(self) -> None:
        """Go to practice, which knows nothing of the cases."""
        from assistant.tui.screens.practice.first import PracticeHomePage

        if self.practice is not None:
            self.push_screen(PracticeHomePage(self.practice))

    def _converse(self, session: Session, typed: str = "") -> None:
        from assistant.tui.screens.conversation import ConversationPage

        self.push_screen(ConversationPage(session, typed=typed))

    # --- telling --------------------------------------------------------------------------------

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

        Textual's own last words show every local variable, and the message of an error may quote what was
        read: with them would come what two people have confided. It offers no public way to choose, so this
        takes the place of the method that says them.
        """
        from rich.console import Group
        from rich.text import Text

        from assistant.faults import places

        words = N_("Målsteg had to stop because of a fault in the program. What you have answered is saved.")
        fault = sys.exc_info()[1]
        where = "\n".join(places(fault)) if fault is not None else ""
        self.panic(Group(Text(self.language.text(words)), Text(where)))

    def get_key_display(self, binding: Binding) -> str:
        """Name a key as it is written on the keyboard."""
        if binding.key_display:
            return binding.key_display
        parts = binding.key.split("+")
        return "+".join(_KEY_NAMES.get(part, part.capitalize()) for part in parts)
