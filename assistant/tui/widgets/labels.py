"""What stands on a button, which changes with the language and with what it does."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Button


def relabel(button: Button, words: str) -> None:
    """Write words on a button, which becomes as wide as they need."""
    button.label = Content(words)
    button.refresh(layout=True)
