"""What came about of the plan: each part on its line, and how far it was carried out beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from assistant.dialogs.recalling import HOW_DONE_OPTIONS, Carrying
from assistant.goals.follow_up import Carried, HowDone
from assistant.goals.goal import Action
from assistant.i18n import N_, Language
from assistant.tui.widgets.field import AnswerField, Asked
from assistant.tui.widgets.guard import Line
from assistant.wording.goal import action_text

_HINT = N_(
    "A number: %(answers)s. Or how many times of how many, such as 3 of 4. After a colon you can say more."
)


class CarriedRow(Vertical):
    """One part of the plan with its line."""

    def __init__(self, action: Action, value: str) -> None:
        super().__init__(classes="carried-row")
        self._action = action
        self.line = Line(value, classes="line")

    def compose(self) -> ComposeResult:
        """Lay out the part and the line."""
        yield Static(action_text(self._action), classes="carried-part", markup=False)
        yield self.line


class CarryingField(AnswerField):
    """How far each part of the plan was carried out. A line left empty says that the two cannot say."""

    _asked: Asked
    _shown: tuple[str, ...] = ()

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.rows: list[CarriedRow] = []
        """The lines there are."""

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        yield Vertical(classes="carried-rows")
        yield Static(classes="quiet plan-hint", markup=False)

    def ask(self, asked: Asked) -> None:
        """Show each part with what has been said of it."""
        self._asked = asked
        self._shown = self._written()
        self._lay_out(self._shown)

    def reword(self, asked: Asked) -> None:
        """Say the hint anew; what stands on the lines stays, unless it is the answer."""
        untouched = self._values() == self._shown
        self._asked = asked
        self._shown = self._written()
        if untouched:
            for row, value in zip(self.rows, self._shown, strict=False):
                with self.prevent(Input.Changed):
                    row.line.value = value
        self._say()

    def raw(self) -> object:
        """Return a line for each part, or nothing where nothing is said."""
        values = self._values()
        if values == self._shown and self._asked.standing is not None:
            return self._asked.standing
        if not any(values):
            return ""
        return tuple(value or HowDone.CANNOT_SAY.value for value in values)

    def memo(self) -> object | None:
        """Return the lines if they are not the answer."""
        values = self._values()
        return None if values == self._shown else values

    def recall(self, memo: object) -> None:
        """Put back lines that were not yet confirmed."""
        if isinstance(memo, tuple):
            self._lay_out(memo)

    def focus_field(self) -> None:
        """Go to the first line."""
        self.call_after_refresh(lambda: self.rows and self.rows[0].line.focus())

    def take_enter(self) -> bool:
        """Go to the next line; the last one answers."""
        lines = self.word_boxes()
        here = next((number for number, line in enumerate(lines) if line.has_focus), None)
        if here is None or here + 1 == len(lines):
            return False
        lines[here + 1].focus()
        return True

    def word_boxes(self) -> Sequence[Line]:
        """Return every line."""
        return [row.line for row in self.rows]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        self.post_message(self.Edited())

    def on_key(self, event: events.Key) -> None:
        """Go between the lines with the arrows."""
        lines = self.word_boxes()
        here = next((number for number, line in enumerate(lines) if line.has_focus), None)
        if here is None or event.key not in ("up", "down"):
            return
        there = here + (1 if event.key == "down" else -1)
        if 0 <= there < len(lines):
            lines[there].focus()
            event.stop()

    def _values(self) -> tuple[str, ...]:
        return tuple(row.line.value.strip() for row in self.rows)

    def _written(self) -> tuple[str, ...]:
        standing = self._asked.standing
        told = standing if isinstance(standing, tuple) else ()
        if not told:
            return ("",) * len(self._plan())
        return tuple(_written(self._asked.language, part) for part in told if isinstance(part, Carried))

    def _plan(self) -> tuple[Action, ...]:
        answers = self._asked.answers
        return answers.plan(self._asked.draft) if isinstance(answers, Carrying) else ()

    def _lay_out(self, values: Iterable[str]) -> None:
        self.query(CarriedRow).remove()
        self.rows = [CarriedRow(action, value) for action, value in zip(self._plan(), values, strict=False)]
        self.query_one(".carried-rows", Vertical).mount_all(self.rows)
        self._say()

    def _say(self) -> None:
        language = self._asked.language
        answers = ", ".join(
            f"{number} {language.text(option.label)}" for number, option in enumerate(HOW_DONE_OPTIONS, 1)
        )
        self.query_one(".plan-hint", Static).update(language.text(_HINT, answers=answers))


def _written(language: Language, part: Carried) -> str:
    """Write what was said of a part as it would be typed."""
    if part.done is not None and part.planned is not None:
        said = f"{part.done}/{part.planned}"
    else:
        said = next(language.text(option.label) for option in HOW_DONE_OPTIONS if option.value is part.how)
    return f"{said}: {part.words}" if part.words else said
