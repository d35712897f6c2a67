"""The goal card: one page for the client, in the client's language and in large type."""

from __future__ import annotations

from assistant.documents.builders.parts import Writing
from assistant.documents.material import Material, told
from assistant.documents.model import (
    Block,
    Document,
    Heading,
    Manner,
    Mark,
    MarkKind,
    NewPage,
    Paragraph,
    Size,
    texts_of,
)
from assistant.goals.attainment import steps_reached
from assistant.goals.goal import Goal
from assistant.i18n import N_, Language

_FEW_SIGNS = 420
_SOME_SIGNS = 640
_MANY_SIGNS = 1000


def build(language: Language, material: Material) -> Document:
    """Build a card for every goal given, each on a page of its own."""
    writing = Writing(language, material)
    cards = [_card(writing, goal) for goal in material.goals]
    blocks: list[Block] = []
    for number, card in enumerate(cards):
        blocks += [NewPage()] if number else []
        blocks += card
    most = max((sum(map(len, texts_of(tuple(card)))) for card in cards), default=0)
    title = writing.text(N_("My goal")) if len(cards) == 1 else writing.text(N_("My goals"))
    return writing.document("card", title, blocks, size=_size(most))


def _size(signs: int) -> Size:
    """Return the largest type in which so many signs stay on one page."""
    for most, size in ((_FEW_SIGNS, Size.LARGEST), (_SOME_SIGNS, Size.LARGER), (_MANY_SIGNS, Size.LARGE)):
        if signs <= most:
            return size
    return Size.NORMAL


def _card(writing: Writing, goal: Goal) -> list[Block]:
    latest = goal.follow_ups[-1] if goal.follow_ups else None
    said = told(goal)
    blocks: list[Block] = [Heading(writing.name_of(said)), *writing.draft_notice(goal)]
    if said.outcome or said.wish:
        label = N_("How things will be then") if said.outcome else N_("What you said")
        blocks.append(Paragraph(said.outcome or said.wish or "", Manner.QUOTE, writing.text(label)))
    marks = writing.start_mark(said, N_("you started here"))
    if latest is not None and latest.version == len(goal.versions):
        for step in steps_reached(said, latest.answers):
            day = writing.language.short_date(latest.day)
            words = writing.text(N_("you are here (%(date)s)"), date=day)
            marks.setdefault(step, []).append(Mark(MarkKind.REACHED, words))
    blocks.append(writing.staircase(said, marks, names=False) or writing.line(N_("Your five steps"), None))
    blocks.append(writing.line(N_("By"), writing.day(said.deadline)))
    blocks.append(writing.line(N_("We meet next"), writing.day(writing.follow_up_day(goal))))
    return blocks
