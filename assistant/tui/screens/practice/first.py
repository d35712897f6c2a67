"""The page of practice: what is next, the sets of exercises, and somebody to talk with."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from assistant.errors import MalstegError
from assistant.i18n import N_
from assistant.tui.screens.practice.ground import Ground, PracticePlace, Wanted, read_ground
from assistant.tui.screens.practice.marked import PracticePage
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.practice_bar import PracticeBar
from assistant.tui.widgets.rowlist import RowList
from assistant.wording.practice import ABOUT

_DAMAGED = N_("Lines of your practice that cannot be read any more: %(count)s. The others count.")
_LONGEST_NAME: Final = 60


class PracticeHomePage(PracticePage):
    """Lists everything there is to practise with. ``wanted`` is opened as soon as it is known."""

    ABOUT = (
        ABOUT,
        N_("Choose with the arrow keys and open with Enter, or click. What you answer is noted at once."),
        N_("What is noted says which exercise and how it went, and nothing that you have written."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "open", N_("open"), tooltip=N_("Open what is marked."), priority=True, id="practice.open"
        ),
        Binding(
            "escape",
            "leave",
            N_("leave practice"),
            tooltip=N_("Go back to your cases."),
            id="practice.leave",
        ),
        Binding(
            "f5",
            "trainee",
            N_("who practises"),
            tooltip=N_("Say who practises, where several share a computer: each has progress of their own."),
            id="practice.trainee",
        ),
        Binding(
            "f9",
            "progress",
            N_("progress"),
            tooltip=N_("See how far you have come, and write it to a file for a supervisor."),
            id="practice.progress",
        ),
    ]

    def __init__(self, place: PracticePlace, wanted: Wanted | None = None) -> None:
        super().__init__()
        self._place = place
        self._count = (wanted or Wanted()).count
        self._wanted = wanted
        self.ground: Ground | None = None
        self._problem: MalstegError | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield PracticeBar()
        with Vertical(id="practice"):
            yield Static(id="practice-about", markup=False)
            yield Static(id="practice-standing", classes="quiet", markup=False)
            yield RowList(id="rows", focusable=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Say at once what this is."""
        self._show()

    def on_screen_resume(self) -> None:
        """Read again how far the trainee has come."""
        super().on_screen_resume()
        self.run_worker(self._read(), name="read", group="read", exclusive=True)

    async def _read(self) -> None:
        place, today = self._place, self.malsteg.today
        try:
            self.ground, self._problem = await self.malsteg.on_disk(lambda: read_ground(place, today)), None
        except MalstegError as problem:
            self.ground, self._problem = None, problem
        self._show()
        self.query_one(RowList).focus()
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.ground is not None and (wanted.set or wanted.client):
            self._lead("client" if wanted.client else "set", wanted.client or wanted.set or "")

    # --- showing --------------------------------------------------------------------------------

    def reword(self) -> None:
        """Say everything in the language spoken now."""
        self._show()
        super().reword()

    def _show(self) -> None:
        text, ground = self.language.text, self.ground
        self.query_one(PracticeBar).set_subject(self._place.trainee)
        lines = [self.say_problem(self._problem)] if self._problem is not None else []
        rows = []
        if ground is not None:
            from assistant.tui.screens.practice.rows import practice_rows, standing_lines

            rows = practice_rows(self.language, ground, self._count)
            lines += standing_lines(self.language, ground)
            if ground.progress.damaged:
                lines.append(text(_DAMAGED, count=ground.progress.damaged))
        if self._problem is not None:
            lines.append(text(N_("Press Enter to try again.")))
        self.query_one("#practice-about", Static).update(text(ABOUT))
        self.query_one("#practice-standing", Static).update("\n".join(lines))
        self.query_one(RowList).show(rows)
        self.refresh_bindings()

    # --- what a trainee does --------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#rows")
    def _chosen(self) -> None:
        self._open_marked()

    def action_open(self) -> None:
        """Open what is marked; after a problem, try again."""
        if self._problem is not None:
            self.run_worker(self._read(), name="read", group="read", exclusive=True)
        else:
            self._open_marked()

    def _open_marked(self) -> None:
        from assistant.tui.screens.practice.rows import PracticeRow

        row = self.query_one(RowList).marked
        if isinstance(row, PracticeRow):
            self._lead(row.leads, row.name)

    def _lead(self, leads: str, name: str) -> None:
        """Go to exercises, or to a client."""
        if self.ground is None or not self.is_active:
            return
        if leads == "client":
            from assistant.tui.screens.practice.client import ClientPage

            self.app.push_screen(ClientPage(self.ground, self.ground.clients.people[name]))
            return
        from assistant.tui.screens.practice.exercise import ExercisePage

        self.app.push_screen(ExercisePage(self.ground, self.ground.next_tasks(name or None, self._count)))

    def action_leave(self) -> None:
        """Go back to the cases."""
        self.dismiss()

    def action_trainee(self) -> None:
        """Ask who practises."""
        from assistant.tui.screens.practice.one_line import LineScreen

        asking = LineScreen(
            N_("Who practises?"),
            N_("A first name is enough. Progress is kept for each name by itself, and without a name too."),
            self._place.trainee,
            longest=_LONGEST_NAME,
        )
        self.app.push_screen(asking, self._named)

    def _named(self, name: str | None) -> None:
        if name is not None:
            self._place.trainee = " ".join(name.split())

    def action_progress(self) -> None:
        """Show how far the trainee has come."""
        from assistant.tui.screens.practice.progress import ProgressPage

        if self.ground is not None:
            self.app.push_screen(ProgressPage(self.ground))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action == "leave":
            return self.app.screen_stack[0] is not self
        if action == "progress":
            return self.ground is not None
        return True

    def describe(self, binding: Binding) -> str:
        """Say what Enter does after a problem."""
        if binding.id == "practice.open" and self._problem is not None:
            return self.language.text(N_("try again"))
        return super().describe(binding)
