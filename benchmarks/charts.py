"""Charts of five years of daily values in three series, and keeping so many notes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from assistant.charts import picture
from assistant.charts.drawn import Chart, chart_of
from assistant.charts.terminal import chart_lines
from assistant.goals.case import Case
from assistant.goals.goal import Acceptance, Agreement, Direction, Formulation, GoalVersion, propose_scale
from assistant.goals.measure import Better, Bounds, PeriodUnit, Span
from assistant.goals.measurements import (
    Entry,
    PhaseKind,
    Rhythm,
    Series,
    SeriesMeasure,
    SeriesPhase,
    entry_id,
    own_measure,
)
from assistant.i18n import Language
from assistant.records import DataFolder, Records
from assistant.records.measuring import open_notebook
from assistant.records.tables import ONLY, GoalRow
from clock import median_ms
from table import Table

YEARS = 5
FIRST = date(2027, 1, 4)
DAYS = YEARS * 365 + 1
TODAY = FIRST + timedelta(DAYS)
ROUNDS = 9
SV = Language("sv")
_USUAL = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def said() -> Formulation:
    """A goal counted in times a week."""
    goal = Formulation(
        what="going out alone",
        purpose="A life outdoors.",
        direction=Direction.INCREASE,
        measure_kind="times",
        period=PeriodUnit.WEEK,
        baseline=Decimal(3),
        expected=Span(low=Decimal(10), high=Decimal(14)),
        deadline=TODAY,
        client_acceptance=Acceptance(answer=Agreement.YES),
        worker_acceptance=Acceptance(answer=Agreement.YES),
    )
    return goal.model_copy(update={"scale": propose_scale(goal)})


def series() -> Series:
    """Three measures noted each day, in three phases."""
    measure = said().measure
    assert measure is not None
    return Series(
        goal_id="abcdef",
        since=FIRST,
        measures=(
            own_measure(measure, Better.HIGHER, "outdoors", Rhythm.DAILY),
            SeriesMeasure(id="m2", name="safe", bounds=Bounds(minimum=Decimal(1), maximum=Decimal(5))),
            SeriesMeasure(id="m3", name="sleep, hours", bounds=Bounds(maximum=Decimal(24), decimals=1)),
        ),
        phases=tuple(
            SeriesPhase(kind=kind, starts=FIRST + timedelta(days))
            for kind, days in ((PhaseKind.BEFORE, 0), (PhaseKind.DURING, 200), (PhaseKind.AFTER, 1200))
        ),
    )


def entries(count: int) -> list[Entry]:
    """Notes of so many days."""
    chance = random.Random(1)  # noqa: S311 - any numbers will do
    return [
        Entry(
            goal_id="abcdef",
            day=FIRST + timedelta(place),
            values={
                "goal": Decimal(chance.randint(0, 5)),
                "m2": Decimal(chance.randint(1, 5)),
                "m3": Decimal(chance.randint(30, 90)) / 10,
            },
            noted_at=datetime(2027, 1, 1, tzinfo=UTC),
        )
        for place in range(count)
    ]


def drawing() -> Table:
    """Time of a chart when everything is loaded; sorting the values is the floor."""
    table = Table(f"A chart of {YEARS} years of daily values in three series, ms (median)")
    plan, notes, goal = series(), entries(DAYS), said()
    floor = median_ms(
        lambda: [sorted(entry.values[name] for entry in notes) for name in ("goal", "m2", "m3")], ROUNDS
    )
    table.add("sorting the values", floor, ratio=1.0)
    for weekly in (False, True):
        label = ", weekly" if weekly else ""
        for name, work in _works(plan, notes, goal, weekly=weekly).items():
            took = median_ms(work, ROUNDS)
            table.add(name + label, took, ratio=took / floor)
    return table


def _works(
    plan: Series, notes: list[Entry], goal: Formulation, *, weekly: bool
) -> dict[str, Callable[[], object]]:
    def settle() -> Chart:
        return chart_of(SV, plan, notes, goal, alias="Lisa", today=TODAY, weekly=weekly)

    settled = settle()
    return {
        "figures and words": settle,
        "drawn in letters, 80 columns": lambda: chart_lines(SV, settled, 80),
        "SVG": lambda: picture.svg(SV, settled),
        "PNG": lambda: picture.png(SV, settled),
    }


def keeping() -> Table:
    """Time of opening and adding to so many notes, and of the command in a fresh process."""
    table = Table("Notes on disk, ms (median)")
    with tempfile.TemporaryDirectory() as room:
        for count in (60, DAYS):
            _on_disk(table, Path(room), count)
    return table


def _on_disk(table: Table, room: Path, count: int) -> None:
    folder = room / str(count)
    records = _filled(folder, count)
    notebook = open_notebook(records, "case", "abcdef")
    values = iter(range(100_000))
    table.add(f"opening {count:,} days", median_ms(lambda: open_notebook(records, "case", "abcdef"), ROUNDS))
    took = median_ms(lambda: notebook.note(TODAY, {"goal": Decimal(next(values))}, correct=True), ROUNDS)
    table.add(f"one more value beside {count:,} days", took)
    command = [str(Path(sys.executable).with_name("malsteg")), "--today", f"{TODAY}"]
    environment = {**_USUAL, "XDG_CONFIG_HOME": str(room), "MPLCONFIGDIR": str(room)}
    for arguments in (["--plain"], ["--to", str(room / "chart.svg"), "--force"]):
        run = [*command, "--data", str(folder), "chart", "Lisa", *arguments]
        took = median_ms(
            lambda run=run: subprocess.run(run, env=environment, check=True, capture_output=True), ROUNDS
        )
        table.add(f"fresh process: malsteg chart {arguments[0]}, {count:,} days", took)


def _filled(folder: Path, count: int) -> Records:
    """Return a folder with one case, one goal, and notes of so many days."""
    records = DataFolder(folder, TODAY).open_plain(make=True)
    tables, plan = records.case_file("case"), series()
    version = GoalVersion(
        goal_id="abcdef",
        number=1,
        formulation=said(),
        accepted_on=FIRST,
        accepted_at=datetime(2027, 1, 4, tzinfo=UTC),
    )
    with tables.file.transaction():
        tables.case.put(ONLY, Case(id="case", alias="Lisa", opened_on=FIRST), expected_revision=0)
        tables.goals.put("abcdef", GoalRow(id="abcdef", begun_on=FIRST), expected_revision=0)
        tables.versions.put("abcdef-1", version, expected_revision=0)
        tables.series.put("abcdef", plan, expected_revision=0)
        for note in entries(count):
            tables.entries.put(entry_id(plan, note.day), note, expected_revision=0)
    return records


if __name__ == "__main__":
    print(drawing())
    print(keeping())
