"""One builder for each kind of document: from goals and choices to a document, in its own language."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from assistant.i18n import N_

if TYPE_CHECKING:
    from assistant.documents.material import Material
    from assistant.documents.model import Document
    from assistant.i18n import Language

KINDS: Final = {
    "plan": N_("Plan"),
    "status": N_("Status report"),
    "table": N_("Goals and sub-goals in a table"),
    "form": N_("Goal attainment scale form"),
    "card": N_("Goal card"),
    "sheet": N_("Note sheet"),
}
"""The kinds of document, and what each is called."""


def build(kind: str, language: Language, material: Material) -> Document:
    """Build a document of a kind of :data:`KINDS`. Raises ``KeyError`` for another."""
    if kind not in KINDS:
        raise KeyError(kind)
    document: Document = import_module(f"{__name__}.{kind}").build(language, material)
    return document
