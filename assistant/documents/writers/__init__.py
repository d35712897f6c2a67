"""One writer for each format: from a document to bytes. None knows anything of goals."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from assistant.documents.model import Document

FORMATS: Final = {
    "docx": "word",
    "pdf": "pdf",
    "html": "web",
    "md": "markdown",
    "txt": "plain_text",
    "json": "structure",
}
"""The formats by the end of the file's name, and the module that writes each."""


def write(document: Document, form: str) -> bytes:
    """Write a document in a format of :data:`FORMATS`.

    Raises :class:`assistant.errors.WorkError` ``no_font_for`` for signs that a .pdf has no font for.
    """
    written: bytes = import_module(f"{__name__}.{FORMATS[form]}").write(document)
    return written
