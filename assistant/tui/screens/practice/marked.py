"""What every page of practice has in common: the mark, and its own colour."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from textual.binding import ActiveBinding, Binding
from textual.containers import VerticalScroll

from assistant.errors import MalstegError
from assistant.tui.page import Page

_TUI: Final = Path(__file__).resolve().parents[2]
LOOKS: Final = [str(_TUI / "conversation.tcss"), str(_TUI / "practice_pages.tcss")]
"""The looks of the conversation, and what is different in practice. Those of the first page and the bar are
the app's, which loads nothing of a page it begins with."""


class PracticePage(Page):
    """A page of practice."""

    CSS_PATH = LOOKS  # type: ignore[assignment]  # Textual declares one path; it takes several
    QUIET = frozenset({"app.theme", "app.quit"})

    def __init__(self) -> None:
        super().__init__()
        self.add_class("practice")

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, in the order of this page, then those of the whole program."""
        places = {each.id: place for place, each in enumerate(self.BINDINGS) if isinstance(each, Binding)}
        found = super().active_bindings.items()
        return dict(sorted(found, key=lambda item: places.get(item[1].binding.id, len(places))))

    def say_problem(self, problem: MalstegError) -> str:
        """Word what could not be done."""
        from assistant.wording.problems import problem_text

        return problem_text(self.language, problem.code, problem.params, today=self.malsteg.today)


def read_on(paper: VerticalScroll, way: int) -> None:
    """Turn a page, so that the last two lines stay in sight."""
    paper.scroll_relative(y=way * max(1, paper.size.height - 2), animate=False)
