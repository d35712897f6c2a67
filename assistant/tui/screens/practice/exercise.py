"""Exercises one after another: what is asked, the answer, and what is to be said about it at once."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Button

from assistant.errors import AnswerError, MalstegError
from assistant.i18n import N_
from assistant.practice.asking import asks_of
from assistant.practice.feedback import Outcome
from assistant.practice.grading import grade
from assistant.practice.progress import Answered
from assistant.tui.screens.practice.exercise_view import ExerciseView
from assistant.tui.screens.practice.marked import read_on
from assistant.tui.widgets.field import AnswerField
from assistant.tui.widgets.graded import Graded
from assistant.tui.widgets.starts import StartsField


class ExercisePage(ExerciseView):
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

    async def on_mount(self) -> None:
        """Begin with the first exercise."""
        await self._hand_out()

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
