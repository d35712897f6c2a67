"""The last part of a follow-up: keep, change or end the goal, leaving it half-way, and correcting it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from agreed import LISA, OF_EVERY_KIND, TODAY, following, hold

from assistant.dialogs.conversation import Conversation
from assistant.dialogs.follow_up import FOLLOW_UP
from assistant.dialogs.machine import CHECK, DONE
from assistant.dialogs.standing import ConversationState, Stage
from assistant.goals.follow_up import Adjusting, ClosingReason, Decision
from assistant.goals.goal import Action


def test_another_day_to_meet_changes_nothing_that_was_agreed_on() -> None:
    conversation = following(at="next_follow_up", day=TODAY, value=Decimal(3), decision=Decision.KEEP)

    conversation.answer("in four weeks")
    conversation.proceed()

    assert conversation.state == DONE
    assert conversation.draft.next_agreement is None


def test_a_kept_goal_past_its_last_day_is_asked_for_another() -> None:
    late = date(2027, 5, 10)
    conversation = following(at="decision", today=late, day=late, value=Decimal(3))

    hold(conversation, [("decision", "keep"), ("plan", "-2")])
    assert conversation.state == "deadline"
    assert [piece.code for piece in conversation.skip().advice] == ["no_deadline"]
    conversation.to_check()
    assert "deadline_passed" in {matter.code for matter in conversation.open_matters()}
    conversation.revisit("deadline")
    conversation.answer("in two months")
    assert "deadline_passed" not in {matter.code for matter in conversation.open_matters()}


def test_without_a_yes_from_both_it_is_kept_and_can_be_taken_back() -> None:
    conversation = following(day=TODAY, value=Decimal(3), decision=Decision.KEEP, plan=(Action(what="Sms"),))
    conversation.to_check()
    conversation.proceed()

    conversation.answer("1")
    reply = conversation.answer("3: too many messages")

    assert (reply.status, conversation.state) == ("kept", CHECK)
    assert [matter.code for matter in reply.open_matters] == ["not_accepted_yet"]
    conversation.revisit("plan")
    conversation.answer(LISA.plan)
    assert conversation.draft.worker_acceptance is None
    conversation.to_check()
    conversation.proceed()
    assert conversation.state == DONE


def test_a_goal_to_be_changed_is_agreed_on_afterwards() -> None:
    conversation = following(at="decision", day=TODAY, value=Decimal(3))

    hold(conversation, [("decision", "adjust"), ("adjusting", "The level")])
    conversation.proceed()

    assert conversation.state == DONE
    assert conversation.draft.adjusting is Adjusting.LEVEL
    assert conversation.draft.next_agreement is None


def test_a_goal_is_ended_in_their_own_words() -> None:
    conversation = following(at="decision", day=TODAY, value=Decimal(3))
    hold(conversation, [("decision", "close")])

    reply = conversation.answer("It is reached")
    assert [piece.code for piece in reply.advice] == ["not_at_the_goal"]
    conversation.go_on()
    hold(conversation, [("closing_words", "I get up by myself now.")])
    conversation.proceed()

    assert conversation.state == DONE
    assert conversation.draft.closing_reason is ClosingReason.REACHED


def test_a_follow_up_cannot_be_without_a_finding_or_a_decision() -> None:
    conversation = following()
    while conversation.stage is Stage.ASKING:
        name = conversation.state
        reply = conversation.answer("") if conversation.question.required else conversation.skip()  # type: ignore[union-attr]
        if reply.status == "refused":
            assert name == "decision"
            conversation.to_check()
        elif reply.status == "advised":
            conversation.go_on()

    reply = conversation.proceed()

    assert (reply.status, conversation.state) == ("kept", CHECK)
    assert [matter.code for matter in reply.open_matters] == ["answer_needed", "nothing_found"]


def test_another_value_puts_what_was_said_of_it_up_for_another_look() -> None:
    conversation = following(at="fits", day=TODAY, value=Decimal(3))
    conversation.answer("2")
    conversation.answer("3")
    conversation.answer("2")

    conversation.revisit("value")
    conversation.answer("8")

    assert [conversation.state, conversation.answer_so_far] == ["fits", False]
    hold(conversation, [("fits", ""), ("client_step", "4"), ("worker_step", "4")])


def test_it_goes_on_where_it_was_left() -> None:
    conversation = following(OF_EVERY_KIND["state"])
    hold(conversation, [("day", ""), ("client_step", "6")])

    on_disk = ConversationState.model_validate_json(conversation.snapshot.model_dump_json())
    again = Conversation.restore(FOLLOW_UP, on_disk, conversation.context)

    assert again.state == "worker_step"
    assert again.draft == conversation.draft
    assert again.draft.client_step == "cannot_say"


def test_numbers_that_tell_who_somebody_is_are_noticed_in_a_plan_told_of() -> None:
    conversation = following(at="carried", day=TODAY, value=Decimal(3))

    (piece,) = conversation.answer("1: ring 07700 900123; 2").advice

    assert piece.code == "identifier"
    assert piece.offer is not None
    conversation.take(piece.offer)
    assert conversation.draft.carried is not None
    assert conversation.draft.carried[0].words == "ring"


def test_a_correction_asks_for_what_was_found_and_leaves_what_was_decided() -> None:
    conversation = following(corrects=1, day=TODAY, value=Decimal(3), decision=Decision.KEEP, fits=True)
    asked = {line.question.name for line in conversation.lines()}

    assert {"day", "value", "helped"} <= asked
    assert asked.isdisjoint({"decision", "plan", "deadline", "next_follow_up"})
    conversation.revisit("value")
    conversation.answer("4")
    conversation.to_check()
    conversation.proceed()
    assert conversation.state == CHECK  # the number is another: does the step still fit?
    hold_and_end = [("fits", "1")]
    conversation.revisit("fits")
    hold(conversation, hold_and_end)
    conversation.to_check()
    conversation.proceed()
    assert conversation.state == DONE
