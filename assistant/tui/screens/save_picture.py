"""Where a chart is to be saved: a name, and a yes before another file is replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.errors import MalstegError
from assistant.handing.picture import check_picture, put_picture
from assistant.i18n import N_, Language
from assistant.tui.page import Speaking
from assistant.tui.screens.confirm import ConfirmScreen
from assistant.tui.widgets.keyline import KeyLine
from assistant.wording.problems import problem_text

if TYPE_CHECKING:
    from assistant.charts.drawn import Chart
    from assistant.records.measuring import Notebook

_ASK: Final = N_("Where shall the chart be saved?")
_HOW: Final = N_(
    "Write the name of a file that ends in .svg or .png. The chart leaves Målsteg and is not encrypted there."
)
_SAVING: Final = N_("Saving the chart …")
_REPLACE: Final = N_("There is a file of that name already: %(name)s. Put the chart in its place?")
_NAME: Final = N_("chart")


class SavePictureScreen(Speaking[Path | None], ModalScreen[Path | None]):
    """The answer is where the chart has been saved, None if it was not."""

    CSS_PATH = "../series.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("back"), tooltip=N_("Go back. Nothing is saved."), id="picture.back"),
        Binding("enter", "save", N_("save"), priority=True, id="picture.save"),
        Binding("f4", "app.next_language", N_("language"), id="picture.language"),
    ]

    def __init__(self, notebook: Notebook, chart: Chart) -> None:
        super().__init__()
        self._notebook = notebook
        self._chart = chart
        self._problem: MalstegError | None = None
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out the question and the line for the name."""
        with Vertical(id="ask-more"):
            yield Static(classes="ask", markup=False)
            yield Static(classes="how", markup=False)
            line = Input(classes="ask-line", select_on_focus=False)
            line.cursor_blink = False
            yield line
            yield Static(classes="refused", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Ask, with a name that will do."""
        line = self.query_one(Input)
        line.value = str(Path.home() / f"{self.language.text(_NAME)}.svg")
        line.cursor_position = len(line.value)
        line.focus()
        self._say()

    def reword(self) -> None:
        """Ask in the language spoken now; what has been written stays."""
        self._say()
        super().reword()

    def _say(self) -> None:
        text, problem = self.language.text, self._problem
        self.query_one(".ask", Static).update(text(_ASK))
        self.query_one(".how", Static).update(text(_SAVING if self._busy else _HOW))
        refused = self.query_one(".refused", Static)
        refused.display = problem is not None
        if problem is not None:
            today = self.malsteg.today
            refused.update(problem_text(self.language, problem.code, problem.params, today=today))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another name is being written."""
        event.stop()
        self._problem = None
        self._say()

    @property
    def _target(self) -> Path:
        written = self.query_one(Input).value.strip()
        try:
            return Path(written).expanduser().absolute()
        except (OSError, RuntimeError):  # a home that nobody has
            return Path(written).absolute()

    def action_save(self) -> None:
        """Save it, after a yes if something would be replaced."""
        if self._busy:
            return
        target = self._target
        try:
            check_picture(target, replace=False)
        except MalstegError as problem:
            if problem.code != "file_exists":
                self._refuse(problem)
                return
            self.app.push_screen(
                ConfirmScreen(lambda language: _replace(language, target)),
                lambda yes: self._put(target, replace=True) if yes else None,
            )
        else:
            self._put(target, replace=False)

    def _put(self, target: Path, *, replace: bool) -> None:
        self._busy = True
        self._say()
        self.run_worker(self._save(target, replace=replace), name="save")

    async def _save(self, target: Path, *, replace: bool) -> None:
        goal, language = self._notebook.goal, self.language

        def put() -> None:
            records = self.malsteg.records
            put_picture(records, goal.case_id, goal.id, language, self._chart, target, replace=replace)

        try:
            await self.malsteg.on_disk(put)
        except MalstegError as problem:
            self._busy = False
            if self.malsteg.shut_out(problem):
                self._say()
            else:
                self._refuse(problem)
            return
        self.dismiss(target)

    def _refuse(self, problem: MalstegError) -> None:
        self._problem = problem
        self._say()

    def action_leave(self) -> None:
        """Save nothing."""
        if not self._busy:
            self.dismiss(None)


def _replace(language: Language, target: Path) -> str:
    return language.text(_REPLACE, name=str(target))
