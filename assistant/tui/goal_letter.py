"""One version of a goal set as a letter: quiet sections, each part in its own words. No widgets here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.i18n import N_

if TYPE_CHECKING:
    from assistant.goals.goal import Formulation, Goal
    from assistant.i18n import Language
    from assistant.records import GoalSummary
    from assistant.tui.home_rows import Row


@dataclass(frozen=True)
class Section:
    """A heading and its parts: what each is called, and what has been said."""

    heading: str
    parts: tuple[tuple[str, str], ...]


def goal_letter(
    said: Formulation, *, language: Language, alias: str, today: date, open_matters: bool = False
) -> list[Section]:
    """Return the sections that have something in them; ``open_matters``: also what a draft still lacks."""
    sections = [
        (N_("What it is about"), _about(said, language)),
        (N_("How we will know"), _measuring(said, language)),
        (N_("When"), _when(said, language, today)),
        (N_("On the way there"), _on_the_way(said, language)),
        (N_("Why it matters"), _voices(said, language, alias)),
        (N_("What will be done"), _plan(said)),
        (N_("What you say to the goal"), _acceptances(said, language, alias)),
        (N_("Not settled yet"), _open(said, language, alias, today) if open_matters else iter(())),
    ]
    listed = [(heading, tuple(parts)) for heading, parts in sections]
    return [Section(language.text(heading), parts) for heading, parts in listed if parts]


def follow_up_sections(goal: Goal, version: int, *, language: Language, alias: str) -> list[Section]:
    """Return a section for each follow-up of a version, the latest first."""
    from assistant.wording.follow_up import follow_up_heading, told_parts

    return [
        Section(
            follow_up_heading(language, held),
            tuple(
                (part.heading, part.text)
                for part in told_parts(language, goal.measured_by(held), held.answers, alias)
            ),
        )
        for held in reversed(goal.follow_ups)
        if held.version == version
    ]


def _about(said: Formulation, language: Language) -> Iterator[tuple[str, str]]:
    from assistant.wording.goal import life_area_text

    if said.life_area:
        yield language.text(N_("Part of life")), life_area_text(language, said.life_area)
    if said.purpose:
        yield language.text(N_("Purpose")), said.purpose
    if said.wish:
        yield language.text(N_("In your own words")), said.wish
    if said.consequences:
        yield language.text(N_("What it leads to")), said.consequences
    if said.severity is not None:
        yield language.text(N_("How big it is")), _of_ten(said.severity, language)


def _measuring(said: Formulation, language: Language) -> Iterator[tuple[str, str]]:
    from assistant.wording.levels import level_text, measure_text

    measure = said.measure
    if measure is not None:
        yield language.text(N_("How we measure")), measure_text(language, measure)
        if said.baseline_level is not None:
            yield language.text(N_("Today")), level_text(language, measure, said.baseline_level)
        if said.expected_level is not None:
            yield language.text(N_("The goal")), level_text(language, measure, said.expected_level)
    if said.counting:
        yield language.text(N_("Who keeps count")), said.counting
    if said.outcome:
        yield language.text(N_("How things will be then")), said.outcome
    if said.lasting:
        yield language.text(N_("How long it should last")), said.lasting


def _when(said: Formulation, language: Language, today: date) -> Iterator[tuple[str, str]]:
    if said.follow_up is not None:
        yield language.text(N_("We meet to follow up")), day_and_distance(language, said.follow_up, today)
    if said.deadline is not None:
        yield language.text(N_("By")), day_and_distance(language, said.deadline, today)


def _on_the_way(said: Formulation, language: Language) -> Iterator[tuple[str, str]]:
    if said.demands:
        yield language.text(N_("What you do yourself")), said.demands
    if said.helps:
        yield language.text(N_("What helps")), said.helps
    if said.obstacles:
        yield language.text(N_("What could get in the way")), said.obstacles
    if said.confidence is not None:
        yield language.text(N_("How sure you are")), _of_ten(said.confidence, language)


def _voices(said: Formulation, language: Language, alias: str) -> Iterator[tuple[str, str]]:
    """The importance is the client's own; the caseworker's view stands beside it."""
    from assistant.dialogs.questions.agreement import WORKER_AGREES
    from assistant.goals.goal import Party

    importance = _of_ten(said.importance, language) if said.importance is not None else ""
    client = "\n".join(text for text in (importance, said.importance_why) if text)
    if client:
        yield _party(Party.CLIENT, language, alias), client
    labels = {option.value: option.label for option in WORKER_AGREES}
    agrees = language.text(labels[said.worker_agrees]) if said.worker_agrees in labels else ""
    worker = "\n".join(text for text in (agrees, said.worker_view) if text)
    if worker:
        yield _party(Party.WORKER, language, alias), worker


def _plan(said: Formulation) -> Iterator[tuple[str, str]]:
    for action in said.plan or ():
        who = " · ".join(part for part in (action.who, action.how_often) if part)
        yield who, action.what


def _acceptances(said: Formulation, language: Language, alias: str) -> Iterator[tuple[str, str]]:
    from assistant.goals.goal import Party
    from assistant.wording.goal import acceptance_text

    for party in Party:
        acceptance = said.acceptance(party)
        if acceptance is not None:
            yield _party(party, language, alias), acceptance_text(language, acceptance)


def _open(said: Formulation, language: Language, alias: str, today: date) -> Iterator[tuple[str, str]]:
    from assistant.goals.goal import gaps
    from assistant.wording.problems import problem_text

    matters = [
        problem_text(language, matter.code, matter.params, today=today, alias=alias)
        for matter in gaps(said, today)
    ]
    if matters:
        yield "", "\n".join(matters)


def _party(party: object, language: Language, alias: str) -> str:
    from assistant.goals.goal import Party
    from assistant.wording.problems import PARTIES

    return alias if party is Party.CLIENT and alias else language.text(PARTIES[Party(str(party))])


def _of_ten(rating: int, language: Language) -> str:
    return language.text(N_("%(rating)s of 10"), rating=rating)


def day_and_distance(language: Language, day: date, today: date) -> str:
    """Say a date in full, and how near it is."""
    from assistant.wording.days import day_in_words

    full, near = language.long_date(day), day_in_words(language, day, today)
    return full if full == near else f"{full}, {near}"


def related_rows(
    goal: Goal, siblings: tuple[GoalSummary, ...], *, shown: int, language: Language
) -> list[Row]:
    """List what can be opened from a goal: what it is a part of, its sub-goals, and its versions.

    ``siblings`` are the goals of the case, ``shown`` the version on the page (0: the draft).
    """
    from assistant.tui.home_rows import Kind, Row, goal_row

    above = [goal_row(Kind.GOAL, other, language) for other in siblings if other.id == goal.parent_id]
    below = [goal_row(Kind.GOAL, other, language) for other in siblings if other.parent_id == goal.id]
    versions = version_rows(goal, shown=shown, language=language)
    rows: list[Row] = []
    for heading, found in (
        (N_("A step towards"), above),
        (N_("Sub-goals"), below),
        (N_("Versions"), versions if len(versions) > 1 else []),
    ):
        rows += [Row(Kind.HEADING, language.text(heading)), *found] if found else []
    return rows


def version_rows(goal: Goal, *, shown: int, language: Language) -> list[Row]:
    """List the versions, the latest first: changes begun, the one that holds now, and earlier ones."""
    from assistant.tui.home_rows import Kind, Row

    rows = []
    if goal.draft is not None:
        rows.append((0, language.text(N_("Being worked on")), language.text(N_("not accepted yet"))))
    for version in reversed(goal.versions):
        text = language.text(
            N_("Version %(number)s, accepted %(date)s"),
            number=version.number,
            date=language.long_date(version.accepted_on),
        )
        holds = version.number == len(goal.versions)
        rows.append((version.number, text, language.text(N_("holds now") if holds else N_("earlier"))))
    here = language.text(N_("on this page"))
    return [
        Row(
            Kind.VERSION,
            text,
            f"{aside}, {here}" if number == shown else aside,
            case_id=goal.case_id,
            goal_id=goal.id,
            version=number,
        )
        for number, text, aside in rows
    ]
