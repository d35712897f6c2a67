"""The status, which looks back, for the authority: only what is chosen for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from assistant.documents.builders.parts import NOT_YET, Writing
from assistant.documents.material import Material, told
from assistant.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Manner,
    Mark,
    MarkKind,
    Paragraph,
    Table,
)
from assistant.goals.attainment import change, judged_step, measured_step
from assistant.goals.follow_up import Decision, FollowUp
from assistant.goals.goal import Formulation, Goal, Party
from assistant.goals.handing_over import StatusPart
from assistant.goals.score import Change
from assistant.i18n import N_, Language
from assistant.wording.follow_up import carried_text, party_name, step_seen_text
from assistant.wording.levels import STEP_NAMES, level_text

CHANGES: Final = {
    Change.REACHED: N_("Positive change, and the goal is reached"),
    Change.IMPROVED: N_("Positive change; the goal is not reached yet"),
    Change.NONE: N_("No change"),
    Change.NEGATIVE: N_("Negative change"),
}
_KEPT: Final = N_("What was to be kept is kept")
_DECISIONS: Final = {
    Decision.KEEP: N_("The goal stays as it is."),
    Decision.ADJUST: N_("The goal is adjusted."),
    Decision.CLOSE: N_("The goal is ended."),
}


@dataclass(frozen=True, slots=True)
class _About:
    """One goal of the status: its latest follow-up, and the version that it measured."""

    writing: Writing
    goal: Goal
    latest: FollowUp | None
    said: Formulation


def build(language: Language, material: Material) -> Document:
    """Build the status of the goals and parts that are chosen."""
    writing, choice = Writing(language, material), material.status
    chosen = [goal for goal in material.goals if not choice.goals or goal.id in choice.goals]
    blocks: list[Block] = [writing.about()]
    for number, goal in enumerate(chosen, start=1):
        latest = goal.follow_ups[-1] if goal.follow_ups else None
        said = told(goal) if latest is None else goal.measured_by(latest)
        heading = writing.text(N_("Goal %(number)s: %(goal)s"), number=number, goal=writing.name_of(said))
        blocks.append(Heading(heading))
        blocks += writing.draft_notice(goal)
        blocks.append(Facts(_goal_rows(writing, said), writing.text(N_("The goal in short"))))
        for part in StatusPart:
            if part in choice.parts:
                blocks += _PARTS[part](_About(writing, goal, latest, said))
    title = writing.text(N_("Status report for %(name)s"), name=material.alias)
    return writing.document("status", title, blocks)


def _goal_rows(writing: Writing, said: Formulation) -> tuple[tuple[str, str], ...]:
    return writing.rows(
        (N_("Purpose"), said.purpose),
        (N_("The goal"), writing.sentence(said) if said.what else None),
        (N_("By"), writing.day(said.deadline)),
        needed=True,
    )


def _words(about: _About) -> list[Block]:
    writing, said = about.writing, about.said
    if not said.wish:
        return []
    return [Paragraph(said.wish, Manner.QUOTE, writing.text(N_("In the client's own words")))]


def _result(about: _About) -> list[Block]:
    """The step at the start and the step reached, and what has become of the goal."""
    writing, latest, said = about.writing, about.latest, about.said
    name, text = writing.text(N_("The result")), writing.text
    if latest is None:
        return [Paragraph(text(N_("The goal has not been followed up yet.")), label=name)]
    start = None if said.start_step is None else _step(writing, said.start_step)
    if start is not None and (level := writing.level(said, "baseline_level")):
        start = f"{level}: {start}"
    rows = [(text(N_("At the start")), writing.or_not_yet(start))]
    day = writing.language.long_date(latest.day)
    rows.append((text(N_("At the follow-up on %(date)s"), date=day), reached_text(writing, said, latest)))
    rows.append((text(N_("Change")), change_text(writing, said, latest)))
    return [Facts(tuple(rows), name)]


def _step(writing: Writing, step: int) -> str:
    return writing.text(N_("step %(step)s: %(name)s"), step=step, name=writing.text(STEP_NAMES[step]))


def reached_text(writing: Writing, said: Formulation, latest: FollowUp) -> str:
    """Say what was measured and which step it is; what each of the two sees where nothing was measured."""
    step, value = measured_step(said, latest.answers), latest.answers.value
    if step is not None and value is not None and said.measure is not None:
        return f"{level_text(writing.language, said.measure, value)}: {_step(writing, step)}"
    seen = {party: judged_step(latest.answers, party) for party in Party}
    both = set(seen.values())
    if len(both) == 1:
        return step_seen_text(writing.language, said, both.pop())
    return "\n".join(
        f"{party_name(writing.language, party, writing.material.alias)}: "
        f"{step_seen_text(writing.language, said, found)}"
        for party, found in seen.items()
        if found is not None
    )


def change_text(writing: Writing, said: Formulation, latest: FollowUp) -> str:
    """Say the general category of change; both where the two see it differently."""
    found = {party: change(said, latest.answers, party) for party in Party}
    worded = {
        party: writing.text(_KEPT if what is Change.REACHED and said.maintains else CHANGES[what])
        for party, what in found.items()
        if what is not None
    }
    if not worded:
        return writing.text(NOT_YET)
    if len(set(worded.values())) == 1:
        return next(iter(worded.values()))
    return "\n".join(
        f"{party_name(writing.language, party, writing.material.alias)}: {words}"
        for party, words in worded.items()
    )


def _steps(about: _About) -> list[Block]:
    writing, latest, said = about.writing, about.latest, about.said
    marks = writing.start_mark(said, N_("the start"))
    if latest is not None:
        for step, words in _reached(writing, said, latest):
            marks.setdefault(step, []).append(Mark(MarkKind.REACHED, words))
    return [writing.steps_or_not_yet(said, marks)]


def _reached(writing: Writing, said: Formulation, latest: FollowUp) -> list[tuple[int, str]]:
    day = writing.language.short_date(latest.day)
    measured = measured_step(said, latest.answers)
    if measured is not None:
        return [(measured, writing.text(N_("reached, %(date)s"), date=day))]
    seen = {party: judged_step(latest.answers, party) for party in Party}
    if len(set(seen.values())) == 1 and None not in seen.values():
        return [(step, writing.text(N_("reached, %(date)s"), date=day)) for step in seen.values() if step][:1]
    return [
        (step, writing.text(N_("as %(name)s sees it, %(date)s"), name=name, date=day))
        for party, step in seen.items()
        if step is not None
        for name in [party_name(writing.language, party, writing.material.alias)]
    ]


def _chart(about: _About) -> list[Block]:
    """The repeated measures as a drawing, with what it shows in words."""
    notes = about.writing.material.notes.get(about.goal.id)
    if notes is None or not notes.entries:
        return []
    from assistant.documents.charting import picture_of

    return [picture_of(about.writing.language, about.said, notes, about.writing.material)]


def done_rows(writing: Writing, latest: FollowUp) -> list[tuple[str, str]]:
    """Return each part of the plan of action and what came about of it."""
    return [
        (part.what, carried_text(writing.language, part.model_copy(update={"what": ""})).removeprefix(": "))
        for part in latest.answers.carried or ()
    ]


def _done(about: _About) -> list[Block]:
    """What came about of the plan of action; the plan itself where that has not been said."""
    writing, latest, said = about.writing, about.latest, about.said
    name = N_("What was done")
    rows = [] if latest is None else done_rows(writing, latest)
    if not rows:
        rows = [(part.what, writing.text(N_("not noted"))) for part in said.plan or ()]
    if not rows:
        return [writing.line(name, None)]
    header = (writing.text(N_("What was planned")), writing.text(N_("What came about")))
    return [Table(writing.text(name), header, tuple(rows), (1, 1))]


def _obstacles(about: _About) -> list[Block]:
    writing, latest = about.writing, about.latest
    if latest is None:
        return []
    rows = writing.rows(
        (N_("What helped"), latest.answers.helped), (N_("What stood in the way"), latest.answers.hindered)
    )
    return [Facts(rows, writing.text(N_("What helped and what did not")))] if rows else []


def _views(about: _About) -> list[Block]:
    """How each of the two sees it, side by side: never averaged."""
    writing, latest, said = about.writing, about.latest, about.said
    if latest is None:
        return []
    answers = latest.answers
    rows = [
        (
            party_name(writing.language, party, writing.material.alias),
            step_seen_text(writing.language, said, step),
        )
        for party, step in ((Party.CLIENT, answers.client_step), (Party.WORKER, answers.worker_step))
        if step is not None
    ]
    if answers.worker_view:
        rows.append((writing.text(N_("The caseworker's own words")), answers.worker_view))
    if answers.closing_words:
        rows.append((writing.text(N_("The client's own words")), answers.closing_words))
    return [Facts(tuple(rows), writing.text(N_("How the two see it")))] if rows else []


def _next(about: _About) -> list[Block]:
    writing = about.writing
    return [writing.line(N_("Next step"), decision_text(writing, about.goal, about.latest))]


def decision_text(writing: Writing, goal: Goal, latest: FollowUp | None) -> str:
    """Say what was decided at the latest follow-up, and when the next one is; empty if nothing was."""
    decided = None if latest is None else latest.answers.decision
    lines = [] if decided is None else [writing.text(_DECISIONS[decided])]
    day = writing.follow_up_day(goal)
    if day is not None:
        date = writing.language.long_date(day)
        lines.append(writing.text(N_("Next follow-up: %(date)s."), date=date))
    return " ".join(lines)


_PARTS: Final[dict[StatusPart, Callable[[_About], list[Block]]]] = {
    StatusPart.WORDS: _words,
    StatusPart.RESULT: _result,
    StatusPart.STEPS: _steps,
    StatusPart.CHART: _chart,
    StatusPart.DONE: _done,
    StatusPart.OBSTACLES: _obstacles,
    StatusPart.VIEWS: _views,
    StatusPart.NEXT: _next,
}
