"""What lists show, as rows of text: on the first page due, begun, and everybody's goals. No widgets here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal

from assistant.i18n import N_

if TYPE_CHECKING:
    from assistant.errors import MalstegError
    from assistant.i18n import Language
    from assistant.records import CaseSummary, GoalSummary, Overview

_SOON: Final = timedelta(days=14)
_MOST_CASES: Final = 200
"""Cases listed at once: nobody reads further, they write a few letters of the name."""


class Kind(StrEnum):
    """What a row is."""

    HEADING = "heading"
    PROBLEM = "problem"
    DUE = "due"
    DRAFT = "draft"
    FOLLOWING = "following"
    PAST_LIMIT = "past-limit"
    CASE = "case"
    GOAL = "goal"
    VERSION = "version"
    NOTE = "note"


Opens = Literal["goal", "conversation", "follow-up", "beginning", "version", "damage", "erasing"]


@dataclass(frozen=True)
class Row:
    """One row. Those with a ``case_id`` can be opened."""

    kind: Kind
    text: str
    aside: str = ""
    """What stands at the right: when, or how far it has come."""
    indent: int = 0
    alias: str = ""
    case_id: str | None = None
    goal_id: str | None = None
    version: int | None = None
    """Of a version its number, 0 for what is being worked on."""

    @property
    def opens(self) -> Opens | None:
        """What opening the row leads to."""
        if self.case_id is None:
            return None
        if self.kind is Kind.PROBLEM:
            return "damage"
        if self.kind is Kind.PAST_LIMIT and self.goal_id is None:
            return "erasing"
        if self.goal_id is None:
            return "beginning"
        if self.kind is Kind.VERSION:
            return "version"
        if self.kind is Kind.FOLLOWING:
            return "follow-up"
        return "conversation" if self.kind is Kind.DRAFT else "goal"

    @property
    def key(self) -> str:
        """A name for the row that stays the same when the list is made again."""
        return f"{self.kind}-{self.case_id}-{self.goal_id}-{self.version}" if self.case_id else ""


def home_rows(
    overview: Overview,
    *,
    today: date,
    language: Language,
    wanted: str = "",
    past_limit: tuple[CaseSummary, ...] = (),
) -> list[Row]:
    """Return the rows, only those where every word of ``wanted`` is found if anything is wanted.

    ``past_limit``: the cases in which nothing has happened for as long as the unit keeps them.
    """
    words = wanted.casefold().split()
    cases = [case for case in overview.cases if _fits_case(case, words, language)]
    goals = [goal for case in cases for goal in case.goals if _fits(goal, words, language)]
    return [
        *_section(N_("Could not be opened"), language, _problems(overview, today, language)),
        *_section(N_("Time to meet again"), language, _due(goals, today, language)),
        *_section(N_("Go on where you left off"), language, _drafts(goals, today, language)),
        *_section(N_("Everybody's goals"), language, _people(cases, words, language)),
        *_section(N_("Time to look at: keep or erase?"), language, _past_limit(past_limit, words, language)),
    ]


def _section(heading: str, language: Language, rows: list[Row]) -> list[Row]:
    return [Row(Kind.HEADING, language.text(heading)), *rows] if rows else []


def _problems(overview: Overview, today: date, language: Language) -> list[Row]:
    from assistant.wording.problems import problem_text

    return [
        Row(
            Kind.PROBLEM,
            problem_text(language, problem.code, problem.params, today=today),
            case_id=_damaged_case(problem),
        )
        for problem in overview.problems
    ]


def _damaged_case(problem: MalstegError) -> str | None:
    """Return the case of which an earlier state may be brought back: its file is named after it."""
    name = str(problem.params.get("name", ""))
    return name.partition(".")[0] or None if problem.code in ("damaged", "lost") else None


def _past_limit(cases: tuple[CaseSummary, ...], words: list[str], language: Language) -> list[Row]:
    """Opening one leads to its first goal: nobody erases what they have not looked at."""
    return [
        Row(
            Kind.PAST_LIMIT,
            case.alias,
            language.text(N_("last touched %(date)s"), date=language.long_date(case.last_active)),
            alias=case.alias,
            case_id=case.id,
            goal_id=case.goals[0].id if case.goals else None,
        )
        for case in sorted(cases, key=lambda case: case.last_active)
        if _fits_case(case, words, language)
    ]


def _due(goals: list[GoalSummary], today: date, language: Language) -> list[Row]:
    """Accepted goals that are to be followed up within two weeks, or should have been; the oldest first."""
    due = [(goal.due, goal) for goal in goals if goal.due is not None and goal.due <= today + _SOON]
    due.sort(key=lambda pair: pair[0])
    return [goal_row(Kind.DUE, goal, language, aside=_when(day, today, language)) for day, goal in due]


def _when(day: date, today: date, language: Language) -> str:
    from assistant.wording.days import day_in_words

    near = day_in_words(language, day, today)
    return language.text(N_("should have been %(when)s"), when=near) if day < today else near


def _drafts(goals: list[GoalSummary], today: date, language: Language) -> list[Row]:
    """Conversations to go on with, the one left last first."""
    drafts = [(goal.saved_at, Kind.DRAFT, goal) for goal in goals if goal.saved_at is not None]
    drafts += [(goal.following_at, Kind.FOLLOWING, goal) for goal in goals if goal.following_at is not None]
    drafts.sort(key=lambda draft: draft[0], reverse=True)
    return [
        goal_row(kind, goal, language, aside=_left(kind, saved.astimezone().date(), today, language))
        for saved, kind, goal in drafts
    ]


def _left(kind: Kind, day: date, today: date, language: Language) -> str:
    from assistant.wording.days import day_in_words

    left = N_("follow-up left %(when)s") if kind is Kind.FOLLOWING else N_("left %(when)s")
    return language.text(left, when=day_in_words(language, day, today))


def _people(cases: list[CaseSummary], words: list[str], language: Language) -> list[Row]:
    rows: list[Row] = []
    for case in cases[:_MOST_CASES]:
        rows += _person(case, words, language)
    more = len(cases) - _MOST_CASES
    if more > 0:
        text = language.plural(
            "… and %(number)s more. Write a name to find it.",
            "… and %(number)s more. Write a name to find them.",
            more,
        )
        rows.append(Row(Kind.NOTE, text))
    return rows


def _person(case: CaseSummary, words: list[str], language: Language) -> Iterator[Row]:
    if not case.goals:
        aside = language.text(N_("no goal yet"))
        yield Row(Kind.CASE, case.alias, aside=aside, alias=case.alias, case_id=case.id)
        return
    yield Row(Kind.NOTE, case.alias)
    depths: dict[str, int] = {}
    for goal in case.goals:
        depth = depths.get(goal.parent_id, 0) + 1 if goal.parent_id in depths and goal.parent_id else 1
        depths[goal.id] = depth
        if _fits(goal, words, language):
            yield goal_row(Kind.GOAL, goal, language, indent=depth)


def goal_row(
    kind: Kind, goal: GoalSummary, language: Language, *, aside: str | None = None, indent: int = 0
) -> Row:
    """Return the row of a goal; at the right, unless something else is said, how far it has come."""
    from assistant.wording.goal import STATUSES

    title = " ".join(goal.title.split()) or language.text(N_("A goal just begun"))
    text = title if kind is Kind.GOAL else f"{goal.alias} · {title}"
    standing = language.text(STATUSES[goal.status]) if aside is None else aside
    return Row(kind, text, standing, indent, goal.alias, goal.case_id, goal.id)


def _fits_case(case: CaseSummary, words: list[str], language: Language) -> bool:
    if not case.goals:
        return all(word in case.alias.casefold() for word in words)
    return any(_fits(goal, words, language) for goal in case.goals)


def _fits(goal: GoalSummary, words: list[str], language: Language) -> bool:
    if not words:
        return True
    from assistant.wording.goal import life_area_text

    area = life_area_text(language, goal.life_area) if goal.life_area else ""
    hay = f"{goal.alias}\n{goal.title}\n{area}".casefold()
    return all(word in hay for word in words)
