"""Whose goal, which purpose, what the client wants: steps 1 to 3 of the conversation."""

from __future__ import annotations

from typing import Final

from assistant.dialogs.advising import OF_WORDS, alias_known, too_long
from assistant.dialogs.answers import Choice, Name, Option, Rating, Words
from assistant.dialogs.coaching import OF_A_GOAL, identifiers
from assistant.dialogs.context import Context
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.hearing import (
    as_understood,
    from_what_was_said,
    listen,
    opening,
    something_understood,
    take_understood,
    who,
)
from assistant.dialogs.question import Question, Wording
from assistant.goals.case import LIFE_AREAS, People
from assistant.goals.goal import Direction
from assistant.i18n import N_

LIFE_AREA_LABELS: Final = {
    "health": N_("Health and well-being"),
    "communication": N_("Communication"),
    "influence": N_("A say in one's own life"),
    "social_life": N_("Social life"),
    "mobility": N_("Getting around"),
    "self_care": N_("Looking after oneself"),
    "practical_tasks": N_("Everyday tasks"),
    "community_life": N_("Taking part in society"),
    "emotions": N_("Feelings and behaviour"),
    "identity": N_("Identity"),
    "independence": N_("Independence"),
    "school": N_("School"),
    "leisure": N_("Free time"),
    "friendships": N_("Friends"),
    "family": N_("Family"),
}

DIRECTION_LABELS: Final = {
    Direction.INCREASE: N_("Increase"),
    Direction.DECREASE: N_("Decrease"),
    Direction.MAINTAIN: N_("Be kept as it is"),
    Direction.REACH: N_("Be in place"),
}

_PEOPLE: Final = (
    Option(People.ADULT, N_("An adult")),
    Option(People.CHILD, N_("A child or young person")),
)

_DIRECTIONS: Final = (
    Option(Direction.INCREASE, DIRECTION_LABELS[Direction.INCREASE], N_("there should be more of it")),
    Option(Direction.DECREASE, DIRECTION_LABELS[Direction.DECREASE], N_("there should be less of it")),
    Option(
        Direction.MAINTAIN, DIRECTION_LABELS[Direction.MAINTAIN], N_("it works now and should go on working")
    ),
    Option(Direction.REACH, DIRECTION_LABELS[Direction.REACH], N_("something new has come about")),
)

_UNDERSTOOD: Final = (
    Option(True, N_("Yes, that is right")),
    Option(False, N_("No, ask us about each part")),
)

_WHAT_WORDINGS: Final = {
    Direction.INCREASE: Wording(
        N_("What should there be more of?"),
        N_("One thing, in your own words. Something you can see or notice."),
        N_("coming on time to the courses"),
    ),
    Direction.DECREASE: Wording(
        N_("What should there be less of?"),
        N_("One thing, in your own words. Something you can see or notice."),
        N_("arguments at the dinner table"),
    ),
    Direction.MAINTAIN: Wording(
        N_("What should be kept as it is?"),
        N_("Keeping something that works is a goal too. One thing, in your own words."),
        N_("going for a walk with a friend"),
    ),
    Direction.REACH: Wording(
        N_("What should be in place?"),
        N_("Describe how it is when you are there, rather than the way to it."),
        N_("a home of my own"),
    ),
}


def _life_areas(draft: GoalDraft) -> tuple[Option, ...]:
    areas = LIFE_AREAS[draft.people or People.ADULT]
    return tuple(Option(area, LIFE_AREA_LABELS[area]) for area in areas)


def _new_case(draft: GoalDraft) -> bool:
    """the conversation is about somebody new"""
    return draft.new_case


def _in_a_hurry(draft: GoalDraft) -> bool:
    """the pair begins with the whole goal in one sentence"""
    return draft.quick


def _latest_purpose(_draft: GoalDraft, context: Context) -> str | None:
    return context.purposes[-1] if context.purposes else None


def _what_wording(draft: GoalDraft) -> Wording:
    return _WHAT_WORDINGS[draft.direction or Direction.REACH]


BEGINNING: Final[tuple[Question[GoalDraft], ...]] = (
    Question(
        name="alias",
        wording=Wording(
            N_("Whose goal is it?"),
            N_("Write a first name, initials or a made-up name. Never a personal identity number."),
            N_("Kim"),
        ),
        answers=Name(),
        ask_if=_new_case,
        suggest=who,
        advise=(identifiers, alias_known),
        required=True,
        essential=True,
    ),
    Question(
        name="people",
        wording=Wording(
            N_("Is the goal for an adult or for a child?"),
            N_("The parts of life we can choose between are different for children and young people."),
            N_("1"),
        ),
        answers=Choice(_PEOPLE),
        ask_if=_new_case,
        unsettles=("life_area",),
    ),
    Question(
        name="sentence",
        wording=Wording(
            N_("What is the goal, in one sentence?"),
            N_("Say what should happen, how much and by when. What is missing we ask about afterwards."),
            N_("Kim comes on time to 6 of 10 courses by 15 April."),
        ),
        answers=Words(),
        ask_if=_in_a_hurry,
        suggest=opening,
        advise=(*OF_A_GOAL, too_long),
        unsettles=("understood",),
        fills=listen,
        essential=True,
    ),
    Question(
        name="understood",
        wording=Wording(
            N_("Have we understood you right?"),
            N_("This is what we read in your sentence. Nothing is taken before you say yes."),
            N_("1"),
        ),
        answers=Choice(_UNDERSTOOD),
        ask_if=something_understood,
        fills=take_understood,
        shows=as_understood,
        essential=True,
    ),
    Question(
        name="life_area",
        wording=Wording(
            N_("Which part of life is it about?"),
            N_("It makes the goal easier to find again. You can also write your own words."),
            N_("1"),
        ),
        answers=Choice(_life_areas, own_words=True),
        advise=(identifiers,),
    ),
    Question(
        name="purpose",
        wording=Wording(
            N_("What is it all meant to lead to?"),
            N_("The purpose is the direction, often written in the decision. It need not be measurable."),
            N_("Kim has work or studies that last."),
        ),
        answers=Words(),
        suggest=_latest_purpose,
        advise=OF_WORDS,
        essential=True,
    ),
    Question(
        name="wish",
        wording=Wording(
            N_("What is hard today, or what do you wish for?"),
            N_("Use your own words. We keep them just as you say them."),
            N_("I come late to the course and miss the beginning."),
        ),
        answers=Words(),
        advise=OF_WORDS,
        fills=listen,
    ),
    Question(
        name="severity",
        wording=Wording(
            N_("How big is it for you today, from 0 to 10?"),
            N_("0 is no trouble at all, 10 is as big as it can be. You decide, nobody else."),
            N_("8"),
        ),
        answers=Rating(),
    ),
    Question(
        name="consequences",
        wording=Wording(
            N_("What does it lead to in your everyday life?"),
            N_("It helps us see what would get better."),
            N_("I don't understand the tasks and feel like giving up."),
        ),
        answers=Words(),
        advise=OF_WORDS,
    ),
    Question(
        name="direction",
        wording=Wording(
            N_("What should happen with it?"),
            N_("A goal points somewhere. Choose the word that fits best."),
            N_("1"),
        ),
        answers=Choice(_DIRECTIONS),
        suggest=from_what_was_said("direction"),
        essential=True,
        unsettles=("what", "baseline", "expected", "scale"),
    ),
    Question(
        name="what",
        wording=_what_wording,
        answers=Words(),
        suggest=from_what_was_said("what"),
        advise=(*OF_A_GOAL, too_long),
        fills=listen,
        essential=True,
    ),
)
