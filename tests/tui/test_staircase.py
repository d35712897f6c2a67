"""The picture of the five steps, drawn without a terminal."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rich.cells import cell_len

from assistant.goals.measure import Better, Bounds, Span, StateMeasure
from assistant.goals.scale import AttainmentScale, milestone_scale
from assistant.goals.scale_draft import draft_scale
from assistant.i18n import Language
from assistant.tui.widgets.staircase import staircase_lines


def span(low: int, high: int) -> Span:
    return Span(low=Decimal(low), high=Decimal(high))


@pytest.fixture
def lisas() -> AttainmentScale:
    return draft_scale(Bounds(maximum=Decimal(10)), Decimal(0), span(6, 7))


MILESTONES = milestone_scale(
    StateMeasure(
        milestones=(
            "I am not in the housing queue.",
            "I have been to see two flats.",
            "I have signed a contract for a flat.",
            "I have moved in.",
            "I have lived there for a month and paid the rent myself.",
        )
    )
)


def test_lisas_steps_rise_to_the_right(lisas: AttainmentScale, english: Language) -> None:
    lines = staircase_lines(lisas, start=1, milestones=False, language=english, width=40)
    assert [line.plain for line in lines] == [
        "        5 ░░  10",
        "      4 ░░░░  8–9",
        "    3 ▓▓▓▓▓▓  6–7  the goal",
        "  2 ░░░░░░░░  3–5",
        "1 ░░░░░░░░░░  0–2  ● today",
    ]


def test_a_decrease_has_the_same_shape_with_falling_values(english: Language) -> None:
    scale = draft_scale(Bounds(maximum=Decimal(40)), Decimal(20), span(8, 10), better=Better.LOWER)
    lines = staircase_lines(
        scale, start=scale.step_for(Decimal(20)), milestones=False, language=english, width=40
    )
    values = [line.plain.split()[2] for line in lines]
    assert values[0].startswith("0")
    assert values[2] == "8–10"
    assert values[4].endswith("40")
    assert lines[0].plain.index("5") > lines[4].plain.index("1")


def test_a_maintenance_goal_has_today_and_the_goal_on_one_step(english: Language) -> None:
    scale = draft_scale(Bounds(), Decimal(3), span(2, 4), maintain=True)
    lines = staircase_lines(scale, start=3, milestones=False, language=english, width=44)
    assert lines[2].plain.endswith("the goal  ● today")
    assert lines[0].plain.endswith("or more")


def test_a_follow_up_marks_the_step_reached(lisas: AttainmentScale, english: Language) -> None:
    lines = staircase_lines(lisas, start=1, now=2, milestones=False, language=english, width=44)
    assert lines[3].plain.endswith("◆ now")


def test_milestones_are_told_in_words_without_numbers(english: Language) -> None:
    lines = staircase_lines(MILESTONES, start=1, milestones=True, language=english, width=100)
    assert lines[0].plain.endswith("I have lived there for a month and paid the rent myself.")
    assert lines[2].plain.endswith("I have signed a contract for a flat.  the goal")
    assert len(lines) == 5


@pytest.mark.parametrize("width", [100, 60, 44, 30, 20, 14, 8])
def test_nothing_is_left_out_however_narrow(width: int, english: Language) -> None:
    lines = staircase_lines(MILESTONES, start=1, milestones=True, language=english, width=width)
    assert all(cell_len(line.plain) <= width for line in lines)
    said = "".join("".join(text for text, role in line.pieces if role in ("words", "mark")) for line in lines)
    for step in MILESTONES.steps:
        assert step.words.replace(" ", "") in said.replace(" ", "")
    assert "…" not in said


def test_compact_keeps_two_lines_of_words_a_step(english: Language) -> None:
    lines = staircase_lines(MILESTONES, start=1, milestones=True, language=english, width=30, compact=True)
    assert len(lines) <= 5 * 2 + 2
    assert any(line.plain.endswith("…") for line in lines)
    assert all(cell_len(line.plain) <= 30 for line in lines)


def test_the_pairs_own_words_stand_beside_the_values(lisas: AttainmentScale, english: Language) -> None:
    named = lisas.with_words(5, "every time").with_words(1, "now and [/x] then")
    wide = staircase_lines(named, start=1, milestones=False, language=english, width=60)
    assert wide[0].plain.endswith("10   every time")
    assert wide[4].plain.endswith("0–2  now and [/x] then  ● today")
    narrow = staircase_lines(named, start=1, milestones=False, language=english, width=26)
    assert [line.plain.split()[-1] for line in narrow[-3:]] == ["today", "now", "then"] or len(narrow) > 5


def test_wide_signs_are_counted_as_the_terminal_does(lisas: AttainmentScale, english: Language) -> None:
    named = lisas.with_words(5, "毎回間に合う" * 6)
    lines = staircase_lines(named, start=1, milestones=False, language=english, width=30)
    assert all(cell_len(line.plain) <= 30 for line in lines)
