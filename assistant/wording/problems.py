"""The sentence for every coded problem and piece of advice.

Each says what was noticed and what to do about it, to two people who have done nothing wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.errors import MalstegError
from assistant.goals.goal import Party
from assistant.goals.measure import Better
from assistant.i18n import N_, Language
from assistant.wording.advice import IDENTIFIERS, THOUGHTS
from assistant.wording.documents import DOCUMENTS
from assistant.wording.keeping import KEEPING
from assistant.wording.looking_back import LOOKING_BACK
from assistant.wording.measuring_problems import MEASURING
from assistant.wording.practice_problems import PRACTISING
from assistant.wording.signs import one_line

PROBLEMS: Final[dict[str, str]] = {
    # Words
    "empty": N_("Nothing is written yet. Write something, or choose “don't know yet”."),
    "too_long": N_("That is too long: %(length)s signs, and there is room for %(limit)s. Make it shorter."),
    "control_characters": N_(
        "There are invisible control characters in the text. Write it again without them."
    ),
    "not_words": N_("This has to be written in words."),
    "long_words": N_("That is a lot to keep in mind. Can you say the most important part in one sentence?"),
    "alias_known": N_(
        "There is already a case called %(alias)s. If it is the same person, go on: the goal is kept in that "
        "case. If it is somebody else, choose another name."
    ),
    "too_many_parts": N_("Write at most three parts: what; who; how often. Begin a new line for more."),
    # Choices
    "no_such_option": N_("Choose one of the %(count)s answers, by its number or its first words."),
    "several_options": N_("Several of the answers begin like that. Write its number instead."),
    "answer_needed": N_("We need an answer here to be able to go on."),
    "reservation_needs_words": N_("Say what your “but” is, in a few words. It is kept beside your yes."),
    # Numbers
    "not_a_number": N_("We need a number here, such as 3."),
    "ambiguous_number": N_("“%(text)s” can be read in two ways. Write thousands without a sign: 1500."),
    "whole_numbers_only": N_("Here we count in whole numbers. %(value)s is not one."),
    "too_many_decimals": N_("That is more exact than we need. Round it to %(decimals)s decimals at most."),
    "outside_measure": N_(
        "%(value)s is outside what we measure with. Write a number from %(low)s to %(high)s."
    ),
    "below_measure": N_("It cannot be less than %(low)s here. Write a number from %(low)s and up."),
    "above_measure": N_("It cannot be more than %(high)s here. Write a number up to %(high)s."),
    "number_too_large": N_("That number is too large to work with. Choose a larger unit to count in."),
    "another_total": N_(
        "“%(text)s” counts out of something else than the %(high)s we chose. Write only the number."
    ),
    "range_needed": N_("Write the lowest and the highest number, such as 0-40."),
    "range_reversed": N_("Write the lower number first: %(high)s-%(low)s."),
    "range_too_short": N_("There must be at least five values to have room for five steps."),
    # Dates
    "past_date": N_("%(date)s is today or has already been. Choose a day ahead."),
    # Levels and steps
    "already_there": N_(
        "Today, %(baseline)s, is already at the level you expect. Expect something else, "
        "or choose to keep it as it is."
    ),
    "wrong_way": N_("The expected level lies the wrong way from today, %(baseline)s. Check both numbers."),
    "today_outside_goal": N_(
        "To keep things as they are, today's level, %(baseline)s, has to lie within %(levels)s. "
        "Make the range wider."
    ),
    "measure_too_narrow": N_(
        "There is no room for five steps here. "
        "Count over a longer time, out of more occasions or in a smaller unit."
    ),
    "five_steps_needed": N_("There have to be five steps."),
    "four_starts_needed": N_("Write four numbers: where steps 2, 3, 4 and 5 begin. For example: 3; 6; 8; 10"),
    "nothing_to_adjust": N_(
        "There are no steps to adjust yet. They need today's level and the level you expect."
    ),
    "steps_clash": N_(
        "Steps %(step)s and %(other)s clash: a number would belong to both or one would be empty."
    ),
    "steps_gap": N_(
        "There is a gap between steps %(step)s and %(other)s. Let one begin where the other ends."
    ),
    "step_outside_measure": N_("Step %(step)s would hold %(value)s, which cannot be measured here."),
    "scale_end_open": N_("Step %(step)s has to go all the way to the end of what can be measured."),
    "expected_not_on_goal_step": N_(
        "Step 3 is the goal, so it has to hold the level you expect: %(levels)s."
    ),
    "today_on_wrong_step": N_(
        "Today would stand on step %(step)s. Before you begin it belongs on step 1 or 2."
    ),
    "today_not_kept": N_(
        "Today would stand on step %(step)s. When you keep something, today belongs on step 3."
    ),
    "scale_of_other_measure": N_("The steps were made for other numbers. Look at them again."),
    # Feelings about the goal
    "low_confidence": N_(
        "You are not very sure. Would a smaller step feel easier? You can change the level."
    ),
    "low_importance": N_("It does not seem so important to you. Is there something else that matters more?"),
    # What an accepted goal still lacks
    "part_missing": N_("Still to fill in: %(part)s."),
    "needs_another_look": N_("Something it depends on has changed. Look again at: %(question)s"),
    "deadline_passed": N_("The date of the goal, %(deadline)s, has already come. Choose a day ahead."),
    "acceptance_missing": N_("%(party)s has not answered yet."),
    "not_accepted_yet": N_("%(party)s says “not yet”."),
    # Cases, goals and files
    "unknown_goal": N_("There is no goal “%(goal)s”. “malsteg goals” lists those there are."),
    "several_goals": N_("“%(goal)s” fits several goals: %(ids)s. Choose one of them."),
    "unknown_case": N_("There is no case “%(case)s”. “malsteg cases” lists those there are."),
    "nothing_to_resume": N_("The goal %(goal)s has no conversation to go on with."),
    "no_drafts": N_("There is no conversation to go on with. “malsteg new” begins one."),
    **KEEPING,
    **MEASURING,
    **PRACTISING,
    **LOOKING_BACK,
    **DOCUMENTS,
    # The command line
    "option_not_a_number": N_("%(option)s has to be a number, such as 3; “%(text)s” is not."),
    "option_not_a_range": N_(
        "%(option)s has to be a number or a range, such as 6 or 6-7; “%(text)s” is not."
    ),
    "min_needed": N_("%(value)s is below 0. If the measure goes below 0, say how far with --min."),
    "fractions_needed": N_("%(value)s is not a whole number. With --fractions values may lie in between."),
    "unknown_version": N_("The goal %(goal)s has no version %(version)s. It has %(count)s."),
    "terminal_needed": N_("The app needs a terminal. To answer line by line, use “malsteg new --plain”."),
    "today_not_iso": N_("--today has to be a date such as 2027-04-15; “%(text)s” is not."),
    "input_ended": N_(
        "The input ended before the conversation did. What was answered is kept as a draft: %(goal)s."
    ),
    "input_ended_at_once": N_("The input ended before anything was answered, so nothing is kept."),
    "no_such_file": N_("There is no file “%(name)s”. Check the name."),
    "file_is_folder": N_("“%(name)s” is a folder. Name a file in it."),
    "file_unreadable": N_("“%(name)s” cannot be read. Check that you are allowed to open it."),
    "line_not_utf8": N_("Line %(line)s is not UTF-8 text. Save the text as UTF-8 and try again."),
    "line_too_long": N_("Line %(line)s is too long to be a goal. Write one goal a line."),
    "input_not_utf8": N_("The input is not UTF-8 text. Save it as UTF-8 and try again."),
    # Scores
    "no_levels": N_("There is no goal to score."),
    "level_unknown": N_(
        "“%(level)s” is no level. Write -2, -1, 0, 1 or 2 for each goal, or its step, 1 to 5, with --steps."
    ),
    "step_unknown": N_("“%(level)s” is no step. With --steps, write 1, 2, 3, 4 or 5 for each goal."),
    "levels_uneven": N_(
        "Levels from the beginning: %(baseline)s, levels now: %(achieved)s. Each goal needs both."
    ),
    "weights_uneven": N_(
        "Goals: %(levels)s, weights: %(weights)s. Give each goal its weight, in the same order."
    ),
    "weight_unusable": N_("“%(weight)s” is no weight. A weight is a number from 0 to %(limit)s."),
    "weights_all_zero": N_("All weights are 0, so no goal is left to score."),
    "rho_outside": N_("%(rho)s cannot be used: --rho is a number from 0 up to, but not, 1."),
    # Files of repeated measures
    "no_phases": N_("There are no phases, so there is nothing to reckon with."),
    "file_too_large": N_("“%(name)s” is too large: there is room for %(megabytes)s megabytes."),
    "file_not_text": N_("The file is not text that can be read. Save it as CSV in UTF-8 and try again."),
    "file_is_workbook": N_(
        "This is a workbook of a spreadsheet program. Save it as CSV there and try again."
    ),
    "file_empty": N_(
        "The file is empty. Its first row names the columns, and then comes a row for each value."
    ),
    "file_without_rows": N_("There are no values: only the row with the names of the columns."),
    "no_such_columns": N_("The first row has to name the columns. There is none called: %(columns)s."),
    "column_twice": N_("These columns may mean the same: %(names)s. Rename all of them but one."),
    "row_broken": N_("Line %(line)s cannot be taken apart: a quotation mark is not closed, or out of place."),
    "row_too_long": N_(
        "Line %(line)s has %(cells)s cells, and there are %(columns)s columns. Where numbers have a decimal "
        "comma, put semicolons between the cells."
    ),
    "row_without_phase": N_("Line %(line)s says no phase. Write it on every row."),
    "row_without_day": N_("Line %(line)s says no day. Write it on every row."),
    "row_not_a_number": N_("Line %(line)s: “%(text)s” is not a number. Leave it empty where none was noted."),
    "row_ambiguous_number": N_(
        "Line %(line)s: “%(text)s” can be read in two ways. Write thousands without a sign, such as 1500."
    ),
    "row_number_too_large": N_("Line %(line)s: “%(text)s” is too large to work with."),
    "row_not_a_day": N_("Line %(line)s: “%(text)s” is no day of the calendar. Write it as %(example_day)s."),
    "not_a_day": N_("“%(text)s” is no day of the calendar. Write it as %(example_day)s."),
    "row_day_ahead": N_("Line %(line)s: %(date)s has not been yet."),
    "row_day_backwards": N_(
        "Line %(line)s: %(date)s comes before the day on line %(other)s. Put the rows in order of time."
    ),
    "bad_rows": N_("These lines cannot be read: %(lines)s. %(first)s"),
    # The conversation itself
    "offer_gone": N_("The answer has changed since then, so there is nothing to do about it any more."),
    "no_such_question": N_("That question is not part of this conversation."),
    "score_what": N_("Give the level of each goal, or --case and whose goals they are: one of the two."),
    "nothing_asked": N_("There is no question to answer right now."),
}
"""The msgid for each code but those that depend on the goal's direction."""

_OF_TIME: Final = "time_"
"""Codes that begin so are those of an answer to "by when?"; their wording depends on what it left open."""

_MOST_NAMED: Final = 12
"""Lines or columns that are named; then it is enough."""

_NO_ROOM: Final = {
    ("no_room_beyond", Better.HIGHER): N_(
        "%(levels)s leaves no room above the goal: %(end)s is the most there can be. "
        "Expect at most %(limit)s."
    ),
    ("no_room_beyond", Better.LOWER): N_(
        "%(levels)s leaves no room below the goal: %(end)s is the least there can be. "
        "Expect at least %(limit)s."
    ),
    ("no_room_before", Better.HIGHER): N_(
        "%(levels)s leaves no room for a step on the way. Expect at least %(limit)s."
    ),
    ("no_room_before", Better.LOWER): N_(
        "%(levels)s leaves no room for a step on the way. Expect at most %(limit)s."
    ),
}

PARTS: Final = {
    "purpose": N_("the purpose"),
    "direction": N_("what should happen: increase, decrease, be kept or be in place"),
    "what": N_("what the goal is about"),
    "measure": N_("how we will know"),
    "baseline": N_("how it is today"),
    "expected": N_("the level you expect"),
    "deadline": N_("by when"),
    "scale": N_("the five steps"),
}

COLUMNS: Final = {
    "phase": N_("phase"),
    "value": N_("value"),
    "date": N_("date"),
    "measure": N_("a measure"),
}

PARTIES: Final = {Party.CLIENT: N_("The client"), Party.WORKER: N_("The caseworker")}


def problem_text(
    language: Language, code: str, params: Mapping[str, object], *, today: date, alias: str = ""
) -> str:
    """Word a coded problem or piece of advice.

    ``today`` gives examples of dates that lie ahead; ``alias`` is the client's name where it is known.
    """
    if code.startswith(_OF_TIME):
        from assistant.wording.times import question_back

        return question_back(language, code.removeprefix(_OF_TIME), params, today=today)
    message = _message(code, params)
    shown = {name: _shown(language, name, value, alias) for name, value in params.items()}
    if "low" in params and "high" in params:
        low, high = params["low"], params["high"]
        if isinstance(low, Decimal) and isinstance(high, Decimal):
            shown["levels"] = language.span(low, high)
    day = params.get("date")
    if isinstance(day, date):
        shown["weekday"] = language.weekday(day)
    shown["example_date"] = language.long_date(date(today.year + 1, 4, 15))
    shown["example_day"] = date(today.year, 4, 15).isoformat()
    first = params.get("first")
    if isinstance(first, MalstegError):
        shown["first"] = problem_text(language, first.code, first.params, today=today)
    return language.text(message, **shown)


def _message(code: str, params: Mapping[str, object]) -> str:
    if code in ("no_room_beyond", "no_room_before"):
        return _NO_ROOM[code, Better(str(params["better"]))]
    if code == "input_ended" and not params["goal"]:
        code = "input_ended_at_once"
    elif code == "today_on_wrong_step" and params["maintain"]:
        code = "today_not_kept"
    return PROBLEMS[code] if code in PROBLEMS else THOUGHTS[code]


def _shown(language: Language, name: str, value: object, alias: str) -> str:
    if isinstance(value, Decimal):
        return language.number(value)
    if isinstance(value, date):
        return language.long_date(value)
    if isinstance(value, Party):
        return alias if alias and value is Party.CLIENT else language.text(PARTIES[value])
    if name == "kind":
        return language.text(IDENTIFIERS[str(value)])
    if name == "part":
        return language.text(PARTS[str(value)])
    if isinstance(value, tuple):
        named = [
            language.text(COLUMNS[each]) if name == "columns" else one_line(str(each), 60) for each in value
        ]
        return ", ".join(
            [*named[:_MOST_NAMED], *(["\N{HORIZONTAL ELLIPSIS}"] if named[_MOST_NAMED:] else [])]
        )
    if isinstance(value, int) and not isinstance(value, bool):
        return language.number(value)
    return str(value)
