"""What is said about an answer: at once, kindly, in the trainee's own words, with the rule behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogs.context import Context
from assistant.errors import AnswerError
from assistant.i18n import LANGUAGES, Language
from assistant.practice.asking import asks_of
from assistant.practice.catalogue import read_exercises
from assistant.practice.feedback import Feedback
from assistant.practice.grading import grade
from assistant.practice.tasks import AnyTask, Repair
from assistant.wording.practice import OUTCOMES, remark_lines

TODAY = date(2027, 3, 1)
TASKS = read_exercises().tasks


def said_of(found: Feedback, language: str = "en") -> str:
    """All that is told about an answer, in words."""
    lines = [Language(language).text(OUTCOMES[found.outcome])]
    for remark in found.remarks:
        lines += remark_lines(Language(language), remark.code, remark.params, today=TODAY)
    return "\n".join(lines)


def codes(found: Feedback) -> list[str]:
    return [remark.code for remark in found.remarks]


# --- find the fault -------------------------------------------------------------------------------


def test_the_right_fault_with_the_right_words() -> None:
    task = TASKS["fault-activity-talks"]
    found = grade(task, {"fault": "activity", "words": "receives supportive talks"}, "en", TODAY)

    assert found.outcome == "right"
    assert found.skills == {"specific": True}
    words = said_of(found)
    assert "“receives supportive talks”: yes, there it shows." in words
    assert "Support, talks and meetings can be held without anything getting better." in words


def test_another_fault_that_is_there_too_is_half_the_answer() -> None:
    task = TASKS["fault-vague-self-esteem"]
    found = grade(task, {"fault": "no_amount", "words": None}, "en", TODAY)

    assert found.outcome == "nearly"
    assert codes(found)[0] == "fault_also"
    assert found.skills == {"specific": False}


def test_a_fault_that_is_not_there_is_met_with_what_is() -> None:
    task = TASKS["fault-vague-self-esteem"]
    found = grade(task, {"fault": "long_way", "words": "within three months"}, "en", TODAY)

    assert found.outcome == "not_yet"
    words = said_of(found)
    assert "“It can mean different things to different people”" in words
    assert "You pointed at “within three months”." in words
    assert "wrong" not in words.casefold()


def test_words_that_do_not_stand_in_the_goal() -> None:
    task = TASKS["fault-avoidance-shouting"]
    found = grade(task, {"fault": "avoidance", "words": "quarrels"}, "en", TODAY)

    assert "words_not_there" in codes(found)
    assert found.outcome == "right"


# --- repair it ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "Samira öppnar posten minst 3 dagar i veckan senast om tre månader."),
        ("da", "Samira åbner posten mindst 3 dage om ugen senest om tre måneder."),
        ("en", "Samira opens the post on at least 3 days a week within three months."),
    ],
)
def test_a_wording_of_ones_own_is_as_good_as_the_model(language: str, words: str) -> None:
    found = grade(TASKS["repair-finances"], {"statement": words}, language, TODAY)

    assert found.outcome == "right"
    assert f"{words.rstrip('.')}" in said_of(found, language)


def test_what_the_coach_cannot_judge_is_said_to_be_a_colleagues_to_say() -> None:
    words = "Samira opens her post on 3 days a week within three months."
    found = grade(TASKS["repair-finances"], {"statement": words}, "en", TODAY)

    assert "This the coach cannot judge from the words: accepted, realistic" in said_of(found)
    assert [each.verdict for each in found.criteria] == ["met", "met", "ask", "ask", "met"]


def test_danish_has_criteria_of_its_own_unless_others_are_chosen() -> None:
    words = {"statement": "Samira åbner posten 3 dage om ugen inden for tre måneder."}
    task = TASKS["repair-finances"]

    assert "".join(each.letter for each in grade(task, words, "da", TODAY).criteria) == "SMORT"
    assert (
        "".join(each.letter for each in grade(task, words, "da", TODAY, chosen="smart").criteria) == "SMART"
    )


def test_one_fault_mended_and_another_brought_in() -> None:
    words = "Samira gets support with her post once a week within three months."
    found = grade(TASKS["repair-finances"], {"statement": words}, "en", TODAY)

    assert found.outcome == "nearly"
    assert codes(found)[:2] == ["mended", "came_in"]
    assert "It says what others do to help" in said_of(found)


def test_the_same_words_again_are_no_answer() -> None:
    task = TASKS["repair-finances"]
    assert isinstance(task, Repair)
    found = grade(task, {"statement": task.statement.en.upper()}, "en", TODAY)

    assert found.outcome == "not_yet"
    assert codes(found)[0] == "same_words"


def test_a_sound_goal_about_something_else_is_asked_about() -> None:
    words = "Kim sails to Iceland 3 times a month within three months."
    found = grade(TASKS["repair-finances"], {"statement": words}, "en", TODAY)

    assert found.outcome == "nearly"
    assert "Is it about the same thing?" in said_of(found)


def test_a_number_that_tells_who_somebody_is_is_noticed_in_practice_too() -> None:
    words = "Samira, 070-174 06 05, opens her post on 3 days a week within three months."
    assert "identifier" in codes(grade(TASKS["repair-finances"], {"statement": words}, "en", TODAY))


@given(words=st.text(max_size=80), language=st.sampled_from(list(LANGUAGES)))
def test_any_words_at_all_get_an_answer(words: str, language: str) -> None:
    found = grade(TASKS["repair-bus"], {"statement": words}, language, TODAY)

    assert said_of(found, language).strip()
    assert len(found.criteria) == 5


# --- sorting --------------------------------------------------------------------------------------


def test_a_goal_taken_for_a_sub_goal_is_near() -> None:
    near = grade(TASKS["level-elsa-school"], {"level": "sub_goal"}, "en", TODAY)
    far = grade(TASKS["level-elsa-school"], {"level": "purpose"}, "en", TODAY)

    assert (near.outcome, far.outcome) == ("nearly", "not_yet")
    assert "You chose “A purpose: a direction”. We see it as “A goal: something to reach”." in said_of(far)


def test_half_a_kind_of_goal() -> None:
    found = grade(TASKS["kind-swim"], {"kind": "behaviour", "aim": "development"}, "en", TODAY)

    assert found.outcome == "nearly"
    assert codes(found)[:2] == ["choice_right", "choice_other"]


# --- five steps -----------------------------------------------------------------------------------


def starts(*values: int) -> list[Decimal]:
    return [Decimal(value) for value in values]


def test_any_sound_steps_will_do() -> None:
    for values in ((2, 5, 7, 9), (1, 5, 7, 10), (2, 5, 7, 8)):
        found = grade(TASKS["build-lessons"], {"starts": starts(*values)}, "en", TODAY)
        assert found.outcome == "right", values


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((2, 5, 8, 9), None),  # step 3 is wider than the expected level, and holds it all the same
        ((2, 6, 7, 9), "Step 3 is the goal, so it has to hold the level you expect"),
        ((2, 5, 5, 9), "Steps 3 and 4"),
        ((2, 5, 7, 12), "12"),
    ],
)
def test_the_rules_of_the_scale_say_what_is_the_matter(values: tuple[int, ...], said: str | None) -> None:
    found = grade(TASKS["build-lessons"], {"starts": starts(*values)}, "en", TODAY)

    assert (found.outcome == "right") == (said is None)
    assert said is None or said in said_of(found)


def test_today_on_the_lowest_step_leaves_no_room_to_see_it_get_worse() -> None:
    found = grade(TASKS["build-lessons"], {"starts": starts(3, 5, 7, 9)}, "en", TODAY)

    assert found.outcome == "nearly"
    assert "It can get worse than that" in said_of(found)


def test_fewer_is_better_when_that_is_the_goal() -> None:
    found = grade(TASKS["build-arguments"], {"starts": starts(6, 3, 2, 1)}, "en", TODAY)
    turned = grade(TASKS["build-arguments"], {"starts": starts(1, 3, 5, 7)}, "en", TODAY)

    assert (found.outcome, turned.outcome) == ("right", "not_yet")


def test_a_flaw_seen_but_not_mended_is_half_the_answer() -> None:
    task = TASKS["mend-overlap"]
    seen = grade(task, {"flaw": "overlap", "starts": starts(1, 5, 7, 9)}, "en", TODAY)
    mended = grade(task, {"flaw": "gap", "starts": starts(2, 6, 8, 10)}, "en", TODAY)
    neither = grade(task, {"flaw": "gap", "starts": starts(1, 5, 7, 9)}, "en", TODAY)

    assert (seen.outcome, mended.outcome, neither.outcome) == ("nearly", "nearly", "not_yet")


def test_the_level_that_left_no_room_is_mended_with_the_one_the_pair_settles_on() -> None:
    found = grade(TASKS["mend-no-room"], {"flaw": "no_room", "starts": starts(3, 7, 9, 10)}, "en", TODAY)
    kept = grade(TASKS["mend-no-room"], {"flaw": "no_room", "starts": starts(3, 8, 9, 10)}, "en", TODAY)

    assert (found.outcome, kept.outcome) == ("right", "nearly")


# --- following up ---------------------------------------------------------------------------------


def test_a_small_step_is_a_change_for_the_better() -> None:
    found = grade(TASKS["score-small-step"], {"step": 2, "change": "none"}, "en", TODAY)

    assert found.outcome == "nearly"
    assert "We see it as “A change for the better, the goal not yet reached”." in said_of(found)


def test_the_step_is_shown_with_what_it_holds() -> None:
    found = grade(TASKS["score-worse"], {"step": 3, "change": "reached"}, "en", TODAY)

    assert found.outcome == "not_yet"
    assert "23 lies on step 1, which holds 20–40." in said_of(found)


def test_what_was_not_measured_has_no_step() -> None:
    right = grade(TASKS["score-another-measure"], {"step": 0}, "en", TODAY)
    guessed = grade(TASKS["score-another-measure"], {"step": 3, "change": "reached"}, "en", TODAY)

    assert (right.outcome, guessed.outcome) == ("right", "not_yet")


# --- what is typed --------------------------------------------------------------------------------


def read(task: AnyTask, name: str, raw: str) -> object:
    ask = next(ask for ask in asks_of(task) if ask.name == name)
    return ask.read(raw, Context(TODAY, Language("en")))


def test_choices_are_made_by_number_code_or_the_beginning_of_the_words() -> None:
    task = TASKS["part-cinema"]

    assert read(task, "part", "2") == read(task, "part", "intervention") == "intervention"
    assert read(task, "part", "A goal") == "goal"
    with pytest.raises(AnswerError):
        read(task, "part", "3")


def test_four_numbers_are_needed_for_five_steps() -> None:
    task = TASKS["build-lessons"]

    assert read(task, "starts", "2; 5; 7; 9") == starts(2, 5, 7, 9)
    with pytest.raises(AnswerError) as refused:
        read(task, "starts", "2; 5; 7")
    assert refused.value.code == "four_starts_needed"


def test_words_are_asked_for_only_where_there_are_any_to_point_at() -> None:
    words = next(ask for ask in asks_of(TASKS["fault-no-day-sleep"]) if ask.name == "words")

    assert not words.applies({"fault": "no_day"})
    assert words.applies({"fault": "vague"})
    assert words.read("", Context(TODAY, Language("en"))) is None
