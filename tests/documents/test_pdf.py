"""The .pdf, read back: its tags, its language, its fonts, its texts.

Whether it is PDF/UA-1 the writing library checks as it writes; docs/documents.md tells of another checker.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdf
import pytest

from assistant.documents.builders import KINDS, build
from assistant.documents.model import Document, Picture
from assistant.documents.writers.pdf import write
from assistant.errors import WorkError
from assistant.i18n import LANGUAGES, Language
from people import LISA, goal, material, on_time

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="40" height="40"/></svg>'


def tags(document: Document) -> list[tuple[str, dict[str, Any]]]:
    """Every element of the tag tree in order, with what is known of it."""
    root = pypdf.PdfReader(io.BytesIO(write(document))).root_object["/StructTreeRoot"]

    def walk(element: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        element = element.get_object()
        if not isinstance(element, pypdf.generic.DictionaryObject):
            return
        if "/S" in element:
            yield str(element["/S"]), dict(element)
        kids = element.get("/K", [])
        kids = kids.get_object() if hasattr(kids, "get_object") else kids
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from walk(kid) if hasattr(kid, "get_object") else ()

    return list(walk(root))


def scope(element: dict[str, Any]) -> str:
    attributes = element["/A"].get_object()
    every = [each.get_object() for each in (attributes if isinstance(attributes, list) else [attributes])]
    return next((str(each["/Scope"]) for each in every if "/Scope" in each), "")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_tagged_and_says_its_language_and_title(kind: str, code: str) -> None:
    document = build(kind, Language(code), material())

    reader = pypdf.PdfReader(io.BytesIO(write(document)))

    root = reader.root_object
    assert root["/Lang"] == code
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == document.title
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode("utf-8")


def test_every_font_is_inside() -> None:
    reader = pypdf.PdfReader(io.BytesIO(write(build("plan", Language("sv"), material()))))

    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        (inner,) = font["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & inner.get_object()["/FontDescriptor"].keys()


def test_headings_follow_one_another_without_a_gap() -> None:
    levels = [int(name[2]) for name, _ in tags(build("plan", Language("sv"), material())) if name[:2] == "/H"]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", KINDS)
def test_headings_of_columns_and_of_rows_are_headings(kind: str) -> None:
    found = tags(build(kind, Language("en"), material()))

    scopes = [scope(element) for name, element in found if name == "/TH"]
    rows = sum(name == "/TR" for name, _ in found)
    heads = sum(name == "/THead" for name, _ in found)
    # Each row has its heading; those of the columns have theirs each.
    assert scopes.count("/Row") == rows - heads
    assert scopes.count("/Column") >= 2 * heads
    assert "" not in scopes


def test_a_picture_has_alternative_text() -> None:
    picture = Picture(drawn=lambda _: SVG, words="Three of ten, then five", title="On time")
    document = replace(build("card", Language("en"), material(LISA)), blocks=(picture,))

    (figure,) = [element for name, element in tags(document) if name == "/Figure"]

    assert figure["/Alt"] == "Three of ten, then five"


@pytest.mark.parametrize(
    "name",
    ["Åsa Ærø Østergård", "Жанна", "Ελένη", "Łukasz Žižek Şahin Gülğün", "محمد سڵاو", "שרה", "Նարե", "ნინო"],
)
def test_names_in_many_scripts_are_shown(name: str) -> None:
    document = build("card", Language("sv"), material(goal("g1", on_time(what=name))))

    shown = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(write(document))).pages)

    # Scripts written from the right come out in the order they are drawn in.
    assert set(name) - set(" ") <= set(shown) | _forms_of(name)


def _forms_of(name: str) -> set[str]:
    """Arabic letters are drawn in other forms than they are typed in."""
    return set(name) if any("\u0600" <= sign <= "\u06ff" for sign in name) else set()


def test_signs_without_a_font_are_named_and_nothing_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    document = build("card", Language("sv"), material(goal("g1", on_time(what="\U00013080 hieroglyf"))))
    import typst

    fonts = typst.Fonts

    def of_no_machine(*, include_system_fonts: bool, font_paths: list[str]) -> Any:
        return fonts(include_system_fonts=False, font_paths=font_paths)

    monkeypatch.setattr(typst, "Fonts", of_no_machine)

    with pytest.raises(WorkError, match="no_font_for") as raised:
        write(document)

    assert "\U00013080" in str(raised.value.params["signs"])


@pytest.mark.parametrize("count", [1, 3])
def test_a_card_stays_on_one_page_a_goal(count: int) -> None:
    goals = [goal(f"g{n}", on_time(outcome="Jag är med från början. " * 6)) for n in range(count)]

    assert (
        len(pypdf.PdfReader(io.BytesIO(write(build("card", Language("sv"), material(*goals))))).pages)
        == count
    )


def test_practice_is_written_across_every_page() -> None:
    document = build("form", Language("da"), material(practice=True))

    pages = pypdf.PdfReader(io.BytesIO(write(document))).pages

    assert len(pages) == 3
    assert all("ØVELSE" in page.extract_text() for page in pages)


def test_a_word_longer_than_the_page_is_broken_and_stays_on_it() -> None:
    long = "Donaudampfschifffahrt" * 20
    document = build("plan", Language("sv"), material(goal("g1", on_time(what=long, counting=long))))

    reader = pypdf.PdfReader(io.BytesIO(write(document)))

    seen: list[float] = []
    for page in reader.pages:
        width = float(page.mediabox.width)
        page.extract_text(visitor_text=lambda text, _cm, tm, *_: seen.append(tm[4]) if text.strip() else None)
        assert max(seen) < width
    words = "".join(page.extract_text() for page in reader.pages)
    assert long in words.replace("\n", "").replace("\u200b", "")
