"""JSON: the document's structure, and what the program can read back in."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from assistant.documents.model import Block, Document, Picture


def write(document: Document) -> bytes:
    """Write the document as one JSON object in UTF-8."""
    fields: dict[str, Any] = {
        "kind": document.kind,
        "language": document.language,
        "title": document.title,
        "practice": bool(document.practice),
        "blocks": [_block(block) for block in document.blocks],
    }
    if document.data is not None:
        fields |= document.data
    return (json.dumps(fields, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _block(block: Block) -> dict[str, Any]:
    kind = type(block).__name__.lower()
    if isinstance(block, Picture):
        return {"type": kind, "caption": block.caption, "words": block.words}
    return {"type": kind, **asdict(block)}
