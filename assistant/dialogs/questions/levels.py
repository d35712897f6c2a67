"""Today, the expected level and the dates: steps 4, 6 and 7 of the conversation."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assistant.dialogs.advising import OF_WORDS, no_room_for_steps
from assistant.dialogs.answers import Choice, Day, Level, Levels, Option, Words
from assistant.dialogs.coaching import jump, no_deadline, span_proposed
from assistant.dialogs.context import Context
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.hearing import from_what_was_said, listen
from assistant.dialogs.question import Answers, Question, Wording
from assistant.goals.measure import Bounds, Span
from assistant.goals.scale import DEVELOPMENT_START_STEPS
from assistant.i18n import N_


def bounds_of(draft: GoalDraft) -> Bounds:
    """The values a level may take: the measure's, once there is one."""
    measure = draft.measure
    if measure is None:
        return Bounds(decimals=2)
    if measure.bounds.decimals:
        # The pair may use one decimal or two; the measure follows what they use.
        return measure.bounds.model_copy(update={"decimals": 2})
    return measure.bounds


def _unit(draft: GoalDraft) -> str:
    """What may be written after a level; no other measure's sign, which would hide a misunderstanding."""
    units = {"amount": draft.unit, "occasions": draft.counted, "percent": "%"}
    return units.get(draft.measure_kind or "") or ""


def _measurable(draft: GoalDraft) -> bool:
    return draft.measure is not None


def _numeric(draft: GoalDraft) -> bool:
    """there is a measure in numbers"""
    return draft.measure is not None and draft.measure_kind != "state"


def _baseline_unknown(draft: GoalDraft) -> bool:
    """there is a measure, and the answers do not give today's level already"""
    return _measurable(draft) and not (draft.measure_kind == "state" and draft.maintains)


def _baseline_answers(draft: GoalDraft) -> Answers[GoalDraft]:
    if draft.measure_kind != "state":
        return Level(bounds_of, _unit)
    milestones = {1: draft.milestone_1, 2: draft.milestone_2}
    return Choice(
        tuple(
            Option(Decimal(step), words=milestones.get(step) or str(step)) for step in DEVELOPMENT_START_STEPS
        )
    )


def _baseline_wording(draft: GoalDraft) -> Wording:
    if draft.measure_kind == "state":
        return Wording(
            N_("Which of them is most like today?"),
            N_("It is where we start from. We look at it again when we follow up."),
            N_("1"),
        )
    return Wording(
        N_("How is it today?"),
        N_("We measure in the same way now, along the way and when we follow up. Roughly is good enough."),
        N_("0"),
    )


def _expected_wording(draft: GoalDraft) -> Wording:
    if draft.maintains:
        return Wording(
            N_("What level do you want to keep?"),
            N_("A range gives room for ordinary ups and downs. Today's level must lie within it."),
            N_("2-4"),
        )
    return Wording(
        N_("What level is realistic to reach?"),
        N_("Better a small step that works than a big one that does not. A range is fine."),
        N_("6-7"),
    )


_expected_as_said: Final = from_what_was_said("expected")


def _expected(draft: GoalDraft, context: Context) -> object | None:
    said = _expected_as_said(draft, context)
    if said is not None:
        return said
    if not draft.maintains or draft.baseline is None:
        return None
    return Span(low=draft.baseline, high=draft.baseline)


def _same_as_deadline(draft: GoalDraft, context: Context) -> object | None:
    deadline = draft.deadline
    return deadline if deadline is not None and deadline > context.today else None


LEVELS: Final[tuple[Question[GoalDraft], ...]] = (
    Question(
        name="baseline",
        wording=_baseline_wording,
        answers=_baseline_answers,
        ask_if=_baseline_unknown,
        suggest=from_what_was_said("baseline"),
        unsettles=("scale",),
        advise=(no_room_for_steps, jump),
        essential=True,
    ),
    Question(
        name="expected",
        wording=_expected_wording,
        answers=Levels(bounds_of, _unit),
        ask_if=_numeric,
        suggest=_expected,
        advise=(no_room_for_steps, jump),
        unsettles=("scale",),
        essential=True,
    ),
    Question(
        name="outcome",
        wording=Wording(
            N_("How will things be then?"),
            N_("Describe an ordinary day when you have got there."),
            N_("I am there from the start and know what to do."),
        ),
        answers=Words(),
        advise=OF_WORDS,
        fills=listen,
    ),
    Question(
        name="lasting",
        wording=Wording(
            N_("How long should it last before you call it reached?"),
            N_("Once may be chance. A few weeks in a row says more."),
            N_("four weeks in a row"),
        ),
        answers=Words(),
        advise=OF_WORDS,
    ),
    Question(
        name="deadline",
        wording=Wording(
            N_("By when?"),
            N_("A date makes it easier to begin. It can be moved later if both of you agree."),
            N_("in three months"),
        ),
        answers=Day(),
        suggest=from_what_was_said("deadline"),
        advise=(span_proposed, jump),
        advise_skipped=(no_deadline,),
        essential=True,
    ),
    Question(
        name="follow_up",
        wording=Wording(
            N_("When do you meet to see how it went?"),
            N_("It may be the same day, or earlier to look in on the way."),
            N_("in six weeks"),
        ),
        answers=Day(),
        advise=(span_proposed,),
        suggest=_same_as_deadline,
    ),
)
