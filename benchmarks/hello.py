"""The floor: a Textual program with a header, a line to write in, and a footer."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input


class Hello(App[None]):
    """Says hello."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Header()
        yield Input(placeholder="Whose goal is it?")
        yield Footer()


if __name__ == "__main__":
    Hello().run()
