"""An encrypted data folder, as tests are given it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PASSPHRASE = "häst batteri korrekt klammer"  # noqa: S105


@dataclass(frozen=True)
class Locked:
    """An encrypted folder with Lisa's accepted goal and a draft of Sam's, and what opens it."""

    path: Path
    passphrase: str
    recovery: str
    lisa: str
    """The id of Lisa's case."""

    def file(self, suffix: str = ".age") -> Path:
        """Return Lisa's case file, or what lies beside it under another suffix."""
        return self.path / f"{self.lisa}{suffix}"
