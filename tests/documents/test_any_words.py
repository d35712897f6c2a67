"""Whatever people write stays text, in every format: never markup, never a command, never lost."""

from __future__ import annotations

import io
import json
import re

import docx
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.documents.builders import build
from assistant.documents.model import Document
from assistant.documents.writers import FORMATS, write
from assistant.documents.writers.markdown import escaped
from assistant.i18n import Language
from people import goal, material, on_time
from test_web import Page

HOSTILE = [
    "<script>alert(1)</script><b>&amp;</b>",
    "</td></tr></table><h1>x</h1>",
    '#import "x": y; #sys.version *b* _i_ $x$ `raw` @ref <label> \\ ] [ #{1+1} // /* */',
    "{{ name }} {% raw %} {# #}",
    "**bold** _it_ [a](javascript:alert(1)) ![x](y) `c` ~~s~~ | a | b |",
    "# heading",
    "- list",
    "1. one",
    "> quote",
    "---",
    "===",
    "=cmd|' /C calc'!A0",
    "&#x3c;b&#x3e; %s %(name)s {0}",
    "www.example.org https://example.org mail@example.org",
    "]]> <?xml <![CDATA[ x",
    "<w:p/> \u2028 \u200b txt",
    "    four spaces",
    "\\newcommand{\\x} \\",
]

words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=("Cc", "Cs")),
        min_size=1,
        max_size=60,
    ),
)


def document(text: str) -> Document:
    """A plan in which the same words stand everywhere that people write: headings, cells, quotes, steps."""
    said = on_time(
        what=text, wish=text, purpose=text, counting=text, counted=text, helps=f"{text}\n{text}", plan=None
    )
    scale = said.scale.with_words(3, text) if said.scale is not None else None
    return build("plan", Language("en"), material(goal("g1", said.model_copy(update={"scale": scale}))))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(words)
def test_in_html_it_is_text(text: str) -> None:
    plain, page = Page(document("x")), Page(document(text))

    assert page.open == []
    # The same elements, in the same order, whatever is written in them.
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert squeezed(text) in squeezed("".join(page.words))


@given(words)
def test_in_word_it_is_text(text: str) -> None:
    word = docx.Document(io.BytesIO(write(document(text), "docx")))

    assert squeezed(text) in squeezed("".join(paragraph.text for paragraph in word.paragraphs))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert squeezed(f"{text}{text}") in {squeezed(cell) for cell in cells}


@settings(max_examples=25)
@given(words)
def test_in_pdf_it_is_text(text: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(write(document(text), "pdf")))

    shown = squeezed("".join(page.extract_text() for page in reader.pages))
    # What is read out of a PDF may differ in spaces and ligatures; letters and signs are all there.
    assert set(squeezed(text).replace("\u00ad", "")) <= set(shown) | set("\u200b\u2028")
    assert "/Link" not in str([page.get("/Annots") for page in reader.pages])


@given(words)
def test_in_markdown_it_is_text(text: str) -> None:
    """Read with tables, strikethrough, links made of bare addresses, and HTML let through."""
    reader = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(
        ["table", "strikethrough", "linkify"]
    )
    made, plain = (reader.render(write(document(each), "md").decode()) for each in (text, "x"))

    def tags(html: str) -> list[str]:
        return [tag for tag in re.findall(r"</?([a-z0-9]+)", html) if tag != "br"]

    assert tags(made) == tags(plain)


@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_text_comes_through_markdown_unchanged(text: str) -> None:
    html = MarkdownIt("commonmark").render(escaped(text))

    page = re.sub(r"</?p>|\n", "", html)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        page = page.replace(entity, sign)
    assert squeezed(page) == squeezed(text)


@given(words)
def test_in_plain_text_nothing_is_lost_and_nothing_moves_the_cursor(text: str) -> None:
    shown = write(document(text), "txt").decode()

    assert squeezed(text) in squeezed(shown)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", shown)


@pytest.mark.parametrize("form", FORMATS)
def test_what_no_document_can_hold_is_left_out(form: str) -> None:
    hostile = document("a\x00b\x1b[31mc\ud800d\ufffee\u202e")

    made = write(hostile, form)

    if form == "docx":
        made = "".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs).encode()
    if form == "pdf":
        made = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages).encode()
    if form == "json":
        assert json.loads(made)["blocks"]
    else:
        assert b"\x1b" not in made
        assert b"\x00" not in made
        assert "\u202e".encode() not in made
