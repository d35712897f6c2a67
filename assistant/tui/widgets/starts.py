"""Where the steps of a scale begin, written from nothing: the steps stand as the staircase they become."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from assistant.errors import AnswerError
from assistant.goals.scale import GOAL_STEP, STEPS, AttainmentScale
from assistant.i18n import N_
from assistant.tui.widgets.field import AnswerField, Asked
from assistant.wording.levels import range_text

Preview = Callable[[list[Decimal]], AttainmentScale]

_BEGINS = N_("begins at")
_GOAL = N_("the goal")
_HINT = N_("Write where each step begins; step 1 is what comes before step 2.")
_LONGEST = 12
_FIRST_BOX = 2


class StartRow(Horizontal):
    """One step: its number, where it begins, and what it holds once all of them make sense together."""

    def __init__(self, number: int) -> None:
        super().__init__(classes=f"step-row step-{number}")
        self.number = number

    def compose(self) -> ComposeResult:
        """Lay out the row; the first step begins where the measure does."""
        yield Static(str(self.number), classes="step-number")
        box = Input(classes="line first-value", select_on_focus=False, max_length=_LONGEST)
        box.cursor_blink = False
        box.visible = self.number >= _FIRST_BOX
        yield box
        yield Static(classes="step-range", markup=False)

    @property
    def box(self) -> Input:
        """Where the step begins."""
        return self.query_one(Input)


class StartsField(AnswerField):
    """Four boxes. What stands in them is handed over as it is: judging it is what the exercise is about."""

    _asked: Asked
    preview: Preview | None = None
    """Makes the steps out of the four numbers, to show what each would hold."""

    def compose(self) -> ComposeResult:
        """Lay out the steps, the fifth at the top."""
        yield Static(classes="quiet steps-hint", markup=False)
        for number in reversed(STEPS):
            yield StartRow(number)

    def row(self, number: int) -> StartRow:
        """Return the row of a step."""
        return self.query_one(f".step-{number}", StartRow)

    @property
    def boxes(self) -> list[Input]:
        """The boxes from step 2 up."""
        return [self.row(number).box for number in STEPS[1:]]

    def ask(self, asked: Asked) -> None:
        """Begin with empty boxes."""
        self._asked = asked
        with self.prevent(Input.Changed):
            for box in self.boxes:
                box.value = ""
        self._say()

    def reword(self, asked: Asked) -> None:
        """Name the steps anew; the numbers stay as they are written."""
        self._asked = asked
        self._say()

    def raw(self) -> object:
        """Return the four numbers as one would write them on a line."""
        return "; ".join(box.value.strip() for box in self.boxes)

    def memo(self) -> object | None:
        """Return what stands in the boxes, if anything."""
        values = tuple(box.value for box in self.boxes)
        return values if any(values) else None

    def recall(self, memo: object) -> None:
        """Put back what stood in the boxes."""
        if isinstance(memo, tuple):
            with self.prevent(Input.Changed):
                for box, value in zip(self.boxes, memo, strict=True):
                    box.value = value
            self._say()

    def focus_field(self) -> None:
        """Go to where the second step begins."""
        self.boxes[0].focus()

    def take_enter(self) -> bool:
        """Go up to the next step that has no number yet."""
        boxes = self.boxes
        here = next((place for place, box in enumerate(boxes) if box.has_focus), None)
        if here is None or not boxes[here].value.strip():
            return False
        empty = next((box for box in boxes[here:] + boxes[:here] if not box.value.strip()), None)
        if empty is None:
            return False
        empty.focus()
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what each step would hold."""
        event.stop()
        self._say()
        self.post_message(self.Edited())

    def on_key(self, event: events.Key) -> None:
        """Go between the steps with the arrows."""
        boxes = self.boxes
        here = next((place for place, box in enumerate(boxes) if box.has_focus), None)
        if here is None or event.key not in ("up", "down"):
            return
        there = here + (1 if event.key == "up" else -1)
        if 0 <= there < len(boxes):
            boxes[there].focus()
            event.stop()

    def _say(self) -> None:
        language, scale = self._asked.language, self._scale()
        self.query_one(".steps-hint", Static).update(language.text(_HINT))
        for number in STEPS:
            row = self.row(number)
            row.box.tooltip = language.text(_BEGINS)
            marks = [range_text(language, scale.step(number))] if scale is not None else []
            if number == GOAL_STEP:
                marks.append(language.text(_GOAL))
            row.query_one(".step-range", Static).update("  ".join(marks))

    def _scale(self) -> AttainmentScale | None:
        """The steps that the numbers make, if they make any."""
        texts = [box.value for box in self.boxes]
        if self.preview is None or not all(text.strip() for text in texts):
            return None
        try:
            return self.preview([self._asked.language.read_number(text) for text in texts])
        except AnswerError:
            return None
