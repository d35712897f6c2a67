"""Measure everything and print the tables: ``python3 run.py python benchmarks/all.py``.

Ratios are to a baseline measured in the same run; the figures in milliseconds are of this machine only.
"""

from __future__ import annotations

import documents
import reading
import saving
import screen

if __name__ == "__main__":
    print(screen.start())
    for table in screen.keys_and_memory():
        print(table)
    print(screen.without_textual())
    print(saving.saves())
    print(saving.flatness())
    print(saving.one_file())
    print(saving.checking())
    print(reading.one())
    print(reading.cold())
    for table in reading.many():
        print(table)
    print(documents.steps())
    print(documents.cold())
    print(documents.command())
