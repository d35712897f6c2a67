"""What an exercise shows before anything is asked: the story, the statement or the steps."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from assistant.goals.scale import STEPS, Step
from assistant.i18n import N_, Language
from assistant.practice.tasks import AnyTask, BuildScale, DrawnStep, MendScale, ScoreFollowUp
from assistant.tui.widgets.staircase import Staircase
from assistant.wording.levels import range_text

_COUNTED = N_("Counted: %(counted)s. Today: %(today)s. Expected: %(expected)s.")
_STATEMENT = N_("“%(statement)s”")
_TREAD = 3


class Exhibit(Vertical):
    """An exercise as it is handed out."""

    def compose(self) -> ComposeResult:
        """Lay out what any exercise may show."""
        yield Static(classes="situation", markup=False)
        yield Static(classes="statement", markup=False)
        yield Static(classes="levels quiet", markup=False)
        yield Staircase(classes="agreed")
        yield Static(classes="drawn", markup=False)
        yield Static(classes="note", markup=False)

    def show(self, language: Language, task: AnyTask) -> None:
        """Show an exercise."""
        code = language.code
        texts = {"situation": task.situation.words(code) if task.situation is not None else ""}
        scale, start = None, None
        match task:
            case BuildScale():
                texts["levels"] = _levels(language, task)
            case MendScale():
                texts |= {"levels": _levels(language, task), "drawn": _drawn(language, task)}
            case ScoreFollowUp():
                texts |= {"levels": _levels(language, task), "note": task.note.words(code)}
                scale, start = task.scale, task.scale.step_for(task.baseline)
            case _:
                texts["statement"] = language.text(_STATEMENT, statement=task.statement.words(code))
        for static in self.query(Static):
            text = next((texts[name] for name in static.classes if name in texts), "")
            static.update(text)
            static.display = bool(text)
        self.query_one(Staircase).show(scale, start=start, milestones=False, language=language)


def _levels(language: Language, task: BuildScale | MendScale | ScoreFollowUp) -> str:
    return language.text(
        _COUNTED,
        counted=task.counted.words(language.code),
        today=language.number(task.baseline),
        expected=language.span(task.span.low, task.span.high),
    )


def _drawn(language: Language, task: MendScale) -> str:
    """Set the five steps as somebody has written them down: a staircase whose steps may not fit."""
    return "\n".join(
        f"{' ' * (_TREAD * (number - 1))}{number}  {_held(language, task.steps[number - 1])}"
        for number in reversed(STEPS)
    )


def _held(language: Language, step: DrawnStep) -> str:
    if step.words is not None:
        return step.words.words(language.code)
    return range_text(language, Step(low=step.low, high=step.high)) or "\N{EN DASH}"
