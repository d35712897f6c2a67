"""A new phase from today: what kind it is, and a name of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.dialogs.answers import LONGEST_NAME, Option, clean_text
from assistant.errors import MalstegError
from assistant.goals.measurements import PhaseKind, SeriesPhase, with_phase
from assistant.i18n import N_
from assistant.records.measuring import change_phases, open_notebook
from assistant.tui.page import Speaking
from assistant.tui.widgets.choice import ChoiceList
from assistant.tui.widgets.guard import Line
from assistant.tui.widgets.keyline import KeyLine
from assistant.wording.measuring import PHASE_KINDS
from assistant.wording.problems import problem_text

if TYPE_CHECKING:
    from assistant.records.measuring import Notebook

_ASK: Final = N_("What begins today, %(date)s?")
_HOW: Final = N_("The chart has a line there, and compares the time after it with the time before.")
_NAME: Final = N_("A name of your own, if you want one:")
_CHOOSE: Final = N_("Choose one first, with its digit or the arrow keys.")
_OPTIONS: Final = tuple(Option(kind, PHASE_KINDS[kind]) for kind in PhaseKind)
_AFTER: Final = {
    None: PhaseKind.DURING,
    PhaseKind.BEFORE: PhaseKind.DURING,
    PhaseKind.DURING: PhaseKind.PHASING_OUT,
    PhaseKind.PHASING_OUT: PhaseKind.AFTER,
    PhaseKind.AFTER: PhaseKind.AFTER,
}
"""What usually comes after a phase."""


class NewPhaseScreen(Speaking[bool], ModalScreen[bool]):
    """The answer is whether a phase was begun."""

    CSS_PATH = "../series.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("back"), tooltip=N_("Go back. Nothing is changed."), id="phase.back"),
        Binding("enter", "begin", N_("begin the phase"), priority=True, id="phase.begin"),
        Binding("f4", "app.next_language", N_("language"), id="phase.language"),
    ]

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self._problem: MalstegError | None = None
        self._choose_first = self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out the kinds and the line for a name."""
        with VerticalScroll(id="ask-more", can_focus=False):
            yield Static(classes="ask", markup=False)
            yield Static(classes="how", markup=False)
            yield ChoiceList()
            yield Static(classes="quiet phase-name", markup=False)
            line = Line(classes="ask-line")
            line.cursor_blink = False
            yield line
            yield Static(classes="refused", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Ask; what usually comes next is chosen."""
        phases = self._notebook.series.phases
        usual = _AFTER[phases[-1].kind if phases else None]
        listed = self.query_one(ChoiceList)
        listed.takes_words = True
        listed.show(self.language, _OPTIONS, list(PhaseKind).index(usual))
        listed.focus()
        self._say()

    def reword(self) -> None:
        """Ask in the language spoken now; what has been chosen and written stays."""
        self.query_one(ChoiceList).say(self.language)
        self._say()
        super().reword()

    def _say(self) -> None:
        text, problem = self.language.text, self._problem
        day = self.language.long_date(self._notebook.today)
        self.query_one(".ask", Static).update(text(_ASK, date=day))
        self.query_one(".how", Static).update(text(_HOW))
        self.query_one(".phase-name", Static).update(text(_NAME))
        refused = self.query_one(".refused", Static)
        refused.display = self._choose_first or problem is not None
        if problem is not None:
            today = self.malsteg.today
            refused.update(problem_text(self.language, problem.code, problem.params, today=today))
        else:
            refused.update(text(_CHOOSE))

    def on_choice_list_changed(self) -> None:
        """Another kind is chosen."""
        self._choose_first, self._problem = False, None
        self._say()

    def on_choice_list_typing_begun(self, event: ChoiceList.TypingBegun) -> None:
        """Let a letter begin the name."""
        line = self.query_one(Line)
        line.focus()
        line.insert_text_at_cursor(event.character)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another name is being written."""
        event.stop()
        self._problem = None
        self._say()

    def action_begin(self) -> None:
        """Begin the phase."""
        chosen = self.query_one(ChoiceList).chosen
        if self._busy:
            return
        if chosen is None:
            self._choose_first = True
            self._say()
            return
        self._busy = True
        self.run_worker(self._begin(tuple(PhaseKind)[chosen], self.query_one(Line).value), name="begin")

    async def _begin(self, kind: PhaseKind, written: str) -> None:
        notebook = self._notebook
        goal = notebook.goal

        def begin() -> None:
            name = clean_text(" ".join(written.split()), LONGEST_NAME) if written.strip() else ""
            phase = SeriesPhase(kind=kind, starts=notebook.today, name=name)
            records = self.malsteg.records
            # As it is on the disk now: somebody else may have begun a phase meanwhile.
            series = open_notebook(records, goal.case_id, goal.id).series
            change_phases(records, goal.case_id, goal.id, with_phase(series, phase))

        try:
            await self.malsteg.on_disk(begin)
        except MalstegError as problem:
            if not self.malsteg.shut_out(problem):
                self._problem = problem
                self._say()
            return
        finally:
            self._busy = False
        self.dismiss(True)

    def action_leave(self) -> None:
        """Change nothing."""
        if not self._busy:
            self.dismiss(False)
