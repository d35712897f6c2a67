"""The figures of repeated measures: two thousand values, however they lie, and the command as a whole."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from assistant.goals.series import Phase, series_figures
from assistant.series_files.phased import read_phases
from clock import median_ms
from table import Table

TODAY = date(2027, 3, 1)
MANY = 2_000
ROUNDS = 15
_USUAL = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

Shape = Callable[[int, random.Random], int]
SHAPES: dict[str, Shape] = {
    "noise": lambda _, chance: chance.randint(0, 10_000),
    "a rating 0-10": lambda _, chance: chance.randint(0, 10),
    "rising": lambda place, chance: 7 * place + chance.randint(0, 3_000),
    "all equal": lambda _, chance: chance.randint(5, 5),
}


def figures() -> Table:
    """Time of all figures of two thousand values; Python's own mean and deviation of them is the floor."""
    table = Table(f"The figures of {MANY:,} values, ms (median)")
    chance = random.Random(1)  # noqa: S311 - any numbers will do
    values = [chance.randint(0, 10_000) / 100 for _ in range(MANY)]
    floor = median_ms(lambda: (statistics.fmean(values), statistics.stdev(values)), ROUNDS)
    table.add("mean and standard deviation alone", floor, ratio=1.0)
    for name, shape in SHAPES.items():
        row = [Decimal(shape(place, chance)) / 100 for place in range(MANY)]
        for split, label in ((MANY // 2, "in two halves"), (MANY - 3, "all but three in the first phase")):
            phases = [Phase.of("A", row[:split]), Phase.of("B", row[split:])]
            took = median_ms(lambda phases=phases: series_figures(phases), ROUNDS)
            table.add(f"{name}, {label}", took, ratio=took / floor)
    return table


def reading() -> Table:
    """Time of reading a file of two thousand days, and of the command in a fresh process."""
    table = Table(f"A file of {MANY:,} days, ms (median)")
    chance = random.Random(2)  # noqa: S311
    days = [TODAY - timedelta(days=MANY - place) for place in range(MANY)]
    iso = _file(chance, [f"{day}" for day in days])
    typed = _file(chance, [f"{day.day}/{day.month}/{day.year}" for day in days])
    floor = median_ms(lambda: [line.split(";") for line in iso.decode().splitlines()], ROUNDS)
    table.add("lines split at semicolons", floor, ratio=1.0)
    for name, data in (("days in ISO form", iso), ("days as people write them", typed)):
        took = median_ms(lambda data=data: read_phases(data, "sv", TODAY), ROUNDS)
        table.add(name, took, ratio=took / floor)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "days.csv"
        path.write_bytes(iso)
        command = [str(Path(sys.executable).with_name("malsteg")), "--today", f"{TODAY}"]
        environment = {**_USUAL, "XDG_CONFIG_HOME": folder}
        for arguments in (["--version"], ["series", "--json", str(path)], ["score", "0", "0", "-1"]):
            run = [*command, *arguments]
            took = median_ms(
                lambda run=run: subprocess.run(run, env=environment, check=True, capture_output=True), ROUNDS
            )
            table.add(f"fresh process: malsteg {arguments[0]}", took)
    return table


def _file(chance: random.Random, days: list[str]) -> bytes:
    rows = [
        f"{day};{'Före' if place < MANY // 2 else 'Under'};{chance.randint(0, 10_000) / 100:.2f}".replace(
            ".", ","
        )
        for place, day in enumerate(days)
    ]
    return "\n".join(["Datum;Fas;Värde", *rows]).encode()


if __name__ == "__main__":
    print(figures())
    print(reading())
