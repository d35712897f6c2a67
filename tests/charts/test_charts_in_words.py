"""What a chart says in words: a sentence for each phase and measure, and what is to be borne in mind."""

from __future__ import annotations

import pytest
from fitting import THREE_PHASES, chart, eight_weeks, noted, series_of

from assistant.charts.drawn import description

OF = "on average of"
NEAR = "near the middle. The value in the middle is"


def test_level_direction_and_steadiness_of_each_phase_are_said() -> None:
    words = chart(series_of(*THREE_PHASES), eight_weeks()).words

    assert words[:4] == (
        "outdoors (times a day). Higher is better.",
        f"Before: 0.5 {OF} 14 values; no clear direction; uneven: 0 of 14 {NEAR} 0.5.",
        f"the course: 2 {OF} 21 values; no clear direction; uneven: 9 of 21 {NEAR} 2.",
        f"Phasing out: 2.67 {OF} 21 values; no clear direction; uneven: 14 of 21 {NEAR} 3.",
    )
    assert "safe (1–5). Higher is better." in words
    assert words[-2:] == (
        "Before you conclude: was it carried out as planned? A change is no proof of what brought it about.",
        "The steps count over a longer time; here they lie beside the mean of “outdoors”.",
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Före: 0,5 i snitt av 14 värden; ingen tydlig riktning;"),
        ("da", "Før: 0,5 i snit af 14 værdier; ingen tydelig retning;"),
        ("en", "Before: 0.5 on average of 14 values; no clear direction;"),
    ],
)
def test_the_words_are_in_every_language(language: str, sentence: str) -> None:
    words = chart(series_of(*THREE_PHASES), eight_weeks(), language=language).words

    assert words[1].startswith(sentence)


def test_with_too_few_values_nothing_is_judged() -> None:
    words = "\n".join(
        chart(series_of(*THREE_PHASES[:2], beside=None), noted([1, 2] + [None] * 12 + [3])).words
    )

    assert "Before: 1.5 on average of 2 values; too few to see a direction." in words
    assert "From “Before” to “the course”: too few values to compare." in words
    assert "better one" not in words


def test_a_baseline_that_was_moving_already_is_told() -> None:
    own = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6] + [7] * 7

    words = chart(series_of(*THREE_PHASES[:2], beside=None), noted(own)).words

    assert (
        "* “Before” was already moving the way you want. Some of the change may have come by itself." in words
    )


def test_weeks_are_said_to_be_weeks() -> None:
    own = [1] * 17 + [None] * 4 + [2] * 7

    words = chart(series_of(beside=None), noted(own), weekly=True).words

    assert words[1:3] == (
        "These are the means of weeks, counted from the first day of each phase.",
        "1 week has too few days for a mean and is left out.",
    )
    assert words[3].startswith("All of it: 1.33 on average of 3 values")


def test_two_phases_of_one_kind_are_numbered() -> None:
    kinds = [THREE_PHASES[0][0], THREE_PHASES[1][0]] * 2
    back_and_forth = series_of(*((kind, 5 * place, "") for place, kind in enumerate(kinds)), beside=None)

    phases = chart(back_and_forth, noted([1, 1, 2, 1, 1, 4, 4, 5, 4, 5] * 2)).phases

    assert [phase.name for phase in phases] == ["Before 1", "During 1", "Before 2", "During 2"]


def test_the_description_for_a_screen_reader_is_all_of_the_words() -> None:
    full = chart(series_of(*THREE_PHASES), eight_weeks())

    assert description(full).splitlines() == [line for line in full.words if line]
