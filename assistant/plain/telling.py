"""What is said in plain lines: questions, suggestions, thoughts, the goal itself."""

from __future__ import annotations

from typing import Any, Final

from assistant.dialogs.answers import Acceptances, Actions, Choice, Rating, Steps
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.question import Advice, Question
from assistant.dialogs.reviewing import review_of
from assistant.dialogs.standing import Stage, Standing
from assistant.errors import AnswerError, MalstegError
from assistant.goals.scale import AttainmentScale
from assistant.i18n import N_, Language
from assistant.plain.lines import Lines
from assistant.records import Following, Session
from assistant.steering import AFTER_ADVICE, COMMANDS
from assistant.wording.advice import OFFERS, rule_text
from assistant.wording.criteria import criterion_lines
from assistant.wording.goal import action_text, answer_text, growing_goal
from assistant.wording.levels import unit_text
from assistant.wording.problems import problem_text
from assistant.wording.sheet import sheet_lines, step_lines


class Telling:
    """Says things about one conversation, in the language spoken just now."""

    MEASURED: Final = ("baseline", "expected", "value")
    """The questions that are answered in the measure."""

    def __init__(
        self, session: Session | Following, language: Language, lines: Lines, criteria: str | None
    ) -> None:
        """``criteria`` is the set chosen in the settings, if any."""
        self.language = language
        self.lines = lines
        self.noticed_last: tuple[Advice, ...] = ()
        """What was noticed about the last answer."""
        self._session = session
        self._criteria = criteria

    def say(self, message: str = "", **params: object) -> None:
        """Say a msgid in words, or an empty line."""
        self.lines.say(self.word(message, **params))

    def word(self, message: str, **params: object) -> str:
        """Return a msgid in words."""
        return self.language.text(message, **params)

    def question(self, question: Question[Any]) -> None:
        """Ask a question, with why it is asked and what has been answered or can be."""
        conversation = self._session.conversation
        draft: Any = conversation.draft
        wording = question.wording_for(draft)
        kind: Any = question.answers_for(draft)
        self.say()
        if conversation.stage is Stage.ASKING:
            number, total = conversation.progress
            self.say(N_("Question %(number)s of %(total)s"), number=number, total=total)
        self.say(wording.ask)
        self.say(wording.why)
        self.picture(question)
        if isinstance(kind, Choice | Acceptances):
            options = kind.options_for(draft) if isinstance(kind, Choice) else kind.options
            for number, option in enumerate(options, start=1):
                hint = f" – {self.word(option.hint)}" if option.hint else ""
                self.lines.say(f"{number}. {option.shown(self.language)}{hint}")
        else:
            self.say(N_("For example: %(example)s"), example=self.word(wording.example))
        self._how(kind)
        self._known(question)

    def picture(self, question: Question[Any]) -> None:
        """Say what there is to look at beside a question."""
        if question.shows is not None:
            for part in growing_goal(self.language, question.shows(self._session.conversation.draft)):
                self.lines.say(f"- {part.heading}: {part.text}")

    def _how(self, kind: object) -> None:
        """Say how this kind of answer is typed, where it needs saying."""
        unit = unit_text(self.language, self._session.conversation.draft.measure)
        how = {
            **self.ways(),
            Actions: N_("One line each: what; who; how often. An empty line ends the list."),
            Steps: N_(
                "To move the steps, write where steps 2, 3, 4 and 5 begin, with semicolons between. "
                "To describe a step, write its number, an equals sign and your words."
            ),
            Acceptances: N_("After a colon you can say more."),
            Rating: "",
        }.get(type(kind), "")
        if how:
            self.say(how)
        elif unit and self._session.conversation.state in self.MEASURED:
            self.say(N_("Counted in: %(unit)s"), unit=unit)

    def ways(self) -> dict[type, str]:
        """Return how further kinds of answer are typed."""
        return {}

    def _known(self, question: Question[Any]) -> None:
        """Say the suggestion or the answer already given, which an empty line takes."""
        conversation = self._session.conversation
        suggestion = conversation.suggestion
        known = conversation.answer_so_far if suggestion is None else suggestion
        if known is None:
            return
        if isinstance(known, AttainmentScale):
            text = "\n".join(["", *self._steps(known)])
        elif isinstance(known, tuple):
            text = "\n".join(["", *self.listed(known)])
        else:
            text = self.answer(question, known)
        if suggestion is None:
            self.say(N_("Your answer so far, an empty line keeps it: %(answer)s"), answer=text)
        else:
            self.say(N_("Suggestion, an empty line takes it: %(answer)s"), answer=text)

    def listed(self, parts: tuple[Any, ...]) -> list[str]:
        """Return an answer of several lines, such as the plan of action."""
        return [action_text(part) for part in parts]

    def answer(self, question: Question[Any], value: object) -> str:
        """Return an answer in words."""
        return answer_text(self.language, question, value, self._goal_draft)

    @property
    def _goal_draft(self) -> GoalDraft:
        draft = self._session.conversation.draft
        assert isinstance(draft, GoalDraft)  # noqa: S101 - a follow-up is told in other words, below this
        return draft

    def _steps(self, scale: AttainmentScale) -> list[str]:
        drawn = self._goal_draft.model_copy(update={"scale": scale})
        return step_lines(self.language, scale, start=drawn.start_step)

    def goal(self) -> None:
        """Say the whole goal."""
        conversation, draft = self._session.conversation, self._goal_draft
        for line in sheet_lines(
            self.language, draft, alias=draft.alias or "", today=conversation.context.today
        ):
            self.lines.say(line)

    def review(self) -> None:
        """Say what there is to say of the goal by the five criteria, before the two are asked about it."""
        conversation = self._session.conversation
        draft, today = self._goal_draft, conversation.context.today
        found = review_of(draft, self.language.code, today, chosen=self._criteria)
        if not found:
            return
        self.say()
        self.say(N_("Five things to look at together"))
        for line in criterion_lines(self.language, found, alias=draft.alias or ""):
            self.lines.say(line)

    def before_the_yeses(self) -> None:
        """Say what the two are about to be asked to accept."""
        self.say()
        self.goal()
        self.review()

    def kept(self, matters: tuple[AnswerError, ...]) -> None:
        """Say that it is not finished, and why."""
        self.say()
        self.say(N_("The goal is kept as a draft. What is still missing:"))
        self.open_matters(matters)
        self.id()

    def waiting(self, matters: tuple[AnswerError, ...]) -> None:
        """Say on the check page what stands in the way of what comes after it."""
        self.say(N_("Before it can be accepted:"))
        self.open_matters(matters)

    def beginning(self) -> None:
        """Say what the conversation is about, before the first question."""

    def accepted(self) -> None:
        """Say that it is done."""
        self.say()
        self.say(N_("The goal is accepted by both of you."))
        self.say()
        self.goal()
        self.id()

    def paused(self) -> None:
        """Say that the conversation can be gone on with, if there is anything to go on with."""
        if self._session.goal_id is None:
            self.say(N_("Nothing was answered, so nothing is saved."))
            return
        self.say(N_("Everything you have answered is saved. You can go on another day."))
        self.id()

    def id(self) -> None:
        """Say under which name the goal is found again."""
        self.say(N_("The goal is called %(goal)s."), goal=self._session.goal_id)

    def open_matters(self, matters: tuple[AnswerError, ...]) -> None:
        """Say what still stands in the way."""
        for error in matters:
            self.lines.say(f"- {self._worded(error.code, error.params)}")

    def problem(self, problem: MalstegError | None) -> None:
        """Say what is wrong and what to do, if anything is."""
        if problem is not None:
            self.lines.say(self._worded(problem.code, problem.params))

    def noticed(self, advice: tuple[Advice, ...]) -> None:
        """Say what was noticed about the answer, and which words lead on from there."""
        self.noticed_last = advice
        if not advice:
            return
        for piece in advice:
            noticed = self._worded(piece.code, piece.params)
            self.say(N_("We noticed: %(noticed)s"), noticed=noticed)
        back = self.word(COMMANDS["back"])
        self.say(N_("Write “%(back)s” to change the answer."), back=back)
        offer = next((piece.offer for piece in advice if piece.offer), None)
        if offer is not None:
            done, what = self.word(AFTER_ADVICE["offer"]), self.word(OFFERS[offer.code])
            self.say(N_("Write “%(word)s” to have this done: %(what)s"), word=done, what=what)
        if any(rule_text(self.language, piece) for piece in advice):
            word = self.word(AFTER_ADVICE["rule"])
            self.say(N_("Write “%(word)s” to hear why we say so."), word=word)

    def standing(self, line: Any) -> str:
        """Return how an answer stands, for the check page."""
        if line.standing is Standing.SKIPPED:
            return self.word(N_("We don't know yet"))
        if line.value is None:
            return self.word(N_("Not asked yet"))
        text = self.answer(line.question, line.value)
        if line.standing is Standing.UNSETTLED:
            return self.word(N_("%(answer)s – look at this again"), answer=text)
        return text

    def ask_of(self, question: Question[Any]) -> str:
        """Return the words of a question."""
        draft: Any = self._session.conversation.draft
        return self.word(question.wording_for(draft).ask)

    def _worded(self, code: str, params: dict[str, object]) -> str:
        conversation = self._session.conversation
        if code == "needs_another_look":
            question = conversation.dialog.question(str(params["question"]))
            params = {**params, "question": self.ask_of(question)}
        return problem_text(
            self.language,
            code,
            params,
            today=conversation.context.today,
            alias=conversation.draft.alias or "",
        )
