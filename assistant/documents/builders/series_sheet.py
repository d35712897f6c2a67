"""The note sheet of a series: a row each day, week or time, and a column for each thing noted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from assistant.documents.builders.parts import Writing, capital
from assistant.documents.material import Notes, told
from assistant.documents.model import Block, Heading, Manner, Paragraph, Table
from assistant.goals.goal import Goal
from assistant.goals.measurements import WEEK, Rhythm, Series
from assistant.i18n import N_, Language
from assistant.wording.measuring import measure_name, measure_unit

_OCCASIONS = 12
_FEW_COLUMNS = 2
"""With so many columns of numbers there is room for a few words as well."""

_NUMBER, _NARROW_NUMBER, _WORDS = 4, 3, 5
_FIRST = {Rhythm.DAILY: 6, Rhythm.WEEKLY: 5, Rhythm.OCCASION: 2}
"""Shares of the columns."""


def series_blocks(writing: Writing, goal: Goal, notes: Notes) -> list[Block]:
    """Return the sheet of one goal: the goal in a line, the client's own words, and room for the notes."""
    said, series = told(goal), notes.series
    blocks: list[Block] = [Heading(writing.name_of(said)), Paragraph(writing.sentence(said))]
    if said.wish:
        blocks.append(Paragraph(said.wish, Manner.QUOTE))
    blocks += list(_tables(writing, series))
    blocks.append(writing.line(N_("We meet next"), writing.day(writing.follow_up_day(goal))))
    return blocks


def _tables(writing: Writing, series: Series) -> Iterator[Block]:
    language, text = writing.language, writing.text
    if series.rhythm is Rhythm.OCCASION:
        rows = [str(number) for number in range(1, _OCCASIONS + 1)]
        yield _table(writing, series, text(N_("Notes")), rows, text(N_("Time")), dated=True)
        return
    mondays = _mondays(series, writing.material.today, writing.material.weeks)
    if series.rhythm is Rhythm.WEEKLY:
        weeks = [_week(monday) for monday in mondays]
        yield _table(writing, series, text(N_("Notes")), weeks, text(N_("The week")))
        return
    for monday in mondays:
        days = [_day(language, monday + timedelta(place)) for place in range(WEEK)]
        name = text(N_("The week from %(date)s"), date=language.long_date(monday))
        yield _table(writing, series, name, days, text(N_("Day")))


def _mondays(series: Series, today: date, weeks: int) -> list[date]:
    """Return the Mondays of the coming weeks, this one if today is one, as far as the series goes."""
    first = max(today, series.since)
    monday = first + timedelta(days=-first.weekday() % WEEK)
    if series.since > today:
        # A series that begins in the middle of a week has its first days on the sheet, too.
        monday = first - timedelta(days=first.weekday())
    mondays = [monday + timedelta(weeks=week) for week in range(weeks)]
    within = [each for each in mondays if series.until is None or each <= series.until]
    return within or mondays[:1]


def _table(
    writing: Writing, series: Series, name: str, rows: list[str], first: str, *, dated: bool = False
) -> Table:
    language, text = writing.language, writing.text
    heads = [first, *([text(N_("Date"))] if dated else [])]
    few = len(series.measures) <= _FEW_COLUMNS
    widths = [_FIRST[series.rhythm], *([_NUMBER] if dated else [])]
    for measure in series.measures:
        unit = measure_unit(language, measure)
        heads.append(f"{capital(measure_name(measure))}\n{unit}" if unit else capital(measure_name(measure)))
        widths.append(_NUMBER if few else _NARROW_NUMBER)
    if few:
        heads.append(text(N_("A few words")))
        widths.append(_WORDS)
    empty = ("",) * (len(heads) - 1)
    return Table(name, tuple(heads), tuple((row, *empty) for row in rows), tuple(widths), room=True)


def _day(language: Language, day: date) -> str:
    """Say a day so shortly that it stays on one line in large type; the year and the month stand above."""
    return f"{capital(language.weekday(day))} {day.day}/{day.month}"


def _week(monday: date) -> str:
    last = monday + timedelta(WEEK - 1)
    return f"{monday.day}/{monday.month} – {last.day}/{last.month}"
