"""Scores and the figures of repeated measures, in words that a person can follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.goals.score import TScore
from assistant.goals.series import Comparison, Note, PhaseFigures, SeriesFigures
from assistant.i18n import N_, Language
from assistant.wording.signs import one_line

_LONGEST_NAME: Final = 40
_MOST_LINES: Final = 8

STEPS_FIRST: Final = N_(
    "The steps come first: they are ranks, and the way from one to the next need not be equally long. T only "
    "sums them up."
)
CONCLUDING: Final = N_(
    "Before you conclude: was it carried out as planned? A change is no proof of what brought it about."
)


def figure(language: Language, value: float | Decimal | None, decimals: int = 2) -> str:
    """Write a figure, a dash where there is none."""
    if value is None:
        return "\N{EN DASH}"
    return language.number(round(Decimal(value), decimals) + 0, decimals)


def phase_name(name: str) -> str:
    """Return a phase's name as it may be shown anywhere: on one line and not too long."""
    return one_line(name, _LONGEST_NAME)


# --- the T-score ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ScoreTerm:
    """A step of the reckoning: a stable name, the sum written out, and what it comes to."""

    name: str
    text: str
    value: Decimal | None = None


def score_terms(language: Language, score: TScore) -> tuple[ScoreTerm, ...]:
    """Write out the T-score term by term; the last says what it does not tell."""

    def number(value: Decimal | int) -> str:
        shown = language.number(value, 4)
        return f"({shown})" if value < 0 else shown

    counted = [(weight, level) for weight, level in zip(score.weights, score.levels, strict=True) if weight]
    products = " + ".join(f"{number(weight)}·{number(level)}" for weight, level in counted)
    squares = " + ".join(f"{number(weight)}²" for weight, _ in counted)
    weights = " + ".join(number(weight) for weight, _ in counted)
    rho, spread = language.number(score.rho, 4), round(score.variance.sqrt(), 4)
    spread_sum = (
        f"√((1 \N{MINUS SIGN} {rho})·{number(score.sum_of_squares)} + {rho}·{number(score.sum_of_weights)}²)"
        f" = √{number(score.variance)}"
    )
    t_sum = f"50 + 10·{number(score.weighted_sum)} / {number(spread)}"
    text = language.text
    terms = [
        ScoreTerm("left_out", text(N_("Goal %(goal)s has weight 0 and is left out."), goal=goal), Decimal(0))
        for goal in score.left_out
    ]
    for name, words, written, value in (
        ("weighted_sum", N_("Weight times level, added up: %(sum)s"), products, score.weighted_sum),
        (
            "sum_of_squares",
            N_("The squares of the weights, added up: %(sum)s"),
            squares,
            score.sum_of_squares,
        ),
        ("sum_of_weights", N_("The weights, added up: %(sum)s"), weights, score.sum_of_weights),
        ("spread", N_("The spread to be expected of that: %(sum)s"), spread_sum, spread),
        ("t", N_("T, where 50 is as expected: %(sum)s"), t_sum, round(score.t, 2)),
    ):
        terms.append(ScoreTerm(name, text(words, sum=f"{written} = {language.number(value, 4)}"), value))
    return (*terms, ScoreTerm("steps_first", text(STEPS_FIRST)))


# --- repeated measures ----------------------------------------------------------------------------

_MOVING: Final = {
    (1, False): N_("on the way up, as you want it"),
    (-1, False): N_("on the way down, away from the goal"),
    (1, True): N_("on the way up, away from the goal"),
    (-1, True): N_("on the way down, as you want it"),
    (0, False): N_("no clear direction"),
    (0, True): N_("no clear direction"),
}

_STEADY: Final = {
    True: N_("steady: %(near)s of %(n)s near the middle"),
    False: N_("uneven: %(near)s of %(n)s near the middle"),
    None: N_("how steady it is cannot be told around 0"),
}


def phase_sentence(language: Language, phase: PhaseFigures, *, lower_is_better: bool) -> str:
    """Say the level, the trend and the stability of a phase in one sentence."""
    name, text = phase_name(phase.name), language.text
    if not phase.n:
        return text(N_("%(phase)s: no values."), phase=name)
    values = language.plural("%(number)s value", "%(number)s values", phase.n)
    mean = figure(language, phase.mean)
    if phase.moving is None:
        return text(
            N_("%(phase)s: %(mean)s on average of %(values)s; too few to see a direction."),
            phase=name,
            mean=mean,
            values=values,
        )
    return text(
        N_("%(phase)s: %(mean)s on average of %(values)s; %(trend)s; %(stability)s."),
        phase=name,
        mean=mean,
        values=values,
        trend=text(_MOVING[phase.moving, lower_is_better]),
        stability=text(_STEADY[phase.steady], near=phase.near, n=phase.n),
    )


def comparison_sentences(
    language: Language, found: SeriesFigures, comparison: Comparison, goal: Decimal | None
) -> list[str]:
    """Say in plain words how a phase differs from the one before."""
    before, after = found.phases[comparison.before], found.phases[comparison.after]
    names = {"before": phase_name(before.name), "after": phase_name(after.name)}
    text = language.text
    if comparison.nap is None:
        return [text(N_("From “%(before)s” to “%(after)s”: too few values to compare."), **names)]
    sentences = [
        text(
            N_(
                "From “%(before)s” to “%(after)s”: take one value of each, and the later is the better one "
                "%(times)s times out of 100."
            ),
            **names,
            times=figure(language, 100 * comparison.nap, 0),
        )
    ]
    if comparison.goal_percent is not None and goal is not None:
        sentences.append(
            text(
                N_("On average it has come %(percent)s %% of the way to the goal, %(goal)s."),
                percent=figure(language, comparison.goal_percent, 0),
                goal=figure(language, goal),
            )
        )
    return sentences


_NOTES: Final = {
    "phase_empty": N_("“%(phase)s” has no values, so nothing can be said of it."),
    "phase_of_one": N_(
        "“%(phase)s” has a single value: it has no spread and no direction, and is not compared. Each phase "
        "needs at least %(fewest)s."
    ),
    "phase_too_short": N_(
        "“%(phase)s” has %(count)s values, so it is not compared. Each phase needs at least %(fewest)s."
    ),
    "phase_short": N_(
        "“%(phase)s” has only %(count)s values. With fewer than %(enough)s, one odd day can turn the figures."
    ),
    "one_phase": N_("There is only one phase, so there is nothing to compare."),
    "all_equal": N_(
        "From “%(before)s” to “%(after)s”: all values are the same, so nothing can be concluded. NAP has no "
        "standard error then."
    ),
    "no_overlap": N_(
        "From “%(before)s” to “%(after)s”: the values do not overlap at all. The standard error of NAP is "
        "the least it can be, and no certainty."
    ),
    "tau_u_beyond_one": N_(
        "From “%(before)s” to “%(after)s”: Tau-U goes beyond 1, because the first of them moved the other "
        "way. Read Tau beside it."
    ),
    "goal_reached_before": N_(
        "From “%(before)s” to “%(after)s”: the first of them is at the goal, %(goal)s, or beyond it already, "
        "so no share of the way can be told."
    ),
    "baseline_moving": N_(
        "“%(before)s” was already moving the way you want. Some of the change may have come by itself."
    ),
    "baseline_perhaps_moving": N_(
        "“%(before)s” seems to have been moving the way you want already. Some of the change may have come "
        "by itself."
    ),
    "trend_taken_away": N_(
        "From “%(before)s” to “%(after)s”: the direction in the first of them, %(slope)s from each value to "
        "the next, is taken away in the baseline-corrected Tau."
    ),
    "trend_untestable": N_(
        "From “%(before)s” to “%(after)s”: no test can find a direction in %(count)s values, so the "
        "baseline-corrected Tau is the same as Tau."
    ),
    "pnd_warning": N_(
        "PND hangs on the one best value of the earlier phase: a single odd day decides it. Never read it "
        "alone."
    ),
    "days_ahead": N_("There are days that have not been yet, on lines %(lines)s. Look at the year."),
    "day_twice": N_("%(date)s stands on several rows, lines %(lines)s. All of them are counted."),
}


def note_text(language: Language, note: Note) -> str:
    """Say why a figure is missing, or what to bear in mind with it."""
    if note.code == "values_missing":
        return language.plural(
            "“%(phase)s” lacks %(number)s value, which is not counted.",
            "“%(phase)s” lacks %(number)s values, which are not counted.",
            int(str(note.params["count"])),
            phase=phase_name(str(note.params["phase"])),
        )
    shown = {name: _shown(language, value) for name, value in note.params.items()}
    return language.text(_NOTES[note.code], **shown)


def _shown(language: Language, value: object) -> str:
    if isinstance(value, date):
        return language.long_date(value)
    if isinstance(value, float | Decimal):
        return figure(language, value, 3)
    if isinstance(value, tuple):
        more = ["\N{HORIZONTAL ELLIPSIS}"] if len(value) > _MOST_LINES else []
        return ", ".join([*map(str, value[:_MOST_LINES]), *more])
    return phase_name(value) if isinstance(value, str) else str(value)
