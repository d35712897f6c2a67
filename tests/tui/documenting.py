"""Choosing documents and handing them over at the keyboard of the real program."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

import docx
from conversing import AppPilot, press, settle
from samples import TODAY
from textual.widgets import Input

from assistant.app import MalstegApp, Start
from assistant.i18n import Language
from assistant.records import Records, Session
from assistant.tui.screens.handing import HandingPage
from assistant.tui.widgets.preview import Preview


@asynccontextmanager
async def choosing(
    records: Records, session: Session, *, size: tuple[int, int] = (120, 36), code: str = "en"
) -> AsyncIterator[AppPilot]:
    """Open the program on a goal, and from there the choices for a document."""
    app = MalstegApp(records, Language(code), TODAY, start=Start("goal", goal=session.goal_id))
    async with app.run_test(size=size) as pilot:
        for _ in range(3):
            await settle(pilot)
        await press(pilot, "ctrl+p")
        yield pilot


async def write(pilot: AppPilot, line: str, words: object) -> None:
    """Write something in the place of what stands on a line."""
    field = pilot.app.screen.query_one(line, Input)
    field.focus()
    field.value = str(words)
    await settle(pilot)


def page_of(pilot: AppPilot) -> HandingPage:
    assert isinstance(pilot.app.screen, HandingPage)
    return pilot.app.screen


def read_text(pilot: AppPilot) -> str:
    return page_of(pilot).query_one(Preview).text


def words_of(document: Path) -> str:
    body = docx.Document(BytesIO(document.read_bytes())).element.body
    return " ".join(part.text for part in body.iter() if part.tag.endswith("}t") and part.text)


def exported(records: Records) -> list[dict[str, str]]:
    entries = Records(records.folder.path, TODAY).journal.entries()
    return [entry.details for entry in entries if entry.what == "exported"]
