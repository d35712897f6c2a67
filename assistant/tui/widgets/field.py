"""What every way of answering has in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from textual.containers import Vertical
from textual.message import Message

from assistant.dialogs.context import Context
from assistant.dialogs.question import Answers, Question
from assistant.dialogs.series_draft import OtherMeasure, PhaseStart, SeriesDraft
from assistant.errors import AnswerError
from assistant.goals.measure import Span
from assistant.i18n import N_, Language
from assistant.tui.widgets.guard import Line, Paper
from assistant.wording.measuring import answer_said, asked_of

SUGGESTED = N_("A suggestion from what you have said. Enter takes it, typing replaces it.")

_EXAMPLE = N_("e.g. %(example)s")


@dataclass(frozen=True)
class Asked:
    """The question that is up, as a field needs to know it."""

    question: Question[Any]
    draft: Any
    answer: object | None
    suggestion: object | None
    context: Context
    language: Language

    @property
    def answers(self) -> Answers[Any]:
        """The kind of answer wanted."""
        return self.question.answers_for(self.draft)

    @property
    def standing(self) -> object | None:
        """What Enter takes if nothing is changed: the suggestion, or the answer already given."""
        return self.answer if self.suggestion is None else self.suggestion

    def reading(self, raw: object) -> object | None:
        """Return what the engine would read out of ``raw``, for a picture of it; None if it cannot."""
        try:
            return self.answers.read(raw, self.draft, self.context)
        except AnswerError:
            return None

    @property
    def ask(self) -> str:
        """The question in words."""
        return ask_text(self.language, self.question, self.draft)

    @property
    def example(self) -> str:
        """An example answer in words."""
        return self.language.text(self.question.wording_for(self.draft).example)

    @property
    def placeholder(self) -> str:
        """What stands in the empty field: what Enter takes, or an example said to be one."""
        taken = written(self.language, self.standing)
        return taken or (self.language.text(_EXAMPLE, example=self.example) if self.example else "")


def ask_text(language: Language, question: Question[Any], draft: Any) -> str:
    """Word a question; one about one of several things with the name of that thing."""
    ask = question.wording_for(draft).ask
    if isinstance(draft, SeriesDraft):
        return asked_of(language, question.name, ask, draft)
    return language.text(ask)


def written(language: Language, value: object | None) -> str:
    """Write an answer as it would be typed."""
    match value:
        case None:
            return ""
        case date():
            return language.long_date(value)
        case Span():
            return language.span(value.low, value.high)
        case Decimal() | int():
            return language.number(value)
        case OtherMeasure() | PhaseStart():
            return answer_said(language, value)
        case _:
            return str(value)


class AnswerField(Vertical):
    """One way of answering. It shows and hands over; what is a good answer is the engine's business."""

    class Answered(Message):
        """The pair has confirmed what stands in the field."""

    class Edited(Message):
        """What stands in the field has changed."""

    def ask(self, asked: Asked) -> None:
        """Show a question's answer or suggestion, ready to change."""
        raise NotImplementedError

    def reword(self, asked: Asked) -> None:
        """Say everything in another language; what has been typed stays, with cursor and selection."""
        raise NotImplementedError

    def raw(self) -> object:
        """Return what stands in the field, as the engine reads it.

        May raise :class:`assistant.errors.AnswerError` where the parts do not make up an answer.
        """
        raise NotImplementedError

    def memo(self) -> object | None:
        """Return what has been changed and not yet confirmed, or None; :meth:`recall` puts it back."""
        raise NotImplementedError

    def recall(self, memo: object) -> None:
        """Put back what :meth:`memo` returned."""
        raise NotImplementedError

    def focus_field(self) -> None:
        """Put the cursor where the answer begins."""
        raise NotImplementedError

    def take_enter(self) -> bool:
        """Use Enter inside the field, such as for the next box; False lets it confirm the answer."""
        return False

    def word_boxes(self) -> Sequence[Line | Paper]:
        """Return the boxes for free words that are in use, in their order."""
        return ()
