"""Work beside the screen, in a thread that keeps nobody from closing the program."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")


async def beside(work: Callable[[], Result]) -> Result:
    """Do work that blocks; the screen stays alive.

    Not in the event loop's own pool: that waits at the end of the program for a disk that may never answer.
    Whoever must not leave before the work is done waits for it.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()

    def tell(result: Result | None, problem: BaseException | None) -> None:
        if done.done():
            return
        if problem is not None:
            done.set_exception(problem)
        else:
            done.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, problem = None, None
        try:
            result = work()
        except BaseException as raised:  # noqa: BLE001 - it is raised again where the result is awaited
            problem = raised
        # The program may have ended meanwhile.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(tell, result, problem)

    threading.Thread(target=run, name="beside", daemon=True).start()
    return await done
