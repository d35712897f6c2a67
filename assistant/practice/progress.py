"""What a trainee has practised: a line for each answer, in a folder beside the data and never in it.

A line says which exercise, when, how it went and which skills were shown; nothing of what was typed, since
trainees write as they would of real people. Lines are only ever added, so that two windows, or a power cut
in the middle of one, cost nothing but that line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import WorkError
from assistant.practice.feedback import SKILLS, Outcome

FORMAT: Final = 1
IN_A_ROW: Final = 3
"""Answers that have to be right, one after the other, before a skill counts as mastered."""

DIFFERENT: Final = 2
"""Different exercises among them: the same one learned by heart says little."""

LARGEST: Final = 20_000_000
_OWNER_ONLY: Final = 0o600


class Answered(BaseModel):
    """One answer: the exercise or talk by its name, how it went, and which skills were shown or not."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    at: datetime
    task: str = Field(min_length=1, max_length=100)
    outcome: Outcome
    skills: dict[str, bool] = Field(default_factory=dict)


Mastery = Literal["mastered", "practising", "not_tried"]


@dataclass(frozen=True, slots=True)
class SkillState:
    """How far a trainee has come with one skill."""

    skill: str
    answered: int
    right: int
    mastery: Mastery


def practice_folder(data: Path) -> Path:
    """Return the folder of practice that belongs to a data folder: beside it, so that nothing mixes."""
    return data.with_name(f"{data.name}-practice")


def file_name(trainee: str) -> str:
    """Return the name of a trainee's file: theirs as far as every file system takes it, and a few digits."""
    from hashlib import sha256

    plain = "".join(sign if sign.isalnum() else "-" for sign in trainee.casefold()).strip("-")[:40]
    told_apart = sha256(trainee.casefold().encode()).hexdigest()[:6]
    return f"{plain or 'me'}-{told_apart}.jsonl"


class Progress:
    """A trainee's answers so far. ``damaged`` counts lines that cannot be read; they are left as they are."""

    def __init__(self, folder: Path, trainee: str = "") -> None:
        self.trainee = " ".join(trainee.split())
        self.path = folder / file_name(self.trainee)
        self.answers: list[Answered] = []
        self.damaged = 0
        self._read()

    def _read(self) -> None:
        try:
            if self.path.stat().st_size > LARGEST:
                raise WorkError("practice_too_large", name=self.path.name)
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        except OSError as problem:
            raise WorkError("practice_unreadable", name=self.path.name) from problem
        for line in lines:
            if not line.strip():
                continue
            try:
                self.answers.append(Answered.model_validate_json(line))
            except ValidationError:
                self.damaged += 1

    def note(self, answered: Answered) -> None:
        """Keep an answer on disk. Raises :class:`WorkError` ``practice_not_kept``."""
        line = answered.model_dump_json().encode() + b"\n"
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, _OWNER_ONLY)
            with os.fdopen(handle, "r+b", buffering=0) as file:
                if _torn(file):
                    line = b"\n" + line
                file.write(line)
                os.fsync(file.fileno())
        except OSError as problem:
            raise WorkError("practice_not_kept", name=str(self.path)) from problem
        self.answers.append(answered)

    def skills(self) -> tuple[SkillState, ...]:
        """Return how far the trainee has come with each skill."""
        return tuple(_state(skill, self.answers) for skill in SKILLS)

    def exported(self, now: datetime, sets: Mapping[str, str]) -> dict[str, Any]:
        """Return what a supervisor gets: counts by skill and by set, and no single answer.

        ``sets`` names the set of each exercise.
        """
        times = [answer.at for answer in self.answers]
        counted: dict[str, int] = {}
        for answer in self.answers:
            name = sets.get(answer.task, "clients" if answer.task.startswith(CLIENT) else "others")
            counted[name] = counted.get(name, 0) + 1
        return {
            "malsteg_practice": FORMAT,
            "trainee": self.trainee,
            "exported": now.astimezone(UTC).date().isoformat(),
            "answers": len(self.answers),
            "first": min(times).date().isoformat() if times else None,
            "last": max(times).date().isoformat() if times else None,
            "sets": counted,
            "skills": [
                {
                    "skill": state.skill,
                    "answered": state.answered,
                    "right": state.right,
                    "mastery": state.mastery,
                }
                for state in self.skills()
            ],
        }


CLIENT: Final = "client:"
"""Before a client's name, where a talk is noted among the exercises."""


def _torn(file: Any) -> bool:
    """Say whether the file ends in the middle of a line, as after a power cut."""
    size = file.seek(0, os.SEEK_END)
    if not size:
        return False
    file.seek(size - 1)
    return bool(file.read(1) != b"\n")


def _state(skill: str, answers: Iterable[Answered]) -> SkillState:
    about = [answer for answer in answers if skill in answer.skills]
    right = sum(answer.skills[skill] for answer in about)
    latest = about[-IN_A_ROW:]
    mastered = (
        len(latest) == IN_A_ROW
        and all(answer.skills[skill] for answer in latest)
        and len({answer.task for answer in latest}) >= DIFFERENT
    )
    mastery: Mastery = "mastered" if mastered else "practising" if about else "not_tried"
    return SkillState(skill, len(about), right, mastery)


def write_export(exported: Mapping[str, Any], path: Path) -> None:
    """Write a progress file as a whole or not at all. Raises :class:`WorkError` ``practice_not_kept``."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        temporary.write_text(json.dumps(exported, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        temporary.replace(path)
    except OSError as problem:
        temporary.unlink(missing_ok=True)
        raise WorkError("practice_not_kept", name=str(path)) from problem
