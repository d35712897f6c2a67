"""The sentences for what can be noticed, or go wrong, when a goal is followed up.

Less than expected is something to know, never something to be blamed for.
"""

from __future__ import annotations

from typing import Final

from assistant.i18n import N_

LOOKING_BACK: Final[dict[str, str]] = {
    # Days
    "day_unclear": N_(
        "“%(words)s” does not tell us which day. Write a date such as %(example_day)s, or “yesterday”."
    ),
    "day_ahead": N_("%(date)s has not been yet. Take today, or the day when it was noted."),
    "day_before_goal": N_("That is before what you agreed on began to hold, %(date)s. Take a later day."),
    "day_after_next": N_("On %(date)s you met the next time. Take a day before that."),
    "followed_up_already": N_(
        "You followed it up on %(date)s. Take a later day, or correct what you wrote then."
    ),
    # What was carried out
    "one_line_each": N_("Write one line for each part of the plan, %(count)s in all."),
    "carried_unclear": N_(
        "“%(text)s”: write how many times of how many, such as 3 of 4, or choose one of the answers by its "
        "number."
    ),
    "too_many_occasions": N_("That is more times than we can count. Write at most %(limit)s."),
    "no_such_part": N_("The plan has %(count)s parts. Write the number of one of them."),
    "no_part_left": N_("Then nothing is left of the plan. What do you do instead?"),
    # What a follow-up cannot be without
    "nothing_found": N_("Still to say: how it is now, or which step at least one of you sees."),
    # Noticed
    "further_away": N_(
        "It is further from the goal than when you began. That is no failure: it says something about what "
        "is needed."
    ),
    "not_at_the_goal": N_(
        "What you found today is step %(step)s. If that is enough for you, it is enough. Would you like to "
        "say why in your own words?"
    ),
    "no_day_to_meet": N_(
        "Without a day in the calendar it is easily forgotten. Is there one that suits you both?"
    ),
    # Goals
    "not_agreed_yet": N_(
        "The goal %(goal)s is still a draft. It can be followed up when both have said yes."
    ),
    "goal_closed": N_(
        "The goal %(goal)s is ended. To take it up again, change it: “malsteg revise %(goal)s”."
    ),
    "nothing_to_correct": N_("The goal %(goal)s has not been followed up yet."),
    "two_follow_ups": N_(
        "This follow-up was gone on with somewhere else in the meantime. Both are kept, and you go on here "
        "with yours."
    ),
}
"""The msgid for each code."""
