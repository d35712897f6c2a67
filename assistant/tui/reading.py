"""How far a reading that goes on beside the page has come."""

from __future__ import annotations


class Stopped(Exception):  # noqa: N818 - nothing has gone wrong
    """Nobody waits for the reading any more."""


class Reading:
    """How far the reading of the cases has come: counted by its thread, shown by the page."""

    def __init__(self) -> None:
        self.done = self.count = 0
        self._stopped = False

    def stop(self) -> None:
        """Let the reading end at the next case. What has been read until then is remembered."""
        self._stopped = True

    def __call__(self, done: int, count: int) -> None:
        """Take note of how many cases are known, of how many."""
        if self._stopped:
            raise Stopped
        self.done, self.count = done, count
