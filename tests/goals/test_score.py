"""T-scores of several goals, and the category of change of one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.goals.measure import Better, Bounds, StateMeasure
from assistant.goals.scale import AttainmentScale, Step, make_scale, milestone_scale
from assistant.goals.score import Change, change_category, goal_weight, t_change, t_score


@pytest.mark.parametrize(
    ("levels", "weights", "rho", "t"),
    [
        ([-1, -1, 0, 0, -1], None, "0.3", "40.95"),
        ([0, 0, -1], None, "0.3", "45.44"),
        ([1, 1], None, "0.3", "62.40"),
        ([1, 1], None, "0", "64.14"),
        ([1, 0], [6, 6], "0.3", "56.20"),
        ([-2, -2, -2], None, "0.3", "22.61"),
        ([2, 2, 2, 2, 2, 2], None, "0.3", "80.98"),
    ],
)
def test_published_scores(levels: list[int], weights: list[int] | None, rho: str, t: str) -> None:
    assert round(t_score(levels, weights, Decimal(rho)).t, 2) == Decimal(t)


def test_every_number_on_the_way_can_be_shown() -> None:
    score = t_score([2, 0, -1], [9, 4, 1])

    assert score.products == (18, 0, -1)
    assert (score.weighted_sum, score.sum_of_squares, score.sum_of_weights) == (17, 98, 14)
    assert score.variance == Decimal("127.4")  # 0.7·98 + 0.3·14²
    assert round(score.t, 2) == Decimal("65.06")


def test_a_weight_of_zero_drops_a_goal_and_says_which() -> None:
    score = t_score([2, -1, 0], [0, 1, 1])

    assert score.left_out == (1,)
    assert score.t == t_score([-1, 0]).t


@pytest.mark.parametrize(
    ("levels", "weights", "rho", "code"),
    [
        ([], None, "0.3", "no_levels"),
        ([3], None, "0.3", "level_unknown"),
        ([0, 1], [1], "0.3", "weights_uneven"),
        ([0, 1], [1, -1], "0.3", "weight_unusable"),
        ([0, 1], [1, Decimal("NaN")], "0.3", "weight_unusable"),
        ([0, 1], [1, Decimal(10) ** 9], "0.3", "weight_unusable"),
        ([0, 1], [0, 0], "0.3", "weights_all_zero"),
        ([0, 1], None, "1", "rho_outside"),
        ([0, 1], None, "-0.1", "rho_outside"),
        ([0, 1], None, "NaN", "rho_outside"),
    ],
)
def test_what_cannot_be_scored_is_refused(
    levels: list[int], weights: list[Decimal | int] | None, rho: str, code: str
) -> None:
    with pytest.raises(AnswerError) as refused:
        t_score(levels, weights, Decimal(rho))
    assert refused.value.code == code


def test_the_change_of_a_case_is_achieved_less_baseline() -> None:
    change = t_change([-1, -2, -1], [0, 0, -1])

    assert round(change.baseline.t, 2) == Decimal("31.74")
    assert round(change.achieved.t, 2) == Decimal("45.44")
    assert change.difference == change.achieved.t - change.baseline.t
    with pytest.raises(AnswerError, match="levels_uneven"):
        t_change([-1, -1], [0])


def test_a_weight_is_importance_times_difficulty() -> None:
    assert {goal_weight(a, b) for a in range(4) for b in range(4)} == {0, 1, 2, 3, 4, 6, 9}
    with pytest.raises(AnswerError, match="outside_measure"):
        goal_weight(4, 1)


LEVELS = st.lists(st.integers(-2, 2), min_size=1, max_size=12)
RHOS = st.decimals("0", "0.99", places=2)


@given(LEVELS, RHOS)
def test_all_as_expected_is_50_and_the_mirrored_levels_are_as_far_on_the_other_side(
    levels: list[int], rho: Decimal
) -> None:
    assert t_score([0] * len(levels), rho=rho).t == 50
    mirrored = t_score([-level for level in levels], rho=rho).t
    assert mirrored - 50 == pytest.approx(50 - t_score(levels, rho=rho).t)


@given(LEVELS, RHOS, st.data())
def test_one_goal_a_step_higher_never_lowers_the_score(
    levels: list[int], rho: Decimal, data: st.DataObject
) -> None:
    weights = [data.draw(st.sampled_from((0, 1, 2, 3, 4, 6, 9))) for _ in levels]
    weights[0] = weights[0] or 1
    goal = data.draw(st.integers(0, len(levels) - 1))
    higher = [min(2, level + 1) if place == goal else level for place, level in enumerate(levels)]

    assert t_score(higher, weights, rho).t >= t_score(levels, weights, rho).t


@given(LEVELS, RHOS)
def test_the_score_lies_between_those_of_the_lowest_and_the_highest_steps(
    levels: list[int], rho: Decimal
) -> None:
    lowest, highest = (t_score([end] * len(levels), rho=rho).t for end in (-2, 2))
    assert lowest <= t_score(levels, rho=rho).t <= highest


@given(LEVELS, RHOS, st.integers(1, 9))
def test_only_the_proportions_of_the_weights_count(levels: list[int], rho: Decimal, weight: int) -> None:
    weighted = t_score(levels, [weight] * len(levels), rho).t
    assert weighted == pytest.approx(t_score(levels, rho=rho).t)


# --- what has become of one goal ------------------------------------------------------------------


def of_ten(better: Better, *steps: tuple[int, int]) -> AttainmentScale:
    made = tuple(Step(low=Decimal(low), high=Decimal(high)) for low, high in steps)
    return make_scale(Bounds(maximum=Decimal(10)), better, made)


MORE = of_ten(Better.HIGHER, (0, 2), (3, 5), (6, 7), (8, 9), (10, 10))
FEWER = of_ten(Better.LOWER, (8, 10), (5, 7), (3, 4), (1, 2), (0, 0))


@pytest.mark.parametrize(
    ("scale", "baseline", "now", "maintain", "change"),
    [
        (MORE, 0, 3, False, Change.IMPROVED),  # Lisa at the first follow-up
        (MORE, 0, 1, False, Change.IMPROVED),  # better, though on the same step
        (MORE, 0, 6, False, Change.REACHED),
        (MORE, 0, 10, False, Change.REACHED),
        (MORE, 0, 0, False, Change.NONE),
        (MORE, 4, 3, False, Change.NEGATIVE),
        (FEWER, 9, 4, False, Change.REACHED),
        (FEWER, 9, 6, False, Change.IMPROVED),
        (FEWER, 7, 9, False, Change.NEGATIVE),
        (MORE, 7, 7, True, Change.REACHED),  # kept as it was: that is what was asked
        (MORE, 7, 6, True, Change.REACHED),  # a little lower, still on step 3
        (MORE, 6, 9, True, Change.REACHED),
        (MORE, 6, 5, True, Change.NEGATIVE),
        (MORE, 4, 5, True, Change.IMPROVED),  # begun below step 3 after all
        (MORE, 4, 4, True, Change.NONE),
        (FEWER, 3, 5, True, Change.NEGATIVE),
    ],
)
def test_the_category_of_change(
    scale: AttainmentScale, baseline: int, now: int, maintain: bool, change: Change
) -> None:
    assert change_category(scale, Decimal(baseline), Decimal(now), maintain=maintain) is change


def test_described_milestones_have_a_category_too() -> None:
    scale = milestone_scale(StateMeasure(milestones=("none", "asked", "on the list", "offered", "moved in")))

    assert change_category(scale, Decimal(1), Decimal(3), maintain=False) is Change.REACHED
    assert change_category(scale, Decimal(1), Decimal(2), maintain=False) is Change.IMPROVED


@pytest.mark.parametrize(("baseline", "now"), [(0, 11), (11, 0)])
def test_a_value_outside_the_measure_is_refused(baseline: int, now: int) -> None:
    with pytest.raises(AnswerError, match="outside_measure"):
        change_category(MORE, Decimal(baseline), Decimal(now), maintain=False)
