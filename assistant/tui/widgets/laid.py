"""A widget that lays its own text out to the width it gets."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Laid(Widget):
    """Text set line by line for the width there is; as high as the lines are many."""

    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Leave the colours as they are set: what can be clicked is not dressed up as a link."""
        self.auto_links = False

    def lines_at(self, width: int) -> list[Content]:
        """Return the lines for a width. To be overridden."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Say how high the text is at a width."""
        return len(self.lines_at(width)) if width else 0

    def render(self) -> Content:
        """Return the lines for the width the widget has."""
        return Content("\n").join(self.lines_at(self.content_size.width))
