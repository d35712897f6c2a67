"""What becomes of a fault in the program itself: nothing that two people have written may come out with it.

Memory holds what they confided, and the keys to it. So no core file is left when the process crashes, and
a traceback says where the fault lies and of which kind it is, never the values: an exception's message may
quote what was being read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb

_HERE = Path(__file__).resolve().parent.parent


def forbid_core_files() -> None:
    """Let no picture of the memory be written to disk if the process crashes, where a platform can be told.

    On Linux the limit is 1 byte and not 0: with 0, a core that is piped to a program is piped all the same.
    """
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        wanted = 1 if sys.platform == "linux" and most != 0 else 0
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (wanted, wanted))


def places(fault: BaseException) -> Iterator[str]:
    """Yield the kind of a fault and where it came from, the outermost place first; then what led to it."""
    seen: set[int] = set()
    now: BaseException | None = fault
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        yield f"{type(now).__module__}.{type(now).__qualname__}"
        for frame, line in walk_tb(now.__traceback__):
            yield f"  {_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        now = now.__cause__ or now.__context__


def _short(name: str) -> str:
    """Return a file's name without what tells where, and in whose home, the program lies."""
    path = Path(name)
    if path.is_relative_to(_HERE):
        return path.relative_to(_HERE).as_posix()
    return "/".join(path.parts[-2:])
