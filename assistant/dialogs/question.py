"""A question as data: what it fills in, how it is worded, when it is asked, how its answer is read."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
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
class Given(Generic[Draft]):
    """An answer as advice looks at it.

    ``value`` is what it was read as and ``raw`` what was typed; ``before`` is the answer it replaces.
    ``draft`` holds it already. After "we don't know yet" all three are None.
    """

    question: str
    value: Any
    raw: object
    before: Any
    draft: Draft
    context: Context


@dataclass(frozen=True)
class Offer(Generic[Draft]):
    """A concrete way on that goes with advice, and what becomes of the draft if the pair takes it.

    It is made about ``value``, the answer to ``question``; once that has changed, it no longer stands.
    """

    code: str
    question: str
    value: object
    take: Callable[[Draft], Draft]


@dataclass(frozen=True)
class Advice:
    """Something worth noticing about an answer. It never stands in the way.

    ``once``: left as it is, it is not said about this question again, however the answer changes. ``log``
    names what is noted, without its words, if the pair leaves the answer as it is.
    """

    code: str
    params: dict[str, object] = field(default_factory=dict)
    offer: Offer[Any] | None = None
    once: bool = False
    log: tuple[str, ...] = ()


Look = Callable[[Given[Draft]], Advice | None]
"""Looks at an answer for one thing worth noticing."""


def always(_draft: BaseModel) -> bool:
    """always"""
    return True


def never(_draft: BaseModel) -> bool:
    """never"""
    return False


@dataclass(frozen=True)
class Question(Generic[Draft]):
    """One question of a dialog.

    ``name`` is both the field of the draft it fills and the name of its state. ``answers`` reads what is
    typed. ``ask_if`` is a pure predicate on the draft. ``suggest`` proposes an answer from earlier ones,
    which is shown as a suggestion and taken only with Enter. ``advise`` looks at an answer, the most
    helpful look first, and ``advise_skipped`` at "we don't know yet". When the answer *changes*, the
    questions named in ``unsettles`` have to be looked at again. ``fills`` gives other fields their value
    from an answer, and ``shows`` is the draft that a yes would agree to. A pair in a hurry is asked only
    what is ``essential``.
    """

    name: str
    wording: Wording | Callable[[Draft], Wording]
    answers: Answers[Draft] | Callable[[Draft], Answers[Draft]]
    ask_if: Callable[[Draft], bool] = always
    suggest: Callable[[Draft, Context], object | None] | None = None
    advise: tuple[Look[Draft], ...] = ()
    advise_skipped: tuple[Look[Draft], ...] = ()
    unsettles: tuple[str, ...] = ()
    fills: Callable[[Given[Draft]], Mapping[str, object]] | None = None
    shows: Callable[[Draft], Draft] | None = None
    required: bool = False
    essential: bool = False

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
    ``hurried`` tells from the draft whether the pair is in a hurry.
    """

    name: str
    draft_type: type[Draft]
    questions: tuple[Question[Draft], ...]
    closing: tuple[Question[Draft], ...]
    open_matters: Callable[[Draft, Context], tuple[AnswerError, ...]]
    hurried: Callable[[Draft], bool] = never

    def question(self, name: str) -> Question[Draft]:
        """Return a question by name; raises ``KeyError``."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Question[Draft]]:
        return {question.name: question for question in (*self.questions, *self.closing)}
