"""``malsteg review``: goal statements, one a line, each held up against the five criteria."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from assistant.coach.findings import Quantity
from assistant.coach.reading import Reading, read
from assistant.coach.review import Criterion, criteria_set, review
from assistant.coach.text import LONGEST_READ
from assistant.commands.lines import Lines, Progress
from assistant.commands.output import criterion_fields, json_number, write_json
from assistant.i18n import N_, Language
from assistant.wording.criteria import NAMES, criterion_words
from assistant.wording.signs import one_line

_LONGEST_SHOWN: Final = 500
_NARROWEST: Final = 40
"""Signs that a reason needs beside its heading; where there are fewer it stands below."""
_END_OF_INPUT: Final = "Ctrl+Z, Enter" if os.name == "nt" else "Ctrl+D"

_READ_AS: Final = {
    "sv": N_("Read as Swedish."),
    "da": N_("Read as Danish."),
    "en": N_("Read as English."),
}
_IDENTIFIERS: Final = {
    "personal_id": N_("There seems to be a personal identity number here. Take it out."),
    "phone": N_("There seems to be a phone number here. Take it out."),
    "email": N_("There seems to be an e-mail address here. Take it out."),
}


@dataclass
class _Tally:
    """What is told when all is read."""

    statements: int = 0
    other_language: int = 0
    cut: int = 0
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)


def run(options: Namespace, language: Language, today: date) -> int:
    """Read the statements and say what each lacks, as they come."""
    criteria = criteria_set(options.criteria or _chosen_criteria(), language.code)
    tally = _Tally()
    with closing(Lines(options.file)) as lines, closing(Progress(lines, language)) as progress:
        if lines.typed:
            hint = N_("Write one goal a line. %(key)s ends it.")
            sys.stderr.write(language.text(hint, key=_END_OF_INPUT) + "\n")
        try:
            for statement in lines:
                if not statement.strip():
                    continue
                reading = read(statement, language.code, today)
                found = review(reading, criteria, today=today)
                _count(tally, reading, found, language)
                progress.make_way()
                if options.json:
                    write_json(_fields(language, reading, found))
                else:
                    _print(language, reading, found, first=tally.statements == 1)
                if lines.live:
                    sys.stdout.flush()
                progress.show(tally.statements)
        finally:
            # What has been said of the lines before comes before what is said of a line that cannot be read.
            sys.stdout.flush()
    _tell(tally, language, summary=not options.json)
    return 0


def _chosen_criteria() -> str | None:
    from assistant.config import load_settings

    return load_settings().criteria


def _count(tally: _Tally, reading: Reading, found: tuple[Criterion, ...], language: Language) -> None:
    tally.statements += 1
    tally.other_language += reading.language != language.code
    tally.cut += len(reading.text) > LONGEST_READ
    tally.verdicts.update((criterion.name, criterion.verdict) for criterion in found)


# --- JSON Lines -----------------------------------------------------------------------------------


def _fields(language: Language, reading: Reading, found: tuple[Criterion, ...]) -> dict[str, object]:
    return {
        "text": reading.text,
        "direction": reading.direction,
        "vague": reading.vague,
        "avoidance": reading.avoidance,
        "measurable": reading.measurable,
        "time_bound": reading.time_bound,
        "deadline": reading.deadline.isoformat() if reading.deadline else None,
        "all_or_nothing": reading.all_or_nothing,
        "activity": reading.activity,
        "staff_goal": reading.staff_goal,
        "multiple": reading.multiple,
        "quantities": [_quantity(quantity) for quantity in reading.quantities],
        "identifiers": [
            {"kind": each.kind, "start": each.mark.start, "end": each.mark.end}
            for each in reading.identifiers
        ],
        "unsure": list(reading.unsure),
        "criteria": [criterion_fields(criterion_words(language, criterion)) for criterion in found],
    }


def _quantity(found: Quantity) -> dict[str, object]:
    value = (
        json_number(found.low)
        if found.low == found.high
        else [json_number(found.low), json_number(found.high)]
    )
    return {"value": value, "unit": found.unit, "per": found.per, "of": json_number(found.of)}


# --- lines to read --------------------------------------------------------------------------------


def _print(language: Language, reading: Reading, found: tuple[Criterion, ...], *, first: bool) -> None:
    """Print the statement, what there is to say about it as a whole, and its five criteria."""
    columns = _columns()
    lines = [] if first else [""]
    lines += _wrapped(one_line(reading.text, _LONGEST_SHOWN), "", columns)
    for note in _notes(language, reading):
        lines += _wrapped(note, "  ", columns)
    worded = [criterion_words(language, criterion) for criterion in found]
    names = max(len(words.name) for words in worded)
    findings = max(len(words.finding) for words in worded)
    for words in worded:
        heading = f"  {words.letter}  {words.name:<{names}}  {words.finding:<{findings}}  "
        texts = [text for text in (words.reason, words.advice) if text]
        lines += _beside(heading, texts, columns)
    sys.stdout.write("\n".join(lines) + "\n")


def _notes(language: Language, reading: Reading) -> Iterator[str]:
    if reading.language != language.code:
        yield language.text(_READ_AS[reading.language])
    if len(reading.text) > LONGEST_READ:
        yield language.text(N_("Only the first %(limit)s signs are read."), limit=LONGEST_READ)
    for kind in dict.fromkeys(each.kind for each in reading.identifiers):
        yield language.text(_IDENTIFIERS[kind])


def _beside(heading: str, texts: list[str], columns: int | None) -> list[str]:
    """Set texts beside a heading, or below it where there is too little room."""
    if columns is not None and columns - len(heading) < _NARROWEST:
        return [heading.rstrip(), *(line for text in texts for line in _wrapped(text, "     ", columns))]
    indent = " " * len(heading)
    lines = [line for text in texts for line in _wrapped(text, indent, columns)]
    return [heading + lines[0].removeprefix(indent), *lines[1:]]


def _wrapped(text: str, indent: str, columns: int | None) -> list[str]:
    if columns is None:
        return [indent + text]
    import textwrap

    width = max(columns, len(indent) + _NARROWEST)
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent) or [indent]


def _columns() -> int | None:
    """The width of the terminal; None where it is no terminal, and whoever reads it wraps the lines."""
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return None


# --- when all is read -----------------------------------------------------------------------------


def _tell(tally: _Tally, language: Language, *, summary: bool) -> None:
    """Say on standard error how it went over all: a line for each thing there is to say."""
    lines = []
    if summary and tally.statements > 1:
        lines += ["", *_summary(tally, language)]
    if tally.other_language:
        lines.append(
            language.plural(
                "%(number)s goal is plainly in another language, and was read in it.",
                "%(number)s goals are plainly in another language, and were read in it.",
                tally.other_language,
            )
        )
    if tally.cut:
        lines.append(
            language.plural(
                "%(number)s goal is very long: only its first %(limit)s signs were read.",
                "%(number)s goals are very long: only their first %(limit)s signs were read.",
                tally.cut,
                limit=LONGEST_READ,
            )
        )
    if not tally.statements:
        lines.append(language.text(N_("There was no goal to read.")))
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def _summary(tally: _Tally, language: Language) -> Iterator[str]:
    count = tally.statements
    yield language.plural("%(number)s goal read.", "%(number)s goals read.", count)
    names = {name: language.text(NAMES[name]) for name, _ in tally.verdicts}
    width = max(map(len, names.values()))
    for name, shown in names.items():
        met, asked = tally.verdicts[name, "met"], tally.verdicts[name, "ask"]
        text = language.text(N_("%(met)s of %(count)s in place"), met=met, count=count)
        if asked:
            text += ", " + language.text(N_("%(asked)s to talk about"), asked=asked)
        yield f"  {shown:<{width}}  {text}"
