"""Where values are noted: which day it is about, one line for one value, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from assistant.goals.measurements import Rhythm, Series
from assistant.i18n import N_, Language
from assistant.records.entering import Up
from assistant.tui.widgets.dots import MOST_DOTS, Dots
from assistant.tui.widgets.guard import Line
from assistant.wording.measuring import column_head, missing_text, slot_text

_NUMBER_OR_DAY = N_("a number, or a day such as “yesterday”")
_DAY = N_("a day to go to, such as “yesterday”")
_NOW = N_("It says %(value)s now. Enter keeps it, another number corrects it.")
_ALL_NOTED = N_("Everything is noted up to today.")
_NOTHING_ASKED = N_("That was all for now.")
_ENDED = N_("The last day to note was %(date)s.")
_NOT_BEGUN = N_("You begin to note on %(date)s.")
_PLACE = N_("%(place)s of %(all)s")


@dataclass(frozen=True)
class Sitting:
    """What the card shows: what is asked for, how much is missing, and what is said in the place of hints."""

    series: Series
    today: date
    up: Up | None
    missing: int
    said: str = ""


class NotingCard(Vertical):
    """One value at a time. It shows and hands over; what may be noted is no business of it."""

    _shown = ""
    _sitting: Sitting | None = None

    def compose(self) -> ComposeResult:
        """Lay out the day, the measure, the line and what is said."""
        with Horizontal(classes="noting-head"):
            yield Static(classes="noting-day", markup=False)
            yield Static(classes="quiet noting-missing", markup=False)
        yield Static(classes="noting-measure", markup=False)
        with Horizontal(classes="noting-row"):
            line = Line(classes="line noting-line")
            line.cursor_blink = False
            line.highlighter = None
            yield line
            yield Dots(classes="noting-dots")
        yield Static(classes="noting-said", markup=False)

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.query_one(Line)

    @property
    def untouched(self) -> bool:
        """Whether what stands on the line is what stood there, or nothing."""
        return self.line.value.strip() in ("", self._shown)

    @property
    def memo(self) -> str | None:
        """What has been written and is not noted yet."""
        return None if self.untouched else self.line.value

    def ask(self, language: Language, sitting: Sitting, memo: str | None) -> None:
        """Ask for a value; ``memo`` is what was written there before and not noted."""
        there = sitting.up.there if sitting.up is not None else None
        self._shown = "" if there is None else language.number(there)
        with self.prevent(Input.Changed):
            self.line.value = self._shown if memo is None else memo
        self.line.cursor_position = len(self.line.value)
        if memo is None and self._shown:
            self.line.action_select_all()
        self.say(language, sitting)

    def reword(self, language: Language, sitting: Sitting) -> None:
        """Say everything in another language; what has been typed stays."""
        untouched, there = self.untouched, sitting.up.there if sitting.up is not None else None
        if untouched and there is not None and self.line.value:
            self._shown = language.number(there)
            with self.prevent(Input.Changed):
                self.line.value = self._shown
            self.line.cursor_position = len(self._shown)
            self.line.action_select_all()
        self.say(language, sitting)

    def say(self, language: Language, sitting: Sitting) -> None:
        """Say what is asked for, and what is noticed about it."""
        self._sitting = sitting
        series, up = sitting.series, sitting.up
        day = _rest(language, sitting) if up is None else slot_text(language, series, up.slot, sitting.today)
        self._say(".noting-day", day)
        missing = missing_text(language, series.rhythm, sitting.missing) if sitting.missing else ""
        self._say(".noting-missing", missing)
        self.query_one(".noting-measure").display = up is not None
        said = sitting.said
        if up is not None:
            place = series.measures.index(up.measure) + 1
            several = len(series.measures) > 1
            count = language.text(_PLACE, place=place, all=len(series.measures)) if several else ""
            head = column_head(language, up.measure)
            self._say(".noting-measure", f"{head}   {count}".rstrip())
            if not said and up.there is not None:
                said = language.text(_NOW, value=language.number(up.there))
        self.line.placeholder = language.text(_DAY if up is None else _NUMBER_OR_DAY)
        self._say(".noting-said", said)
        self.query_one(".noting-said").set_class(bool(sitting.said), "-problem")
        self._say_dots()

    def on_input_changed(self) -> None:
        """Follow what is typed on the dots."""
        self._say_dots()

    def on_dots_picked(self, event: Dots.Picked) -> None:
        """Write the number that was pointed at."""
        event.stop()
        self.line.value = str(event.number)
        self.line.cursor_position = len(self.line.value)
        self.line.focus()

    def _say_dots(self) -> None:
        dots, up = self.query_one(Dots), self._sitting.up if self._sitting else None
        bounds = up.measure.bounds if up is not None else None
        low, high = (bounds.minimum, bounds.maximum) if bounds is not None else (None, None)
        short = low is not None and high is not None and high - low < MOST_DOTS
        dots.display = short
        if not short or low is None or high is None:
            return
        if (dots.low, dots.high) != (int(low), int(high)):
            dots.show(int(low), int(high))
        number = _whole(self.line.value)
        if number is not None and low <= number <= high:
            dots.fill_to(number)
        else:
            dots.clear()

    def _say(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        widget.update(text)
        widget.display = bool(text)


def _rest(language: Language, sitting: Sitting) -> str:
    """Say why nothing is asked for."""
    series, today = sitting.series, sitting.today
    if today < series.since:
        return language.text(_NOT_BEGUN, date=language.long_date(series.since))
    if sitting.missing or series.rhythm is Rhythm.OCCASION:
        return language.text(_NOTHING_ASKED)
    if series.until is not None and series.until < today:
        return language.text(_ENDED, date=language.long_date(series.until))
    return language.text(_ALL_NOTED)


def _whole(text: str) -> int | None:
    """Return the whole number that is written, for a picture of it."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None
