"""Measure everything and print the tables: ``python3 run.py python benchmarks/all.py``.

Ratios are to a baseline measured in the same run; the figures in milliseconds are of this machine only.
"""

from __future__ import annotations

from collections.abc import Iterator

import charts
import documents
import home
import reading
import saving
import screen
import series
from table import Table


def tables() -> Iterator[Table]:
    """Yield every table as it has been measured."""
    yield screen.start()
    yield from screen.keys_and_memory()
    yield screen.without_textual()
    yield from home.tables()
    yield saving.saves()
    yield saving.flatness()
    yield saving.one_file()
    yield saving.checking()
    yield reading.one()
    yield reading.cold()
    yield from reading.many()
    yield series.figures()
    yield series.reading()
    yield charts.drawing()
    yield charts.keeping()
    yield documents.steps()
    yield documents.cold()
    yield documents.command()


if __name__ == "__main__":
    for table in tables():
        print(table, flush=True)
