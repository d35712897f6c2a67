"""Answers in free words, on as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static, TextArea

from assistant.tui.widgets.field import SUGGESTED, AnswerField, Asked, written
from assistant.tui.widgets.guard import Paper


class WordsField(AnswerField):
    """Free words, kept as typed."""

    _asked: Asked
    _shown = ""

    def compose(self) -> ComposeResult:
        """Lay out the paper and the mark of a suggestion."""
        yield Paper(
            classes="paper",
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
        )
        yield Static(classes="quiet suggested", markup=False)

    @property
    def paper(self) -> Paper:
        """The text area itself."""
        return self.query_one(Paper)

    def ask(self, asked: Asked) -> None:
        """Show the answer or suggestion; a suggestion is selected, so that typing replaces it."""
        self._asked = asked
        self._shown = written(asked.language, asked.standing)
        with self.prevent(TextArea.Changed):
            self.paper.load_text(self._shown)
        self.paper.move_cursor(self.paper.document.end)
        if asked.suggestion is not None:
            self.paper.select_all()
        self._say()

    def reword(self, asked: Asked) -> None:
        """Say the example anew; the words stay."""
        self._asked = asked
        self._say()

    def raw(self) -> object:
        """Return the words as typed."""
        return self.paper.text

    def memo(self) -> object | None:
        """Return the words if they are not the answer."""
        return None if self.paper.text == self._shown else self.paper.text

    def recall(self, memo: object) -> None:
        """Put back words that were not yet confirmed."""
        self.paper.load_text(str(memo))
        self.paper.move_cursor(self.paper.document.end)

    def focus_field(self) -> None:
        """Put the cursor on the paper."""
        self.paper.focus()

    def word_boxes(self) -> Sequence[Paper]:
        """Return the paper."""
        return (self.paper,)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        self._say()
        self.post_message(self.Edited())

    def _say(self) -> None:
        asked = self._asked
        self.paper.placeholder = Content(asked.placeholder)
        suggested = asked.suggestion is not None and self.paper.text == self._shown
        mark = self.query_one(".suggested", Static)
        mark.update(asked.language.text(SUGGESTED))
        mark.display = suggested
        self.paper.set_class(suggested, "-suggestion")
