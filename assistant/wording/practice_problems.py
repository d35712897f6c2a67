"""The sentences for what can go wrong in practice, and with files that a supervisor has written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from assistant.i18n import N_, Language

PRACTISING: Final[dict[str, str]] = {
    # A talk, the trainee's own file, the call
    "not_followed": N_(
        "The script has no answer to that. Put it in another way, or choose one of the questions."
    ),
    "practice_too_large": N_("“%(name)s” holds more answers than can be read. Move it away and begin anew."),
    "practice_unreadable": N_("“%(name)s” cannot be read. Check that you are allowed to open it."),
    "practice_not_kept": N_("“%(name)s” cannot be written. Check the folder, and that there is room."),
    "unknown_set": N_("There is no set of exercises called “%(name)s”. There are: %(sets)s."),
    "unknown_client": N_("There is nobody called “%(name)s” to talk with. There are: %(names)s."),
    "set_and_client": N_("Choose either a set of exercises or a client."),
    "count_too_small": N_("--count has to be a whole number from 1 up; “%(text)s” is not."),
    "nothing_to_practise": N_("There are no exercises to take."),
    "no_such_folder": N_("There is no folder “%(name)s”."),
    # Files
    "not_utf8": N_("This is not UTF-8 text. Save the file as UTF-8."),
    "not_toml": N_(
        "The file cannot be taken apart here. Look at quotation marks, brackets and equals signs."
    ),
    "no_exercise_files": N_("There is no file of exercises in “%(name)s”. Their names end in .toml."),
    "no_progress_file": N_("This is no progress file that Målsteg has exported."),
    "name_taken": N_("“%(name)s” is taken already. Choose another name."),
    "name_not_plain": N_("A name is written with small letters a-z, digits and hyphens."),
    "field_missing": N_("This is missing."),
    "language_missing": N_("The text is missing in this language: %(code)s."),
    "field_unknown": N_("Nothing is called so here. Check the spelling."),
    "field_not_one_of": N_("This has to be one of: %(expected)s."),
    "text_needed": N_("There has to be a text here."),
    "number_needed": N_("There has to be a number here."),
    "field_wrong": N_("This does not have the shape it should have."),
    "talk_leads_nowhere": N_(
        "The question “%(ask)s” at “%(moment)s” leads to “%(to)s”. "
        "It has to lead to a later moment, or to “end”."
    ),
    "value_and_step_disagree": N_(
        "With a value there is a step from 1 to 5 and a change; without one, step 0 and no change."
    ),
    "step_is_another": N_("By the exercise's own scale the value lies on step %(step)s."),
    # Keys that the coach or the rules of the scale do not come to
    "fault_not_seen": N_(
        "%(language)s: the coach does not find “%(fault)s” in the statement, but: %(seen)s."
    ),
    "model_not_sound": N_("%(language)s: the coach finds something in the model answer: %(seen)s."),
    "purpose_can_be_measured": N_("%(language)s: the coach reads this as a goal, not as a purpose."),
    "goal_cannot_be_measured": N_("%(language)s: the coach does not read this as a goal: %(seen)s."),
    "part_seen_otherwise": N_("%(language)s: the coach reads this otherwise than as “%(key)s”."),
    "aim_seen_otherwise": N_("%(language)s: the coach reads this otherwise than as “%(aim)s”."),
    "kind_seen_otherwise": N_(
        "%(language)s: the coach looks at who does what, and does not read this as “%(kind)s”."
    ),
    "flaw_seen_otherwise": N_("%(language)s: by the rules of the scale it is not “%(flaw)s” but: %(seen)s."),
    "change_seen_otherwise": N_("%(language)s: by the rules it is not “%(change)s” but “%(seen)s”."),
    "ask_heard_otherwise": N_(
        "%(language)s: the question “%(ask)s” at “%(moment)s” is not told apart "
        "from the others when it is typed."
    ),
    "note_can_be_scored": N_("%(language)s: the note holds a count that the scale could place."),
}
"""The msgid for each code about practice."""

_WHERE: Final = {
    (True, True): N_("%(file)s, line %(line)s, %(field)s: %(problem)s"),
    (True, False): N_("%(file)s, line %(line)s: %(problem)s"),
    (False, True): N_("%(file)s, %(field)s: %(problem)s"),
    (False, False): N_("%(file)s: %(problem)s"),
}


def file_problem_text(
    language: Language, file: str, line: int, field: str, code: str, params: Mapping[str, object], today: date
) -> str:
    """Say what is wrong with a file, where it stands first; ``line`` 0 and ``field`` "" are left out."""
    from assistant.wording.problems import problem_text

    problem = problem_text(language, code, params, today=today)
    where = _WHERE[bool(line), bool(field)]
    return language.text(where, file=file, line=line, field=field, problem=problem)
