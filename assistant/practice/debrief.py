"""Looking back on a talk: what each question brought out, and the goal beside two sound ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from assistant.coach.criteria import Criterion
from assistant.coach.text import tokenise
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.reviewing import review_of
from assistant.practice.feedback import Outcome, Remark
from assistant.practice.people import FACTS, Client, FactName, ModelGoal
from assistant.practice.talk import Step, facts_in

_STEM: Final = 5
_SHORTEST: Final = 4
_ENOUGH: Final = 4
"""Facts out of six by which a goal can be built on what the client has said."""


@dataclass(frozen=True)
class Debrief:
    """What is told afterwards.

    ``steps`` are the questions in order, ``known`` and ``missed`` what they did and did not bring out.
    ``criteria`` judge the trainee's goal if there is one, ``remarks`` compare it with what the client said,
    and ``goals`` are two sound ones. ``outcome`` grades the asking alone.
    """

    steps: tuple[Step, ...]
    known: tuple[FactName, ...]
    missed: tuple[FactName, ...]
    criteria: tuple[Criterion, ...]
    remarks: tuple[Remark, ...]
    goals: tuple[ModelGoal, ModelGoal]
    outcome: Outcome


def look_back(
    client: Client,
    steps: tuple[Step, ...],
    said: GoalDraft | None,
    language: str,
    today: date,
    *,
    chosen: str | None = None,
) -> Debrief:
    """Look back on a talk, and on the goal that came of it if one did."""
    known = facts_in(steps)
    missed = tuple(fact for fact in FACTS if fact not in known)
    criteria = review_of(said, language, today, chosen=chosen) if said is not None else ()
    remarks = tuple(_compared(client, said, known, language)) if said is not None else ()
    return Debrief(steps, known, missed, criteria, remarks, client.goal, outcome_of(steps))


def outcome_of(steps: tuple[Step, ...]) -> Outcome:
    """Grade the asking: by how open the questions were, and whether they brought out enough to build on."""
    opened = sum(step.open for step in steps)
    known = facts_in(steps)
    if steps and opened == len(steps) and len(known) >= _ENOUGH:
        return "right"
    return "nearly" if 2 * opened >= len(steps) > 0 and "wish" in known else "not_yet"


def _compared(
    client: Client, said: GoalDraft, known: tuple[FactName, ...], language: str
) -> Iterator[Remark]:
    """Hold the trainee's goal up against what the client said, and what was only guessed."""
    if said.what:
        told = (client.answers.wish, client.answers.outcome, client.facts.wish, client.facts.strength)
        theirs = _words(" ".join(text.words(language) for text in told)) - _words(client.name)
        shared = _words(said.what) & theirs
        if shared:
            yield Remark("own_words", {"words": said.what})
        else:
            yield Remark("not_own_words", {"words": said.what, "wish": client.facts.wish.words(language)})
    answers = client.answers
    if said.measure_kind is not None and said.measure_kind != answers.measure_kind:
        yield Remark("another_measure", {"fact": client.facts.today.words(language)})
    elif said.expected is not None:
        low, high = answers.expected
        if low <= said.expected.high and said.expected.low <= high:
            yield Remark("level_of_client", {"fact": client.facts.wanted.words(language)})
        else:
            yield Remark(
                "level_of_trainee",
                {"fact": client.facts.wanted.words(language), "span": said.expected},
            )
    for fact, value in (("today", said.baseline), ("wanted", said.expected)):
        if value is not None and fact not in known:
            yield Remark("guessed", {"fact_name": fact})
    if "wish" not in known:
        yield Remark("never_asked", {"wish": client.facts.wish.words(language)})


def _words(text: str) -> frozenset[str]:
    return frozenset(
        token.folded[:_STEM]
        for token in tokenise(text)
        if token.kind == "word" and len(token.folded) >= _SHORTEST
    )
