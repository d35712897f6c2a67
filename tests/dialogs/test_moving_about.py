"""Going on, back, past and back again; and what a changed answer does to the others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from holding import TODAY, Begin, Hold

from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.machine import CHECK, DONE
from assistant.dialogs.standing import ConversationState, Stage, Standing
from assistant.errors import AnswerError
from assistant.goals.case import People
from assistant.goals.goal import Acceptance, Agreement, Direction, propose_scale
from assistant.goals.measure import Better, PeriodUnit, Span
from assistant.i18n import Language

YES = Acceptance(answer=Agreement.YES)


def level(low: int, high: int | None = None) -> Span:
    return Span(low=Decimal(low), high=Decimal(low if high is None else high))


def whole(**changed: object) -> dict[str, object]:
    """Everything a goal needs to be accepted but the two yeses, and then what this case changes."""
    said = {
        "alias": "Lisa",
        "purpose": "Work or studies that last",
        "direction": Direction.INCREASE,
        "what": "coming on time to the courses",
        "measure_kind": "occasions",
        "occasions_of": 10,
        "baseline": Decimal(0),
        "expected": level(6, 7),
        "deadline": date(2027, 4, 5),
    }
    return {**said, "scale": propose_scale(GoalDraft(**said)), **changed}


def standing(conversation: Conversation[GoalDraft], name: str) -> Standing:
    return next(line.standing for line in conversation.lines() if line.question.name == name)


def reload(conversation: Conversation[GoalDraft]) -> Conversation[GoalDraft]:
    """Stop, and go on from what is on disk."""
    on_disk = conversation.snapshot.model_dump_json()
    return Conversation.restore(
        FORMULATE, ConversationState.model_validate_json(on_disk), conversation.context
    )


# --- on, past and back ----------------------------------------------------------------------------


def test_a_new_conversation_asks_the_first_question_that_applies(begin: Begin) -> None:
    conversation = begin()

    assert conversation.stage is Stage.ASKING
    assert conversation.question is not None
    assert conversation.question.name == conversation.state == "alias"
    assert conversation.answer_so_far is None
    assert conversation.progress == (1, len(conversation.lines()))
    assert conversation.back() is False


def test_going_back_keeps_every_answer(begin: Begin, hold: Hold) -> None:
    conversation = begin(new_case=False)
    hold(conversation, [("life_area", "1"), ("purpose", "p"), ("wish", "w"), ("severity", None)])

    while conversation.back():
        pass

    assert conversation.state == "life_area"
    assert conversation.answer_so_far == "health"
    hold(conversation, [("life_area", ""), ("purpose", "p2"), ("wish", ""), ("severity", "3")])
    assert (conversation.draft.life_area, conversation.draft.purpose) == ("health", "p2")
    assert (conversation.draft.wish, conversation.draft.severity) == ("w", 3)


def test_back_passes_questions_that_do_not_apply(begin: Begin) -> None:
    conversation = begin("counting", new_case=False, measure_kind="times", period=PeriodUnit.WEEK)

    conversation.back()

    assert conversation.state == "period"


def test_dont_know_yet_passes_a_question_and_keeps_an_answer_already_given(begin: Begin) -> None:
    conversation = begin(new_case=False, purpose="p")

    assert conversation.skip().status == "taken"
    assert standing(conversation, "life_area") is Standing.SKIPPED
    assert conversation.skip().status == "taken"
    assert standing(conversation, "purpose") is Standing.ANSWERED
    assert standing(conversation, "wish") is Standing.OPEN
    assert conversation.draft.purpose == "p"

    conversation.back()
    conversation.back()
    conversation.answer("1")
    assert standing(conversation, "life_area") is Standing.ANSWERED


def test_whose_goal_it_is_cannot_be_passed(begin: Begin) -> None:
    conversation = begin()

    reply = conversation.skip()

    assert reply.status == "refused"
    assert reply.problem is not None
    assert (reply.problem.code, reply.problem.params) == ("answer_needed", {"question": "alias"})
    assert conversation.state == "alias"


def test_nothing_is_left_behind_a_question_without_an_answer(begin: Begin) -> None:
    conversation = begin(new_case=False)

    assert conversation.go_on().problem.code == "empty"
    assert conversation.answer("").problem.code == "empty"

    conversation.skip()
    conversation.back()
    assert conversation.go_on().status == "taken"  # "don't know yet" has been said


def test_questions_that_do_not_apply_are_not_asked(begin: Begin, hold: Hold) -> None:
    conversation = begin("measure_kind", new_case=False, direction=Direction.INCREASE)

    hold(
        conversation,
        [("measure_kind", "rating"), ("rating_range", "1-5"), ("low_end", "l"), ("high_end", "h")],
    )

    names = {line.question.name for line in conversation.lines()}
    assert names.isdisjoint(
        {"alias", "people", "occasions_of", "period", "unit", "instrument", "milestone_3"}
    )
    assert conversation.state == "counting"


# --- the check page -------------------------------------------------------------------------------


def test_a_question_visited_from_the_check_page_leads_back_there(begin: Begin) -> None:
    conversation = begin("wish", **whole())
    conversation.to_check()
    for name in [line.question.name for line in conversation.lines() if line.standing is Standing.OPEN]:
        conversation.revisit(name)
        conversation.skip()
        conversation.to_check()
    before = conversation.draft

    conversation.revisit("what")
    assert conversation.answer("being there when the course begins").status == "taken"

    assert conversation.state == CHECK
    words = "being there when the course begins"
    heard = conversation.draft.heard
    assert conversation.draft == before.model_copy(update={"what": words, "heard": heard})


def test_only_questions_that_apply_can_be_visited(begin: Begin) -> None:
    conversation = begin(new_case=False)

    for name in ("alias", "occasions_of", "client_acceptance", "no such question", CHECK, DONE):
        with pytest.raises(AnswerError, match="no_such_question"):
            conversation.revisit(name)

    assert conversation.state == "life_area"


def test_the_check_page_asks_nothing(begin: Begin) -> None:
    conversation = begin(new_case=False)
    conversation.to_check()

    assert conversation.question is None
    assert conversation.answer_so_far is None
    assert conversation.suggestion is None
    for call in (conversation.skip, conversation.go_on, lambda: conversation.answer("x")):
        with pytest.raises(AnswerError, match="nothing_asked"):
            call()
    assert conversation.back()
    assert conversation.state == "plan"


def test_the_check_page_can_be_reached_from_a_closing_question_and_left_again(begin: Begin) -> None:
    conversation = begin(**whole())
    conversation.to_check()
    conversation.proceed()
    conversation.answer("1")
    assert conversation.state == "worker_acceptance"

    conversation.to_check()
    assert conversation.stage is Stage.CHECKING
    assert conversation.draft.client_acceptance == YES  # nothing about the goal has changed

    conversation.proceed()
    assert conversation.state == "client_acceptance"
    assert conversation.answer_so_far == YES
    assert conversation.back()
    assert conversation.state == CHECK


# --- suggestions ----------------------------------------------------------------------------------


def test_a_suggestion_is_taken_with_an_empty_answer_and_only_then(begin: Begin) -> None:
    conversation = begin("purpose", new_case=False, purposes=["an older purpose", "a life of one's own"])
    assert conversation.suggestion == "a life of one's own"

    conversation.skip()
    assert conversation.draft.purpose is None

    conversation.revisit("purpose")
    conversation.answer(" ")
    assert conversation.draft.purpose == "a life of one's own"

    conversation.revisit("purpose")
    assert conversation.suggestion is None  # the pair has an answer of its own
    conversation.answer("something else")
    assert conversation.draft.purpose == "something else"


def test_the_follow_up_is_suggested_on_the_day_of_the_goal_while_that_lies_ahead(begin: Begin) -> None:
    assert begin("follow_up", deadline=date(2027, 4, 5)).suggestion == date(2027, 4, 5)
    assert begin("follow_up", deadline=TODAY).suggestion is None


def test_the_level_to_keep_is_suggested_as_todays(begin: Begin) -> None:
    conversation = begin(
        "expected",
        direction=Direction.MAINTAIN,
        measure_kind="days",
        period=PeriodUnit.WEEK,
        baseline=Decimal(4),
    )

    assert conversation.suggestion == level(4)
    assert begin("expected", **whole(expected=None, scale=None)).suggestion is None


# --- advice ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "said", "typed", "code", "params"),
    [
        ("wish", {}, "x" * 301, "long_words", {"length": 301}),
        ("alias", {}, "lisa", "alias_known", {"alias": "lisa"}),
        ("confidence", {}, "3", "low_confidence", {"rating": 3}),
        ("importance", {}, "0", "low_importance", {"rating": 0}),
        ("expected", whole(expected=None, scale=None), "6-10", "no_room_beyond", {"limit": 8, "end": 10}),
        ("expected", whole(expected=None, scale=None), "1", "no_room_before", {"limit": 2}),
        ("expected", whole(expected=None, scale=None), "0-3", "already_there", {"baseline": 0}),
        ("baseline", whole(scale=None), "8", "wrong_way", {"baseline": 8}),
        (
            "baseline",
            whole(scale=None, direction=Direction.MAINTAIN),
            "2",
            "today_outside_goal",
            {"baseline": 2},
        ),
    ],
)
def test_advice_is_given_once_and_never_stands_in_the_way(
    begin: Begin, question: str, said: dict[str, object], typed: str, code: str, params: dict[str, object]
) -> None:
    conversation = begin(question, aliases=["LISA", "Kim"], **said)

    reply = conversation.answer(typed)

    assert reply.status == "advised"
    assert [advice.code for advice in reply.advice] == [code]
    assert params.items() <= reply.advice[0].params.items()
    assert conversation.state == question  # the answer stands, and can be thought over
    assert getattr(conversation.draft, question) is not None

    again = reload(conversation)
    assert again.answer(typed).status == "taken"  # said once, not twice
    assert conversation.go_on().status == "taken"


def test_another_answer_may_deserve_the_same_advice(begin: Begin) -> None:
    conversation = begin("confidence", new_case=False)
    assert conversation.answer("3").status == "advised"

    assert conversation.answer("2").status == "advised"
    assert conversation.answer("8").status == "taken"

    conversation.revisit("confidence")
    assert conversation.answer("2").status == "advised"


def test_good_answers_get_no_advice(begin: Begin) -> None:
    assert begin("wish").answer("x" * 300).status == "taken"
    assert begin("alias", aliases=["Kim"]).answer("Lisa").status == "taken"
    assert begin("confidence").answer("4").status == "taken"
    assert begin("expected", **whole(expected=None, scale=None)).answer("6-7").status == "taken"


# --- an answer changed afterwards -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "typed", "unsettled"),
    [
        ("direction", "2", {"what", "baseline", "expected", "scale"}),
        ("occasions_of", "12", {"baseline", "expected", "scale"}),
        ("baseline", "1", {"scale"}),
        ("expected", "5", {"scale"}),
        ("counted", "lessons", set()),
        ("what", "something else", set()),
    ],
)
def test_an_earlier_answer_changed_asks_for_another_look_at_what_hangs_on_it(
    begin: Begin, question: str, typed: str, unsettled: set[str]
) -> None:
    conversation = begin(question, **whole())
    answers = conversation.draft

    conversation.answer(typed)

    seen = {line.question.name for line in conversation.lines() if line.standing is Standing.UNSETTLED}
    assert seen | ({"scale"} & unsettled) == unsettled  # the steps are not asked while none can be drafted
    for name in unsettled:
        assert getattr(conversation.draft, name) == getattr(answers, name)  # and nothing is lost
    assert {
        matter.params["question"]
        for matter in conversation.open_matters()
        if matter.code == "needs_another_look"
    } == seen


def test_the_same_answer_again_changes_nothing(begin: Begin) -> None:
    conversation = begin("occasions_of", **whole(client_acceptance=YES))

    conversation.answer("10")

    assert [line for line in conversation.lines() if line.standing is Standing.UNSETTLED] == []
    assert conversation.draft.client_acceptance == YES


def test_the_pair_is_led_through_what_has_to_be_looked_at_again(begin: Begin, hold: Hold) -> None:
    conversation = begin("direction", **whole())
    for line in conversation.lines():
        if line.standing is Standing.OPEN:
            conversation.revisit(line.question.name)
            conversation.skip()
    conversation.revisit("direction")

    hold(
        conversation,
        [
            ("direction", "decrease"),
            ("what", "coming late"),
            ("baseline", "10"),
            ("expected", "3-4"),
            ("scale", ""),
        ],
    )

    assert conversation.state == CHECK
    assert {matter.code for matter in conversation.open_matters()} == {"acceptance_missing"}
    assert conversation.draft.scale.better is Better.LOWER


def test_an_empty_answer_says_that_the_old_one_still_holds(begin: Begin) -> None:
    conversation = begin("occasions_of", **whole())
    conversation.answer("12")
    conversation.revisit("baseline")
    assert standing(conversation, "baseline") is Standing.UNSETTLED

    conversation.answer("")

    assert standing(conversation, "baseline") is Standing.ANSWERED
    assert conversation.draft.baseline == Decimal(0)


def test_a_question_left_unsettled_does_not_come_up_for_ever(begin: Begin) -> None:
    conversation = begin("occasions_of", **whole())
    conversation.answer("12")
    met = []
    while conversation.state != CHECK:
        met.append(conversation.state)
        conversation.skip()

    assert len(met) == len(set(met))
    assert {"baseline", "expected", "scale"} <= set(met)
    assert standing(conversation, "baseline") is Standing.UNSETTLED


def test_steps_can_be_adjusted_after_the_goal_has_turned_round(begin: Begin) -> None:
    conversation = begin("direction", **whole())
    for question, typed in (("direction", "2"), ("baseline", "10"), ("expected", "3-4")):
        conversation.revisit(question)
        conversation.answer(typed)
    conversation.revisit("scale")

    conversation.answer("8; 4; 2; 0; 3 = nearly always on time")

    assert [conversation.draft.scale.first_value(number) for number in (2, 3, 4, 5)] == [8, 4, 2, 0]
    assert conversation.draft.scale.step(3).words == "nearly always on time"


def test_a_first_answer_to_what_was_passed_unsettles_too(begin: Begin) -> None:
    said = {
        "direction": Direction.MAINTAIN,
        "measure_kind": "days",
        "period": PeriodUnit.WEEK,
        "baseline": Decimal(4),
        "expected": level(3, 5),
    }
    conversation = begin("better", **said, scale=propose_scale(GoalDraft(**said)))

    conversation.answer("A higher number is worse")

    assert standing(conversation, "scale") is Standing.UNSETTLED


# --- acceptance -----------------------------------------------------------------------------------


def test_both_yes_and_nothing_missing_is_an_accepted_goal(begin: Begin) -> None:
    conversation = begin(**whole())
    conversation.to_check()
    conversation.proceed()

    assert conversation.answer("1").status == "taken"
    assert conversation.answer("1").status == "taken"

    assert conversation.stage is Stage.DONE
    assert conversation.question is None
    assert conversation.open_matters() == ()


def test_not_yet_keeps_the_goal_as_a_draft(begin: Begin) -> None:
    conversation = begin(**whole())
    conversation.to_check()
    conversation.proceed()
    conversation.answer("not yet: I want to sleep on it")

    reply = conversation.answer("1")

    assert reply.status == "kept"
    assert [(matter.code, matter.params) for matter in reply.open_matters] == [
        ("not_accepted_yet", {"party": "client"})
    ]
    assert conversation.state == CHECK
    assert conversation.draft.client_acceptance.words == "I want to sleep on it"
    assert conversation.draft.worker_acceptance == YES

    conversation.proceed()
    conversation.answer("yes")
    conversation.answer("")
    assert conversation.state == DONE


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"alias": None}, "answer_needed"),
        ({"purpose": None}, "part_missing"),
        ({"deadline": None}, "part_missing"),
        ({"deadline": TODAY}, "deadline_passed"),
        ({"scale": None}, "part_missing"),
        ({"expected": level(5)}, "expected_not_on_goal_step"),
    ],
)
def test_two_yeses_do_not_make_up_for_what_is_missing(
    begin: Begin, changed: dict[str, object], code: str
) -> None:
    conversation = begin(**whole(**changed))
    conversation.to_check()
    conversation.proceed()
    conversation.answer("1")

    reply = conversation.answer("1")

    assert reply.status == "kept"
    assert code in [matter.code for matter in reply.open_matters]
    assert conversation.state == CHECK


@pytest.mark.parametrize(
    ("question", "typed"),
    [("what", "something else"), ("helps", "never answered before"), ("scale", "2; 6; 8; 10")],
)
def test_a_yes_to_the_goal_as_it_was_is_no_yes_to_the_goal_as_it_is(
    begin: Begin, question: str, typed: str
) -> None:
    conversation = begin(question, **whole(client_acceptance=YES, worker_acceptance=YES))

    conversation.answer(typed)

    assert conversation.draft.client_acceptance is None
    assert conversation.draft.worker_acceptance is None


def test_one_of_the_two_changing_their_mind_leaves_the_others_answer(begin: Begin) -> None:
    conversation = begin(**whole(client_acceptance=YES, worker_acceptance=YES))
    conversation.to_check()
    conversation.proceed()

    conversation.answer("not yet")

    assert conversation.draft.worker_acceptance == YES


def test_a_closing_question_cannot_be_passed(begin: Begin) -> None:
    conversation = begin(**whole())
    conversation.to_check()
    conversation.proceed()

    assert conversation.skip().problem.code == "answer_needed"
    assert conversation.go_on().problem.code == "empty"
    assert conversation.state == "client_acceptance"


def test_a_finished_conversation_stays_finished(begin: Begin) -> None:
    conversation = begin(**whole())
    conversation.to_check()
    conversation.proceed()
    conversation.answer("1")
    conversation.answer("1")
    conversation = reload(conversation)

    conversation.to_check()
    conversation.proceed()
    assert conversation.back() is False
    for call in (
        conversation.skip,
        conversation.go_on,
        lambda: conversation.answer("1"),
        lambda: conversation.revisit("what"),
    ):
        with pytest.raises(AnswerError):
            call()
    assert conversation.state == DONE


# --- on disk --------------------------------------------------------------------------------------


def test_steps_with_an_open_end_come_back_from_disk(begin: Begin) -> None:
    said = {
        "direction": Direction.INCREASE,
        "measure_kind": "times",
        "period": PeriodUnit.WEEK,
        "baseline": Decimal(0),
        "expected": level(3),
    }
    conversation = begin(**said, scale=propose_scale(GoalDraft(**said)))

    assert reload(conversation).draft == conversation.draft
    assert conversation.draft.scale.step(5).high is None


def test_what_has_been_passed_advised_and_unsettled_comes_back_from_disk(begin: Begin) -> None:
    conversation = begin("occasions_of", **whole())
    conversation.answer("12")
    conversation.revisit("helps")
    conversation.skip()
    conversation.revisit("confidence")
    conversation.answer("1")

    again = reload(conversation)

    assert again.snapshot == conversation.snapshot
    assert again.state == "confidence"
    assert standing(again, "helps") is Standing.SKIPPED
    assert standing(again, "baseline") is Standing.UNSETTLED
    assert again.answer("1").status == "taken"


@pytest.mark.parametrize("state", ["a question of a newer program", "", "initial"])
def test_a_conversation_left_at_a_question_that_is_no_more_goes_on_at_the_check_page(state: str) -> None:
    saved = ConversationState(
        dialog="formulate",
        state=state,
        draft={"new_case": False, "purpose": "p"},
        skipped=("gone",),
        unsettled=("gone too",),
        heeded=(("gone", "long_words"),),
    )

    conversation = Conversation.restore(FORMULATE, saved, Context(TODAY, Language("en")))

    assert conversation.state == CHECK
    assert conversation.draft.purpose == "p"
    conversation.revisit("purpose")
    assert conversation.state == "purpose"


def test_a_conversation_of_another_dialog_is_not_taken_for_this_one() -> None:
    saved = ConversationState(dialog="another", state="alias", draft={})

    with pytest.raises(ValueError, match="another"):
        Conversation.restore(FORMULATE, saved, Context(TODAY, Language("en")))


def test_the_language_can_change_in_the_middle_of_a_question(begin: Begin) -> None:
    conversation = begin("baseline", **whole(measure_kind="percent", percent_of="p", fractions=True))
    conversation.answer("2.5")
    assert conversation.draft.baseline == Decimal("2.5")

    conversation.context = Context(TODAY, Language("sv"))
    conversation.revisit("baseline")
    conversation.answer("3,5")

    assert conversation.draft.baseline == Decimal("3.5")


def test_life_areas_follow_the_person(begin: Begin) -> None:
    conversation = begin("people", life_area="mobility")

    conversation.answer("a child")

    assert conversation.draft.people is People.CHILD
    assert standing(conversation, "life_area") is Standing.UNSETTLED
