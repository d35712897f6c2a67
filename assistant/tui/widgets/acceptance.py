"""Yes, yes but, or not yet: what one of the two says to the whole goal."""

from __future__ import annotations

from textual.widgets import Static

from assistant.dialogs.answers import Acceptances, Option
from assistant.errors import AnswerError
from assistant.goals.goal import Acceptance, Agreement
from assistant.i18n import N_
from assistant.tui.widgets.choice import ChoiceField
from assistant.tui.widgets.field import Asked

_WORDS_AFTER = {
    Agreement.RESERVATION: N_("But what? Say it in your own words."),
    Agreement.NOT_YET: N_("What is not right yet? You may leave this empty."),
}


class AcceptanceField(ChoiceField):
    """Three answers, two of them with words of one's own."""

    def ask(self, asked: Asked) -> None:
        """Show what this person has answered, if anything."""
        super().ask(asked)
        standing = asked.standing
        self.own_words.value = standing.words if isinstance(standing, Acceptance) else ""

    def raw(self) -> object:
        """Return the answer with its words."""
        answer = self._answer
        if answer is None:
            return ""
        return Acceptance(answer=answer, words=self.own_words.value if answer in _WORDS_AFTER else "")

    def memo(self) -> object | None:
        """Return the choice and the words if they are not the answer."""
        standing = self._asked.standing
        words = standing.words if isinstance(standing, Acceptance) else ""
        if self.list.chosen == self._standing_index() and self.own_words.value == words:
            return None
        return self.list.chosen, self.own_words.value

    def take_enter(self) -> bool:
        """Go to the words that belong to a "yes, but"."""
        wanted = self._answer is Agreement.RESERVATION and not self.own_words.value.strip()
        if wanted and not self.own_words.has_focus:
            self.own_words.focus()
            return True
        return False

    @property
    def _answer(self) -> Agreement | None:
        chosen = self.list.chosen
        return None if chosen is None else Agreement(self._options()[chosen].value)

    def _words_typed(self, words: str) -> None:
        """The words belong to the choice and leave it as it is."""

    def _options(self) -> tuple[Option, ...]:
        answers = self._asked.answers
        if not isinstance(answers, Acceptances):
            raise AnswerError("nothing_asked")
        return answers.options

    def _standing_index(self) -> int | None:
        standing = self._asked.standing
        if not isinstance(standing, Acceptance):
            return None
        return [option.value for option in self._options()].index(standing.answer)

    def _say(self) -> None:
        label = self.query_one(".own-words-label", Static)
        message = _WORDS_AFTER.get(self._answer) if self._answer else None
        label.display = self.own_words.display = message is not None
        label.update(self._asked.language.text(message) if message else "")
        self._say_suggested()
