"""Practising in the real program, as ``malsteg practise`` starts it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from conversing import AppPilot, settle
from textual.message import Message

from assistant.app import MalstegApp, Start
from assistant.i18n import Language
from assistant.practice.progress import Progress, practice_folder
from assistant.tui.screens.practice.ground import PracticePlace, Wanted

TODAY = date(2026, 11, 23)


@asynccontextmanager
async def practising(
    tmp_path: Path,
    code: str = "en",
    *,
    size: tuple[int, int] = (80, 24),
    facts: list[Message] | None = None,
    exercises: Path | None = None,
    name: str | None = None,
    client: str | None = None,
    count: int = 10,
) -> AsyncIterator[AppPilot]:
    """Start the program as ``malsteg practise`` does; what its pages tell is put into ``facts``."""
    app = MalstegApp(
        None,
        Language(code),
        TODAY,
        start=Start("practise", wanted=Wanted(name, client, count)),
        practice=PracticePlace(tmp_path / "data", exercises, "Kerstin"),
    )

    def hear(message: Message) -> None:
        # A message is heard again in every widget that it passes on its way up.
        if facts is not None and not any(message is heard for heard in facts):
            facts.append(message)

    async with app.run_test(size=size, message_hook=hear) as pilot:
        for _ in range(3):
            await settle(pilot)
        yield pilot


def progress_in(tmp_path: Path) -> Progress:
    return Progress(practice_folder(tmp_path / "data"), "Kerstin")
