"""Which goals a document is about, and what of them a status tells."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, Final

from assistant.commands.asking import choose_some
from assistant.documents.material import Material, Notes, told
from assistant.errors import UsageError
from assistant.goals.goal import GoalStatus
from assistant.goals.handing_over import USUAL_PARTS, StatusChoice, StatusPart
from assistant.i18n import N_, Language
from assistant.records.consents import remembered_choice

if TYPE_CHECKING:
    from assistant.records import CaseSummary, GoalSummary, Records

PART_NAMES: Final = {
    StatusPart.WORDS: N_("the client's own words"),
    StatusPart.RESULT: N_("the result: where it began, where it is now, the change"),
    StatusPart.STEPS: N_("the five steps"),
    StatusPart.CHART: N_("the chart of what was measured"),
    StatusPart.DONE: N_("what was done"),
    StatusPart.OBSTACLES: N_("what helped, and what stood in the way"),
    StatusPart.VIEWS: N_("how each of the two sees it"),
    StatusPart.NEXT: N_("the next step"),
}


def chosen_goals(
    records: Records, wanted: list[str], kind: str
) -> tuple[CaseSummary, list[GoalSummary], bool]:
    """Return whose goals they are, which ones, and whether they were named one by one.

    An alias stands for all of somebody's goals that a document of the kind is about: a status looks back on
    what was agreed on, the others look at what is not ended. Raises :class:`UsageError`: ``unknown_goal``,
    ``several_goals``, ``goals_of_several``, ``no_goals_for``.
    """
    overview = records.overview()
    goals: list[GoalSummary] = []
    named = True
    for word in wanted:
        cases = [case for case in overview.cases if word.casefold() in (case.alias.casefold(), case.id)]
        if cases:
            named = False
            goals += [goal for case in cases for goal in case.goals if _fits(goal, kind)]
            if not goals:
                raise UsageError("no_goals_for", case=word)
        else:
            goals.append(records.find_goal(word))
    goals = list(dict.fromkeys(goals))
    found = [case for case in overview.cases if any(goal.case_id == case.id for goal in goals)]
    if len(found) > 1:
        raise UsageError("goals_of_several")
    return found[0], goals, named


def _fits(goal: GoalSummary, kind: str) -> bool:
    if kind == "status":
        return goal.status is not GoalStatus.DRAFT
    return goal.status is not GoalStatus.CLOSED or kind in ("fhir", "goals", "measurements")


def goals_of(
    records: Records, case: CaseSummary, summaries: list[GoalSummary], options: Namespace, today: date
) -> Material:
    """Read the goals, and what was measured of them again and again."""
    goals = tuple(records.goal(case.id, summary.id) for summary in summaries)
    notes = {goal.id: found for goal in goals if (found := _notes(records, case.id, goal.id)) is not None}
    return Material(
        alias=case.alias,
        goals=goals,
        today=today,
        worker=(options.worker or "").strip(),
        notes=notes,
        weeks=options.weeks,
        practice=options.practice,
    )


def _notes(records: Records, case_id: str, goal_id: str) -> Notes | None:
    from assistant.records.measuring import open_notebook

    try:
        notebook = open_notebook(records, case_id, goal_id)
    except UsageError as problem:
        if problem.code != "no_series":
            raise
        return None
    return Notes(notebook.series, notebook.entries)


def choose_status(
    records: Records, material: Material, options: Namespace, language: Language, *, asks: bool, named: bool
) -> StatusChoice:
    """Return what is chosen for a status: as the call says, as the worker answers, else as the last time.

    Raises :class:`UsageError` ``no_status_part`` (text, parts).
    """
    before = remembered_choice(records, material.goals[0].case_id, "status") or StatusChoice()
    ids = [goal.id for goal in material.goals]
    goals = ids if named else [goal_id for goal_id in ids if goal_id in before.goals] or ids
    parts = before.parts or USUAL_PARTS
    if options.parts is not None:
        parts = _read_parts(options.parts)
    elif asks:
        if not named and len(ids) > 1:
            titles = [" ".join((told(goal).what or goal.id).split()) for goal in material.goals]
            usual = [ids.index(goal_id) for goal_id in goals]
            question = language.text(N_("Which goals is the status about?"))
            goals = [ids[place] for place in choose_some(language, question, titles, usual)]
        every = tuple(StatusPart)
        usual = [every.index(part) for part in parts]
        question = language.text(N_("What does it tell of each goal? Only what matters for the commission."))
        labels = [language.text(PART_NAMES[part]) for part in every]
        parts = tuple(every[place] for place in choose_some(language, question, labels, usual))
    return StatusChoice(goals=tuple(goals), parts=tuple(parts))


def _read_parts(text: str) -> tuple[StatusPart, ...]:
    known = {part.value: part for part in StatusPart}
    found = []
    for word in text.replace(",", " ").split():
        if word.lower() not in known:
            raise UsageError("no_status_part", text=word, parts=", ".join(known))
        found.append(known[word.lower()])
    if not found:
        raise UsageError("no_status_part", text=text, parts=", ".join(known))
    return tuple(dict.fromkeys(found))
