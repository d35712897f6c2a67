"""The rows of the page of practice: what is next, the sets of exercises, and the clients."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from assistant.i18n import N_, Language
from assistant.practice.progress import CLIENT
from assistant.practice.schedule import SKILL_OF_SET
from assistant.practice.tasks import KINDS, set_of
from assistant.tui.home_rows import Kind, Opens, Row
from assistant.wording.practice import MASTERY, SETS, SKILLS
from assistant.wording.practice_problems import file_problem_text

if TYPE_CHECKING:
    from assistant.tui.screens.practice.ground import Ground

_NAMED: Final = 2
"""Sets that are named of those that are next; more than that nobody reads."""

Leads = Literal["", "next", "set", "client"]


@dataclass(frozen=True)
class PracticeRow(Row):
    """One row: where it leads, and the name of the set or the client."""

    leads: Leads = ""
    name: str = ""

    @property
    def opens(self) -> Opens | None:
        """Whether the row can be opened."""
        return "practice" if self.leads else None

    @property
    def key(self) -> str:
        """A name for the row that stays the same when the list is made again."""
        return f"{self.leads}-{self.name}" if self.leads else ""


def practice_rows(language: Language, ground: Ground, count: int) -> list[Row]:
    """Return all rows; ``count`` is how many exercises are taken in a row."""
    text = language.text
    rows: list[Row] = [
        PracticeRow(Kind.PROBLEM, _problem(language, ground, place)) for place in range(len(ground.problems))
    ]
    coming = ground.next_tasks(None, count)
    if coming:
        words = language.plural("%(number)s exercise", "%(number)s exercises", len(coming))
        names = Counter(set_of(task) for task in coming)
        aside = " · ".join(text(SETS[name]) for name, _ in names.most_common(_NAMED))
        rows.append(PracticeRow(Kind.HEADING, text(N_("Next for you"))))
        rows.append(PracticeRow(Kind.DUE, words, aside, leads="next"))
    rows.append(PracticeRow(Kind.HEADING, text(N_("Exercises"))))
    rows += [_set_row(language, ground, name) for name in KINDS if ground.exercises.of_set(name)]
    if ground.clients.people:
        rows.append(PracticeRow(Kind.HEADING, text(N_("Somebody to talk with"))))
        rows += [_client_row(language, ground, name) for name in ground.clients.people]
    return rows


def _set_row(language: Language, ground: Ground, name: str) -> Row:
    tasks = ground.exercises.of_set(name)
    taken = sum(task.id in ground.taken for task in tasks)
    aside = language.text(N_("%(taken)s of %(all)s taken"), taken=taken, all=len(tasks))
    skill = SKILL_OF_SET.get(name)
    state = next((state for state in ground.progress.skills() if state.skill == skill), None)
    if state is not None and state.mastery == "mastered":
        aside = f"{aside}, {language.text(MASTERY['mastered'])}"
    return PracticeRow(Kind.GOAL, language.text(SETS[name]), aside, leads="set", name=name)


def _client_row(language: Language, ground: Ground, name: str) -> Row:
    from assistant.wording.goal import life_area_text

    client = ground.clients.people[name]
    times = sum(answer.task == CLIENT + name for answer in ground.progress.answers)
    met = language.plural("talked with once", "talked with %(number)s times", times) if times else ""
    area = life_area_text(language, client.life_area)
    words = f"{client.name}, {client.age} · {area}"
    return PracticeRow(Kind.GOAL, words, met, leads="client", name=name)


def _problem(language: Language, ground: Ground, place: int) -> str:
    found = ground.problems[place]
    return file_problem_text(
        language, found.file, found.line, found.field, found.code, found.params, ground.today
    )


def standing_lines(language: Language, ground: Ground) -> list[str]:
    """Say in a few words how far the trainee has come."""
    states = ground.progress.skills()
    if not ground.progress.answers:
        return [language.text(N_("Nothing is practised here yet. Begin with what is next for you."))]
    named = {
        mastery: ", ".join(language.text(SKILLS[s.skill]) for s in states if s.mastery == mastery)
        for mastery in ("mastered", "practising")
    }
    lines = []
    if named["mastered"]:
        lines.append(language.text(N_("Mastered: %(skills)s"), skills=named["mastered"]))
    if named["practising"]:
        lines.append(language.text(N_("Being practised: %(skills)s"), skills=named["practising"]))
    return lines
