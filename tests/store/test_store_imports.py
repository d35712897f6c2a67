"""What opening the store costs: each part, and its libraries, at first use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import store

ROOT = Path(__file__).parents[2]


def loaded_by(program: str) -> set[str]:
    """Run ``program`` in a fresh interpreter and return the packages and store rooms it has loaded."""
    report = (
        "; import sys; print(*{name for name in sys.modules if name.count('.') == 0 or name[:6] == 'store.'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program + report],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    return set(done.stdout.split())


def test_import_store_loads_nothing() -> None:
    loaded = loaded_by("import store")

    assert {name for name in loaded if name.startswith("store")} == {"store"}
    assert loaded.isdisjoint({"tinydb", "filelock", "pydantic", "json", "hashlib", "assistant"})


def test_a_folder_loads_no_database_and_no_lock() -> None:
    assert loaded_by("from store import Folder, Index, DamagedError").isdisjoint(
        {"tinydb", "filelock", "pydantic", "assistant"}
    )


def test_reading_loads_no_lock(tmp_path: Path) -> None:
    program = f"""
from pathlib import Path
from pydantic import BaseModel
from store import Collection, Folder
Collection(Folder(Path({str(tmp_path)!r})).file("lisa"), "notes", BaseModel).find()
pass"""
    loaded = loaded_by(program)

    assert "tinydb" in loaded
    assert loaded.isdisjoint({"filelock", "assistant"})


def test_everything_promised_is_there() -> None:
    for name in store.__all__:
        assert getattr(store, name).__name__ == name
    assert not hasattr(store, "Nothing")
