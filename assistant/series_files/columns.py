"""Which column is which, by its name in Swedish, Danish or English."""

from __future__ import annotations

import unicodedata
from typing import Final

from assistant.errors import UsageError
from assistant.series_files.sheet import Sheet

PHASE: Final = "phase"
VALUE: Final = "value"
DATE: Final = "date"

_NAMES: Final = {
    PHASE: ("phase", "fas", "fase", "skede", "period", "periode"),
    VALUE: (
        *("value", "measurement", "measure", "score", "result", "points", "count"),
        *("värde", "varde", "mätvärde", "matvarde", "mätning", "mått", "resultat", "poäng", "antal"),
        *("værdi", "vaerdi", "måleværdi", "måling", "point"),
    ),
    DATE: ("date", "day", "datum", "dag", "dato"),
}
_KIND_OF: Final = {name: kind for kind, names in _NAMES.items() for name in names}


def kind_of(name: str) -> str | None:
    """Return what a column of this name holds, None for one that is not known."""
    return _KIND_OF.get(unicodedata.normalize("NFC", name).casefold().strip(" .:"))


def find_column(sheet: Sheet, kind: str) -> int | None:
    """Return the place of a column, None where there is none of that kind.

    Raises :class:`UsageError` ``column_twice`` (names) where there are two: which is meant nobody can know.
    """
    places = [place for place, name in enumerate(sheet.names) if kind_of(name) == kind]
    if len(places) > 1:
        raise UsageError("column_twice", names=tuple(sheet.names[place] for place in places))
    return places[0] if places else None
