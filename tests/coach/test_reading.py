"""The reading of whole statements: the findings that a careful reader makes.

Each statement stands with its direction and every finding that is true of it; all others must be false.
Amounts and times have tests of their own, so here only what the words and their grammar say.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coach.reading import Reading, read

TODAY = date(2027, 3, 1)
WORDED = ("vague", "avoidance", "all_or_nothing", "activity", "staff_goal", "multiple")


def worded(text: str, language: str) -> str:
    """Return the direction of a statement and the findings its wording gives, as one line."""
    reading = read(text, language, TODAY)
    return " ".join([str(reading.direction), *(finding for finding in WORDED if getattr(reading, finding))])


SWEDISH = [
    ("Kim ska få bättre självkänsla", "increase vague"),
    ("Jag vill må bättre", "increase vague"),
    ("Klara sin vardag utan hjälp", "reach vague"),
    ("Komma igång med träning", "reach vague"),
    ("Gå ut oftare", "increase"),
    ("Minska sitt drickande", "decrease"),
    ("Öka sin närvaro i skolan", "increase"),
    ("Behålla sin lägenhet", "maintain"),
    ("Kunna handla själv", "reach"),
    ("Att kunna åka buss själv till skolan", "reach"),
    ("Kim ska sluta röka", "reach avoidance"),
    ("Kim ska aldrig dricka alkohol", "reach avoidance all_or_nothing"),
    ("Inte dricka på vardagar", "reach avoidance"),
    ("Säga nej till kompisar", "reach"),
    ("Stötta Kim i att bli mer självständig", "None vague activity staff_goal"),
    ("Boendestödjaren hjälper Kim att städa", "None activity staff_goal"),
    ("Kim erbjuds samtal en gång i veckan", "None activity"),
    ("Kim ska få stöd i att strukturera sin vardag", "None vague activity"),
    ("Arbeta med sin ångest", "None vague activity"),
    ("Kim lagar mat och städar", "reach multiple"),
    ("Tvätta och torka kläder", "reach"),
    ("Målet är att Kim ska ha ett jobb och en egen lägenhet", "reach multiple"),
    ("För att må bättre ska Kim promenera varje dag", "reach"),
    ("Kim går till skolan så hon klarar kursen", "reach"),
]
DANISH = [
    ("At borgeren kan handle selv", "reach"),
    ("Støtte borgeren i at få struktur på hverdagen", "None vague activity staff_goal"),
    ("At stoppe med at ryge hash", "reach avoidance"),
    ("Borgeren ønsker at få det bedre", "increase vague"),
    ("Kim tilbydes samtaler hver uge", "None activity"),
    ("Mindske sit forbrug af alkohol", "decrease"),
    ("Blive ved med at bo i egen lejlighed", "maintain"),
]
ENGLISH = [
    ("To be able to cook a meal on her own", "reach"),
    ("Stop smoking completely", "reach avoidance all_or_nothing"),
    ("I want to feel better", "increase vague"),
    ("Sam is offered weekly talks", "None activity"),
    ("Drink less", "decrease"),
    ("Keep her flat", "maintain"),
    ("Sam will improve her self-esteem", "increase vague"),
    ("Go for a walk instead of drinking", "reach"),
    ("Wash and dry her clothes", "reach"),
    ("The key worker helps Sam with the bills", "None activity staff_goal"),
]


@pytest.mark.parametrize(("text", "findings"), SWEDISH)
def test_swedish(text: str, findings: str) -> None:
    assert worded(text, "sv") == findings


@pytest.mark.parametrize(("text", "findings"), DANISH)
def test_danish(text: str, findings: str) -> None:
    assert worded(text, "da") == findings


@pytest.mark.parametrize(("text", "findings"), ENGLISH)
def test_english(text: str, findings: str) -> None:
    assert worded(text, "en") == findings


def test_every_finding_shows_its_words() -> None:
    text = "Lisa ska sluta röka helt"
    reading = read(text, "sv", TODAY)
    assert [text[mark.start : mark.end] for mark in reading.marks["avoidance"]] == ["sluta"]
    assert [text[mark.start : mark.end] for mark in reading.marks["all_or_nothing"]] == ["helt"]
    assert reading.subject == "Lisa"


def test_a_text_in_another_language_is_read_in_it() -> None:
    reading = read("Jeg vil gerne kunne handle selv hver uge", "sv", TODAY)
    assert (reading.spoken, reading.language, reading.direction) == ("da", "da", "reach")


PIECES = [
    "att",
    "inte",
    "för",
    "och",
    "ska",
    "Kim",
    ".",
    ",",
    ":",
    "sluta",
    "utan",
    "må bra",
    "3 gånger",
    "\n",
    "🙂",
]


@given(
    st.text(max_size=200) | st.lists(st.sampled_from(PIECES)).map(" ".join),
    st.sampled_from(["sv", "da", "en"]),
)
def test_any_text_is_read_and_every_mark_lies_in_it(text: str, language: str) -> None:
    reading = read(text, language, TODAY)
    marks = [mark for found in reading.marks.values() for mark in found]
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
    assert all(reading.marks.get(finding) for finding in WORDED if getattr(reading, finding))


def test_what_comes_after_a_very_long_beginning_is_not_read() -> None:
    reading: Reading = read("gå ut " * 20_000 + "aldrig", "sv", TODAY)
    assert not reading.all_or_nothing
