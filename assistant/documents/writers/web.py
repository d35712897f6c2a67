"""HTML: one file with nothing outside it, readable by everybody, and that prints well."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from assistant.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Manner,
    NewPage,
    Paragraph,
    Picture,
    Staircase,
    Step,
    Table,
)
from assistant.documents.writers.signs import lines_of

_STYLE: Final = Path(__file__).with_name("document.css")
_NOTHING_FROM_OUTSIDE: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write(document: Document) -> bytes:
    """Write the document as one HTML file in UTF-8."""
    return "".join(f"{part}\n" for part in _parts(document)).encode("utf-8")


def _parts(document: Document) -> Iterator[str]:
    title = _words(document.title, " ")
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(document.language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_OUTSIDE}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>"
    yield "</head>"
    yield f'<body class="{document.size.value}">'
    yield "<main>"
    if document.practice:
        yield f'<p class="practice"><strong>{_words(document.practice)}</strong></p>'
    yield f"<h1>{title}</h1>"
    for block in document.blocks:
        yield from _block(block)
    yield "</main>"
    yield f"<footer><p>{_words(document.footer)}</p></footer>"
    yield "</body>"
    yield "</html>"


def _words(text: str, line_break: str = "<br>") -> str:
    return line_break.join(escape(line) for line in lines_of(text))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=words, level=level):
            yield f"<h{level}>{_words(words)}</h{level}>"
        case Paragraph():
            yield _paragraph(block)
        case Facts():
            yield from _facts(block)
        case Table():
            yield from _table(block)
        case Staircase():
            yield from _stairs(block)
        case Picture():
            yield from _picture(block)
        case NewPage():
            yield '<div class="new-page"></div>'


def _paragraph(block: Paragraph) -> str:
    label = f"<strong>{_words(block.label)}:</strong> " if block.label else ""
    if block.manner is Manner.QUOTE:
        above = f"<p>{label.strip()}</p>\n" if label else ""
        return f"{above}<blockquote><p>{_words(block.text)}</p></blockquote>"
    note = ' class="note"' if block.manner is Manner.NOTE else ""
    return f"<p{note}>{label}{_words(block.text)}</p>"


def _facts(facts: Facts) -> Iterator[str]:
    yield '<table class="facts">'
    yield f'<caption class="unseen">{_words(facts.name)}</caption>'
    yield "<tbody>"
    for name, value in facts.rows:
        yield f'<tr><th scope="row">{_words(name)}</th><td>{_words(value)}</td></tr>'
    yield "</tbody>"
    yield "</table>"


def _table(table: Table) -> Iterator[str]:
    kind = ' class="room"' if table.room else ""
    yield f"<table{kind}>"
    yield f"<caption>{_words(table.name)}</caption>"
    whole = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * width / whole:.4g}%">' for width in table.widths)
    yield f"<colgroup>{columns}</colgroup>"
    yield from _head(table.header)
    yield "<tbody>"
    for row in table.rows:
        first, *rest = row
        cells = "".join(f"<td>{_words(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{_words(first)}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"


def _head(header: tuple[str, ...]) -> Iterator[str]:
    cells = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in header)
    yield f"<thead><tr>{cells}</tr></thead>"


def _stairs(stairs: Staircase) -> Iterator[str]:
    yield '<table class="stairs">'
    yield f"<caption>{_words(stairs.name)}</caption>"
    yield from _head(stairs.header)
    yield "<tbody>"
    for step in stairs.steps:
        yield _step(step)
    yield "</tbody>"
    yield "</table>"


def _step(step: Step) -> str:
    marks = " ".join(
        f'<span class="mark {mark.kind.value}">{_words(mark.words)}</span>' for mark in step.marks
    )
    kinds = " ".join(["tread", f"step-{step.number}", *(mark.kind.value for mark in step.marks)])
    name = f'<span class="name">{_words(step.name)}</span><br>' if step.name else ""
    return (
        f'<tr><th scope="row">{step.number}</th>'
        f'<td><div class="{kinds}">{name}{_words(step.text)}</div></td><td>{marks}</td></tr>'
    )


def _picture(picture: Picture) -> Iterator[str]:
    image = b64encode(picture.svg).decode("ascii")
    yield "<figure>"
    yield f'<img alt="{_words(picture.words, " ")}" src="data:image/svg+xml;base64,{image}">'
    if picture.caption:
        yield f"<figcaption>{_words(picture.caption)}</figcaption>"
    yield "</figure>"
