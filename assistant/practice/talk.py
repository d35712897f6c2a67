"""A talk with an invented client: a dialog of the engine, made from the client's script.

Each moment is a question of the dialog. It is met if the questions asked before lead there, so that the
engine's own order, going back and saved states hold here too. A talk is kept in memory.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final
from zlib import crc32

from pydantic import BaseModel, ConfigDict, Field, create_model

from assistant.dialogs.answers import Choice, Option, clean_text
from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.question import Dialog, Given, Question, Wording
from assistant.dialogs.standing import Reply, Stage
from assistant.errors import AnswerError
from assistant.i18n import N_
from assistant.practice.listening import heard_as
from assistant.practice.people import END, FACTS, AskedOfClient, Client, FactName, Moment

_MOST_SIGNS: Final = 500

WHY_ASK: Final = N_(
    "Choose what you would ask, or type a question of your own. An open question about one small, "
    "concrete thing leaves the answer to the client."
)


class TalkDraft(BaseModel):
    """Which question was asked at each moment, by its name; ``typed`` has the trainee's own words for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    typed: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """One question of a talk, as the trainee put it if it was typed, with what came of it."""

    moment: Moment
    ask: AskedOfClient
    typed: str = ""

    @property
    def open(self) -> bool:
        """Whether the question left the answer to the client."""
        return self.ask.manner == "open"


@dataclass(frozen=True)
class _Asking(Choice):
    """One of a moment's questions by its number, or a typed one; raises ``not_followed`` when in doubt."""

    moment: Moment | None = None
    code: str = "en"

    def read(self, raw: object, draft: BaseModel, context: Context) -> str:
        """Read a question as the name of one of the moment's."""
        typed = clean_text(raw, _MOST_SIGNS)
        assert self.moment is not None  # noqa: S101 - always given below; a default is needed to extend Choice
        names = [option.value for option in self.options_for(draft)]
        if typed in names:
            return typed
        if typed.isdecimal() and typed.isascii():
            if 1 <= int(typed) <= len(names):
                return str(names[int(typed) - 1])
            raise AnswerError("no_such_option", count=len(names))
        heard = heard_as(typed, self.moment.ask, self.code)
        if heard is None:
            raise AnswerError("not_followed")
        return heard.id


def steps_of(client: Client, draft: TalkDraft) -> tuple[Step, ...]:
    """Return the questions asked so far that led to where the talk is, in order."""
    steps: list[Step] = []
    here = client.first.id
    while here != END:
        moment = client.moment_called(here)
        name = getattr(draft, here)
        ask = next((ask for ask in moment.ask if ask.id == name), None)
        if ask is None:
            break
        steps.append(Step(moment, ask, draft.typed.get(here, "")))
        here = ask.to
    return tuple(steps)


def facts_in(steps: tuple[Step, ...]) -> tuple[FactName, ...]:
    """Return what the questions brought out."""
    brought = {fact for step in steps for fact in step.ask.facts}
    return tuple(fact for fact in FACTS if fact in brought)


def asks_in_order(client: Client, moment: Moment) -> tuple[AskedOfClient, ...]:
    """Return a moment's questions in an order that tells nothing about them, always the same."""
    return tuple(sorted(moment.ask, key=lambda ask: crc32(f"{client.id} {moment.id} {ask.id}".encode())))


def talk_dialog(client: Client, code: str) -> Dialog[TalkDraft]:
    """Make the dialog of a client's script, in a language. Its states and answers are the same in each."""
    fields: dict[str, Any] = {moment.id: (str | None, None) for moment in client.moment}
    draft_type = create_model(f"Talk_{client.id}", __base__=TalkDraft, **fields)
    return Dialog(
        name=f"talk-{client.id}",
        draft_type=draft_type,
        questions=tuple(_question(client, moment, code) for moment in client.moment),
        closing=(),
        open_matters=lambda _draft, _context: (),
    )


def _question(client: Client, moment: Moment, code: str) -> Question[TalkDraft]:
    options = tuple(Option(ask.id, words=ask.text.words(code)) for ask in asks_in_order(client, moment))

    def wording(draft: TalkDraft) -> Wording:
        return Wording(words_before(client, draft, moment, code), WHY_ASK, options[0].words)

    return Question(
        name=moment.id,
        wording=wording,
        answers=_Asking(options, moment=moment, code=code),
        ask_if=_reached(client, moment),
        fills=_keep_typed(moment),
        required=True,
    )


def _reached(client: Client, moment: Moment) -> Callable[[TalkDraft], bool]:
    def reached(draft: TalkDraft) -> bool:
        """the questions before lead here"""
        steps = steps_of(client, draft)
        return moment is client.first or any(step.ask.to == moment.id for step in steps)

    return reached


def _keep_typed(moment: Moment) -> Callable[[Given[TalkDraft]], dict[str, object]]:
    def keep(given: Given[TalkDraft]) -> dict[str, object]:
        typed = {name: words for name, words in given.draft.typed.items() if name != moment.id}
        raw = given.raw
        if isinstance(raw, str) and not raw.strip().isdecimal() and raw.strip() != given.value:
            typed[moment.id] = raw.strip()
        return {"typed": typed}

    return keep


def words_before(client: Client, draft: TalkDraft, moment: Moment, code: str) -> str:
    """Return what the client says on the way to a moment, also when it is gone back to."""
    leading = (step.ask.answer for step in steps_of(client, draft) if step.ask.to == moment.id)
    return next(leading, client.opening).words(code)


class Talk:
    """A talk in progress."""

    def __init__(self, client: Client, context: Context) -> None:
        self.client = client
        dialog = talk_dialog(client, context.language.code)
        self.conversation: Conversation[TalkDraft] = Conversation(dialog, dialog.draft_type(), context)

    @property
    def over(self) -> bool:
        """Whether the talk has come to its end."""
        return self.conversation.stage is Stage.DONE

    @property
    def moment(self) -> Moment | None:
        """What may be asked now; None when the talk is over."""
        return None if self.over else self.client.moment_called(self.conversation.state)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What has been asked, in order."""
        return steps_of(self.client, self.conversation.draft)

    @property
    def facts(self) -> tuple[FactName, ...]:
        """What has been brought out."""
        return facts_in(self.steps)

    @property
    def last_words(self) -> str:
        """What the client said last, in the language spoken now."""
        code, draft = self.conversation.context.language.code, self.conversation.draft
        if self.moment is not None:
            return words_before(self.client, draft, self.moment, code)
        return self.steps[-1].ask.answer.words(code)

    def ask(self, raw: object) -> Reply:
        """Ask something, by its number, its name, or in words; ``not_followed`` refuses what is in doubt."""
        reply = self.conversation.answer(raw)
        if self.conversation.stage is Stage.CHECKING:
            self.conversation.proceed()
        return reply

    def speak(self, context: Context) -> None:
        """Go on in another language, from the same moment."""
        dialog = talk_dialog(self.client, context.language.code)
        # The draft's class is made anew with the dialog, so what was said is carried over by its values.
        saved = self.conversation.snapshot
        self.conversation = Conversation.restore(dialog, saved, replace(context))
