"""Exercises one after another: what is asked, the answer, and what is to be said about it at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Button, Static

from assistant.dialogs.answers import Choice
from assistant.dialogs.context import Context
from assistant.dialogs.question import Question, Wording
from assistant.errors import AnswerError, MalstegError
from assistant.goals.scale import rebuild
from assistant.i18n import N_
from assistant.practice.asking import Ask, Nothing, Starts, asks_of
from assistant.practice.feedback import Feedback, Outcome
from assistant.practice.grading import grade
from assistant.practice.progress import Answered
from assistant.practice.spoken import Spoken
from assistant.practice.tasks import AnyTask, BuildScale, MendScale, Repair, set_of
from assistant.tui.goal_letter import Section
from assistant.tui.screens.practice.ground import Ground
from assistant.tui.screens.practice.marked import PracticePage, read_on
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


class ExercisePage(PracticePage):
    """Takes exercises in order. Each is noted as soon as it is graded; leaving loses nothing of that."""

    ABOUT = (
        N_("Answer with the keyboard or the mouse. What can be said about the answer comes at once."),
        N_("F3 gives the rule. F2 leaves an exercise; it comes back another day."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "answer",
            N_("continue"),
            tooltip=N_("Answer and go on."),
            priority=True,
            id="exercise.answer",
        ),
        Binding("escape", "back", N_("back"), tooltip=N_("Go back."), id="exercise.back"),
        Binding(
            "f2", "skip", N_("leave this one"), tooltip=N_("Go to the next exercise."), id="exercise.skip"
        ),
        Binding(
            "f3",
            "rule",
            N_("the rule behind it"),
            tooltip=N_("Read the rule behind it, or put it away."),
            id="exercise.rule",
        ),
        Binding(
            "pagedown",
            "read_on(1)",
            N_("read on"),
            tooltip=N_("Read the rest; PgUp goes back."),
            key_display="PgDn",
            priority=True,
            id="exercise.read_on",
        ),
        Binding("pageup", "read_on(-1)", show=False, priority=True, id="exercise.read_back"),
        Binding("f10", "pause", N_("pause"), tooltip=N_("Leave for now."), id="exercise.pause"),
    ]

    class ExerciseAnswered(Message):
        """An exercise has been graded, and noted where the disk took it."""

        def __init__(self, name: str, outcome: Outcome) -> None:
            super().__init__()
            self.name = name
            self.outcome = outcome

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

    # --- laying out -----------------------------------------------------------------------------

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

    async def on_mount(self) -> None:
        """Begin with the first exercise."""
        await self._hand_out()

    @property
    def exercise(self) -> AnyTask | None:
        """The exercise that is up; None when all are done."""
        return self._tasks[self._place] if self._place < len(self._tasks) else None

    @property
    def _paper(self) -> VerticalScroll:
        return self.query_one("#question", VerticalScroll)

    async def _hand_out(self) -> None:
        """Show the exercise that is up, and ask the first thing."""
        self._said, self._raws, self.found, self._ask = {}, {}, None, None
        self._problem, self._reads_rule = None, False
        self.query_one(Graded).show_rule(shown=False)
        self._paper.scroll_home(animate=False)
        await self._ask_next()
        # The field has taken the page to itself; the story is to be read first.
        self.call_after_refresh(self.call_later, self._paper.scroll_home, animate=False, immediate=True)

    async def _ask_next(self) -> None:
        """Ask what is not answered yet; with all answered there is nothing more to ask."""
        task = self.exercise
        asks = asks_of(task) if task is not None else ()
        waiting = (ask for ask in asks if ask.applies(self._said) and ask.name not in self._said)
        self._ask = next(waiting, None)
        self._field = await self._field_of(self._ask) if self._ask is not None else None
        for field in self.query(AnswerField):
            field.display = field is self._field
        if self._field is not None and self._ask is not None:
            if isinstance(self._field, StartsField):
                self._field.preview = self._preview
            self._field.ask(self._asked(self._ask))
            if self._ask.name in self._raws:
                self._field.recall(self._raws[self._ask.name])
            self._field.focus_field()
        else:
            self.set_focus(None)
        self._say()

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

    # --- saying ---------------------------------------------------------------------------------

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

    # --- what a trainee does --------------------------------------------------------------------

    async def action_answer(self) -> None:
        """Answer, go on after what was said, or leave when all is done."""
        if self._busy:
            return
        if self.exercise is None:
            self.dismiss()
        elif self.found is not None:
            self._place += 1
            await self._hand_out()
        elif self._field is not None and not self._field.take_enter():
            await self._answer(self._field)

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on by mouse."""
        event.stop()
        await self.action_answer()

    def on_answer_field_edited(self) -> None:
        """What could not be taken has been changed."""
        if self._problem is not None:
            self._problem = None
            self._put(".refused", "")

    async def on_answer_field_answered(self) -> None:
        """Answer by mouse."""
        await self.action_answer()

    async def _answer(self, field: AnswerField) -> None:
        ask = self._ask
        if ask is None:
            return
        try:
            value = ask.read(field.raw(), self._spoken)
        except AnswerError as problem:
            self._problem = problem
            self._say()
            self.call_after_refresh(self.query_one(".refused").scroll_visible, animate=False)
            return
        self._problem = None
        self._said[ask.name], self._raws[ask.name] = value, field.memo()
        await self._ask_next()
        if self._ask is None:
            self.holding = self._busy = True
            self.run_worker(self._grade(), name="grade")

    async def _grade(self) -> None:
        """Say what has come of it, and note it; an Enter too many meanwhile does not lead on."""
        task, code = self.exercise, self.language.code
        if task is None:
            return
        try:
            today, chosen = self.malsteg.today, self.malsteg.criteria
            found = await self.malsteg.on_disk(lambda: grade(task, self._said, code, today, chosen=chosen))
            self.found, self._graded_in = found, code
            self._outcomes.append(found.outcome)
            self._reads_rule = False
            self._say()
            self.call_after_refresh(self._bring)
            answered = Answered(
                at=self._ground.now, task=task.id, outcome=found.outcome, skills=dict(found.skills)
            )
            try:
                await self.malsteg.on_disk(lambda: self._ground.progress.note(answered))
            except MalstegError as problem:
                self.malsteg.tell(problem)
            self.post_message(self.ExerciseAnswered(task.id, found.outcome))
        finally:
            self._busy = False
            await self.release()

    def _bring(self) -> None:
        """Show what is said from its beginning, with the answer it is about above it if there is room."""
        self._paper.scroll_to_widget(self.query_one(".said"), top=True, animate=False, immediate=True)
        self.refresh_bindings()

    async def action_back(self) -> None:
        """Go back to what was asked before in this exercise; from the first thing, leave."""
        if self._busy:
            return
        names = (
            [ask.name for ask in asks_of(self.exercise) if ask.name in self._said] if self.exercise else []
        )
        if self.found is not None or not names:
            self.dismiss()
            return
        if self._ask is not None and self._field is not None:
            self._raws[self._ask.name] = self._field.memo()
        del self._said[names[-1]]
        await self._ask_next()

    async def action_skip(self) -> None:
        """Leave this exercise; it is not noted."""
        if not self._busy:
            self._place += 1
            await self._hand_out()

    def action_rule(self) -> None:
        """Read the rule, or put it away."""
        self._reads_rule = not self._reads_rule
        graded = self.query_one(Graded)
        graded.show_rule(shown=self._reads_rule and self.found is not None)
        self._say()
        shown = graded.query_one(".rules") if self.found is not None else self.query_one(".hint")
        if self._reads_rule:
            self.call_after_refresh(shown.scroll_visible, animate=False)

    def action_read_on(self, way: int) -> None:
        """Turn the pages of what is longer than the screen."""
        read_on(self._paper, way)

    def action_pause(self) -> None:
        """Leave for now."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if not self.is_mounted:
            return True
        if action == "skip":
            return self.exercise is not None and self.found is None
        if action in ("rule", "pause"):
            return self.exercise is not None
        if action == "read_on":
            return self._paper.max_scroll_y > 0
        return True

    def describe(self, binding: Binding) -> str:
        """Say what the keys do just here."""
        if binding.id == "exercise.answer":
            if self.exercise is None:
                return self.language.text(N_("to practice"))
            if self.found is not None:
                return self.language.text(N_("the next one"))
        if binding.id == "exercise.rule" and self._reads_rule:
            return self.language.text(N_("put the rule away"))
        return super().describe(binding)


_SHARES: Final[dict[Outcome, str]] = {
    "right": OUTCOMES["right"],
    "nearly": OUTCOMES["nearly"],
    "not_yet": N_("Something to look at again."),
}


def _helping_rule(task: AnyTask | None) -> str:
    name = set_of(task) if task is not None else ""
    return _HELPING_RULES.get(name, name.replace("-", "_"))
