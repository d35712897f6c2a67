"""How we will know: every way to measure, steps 4 and 5 of the conversation."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from assistant.dialogs.advising import OF_WORDS, too_long
from assistant.dialogs.answers import Choice, Name, Option, Range, WholeNumber, Words
from assistant.dialogs.coaching import OF_A_GOAL, identifiers
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.hearing import FEWEST_OCCASIONS, MOST_OCCASIONS, from_what_was_said, listen
from assistant.dialogs.question import Question, Wording
from assistant.goals.goal import Direction
from assistant.goals.measure import INSTRUMENTS, Better, PeriodUnit, Span, TimeUnit
from assistant.goals.measuring import OWN_INSTRUMENT, PERIODS, may_have_fractions
from assistant.i18n import N_

_LEVELS: Final = ("baseline", "expected", "scale")

_KINDS: Final = (
    Option("occasions", N_("Times out of a number of occasions"), N_("on time to 6 of 10 course days")),
    Option("times", N_("How many times in a day, week or month"), N_("3 times a week")),
    Option("days", N_("On how many days"), N_("5 days of a week")),
    Option("duration", N_("Hours or minutes"), N_("2 hours a day")),
    Option("amount", N_("An amount of something"), N_("500 kr a month, 3 km, 10 pages")),
    Option("percent", N_("Percent of something"), N_("80 % of the lessons")),
    Option("instrument", N_("Points on a form"), N_("AUDIT, DUDIT or another")),
    Option("rating", N_("Your own rating between two ends"), N_("from 0, afraid, to 10, safe")),
    Option("state", N_("Something that falls into place step by step"), N_("the contract is signed")),
)

_PERIOD_OPTIONS: Final = {
    PeriodUnit.DAY: Option(PeriodUnit.DAY, N_("In a day")),
    PeriodUnit.WEEK: Option(PeriodUnit.WEEK, N_("In a week")),
    PeriodUnit.MONTH: Option(PeriodUnit.MONTH, N_("In a month")),
    PeriodUnit.OCCASION: Option(PeriodUnit.OCCASION, N_("Each time it happens")),
    PeriodUnit.WHOLE: Option(PeriodUnit.WHOLE, N_("In all, not per period")),
    PeriodUnit.CUSTOM: Option(PeriodUnit.CUSTOM, N_("In another period")),
}

_TIME_UNITS: Final = (Option(TimeUnit.HOURS, N_("Hours")), Option(TimeUnit.MINUTES, N_("Minutes")))

_INSTRUMENTS: Final = (
    *(Option(name, words=f"{name} ({low}\N{EN DASH}{high})") for name, (low, high) in INSTRUMENTS.items()),
    Option(OWN_INSTRUMENT, N_("Another form")),
)

_RATING_RANGES: Final = tuple(
    Option(Span(low=Decimal(low), high=Decimal(high)), words=f"{low}\N{EN DASH}{high}")
    for low, high in ((0, 10), (1, 10), (1, 5))
)

_YES_NO: Final = (
    Option(False, N_("No, whole numbers are enough")),
    Option(True, N_("Yes, halves and decimals too")),
)

_WAYS: Final = (
    Option(Better.HIGHER, N_("A lower number is worse")),
    Option(Better.LOWER, N_("A higher number is worse")),
)

_DAYS_IN_LONGEST_PERIOD: Final = 366


def _periods(draft: GoalDraft) -> tuple[Option, ...]:
    return tuple(_PERIOD_OPTIONS[unit] for unit in PERIODS.get(draft.measure_kind or "", ()))


def _either(kinds: tuple[str, ...]) -> str:
    return " or ".join(kinds)


def _when_kind(*kinds: str) -> Callable[[GoalDraft], bool]:
    def asked(draft: GoalDraft) -> bool:
        return draft.measure_kind in kinds

    asked.__doc__ = f"we measure {_either(kinds)}"
    return asked


def _own_period(*kinds: str) -> Callable[[GoalDraft], bool]:
    def asked(draft: GoalDraft) -> bool:
        return draft.measure_kind in kinds and draft.period is PeriodUnit.CUSTOM

    asked.__doc__ = f"we measure {_either(kinds)} in a period of our own"
    return asked


def _own_instrument(draft: GoalDraft) -> bool:
    """the form is one of our own"""
    return draft.measure_kind == "instrument" and draft.instrument == OWN_INSTRUMENT


def _direction_unsaid(draft: GoalDraft) -> bool:
    """something is kept as it is, counted in numbers"""
    return draft.direction is Direction.MAINTAIN and draft.measure_kind not in (None, "state")


MEASURING: Final[tuple[Question[GoalDraft], ...]] = (
    Question(
        name="measure_kind",
        wording=Wording(
            N_("How will we know?"),
            N_("We measure in the same way now, along the way and at the end. Take what is easy to see."),
            N_("1"),
        ),
        answers=Choice(_KINDS),
        unsettles=("period", *_LEVELS),
        suggest=from_what_was_said("measure_kind"),
        essential=True,
    ),
    Question(
        name="occasions_of",
        wording=Wording(
            N_("Out of how many occasions do we count?"),
            N_("Ten is easy to picture. Choose a number that will have taken place before we meet again."),
            N_("10"),
        ),
        answers=WholeNumber(FEWEST_OCCASIONS, MOST_OCCASIONS),
        ask_if=_when_kind("occasions"),
        unsettles=_LEVELS,
        suggest=from_what_was_said("occasions_of"),
        essential=True,
    ),
    Question(
        name="counted",
        wording=Wording(
            N_("What are the occasions?"),
            N_("We write it after the number, so that anyone can count in the same way."),
            N_("course days"),
        ),
        answers=Name(),
        ask_if=_when_kind("occasions"),
        suggest=from_what_was_said("counted"),
        advise=(identifiers,),
    ),
    Question(
        name="time_unit",
        wording=Wording(
            N_("Hours or minutes?"),
            N_("Take the one you would use when you talk about it."),
            N_("1"),
        ),
        answers=Choice(_TIME_UNITS),
        ask_if=_when_kind("duration"),
        unsettles=_LEVELS,
        suggest=from_what_was_said("time_unit"),
        essential=True,
    ),
    Question(
        name="unit",
        wording=Wording(
            N_("What is the amount counted in?"),
            N_("The word or sign that stands after the number."),
            N_("kr"),
        ),
        answers=Name(),
        ask_if=_when_kind("amount"),
        unsettles=_LEVELS,
        suggest=from_what_was_said("unit"),
        advise=(identifiers,),
        essential=True,
    ),
    Question(
        name="period",
        wording=Wording(
            N_("Over what time do we count?"),
            N_("Choose a stretch of time that is easy to look back on."),
            N_("2"),
        ),
        answers=Choice(_periods),
        ask_if=_when_kind("times", "days", "duration", "amount"),
        unsettles=_LEVELS,
        suggest=from_what_was_said("period"),
        essential=True,
    ),
    Question(
        name="period_words",
        wording=Wording(
            N_("Which period?"),
            N_("Write it as you would say it after the number."),
            N_("each term"),
        ),
        answers=Name(),
        ask_if=_own_period("times", "duration", "amount"),
        unsettles=_LEVELS,
        advise=(identifiers,),
        essential=True,
    ),
    Question(
        name="period_days",
        wording=Wording(
            N_("How many days is the period?"),
            N_("At least five, so that there is room for small steps."),
            N_("14"),
        ),
        answers=WholeNumber(5, _DAYS_IN_LONGEST_PERIOD),
        ask_if=_own_period("days"),
        unsettles=_LEVELS,
        essential=True,
    ),
    Question(
        name="percent_of",
        wording=Wording(
            N_("Percent of what?"),
            N_("Say what a hundred percent would be."),
            N_("the lessons in a week"),
        ),
        answers=Name(),
        ask_if=_when_kind("percent"),
        unsettles=_LEVELS,
        advise=(identifiers,),
        essential=True,
    ),
    Question(
        name="instrument",
        wording=Wording(
            N_("Which form?"),
            N_("The same form is filled in now and when we follow up."),
            N_("1"),
        ),
        answers=Choice(_INSTRUMENTS),
        ask_if=_when_kind("instrument"),
        unsettles=_LEVELS,
        suggest=from_what_was_said("instrument"),
        essential=True,
    ),
    Question(
        name="instrument_name",
        wording=Wording(
            N_("What is the form called?"),
            N_("Its usual name or abbreviation."),
            N_("KASAM"),
        ),
        answers=Name(),
        ask_if=_own_instrument,
        advise=(identifiers,),
        essential=True,
    ),
    Question(
        name="instrument_range",
        wording=Wording(
            N_("What are its lowest and highest points?"),
            N_("Then we know which values are possible."),
            "13-91",
        ),
        answers=Range(),
        ask_if=_own_instrument,
        unsettles=_LEVELS,
        essential=True,
    ),
    Question(
        name="rating_range",
        wording=Wording(
            N_("Which numbers do you want to use?"),
            N_("Take the range that is easiest for you to think in."),
            N_("1"),
        ),
        answers=Choice(_RATING_RANGES),
        ask_if=_when_kind("rating"),
        unsettles=_LEVELS,
        suggest=from_what_was_said("rating_range"),
        essential=True,
    ),
    Question(
        name="low_end",
        wording=Wording(
            N_("What does the lowest number mean?"),
            N_("Give it a name, so that the number means the same next time."),
            N_("afraid all the time"),
        ),
        answers=Name(),
        ask_if=_when_kind("rating"),
        unsettles=_LEVELS,
        advise=(identifiers,),
        essential=True,
    ),
    Question(
        name="high_end",
        wording=Wording(
            N_("What does the highest number mean?"),
            N_("Give it a name, so that the number means the same next time."),
            N_("completely safe"),
        ),
        answers=Name(),
        ask_if=_when_kind("rating"),
        unsettles=_LEVELS,
        advise=(identifiers,),
        essential=True,
    ),
    Question(
        name="fractions",
        wording=Wording(
            N_("Can it be half a unit, or something in between?"),
            N_("It decides how finely the steps are drawn."),
            N_("1"),
        ),
        answers=Choice(_YES_NO),
        ask_if=may_have_fractions,
        unsettles=_LEVELS,
    ),
    Question(
        name="better",
        wording=Wording(
            N_("When would things be getting worse?"),
            N_("You want to keep what you have. Then we need to know which way is down."),
            N_("1"),
        ),
        answers=Choice(_WAYS),
        ask_if=_direction_unsaid,
        unsettles=("scale",),
        essential=True,
    ),
    Question(
        name="milestone_3",
        wording=Wording(
            N_("What can be seen when the goal is reached?"),
            N_("Describe it so that someone who was not here could tell whether it has happened."),
            N_("I have signed a contract for a flat."),
        ),
        answers=Words(),
        ask_if=_when_kind("state"),
        advise=(*OF_A_GOAL, too_long),
        fills=listen,
        essential=True,
    ),
    Question(
        name="milestone_1",
        wording=Wording(
            N_("Step 1: how is it when nothing, or very little, has happened yet?"),
            N_("It is often how things are today."),
            N_("I am not in the housing queue."),
        ),
        answers=Words(),
        ask_if=_when_kind("state"),
        advise=OF_WORDS,
        essential=True,
    ),
    Question(
        name="milestone_2",
        wording=Wording(
            N_("Step 2: how is it when you are part of the way?"),
            N_("Small steps count. This is what shows before the goal is reached."),
            N_("I have been to see two flats."),
        ),
        answers=Words(),
        ask_if=_when_kind("state"),
        advise=OF_WORDS,
        essential=True,
    ),
    Question(
        name="milestone_4",
        wording=Wording(
            N_("Step 4: how is it when things have gone a little better than the goal?"),
            N_("More than you dare to expect is possible too."),
            N_("I have moved in."),
        ),
        answers=Words(),
        ask_if=_when_kind("state"),
        advise=OF_WORDS,
        essential=True,
    ),
    Question(
        name="milestone_5",
        wording=Wording(
            N_("Step 5: how is it when things have gone much better than the goal?"),
            N_("The best you can imagine by the same date."),
            N_("I have lived there for a month and paid the rent myself."),
        ),
        answers=Words(),
        ask_if=_when_kind("state"),
        advise=OF_WORDS,
        essential=True,
    ),
    Question(
        name="counting",
        wording=Wording(
            N_("Who keeps track, and where is it noted?"),
            N_("If it is easy to note, it gets done."),
            N_("I put a cross in the calendar on the fridge."),
        ),
        answers=Words(),
        advise=OF_WORDS,
    ),
)
