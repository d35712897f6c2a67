"""``malsteg score``: the T-score of several goals, with the arithmetic."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from assistant.commands.output import json_number, write_json
from assistant.errors import AnswerError, UsageError
from assistant.goals.score import RHO, TScore, t_score
from assistant.i18n import N_, Language
from assistant.wording.figures import ScoreTerm, score_terms

if TYPE_CHECKING:
    from assistant.goals.attainment import CaseScore

_GOAL_STEP: Final = 3
_WHOLE: Final = re.compile(r"[-+\N{MINUS SIGN}]?[0-9]{1,3}")
_PLAIN: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")


def run(options: Namespace, language: Language, today: date) -> int:
    """Score the goals that are given, or those of a case."""
    if options.case is not None:
        return _score_case(options, language, today)
    if not options.levels:
        raise UsageError("score_what")
    levels = [_level(text, steps=options.steps) for text in options.levels]
    weights = None if options.weights is None else _weights(options.weights, language)
    rho = RHO if options.rho is None else _number(options.rho, "--rho", language)
    score = t_score(levels, weights, rho)
    terms = score_terms(language, score)
    if options.json:
        write_json(_fields(score, terms))
        for term in terms:
            if term.name == "left_out":
                sys.stderr.write(f"{term.text}\n")
    else:
        _print(language, score, terms)
    return 0


# --- a case ---------------------------------------------------------------------------------------


def _score_case(options: Namespace, language: Language, today: date) -> int:
    """Tell how it has gone with every goal of a case, and with all of them together."""
    from assistant.commands.access import open_records
    from assistant.goals.attainment import case_score
    from assistant.wording.standing import case_told

    if options.levels or options.weights is not None or options.steps:
        raise UsageError("score_what")
    records = open_records(options, language, today, to_read=True)
    case = records.find_case(options.case)
    goals = records.goals_of(case.id)
    rho = RHO if options.rho is None else _number(options.rho, "--rho", language)
    score = case_score(goals, rho=rho)
    if options.json:
        write_json({"case": case.id, "goals": [goal.id for goal in goals], "scores": _case_fields(score)})
        return 0
    blocks = []
    for told in case_told(language, goals, score, case.alias):
        lines = [f"{part.heading}: {part.text}" if part.heading else part.text for part in told.parts]
        blocks.append("\n".join([told.heading, *lines]))
    sys.stdout.write("\n\n".join(blocks) + "\n")
    return 0


def _case_fields(score: CaseScore) -> dict[str, object]:
    """The scores as each of the two sees it: they are the same unless they saw different steps."""
    return {
        party.value: {
            "baseline": float(score.by[party].baseline.t),
            "achieved": float(score.by[party].achieved.t),
            "difference": float(score.by[party].difference),
            "counted": list(score.counted[party]),
            "left_out": list(score.left_out[party]),
        }
        if party in score.by
        else None
        for party in score.counted
    }


# --- levels given ---------------------------------------------------------------------------------


def _level(text: str, *, steps: bool) -> int:
    wrong = UsageError("step_unknown" if steps else "level_unknown", level=text)
    if not _WHOLE.fullmatch(text.strip()):
        raise wrong
    number = int(text.strip().replace("\N{MINUS SIGN}", "-"))
    level = number - _GOAL_STEP if steps else number
    if not -2 <= level <= 2:
        raise wrong
    return level


def _weights(text: str, language: Language) -> list[Decimal]:
    """Read weights between commas; between semicolons or spaces they may have a decimal comma."""
    if ";" in text or " " in text.strip():
        parts = [part.strip(",") for part in re.split(r"[;\s]+", text.strip(" ;"))]
        return [_number(part, "--weights", language) for part in parts]
    parts = text.split(",")
    for part in parts:
        if not _PLAIN.fullmatch(part.strip()):
            raise UsageError("option_not_a_number", option="--weights", text=part)
    return [Decimal(part.strip()) for part in parts]


def _number(text: str, option: str, language: Language) -> Decimal:
    try:
        return language.read_number(text)
    except AnswerError as problem:
        raise UsageError("option_not_a_number", option=option, text=text) from problem


def _fields(score: TScore, terms: tuple[ScoreTerm, ...]) -> dict[str, object]:
    return {
        "t": float(score.t),
        "levels": list(score.levels),
        "weights": [json_number(weight) for weight in score.weights],
        "rho": json_number(score.rho),
        "terms": [{"name": term.name, "text": term.text, "value": json_number(term.value)} for term in terms],
    }


def _print(language: Language, score: TScore, terms: tuple[ScoreTerm, ...]) -> None:
    """Print the steps, then the arithmetic, then the score."""
    for goal, (level, weight) in enumerate(zip(score.levels, score.weights, strict=True), start=1):
        line = language.text(
            N_("Goal %(goal)s: step %(step)s, level %(level)s, weight %(weight)s"),
            goal=goal,
            step=level + _GOAL_STEP,
            level=language.number(level),
            weight=language.number(weight, 4),
        )
        sys.stdout.write(f"{line}\n")
    sys.stdout.write("\n" + "".join(f"{term.text}\n" for term in terms[:-1]))
    sys.stdout.write(f"\nT = {language.number(score.t)}\n{terms[-1].text}\n")
