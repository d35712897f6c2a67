"""A goal in words: as it grows, read back as one sentence, and answer by answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from assistant.dialogs.answers import Acceptances, Choice
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.question import Question
from assistant.dialogs.questions.agreement import ACCEPTANCE_OPTIONS
from assistant.dialogs.questions.beginning import DIRECTION_LABELS, LIFE_AREA_LABELS
from assistant.goals.goal import Acceptance, Action, Agreement, Direction, Formulation, GoalStatus
from assistant.goals.measure import Span
from assistant.goals.scale import STEPS, AttainmentScale
from assistant.i18n import N_, Language
from assistant.wording.levels import level_text, measure_text, range_text

STATUSES: Final = {
    GoalStatus.DRAFT: N_("draft"),
    GoalStatus.ACCEPTED: N_("accepted"),
    GoalStatus.REVISING: N_("accepted, being changed"),
    GoalStatus.CLOSED: N_("closed"),
}

_HEADS: Final = {
    Direction.INCREASE: N_("More of this: %(what)s"),
    Direction.DECREASE: N_("Less of this: %(what)s"),
    Direction.MAINTAIN: N_("Keep this: %(what)s"),
    Direction.REACH: N_("Get this in place: %(what)s"),
}


@dataclass(frozen=True)
class Part:
    """One part of a goal as it is shown: a heading in the language, and what has been said."""

    heading: str
    text: str


def growing_goal(language: Language, said: Formulation) -> list[Part]:
    """Return what has been said so far, in the client's own words, for the picture beside the question."""
    measure = said.measure
    parts: list[tuple[str, str | None]] = [
        (N_("Purpose"), said.purpose),
        (N_("In your own words"), said.wish),
        (DIRECTION_LABELS[said.course] if said.course else N_("The goal"), said.what),
        (N_("How we measure"), measure_text(language, measure) if measure else None),
    ]
    if measure is not None and said.baseline_level is not None:
        parts.append((N_("Today"), level_text(language, measure, said.baseline_level)))
    if measure is not None and said.expected_level is not None:
        parts.append((N_("The goal"), level_text(language, measure, said.expected_level)))
    if said.deadline is not None:
        parts.append((N_("By"), language.long_date(said.deadline)))
    return [Part(language.text(heading), text) for heading, text in parts if text]


def title(language: Language, said: Formulation) -> str:
    """Return a short name for a goal in lists: what it is about, or the wish, or that it is still empty."""
    return said.what or said.wish or said.purpose or language.text(N_("A goal just begun"))


def read_back(language: Language, said: Formulation) -> str:
    """Return the goal as one sentence; what is not yet said is left out."""
    head = language.text(_HEADS[said.course or Direction.REACH], what=_as_clause(title(language, said)))
    clauses = [head, *_levels_clause(language, said)]
    if said.deadline is not None:
        clauses.append(language.text(N_("by %(date)s"), date=language.long_date(said.deadline)))
    return ", ".join(clauses) + "."


def _levels_clause(language: Language, said: Formulation) -> list[str]:
    measure, today, aim = said.measure, said.baseline_level, said.expected_level
    if measure is None or aim is None:
        return []
    expected = _as_clause(level_text(language, measure, aim))
    if said.measure_kind == "state":
        return [language.text(N_("so that this can be seen: %(expected)s"), expected=expected)]
    if said.maintains:
        return [language.text(N_("at %(expected)s"), expected=expected)]
    if today is None:
        return [language.text(N_("to %(expected)s"), expected=expected)]
    return [
        language.text(N_("from %(today)s to %(expected)s"), today=language.number(today), expected=expected)
    ]


def _as_clause(text: str) -> str:
    """The pair's own words inside a longer sentence: without the full stop they may end with."""
    return text.rstrip().rstrip(".")


def life_area_text(language: Language, area: str) -> str:
    """Name a life area: a known one in the language, the pair's own as it stands."""
    label = LIFE_AREA_LABELS.get(area)
    return language.text(label) if label else area


def acceptance_text(language: Language, acceptance: Acceptance) -> str:
    """Say what one party answered, with a reservation in that party's own words."""
    labels = {option.value: option.label for option in ACCEPTANCE_OPTIONS}
    answer = language.text(labels[acceptance.answer])
    if not acceptance.words:
        return answer
    if acceptance.answer is Agreement.RESERVATION:
        return language.text(N_("Yes, but: %(words)s"), words=acceptance.words)
    return f"{answer}: {acceptance.words}"


def action_text(action: Action) -> str:
    """Say one line of the plan of action."""
    return " · ".join(part for part in (action.what, action.who, action.how_often) if part)


def scale_text(language: Language, scale: AttainmentScale) -> str:
    """Say the five steps on one line."""
    return "  ".join(f"{number}: {range_text(language, scale.step(number))}" for number in STEPS)


def answer_text(language: Language, question: Question[GoalDraft], value: object, draft: GoalDraft) -> str:
    """Say an answer the way it was meant, for the check page."""
    answers: Any = question.answers_for(draft)
    if isinstance(answers, Choice):
        return _choice_text(language, answers, value, draft)
    if isinstance(answers, Acceptances) and isinstance(value, Acceptance):
        return acceptance_text(language, value)
    return value_text(language, value, draft)


def _choice_text(language: Language, answers: Choice, value: object, draft: GoalDraft) -> str:
    for option in answers.options_for(draft):
        if option.value == value:
            return option.shown(language)
    return life_area_text(language, value) if isinstance(value, str) else str(value)


def value_text(language: Language, value: object, said: Formulation) -> str:
    """Say a stored value in words."""
    measure = said.measure
    match value:
        case date():
            text = language.long_date(value)
        case Span() | Decimal() if measure is not None:
            text = level_text(language, measure, value)
        case Span():
            text = language.span(value.low, value.high)
        case Decimal() | int():
            text = language.number(value)
        case AttainmentScale():
            text = scale_text(language, value)
        case tuple():
            text = "\n".join(action_text(action) for action in value)
        case _:
            text = str(value)
    return text
