"""Lisa's goal with something noted of it, for tests of what is done with notes."""

from __future__ import annotations

import io
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.i18n import Language
from assistant.records import Records
from assistant.records.measuring import Notebook, open_notebook, set_up
from scripts import LISA, TODAY
from talking import engine_talk

FIRST = date(2026, 11, 2)
"""A Monday, three weeks before the day of the tests."""

ANSWERS = {
    "rhythm": "1",
    "own_name": "on time",
    "other_1": "feeling safe; 1-5",
    "better_1": "1",
    "since": "2026-11-02",
    "during": "2026-11-09; the course",
}
"""What Lisa notes: on time or not, and how safe she feels, every day for a week before the course and on."""


def lisa_with_series(data: Path, **changed: str | None) -> tuple[Records, Notebook]:
    """Agree on Lisa's goal and set up what she notes."""
    records = Records(data, TODAY)
    session = engine_talk(records, LISA)
    setting_up = set_up(records, Language("en"), str(session.case_id), str(session.goal_id))
    answers = {**ANSWERS, **changed}
    while setting_up.series is None:
        conversation = setting_up.conversation
        if conversation.question is None:
            assert conversation.proceed().status == "taken"
        else:
            answer = answers.get(conversation.state)
            reply = conversation.skip() if answer is None else conversation.answer(answer)
            assert reply.status in ("taken", "advised"), (conversation.state, reply)
            if reply.status == "advised":
                conversation.go_on()
        setting_up.save()
    return records, open_notebook(records, str(session.case_id), str(session.goal_id))


def note_week(notebook: Notebook, first: date, own: str, safe: str) -> None:
    """Note a value a day, "-" where there is none."""
    for place, (one, other) in enumerate(zip(own, safe, strict=True)):
        values = {
            "goal": None if one == "-" else Decimal(one),
            "m2": None if other == "-" else Decimal(other),
        }
        notebook.note(first.replace(day=first.day + place), values)


def measure(
    capsys: pytest.CaptureFixture[str], data: Path, *arguments: str, lang: str = "en"
) -> tuple[int, str, str]:
    """Call ``malsteg measure Lisa``; return the status and what was said on both streams."""
    status = main(
        ["--lang", lang, "--today", TODAY.isoformat(), "--data", str(data), "measure", "Lisa", *arguments]
    )
    said = capsys.readouterr()
    return status, said.out, said.err


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let lines be typed."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def noted(data: Path) -> dict[str, dict[str, Decimal | None]]:
    """Return what lies on disk, by day."""
    records = Records(data, TODAY)
    (goal,) = records.overview().goals
    notebook = open_notebook(records, goal.case_id, goal.id)
    return {entry.day.isoformat(): dict(entry.values) for entry in notebook.entries}
