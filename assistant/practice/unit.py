"""A supervisor's overview: what several trainees' exported progress files say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.practice.feedback import SKILLS
from assistant.practice.files import FileProblem
from assistant.practice.progress import FORMAT, Mastery

_LARGEST: Final = 1_000_000


class SkillRow(BaseModel):
    """One skill in an exported file."""

    model_config = ConfigDict(frozen=True)

    skill: str
    answered: int = Field(ge=0)
    right: int = Field(ge=0)
    mastery: Mastery


class Exported(BaseModel):
    """An exported progress file."""

    model_config = ConfigDict(frozen=True)

    malsteg_practice: Literal[1]
    trainee: str = ""
    exported: str
    answers: int = Field(ge=0)
    first: str | None = None
    last: str | None = None
    skills: tuple[SkillRow, ...]

    def row(self, skill: str) -> SkillRow:
        """Return a skill's row; one that the file does not name has not been tried."""
        none = SkillRow(skill=skill, answered=0, right=0, mastery="not_tried")
        return next((row for row in self.skills if row.skill == skill), none)


@dataclass(frozen=True, slots=True)
class SkillOverview:
    """One skill over all trainees: how many have mastered it, practise it or have not tried it."""

    skill: str
    mastered: int
    practising: int
    not_tried: int
    answered: int
    right: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The trainees in order of their names, the skills over all of them, and files that could not be used."""

    trainees: tuple[tuple[str, Exported], ...]
    skills: tuple[SkillOverview, ...]
    problems: tuple[FileProblem, ...]

    @property
    def hardest(self) -> SkillOverview | None:
        """The skill with the smallest share of right answers among those that are practised."""
        tried = [row for row in self.skills if row.answered]
        return min(tried, key=lambda row: (row.right / row.answered, row.skill), default=None)


def read_overview(paths: Sequence[Path]) -> Overview:
    """Read exported progress files; of two by the same trainee the later one counts. Nothing raises."""
    latest: dict[str, tuple[str, Exported]] = {}
    problems: list[FileProblem] = []
    for path in paths:
        found = _read(path)
        if isinstance(found, FileProblem):
            problems.append(found)
            continue
        # Without a name in it, a file is told apart by its own.
        name = found.trainee or path.stem
        before = latest.get(name.casefold())
        if before is None or found.exported >= before[1].exported:
            latest[name.casefold()] = (name, found)
    trainees = tuple(latest[key] for key in sorted(latest))
    rows = tuple(_over_all(skill, [found for _, found in trainees]) for skill in SKILLS)
    return Overview(trainees, rows, tuple(problems))


def _read(path: Path) -> Exported | FileProblem:
    try:
        if path.stat().st_size > _LARGEST:
            return FileProblem(path.name, 0, "", "file_too_large", {"name": path.name, "megabytes": 1})
        return Exported.model_validate_json(path.read_bytes())
    except OSError:
        return FileProblem(path.name, 0, "", "file_unreadable", {"name": path.name})
    except ValidationError:
        return FileProblem(path.name, 0, "", "no_progress_file", {"name": path.name, "format": FORMAT})


def _over_all(skill: str, files: Sequence[Exported]) -> SkillOverview:
    rows = [found.row(skill) for found in files]
    standing = [row.mastery for row in rows]
    return SkillOverview(
        skill,
        standing.count("mastered"),
        standing.count("practising"),
        standing.count("not_tried"),
        sum(row.answered for row in rows),
        sum(row.right for row in rows),
    )
