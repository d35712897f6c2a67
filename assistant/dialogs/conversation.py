"""The engine: one conversation over one dialog, on a `transitions` machine.

The machine's states are the questions in order, then ``check`` (check your answers), then the closing
questions, then ``done``. Its transitions are those a pair can make; which questions apply is asked of the
dialog, never drawn into the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Generic, Literal

from assistant.dialogs.context import Context
from assistant.dialogs.machine import CHECK, DONE, Position, build_machine, stops_of
from assistant.dialogs.question import Advice, Dialog, Draft, Given, Look, Offer, Question
from assistant.dialogs.standing import AnswerLine, ConversationState, Reply, Stage, Standing
from assistant.errors import AnswerError

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
        self._dismissed = set(saved.dismissed if saved else ())
        self._filled = set(saved.filled if saved else ())
        self._advice: dict[str, tuple[Advice, ...]] = {}
        for name, code, once, log in saved.noticed if saved else ():
            self._advice[name] = (*self._advice.get(name, ()), Advice(code, once=once, log=log))
        self.to_log: tuple[tuple[str, str], ...] = ()
        self._returning = saved.returning if saved else False
        self._position = Position()
        self._stops = stops_of(dialog)
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
            dismissed=tuple(sorted(self._dismissed)),
            filled=tuple(sorted(self._filled)),
            noticed=tuple(
                (name, piece.code, piece.once, piece.log)
                for name, pieces in sorted(self._advice.items())
                for piece in pieces
            ),
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
        """Which of the questions that will be met this is, counted from 1, and how many there are."""
        hurried = self.dialog.hurried(self.draft)
        names = [
            line.question.name
            for line in self.lines()
            if not hurried or line.question.name == self.state or self._met_in_a_hurry(line.question)
        ]
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
            if kept is None and question.name in self._advice:
                return self.go_on()
            if kept is None:
                return Reply("refused", problem=AnswerError("empty"))
            raw = kept
        try:
            value = question.answers_for(self.draft).read(raw, self.draft, self.context)
        except AnswerError as problem:
            return Reply("refused", problem=problem)
        given = self._take(question, {question.name: value}, raw)
        return self._advised(given, question.advise) or self.go_on()

    def go_on(self) -> Reply:
        """Leave the question that is up with the answer it has."""
        question = self._asked()
        if getattr(self.draft, question.name) is None and question.name not in self._skipped:
            return Reply("refused", problem=AnswerError("empty"))
        self._dismiss()
        return self._leave()

    def take(self, offer: Offer[Draft]) -> Reply:
        """Do what a piece of advice offered; the question it was about is up again.

        Refused with ``offer_gone`` when the answer it was about has changed since.
        """
        question = self.dialog.question(offer.question)
        if getattr(self.draft, question.name) != offer.value or not question.ask_if(self.draft):
            return Reply("refused", problem=AnswerError("offer_gone"))
        self._go_to(question.name)
        after = offer.take(self.draft)
        given = self._take(question, dict(after), None)
        advised = None if given.value is None else self._advised(given, question.advise)
        return Reply("changed", advice=advised.advice if advised else (), done=offer.code)

    def skip(self) -> Reply:
        """Say "we don't know yet". An answer already given stays."""
        question = self._asked()
        if question.required:
            return Reply("refused", problem=AnswerError("answer_needed", question=question.name))
        if getattr(self.draft, question.name) is None and question.name not in self._skipped:
            self._skipped.add(question.name)
            given = Given(question.name, None, None, None, self.draft, self.context)
            advised = self._advised(given, question.advise_skipped)
            if advised:
                return advised
        return self.go_on() if getattr(self.draft, question.name) is None else self._leave()

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

    def proceed(self) -> Reply:
        """Go on from the check page to what is asked of each of the two.

        Where nothing is asked of them, that ends the conversation, unless something stands in the way.
        """
        if self.state != CHECK:
            return Reply("taken")
        following = self._neighbour(+1)
        if following is None:
            return self._end()
        self._travel(self._position.forward, following)
        return Reply("taken")

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
        """The nearest stop to be met after (1) or before (-1) the one that is up."""
        here = self._stops.index(self.state)
        stops = self._stops[here + 1 :] if way == 1 else self._stops[:here][::-1]
        return next((stop for stop in stops if self._applies(stop) and not self._passed(stop, way)), None)

    def _passed(self, stop: str, way: Literal[1, -1]) -> bool:
        """Whether a pair in a hurry passes a stop: it can wait, or ahead it is answered already."""
        if stop == CHECK or not self.dialog.hurried(self.draft):
            return False
        question = self.dialog.question(stop)
        if question in self.dialog.closing or stop in self._unsettled:
            return False
        return not question.essential or (way == 1 and getattr(self.draft, stop) is not None)

    def _met_in_a_hurry(self, question: Question[Draft]) -> bool:
        """Whether a pair in a hurry meets a question; not if another answer has filled it in."""
        return question.essential and question.name not in self._filled

    def _go_to(self, name: str) -> None:
        """Go to a question that applies, from wherever the conversation is."""
        here, there = self._stops.index(self.state), self._stops.index(name)
        self._travel(self._position.forward if here < there else self._position.backward, name)

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

    def _take(self, question: Question[Draft], answers: Mapping[str, object], raw: object) -> Given[Draft]:
        """Put the answer, and whatever comes with it, into the draft."""
        before = getattr(self.draft, question.name)
        self._change(question, answers)
        value = getattr(self.draft, question.name)
        given = Given(question.name, value, raw, before, self.draft, self.context)
        if question.fills is not None and value is not None:
            filled = question.fills(given)
            self._change(question, filled)
            self._filled |= filled.keys() & set(self._stops)
        self._filled.discard(question.name)
        return replace(given, draft=self.draft)

    def _change(self, question: Question[Draft], answers: Mapping[str, object]) -> None:
        """Change the draft; what depends on the changes has to be looked at again."""
        changed = {name: value for name, value in answers.items() if value != getattr(self.draft, name)}
        self.draft = self.draft.model_copy(update=changed)
        for name in (question.name, *changed):
            self._skipped.discard(name)
            self._unsettled.discard(name)
        if not changed:
            return
        self._heeded = {(name, code) for name, code in self._heeded if name not in changed}
        if question.name in changed:
            self._advice.pop(question.name, None)
            self._unsettled |= {
                name
                for name in question.unsettles
                if name not in changed and getattr(self.draft, name) is not None
            }
        if self.stage is not Stage.CLOSING:
            self._unsettle_closing()

    def _unsettle_closing(self) -> None:
        """What the two have said to the goal as it was does not hold for the goal as it is."""
        names = [question.name for question in self.dialog.closing]
        self.draft = self.draft.model_copy(update=dict.fromkeys(names))

    def _advised(self, given: Given[Draft], looks: tuple[Look[Draft], ...]) -> Reply | None:
        """Look at an answer; None when there is nothing new worth noticing.

        What has been heard and left once is not said again, however the answer changes.
        """
        heard = self._heeded | self._dismissed
        pieces = (look(given) for look in looks)
        new = tuple(piece for piece in pieces if piece and (given.question, piece.code) not in heard)
        if not new:
            return None
        self._advice[given.question] = new[:MOST_ADVICE]
        self._heeded |= {(given.question, piece.code) for piece in new[:MOST_ADVICE]}
        return Reply("advised", advice=new[:MOST_ADVICE])

    def _dismiss(self) -> None:
        """The pair goes on with the answer as it is: what was noticed about it has been heard."""
        left = self._advice.pop(self.state, ())
        self._dismissed |= {(self.state, piece.code) for piece in left if piece.once}
        self.to_log += tuple((self.state, entry) for piece in left for entry in piece.log)

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
        following = self._neighbour(+1)
        if following is None:
            return self._end()
        self._travel(self._position.forward, following)
        return Reply("taken")

    def _end(self) -> Reply:
        """End the conversation; if something stands in the way of that, be at the check page."""
        self._travel(self._position.forward, self._stops[-1])
        if self._position.accept():
            return Reply("taken")
        matters = self.open_matters()
        self.to_check()
        return Reply("kept", open_matters=matters)

    def _may_be_accepted(self) -> bool:
        return not self.open_matters()
