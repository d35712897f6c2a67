"""What is written about the program holds: the commands in the docs, the pinned versions, no addresses."""

from __future__ import annotations

import argparse
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution, distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from assistant.arguments import build_parser
from assistant.i18n import Language

ROOT = Path(__file__).parents[1]
DOCS = ("README.md", "CONTRIBUTING.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
UNPINNED = {"malsteg", "pip", "setuptools", "wheel"}
"""What Python brings along itself, and the project."""


def project() -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def commands(name: str) -> list[str]:
    """Return the commands set as blocks in a document, without what is said about them."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    blocks = [line.strip() for line in lines if line.startswith("    ")]
    return [line for line in blocks if line.startswith(("malsteg", "python3 ", "bash "))]


def words(command: str) -> list[str]:
    """Split a command as a shell does, up to where its input is taken from."""
    said = shlex.split(command, comments=True)
    return said[: said.index("<")] if "<" in said else said


ALL_COMMANDS = [pytest.param(line, id=f"{name}: {line}") for name in DOCS for line in commands(name)]
PROGRAM_CALLS = [
    pytest.param(words(line)[words(line).index("malsteg") + 1 :], id=line)
    for name in DOCS
    for line in commands(name)
    if "malsteg" in words(line)
]


def test_the_docs_hold_commands() -> None:
    """Were none found, the tests below would hold of nothing."""
    assert {"python3 run.py malsteg", "python3 run.py pytest"} <= set(commands("README.md"))
    assert len(PROGRAM_CALLS) > 8


@pytest.mark.parametrize("call", PROGRAM_CALLS)
def test_every_call_of_the_program_in_the_docs_is_understood(call: list[str]) -> None:
    build_parser(Language("en")).parse_args(call)


@pytest.mark.parametrize("command", ALL_COMMANDS)
def test_every_command_in_the_docs_exists(command: str) -> None:
    said = words(command)
    if said[0] == "malsteg":
        return
    files = [word for word in said[1:] if "/" in word or word.endswith(".py")]
    assert [word for word in files if not (ROOT / word).exists()] == []
    if said[:2] == ["python3", "run.py"] and said[2] not in ("malsteg", "python"):
        assert Path(sys.executable).with_name(said[2]).exists()


def options_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the options of a command and of all commands below it."""
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from options_of(command)


def test_every_option_named_in_the_readme_exists() -> None:
    """In running text too: `--lang` and its like."""
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", (ROOT / "README.md").read_text(encoding="utf-8")))
    known = set(options_of(build_parser(Language("en"))))

    assert named
    assert named - known == set()


def links() -> list[tuple[str, str]]:
    """Return each document with the files it links to."""
    targets = [
        (name, target)
        for name in DOCS
        for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    ]
    return [(name, target) for name, target in targets if "://" not in target]


def test_links_in_the_docs_lead_to_files() -> None:
    missing = [
        f"{name}: {target}" for name, target in links() if not (ROOT / name).parent.joinpath(target).exists()
    ]

    assert missing == []


# --- versions -----------------------------------------------------------------------------------


def pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pins}


def test_constraints_are_names_and_exact_versions_alone() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    assert [
        line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.+!]*", line)
    ] == []
    assert len(pinned()) == sum(not line.startswith("#") for line in lines)


def test_every_installed_distribution_is_the_pinned_one() -> None:
    pins = pinned()
    installed = {canonicalize_name(found.metadata["Name"]): found.version for found in distributions()}
    strays = {name: version for name, version in installed.items() if pins.get(name) != version}

    assert {name: version for name, version in strays.items() if name not in UNPINNED} == {}


def test_everything_asked_for_is_pinned() -> None:
    """Build requirements too: they are installed where no test sees them."""
    asked = distribution("malsteg").requires or []
    build = project()["build-system"]["requires"]
    assert isinstance(build, list)
    names = {canonicalize_name(Requirement(line).name) for line in [*asked, *build]}

    assert names - set(pinned()) == set()


# --- what must not be in the repository ---------------------------------------------------------

FORBIDDEN = re.compile(
    # Written in pieces, so that this file does not hold what it looks for.
    "|".join(
        (
            r"(?:--)?(?:extra-)?index" + r"-url",
            r"https?://[^\s\"')>]*(?:simple/|/pypi|pypi\.|pythonhosted)",
            r"https?://(?:localhost|\d+\.\d+\.\d+\.\d+)",
            r"https?://[^\s/@]+:[^\s/@]+@",
            r"(?<![\w.])/(?:home|Users|root|work)/\w",
            r"[A-Z]:\\" + r"Users\\",
        )
    )
)


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a clone")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize(
    "text",
    [
        "--index" + "-url x",
        "https://pypi" + ".org/simple/",
        "http://127.0.0" + ".1:8080",
        "https://me:secret" + "@host",
        "/home" + "/kim/x",
    ],
)
def test_an_address_would_be_noticed(text: str) -> None:
    assert FORBIDDEN.search(text)


def test_no_tracked_file_names_a_registry_or_a_home_folder() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        for match in FORBIDDEN.finditer(path.read_bytes().decode("utf-8", errors="replace"))
    ]

    assert found == []
