"""What is noted of a goal again and again: the days that are missing, the chart, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from assistant.dialogs.context import Context
from assistant.errors import AnswerError, MalstegError, WorkError
from assistant.goals.measurements import Entry, Rhythm
from assistant.i18n import N_
from assistant.records.entering import Entering
from assistant.records.measuring import Correction, Notebook, open_notebook
from assistant.tui.screens.conversation_view import STALLED, UNSENT
from assistant.tui.screens.series_keys import SeriesKeys
from assistant.tui.widgets.chart_view import ChartView
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.noted import NotedList, NotedRow
from assistant.tui.widgets.noting import NotingCard, Sitting
from assistant.tui.widgets.titlebar import TitleBar
from assistant.wording.measuring import chart_title, column_head, entry_text
from assistant.wording.problems import problem_text

if TYPE_CHECKING:
    from textual.events import Event

    from assistant.charts.drawn import Chart

_LATEST: Final = 14
"""Notes that are listed to be gone back to; any other day can be written."""

_NOTHING: Final = "-"
"""Written in the place of a number: there is nothing to note, and nobody asks again."""

_LEAVING: Final = frozenset({"f10", "escape"})


class SeriesPage(SeriesKeys):
    """One goal's series. The line for noting keeps the focus; the arrow keys move what is below."""

    CSS_PATH = "../series.tcss"

    def __init__(self, case_id: str, goal_id: str) -> None:
        super().__init__()
        self.case_id = case_id
        self.goal_id = goal_id
        self.holding = True
        self.entering: Entering | None = None
        self._entries: tuple[Entry, ...] = ()
        self._corrections: tuple[Correction, ...] = ()
        self._memos: dict[object, str] = {}
        self._problem: MalstegError | None = None
        self._busy = self._stalled = self._warned = self._stale = False
        self._saved_at: datetime | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page: what is missing first, then the chart and its words."""
        yield TitleBar()
        yield NotingCard(id="noting")
        with VerticalScroll(id="course", can_focus=False):
            yield Static(id="trouble", markup=False)
            yield ChartView(id="chart")
            yield NotedList(id="noted")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the notes beside the page."""
        self._card.display = False
        self.query_one("#trouble").display = False
        self.query_one(NotedList).display = False
        self.run_worker(self._load(), name="load")

    def on_screen_resume(self) -> None:
        """Look again at what is noted if it was changed on a page above this one."""
        super().on_screen_resume()
        if self._stale:
            self._stale, self.holding = False, True
            self.run_worker(self._load(), name="load")

    def reword(self) -> None:
        """Say everything in the language spoken now; what has been typed stays."""
        if self.entering is not None and not self._busy:
            self.entering.context = Context(self.malsteg.today, self.language)
            self._card.reword(self.language, self._sitting())
        self._say_around()
        self._draw()
        super().reword()

    # --- reading --------------------------------------------------------------------------------

    @property
    def notebook(self) -> Notebook | None:
        """The notes, once they are read."""
        return self.entering.notebook if self.entering is not None else None

    @property
    def _card(self) -> NotingCard:
        return self.query_one(NotingCard)

    async def _load(self) -> None:
        """Read everything noted; keys pressed meanwhile wait for the line."""

        def read() -> tuple[Notebook, tuple[Correction, ...]]:
            notebook = open_notebook(self.malsteg.records, self.case_id, self.goal_id)
            return notebook, notebook.corrections()

        try:
            notebook, self._corrections = await self.malsteg.on_disk(read)
        except MalstegError as problem:
            self._problem = problem
            if self.malsteg.shut_out(problem, lambda: self.run_worker(self._load(), name="load")):
                return
        else:
            self._problem = None
            self.entering = Entering(notebook, Context(self.malsteg.today, self.language))
            self._entries = notebook.entries
        self._show()
        await self.release()

    def _sitting(self) -> Sitting:
        assert self.entering is not None  # noqa: S101 - nothing is shown before it is there
        entering = self.entering
        words = self._in_words()
        return Sitting(entering.notebook.series, self.malsteg.today, entering.up, entering.missing, words)

    def _in_words(self) -> str:
        if self._stalled:
            return self.language.text(STALLED)
        if self._problem is None:
            return self.language.text(UNSENT) if self._warned else ""
        problem = self._problem
        return problem_text(self.language, problem.code, problem.params, today=self.malsteg.today)

    # --- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show what is asked for, and everything around it."""
        trouble = self.query_one("#trouble", Static)
        trouble.display = self.entering is None and self._problem is not None
        trouble.update(self._in_words())
        if self.entering is not None:
            self._card.display = True
            self._card.ask(self.language, self._sitting(), self._memos.get(self._place))
            self._card.line.focus()
        self._say_around()
        self._draw()
        self.refresh_bindings()

    @property
    def _place(self) -> object:
        """What is asked for, as the key of what has been written there."""
        up = self.entering.up if self.entering is not None else None
        return None if up is None else (up.slot, up.number, up.measure.id)

    @property
    def chart(self) -> Chart | None:
        """The chart on the page; None until it is drawn."""
        return self.query_one(ChartView).chart

    def _draw(self) -> None:
        """Draw the chart anew if anything it shows has changed."""
        if self.notebook is not None:
            view = self.query_one(ChartView)
            view.show(self.language, self.notebook, self._entries, weekly=self.weekly)

    def _say_around(self) -> None:
        """Say whose notes these are, when the last was saved, and which there are."""
        notebook, bar = self.notebook, self.query_one(TitleBar)
        if notebook is None:
            return
        bar.set_subject(chart_title(notebook.alias, notebook.said.what or "").replace(" – ", " · ", 1))
        clock = self.language.clock(self._saved_at.astimezone()) if self._saved_at else ""
        bar.set_saved(self.language.text(N_("saved %(time)s"), time=clock) if clock else "")
        heads = " · ".join(column_head(self.language, measure) for measure in notebook.series.measures)
        heading = self.language.text(N_("Noted last: %(measures)s"), measures=heads)
        self.query_one(NotedList).show(heading, self._rows(notebook))

    def _rows(self, notebook: Notebook) -> list[NotedRow]:
        """The latest notes, the last first; a corrected one with what it said before."""
        before = {(each.entry.day, each.entry.number): each.before for each in self._corrections}
        rows = []
        for entry in reversed(self._entries[-_LATEST:]):
            earlier = before.get((entry.day, entry.number), ())
            said = list(dict.fromkeys(entry_text(self.language, notebook.series, old) for old in earlier))
            aside = (
                self.language.text(N_("corrected; before: %(values)s"), values="; ".join(said))
                if said
                else ""
            )
            day = self.language.full_date(entry.day)
            if notebook.series.rhythm is Rhythm.OCCASION:
                day = f"{day} ({entry.number})"
            values = entry_text(self.language, notebook.series, entry)
            rows.append(NotedRow(day, values, aside, (entry.day.isoformat(), entry.number)))
        return rows

    # --- noting ---------------------------------------------------------------------------------

    def action_note(self) -> None:
        """Note what is written, or go on; after a problem with the folder, try again."""
        if self.entering is None:
            if self._problem is not None and not self.holding:
                self.holding = True
                self.run_worker(self._load(), name="load")
            return
        entering, card = self.entering, self._card
        if card.untouched:
            self._do(entering.skip)
        else:
            written = card.line.value
            self._remember()
            self._do(lambda: entering.answer(written))

    def action_nothing(self) -> None:
        """Say that there is nothing to note."""
        if self.entering is not None and self.entering.up is not None:
            entering = self.entering
            self._do(lambda: entering.answer(_NOTHING))

    def action_back(self) -> None:
        """Go back to what was noted before; from the first, leave."""
        if self._stalled:
            self._leave_unsaved()
        elif self.entering is None:
            self.action_leave()
        elif not self._busy:
            self._remember()
            if self.entering.back():
                self._problem = None
                self._show()
            else:
                self.action_leave()

    def action_go_to(self, day: str, number: int) -> None:
        """Go to a note in the list, to correct it."""
        if self.entering is not None and not self._busy:
            self._remember()
            entering = self.entering
            occasion = number if entering.notebook.series.rhythm is Rhythm.OCCASION else None
            self._do(lambda: entering.go_to(date.fromisoformat(day), occasion))

    def on_input_changed(self) -> None:
        """What was said about what had been written no longer stands."""
        if self.entering is not None and not self._busy and (self._problem or self._warned):
            self._problem, self._warned = None, False
            self._card.say(self.language, self._sitting())

    def _remember(self) -> None:
        """Keep what is written and not noted, for when this is asked for again."""
        memo = self._card.memo
        if memo is None:
            self._memos.pop(self._place, None)
        else:
            self._memos[self._place] = memo

    def _do(self, step: Callable[[], object]) -> None:
        """Take a step, unless one is being taken; keys pressed meanwhile are for what it leads to."""
        if not self._busy:
            self._busy = self.holding = True
            self.run_worker(self._take(step), name="step")

    async def _take(self, step: Callable[[], object]) -> None:
        place, entering = self._place, self.entering
        assert entering is not None  # noqa: S101 - nobody notes before it is there
        notebook = entering.notebook
        try:
            await self._on_disk(step)
        except AnswerError as problem:
            self._problem = problem
        except WorkError as problem:
            if not self.malsteg.shut_out(problem, lambda: self._again(step)):
                self._problem = problem
        else:
            self._problem, self._warned = None, False
            self._memos.pop(place, None)
            if notebook.entries != self._entries:
                self._saved_at = datetime.now(UTC)
                await self._look_at(notebook)
        finally:
            self._busy = False
        if self._problem is None:
            self._show()
        else:
            self._card.say(self.language, self._sitting())
        await self.release()

    async def _look_at(self, notebook: Notebook) -> None:
        """Take note of what is noted now, and of what has been corrected."""
        self._entries = notebook.entries
        try:
            self._corrections = await self.malsteg.on_disk(notebook.corrections)
        except WorkError as problem:
            self._problem = problem

    async def _on_disk(self, step: Callable[[], object]) -> None:
        """Save; what takes long is mentioned, and a folder that does not answer can be left."""
        patience, bar = self.malsteg.patience, self.query_one(TitleBar)
        saving = self.language.text(N_("saving \N{HORIZONTAL ELLIPSIS}"))
        slow = self.set_timer(patience.slow, lambda: bar.set_saved(saving))
        stalled = self.set_timer(patience.stalled, self._stall)
        try:
            await self.malsteg.on_disk(step)
        finally:
            slow.stop()
            stalled.stop()
            self._stalled = False

    def _stall(self) -> None:
        self._stalled = True
        self._card.say(self.language, self._sitting())

    def _again(self, step: Callable[[], object]) -> None:
        """Take a step again in the folder opened anew."""
        if self.is_attached and self.notebook is not None:
            self.notebook.go_on_in(self.malsteg.records)
            self._do(step)

    @property
    def unsaved(self) -> bool:
        """Whether a value has been noted that is not on disk yet."""
        return self._stalled

    def lets_through(self, event: Event) -> bool:
        """Let the pair leave while a folder does not answer; everything else typed waits for it."""
        leaving = self._stalled and isinstance(event, events.Key) and event.key in _LEAVING
        return leaving or super().lets_through(event)

    def _leave_unsaved(self) -> None:
        """Ask before a value is lost."""
        from assistant.tui.screens.confirm import LeaveScreen

        self.app.push_screen(LeaveScreen(), self._left_unsaved)

    def _left_unsaved(self, leave: bool | None) -> None:
        if leave:
            self.dismiss()

    # --- what else can be done ------------------------------------------------------------------

    def action_leave(self) -> None:
        """Leave. Words that are not noted yet are pointed out once."""
        if self._stalled:
            self._leave_unsaved()
        elif self._busy:
            return
        elif self.entering is not None and self._card.memo is not None and not self._warned:
            self._warned, self._problem = True, None
            self._card.say(self.language, self._sitting())
        else:
            self.dismiss()

    def action_weekly(self) -> None:
        """Show the means of weeks, or each day again."""
        self.weekly = not self.weekly
        self._draw()
        self.refresh_bindings()

    def action_read_on(self, way: int) -> None:
        """Turn the pages of what is below the line."""
        paper = self.query_one("#course", VerticalScroll)
        paper.scroll_relative(y=way * max(1, paper.size.height - 2), animate=False)

    def action_move(self, lines: int) -> None:
        """Move what is below the line up or down."""
        self.query_one("#course", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_set_up(self) -> None:
        """Change what is noted."""
        self._stale = True
        self._remember()
        self.malsteg.set_up_series(self.case_id, self.goal_id)

    def action_phase(self) -> None:
        """Begin a new phase today."""
        from assistant.tui.screens.new_phase import NewPhaseScreen

        notebook = self.notebook
        if notebook is not None:
            self._remember()
            self.app.push_screen(NewPhaseScreen(notebook), self._phase_begun)

    def _phase_begun(self, begun: bool | None) -> None:
        if begun:
            self.holding = True
            self.run_worker(self._load(), name="load")

    def action_save_picture(self) -> None:
        """Save the chart in a file."""
        from assistant.tui.screens.save_picture import SavePictureScreen

        if self.chart is not None and self.notebook is not None:
            self.app.push_screen(SavePictureScreen(self.notebook, self.chart), self._picture_saved)

    def on_chart_view_drawn(self) -> None:
        """There may be more to read than there is room for now."""
        self.call_after_refresh(self.refresh_bindings)

    def _picture_saved(self, target: Path | None) -> None:
        if target is None or self.chart is None:
            return
        from assistant.handing.picture import tells_who
        from assistant.wording.advice import IDENTIFIERS

        said = self.language.text(N_("Saved: %(name)s"), name=str(target))
        kinds = tells_who(self.chart)
        if kinds:
            listed = ", ".join(self.language.text(IDENTIFIERS[kind]) for kind in kinds)
            warning = N_("There is something here that tells who somebody is: %(kinds)s.")
            said = f"{said}\n{self.language.text(warning, kinds=listed)}"
        self.app.notify(said, severity="warning" if kinds else "information", markup=False)

    # --- what the keys ask ----------------------------------------------------------------------

    @property
    def can_note(self) -> bool:
        """Whether a value is asked for."""
        return self.entering is not None and self.entering.up is not None

    @property
    def is_read(self) -> bool:
        """Whether the notes are there."""
        return self.notebook is not None

    @property
    def is_daily(self) -> bool:
        """Whether a note is made each day."""
        return self.notebook is not None and self.notebook.series.rhythm is Rhythm.DAILY

    @property
    def has_notes(self) -> bool:
        """Whether anything is noted."""
        return bool(self._entries)

    @property
    def reads_on(self) -> bool:
        """Whether there is more to read than the screen has room for."""
        return not self.is_mounted or self.query_one("#course").max_scroll_y > 0

    @property
    def in_trouble(self) -> bool:
        """Whether the notes could not be read."""
        return self.entering is None and self._problem is not None
