"""A chart and what it says in words, drawn beside the screen for the room there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from assistant.charts.drawn import Chart, chart_of
from assistant.charts.terminal import chart_lines
from assistant.goals.measurements import Entry
from assistant.i18n import Language
from assistant.records.measuring import Notebook
from assistant.tui.beside import beside

_WIDEST: Final = 120
"""Columns beyond which a chart only grows thinner."""


@dataclass(frozen=True)
class _Wanted:
    """What a chart is drawn from: whatever changes any of it wants another chart."""

    language: Language
    notebook: Notebook
    entries: tuple[Entry, ...]
    weekly: bool
    room: Size

    def drawn(self) -> tuple[Chart, list[str]]:
        """Work the chart out."""
        notebook = self.notebook
        chart = chart_of(
            self.language,
            notebook.series,
            self.entries,
            notebook.said,
            alias=notebook.alias,
            today=notebook.today,
            weekly=self.weekly,
        )
        return chart, chart_lines(self.language, chart, self.room.width, self.room.height)


class ChartView(Vertical):
    """The chart, and under it a sentence for each phase and measure; it stays until the next one is drawn."""

    class Drawn(Message):
        """Another chart is up."""

    chart: Chart | None = None
    """The chart that is up."""

    _wanted: _Wanted | None = None
    _drawn: _Wanted | None = None
    _drawing = False

    def compose(self) -> ComposeResult:
        """Lay out the picture and the words."""
        yield Static(classes="chart-picture", markup=False)
        yield Static(classes="chart-words", markup=False)

    def show(
        self, language: Language, notebook: Notebook, entries: tuple[Entry, ...], *, weekly: bool
    ) -> None:
        """Show the chart of what is noted."""
        self._want(_Wanted(language, notebook, entries, weekly, self._room))

    def on_resize(self) -> None:
        """Draw for the room there is now."""
        if self._wanted is not None:
            known = self._wanted
            self._want(_Wanted(known.language, known.notebook, known.entries, known.weekly, self._room))

    @property
    def _room(self) -> Size:
        """The columns there are, and the rows of the page that shows it."""
        page = self.parent
        height = page.size.height if isinstance(page, Widget) else self.size.height
        return Size(min(self.size.width, _WIDEST), height)

    def _want(self, wanted: _Wanted) -> None:
        self._wanted = wanted
        if not self._drawing and wanted != self._drawn and wanted.room.width:
            self._drawing = True
            self.run_worker(self._draw(), name="draw")

    async def _draw(self) -> None:
        """Draw until what is up is what is wanted."""
        try:
            while (wanted := self._wanted) is not None and wanted != self._drawn:
                chart, lines = await beside(wanted.drawn)
                if not self.is_attached:
                    return
                self.chart, self._drawn = chart, wanted
                picture = self.query_one(".chart-picture", Static)
                picture.update(Content("\n".join(lines)))
                picture.display = bool(lines)
                self.query_one(".chart-words", Static).update(Content("\n".join(chart.words)))
                self.post_message(self.Drawn())
        finally:
            self._drawing = False
