"""The goal attainment scale form, one page a goal."""

from __future__ import annotations

from assistant.documents.builders.parts import Writing, capital
from assistant.documents.material import Material, told
from assistant.documents.model import Block, Document, Facts, Heading, NewPage, Paragraph, Table
from assistant.goals.attainment import steps_reached
from assistant.goals.follow_up import FollowUp
from assistant.goals.goal import Formulation, Goal
from assistant.goals.scale import GOAL_STEP, STEPS
from assistant.i18n import N_, Language
from assistant.wording.goal import life_area_text
from assistant.wording.levels import STEP_NAMES

_BLANK = "\N{HORIZONTAL ELLIPSIS}" * 8
"""A line to write on by hand."""

_MARKED = "X"


def build(language: Language, material: Material) -> Document:
    """Build the form of every goal given."""
    writing = Writing(language, material)
    blocks: list[Block] = []
    for number, goal in enumerate(material.goals):
        blocks += [NewPage()] if number else []
        blocks += _form(writing, goal)
    return writing.document("form", writing.text(N_("Goal attainment scale (GAS)")), blocks)


def _form(writing: Writing, goal: Goal) -> list[Block]:
    latest = goal.follow_ups[-1] if goal.follow_ups else None
    said = told(goal) if latest is None else goal.measured_by(latest)
    reached = () if latest is None else steps_reached(said, latest.answers)
    blocks: list[Block] = [
        Heading(writing.name_of(said)),
        *writing.draft_notice(goal),
        _head(writing, goal, said, latest, reached),
        Paragraph(writing.sentence(said), label=writing.text(N_("The goal"))),
        _steps(writing, said, reached),
        writing.plan_of_action(said),
    ]
    return blocks


def _head(
    writing: Writing, goal: Goal, said: Formulation, latest: FollowUp | None, reached: tuple[int, ...]
) -> Facts:
    material, language = writing.material, writing.language
    area = life_area_text(language, said.life_area) if said.life_area else None
    severity = None if said.severity is None else writing.text(N_("%(number)s of 10"), number=said.severity)
    day = material.today if latest is None else latest.day
    rows = (
        (writing.text(N_("Name")), material.alias),
        (writing.text(N_("Caseworker")), material.worker or _BLANK),
        (writing.text(N_("Date")), language.long_date(day)),
        (writing.text(N_("Evaluation number")), str(1 if latest is None else latest.evaluation)),
        (writing.text(N_("Follow-up date")), writing.day(writing.follow_up_day(goal))),
        (writing.text(N_("Score")), _score(writing, reached)),
        (writing.text(N_("Part of life")), writing.or_not_yet(area)),
        (writing.text(N_("How big it is, 0 to 10")), writing.or_not_yet(severity)),
    )
    return Facts(rows, writing.text(N_("The head of the form")))


def _score(writing: Writing, reached: tuple[int, ...]) -> str:
    """Say the level, -2 to +2; two of them where the two see different steps."""
    return " / ".join(_level(step) for step in reached) or writing.or_not_yet(None)


def _level(step: int) -> str:
    level = step - GOAL_STEP
    return f"{level:+d}".replace("-", "\N{MINUS SIGN}") if level else "0"


def _steps(writing: Writing, said: Formulation, reached: tuple[int, ...]) -> Table:
    header = (
        writing.text(N_("Step")),
        writing.text(N_("Level")),
        writing.text(N_("Description")),
        writing.text(N_("Start")),
        writing.text(N_("End")),
    )
    rows = []
    for number in reversed(STEPS):
        name = writing.text(STEP_NAMES[number])
        rows.append(
            (
                str(number),
                _level(number),
                f"{capital(name)}\n{writing.step_text(said, number)}",
                _MARKED if said.start_step == number else "",
                _MARKED if number in reached else "",
            )
        )
    return Table(writing.text(N_("The five steps")), header, tuple(rows), (2, 2, 9, 2, 2))
