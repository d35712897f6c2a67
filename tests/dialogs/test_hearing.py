"""What a sentence already says is offered at the later question, and never taken silently."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from holding import Begin, Hold

from assistant.dialogs.conversation import CHECK, Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.goals.goal import Direction
from assistant.goals.measure import PeriodUnit, Span, TimeUnit

LISA = "Lisa kommer i tid till kursen 6–7 gånger av 10 senast 15 april"


def span(low: str, high: str | None = None) -> Span:
    return Span(low=Decimal(low), high=Decimal(high or low))


def quick(begin: Begin, sentence: str, language: str) -> Conversation[GoalDraft]:
    conversation = begin(language=language, quick=True, opening=sentence)
    conversation.answer("Lisa")
    conversation.answer("")
    if conversation.answer_so_far is not None:  # advice about the sentence is left
        conversation.go_on()
    return conversation


def test_lisas_sentence_leaves_only_what_is_missing(begin: Begin, hold: Hold) -> None:
    conversation = begin(language="sv", quick=True, opening=LISA)

    hold(
        conversation,
        [
            ("alias", ""),
            ("sentence", ""),
            ("understood", "1"),
            ("purpose", "Lisa har ett arbete som håller"),
            ("baseline", "0"),
            ("scale", ""),
        ],
    )

    said = conversation.draft
    assert conversation.state == CHECK
    assert said.alias == "Lisa"
    assert said.wish == LISA
    assert said.what == "kommer i tid till kursen"
    assert (said.measure_kind, said.occasions_of) == ("occasions", 10)
    assert said.expected == span("6", "7")
    assert said.deadline == date(2027, 4, 15)
    assert [matter.code for matter in conversation.open_matters()] == ["acceptance_missing"] * 2


def test_nothing_is_taken_before_the_pair_has_said_yes(begin: Begin) -> None:
    conversation = quick(begin, LISA, "sv")

    assert conversation.state == "understood"
    assert (conversation.draft.measure, conversation.draft.deadline) == (None, None)

    conversation.answer("2")
    assert (conversation.draft.measure, conversation.draft.deadline) == (None, None)


def test_without_a_yes_each_part_is_offered_at_its_own_question(begin: Begin) -> None:
    conversation = quick(begin, LISA, "sv")
    conversation.answer("2")
    offered = {}
    while conversation.state != CHECK:
        if conversation.suggestion is not None:
            offered[conversation.state] = conversation.suggestion
            reply = conversation.answer("")
        else:
            reply = conversation.answer("0") if conversation.state == "baseline" else conversation.skip()
        if reply.status == "advised":
            conversation.go_on()

    assert offered["measure_kind"] == "occasions"
    assert offered["occasions_of"] == 10
    assert offered["expected"] == span("6", "7")
    assert offered["deadline"] == date(2027, 4, 15)


@pytest.mark.parametrize(
    ("language", "sentence", "said"),
    [
        (
            "en",
            "Kim goes for a walk 3 times a week by 1 June",
            {"measure_kind": "times", "period": PeriodUnit.WEEK, "expected": span("3")},
        ),
        (
            "da",
            "Borgeren skal ned fra 5 til 2 cigaretter om dagen inden 1. juni",
            {
                "direction": Direction.DECREASE,
                "measure_kind": "amount",
                "unit": "cigaretter",
                "period": PeriodUnit.DAY,
                "baseline": Decimal(5),
                "expected": span("2"),
            },
        ),
        (
            "sv",
            "Kim ökar från 10 till 30 minuter promenad om dagen",
            {
                "direction": Direction.INCREASE,
                "measure_kind": "duration",
                "time_unit": TimeUnit.MINUTES,
                "period": PeriodUnit.DAY,
                "baseline": Decimal(10),
                "expected": span("30"),
            },
        ),
        (
            "sv",
            "Kim har gått i skolan minst 4 dagar i veckan före den 1 juni",
            {"measure_kind": "days", "period": PeriodUnit.WEEK, "deadline": date(2027, 5, 31)},
        ),
        (
            "en",
            "Feel safer at home, from 3 to 6 points of 10",
            {
                "measure_kind": "rating",
                "rating_range": span("0", "10"),
                "direction": Direction.INCREASE,
            },
        ),
        ("da", "Kim er til stede i 80 % af timerne", {"measure_kind": "percent"}),
        ("sv", "Kim lägger undan 500 kr i månaden", {"measure_kind": "amount", "unit": "kr"}),
    ],
)
def test_a_measure_of_each_kind_is_heard(
    begin: Begin, language: str, sentence: str, said: dict[str, object]
) -> None:
    heard = quick(begin, sentence, language).draft.heard["sentence"]

    assert {name: getattr(heard, name) for name in said} == said


def test_a_wish_about_how_bad_it_is_gives_no_level_of_the_goal(begin: Begin) -> None:
    conversation = begin("wish", language="sv", alias="Lisa")

    conversation.answer("Jag kommer för sent 8 gånger av 10")

    assert "wish" not in conversation.draft.heard


def test_a_wish_to_cut_down_offers_the_direction(begin: Begin) -> None:
    conversation = begin("wish", language="da", alias="Mads")
    conversation.answer("Jeg vil gerne drikke mindre")
    conversation.revisit("direction")

    assert conversation.suggestion is Direction.DECREASE


def test_a_level_is_not_offered_in_another_measure_than_it_was_said_in(begin: Begin) -> None:
    conversation = quick(begin, LISA, "sv")
    conversation.answer("2")
    conversation.revisit("measure_kind")
    conversation.answer("percent")
    conversation.revisit("percent_of")
    conversation.answer("kurserna")
    conversation.revisit("expected")

    assert conversation.suggestion is None


def test_what_is_said_about_staff_is_not_heard_as_a_goal(begin: Begin) -> None:
    conversation = quick(begin, "Personalen påminner Lisa 2 gånger om dagen", "sv")

    assert conversation.draft.heard.get("sentence") is None
    assert conversation.state == "purpose"


def test_a_sentence_moved_to_the_plan_is_not_suggested_again(begin: Begin) -> None:
    conversation = begin(language="sv", quick=True, opening="Personalen påminner Lisa om medicinen")
    conversation.answer("Lisa")
    (offer,) = (piece.offer for piece in conversation.answer("").advice if piece.offer)

    conversation.take(offer)

    assert conversation.state == "sentence"
    assert (conversation.answer_so_far, conversation.suggestion) == (None, None)


def test_what_can_wait_is_still_on_the_check_page(begin: Begin, hold: Hold) -> None:
    conversation = begin(language="sv", quick=True, opening=LISA)
    hold(conversation, [("alias", "Lisa"), ("sentence", ""), ("understood", "1")])
    conversation.to_check()

    names = [line.question.name for line in conversation.lines()]
    assert {"severity", "importance", "helps", "plan"} <= set(names)
    conversation.revisit("importance")
    conversation.answer("9")
    assert conversation.draft.importance == 9


def test_going_back_in_a_hurry_meets_the_answers_that_were_filled_in(begin: Begin, hold: Hold) -> None:
    conversation = begin(language="sv", quick=True, opening=LISA)
    hold(conversation, [("alias", "Lisa"), ("sentence", ""), ("understood", "1"), ("purpose", "Arbete")])
    assert conversation.state == "baseline"

    conversation.back()

    assert conversation.state == "occasions_of"
    conversation.answer("12")
    assert conversation.draft.occasions_of == 12
