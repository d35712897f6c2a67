"""The follow-up conversation: whole ones, every kind of measure, and what stands in the way of finishing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from agreed import LISA, OF_EVERY_KIND, TODAY, following, hold

from assistant.dialogs.follow_up import FOLLOW_UP
from assistant.dialogs.machine import CHECK, DONE
from assistant.goals.attainment import differ, steps_reached
from assistant.goals.follow_up import Carried, Decision, HowDone, TimeEnough
from assistant.goals.goal import Action
from assistant.wording.follow_up import found_text

LATE = date(2027, 5, 10)
"""After the last day of the goals."""

LISAS_FOLLOW_UP = {
    "sv": [
        ("day", "idag"),
        ("value", "3 av 10"),
        ("fits", "Ja, det stämmer"),
        ("time_enough", "Nej, det tar längre tid"),
        ("carried", "som planerat\n2 av 3: ett möte ställdes in"),
        ("helped", "Stjärnorna på bladet."),
        ("hindered", "Bussen var sen två gånger."),
        ("importance", "9"),
        ("worker_view", "Jag ser att mornarna är lugnare."),
        ("decision", "Behålla målet"),
        ("plan", "-2\n+ Sms på morgonen; handledaren; varje kursdag"),
        ("deadline", "om två månader"),
        ("next_follow_up", "3 maj 2027"),
    ],
    "da": [
        ("day", "i dag"),
        ("value", "3 ud af 10"),
        ("fits", "Ja, det passer"),
        ("time_enough", "Nej"),
        ("carried", "som planlagt; 2 ud af 3: et møde blev aflyst"),
        ("helped", "Stjernerne på arket."),
        ("hindered", "Bussen var forsinket to gange."),
        ("importance", "9"),
        ("worker_view", "Jeg ser, at morgenerne er roligere."),
        ("decision", "Beholde målet"),
        ("plan", "-2\n+ Sms om morgenen; vejlederen; hver kursusdag"),
        ("deadline", "om to måneder"),
        ("next_follow_up", "3. maj 2027"),
    ],
    "en": [
        ("day", "today"),
        ("value", "3 of 10"),
        ("fits", "yes"),
        ("time_enough", "no"),
        ("carried", "as planned; 2 of 3: one was called off"),
        ("helped", "The stars on the sheet."),
        ("hindered", "The bus was late twice."),
        ("importance", "9"),
        ("worker_view", "I see calmer mornings."),
        ("decision", "keep"),
        ("plan", "-2\n+ Text message; the supervisor; every course day"),
        ("deadline", "in two months"),
        ("next_follow_up", "3 May 2027"),
    ],
}


@pytest.mark.parametrize("language", LISAS_FOLLOW_UP)
def test_lisas_follow_up(language: str) -> None:
    conversation = following(language=language)

    hold(conversation, LISAS_FOLLOW_UP[language])

    draft = conversation.draft
    assert (draft.day, draft.value, draft.measured_step) == (TODAY, Decimal(3), 2)
    assert draft.time_enough is TimeEnough.NO
    assert draft.carried is not None
    assert [(part.what, part.how) for part in draft.carried] == [
        ("Clear tasks", HowDone.AS_PLANNED),
        ("Talks", HowDone.PARTLY),
    ]
    assert (draft.carried[1].done, draft.carried[1].planned) == (2, 3)
    assert draft.plan is not None
    assert [action.how_often for action in draft.plan] == ["", draft.plan[1].how_often]
    assert draft.plan[0] == Action(what="Clear tasks", who="the supervisor")
    assert draft.deadline == date(2027, 6, 5)

    assert conversation.state == CHECK
    conversation.proceed()
    hold(conversation, [("client_acceptance", "1"), ("worker_acceptance", "1")])
    assert conversation.state == DONE
    agreed = conversation.draft.next_agreement
    assert agreed is not None
    assert (agreed.plan, agreed.deadline) == (draft.plan, date(2027, 6, 5))
    assert agreed.follow_up == date(2027, 5, 3)
    assert agreed.scale == LISA.scale


@pytest.mark.parametrize(
    ("kind", "typed", "step"),
    [
        ("occasions", "3", 2),
        ("times", "4", 3),
        ("days", "2 ", 2),
        ("duration", "1.5", 2),
        ("amount", "500 kr", 3),
        ("percent", "75 %", 3),
        ("instrument", "12", 3),
        ("rating", "5", 3),
    ],
)
def test_how_it_is_now_in_the_goals_own_measure(kind: str, typed: str, step: int) -> None:
    agreed = OF_EVERY_KIND[kind]
    conversation = following(agreed, at="value", day=TODAY)

    assert conversation.answer(typed).status == "taken"

    assert conversation.draft.measured_step == step
    assert str(step) in found_text(conversation.context.language, agreed, conversation.draft)


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("occasions", "11", "outside_measure"),
        ("occasions", "3 of 12", "another_total"),
        ("times", "1.5", "whole_numbers_only"),
        ("times", "-1", "below_measure"),
        ("instrument", "41", "outside_measure"),
        ("percent", "lots", "not_a_number"),
    ],
)
def test_a_value_outside_the_measure_is_refused_and_nothing_changes(kind: str, typed: str, code: str) -> None:
    conversation = following(OF_EVERY_KIND[kind], at="value", day=TODAY)
    before = conversation.snapshot

    reply = conversation.answer(typed)

    assert (reply.status, reply.problem and reply.problem.code) == ("refused", code)
    assert conversation.snapshot == before


def test_of_described_milestones_each_says_which_one_it_is_like() -> None:
    agreed = OF_EVERY_KIND["state"]
    conversation = following(agreed)

    hold(
        conversation,
        [
            ("day", ""),
            ("client_step", "I have signed a contract."),
            ("worker_step", "2"),
            ("time_enough", None),
        ],
    )

    assert (conversation.draft.client_step, conversation.draft.worker_step) == (3, 2)
    assert differ(agreed, conversation.draft)
    assert steps_reached(agreed, conversation.draft) == (2, 3)


def test_of_an_own_rating_both_are_asked_beside_the_number() -> None:
    conversation = following(OF_EVERY_KIND["rating"])

    hold(conversation, [("day", ""), ("value", "5"), ("client_step", "3"), ("worker_step", "I can't say")])
    hold(conversation, [("time_enough", "1")])

    assert (conversation.draft.client_step, conversation.draft.worker_step) == (3, "cannot_say")


def test_a_counted_number_is_discussed_only_if_the_two_want_to() -> None:
    conversation = following()
    hold(conversation, [("day", ""), ("value", "3"), ("fits", "1"), ("time_enough", "1")])

    conversation = following()
    hold(conversation, [("day", ""), ("value", "3"), ("fits", "2"), ("client_step", "3")])
    hold(conversation, [("worker_step", "2"), ("time_enough", "1")])
    assert differ(LISA, conversation.draft)


def test_where_nothing_was_counted_the_steps_seen_are_enough() -> None:
    conversation = following()
    hold(conversation, [("day", ""), ("value", None), ("client_step", "2"), ("worker_step", "6")])
    hold(conversation, [("time_enough", None), ("carried", None), ("helped", None), ("hindered", None)])
    hold(conversation, [("importance", None), ("worker_view", None), ("decision", "1")])
    hold(conversation, [("plan", None), ("next_follow_up", None)])

    conversation.proceed()

    assert conversation.state == DONE
    assert conversation.draft.next_agreement is None


def test_less_than_at_the_start_can_be_said_and_nobody_is_blamed() -> None:
    conversation = following(OF_EVERY_KIND["times"], at="value", day=TODAY)

    reply = conversation.answer("0")

    assert [piece.code for piece in reply.advice] == ["further_away"]
    assert conversation.go_on().status == "taken"
    assert conversation.draft.value == 0
    conversation.back()
    assert conversation.answer("0").status == "taken"  # it is said once


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("tomorrow", "day_ahead"),
        ("15 April", "day_ahead"),
        ("28 February 2027", "day_before_goal"),
        ("soon", "day_unclear"),
    ],
)
def test_a_day_ahead_or_before_the_goal_is_refused(typed: str, code: str) -> None:
    reply = following().answer(typed)

    assert reply.problem is not None
    assert reply.problem.code == code


def test_two_follow_ups_are_not_of_the_same_day() -> None:
    conversation = following(last_day=TODAY)

    assert conversation.suggestion is None
    reply = conversation.answer("today")
    assert reply.problem is not None
    assert reply.problem.code == "followed_up_already"


@pytest.mark.parametrize(
    ("language", "typed", "day"),
    [
        ("sv", "igår", date(2027, 4, 4)),
        ("sv", "i fredags", date(2027, 4, 2)),
        ("sv", "i måndags", date(2027, 3, 29)),  # today is a Monday
        ("sv", "15 mars", date(2027, 3, 15)),
        ("da", "i forgårs", date(2027, 4, 3)),
        ("da", "for to uger siden", date(2027, 3, 22)),
        ("en", "last Friday", date(2027, 4, 2)),
        ("en", "2027-03-31", date(2027, 3, 31)),
    ],
)
def test_days_that_have_been_are_read_as_people_say_them(language: str, typed: str, day: date) -> None:
    conversation = following(language=language)

    assert conversation.answer(typed).status == "taken"
    assert conversation.draft.day == day


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_every_example_can_be_answered_in_its_language(language: str) -> None:
    for kind, decision in product(OF_EVERY_KIND, Decision):
        conversation = following(
            OF_EVERY_KIND[kind], language=language, today=LATE, decision=decision, fits=False
        )
        draft, context = conversation.draft, conversation.context
        for question in FOLLOW_UP.questions:
            if question.ask_if(draft) and question.name != "carried":  # that takes a line for each part
                example = context.language.text(question.wording_for(draft).example)
                question.answers_for(draft).read(example, draft, context)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("as planned", "one_line_each"),
        ("3 of 4; 1; 2", "one_line_each"),
        ("4; 1", None),
        ("often; 1", "carried_unclear"),
        ("3 of 0; 1", "carried_unclear"),
        ("3 of 9999; 1", "too_many_occasions"),
        ("5 of 4; not: the bus", None),
    ],
)
def test_each_part_of_the_plan_has_its_line(typed: str, code: str | None) -> None:
    conversation = following(at="carried", day=TODAY, value=Decimal(3))

    reply = conversation.answer(typed)

    assert (reply.problem.code if reply.problem else None) == code


def test_what_was_done_can_be_given_as_values() -> None:
    conversation = following(at="carried", day=TODAY, value=Decimal(3))
    told = (
        Carried(what="anything", how=HowDone.NOT_DONE, words="holiday"),
        Carried(what="", how=HowDone.NOT_DONE, done=4, planned=4),
    )

    assert conversation.answer(told).status == "taken"

    assert conversation.draft.carried == (
        Carried(what="Clear tasks", how=HowDone.NOT_DONE, words="holiday"),
        Carried(what="Talks", how=HowDone.AS_PLANNED, done=4, planned=4),
    )


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["Clear tasks", "Talks"]),
        ("-1", ["Talks"]),
        ("+ Reminders; both", ["Clear tasks", "Talks", "Reminders"]),
        ("-1\n-2\n+ Reminders", ["Reminders"]),
        ("A walk; both\nTalks", ["A walk", "Talks"]),
    ],
)
def test_a_plan_is_kept_changed_line_by_line_or_written_anew(typed: str, names: list[str]) -> None:
    conversation = following(at="plan", day=TODAY, value=Decimal(3), decision=Decision.KEEP)

    assert conversation.answer(typed).status == "taken"

    assert [action.what for action in conversation.draft.plan or ()] == names
    assert (conversation.draft.next_agreement is None) == (names == ["Clear tasks", "Talks"])


@pytest.mark.parametrize(("typed", "code"), [("-3", "no_such_part"), ("-1\n-2", "no_part_left")])
def test_what_cannot_be_taken_away_is_said(typed: str, code: str) -> None:
    reply = following(at="plan", day=TODAY, value=Decimal(3), decision=Decision.KEEP).answer(typed)

    assert reply.problem is not None
    assert reply.problem.code == code
