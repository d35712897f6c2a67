"""One save of an answered question, however many cases lie in the folder; and reading them all through."""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tinydb import TinyDB

from assistant.dialogs.standing import Stage
from assistant.i18n import Language
from assistant.records import Records, Session, care
from store import Keys, Ring
from store.keys import new_secret
from table import Table

TODAY = date(2026, 11, 23)
ROUNDS = 100
SLOW_ROUNDS = 9
GOALS = 10
Document = dict[str, object]
SIZES = (10, 1_000, 100_000)
TINYDB_SIZES = (100, 1_000, 10_000)
CHECKED = 1_000
_MOST_LINKS = 30_000
"""Names given to one file: a folder is as large by names as by files, and much sooner made."""

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
    "1",
    "10",
    "course days",
    "I put a cross in the calendar.",
    "0",
    "6-7",
)


def saves() -> Table:
    """Save after an answer in a case of ten goals, encrypted, beside one SQLite insert of the same JSON."""
    table = Table(f"One encrypted save of a case of {GOALS} goals, ms (median)")
    with _folder() as folder:
        records, session = _case(folder)
        content = records.folder.file(str(session.case_id)).content()
        insert = _sqlite(folder, content)
        plain = Records(folder / "plain", TODAY)
        save, saved = session.save, _case_in(plain).save
        # In turns, so that what else the machine does falls on all alike.
        times = _medians({"save": save, "plain": saved, "insert": insert}, ROUNDS)
    table.add("SQLite insert of the same JSON (WAL, synchronous=FULL)", times["insert"], ratio=1.0)
    table.add("malsteg, not encrypted", times["plain"], ratio=times["plain"] / times["insert"])
    table.add("malsteg", times["save"], ratio=times["save"] / times["insert"])
    return table


def flatness() -> Table:
    """The same save with 10 to 100,000 cases in the folder, measured in turns."""
    table = Table("One encrypted save among so many cases, ms (median)")
    with _folder() as folder:
        sessions = {}
        for size in SIZES:
            records, session = _case(folder / str(size))
            _fill(folder / str(size), records.folder.file(str(session.case_id)).path, size)
            sessions[f"{size:,} cases"] = session
        times = _medians({name: session.save for name, session in sessions.items()}, ROUNDS)
    floor = times[f"{SIZES[0]:,} cases"]
    for name, middle in times.items():
        table.add(name, middle, ratio=middle / floor)
    return table


def one_file() -> Table:
    """Why there is a file a case: an insert into one TinyDB file that holds all of them, not even synced."""
    table = Table("One insert of such a case into a bare TinyDB file, ms (median)")
    with _folder() as folder:
        records, session = _case(folder)
        save = _medians({"save": session.save}, ROUNDS)["save"]
        table.add("malsteg, encrypted and synced, whatever the number", save, ratio=1.0)
        content = records.folder.file(str(session.case_id)).content()
        for size in TINYDB_SIZES:
            database = TinyDB(folder / f"{size}.db")
            database.insert_multiple(content for _ in range(size))
            rounds = SLOW_ROUNDS if size > TINYDB_SIZES[0] else ROUNDS
            middle = _medians({"insert": lambda one=database: one.insert(content)}, rounds)["insert"]
            table.add(f"bare TinyDB, {size:,} cases in one file, not synced", middle, ratio=middle / save)
            database.close()
    return table


def checking() -> Table:
    """Read and verify everything, as `malsteg store check` does."""
    table = Table(f"Care of {CHECKED:,} cases of {GOALS} goals")
    with _folder() as folder:
        records, session = _case(folder)
        sealed = records.folder.file(str(session.case_id)).path.read_bytes()
        for number in range(CHECKED - 1):
            (folder / f"copy{number}.age").write_bytes(sealed)
        records.overview()
        tracemalloc.start()
        began = time.perf_counter()
        report = care.check(records)
        taken = time.perf_counter() - began
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert report.cases == CHECKED
        assert not report.findings
        began = time.perf_counter()
        care.check(records)
        table.add("store check, seconds", time.perf_counter() - began)
        table.add("store check, most memory of Python's at once, MiB", peak / 2**20)
        table.add("the same under measurement, seconds", taken)
        began = time.perf_counter()
        care.backup(records, folder / "backup.tar")
        table.add("store backup, written and verified, seconds", time.perf_counter() - began)
    return table


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def _case(folder: Path) -> tuple[Records, Session]:
    """Make a case of ten goals in an encrypted folder; return the session of the last."""
    folder.mkdir(exist_ok=True)
    records = Records(folder, TODAY, Keys.of(folder, Ring(new_secret())))
    records.journal.note("encrypted")
    return records, _case_in(records)


def _case_in(records: Records) -> Session:
    case_id = None
    for _ in range(GOALS):
        session = records.begin(Language("en"), case_id)
        for answer in ANSWERS[0 if case_id is None else 2 :]:
            reply = session.conversation.answer(answer)
            assert reply.status != "refused", (session.conversation.state, answer, reply.problem)
            if reply.status == "advised":
                session.conversation.go_on()
        session.save()
        case_id = session.case_id
    assert session.conversation.stage is Stage.ASKING
    return session


def _fill(folder: Path, case: Path, size: int) -> None:
    """Give a folder as many names of case files as it would have with ``size`` cases."""
    source = case
    for number in range(size - 1):
        if number % _MOST_LINKS == 0:
            source = folder / f"other{number}.age"
            source.write_bytes(case.read_bytes())
        os.link(source, folder / f"copy{number}.age")


def _sqlite(folder: Path, content: Document) -> Callable[[], None]:
    database = sqlite3.connect(folder / "all.db")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE cases (content TEXT)")
    text = json.dumps(content)

    def insert() -> None:
        with database:
            database.execute("INSERT INTO cases VALUES (?)", (text,))

    return insert


def _medians(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return what each takes, in milliseconds; they are done in turns."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            began = time.perf_counter()
            work()
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


if __name__ == "__main__":
    for measured in (saves, flatness, one_file, checking):
        print(measured())
