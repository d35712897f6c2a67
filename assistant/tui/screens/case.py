"""One person's case: how it has gone with each goal, and with all of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static

from assistant.errors import MalstegError
from assistant.i18n import N_
from assistant.tui.goal_letter import Section
from assistant.tui.home_rows import Kind, Row, goal_row
from assistant.tui.page import Page
from assistant.tui.typeset import clipped
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.letter import Letter
from assistant.tui.widgets.rowlist import RowList
from assistant.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from assistant.goals.attainment import CaseScore
    from assistant.goals.goal import Goal
    from assistant.records import GoalSummary

_ALIAS_ROOM = 14


class CasePage(Page):
    """The steps reached come first; the T-scores, with all of their arithmetic, come after them."""

    CSS_PATH = "../series.tcss"
    ABOUT = (
        N_("Here are all goals of one person, with the steps reached and what has become of them."),
        N_("Tab goes to the list of goals at the end. Enter opens one."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("back"), tooltip=N_("Go back."), id="case.back"),
        Binding(
            "f5",
            "weigh",
            N_("weigh the goals"),
            tooltip=N_("Let goals weigh more or less in the T-score: importance times difficulty."),
            id="case.weigh",
        ),
        Binding(
            "f8",
            "another",
            N_("new goal for %(alias)s"),
            tooltip=N_("Begin another goal with the same person."),
            id="case.another",
        ),
        Binding(
            "ctrl+p",
            "hand_over",
            N_("hand over or print"),
            tooltip=N_("Make a document of it: to print, to hand over, or to paste into a record system."),
            id="case.hand_over",
        ),
    ]

    def __init__(self, case_id: str) -> None:
        super().__init__()
        self.case_id = case_id
        self._alias = ""
        self._goals: tuple[Goal, ...] = ()
        self._listed: tuple[GoalSummary, ...] = ()
        self.ratings: dict[str, tuple[int, int]] = {}
        """The importance and the difficulty of goals, 0-3 each; empty while every goal weighs the same."""
        self.score: CaseScore | None = None
        """The T-scores on the page."""
        self._problem: MalstegError | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield TitleBar()
        with VerticalScroll(id="case"):
            yield Static(id="case-trouble", markup=False)
            yield Letter(id="case-told")
            yield RowList(id="more", focusable=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the top, ready to be scrolled."""
        self.query_one("#case").focus()

    def on_screen_resume(self) -> None:
        """Look at the case again: it may have changed while another page lay above this one."""
        super().on_screen_resume()
        self._load()

    def reword(self) -> None:
        """Say everything in the language spoken now."""
        self._show()
        super().reword()

    def _load(self) -> None:
        from assistant.goals.attainment import case_score

        try:
            records = self.malsteg.records
            case = records.summary(self.case_id)
            self._alias, self._listed = case.alias, case.goals
            self._goals = records.goals_of(self.case_id)
            self.score = case_score(self._goals, self.ratings or None)
            self._problem = None
        except MalstegError as problem:
            if self.malsteg.shut_out(problem):
                return
            self._goals, self._listed, self.score, self._problem = (), (), None, problem
        self._show()

    def _show(self) -> None:
        from assistant.wording.problems import problem_text
        from assistant.wording.standing import case_told

        trouble, problem = self.query_one("#case-trouble", Static), self._problem
        trouble.display = problem is not None
        if problem is not None:
            trouble.update(
                problem_text(self.language, problem.code, problem.params, today=self.malsteg.today)
            )
        told = []
        if self.score is not None:
            told = case_told(self.language, self._goals, self.score, self._alias)
        sections = [
            Section(each.heading, tuple((part.heading, part.text) for part in each.parts)) for each in told
        ]
        self.query_one(Letter).show(sections)
        self.query_one(TitleBar).set_subject(self._alias)
        rows = [goal_row(Kind.GOAL, goal, self.language) for goal in self._listed]
        heading = [Row(Kind.HEADING, self.language.text(N_("Open a goal")))] if rows else []
        listing = self.query_one("#more", RowList)
        listing.display = bool(rows)
        listing.show([*heading, *rows])
        self.refresh_bindings()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keep what is marked in sight: the whole page scrolls, not the list by itself."""
        listing = self.query_one("#more", RowList)
        if listing.has_focus:
            place = listing.place_of(event.option_index).translate(listing.virtual_region.offset)
            self.query_one("#case", VerticalScroll).scroll_to_region(place, animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a goal."""
        row = self.query_one("#more", RowList).row(event.option_index)
        if row.case_id and row.goal_id:
            self.malsteg.show_goal(row.case_id, row.goal_id)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()

    @property
    def _counted(self) -> list[tuple[str, str]]:
        """The goals in either of the scores, each with its number and title."""
        counted = {goal_id for ids in self.score.counted.values() for goal_id in ids} if self.score else set()
        titles = {goal.id: goal.title for goal in self._listed}
        return [
            (goal.id, f"{number}. {titles.get(goal.id, '')}")
            for number, goal in enumerate(self._goals, start=1)
            if goal.id in counted
        ]

    def action_weigh(self) -> None:
        """Ask how much each goal weighs."""
        from assistant.tui.screens.weigh import WeighScreen

        self.app.push_screen(WeighScreen(self._counted, self.ratings), self._weighed)

    def _weighed(self, ratings: dict[str, tuple[int, int]] | None) -> None:
        if ratings is None:
            return
        before, self.ratings = self.ratings, ratings
        self._load()
        if self._problem is not None:
            problem, self.ratings = self._problem, before
            self._load()
            self.malsteg.tell(problem)

    def action_another(self) -> None:
        """Begin another goal with the same person."""
        self.malsteg.start_goal(self.case_id)

    def action_hand_over(self) -> None:
        """Choose a document of the person's goals."""
        from assistant.tui.screens.handing import HandingPage

        self.app.push_screen(HandingPage(self.case_id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action == "hand_over":
            return self._problem is None and bool(self._listed)
        if action == "weigh":
            return len(self._counted) > 1
        return self._problem is None if action == "another" else True

    def describe(self, binding: Binding) -> str:
        """Say whom another goal would be for."""
        if binding.id == "case.another":
            return self.language.text(binding.description, alias=clipped(self._alias, _ALIAS_ROOM))
        return super().describe(binding)
