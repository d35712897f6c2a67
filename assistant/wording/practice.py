"""Practice in words: what is said about an answer, the rules behind it, and what the parts are called.

Never a bare "wrong": what the trainee has said is quoted, and there is always a way on.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.dialogs.answers import Option
from assistant.errors import MalstegError
from assistant.goals.measure import Span
from assistant.goals.scale import AttainmentScale, Step
from assistant.i18n import N_, Language
from assistant.wording.advice import RULES as ADVICE_RULES
from assistant.wording.criteria import NAMES, quoted
from assistant.wording.levels import range_text
from assistant.wording.problems import problem_text
from assistant.wording.sheet import step_lines
from assistant.wording.signs import one_line

MARK: Final = N_("PRACTICE")
ABOUT: Final = N_("Practice: everybody here is invented, and nothing is saved among your cases.")

SETS: Final = {
    "find-fault": N_("Find the fault"),
    "repair": N_("Repair it"),
    "purpose-or-goal": N_("Purpose, goal or sub-goal?"),
    "goal-or-intervention": N_("Goal or intervention?"),
    "goal-kind": N_("Which kind of goal?"),
    "build-scale": N_("Build the scale"),
    "mend-scale": N_("Mend the scale"),
    "follow-up": N_("Score the follow-up"),
}

OUTCOMES: Final = {
    "right": N_("Well seen."),
    "nearly": N_("You are close."),
    "not_yet": N_("Not quite there yet. Look at it like this:"),
}

ASKED: Final = {
    "right": N_("You asked so that %(name)s could answer in their own words."),
    "nearly": N_("Some of your questions opened the talk. Look at those that did not."),
    "not_yet": N_("Try the talk once more and ask openly: other questions lead to other answers."),
}
"""What is said about the asking as a whole."""

SKILLS: Final = {
    "specific": NAMES["specific"],
    "measurable": NAMES["measurable"],
    # Realistic in SMART, obtainable in SMORT: the same skill in both.
    "realistic": N_("Within reach"),
    "time_bound": NAMES["time_bound"],
    "purpose_or_goal": N_("Purpose, goal and sub-goal"),
    "goal_or_intervention": N_("Goal and intervention"),
    "goal_kind": N_("Kinds of goals"),
    "scale": N_("The five steps"),
    "follow_up": N_("Following up"),
    "asking": N_("Asking"),
}

MASTERY: Final = {
    "mastered": N_("mastered"),
    "practising": N_("being practised"),
    "not_tried": N_("not tried yet"),
}

MANNERS: Final = {
    "open": N_("An open question: it left the answer to %(name)s."),
    "vague": N_("A wide question. One short word is enough to answer it."),
    "leading": N_("The answer was in the question, and it is easiest to agree."),
    "several": N_("Several questions at once. At most one of them gets an answer."),
    "blaming": N_("A “why” about what somebody has done is easily heard as blame."),
    "advising": N_("Advice before it was asked for. It closes more than it opens."),
}

FACTS: Final = {
    "wish": N_("what the person wants"),
    "today": N_("how it is today"),
    "wanted": N_("which level would be good enough"),
    "strength": N_("what works and what helps"),
    "importance": N_("why it is important"),
    "obstacle": N_("what stands in the way"),
}

REMARKS: Final = {
    # A choice
    "choice_right": N_("Yes. %(choice)s."),
    "choice_other": N_("You chose “%(choice)s”. We see it as “%(key)s”."),
    "fault_right": N_("Yes. %(choice)s."),
    "fault_also": N_("“%(choice)s”: that is so here, too. But this weighs more: “%(key)s”."),
    "fault_other": N_(
        "“%(choice)s”: the coach does not find that in these words. What weighs most is this: “%(key)s”."
    ),
    "words_right": N_("“%(words)s”: yes, there it shows."),
    "words_other": N_("You pointed at “%(words)s”. It shows more clearly here: %(quotes)s."),
    "words_noted": N_("You pointed at “%(words)s”."),
    "words_not_there": N_("“%(words)s” does not stand in the goal. Copy the words just as they are."),
    # A goal worded anew
    "sound": N_("“%(words)s”: the coach finds nothing missing in these words."),
    "same_words": N_("“%(words)s” is what stood there from the beginning. What would one see instead?"),
    "mended": N_("Mended. This is no longer so: “%(fault)s”."),
    "still_there": N_("%(quotes)s: this is still so: “%(fault)s”."),
    "still_there_unquoted": N_("This is still so: “%(fault)s”."),
    "came_in": N_("%(quotes)s brings in something new: “%(fault)s”."),
    "came_in_unquoted": N_("Something new has come in: “%(fault)s”."),
    "identifier": N_("Something in it tells who somebody is. Leave such things out, in practice too."),
    "another_matter": N_("“%(words)s” has no word in common with the story. Is it about the same thing?"),
    "coach_unsure": N_(
        "“%(words)s” can be read in more than one way, and the coach is not sure. "
        "Ask a colleague how they read it."
    ),
    "cannot_judge": N_(
        "This the coach cannot judge from the words: %(criteria)s, and whether it is what the person "
        "wants. Ask a colleague."
    ),
    "model": N_("One good way among many: “%(text)s”"),
    # Five steps
    "scale_sound": N_("%(starts)s: every value has its step, and the steps fit the goal."),
    "scale_refused": N_("%(starts)s: %(problem)s"),
    "no_room_for_worse": N_(
        "Today, %(value)s, stands on step 1. It can get worse than that, and with today on step 2 it shows."
    ),
    "uneven": N_(
        "Step %(number)s is far larger than the goal step. Steps of about the same size are fairer."
    ),
    "model_scale": N_("One good way among many:"),
    "value_lies_on": N_("%(value)s lies on step %(number)s, which holds %(held)s."),
    # After a talk
    "own_words": N_("“%(words)s”: there are words in it that the person would recognise."),
    "not_own_words": N_("“%(words)s”: the person puts it in other words. %(wish)s"),
    "another_measure": N_(
        "You count in another way than the person does. %(fact)s Can you both count yours?"
    ),
    "level_of_client": N_("You expect what the person believes in. %(fact)s"),
    "level_of_trainee": N_("You expect %(span)s. The person has something else in mind. %(fact)s"),
    "guessed_today": N_("Today's level was put there without anybody's having asked for it."),
    "guessed_wanted": N_("The level to reach was put there without anybody's having asked for it."),
    "never_asked": N_("What the person wants never came up in the talk. %(wish)s"),
}

_RULES: Final = {
    "no_amount": N_(
        "When you meet again, a number tells whether it has happened: times a week, days out of seven, "
        "times out of ten. It does not have to be exact to be useful."
    ),
    "purpose_or_goal": N_(
        "A purpose is a direction and is never ticked off. A goal is a state that can be reached and "
        "checked by a certain day. A sub-goal is one small step of a goal."
    ),
    "goal_or_intervention": N_(
        "Ask who does something in the sentence, and what it would lead to. What it leads to for the "
        "person is the goal. The support stands in the plan, where it can change and the goal stay."
    ),
    "goal_kind": N_(
        "In a person's plan we look for what becomes different for them: a result, a behaviour, something "
        "learned. What staff deliver, or what goes on, belongs in the plan of action. "
        "Keeping what works is a goal too."
    ),
    "scale": N_(
        "All five steps measure the same thing, and every value has exactly one step. What you expect is "
        "step 3. Today is on step 1 or 2, but on step 3 when something is to be kept."
    ),
    "follow_up": N_(
        "Read the step off the scale with the same measure as before. Better than before is a change for "
        "the better, also below the goal. Then ask what helped and what stood in the way."
    ),
}

_SHARED_RULES: Final = {
    "multiple": "separate_goals",
    "no_comparison": "bare_comparison",
    "long_way": "unrealistic_jump",
    "no_day": "no_deadline",
}

RULE: Final = N_("The rule: %(rule)s")
_LONGEST: Final = 200


def rule_of(language: Language, code: str) -> str:
    """Say the rule behind an exercise, or behind a fault."""
    rule = _RULES.get(code) or ADVICE_RULES[_SHARED_RULES.get(code, code)]
    return language.text(rule)


def remark_lines(language: Language, code: str, params: Mapping[str, object], *, today: date) -> list[str]:
    """Word one thing that is said about an answer, with the steps below it where it is about steps."""
    if code == "rule":
        return [language.text(RULE, rule=rule_of(language, str(params["rule"])))]
    if code == "why":
        return [str(params["text"])]
    if code == "guessed":
        code = f"guessed_{params['fact_name']}"
    if code in ("still_there", "came_in") and not params["quotes"]:
        code = f"{code}_unquoted"
    shown = {name: _shown(language, name, value, today) for name, value in params.items()}
    lines = [language.text(REMARKS[code], **shown)]
    scale, baseline = params.get("scale"), params.get("baseline")
    if isinstance(scale, AttainmentScale) and isinstance(baseline, Decimal):
        lines += step_lines(language, scale, start=scale.step_for(baseline))
    return lines


def _shown(language: Language, name: str, value: object, today: date) -> str:
    match value:
        case Option():
            return value.shown(language)
        case MalstegError():
            return problem_text(language, value.code, value.params, today=today)
        case Decimal():
            return language.number(value)
        case Span():
            return language.span(value.low, value.high)
        case Step():
            return range_text(language, value)
        case tuple():
            return _several(language, name, value)
        case str() if name == "words":
            return one_line(value, _LONGEST).rstrip(".")
        case _:
            return str(value)


def _several(language: Language, name: str, values: tuple[object, ...]) -> str:
    if name == "criteria":
        return ", ".join(language.text(NAMES[str(value)]).casefold() for value in values)
    if name == "quotes":
        return ", ".join(quoted(language, str(value)) for value in values)
    return "; ".join(language.number(value) if isinstance(value, Decimal) else str(value) for value in values)
