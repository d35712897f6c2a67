"""Making documents: a plan of five goals in a fresh process, a status with charts, and where time goes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from assistant.documents.builders import build
from assistant.documents.material import Material, Notes
from assistant.documents.writers import FORMATS, write
from assistant.goals.goal import (
    Acceptance,
    Action,
    Agreement,
    Direction,
    Formulation,
    Goal,
    GoalVersion,
    propose_scale,
)
from assistant.goals.measure import Span
from assistant.goals.measurements import Entry, PhaseKind, Rhythm, Series, SeriesPhase, own_measure
from assistant.i18n import Language
from clock import median_ms
from table import Table

TODAY = date(2027, 3, 1)
GOALS = 5
DAYS = 56
ROUNDS = 7
_USUAL = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _goals() -> tuple[Goal, ...]:
    yes = Acceptance(answer=Agreement.YES)
    said = Formulation(
        purpose="Kim har ett arbete som håller",
        wish="Jag kommer en halvtimme för sent.",
        direction=Direction.INCREASE,
        what="komma i tid till kurserna",
        measure_kind="occasions",
        occasions_of=10,
        counted="kurstillfällen",
        baseline=Decimal(0),
        expected=Span(low=Decimal(6), high=Decimal(7)),
        deadline=date(2027, 6, 1),
        helps="Tydliga uppgifter.",
        plan=tuple(Action(what=f"Samtal {n}", who="handledaren", how_often="var 14:e dag") for n in range(3)),
        client_acceptance=yes,
        worker_acceptance=yes,
    )
    said = said.model_copy(update={"scale": propose_scale(said)})
    return tuple(
        Goal(
            id=f"g{number}",
            case_id="c",
            versions=(
                GoalVersion(
                    goal_id=f"g{number}",
                    number=1,
                    formulation=said,
                    accepted_on=TODAY,
                    accepted_at=datetime.now(UTC),
                ),
            ),
        )
        for number in range(GOALS)
    )


def _notes(goal: Goal) -> Notes:
    """Eight weeks of daily notes in three phases."""
    chance = random.Random(goal.id)  # noqa: S311 - any numbers will do
    since = TODAY - timedelta(days=DAYS)
    said = goal.latest
    assert said.measure is not None
    assert said.better_way is not None
    measure = own_measure(said.measure, said.better_way, "i tid", Rhythm.DAILY)
    starts = (0, 14, 35)
    kinds = (PhaseKind.BEFORE, PhaseKind.DURING, PhaseKind.PHASING_OUT)
    phases = tuple(
        SeriesPhase(kind=kind, starts=since + timedelta(days=day))
        for kind, day in zip(kinds, starts, strict=True)
    )
    series = Series(goal_id=goal.id, since=since, measures=(measure,), phases=phases)
    entries = tuple(
        Entry(
            goal_id=goal.id,
            day=since + timedelta(days=day),
            values={measure.id: Decimal(chance.randint(0, 1))},
            noted_at=datetime.now(UTC),
        )
        for day in range(DAYS)
    )
    return Notes(series, entries)


def material() -> Material:
    """Five goals of one person, each with eight weeks of notes."""
    goals = _goals()
    return Material("Kim", goals, TODAY, notes={goal.id: _notes(goal) for goal in goals})


def steps() -> Table:
    """Time of building a plan of five goals and of writing it, once everything is loaded."""
    table = Table(f"A plan of {GOALS} goals, once loaded, ms (median)")
    given, language = material(), Language("sv")
    document = build("plan", language, given)
    table.add("building it", median_ms(lambda: build("plan", language, given), ROUNDS))
    for form in FORMATS:
        table.add(f"writing .{form}", median_ms(lambda form=form: write(document, form), ROUNDS))
    return table


def cold() -> Table:
    """Time of a fresh process that makes the goals and writes one document."""
    table = Table(f"{GOALS} goals in a fresh process, ms (median)")
    here = Path(__file__).resolve()
    empty = "import assistant.documents.builders.plan"
    floor = _fresh([sys.executable, "-c", empty], here.parent)
    table.add("loading what a plan needs, and nothing else", floor, ratio=1.0)
    for kind, form in (("plan", "docx"), ("plan", "pdf"), ("status", "docx"), ("status", "pdf")):
        took = _fresh([sys.executable, str(here), kind, form], here.parent)
        charts = " with five charts" if kind == "status" else ""
        table.add(f"{kind} as .{form}{charts}", took, ratio=took / floor)
    return table


def command() -> Table:
    """Time of the command as a whole: a folder that is not encrypted, one goal."""
    table = Table("malsteg export, a fresh process, ms (median)")
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        malsteg = str(Path(sys.executable).with_name("malsteg"))
        given = [malsteg, "--data", str(room / "cases"), "--no-encryption"]
        answers = "Kim\n1\n1\nEn riktning\nJag sover dåligt\npause\n"
        subprocess.run(
            [*given, "--lang", "sv", "new", "--plain"],
            input=answers.encode(),
            check=True,
            capture_output=True,
        )
        table.add("--version", _fresh([malsteg, "--version"], room), ratio=None)
        given = given[:-1]
        for form in ("docx", "pdf", "html", "txt"):
            call = [*given, "export", "Kim", "--as", "plan", "--ground", "own", "--force"]
            table.add(f"plan as .{form}", _fresh([*call, "--to", str(room / f"plan.{form}")], room))
        call = [*given, "export", "Kim", "--as", "fhir", "--ground", "own", "--force"]
        table.add("FHIR R5", _fresh([*call, "--to", str(room / "plan.json")], room))
    return table


def _fresh(call: list[str], where: Path) -> float:
    environment = {**_USUAL, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    return median_ms(
        lambda: subprocess.run(call, env=environment, cwd=where, check=True, capture_output=True), ROUNDS
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        kind, form = sys.argv[1:]
        write(build(kind, Language("sv"), material()), form)
    else:
        print(steps())
        print(cold())
        print(command())
