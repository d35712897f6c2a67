"""Try an installed Målsteg from outside the project: its data files are there and a goal can be made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

ANSWERS = "Kim\n1\n1\nEn riktning\npausa\n"


PASSPHRASE = "fyra ord utan sammanhang"  # noqa: S105 - of a folder that is gone at the end


def run(program: str, *arguments: str, typed: str = "") -> str:
    """Run the program; return what it wrote, or stop with what it said."""
    done = subprocess.run(
        [program, *arguments],
        input=typed.encode(),
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "MALSTEG_PASSPHRASE": PASSPHRASE},
    )
    if done.returncode:
        sys.exit(f"{arguments}: status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


def expect(holds: object, what: str) -> None:
    """Stop unless what is expected holds."""
    if not holds:
        sys.exit(f"The installed program failed: {what}")
    print(f"ok  {what}")


def main() -> None:
    """Try the program named on the command line."""
    program = sys.argv[1]
    room = files("assistant")
    for code in ("sv", "da"):
        catalogue = room / "locales" / code / "LC_MESSAGES" / "malsteg.mo"
        expect(catalogue.is_file(), f"the catalogue of {code} is installed")
    sheets = [entry.name for entry in (room / "tui").iterdir() if entry.name.endswith(".tcss")]
    expect("malsteg.tcss" in sheets, "the style sheets are installed")
    expect("Målsteg" in run(program, "--version"), "it says its version")
    steps = run(program, "--lang", "sv", "scale", "--baseline", "0", "--expected", "6-7", "--max", "10")
    expect("målet" in steps, "it speaks Swedish")
    for code, goal in (("sv", "må bättre"), ("da", "have det bedre"), ("en", "feel better")):
        (found,) = map(json.loads, run(program, "--lang", code, "review", "--json", typed=goal).splitlines())
        expect(found["vague"], f"the coach knows its words in {code}")
    with tempfile.TemporaryDirectory() as room_for_data:
        data = Path(room_for_data) / "cases"
        run(program, "--lang", "sv", "--data", str(data), "new", "--plain", typed=ANSWERS)
        (goal,) = map(json.loads, run(program, "--data", str(data), "goals", "--json").splitlines())
        expect(goal["case"] == "Kim" and goal["status"] == "draft", "it keeps a draft")
        kept = [path for path in data.rglob("*") if path.is_file()]
        readable = [path.name for path in kept if b"riktning" in path.read_bytes()]
        expect(not readable, "what it keeps is encrypted")
        (found,) = map(json.loads, run(program, "--data", str(data), "store", "check", "--json").splitlines())
        expect(found == {"cases": 1, "encrypted": True, "findings": []}, "it looks after what it keeps")
        for form, begins in (("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!DOCTYPE")):
            target = Path(room_for_data) / f"card.{form}"
            run(program, "--data", str(data), "export", "Kim", "--as", "card", "--to", str(target))
            expect(target.read_bytes().startswith(begins), f"it writes a .{form}")
        listed = run(program, "--lang", "da", "--data", str(data), "practise", "--list")
        expect("Birgit" in listed and "Samir" in listed, "its exercises and invented people are installed")
    app = subprocess.run(
        [sys.executable, "-c", "import assistant.app, assistant.tui.screens.conversation"], check=False
    )
    expect(app.returncode == 0, "the app can be loaded")


if __name__ == "__main__":
    main()
