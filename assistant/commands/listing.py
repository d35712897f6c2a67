"""``malsteg cases`` and ``malsteg goals``: lists."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date

from assistant.commands.access import open_records
from assistant.commands.output import write_json
from assistant.i18n import N_, Language
from assistant.records import CaseSummary, GoalSummary, Overview, Records, UnreadableCase
from assistant.wording.days import day_in_words
from assistant.wording.goal import STATUSES
from assistant.wording.unreadable import unreadable_text


def run(options: Namespace, language: Language, today: date) -> int:
    """Print the list; 1 if some file could not be read."""
    records = open_records(options, language, today, to_read=True)
    overview = records.overview()
    if options.command == "cases":
        for case in overview.cases:
            write_json(_case_fields(case)) if options.json else _print_case(language, case)
    else:
        _list_goals(options, language, records, overview)
    return _tell_problems(language, overview.problems, today)


def _list_goals(options: Namespace, language: Language, records: Records, overview: Overview) -> None:
    goals = records.find_case(options.case).goals if options.case else overview.goals
    for goal in goals:
        if options.status not in (None, goal.status.value):
            continue
        if options.json:
            write_json(goal_fields(goal))
        else:
            _print_goal(language, goal, records.today)


def _print_case(language: Language, case: CaseSummary) -> None:
    count = language.plural("%(number)s goal", "%(number)s goals", len(case.goals))
    sys.stdout.write(f"{case.alias}  {count}\n")


def _print_goal(language: Language, goal: GoalSummary, today: date) -> None:
    parts = [
        goal.id,
        goal.alias,
        " ".join(goal.title.split()) or language.text(N_("A goal just begun")),
        language.text(STATUSES[goal.status]),
    ]
    if goal.deadline is not None:
        parts.append(day_in_words(language, goal.deadline, today))
    sys.stdout.write("  ".join(parts) + "\n")


def _case_fields(case: CaseSummary) -> dict[str, object]:
    return {"id": case.id, "case": case.alias, "goals": [goal.id for goal in case.goals]}


def goal_fields(goal: GoalSummary) -> dict[str, object]:
    """Return the JSON fields of a goal in a list."""
    return {
        "id": goal.id,
        "case": goal.alias,
        "title": goal.title,
        "status": goal.status.value,
        "life_area": goal.life_area or None,
        "deadline": goal.deadline.isoformat() if goal.deadline else None,
        "follow_up": goal.follow_up.isoformat() if goal.follow_up else None,
        "due": goal.due.isoformat() if goal.due else None,
        "last_steps": list(goal.last_steps),
        "parent": goal.parent_id,
        "versions": goal.versions,
    }


def _tell_problems(language: Language, problems: tuple[UnreadableCase, ...], today: date) -> int:
    for problem in problems:
        words = unreadable_text(
            language, problem.alias, problem.error.code, problem.error.params, today=today
        )
        sys.stderr.write(f"malsteg: {words}\n")
    return 1 if problems else 0
