"""``malsteg scale``: draft the five steps from two levels."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from decimal import Decimal

from assistant.commands.output import json_number, write_json
from assistant.dialogs.answers import read_span
from assistant.dialogs.context import Context
from assistant.errors import AnswerError, UsageError
from assistant.goals.measure import Better, Bounds, Span
from assistant.goals.scale import GOAL_STEP, STEPS, AttainmentScale
from assistant.goals.scale_draft import draft_scale
from assistant.i18n import Language
from assistant.wording.levels import STEP_NAMES, range_text

_MOST_DECIMALS = 2


def run(options: Namespace, language: Language, today: date) -> int:
    """Print the five steps."""
    baseline = _number(options.baseline, "--baseline", language)
    low, high = _range(options.expected, language, today)
    minimum = Decimal(0) if options.min is None else _number(options.min, "--min", language)
    maximum = None if options.max is None else _number(options.max, "--max", language)
    if options.min is None and min(baseline, low) < 0:
        raise UsageError("min_needed", value=min(baseline, low))
    if maximum is not None and maximum < minimum:
        raise UsageError("range_reversed", low=minimum, high=maximum)
    given = [value for value in (baseline, low, high, minimum, maximum) if value is not None]
    if not options.fractions:
        _check_whole(given)
    bounds = Bounds(minimum=minimum, maximum=maximum, decimals=_decimals(given, fractions=options.fractions))
    for end in (minimum, maximum):
        if end is not None:
            bounds.check(end)
    scale = draft_scale(
        bounds,
        baseline,
        Span(low=low, high=high),
        better=Better(options.better) if options.better else None,
        maintain=options.keep,
    )
    if options.json:
        write_json(scale_fields(language, scale))
    else:
        _print(language, scale, baseline)
    return 0


def scale_fields(language: Language, scale: AttainmentScale) -> dict[str, object]:
    """Return the JSON object of a scale."""
    return {
        "steps": [
            {
                "step": number,
                "level": number - GOAL_STEP,
                "low": json_number(scale.step(number).low),
                "high": json_number(scale.step(number).high),
                "text": range_text(language, scale.step(number)),
            }
            for number in STEPS
        ]
    }


def _print(language: Language, scale: AttainmentScale, baseline: Decimal) -> None:
    today = scale.step_for(baseline)
    ranges = {number: range_text(language, scale.step(number)) for number in STEPS}
    width = max(map(len, ranges.values()))
    for number in STEPS:
        name = language.text(STEP_NAMES[number])
        mark = f"  \N{BLACK CIRCLE} {language.text('today')}" if number == today else ""
        sys.stdout.write(f"{number}  {ranges[number]:<{width}}  {name}{mark}\n")


def _decimals(values: list[Decimal], *, fractions: bool) -> int:
    if not fractions:
        return 0
    used = (-int(value.normalize().as_tuple().exponent) for value in values)
    return min(_MOST_DECIMALS, max(1, *used))


def _check_whole(values: list[Decimal]) -> None:
    for value in values:
        if value != value.to_integral_value():
            raise UsageError("fractions_needed", value=value)


def _number(text: str, option: str, language: Language) -> Decimal:
    try:
        return language.read_number(text)
    except AnswerError as problem:
        raise UsageError("option_not_a_number", option=option, text=text) from problem


def _range(text: str, language: Language, today: date) -> tuple[Decimal, Decimal]:
    try:
        span = read_span(text, Context(today, language))
    except AnswerError as problem:
        raise UsageError("option_not_a_range", option="--expected", text=text) from problem
    return span.low, span.high
