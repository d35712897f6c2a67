"""A whole goal as lines of text: for plain mode, the command line and screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.dialogs.questions.agreement import WORKER_AGREES
from assistant.goals.goal import Formulation, Party
from assistant.goals.scale import GOAL_STEP, STEPS, AttainmentScale
from assistant.i18n import N_, Language
from assistant.wording.days import day_in_words
from assistant.wording.goal import acceptance_text, action_text, life_area_text, read_back
from assistant.wording.levels import STEP_NAMES, level_text, measure_text, step_text
from assistant.wording.problems import PARTIES


def step_lines(
    language: Language, scale: AttainmentScale, *, start: int | None, milestones: bool = False
) -> list[str]:
    """Return the five steps from the top down, with the goal and today marked in words."""
    lines = []
    for number in reversed(STEPS):
        text = f"{number}  {step_text(language, scale, number, milestones=milestones)}"
        marks = [language.text(STEP_NAMES[number])] if number == GOAL_STEP else []
        if number == start:
            marks.append(language.text(N_("today")))
        lines.append(f"{text}  ({', '.join(marks)})" if marks else text)
    return lines


def sheet_lines(language: Language, said: Formulation, *, alias: str, today: date) -> list[str]:
    """Return the goal read back, its steps, and every part that has been filled in."""
    lines = [read_back(language, said)]
    if said.attainment_scale is not None:
        milestones = said.measure_kind == "state"
        lines += [
            "",
            *step_lines(language, said.attainment_scale, start=said.start_step, milestones=milestones),
        ]
    lines.append("")
    lines += [f"{language.text(heading)}: {text}" for heading, text in _parts(language, said, today)]
    lines += _plan(language, said)
    lines += _voices(language, said, alias)
    return lines


def _parts(language: Language, said: Formulation, today: date) -> Iterator[tuple[str, str]]:
    measure = said.measure
    if said.life_area:
        yield N_("Part of life"), life_area_text(language, said.life_area)
    parts = {
        N_("Purpose"): said.purpose,
        N_("In your own words"): said.wish,
        N_("What it leads to"): said.consequences,
        N_("How big it is, 0 to 10"): said.severity,
        N_("How we measure"): measure_text(language, measure) if measure else None,
        N_("Who keeps count"): said.counting,
        N_("Today"): _level(language, said, "baseline_level"),
        N_("The goal"): _level(language, said, "expected_level"),
        N_("How things will be then"): said.outcome,
        N_("How long it should last"): said.lasting,
        N_("By"): _day(language, said.deadline, today),
        N_("We meet to follow up"): _day(language, said.follow_up, today),
        N_("What you do yourself"): said.demands,
        N_("What helps"): said.helps,
        N_("What could get in the way"): said.obstacles,
        N_("How sure you are, 0 to 10"): said.confidence,
        N_("How important it is, 0 to 10"): said.importance,
        N_("Why it is important"): said.importance_why,
    }
    for heading, text in parts.items():
        if text is not None:
            yield heading, str(text)


def _level(language: Language, said: Formulation, which: str) -> str | None:
    measure, level = said.measure, getattr(said, which)
    return None if measure is None or level is None else level_text(language, measure, level)


def _day(language: Language, day: date | None, today: date) -> str | None:
    if day is None:
        return None
    full, near = language.long_date(day), day_in_words(language, day, today)
    return full if full == near else f"{full} ({near})"


def _plan(language: Language, said: Formulation) -> list[str]:
    if not said.plan:
        return []
    return [
        language.text(N_("What will be done")) + ":",
        *(f"  - {action_text(action)}" for action in said.plan),
    ]


def _voices(language: Language, said: Formulation, alias: str) -> list[str]:
    """What each of the two says, side by side."""
    lines = []
    if said.worker_agrees is not None:
        labels = {option.value: option.label for option in WORKER_AGREES}
        view = language.text(labels[said.worker_agrees])
        if said.worker_view:
            view += f". {said.worker_view}"
        heading = language.text(N_("The caseworker about the goal"))
        lines.append(f"{heading}: {view}")
    for party in Party:
        acceptance = said.acceptance(party)
        if acceptance is not None:
            name = alias if party is Party.CLIENT and alias else language.text(PARTIES[party])
            answer = acceptance_text(language, acceptance)
            heading = language.text(N_("Answer about the goal"))
            lines.append(f"{heading} – {name}: {answer}")
    return lines
