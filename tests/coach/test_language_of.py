"""Which of the three languages a text is plainly in, and when that cannot be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coach.language_of import LANGUAGES, language_of, spoken_in
from assistant.coach.text import tokenise


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jag vill kunna handla själv varje vecka", "sv"),
        ("Kim ska gå till skolan minst fyra dagar i veckan", "sv"),
        ("Jeg vil gerne kunne handle selv hver uge", "da"),
        ("At borgeren får det bedre og ikke er så ked af det", "da"),
        ("I want to be able to do my own shopping every week", "en"),
        ("She should go to school at least four days a week", "en"),
    ],
)
def test_a_plain_text_is_told(text: str, language: str) -> None:
    assert language_of(tokenise(text)) == language


@pytest.mark.parametrize(
    "text",
    ["", "Kim", "OK", "Netflix", "3", "🙂🙂", "Mads", "AUDIT 8", "Gå i skole", "Sluta stoppa stop"],
)
def test_what_is_too_short_is_not_told(text: str) -> None:
    assert language_of(tokenise(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Jeg ønsker å bli bedre til å sove om natten",
        "Ich möchte jeden Tag spazieren gehen und nicht allein sein",
        "Je veux aller à l'école tous les jours avec les autres",
        "أريد أن أذهب إلى المدرسة كل يوم",
        "Haluan mennä kouluun joka päivä",
    ],
)
def test_other_languages_are_none_of_the_three(text: str) -> None:
    assert language_of(tokenise(text)) is None


def test_a_text_in_the_announced_language_is_no_other() -> None:
    assert spoken_in(tokenise("Jag vill kunna handla själv varje vecka"), "sv") is None
    assert spoken_in(tokenise("Jag vill kunna handla själv varje vecka"), "da") == "sv"


@pytest.mark.parametrize(
    "text", ["Chilla mer i mitt crib, no stress", "Kim går till Fitness World och Basic-Fit"]
)
def test_loanwords_and_names_change_nothing(text: str) -> None:
    assert spoken_in(tokenise(text), "sv") is None


@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert language_of(tokenise(text)) in {*LANGUAGES, None}
