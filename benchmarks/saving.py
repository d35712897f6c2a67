"""One save of an answered question, however many cases lie in the folder."""

from __future__ import annotations

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tinydb import TinyDB

from assistant.dialogs.standing import Stage
from assistant.i18n import Language
from assistant.records import Records
from table import Table

TODAY = date(2026, 11, 23)
ROUNDS = 60
SLOW_ROUNDS = 9
Document = dict[str, object]
SIZES = (10, 1_000, 10_000)
ANSWERS = (
    "Kim",
    "1",
    "1",
    "A life at home",
    "I come late",
    "8",
    "I miss the beginning",
    "1",
    "coming on time",
)


def saves() -> Table:
    """Save after each answer, with 10 to 10,000 cases beside; SQLite and a bare TinyDB in the same run."""
    table = Table("One save, ms (median)")
    floor = 0.0
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            middle, document = _malsteg(Path(folder), size)
        floor = floor or middle
        table.add(f"malsteg, {size:,} cases", middle, ratio=middle / floor)
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            middle = _tinydb(Path(folder), size, document)
        table.add(f"bare TinyDB, {size:,} documents in one file, not synced", middle, ratio=middle / floor)
    with tempfile.TemporaryDirectory() as folder:
        middle = _sqlite(Path(folder), document)
    table.add("SQLite insert (WAL, synchronous=FULL)", middle, ratio=middle / floor)
    return table


def _malsteg(folder: Path, size: int) -> tuple[float, Document]:
    """Return what a save costs, and the document saved."""
    records = Records(folder, TODAY)
    session = records.begin(Language("en"))
    for answer in ANSWERS:
        session.conversation.answer(answer)
    session.save()
    content = (folder / f"{session.case_id}.json").read_bytes()
    for number in range(size - 1):
        (folder / f"copy{number}.json").write_bytes(content)
    assert session.conversation.stage is Stage.ASKING
    return _median(session.save), session.conversation.snapshot.model_dump(mode="json")


def _tinydb(folder: Path, size: int, document: Document) -> float:
    database = TinyDB(folder / "all.json")
    database.insert_multiple(document for _ in range(size))
    return _median(lambda: database.insert(document), SLOW_ROUNDS if size > SIZES[0] else ROUNDS)


def _sqlite(folder: Path, document: Document) -> float:
    database = sqlite3.connect(folder / "all.db")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE drafts (content TEXT)")
    text = json.dumps(document)

    def insert() -> None:
        with database:
            database.execute("INSERT INTO drafts VALUES (?)", (text,))

    middle = _median(insert)
    database.close()
    return middle


def _median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
