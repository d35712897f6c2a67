"""The .html, read back with an HTML parser: one file, a language, headings, tables with their headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from assistant.documents.builders import KINDS, build
from assistant.documents.model import Document, Picture
from assistant.documents.writers.web import write
from assistant.i18n import LANGUAGES, Language
from people import LISA, material

_VOID = {"meta", "br", "col", "img"}


class Page(HTMLParser):
    """What a browser sees: elements with their attributes, whether all are closed, and the text."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.source = write(document).decode("utf-8")
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open):
            self.words.append(data)

    def count(self) -> Counter[str]:
        return Counter(tag for tag, _ in self.elements)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_one_whole_page_that_needs_nothing_from_outside(kind: str, code: str) -> None:
    page = Page(build(kind, Language(code), material()))

    assert page.open == []
    assert page.elements[0] == ("html", {"lang": code})
    assert page.count()["h1"] == page.count()["main"] == page.count()["title"] == 1
    assert not {"script", "link", "iframe", "object"} & set(page.count())
    assert "http" not in page.source.replace("http-equiv", "")
    assert "default-src 'none'" in page.source


@pytest.mark.parametrize("kind", KINDS)
def test_tables_have_captions_and_headings_of_columns_and_rows(kind: str) -> None:
    page = Page(build(kind, Language("en"), material()))

    count = page.count()
    scopes = Counter(attributes.get("scope") for tag, attributes in page.elements if tag == "th")
    assert count["caption"] == count["table"]
    assert scopes["row"] == count["tr"] - count["thead"]
    assert set(scopes) == {"row", "col"} if count["thead"] else {"row"}


def test_headings_follow_one_another_without_a_gap() -> None:
    page = Page(build("plan", Language("en"), material()))

    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_steps_are_marked_in_words() -> None:
    page = Page(build("status", Language("en"), material(LISA)))

    words = "".join(page.words)
    assert "the goal" in words
    assert "reached, 21 Dec 2026" in words
    assert "the start" in words


def test_a_picture_has_alternative_text_and_lies_in_the_file() -> None:
    picture = Picture(svg=b"<svg/>", png=b"", words='3 < 5 & "more"', caption="On time")

    page = Page(replace(build("card", Language("en"), material(LISA)), blocks=(picture,)))

    (image,) = [attributes for tag, attributes in page.elements if tag == "img"]
    assert image["alt"] == '3 < 5 & "more"'
    assert str(image["src"]).startswith("data:image/svg+xml;base64,")


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    full = colour if len(colour) == 6 else "".join(2 * sign for sign in colour)
    parts = [int(full[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("1a1a1a", "fff"),
        ("1d3f5e", "fff"),
        ("444", "fff"),
        ("7a1f1f", "fff"),
        ("1a1a1a", "dfe8f1"),
        ("1a1a1a", "d3e3f3"),
        ("1a1a1a", "fdf0c8"),
        ("1a1a1a", "e8eef4"),
        ("1a1a1a", "fff8e1"),
    ],
)
def test_the_colours_used_have_enough_contrast(ink: str, ground: str) -> None:
    style = Page(build("card", Language("en"), material(LISA))).source
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)

    assert f"#{ink}" in style
    assert f"#{ground}" in style
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_practice_is_said_above_everything() -> None:
    page = Page(build("card", Language("sv"), material(LISA, practice=True)))

    assert next(word for word in page.words if word.strip()) == "ÖVNING"
