"""How far a trainee has come, skill by skill, and the file for a supervisor."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from assistant.errors import MalstegError
from assistant.i18n import N_, Language
from assistant.practice.progress import Mastery, write_export
from assistant.practice.schedule import sets_by_task
from assistant.tui.goal_letter import Section
from assistant.tui.screens.confirm import ConfirmScreen
from assistant.tui.screens.practice.ground import Ground
from assistant.tui.screens.practice.marked import PracticePage
from assistant.tui.screens.practice.one_line import LineScreen
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.letter import Letter
from assistant.tui.widgets.practice_bar import PracticeBar
from assistant.wording.practice import MASTERY, SKILLS

_ORDER: Final[tuple[Mastery, ...]] = ("mastered", "practising", "not_tried")
_WRITTEN = N_("Your progress stands in %(file)s: counts alone, nothing you have written.")
_LONGEST_PATH: Final = 1_000


class ProgressPage(PracticePage):
    """Every skill under what has become of it so far."""

    ABOUT = (N_("A skill counts as mastered after three right answers in a row, to different exercises."),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,enter", "leave", N_("back"), tooltip=N_("Go back."), priority=True, id="progress.leave"
        ),
        Binding(
            "f7",
            "export",
            N_("write to a file"),
            tooltip=N_("Write the counts to a file for a supervisor: nothing of what you have written."),
            id="progress.export",
        ),
    ]

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._ground = ground
        self._written: Path | None = None
        self._problem: MalstegError | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield PracticeBar()
        with VerticalScroll(id="progress"):
            yield Static(classes="told", markup=False)
            yield Static(classes="counted", markup=False)
            yield Letter(classes="skills")
            yield Static(classes="quiet meaning", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the top."""
        self.query_one("#progress").focus()
        self._say()

    def reword(self) -> None:
        """Say everything in the language spoken now."""
        self._say()
        super().reword()

    def _say(self) -> None:
        language, progress = self.language, self._ground.progress
        self.query_one(PracticeBar).set_subject(progress.trainee)
        counted = language.plural("%(number)s answer", "%(number)s answers", len(progress.answers))
        self.query_one(".counted", Static).update(counted)
        self.query_one(Letter).show(self._sections(language))
        self.query_one(".meaning", Static).update(language.text(self.ABOUT[0]))
        told = self.query_one(".told", Static)
        text = ""
        if self._problem is not None:
            text = self.say_problem(self._problem)
        elif self._written is not None:
            text = language.text(_WRITTEN, file=str(self._written))
        told.update(text)
        told.display = bool(text)
        told.set_class(self._problem is not None, "-problem")

    def _sections(self, language: Language) -> list[Section]:
        states = self._ground.progress.skills()
        sections = []
        for mastery in _ORDER:
            parts = []
            for state in states:
                if state.mastery != mastery:
                    continue
                counts = {"right": state.right, "answered": state.answered}
                words = language.text(N_("%(right)s right of %(answered)s"), **counts)
                parts.append((language.text(SKILLS[state.skill]), words if state.answered else "\N{EN DASH}"))
            heading = language.text(MASTERY[mastery])
            if parts:
                sections.append(Section(heading[:1].upper() + heading[1:], tuple(parts)))
        return sections

    # --- the file -------------------------------------------------------------------------------

    def action_export(self) -> None:
        """Ask where the file is to stand."""
        name = self._ground.progress.path.stem.rpartition("-")[0]
        self.app.push_screen(
            LineScreen(
                N_("Where is the file to stand?"),
                N_("It holds counts for each skill, for a supervisor. Nothing you have written is in it."),
                str(Path.home() / f"malsteg-practice-{name}.json"),
                longest=_LONGEST_PATH,
            ),
            self._named,
        )

    def _named(self, typed: str | None) -> None:
        if not typed:
            return
        path = Path(typed).expanduser()
        if not path.exists():
            self._export(path)
            return

        def question(language: Language) -> str:
            words = N_("There is a file of that name already: %(name)s. Write the new one in its place?")
            return language.text(words, name=path.name)

        self.app.push_screen(ConfirmScreen(question), lambda yes: self._export(path) if yes else None)

    def _export(self, path: Path) -> None:
        self.run_worker(self._write(path), name="export", exclusive=True)

    async def _write(self, path: Path) -> None:
        ground = self._ground
        exported = ground.progress.exported(datetime.now(UTC), sets_by_task(ground.exercises.tasks.values()))
        try:
            await self.malsteg.on_disk(lambda: write_export(exported, path))
            self._written, self._problem = path, None
        except MalstegError as problem:
            self._written, self._problem = None, problem
        self._say()
        self.query_one("#progress", VerticalScroll).scroll_home(animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
