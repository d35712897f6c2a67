"""``malsteg measure``: repeated measures of a goal, line by line, from a file, or as JSON."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, Final

from assistant.commands.access import enter, folder_of, unlock_again
from assistant.commands.output import json_number, write_json
from assistant.config import load_settings
from assistant.errors import AnswerError, UsageError
from assistant.goals.measurements import OWN, PhaseKind, Series, SeriesMeasure, SeriesPhase
from assistant.i18n import LANGUAGES, N_, Language

if TYPE_CHECKING:
    from assistant.records import DataFolder, GoalSummary, Records
    from assistant.records.measuring import Imported, Notebook

_MOST_BYTES: Final = 16 * 2**20
_LONGEST_NAME: Final = 60


def run(options: Namespace, language: Language, today: date) -> int:
    """Note, take in, change or show."""
    if options.correct and options.source is None:
        raise UsageError("correct_without_file")
    folder = folder_of(options, today)
    records = enter(folder, options, language, to_read=True)
    goal = records.find_goal(options.goal)
    if options.source is not None:
        _take_in(options, language, records, goal)
    elif options.phases:
        _change_phases(options, language, records, goal)
    elif options.json:
        from assistant.records.measuring import open_notebook

        write_json(series_fields(open_notebook(records, goal.case_id, goal.id)))
    else:
        _talk(options, language, folder, goal)
    return 0


# --- line by line ---------------------------------------------------------------------------------


def _talk(options: Namespace, language: Language, folder: DataFolder, goal: GoalSummary) -> None:
    """Settle what to note if that has not been done, and note."""
    from assistant.plain.lines import edit_lines
    from assistant.plain.measuring import PlainEntering, PlainSettingUp, Streams
    from assistant.records.measuring import open_notebook, set_up

    if sys.stdin.isatty():
        edit_lines()
    streams = Streams(
        sys.stdin,
        sys.stdout,
        folder=folder,
        unlock=lambda spoken: unlock_again(folder, spoken),
        lock_after=load_settings().lock_after,
    )
    if options.set_up or goal.series is None:
        setting_up = set_up(folder.records, language, goal.case_id, goal.id)
        settled = PlainSettingUp(setting_up, language, streams).hold()
        if options.set_up or not settled:
            return
        sys.stdout.write("\n")
    notebook = open_notebook(folder.records, goal.case_id, goal.id)
    PlainEntering(notebook, language, streams).hold()


# --- a file ---------------------------------------------------------------------------------------


def _take_in(options: Namespace, language: Language, records: Records, goal: GoalSummary) -> None:
    from assistant.commands.lines import whole
    from assistant.records.measuring import open_notebook
    from assistant.series_files.dated import read_dated

    notebook = open_notebook(records, goal.case_id, goal.id)
    file = read_dated(whole(options.source, _MOST_BYTES), language.code, records.today)
    found = notebook.take_in(file, correct=options.correct)
    if options.json:
        write_json(
            {
                "goal": goal.id,
                "added": found.added,
                "filled": found.filled,
                "corrected": found.corrected,
                "unchanged": found.unchanged,
                "missing": len(notebook.missing()),
            }
        )
    else:
        _say_taken(language, notebook, found)
    if any(row.phase for row in file.rows):
        message = N_("The phases in the file are not taken in. Give them with --phase or --set-up.")
        sys.stderr.write(language.text(message) + "\n")


def _say_taken(language: Language, notebook: Notebook, found: Imported) -> None:
    from assistant.wording.measuring import missing_text

    parts = [
        language.plural("%(number)s new row", "%(number)s new rows", found.added),
        language.plural("%(number)s row filled in", "%(number)s rows filled in", found.filled),
        language.plural("%(number)s row corrected", "%(number)s rows corrected", found.corrected),
        language.plural("%(number)s row as it was", "%(number)s rows as they were", found.unchanged),
    ]
    counts = (found.added, found.filled, found.corrected, found.unchanged)
    sys.stdout.write(", ".join(part for part, count in zip(parts, counts, strict=True) if count) + ".\n")
    missing = len(notebook.missing())
    if missing:
        sys.stdout.write(missing_text(language, notebook.series.rhythm, missing) + ".\n")


# --- phases ---------------------------------------------------------------------------------------


def _change_phases(options: Namespace, language: Language, records: Records, goal: GoalSummary) -> None:
    from assistant.records.measuring import change_phases
    from assistant.wording.measuring import series_lines

    phases = tuple(_phase(text, language, records.today) for text in options.phases)
    series = change_phases(records, goal.case_id, goal.id, phases)
    if options.json:
        write_json({"goal": goal.id, "phases": phase_fields(series)})
        return
    for line in series_lines(language, series):
        sys.stdout.write(line + "\n")


def _phase(text: str, language: Language, today: date) -> SeriesPhase:
    """Read "2027-03-01 during the course", or with semicolons between. Raises ``phase_unclear``."""
    from assistant.dialogs.answers import clean_text
    from assistant.dialogs.context import Context
    from assistant.dialogs.series_draft import AnyDay

    parts = [part.strip() for part in text.split(";")] if ";" in text else text.split(maxsplit=2)
    if not 2 <= len(parts) <= 3:
        raise AnswerError("phase_unclear", text=text[:_LONGEST_NAME])
    try:
        starts = AnyDay().read(parts[0], _NO_DRAFT, Context(today, language))
    except AnswerError:
        raise AnswerError("phase_unclear", text=text[:_LONGEST_NAME]) from None
    kind = _kinds().get(" ".join(parts[1].casefold().replace("_", " ").split()))
    if kind is None:
        raise AnswerError("phase_unclear", text=text[:_LONGEST_NAME])
    name = clean_text(parts[2], _LONGEST_NAME) if len(parts) == 3 and parts[2] else ""
    return SeriesPhase(kind=kind, starts=starts, name=" ".join(name.split()))


_NO_DRAFT: Final = SeriesPhase(kind=PhaseKind.BEFORE, starts=date.min)
"""Days are read without looking at what has been said before."""


def _kinds() -> dict[str, PhaseKind]:
    """The kinds of phase by their codes, and by their words in every language."""
    from assistant.wording.measuring import PHASE_KINDS

    kinds = {kind.value.replace("_", " "): kind for kind in PhaseKind}
    for code in LANGUAGES:
        kinds |= {Language(code).text(words).casefold(): kind for kind, words in PHASE_KINDS.items()}
    return kinds


# --- JSON -----------------------------------------------------------------------------------------


def series_fields(notebook: Notebook) -> dict[str, object]:
    """Return what is noted of a goal as JSON has it."""
    series = notebook.series
    return {
        "goal": series.goal_id,
        "rhythm": series.rhythm.value,
        "since": series.since.isoformat(),
        "until": series.until.isoformat() if series.until else None,
        "measures": [_measure(measure) for measure in series.measures],
        "phases": phase_fields(series),
        "entries": [
            {
                "date": entry.day.isoformat(),
                "number": entry.number,
                "values": {
                    measure.id: json_number(entry.values.get(measure.id)) for measure in series.measures
                },
            }
            for entry in notebook.entries
        ],
        "corrections": [
            {
                "date": correction.entry.day.isoformat(),
                "number": correction.entry.number,
                "before": [
                    {
                        "noted_at": earlier.noted_at.isoformat(),
                        "values": {key: json_number(value) for key, value in earlier.values.items()},
                    }
                    for earlier in correction.before
                ],
            }
            for correction in notebook.corrections()
        ],
        "missing": [day.isoformat() for day in notebook.missing()],
    }


def phase_fields(series: Series) -> list[dict[str, object]]:
    """Return the phases of a series as JSON has them."""
    return [
        {"kind": phase.kind.value, "name": phase.name or None, "from": phase.starts.isoformat()}
        for phase in series.phases
    ]


def _measure(measure: SeriesMeasure) -> dict[str, object]:
    return {
        "id": measure.id,
        "name": measure.name,
        "unit": measure.unit or None,
        "own": measure.id == OWN,
        "min": json_number(measure.bounds.minimum),
        "max": json_number(measure.bounds.maximum),
        "better": measure.better.value,
    }
