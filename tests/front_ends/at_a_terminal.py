"""The program in a terminal of its own: what a person sees there and types."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from scripts import TODAY

_LIMIT = 60.0
_START = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
# Tests that run in the background are started deaf to Ctrl+C, and would pass that on.
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Makes the terminal that of the process, so that a passphrase is asked for there."""
_QUICK = """
import runpy, sys
sys.path.append(sys.argv.pop(1))
import quick_passphrases
quick_passphrases.take_over()
runpy.run_module("assistant", run_name="__main__", alter_sys=True)
"""
"""Starts the program with passphrases that cost nothing."""
_TESTS = Path(__file__).parents[1]


class Terminal:
    """Runs a command in a terminal; leaving the block ends it.

    ``output``: a file that standard output goes to in place of the terminal.
    ``real_passphrases``: let a passphrase cost what it does, more than a second each time.
    """

    def __init__(
        self,
        *arguments: str,
        data: Path,
        lang: str = "en",
        output: Path | None = None,
        real_passphrases: bool = False,
    ) -> None:
        self._own, other = pty.openpty()
        program = ["-m", "assistant"] if real_passphrases else ["-c", _QUICK, str(_TESTS)]
        given = ["--lang", lang, "--today", TODAY.isoformat(), "--data", str(data), *arguments]
        out = other if output is None else os.open(output, os.O_WRONLY | os.O_CREAT, 0o600)
        self._program = subprocess.Popen(
            [sys.executable, "-c", _START, *program, *given],
            stdin=other,
            stdout=out,
            stderr=other,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm"},
        )
        os.close(other)
        if output is not None:
            os.close(out)
        self._new = b""
        self._all = b""

    def wait_for(self, words: str) -> str:
        """Wait until these words are there; return all that came since the last ones."""
        end = time.monotonic() + _LIMIT
        while words.encode() not in self._new:
            if not self._read(end):
                raise AssertionError(f"“{words}” did not come: {self._new.decode(errors='replace')}")
        before, _, self._new = self._new.partition(words.encode())
        return before.decode() + words

    def type(self, line: str) -> None:
        """Type a line and Enter."""
        os.write(self._own, f"{line}\n".encode())

    def press(self, key: str) -> None:
        """Press a key."""
        os.write(self._own, key.encode())

    def answer(self, prompt: str, line: str) -> None:
        """Wait for a prompt and type a line."""
        self.wait_for(prompt)
        self.type(line)

    def end(self) -> tuple[int, str]:
        """Wait until the program ends; return its status and all that was on the screen."""
        limit = time.monotonic() + _LIMIT
        while self._read(limit):
            pass
        return self._program.wait(_LIMIT), self._all.decode(errors="replace").replace("\r\n", "\n")

    def _read(self, limit: float) -> bool:
        """Read what comes; False when nothing more does."""
        ready, _, _ = select.select([self._own], [], [], max(0.0, limit - time.monotonic()))
        if not ready:
            return False
        try:
            piece = os.read(self._own, 65536)
        except OSError:  # on Linux, the other end is closed
            return False
        self._new += piece
        self._all += piece
        return bool(piece)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        self._program.kill()
        self._program.wait()
        os.close(self._own)
