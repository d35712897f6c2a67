"""Charts in letters: what is drawn where, at any width, and what is not drawn at all."""

from __future__ import annotations

import pytest
from fitting import MONDAY, STEPS, THREE_PHASES, chart, eight_weeks, goal, noted, series_of
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.charts.drawn import chart_of
from assistant.charts.terminal import NARROWEST, chart_lines
from assistant.i18n import Language

EN = Language("en")


SMALL = """
outdoors (times a day)
  ┊Before               ┊course
 │                      ┊                  5
3┤                      ●·        ·●····●
 │                      ━━━━━━━━━━━━━━━━━  4
 │                      ┊  ·   ··
2┤░░░░░░░░░░░░░░░░░░░░░░┊░░░·●·░░░░░░░░░░
 │░░░░░░░░░░░░░░░░░░░░░░┊░░░░░░░░░░░░░░░░  3
 │░░░░░░░░░░░░░░░░░░░░░░┊░░░░░░░░░░░░░░░░
 │░░░░░░░░░░░░░░░░░░░░░░┊░░░░░░░░░░░░░░░░
1┤     ●          ●     ┊                  2
 │   ·· ··      ··      ┊
 │━━━━━━━━━━━━━━━━━     ┊
 │ ·        · ·         ┊                  1
0┤●          ●          ┊
 └┬─────────────────────────────────────┬
  4 January                    11 January
━━ mean of the phase
░░ the goal, step 3; the steps stand at the
right
"""


def test_a_small_chart_looks_like_this() -> None:
    before, during, _ = THREE_PHASES
    eight_days = noted([0, 1, 0, 1, 3, 2, 3, 3])
    small = chart(series_of(before, (during[0], 4, "course"), beside=None), eight_days)

    assert "\n".join(chart_lines(EN, small, 44)) == SMALL.strip()


def test_each_measure_has_a_panel_of_its_own_on_the_same_days() -> None:
    drawn = chart_lines(EN, chart(series_of(*THREE_PHASES), eight_weeks()), 80)

    heads = [place for place, line in enumerate(drawn) if line in ("outdoors (times a day)", "safe (1–5)")]
    assert len(heads) == 2
    assert drawn[heads[0] + 1].split("┊")[1:] == drawn[heads[1] + 1].split("┊")[1:]
    assert sum(line.startswith("  4 January") for line in drawn) == 2
    # Each line is one of the means or directions of its own measure: the other one's panel is not touched.
    assert "░" not in "".join(drawn[heads[1] : -1])


def test_a_direction_is_drawn_only_where_there_is_one() -> None:
    rising = noted([0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
    level = noted([2, 2, 2, 2, 2, 2, 2, 2, 2, 2])

    assert any("∙" in line for line in chart_lines(EN, chart(series_of(beside=None), rising), 60))
    assert not any("∙" in line for line in chart_lines(EN, chart(series_of(beside=None), level), 60))


@pytest.mark.parametrize("own", [[], [None, None], [3], [2, 2, 2, 2, 2], [0, 0, 0], [1_000_000, 0]], ids=str)
def test_however_little_there_is_it_is_drawn_or_left_and_always_said(own: list[int | None]) -> None:
    small = chart(series_of(beside=None), noted(own))

    drawn = chart_lines(EN, small, 80)

    there = any(value is not None for value in own)
    assert bool(drawn) == there
    assert small.empty == (not there)
    assert small.words[0] == "outdoors (times a day). Higher is better."
    assert ("Nothing is noted yet." in small.words) == (not there)
    assert all(len(line) <= 80 for line in drawn)


def test_where_it_is_too_narrow_the_words_have_to_do() -> None:
    full = chart(series_of(*THREE_PHASES), eight_weeks())

    assert chart_lines(EN, full, NARROWEST - 1) == []
    assert chart_lines(EN, full, NARROWEST)


def test_years_of_days_are_drawn_as_means_and_it_says_so() -> None:
    five_years = chart(series_of(*THREE_PHASES), noted([place % 4 for place in range(1826)]))

    drawn = chart_lines(EN, five_years, 80)

    assert any(line.startswith("● mean of several days") for line in drawn)
    assert all(line.count("●") <= 80 for line in drawn)


@settings(max_examples=40)
@given(
    width=st.integers(NARROWEST, 200),
    height=st.none() | st.integers(1, 60),
    own=st.lists(st.none() | st.integers(0, 50), min_size=1, max_size=90),
    language=st.sampled_from(["sv", "da", "en"]),
    weekly=st.booleans(),
)
def test_a_chart_fits_any_width_in_every_language(
    width: int, height: int | None, own: list[int | None], language: str, weekly: bool
) -> None:
    full = chart(series_of(*THREE_PHASES), noted(own), language=language, weekly=weekly)

    drawn = chart_lines(Language(language), full, width, height)

    assert all(len(line) <= width for line in drawn)
    assert not any("\x1b" in line for line in drawn)


def test_names_that_people_give_can_do_nothing_to_the_terminal() -> None:
    nasty = "x\x1b[2J\N{RIGHT-TO-LEFT OVERRIDE}[/b]\n" + "y" * 300
    small = series_of((THREE_PHASES[0][0], 0, nasty), beside=None, name=nasty)
    full = chart_of(EN, small, noted([1, 2, 3]), goal(nasty), alias=nasty, today=MONDAY.replace(day=9))

    said = "\n".join([full.title, *chart_lines(EN, full, 60), *full.words])

    assert "\x1b" not in said
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in said
    assert all(len(line) <= 60 for line in chart_lines(EN, full, 60))


def test_measures_that_reach_much_further_than_others_get_a_panel_of_their_own() -> None:
    alike = chart(series_of(*THREE_PHASES), eight_weeks())
    apart = chart(series_of(*THREE_PHASES, beside=STEPS), noted([1, 2, 1, 3], [4000, 5200, 4100, 7000]))

    assert [len(panel.courses) for panel in alike.panels] == [2]
    assert [len(panel.courses) for panel in apart.panels] == [1, 1]
    assert [bool(panel.bands) for panel in apart.panels] == [True, False]


@pytest.mark.parametrize(
    ("own", "ticks"),
    [
        ([0, 1, 1, 0], [0, 1, 2]),
        ([0, 3, 5, 2], [0, 1, 2, 3, 4, 5]),
        ([0, 12, 40], [0, 10, 20, 30, 40]),
        ([0, 250_000], [0, 50_000, 100_000, 150_000, 200_000, 250_000]),
    ],
)
def test_round_values_are_marked_at_the_side(own: list[int], ticks: list[int]) -> None:
    """The steps of the goal, up to 2, are always in sight."""
    (panel,) = chart(series_of(beside=None), noted(own)).panels

    assert [tick for tick in panel.ticks() if tick <= ticks[-1]] == ticks
