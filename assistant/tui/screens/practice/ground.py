"""What the pages of practice stand on: exercises, clients, and one trainee's progress. No case is near."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.practice.catalogue import Exercises
    from assistant.practice.clients_read import Clients
    from assistant.practice.files import FileProblem
    from assistant.practice.progress import Progress
    from assistant.practice.tasks import AnyTask

USUAL_COUNT: Final = 10
"""Exercises in a row, if nothing else is said."""


@dataclass
class PracticePlace:
    """Beside which data folder practice is kept, a unit's own exercises if there are any, who practises."""

    data: Path
    exercises: Path | None = None
    trainee: str = ""


@dataclass(frozen=True)
class Wanted:
    """What practice begins with: a set of exercises or a client by name, else the page of practice."""

    set: str | None = None
    client: str | None = None
    count: int = USUAL_COUNT


@dataclass(frozen=True)
class Ground:
    """Everything there is to practise with, and how far the trainee has come."""

    exercises: Exercises
    clients: Clients
    progress: Progress
    today: date

    @property
    def now(self) -> datetime:
        """The moment, moved to the day the program counts from."""
        real = date.today()  # noqa: DTZ011 - the calendar day where the trainee sits
        return datetime.now(UTC) + (self.today - real)

    @property
    def problems(self) -> tuple[FileProblem, ...]:
        """What could not be used of the files."""
        return (*self.exercises.problems, *self.clients.problems)

    def next_tasks(self, name: str | None, count: int) -> tuple[AnyTask, ...]:
        """Return the exercises to take next, of one set or of all."""
        from assistant.practice.schedule import next_tasks

        progress, tasks = self.progress, tuple(self.exercises.tasks.values())
        here: Sequence[AnyTask] = self.exercises.of_set(name) if name else tasks
        return next_tasks(here, progress.answers, progress.skills(), self.now, count)

    @property
    def taken(self) -> frozenset[str]:
        """The names of the exercises and talks that have been taken."""
        return frozenset(answer.task for answer in self.progress.answers)


def read_ground(place: PracticePlace, today: date) -> Ground:
    """Read it all from the disk. Raises :class:`WorkError` for progress that cannot be read."""
    from assistant.practice.catalogue import read_exercises
    from assistant.practice.clients_read import read_clients
    from assistant.practice.progress import Progress, practice_folder

    progress = Progress(practice_folder(place.data), place.trainee)
    return Ground(read_exercises(place.exercises), read_clients(place.exercises), progress, today)
