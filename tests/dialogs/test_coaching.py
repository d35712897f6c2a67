"""Advice in the conversation: what is noticed, what is offered, and what is never said twice."""

from __future__ import annotations

from datetime import date

import pytest
from holding import Begin

from assistant.dialogs.coaching import cleaned, texts_in, without_identifiers
from assistant.dialogs.conversation import MOST_ADVICE, Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.standing import ConversationState, Reply
from assistant.goals.goal import Acceptance, Action, Agreement, Direction

A_PHONE = "070-174 06 05"  # from the range of numbers kept free for fiction


def codes(reply: Reply) -> list[str]:
    return [piece.code for piece in reply.advice]


def at_what(begin: Begin, language: str) -> Conversation[GoalDraft]:
    return begin("what", language=language, alias="Kim", direction=Direction.INCREASE)


@pytest.mark.parametrize(
    ("language", "said", "noticed"),
    [
        ("sv", "bli mer självständig", "vague"),
        ("da", "få bedre selvværd", "vague"),
        ("en", "better self-esteem", "vague"),
        ("sv", "inte dricka på vardagar", "avoidance"),
        ("da", "holde op med at ryge", "avoidance"),
        ("en", "stop shouting at my brother", "avoidance"),
        ("sv", "gå ut oftare", "bare_comparison"),
        ("da", "komme oftere ud", "bare_comparison"),
        ("en", "go out more often", "bare_comparison"),
        ("sv", "alltid komma i tid till skolan", "all_or_nothing"),
        ("da", "altid komme til tiden i skole", "all_or_nothing"),
        ("en", "always be on time for school", "all_or_nothing"),
        ("sv", "Boendestödjaren påminner Kim om medicinen", "staff_goal"),
        ("da", "Kontaktpersonen minder Kim om medicinen", "staff_goal"),
        ("en", "Staff remind Kim to take the tablets", "staff_goal"),
        ("sv", "Kim får stödsamtal", "activity"),
        ("da", "Kim tilbydes samtaler", "activity"),
        ("en", "Kim is offered counselling", "activity"),
    ],
)
def test_what_a_supervisor_would_notice(begin: Begin, language: str, said: str, noticed: str) -> None:
    reply = at_what(begin, language).answer(said)

    assert reply.status == "advised"
    assert noticed in codes(reply)
    assert len(reply.advice) <= MOST_ADVICE


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "komma i tid till kursen"),
        ("da", "møde til tiden på kurset"),
        ("en", "come on time to the course"),
        ("sv", "handla själv"),
        ("da", "lave aftensmad selv"),
        ("en", "phone my sister every Sunday"),
    ],
)
def test_a_plain_goal_is_left_alone(begin: Begin, language: str, said: str) -> None:
    assert at_what(begin, language).answer(said).status == "taken"


def test_enter_again_goes_on_and_the_same_thing_is_not_said_again(begin: Begin) -> None:
    conversation = at_what(begin, "en")
    assert codes(conversation.answer("stop shouting at my brother")) == ["avoidance"]

    assert conversation.answer("stop shouting at my brother").status == "taken"

    conversation.back()
    assert conversation.state == "what"
    assert conversation.answer("stop shouting at anybody").status == "taken"


def test_advice_that_was_heeded_in_vain_may_come_again_until_it_is_left(begin: Begin) -> None:
    conversation = at_what(begin, "en")
    conversation.answer("better self-esteem")

    reply = conversation.answer("feel better about myself")

    assert codes(reply) == ["vague"]


def test_what_staff_do_can_be_moved_to_the_plan_of_action(begin: Begin) -> None:
    conversation = at_what(begin, "en")
    (piece, *_) = conversation.answer("Staff remind Kim to take the tablets").advice
    assert piece.offer is not None

    reply = conversation.take(piece.offer)

    assert (reply.status, reply.done) == ("changed", "to_plan")
    assert conversation.state == "what"
    assert conversation.draft.what is None
    assert conversation.draft.plan == (Action(what="Staff remind Kim to take the tablets"),)


def test_of_several_goals_one_is_kept_and_the_other_is_for_later(begin: Begin) -> None:
    conversation = at_what(begin, "en")
    reply = conversation.answer("Kim cooks dinner twice a week and Kim applies for a job")
    offer = next(piece.offer for piece in reply.advice if piece.code == "separate_goals")
    assert offer is not None

    reply = conversation.take(offer)

    assert reply.done == "keep_first"
    assert conversation.draft.what == "Kim cooks dinner twice a week"
    assert conversation.draft.later == ("Kim applies for a job",)


def test_an_offer_about_an_answer_that_has_changed_no_longer_stands(begin: Begin) -> None:
    conversation = at_what(begin, "en")
    (piece, *_) = conversation.answer("Staff remind Kim to take the tablets").advice
    conversation.answer("take the tablets every evening")

    assert piece.offer is not None
    reply = conversation.take(piece.offer)

    assert reply.problem is not None
    assert reply.problem.code == "offer_gone"
    assert conversation.draft.what == "take the tablets every evening"


def test_an_offer_still_stands_when_the_conversation_has_gone_on(begin: Begin) -> None:
    """Plain mode goes on at once, and the pair may say "do so" at the next question."""
    conversation = at_what(begin, "en")
    (piece, *_) = conversation.answer("Staff remind Kim to take the tablets").advice
    conversation.go_on()
    assert piece.offer is not None

    conversation.take(piece.offer)

    assert conversation.state == "what"
    assert conversation.draft.plan is not None


def test_a_phone_number_is_noticed_in_any_words_and_can_be_taken_out(begin: Begin) -> None:
    conversation = begin("wish", alias="Kim")
    reply = conversation.answer(f"Ring my sister on {A_PHONE} when I am late")
    (piece,) = reply.advice
    assert (piece.code, piece.params["kind"]) == ("identifier", "phone")
    assert piece.offer is not None

    conversation.take(piece.offer)

    assert conversation.draft.wish == "Ring my sister on when I am late"
    assert conversation.to_log == ()


def test_keeping_a_number_is_noted_without_the_number(begin: Begin) -> None:
    conversation = begin("wish", alias="Kim")
    conversation.answer(f"Ring my sister on {A_PHONE}")

    assert conversation.go_on().status == "taken"

    assert conversation.to_log == (("wish", "phone"),)


def test_a_pause_between_the_advice_and_going_on_changes_nothing(begin: Begin) -> None:
    conversation = begin("helps", language="sv", alias="Kim")
    conversation.answer(f"min syster, {A_PHONE}")

    saved = ConversationState.model_validate_json(conversation.snapshot.model_dump_json())
    later = Conversation.restore(conversation.dialog, saved, conversation.context)
    later.answer("")

    assert later.state == "obstacles"
    assert later.to_log == (("helps", "phone"),)


def test_a_number_that_was_kept_is_not_asked_about_again_but_a_new_one_is(begin: Begin) -> None:
    conversation = begin("wish", alias="Kim")
    conversation.answer(f"Ring {A_PHONE}")
    conversation.go_on()
    conversation.back()

    assert conversation.answer(f"Ring my sister on {A_PHONE}").status == "taken"

    conversation.back()
    reply = conversation.answer(f"Ring {A_PHONE} or write to kim@example.com")
    assert [piece.params["kind"] for piece in reply.advice] == ["email"]


def test_numbers_are_noticed_wherever_people_write() -> None:
    written = (
        Action(what="ring", who=A_PHONE),
        Acceptance(answer=Agreement.RESERVATION, words=f"if {A_PHONE} answers"),
    )

    assert A_PHONE in list(texts_in(written))
    assert without_identifiers(written)[0].who == ""
    assert A_PHONE not in without_identifiers(written)[1].words
    assert cleaned("nothing here") == "nothing here"
    assert cleaned("My sister, 070-174 06 05, keeps count.") == "My sister, keeps count."
    assert cleaned("My sister (070-174 06 05) keeps count.") == "My sister keeps count."
    assert cleaned("Ring my sister, 070-174 06 05.") == "Ring my sister."
    assert cleaned("Ring my sister, 070-174 06 05") == "Ring my sister"
    assert cleaned("Ring my sister, 070-174 06 05, or my brother") == "Ring my sister, or my brother"


def test_a_goal_without_a_date_is_asked_about_once(begin: Begin) -> None:
    conversation = begin("deadline", alias="Kim")

    assert codes(conversation.skip()) == ["no_deadline"]
    assert conversation.state == "deadline"
    assert conversation.answer("").status == "taken"

    conversation.back()
    assert conversation.skip().status == "taken"


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("sv", "slutet av maj", date(2027, 5, 31)),
        ("da", "midten af april", date(2027, 4, 20)),
        ("en", "week 24", date(2027, 6, 20)),
    ],
)
def test_of_a_span_of_time_the_last_day_is_proposed(
    begin: Begin, language: str, said: str, day: date
) -> None:
    conversation = begin("deadline", language=language, alias="Kim")

    reply = conversation.answer(said)

    assert codes(reply) == ["span_proposed"]
    assert conversation.draft.deadline == day
    assert conversation.answer(said).status == "taken"


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("next Friday", "time_ambiguous"),
        ("31 February", "time_no_such_date"),
        ("at the next follow-up", "time_undated_event"),
        ("every week", "time_frequency"),
        ("soon", "time_not_a_time"),
        ("15 January 2027", "time_past_date"),
        ("2027-03-01", "past_date"),
    ],
)
def test_an_unclear_day_becomes_a_question(begin: Begin, said: str, problem: str) -> None:
    conversation = begin("deadline", alias="Kim")

    reply = conversation.answer(said)

    assert reply.problem is not None
    assert reply.problem.code == problem
    assert conversation.draft.deadline is None


def test_the_next_follow_up_is_known_when_it_is_booked(begin: Begin) -> None:
    conversation = begin("deadline", language="sv", alias="Kim", booked=date(2027, 5, 3))

    assert conversation.answer("till nästa uppföljning").status == "taken"

    assert conversation.draft.deadline == date(2027, 5, 3)


def test_the_whole_way_in_a_month_is_asked_about(begin: Begin) -> None:
    conversation = begin(
        "deadline",
        alias="Kim",
        direction=Direction.INCREASE,
        measure_kind="occasions",
        occasions_of=10,
        baseline=0,
        expected={"low": 9, "high": 9},
    )

    assert "unrealistic_jump" in codes(conversation.answer("in four weeks"))


@pytest.mark.parametrize(
    ("said", "code", "quote"),
    [
        ("be better at getting up", "vague", "be better at getting up"),
        ("Staff remind Kim to take the tablets", "staff_goal", "Staff remind Kim to take the tablets"),
        ("go out more often", "bare_comparison", "go out more often"),
        ("always be on time for school", "all_or_nothing", "always"),
    ],
)
def test_the_words_it_is_about_can_be_recognised(begin: Begin, said: str, code: str, quote: str) -> None:
    reply = at_what(begin, "en").answer(said)

    assert {piece.code: piece.params["quote"] for piece in reply.advice}[code] == quote
