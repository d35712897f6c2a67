"""One goal."""

from __future__ import annotations

from textual.app import ComposeResult

from assistant.tui.page import Page
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.staircase import Staircase
from assistant.tui.widgets.titlebar import TitleBar


class GoalPage(Page):
    """A goal with its staircase and its versions."""

    def __init__(self, case_id: str, goal_id: str, *, fresh: bool = False) -> None:
        super().__init__()
        self.case_id = case_id
        self.goal_id = goal_id
        self.fresh = fresh

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield TitleBar()
        yield Staircase()
        yield KeyLine()
