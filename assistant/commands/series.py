"""``malsteg series``: the figures of a file of repeated measures."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.commands.lines import whole
from assistant.commands.output import write_json
from assistant.errors import AnswerError, UsageError
from assistant.goals.series import (
    LARGEST,
    Comparison,
    Note,
    PhaseFigures,
    SeriesFigures,
    goes_down,
    series_figures,
)
from assistant.i18n import N_, Language
from assistant.series_files.phased import read_phases
from assistant.wording.figures import (
    CONCLUDING,
    comparison_sentences,
    figure,
    note_text,
    phase_name,
    phase_sentence,
)

_MOST_BYTES: Final = 16 * 2**20
_END_OF_INPUT: Final = "Ctrl+Z, Enter" if os.name == "nt" else "Ctrl+D"


def run(options: Namespace, language: Language, today: date) -> int:
    """Read the file and give its figures."""
    goal = None if options.goal is None else _goal(options.goal, language)
    if options.file in (None, "-") and sys.stdin.isatty():
        hint = N_(
            "Write a line with the names of the columns, phase;value, then a row a line. %(key)s ends it."
        )
        sys.stderr.write(language.text(hint, key=_END_OF_INPUT) + "\n")
    file = read_phases(whole(options.file, _MOST_BYTES), language.code, today)
    if options.better is None:
        lower = goal is not None and goes_down(file.phases, goal)
    else:
        lower = options.better == "lower"
    found = series_figures(file.phases, lower_is_better=lower, goal=goal)
    notes = (*file.notes, *found.notes)
    if options.json:
        write_json(_fields(language, found, notes))
    else:
        _print(language, found, notes, goal)
    return 0


def _goal(text: str, language: Language) -> Decimal:
    try:
        goal = language.read_number(text)
    except AnswerError as problem:
        raise UsageError("option_not_a_number", option="--goal", text=text) from problem
    if abs(goal) >= LARGEST:
        raise UsageError("number_too_large", limit=LARGEST)
    return goal


# --- JSON Lines -----------------------------------------------------------------------------------


def _fields(language: Language, found: SeriesFigures, notes: tuple[Note, ...]) -> dict[str, object]:
    return {
        "phases": [phase_figures(phase) for phase in found.phases],
        "comparisons": [comparison_fields(found, comparison) for comparison in found.comparisons],
        "notes": [note_text(language, note) for note in notes],
    }


def phase_figures(phase: PhaseFigures) -> dict[str, object]:
    """Return the figures of a phase as JSON has them."""
    return {name: getattr(phase, name) for name in ("name", "n", "mean", "median", "sd", "slope")}


def comparison_fields(found: SeriesFigures, comparison: Comparison) -> dict[str, object]:
    """Return what a phase is beside the one before, as JSON has it."""
    figures = asdict(comparison)
    before, after = figures.pop("before"), figures.pop("after")
    return {"from": found.phases[before].name, "to": found.phases[after].name, **figures}


# --- lines to read --------------------------------------------------------------------------------


def _print(language: Language, found: SeriesFigures, notes: tuple[Note, ...], goal: Decimal | None) -> None:
    text = language.text
    lines = [
        text(N_("Lower is better.") if found.lower_is_better else N_("Higher is better.")),
        "",
        *_table(language, found.phases),
        "",
    ]
    lines += [
        phase_sentence(language, phase, lower_is_better=found.lower_is_better) for phase in found.phases
    ]
    for comparison in found.comparisons:
        lines += ["", *comparison_sentences(language, found, comparison, goal)]
        if comparison.nap is not None:
            lines.append(_figures(language, comparison))
    if notes:
        lines += ["", *(f"* {note_text(language, note)}" for note in notes)]
    if found.comparisons:
        lines += ["", text(CONCLUDING)]
    sys.stdout.write("\n".join(lines) + "\n")


def _table(language: Language, phases: tuple[PhaseFigures, ...]) -> list[str]:
    text = language.text
    head = [
        text(N_("Phase")),
        text(N_("n")),
        text(N_("Mean")),
        text(N_("Median")),
        text(N_("SD")),
        text(N_("Slope")),
    ]
    rows = [head]
    for phase in phases:
        figures = [figure(language, value) for value in (phase.mean, phase.median, phase.sd)]
        rows.append([phase_name(phase.name), str(phase.n), *figures, figure(language, phase.slope, 3)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    ]


def _figures(language: Language, comparison: Comparison) -> str:
    text = language.text
    error = text(N_("standard error %(error)s"), error=figure(language, comparison.nap_se))
    corrected = text(N_("baseline-corrected Tau"))
    return "  ".join(
        (
            f"NAP {figure(language, comparison.nap)} ({error})",
            f"Tau {figure(language, comparison.tau)}",
            f"Tau-U {figure(language, comparison.tau_u)}",
            f"{corrected} {figure(language, comparison.tau_bc)}",
            f"PND {figure(language, comparison.pnd)}",
        )
    )
