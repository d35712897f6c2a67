"""How long the program waits before it says so, tries again or locks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """Waiting times in seconds."""

    slow: float = 0.5
    """After this, what takes its time is mentioned."""
    stalled: float = 8.0
    """After this, a folder counts as one that does not answer."""
    again: float = 4.0
    """After this, what could not be saved is tried again."""
    look: float = 5.0
    """How often it is looked whether anybody is there: a computer that wakes locks as soon as that."""
