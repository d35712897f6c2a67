"""Waiting until the program has done all that was begun, however slow the machine is.

The library's own way watches how busy the processor is, a fiftieth of a second and more at each key: slow
where nothing goes on, and wrong on a loaded machine, where a program that is not let to work looks idle.
"""

from __future__ import annotations

import asyncio
import threading
from typing import Any, Final
from weakref import WeakSet

_SOON: Final = 0.02
"""Seconds: what is put off for no longer, as the drawing of a screen is, belongs to what was begun."""
_OFTEN: Final = 8
"""How many times that is waited for: something may be tried again without end."""
_HANGS: Final = 30.0
"""Seconds after which nothing is waited for."""
_STALLED: Final = 0.5
"""Seconds after which work beside the screen is no longer waited for: tests let a disk fall silent."""

_silent: WeakSet[threading.Thread] = WeakSet()


async def wait_for_idle(min_sleep: float = 0.0, max_sleep: float = _HANGS) -> None:
    """Wait until there is nothing left to do but what is put off for longer, or has fallen silent."""
    # Which calls are ready, and which are to come, is told by no public name of asyncio.
    loop: Any = asyncio.get_running_loop()
    begun, waits = loop.time(), 0
    while loop.time() < begun + max_sleep:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        beside = [work for work in threading.enumerate() if work.name == "beside" and work not in _silent]
        if beside and loop.time() > begun + _STALLED:
            _silent.update(beside)
        elif beside:
            await asyncio.sleep(0.001)
            continue
        due = min((call.when() for call in loop._scheduled if not call.cancelled()), default=float("inf"))
        wait = due - loop.time()
        if wait > _SOON or waits == _OFTEN:
            return
        waits += 1
        await asyncio.sleep(max(wait, 0.0))
