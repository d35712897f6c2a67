"""Noting value after value, the next missing day first: what both front ends do, without a word of it.

What is typed is a number, or a whole row ("2 March; 4; 3"), or a day to go to; each is on disk before the
next is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from assistant.dialogs.answers import LONGEST_WORDS, clean_text
from assistant.dialogs.context import Context
from assistant.dialogs.recalling import PastDay
from assistant.errors import AnswerError
from assistant.goals.measurements import WEEK, Entry, Rhythm, SeriesMeasure, slot_of
from assistant.records.measuring import Notebook
from assistant.series_files.cells import is_missing

_BETWEEN_CELLS: Final = re.compile(r"[;\t]")
_YES: Final = frozenset(("ja", "j", "yes", "y"))
_NO: Final = frozenset(("nej", "n", "no"))


@dataclass(frozen=True, slots=True)
class Up:
    """What is asked for now: a measure on a day, or in the week that begins on ``slot``.

    ``there`` is what is noted of it already. ``first``: it is the first that is asked of this row.
    """

    slot: date
    number: int
    measure: SeriesMeasure
    there: Decimal | None
    first: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of what was typed: the entry that is on disk now, None if only the day was changed."""

    entry: Entry | None = None


class Entering:
    """One sitting of noting."""

    def __init__(self, notebook: Notebook, context: Context) -> None:
        self.notebook = notebook
        self.context = context
        self._series = notebook.series
        self._queue = self._waiting()
        self._at = 0
        self._measure = 0
        self._number = notebook.next_number(self._queue[0]) if self._queue else 1
        self._visited: list[tuple[int, int, int]] = []

    @property
    def missing(self) -> int:
        """How many days or weeks that have gone by have no note."""
        return len(self.notebook.missing())

    @property
    def up(self) -> Up | None:
        """What is asked for now, None when nothing is left to ask for."""
        if self._at >= len(self._queue):
            return None
        slot, measure = self._queue[self._at], self._series.measures[self._measure]
        entry = self.notebook.entry(slot, self._number)
        there = None if entry is None else entry.values.get(measure.id)
        return Up(slot, self._number, measure, there, self._measure == 0)

    def answer(self, raw: str) -> Noted:
        """Note what was typed, or go to the day that was.

        "-" notes that there is nothing to note. What stands there already is changed where it was shown, and
        refused elsewhere. When nothing is left to ask for, only a day to go to is understood. Raises
        :class:`AnswerError`: ``not_a_number``, ``yes_or_no``, ``several_values`` (count), ``not_a_day``
        (text), ``value_of_measure`` (name, first), what numbers, days and :meth:`Notebook.note` are refused
        for; :class:`WorkError`.
        """
        up = self.up
        text = clean_text(raw, LONGEST_WORDS)
        if up is None:
            wanted = self._day(text)
            if wanted is None:
                raise AnswerError("not_a_day", text=text)
            self.go_to(wanted)
            return Noted()
        cells = [cell.strip() for cell in _BETWEEN_CELLS.split(text)]
        if len(cells) > 1:
            return self._row(up, cells)
        try:
            value = self._value(text, up.measure)
        except AnswerError as problem:
            day = self._day(text)
            if day is None:
                raise problem from None
            self.go_to(day)
            return Noted()
        entry = self._note(up, {up.measure.id: value}, correct=True)
        self._on()
        return Noted(entry)

    def skip(self) -> None:
        """Go on without a value. Where occasions are noted, doing so at once means that there are no more."""
        up = self.up
        if up is None:
            return
        if self._series.rhythm is Rhythm.OCCASION and up.first:
            self._at = len(self._queue)
            return
        self._on()

    def back(self) -> bool:
        """Go back to what was asked before; False at the very first."""
        if not self._visited:
            return False
        self._at, self._measure, self._number = self._visited.pop()
        return True

    def go_to(self, day: date, number: int | None = None) -> None:
        """Go to a day, to note it or to correct what stands there; ``number``: to one of its occasions.

        Raises :class:`AnswerError`: what :meth:`Series.check_day` refuses.
        """
        self._series.check_day(day, self.notebook.today)
        self._visited.append((self._at, self._measure, self._number))
        slot = slot_of(self._series, day)
        if slot in self._queue:
            self._at = self._queue.index(slot)
        else:
            self._queue.insert(self._at, slot)
            # What was visited behind the new day has moved along.
            self._visited = [
                (at + (at >= self._at), measure, occasion) for at, measure, occasion in self._visited
            ]
        self._measure = 0
        self._number = self.notebook.next_number(slot) if number is None else number

    # --- inside -----------------------------------------------------------------------------------

    def _waiting(self) -> list[date]:
        """The days or weeks to ask about: what is missing, and today if nothing is noted yet."""
        series, today = self._series, self.notebook.today
        if series.rhythm is Rhythm.OCCASION:
            return [min(today, series.until or today)] if today >= series.since else []
        waiting = self.notebook.missing()
        slot = slot_of(series, today)
        ahead = today < series.since or (series.until is not None and slot > series.until)
        if not ahead and slot not in waiting and self.notebook.entry(today) is None:
            waiting.append(slot)
        return waiting

    def _on(self) -> None:
        """Go on to the next measure, else to the next row."""
        self._visited.append((self._at, self._measure, self._number))
        self._measure += 1
        if self._measure < len(self._series.measures):
            return
        self._measure = 0
        if self._series.rhythm is Rhythm.OCCASION:
            self._number = self.notebook.next_number(self._queue[self._at])
        else:
            self._at += 1

    def _row(self, up: Up, cells: list[str]) -> Noted:
        """Note a whole row; with a day in front it is that day's."""
        count = len(self._series.measures)
        day = self._day(cells[0]) if len(cells) == count + 1 or not _is_number(cells[0]) else None
        if day is None and len(cells) == count + 1:
            raise AnswerError("not_a_day", text=cells[0])
        given = cells if day is None else cells[1:]
        if len(given) != count:
            raise AnswerError("several_values", count=count)
        values: dict[str, Decimal | None] = {}
        for measure, cell in zip(self._series.measures, given, strict=True):
            if not cell:
                continue
            try:
                values[measure.id] = self._value(cell, measure)
            except AnswerError as problem:
                raise AnswerError("value_of_measure", name=measure.name, first=problem) from None
        if not values:
            raise AnswerError("several_values", count=count)
        if day is None:
            entry = self._note(up, values, correct=up.there is not None)
            self._measure = count - 1
            self._on()
            return Noted(entry)
        number = self.notebook.next_number(day)
        entry = self.notebook.note(day, values, number=number)
        if slot_of(self._series, day) == up.slot:
            self._measure = count - 1
            self._on()
        return Noted(entry)

    def _note(self, up: Up, values: dict[str, Decimal | None], *, correct: bool) -> Entry | None:
        return self.notebook.note(self._day_to_note(up.slot), values, number=up.number, correct=correct)

    def _day_to_note(self, slot: date) -> date:
        """Of a week, its last day that has been and is noted; else the day itself."""
        if self._series.rhythm is not Rhythm.WEEKLY:
            return slot
        last = min(slot + timedelta(days=WEEK - 1), self.notebook.today, self._series.until or date.max)
        return max(last, self._series.since)

    def _value(self, text: str, measure: SeriesMeasure) -> Decimal | None:
        if is_missing(text):
            return None
        if measure.yes_no and text.casefold() in _YES | _NO:
            return Decimal(text.casefold() in _YES)
        try:
            value = self.context.language.read_number(text)
        except AnswerError as problem:
            if measure.yes_no and problem.code == "not_a_number":
                raise AnswerError("yes_or_no") from None
            raise
        measure.bounds.check(value)
        return value

    def _day(self, text: str) -> date | None:
        """Read a day; None for what is none. Raises :class:`AnswerError` for one that cannot be noted."""
        try:
            day = PastDay(_any).read(text, self.notebook.said, self.context)
        except AnswerError as problem:
            if problem.code == "day_ahead":
                raise AnswerError("day_not_yet", **problem.params) from None
            return None
        self._series.check_day(day, self.notebook.today)
        return day


def _any(_draft: object, _day: date) -> None:
    """Any day that has been will do; the series itself says which of them may be noted."""


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").isdigit()
