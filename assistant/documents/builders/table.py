"""The table in daily use: the long-term goal, then sub-goal, how do we know, when, responsible."""

from __future__ import annotations

from assistant.documents.builders.parts import NOT_YET, Writing
from assistant.documents.material import Material, by_purpose, told
from assistant.documents.model import Block, Document, Heading, Paragraph, Table
from assistant.goals.goal import Goal, GoalStatus
from assistant.i18n import N_, Language


def build(language: Language, material: Material) -> Document:
    """Build a table for each purpose."""
    writing = Writing(language, material)
    blocks: list[Block] = [writing.about()]
    for purpose, goals in by_purpose(material.goals):
        blocks.append(Heading(writing.text(N_("Long-term goal"))))
        blocks.append(Paragraph(purpose or writing.text(NOT_YET)))
        header = (
            writing.text(N_("Sub-goal")),
            writing.text(N_("How do we know that it is reached?")),
            writing.text(N_("When")),
            writing.text(N_("Responsible")),
        )
        rows = tuple(_row(writing, goal) for goal in goals)
        blocks.append(Table(writing.text(N_("Sub-goals")), header, rows, (5, 5, 3, 3)))
    title = writing.text(N_("Goals and sub-goals for %(name)s"), name=material.alias)
    return writing.document("table", title, blocks)


def _row(writing: Writing, goal: Goal) -> tuple[str, ...]:
    said = told(goal)
    name = writing.name_of(said)
    if goal.status is GoalStatus.DRAFT:
        name = f"{name}\n({writing.text(N_('draft'))})"
    measure, expected = writing.measure(said), writing.level(said, "expected_level")
    known = expected if said.measure_kind == "state" else expected or measure
    knows = "\n".join(part for part in (known, said.counting) if part)
    return name, writing.or_not_yet(knows), writing.day(said.deadline), writing.responsible(said)
