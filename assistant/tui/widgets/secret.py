"""A line on which something is written that nobody else should see."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class Secret(Input):
    """Hidden unless somebody wants to see it. What is hidden is not copied either."""

    def __init__(self, *, hidden: bool = True) -> None:
        super().__init__(password=hidden, select_on_focus=False)

    def action_copy(self) -> None:
        """Copy what can be seen."""
        if not self.password:
            super().action_copy()

    def action_cut(self) -> None:
        """Cut what can be seen."""
        if not self.password:
            super().action_cut()

    def on_paste(self, event: events.Paste) -> None:
        """Take all of what is pasted: a long key may have been copied over several lines."""
        event.prevent_default()
        event.stop()
        words = "".join(event.text.splitlines())
        if self.selection.is_empty:
            self.insert_text_at_cursor(words)
        else:
            self.replace(words, *self.selection)
