"""Start, keys and memory on a real terminal, each beside the Textual hello-world in the same run."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase

from table import Table
from terminal import OnTerminal

HERE = Path(__file__).resolve().parent
ROUNDS = 9
KEYS = 120
QUESTION = "Whose goal is it?"
HELLO = [sys.executable, str(HERE / "hello.py")]
LOCKED = [str(Path(sys.executable).with_name("malsteg")), "--lang", "en"]
MALSTEG = [*LOCKED, "--no-encryption"]
"""In a folder without a passphrase: what comes after it is measured, not how fast somebody types it."""

WELCOME = "First choose a passphrase"


def start() -> Table:
    """Time from the start of the process until the words stand on the screen, the programs in turn."""
    programs = {
        "hello-world": (HELLO, QUESTION),
        "malsteg new, first question": ([*MALSTEG, "new"], QUESTION),
        "malsteg, home": (MALSTEG, _home_words()),
        "malsteg, the page that asks for a passphrase": (LOCKED, WELCOME),
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for round_number in range(ROUNDS + 1):
        for name, (command, words) in programs.items():
            with (
                tempfile.TemporaryDirectory() as data,
                OnTerminal(command, MALSTEG_DATA=data, XDG_CONFIG_HOME=data) as running,
            ):
                took = running.shown(words)
            if round_number:  # the first round compiles and warms the disk
                times[name].append(took)
    return _beside("Start, seconds (median)", times)


def _home_words() -> str:
    with (
        tempfile.TemporaryDirectory() as data,
        OnTerminal(MALSTEG, MALSTEG_DATA=data, XDG_CONFIG_HOME=data) as running,
    ):
        running.settled(2)
        lines = [line.strip() for line in running.screen.display[2:] if line.strip()]
    return next(line for line in lines if len(line.split()) > 3 and "─" not in line)


def keys_and_memory() -> tuple[Table, Table]:
    """Time from a key until the terminal is sent what changed; and memory, while it is there."""
    times: dict[str, list[float]] = {}
    memory: dict[str, list[float]] = {}
    for name, command in {"hello-world": HELLO, "malsteg new": [*MALSTEG, "new"]}.items():
        with (
            tempfile.TemporaryDirectory() as data,
            OnTerminal(command, MALSTEG_DATA=data, XDG_CONFIG_HOME=data) as running,
        ):
            running.shown(QUESTION)
            running.settled(2)
            memory[name] = [running.memory() / 1024]
            times[name] = [running.press(key, until) * 1000 for key, until in _typing()]
    table = _beside("A key until it stands on the screen, ms (median)", times)
    for name, values in times.items():
        table.add(f"{name}, 99th percentile", statistics.quantiles(values, n=100)[98])
    return table, _beside("Memory at the first question, MiB", memory)


def _typing() -> Iterator[tuple[str, str]]:
    """Yield keys, each with the end of the line that must stand on the screen for it to have been seen."""
    signs = random.Random(1)  # noqa: S311 - the same letters every time, no four of them twice
    typed = ""
    for _ in range(KEYS):
        typed += signs.choice(ascii_lowercase)
        yield typed[-1], typed[-4:]


def without_textual() -> Table:
    """Time of the commands that must not load Textual, and whether they do."""
    table = Table("Commands without the app, seconds (median); Textual loaded?")
    for words in (["--help"], ["scale", "--baseline", "0", "--expected", "6"], ["new", "--plain"]):
        probe = (
            "import sys\nfrom assistant.cli import main\n"
            f"sys.argv = ['malsteg', '--lang', 'en', '--no-encryption', *{words!r}]\nmain()\n"
            "sys.stderr.write('LOADED' if 'textual' in sys.modules else 'not loaded')"
        )
        with tempfile.TemporaryDirectory() as data:
            done = subprocess.run(
                [sys.executable, "-c", probe],
                capture_output=True,
                text=True,
                input="pause\n",
                env={"MALSTEG_DATA": data, "HOME": data},
                check=True,
            )
            times = []
            for _ in range(ROUNDS):
                began = time.perf_counter()
                subprocess.run(
                    [*MALSTEG, "--data", data, *words], input=b"pause\n", capture_output=True, check=True
                )
                times.append(time.perf_counter() - began)
        said = "LOADED" if "LOADED" in done.stderr else "not loaded"
        table.add(f"malsteg {' '.join(words)} ({said})", statistics.median(times))
    return table


def _beside(title: str, values: dict[str, list[float]]) -> Table:
    table = Table(title)
    floor = statistics.median(values["hello-world"])
    for name, measured in values.items():
        middle = statistics.median(measured)
        table.add(name, middle, ratio=middle / floor)
    return table
