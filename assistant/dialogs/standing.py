"""How a conversation stands: its stage, its state on disk, and what became of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from assistant.dialogs.question import Advice, Draft, Question
from assistant.errors import AnswerError


class Stage(StrEnum):
    """Where in the conversation the pair is."""

    ASKING = "asking"
    CHECKING = "checking"
    CLOSING = "closing"
    DONE = "done"


class ConversationState(BaseModel):
    """The whole of a conversation, fit for disk: nothing else is needed to go on with it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    dialog: str
    state: str
    draft: dict[str, JsonValue]
    skipped: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    heeded: tuple[tuple[str, str], ...] = ()
    dismissed: tuple[tuple[str, str], ...] = ()
    filled: tuple[str, ...] = ()
    noticed: tuple[tuple[str, str, bool, tuple[str, ...]], ...] = ()
    """Advice about answers not yet left: question, code, whether it is said only once, what it notes."""
    returning: bool = False


@dataclass(frozen=True)
class Reply:
    """What became of an answer.

    ``taken``: it stands, and the next question is up. ``advised``: it stands, the question is still up
    with advice about it; :meth:`Conversation.go_on` leaves it. ``changed``: what advice offered is done
    (``done`` says what), and its question is up with what has become of the answer. ``refused``: nothing
    has changed, and ``problem`` says why. ``kept``: everything is said but it stays a draft;
    ``open_matters`` says why.
    """

    status: Literal["taken", "advised", "changed", "refused", "kept"]
    advice: tuple[Advice, ...] = ()
    done: str = ""
    problem: AnswerError | None = None
    open_matters: tuple[AnswerError, ...] = ()


class Standing(StrEnum):
    """What is known about one question on the check page."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    UNSETTLED = "unsettled"
    OPEN = "open"


@dataclass(frozen=True)
class AnswerLine(Generic[Draft]):
    """One line of the check page."""

    question: Question[Draft]
    value: object
    standing: Standing
