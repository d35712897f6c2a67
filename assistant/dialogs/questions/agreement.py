"""Realism, importance, plan of action, the five steps and acceptance: steps 8 to 12."""

from __future__ import annotations

from typing import Final

from assistant.dialogs.advising import OF_WORDS, low_confidence, low_importance
from assistant.dialogs.answers import Acceptances, Actions, Choice, Option, Rating, Steps, Words
from assistant.dialogs.coaching import identifiers
from assistant.dialogs.context import Context
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.question import Question, Wording
from assistant.errors import AnswerError
from assistant.goals.goal import Agreement, check_scale, propose_scale
from assistant.goals.scale import AttainmentScale
from assistant.i18n import N_

ACCEPTANCE_OPTIONS: Final = (
    Option(Agreement.YES, N_("Yes")),
    Option(Agreement.RESERVATION, N_("Yes, but …")),
    Option(Agreement.NOT_YET, N_("Not yet")),
)

WORKER_AGREES: Final = (
    Option("yes", N_("Yes, it is the right goal")),
    Option("partly", N_("In part")),
    Option("no", N_("No, I see it differently")),
)


def _drafted(draft: GoalDraft) -> AttainmentScale | None:
    try:
        return propose_scale(draft)
    except AnswerError:
        return None


def _adjustable(draft: GoalDraft) -> AttainmentScale | None:
    """The steps agreed on as long as they fit the goal, else new ones with the same words."""
    if draft.scale is None:
        return _drafted(draft)
    try:
        check_scale(draft, draft.scale)
    except AnswerError:
        return _drafted(draft)
    return draft.scale


def _can_be_drafted(draft: GoalDraft) -> bool:
    """five steps can be drafted from the levels"""
    return draft.measure_kind != "state" and _drafted(draft) is not None


def _suggested_steps(draft: GoalDraft, _context: Context) -> AttainmentScale | None:
    return _drafted(draft)


def _worker_has_more_to_say(draft: GoalDraft) -> bool:
    """the caseworker sees it differently, wholly or in part"""
    return draft.worker_agrees in ("partly", "no")


AGREEMENT: Final[tuple[Question[GoalDraft], ...]] = (
    Question(
        name="demands",
        wording=Wording(
            N_("What do you need to do yourself to get there?"),
            N_("Then we can see together whether it is reasonable."),
            N_("Set the alarm and take the earlier bus."),
        ),
        answers=Words(),
        advise=OF_WORDS,
    ),
    Question(
        name="helps",
        wording=Wording(
            N_("What helps you?"),
            N_("People, habits, things that have worked before."),
            N_("My sister rings me in the morning."),
        ),
        answers=Words(),
        advise=OF_WORDS,
    ),
    Question(
        name="obstacles",
        wording=Wording(
            N_("What could get in the way?"),
            N_("If you have thought of it beforehand, it is easier to get past."),
            N_("I sleep badly some nights."),
        ),
        answers=Words(),
        advise=OF_WORDS,
    ),
    Question(
        name="confidence",
        wording=Wording(
            N_("How sure are you that it will work, from 0 to 10?"),
            N_("0 is not at all, 10 is completely sure. If it is low, the goal can be made smaller."),
            N_("7"),
        ),
        answers=Rating(),
        advise=(low_confidence,),
    ),
    Question(
        name="importance",
        wording=Wording(
            N_("How important is this to you, from 0 to 10?"),
            N_(
                "The person whose goal it is answers. 0 is not at all, 10 is as important as anything can be."
            ),
            N_("9"),
        ),
        answers=Rating(),
        advise=(low_importance,),
    ),
    Question(
        name="importance_why",
        wording=Wording(
            N_("Why that number?"),
            N_("What makes it important is good to remember on a heavy day."),
            N_("I want to keep my place on the course."),
        ),
        answers=Words(),
        advise=OF_WORDS,
    ),
    Question(
        name="worker_agrees",
        wording=Wording(
            N_("And you, the caseworker: is it the right goal?"),
            N_("Your view stands beside the client's. It does not replace it."),
            N_("1"),
        ),
        answers=Choice(WORKER_AGREES),
    ),
    Question(
        name="worker_view",
        wording=Wording(
            N_("How do you see it?"),
            N_("Say it so that both of you can stand by having it written here."),
            N_("I would start with sleep, since it affects the mornings."),
        ),
        answers=Words(),
        ask_if=_worker_has_more_to_say,
        advise=OF_WORDS,
    ),
    Question(
        name="plan",
        wording=Wording(
            N_("What will be done, by whom and how often?"),
            N_("This is the plan of action: the support and the practice that lead to the goal."),
            N_("Meet and talk through the week; the supervisor; every 14 days"),
        ),
        answers=Actions(),
        advise=(identifiers,),
    ),
    Question(
        name="scale",
        wording=Wording(
            N_("Do these five steps fit?"),
            N_("Step 3 is the goal. Small steps count, and more than you expect is possible too."),
            N_("3; 6; 8; 10"),
        ),
        answers=Steps(_adjustable, check_scale),
        ask_if=_can_be_drafted,
        suggest=_suggested_steps,
        advise=(identifiers,),
        essential=True,
    ),
)

CLOSING: Final[tuple[Question[GoalDraft], ...]] = (
    Question(
        name="client_acceptance",
        wording=Wording(
            N_("You whose goal it is: do you say yes to it?"),
            N_("It is your goal. A yes can have a but, and “not yet” is a good answer too."),
            N_("2: if the bus comes"),
        ),
        answers=Acceptances(ACCEPTANCE_OPTIONS),
        advise=(identifiers,),
        required=True,
        essential=True,
    ),
    Question(
        name="worker_acceptance",
        wording=Wording(
            N_("And you, the caseworker: do you say yes to it?"),
            N_("Both of you answer for yourselves."),
            N_("1"),
        ),
        answers=Acceptances(ACCEPTANCE_OPTIONS),
        advise=(identifiers,),
        required=True,
        essential=True,
    ),
)
