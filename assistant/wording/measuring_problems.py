"""The sentences for what can go wrong with repeated measures."""

from __future__ import annotations

from typing import Final

from assistant.i18n import N_

MEASURING: Final[dict[str, str]] = {
    "no_series": N_("Nothing is noted of this goal yet. “malsteg measure %(goal)s” sets up what to note."),
    "day_not_yet": N_("%(date)s has not been yet, so nothing can have been noted."),
    "before_series": N_("%(date)s is before %(since)s, when you began to note. Change that day first."),
    "after_series": N_("%(date)s is after %(until)s, the last day to note. Change that day first."),
    "value_there": N_("On %(date)s, %(value)s is noted already for “%(name)s”."),
    "row_value_there": N_(
        "Line %(line)s: on %(date)s, %(value)s is noted already for “%(name)s”, and here it says %(other)s. "
        "If the file is right, take it in with --correct."
    ),
    "row_day_twice": N_("Line %(line)s: %(date)s stands on line %(other)s too. Keep one of them."),
    "row_week_twice": N_(
        "Line %(line)s: the week of %(date)s stands on line %(other)s too. Keep one of them."
    ),
    "bad_row": N_("Line %(line)s: %(first)s"),
    "bad_value": N_("Line %(line)s, “%(name)s”: %(first)s"),
    "value_of_measure": N_("“%(name)s”: %(first)s"),
    "unknown_column": N_(
        "The column “%(name)s” is none of what you note: %(measures)s. Name it as one of them, or take it "
        "out."
    ),
    "measure_twice": N_("Two of what you note are called “%(name)s”. Give one of them another name."),
    "too_many_parts_of_measure": N_("Write at most three parts: name; lowest-highest; unit."),
    "phases_backwards": N_(
        "A phase cannot begin on %(second)s when the one before begins on %(start)s. Put them in order of "
        "time."
    ),
    "phase_before_series": N_("A phase cannot begin on %(date)s, before you begin to note, %(since)s."),
    "phase_after_series": N_("A phase cannot begin on %(date)s, after the last day to note, %(until)s."),
    "until_before_since": N_("The last day, %(date)s, is before the first, %(since)s."),
    "series_too_long": N_("That is too long to note. Choose a last day within %(years)s years."),
    "rhythm_fixed": N_("There are notes already, so how often you note cannot be changed any more."),
    "measure_has_values": N_("There are notes for “%(name)s”, so it has to stay."),
    "values_left_outside": N_("On %(date)s, %(value)s is noted for “%(name)s”. It has to fit in."),
    "entries_left_out": N_(
        "There are notes for %(date)s already. They have to lie within the days you note."
    ),
    "phase_unclear": N_(
        "“%(text)s” is no phase. Write a day, before, during, phasing_out or after, and perhaps a name: "
        "“%(example_day)s during the course”."
    ),
    "correct_without_file": N_("--correct goes with --from and a file."),
    "force_without_file": N_("--force goes with --to and a file."),
    "picture_kind_unknown": N_("“%(name)s” has to end in .svg or .png."),
    "nothing_to_draw": N_(
        "Nothing is noted yet, so there is nothing to draw. “malsteg measure %(goal)s” notes."
    ),
    "several_values": N_("Write one number for each of what you note, %(count)s in all, or one at a time."),
    "yes_or_no": N_("Write 1 for yes or 0 for no."),
}
"""The msgid for each code about repeated measures."""
