"""The .docx, read back with the library and as XML."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from assistant.documents.builders import KINDS, build
from assistant.documents.model import Document, Picture
from assistant.documents.writers.word import write
from assistant.i18n import LANGUAGES, Language
from people import LISA, material


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(write(document)))


def part(document: Document, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(write(document))) as packed:
        return packed.read(name).decode("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_title_headings_and_texts_have_real_styles(kind: str) -> None:
    document = build(kind, Language("sv"), material())

    word = opened(document)

    written = [paragraph for paragraph in word.paragraphs if paragraph.text.strip()]
    styles = [(paragraph.style.name, paragraph.text) for paragraph in written]
    assert styles[0] == ("Title", document.title)
    assert {name for name, _ in styles} <= {"Title", "Heading 1", "Heading 2", "Normal", "Quote", "Caption"}
    assert any(name.startswith("Heading") for name, _ in styles)
    assert word.core_properties.title == document.title


@pytest.mark.parametrize(("code", "locale"), [("sv", "sv-SE"), ("da", "da-DK"), ("en", "en-GB")])
def test_the_language_is_that_of_the_document(code: str, locale: str) -> None:
    document = build("card", Language(code), material(LISA))

    assert opened(document).core_properties.language == locale
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', part(document, "word/styles.xml"))) == {locale}


def test_tables_have_header_rows_that_repeat_rows_that_stay_whole_and_words_for_who_cannot_see() -> None:
    word = opened(build("plan", Language("en"), material(LISA)))

    described = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in word.tables]
    assert described == [
        "About this document",
        "The goal in short",
        "The five steps",
        "Plan of action",
        "Acceptance",
    ]
    header = f"{qn('w:trPr')}/{qn('w:tblHeader')}"
    with_header = [table for table in word.tables if table.rows[0]._tr.find(header) is not None]
    assert [[cell.text for cell in table.rows[0].cells] for table in with_header] == [
        ["Step", "What it means", "Mark"],
        ["What is done", "Who", "How often"],
        ["Who", "Says to the goal"],
    ]
    looks = [table._tbl.tblPr.find(qn("w:tblLook")) for table in word.tables]
    assert all(look.get(qn("w:firstColumn")) == "1" for look in looks)
    assert [look.get(qn("w:firstRow")) for look in looks] == ["0", "0", "1", "1", "1"]
    for table in word.tables:
        for row in table.rows:
            assert row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


def test_the_staircase_rises_to_the_right_and_is_marked_in_words() -> None:
    word = opened(build("status", Language("en"), material(LISA)))

    stairs = next(table for table in word.tables if table.rows[0].cells[0].text == "Step")
    rows = list(stairs.rows)[1:]
    indents = [row.cells[1].paragraphs[0].paragraph_format.left_indent for row in rows]
    assert [row.cells[0].text for row in rows] == ["5", "4", "3", "2", "1"]
    assert indents == sorted(indents, reverse=True)
    assert [row.cells[2].text for row in rows] == [
        "",
        "",
        "★ the goal",
        "● reached, 21 Dec 2026",
        "○ the start",
    ]


def test_page_numbers_are_fields() -> None:
    document = build("plan", Language("da"), material(LISA))

    (footer,) = [section.footer.paragraphs[0] for section in opened(document).sections]
    fields = [element.text for element in footer._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert footer.text == "Målsteg, 24. november 2026\tside 1 af 1"


def test_practice_stands_at_the_head_of_every_page_and_across_it() -> None:
    document = build("form", Language("sv"), material(LISA, practice=True))

    header = part(document, "word/header1.xml")
    assert "ÖVNING</w:t>" in header
    assert 'string="ÖVNING"' in header


def test_a_picture_has_its_words() -> None:
    png = io.BytesIO()
    Image.new("RGB", (4, 2)).save(png, "png")
    document = build("status", Language("en"), material(LISA))
    picture = Picture(svg=b"", png=png.getvalue(), words="Three of ten, \n then five", caption="On time")

    word = opened(replace(document, blocks=(picture,)))

    (shape,) = word.inline_shapes
    assert shape._inline.docPr.get("descr") == "Three of ten,   then five"
    assert word.paragraphs[-1].text == "On time"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_xml_keeps_the_order_that_word_insists_on(kind: str, code: str) -> None:
    """Word refuses a table or paragraph whose properties come in another order than the standard's."""
    tables = (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    )
    paragraphs = (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
        "tabs spacing ind jc rPr"
    )
    order = {qn("w:tblPr"): tables.split(), qn("w:pPr"): paragraphs.split()}

    word = opened(build(kind, Language(code), material()))

    for element in word.element.body.iter(*order):
        names = [child.tag.rpartition("}")[2] for child in element]
        places = [order[element.tag].index(name) for name in names]
        assert places == sorted(places), names
