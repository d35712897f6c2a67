"""How tests run the programs of saving.py and killing.py."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from saving import name_of
from store import Folder

_HERE = Path(__file__).parent


def start(program: str, what: str, folder: Folder, *numbers: int) -> subprocess.Popen[str]:
    """Start one of the programs on the folder, with its cipher."""
    suffix = folder.file("any").path.suffix
    arguments = [what, str(folder.path), suffix, name_of(folder.cipher), *map(str, numbers)]
    return subprocess.Popen(
        [sys.executable, _HERE / program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, _HERE.parents[:2]))},
    )


def run(program: str, what: str, folder: Folder, *numbers: int) -> str:
    """Run one of the programs to its end; return what it has said."""
    with start(program, what, folder, *numbers) as running:
        output, errors = running.communicate(timeout=600)
    assert (running.returncode, errors) == (0, "")
    return output
