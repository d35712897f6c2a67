"""Word: styles, real tables whose heading rows are marked, the language set; to be gone on with by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from assistant.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Manner,
    MarkKind,
    NewPage,
    Paragraph,
    Picture,
    Size,
    Staircase,
    Step,
    Table,
)
from assistant.documents.writers import word_parts as parts
from assistant.documents.writers.signs import lines_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

_SIZES: Final = {Size.NORMAL: 10.5, Size.LARGE: 13.0, Size.LARGER: 15.5, Size.LARGEST: 18.0}
_LOCALES: Final = {"sv": "sv-SE", "da": "da-DK", "en": "en-GB"}
_HEADING_STYLES: Final = {2: "Heading 1", 3: "Heading 2"}
_WIDTH_CM: Final = 17.0
_STAIR_CM: Final = 0.85
_FACT_WIDTHS: Final = (34, 66)
_STEP_WIDTHS: Final = (11, 61, 28)
_HEAD_FILL: Final = "DFE8F1"
_FACT_FILL: Final = "F2F5F8"
_FILLS: Final = {MarkKind.REACHED: ("FDF0C8", "7A5A00"), MarkKind.GOAL: ("D3E3F3", "1D3F5E")}
_PLAIN_FILL: Final = ("E8EEF4", "5A7184")
_SIGNS: Final = {MarkKind.GOAL: "★ ", MarkKind.START: "○ ", MarkKind.REACHED: "● "}
"""Beside the words of a mark; the words alone say it too."""


def write(document: Document) -> bytes:
    """Write the document as a .docx."""
    import docx

    word = docx.Document()
    size = _SIZES[document.size]
    parts.set_styles(word, size, _LOCALES[document.language])
    _set_properties(word, document)
    parts.set_page(word)
    parts.set_footer(word, " ".join(lines_of(document.footer)), document.page_of)
    if document.practice:
        parts.set_watermark(word, document.practice)
    word.add_paragraph(" ".join(lines_of(document.title)), style="Title")
    for block in document.blocks:
        _add(word, block)
    held = BytesIO()
    word.save(held)
    return held.getvalue()


def _set_properties(word: WordDocument, document: Document) -> None:
    """Say what it is and in which language; nothing of whose machine it was made on."""
    properties = word.core_properties
    properties.title = " ".join(lines_of(document.title))
    properties.language = _LOCALES[document.language]
    properties.author = "Målsteg"
    properties.last_modified_by = ""
    properties.comments = ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


def _add(word: WordDocument, block: Block) -> None:
    match block:
        case Heading(text=words, level=level):
            word.add_paragraph(" ".join(lines_of(words)), style=_HEADING_STYLES[level])
        case Paragraph():
            _add_paragraph(word, block)
        case Facts():
            _add_facts(word, block)
        case Table():
            _add_table(word, block)
        case Staircase():
            _add_stairs(word, block)
        case Picture():
            _add_picture(word, block)
        case NewPage():
            parts.break_page(word)


def _put(paragraph: WordParagraph, text: str, *, bold: bool = False, size: float | None = None) -> None:
    """Put a text into a paragraph, a line break between its lines."""
    from docx.shared import Pt

    for number, line in enumerate(lines_of(text)):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
        run.bold = bold or None
        if size is not None:
            run.font.size = Pt(size)


def _add_paragraph(word: WordDocument, block: Paragraph) -> None:
    if block.manner is Manner.QUOTE:
        if block.label:
            label = word.add_paragraph()
            _put(label, f"{block.label}:", bold=True)
            label.paragraph_format.keep_with_next = True
        _put(word.add_paragraph(style="Quote"), block.text)
        return
    paragraph = word.add_paragraph()
    if block.label:
        _put(paragraph, f"{block.label}: ", bold=True)
    _put(paragraph, block.text)
    if block.manner is Manner.NOTE:
        parts.frame(paragraph)


def _caption(word: WordDocument, name: str) -> None:
    paragraph = word.add_paragraph(" ".join(lines_of(name)), style="Caption")
    paragraph.paragraph_format.keep_with_next = True


def _new_table(word: WordDocument, name: str, rows: int, widths: tuple[int, ...]) -> WordTable:
    table: WordTable = word.add_table(rows=rows, cols=len(widths), style="Table Grid")
    table.autofit = False
    whole = sum(widths)
    parts.set_widths(table, [_WIDTH_CM * width / whole for width in widths])
    parts.give_room(table)
    parts.describe(table, " ".join(lines_of(name)))
    return table


def _fill(cell: _Cell, text: str, *, bold: bool = False, fill: str = "") -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = 0
    _put(paragraph, text, bold=bold)
    if fill:
        parts.shade_cell(cell, fill)


def _after(word: WordDocument) -> None:
    """Leave a little air after a table."""
    from docx.shared import Pt

    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(8)


def _add_facts(word: WordDocument, facts: Facts) -> None:
    table = _new_table(word, facts.name, len(facts.rows), _FACT_WIDTHS)
    parts.set_look(table, first_row=False)
    for row, (name, value) in zip(table.rows, facts.rows, strict=True):
        parts.keep_together(row)
        _fill(row.cells[0], name, bold=True, fill=_FACT_FILL)
        _fill(row.cells[1], value)
    _after(word)


def _head(table: WordTable, header: tuple[str, ...]) -> None:
    parts.set_look(table, first_row=True)
    row = table.rows[0]
    parts.repeat_as_header(row)
    for cell, text in zip(row.cells, header, strict=True):
        _fill(cell, text, bold=True, fill=_HEAD_FILL)


def _add_table(word: WordDocument, block: Table) -> None:
    _caption(word, block.name)
    table = _new_table(word, block.name, 1 + len(block.rows), block.widths)
    _head(table, block.header)
    for row, texts in zip(list(table.rows)[1:], block.rows, strict=True):
        parts.keep_together(row)
        if block.room:
            parts.set_height(row, 0.95)
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            _fill(cell, text, bold=place == 0)
    _after(word)


def _add_stairs(word: WordDocument, stairs: Staircase) -> None:
    _caption(word, stairs.name)
    table = _new_table(word, stairs.name, 1 + len(stairs.steps), _STEP_WIDTHS)
    _head(table, stairs.header)
    for row, step in zip(list(table.rows)[1:], stairs.steps, strict=True):
        parts.keep_together(row)
        number, tread, marks = row.cells
        _fill(number, str(step.number), bold=True)
        _tread(tread, step)
        for place, mark in enumerate(step.marks):
            paragraph = marks.paragraphs[0] if place == 0 else marks.add_paragraph()
            paragraph.paragraph_format.space_after = 0
            _put(paragraph, _SIGNS[mark.kind] + mark.words, bold=True)
        for cell in row.cells[:1] + row.cells[2:]:
            parts.centre(cell)
    for row in list(table.rows)[:-1]:
        for paragraph in (each for cell in row.cells for each in cell.paragraphs):
            paragraph.paragraph_format.keep_with_next = True
    _after(word)


def _tread(cell: _Cell, step: Step) -> None:
    """Draw one step: a shaded paragraph that begins further to the right the higher the step is."""
    from docx.shared import Cm

    kinds: list[Any] = [mark.kind for mark in step.marks]
    fill, line = next(
        (_FILLS[kind] for kind in (MarkKind.REACHED, MarkKind.GOAL) if kind in kinds), _PLAIN_FILL
    )
    paragraph = cell.paragraphs[0]
    text = f"{step.name}\n{step.text}" if step.name else step.text
    _put(paragraph, text)
    paragraph.paragraph_format.space_after = 0
    paragraph.paragraph_format.left_indent = Cm(_STAIR_CM * (step.number - 1) + 0.15)
    parts.draw_tread(paragraph, fill, line, dashed=MarkKind.START in kinds)


def _add_picture(word: WordDocument, picture: Picture) -> None:
    from docx.shared import Cm

    word.add_picture(BytesIO(picture.drawn("png")), width=Cm(_WIDTH_CM))
    parts.describe_picture(word.inline_shapes[-1], " ".join(lines_of(picture.words)))
