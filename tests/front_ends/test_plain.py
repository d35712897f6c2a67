"""Plain mode: the same conversations, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.dialogs.standing import Stage
from assistant.errors import UsageError
from assistant.goals.goal import GoalStatus
from assistant.i18n import Language
from assistant.records import Records
from assistant.wording.levels import range_text
from scripts import LISA, SCRIPTS, STATE, TODAY, Script
from talking import engine_talk, only_goal, plain_talk, typed_lines


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(tmp_path / "data", TODAY)


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_whole_conversation_gives_the_accepted_goal(
    tmp_path: Path, records: Records, script: Script
) -> None:
    language = Language(script.language)
    typed = "\n".join(typed_lines(Records(tmp_path / "other", TODAY), script)) + "\n"
    said = plain_talk(records.begin(language), script.language, typed)
    goal = only_goal(records)
    assert goal.status is GoalStatus.ACCEPTED
    agreed = goal.agreed
    assert agreed is not None
    scale = agreed.attainment_scale
    assert scale is not None
    assert tuple(range_text(language, step) for step in scale.steps) == script.steps
    assert agreed.start_step == script.start
    assert language.text("The goal is accepted by both of you.") in said
    assert goal.id in said


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_plain_mode_and_the_bare_engine_store_the_same_goal(
    tmp_path: Path, records: Records, script: Script
) -> None:
    other = Records(tmp_path / "other", TODAY)
    typed = "\n".join(typed_lines(other, script)) + "\n"
    plain_talk(records.begin(Language(script.language)), script.language, typed)
    engine_talk(other, script)
    assert only_goal(records).agreed == only_goal(other).agreed


def test_lisas_goal_can_be_read_in_full_in_swedish(tmp_path: Path, records: Records) -> None:
    typed = "\n".join(typed_lines(Records(tmp_path / "other", TODAY), LISA)) + "\n"
    said = plain_talk(records.begin(Language("sv")), "sv", typed)
    for words in ("komma i tid till kurserna", "6–7 av 10 kurstillfällen", "28 december 2026", "3–5"):
        assert words in said


def test_the_goal_is_held_up_against_the_criteria_before_the_two_are_asked(records: Records) -> None:
    """By the set in use where the language is spoken, unless the settings name another."""
    session = engine_talk(records, LISA, until="client_acceptance")
    session.save()
    said = plain_talk(session, "sv", "byt språk\npaus\n")
    swedish, danish = said.split("Fem ting at se på sammen")
    assert swedish.index("Fem saker att titta på tillsammans") < swedish.index("säger du ja till det?")
    assert "Tidssatt: på plats. Sista dagen är 28 december 2026." in swedish
    assert "Relevant: på plads." in danish


def test_input_that_ends_early_says_so_and_keeps_every_answer(records: Records) -> None:
    with pytest.raises(UsageError) as ended:
        plain_talk(records.begin(Language("en")), "en", "Kim\n1\n1\nA life at home\n")
    goal = only_goal(records)
    assert ended.value.code == "input_ended"
    assert ended.value.params == {"goal": goal.id}
    assert goal.latest.purpose == "A life at home"


def test_input_that_ends_at_once_leaves_nothing_behind(records: Records) -> None:
    with pytest.raises(UsageError, match="input_ended"):
        plain_talk(records.begin(Language("en")), "en", "")
    assert records.overview().goals == ()


def test_pausing_by_word_in_any_language_and_going_on(records: Records) -> None:
    said = plain_talk(records.begin(Language("sv")), "sv", "Kim\n1\nAndra ord\npaus\n")
    summary = records.latest_draft()
    assert summary.id in said
    session = records.resume(Language("da"), summary.case_id, summary.id)
    assert session.conversation.state == "purpose"
    said = plain_talk(session, "da", "Et liv hjemme\npause\n")
    assert only_goal(records).latest.purpose == "Et liv hjemme"


def test_going_back_shows_the_answer_and_an_empty_line_keeps_it(records: Records) -> None:
    said = plain_talk(records.begin(Language("en")), "en", "Kim\nback\n\n1\npause\n")
    assert "Your answer so far, an empty line keeps it: Kim" in said
    assert only_goal(records).status is GoalStatus.DRAFT


def test_back_at_the_first_question_says_so(records: Records) -> None:
    said = plain_talk(records.begin(Language("en")), "en", "back\npause\n")
    assert "This is the first question." in said


def test_why_shows_reason_and_example_without_moving(records: Records) -> None:
    said = plain_talk(records.begin(Language("en")), "en", "?\npause\n")
    assert said.count("Never a personal identity number.") == 2


def test_what_cannot_be_read_is_asked_again_and_nothing_is_saved(records: Records) -> None:
    said = plain_talk(records.begin(Language("en")), "en", "Kim\n7\n1\npause\n")
    assert "Choose one of the 2 answers" in said
    assert records.latest_draft().alias == "Kim"


def test_markup_and_odd_scripts_are_kept_as_typed(records: Records) -> None:
    alias = "[/x] أمل é"
    plain_talk(records.begin(Language("en")), "en", f"{alias}\npause\n")
    assert records.latest_draft().alias == alias


def test_an_answer_too_long_is_refused_in_words(records: Records) -> None:
    said = plain_talk(records.begin(Language("en")), "en", "Kim\n1\n1\n" + "a" * 100_000 + "\npause\n")
    assert "too long: 100,000 signs" in said
    assert only_goal(records).latest.purpose is None


def test_a_line_with_a_backslash_is_an_answer_even_if_it_is_a_steering_word(records: Records) -> None:
    plain_talk(records.begin(Language("en")), "en", "\\back\npause\n")
    assert records.latest_draft().alias == "back"


def test_the_language_changes_in_the_middle(records: Records) -> None:
    said = plain_talk(records.begin(Language("en")), "en", "language\nKim\npause\n")
    assert "Whose goal is it?" in said
    assert Language("sv").text("Whose goal is it?") in said


def test_advice_is_said_and_can_be_acted_on(records: Records) -> None:
    session = engine_talk(records, LISA, until="expected")
    said = plain_talk(session, "en", "6-10\nback\n6-7\npause\n")
    assert "Expect at most 8." in said
    assert said.count("We noticed") == 1
    levels = only_goal(records).latest.expected
    assert levels is not None
    assert (levels.low, levels.high) == (6, 7)


def test_a_goal_not_yet_accepted_is_kept_as_a_draft_and_says_what_is_missing(records: Records) -> None:
    session = engine_talk(records, STATE, until="client_acceptance")
    said = plain_talk(session, "en", "1\n3\n")
    assert "The goal is kept as a draft." in said
    assert "“not yet”" in said
    assert only_goal(records).status is GoalStatus.DRAFT


def test_the_check_page_changes_one_answer_and_comes_back(records: Records) -> None:
    session = engine_talk(records, STATE, until="client_acceptance")
    session.conversation.to_check()
    session.save()
    said = plain_talk(session, "en", "4\nAnother purpose\npause\n")
    assert session.conversation.stage is Stage.CHECKING
    assert said.count("Check your answers") == 2
    assert only_goal(records).latest.purpose == "Another purpose"
