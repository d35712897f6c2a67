"""What is said in plain lines of a goal that is only practice: marked as such, and never as saved."""

from __future__ import annotations

from assistant.errors import AnswerError
from assistant.i18n import N_
from assistant.plain.telling import Telling
from assistant.wording.practice import MARK


class RehearsalTelling(Telling):
    """Says things about a rehearsed conversation."""

    def goal(self) -> None:
        """Say the whole goal under the mark of practice."""
        self.say(MARK)
        super().goal()

    def kept(self, matters: tuple[AnswerError, ...]) -> None:
        """Say that it is not finished, and why."""
        self.say()
        self.say(N_("It is still a draft. What is missing:"))
        self.open_matters(matters)

    def paused(self) -> None:
        """Say that nothing is left of it."""
        self.say(N_("The practice goal is left here. Nothing of it is saved."))

    def id(self) -> None:
        """A rehearsed goal has no name to be found by."""
