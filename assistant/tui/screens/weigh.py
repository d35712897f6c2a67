"""How much each goal weighs in a T-score: its importance times how hard it is, each from 0 to 3."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.errors import AnswerError
from assistant.goals.measure import Bounds
from assistant.goals.score import HIGHEST_RATING
from assistant.i18n import N_
from assistant.tui.page import Speaking
from assistant.tui.typeset import clipped
from assistant.tui.widgets.keyline import KeyLine
from assistant.wording.problems import problem_text

Ratings = dict[str, tuple[int, int]]
"""The importance and the difficulty of goals, by their ids; empty: every goal weighs the same."""

_ASK: Final = N_("How much does each goal weigh?")
_HOW: Final = N_(
    "Importance times difficulty, each from 0 to 3. A goal that weighs 0 is left out of the score. With all "
    "lines empty every goal weighs the same. It is only reckoned with here, and not saved."
)
_IMPORTANT: Final = N_("importance 0-3")
_HARD: Final = N_("difficulty 0-3")
_BOTH: Final = N_("Write both numbers for every goal, or none at all.")
_TITLE_ROOM: Final = 58
_RATED: Final = Bounds(maximum=Decimal(HIGHEST_RATING))


class WeighScreen(Speaking[Ratings | None], ModalScreen[Ratings | None]):
    """The answer is the ratings of the goals, None if nothing is to be changed."""

    CSS_PATH = "../series.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("back"), tooltip=N_("Go back. Nothing is changed."), id="weigh.back"),
        Binding("enter", "weigh", N_("reckon with it"), priority=True, id="weigh.weigh"),
        Binding("f4", "app.next_language", N_("language"), id="weigh.language"),
    ]

    def __init__(self, goals: Sequence[tuple[str, str]], ratings: Ratings) -> None:
        """``goals``: the id and the title of each, in order; ``ratings``: what they weigh now."""
        super().__init__()
        self._goals = goals
        self._ratings = ratings
        self._problem: AnswerError | None = None
        self._incomplete = False

    def compose(self) -> ComposeResult:
        """Lay out two lines for each goal."""
        with VerticalScroll(id="ask-more", can_focus=False):
            yield Static(classes="ask", markup=False)
            yield Static(classes="how", markup=False)
            for goal_id, title in self._goals:
                yield Static(clipped(title, _TITLE_ROOM), classes="quiet", markup=False)
                with Horizontal(classes="weights"):
                    for number in self._ratings.get(goal_id, ("", "")):
                        line = Input(str(number), classes="ask-line", max_length=3)
                        line.cursor_blink = False
                        yield line
            yield Static(classes="refused", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Ask."""
        self.query(Input).first().focus()
        self._say()

    def reword(self) -> None:
        """Ask in the language spoken now; what has been written stays."""
        self._say()
        super().reword()

    def _say(self) -> None:
        text, problem = self.language.text, self._problem
        self.query_one(".ask", Static).update(text(_ASK))
        self.query_one(".how", Static).update(text(_HOW))
        for place, line in enumerate(self.query(Input)):
            line.placeholder = text(_HARD if place % 2 else _IMPORTANT)
        refused = self.query_one(".refused", Static)
        refused.display = self._incomplete or problem is not None
        if problem is not None:
            today = self.malsteg.today
            refused.update(problem_text(self.language, problem.code, problem.params, today=today))
        else:
            refused.update(text(_BOTH))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another number is being written."""
        event.stop()
        self._problem, self._incomplete = None, False
        self._say()

    def action_weigh(self) -> None:
        """Reckon with what is written."""
        lines = list(self.query(Input))
        written = [line.value.strip() for line in lines]
        if not any(written):
            self.dismiss({})
            return
        empty = next((line for line, text in zip(lines, written, strict=True) if not text), None)
        if empty is not None:
            self._incomplete = True
            empty.focus()
            self._say()
            return
        rated = []
        for line, text in zip(lines, written, strict=True):
            try:
                number = self.language.read_number(text)
                _RATED.check(number)
            except AnswerError as problem:
                self._problem = problem
                line.focus()
                self._say()
                return
            rated.append(int(number))
        pairs = zip(rated[::2], rated[1::2], strict=True)
        self.dismiss({goal_id: pair for (goal_id, _), pair in zip(self._goals, pairs, strict=True)})

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
