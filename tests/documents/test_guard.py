"""What could tell who somebody is, found in documents and in goals, and taken out of them."""

from __future__ import annotations

from assistant.documents.builders import build
from assistant.documents.guard import (
    goals_without_identifiers,
    identifiers_in,
    identifiers_in_goals,
    without_identifiers,
)
from assistant.documents.writers.plain_text import text
from assistant.goals.goal import Acceptance, Action, Agreement
from assistant.i18n import Language
from people import LISA, goal, material, on_time, three_of_ten

NUMBER = "07700 900123"


def test_a_document_of_nobody_in_particular_has_none() -> None:
    assert identifiers_in(build("plan", Language("sv"), material())) == ()
    assert identifiers_in_goals(material()) == ()


def test_a_phone_number_in_any_part_of_a_document_is_found_and_can_be_taken_out() -> None:
    said = on_time(
        wish=f"Ring {NUMBER}",
        plan=(Action(what="Samtal", who=f"Anna {NUMBER}"),),
        client_acceptance=Acceptance(answer=Agreement.RESERVATION, words=f"ring {NUMBER}"),
    )
    document = build("plan", Language("en"), material(goal("g1", said)))

    (found,) = identifiers_in(document)
    assert (found.kind, found.quote) == ("phone", NUMBER)
    clean = without_identifiers(document)
    assert identifiers_in(clean) == ()
    assert NUMBER in text(document)
    assert NUMBER not in text(clean)
    assert "komma i tid" in text(clean)


def test_what_is_not_chosen_for_a_document_is_not_asked_about() -> None:
    said = on_time(wish=f"Ring {NUMBER}")

    assert identifiers_in(build("table", Language("en"), material(goal("g1", said)))) == ()


def test_goals_are_looked_through_as_a_whole_and_cleaned() -> None:
    followed = three_of_ten(hindered=f"ring {NUMBER}", closing_words="ring kim@exempel.se")
    made = material(goal("g1", on_time(purpose=f"{NUMBER} x"), followed), worker=f"Anna {NUMBER}")

    assert {found.kind for found in identifiers_in_goals(made)} == {"phone", "email"}
    clean = goals_without_identifiers(made)
    assert identifiers_in_goals(clean) == ()
    (cleaned,) = clean.goals
    assert cleaned.latest.what == "komma i tid till kurserna"
    assert cleaned.latest.scale == on_time().scale
    assert cleaned.follow_ups[0].answers.value == followed.answers.value
    assert cleaned.model_validate(cleaned.model_dump()) == cleaned


def test_cleaning_what_is_clean_changes_nothing() -> None:
    assert goals_without_identifiers(material(LISA)) == material(LISA)
