"""The plan, which looks forward: what, how and why, for the two who work with it."""

from __future__ import annotations

from assistant.documents.builders.parts import NOT_YET, Writing
from assistant.documents.material import Material, by_purpose, told
from assistant.documents.model import Block, Document, Facts, Heading, Manner, Paragraph
from assistant.goals.goal import Goal
from assistant.i18n import N_, Language
from assistant.wording.goal import life_area_text


def build(language: Language, material: Material) -> Document:
    """Build the plan of all the goals given."""
    writing = Writing(language, material)
    blocks: list[Block] = [writing.about()]
    number = 0
    for purpose, goals in by_purpose(material.goals):
        blocks.append(Heading(writing.text(N_("Purpose"))))
        blocks.append(Paragraph(purpose or writing.text(NOT_YET)))
        for goal in goals:
            number += 1
            blocks += _goal(writing, goal, number)
    title = writing.text(N_("Plan for %(name)s"), name=material.alias)
    return writing.document("plan", title, blocks)


def _goal(writing: Writing, goal: Goal, number: int) -> list[Block]:
    said, language = told(goal), writing.language
    message = N_("Sub-goal %(number)s: %(goal)s") if goal.parent_id else N_("Goal %(number)s: %(goal)s")
    blocks: list[Block] = [Heading(writing.text(message, number=number, goal=writing.name_of(said)), 3)]
    blocks += writing.draft_notice(goal)
    if said.wish:
        blocks.append(Paragraph(said.wish, Manner.QUOTE, writing.text(N_("In the client's own words"))))
    if said.what:
        blocks.append(Paragraph(writing.sentence(said), label=writing.text(N_("The goal"))))
    area = life_area_text(language, said.life_area) if said.life_area else None
    needed = writing.rows(
        (N_("How it is measured"), writing.measure(said)),
        (N_("Today"), writing.level(said, "baseline_level")),
        (N_("The goal"), writing.level(said, "expected_level")),
        (N_("By"), writing.day(said.deadline)),
        (N_("Next follow-up"), writing.day(writing.follow_up_day(goal))),
        needed=True,
    )
    more = writing.rows(
        (N_("Part of life"), area),
        (N_("Who keeps count"), said.counting),
        (N_("How things will be then"), said.outcome),
        (N_("How long it should last"), said.lasting),
        (N_("What the client does"), said.demands),
        (N_("What helps"), said.helps),
        (N_("What could get in the way"), said.obstacles),
    )
    blocks.append(Facts((*needed, *more), writing.text(N_("The goal in short"))))
    blocks.append(writing.steps_or_not_yet(said, writing.start_mark(said, N_("today"))))
    blocks.append(writing.plan_of_action(said))
    blocks.append(writing.acceptances(said))
    return blocks
