"""Practice line by line: exercises one after another, and a talk with an invented client."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, TextIO

from assistant.dialogs.context import Context
from assistant.errors import AnswerError, UsageError
from assistant.i18n import LANGUAGES, N_, Language
from assistant.plain.conversation import PlainConversation
from assistant.plain.exhibits import exhibit_lines
from assistant.plain.lines import EndOfInputError, Lines
from assistant.practice.asking import Ask, asks_of
from assistant.practice.debrief import Debrief, look_back, outcome_of
from assistant.practice.feedback import Feedback
from assistant.practice.grading import grade
from assistant.practice.progress import CLIENT, Answered, Progress
from assistant.practice.rehearsal import begin_rehearsal, in_another_language
from assistant.practice.talk import Talk
from assistant.practice.tasks import AnyTask, set_of
from assistant.records import Unsaved
from assistant.steering import COMMANDS, steering_words
from assistant.wording.criteria import criterion_lines
from assistant.wording.practice import (
    ABOUT,
    ASKED,
    FACTS,
    MANNERS,
    MARK,
    OUTCOMES,
    SETS,
    remark_lines,
    rule_of,
)
from assistant.wording.problems import problem_text

if TYPE_CHECKING:
    from datetime import date

    from assistant.dialogs.draft import GoalDraft
    from assistant.practice.feedback import Remark
    from assistant.practice.people import Client

_STEERING: Final = ("why", "skip", "language", "pause")


class _LeftError(Exception):
    """The trainee has had enough for now."""


class PlainPractice:
    """Holds practice over two streams; each answer is noted in ``progress`` as soon as it is graded."""

    def __init__(
        self,
        progress: Progress,
        language: Language,
        today: date,
        *,
        read: TextIO,
        write: TextIO,
        criteria: str | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``criteria`` is the set chosen in the settings, if any; ``clock`` says when an answer was given."""
        self.language = language
        self._progress = progress
        self._today = today
        self._streams = (read, write)
        self._lines = Lines(read, write)
        self._words = steering_words()
        self._criteria = criteria
        self._clock = clock

    def begin(self) -> None:
        """Say that this is practice, and which words lead on."""
        self._say(MARK)
        self._say(ABOUT)
        words = ", ".join(self._word(COMMANDS[name]) for name in _STEERING)
        self._say(N_("These words can always be written: %(words)s."), words=words)

    # --- exercises ------------------------------------------------------------------------------

    def exercises(self, tasks: Sequence[AnyTask]) -> None:
        """Take the exercises in order, until they are done or the trainee pauses."""
        taken = 0
        try:
            for number, task in enumerate(tasks, start=1):
                self._say()
                self._lines.say(f"{number}/{len(tasks)} · {self._word(SETS[set_of(task)])}")
                taken += self._exercise(task)
        except (EndOfInputError, _LeftError):
            self._say()
        self._say(
            self.language.plural(
                "%(number)s exercise done. Come back tomorrow for the next ones.",
                "%(number)s exercises done. Come back tomorrow for the next ones.",
                taken,
            )
            if taken
            else self._word(N_("Nothing was answered this time."))
        )

    def _exercise(self, task: AnyTask) -> bool:
        """Show an exercise, ask, and say what came of it. False if it was skipped."""
        for line in exhibit_lines(self.language, task):
            self._lines.say(line)
        said: dict[str, Any] = {}
        for ask in asks_of(task):
            if not ask.applies(said):
                continue
            answered, value = self._asked(ask, task)
            if not answered:
                return False
            said[ask.name] = value
        found = grade(task, said, self.language.code, self._today, chosen=self._criteria)
        self._note(task.id, found)
        self._tell(found)
        return True

    def _asked(self, ask: Ask, task: AnyTask) -> tuple[bool, object]:
        """Ask one thing until it is answered; (False, None) when the exercise is skipped."""
        self._ask_words(ask)
        while True:
            typed = self._lines.line(self._word(N_("Answer:")))
            command = self._words.get(typed.casefold())
            if command == "skip":
                return False, None
            if command == "why":
                self._lines.say(rule_of(self.language, _rule_for(task)))
                continue
            if command == "language":
                self._next_language()
                for line in exhibit_lines(self.language, task):
                    self._lines.say(line)
                self._ask_words(ask)
                continue
            self._leave_if_asked(command)
            try:
                return True, ask.read(typed.removeprefix("\\"), self._context)
            except AnswerError as problem:
                self._problem(problem)

    def _ask_words(self, ask: Ask) -> None:
        self._say(ask.wording)
        for number, option in enumerate(ask.options, start=1):
            self._lines.say(f"{number}. {option.shown(self.language)}")

    def _tell(self, found: Feedback) -> None:
        self._say()
        self._say(OUTCOMES[found.outcome])
        for remark in found.remarks:
            self._remark(remark)
            if remark.code == "cannot_judge":
                for line in criterion_lines(self.language, found.criteria):
                    self._lines.say(line)

    def _note(self, name: str, found: Feedback) -> None:
        self._progress.note(
            Answered(at=self._clock(), task=name, outcome=found.outcome, skills=dict(found.skills))
        )

    # --- a talk ---------------------------------------------------------------------------------

    def talk(self, client: Client) -> None:
        """Talk with an invented client, find a goal together, and look back on both."""
        self._say()
        self._lines.say(client.about.words(self.language.code))
        self._say(N_("The purpose: %(purpose)s"), purpose=client.purpose.words(self.language.code))
        talk = Talk(client, self._context)
        try:
            while not talk.over:
                self._turn(talk)
        except (EndOfInputError, _LeftError):
            self._say()
            self._say(N_("The talk is left here. Nothing of it is noted."))
            return
        self._speaks(talk)
        self._note(
            CLIENT + client.id,
            Feedback(outcome_of(talk.steps), (), {"asking": outcome_of(talk.steps) == "right"}),
        )
        said = self._goal(client, talk)
        found = look_back(client, talk.steps, said, self.language.code, self._today, chosen=self._criteria)
        self._look_back(client, found)

    def _speaks(self, talk: Talk) -> None:
        self._say()
        self._lines.say(f"{talk.client.name}: {talk.last_words}")

    def _turn(self, talk: Talk) -> None:
        """Let the client speak, and ask something."""
        question: Any = talk.conversation.question
        self._speaks(talk)
        for number, option in enumerate(question.answers_for(talk.conversation.draft).options, start=1):
            self._lines.say(f"{number}. {option.shown(self.language)}")
        while True:
            typed = self._lines.line(self._word(N_("You ask:")))
            command = self._words.get(typed.casefold())
            if command == "why":
                self._say(question.wording_for(talk.conversation.draft).why)
                continue
            if command == "language":
                self._next_language()
                talk.speak(self._context)
                return
            if command == "back" and talk.conversation.back():
                return
            self._leave_if_asked(command)
            reply = talk.ask(typed.removeprefix("\\"))
            if reply.status != "refused":
                return
            if reply.problem is not None and reply.problem.code == "not_followed":
                self._lines.say(f"{talk.client.name}: {talk.client.puzzled.words(self.language.code)}")
            self._problem(reply.problem)

    def _goal(self, client: Client, talk: Talk) -> GoalDraft | None:
        """Hold the guided conversation with the client's answers; None if it was left at once."""
        known = talk.facts
        self._say()
        self._say(
            N_(
                "Now you word a goal together. What %(name)s has told you is offered as the answer; "
                "what never came up you have to leave open, or guess."
            ),
            name=client.name,
        )
        self._say(MARK)
        session = Unsaved(
            begin_rehearsal(client, known, self._context),
            lambda conversation, language: in_another_language(
                conversation, client, known, Context(self._today, Language(language.code))
            ),
        )
        read, write = self._streams
        holder = PlainConversation(session, self.language, read=read, write=write, criteria=self._criteria)
        try:
            holder.hold()
        except UsageError:
            # The input ended: what has been said so far is looked back on all the same.
            self._say()
        self.language = holder.language
        draft = session.conversation.draft
        return draft if draft.what is not None else None

    def _look_back(self, client: Client, found: Debrief) -> None:
        """Say what each question brought out, and hold the goal beside two sound ones."""
        code = self.language.code
        self._say()
        self._say(MARK)
        self._say(N_("Looking back on the talk with %(name)s"), name=client.name)
        for number, step in enumerate(found.steps, start=1):
            self._lines.say(f"{number}. {step.typed or step.ask.text.words(code)}")
            self._lines.say(f"   {self._word(MANNERS[step.ask.manner], name=client.name)}")
            facts = [getattr(client.facts, fact).words(code) for fact in step.ask.facts]
            brought = " ".join(facts) or self._word(N_("Nothing to build a goal on."))
            self._lines.say("   " + self._word(N_("It brought out: %(facts)s"), facts=brought))
        if found.missed:
            self._say(N_("What did not come up:"))
            for fact in found.missed:
                self._lines.say(f"- {self._word(FACTS[fact])}")
        self._say(ASKED[found.outcome], name=client.name)
        if found.criteria:
            self._say()
            self._say(N_("Your goal:"))
            for line in criterion_lines(self.language, found.criteria, alias=client.name):
                self._lines.say(line)
        for remark in found.remarks:
            self._remark(remark)
        self._say()
        self._say(N_("Two goals that would do:"))
        for goal in found.goals:
            self._lines.say(f"- {goal.statement.words(code)}")
            self._lines.say(f"  {goal.why.words(code)}")

    # --- words ----------------------------------------------------------------------------------

    @property
    def _context(self) -> Context:
        return Context(self._today, self.language)

    def _word(self, message: str, **params: object) -> str:
        return self.language.text(message, **params)

    def _say(self, message: str = "", **params: object) -> None:
        self._lines.say(self._word(message, **params))

    def _remark(self, remark: Remark) -> None:
        for line in remark_lines(self.language, remark.code, remark.params, today=self._today):
            self._lines.say(line)

    def _problem(self, problem: AnswerError | None) -> None:
        if problem is not None:
            self._lines.say(problem_text(self.language, problem.code, problem.params, today=self._today))

    def _leave_if_asked(self, command: str | None) -> None:
        if command == "pause":
            raise _LeftError

    def _next_language(self) -> None:
        codes = list(LANGUAGES)
        self.language = Language(codes[(codes.index(self.language.code) + 1) % len(codes)])


def _rule_for(task: AnyTask) -> str:
    """Return the rule that helps with an exercise without giving the answer away."""
    kind = set_of(task)
    return {"find-fault": "vague", "repair": "no_amount", "build-scale": "scale", "mend-scale": "scale"}.get(
        kind, kind.replace("-", "_")
    )
