"""The five steps, edited as the staircase they are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from assistant.errors import AnswerError
from assistant.goals.scale import GOAL_STEP, STEPS, AttainmentScale, rebuild
from assistant.i18n import N_, Language
from assistant.tui.widgets.field import AnswerField, Asked
from assistant.tui.widgets.guard import Line
from assistant.wording.levels import STEP_NAMES, range_text

_BEGINS = N_("begins at")
_GOAL = N_("the goal")
_TODAY = N_("today")
_PROPOSED = N_("A proposal from your numbers. Enter takes it.")
_HINT = N_("Change where a step begins, and the one beside it follows. You can give each step words.")


class StepRow(Horizontal):
    """One step: where it begins, the values it holds, and its words."""

    def __init__(self, number: int) -> None:
        super().__init__(classes=f"step-row step-{number}")
        self.number = number

    def compose(self) -> ComposeResult:
        """Lay out the row; the first step begins where the measure does."""
        yield Static(str(self.number), classes="step-number")
        yield Input(classes="line first-value", select_on_focus=False)
        yield Static(classes="step-range", markup=False)
        yield Line(classes="line step-words")

    @property
    def first(self) -> Input:
        """Where the step begins."""
        return self.query_one(".first-value", Input)

    @property
    def words(self) -> Line:
        """The pair's own words for the step."""
        return self.query_one(".step-words", Line)


class StepsField(AnswerField):
    """The scale as a staircase: the fifth step highest up and furthest in."""

    _asked: Asked
    _scale: AttainmentScale

    def compose(self) -> ComposeResult:
        """Lay out the steps, the fifth at the top."""
        yield Static(classes="quiet steps-hint", markup=False)
        for number in reversed(STEPS):
            yield StepRow(number)
        yield Static(classes="quiet suggested", markup=False)

    def row(self, number: int) -> StepRow:
        """Return the row of a step."""
        return self.query_one(f".step-{number}", StepRow)

    def ask(self, asked: Asked) -> None:
        """Show the steps agreed on, or those proposed."""
        self._asked = asked
        if isinstance(asked.standing, AttainmentScale):
            self._scale = asked.standing
        self._write(self._scale)
        self._say()

    def reword(self, asked: Asked) -> None:
        """Name the steps anew; numbers not touched are written in the new language."""
        written = _first_values(self._scale, self._asked.language)
        self._asked = asked
        with self.prevent(Input.Changed):
            for number, text in _first_values(self._scale, asked.language).items():
                if self.row(number).first.value == written[number]:
                    self.row(number).first.value = text
        self._say()

    def raw(self) -> object:
        """Return the scale as the boxes say; raises what makes it unsound, naming the steps."""
        scale = rebuild(self._scale, [self._first(number) for number in STEPS[1:]])
        for number in STEPS:
            scale = scale.with_words(number, self.row(number).words.value.strip())
        return scale

    def memo(self) -> object | None:
        """Return what stands in the boxes if it is not the answer."""
        standing = self._asked.standing
        if not isinstance(standing, AttainmentScale):
            return None
        boxes = {n: (self.row(n).first.value, self.row(n).words.value) for n in STEPS}
        texts = _first_values(standing, self._asked.language)
        same = boxes == {number: (texts[number], standing.step(number).words) for number in STEPS}
        return None if same else boxes

    def recall(self, memo: object) -> None:
        """Put back what stood in the boxes."""
        if isinstance(memo, dict):
            with self.prevent(Input.Changed):
                for number, (first, words) in memo.items():
                    self.row(number).first.value, self.row(number).words.value = first, words
            self._follow()

    def focus_field(self) -> None:
        """Go to where the second step begins."""
        self.row(GOAL_STEP).first.focus()

    def take_enter(self) -> bool:
        """Enter confirms the steps, wherever the cursor stands."""
        return False

    def word_boxes(self) -> Sequence[Line]:
        """Return the boxes for the words of the steps, the fifth first as it stands."""
        return [self.row(number).words for number in reversed(STEPS)]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Let the neighbouring steps follow as soon as the boxes make a sound scale."""
        event.stop()
        self._follow()
        self.post_message(self.Edited())

    def on_key(self, event: events.Key) -> None:
        """Go between the steps with the arrows."""
        if event.key not in ("up", "down"):
            return
        box = self.screen.focused
        row = box.parent if box is not None else None
        if not isinstance(row, StepRow) or not isinstance(box, Input):
            return
        number = row.number + (1 if event.key == "up" else -1)
        if number in STEPS:
            there = self.row(number)
            target = there.words if box.has_class("step-words") else there.first
            (target if target.visible else there.words).focus()
            event.stop()

    def mark(self, problem: AnswerError | None) -> None:
        """Mark the steps a problem names, or none."""
        named = {problem.params.get("step"), problem.params.get("other")} if problem else set()
        for number in STEPS:
            self.row(number).set_class(number in named, "-clash")

    def _first(self, number: int) -> Decimal:
        """Read where a step begins."""
        text = self.row(number).first.value
        try:
            value = self._asked.language.read_number(text)
            self._scale.bounds.check(value)
        except AnswerError as problem:
            raise AnswerError(problem.code, **problem.params, step=number) from problem
        return value

    def _follow(self) -> None:
        try:
            scale = self.raw()
        except AnswerError as problem:
            self.mark(problem)
            self._say_proposed()
            return
        if isinstance(scale, AttainmentScale):
            self._scale = scale
        self.mark(None)
        self._say()

    def _write(self, scale: AttainmentScale) -> None:
        texts = _first_values(scale, self._asked.language)
        with self.prevent(Input.Changed):
            for number in STEPS:
                self.row(number).first.value = texts[number]
                self.row(number).words.value = scale.step(number).words
        self.mark(None)

    def _say(self) -> None:
        language = self._asked.language
        today = self._today()
        for number in STEPS:
            row = self.row(number)
            row.first.visible = number > 1
            row.first.tooltip = language.text(_BEGINS)
            marks = [range_text(language, self._scale.step(number))]
            if number == GOAL_STEP:
                marks.append(language.text(_GOAL))
            if number == today:
                marks.append(f"\u25cf {language.text(_TODAY)}")
            row.query_one(".step-range", Static).update("  ".join(marks))
            row.words.placeholder = language.text(STEP_NAMES[number])
        self.query_one(".steps-hint", Static).update(language.text(_HINT))
        self._say_proposed()

    def _say_proposed(self) -> None:
        suggested = self.query_one(".suggested", Static)
        suggested.update(self._asked.language.text(_PROPOSED))
        suggested.display = self._asked.suggestion is not None and self.memo() is None

    def _today(self) -> int | None:
        level = self._asked.draft.baseline_level
        try:
            return None if level is None else self._scale.step_for(level)
        except AnswerError:
            return None


def _first_values(scale: AttainmentScale, language: Language) -> dict[int, str]:
    """Where each step begins, as it is written; nothing for the first, which has no beginning."""
    firsts = {number: scale.first_value(number) for number in STEPS[1:]}
    return {1: "", **{n: "" if v is None else language.number(v) for n, v in firsts.items()}}
