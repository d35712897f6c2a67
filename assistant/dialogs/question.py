"""A question as data: what it fills in, how it is worded, when it is asked, how its answer is read."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

from assistant.dialogs.context import Context
from assistant.errors import AnswerError

Draft = TypeVar("Draft", bound=BaseModel)
DraftIn = TypeVar("DraftIn", bound=BaseModel, contravariant=True)


class Answers(Protocol[DraftIn]):
    """A kind of answer: how what was typed becomes a value."""

    @abstractmethod
    def read(self, raw: object, draft: DraftIn, context: Context) -> object:
        """Return the value, or raise :class:`assistant.errors.AnswerError`.

        ``raw`` is the text typed, or a value a front end has already made of it (a date picked in a
        calendar, a scale from the editor), which is checked in the same way.
        """
        ...


@dataclass(frozen=True)
class Wording:
    """The msgids of a question: the question itself, why it is asked, and an example answer."""

    ask: str
    why: str
    example: str = ""


@dataclass(frozen=True)
class Advice:
    """Something worth noticing about an answer. It never stands in the way."""

    code: str
    params: dict[str, object] = field(default_factory=dict)


def always(_draft: BaseModel) -> bool:
    """always"""
    return True


@dataclass(frozen=True)
class Question(Generic[Draft]):
    """One question of a dialog.

    ``name`` is both the field of the draft it fills and the name of its state. ``answers`` reads what is
    typed. ``ask_if`` is a pure predicate on the draft. ``suggest`` proposes an answer from earlier ones,
    which is shown as a suggestion and taken only with Enter. ``advise`` looks at an answer. When the
    answer *changes*, the questions named in ``unsettles`` have to be looked at again.
    """

    name: str
    wording: Wording | Callable[[Draft], Wording]
    answers: Answers[Draft] | Callable[[Draft], Answers[Draft]]
    ask_if: Callable[[Draft], bool] = always
    suggest: Callable[[Draft, Context], object | None] | None = None
    advise: tuple[Callable[[Any, Draft, Context], Advice | None], ...] = ()
    unsettles: tuple[str, ...] = ()
    required: bool = False

    def wording_for(self, draft: Draft) -> Wording:
        """Return the wording that fits what has been said so far."""
        return self.wording if isinstance(self.wording, Wording) else self.wording(draft)

    def answers_for(self, draft: Draft) -> Answers[Draft]:
        """Return the kind of answer that fits what has been said so far."""
        return self.answers(draft) if callable(self.answers) else self.answers


@dataclass(frozen=True)
class Dialog(Generic[Draft]):
    """An ordered conversation: its questions, those asked after the check page, and when it may end.

    ``open_matters`` says what still stands in the way of accepting the draft, as coded errors.
    """

    name: str
    draft_type: type[Draft]
    questions: tuple[Question[Draft], ...]
    closing: tuple[Question[Draft], ...]
    open_matters: Callable[[Draft, Context], tuple[AnswerError, ...]]

    def question(self, name: str) -> Question[Draft]:
        """Return a question by name; raises ``KeyError``."""
        return self._by_name[name]

    @property
    def _by_name(self) -> dict[str, Question[Draft]]:
        return {question.name: question for question in (*self.questions, *self.closing)}
