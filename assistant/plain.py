"""The same conversations as lines of text: for screen readers, braille lines, pipes and simple terminals.

No cursor movement, no colour, no box drawing. What the pair types is either an answer or one of a few
words that steer the conversation; a line that begins with a backslash is always an answer.
"""

from __future__ import annotations

import sys
from typing import Any, Final, TextIO

from assistant.dialogs.answers import Acceptances, Actions, Choice, Rating, Steps
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.question import Advice, Question
from assistant.dialogs.reviewing import review_of
from assistant.dialogs.standing import Reply, Stage, Standing
from assistant.errors import AnswerError, MalstegError, UsageError
from assistant.goals.scale import AttainmentScale
from assistant.i18n import LANGUAGES, N_, Language
from assistant.records import Session
from assistant.steering import AFTER_ADVICE, COMMANDS, steering_words
from assistant.wording.advice import DONE, OFFERS, rule_text
from assistant.wording.criteria import criterion_lines
from assistant.wording.goal import action_text, answer_text, growing_goal
from assistant.wording.levels import unit_text
from assistant.wording.problems import problem_text
from assistant.wording.sheet import sheet_lines, step_lines

LITERAL: Final = "\\"


class _EndOfInputError(Exception):
    """Nothing more will be typed."""


class PlainConversation:
    """Holds one conversation over two streams."""

    def __init__(
        self,
        session: Session,
        language: Language,
        *,
        read: TextIO,
        write: TextIO,
        criteria: str | None = None,
    ) -> None:
        """``criteria`` is the set chosen in the settings, if any."""
        self.session = session
        self._criteria = criteria
        self.language = language
        self._read = read
        self._write = write
        self._interactive = read.isatty()
        self._words = steering_words()
        self._noticed: tuple[Advice, ...] = ()

    def hold(self) -> None:
        """Ask until the goal is accepted, kept as a draft or paused.

        Raises :class:`UsageError` ``input_ended`` when piped input ends early; every answer is on disk by
        then. Raises :class:`WorkError` when an answer cannot be saved.
        """
        self._say(
            self._text(N_("One question at a time. Write “?” to hear why we ask, or one of these words:"))
        )
        self._say(", ".join(self._text(word) for word in COMMANDS.values()))
        try:
            while self._turn():
                pass
        except _EndOfInputError:
            if not self._interactive:
                raise UsageError("input_ended", goal=self.session.goal_id or "") from None
            self._say()
            self._say_paused()

    # --- one turn -------------------------------------------------------------------------------

    def _turn(self) -> bool:
        """Ask one thing and deal with the answer. False when the conversation is over for now."""
        stage = self.session.conversation.stage
        if stage is Stage.DONE:
            self._say_accepted()
            return False
        if stage is Stage.CHECKING:
            return self._check()
        if stage is Stage.CLOSING and self.session.conversation.state == "client_acceptance":
            self._say()
            self._say_goal()
            self._say_review()
        return self._ask()

    def _ask(self) -> bool:
        conversation = self.session.conversation
        question = conversation.question
        if question is None:
            return True
        self._say_question(question)
        while True:
            raw, command = self._answer_to(question)
            if command == "pause":
                self._say_paused()
                return False
            if command is not None:
                if self._steer(command, question):
                    self.session.save()
                    return True
                continue
            reply = conversation.answer(raw)
            if reply.status == "refused":
                self._say_problem(reply.problem)
                continue
            self.session.save()
            return self._after(reply)

    def _after(self, reply: Reply) -> bool:
        """Show advice and go on, or say why the goal stays a draft."""
        self._say_noticed(reply.advice)
        if reply.status == "advised":
            reply = self.session.conversation.go_on()
            self.session.save()
        if reply.status == "kept":
            self._say()
            self._say(self._text(N_("The goal is kept as a draft. What is still missing:")))
            self._say_open_matters(reply.open_matters)
            self._say_id()
            return False
        return True

    def _steer(self, command: str, question: Question[GoalDraft]) -> bool:
        """Do what a steering word says. True if another question may now be up."""
        conversation = self.session.conversation
        if command in AFTER_ADVICE:
            return self._follow_advice(command)
        if command == "why":
            wording = question.wording_for(conversation.draft)
            self._say(self._text(wording.why))
            self._say(self._text(N_("For example: %(example)s"), example=self._text(wording.example)))
            return False
        if command == "back":
            if not conversation.back():
                self._say(self._text(N_("This is the first question.")))
                return False
        elif command == "check":
            conversation.to_check()
        elif command == "language":
            self.speak(self._next_language())
        else:
            reply = conversation.skip()
            if reply.status == "refused":
                self._say_problem(reply.problem)
                return False
            return self._after(reply)
        return True

    def _follow_advice(self, command: str) -> bool:
        """Do what was offered, or say the rules behind what was noticed. True if a question is up anew."""
        if command == "rule":
            for piece in self._noticed:
                self._say(rule_text(self.language, piece))
            if not self._noticed:
                self._say(self._text(N_("Nothing was noticed about the answer before.")))
            return False
        offer = next((piece.offer for piece in self._noticed if piece.offer), None)
        if offer is None:
            self._say(self._text(N_("There is nothing offered to do right now.")))
            return False
        reply = self.session.conversation.take(offer)
        if reply.problem is not None:
            self._say_problem(reply.problem)
            return False
        self._say(self._text(DONE[reply.done]))
        self._say_noticed(reply.advice)
        return True

    def speak(self, language: Language) -> None:
        """Go on in another language."""
        self.language = language
        self.session.speak(language)

    def _next_language(self) -> Language:
        codes = list(LANGUAGES)
        return Language(codes[(codes.index(self.language.code) + 1) % len(codes)])

    # --- check your answers ---------------------------------------------------------------------

    def _check(self) -> bool:
        conversation = self.session.conversation
        lines = conversation.lines()
        self._say()
        self._say(self._text(N_("Check your answers")))
        for number, line in enumerate(lines, start=1):
            self._say(f"{number}. {self._question_text(line.question)}")
            for text in self._standing_text(line).splitlines():
                self._say(f"   {text}")
        waiting = [error for error in conversation.open_matters() if error.code not in _SAID_LATER]
        if waiting:
            self._say(self._text(N_("Before it can be accepted:")))
            self._say_open_matters(tuple(waiting))
        while True:
            typed = self._line(
                self._text(N_("Write the number of an answer to change it, or nothing to go on:"))
            )
            command = self._words.get(typed.casefold())
            if command == "pause":
                self._say_paused()
                return False
            if command == "language":
                self.speak(self._next_language())
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
                self._say_problem(AnswerError("no_such_option", count=len(lines)))
                continue
            self.session.save()
            return True

    def _standing_text(self, line: Any) -> str:
        if line.standing is Standing.SKIPPED:
            return self._text(N_("We don't know yet"))
        if line.value is None:
            return self._text(N_("Not asked yet"))
        text = answer_text(self.language, line.question, line.value, self.session.conversation.draft)
        if line.standing is Standing.UNSETTLED:
            return self._text(N_("%(answer)s – look at this again"), answer=text)
        return text

    # --- hearing --------------------------------------------------------------------------------

    def _answer_to(self, question: Question[GoalDraft]) -> tuple[object, str | None]:
        """Return what was answered, or the steering word."""
        kind: Any = question.answers_for(self.session.conversation.draft)
        typed = self._line(self._text(N_("Answer:")))
        command = self._words.get(typed.casefold())
        if command is not None:
            return None, command
        if not isinstance(kind, Actions) or not typed:
            return typed.removeprefix(LITERAL), None
        lines = [typed.removeprefix(LITERAL)]
        while more := self._line("", ends=True):
            lines.append(more.removeprefix(LITERAL))
        return "\n".join(lines), None

    def _line(self, prompt: str, *, ends: bool = False) -> str:
        """Read one line. With ``ends`` the end of the input counts as an empty line."""
        try:
            if self._interactive and self._read is sys.stdin:
                line = input(f"{prompt} ") + "\n"
            else:
                if prompt:
                    self._say(prompt)
                self._write.flush()
                line = self._read.readline()
        except EOFError:
            line = ""
        except UnicodeDecodeError:
            raise UsageError("input_not_utf8") from None
        if not line and not ends:
            raise _EndOfInputError
        return line.strip()

    # --- saying ---------------------------------------------------------------------------------

    def _say(self, text: str = "") -> None:
        self._write.write(text + "\n")

    def _text(self, message: str, **params: object) -> str:
        return self.language.text(message, **params)

    def _question_text(self, question: Question[GoalDraft]) -> str:
        return self._text(question.wording_for(self.session.conversation.draft).ask)

    def _say_question(self, question: Question[GoalDraft]) -> None:
        conversation = self.session.conversation
        draft = conversation.draft
        wording = question.wording_for(draft)
        kind: Any = question.answers_for(draft)
        self._say()
        if conversation.stage is Stage.ASKING:
            number, total = conversation.progress
            self._say(self._text(N_("Question %(number)s of %(total)s"), number=number, total=total))
        self._say(self._text(wording.ask))
        self._say(self._text(wording.why))
        if question.shows is not None:
            for part in growing_goal(self.language, question.shows(draft)):
                self._say(f"- {part.heading}: {part.text}")
        if isinstance(kind, Choice | Acceptances):
            options = kind.options_for(draft) if isinstance(kind, Choice) else kind.options
            for number, option in enumerate(options, start=1):
                hint = f" – {self._text(option.hint)}" if option.hint else ""
                self._say(f"{number}. {option.shown(self.language)}{hint}")
        else:
            self._say(self._text(N_("For example: %(example)s"), example=self._text(wording.example)))
        self._say_how(kind)
        self._say_known(question)

    def _say_how(self, kind: object) -> None:
        """Say how this kind of answer is typed, where it needs saying."""
        unit = unit_text(self.language, self.session.conversation.draft.measure)
        how = {
            Actions: N_("One line each: what; who; how often. An empty line ends the list."),
            Steps: N_(
                "To move the steps, write where steps 2, 3, 4 and 5 begin, with semicolons between. "
                "To describe a step, write its number, an equals sign and your words."
            ),
            Acceptances: N_("After a colon you can say more."),
            Rating: "",
        }.get(type(kind), "")
        if how:
            self._say(self._text(how))
        elif unit and self.session.conversation.state in ("baseline", "expected"):
            self._say(self._text(N_("Counted in: %(unit)s"), unit=unit))

    def _say_known(self, question: Question[GoalDraft]) -> None:
        """Say the suggestion or the answer already given, which an empty line takes."""
        conversation = self.session.conversation
        suggestion = conversation.suggestion
        known = conversation.answer_so_far if suggestion is None else suggestion
        if known is None:
            return
        if isinstance(known, AttainmentScale):
            text = "\n".join(["", *self._steps(known)])
        elif isinstance(known, tuple):
            text = "\n".join(["", *map(action_text, known)])
        else:
            text = answer_text(self.language, question, known, conversation.draft)
        if suggestion is None:
            self._say(self._text(N_("Your answer so far, an empty line keeps it: %(answer)s"), answer=text))
        else:
            self._say(self._text(N_("Suggestion, an empty line takes it: %(answer)s"), answer=text))

    def _steps(self, scale: AttainmentScale) -> list[str]:
        drawn = self.session.conversation.draft.model_copy(update={"scale": scale})
        return step_lines(self.language, scale, start=drawn.start_step)

    def _say_goal(self) -> None:
        conversation = self.session.conversation
        draft = conversation.draft
        for line in sheet_lines(
            self.language, draft, alias=draft.alias or "", today=conversation.context.today
        ):
            self._say(line)

    def _say_review(self) -> None:
        """Say what there is to say of the goal by the five criteria, before the two are asked about it."""
        conversation = self.session.conversation
        draft, today = conversation.draft, conversation.context.today
        found = review_of(draft, self.language.code, today, chosen=self._criteria)
        if not found:
            return
        self._say()
        self._say(self._text(N_("Five things to look at together")))
        for line in criterion_lines(self.language, found, alias=draft.alias or ""):
            self._say(line)

    def _say_accepted(self) -> None:
        self._say()
        self._say(self._text(N_("The goal is accepted by both of you.")))
        self._say()
        self._say_goal()
        self._say_id()

    def _say_paused(self) -> None:
        if self.session.goal_id is None:
            self._say(self._text(N_("Nothing was answered, so nothing is saved.")))
            return
        self._say(self._text(N_("Everything you have answered is saved. You can go on another day.")))
        self._say_id()

    def _say_id(self) -> None:
        self._say(self._text(N_("The goal is called %(goal)s."), goal=self.session.goal_id))

    def _say_open_matters(self, matters: tuple[AnswerError, ...]) -> None:
        for error in matters:
            self._say(f"- {self._problem(error.code, error.params)}")

    def _say_problem(self, problem: MalstegError | None) -> None:
        if problem is not None:
            self._say(self._problem(problem.code, problem.params))

    def _say_noticed(self, advice: tuple[Advice, ...]) -> None:
        """Say what was noticed about the answer, and which words lead on from there."""
        self._noticed = advice
        if not advice:
            return
        for piece in advice:
            noticed = self._problem(piece.code, piece.params)
            self._say(self._text(N_("We noticed: %(noticed)s"), noticed=noticed))
        back = self._text(COMMANDS["back"])
        self._say(self._text(N_("Write “%(back)s” to change the answer."), back=back))
        offer = next((piece.offer for piece in advice if piece.offer), None)
        if offer is not None:
            done, what = self._text(AFTER_ADVICE["offer"]), self._text(OFFERS[offer.code])
            self._say(self._text(N_("Write “%(word)s” to have this done: %(what)s"), word=done, what=what))
        if any(rule_text(self.language, piece) for piece in advice):
            word = self._text(AFTER_ADVICE["rule"])
            self._say(self._text(N_("Write “%(word)s” to hear why we say so."), word=word))

    def _problem(self, code: str, params: dict[str, object]) -> str:
        conversation = self.session.conversation
        if code == "needs_another_look":
            question = conversation.dialog.question(str(params["question"]))
            params = {**params, "question": self._question_text(question)}
        return problem_text(
            self.language,
            code,
            params,
            today=conversation.context.today,
            alias=conversation.draft.alias or "",
        )


_SAID_LATER: Final = ("acceptance_missing",)
"""On the check page nobody has been asked yet whether they accept."""


def hold(session: Session, language: Language, *, criteria: str | None = None) -> None:
    """Hold a conversation on standard input and output; ``criteria`` is the set chosen in the settings."""
    if sys.stdin.isatty():
        # Line editing and history within the session; nothing is written to disk.
        import contextlib

        with contextlib.suppress(ImportError):
            import readline  # noqa: F401
    talk = PlainConversation(session, language, read=sys.stdin, write=sys.stdout, criteria=criteria)
    talk.hold()
