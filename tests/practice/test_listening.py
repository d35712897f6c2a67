"""Typed questions: understood where the words are plain, and otherwise not at all. Never a wrong jump."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.i18n import LANGUAGES
from assistant.practice.clients_read import read_clients
from assistant.practice.listening import heard_as, manner_of

PEOPLE = read_clients().people


def heard(client: str, moment: str, typed: str, code: str) -> str | None:
    found = heard_as(typed, PEOPLE[client].moment_called(moment).ask, code)
    return None if found is None else found.id


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_question_of_every_script_is_itself_when_typed(code: str) -> None:
    for client in PEOPLE.values():
        for moment in client.moment:
            for ask in moment.ask:
                text = ask.text.words(code)
                assert heard_as(text, moment.ask, code) is ask
                assert heard_as(f"  {text.upper()} ", moment.ask, code) is ask


@pytest.mark.parametrize(
    ("code", "typed", "manner"),
    [
        ("sv", "Vad skulle du vilja ändra på?", "open"),
        ("sv", "Berätta om en vanlig morgon", "open"),
        ("sv", "Varför gör du så?", "blaming"),
        ("sv", "Varför är det viktigt för dig?", "open"),
        ("sv", "Du vill väl gå i skolan?", "leading"),
        ("sv", "Du borde sova mer.", "advising"),
        ("sv", "Hur mår du?", "vague"),
        ("sv", "Vad äter du, hur sover du och när går du upp?", "several"),
        ("sv", "Bananer", None),
        ("da", "Hvad kunne du tænke dig var anderledes?", "open"),
        ("da", "Fortæl om en almindelig morgen", "open"),
        ("da", "Hvorfor gør du sådan?", "blaming"),
        ("da", "Hvorfor er det vigtigt for dig?", "open"),
        ("da", "Du vil da gerne i skole, ikke sandt?", "leading"),
        ("da", "Du burde sove mere.", "advising"),
        ("da", "Hvordan har du det?", "vague"),
        ("da", "Hvad spiser du, hvordan sover du, og hvornår står du op?", "several"),
        ("da", "Bananer", None),
        ("en", "What would you like to change?", "open"),
        ("en", "Tell me about an ordinary morning", "open"),
        ("en", "Why do you do that?", "blaming"),
        ("en", "Why is it important to you?", "open"),
        ("en", "You want to go to school, don’t you?", "leading"),
        ("en", "You should sleep more.", "advising"),
        ("en", "How are you?", "vague"),
        ("en", "What do you eat, how do you sleep and when do you get up?", "several"),
        ("en", "Bananas", None),
    ],
)
def test_how_something_is_asked_is_heard(code: str, typed: str, manner: str | None) -> None:
    assert manner_of(typed, code) == manner


@pytest.mark.parametrize(
    ("client", "moment", "code", "typed", "asked"),
    [
        ("elsa", "start", "sv", "Vad vill du själv?", "your_view"),
        ("elsa", "start", "sv", "Varför skolkar du?", "why_skip"),
        ("elsa", "everyday", "sv", "Hur ofta hann du till första lektionen?", "first_lesson"),
        ("elsa", "ahead", "sv", "Hur många dagar tror du skulle fungera?", "reasonable"),
        ("elsa", "ahead", "sv", "Hur många dagar var det förra veckan?", None),
        ("elsa", "last", "sv", "Varför är det viktigt för dig?", "why_matters"),
        ("jonas", "last", "sv", "Vad är svårast?", "hard_hour"),
        ("jonas", "everyday", "sv", "Hur många öl dricker du?", None),
        ("jonas", "everyday", "sv", "Hur mycket dricker du?", None),
        ("jonas", "everyday", "sv", "Hur många kvällar dricker du inte?", "free_evenings"),
        ("jonas", "start", "sv", "Har du provat att sluta?", None),
        ("amina", "everyday", "en", "How many letters have you opened?", None),
        ("elsa", "everyday", "en", "How many lessons did you miss?", None),
        ("birgit", "ahead", "sv", "Hur många gånger i månaden vore lagom?", "how_often_sing"),
        ("jonas", "ahead", "da", "Hvor mange aftener var det i sidste uge?", None),
        ("sofie", "start", "da", "Hvad savner du mest?", "what_back"),
        ("birgit", "start", "da", "Hvad ville du helst?", "right_company"),
        ("birgit", "everyday", "da", "Hvor ofte synger du sammen med nogen?", "sung_times"),
        ("tove", "ahead", "da", "Hvor mange aftener ville være godt nok?", "different_week"),
        ("amina", "start", "da", "Du burde bare åbne den.", "budget_app"),
        ("leo", "everyday", "en", "How many times did you travel alone?", "last_ten"),
        ("leo", "everyday", "en", "What is difficult about it?", "worry"),
        ("leo", "ahead", "en", "How many times would be about right?", "enough"),
        ("sofie", "start", "en", "Why did you stay so long?", "why_stay"),
        ("noah", "start", "en", "What do you want?", "good_break"),
        ("noah", "start", "en", "Do you like football?", None),
        ("noah", "ahead", "en", "What is your favourite colour?", None),
    ],
)
def test_a_question_in_other_words_is_understood_or_left_alone(
    client: str, moment: str, code: str, typed: str, asked: str | None
) -> None:
    assert heard(client, moment, typed, code) == asked


@given(typed=st.text(max_size=60), code=st.sampled_from(list(LANGUAGES)))
def test_what_is_no_question_is_not_taken_for_one(typed: str, code: str) -> None:
    """Whatever is typed, only a question asked in the same manner is ever answered."""
    asks = PEOPLE["jonas"].first.ask
    found = heard_as(typed, asks, code)

    assert found is None or manner_of(typed, code) == found.manner
