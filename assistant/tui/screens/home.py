"""The first page: what is due, what is begun, and everybody's goals."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from assistant.errors import MalstegError
from assistant.i18n import N_
from assistant.tui.beside import beside
from assistant.tui.home_rows import HomeRows, Kind, Row
from assistant.tui.page import Page
from assistant.tui.reading import Reading
from assistant.tui.screens.home_keys import HomeKeys
from assistant.tui.typeset import clipped
from assistant.tui.widgets.first_question import FirstQuestion
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.rowlist import RowList
from assistant.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from assistant.records import CaseSummary, Overview

_ALIAS_ROOM = 14
_LONGEST_WANTED = 100
_LONGEST_WAIT: Final = 1.0
"""Seconds that the first conversation waits for what is known of other cases."""


class HomePage(HomeKeys):
    """Lists everything there is to open; typing finds, Enter opens.

    The field for finding keeps the focus, so that typing always works; the arrow keys move in the list.
    ``at_once`` opens the page the program was started for, and says whether it did; until then nothing is
    shown that would be gone at once, but ``asking`` shows the first question of a new goal, and what is
    typed there is handed to ``at_once``.
    """

    def __init__(self, at_once: Callable[[str], bool] | None = None, *, asking: bool = False) -> None:
        super().__init__()
        self._at_once = at_once
        self._asking = asking
        self._rows: HomeRows | None = None
        self._problem: MalstegError | None = None
        self._reading: Reading | None = None
        self._mentioning: Timer | None = None
        self._looked = asyncio.Event()
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
            self._look()
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
        if self._problem is None:
            self._look()
        if self._at_once is not None and self._problem is None:
            await self._wait(_LONGEST_WAIT if self._asking else None)
            opened = self._at_once("".join(question.typed for question in first))
        await self._hand_over()
        for question in first:
            question.remove()
        self.query_one("#home").display = self.query_one(KeyLine).display = True
        if self._problem is not None:
            if not self.malsteg.shut_out(self._problem):
                self._show()
        elif not opened and self._rows is not None:
            self._show()

    async def _wait(self, seconds: float | None) -> None:
        """Wait until it is known what there is, at most so many seconds."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._looked.wait(), seconds)

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

    # --- looking --------------------------------------------------------------------------------

    def _look(self) -> None:
        """Look beside the page at what there is. The list that is up stays until then."""
        self.run_worker(self._look_anew(), name="look", group="look", exclusive=True)

    async def _look_anew(self) -> None:
        reading = self._reading = Reading()
        self._mention_later()
        try:
            rows = await beside(lambda: self._rows_anew(reading))
        except MalstegError as problem:
            if self.malsteg.shut_out(problem):
                return
            self._problem, rows = problem, None
        finally:
            reading.stop()
            if self._reading is reading:
                self._reading = None
                self._mention_later()
        before, self._rows = (self._rows, self._problem), rows
        if rows is not None:
            self._problem = None
        self._looked.set()
        if before != (self._rows, self._problem):
            self._show()
        if rows is not None:
            await beside(rows.prepare)

    def _rows_anew(self, reading: Reading) -> HomeRows:
        """Return the rows of what there is now, those there were if nothing has changed. In a thread."""
        overview = self.malsteg.records.overview(reading)
        before, today, language = self._rows, self.malsteg.today, self.language
        if before is not None and before.are_of(overview, today, language):
            return before
        past_limit = self._past_the_limit(overview)
        rows = HomeRows(overview, today=today, language=language, past_limit=past_limit)
        rows.rows()
        return rows

    def _past_the_limit(self, overview: Overview) -> tuple[CaseSummary, ...]:
        """The cases to look at, where the unit has a limit."""
        months = self.malsteg.keep_months
        if not months:
            return ()
        from assistant.records.care import past_limit_in

        return past_limit_in(overview, self.malsteg.today, months)

    def _mention_later(self) -> None:
        """Say after a while that the cases are being read, if they still are and there is no list."""
        if self._mentioning is not None:
            self._mentioning.stop()
        self._mentioning = (
            self.set_interval(self.malsteg.patience.slow, self._mention) if self._reading else None
        )

    def _mention(self) -> None:
        if self._rows is None and self._problem is None:
            if not self.query(FirstQuestion):
                self.query_one("#home").display = True
            self._show()

    def reword(self) -> None:
        """Say everything in the language spoken now."""
        self._word()
        if self._rows is not None:
            said = self._rows
            self._rows = HomeRows(
                said.overview, today=said.today, language=self.language, past_limit=said.past_limit
            )
        if self._rows is not None or self._problem is not None:
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
        overview = self._rows.overview if self._rows is not None else None
        empty = overview is not None and not (overview.cases or overview.problems)
        rows = self._rows.rows(find.value) if self._rows is not None and self._problem is None else []
        text = self._letter(empty=empty, nothing=not rows)
        find.display = not empty and self._problem is None
        letter.display = bool(text)
        letter.update(text)
        self._list.display = bool(rows)
        self._list.show(rows)
        if find.display and self.focused is None:
            find.focus()
        self.refresh_bindings()

    def _letter(self, *, empty: bool, nothing: bool) -> str:
        """What is said where there is nothing to list."""
        if self._problem is not None:
            from assistant.wording.problems import problem_text

            problem = self._problem
            said = problem_text(self.language, problem.code, problem.params, today=self.malsteg.today)
            again = self.language.text(N_("Press Enter to try again."))
            return f"{said}\n\n{again}"
        if self._rows is None:
            return self._so_far()
        if empty:
            return self.language.text(
                N_("There is no goal here yet. Sit down together and press F7 to begin the first one.")
            )
        if nothing:
            return self.language.text(N_("Nothing fits what you wrote. Press Esc to see everything again."))
        return ""

    def _so_far(self) -> str:
        """Say how far the reading has come, and what can be done meanwhile."""
        said = self.language.text(N_("Reading the cases …"))
        if self._reading is not None and self._reading.count:
            done, count = map(self.language.number, (self._reading.done, self._reading.count))
            said = self.language.text(N_("Reading the cases: %(done)s of %(count)s"), done=done, count=count)
        if self.holding:
            return said
        meanwhile = self.language.text(N_("With F7 you can begin a goal meanwhile."))
        return f"{said}\n\n{meanwhile}"

    @property
    def _list(self) -> RowList:
        return self.query_one("#rows", RowList)

    # --- what people do -------------------------------------------------------------------------

    @on(Input.Changed, "#find")
    def _wanted(self) -> None:
        if self._rows is not None:
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
            self._look()
        elif self._list.marked is not None:
            self._open(self._list.marked)

    def _open(self, row: Row) -> None:
        if row.opens == "goal" and row.case_id and row.goal_id:
            self.malsteg.show_goal(row.case_id, row.goal_id)
        elif row.opens == "conversation" and row.case_id and row.goal_id:
            self.malsteg.resume_goal(row.case_id, row.goal_id)
        elif row.opens == "follow-up" and row.case_id and row.goal_id:
            self.malsteg.follow_up_goal(row.case_id, row.goal_id)
        elif row.opens == "series" and row.case_id and row.goal_id:
            self.malsteg.open_series(row.case_id, row.goal_id)
        elif row.opens == "beginning":
            self.malsteg.start_goal(row.case_id)
        elif row.opens == "damage" and row.case_id:
            from assistant.tui.care import ask_to_bring_back

            ask_to_bring_back(self, row.case_id, self._look)
        elif row.opens == "erasing":
            self.action_erase()

    def action_erase(self) -> None:
        """Ask, and erase the case that is marked."""
        from assistant.tui.care import ask_to_erase

        row = self._list.marked
        if row is not None and row.case_id and row.alias:
            ask_to_erase(self, row.case_id, row.alias, self._look)

    def action_show_all(self) -> None:
        """Forget what was looked for."""
        self.query_one("#find", Input).value = ""

    def action_new(self) -> None:
        """Begin a goal with somebody new."""
        self.malsteg.start_goal()

    def action_quick(self) -> None:
        """Begin a goal in one sentence, for anybody: whose it is comes first."""
        self.malsteg.start_goal(quick=True)

    def action_practise(self) -> None:
        """Go to practice."""
        self.malsteg.practise()

    def action_another(self) -> None:
        """Begin another goal with the person that is marked."""
        if self._list.marked is not None:
            self.malsteg.start_goal(self._list.marked.case_id)

    def action_case(self) -> None:
        """See all goals of the person that is marked together."""
        if self._list.marked is not None and self._list.marked.case_id:
            self.malsteg.show_case(self._list.marked.case_id)

    def action_move(self, way: str) -> None:
        """Move the mark in the list."""
        if self._list.display:
            getattr(self._list, f"action_{way}")()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if not self.is_mounted:
            return True
        if action in ("another", "erase", "case"):
            marked = self._list.marked
            return (
                marked is not None
                and bool(marked.alias)
                and (action == "erase" or marked.kind is not Kind.PROBLEM)
                and (action != "case" or marked.goal_id is not None)
            )
        if action == "open":
            return self._list.marked is not None or self._problem is not None
        if action == "practise":
            return self.malsteg.practice is not None
        if action == "show_all":
            return bool(self.query_one("#find", Input).value)
        return True

    def describe(self, binding: Binding) -> str:
        """Say whom a new goal would be for, and what opening would do."""
        marked = self._list.marked if self.is_mounted else None
        if binding.id in ("home.another", "home.case") and marked is not None:
            return self.language.text(binding.description, alias=clipped(marked.alias, _ALIAS_ROOM))
        if binding.id == "home.open" and self._problem is not None:
            return self.language.text(N_("try again"))
        if binding.id == "home.open" and marked is not None and marked.opens in ("conversation", "follow-up"):
            return self.language.text(N_("go on"))
        if binding.id == "home.open" and marked is not None and marked.opens == "series":
            return self.language.text(N_("note"))
        return super().describe(binding)
