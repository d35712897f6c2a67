"""``malsteg practise``: exercises, invented clients, progress, and a supervisor's overview.

Never opens the data folder: what is noted of practice lies in a folder of its own beside it.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant.commands.output import write_json
from assistant.config import load_settings
from assistant.errors import UsageError
from assistant.i18n import LANGUAGES, N_, Language
from assistant.paths import data_folder
from assistant.practice.catalogue import Exercises, read_exercises
from assistant.practice.tasks import KINDS
from assistant.wording.signs import one_line

if TYPE_CHECKING:
    from assistant.practice.clients_read import Clients
    from assistant.practice.files import FileProblem
    from assistant.practice.people import Client
    from assistant.practice.progress import Progress
    from assistant.practice.unit import Overview

OK: Final = 0
FAILED: Final = 1
USUAL_COUNT: Final = 10


def run(options: Namespace, language: Language, today: date) -> int:
    """Practise, or say how practice goes."""
    if options.overview:
        return _overview(options, language, today)
    folder = _exercise_folder(options)
    if options.check:
        return _check(folder, options, language, today)
    if options.list:
        return _list(folder, options, language, today)
    progress = _progress_of(options)
    if progress.damaged:
        words = N_("Lines of your practice that cannot be read any more: %(count)s. The others count.")
        sys.stderr.write(language.text(words, count=progress.damaged) + "\n")
    exercises = read_exercises(folder)
    if options.progress:
        return _show_progress(progress, options, language)
    if options.export:
        return _export(progress, exercises, options, language)
    return _practise(progress, exercises, folder, options, language, today)


def _exercise_folder(options: Namespace) -> Path | None:
    """Return the folder of own exercises: the one named in the call, else in the settings."""
    if options.exercises is not None:
        folder = Path(options.exercises).expanduser()
        if not folder.is_dir():
            raise UsageError("no_such_folder", name=options.exercises)
        return folder
    named = load_settings().exercises
    return Path(named).expanduser() if named else None


def _progress_of(options: Namespace) -> Progress:
    from assistant.practice.progress import Progress, practice_folder

    return Progress(practice_folder(data_folder(options.data)), options.trainee)


def _now(today: date) -> datetime:
    """The moment, moved to the day that the call counts from: rehearsals are noted as if on that day."""
    real = date.today()  # noqa: DTZ011 - the calendar day where the trainee sits
    return datetime.now(UTC) + (today - real)


# --- practising ---------------------------------------------------------------------------------


def _practise(
    progress: Progress,
    exercises: Exercises,
    folder: Path | None,
    options: Namespace,
    language: Language,
    today: date,
) -> int:
    from assistant.commands.opening import at_a_terminal, practise

    if options.set is not None and options.set not in KINDS:
        raise UsageError("unknown_set", name=options.set, sets=", ".join(KINDS))
    if options.set is not None and options.client is not None:
        raise UsageError("set_and_client")
    client = _client(folder, options, language, today)
    count = _count(options)
    if at_a_terminal() and not options.plain:
        # The page of practice says itself what cannot be read of the files.
        return practise(options, language, today, folder, client.id if client else None, count)
    _say_problems(exercises.problems, language, today)
    return _practise_plainly(progress, exercises, client, options, language, today, count)


def _practise_plainly(
    progress: Progress,
    exercises: Exercises,
    client: Client | None,
    options: Namespace,
    language: Language,
    today: date,
    count: int,
) -> int:
    from assistant.plain.lines import edit_lines
    from assistant.plain.practising import PlainPractice
    from assistant.practice.schedule import next_tasks

    practice = PlainPractice(
        progress,
        language,
        today,
        read=sys.stdin,
        write=sys.stdout,
        criteria=load_settings().criteria,
        clock=lambda: _now(today),
    )
    if sys.stdin.isatty():
        edit_lines()
    if client is None:
        here = exercises.of_set(options.set) if options.set else tuple(exercises.tasks.values())
        tasks = next_tasks(here, progress.answers, progress.skills(), _now(today), count)
        if not tasks:
            raise UsageError("nothing_to_practise")
        practice.begin()
        practice.exercises(tasks)
    else:
        practice.begin()
        practice.talk(client)
    return OK


def _client(folder: Path | None, options: Namespace, language: Language, today: date) -> Client | None:
    if options.client is None:
        return None
    from assistant.practice.clients_read import read_clients

    clients = read_clients(folder)
    _say_problems(clients.problems, language, today)
    client = clients.find(options.client)
    if client is None:
        names = ", ".join(each.name for each in clients.people.values())
        raise UsageError("unknown_client", name=options.client, names=names)
    return client


def _count(options: Namespace) -> int:
    if options.count is None:
        return USUAL_COUNT
    if not (options.count.isascii() and options.count.isdecimal() and int(options.count[:6]) > 0):
        raise UsageError("count_too_small", text=options.count)
    return int(options.count[:6])


# --- files --------------------------------------------------------------------------------------


def _problem_line(problem: FileProblem, language: Language, today: date) -> str:
    from assistant.wording.practice_problems import file_problem_text

    return file_problem_text(
        language, problem.file, problem.line, problem.field, problem.code, problem.params, today
    )


def _say_problems(problems: tuple[FileProblem, ...], language: Language, today: date) -> None:
    """Say on standard error what could not be used; everything else is there all the same."""
    for problem in problems:
        sys.stderr.write(f"malsteg: {_problem_line(problem, language, today)}\n")


def _check(folder: Path | None, options: Namespace, language: Language, today: date) -> int:
    """Check every file and every key; the work has failed where anything is wrong."""
    from assistant.practice.clients_read import read_clients
    from assistant.practice.keys import doubts, doubts_of_client
    from assistant.practice.people import Client
    from assistant.wording.problems import problem_text

    exercises, clients = read_exercises(folder), read_clients(folder)
    wrong = 0
    for problem in (*exercises.problems, *clients.problems):
        wrong += 1
        words = _problem_line(problem, language, today)
        if options.json:
            write_json(
                {
                    "file": problem.file,
                    "line": problem.line or None,
                    "field": problem.field or None,
                    "code": problem.code,
                    "message": words,
                }
            )
        else:
            sys.stdout.write(words + "\n")
    found = [
        doubt
        for code in LANGUAGES
        for each in (*exercises.tasks.values(), *clients.people.values())
        for doubt in (
            doubts_of_client(each, code, today) if isinstance(each, Client) else doubts(each, code, today)
        )
    ]
    for doubt in found:
        wrong += 1
        params = {**doubt.params, "language": LANGUAGES[doubt.language]}
        words = f"{doubt.name}: {problem_text(language, doubt.code, _listed(params), today=today)}"
        if options.json:
            fields = {"name": doubt.name, "language": doubt.language, "code": doubt.code, "message": words}
            write_json(fields)
        else:
            sys.stdout.write(words + "\n")
    if not wrong and not options.json:
        words = N_("%(exercises)s exercises and %(clients)s clients: nothing found to mend.")
        counts = {"exercises": len(exercises.tasks), "clients": len(clients.people)}
        sys.stdout.write(language.text(words, **counts) + "\n")
    return FAILED if wrong else OK


def _listed(params: dict[str, object]) -> dict[str, object]:
    """Write the faults seen in a row, and a dash where none was."""
    seen = params.get("seen")
    if isinstance(seen, tuple) or seen is None:
        return {**params, "seen": ", ".join(seen or ()) or "\N{EN DASH}"}
    return params


def _list(folder: Path | None, options: Namespace, language: Language, today: date) -> int:
    """List the sets with how many exercises they hold, and the clients."""
    from assistant.practice.clients_read import read_clients

    exercises, clients = read_exercises(folder), read_clients(folder)
    _say_problems((*exercises.problems, *clients.problems), language, today)
    if options.json:
        for name in KINDS:
            write_json({"set": name, "exercises": len(exercises.of_set(name))})
        for client in clients.people.values():
            write_json({"client": client.name, "age": client.age, "life_area": client.life_area})
        return OK
    from assistant.wording.practice import SETS

    width = max(map(len, KINDS))
    for name in KINDS:
        number = len(exercises.of_set(name))
        sys.stdout.write(f"{name:<{width}}  {number:>2}  {language.text(SETS[name])}\n")
    _list_clients(clients, language)
    return OK


def _list_clients(clients: Clients, language: Language) -> None:
    from assistant.dialogs.questions.beginning import LIFE_AREA_LABELS

    sys.stdout.write("\n" + language.text(N_("Somebody to talk with, with --client NAME:")) + "\n")
    for client in clients.people.values():
        area = language.text(LIFE_AREA_LABELS[client.life_area])
        sys.stdout.write(f"{client.name}, {client.age}  {area}\n")


# --- progress -----------------------------------------------------------------------------------


def _show_progress(progress: Progress, options: Namespace, language: Language) -> int:
    states = progress.skills()
    if options.json:
        for state in states:
            write_json(
                {
                    "skill": state.skill,
                    "answered": state.answered,
                    "right": state.right,
                    "mastery": state.mastery,
                }
            )
        return OK
    from assistant.wording.practice import MASTERY, SKILLS

    names = {state.skill: language.text(SKILLS[state.skill]) for state in states}
    width = max(map(len, names.values()))
    for state in states:
        counted = f"{state.right}/{state.answered}"
        words = language.text(MASTERY[state.mastery])
        sys.stdout.write(f"{names[state.skill]:<{width}}  {counted:>7}  {words}\n")
    return OK


def _export(progress: Progress, exercises: Exercises, options: Namespace, language: Language) -> int:
    from assistant.practice.progress import write_export
    from assistant.practice.schedule import sets_by_task

    sets = sets_by_task(exercises.tasks.values())
    path = Path(options.export).expanduser()
    write_export(progress.exported(datetime.now(UTC), sets), path)
    words = N_("Your progress stands in %(file)s: counts alone, nothing you have written.")
    sys.stderr.write(language.text(words, file=path.name) + "\n")
    return OK


def _overview(options: Namespace, language: Language, today: date) -> int:
    """Show exported files side by side; those that cannot be used are named, and the work has failed then."""
    from assistant.practice.unit import read_overview

    found = read_overview([Path(name).expanduser() for name in options.overview])
    if options.json:
        for name, file in found.trainees:
            skills = {row.skill: file.row(row.skill).mastery for row in found.skills}
            write_json(
                {
                    "trainee": name,
                    "exported": file.exported,
                    "answers": file.answers,
                    "last": file.last,
                    "skills": skills,
                }
            )
        for row in found.skills:
            write_json(
                {
                    "skill": row.skill,
                    "mastered": row.mastered,
                    "practising": row.practising,
                    "not_tried": row.not_tried,
                    "answered": row.answered,
                    "right": row.right,
                }
            )
    else:
        _print_overview(found, language)
    _say_problems(found.problems, language, today)
    return FAILED if found.problems else OK


def _print_overview(found: Overview, language: Language) -> None:
    from assistant.wording.practice import MASTERY, SKILLS

    for name, file in found.trainees:
        counted = language.plural("%(number)s answer", "%(number)s answers", file.answers)
        standing: Counter[str] = Counter(file.row(row.skill).mastery for row in found.skills)
        parts = [f"{language.text(MASTERY[key])}: {standing[key]}" for key in MASTERY]
        sys.stdout.write(f"{one_line(name, 40)}  {counted}  {', '.join(parts)}\n")
    if not found.trainees:
        return
    sys.stdout.write("\n")
    names = {row.skill: language.text(SKILLS[row.skill]) for row in found.skills}
    width = max(map(len, names.values()))
    for row in found.skills:
        counts = {"mastered": row.mastered, "practising": row.practising, "not_tried": row.not_tried}
        parts = [f"{language.text(MASTERY[key])}: {count}" for key, count in counts.items()]
        sys.stdout.write(f"{names[row.skill]:<{width}}  {', '.join(parts)}\n")
    if found.hardest is not None:
        words = N_("Hardest just now: %(skill)s, %(right)s right of %(answered)s.")
        row = found.hardest
        said = language.text(words, skill=names[row.skill], right=row.right, answered=row.answered)
        sys.stdout.write(f"\n{said}\n")
