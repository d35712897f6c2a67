"""What lists show, as rows of text: on the first page due, begun, and everybody's goals. No widgets here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from assistant.i18n import N_

if TYPE_CHECKING:
    from assistant.i18n import Language
    from assistant.records import CaseSummary, GoalSummary, Overview

_SOON: Final = timedelta(days=14)
_MOST_GOALS: Final = 30
"""Goals listed at once that are due, or begun."""

_MOST_CASES: Final = 100
"""Cases listed at once: nobody reads further, they write a few letters of the name."""


class Kind(StrEnum):
    """What a row is."""

    HEADING = "heading"
    PROBLEM = "problem"
    DUE = "due"
    TO_NOTE = "to-note"
    DRAFT = "draft"
    FOLLOWING = "following"
    PAST_LIMIT = "past-limit"
    CASE = "case"
    GOAL = "goal"
    VERSION = "version"
    NOTE = "note"


Opens = Literal[
    "goal", "conversation", "follow-up", "series", "beginning", "version", "damage", "erasing", "practice"
]


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
        if self.kind is Kind.TO_NOTE:
            return "series"
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
    return HomeRows(overview, today=today, language=language, past_limit=past_limit).rows(wanted)


class HomeRows:
    """The rows of the first page, for one overview, one day and one language.

    They are made anew with every letter that somebody looks for; what does not depend on it is worked out
    once. A *place* is a goal's number among all that can be found. ``past_limit``: the cases in which nothing
    has happened for as long as the unit keeps them.
    """

    def __init__(
        self,
        overview: Overview,
        *,
        today: date,
        language: Language,
        past_limit: tuple[CaseSummary, ...] = (),
    ) -> None:
        self.overview = overview
        self.past_limit = past_limit
        self.today = today
        self.language = language

    def rows(self, wanted: str = "") -> list[Row]:
        """Return the rows, only those where every word of ``wanted`` is found if anything is wanted.

        A case that could not be opened is listed whatever is wanted.
        """
        found = self._find(wanted.casefold().split())
        there = frozenset(found)
        due = [place for place in self._due if place in there]
        to_note = [place for place in self._to_note if place in there]
        begun = [(kind, place) for kind, place in self._begun if place in there]
        return [
            *self._section(N_("Could not be opened"), self._problems()),
            *self._section(N_("Time to meet again"), self._goals([(Kind.DUE, place) for place in due])),
            *self._section(N_("To note"), self._goals([(Kind.TO_NOTE, place) for place in to_note])),
            *self._section(N_("Go on where you left off"), self._goals(begun)),
            *self._section(N_("Everybody's goals"), self._people(found)),
            *self._section(N_("Time to look at: keep or erase?"), self._past_limit_rows(found)),
        ]

    def are_of(self, overview: Overview, today: date, language: Language) -> bool:
        """Say whether these are the rows for that."""
        return self.overview is overview and self.today == today and self.language is language

    def prepare(self) -> None:
        """Work out what finding needs; takes a moment where there are many cases."""
        len(self._texts)

    # --- finding --------------------------------------------------------------------------------

    @cached_property
    def _places(self) -> list[tuple[CaseSummary, GoalSummary | None]]:
        """All that can be found, in the order of the cases: their goals, and cases without any."""
        return [(case, goal) for case in self.overview.cases for goal in case.goals or (None,)]

    @cached_property
    def _texts(self) -> list[str]:
        """What is looked in at each place: alias, title and part of life."""
        from assistant.wording.goal import life_area_text

        @cache
        def area(code: str) -> str:
            return life_area_text(self.language, code) if code else ""

        return [
            (f"{case.alias}\n{goal.title}\n{area(goal.life_area)}" if goal else case.alias).casefold()
            for case, goal in self._places
        ]

    def _find(self, words: list[str]) -> Sequence[int]:
        """Return the places where every word is found."""
        found: Sequence[int] = range(len(self._places))
        for word in sorted(words, key=len, reverse=True):
            found = [place for place in found if word in self._texts[place]]
        return found

    @cached_property
    def _due(self) -> list[int]:
        """Accepted goals to be followed up within two weeks, or that should have been; the oldest first."""
        until = self.today + _SOON
        due = [
            (goal.due, place)
            for place, (_, goal) in enumerate(self._places)
            if goal and goal.due and goal.due <= until
        ]
        return [place for _, place in sorted(due)]

    @cached_property
    def _to_note(self) -> list[int]:
        """Goals that are not ended, with days or weeks for which nothing is noted."""
        from assistant.goals.goal import GoalStatus

        return [
            place
            for place, (_, goal) in enumerate(self._places)
            if goal is not None
            and goal.series is not None
            and goal.status is not GoalStatus.CLOSED
            and goal.series.missing(self.today)
        ]

    @cached_property
    def _begun(self) -> list[tuple[Kind, int]]:
        """Conversations and follow-ups to go on with, the one left last first."""
        goals = [(place, goal) for place, (_, goal) in enumerate(self._places) if goal is not None]
        begun = [(goal.saved_at, Kind.DRAFT, place) for place, goal in goals if goal.saved_at is not None]
        begun += [
            (goal.following_at, Kind.FOLLOWING, place)
            for place, goal in goals
            if goal.following_at is not None
        ]
        begun.sort(key=lambda left: left[0], reverse=True)
        return [(kind, place) for _, kind, place in begun]

    # --- rows -----------------------------------------------------------------------------------

    def _section(self, heading: str, rows: list[Row]) -> list[Row]:
        return [Row(Kind.HEADING, self.language.text(heading)), *rows] if rows else []

    def _problems(self) -> list[Row]:
        from assistant.wording.unreadable import unreadable_text

        rows = []
        for problem in self.overview.problems[:_MOST_GOALS]:
            code, params = problem.error.code, problem.error.params
            text = unreadable_text(self.language, problem.alias, code, params, today=self.today)
            # Only of a damaged file can an earlier state be brought back.
            case_id = problem.case_id if code in ("damaged", "lost") else None
            rows.append(Row(Kind.PROBLEM, text, alias=problem.alias or "", case_id=case_id))
        more = len(self.overview.problems) - len(rows)
        if more:
            text = self.language.plural("… and %(number)s more.", "… and %(number)s more.", more)
            rows.append(Row(Kind.NOTE, text))
        return rows

    def _goals(self, places: list[tuple[Kind, int]]) -> list[Row]:
        rows = []
        for kind, place in places[:_MOST_GOALS]:
            _, goal = self._places[place]
            if goal is not None:
                rows.append(goal_row(kind, goal, self.language, aside=self._when(kind, goal)))
        return rows + self._more(len(places) - len(rows))

    def _when(self, kind: Kind, goal: GoalSummary) -> str | None:
        """Say when a goal is due, or when its conversation was left."""
        from assistant.wording.days import day_in_words

        if kind is Kind.TO_NOTE and goal.series is not None:
            from assistant.wording.measuring import missing_text

            return missing_text(self.language, goal.series.rhythm, goal.series.missing(self.today))
        left = {Kind.DRAFT: goal.saved_at, Kind.FOLLOWING: goal.following_at}.get(kind)
        if left is not None:
            when = day_in_words(self.language, left.astimezone().date(), self.today)
            said = N_("follow-up left %(when)s") if kind is Kind.FOLLOWING else N_("left %(when)s")
            return self.language.text(said, when=when)
        if goal.due is None:
            return None
        near = day_in_words(self.language, goal.due, self.today)
        return (
            self.language.text(N_("should have been %(when)s"), when=near) if goal.due < self.today else near
        )

    def _people(self, found: Sequence[int]) -> list[Row]:
        rows: list[Row] = []
        cases = 0
        for _, places in groupby(found, key=lambda place: self._places[place][0].id):
            cases += 1
            if cases <= _MOST_CASES:
                rows += self._person([self._places[place] for place in places])
        return rows + self._more(cases - _MOST_CASES)

    def _person(self, found: list[tuple[CaseSummary, GoalSummary | None]]) -> Iterator[Row]:
        """Yield the rows of a case: those of its goals that were found, sub-goals set in."""
        case, first = found[0]
        if first is None:
            aside = self.language.text(N_("no goal yet"))
            yield Row(Kind.CASE, case.alias, aside=aside, alias=case.alias, case_id=case.id)
            return
        yield Row(Kind.NOTE, case.alias)
        depths: dict[str | None, int] = {}
        for goal in case.goals:
            depths[goal.id] = depths.get(goal.parent_id, 0) + 1
        for _, fitting in found:
            if fitting is not None:
                yield goal_row(Kind.GOAL, fitting, self.language, indent=depths[fitting.id])

    def _past_limit_rows(self, found: Sequence[int]) -> list[Row]:
        """List the cases to look at. Opening one leads to its first goal: nobody erases it unseen."""
        there = {self._places[place][0].id for place in found} if self.past_limit else set()
        cases = [case for case in self.past_limit if case.id in there]
        cases.sort(key=lambda case: case.last_active)
        rows = [
            Row(
                Kind.PAST_LIMIT,
                case.alias,
                self.language.text(
                    N_("last touched %(date)s"), date=self.language.long_date(case.last_active)
                ),
                alias=case.alias,
                case_id=case.id,
                goal_id=case.goals[0].id if case.goals else None,
            )
            for case in cases[:_MOST_GOALS]
        ]
        return rows + self._more(len(cases) - len(rows))

    def _more(self, more: int) -> list[Row]:
        """Say how many are left out, if any are."""
        if more <= 0:
            return []
        text = self.language.plural(
            "… and %(number)s more. Write a name to find it.",
            "… and %(number)s more. Write a name to find them.",
            more,
        )
        return [Row(Kind.NOTE, text)]


def goal_row(
    kind: Kind, goal: GoalSummary, language: Language, *, aside: str | None = None, indent: int = 0
) -> Row:
    """Return the row of a goal; at the right, unless something else is said, how far it has come."""
    from assistant.wording.goal import STATUSES

    title = " ".join(goal.title.split()) or language.text(N_("A goal just begun"))
    text = title if kind is Kind.GOAL else f"{goal.alias} · {title}"
    standing = language.text(STATUSES[goal.status]) if aside is None else aside
    return Row(kind, text, standing, indent, goal.alias, goal.case_id, goal.id)
