"""What points to one person: underlined as it is written, and named with a way to take it out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar, Final

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Button, Input, Static, TextArea

from assistant import coach
from assistant.coach.findings import Identifier
from assistant.coach.text import Mark
from assistant.dialogs.answers import LONGEST_WORDS
from assistant.dialogs.coaching import new_identifiers, place_to_cut
from assistant.i18n import N_, Language
from assistant.tui.widgets.advice import OFFER_KEY
from assistant.tui.widgets.labels import relabel
from assistant.wording.advice import IDENTIFIERS, OFFERS

_NAMED = N_("“%(quote)s” looks like %(kind)s. The goal is as good without it.")

_UNDERLINED: Final = Style(bold=True, underline=True)
_REMEMBERED: Final = 32
_KEYS_OF_OTHERS: Final = {"f6", "f7"}
"""Function keys that the text area would keep from the page."""


@lru_cache(maxsize=_REMEMBERED)
def _marks(text: str) -> tuple[Mark, ...]:
    return tuple(found.mark for found in coach.find_identifiers(text))


class _Underlining(Highlighter):
    """Underlines what points to one person."""

    def highlight(self, text: Text) -> None:
        for mark in _marks(text.plain[:LONGEST_WORDS]):
            text.stylize(_UNDERLINED, mark.start, mark.end)


class Line(Input):
    """One line of free words."""

    UNDERLINING: ClassVar = _Underlining()

    def __init__(self, value: str | None = None, *, classes: str | None = None) -> None:
        super().__init__(value, classes=classes, select_on_focus=False, highlighter=self.UNDERLINING)

    @property
    def written(self) -> str:
        """The words as they stand."""
        return self.value

    def cut(self, start: int, end: int) -> None:
        """Take a piece out."""
        self.replace("", start, end)


class Paper(TextArea, inherit_bindings=False):
    """Free words on several lines. Enter and the function keys are left to the page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in TextArea.BINDINGS if getattr(b, "key", "") not in _KEYS_OF_OTHERS),
        ("shift+enter,alt+enter,ctrl+j", "new_line"),
    ]

    @property
    def written(self) -> str:
        """The words as they stand."""
        return self.text

    def cut(self, start: int, end: int) -> None:
        """Take a piece out; it can be undone like anything typed."""
        self.delete(self._place(start), self._place(end))

    def action_new_line(self) -> None:
        """Begin a new line; Enter alone confirms the answer."""
        self._replace_via_keyboard("\n", *self.selection)

    def get_line(self, line_index: int) -> Text:
        """Return a line with what points to one person underlined, also where it goes on below."""
        line = super().get_line(line_index)
        marks = _marks(self.text[:LONGEST_WORDS])
        if not marks:
            return line
        begins = self._begins(line_index)
        for mark in marks:
            start, end = max(0, mark.start - begins), min(len(line), mark.end - begins)
            if start < end:
                line.stylize(_UNDERLINED, start, end)
        return line

    def _begins(self, row: int) -> int:
        """Return the offset in the text at which a line begins."""
        document = self.document
        return sum(len(document.get_line(above)) + len(document.newline) for above in range(row))

    def _place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset in the text."""
        row = max(row for row in range(self.document.line_count) if self._begins(row) <= offset)
        return row, offset - self._begins(row)


class Guard(Vertical):
    """Under the field: the first number or address that is new there, and a way to take it out."""

    hushed = False
    """Whether the same is said elsewhere just now."""

    _found: tuple[Line | Paper, Identifier] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the words and what can be done."""
        yield Static(classes="guard-words", markup=False)
        yield Button("", classes="take-out", compact=True)

    @property
    def warns(self) -> bool:
        """Whether something is named just now."""
        return bool(self.display) and self._found is not None

    def look(self, language: Language, boxes: Sequence[Line | Paper], known: object) -> None:
        """Name the first thing found that was not part of the answer before, or nothing."""
        found = (
            (box, identifier)
            for box in boxes
            for _, identifier in new_identifiers(box.written[:LONGEST_WORDS], known)
        )
        self._found = None if self.hushed else next(found, None)
        self.display = self._found is not None
        if self._found is None:
            return
        box, identifier = self._found
        quote = " ".join(box.written[identifier.mark.start : identifier.mark.end].split())
        kind = language.text(IDENTIFIERS[identifier.kind])
        self.query_one(".guard-words", Static).update(language.text(_NAMED, quote=quote, kind=kind))
        relabel(self.query_one(Button), f"{language.text(OFFERS['remove_identifiers'])}  {OFFER_KEY}")

    def take_out(self) -> None:
        """Take it out, and go on writing there."""
        if self._found is None:
            return
        box, identifier = self._found
        box.cut(*place_to_cut(box.written, identifier.mark))
        box.focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take it out by mouse."""
        event.stop()
        self.take_out()
