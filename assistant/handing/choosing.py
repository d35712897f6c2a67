"""Which goals a document is about, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.documents.material import Material, Notes
from assistant.errors import UsageError
from assistant.goals.goal import GoalStatus
from assistant.goals.handing_over import StatusChoice
from assistant.records.consents import remembered_choice
from assistant.records.measuring import open_notebook

if TYPE_CHECKING:
    from assistant.records import CaseSummary, GoalSummary, Records

WITH_CLOSED = ("status", "fhir", "goals", "measurements")
"""What is also about goals that are ended."""


def fits(goal: GoalSummary, kind: str) -> bool:
    """Say whether a goal belongs in a document of a kind, unless somebody says which ones do.

    A status looks back on what was agreed on; the others look at what is not ended.
    """
    if kind == "status":
        return goal.status is not GoalStatus.DRAFT
    return goal.status is not GoalStatus.CLOSED or kind in WITH_CLOSED


def find_goals(
    records: Records, wanted: Sequence[str], kind: str
) -> tuple[CaseSummary, list[GoalSummary], bool]:
    """Return whose goals they are, which ones, and whether they were named one by one.

    An alias stands for all of somebody's goals that fit. Raises :class:`UsageError`: ``unknown_goal``,
    ``several_goals``, ``goals_of_several``, ``no_goals_for`` (case).
    """
    overview = records.overview()
    goals: list[GoalSummary] = []
    named = True
    for word in wanted:
        cases = [case for case in overview.cases if word.casefold() in (case.alias.casefold(), case.id)]
        if not cases:
            goals.append(records.find_goal(word))
            continue
        named = False
        found = [goal for case in cases for goal in case.goals if fits(goal, kind)]
        if not found:
            raise UsageError("no_goals_for", case=word)
        goals += found
    goals = list(dict.fromkeys(goals))
    owners = [case for case in overview.cases if any(goal.case_id == case.id for goal in goals)]
    if len(owners) > 1:
        raise UsageError("goals_of_several")
    return owners[0], goals, named


def material_of(
    records: Records,
    case: CaseSummary,
    goals: Sequence[GoalSummary],
    *,
    worker: str = "",
    weeks: int = 2,
    practice: bool = False,
) -> Material:
    """Read goals of one case, and what was measured of them again and again. Raises :class:`WorkError`."""
    read = tuple(records.goal(case.id, summary.id) for summary in goals)
    notes = {goal.id: found for goal in read if (found := _notes(records, case.id, goal.id)) is not None}
    return Material(
        alias=case.alias,
        goals=read,
        today=records.today,
        worker=worker.strip(),
        notes=notes,
        weeks=weeks,
        practice=practice,
    )


def _notes(records: Records, case_id: str, goal_id: str) -> Notes | None:
    try:
        notebook = open_notebook(records, case_id, goal_id)
    except UsageError as problem:
        if problem.code != "no_series":
            raise
        return None
    return Notes(notebook.series, notebook.entries)


def usual_choice(records: Records, material: Material) -> StatusChoice:
    """Return what was last chosen for this person's status, of the goals there are; at first all of them."""
    ids = tuple(goal.id for goal in material.goals)
    before = remembered_choice(records, material.goals[0].case_id, "status")
    if before is None:
        return StatusChoice(goals=ids)
    goals = tuple(goal_id for goal_id in ids if goal_id in before.goals)
    return before.model_copy(update={"goals": goals or ids})
