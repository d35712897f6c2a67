"""The first questions of a follow-up: how it is now, and how the way there was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from assistant.dialogs.advising import OF_WORDS, low_importance
from assistant.dialogs.answers import Choice, Level, Option, Rating, Words
from assistant.dialogs.coaching import identifiers
from assistant.dialogs.context import Context
from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.question import Advice, Given, Question, Wording
from assistant.dialogs.recalling import Carrying, PastDay
from assistant.errors import AnswerError
from assistant.goals.attainment import got_worse
from assistant.goals.follow_up import CANNOT_SAY, TimeEnough
from assistant.goals.goal import Action
from assistant.goals.measure import Bounds
from assistant.goals.scale import STEPS
from assistant.i18n import N_

TIME_ENOUGH: Final = (
    Option(TimeEnough.YES, N_("Yes")),
    Option(TimeEnough.NO, N_("No, it takes longer")),
    Option(TimeEnough.ONGOING, N_("There is still time left")),
)

FITTING: Final = (
    Option(True, N_("Yes, it fits")),
    Option(False, N_("We want to say ourselves how we see it")),
)

STEP_LABELS: Final = {
    1: N_("Step 1: much less than expected"),
    2: N_("Step 2: somewhat less than expected"),
    3: N_("Step 3: the goal"),
    4: N_("Step 4: somewhat more than expected"),
    5: N_("Step 5: much more than expected"),
}

_KINDS_OF_JUDGEMENT: Final = ("state", "rating")
"""Ways of measuring that are a matter of judgement, so that each of the two is always asked."""


# --- when a question is asked --------------------------------------------------------------------


def _in_numbers(draft: FollowUpDraft) -> bool:
    """the goal is measured in numbers"""
    return draft.in_numbers


def _may_be_judged(draft: FollowUpDraft) -> bool:
    """a value has been counted or measured"""
    return draft.value is not None and draft.agreed.measure_kind not in _KINDS_OF_JUDGEMENT


def _judged(draft: FollowUpDraft) -> bool:
    """it is a matter of judgement, nothing could be measured, or the two want to say it themselves"""
    return not _may_be_judged(draft) or draft.fits is False


def _had_a_plan(draft: FollowUpDraft) -> bool:
    """there was a plan of action"""
    return bool(draft.agreed.plan)


# --- kinds of answer -----------------------------------------------------------------------------


def _check_day(draft: FollowUpDraft, day: date) -> None:
    if draft.last_day is not None and day <= draft.last_day:
        raise AnswerError("followed_up_already", date=draft.last_day)
    if day < draft.since:
        raise AnswerError("day_before_goal", date=draft.since)
    if draft.before is not None and day >= draft.before:
        raise AnswerError("day_after_next", date=draft.before)


def _bounds(draft: FollowUpDraft) -> Bounds:
    """The values the scale was made for."""
    scale = draft.agreed.attainment_scale
    return Bounds(decimals=2) if scale is None else scale.bounds


def _unit(draft: FollowUpDraft) -> str:
    """What may be written after a value."""
    agreed = draft.agreed
    units = {"amount": agreed.unit, "occasions": agreed.counted, "percent": "%"}
    return units.get(agreed.measure_kind or "") or ""


def _steps(draft: FollowUpDraft) -> tuple[Option, ...]:
    """The five steps, described ones in the pair's own words, and that one cannot say."""
    scale = draft.agreed.attainment_scale
    described = scale is not None and not draft.in_numbers
    steps = tuple(
        Option(step, words=scale.step(step).words)
        if scale is not None and described
        else Option(step, STEP_LABELS[step])
        for step in STEPS
    )
    return (*steps, Option(CANNOT_SAY, N_("I can't say")))


def plan_of(draft: FollowUpDraft) -> tuple[Action, ...]:
    """The plan of action as it was agreed on."""
    return draft.agreed.plan or ()


# --- suggestions and advice ----------------------------------------------------------------------


def _today(draft: FollowUpDraft, context: Context) -> date | None:
    try:
        _check_day(draft, context.today)
    except AnswerError:
        return None
    return context.today


def further_away(given: Given[FollowUpDraft]) -> Advice | None:
    """Notice that it is further from the goal than at the start, and say that this is worth knowing."""
    draft, value = given.draft, given.value
    if isinstance(value, Decimal):
        worse = got_worse(draft.agreed, value)
    else:
        start = draft.agreed.start_step
        worse = isinstance(value, int) and start is not None and value < start
    return Advice("further_away", once=True) if worse else None


# --- the questions -------------------------------------------------------------------------------


def _what_is_found(draft: FollowUpDraft) -> FollowUpDraft:
    return draft


FOUND: Final[tuple[Question[FollowUpDraft], ...]] = (
    Question(
        name="day",
        wording=Wording(
            N_("Which day do we look at?"),
            N_("Often it is today. If it was noted on another day, take that one."),
            N_("today"),
        ),
        answers=PastDay(_check_day),
        suggest=_today,
        required=True,
    ),
    Question(
        name="value",
        wording=Wording(
            N_("How is it now?"),
            N_("We measure in the same way as when we began. Whatever it is, it is good to know."),
            N_("3"),
        ),
        answers=Level(_bounds, _unit),
        ask_if=_in_numbers,
        advise=(further_away,),
        unsettles=("fits", "client_step", "worker_step"),
    ),
    Question(
        name="fits",
        wording=Wording(
            N_("Does the step fit with how you see it?"),
            N_("A number does not say everything. If you see it differently, both views are kept."),
            N_("1"),
        ),
        answers=Choice(FITTING),
        ask_if=_may_be_judged,
        shows=_what_is_found,
    ),
    Question(
        name="client_step",
        wording=Wording(
            N_("You whose goal it is: where are you now, as you see it?"),
            N_("You decide what you answer. Nobody reckons a mean of what the two of you say."),
            N_("2"),
        ),
        answers=Choice(_steps),
        ask_if=_judged,
        advise=(further_away,),
        shows=_what_is_found,
    ),
    Question(
        name="worker_step",
        wording=Wording(
            N_("And you, the caseworker: which step do you see?"),
            N_("If you see different steps, both are kept. It is something to talk about."),
            N_("2"),
        ),
        answers=Choice(_steps),
        ask_if=_judged,
        shows=_what_is_found,
    ),
)

WAY: Final[tuple[Question[FollowUpDraft], ...]] = (
    Question(
        name="time_enough",
        wording=Wording(
            N_("Was the time enough?"),
            N_("Sometimes the goal is right and only the time was too short."),
            N_("1"),
        ),
        answers=Choice(TIME_ENOUGH),
        shows=_what_is_found,
    ),
    Question(
        name="carried",
        wording=Wording(
            N_("How much of the plan came about?"),
            N_("If something was not done, that may be the reason. It is not about whose fault it is."),
            N_("3 of 4"),
        ),
        answers=Carrying(plan_of),
        ask_if=_had_a_plan,
        advise=(identifiers,),
    ),
    Question(
        name="helped",
        wording=Wording(
            N_("What helped?"),
            N_("What works is worth doing more of."),
            N_("The text message in the morning."),
        ),
        answers=Words(),
        advise=OF_WORDS,
    ),
    Question(
        name="hindered",
        wording=Wording(
            N_("What stood in the way?"),
            N_("What we know of, we can do something about."),
            N_("The bus was late twice."),
        ),
        answers=Words(),
        advise=OF_WORDS,
    ),
    Question(
        name="importance",
        wording=Wording(
            N_("How important is it to you now, from 0 to 10?"),
            N_("The person whose goal it is answers. What is important may have changed."),
            N_("9"),
        ),
        answers=Rating(),
        advise=(low_importance,),
    ),
    Question(
        name="worker_view",
        wording=Wording(
            N_("And you, the caseworker: how do you see it?"),
            N_("Say it so that both of you can stand by having it written here."),
            N_("I see that the mornings have become calmer."),
        ),
        answers=Words(),
        advise=OF_WORDS,
    ),
)
