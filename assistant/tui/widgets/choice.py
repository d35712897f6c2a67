"""Answers chosen from a few, by arrows, digit or mouse; in the pair's own words where that is possible."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from assistant.dialogs.answers import Choice, Option
from assistant.i18n import N_, Language
from assistant.tui.typeset import wrapped
from assistant.tui.widgets.field import AnswerField, Asked
from assistant.tui.widgets.guard import Line
from assistant.tui.widgets.laid import Laid

_BETWEEN = "  "
_OWN_WORDS = N_("Or in your own words:")
_SUGGESTED = N_("A suggestion from what you have said. Enter takes it, or choose another.")


class ChoiceRow(Laid):
    """One option on its row; words that need more lines go on under the words, not under the digit."""

    class Picked(Message):
        """The row has been pointed at."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, index: int) -> None:
        super().__init__(classes="choice-row")
        self.index = index
        self._label = self._hint = ""
        self._chosen = False

    def say(self, language: Language, option: Option, *, chosen: bool) -> None:
        """Show the option, its digit, and whether it is the chosen one."""
        self._label, self._hint = option.shown(language), language.text(option.hint)
        self._chosen = chosen
        self.set_class(chosen, "-chosen")
        self.refresh(layout=True)

    def lines_at(self, width: int) -> list[Content]:
        """Set the mark, the digit and the words; the explanation stands after them or below."""
        mark = "\u25cf" if self._chosen else "\u25cb"
        head = f"{mark} {self.index + 1:>2}  "
        room = width - len(head)
        style = "" if self._chosen else "$text-muted"
        lines = [Content(line) for line in wrapped(self._label, room)] or [Content("")]
        if self._hint:
            last = lines[-1]
            if last.cell_length + len(_BETWEEN) + cell_len(self._hint) <= room:
                lines[-1] = Content.assemble(last, _BETWEEN, (self._hint, style))
            else:
                lines += [Content.styled(line, style) for line in wrapped(self._hint, room)]
        starts = [head, *[" " * len(head)] * (len(lines) - 1)]
        return [start + line for start, line in zip(map(Content, starts), lines, strict=True)]

    def on_click(self) -> None:
        """Choose this row."""
        self.post_message(self.Picked(self.index))


class ChoiceList(Vertical, can_focus=True):
    """The rows of options. Nothing is chosen until somebody chooses."""

    class Changed(Message):
        """Another option has been chosen."""

    class TypingBegun(Message):
        """A letter was typed where options are chosen by digit."""

        def __init__(self, character: str) -> None:
            super().__init__()
            self.character = character

    def __init__(self) -> None:
        super().__init__(classes="choices")
        self.options: tuple[Option, ...] = ()
        self.chosen: int | None = None
        self.takes_words = False
        """Whether own words may be typed in the place of a choice."""
        self._digit: int | None = None
        self._typing = False

    def show(self, language: Language, options: tuple[Option, ...], chosen: int | None) -> None:
        """Show other options, using the rows there are again."""
        self.options, self.chosen, self._digit = options, chosen, None
        rows = list(self.query(ChoiceRow))
        missing = [ChoiceRow(index) for index in range(len(rows), len(options))]
        if missing:
            self.mount_all(missing)
        for index, row in enumerate([*rows, *missing]):
            row.display = index < len(options)
        self.say(language)

    def say(self, language: Language) -> None:
        """Say the options in the language given."""
        self._language = language
        for row, option in zip(self.query(ChoiceRow), self.options, strict=False):
            row.say(language, option, chosen=row.index == self.chosen)

    def choose(self, index: int | None) -> None:
        """Choose an option, or none."""
        if index == self.chosen:
            return
        self.chosen = index
        self.say(self._language)
        if index is not None:
            self.query(ChoiceRow)[index].scroll_visible(animate=False)
        self.post_message(self.Changed())

    def on_choice_row_picked(self, event: ChoiceRow.Picked) -> None:
        """Choose what was pointed at."""
        event.stop()
        self._digit = None
        self.focus()
        self.choose(event.index)

    def on_focus(self) -> None:
        """Options are chosen again by digit."""
        self._typing = False

    def on_key(self, event: events.Key) -> None:
        """Choose by arrow or digit; "1" and then "0" is the tenth.

        Once a word has been begun, what comes before the focus has moved belongs to it, digits and blanks
        too.
        """
        if self._typing and event.is_printable and event.character:
            self.post_message(self.TypingBegun(event.character))
            event.stop()
            event.prevent_default()
            return
        last = len(self.options) - 1
        before, self._digit = self._digit, None
        if event.key in ("down", "up"):
            start = -1 if event.key == "down" else last + 1
            place = (start if self.chosen is None else self.chosen) + (1 if event.key == "down" else -1)
            if place > last:
                return
            self.choose(max(0, place))
        elif event.key in ("home", "end"):
            self.choose(0 if event.key == "home" else last)
        elif event.character and event.character.isdecimal() and event.character.isascii():
            digit = int(event.character)
            number = before * 10 + digit if before and before * 10 + digit <= last + 1 else digit
            if 1 <= number <= last + 1:
                self._digit = number
                self.choose(number - 1)
        elif event.is_printable and event.character and not event.character.isspace():
            self._typing = self.takes_words
            self.post_message(self.TypingBegun(event.character))
        else:
            return
        event.stop()
        event.prevent_default()


class ChoiceField(AnswerField):
    """One option of several, or own words."""

    _asked: Asked

    def compose(self) -> ComposeResult:
        """Lay out the options and the line for own words."""
        yield ChoiceList()
        yield Static(classes="quiet suggested", markup=False)
        yield Static(classes="quiet own-words-label", markup=False)
        yield Line(classes="line own-words")

    @property
    def list(self) -> ChoiceList:
        """The options."""
        return self.query_one(ChoiceList)

    @property
    def own_words(self) -> Line:
        """The line for own words."""
        return self.query_one(Line)

    def ask(self, asked: Asked) -> None:
        """Show the options, the standing answer chosen."""
        self._asked = asked
        standing = self._standing_index()
        self.list.show(asked.language, self._options(), standing)
        own = asked.standing if isinstance(asked.standing, str) and standing is None else ""
        with self.prevent(Input.Changed):
            self.own_words.value = own
        self._say()

    def reword(self, asked: Asked) -> None:
        """Say the options anew; the choice stays."""
        self._asked = asked
        self.list.options = self._options()
        self.list.say(asked.language)
        self._say()

    def raw(self) -> object:
        """Return the digit of the option, or the own words."""
        if self.list.chosen is not None:
            return str(self.list.chosen + 1)
        return self.own_words.value

    def memo(self) -> object | None:
        """Return the choice and the words if they are not the answer."""
        own = self._asked.standing if self._standing_index() is None else ""
        if self.list.chosen == self._standing_index() and self.own_words.value == (own or ""):
            return None
        return self.list.chosen, self.own_words.value

    def recall(self, memo: object) -> None:
        """Put back a choice that was not yet confirmed."""
        if isinstance(memo, tuple):
            chosen, words = memo
            with self.prevent(Input.Changed):
                self.own_words.value = words
            self.list.choose(chosen)

    def focus_field(self) -> None:
        """Go to the options, or to the own words where they are the answer."""
        if self.own_words.display and self.own_words.value and self.list.chosen is None:
            self.own_words.focus()
        else:
            self.list.focus()

    def word_boxes(self) -> Sequence[Line]:
        """Return the line for own words where there is one."""
        return (self.own_words,) if self.own_words.display else ()

    def on_choice_list_changed(self, event: ChoiceList.Changed) -> None:
        """Tell that another option is chosen."""
        event.stop()
        self._say()
        self.post_message(self.Edited())

    def on_choice_list_typing_begun(self, event: ChoiceList.TypingBegun) -> None:
        """Let a letter begin the own words."""
        event.stop()
        if self.own_words.display:
            self.own_words.focus()
            self.own_words.insert_text_at_cursor(event.character)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        self._words_typed(event.value)
        self._say()
        self.post_message(self.Edited())

    def on_key(self, event: events.Key) -> None:
        """Go between the options and the own words with the arrows."""
        if event.key == "down" and self.list.has_focus and self.own_words.display:
            self.own_words.focus()
            event.stop()
        elif event.key == "up" and self.own_words.has_focus:
            self.list.focus()
            event.stop()

    def _words_typed(self, words: str) -> None:
        """Own words take the place of a choice."""
        if words:
            self.list.choose(None)

    def _options(self) -> tuple[Option, ...]:
        answers = self._asked.answers
        return answers.options_for(self._asked.draft) if isinstance(answers, Choice) else ()

    def _standing_index(self) -> int | None:
        values = [option.value for option in self._options()]
        standing = self._asked.standing
        return values.index(standing) if standing is not None and standing in values else None

    def _say(self) -> None:
        own = isinstance(self._asked.answers, Choice) and self._asked.answers.own_words
        label = self.query_one(".own-words-label", Static)
        label.update(self._asked.language.text(_OWN_WORDS))
        label.display = self.own_words.display = self.list.takes_words = own
        self._say_suggested()

    def _say_suggested(self) -> None:
        suggested = self.query_one(".suggested", Static)
        suggested.update(self._asked.language.text(_SUGGESTED))
        suggested.display = self._asked.suggestion is not None and self.memo() is None
