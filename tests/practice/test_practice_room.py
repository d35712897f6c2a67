"""The room of practice: what it may not load, and that what is written about it holds."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from assistant.practice.catalogue import read_exercises
from assistant.practice.people import AskedOfClient

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "practice.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)

ALL_OF_IT = """
import importlib, pkgutil, sys, assistant.practice
for found in pkgutil.walk_packages(assistant.practice.__path__, "assistant.practice."):
    importlib.import_module(found.name)
print(*sys.modules)
"""


def loaded_by(program: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60
    )
    return set(done.stdout.split())


def test_nothing_of_cases_of_the_screen_or_of_wording_is_loaded() -> None:
    loaded = loaded_by(ALL_OF_IT)

    assert "assistant.practice.talk" in loaded
    assert loaded & {"store", "tinydb", "textual", "babel", "assistant.records", "assistant.wording"} == set()


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("assistant.practice", {"pydantic", "fsrs"}),
        ("assistant.practice.schedule", {"fsrs"}),
        ("assistant.commands.practising", {"fsrs", "textual", "tinydb", "store", "assistant.records"}),
    ],
)
def test_what_is_seldom_needed_is_loaded_when_it_is(module: str, forbidden: set[str]) -> None:
    loaded = loaded_by(f"import sys, {module}\nprint(*sys.modules)")

    assert module in loaded
    assert loaded & forbidden == set()


def test_the_exercise_in_the_guide_is_one(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(BLOCKS[0], encoding="utf-8")
    found = read_exercises(tmp_path)

    assert found.problems == ()
    assert "ours-calm" in found.tasks


def test_the_moment_in_the_guide_is_one() -> None:
    (moment,) = tomllib.loads(BLOCKS[1])["moment"]

    assert AskedOfClient.model_validate(moment["ask"][0]).facts == ("wish",)
