"""PDF by typst: PDF/UA-1, tagged, with its fonts inside.

Nothing of the document is typst's markup: the template reads it as data, and shows its texts as texts.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, cast

from assistant.documents.model import Block, Document, Picture, with_texts
from assistant.documents.writers.signs import holdable
from assistant.errors import WorkError

_TEMPLATE: Final = Path(__file__).with_name("document.typ")
_FONTS: Final = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf")
"""Latin, Greek, Cyrillic, Arabic, Hebrew, Georgian and Armenian letters; they come with matplotlib."""

_WITHOUT_FONT: Final = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)


def write(document: Document) -> bytes:
    """Write the document as a PDF.

    Raises :class:`WorkError` ``no_font_for`` (signs) where neither our fonts nor the machine's have a sign.
    """
    import typst

    files = _files(with_texts(document, holdable))
    with tempfile.TemporaryDirectory(prefix="malsteg-fonts-", ignore_cleanup_errors=True) as folder:
        for name in _FONTS:
            shutil.copy(_font_folder() / name, folder)
        # Looking through the machine's fonts takes time and is needed for rare scripts only.
        for from_machine in (False, True):
            try:
                fonts = typst.Fonts(include_system_fonts=from_machine, font_paths=[folder])
                # The binding's own types leave out that several files may be given at once.
                compiler = typst.Compiler(cast("Any", files), font_paths=fonts)
                made: Any = compiler.compile(
                    format="pdf",
                    pdf_standards="ua-1",
                    timestamp=datetime.now(UTC).replace(microsecond=0),
                    pretty=True,
                )
                return with_row_headers(bytes(made))
            except typst.TypstError as problem:
                signs = _WITHOUT_FONT.findall(problem.diagnostic)
                if not signs:
                    raise
    raise WorkError("no_font_for", signs=" ".join(dict.fromkeys(signs))[:40])


def _font_folder() -> Path:
    """Return the folder of matplotlib's fonts without loading it."""
    found = find_spec("matplotlib")
    places = found.submodule_search_locations if found is not None else None
    if not places:
        raise ModuleNotFoundError("matplotlib")
    return Path(next(iter(places))) / "mpl-data" / "fonts" / "ttf"


def _files(document: Document) -> dict[str, bytes]:
    """Return what the template reads: the document, and its pictures."""
    files = {"main.typ": _TEMPLATE.read_bytes()}
    blocks = []
    for number, block in enumerate(document.blocks):
        fields = _fields(block)
        if isinstance(block, Picture):
            name = f"picture-{number}.svg"
            files[name] = block.svg
            fields = {"type": "picture", "file": name, "words": block.words, "caption": block.caption}
        blocks.append(fields)
    data = {
        "title": document.title,
        "language": document.language,
        "footer": document.footer,
        "page_of": re.split(r"%\((?:page|pages)\)s", document.page_of),
        "size": document.size.value,
        "practice": document.practice,
        "blocks": blocks,
    }
    files["document.json"] = json.dumps(data).encode("utf-8")
    return files


def _fields(block: Block) -> dict[str, Any]:
    if isinstance(block, Picture):
        return {}
    return {"type": type(block).__name__.lower(), **asdict(block)}


_ELEMENT: Final = re.compile(
    rb"\n(\d+) 0 obj\n(<<\n  /Type /StructElem\n  /S /(TR|TD)\n.*?)\nendobj", re.DOTALL
)
_KIDS: Final = re.compile(rb"\n  /K \[(\d+) 0 R")
_HEADERS: Final = re.compile(rb"/Headers \[[^\]]*\]")
_SCOPE: Final = b"/Scope /Row"


def with_row_headers(made: bytes) -> bytes:
    """Mark the first cell of each row as the row's heading, in a PDF that typst has written readably.

    Typst can do it by itself only behind a switch that its Python binding does not have. Each change takes
    up exactly the bytes of what it replaces, so that every place in the file stays where it is. The cells'
    own lists of headings, which name those of the columns only, give way to the headings' scopes.
    """
    changed = bytearray(made)
    cells: dict[bytes, tuple[int, int]] = {}
    firsts = []
    for found in _ELEMENT.finditer(made):
        if found[3] == b"TD":
            cells[found[1]] = found.span(2)
        elif (kids := _KIDS.search(found[2])) is not None:
            firsts.append(kids[1])
    for start, end in cells.values():
        for headers in _HEADERS.finditer(made, start, end):
            changed[slice(*headers.span())] = b" " * len(headers[0])
    for number in firsts:
        if number not in cells:
            continue
        start, end = cells[number]
        place = made.index(b"/S /TD", start, end)
        changed[place : place + 6] = b"/S /TH"
        listed = _HEADERS.search(made, start, end)
        if listed is not None:
            changed[slice(*listed.span())] = _SCOPE.ljust(len(listed[0]))
    return bytes(changed)
