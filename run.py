"""Run one command in the project's own environment: ``python3 run.py malsteg``, ``python3 run.py pytest``.

The first run makes ``.venv`` beside this file and installs the exact versions named in
``constraints.txt``; later runs only look whether anything they were installed from has changed.
Needs nothing but Python 3.11 or later with pip and venv, so it may import only the standard library.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
USER_COMMANDS = {"malsteg"}


def _installed_from(extras: str) -> str:
    """Return a fingerprint of everything an installation depends on."""
    digest = hashlib.sha256(f"{sys.version} {extras}".encode())
    sources = [ROOT / "pyproject.toml", ROOT / "constraints.txt", ROOT / "assistant" / "__init__.py"]
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _prepare(extras: str) -> None:
    """Install the project into ``.venv`` unless the last installation still holds."""
    stamp = VENV / f"installed{extras or '[run]'}.txt"
    wanted = _installed_from(extras)
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    print("Preparing Målsteg (once, a few minutes) …", file=sys.stderr, flush=True)
    python = SCRIPTS / "python"
    if not (VENV / "pyvenv.cfg").exists() or subprocess.run([python, "-c", ""], check=False).returncode:
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "--constraint", "constraints.txt", "--editable", f".{extras}"],
        check=True,
        cwd=ROOT,
        stdout=sys.stderr,
        # Build requirements are pinned too: pip applies this variable inside its build environment.
        env={**os.environ, "PIP_CONSTRAINT": str(ROOT / "constraints.txt")},
    )
    subprocess.run([python, "-m", "compileall", "-q", "assistant", "store"], check=True, cwd=ROOT)
    stamp.write_text(wanted, encoding="ascii")


def _compile_catalogues() -> None:
    """Compile the catalogues again when a translation is newer than what was compiled from it."""
    sources = list((ROOT / "assistant" / "locales").rglob("*.po"))
    compiled = [source.with_suffix(".mo") for source in sources]
    if all(
        new.exists() and new.stat().st_mtime >= old.stat().st_mtime
        for old, new in zip(sources, compiled, strict=True)
    ):
        return
    subprocess.run([SCRIPTS / "python", "tools/catalogues.py", "--compile"], check=True, cwd=ROOT)


def main() -> int:
    """Prepare the environment, run the command given as arguments, return its exit status."""
    command = sys.argv[1:] or ["malsteg"]
    if sys.version_info < (3, 11):  # noqa: UP036 - the one place an older Python can arrive
        print(f"Målsteg needs Python 3.11 or later; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    try:
        _prepare("" if command[0] in USER_COMMANDS else "[dev]")
        _compile_catalogues()
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"Could not prepare Målsteg: {problem}", file=sys.stderr)
        return 1
    # A shell that forbids bytecode would make every start more than twice as slow.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PATH"] = os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", "")])
    program = SCRIPTS / (command[0] + (".exe" if os.name == "nt" else ""))
    if not program.exists():
        print(f"{command[0]} is not a command of this project.", file=sys.stderr)
        return 2
    if os.name == "nt":
        return subprocess.run([program, *command[1:]], check=False, env=environment).returncode
    return os.execve(program, [str(program), *command[1:]], environment)  # noqa: S606 - the user named it


if __name__ == "__main__":
    raise SystemExit(main())
