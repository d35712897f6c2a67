"""The first question, shown before anything else is loaded.

A pair that begins a goal should not wait for models and store to see what they are asked. This has the
look of the question as the conversation shows it a moment later; what is typed here is carried over.
"""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from assistant.i18n import N_
from assistant.tui.program import program

FIRST_ASK: Final = N_("Whose goal is it?")
FIRST_WHY: Final = N_("Write a first name, initials or a made-up name. Never a personal identity number.")
FIRST_EXAMPLE: Final = N_("Kim")
"""The wording of the conversation's first question; a test keeps the two the same."""


class FirstQuestion(Vertical):
    """The question, why it is asked, and a line for the answer."""

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        text = program(self).language.text
        yield Static("", classes="progress")
        yield Static(text(FIRST_ASK), classes="ask", markup=False)
        yield Static(text(FIRST_WHY), classes="why", markup=False)
        line = Input(placeholder=text(FIRST_EXAMPLE), classes="line")
        line.cursor_blink = False
        yield line

    @property
    def typed(self) -> str:
        """What has been typed so far."""
        return self.query_one(Input).value
