"""The plan of action: what is done, by whom and how often, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Input, Static

from assistant.goals.goal import Action
from assistant.i18n import N_, Language
from assistant.tui.widgets.field import AnswerField, Asked
from assistant.tui.widgets.guard import Line
from assistant.tui.widgets.labels import relabel

_HEADS = (N_("What is done"), N_("By whom"), N_("How often"))
_HINT = N_("Enter goes to the next box. Enter on an empty line: the plan is ready.")
_KEPT = N_("Enter leaves the plan as it is. Change a line, take it away, or write one more.")
_ADD = N_("+ One more line")
_REMOVE = N_("Take this line away")


class ActionRow(Horizontal):
    """One line of the plan: three boxes and a way to take the line away."""

    class Removed(Message):
        """The line is to go."""

        def __init__(self, row: ActionRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, action: Action | None = None) -> None:
        super().__init__(classes="action-row")
        self._first = action or Action(what="")

    def compose(self) -> ComposeResult:
        """Lay out the boxes."""
        parts = (self._first.what, self._first.who, self._first.how_often)
        for name, value in zip(("what", "who", "how-often"), parts, strict=True):
            yield Line(value, classes=f"line {name}")
        yield Button("\u00d7", classes="remove", compact=True)

    @property
    def boxes(self) -> list[Line]:
        """What, who and how often."""
        return list(self.query(Line))

    @property
    def action(self) -> Action:
        """What stands on the line."""
        what, who, how_often = (box.value.strip() for box in self.boxes)
        return Action(what=what, who=who, how_often=how_often)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands on the line."""
        return not any(box.value.strip() for box in self.boxes)

    def say(self, language: Language) -> None:
        """Name the boxes."""
        for box, head in zip(self.boxes, _HEADS, strict=True):
            box.placeholder = language.text(head)
        self.query_one(Button).tooltip = language.text(_REMOVE)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take the line away."""
        event.stop()
        self.post_message(self.Removed(self))


class ActionsField(AnswerField):
    """The whole plan of action."""

    _asked: Asked
    _standing: tuple[Action, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the lines and what can be done with them."""
        yield Vertical(classes="action-rows")
        yield Button(_ADD, classes="add", compact=True)
        yield Static(classes="quiet plan-hint", markup=False)

    @property
    def rows(self) -> list[ActionRow]:
        """The lines there are."""
        return list(self.query(ActionRow))

    def ask(self, asked: Asked) -> None:
        """Show the plan so far, and an empty line below it."""
        self._asked = asked
        standing = asked.standing
        self._standing = standing if isinstance(standing, tuple) else ()
        self._lay_out(self._standing)

    def reword(self, asked: Asked) -> None:
        """Name the boxes anew; what stands in them stays."""
        self._asked = asked
        self._say()

    def raw(self) -> object:
        """Return the lines on which something stands."""
        return tuple(row.action for row in self.rows if not row.is_empty)

    def memo(self) -> object | None:
        """Return the lines if they are not the answer."""
        now = self.raw()
        return None if now == self._standing else now

    def recall(self, memo: object) -> None:
        """Put back lines that were not yet confirmed."""
        if isinstance(memo, tuple):
            self._lay_out(memo)

    def focus_field(self) -> None:
        """Go to the first box."""
        self.call_after_refresh(lambda: self.rows and self.rows[0].boxes[0].focus())

    def take_enter(self) -> bool:
        """Go to the next box, and from the last one to the next line. On an empty line the plan is ready.

        A plan that is suggested is taken as it stands.
        """
        if self._is_suggestion:
            return False
        boxes = self.word_boxes()
        here = next((number for number, box in enumerate(boxes) if box.has_focus), None)
        if here is None or self.rows[here // len(_HEADS)].is_empty or here + 1 == len(boxes):
            return False
        boxes[here + 1].focus()
        return True

    def word_boxes(self) -> Sequence[Line]:
        """Return every box."""
        return [box for row in self.rows for box in row.boxes]

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go to the empty line by mouse."""
        event.stop()
        self.rows[-1].boxes[0].focus()

    def on_action_row_removed(self, event: ActionRow.Removed) -> None:
        """Take a line away."""
        event.stop()
        event.row.remove()
        self.call_after_refresh(self._lines_changed)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep an empty line below the last."""
        event.stop()
        self._lines_changed()

    def on_key(self, event: events.Key) -> None:
        """Go between the lines with the arrows."""
        boxes = self.word_boxes()
        here = next((number for number, box in enumerate(boxes) if box.has_focus), None)
        if here is None or event.key not in ("up", "down"):
            return
        there = here + (len(_HEADS) if event.key == "down" else -len(_HEADS))
        if 0 <= there < len(boxes):
            boxes[there].focus()
            event.stop()

    @property
    def _is_suggestion(self) -> bool:
        """Whether a suggested plan stands here, and nothing has been changed in it."""
        return self._asked.suggestion is not None and self.raw() == self._standing

    def _lines_changed(self) -> None:
        if not self.rows or not self.rows[-1].is_empty:
            self.query_one(".action-rows", Vertical).mount(ActionRow())
            self.call_after_refresh(self._say)
        self._say_hint()
        self.post_message(self.Edited())

    def _lay_out(self, actions: Iterable[Action]) -> None:
        self.query(ActionRow).remove()
        rows = [ActionRow(action) for action in (*actions, Action(what=""))]
        self.query_one(".action-rows", Vertical).mount_all(rows)
        self.call_after_refresh(self._say)

    def _say(self) -> None:
        language = self._asked.language
        for row in self.rows:
            row.say(language)
        relabel(self.query_one(".add", Button), language.text(_ADD))
        self._say_hint()

    def _say_hint(self) -> None:
        hint = _KEPT if self._is_suggestion else _HINT
        self.query_one(".plan-hint", Static).update(self._asked.language.text(hint))
