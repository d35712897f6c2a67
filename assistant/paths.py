"""Where the program keeps things on this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

DATA_VARIABLE: Final = "MALSTEG_DATA"


def data_folder(chosen: str | None = None) -> Path:
    """Return the data folder: the one chosen, else ``MALSTEG_DATA``, else the platform's own."""
    named = chosen or os.environ.get(DATA_VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("malsteg", appauthor=False, roaming=False)
