"""Running a program on a pseudo-terminal and watching its screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

COLUMNS, ROWS = 120, 36
PATIENCE = 20.0


class OnTerminal:
    """A program on a terminal of its own, from its start until it is killed."""

    def __init__(self, command: Sequence[str], **environment: str) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
            os.execvpe(  # noqa: S606 - a command named in this folder
                command[0],
                list(command),
                {**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
            )
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def shown(self, text: str) -> float:
        """Wait until the screen shows a text; return the seconds since the program was started."""
        while not any(text in line for line in self.screen.display):
            self._read()
        return time.perf_counter() - self.started

    def settled(self, seconds: float) -> None:
        """Read whatever is written in the next seconds; a blinking cursor is never quiet."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._terminal], [], [], left)[0]:
                self._read()

    def press(self, key: str, until: str) -> float:
        """Press a key; return the seconds until the screen shows what must come of it."""
        pressed = time.perf_counter()
        os.write(self._terminal, key.encode())
        while not any(until in line for line in self.screen.display):
            self._read()
        shown = time.perf_counter()
        self.settled(0.03)
        return shown - pressed

    def memory(self) -> int:
        """Return the resident memory in KiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))

    def _read(self) -> None:
        if not select.select([self._terminal], [], [], PATIENCE)[0]:
            raise TimeoutError(f"nothing more on the screen: {self.screen.display}")
        self._stream.feed(os.read(self._terminal, 65536))
