"""Who loads what: each layer imported in a fresh interpreter, and what it must not have brought along."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

ALL_OF_IT = """
import importlib, pkgutil, {room}
for found in pkgutil.walk_packages({room}.__path__, "{room}."):
    importlib.import_module(found.name)
"""


def loaded_by(program: str) -> set[str]:
    """Run ``program`` in a fresh interpreter and return the names of all modules it has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        (
            "assistant.goals",
            {"textual", "transitions", "tinydb", "babel", "store", "assistant.dialogs", "assistant.i18n"},
        ),
        (
            "assistant.coach",
            {"textual", "transitions", "tinydb", "babel", "store", "assistant.dialogs", "assistant.i18n"},
        ),
        (
            "assistant.dialogs",
            {"textual", "tinydb", "babel", "store", "assistant.records", "assistant.wording"},
        ),
        ("assistant.wording", {"textual", "tinydb", "babel", "store", "assistant.records"}),
        ("assistant.records", {"textual", "babel", "assistant.wording"}),
        (
            "assistant.documents",
            # The libraries of each format are loaded when that format is written.
            {"textual", "tinydb", "store", "assistant.records", "docx", "docxtpl", "fhir", "matplotlib"}
            | {"typst", "xlsxwriter"},
        ),
        ("assistant.i18n", {"textual", "pydantic", "transitions", "tinydb", "store", "assistant.goals"}),
    ],
)
def test_a_room_with_everything_in_it_loads_nothing_above_it(room: str, forbidden: set[str]) -> None:
    loaded = loaded_by(ALL_OF_IT.format(room=room))

    assert room in loaded
    assert loaded & forbidden == set()


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("assistant", {"textual", "pydantic", "transitions", "tinydb", "babel", "store", "gettext"}),
        ("assistant.errors", {"textual", "pydantic", "transitions", "tinydb", "babel", "store"}),
        ("assistant.goals", {"pydantic"}),
        ("assistant.i18n", {"babel", "pydantic"}),
        ("assistant.cli", {"textual", "pydantic", "transitions", "tinydb", "babel", "filelock"}),
        ("assistant.arguments", {"pydantic", "docx", "docxtpl", "fhir", "matplotlib", "typst", "xlsxwriter"}),
        ("assistant.commands.exporting", {"docx", "docxtpl", "fhir", "matplotlib", "typst", "xlsxwriter"}),
        ("assistant.plain", {"textual", "filelock"}),
        ("assistant.coach", {"pydantic", "assistant.goals", "assistant.coach.reading"}),
        ("assistant.coach.reading", {"pydantic", "simplemma", "stdnum"}),
        ("assistant.records", {"textual", "filelock", "assistant.coach.reading", "assistant.coach.when"}),
    ],
)
def test_a_module_costs_no_more_than_it_needs(module: str, forbidden: set[str]) -> None:
    loaded = loaded_by(f"import {module}")

    assert module in loaded
    assert loaded & forbidden == set()


@pytest.mark.parametrize("library", ["textual", "tinydb", "babel", "transitions"])
def test_the_libraries_looked_for_are_called_that(library: str) -> None:
    """A misspelt name would never be found among the modules loaded."""
    assert library in loaded_by(f"import {library}")


def test_the_contracts_between_the_rooms_are_kept() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT, timeout=120
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout
