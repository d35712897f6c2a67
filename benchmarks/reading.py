"""Reading goals: one statement in a running program, one in a fresh process, and ten thousand in a row."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from assistant.coach.reading import read
from assistant.i18n import LANGUAGES
from table import Table

TODAY = date(2027, 3, 1)
STATEMENTS = Path(__file__).resolve().parent / "coach"
ROUNDS = 15
MANY = (1_000, 10_000)
MALSTEG = [str(Path(sys.executable).with_name("malsteg")), "--lang", "en", "--today", TODAY.isoformat()]
_USUAL = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
"""The environment without what a developer may have set for Python, such as keeping no bytecode."""

_ARGPARSE = """
import argparse, sys
parser = argparse.ArgumentParser()
parser.add_argument("file", nargs="?")
parser.parse_args()
sys.stdout.write(sys.stdin.readline())
"""
ARGPARSE = [sys.executable, "-c", _ARGPARSE]
"""The floor: a program that reads its arguments and a line, and writes the line."""

COPY = [
    sys.executable,
    "-c",
    "import json, sys\nfor line in sys.stdin: print(json.dumps({'text': line.rstrip()}, ensure_ascii=False))",
]
"""The floor of JSON Lines: each line written back as an object, unread."""


def statements(language: str) -> list[str]:
    """Return the labelled statements of a language, empty while there are none."""
    path = STATEMENTS / f"statements.{language}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def one() -> Table:
    """Time to read one statement once the word tables are loaded."""
    table = Table("Reading one statement, ms")
    for language in LANGUAGES:
        texts = statements(language)
        if not texts:
            continue
        for text in texts[:20]:
            read(text, language, TODAY)
        times = []
        for text in texts:
            began = time.perf_counter()
            read(text, language, TODAY)
            times.append((time.perf_counter() - began) * 1000)
        table.add(f"{language}, median of {len(texts)}", statistics.median(times))
        table.add(f"{language}, slowest", max(times))
    return table


def cold() -> Table:
    """Time of a fresh process that reads one statement, the programs in turn."""
    line = b"Kim goes out 3 times a week, at the latest on 1 June.\n"
    programs = {
        "bare argparse that copies a line": ARGPARSE,
        "malsteg --version": [*MALSTEG, "--version"],
        "malsteg review of one line": [*MALSTEG, "review", "--criteria", "smart"],
        "malsteg review --json of one line": [*MALSTEG, "review", "--criteria", "smart", "--json"],
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for round_number in range(ROUNDS + 1):
        for name, command in programs.items():
            took, _ = _run(command, line)
            if round_number:  # the first round compiles and warms the disk
                times[name].append(took)
    table = Table("A fresh process, seconds (median)")
    floor = statistics.median(next(iter(times.values())))
    for name, values in times.items():
        middle = statistics.median(values)
        table.add(name, middle, ratio=middle / floor)
    return table


def many() -> tuple[Table, Table]:
    """Time and memory of thousands of statements through the command; memory must not grow with them."""
    took, memory = Table("Many statements, seconds"), Table("Peak memory, MiB")
    texts = [text for language in LANGUAGES for text in statements(language)] or ["Kim goes out."]
    for count in MANY:
        lines = "".join(f"{text}\n" for text in islice(cycle(texts), count)).encode()
        floor, _ = _run(COPY, lines)
        took.add(f"{count:,} lines copied as JSON", floor, ratio=1.0)
        for form in ([], ["--json"]):
            seconds, peak = _run([*MALSTEG, "review", *form], lines)
            name = " ".join(["malsteg review", *form])
            took.add(f"{name}, {count:,}", seconds, ratio=seconds / floor)
            memory.add(f"{name}, {count:,}", peak)
    return took, memory


def _run(command: Sequence[str], given: bytes) -> tuple[float, float]:
    """Run a program on some input; return its seconds and its peak memory in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "given.txt"
        source.write_bytes(given)
        began = time.perf_counter()
        with source.open("rb") as file:
            program = subprocess.Popen(
                command,
                stdin=file,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**_USUAL, "XDG_CONFIG_HOME": folder},
            )
            _, status, usage = os.wait4(program.pid, 0)
        seconds = time.perf_counter() - began
        program.returncode = os.waitstatus_to_exitcode(status)
    assert program.returncode == 0, command
    return seconds, usage.ru_maxrss / 1024
