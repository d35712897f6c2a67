"""What the coach notices, worded to the pair: the thought, the way on, what was done, the rule behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assistant.i18n import N_, Language

if TYPE_CHECKING:
    from assistant.dialogs.question import Advice

THOUGHTS: Final = {
    "identifier": N_(
        "“%(quote)s” looks like %(kind)s. It tells who somebody is, and the goal is as good without it."
    ),
    "staff_goal": N_(
        "“%(quote)s” is what others do to help. What will be different for you when it has helped?"
    ),
    "activity": N_("“%(quote)s” is a way to get there. What will be different for you when it has helped?"),
    "separate_goals": N_(
        "This is more than one goal. Take “%(quote)s” now? “%(other)s” can be the next one."
    ),
    "multiple": N_("This seems to be more than one goal. Which one do you want to begin with?"),
    "avoidance": N_("“%(quote)s” says what should go away. What will you do, or have, instead?"),
    "vague": N_(
        "“%(quote)s” can mean different things to different people. "
        "What would one see? What would there be more of, or less of?"
    ),
    "all_or_nothing": N_("“%(quote)s” is all or nothing. Which smaller step would also be a step?"),
    "bare_comparison": N_("“%(quote)s”: than what? How is it now, roughly in numbers?"),
    "unrealistic_jump": N_(
        "From %(value)s to %(levels)s is almost the whole way, in a short time. "
        "Would a smaller step or a later date feel safer?"
    ),
    "span_proposed": N_(
        "We take it as %(date)s, the last day of it. If you mean another day, write that one."
    ),
    "no_deadline": N_("Without a date it is easily put off. When do you meet next? That can be the date."),
}
"""What was noticed, with a question or a proposal that leads on."""

RULES: Final = {
    "identifier": N_(
        "A personal number, a phone number or an e-mail address tells anyone who sees the screen or the file "
        "who it is about. If you keep it, that is noted in the case's log, but not the number itself."
    ),
    "staff_goal": N_(
        "A goal says how things will be for the person whose goal it is. What staff and services do is help "
        "on the way: it stands in the plan of action, where it can be changed without changing the goal."
    ),
    "activity": N_(
        "Support, talks and meetings can be held without anything getting better. So the goal says what "
        "should come of them, and they themselves stand in the plan of action."
    ),
    "separate_goals": N_(
        "If two things stand in one goal, one may be reached and the other not, and nobody can say which "
        "step you are on. One at a time is also easier to keep in mind."
    ),
    "avoidance": N_(
        "It is hard to do a “not”. A goal that says what you will do or have instead shows the way, and you "
        "can see when it happens. Cutting down on something is fine: that can be counted."
    ),
    "vague": N_(
        "When you meet to follow up, both of you should be able to tell whether it has happened. "
        "What can be seen, heard or counted can be told; a fine word can be read in many ways."
    ),
    "all_or_nothing": N_(
        "With “always” or “never”, one bad day is enough for it all to seem lost. "
        "Five steps make room for the small ones, and more than you expect is possible too."
    ),
    "bare_comparison": N_(
        "“More” and “less” need something to compare with. If you know how it is today, roughly, you can see "
        "later how far you have come."
    ),
    "unrealistic_jump": N_(
        "Big changes in a few weeks are rare, and a goal that is too far off takes the courage away. "
        "A step that succeeds makes the next one easier."
    ),
    "span_proposed": N_(
        "A goal has one last day, so that you know when to look at it together. "
        "Of a stretch of time we propose its last day."
    ),
    "no_deadline": N_(
        "A date makes it easier to begin, and it says when you will look at it together. "
        "It can be moved if both of you agree."
    ),
}
"""The rule behind each thought, for those who ask."""

_SAME_RULE: Final = {"multiple": "separate_goals"}

OFFERS: Final = {
    "to_plan": N_("Move it to the plan of action"),
    "keep_first": N_("Take the first now, keep the other for later"),
    "remove_identifiers": N_("Take it out"),
}
"""What the pair can have done at once."""

DONE: Final = {
    "to_plan": N_("It stands in the plan of action now. What is the goal that it leads to?"),
    "keep_first": N_("The other goal is kept as a draft of its own. Go on with this one."),
    "remove_identifiers": N_("It is taken out. Read the text once more, and go on."),
}
"""What has become of it."""

IDENTIFIERS: Final = {
    "personal_id": N_("a personal identity number"),
    "phone": N_("a phone number"),
    "email": N_("an e-mail address"),
}


def rule_text(language: Language, advice: Advice) -> str:
    """Say the rule behind a piece of advice; empty where the advice says it all."""
    return language.text(RULES.get(_SAME_RULE.get(advice.code, advice.code), ""))
