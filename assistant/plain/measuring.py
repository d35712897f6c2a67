"""Repeated measures line by line: what to note is settled, and then noted, the next missing day first."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, TextIO

from assistant.dialogs.answers import Choice
from assistant.dialogs.context import Context
from assistant.dialogs.question import Question
from assistant.dialogs.series_draft import SeriesDraft
from assistant.dialogs.standing import Reply, Standing
from assistant.errors import AnswerError, MalstegError, UsageError
from assistant.i18n import N_, Language
from assistant.plain.keeping import Keeper, Kept, Unlock
from assistant.plain.lines import EndOfInputError, Lines
from assistant.records import DataFolder
from assistant.records.entering import Entering, Noted, Up
from assistant.records.measuring import Notebook, SettingUp
from assistant.steering import COMMANDS, steering_words
from assistant.wording.measuring import (
    answer_said,
    asked_of,
    column_head,
    measure_unit,
    missing_text,
    series_lines,
    slot_text,
)
from assistant.wording.problems import problem_text

_STEERING: Final = ("back", "skip", "lock", "pause")


@dataclass(frozen=True)
class Streams:
    """Where lines come from and go to; for ``folder``, ``unlock`` and ``lock_after`` see :class:`Keeper`."""

    read: TextIO
    write: TextIO
    folder: DataFolder | None = None
    unlock: Unlock | None = None
    lock_after: float | None = None


class _Talk:
    """Lines said and typed in one language; what is typed is kept, and the folder locked, as elsewhere."""

    def __init__(self, kept: Kept, today: date, language: Language, streams: Streams) -> None:
        self.language = language
        self.lines = Lines(streams.read, streams.write)
        self._words = steering_words()
        self._today = today
        self._keeper = Keeper(
            kept,
            self,
            folder=streams.folder,
            unlock=streams.unlock,
            lock_after=streams.lock_after,
            wait=time.sleep,
        )

    def begin(self) -> None:
        """Say what has to be known before anything is written."""
        self._keeper.say_if_open_to_all()

    def say(self, message: str = "", **params: object) -> None:
        """Say a msgid in words, or an empty line."""
        self.lines.say(self.word(message, **params))

    def word(self, message: str, **params: object) -> str:
        """Return a msgid in words."""
        return self.language.text(message, **params)

    def problem(self, problem: MalstegError | None) -> None:
        """Say what is wrong and what to do, if anything is."""
        if problem is not None:
            self.lines.say(problem_text(self.language, problem.code, problem.params, today=self._today))

    def hear(self, prompt: str) -> tuple[str, str | None]:
        """Return what was typed, and the steering word that it is, if any."""
        typed = self._keeper.line(prompt)
        return typed, self._words.get(typed.casefold())

    def save(self) -> None:
        """Put everything on disk, however long it takes."""
        self._keeper.save()

    def do(self, act: Callable[[], None]) -> None:
        """Do something that puts its own on disk, however long it takes."""
        self._keeper.do(act)

    def lock(self) -> None:
        """Lock the folder now."""
        self._keeper.lock()

    def say_words(self) -> None:
        """Say which words steer."""
        self.lines.say(", ".join(self.word(COMMANDS[word]) for word in _STEERING))


# --- what to note ---------------------------------------------------------------------------------


class PlainSettingUp:
    """Holds the conversation in which a series is set up over two streams."""

    def __init__(self, setting_up: SettingUp, language: Language, streams: Streams) -> None:
        self._setting_up = setting_up
        self._talk = _Talk(setting_up, setting_up.conversation.context.today, language, streams)

    def hold(self) -> bool:
        """Ask until it is settled what to note; False if it was left before. Raises :class:`WorkError`.

        Raises :class:`UsageError` ``input_ended`` when piped input ends early; what was said is on disk.
        """
        talk = self._talk
        talk.begin()
        talk.say(N_("What shall we note, and how often? An empty line goes on. Or write one of these words:"))
        talk.say_words()
        try:
            while self._setting_up.series is None:
                if not self._turn():
                    talk.say(N_("Everything you have answered is saved. You can go on another day."))
                    return False
        except EndOfInputError:
            if not talk.lines.interactive:
                raise UsageError("input_ended", goal=self._setting_up.goal_id) from None
            talk.say()
            return False
        talk.say()
        for line in series_lines(talk.language, self._setting_up.series):
            talk.lines.say(line)
        return True

    def _turn(self) -> bool:
        conversation = self._setting_up.conversation
        question = conversation.question
        return self._check() if question is None else self._ask(question)

    def _ask(self, question: Question[SeriesDraft]) -> bool:
        talk, conversation = self._talk, self._setting_up.conversation
        self._say_question(question)
        while True:
            typed, command = talk.hear(talk.language.text(N_("Answer:")))
            if command == "pause":
                return False
            if command == "lock":
                talk.lock()
                continue
            if command == "back":
                if not conversation.back():
                    talk.say(N_("This is the first question."))
                    continue
                reply = Reply("taken")
            elif command == "skip" or (not typed and not question.required and self._nothing_to_take()):
                reply = conversation.skip()
            else:
                reply = conversation.answer(typed)
            if reply.problem is not None:
                talk.problem(reply.problem)
                continue
            for piece in reply.advice:
                noticed = problem_text(
                    talk.language, piece.code, piece.params, today=conversation.context.today
                )
                talk.say(N_("We noticed: %(noticed)s"), noticed=noticed)
            if reply.status == "advised":
                conversation.go_on()
            talk.save()
            return True

    def _nothing_to_take(self) -> bool:
        conversation = self._setting_up.conversation
        return conversation.suggestion is None and conversation.answer_so_far is None

    def _say_question(self, question: Question[SeriesDraft]) -> None:
        talk, conversation = self._talk, self._setting_up.conversation
        wording = question.wording_for(conversation.draft)
        talk.say()
        talk.lines.say(asked_of(talk.language, question.name, wording.ask, conversation.draft))
        talk.say(wording.why)
        kind = question.answers_for(conversation.draft)
        if isinstance(kind, Choice):
            for number, option in enumerate(kind.options_for(conversation.draft), start=1):
                hint = f" – {talk.language.text(option.hint)}" if option.hint else ""
                talk.lines.say(f"{number}. {option.shown(talk.language)}{hint}")
        else:
            talk.say(N_("For example: %(example)s"), example=talk.language.text(wording.example))
        suggestion, known = conversation.suggestion, conversation.answer_so_far
        if suggestion is not None:
            answer = answer_said(talk.language, suggestion)
            talk.say(N_("Suggestion, an empty line takes it: %(answer)s"), answer=answer)
        elif known is not None:
            answer = answer_said(talk.language, known)
            talk.say(N_("Your answer so far, an empty line keeps it: %(answer)s"), answer=answer)

    def _check(self) -> bool:
        """Say every answer; go on if everything fits, or change one."""
        talk, conversation = self._talk, self._setting_up.conversation
        lines = conversation.lines()
        talk.say()
        talk.say(N_("Check your answers"))
        for number, line in enumerate(lines, start=1):
            ask = line.question.wording_for(conversation.draft).ask
            talk.lines.say(
                f"{number}. {asked_of(talk.language, line.question.name, ask, conversation.draft)}"
            )
            unsaid = line.value is None or line.standing is Standing.SKIPPED
            answer = "\N{EN DASH}" if unsaid else answer_said(talk.language, line.value)
            talk.lines.say(f"   {answer}")
        for matter in conversation.open_matters():
            self._say_matter(matter)
        while True:
            prompt = N_("Write the number of an answer to change it, or nothing to go on:")
            typed, command = talk.hear(talk.language.text(prompt))
            if command == "pause":
                return False
            if command == "lock":
                talk.lock()
                continue
            if command == "back":
                conversation.back()
                return True
            if not typed:
                return self._settle()
            if typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(lines):
                conversation.revisit(lines[int(typed) - 1].question.name)
                return True
            talk.problem(AnswerError("no_such_option", count=len(lines)))

    def _settle(self) -> bool:
        conversation = self._setting_up.conversation
        reply = conversation.proceed()
        if reply.status != "kept":
            try:
                self._talk.save()
            except AnswerError as problem:
                self._talk.problem(problem)
        return True

    def _say_matter(self, matter: AnswerError) -> None:
        talk, conversation = self._talk, self._setting_up.conversation
        params = dict(matter.params)
        if "question" in params:
            question = conversation.dialog.question(str(params["question"]))
            ask = question.wording_for(conversation.draft).ask
            params["question"] = talk.language.text(ask)
        words = problem_text(talk.language, matter.code, params, today=conversation.context.today)
        talk.lines.say(f"- {words}")


# --- noting ---------------------------------------------------------------------------------------


class PlainEntering:
    """Holds one sitting of noting over two streams."""

    def __init__(self, notebook: Notebook, language: Language, streams: Streams) -> None:
        self._notebook = notebook
        self._entering = Entering(notebook, Context(notebook.today, language))
        self._talk = _Talk(notebook, notebook.today, language, streams)
        self._noted = 0

    def hold(self) -> int:
        """Ask until nothing is left to note; return how many rows were noted. Raises :class:`WorkError`."""
        talk = self._talk
        self._say_beginning()
        asked: tuple[object, int] | None = None
        try:
            while (up := self._entering.up) is not None:
                if asked != (up.slot, up.number):
                    asked = (up.slot, up.number)
                    talk.say()
                    talk.lines.say(
                        slot_text(talk.language, self._notebook.series, up.slot, self._notebook.today)
                    )
                if not self._ask(up):
                    break
        except EndOfInputError:
            if talk.lines.interactive:
                talk.say()
        self._say_end()
        return self._noted

    def _say_beginning(self) -> None:
        talk, entering = self._talk, self._entering
        talk.begin()
        for measure in self._notebook.series.measures:
            talk.lines.say(f"- {column_head(talk.language, measure)}")
        missing = entering.missing
        if missing:
            talk.lines.say(missing_text(talk.language, self._notebook.series.rhythm, missing) + ".")
        talk.say(
            N_(
                "Write a number. An empty line goes on, and “-” says that there is nothing to note. A "
                "day, such as “yesterday”, goes there. You can paste rows, too: day; numbers with "
                "semicolons between. Or write one of these words:"
            )
        )
        talk.say_words()

    def _ask(self, up: Up) -> bool:
        """Ask for one value. False to leave."""
        talk = self._talk
        unit = measure_unit(talk.language, up.measure)
        prompt = f"{column_head(talk.language, up.measure)}:" if unit else f"{up.measure.name}:"
        if up.there is not None:
            now = talk.language.number(up.there)
            talk.say(N_("It says %(value)s now. An empty line keeps it."), value=now)
        typed, command = talk.hear(prompt)
        if command == "pause":
            return False
        if command == "lock":
            talk.lock()
        elif command == "back":
            if not self._entering.back():
                talk.say(N_("This is the first one."))
        elif command == "skip" or not typed:
            self._entering.skip()
        else:
            self._note(typed)
        return True

    def _note(self, typed: str) -> None:
        noted: list[Noted] = []
        try:
            self._talk.do(lambda: noted.append(self._entering.answer(typed)))
        except AnswerError as problem:
            self._talk.problem(problem)
        self._noted += sum(each.entry is not None for each in noted)

    def _say_end(self) -> None:
        talk = self._talk
        talk.say()
        if self._noted:
            count = talk.language.plural("%(number)s value noted.", "%(number)s values noted.", self._noted)
            talk.lines.say(count)
        else:
            talk.say(N_("Nothing new was noted."))
        missing = self._entering.missing
        if missing:
            talk.lines.say(missing_text(talk.language, self._notebook.series.rhythm, missing) + ".")
