"""The last questions of a follow-up: keep, change or end the goal, and what both are asked to accept."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from assistant.dialogs.advising import OF_WORDS
from assistant.dialogs.answers import Acceptances, Choice, Day, Option, Words
from assistant.dialogs.coaching import identifiers, no_deadline, span_proposed
from assistant.dialogs.context import Context
from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.question import Advice, Given, Question, Wording
from assistant.dialogs.questions.agreement import ACCEPTANCE_OPTIONS
from assistant.dialogs.questions.following import plan_of
from assistant.dialogs.recalling import PlanChanges
from assistant.goals.attainment import steps_reached
from assistant.goals.follow_up import Adjusting, ClosingReason, Decision
from assistant.goals.goal import Action
from assistant.goals.scale import GOAL_STEP
from assistant.i18n import N_

DECISIONS: Final = (
    Option(Decision.KEEP, N_("Keep the goal"), N_("the plan of action may be changed")),
    Option(Decision.ADJUST, N_("Change the goal"), N_("then you both say yes to it anew")),
    Option(Decision.CLOSE, N_("End the goal"), N_("it can still be read, and opened again")),
)

ADJUSTING: Final = (
    Option(Adjusting.LEVEL, N_("The level"), N_("it was too high or too low")),
    Option(Adjusting.MEASURE, N_("The way we measure"), N_("count something else, or in another way")),
    Option(Adjusting.WORDING, N_("The words"), N_("say more plainly what it is about")),
    Option(Adjusting.STEPS, N_("The five steps"), N_("move the borders, or describe them better")),
    Option(Adjusting.TIME, N_("The time"), N_("another last day")),
    Option(Adjusting.SEVERAL, N_("Several things"), N_("look at the whole goal")),
)

CLOSING_REASONS: Final = (
    Option(ClosingReason.REACHED, N_("It is reached")),
    Option(ClosingReason.NOT_WANTED, N_("It is no longer what you want")),
    Option(ClosingReason.OTHER, N_("Something else")),
)


def _not_corrected(draft: FollowUpDraft) -> bool:
    """it is not an earlier follow-up that is corrected"""
    return draft.corrects is None


def _kept(draft: FollowUpDraft) -> bool:
    """the goal is kept"""
    return draft.decision is Decision.KEEP and _not_corrected(draft)


def _kept_for_longer(draft: FollowUpDraft) -> bool:
    """the goal is kept, and its last day has come or the time was too short"""
    return _kept(draft) and draft.needs_more_time


def _adjusted(draft: FollowUpDraft) -> bool:
    """the goal is to be changed"""
    return draft.decision is Decision.ADJUST and _not_corrected(draft)


def _ended(draft: FollowUpDraft) -> bool:
    """the goal is ended"""
    return draft.decision is Decision.CLOSE and _not_corrected(draft)


def _something_is_agreed_anew(draft: FollowUpDraft) -> bool:
    """the plan of action or the last day of the goal is changed"""
    return draft.next_agreement is not None


def _plan_so_far(draft: FollowUpDraft, _context: Context) -> tuple[Action, ...] | None:
    return draft.agreed.plan or None


def _booked_or_last_day(draft: FollowUpDraft, context: Context) -> date | None:
    """The day already booked if it lies ahead, else the last day of the goal."""
    days = (draft.agreed.follow_up, draft.deadline, draft.agreed.deadline)
    return next((day for day in days if day is not None and day > context.today), None)


def not_at_the_goal(given: Given[FollowUpDraft]) -> Advice | None:
    """Notice that a goal is ended as reached though every step found lies below it."""
    steps = steps_reached(given.draft.agreed, given.draft)
    if given.value is not ClosingReason.REACHED or not steps or max(steps) >= GOAL_STEP:
        return None
    return Advice("not_at_the_goal", {"step": max(steps)}, once=True)


def no_day_to_meet(_given: Given[Any]) -> Advice | None:
    """Notice that the two do not know when to look at the goal again."""
    return Advice("no_day_to_meet", once=True)


NEXT: Final[tuple[Question[FollowUpDraft], ...]] = (
    Question(
        name="decision",
        wording=Wording(
            N_("What do you do now?"),
            N_("All three are good answers. What has been agreed on before can always be read."),
            N_("1"),
        ),
        answers=Choice(DECISIONS),
        ask_if=_not_corrected,
        required=True,
    ),
    Question(
        name="adjusting",
        wording=Wording(
            N_("What do you want to change?"),
            N_("We go straight to that question when this is saved. What was found today stays as it is."),
            N_("1"),
        ),
        answers=Choice(ADJUSTING),
        ask_if=_adjusted,
    ),
    Question(
        name="closing_reason",
        wording=Wording(
            N_("What makes you end it?"),
            N_("It says something to whoever reads it later, and to yourselves."),
            N_("1"),
        ),
        answers=Choice(CLOSING_REASONS),
        ask_if=_ended,
        advise=(not_at_the_goal,),
    ),
    Question(
        name="closing_words",
        wording=Wording(
            N_("How would you say it yourselves?"),
            N_("Use your own words. We keep them just as you say them."),
            N_("I get up by myself now."),
        ),
        answers=Words(),
        ask_if=_ended,
        advise=OF_WORDS,
    ),
    Question(
        name="plan",
        wording=Wording(
            N_("Does the plan of action stay as it is?"),
            N_("What helped can become more, and what did not help can go. Change it or leave it."),
            N_("Text message in the morning; the supervisor; every course day"),
        ),
        answers=PlanChanges(plan_of),
        ask_if=_kept,
        suggest=_plan_so_far,
        advise=(identifiers,),
    ),
    Question(
        name="deadline",
        wording=Wording(
            N_("By when, now?"),
            N_("The goal stays the same and gets more time. Both of you say yes to the new day."),
            N_("in two months"),
        ),
        answers=Day(),
        ask_if=_kept_for_longer,
        advise=(span_proposed,),
        advise_skipped=(no_deadline,),
    ),
    Question(
        name="next_follow_up",
        wording=Wording(
            N_("When do you meet next to see how it goes?"),
            N_("A day in the calendar makes it easier to keep going."),
            N_("in four weeks"),
        ),
        answers=Day(),
        ask_if=_kept,
        suggest=_booked_or_last_day,
        advise=(span_proposed,),
        advise_skipped=(no_day_to_meet,),
    ),
)

FOLLOW_UP_CLOSING: Final[tuple[Question[FollowUpDraft], ...]] = (
    Question(
        name="client_acceptance",
        wording=Wording(
            N_("You whose goal it is: do you say yes to what is changed?"),
            N_("It is your goal. A yes can have a but, and “not yet” is a good answer too."),
            N_("2: if the bus comes"),
        ),
        answers=Acceptances(ACCEPTANCE_OPTIONS),
        ask_if=_something_is_agreed_anew,
        advise=(identifiers,),
        required=True,
    ),
    Question(
        name="worker_acceptance",
        wording=Wording(
            N_("And you, the caseworker: do you say yes to what is changed?"),
            N_("Both of you answer for yourselves."),
            N_("1"),
        ),
        answers=Acceptances(ACCEPTANCE_OPTIONS),
        ask_if=_something_is_agreed_anew,
        advise=(identifiers,),
        required=True,
    ),
)
