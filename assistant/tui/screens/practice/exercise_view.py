"""What the page of exercises shows: the exercise, what has been answered of it, and what is said about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any, Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from assistant.dialogs.answers import Choice
from assistant.dialogs.context import Context
from assistant.dialogs.question import Question, Wording
from assistant.errors import AnswerError
from assistant.goals.scale import rebuild
from assistant.i18n import N_
from assistant.practice.asking import Ask, Nothing, Starts, asks_of
from assistant.practice.feedback import Feedback, Outcome
from assistant.practice.spoken import Spoken
from assistant.practice.tasks import AnyTask, BuildScale, MendScale, Repair, set_of
from assistant.tui.goal_letter import Section
from assistant.tui.screens.practice.ground import Ground
from assistant.tui.screens.practice.marked import PracticePage
from assistant.tui.widgets.choice import ChoiceField
from assistant.tui.widgets.exhibit import Exhibit
from assistant.tui.widgets.field import AnswerField, Asked
from assistant.tui.widgets.graded import Graded, spoken_anew
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.labels import relabel
from assistant.tui.widgets.letter import Letter
from assistant.tui.widgets.line import LineField
from assistant.tui.widgets.practice_bar import PracticeBar
from assistant.tui.widgets.starts import StartsField
from assistant.tui.widgets.words import WordsField
from assistant.wording.practice import OUTCOMES, RULE, SETS, rule_of

_CONTINUE = N_("Continue")
_ASK_ROOM: Final = 35

_HELPING_RULES: Final = {
    "find-fault": "vague",
    "repair": "no_amount",
    "build-scale": "scale",
    "mend-scale": "scale",
}
"""The rule that helps with an exercise without giving the answer away; other sets have their own name's."""

_SHARES: Final[dict[Outcome, str]] = {
    "right": OUTCOMES["right"],
    "nearly": OUTCOMES["nearly"],
    "not_yet": N_("Something to look at again."),
}


class ExerciseView(PracticePage):
    """Shows one of several exercises, in whatever state its answer is. It shows; it takes no step."""

    def __init__(self, ground: Ground, tasks: tuple[AnyTask, ...]) -> None:
        super().__init__()
        self._ground = ground
        self._tasks = tasks
        self._place = 0
        self._said: dict[str, Any] = {}
        self._raws: dict[str, object] = {}
        """What has been typed or chosen, by what was asked, for when one goes back."""
        self._ask: Ask | None = None
        self._field: AnswerField | None = None
        self._problem: AnswerError | None = None
        self.found: Feedback | None = None
        self._graded_in = ""
        self._outcomes: list[Outcome] = []
        self._reads_rule = False
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out the exercise, what has been answered of it, the field, and what is said about it."""
        yield PracticeBar()
        with VerticalScroll(id="question", can_focus=False):
            yield Exhibit(classes="exhibit")
            yield Letter(classes="said", label_room=_ASK_ROOM)
            yield Static(classes="ask", markup=False)
            yield Vertical(classes="fields")
            yield Static(classes="advice -problem refused", markup=False)
            yield Static(classes="quiet hint", markup=False)
            yield Graded(classes="advice graded")
            yield Static(classes="finish", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_CONTINUE, classes="continue", compact=True)
        yield KeyLine()

    @property
    def exercise(self) -> AnyTask | None:
        """The exercise that is up; None when all are done."""
        return self._tasks[self._place] if self._place < len(self._tasks) else None

    @property
    def _paper(self) -> VerticalScroll:
        return self.query_one("#question", VerticalScroll)

    async def _field_of(self, ask: Ask) -> AnswerField:
        kind: type[AnswerField] = WordsField
        if isinstance(ask.answers, Choice):
            kind = ChoiceField
        elif isinstance(ask.answers, Starts):
            kind = StartsField
        elif ask.optional:
            kind = LineField
        field = next((field for field in self.query(AnswerField) if type(field) is kind), None)
        if field is None:
            field = kind(classes="field")
            await self.query_one(".fields", Vertical).mount(field)
        return field

    def _asked(self, ask: Ask) -> Asked:
        question: Question[Any] = Question(ask.name, Wording(ask.wording, ""), ask.answers)
        return Asked(question, Nothing(), None, None, self._spoken, self.language)

    @property
    def _spoken(self) -> Context:
        return Context(self.malsteg.today, self.language)

    def _preview(self, starts: list[Any]) -> Any:
        """The steps that four numbers make, whether or not they fit the exercise."""
        task = self.exercise
        expected = task.settled if isinstance(task, MendScale) else None
        assert isinstance(task, BuildScale | MendScale)  # noqa: S101 - nothing else asks for steps
        return rebuild(task.drafted(expected), starts)

    def reword(self) -> None:
        """Say everything in the language spoken now; what has been typed stays."""
        if self._field is not None and self._ask is not None:
            self._field.reword(self._asked(self._ask))
        self._say()
        super().reword()

    def _say(self) -> None:
        task, language = self.exercise, self.language
        bar, exhibit = self.query_one(PracticeBar), self.query_one(Exhibit)
        exhibit.display = task is not None
        if task is not None:
            exhibit.show(language, task)
            bar.set_subject(f"{self._place + 1}/{len(self._tasks)} · {language.text(SETS[set_of(task)])}")
        else:
            bar.set_subject(self._ground.progress.trainee)
        self._say_answers()
        self._put(".ask", self._question())
        self._put(".refused", self._refusal())
        hint = self._reads_rule and self.found is None and task is not None
        rule = rule_of(language, _helping_rule(task)) if hint and task is not None else ""
        self._put(".hint", language.text(RULE, rule=rule) if rule else "")
        graded = self.query_one(Graded)
        graded.display = self.found is not None
        if self.found is not None and task is not None:
            graded.show(language, self._in_language(self.found, task), self.malsteg.today)
        self._put(".finish", "" if task is not None else self._finish())
        relabel(self.query_one(".continue", Button), language.text(_CONTINUE))
        self.refresh_bindings()

    def _question(self) -> str:
        """What is asked; how to write it goes without saying where there are boxes for it."""
        if self._ask is None:
            return ""
        boxes = isinstance(self._field, StartsField)
        return self._short(self._ask) if boxes else self.language.text(self._ask.wording)

    def _refusal(self) -> str:
        if self._problem is None:
            return ""
        if self._problem.code == "empty":
            return self.language.text(N_("Nothing is chosen or written yet. F2 leaves this exercise."))
        return self.say_problem(self._problem)

    def _put(self, selector: str, text: str) -> None:
        static = self.query_one(selector, Static)
        static.update(text)
        static.display = bool(text)

    def _say_answers(self) -> None:
        """Show what has been answered, once it is no longer in the field."""
        letter, task = self.query_one(".said", Letter), self.exercise
        asks = [ask for ask in (asks_of(task) if task else ()) if self._said.get(ask.name) is not None]
        letter.display = bool(asks)
        parts = tuple((self._short(ask), self._answer_text(ask)) for ask in asks)
        letter.show([Section("", parts)])

    def _short(self, ask: Ask) -> str:
        """What was asked, as far as its first question mark or full stop."""
        words = self.language.text(ask.wording)
        ends = [words.find(sign) + 1 for sign in "?." if sign in words]
        return words[: min(ends)] if ends else words

    def _answer_text(self, ask: Ask) -> str:
        value = self._said[ask.name]
        for option in ask.options:
            if option.value == value:
                return option.shown(self.language)
        if isinstance(value, list):
            return "; ".join(map(self.language.number, value))
        return str(value)

    def _in_language(self, found: Feedback, task: AnyTask) -> Feedback:
        texts: list[Spoken] = [task.model] if isinstance(task, Repair) else []
        why = getattr(task, "why", None)
        texts += [why] if isinstance(why, Spoken) else []
        remarks = (spoken_anew(r, texts, self._graded_in, self.language.code) for r in found.remarks)
        return replace(found, remarks=tuple(remarks))

    def _finish(self) -> str:
        language, done = self.language, len(self._outcomes)
        if not done:
            return language.text(N_("Nothing was answered this time."))
        said = language.plural(
            "%(number)s exercise done. Come back tomorrow for the next ones.",
            "%(number)s exercises done. Come back tomorrow for the next ones.",
            done,
        )
        counted = Counter(self._outcomes)
        lines = [f"{counted[key]}  {language.text(words)}" for key, words in _SHARES.items() if counted[key]]
        return "\n".join([said, "", *lines])


def _helping_rule(task: AnyTask | None) -> str:
    name = set_of(task) if task is not None else ""
    return _HELPING_RULES.get(name, name.replace("-", "_"))
