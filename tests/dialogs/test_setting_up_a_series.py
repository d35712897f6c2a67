"""The conversation in which a series is set up: its kinds of answer, and what it asks when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.machine import CHECK, DONE, stops_of
from assistant.dialogs.series_draft import (
    AnyDay,
    Beside,
    OtherMeasure,
    PhaseStart,
    SeriesDraft,
    StartOfPhase,
    draft_of,
)
from assistant.dialogs.set_up_series import SET_UP_SERIES
from assistant.errors import AnswerError
from assistant.goals.goal import Direction, Formulation
from assistant.goals.measure import Better, PeriodUnit
from assistant.goals.measurements import PhaseKind, Series, SeriesPhase
from assistant.i18n import Language

TODAY = date(2027, 3, 10)
SAID = Formulation(
    what="quarrels", direction=Direction.DECREASE, measure_kind="times", period=PeriodUnit.WEEK
)


def context(language: str = "sv") -> Context:
    return Context(TODAY, Language(language))


def draft(before: Series | None = None) -> SeriesDraft:
    begun = draft_of(SAID, "abc", "quarrels", before)
    assert begun is not None
    return begun


def answered(*answers: str | None) -> Conversation[SeriesDraft]:
    """Answer question by question; None is "we don't know yet"."""
    conversation = Conversation(SET_UP_SERIES, draft(), context())
    for answer in answers:
        reply = conversation.skip() if answer is None else conversation.answer(answer)
        assert reply.status == "taken", (conversation.state, reply)
    return conversation


def test_without_a_measure_there_is_nothing_to_set_up() -> None:
    assert draft_of(Formulation(), "abc", "", None) is None


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("sv", "2027-03-08", date(2027, 3, 8)),
        ("sv", "igår", date(2027, 3, 9)),
        ("da", "i går", date(2027, 3, 9)),
        ("en", "today", date(2027, 3, 10)),
        # Without a year it is the nearest, whether it has been or not.
        ("sv", "3 mars", date(2027, 3, 3)),
        ("da", "5. april", date(2027, 4, 5)),
        ("en", "20 December", date(2026, 12, 20)),
    ],
)
def test_a_day_may_lie_behind_or_ahead(language: str, words: str, day: date) -> None:
    assert AnyDay().read(words, draft(), context(language)) == day


@pytest.mark.parametrize("words", ["", "snart", "varje dag"])
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(AnswerError):
        AnyDay().read(words, draft(), context())


def test_a_phase_has_a_day_and_perhaps_a_name() -> None:
    read = StartOfPhase().read

    assert read("15 mars; kursen", draft(), context()) == PhaseStart(starts=date(2027, 3, 15), name="kursen")
    assert read("15 mars", draft(), context()) == PhaseStart(starts=date(2027, 3, 15))
    assert read("15 mars;", draft(), context()).name == ""


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("trygghet", 0, None, ""),
        ("trygghet; 1-5", 1, 5, ""),
        ("trygghet; 5–1", 1, 5, ""),
        ("sömn; timmar", 0, None, "timmar"),
        ("sömn; 0-24; timmar", 0, 24, "timmar"),
        ("sömn; timmar; 0-12,5", 0, Decimal("12.5"), "timmar"),
    ],
)
def test_something_beside_it_needs_no_more_than_a_name(
    words: str, low: int, high: Decimal | None, unit: str
) -> None:
    read = Beside().read(words, draft(), context())

    assert read == OtherMeasure(name=words.partition(";")[0], low=Decimal(low), high=high, unit=unit)


@pytest.mark.parametrize(
    ("words", "code"),
    [("", "empty"), (";;", "too_many_parts_of_measure"), ("a;b;c;d", "too_many_parts_of_measure")],
)
def test_too_much_or_too_little_is_refused(words: str, code: str) -> None:
    with pytest.raises(AnswerError) as refused:
        Beside().read(words, draft(), context())

    assert refused.value.code == code


def test_a_short_series_takes_a_few_answers() -> None:
    conversation = answered("1", "", None, "", None, None)

    assert conversation.state == CHECK
    assert conversation.proceed().status == "taken"
    assert conversation.state == DONE
    series = conversation.draft.series
    assert series is not None
    assert series.phases == ()
    assert [(each.name, each.better) for each in series.measures] == [("quarrels", Better.LOWER)]


def test_what_does_not_fit_together_is_said_on_the_check_page() -> None:
    conversation = answered("1", "", None, "2027-03-08", "2027-03-20", "2027-03-15", None, None)

    assert [matter.code for matter in conversation.open_matters()] == ["phases_backwards"]
    assert conversation.proceed().status == "kept"
    assert conversation.state == CHECK


def test_where_help_begins_at_once_there_is_no_time_before_it() -> None:
    series = answered("1", "", None, "2027-03-08", "2027-03-08", None, None, None).draft.series

    assert series is not None
    assert [phase.kind for phase in series.phases] == [PhaseKind.DURING]


def test_a_series_comes_back_as_its_answers() -> None:
    first = answered(
        "1", "gräl", "sömn; timmar", "2", None, "2027-03-08", "2027-03-15; kursen", None, None, "2 maj"
    )
    series = first.draft.series
    assert series is not None

    again = draft(series)

    assert again.series == series
    assert (again.other_1, again.better_1) == (first.draft.other_1, Better.LOWER)


def test_phases_that_come_again_are_kept_as_they_are() -> None:
    """The questions ask for each kind once; what they cannot ask about, they do not touch."""
    series = answered("1", "", None, "2027-03-01", None, None).draft.series
    assert series is not None
    back_and_forth = tuple(
        SeriesPhase(kind=kind, starts=date(2027, 3, day))
        for kind, day in (
            (PhaseKind.BEFORE, 1),
            (PhaseKind.DURING, 8),
            (PhaseKind.BEFORE, 15),
            (PhaseKind.DURING, 22),
        )
    )

    again = draft(series.model_copy(update={"phases": back_and_forth}))

    assert again.series is not None
    assert again.series.phases == back_and_forth
    asked = {question.name for question in SET_UP_SERIES.questions if question.ask_if(again)}
    assert asked & {"during", "phasing_out", "after"} == set()


def test_every_question_fills_a_field_is_worded_and_can_be_reached() -> None:
    names = [question.name for question in SET_UP_SERIES.questions]

    assert stops_of(SET_UP_SERIES) == [*names, CHECK]
    assert set(names) <= set(SeriesDraft.model_fields)
    for question in SET_UP_SERIES.questions:
        assert question.ask_if(draft()) in (True, False)
        for code in ("sv", "da"):
            wording = question.wording_for(draft())
            for sentence in (wording.ask, wording.why):
                assert Language(code).text(sentence) != sentence
