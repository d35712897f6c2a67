"""The first page with 10 cases and with 10,000 of five goals each: opening, finding, coming back, memory."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.pilot import Pilot

import caseload
from assistant.app import MalstegApp
from assistant.i18n import Language
from assistant.records import Records
from assistant.tui.home_rows import HomeRows
from assistant.tui.widgets.rowlist import RowList
from screen import HELLO, MALSTEG, QUESTION
from store.index import remove_index
from table import Table
from terminal import OnTerminal

SIZES = (10, 10_000)
ROUNDS = 5
WANTED = ("siv 00", "promenad", "svøm", "ylva", "kaj home", "isa", "öyvind", "hugo lunch", "bo", "rut lær")
ENGLISH = Language("en")
_SETTLED = 2.2
"""Seconds after which no file counts as just changed."""

_BEAT = 0.002


def tables() -> Iterator[Table]:
    """Measure everything, each with 10 cases beside."""
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        folders = dict(zip(SIZES, (Path(few) / "data", Path(many) / "data"), strict=True))
        for size, folder in folders.items():
            caseload.make(folder, size)
        time.sleep(_SETTLED)
        yield _made_anew(folders)
        yield from _on_the_terminal(folders)
        yield _parts(folders)
        yield asyncio.run(_standing_still(folders))


def _made_anew(folders: dict[int, Path]) -> Table:
    """Time to read every case where nothing is remembered; this also makes the index for what follows."""
    table = Table("The index deleted: every case read, seconds")
    for size, folder in folders.items():
        took = _timed(lambda folder=folder: Records(folder, caseload.TODAY).overview()) / 1000
        table.add(f"{size:,} cases", took)
    return table


def _on_the_terminal(folders: dict[int, Path]) -> Iterator[Table]:
    """Time from the start, and from a letter, until the list stands on the screen; and memory."""
    starts: dict[str, list[float]] = {"hello-world": []}
    letters: dict[str, list[float]] = {}
    memory: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        with OnTerminal(HELLO) as running:
            starts["hello-world"].append(running.shown(QUESTION))
    for size, folder in folders.items():
        name = f"home, {size:,} cases"
        rows = HomeRows(Records(folder, caseload.TODAY).overview(), today=caseload.TODAY, language=ENGLISH)
        for round_number in range(ROUNDS + 1):
            with _malsteg(folder) as running:
                took = running.shown(_first(rows, ""))
                if round_number:  # the first round compiles and warms the disk
                    starts.setdefault(name, []).append(took)
                if round_number == ROUNDS:
                    running.settled(1)
                    memory[name] = [running.memory() / 1024]
        letters[name] = [took * 1000 for wanted in WANTED for took in _finding(folder, rows, wanted)]
    yield _beside("Start, seconds (median)", starts, "hello-world")
    few = f"home, {SIZES[0]:,} cases"
    found = _beside("A letter until what it finds stands on the screen, ms (median)", letters, few)
    for name, values in letters.items():
        found.add(f"{name}, slowest of {len(values)}", max(values))
    yield found
    yield _beside("Memory at the first page, MiB", memory, few)


@contextmanager
def _malsteg(folder: Path) -> Iterator[OnTerminal]:
    command = [*MALSTEG, "--data", str(folder), "--today", caseload.TODAY.isoformat()]
    with (
        tempfile.TemporaryDirectory() as settings,
        OnTerminal(command, XDG_CONFIG_HOME=settings, MALSTEG_DATA=str(folder)) as running,
    ):
        yield running


def _first(rows: HomeRows, wanted: str) -> str:
    """Return the beginning of the first row that can be opened."""
    return next((row.text[:40] for row in rows.rows(wanted) if row.opens), "Nothing fits")


def _finding(folder: Path, rows: HomeRows, wanted: str) -> Iterator[float]:
    """Write what is looked for letter by letter; yield the time of each that puts another goal first."""
    with _malsteg(folder) as running:
        running.shown(_first(rows, ""))
        running.settled(1)
        for length in range(1, len(wanted) + 1):
            expected = _first(rows, wanted[:length])
            changes = not any(expected in line for line in running.screen.display)
            took = running.press(wanted[length - 1], expected)
            running.settled(0.2)
            if changes:
                yield took


def _parts(folders: dict[int, Path]) -> Table:
    """Time of the parts that opening and finding are made of, without any page."""
    table = Table("The parts, ms (median)")
    for size, folder in folders.items():
        records = Records(folder, caseload.TODAY)
        overview = records.overview()
        rows = HomeRows(overview, today=caseload.TODAY, language=ENGLISH)
        parts: dict[str, Callable[[], object]] = {
            "read the index, make the overview": lambda folder=folder: Records(
                folder, caseload.TODAY
            ).overview(),
            "look again, nothing changed": records.overview,
            "rows, all of them": rows.rows,
            "rows that hold “a”": lambda rows=rows: rows.rows("a"),
            "rows that hold “promenad siv”": lambda rows=rows: rows.rows("promenad siv"),
        }
        for name, part in parts.items():
            part()
            table.add(f"{name}, {size:,} cases", statistics.median(_timed(part) for _ in range(ROUNDS)))
        changed = []
        for minute in range(ROUNDS):
            caseload.save_again(folder, minute)
            changed.append(_timed(records.overview))
        table.add(f"look again, one case changed, {size:,} cases", statistics.median(changed))
    return table


async def _standing_still(folders: dict[int, Path]) -> Table:
    """Find the longest time for which the page could not have taken a key, in each of these."""
    table = Table("The page stands still for at most, ms")
    for size, folder in folders.items():
        for name, worst in (await _worst(folder)).items():
            table.add(f"{name}, {size:,} cases", worst)
    return table


async def _worst(folder: Path) -> dict[str, float]:
    app = MalstegApp(Records(folder, caseload.TODAY), ENGLISH, caseload.TODAY)
    worst: dict[str, float] = {}
    async with app.run_test(size=(120, 36)) as pilot:
        listing = app.screen.query_one(RowList)
        with _watched(worst, "opening"):
            await _until(lambda: listing.option_count)
            await asyncio.sleep(1)
        with _watched(worst, "a letter"):
            for letter in "siv 0":
                await pilot.press(letter)
        await pilot.press("escape")
        await _there_and_back(pilot)  # loads what a goal's page needs
        caseload.save_again(folder, 0)
        with _watched(worst, "coming back, one case changed"):
            await _there_and_back(pilot)
        remove_index(folder)
    app = MalstegApp(Records(folder, caseload.TODAY), ENGLISH, caseload.TODAY)
    async with app.run_test(size=(120, 36)):
        listing = app.screen.query_one(RowList)
        with _watched(worst, "reading every case"):
            await _until(lambda: listing.option_count)
    return worst


async def _there_and_back(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await asyncio.sleep(1)
    await pilot.press("escape")
    await asyncio.sleep(1)


@contextmanager
def _watched(worst: dict[str, float], name: str) -> Iterator[None]:
    """Note the longest pause between two beats of the event loop."""
    worst[name] = 0.0

    async def beat() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_BEAT)
            worst[name] = max(worst[name], (time.perf_counter() - began - _BEAT) * 1000)

    beating = asyncio.ensure_future(beat())
    try:
        yield
    finally:
        beating.cancel()


async def _until(happens: Callable[[], object]) -> None:
    while not happens():
        await asyncio.sleep(_BEAT)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _beside(title: str, values: dict[str, list[float]], baseline: str) -> Table:
    table = Table(title)
    floor = statistics.median(values[baseline])
    for name, measured in values.items():
        middle = statistics.median(measured)
        table.add(name, middle, ratio=middle / floor)
    return table


if __name__ == "__main__":
    for measured in tables():
        print(measured)
