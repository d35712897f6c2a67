"""Parts that several kinds of document have in common."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from assistant.documents.material import Material, told
from assistant.documents.model import (
    Block,
    Document,
    Facts,
    Manner,
    Mark,
    MarkKind,
    Paragraph,
    Size,
    Staircase,
    Step,
    Table,
)
from assistant.goals.goal import Formulation, Goal, GoalStatus, Party
from assistant.goals.measure import Span
from assistant.goals.scale import GOAL_STEP, STEPS
from assistant.i18n import N_, Language
from assistant.wording.follow_up import party_name
from assistant.wording.goal import acceptance_text, read_back
from assistant.wording.levels import STEP_NAMES, level_text, measure_text, range_text

NOT_YET: Final = N_("not yet")
"""What a document says where a goal lacks something: it never invents."""

_PRACTICE: Final = N_("PRACTICE")
_PLAN_WIDTHS: Final = (5, 3, 3)


class Writing:
    """The words of one document: its language, and what it is made from."""

    def __init__(self, language: Language, material: Material) -> None:
        self.language = language
        self.material = material

    def text(self, message: str, /, **params: object) -> str:
        """Word a msgid in the document's language."""
        return self.language.text(message, **params)

    def or_not_yet(self, value: str | None) -> str:
        """Return what has been said, or that it has not been yet."""
        return value or self.text(NOT_YET)

    def day(self, day: date | None) -> str:
        """Write a day, or that there is none yet."""
        return self.or_not_yet(None if day is None else self.language.long_date(day))

    def document(
        self, kind: str, title: str, blocks: list[Block], *, size: Size = Size.NORMAL, data: Any = None
    ) -> Document:
        """Put a document together."""
        made = self.text(N_("Målsteg, %(date)s"), date=self.language.long_date(self.material.today))
        return Document(
            kind=kind,
            language=self.language.code,
            title=title,
            blocks=tuple(blocks),
            footer=made,
            # The writers fill the numbers in: only they know them.
            page_of=self.text(N_("page %(page)s of %(pages)s"), page="%(page)s", pages="%(pages)s"),
            size=size,
            practice=self.text(_PRACTICE) if self.material.practice else "",
            data=data,
        )

    # --- who and when ---------------------------------------------------------------------------

    def about(self, *more: tuple[str, str]) -> Facts:
        """Return whose document it is, by whom and when."""
        material = self.material
        rows = [(self.text(N_("Name")), material.alias)]
        if material.worker:
            rows.append((self.text(N_("Caseworker")), material.worker))
        rows.append((self.text(N_("Date")), self.language.long_date(material.today)))
        return Facts((*rows, *more), self.text(N_("About this document")))

    # --- a goal ---------------------------------------------------------------------------------

    def name_of(self, said: Formulation) -> str:
        """Name a goal: what it is about, or that it is not worded yet."""
        return said.what or said.wish or self.text(N_("A goal not worded yet"))

    def sentence(self, said: Formulation) -> str:
        """Say the goal in a sentence."""
        return read_back(self.language, said)

    def draft_notice(self, goal: Goal) -> list[Block]:
        """Say that a goal is not agreed on, or that it is being changed."""
        notices = {
            GoalStatus.DRAFT: N_("This goal is a draft. It has not been accepted by both yet."),
            GoalStatus.REVISING: N_("This goal is being changed. Told here is what was agreed on last."),
            GoalStatus.CLOSED: N_("This goal is ended."),
        }
        message = notices.get(goal.status)
        return [] if message is None else [Paragraph(self.text(message), Manner.NOTE)]

    def measure(self, said: Formulation) -> str | None:
        """Say how it is measured."""
        return None if said.measure is None else measure_text(self.language, said.measure)

    def level(self, said: Formulation, which: str) -> str | None:
        """Say today's or the expected level."""
        level = getattr(said, which)
        return (
            None if said.measure is None or level is None else level_text(self.language, said.measure, level)
        )

    def step_text(self, said: Formulation, number: int) -> str:
        """Say what a step holds: its levels, and the pair's own words for it."""
        scale = said.attainment_scale
        if scale is None:
            return self.text(NOT_YET)
        step = scale.step(number)
        if said.measure_kind == "state":
            return step.words
        if step.low is None or step.high is None or said.measure is None:
            levels = range_text(self.language, step)
        else:
            levels = level_text(self.language, said.measure, Span(low=step.low, high=step.high))
        return f"{levels}\n{step.words}" if step.words else levels

    def staircase(
        self, said: Formulation, marks: dict[int, list[Mark]], *, names: bool = True
    ) -> Staircase | None:
        """Return the five steps with their marks; None where they are not settled yet."""
        if said.attainment_scale is None:
            return None
        steps = []
        for number in reversed(STEPS):
            goal = [Mark(MarkKind.GOAL, self.text(N_("the goal")))] if number == GOAL_STEP else []
            name = capital(self.text(STEP_NAMES[number])) if names else ""
            found = tuple(goal + marks.get(number, []))
            steps.append(Step(number, name, self.step_text(said, number), found))
        header = (self.text(N_("Step")), self.text(N_("What it means")), self.text(N_("Mark")))
        return Staircase(self.text(N_("The five steps")), header, tuple(steps))

    def steps_or_not_yet(self, said: Formulation, marks: dict[int, list[Mark]]) -> Block:
        """Return the staircase, or a line that there is none yet."""
        return self.staircase(said, marks) or self.line(N_("The five steps"), None)

    def start_mark(self, said: Formulation, words: str) -> dict[int, list[Mark]]:
        """Mark the step that it starts from."""
        if said.start_step is None:
            return {}
        return {said.start_step: [Mark(MarkKind.START, self.text(words))]}

    def line(self, label: str, value: str | None) -> Paragraph:
        """Return a line with its label, "not yet" where nothing has been said."""
        return Paragraph(self.or_not_yet(value), label=self.text(label))

    def rows(self, *parts: tuple[str, str | None], needed: bool = False) -> tuple[tuple[str, str], ...]:
        """Word the names of facts; what has not been said is left out, or is "not yet" where it is needed."""
        return tuple(
            (self.text(label), self.or_not_yet(value))
            for label, value in parts
            if value is not None or needed
        )

    def plan_of_action(self, said: Formulation) -> Block:
        """Return what is done, by whom and how often."""
        name = self.text(N_("Plan of action"))
        if not said.plan:
            return Paragraph(self.text(NOT_YET), label=name)
        header = (self.text(N_("What is done")), self.text(N_("Who")), self.text(N_("How often")))
        rows = tuple((part.what, part.who, part.how_often) for part in said.plan)
        return Table(name, header, rows, _PLAN_WIDTHS)

    def responsible(self, said: Formulation) -> str:
        """Say who carries out the plan of action, each named once."""
        names = dict.fromkeys(part.who.strip() for part in said.plan or () if part.who.strip())
        return self.or_not_yet("\n".join(names))

    def acceptances(self, said: Formulation) -> Table:
        """Return what each of the two says to the goal, side by side."""
        rows = []
        for party in Party:
            acceptance = said.acceptance(party)
            answer = None if acceptance is None else acceptance_text(self.language, acceptance)
            rows.append((party_name(self.language, party, self.material.alias), self.or_not_yet(answer)))
        header = (self.text(N_("Who")), self.text(N_("Says to the goal")))
        return Table(self.text(N_("Acceptance")), header, tuple(rows), (2, 5))

    def follow_up_day(self, goal: Goal) -> date | None:
        """Return the day of the next follow-up that has been settled on, None if there is none."""
        if goal.closed:
            return None
        latest = goal.follow_ups[-1] if goal.follow_ups else None
        if latest is not None and latest.version == len(goal.versions):
            return latest.answers.next_follow_up
        return told(goal).follow_up


def capital(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]
