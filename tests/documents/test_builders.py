"""What each kind of document tells of the goals, whatever it is written in."""

from __future__ import annotations

import re

import pytest

from assistant.documents.builders import KINDS, build
from assistant.documents.model import (
    Document,
    Facts,
    Heading,
    MarkKind,
    NewPage,
    Paragraph,
    Size,
    Staircase,
    Table,
    texts_of,
)
from assistant.documents.writers.plain_text import text
from assistant.goals.follow_up import Decision
from assistant.goals.goal import Formulation
from assistant.goals.handing_over import StatusChoice, StatusPart
from assistant.i18n import LANGUAGES, Language
from people import BEGUN, HOME, LISA, a_home, goal, material, on_time, three_of_ten

EN, SV, DA = Language("en"), Language("sv"), Language("da")


def stairs(document: Document) -> list[Staircase]:
    return [block for block in document.blocks if isinstance(block, Staircase)]


def facts(document: Document) -> dict[str, str]:
    """All facts of a document by name, the first of each."""
    rows = [row for block in document.blocks if isinstance(block, Facts) for row in block.rows]
    return dict(reversed(rows))


def marks(staircase: Staircase) -> dict[int, list[tuple[MarkKind, str]]]:
    return {
        step.number: [(mark.kind, mark.words) for mark in step.marks]
        for step in staircase.steps
        if step.marks
    }


# --- every kind -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_is_worded_in_the_documents_own_language(kind: str, code: str) -> None:
    document = build(kind, Language(code), material())

    assert document.language == code
    assert document.kind == kind
    assert document.title
    shown = text(document)
    not_yet = {"sv": "inte än", "da": "ikke endnu", "en": "not yet"}
    assert not [words for other, words in not_yet.items() if other != code and words in shown]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_goal_lacks_is_not_yet_and_nothing_is_invented(kind: str) -> None:
    empty = goal("g9", Formulation(), accepted=False)

    shown = text(build(kind, EN, material(empty)))

    assert "not yet" in shown
    # No date but that of the document, no level, no step: there is nothing to tell.
    assert set(re.findall(r"\d{4}", shown)) <= {"2026", "2027"} - ({"2027"} if kind != "sheet" else set())
    assert "None" not in shown


@pytest.mark.parametrize("kind", ["plan", "form", "card", "status"])
def test_a_draft_says_that_it_is_one(kind: str) -> None:
    assert "This goal is a draft." in text(build(kind, EN, material(BEGUN)))


@pytest.mark.parametrize("kind", KINDS)
def test_practice_is_marked(kind: str) -> None:
    assert build(kind, SV, material(practice=True)).practice == "ÖVNING"
    assert build(kind, SV, material()).practice == ""


# --- the plan -------------------------------------------------------------------------------------


def test_the_plan_tells_purpose_own_words_steps_action_dates_and_what_both_say() -> None:
    document = build("plan", EN, material(LISA, worker="Anna Ek"))

    told = facts(document)
    assert document.title == "Plan for Lisa"
    assert (told["Name"], told["Caseworker"], told["Date"]) == ("Lisa", "Anna Ek", "24 November 2026")
    assert told["By"] == "28 December 2026"
    assert told["Next follow-up"] == "25 January 2027"
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert paragraphs[0].text == "Lisa har ett arbete som håller."
    assert "Jag kommer för sent till kurserna." in [paragraph.text for paragraph in paragraphs]
    (staircase,) = stairs(document)
    assert [step.number for step in staircase.steps] == [5, 4, 3, 2, 1]
    assert [step.text for step in staircase.steps][::-1] == [
        f"{levels} of 10 kurstillfällen" for levels in ("0–2", "3–5", "6–7", "8–9", "10")
    ]
    assert marks(staircase) == {3: [(MarkKind.GOAL, "the goal")], 1: [(MarkKind.START, "today")]}
    action, says = [block for block in document.blocks if isinstance(block, Table)]
    assert action.rows == (("Samtal", "handledaren", "var 14:e dag"),)
    assert says.rows == (("Lisa", "Yes"), ("The caseworker", "Yes, but: om bussen går"))


def test_goals_of_the_same_purpose_stand_under_it_together() -> None:
    other = goal("g4", a_home(purpose="Lisa har ett arbete som håller."))

    document = build("plan", EN, material(LISA, HOME, other))

    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings == [
        "Purpose",
        "Goal 1: komma i tid till kurserna",
        "Goal 2: ett eget hem",
        "Purpose",
        "Goal 3: ett eget hem",
    ]


def test_a_goal_being_changed_tells_what_was_agreed_on_last() -> None:
    changing = LISA.model_copy(update={"draft": on_time(what="something new")})

    shown = text(build("plan", EN, material(changing)))

    assert "something new" not in shown
    assert "This goal is being changed." in shown


# --- the status -----------------------------------------------------------------------------------


def test_the_status_tells_what_was_reached_and_how_it_changed() -> None:
    document = build("status", EN, material(LISA))

    told = facts(document)
    assert told["Purpose"] == "Lisa har ett arbete som håller."
    assert told["At the start"] == "0 of 10 kurstillfällen: step 1: much less than expected"
    assert told["At the follow-up on 21 December 2026"] == (
        "3 of 10 kurstillfällen: step 2: somewhat less than expected"
    )
    assert told["Change"] == "Positive change; the goal is not reached yet"
    (staircase,) = stairs(document)
    assert marks(staircase)[2] == [(MarkKind.REACHED, "reached, 21 Dec 2026")]
    assert marks(staircase)[1] == [(MarkKind.START, "the start")]
    shown = text(document)
    assert "1 of 2 times" in shown
    assert "The goal stays as it is. Next follow-up: 25 January 2027." in shown


def test_the_status_holds_only_what_is_chosen() -> None:
    choice = StatusChoice(goals=("g1",), parts=(StatusPart.RESULT,))

    shown = text(build("status", EN, material(LISA, HOME, status=choice)))

    assert "komma i tid" in shown
    left_out = ("ett eget hem", "Jag kommer för sent", "Bussen.", "Samtal", "The five steps", "Next step")
    assert not [words for words in left_out if words in shown]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (StatusPart.WORDS, "Jag kommer för sent till kurserna."),
        (StatusPart.OBSTACLES, "Bussen."),
        (StatusPart.STEPS, "The five steps"),
        (StatusPart.DONE, "What was done"),
        (StatusPart.NEXT, "Next step"),
    ],
)
def test_each_part_of_a_status_is_told_when_it_is_chosen(part: StatusPart, words: str) -> None:
    shown = text(build("status", EN, material(LISA, status=StatusChoice(parts=(part,)))))

    assert words in shown


def test_two_views_of_the_step_stand_side_by_side() -> None:
    seen = three_of_ten("g2", value=None, client_step=3, worker_step=2)
    choice = StatusChoice(parts=(StatusPart.RESULT, StatusPart.STEPS, StatusPart.VIEWS))

    document = build("status", EN, material(goal("g2", a_home(), seen), status=choice))

    told = facts(document)
    assert told["At the follow-up on 21 December 2026"] == (
        "Lisa: step 3: skrivit kontrakt\nThe caseworker: step 2: sett två lägenheter"
    )
    assert told["Change"].splitlines() == [
        "Lisa: Positive change, and the goal is reached",
        "The caseworker: Positive change; the goal is not reached yet",
    ]
    (staircase,) = stairs(document)
    assert (MarkKind.REACHED, "as Lisa sees it, 21 Dec 2026") in marks(staircase)[3]
    assert (MarkKind.REACHED, "as The caseworker sees it, 21 Dec 2026") in marks(staircase)[2]


def test_a_closed_goal_has_no_next_date() -> None:
    closed = goal("g1", on_time(), three_of_ten(decision=Decision.CLOSE, next_follow_up=None))

    shown = text(build("status", EN, material(closed)))

    assert "This goal is ended." in shown
    assert "Next follow-up" not in shown


# --- table, form, card, sheet ---------------------------------------------------------------------


def test_the_table_has_a_row_a_goal_under_its_long_term_goal() -> None:
    document = build("table", EN, material())

    first, second, third = [block for block in document.blocks if isinstance(block, Table)]
    assert first.header == ("Sub-goal", "How do we know that it is reached?", "When", "Responsible")
    assert first.rows == (
        ("komma i tid till kurserna", "6–7 of 10 kurstillfällen", "28 December 2026", "handledaren"),
    )
    assert second.rows == (("ett eget hem", "skrivit kontrakt", "1 June 2027", "not yet"),)
    assert third.rows == (("sova hela natten\n(draft)", "not yet", "not yet", "not yet"),)


def test_the_form_has_its_head_and_marks_start_and_end() -> None:
    document = build("form", EN, material(LISA, worker="Anna Ek"))

    told = facts(document)
    assert told["Evaluation number"] == "2"
    assert told["Date"] == "21 December 2026"
    assert told["Score"] == "−1"
    assert told["How big it is, 0 to 10"] == "8 of 10"
    steps, action = [block for block in document.blocks if isinstance(block, Table)]
    assert [(row[0], row[1], row[3], row[4]) for row in steps.rows] == [
        ("5", "+2", "", ""),
        ("4", "+1", "", ""),
        ("3", "0", "", ""),
        ("2", "−1", "", "X"),
        ("1", "−2", "X", ""),
    ]
    assert action.rows[0][0] == "Samtal"


def test_a_form_of_a_goal_not_followed_up_is_evaluation_1_without_a_score() -> None:
    told = facts(build("form", EN, material(HOME)))

    assert (told["Evaluation number"], told["Score"]) == ("1", "not yet")
    assert set(told["Caseworker"]) == {"…"}


def test_the_card_is_in_the_clients_language_and_says_where_the_client_is() -> None:
    document = build("card", DA, material(LISA))

    assert document.title == "Mit mål"
    assert document.size is Size.LARGEST
    (staircase,) = stairs(document)
    assert marks(staircase)[2] == [(MarkKind.REACHED, "her er du (21. dec. 2026)")]
    assert marks(staircase)[1] == [(MarkKind.START, "her begyndte du")]


def test_cards_of_several_goals_have_a_page_each_and_smaller_type_where_there_is_more_to_say() -> None:
    wordy = goal("g5", on_time(wish="mycket " * 120, outcome=None))

    document = build("card", EN, material(LISA, wordy))

    assert sum(isinstance(block, NewPage) for block in document.blocks) == 1
    assert document.size is not Size.LARGEST


def test_the_note_sheet_has_a_row_for_each_occasion() -> None:
    document = build("sheet", EN, material(LISA))

    (notes,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [row[0] for row in notes.rows] == [str(number) for number in range(1, 11)]
    assert notes.room


def test_a_note_sheet_of_days_begins_on_a_monday_and_has_a_table_a_week() -> None:
    document = build("sheet", EN, material(HOME, weeks=3))

    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert len(tables) == 3
    assert tables[0].rows[0][0] == "Monday 30 November"
    assert all(len(table.rows) == 7 for table in tables)


def test_every_text_of_a_document_can_be_walked() -> None:
    found = set(texts_of(build("plan", EN, material(LISA))))

    assert {"om bussen går" in text for text in found} == {True, False}
    assert "Jag kommer för sent till kurserna." in found
