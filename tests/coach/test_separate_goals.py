"""Where a statement with several goals is cut: each part can stand alone as a goal."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coach.reading import read

TODAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("sv", "Gå ner 5 kg och sluta röka före jul", ["Gå ner 5 kg", "sluta röka före jul"]),
        ("sv", "Vill ha egen lägenhet, körkort och jobb.", ["Vill ha egen lägenhet", "körkort", "jobb"]),
        ("sv", "1. Gå ut varje dag 2. Äta grönsaker", ["Gå ut varje dag", "Äta grönsaker"]),
        ("da", "At Leo sover, og at mor hviler.", ["At Leo sover", "at mor hviler"]),
        ("da", "ingen slagsmål, ikke mere pjæk", ["ingen slagsmål", "ikke mere pjæk"]),
        (
            "en",
            "Know who to ring if she falls; pay the rent on time.",
            ["Know who to ring if she falls", "pay the rent on time"],
        ),
        (
            "en",
            "Eat a hot meal every day & be in bed by ten",
            ["Eat a hot meal every day", "be in bed by ten"],
        ),
    ],
)
def test_each_part_can_stand_alone(language: str, text: str, parts: list[str]) -> None:
    assert [text[part.start : part.end] for part in read(text, language, TODAY).parts] == parts


def test_a_pair_of_things_is_asked_about() -> None:
    assert "multiple" in read("Ha ett eget boende och ett jobb", "sv", TODAY).unsure


WORDS = (
    "och og and , ; & + . samt eller or inte ikke not både att at to så den det it Kim hon går ut städar "
    "sova bättre ett jobb en lägenhet 3 ggr/vecka senast 1 maj spise work walks home har slutat"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=16).map(" ".join))
def test_parts_stand_in_the_text_one_after_another(text: str) -> None:
    for language in ("sv", "da", "en"):
        reading = read(text, language, TODAY)
        ends = [0]
        for part in reading.parts:
            assert ends[-1] <= part.start < part.end <= len(text)
            ends.append(part.end)
        assert len(reading.parts) != 1
