"""The words the coach knows, one language at a time.

The sources are the tables ``sv/*.toml``, ``da/*.toml`` and ``en/*.toml``, which a colleague can edit;
``tools/expand_lexicons.py`` gathers each language's tables into one ``sv.json`` and so on, which is what is
read when the program runs.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

_HERE: Final = Path(__file__).resolve().parent


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """Return one table of a language, such as ``time``; it is shared, so it is not to be changed."""
    found: dict[str, Any] = _tables(language)[name]
    return found


@cache
def _tables(language: str) -> dict[str, dict[str, Any]]:
    with (_HERE / f"{language}.json").open(encoding="utf-8") as file:
        tables: dict[str, dict[str, Any]] = json.load(file)
    return tables
