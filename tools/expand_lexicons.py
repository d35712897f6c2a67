"""Gather the coach's word tables: ``python3 run.py python tools/expand_lexicons.py [--check]``.

Reads ``assistant/coach/lexicon/<language>/*.toml`` and writes ``<language>.json`` beside the folder. With
``--check`` writes nothing, and fails when what is committed is not what the sources say.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

LEXICON: Final = Path(__file__).resolve().parent.parent / "assistant" / "coach" / "lexicon"
LANGUAGES: Final = ("sv", "da", "en")


def compiled(language: str) -> str:
    """Return what the JSON file of a language should hold."""
    tables: dict[str, dict[str, Any]] = {}
    for source in sorted((LEXICON / language).glob("*.toml")):
        tables[source.stem] = tomllib.loads(source.read_text(encoding="utf-8"))
    return json.dumps(tables, ensure_ascii=False, sort_keys=True, indent=0, separators=(",", ":")) + "\n"


def main() -> int:
    """Write, or with ``--check`` compare."""
    stale = []
    for language in LANGUAGES:
        path, wanted = LEXICON / f"{language}.json", compiled(language)
        if path.exists() and path.read_text(encoding="utf-8") == wanted:
            continue
        stale.append(language)
        if "--check" not in sys.argv[1:]:
            path.write_text(wanted, encoding="utf-8")
    if "--check" in sys.argv[1:] and stale:
        print(f"Run tools/expand_lexicons.py: {', '.join(stale)} not as the sources say.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
