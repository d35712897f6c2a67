"""What an exercise shows before anything is asked, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.goals.measure import Span
from assistant.goals.scale import STEPS, Step
from assistant.i18n import N_, Language
from assistant.practice.tasks import (
    AnyTask,
    BuildScale,
    MendScale,
    ScoreFollowUp,
)
from assistant.wording.levels import range_text
from assistant.wording.sheet import step_lines

if TYPE_CHECKING:
    from assistant.practice.tasks import DrawnStep


def exhibit_lines(language: Language, task: AnyTask) -> list[str]:
    """Return what a trainee is shown: the story, the statement or the steps."""
    lines = [task.situation.words(language.code)] if task.situation is not None else []
    match task:
        case BuildScale():
            lines.append(_levels(language, task, task.span))
        case MendScale():
            lines += [_levels(language, task, task.span), *_drawn(language, task)]
        case ScoreFollowUp():
            scale = task.scale
            lines.append(_levels(language, task, task.span))
            lines += step_lines(language, scale, start=scale.step_for(task.baseline))
            lines.append(task.note.words(language.code))
        case _:
            lines.append(language.text(N_("“%(statement)s”"), statement=task.statement.words(language.code)))
    return lines


def _levels(language: Language, task: BuildScale | MendScale | ScoreFollowUp, expected: Span) -> str:
    return language.text(
        N_("Counted: %(counted)s. Today: %(today)s. Expected: %(expected)s."),
        counted=task.counted.words(language.code),
        today=language.number(task.baseline),
        expected=language.span(expected.low, expected.high),
    )


def _drawn(language: Language, task: MendScale) -> list[str]:
    """The five steps as somebody has written them down, from the top."""
    return [f"{number}  {_held(language, task.steps[number - 1])}" for number in reversed(STEPS)]


def _held(language: Language, step: DrawnStep) -> str:
    if step.words is not None:
        return step.words.words(language.code)
    return range_text(language, Step(low=step.low, high=step.high)) or "\N{EN DASH}"
