"""The first page: what is due, what is begun, and everybody's goals."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static

from assistant.errors import MalstegError
from assistant.i18n import N_
from assistant.tui.home_rows import Row, home_rows
from assistant.tui.page import Page
from assistant.tui.typeset import clipped
from assistant.tui.widgets.first_question import FirstQuestion
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.rowlist import RowList
from assistant.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from assistant.records import CaseSummary, Overview

_ALIAS_ROOM = 14
_LONGEST_WANTED = 100


class HomePage(Page):
    """Lists everything there is to open; typing finds, Enter opens.

    The field for finding keeps the focus, so that typing always works; the arrow keys move in the list.
    ``at_once`` opens the page the program was started for, and says whether it did; until then nothing is
    shown that would be gone at once, but ``asking`` shows the first question of a new goal, and what is
    typed there is handed to ``at_once``.
    """

    ABOUT = (
        N_("Here are all goals. Choose one with the arrow keys and open it with Enter, or click it."),
        N_("Write a few letters of a name, a goal or a part of life, and only what fits is shown."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "open",
            N_("open"),
            tooltip=N_("Open what is marked."),
            priority=True,
            id="home.open",
        ),
        Binding("escape", "show_all", N_("show all"), tooltip=N_("Show everything again."), id="home.all"),
        Binding(
            "f7,ctrl+n",
            "new",
            N_("new person"),
            tooltip=N_("Begin a goal with somebody who has none here yet."),
            id="home.new",
        ),
        Binding(
            "f8",
            "another",
            N_("new goal for %(alias)s"),
            tooltip=N_("Begin another goal with the person that is marked."),
            id="home.another",
        ),
        Binding(
            "f9",
            "quick",
            N_("in one sentence"),
            tooltip=N_("Begin with the whole goal in one sentence. Only what it leaves out is asked for."),
            id="home.quick",
        ),
        Binding(
            "shift+delete",
            "erase",
            N_("erase the case"),
            tooltip=N_("Erase everything about the person that is marked, once you have written the name."),
            key_display="Shift+Del",
            priority=True,
            id="home.erase",
        ),
        Binding("up", "move('cursor_up')", show=False, id="home.up"),
        Binding("down", "move('cursor_down')", show=False, id="home.down"),
        Binding("pageup", "move('page_up')", show=False, id="home.page_up"),
        Binding("pagedown", "move('page_down')", show=False, id="home.page_down"),
    ]

    QUIET = frozenset({"home.erase"})

    def __init__(self, at_once: Callable[[str], bool] | None = None, *, asking: bool = False) -> None:
        super().__init__()
        self._at_once = at_once
        self._asking = asking
        self._overview: Overview | None = None
        self._past_limit: tuple[CaseSummary, ...] = ()
        self._problem: MalstegError | None = None
        self._beginning = self._begun = False
        # Without a question to answer, what is typed is meant for the page that is about to open.
        self.holding = at_once is not None and not asking

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield TitleBar()
        if self._asking:
            yield FirstQuestion(id="first")
        with Vertical(id="home"):
            find = Input(id="find", max_length=_LONGEST_WANTED, select_on_focus=False)
            find.cursor_blink = False
            yield find
            yield Static(id="letter", markup=False)
            yield RowList(id="rows")
        yield KeyLine()

    def on_mount(self) -> None:
        """Keep what was not asked for out of sight when the program is to open another page at once."""
        self.query_one("#letter").display = False
        if self._at_once is not None:
            self.query_one("#home").display = False
            self.query_one(KeyLine).display = False
        self._word()

    def on_screen_resume(self) -> None:
        """Look again at what there is: the first time once the frame is up, then whenever one comes back."""
        if self._begun:
            self._load()
        elif not self._beginning:
            self._beginning = True
            self.call_after_refresh(lambda: self.run_worker(self._begin(), name="begin"))

    async def _begin(self) -> None:
        """Load beside the first frame; what is typed meanwhile is kept."""
        try:
            await self.malsteg.ready()
        except MalstegError as problem:
            self._problem = problem
        self._begun = True
        first = list(self.query(FirstQuestion))
        opened = False
        if self._at_once is not None and self._problem is None:
            opened = self._at_once("".join(question.typed for question in first))
        await self._hand_over()
        for question in first:
            question.remove()
        self.query_one("#home").display = self.query_one(KeyLine).display = True
        if self._problem is not None and not self.malsteg.shut_out(self._problem):
            self._show()
        elif not opened:
            self._load()

    async def _hand_over(self) -> None:
        """Let the keys typed so far wait for the page that lies on top now, or arrive on this one."""
        above = self.app.screen_stack[-1]
        if above is self or not isinstance(above, Page):
            await self.release()
            return
        self.holding = False
        for event in self._held:
            above.hold(event)
        self._held = ()

    def _load(self) -> None:
        try:
            self._overview, self._problem = self.malsteg.records.overview(), None
        except MalstegError as problem:
            if self.malsteg.shut_out(problem):
                return
            self._problem = problem
        self._past_limit = self._past_the_limit()
        self._show()

    def _past_the_limit(self) -> tuple[CaseSummary, ...]:
        """The cases to look at, where the unit has a limit."""
        months = self.malsteg.keep_months
        if self._overview is None or not months:
            return ()
        from assistant.records.care import past_limit_in

        return past_limit_in(self._overview, self.malsteg.today, months)

    def reword(self) -> None:
        """Say everything in the language spoken now."""
        self._word()
        if self._overview is not None or self._problem is not None:
            self._show()
        super().reword()

    def _word(self) -> None:
        self.query_one("#find", Input).placeholder = self.language.text(
            N_("Write to find a person or a goal")
        )

    # --- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        """Make the list anew."""
        find, letter = self.query_one("#find", Input), self.query_one("#letter", Static)
        empty = self._overview is None or not (self._overview.cases or self._overview.problems)
        rows = self._listed(find.value)
        text = self._letter(empty=empty, nothing=not rows)
        find.display = not empty and self._problem is None
        letter.display = bool(text)
        letter.update(text)
        self._list.display = bool(rows)
        self._list.show(rows)
        if find.display and self.focused is None:
            find.focus()
        self.refresh_bindings()

    def _listed(self, wanted: str) -> list[Row]:
        if self._overview is None or self._problem is not None:
            return []
        return home_rows(
            self._overview,
            today=self.malsteg.today,
            language=self.language,
            wanted=wanted,
            past_limit=self._past_limit,
        )

    def _letter(self, *, empty: bool, nothing: bool) -> str:
        """What is said where there is nothing to list."""
        if self._problem is not None:
            from assistant.wording.problems import problem_text

            problem = self._problem
            said = problem_text(self.language, problem.code, problem.params, today=self.malsteg.today)
            again = self.language.text(N_("Press Enter to try again."))
            return f"{said}\n\n{again}"
        if empty:
            return self.language.text(
                N_("There is no goal here yet. Sit down together and press F7 to begin the first one.")
            )
        if nothing:
            return self.language.text(N_("Nothing fits what you wrote. Press Esc to see everything again."))
        return ""

    @property
    def _list(self) -> RowList:
        return self.query_one("#rows", RowList)

    # --- what people do -------------------------------------------------------------------------

    @on(Input.Changed, "#find")
    def _wanted(self) -> None:
        if self._overview is not None:
            self._show()

    @on(OptionList.OptionHighlighted, "#rows")
    def _marked_another(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#rows")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._open(self._list.row(event.option_index))

    def action_open(self) -> None:
        """Open what is marked; after a problem, try again."""
        if self._problem is not None:
            self._load()
        elif self._list.marked is not None:
            self._open(self._list.marked)

    def _open(self, row: Row) -> None:
        if row.opens == "goal" and row.case_id and row.goal_id:
            self.malsteg.show_goal(row.case_id, row.goal_id)
        elif row.opens == "conversation" and row.case_id and row.goal_id:
            self.malsteg.resume_goal(row.case_id, row.goal_id)
        elif row.opens == "follow-up" and row.case_id and row.goal_id:
            self.malsteg.follow_up_goal(row.case_id, row.goal_id)
        elif row.opens == "beginning":
            self.malsteg.start_goal(row.case_id)
        elif row.opens == "damage" and row.case_id:
            from assistant.tui.care import ask_to_bring_back

            ask_to_bring_back(self, row.case_id, self._load)
        elif row.opens == "erasing":
            self.action_erase()

    def action_erase(self) -> None:
        """Ask, and erase the case that is marked."""
        from assistant.tui.care import ask_to_erase

        row = self._list.marked
        if row is not None and row.case_id and row.alias:
            ask_to_erase(self, row.case_id, row.alias, self._load)

    def action_show_all(self) -> None:
        """Forget what was looked for."""
        self.query_one("#find", Input).value = ""

    def action_new(self) -> None:
        """Begin a goal with somebody new."""
        self.malsteg.start_goal()

    def action_quick(self) -> None:
        """Begin a goal in one sentence, for anybody: whose it is comes first."""
        self.malsteg.start_goal(quick=True)

    def action_another(self) -> None:
        """Begin another goal with the person that is marked."""
        if self._list.marked is not None:
            self.malsteg.start_goal(self._list.marked.case_id)

    def action_move(self, way: str) -> None:
        """Move the mark in the list."""
        if self._list.display:
            getattr(self._list, f"action_{way}")()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if not self.is_mounted:
            return True
        if action in ("another", "erase"):
            return self._list.marked is not None and bool(self._list.marked.alias)
        if action == "open":
            return self._list.marked is not None or self._problem is not None
        if action == "show_all":
            return bool(self.query_one("#find", Input).value)
        return True

    def describe(self, binding: Binding) -> str:
        """Say whom a new goal would be for, and what opening would do."""
        marked = self._list.marked if self.is_mounted else None
        if binding.id == "home.another" and marked is not None:
            return self.language.text(binding.description, alias=clipped(marked.alias, _ALIAS_ROOM))
        if binding.id == "home.open" and self._problem is not None:
            return self.language.text(N_("try again"))
        if binding.id == "home.open" and marked is not None and marked.opens in ("conversation", "follow-up"):
            return self.language.text(N_("go on"))
        return super().describe(binding)
