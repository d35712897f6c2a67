"""One conversation, line by line."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Final, TextIO

from assistant.dialogs.answers import Actions
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.question import Question
from assistant.dialogs.recalling import Carrying, parts_of
from assistant.dialogs.standing import AnswerLine, Reply, Stage
from assistant.errors import AnswerError, UsageError
from assistant.i18n import LANGUAGES, N_, Language
from assistant.plain.keeping import Keeper, Unlock
from assistant.plain.lines import EndOfInputError, Lines, edit_lines
from assistant.plain.telling import Telling
from assistant.records import DataFolder, Following, Session, Unsaved
from assistant.steering import AFTER_ADVICE, COMMANDS, steering_words
from assistant.wording.advice import DONE, rule_text

LITERAL: Final = "\\"

_SAID_LATER: Final = ("acceptance_missing",)
"""On the check page nobody has been asked yet whether they accept."""


class PlainConversation:
    """Holds one conversation over two streams."""

    def __init__(
        self,
        session: Session | Following,
        language: Language,
        *,
        read: TextIO,
        write: TextIO,
        criteria: str | None = None,
        folder: DataFolder | None = None,
        unlock: Unlock | None = None,
        lock_after: float | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        """``criteria`` is the set chosen in the settings, if any; for the others see :class:`Keeper`."""
        self.session = session
        self._words = steering_words()
        self._lines = Lines(read, write)
        self._tell = _telling(session, language, self._lines, criteria)
        self._keep = Keeper(
            session, self._tell, folder=folder, unlock=unlock, lock_after=lock_after, wait=wait
        )

    def hold(self) -> None:
        """Ask until the goal is accepted, kept as a draft or paused.

        Raises :class:`UsageError` ``input_ended`` when piped input ends early; every answer is on disk by
        then. Raises :class:`WorkError` when an answer cannot be saved.
        """
        self._keep.say_if_open_to_all()
        self._lines.say(
            self._tell.word(
                N_("One question at a time. Write “?” to hear why we ask, or one of these words:")
            )
        )
        self._lines.say(", ".join(self._tell.word(word) for word in COMMANDS.values()))
        self._tell.beginning()
        try:
            while self._turn():
                pass
        except EndOfInputError:
            if not self._lines.interactive:
                raise UsageError("input_ended", goal=self.session.goal_id or "") from None
            self._tell.say()
            self._tell.paused()

    # --- one turn -------------------------------------------------------------------------------

    def _turn(self) -> bool:
        """Ask one thing and deal with the answer. False when the conversation is over for now."""
        stage = self.session.conversation.stage
        if stage is Stage.DONE:
            self._tell.accepted()
            return False
        if stage is Stage.CHECKING:
            return self._check()
        if stage is Stage.CLOSING and self.session.conversation.state == "client_acceptance":
            self._tell.before_the_yeses()
        return self._ask()

    def _ask(self) -> bool:
        conversation = self.session.conversation
        question: Question[Any] | None = conversation.question
        if question is None:
            return True
        self._tell.question(question)
        while True:
            raw, command = self._answer_to(question)
            if command == "pause":
                self._tell.paused()
                return False
            if command is not None:
                if self._steer(command, question):
                    self._keep.save()
                    return True
                continue
            reply = conversation.answer(raw)
            if reply.status == "refused":
                self._tell.problem(reply.problem)
                continue
            self._keep.save()
            return self._after(reply)

    def _after(self, reply: Reply) -> bool:
        """Show advice and go on, or say why the goal stays a draft."""
        self._tell.noticed(reply.advice)
        if reply.status == "advised":
            reply = self.session.conversation.go_on()
            self._keep.save()
        if reply.status == "kept":
            self._tell.kept(reply.open_matters)
            return False
        return True

    def _steer(self, command: str, question: Question[Any]) -> bool:
        """Do what a steering word says. True if another question may now be up."""
        conversation: Conversation[Any] = self.session.conversation
        if command in AFTER_ADVICE:
            return self._follow_advice(command)
        if command == "why":
            wording = question.wording_for(conversation.draft)
            self._tell.say(wording.why)
            self._tell.say(N_("For example: %(example)s"), example=self._tell.word(wording.example))
            return False
        if command == "back":
            if not conversation.back():
                self._tell.say(N_("This is the first question."))
                return False
        elif command == "check":
            conversation.to_check()
        elif command == "language":
            self.speak(self._next_language())
        elif command == "lock":
            self._keep.lock()
        else:
            reply = conversation.skip()
            if reply.status == "refused":
                self._tell.problem(reply.problem)
                return False
            return self._after(reply)
        return True

    def _follow_advice(self, command: str) -> bool:
        """Do what was offered, or say the rules behind what was noticed. True if a question is up anew."""
        if command == "rule":
            for piece in self._tell.noticed_last:
                self._lines.say(rule_text(self._tell.language, piece))
            if not self._tell.noticed_last:
                self._tell.say(N_("Nothing was noticed about the answer before."))
            return False
        offer = next((piece.offer for piece in self._tell.noticed_last if piece.offer), None)
        if offer is None:
            self._tell.say(N_("There is nothing offered to do right now."))
            return False
        reply = self.session.conversation.take(offer)
        if reply.problem is not None:
            self._tell.problem(reply.problem)
            return False
        self._tell.say(DONE[reply.done])
        self._tell.noticed(reply.advice)
        return True

    @property
    def language(self) -> Language:
        """The language spoken now."""
        return self._tell.language

    def speak(self, language: Language) -> None:
        """Go on in another language."""
        self._tell.language = language
        self.session.speak(language)

    def _next_language(self) -> Language:
        codes = list(LANGUAGES)
        return Language(codes[(codes.index(self._tell.language.code) + 1) % len(codes)])

    # --- check your answers ---------------------------------------------------------------------

    def _check(self) -> bool:
        conversation = self.session.conversation
        lines = conversation.lines()
        self._say_lines(lines)
        while True:
            typed = self._keep.line(
                self._tell.word(N_("Write the number of an answer to change it, or nothing to go on:"))
            )
            command = self._words.get(typed.casefold())
            if command == "pause":
                self._tell.paused()
                return False
            if command == "language":
                self.speak(self._next_language())
                return True
            if command == "lock":
                self._keep.lock()
                return True
            if command in AFTER_ADVICE:
                if not self._follow_advice(command):
                    continue
            elif command == "back":
                conversation.back()
            elif not typed:
                conversation.proceed()
            elif typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(lines):
                conversation.revisit(lines[int(typed) - 1].question.name)
            else:
                self._tell.problem(AnswerError("no_such_option", count=len(lines)))
                continue
            self._keep.save()
            return True

    def _say_lines(self, lines: Sequence[AnswerLine[Any]]) -> None:
        """Say every answer with its number, and what stands in the way of an accepted goal."""
        self._tell.say()
        self._tell.say(N_("Check your answers"))
        for number, line in enumerate(lines, start=1):
            self._lines.say(f"{number}. {self._tell.ask_of(line.question)}")
            for text in self._tell.standing(line).splitlines():
                self._lines.say(f"   {text}")
        matters = self.session.conversation.open_matters()
        waiting = [error for error in matters if error.code not in _SAID_LATER]
        if waiting:
            self._tell.waiting(tuple(waiting))

    # --- hearing --------------------------------------------------------------------------------

    def _answer_to(self, question: Question[Any]) -> tuple[object, str | None]:
        """Return what was answered, or the steering word."""
        kind: Any = question.answers_for(self.session.conversation.draft)
        typed = self._keep.line(self._tell.word(N_("Answer:")))
        command = self._words.get(typed.casefold())
        if command is not None:
            return None, command
        if not isinstance(kind, Actions | Carrying) or not typed:
            return typed.removeprefix(LITERAL), None
        lines = [typed.removeprefix(LITERAL)]
        # Of what came about of a plan there is one line for each part, so that its last line ends the list.
        most = kind.parts(self.session.conversation.draft) if isinstance(kind, Carrying) else None
        while most is None or len(parts_of("\n".join(lines))) < most:
            more = self._keep.line("", ends=True)
            if not more:
                break
            lines.append(more.removeprefix(LITERAL))
        return "\n".join(lines), None


def _telling(session: Session | Following, language: Language, lines: Lines, criteria: str | None) -> Telling:
    """Choose the words for the kind of conversation."""
    if isinstance(session, Unsaved):
        from assistant.plain.rehearsing import RehearsalTelling

        return RehearsalTelling(session, language, lines, criteria)
    if isinstance(session, Session):
        return Telling(session, language, lines, criteria)
    from assistant.plain.following import FollowUpTelling

    return FollowUpTelling(session, language, lines)


def hold(
    session: Session | Following,
    language: Language,
    *,
    criteria: str | None = None,
    folder: DataFolder | None = None,
    unlock: Unlock | None = None,
    lock_after: float | None = None,
) -> Language:
    """Hold a conversation on standard input and output; return the language spoken at its end.

    See :class:`PlainConversation`.
    """
    if sys.stdin.isatty():
        edit_lines()
    talk = PlainConversation(
        session,
        language,
        read=sys.stdin,
        write=sys.stdout,
        criteria=criteria,
        folder=folder,
        unlock=unlock,
        lock_after=lock_after,
    )
    talk.hold()
    return talk.language
