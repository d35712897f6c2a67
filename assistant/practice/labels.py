"""What the choices of an exercise are called, and what is asked of the trainee."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from assistant.dialogs.answers import Option
from assistant.i18n import N_

FAULTS: Final = {
    "vague": N_("It can mean different things to different people"),
    "no_amount": N_("It does not say how often or how much"),
    "no_comparison": N_("It says more or less, but not than what"),
    "avoidance": N_("It says what should go, not what should come instead"),
    "activity": N_("It says what others do to help"),
    "multiple": N_("It is more than one goal"),
    "all_or_nothing": N_("It is all or nothing"),
    "long_way": N_("It is too far in too short a time"),
    "no_day": N_("It does not say by when"),
}

LEVELS: Final = {
    "purpose": N_("A purpose: a direction"),
    "goal": N_("A goal: something to reach"),
    "sub_goal": N_("A sub-goal: one small step of a goal"),
}

PARTS: Final = {
    "goal": N_("A goal: how things are to be"),
    "intervention": N_("An intervention: what is done to get there"),
}

KINDS_OF_GOAL: Final = {
    "result": N_("Result: what changes for the person"),
    "behaviour": N_("Behaviour: what the person does"),
    "learning": N_("Learning: what the person becomes able to do"),
    "performance": N_("Performance: what somebody delivers"),
    "process": N_("Process: something that goes on"),
}

AIMS: Final = {
    "development": N_("Development: something is to change"),
    "maintenance": N_("Maintenance: something is to be kept"),
}

FLAWS: Final = {
    "overlap": N_("A value belongs to two steps"),
    "gap": N_("A value belongs to no step in between"),
    "two_measures": N_("The steps do not all measure the same thing"),
    "no_room": N_("The goal leaves no room for more than expected"),
    "unreachable": N_("A step cannot be reached by anybody"),
    "goal_elsewhere": N_("What is expected does not stand on step 3"),
    "today_elsewhere": N_("Today does not stand where it should"),
    "open_end": N_("The outermost step does not reach all the way"),
}

CHANGES: Final = {
    "reached": N_("A change for the better, and the goal is reached"),
    "improved": N_("A change for the better, the goal not yet reached"),
    "none": N_("No change"),
    "negative": N_("A change for the worse"),
}

CANNOT_BE_SAID: Final = N_("It cannot be said from this")
STEP: Final = {1: N_("Step 1"), 2: N_("Step 2"), 3: N_("Step 3"), 4: N_("Step 4"), 5: N_("Step 5")}

ASKED: Final = {
    "fault": N_("What weighs most against this as a goal?"),
    "words": N_("Which words show it? Copy them, or leave the line empty."),
    "statement": N_("How would you word it?"),
    "level": N_("What is it?"),
    "part": N_("What is it?"),
    "kind": N_("Which kind of goal is it?"),
    "aim": N_("And is something to change, or to be kept?"),
    "flaw": N_("What is wrong with the scale?"),
    "starts": N_("Where do steps 2, 3, 4 and 5 begin? Write four numbers with semicolons between."),
    "step": N_("Which step has been reached?"),
    "change": N_("And what kind of change is it?"),
}


def option(labels: Mapping[Any, str], value: object) -> Option:
    """Return a choice as it is shown."""
    return Option(value, labels[value])
