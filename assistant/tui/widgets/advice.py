"""What was noticed about an answer: said in words, never by colour alone."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from assistant.i18n import N_, Language

NOTE = N_("Please note:")
THOUGHT = N_("A thought:")
GO_ON = N_("Enter again goes on anyway.")


class AdviceArea(Static):
    """Nothing, or a problem to mend, or advice that may be left."""

    def clear(self) -> None:
        """Say nothing."""
        self.display = False

    def show_problem(self, language: Language, text: str) -> None:
        """Say what could not be taken and what to do about it."""
        self.set_classes("advice -problem")
        self.update(Content.assemble((language.text(NOTE), "bold"), " ", text))
        self.display = True

    def show_advice(self, language: Language, texts: list[str]) -> None:
        """Say what was noticed; Enter leaves it."""
        self.set_classes("advice -thought")
        sign = language.text(THOUGHT)
        paragraphs = [Content.assemble((sign, "bold"), " ", text) for text in texts]
        end = Content.styled(language.text(GO_ON), "$text-muted")
        self.update(Content("\n\n").join([*paragraphs, end]))
        self.display = True
