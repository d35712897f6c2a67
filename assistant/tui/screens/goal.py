"""One goal: the sentence, the staircase, everything said, and every version of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import OptionList, Static

from assistant.errors import MalstegError
from assistant.i18n import N_
from assistant.tui.criteria_letter import criteria_section
from assistant.tui.goal_letter import day_and_distance, follow_up_sections, goal_letter, related_rows
from assistant.tui.page import Page
from assistant.tui.typeset import clipped
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.letter import Letter
from assistant.tui.widgets.rowlist import RowList
from assistant.tui.widgets.staircase import Staircase
from assistant.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from assistant.goals.goal import Formulation, Goal
    from assistant.records import GoalSummary

_ALIAS_ROOM = 14


class GoalPage(Page):
    """Shows the version that holds, or the draft while nothing holds yet; any other can be chosen."""

    ABOUT = (
        N_("This is one goal. Move down with the arrow keys to read all of it."),
        N_("Tab goes to the list at the end: sub-goals and versions. Enter opens one."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("back"), tooltip=N_("Go back."), id="goal.back"),
        Binding(
            "f5",
            "work",
            N_("change the goal"),
            tooltip=N_("Go on with the goal, or change it. A change holds when both have said yes to it."),
            id="goal.work",
        ),
        Binding(
            "f7",
            "follow_up",
            N_("follow up"),
            tooltip=N_("See together how it is now, and what you do next."),
            id="goal.follow_up",
        ),
        Binding(
            "f2",
            "series",
            N_("note along the way"),
            tooltip=N_("Note how it goes, again and again, and see it as a chart."),
            id="goal.series",
        ),
        Binding(
            "f3",
            "case",
            N_("all goals of %(alias)s"),
            tooltip=N_("See how it has gone with all goals of this person, and the T-scores."),
            id="goal.case",
        ),
        Binding(
            "f9",
            "sub_goal",
            N_("new sub-goal"),
            tooltip=N_("Begin a small step on the way to this goal."),
            id="goal.sub_goal",
        ),
        Binding(
            "f8",
            "another",
            N_("new goal for %(alias)s"),
            tooltip=N_("Begin another goal with the same person."),
            id="goal.another",
        ),
        Binding(
            "ctrl+p",
            "hand_over",
            N_("hand over or print"),
            tooltip=N_("Make a document of it: to print, to hand over, or to paste into a record system."),
            id="goal.hand_over",
        ),
        Binding(
            "delete",
            "give_up",
            N_("drop the changes"),
            tooltip=N_("Forget the changes begun. The goal stays as both of you accepted it."),
            id="goal.give_up",
        ),
        Binding(
            "enter",
            "bring_back",
            N_("bring back an earlier state"),
            tooltip=N_("Look for an earlier state of the case that can be read."),
            id="goal.bring_back",
        ),
        Binding(
            "shift+delete",
            "erase",
            N_("erase the case"),
            tooltip=N_("Erase everything about this person, once you have written the name."),
            key_display="Shift+Del",
            id="goal.erase",
        ),
    ]
    QUIET = frozenset({"goal.erase"})

    def __init__(self, case_id: str, goal_id: str, *, fresh: bool = False) -> None:
        super().__init__()
        self.case_id = case_id
        self.goal_id = goal_id
        self._fresh = fresh
        self._goal: Goal | None = None
        self._siblings: tuple[GoalSummary, ...] = ()
        self._alias = ""
        self._problem: MalstegError | None = None
        self._chosen: int | None = None
        """The version chosen, 0 for what is being worked on, None for the one that counts."""

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield TitleBar()
        with VerticalScroll(id="goal"):
            yield Static(id="banner", markup=False)
            yield Static(id="sentence", markup=False)
            with Container(id="parts"):
                yield Staircase(id="steps")
                yield Letter(id="said")
            yield RowList(id="more", focusable=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the top, ready to be scrolled."""
        self.query_one("#goal").focus()

    def on_screen_resume(self) -> None:
        """Look at the goal again: it may have changed while another page lay above this one."""
        self._load()

    def reword(self) -> None:
        """Say everything in the language spoken now."""
        if self._goal is not None or self._problem is not None:
            self._show()
        super().reword()

    def _load(self) -> None:
        try:
            records = self.malsteg.records
            self._goal = records.goal(self.case_id, self.goal_id)
            case = records.summary(self.case_id)
            self._alias, self._siblings, self._problem = case.alias, case.goals, None
        except MalstegError as problem:
            if self.malsteg.shut_out(problem):
                return
            self._goal, self._problem, self._siblings = None, problem, ()
        if self._shown is None:
            self._chosen = None
        self._show()

    # --- showing --------------------------------------------------------------------------------

    @property
    def _version(self) -> int:
        """The version on the page, 0 for what is being worked on."""
        if self._chosen is not None or self._goal is None:
            return self._chosen or 0
        return len(self._goal.versions)

    @property
    def _shown(self) -> Formulation | None:
        goal = self._goal
        if goal is None:
            return None
        if self._version == 0:
            return goal.draft
        return goal.versions[self._version - 1].formulation if self._version <= len(goal.versions) else None

    @property
    def _has_series(self) -> bool:
        """Whether something is noted of the goal again and again."""
        return any(goal.id == self.goal_id and goal.series is not None for goal in self._siblings)

    def _show(self) -> None:
        said = self._shown
        self.query_one(TitleBar).set_subject(self._subject(said))
        banner, sentence = self.query_one("#banner", Static), self.query_one("#sentence", Static)
        text = self._banner()
        banner.update(text)
        banner.display = bool(text)
        banner.set_class(self._problem is not None, "-problem")
        sentence.display = said is not None
        self.query_one("#parts").display = said is not None
        if said is not None:
            self._show_said(said)
        self._show_related()
        self.refresh_bindings()

    def _show_said(self, said: Formulation) -> None:
        from assistant.wording.goal import read_back

        if self._goal is None:
            return

        self.query_one("#sentence", Static).update(read_back(self.language, said))
        self.query_one(Staircase).show(
            said.attainment_scale,
            start=said.start_step,
            milestones=said.measure_kind == "state",
            language=self.language,
            marks=self._reached(said),
        )
        sections = goal_letter(
            said,
            language=self.language,
            alias=self._alias,
            today=self.malsteg.today,
            open_matters=self._version == 0,
        )
        five = criteria_section(
            said, self.language, self.malsteg.today, chosen=self.malsteg.criteria, alias=self._alias
        )
        held = follow_up_sections(self._goal, self._version, language=self.language, alias=self._alias)
        self.query_one(Letter).show([*held, *sections, *([five] if five is not None else [])])

    def _reached(self, said: Formulation) -> dict[int, list[str]] | None:
        """Return what stands beside the steps once the version on the page has been followed up."""
        follow_ups = self._goal.follow_ups if self._goal is not None else ()
        held = [found for found in follow_ups if found.version == self._version]
        if not held:
            return None
        from assistant.wording.follow_up import step_marks

        marks = step_marks(self.language, said, held[-1].answers, self._alias)
        return {step: [f"● {word}" for word in words] for step, words in marks.items()}

    def _show_related(self) -> None:
        rows = []
        if self._goal is not None:
            rows = related_rows(self._goal, self._siblings, shown=self._version, language=self.language)
        listing = self.query_one("#more", RowList)
        listing.display = bool(rows)
        listing.show(rows)

    def _subject(self, said: Formulation | None) -> str:
        from assistant.wording.goal import life_area_text

        area = life_area_text(self.language, said.life_area) if said is not None and said.life_area else ""
        return " · ".join(part for part in (self._alias, area) if part)

    def _banner(self) -> str:
        """Say how the page stands: what has gone wrong, what is read here, what happens next."""
        if self._problem is not None:
            from assistant.wording.problems import problem_text

            problem = self._problem
            return problem_text(self.language, problem.code, problem.params, today=self.malsteg.today)
        goal = self._goal
        if goal is None:
            return ""
        if self._version == 0:
            return self.language.text(
                N_("These are changes you have begun. They hold when both of you have said yes to them.")
                if goal.versions
                else N_("This is a draft. It becomes your goal when both of you have said yes to it.")
            )
        accepted = self.language.long_date(goal.versions[self._version - 1].accepted_on)
        if self._version < len(goal.versions):
            return self.language.text(
                N_("This is an earlier version, accepted %(date)s. It no longer holds."), date=accepted
            )
        if goal.draft is not None:
            return self.language.text(
                N_("This holds, accepted %(date)s. You have begun to change it; go on with F5."),
                date=accepted,
            )
        if goal.closed:
            return self.language.text(
                N_("This goal is ended, %(date)s. It can be read, and opened again by changing it."),
                date=self.language.long_date(goal.follow_ups[-1].day),
            )
        return self._agreed(goal, accepted)

    def _agreed(self, goal: Goal, accepted: str) -> str:
        follow_up = goal.agreed.follow_up if goal.agreed is not None else None
        if not self._fresh or follow_up is None:
            return self.language.text(N_("Both of you accepted this goal %(date)s."), date=accepted)
        return self.language.text(
            N_("You have a goal together. You meet to see how it went: %(day)s."),
            day=day_and_distance(self.language, follow_up, self.malsteg.today),
        )

    # --- what people do -------------------------------------------------------------------------

    @on(OptionList.OptionHighlighted, "#more")
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        """Keep what is marked in sight: the whole page scrolls, not the list by itself."""
        listing = self.query_one("#more", RowList)
        if listing.has_focus:
            place = listing.place_of(event.option_index).translate(listing.virtual_region.offset)
            self.query_one("#goal", VerticalScroll).scroll_to_region(place, animate=False)

    @on(OptionList.OptionSelected, "#more")
    def _chose(self, event: OptionList.OptionSelected) -> None:
        row = self.query_one("#more", RowList).row(event.option_index)
        if row.opens == "version":
            self._read(row.version)
        elif row.case_id and row.goal_id:
            self.malsteg.show_goal(row.case_id, row.goal_id)

    def _read(self, version: int | None) -> None:
        """Show a version from its beginning."""
        self._chosen, self._fresh = version, False
        self._show()
        scroll = self.query_one("#goal", VerticalScroll)
        scroll.focus(scroll_visible=False)
        scroll.scroll_home(animate=False)

    def action_back(self) -> None:
        """Go back to the version that counts, or to the page before."""
        if self._chosen is not None and self._goal is not None and self._goal.versions:
            counts = self._version == len(self._goal.versions)
            self._read(None)
            if not counts:
                return
        self.dismiss()

    def action_work(self) -> None:
        """Go on with what is being worked on, or begin to change the goal."""
        if self._goal is not None and self._goal.draft is not None:
            self.malsteg.resume_goal(self.case_id, self.goal_id)
        else:
            self.malsteg.revise_goal(self.case_id, self.goal_id)

    def action_follow_up(self) -> None:
        """Follow the goal up, or go on with a follow-up begun."""
        self.malsteg.follow_up_goal(self.case_id, self.goal_id)

    def action_series(self) -> None:
        """Note how it goes, and see the chart."""
        self.malsteg.open_series(self.case_id, self.goal_id)

    def action_case(self) -> None:
        """See all goals of the same person together."""
        self.malsteg.show_case(self.case_id)

    def action_sub_goal(self) -> None:
        """Begin a sub-goal."""
        self.malsteg.start_goal(self.case_id, self.goal_id)

    def action_another(self) -> None:
        """Begin another goal with the same person."""
        self.malsteg.start_goal(self.case_id)

    def action_hand_over(self) -> None:
        """Choose a document of the goal."""
        from assistant.tui.screens.handing import HandingPage

        self.app.push_screen(HandingPage(self.case_id, (self.goal_id,)))

    def action_erase(self) -> None:
        """Ask, and erase the case with all its goals."""
        from assistant.tui.care import ask_to_erase

        ask_to_erase(self, self.case_id, self._alias, self.dismiss)

    def action_bring_back(self) -> None:
        """Offer an earlier state of a case that cannot be read."""
        from assistant.tui.care import ask_to_bring_back

        ask_to_bring_back(self, self.case_id, self._load)

    def action_give_up(self) -> None:
        """Ask, and let the accepted version stand."""
        from assistant.tui.screens.confirm import ConfirmScreen

        question = N_("Drop the changes you have begun? The goal stays as both of you accepted it.")
        self.app.push_screen(ConfirmScreen(question), self._give_up)

    def _give_up(self, yes: bool | None) -> None:
        if not yes:
            return
        try:
            self.malsteg.records.give_up_revision(self.case_id, self.goal_id)
        except MalstegError as problem:
            if not self.malsteg.shut_out(problem):
                self.malsteg.tell(problem)
        self._chosen = None
        self._load()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with this goal now."""
        goal = self._goal
        if action in ("work", "sub_goal", "another", "hand_over", "erase", "case"):
            return goal is not None
        if action == "follow_up":
            return goal is not None and bool(goal.versions) and not goal.closed
        if action == "series":
            return goal is not None and bool(goal.versions) and (not goal.closed or self._has_series)
        if action == "bring_back":
            return self._problem is not None and self._problem.code in ("damaged", "lost")
        if action == "give_up":
            return goal is not None and goal.draft is not None and bool(goal.versions)
        return True

    def describe(self, binding: Binding) -> str:
        """Say what working on the goal means just now, and whom another goal would be for."""
        if binding.id in ("goal.another", "goal.case"):
            return self.language.text(binding.description, alias=clipped(self._alias, _ALIAS_ROOM))
        if binding.id == "goal.work" and self._goal is not None and self._goal.draft is not None:
            return self.language.text(N_("go on with the changes") if self._goal.versions else N_("go on"))
        return super().describe(binding)
