"""The note sheet: a row for each day, or for each occasion, to be filled in by hand."""

from __future__ import annotations

from datetime import date, timedelta

from assistant.documents.builders.parts import Writing, capital
from assistant.documents.builders.series_sheet import series_blocks
from assistant.documents.material import Material, told
from assistant.documents.model import Block, Document, Heading, NewPage, Size, Table
from assistant.goals.goal import Formulation, Goal
from assistant.goals.measure import OccasionsMeasure
from assistant.i18n import N_, Language

_DAYS_IN_WEEK = 7
_MOST_OCCASIONS = 31


def build(language: Language, material: Material) -> Document:
    """Build the sheet of every goal given, each beginning on a page of its own."""
    writing = Writing(language, material)
    blocks: list[Block] = []
    for number, goal in enumerate(material.goals):
        blocks += [NewPage()] if number else []
        notes = material.notes.get(goal.id)
        blocks += _sheet(writing, goal) if notes is None else series_blocks(writing, goal, notes)
    title = writing.text(N_("Note sheet for %(name)s"), name=material.alias)
    return writing.document("sheet", title, blocks, size=Size.LARGE)


def _sheet(writing: Writing, goal: Goal) -> list[Block]:
    said = told(goal)
    blocks: list[Block] = [
        Heading(writing.name_of(said)),
        writing.line(N_("What is noted"), writing.measure(said)),
        writing.line(N_("Who keeps count"), said.counting),
    ]
    occasions = isinstance(said.measure, OccasionsMeasure)
    blocks += [_occasions(writing, said)] if occasions else _weeks(writing)
    blocks.append(writing.line(N_("We meet next"), writing.day(writing.follow_up_day(goal))))
    return blocks


def _occasions(writing: Writing, said: Formulation) -> Table:
    """Return a row for each occasion: whether it happened."""
    measure = said.measure
    count = min(measure.of, _MOST_OCCASIONS) if isinstance(measure, OccasionsMeasure) else _DAYS_IN_WEEK
    header = (
        writing.text(N_("Time")),
        writing.text(N_("Date")),
        writing.text(N_("Yes or no")),
        writing.text(N_("A few words")),
    )
    rows = tuple((str(number), "", "", "") for number in range(1, count + 1))
    return Table(writing.text(N_("Notes")), header, rows, (1, 3, 2, 6), room=True)


def _weeks(writing: Writing) -> list[Block]:
    """Return a table a week, a row for each day, beginning on the coming Monday unless today is one."""
    today, language = writing.material.today, writing.language
    monday = today + timedelta(days=-today.weekday() % _DAYS_IN_WEEK)
    header = (
        writing.text(N_("Day")),
        writing.text(N_("How much or how many")),
        writing.text(N_("A few words")),
    )
    blocks: list[Block] = []
    for week in range(writing.material.weeks):
        first = monday + timedelta(weeks=week)
        days = [first + timedelta(days=day) for day in range(_DAYS_IN_WEEK)]
        name = writing.text(N_("The week from %(date)s"), date=language.long_date(first))
        rows = tuple((_day(language, day), "", "") for day in days)
        blocks += [Heading(name, 3), Table(name, header, rows, (3, 3, 5), room=True)]
    return blocks


def _day(language: Language, day: date) -> str:
    return f"{capital(language.weekday(day))} {language.day_and_month(day)}"
