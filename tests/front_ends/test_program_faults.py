"""A fault in the program, a full disk behind a pipe, a crash: nothing two people wrote comes out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant import cli
from assistant.commands import listing
from assistant.faults import places

CONFIDED = "Walks by the sea"


def fail() -> None:
    """Fail as code does that quotes what it was reading."""
    try:
        int(CONFIDED)
    except ValueError as problem:
        raise LookupError(CONFIDED) from problem


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "had to stop"), ("sv", "måste stanna"), ("da", "måtte stoppe")]
)
def test_a_fault_says_its_kind_and_its_place_and_never_a_value(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    monkeypatch.setattr(listing, "run", lambda *_: fail())
    assert cli.main(["--lang", lang, "cases"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err.splitlines()[0]
    assert CONFIDED not in err
    assert "builtins.LookupError" in err
    assert "builtins.ValueError" in err
    assert "assistant/cli.py:" in err
    assert str(Path.cwd()) not in err
    assert "Traceback" not in err


def test_causes_that_go_round_in_a_circle_are_said_once() -> None:
    one, other = ValueError(CONFIDED), LookupError(CONFIDED)
    one.__cause__, other.__cause__ = other, one
    assert list(places(one)) == ["builtins.ValueError", "builtins.LookupError"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk here that is always full")
def test_output_onto_a_full_disk_is_said_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "--lang", "en", "when", "15 april"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 1
    assert done.stderr == b"malsteg: The answer could not be written: ENOSPC.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed otherwise there")
@pytest.mark.parametrize("descriptor", [0, 1, 2])
def test_a_closed_stream_is_no_fault(descriptor: int, tmp_path: Path) -> None:
    script = f"exec {descriptor}>&-; exec {sys.executable} -m assistant --data {tmp_path / 'none'} cases"
    done = subprocess.run(["sh", "-c", script], check=False, capture_output=True, start_new_session=True)
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no core files")
def test_a_crash_leaves_no_core_file(tmp_path: Path) -> None:
    """One byte is less than any core file, and Linux takes it as a word against piping one, too."""
    code = (
        "import resource; from assistant.faults import forbid_core_files; forbid_core_files(); "
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0]); import os, sys; sys.stdout.flush(); os.abort()"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, cwd=tmp_path)
    assert done.returncode < 0
    assert int(done.stdout) in (0, 1)
    assert list(tmp_path.iterdir()) == []


def test_a_place_outside_the_program_is_named_without_the_way_to_it() -> None:
    with pytest.raises(OSError, match="no-such-program") as failed:
        subprocess.run(["no-such-program"], check=False)
    lines = list(places(failed.value))
    assert lines[0] == "builtins.FileNotFoundError"
    assert any("/subprocess.py:" in line for line in lines)
    assert [line for line in lines if line.strip().startswith("/")] == []
