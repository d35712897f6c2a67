"""A made-up caseload on disk: case files as the program writes them, as many as are asked for.

One goal is talked through with the engine itself; every other is that one with another title, other days and
another standing, put into its case by the store. Nothing is random: so many cases are always the same ones.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.standing import ConversationState, Stage
from assistant.goals.case import LIFE_AREAS, Case, People
from assistant.goals.goal import Formulation, GoalVersion
from assistant.i18n import Language
from assistant.records import Records
from assistant.records.tables import ONLY, CaseFile, GoalRow, SavedConversation
from store import disk

TODAY = date(2026, 11, 23)
GOALS = 5
GENERATIONS = 3

_NAMES = (
    "Alva",
    "Bo",
    "Cleo",
    "Dani",
    "Elin",
    "Finn",
    "Gro",
    "Hugo",
    "Ines",
    "Joel",
    "Kaj",
    "Lova",
    "Mika",
    "Nor",
    "Odd",
    "Pia",
    "Rut",
    "Siv",
    "Tage",
    "Ulla",
    "Vide",
    "Ylva",
    "Åsa",
    "Ärla",
    "Öyvind",
    "Æva",
    "Ask",
    "Bim",
    "Ebbe",
    "Isa",
)
_WHAT = (
    "komma i tid till kurserna",
    "gå en promenad efter lunch",
    "laga mat hemma",
    "ringa min bror",
    "sova hela natten",
    "åka buss på egen hand",
    "betala räkningarna innan de förfaller",
    "ro ved aftensmaden",
    "gå i svømmehallen",
    "passe mine aftaler",
    "have venner på besøg",
    "reading with my son",
    "being at work by eight",
    "a home of my own",
    "talking with my teacher before the lesson, also on days when I would rather not go there at all",
)
_WHEN = ("varje vecka", "på vardagar", "hver morgen", "on weekdays", "med stöd", "alone", "", "hos mormor")
_LONG = {
    "alias": "Lisa",
    "people": "1",
    "life_area": "7",
    "purpose": "Lisa has a job or studies that last.",
    "wish": "I come late to the courses and miss the beginning.",
    "severity": "8",
    "consequences": "I don't understand the tasks.",
    "direction": "1",
    "what": "coming on time to the courses",
    "measure_kind": "1",
    "occasions_of": "10",
    "counted": "course days",
    "counting": "I put a cross in the calendar.",
    "baseline": "0",
    "expected": "6-7",
    "outcome": "I am there from the start.",
    "deadline": "2026-12-28",
    "follow_up": "2026-12-01",
    "helps": "My sister rings me in the morning.",
    "obstacles": "I sleep badly some nights.",
    "confidence": "7",
    "importance": "9",
    "importance_why": "I want to keep my place.",
    "worker_agrees": "2",
    "worker_view": "I would start with sleep.",
    "plan": "Meet and talk; the supervisor; every 14 days\nNote each day; Lisa",
    "scale": "3; 6; 8; 10",
    "client_acceptance": "1",
    "worker_acceptance": "2: if the meetings can be kept",
}


def make(folder: Path, cases: int) -> None:
    """Write a caseload: a tenth of the goals are to be followed up soon, a tenth lie half talked through."""
    records = Records(folder, TODAY)
    said, state = _talked_through()
    with _unsynced():
        for number in range(cases):
            tables = records.case_file(f"k{number:05d}")
            with tables.file.transaction():
                _put(tables, number, said, state)
            # A case in use has been saved many times: its earlier states lie beside it.
            for generation in range(1, GENERATIONS + 1):
                os.link(tables.file.path, f"{tables.file.path}.{generation}")


def save_again(folder: Path, number: int) -> None:
    """Save the conversation of a case once more, as one does who goes on with it.

    The case's ``number`` is counted among those that have a conversation to go on with: every other one.
    """
    conversations = Records(folder, TODAY).case_file(f"k{2 * number:05d}").conversations
    stored = conversations.find()[0]
    saved = stored.model.model_copy(update={"saved_at": stored.model.saved_at + timedelta(minutes=1)})
    conversations.put(stored.id, saved, expected_revision=stored.revision)


def alias(number: int) -> str:
    """Return the alias of a case."""
    return f"{_NAMES[number % len(_NAMES)]} {number // len(_NAMES):03d}"


def _talked_through() -> tuple[Formulation, ConversationState]:
    """Return what was said of a goal that both accepted, and the same conversation left in the middle."""
    conversation = Conversation(FORMULATE, GoalDraft(), Context(TODAY, Language("en")))
    halfway = conversation.snapshot
    while conversation.stage is not Stage.DONE:
        question = conversation.question
        if question is None:
            conversation.proceed()
            continue
        if question.name == "baseline":
            halfway = conversation.snapshot
        if question.name not in _LONG:
            conversation.skip()
        elif conversation.answer(_LONG[question.name]).status == "advised":
            conversation.go_on()
    return conversation.draft.formulation, halfway


def _put(tables: CaseFile, number: int, said: Formulation, halfway: ConversationState) -> None:
    """Put a case with its goals: of ten, one is to be followed up soon, one is a draft, one is revised."""
    person = alias(number)
    people = People.CHILD if number % 4 == 0 else People.ADULT
    opened = TODAY - timedelta(days=30 + number % 900)
    case = Case(id=tables.file.path.stem, alias=person, people=people, opened_on=opened)
    tables.case.put(ONLY, case, expected_revision=0)
    for place in range(GOALS):
        turn = number * GOALS + place
        goal_id = f"g{turn:05d}"
        parent = f"g{turn - 1:05d}" if place == 2 else None  # the third is a step towards the second
        tables.goals.put(goal_id, GoalRow(id=goal_id, parent_id=parent, begun_on=opened), expected_revision=0)
        areas = LIFE_AREAS[people]
        goal = said.model_copy(
            update={
                "what": f"{_WHAT[turn % len(_WHAT)]} {_WHEN[turn // len(_WHAT) % len(_WHEN)]}".strip(),
                "life_area": areas[turn % len(areas)],
                "follow_up": TODAY + timedelta(days=-5 + turn % 180),
                "deadline": TODAY + timedelta(days=20 + turn % 300),
            }
        )
        draft, revised = turn % 10 == 0, turn % 10 == 1
        at = datetime.combine(TODAY - timedelta(days=turn % 300), time(9, turn % 60), UTC)
        if not draft:
            version = GoalVersion(
                goal_id=goal_id, number=1, formulation=goal, accepted_on=at.date(), accepted_at=at
            )
            tables.versions.put(f"{goal_id}-1", version, expected_revision=0)
        if draft or revised:
            changed = {"alias": person, "what": goal.what, "life_area": goal.life_area}
            state = halfway.model_copy(update={"draft": {**halfway.draft, **changed}})
            saved = SavedConversation(state=state, saved_at=at)
            tables.conversations.put(goal_id, saved, expected_revision=0)


@contextmanager
def _unsynced() -> Iterator[None]:
    """Do not wait for the disk: what is made here may be made again."""
    sync, sync_folder = disk.sync, disk.sync_folder
    disk.sync, disk.sync_folder = (lambda _descriptor: None), (lambda _folder: None)
    try:
        yield
    finally:
        disk.sync, disk.sync_folder = sync, sync_folder
