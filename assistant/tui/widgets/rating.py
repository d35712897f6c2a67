"""Ratings 0-10, by digits, arrows or mouse."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from assistant.dialogs.answers import WholeNumber
from assistant.tui.widgets.dots import Dots
from assistant.tui.widgets.field import AnswerField, Asked


class RatingDots(Dots, can_focus=True):
    """Dots that can be set from the keyboard as well."""

    number: int | None = None
    _typed = ""

    def set_number(self, number: int | None) -> None:
        """Choose a number, or none."""
        self.number = number
        if number is None:
            self.clear()
        else:
            self.fill_to(number)

    def on_key(self, event: events.Key) -> None:
        """Set by digit ("1" and then "0" is ten) or arrow; erase with backspace."""
        typed, self._typed = self._typed, ""
        number: int | None
        if event.character and event.character.isdecimal() and event.character.isascii():
            longer = typed + event.character
            fits = self.low <= int(longer) <= self.high
            self._typed = longer if fits else event.character
            number = int(self._typed)
        elif event.key in ("right", "up"):
            number = self.low if self.number is None else min(self.high, self.number + 1)
        elif event.key in ("left", "down"):
            number = self.low if self.number is None else max(self.low, self.number - 1)
        elif event.key in ("home", "end"):
            number = self.low if event.key == "home" else self.high
        elif event.key in ("backspace", "delete"):
            number = None
        else:
            return
        event.stop()
        event.prevent_default()
        if number is None:
            self.set_number(None)
        elif self.low <= number <= self.high:
            self.post_message(self.Picked(number))


class RatingField(AnswerField):
    """A rating on a line of dots."""

    _asked: Asked

    def compose(self) -> ComposeResult:
        """Lay out the dots."""
        yield RatingDots(classes="dots rating")

    @property
    def dots(self) -> RatingDots:
        """The dots."""
        return self.query_one(RatingDots)

    def ask(self, asked: Asked) -> None:
        """Show the standing rating."""
        self._asked = asked
        answers = asked.answers
        if isinstance(answers, WholeNumber):
            self.dots.show(answers.low, answers.high)
        self.dots.set_number(self._standing)

    def reword(self, asked: Asked) -> None:
        """Numbers are the same in every language."""
        self._asked = asked

    def raw(self) -> object:
        """Return the number, or no text while none is chosen."""
        return "" if self.dots.number is None else self.dots.number

    def memo(self) -> object | None:
        """Return the number if it is not the answer."""
        return None if self.dots.number == self._standing else self.dots.number

    def recall(self, memo: object) -> None:
        """Put back a number that was not yet confirmed."""
        if isinstance(memo, int):
            self.dots.set_number(memo)

    def focus_field(self) -> None:
        """Go to the dots."""
        self.dots.focus()

    def on_dots_picked(self, event: Dots.Picked) -> None:
        """Take the number pointed at."""
        event.stop()
        self.dots.set_number(event.number)
        self.dots.focus()
        self.post_message(self.Edited())

    @property
    def _standing(self) -> int | None:
        return self._asked.standing if isinstance(self._asked.standing, int) else None
