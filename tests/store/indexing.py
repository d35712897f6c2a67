"""Cases whose only content is an alias, and what the tests of the index do with them."""

from __future__ import annotations

import os
import time
from typing import Any

from pydantic import BaseModel

from store import Collection, DocumentFile, Folder


class Case(BaseModel):
    alias: str


def save(folder: Folder, name: str, alias: str, *, ago: int = 60) -> None:
    """Save a case that was last changed ``ago`` seconds ago."""
    cases = Collection(folder.file(name), "case", Case)
    revision = cases.get("case").revision if folder.file(name).exists() else 0
    cases.put("case", Case(alias=alias), expected_revision=revision)
    age(folder, name, ago)


def age(folder: Folder, name: str, seconds: float) -> None:
    """Let the file have been changed ``seconds`` ago."""
    then = time.time() - seconds
    os.utime(folder.file(name).path, (then, then))


class Summaries:
    """Summarise a case by its alias, and remember which files were read for it."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, file: DocumentFile) -> dict[str, Any]:
        self.read.append(file.name)
        return {"alias": Collection(file, "case", Case).get("case").model.alias}

    def taken(self) -> list[str]:
        """Return what was read since this was last asked, sorted."""
        read, self.read = sorted(self.read), []
        return read


def lisa_and_omar(folder: Folder) -> None:
    save(folder, "lisa", "Lisa")
    save(folder, "omar", "Omar")


def full(_descriptor: int, _content: bytes) -> None:
    """Be a disk without room, in the place of writing to it."""
    raise OSError(28, "No space left on device")
