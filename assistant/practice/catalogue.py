"""All exercises there are: the program's own, and those in a folder that a supervisor keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assistant.practice.files import DataFile, FileProblem, read_data_file, read_entry
from assistant.practice.tasks import KINDS, AnyTask, set_of

OWN: Final = Path(__file__).resolve().parent / "exercises"
_ENTRY: Final = "exercise"


@dataclass(frozen=True, slots=True)
class Exercises:
    """Exercises by name, in the order of their files, and what could not be used of those files."""

    tasks: dict[str, AnyTask]
    problems: tuple[FileProblem, ...] = ()

    def of_set(self, name: str) -> tuple[AnyTask, ...]:
        """Return the exercises of a set; raises ``KeyError`` for no set."""
        kind = KINDS[name]
        return tuple(task for task in self.tasks.values() if type(task) is kind)


def read_exercises(folder: Path | None = None) -> Exercises:
    """Read the program's own exercises, and those of ``folder`` if one is named.

    An exercise whose name is taken already is named as a problem and left out; so is everything else
    that cannot be used. Nothing raises.
    """
    tasks: dict[str, AnyTask] = {}
    problems: list[FileProblem] = []
    paths = sorted(OWN.glob("*.toml"))
    if folder is not None:
        found = sorted(folder.glob("*.toml")) if folder.is_dir() else []
        if not found:
            problems.append(FileProblem(folder.name, 0, "", "no_exercise_files", {"name": str(folder)}))
        paths += found
    for path in paths:
        for outcome in _read_file(path):
            if isinstance(outcome, FileProblem):
                problems.append(outcome)
                continue
            task, file, number = outcome
            if task.id in tasks:
                line = file.line_of([_ENTRY, number, "id"])
                problems.append(FileProblem(file.name, line, "id", "name_taken", {"name": task.id}))
            else:
                tasks[task.id] = task
    return Exercises(_in_order(tasks.values()), tuple(problems))


def _in_order(tasks: Iterable[AnyTask]) -> dict[str, AnyTask]:
    order = list(KINDS)
    return {task.id: task for task in sorted(tasks, key=lambda task: order.index(set_of(task)))}


def _read_file(path: Path) -> Iterator[FileProblem | tuple[AnyTask, DataFile, int]]:
    file = read_data_file(path)
    if isinstance(file, FileProblem):
        yield file
        return
    unknown = next((name for name in file.tables if name not in ("set", _ENTRY)), None)
    if unknown is not None:
        yield FileProblem(file.name, file.line_of([unknown]), unknown, "field_unknown")
    wanted = file.tables.get("set")
    kind = KINDS.get(wanted) if isinstance(wanted, str) else None
    if kind is None:
        code = "field_missing" if wanted is None else "field_not_one_of"
        yield FileProblem(file.name, file.line_of(["set"]), "set", code, {"expected": ", ".join(KINDS)})
        return
    entries = file.tables.get(_ENTRY)
    if not isinstance(entries, list) or not entries:
        yield FileProblem(file.name, 1, _ENTRY, "field_missing")
        return
    for number, entry in enumerate(entries):
        task, problems = read_entry(file, [_ENTRY, number], entry, kind)
        yield from problems
        if task is not None:
            yield task, file, number
