"""The guided conversation with an invented client's answers: kept in memory, never on disk.

It is the formulating dialog itself. What the client would say is offered as a suggestion at each question,
taken with an empty answer; what a talk has not brought out is not offered, since nobody has heard it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.question import Dialog, Question
from assistant.goals.goal import Acceptance, Agreement
from assistant.goals.measure import Span
from assistant.practice.people import Client, FactName

NEEDS: Final[Mapping[str, FactName]] = {
    "wish": "wish",
    "baseline": "today",
    "expected": "wanted",
    "helps": "strength",
    "obstacles": "obstacle",
    "importance_why": "importance",
}
"""Which fact a question's answer is known by; the others the client tells anyway."""

_LEVELS: Final = ("baseline", "expected")

Suggest = Callable[[GoalDraft, Context], object | None]


def rehearsal_dialog(client: Client, known: tuple[FactName, ...], code: str) -> Dialog[GoalDraft]:
    """Make the formulating dialog in which a client answers, in a language."""

    def answering(question: Question[GoalDraft]) -> Question[GoalDraft]:
        answer = answer_of(client, question.name, known, code)
        if answer is None:
            return question
        return replace(question, suggest=_first_of(answer, question))

    return replace(
        FORMULATE,
        questions=tuple(answering(question) for question in FORMULATE.questions),
        closing=tuple(answering(question) for question in FORMULATE.closing),
    )


def _first_of(answer: Suggest, question: Question[GoalDraft]) -> Suggest:
    """Offer the client's answer; where there is none, what the dialog itself would suggest."""

    def suggest(draft: GoalDraft, context: Context) -> object | None:
        said = answer(draft, context)
        if said is None and question.suggest is not None:
            return question.suggest(draft, context)
        return said

    return suggest


def answer_of(client: Client, name: str, known: tuple[FactName, ...], code: str) -> Suggest | None:
    """Return what a client answers to a question; None for what the trainee has to find alone."""
    if name in _LEVELS:
        return _level(client, name) if NEEDS[name] in known else None
    if name == "client_acceptance":
        return lambda _draft, _context: _acceptance(client, known, code)
    if name in NEEDS and NEEDS[name] not in known:
        return None
    answers = client.answers
    values: dict[str, object] = {
        "alias": client.name,
        "people": client.people,
        "life_area": client.life_area,
        "purpose": client.purpose.words(code),
        "wish": answers.wish.words(code),
        "severity": answers.severity,
        "consequences": answers.consequences.words(code),
        "outcome": answers.outcome.words(code),
        "demands": answers.demands.words(code),
        "helps": answers.helps.words(code),
        "obstacles": answers.obstacles.words(code),
        "confidence": answers.confidence,
        "importance": answers.importance,
        "importance_why": answers.importance_why.words(code),
    }
    return (lambda _draft, _context: values[name]) if name in values else None


def _level(client: Client, name: str) -> Suggest:
    """The client's level, as long as it is counted in the way the client counts."""
    answers = client.answers
    low, high = answers.expected
    level: object = answers.baseline if name == "baseline" else Span(low=low, high=high)

    def suggest(draft: GoalDraft, _context: Context) -> object | None:
        return level if draft.measure_kind == answers.measure_kind else None

    return suggest


def _acceptance(client: Client, known: tuple[FactName, ...], code: str) -> Acceptance:
    """A goal that is not the client's own is agreed to, but not stood behind."""
    if "wish" in known:
        return Acceptance(answer=Agreement.YES)
    return Acceptance(answer=Agreement.RESERVATION, words=client.answers.doubt.words(code))


def begin_rehearsal(client: Client, known: tuple[FactName, ...], context: Context) -> Conversation[GoalDraft]:
    """Begin the guided conversation with an invented client."""
    dialog = rehearsal_dialog(client, known, context.language.code)
    return Conversation(dialog, GoalDraft(), context)


def in_another_language(
    conversation: Conversation[GoalDraft], client: Client, known: tuple[FactName, ...], context: Context
) -> Conversation[GoalDraft]:
    """Go on with a rehearsal in the language of ``context``; what has been answered stays as it is."""
    dialog = rehearsal_dialog(client, known, context.language.code)
    return Conversation.restore(dialog, conversation.snapshot, context)
