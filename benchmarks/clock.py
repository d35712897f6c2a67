"""How long some work takes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """Return the median time of some work in ms; the first round warms up and is thrown away."""
    times = []
    for round_number in range(rounds + 1):
        began = time.perf_counter()
        work()
        if round_number:
            times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
