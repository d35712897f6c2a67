"""The engine: one conversation over one dialog, on a `transitions` machine.

The machine's states are the questions in order, then ``check`` (check your answers), then the closing
questions, then ``done``. Its transitions are those a pair can make; which questions apply is asked of the
dialog, never drawn into the machine.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import pairwise
from typing import Any, Final, Generic, Literal

from pydantic import BaseModel, ConfigDict, JsonValue
from transitions import Machine

from assistant.dialogs.context import Context
from assistant.dialogs.question import Advice, Dialog, Draft, Question
from assistant.errors import AnswerError

CHECK: Final = "check"
DONE: Final = "done"

# With `model_override` it warns of each of its many conveniences that the model has not declared.
logging.getLogger("transitions.core").setLevel(logging.ERROR)


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
    returning: bool = False


@dataclass(frozen=True)
class Reply:
    """What became of an answer.

    ``taken``: it stands, and the next question is up. ``advised``: it stands, the question is still up
    with advice about it; :meth:`Conversation.go_on` leaves it. ``refused``: nothing has changed, and
    ``problem`` says why. ``kept``: everything is said but it stays a draft; ``open_matters`` says why.
    """

    status: Literal["taken", "advised", "refused", "kept"]
    advice: tuple[Advice, ...] = ()
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


class _Position:
    """The machine's model: where the conversation is.

    The triggers are declared here so that they can be type-checked; `transitions` replaces them.
    """

    state: str

    def forward(self) -> bool:
        """Go to the next stop in order."""
        raise NotImplementedError

    def backward(self) -> bool:
        """Go to the stop before."""
        raise NotImplementedError

    def to_check(self) -> bool:
        """Go from a question to the check page."""
        raise NotImplementedError

    def revisit(self, name: str) -> bool:
        """Go from the check page to a question."""
        raise NotImplementedError

    def accept(self) -> bool:
        """Accept the draft if nothing stands in the way; False otherwise."""
        raise NotImplementedError


MOST_ADVICE: Final = 2


class Conversation(Generic[Draft]):
    """A conversation in progress.

    The caller saves :attr:`snapshot` after every call that changes something, before it shows what is
    next. Nothing typed is ever lost: going back, skipping and changing the subject keep every answer.
    """

    def __init__(
        self,
        dialog: Dialog[Draft],
        draft: Draft,
        context: Context,
        saved: ConversationState | None = None,
    ) -> None:
        self.dialog = dialog
        self.draft = draft
        self.context = context
        self._skipped = set(saved.skipped if saved else ())
        self._unsettled = set(saved.unsettled if saved else ())
        self._heeded = set(saved.heeded if saved else ())
        self._returning = saved.returning if saved else False
        self._position = _Position()
        self._stops = _stops(dialog)
        build_machine(dialog, self._position, self._resume_at(saved), self._may_be_accepted)
        if saved is None and not self._applies(self.state):
            self._travel(self._position.forward, self._neighbour(+1))

    @classmethod
    def restore(
        cls, dialog: Dialog[Draft], saved: ConversationState, context: Context
    ) -> Conversation[Draft]:
        """Go on with a saved conversation where it was left."""
        if saved.dialog != dialog.name:
            raise ValueError(saved.dialog)
        return cls(dialog, dialog.draft_type.model_validate(saved.draft), context, saved)

    @property
    def snapshot(self) -> ConversationState:
        """The whole state, serialisable."""
        draft = self.draft.model_dump(mode="json")
        return ConversationState(
            dialog=self.dialog.name,
            state=self.state,
            # Only what is unanswered is left out: inside an answer, None may say something (an open end).
            draft={name: value for name, value in draft.items() if value is not None},
            skipped=tuple(sorted(self._skipped)),
            unsettled=tuple(sorted(self._unsettled)),
            heeded=tuple(sorted(self._heeded)),
            returning=self._returning,
        )

    @property
    def state(self) -> str:
        """The machine's state: a question's name, ``check`` or ``done``."""
        return self._position.state

    @property
    def stage(self) -> Stage:
        """Which part of the conversation this is."""
        if self.state in (CHECK, DONE):
            return Stage.CHECKING if self.state == CHECK else Stage.DONE
        closing = any(question.name == self.state for question in self.dialog.closing)
        return Stage.CLOSING if closing else Stage.ASKING

    @property
    def question(self) -> Question[Draft] | None:
        """The question that is up, None on the check page and when done."""
        return None if self.state in (CHECK, DONE) else self.dialog.question(self.state)

    @property
    def answer_so_far(self) -> object | None:
        """What has been answered to the question that is up."""
        return getattr(self.draft, self.state) if self.question else None

    @property
    def suggestion(self) -> object | None:
        """What earlier answers suggest for the question that is up, if it has no answer of its own."""
        question = self.question
        if question is None or question.suggest is None:
            return None
        if self.answer_so_far is not None and self.state not in self._unsettled:
            return None
        return question.suggest(self.draft, self.context)

    @property
    def progress(self) -> tuple[int, int]:
        """Which of the questions that apply this is, counted from 1, and how many there are."""
        names = [line.question.name for line in self.lines()]
        return names.index(self.state) + 1 if self.state in names else len(names), len(names)

    def lines(self) -> list[AnswerLine[Draft]]:
        """Every question that applies, in order, with its answer: the check page."""
        return [
            AnswerLine(question, getattr(self.draft, question.name), self._standing(question))
            for question in self.dialog.questions
            if question.ask_if(self.draft)
        ]

    def open_matters(self) -> tuple[AnswerError, ...]:
        """Say what still stands in the way of accepting.

        Questions that must be answered and are not, answers that need another look, and what the dialog
        itself finds missing.
        """
        lines = self.lines()
        unanswered = [
            AnswerError("answer_needed", question=line.question.name)
            for line in lines
            if line.question.required and line.value is None
        ]
        unsettled = [
            AnswerError("needs_another_look", question=line.question.name)
            for line in lines
            if line.standing is Standing.UNSETTLED
        ]
        return (*unanswered, *unsettled, *self.dialog.open_matters(self.draft, self.context))

    def answer(self, raw: object) -> Reply:
        """Answer the question that is up with what was typed, or a value of the right type.

        An empty answer takes the suggestion, or leaves the answer already given as it is.
        """
        question = self._asked()
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            kept = self.suggestion if self.suggestion is not None else self.answer_so_far
            if kept is None:
                return Reply("refused", problem=AnswerError("empty"))
            raw = kept
        try:
            value = question.answers_for(self.draft).read(raw, self.draft, self.context)
        except AnswerError as problem:
            return Reply("refused", problem=problem)
        self._take(question, value)
        advice = self._new_advice(question, value)
        if advice:
            self._heeded |= {(question.name, piece.code) for piece in advice}
            return Reply("advised", advice=advice)
        return self.go_on()

    def go_on(self) -> Reply:
        """Leave the question that is up with the answer it has."""
        question = self._asked()
        if getattr(self.draft, question.name) is None and question.name not in self._skipped:
            return Reply("refused", problem=AnswerError("empty"))
        return self._leave()

    def skip(self) -> Reply:
        """Say "we don't know yet". An answer already given stays."""
        question = self._asked()
        if question.required:
            return Reply("refused", problem=AnswerError("answer_needed", question=question.name))
        if getattr(self.draft, question.name) is None:
            self._skipped.add(question.name)
        return self._leave()

    def back(self) -> bool:
        """Go to the question before, every answer kept. False at the very first."""
        if self.state == DONE:
            return False
        before = self._neighbour(-1)
        if before is None:
            return False
        self._returning = False
        self._travel(self._position.backward, before)
        return True

    def revisit(self, name: str) -> None:
        """Go from the check page to a question, and come back there after it.

        Raises :class:`AnswerError` ``no_such_question`` for one that does not apply, as none does when
        the conversation is done.
        """
        if self.stage is Stage.DONE or name not in {line.question.name for line in self.lines()}:
            raise AnswerError("no_such_question", question=name)
        self.to_check()
        self._returning = True
        self._position.revisit(name)

    def to_check(self) -> None:
        """Go to the check page from any question."""
        if self.stage is Stage.ASKING:
            self._position.to_check()
        elif self.stage is Stage.CLOSING:
            self._travel(self._position.backward, CHECK)
        self._returning = False

    def proceed(self) -> None:
        """Go on from the check page to what is asked of each of the two."""
        if self.state == CHECK:
            self._travel(self._position.forward, self._neighbour(+1))

    # --- inside ---------------------------------------------------------------------------------

    def _asked(self) -> Question[Draft]:
        question = self.question
        if question is None:
            raise AnswerError("nothing_asked")
        return question

    def _resume_at(self, saved: ConversationState | None) -> str:
        """The saved state, or the check page when a newer program no longer has that question."""
        if saved is None:
            return self._stops[0]
        return saved.state if saved.state in (*self._stops, DONE) else CHECK

    def _applies(self, stop: str) -> bool:
        return stop == CHECK or self.dialog.question(stop).ask_if(self.draft)

    def _neighbour(self, way: Literal[1, -1]) -> str | None:
        """The nearest stop that applies after (1) or before (-1) the one that is up."""
        here = self._stops.index(self.state)
        stops = self._stops[here + 1 :] if way == 1 else self._stops[:here][::-1]
        return next((stop for stop in stops if self._applies(stop)), None)

    def _travel(self, move: Callable[[], bool], stop: str | None) -> None:
        """Walk the machine question by question to a stop, passing those that do not apply."""
        while stop is not None and self.state != stop:
            move()

    def _standing(self, question: Question[Draft]) -> Standing:
        if question.name in self._unsettled:
            return Standing.UNSETTLED
        if getattr(self.draft, question.name) is not None:
            return Standing.ANSWERED
        return Standing.SKIPPED if question.name in self._skipped else Standing.OPEN

    def _take(self, question: Question[Draft], value: object) -> None:
        """Put the answer into the draft; what it changes has to be looked at again."""
        before = getattr(self.draft, question.name)
        self.draft = self.draft.model_copy(update={question.name: value})
        self._skipped.discard(question.name)
        self._unsettled.discard(question.name)
        if before == value:
            return
        self._heeded = {(name, code) for name, code in self._heeded if name != question.name}
        self._unsettled |= {name for name in question.unsettles if getattr(self.draft, name) is not None}
        if self.stage is not Stage.CLOSING:
            self._unsettle_closing()

    def _unsettle_closing(self) -> None:
        """What the two have said to the goal as it was does not hold for the goal as it is."""
        names = [question.name for question in self.dialog.closing]
        self.draft = self.draft.model_copy(update=dict.fromkeys(names))

    def _new_advice(self, question: Question[Draft], value: object) -> tuple[Advice, ...]:
        pieces = (look(value, self.draft, self.context) for look in question.advise)
        new = [piece for piece in pieces if piece and (question.name, piece.code) not in self._heeded]
        return tuple(new[:MOST_ADVICE])

    def _leave(self) -> Reply:
        if self.stage is Stage.CLOSING:
            return self._leave_closing()
        if not self._returning:
            self._travel(self._position.forward, self._neighbour(+1))
            return Reply("taken")
        # Only what comes later: a question left as it is must not come up again at once.
        later = self._stops[self._stops.index(self.state) + 1 :]
        self._position.to_check()
        waiting = (
            line.question.name
            for line in self.lines()
            if line.question.name in later and line.standing in (Standing.UNSETTLED, Standing.OPEN)
        )
        following = next(waiting, None)
        if following is not None:
            self._position.revisit(following)
        else:
            self._returning = False
        return Reply("taken")

    def _leave_closing(self) -> Reply:
        if self.state != self.dialog.closing[-1].name:
            self._travel(self._position.forward, self._neighbour(+1))
            return Reply("taken")
        if self._position.accept():
            return Reply("taken")
        matters = self.open_matters()
        self.to_check()
        return Reply("kept", open_matters=matters)

    def _may_be_accepted(self) -> bool:
        return not self.open_matters()


def _stops(dialog: Dialog[Any]) -> list[str]:
    """The states on the way through a dialog, in order."""
    opening = [question.name for question in dialog.questions]
    return [*opening, CHECK, *(question.name for question in dialog.closing)]


def build_machine(
    dialog: Dialog[Any], position: object, state: str, may_be_accepted: Callable[[], bool]
) -> Machine:
    """Build the machine of a dialog around ``position``, standing in ``state``.

    ``state`` is given as the machine's initial state because adding a model sets its state anew.
    Conditions are functions, never names: `transitions` would resolve a string as an importable path.
    """
    stops = _stops(dialog)
    opening = stops[: stops.index(CHECK)]
    moves: list[dict[str, Any]] = []
    for here, following in pairwise(stops):
        moves.append({"trigger": "forward", "source": here, "dest": following})
        moves.append({"trigger": "backward", "source": following, "dest": here})
    moves += [{"trigger": "to_check", "source": name, "dest": CHECK} for name in opening]
    moves += [
        {"trigger": "revisit", "source": CHECK, "dest": name, "conditions": partial(_is, name)}
        for name in opening
    ]
    moves.append({"trigger": "accept", "source": stops[-1], "dest": DONE, "conditions": may_be_accepted})
    return Machine(
        model=position,
        states=[*stops, DONE],
        transitions=moves,
        initial=state,
        auto_transitions=False,
        model_override=True,
    )


def _is(name: str, wanted: str) -> bool:
    return name == wanted
