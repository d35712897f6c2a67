"""How it has gone with all goals of one person, in words: the steps first, then the T-scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.goals.attainment import CaseScore, judged_step
from assistant.goals.goal import Formulation, Goal, GoalStatus, Party
from assistant.goals.score import TChange, TScore
from assistant.i18n import N_, Language
from assistant.wording.figures import STEPS_FIRST, figure, score_terms
from assistant.wording.follow_up import changes, follow_up_heading, found_text, party_name, step_seen_text
from assistant.wording.goal import STATUSES, Part, read_back
from assistant.wording.levels import STEP_NAMES

_DECIMALS: Final = 2
_SAID_HERE: Final = frozenset({"steps_first", "left_out"})
"""Terms that are said once for all, or with the numbers that the goals have here."""


@dataclass(frozen=True, slots=True)
class Told:
    """A heading, and what is said under it."""

    heading: str
    parts: tuple[Part, ...]


def case_told(language: Language, goals: Sequence[Goal], score: CaseScore, alias: str) -> list[Told]:
    """Tell of every goal of a person how it has gone, and then of all of them together.

    The goals are numbered as they stand here; the reckoning names them by these numbers.
    """
    numbers = {goal.id: place for place, goal in enumerate(goals, start=1)}
    each = [_goal(language, goal, numbers[goal.id], alias) for goal in goals]
    return [*each, *_together(language, score, numbers, alias)]


# --- each goal ------------------------------------------------------------------------------------


def _goal(language: Language, goal: Goal, number: int, alias: str) -> Told:
    said = goal.agreed or goal.latest
    heading = f"{number}. {read_back(language, said) or language.text(N_('A goal just begun'))}"
    text = language.text
    parts = [] if goal.status is GoalStatus.ACCEPTED else [Part("", text(STATUSES[goal.status]))]
    if goal.status is GoalStatus.DRAFT:
        return Told(heading, tuple(parts))
    if not goal.follow_ups:
        start = _step(language, said, said.start_step)
        parts += [Part(text(N_("The start")), start)] if start else []
        return Told(heading, (*parts, Part("", text(N_("Not followed up yet.")))))
    held = goal.follow_ups[-1]
    measured = goal.measured_by(held)
    start = _step(language, measured, measured.start_step)
    parts += [Part(text(N_("The start")), start)] if start else []
    found = found_text(language, measured, held.answers)
    if found:
        parts.append(Part(text(N_("Now")), found))
    else:
        seen = {party: judged_step(held.answers, party) for party in Party}
        parts += [
            Part(party_name(language, party, alias), step_seen_text(language, measured, step))
            for party, step in seen.items()
            if step is not None
        ]
    parts += changes(language, measured, held.answers, alias)
    return Told(heading, (*parts, Part("", follow_up_heading(language, held))))


def _step(language: Language, said: Formulation, step: int | None) -> str:
    if step is None:
        return ""
    if said.measure_kind == "state":
        return step_seen_text(language, said, step)
    name = language.text(STEP_NAMES[step])
    return language.text(N_("step %(step)s: %(words)s"), step=step, words=name)


# --- all of them together -------------------------------------------------------------------------


def _together(language: Language, score: CaseScore, numbers: Mapping[str, int], alias: str) -> list[Told]:
    text = language.text
    heading = text(N_("All goals together: the T-score"))
    if not score.by:
        nothing = text(N_("There is no T-score yet: no goal has been followed up with a step reached."))
        return [Told(heading, (Part("", nothing),))]
    first = Part("", text(STEPS_FIRST))
    scale = Part("", text(N_("50 is as expected. Above 50 is more than expected, below it is less.")))
    if score.agree:
        told = [Told(heading, (first, scale, *_score(language, score, Party.CLIENT, numbers)))]
        return [*told, *_reckoning(language, score.by[Party.CLIENT], score.counted[Party.CLIENT], numbers)]
    differ = Part("", text(N_("You see it differently, so there is a score for each of you.")))
    told = [Told(heading, (first, scale, differ))]
    for party in Party:
        if party not in score.by:
            continue
        name = party_name(language, party, alias)
        told.append(Told(name, tuple(_score(language, score, party, numbers))))
        told += _reckoning(language, score.by[party], score.counted[party], numbers)
    return told


def _score(language: Language, score: CaseScore, party: Party, numbers: Mapping[str, int]) -> list[Part]:
    text, change = language.text, score.by[party]
    difference = round(change.difference, _DECIMALS)
    sign = "+" if difference > 0 else ""
    parts = [
        Part(text(N_("T at the start")), figure(language, change.baseline.t)),
        Part(text(N_("T now")), figure(language, change.achieved.t)),
        Part(text(N_("Difference")), f"{sign}{figure(language, difference)}"),
        Part(text(N_("Goals counted")), _listed(score.counted[party], numbers)),
    ]
    left = score.left_out[party]
    if left:
        why = text(N_("%(goals)s: not followed up, or no step was named"), goals=_listed(left, numbers))
        parts.append(Part(text(N_("Not counted")), why))
    return parts


def _reckoning(
    language: Language, change: TChange, counted: Sequence[str], numbers: Mapping[str, int]
) -> list[Told]:
    """Write out the arithmetic of both scores, term by term."""
    return [
        Told(language.text(heading), tuple(_terms(language, score, counted, numbers)))
        for heading, score in (
            (N_("How T at the start is worked out"), change.baseline),
            (N_("How T now is worked out"), change.achieved),
        )
    ]


def _terms(
    language: Language, score: TScore, counted: Sequence[str], numbers: Mapping[str, int]
) -> list[Part]:
    levels = [
        Part(
            "",
            language.text(
                N_("Goal %(goal)s: step %(step)s, level %(level)s, weight %(weight)s"),
                goal=numbers[goal_id],
                step=level + 3,
                level=language.number(Decimal(level)),
                weight=language.number(weight, 4),
            ),
        )
        for goal_id, level, weight in zip(counted, score.levels, score.weights, strict=True)
    ]
    left_out = [
        Part("", language.text(N_("Goal %(goal)s has weight 0 and is left out."), goal=numbers[goal_id]))
        for goal_id, weight in zip(counted, score.weights, strict=True)
        if not weight
    ]
    terms = [term for term in score_terms(language, score) if term.name not in _SAID_HERE]
    return [*levels, *left_out, *(Part("", term.text) for term in terms)]


def _listed(goal_ids: Sequence[str], numbers: Mapping[str, int]) -> str:
    return ", ".join(str(numbers[goal_id]) for goal_id in goal_ids)
