"""How well the coach reads: ``python3 run.py python benchmarks/coach/measure.py [FOLDER] [--wrong FINDING]``.

Compares readings with the labelled statements and answers in FOLDER (default: the one beside this file) and
prints precision, recall and F1 for each finding and language. What each finding counts:

* findings of yes or no: statements on which it is true; ``direction``: each value against all others;
* ``deadline``: dates; ``quantities`` and ``identifiers``: each quantity or span, right only as a whole;
* ``when``: answers to "by when?", where a date, or a problem with its code, is right or wrong; ``invented``
  counts dates given where there should be none.

``--wrong FINDING`` shows the statements on which one finding differs, ``--lang`` only one language.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from assistant.coach.findings import Quantity
from assistant.coach.reading import Reading, read
from assistant.coach.when import read_when

HERE: Final = Path(__file__).resolve().parent
TODAY: Final = date(2027, 3, 1)
LANGUAGES: Final = ("sv", "da", "en")
YES_OR_NO: Final = (
    "vague",
    "avoidance",
    "measurable",
    "time_bound",
    "all_or_nothing",
    "activity",
    "staff_goal",
    "multiple",
)
FINDINGS: Final = ("direction", *YES_OR_NO, "deadline", "quantities", "identifiers")


@dataclass
class Tally:
    """What was found and was there, what was found and was not, and what was missed."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def count(self, wanted: Counter[Any], found: Counter[Any]) -> bool:
        """Count one statement; True if all was as it should be."""
        self.right += (wanted & found).total()
        self.invented += (found - wanted).total()
        self.missed += (wanted - found).total()
        return wanted == found

    @property
    def precision(self) -> float:
        """The share of what was found that was there."""
        return self.right / (self.right + self.invented) if self.right + self.invented else 1.0

    @property
    def recall(self) -> float:
        """The share of what was there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.right + self.invented + self.missed
        return 2 * self.right / total if total else 1.0


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the labelled lines of a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line, parse_float=Decimal)


def labelled(said: dict[str, Any], finding: str) -> Counter[Any]:
    """Return what the label says of one finding, as things to be counted."""
    value = said[finding]
    if finding == "quantities":
        return Counter(_quantity(part["value"], part) for part in value)
    if finding == "identifiers":
        return Counter((part["kind"], part["start"], part["end"]) for part in value)
    if finding == "direction":
        return Counter([value])
    return Counter([value]) if value else Counter()


def found(reading: Reading, finding: str) -> Counter[Any]:
    """Return what the coach says of one finding, as things to be counted."""
    if finding == "quantities":
        return Counter(_found_quantity(quantity) for quantity in reading.quantities)
    if finding == "identifiers":
        return Counter((part.kind, part.mark.start, part.mark.end) for part in reading.identifiers)
    value = getattr(reading, finding)
    if finding == "direction":
        return Counter([value])
    if finding == "deadline":
        return Counter([value.isoformat()]) if value else Counter()
    return Counter([True]) if value else Counter()


def _quantity(value: Any, part: dict[str, Any]) -> tuple[Any, ...]:
    low, high = value if isinstance(value, list) else (value, value)
    of = None if part["of"] is None else Decimal(part["of"])
    return Decimal(low), Decimal(high), part["unit"], part["per"], of


def _found_quantity(quantity: Quantity) -> tuple[Any, ...]:
    return quantity.low, quantity.high, quantity.unit, quantity.per, quantity.of


def statements(folder: Path, language: str, wrong: str | None) -> dict[str, Tally]:
    """Tally every finding over the statements of a language."""
    tallies = {finding: Tally() for finding in FINDINGS}
    for said in lines(folder / f"statements.{language}.jsonl"):
        reading = read(said["text"], language, TODAY)
        for finding, tally in tallies.items():
            wanted, got = labelled(said, finding), found(reading, finding)
            if not tally.count(wanted, got) and finding == wrong:
                print(f"  {said['text']}\n    label {dict(wanted)}\n    found {dict(got)}")
    return tallies


def answers(folder: Path, language: str, wrong: str | None) -> tuple[Tally, int]:
    """Tally the answers to "by when?"; return with it how many dates were invented."""
    tally, invented = Tally(), 0
    for said in lines(folder / f"times.{language}.jsonl"):
        answer = read_when(said["text"], language, TODAY)
        day = answer.day.isoformat() if answer.day else None
        invented += day is not None and day != said["date"]
        wanted, got = Counter([(said["date"], said["problem"])]), Counter([(day, answer.problem)])
        if not tally.count(wanted, got) and wrong == "when":
            print(f"  {said['text']}\n    label {dict(wanted)}\n    found {dict(got)}")
    return tally, invented


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="How well the coach reads.")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    parser.add_argument("--wrong", choices=(*FINDINGS, "when"))
    parser.add_argument("--lang", choices=LANGUAGES)
    options = parser.parse_args()
    languages = (options.lang,) if options.lang else LANGUAGES
    rows: dict[str, list[Tally]] = {}
    invented = {}
    for language in languages:
        for finding, tally in statements(options.folder, language, options.wrong).items():
            rows.setdefault(finding, []).append(tally)
        tally, invented[language] = answers(options.folder, language, options.wrong)
        rows.setdefault("when", []).append(tally)
    print("| finding | " + " | ".join(f"{name} P | R | F1" for name in languages) + " |")
    print("|---|" + "---:|---:|---:|" * len(languages))
    for finding, tallies in rows.items():
        cells = (f"{tally.precision:.2f} | {tally.recall:.2f} | {tally.f1:.2f}" for tally in tallies)
        print(f"| {finding} | " + " | ".join(cells) + " |")
    print(f"\nDates invented: {', '.join(f'{name} {count}' for name, count in invented.items())}")


if __name__ == "__main__":
    main()
