"""Answers on one line: a name, a day, a level, a range, a whole number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from assistant.dialogs.answers import Level, Levels, Words
from assistant.goals.measure import Bounds, Span
from assistant.tui.widgets.dots import MOST_DOTS, Dots
from assistant.tui.widgets.field import SUGGESTED, AnswerField, Asked, written
from assistant.tui.widgets.guard import Line
from assistant.wording.levels import unit_text


class LineField(AnswerField):
    """One line of text, with the unit after it and, for a short measure, its numbers to point at."""

    _asked: Asked
    _shown = ""

    def compose(self) -> ComposeResult:
        """Lay out the line, its unit, the dots and the mark of a suggestion."""
        with Horizontal(classes="line-row"):
            yield Line(classes="line")
            yield Static(classes="unit", markup=False)
        yield Dots(classes="dots")
        yield Static(classes="quiet suggested", markup=False)

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.query_one(Line)

    def ask(self, asked: Asked) -> None:
        """Show the answer or suggestion; a suggestion is selected, so that typing replaces it."""
        self._asked = asked
        self._shown = written(asked.language, asked.standing)
        self.line.highlighter = Line.UNDERLINING if self.word_boxes() else None
        bounds = self._bounds()
        dots = self.query_one(Dots)
        dots.display = bounds is not None and _is_short(bounds)
        if bounds is not None and dots.display:
            dots.show(int(bounds.minimum or 0), int(bounds.maximum or 0))
        with self.prevent(Input.Changed):
            self.line.value = self._shown
        self.line.cursor_position = len(self._shown)
        if asked.suggestion is not None:
            self.line.action_select_all()
        self._say()

    def reword(self, asked: Asked) -> None:
        """Say the unit and the example anew; an answer that is unchanged is written in the new language."""
        untouched = self.line.value == self._shown
        self._asked = asked
        self._shown = written(asked.language, asked.standing)
        if untouched and self.line.value != self._shown:
            with self.prevent(Input.Changed):
                self.line.value = self._shown
            self.line.cursor_position = len(self._shown)
            if asked.suggestion is not None:
                self.line.action_select_all()
        self._say()

    def raw(self) -> object:
        """Return the text, or the answer itself where the text has not been touched."""
        if self.line.value == self._shown and self._asked.standing is not None:
            return self._asked.standing
        return self.line.value

    def memo(self) -> object | None:
        """Return the text if it is not the answer."""
        return None if self.line.value == self._shown else self.line.value

    def recall(self, memo: object) -> None:
        """Put back a text that was not yet confirmed."""
        self.line.value = str(memo)
        self.line.cursor_position = len(self.line.value)

    def focus_field(self) -> None:
        """Put the cursor in the line, without losing what is selected there."""
        self.line.focus()

    def word_boxes(self) -> Sequence[Line]:
        """Return the line where it holds words; dates and levels point to nobody."""
        return (self.line,) if isinstance(self._asked.answers, Words) else ()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        self._say()
        self.post_message(self.Edited())

    def on_dots_picked(self, event: Dots.Picked) -> None:
        """Write the number pointed at; a second one makes a range where a range is possible."""
        event.stop()
        language, number = self._asked.language, Decimal(event.number)
        before = self._span()
        span = Span(low=number, high=number)
        if isinstance(self._asked.answers, Levels) and before is not None and before.low == before.high:
            low, high = sorted((before.low, number))
            span = Span(low=low, high=high)
        self.line.value = language.span(span.low, span.high)
        self.line.cursor_position = len(self.line.value)
        self.line.focus()

    def _bounds(self) -> Bounds | None:
        answers = self._asked.answers
        return answers.bounds(self._asked.draft) if isinstance(answers, Level | Levels) else None

    def _span(self) -> Span | None:
        """What the line says as a span, for the dots; None while it says nothing yet."""
        if not self.line.value.strip() or not self.query_one(Dots).display:
            return None
        value = self._asked.reading(self.raw())
        if isinstance(value, Decimal):
            return Span(low=value, high=value)
        return value if isinstance(value, Span) else None

    def _say(self) -> None:
        asked = self._asked
        level = isinstance(asked.answers, Level | Levels)
        unit = unit_text(asked.language, asked.draft.measure) if level else ""
        self.query_one(".unit", Static).update(unit)
        self.set_class(bool(unit), "-short")
        self.line.placeholder = asked.placeholder
        suggested = asked.suggestion is not None and self.line.value == self._shown
        mark = self.query_one(".suggested", Static)
        mark.update(asked.language.text(SUGGESTED))
        mark.display = suggested
        self.line.set_class(suggested, "-suggestion")
        dots, span = self.query_one(Dots), self._span()
        if span is None:
            dots.clear()
        elif isinstance(asked.answers, Levels):
            dots.fill_range(int(span.low), int(span.high))
        else:
            dots.fill_to(int(span.high))


def _is_short(bounds: Bounds) -> bool:
    if bounds.minimum is None or bounds.maximum is None or bounds.decimals:
        return False
    return bounds.maximum - bounds.minimum < MOST_DOTS
