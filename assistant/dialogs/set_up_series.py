"""The conversation in which a series is set up: what is noted, how often, and in which phases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from assistant.dialogs.answers import Choice, Name, Option
from assistant.dialogs.coaching import identifiers
from assistant.dialogs.context import Context
from assistant.dialogs.question import Dialog, Question, Wording
from assistant.dialogs.series_draft import OTHERS, AnyDay, Beside, SeriesDraft, StartOfPhase
from assistant.errors import AnswerError
from assistant.goals.measure import Better
from assistant.goals.measurements import Rhythm
from assistant.i18n import N_

RHYTHMS: Final = (
    Option(Rhythm.DAILY, N_("Every day")),
    Option(Rhythm.WEEKLY, N_("Once a week")),
    Option(Rhythm.OCCASION, N_("Each time it happens"), N_("each lesson, each visit")),
)

WAYS: Final = (
    Option(Better.HIGHER, N_("A higher number is better")),
    Option(Better.LOWER, N_("A lower number is better")),
)


def _has(name: str) -> Callable[[SeriesDraft], bool]:
    def asked(draft: SeriesDraft) -> bool:
        return getattr(draft, name) is not None

    asked.__doc__ = f"{name} is answered"
    return asked


def _phases_asked(draft: SeriesDraft) -> bool:
    """the phases are those that can be asked about"""
    return not draft.kept


def _phase_after(name: str) -> Callable[[SeriesDraft], bool]:
    def asked(draft: SeriesDraft) -> bool:
        return _phases_asked(draft) and getattr(draft, name) is not None

    asked.__doc__ = f"{name} is answered, and the phases are those that can be asked about"
    return asked


def _beside(number: int) -> tuple[Question[SeriesDraft], Question[SeriesDraft]]:
    """Something else that is noted, and which way is better."""
    first = number == 1
    return (
        Question(
            name=OTHERS[number - 1],
            wording=Wording(
                N_("Do you note anything beside it?") if first else N_("And anything more?"),
                N_(
                    "A name is enough. After a semicolon you can say between which numbers it lies. If "
                    "there is nothing, go on without an answer."
                ),
                N_("feeling safe; 1-5"),
            ),
            answers=Beside(),
            ask_if=_has("rhythm") if first else _has(OTHERS[number - 2]),
            unsettles=(f"better_{number}",),
            advise=(identifiers,),
        ),
        Question(
            name=f"better_{number}",
            wording=Wording(
                N_("Which way is better there?"),
                N_("So that the chart can say whether it goes the way you want."),
                "1",
            ),
            answers=Choice(WAYS),
            ask_if=_has(OTHERS[number - 1]),
        ),
    )


def _what(draft: SeriesDraft, _context: Context) -> object:
    return draft.what


def _today(_draft: SeriesDraft, context: Context) -> object:
    return context.today


def _open_matters(draft: SeriesDraft, _context: Context) -> tuple[AnswerError, ...]:
    try:
        _ = draft.series
    except AnswerError as problem:
        return (problem,)
    return ()


QUESTIONS: Final[tuple[Question[SeriesDraft], ...]] = (
    Question(
        name="rhythm",
        wording=Wording(
            N_("How often do you note it?"),
            N_("As often as you will really do it. Every day is best when things change fast."),
            "1",
        ),
        answers=Choice(RHYTHMS),
        required=True,
    ),
    Question(
        name="own_name",
        wording=Wording(
            N_("What do you call what you note?"),
            N_("A few words that fit over a column on a sheet of paper."),
            N_("times outdoors"),
        ),
        answers=Name(),
        suggest=_what,
        advise=(identifiers,),
    ),
    *_beside(1),
    *_beside(2),
    *_beside(3),
    Question(
        name="since",
        wording=Wording(
            N_("From which day do you note?"),
            N_(
                "If you have notes already, say the first day. It is good to note for a while before "
                "help begins."
            ),
            N_("today"),
        ),
        answers=AnyDay(),
        suggest=_today,
        required=True,
    ),
    Question(
        name="during",
        wording=Wording(
            N_("On which day does the help begin, or when did it?"),
            N_(
                "Then you can see how it was before and how it is while you get help. After a semicolon "
                "you can give that time a name. If you do not know, go on without an answer."
            ),
            N_("1 March; the course"),
        ),
        answers=StartOfPhase(),
        ask_if=_phases_asked,
        advise=(identifiers,),
    ),
    Question(
        name="phasing_out",
        wording=Wording(
            N_("From which day is the help phased out?"),
            N_("When it is given more and more seldom. If you do not know, go on without an answer."),
            N_("22 March"),
        ),
        answers=StartOfPhase(),
        ask_if=_phase_after("during"),
        advise=(identifiers,),
    ),
    Question(
        name="after",
        wording=Wording(
            N_("From which day is it the time after the help?"),
            N_("Noting on for a while shows whether it lasts. If you do not know, go on without an answer."),
            N_("12 April"),
        ),
        answers=StartOfPhase(),
        ask_if=_phase_after("during"),
        advise=(identifiers,),
    ),
    Question[SeriesDraft](
        name="until",
        wording=Wording(
            N_("Until which day do you note?"),
            N_("After that nothing is missing any more. If you do not know, go on without an answer."),
            N_("2 May"),
        ),
        answers=AnyDay(),
    ),
)

SET_UP_SERIES: Final[Dialog[SeriesDraft]] = Dialog(
    name="series",
    draft_type=SeriesDraft,
    questions=QUESTIONS,
    closing=(),
    open_matters=_open_matters,
)
"""What is noted of a goal again and again."""
