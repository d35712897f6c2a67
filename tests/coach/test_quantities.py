"""What holds for amounts in every language; whole sentences are in the files beside this one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from amounts_said import amounts_in
from hypothesis import given
from hypothesis import strategies as st

from assistant.coach.findings import Quantity
from assistant.coach.quantities import find_quantities
from assistant.coach.text import Mark, tokenise


def _only(text: str, language: str, *taken: Mark) -> Quantity:
    (found,) = find_quantities(tokenise(text), language, taken)
    return found


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("sv", "Går ut minst 3 gånger i veckan", "3 gånger"),
        ("sv", "Kommer i tid 6-7 av 10 lektioner", "6-7 av 10 lektioner"),
        ("sv", "Sparar 500 kr. i månaden", "500 kr."),
        ("sv", "Sparar 500:-", "500:-"),
        ("sv", "Duschar varannan dag", "varannan dag"),
        ("sv", "Ringer två gånger varannan vecka", "två gånger varannan vecka"),
        ("da", "Møder 4 ud af 5 dage", "4 ud af 5 dage"),
        ("da", "Læser 10 min. hver aften", "10 min."),
        ("en", "An hour and a half of reading", "An hour and a half"),
        ("en", "Swims twice a week", "twice"),
    ],
)
def test_the_mark_covers_number_and_what_it_counts(language: str, text: str, words: str) -> None:
    found = _only(text, language)
    assert text[found.mark.start : found.mark.end] == words


@pytest.mark.parametrize(
    ("language", "text", "noun"),
    [
        ("sv", "Röker 5 cigaretter om dagen", "cigaretter"),
        ("sv", "Äter tre ordentliga måltider om dagen", "måltider"),
        ("sv", "Har minst två goda Vänner", "Vänner"),
        ("sv", "3 st äpplen", "äpplen"),
        ("sv", "Drogfri i sex månader", "månader"),
        ("da", "Har tre gode venner", "venner"),
        ("en", "Eats two cooked meals a day", "meals"),
        ("sv", "Går ut 3 gånger", ""),
    ],
)
def test_the_counted_noun_is_kept_as_written(language: str, text: str, noun: str) -> None:
    assert _only(text, language).noun == noun


@pytest.mark.parametrize(
    ("language", "text", "sure"),
    [
        ("sv", "Handla ett par gånger i veckan", False),
        ("sv", "Spara 1.000 kr", False),
        ("sv", "Max 3", False),
        ("sv", "Max 3 per dag", True),
        ("sv", "Handla 2-3 gånger i veckan", True),
        ("en", "A couple of walks a week", False),
        ("en", "Two thirds of the lessons", False),
    ],
)
def test_what_the_words_leave_open_is_unsure(language: str, text: str, sure: bool) -> None:
    assert _only(text, language).sure is sure


def test_numbers_already_read_as_something_else_are_no_amounts() -> None:
    assert amounts_in("Kim, ‹15 år›, slutar ‹om 3 veckor›", "sv") == ""
    assert amounts_in("Går upp ‹kl 7› och går 3 km", "sv") == "3000 m"


def test_a_frequency_still_says_what_a_number_beside_it_is_counted_by() -> None:
    assert amounts_in("Läser 10 minuter ‹varje dag›", "sv") == "10 minutes/day"
    assert amounts_in("Walks 2 km ‹twice daily›", "en") == "2000 m, 2 times/day"


def test_times_and_shares_are_amounts_whoever_took_them_for_days() -> None:
    assert amounts_in("Present ‹5 days out› of 7", "en") == "5 days of 7"
    assert amounts_in("Går ut ‹3 gånger›", "sv") == "3 times"
    assert amounts_in("Calm from 4 ‹to 7› on a ten-point scale", "en") == "4 points of 10, 7 points of 10"


def test_what_is_compared_has_the_same_unit_per_and_of() -> None:
    assert amounts_in("från 5 till 2 cigaretter om dagen", "sv") == "5 count/day, 2 count/day"
    assert amounts_in("2 gange om ugen i stedet for 5", "da") == "2 times/week, 5 times/week"
    assert amounts_in("4 times a week (now 1)", "en") == "4 times/week, 1 times/week"
    assert amounts_in("från 3 till 5 km", "sv") == "3000 m, 5000 m"


def test_the_ends_of_a_scale_are_no_amounts() -> None:
    for said in ("på en skala 0-10", "på en skala från 1 till 10", "på en tiogradig skala", "(0-10)"):
        assert amounts_in(f"Oron ska ner från 8 till 4 {said}", "sv") == "8 points of 10, 4 points of 10"
    assert amounts_in("Mår minst 6 på en skala där 0 är sämst och 10 är bäst", "sv") == "6 points of 10"


def test_units_are_converted() -> None:
    said = {
        "2 mil": "20000 m",
        "3 hg": "0.3 kg",
        "1,5 dl": "0.15 l",
        "30 sek": "0.5 minutes",
        "en kvart": "15 minutes",
    }
    for text, amount in said.items():
        assert amounts_in(text, "sv") == amount
    assert amounts_in("2 tim 20 min", "sv") == "2.3333 hours"


def test_no_text_no_amounts() -> None:
    assert find_quantities((), "sv", ()) == ()


_WORDS = [
    *(
        "3",
        "6-7",
        "10",
        "0,5",
        "1",
        "två",
        "en",
        "ett",
        "halv",
        "tre",
        "half",
        "av",
        "of",
        "ud af",
        "från",
        "till",
    ),
    *(
        "fra",
        "til",
        "from",
        "to",
        "gånger",
        "gange",
        "times",
        "dagar",
        "minuter",
        "km",
        "sek",
        "%",
        "kr",
        "/",
    ),
    *(
        "i veckan",
        "om dagen",
        "a week",
        "varje",
        "hver",
        "every",
        "anden",
        "annan",
        "other",
        "skala",
        "0-10",
        "på",
    ),
    *(
        "(",
        ")",
        ".",
        ",",
        ":",
        "-",
        "minst",
        "nu",
        "idag",
        "today",
        "000",
        "12345",
        "½",
        "x",
        "en och en",
        "sjua",
    ),
]


@given(st.lists(st.sampled_from(_WORDS), max_size=14), st.sampled_from(["sv", "da", "en"]), st.booleans())
def test_any_words_are_read_without_fail(words: list[str], language: str, glued: bool) -> None:
    text = ("" if glued else " ").join(words)
    last = -1
    for found in find_quantities(tokenise(text), language, ()):
        assert last <= found.mark.start < found.mark.end <= len(text)
        assert found.low <= found.high
        assert found.of is None or found.of >= Decimal(2)
        last = found.mark.start


@given(st.text(max_size=60), st.sampled_from(["sv", "da", "en"]))
def test_any_text_is_read_without_fail(text: str, language: str) -> None:
    tokens = tokenise(text)
    for found in find_quantities(tokens, language, ()):
        assert 0 <= found.mark.start < found.mark.end <= len(text)
