"""Charts as pictures: whole, the same every time, and with their words inside."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

import pytest
from fitting import MONDAY, STEPS, THREE_PHASES, chart, eight_weeks, goal, noted, series_of
from PIL import Image

from assistant.charts.drawn import chart_of
from assistant.charts.picture import png, svg
from assistant.i18n import Language

SVG = "{http://www.w3.org/2000/svg}"
EN = Language("en")


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own


def test_a_picture_begins_with_its_title_and_what_it_shows_in_words() -> None:
    full = chart(series_of(*THREE_PHASES), eight_weeks())

    root = parsed(svg(EN, full))

    title, description = list(root)[:2]
    assert (title.tag, title.text) == (f"{SVG}title", "Lisa – going out alone")
    assert description.tag == f"{SVG}desc"
    assert (description.text or "").splitlines() == [line for line in full.words if line]
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"
    assert root.attrib["lang"] == "en"


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_the_same_chart_is_the_same_file(language: str) -> None:
    spoken = Language(language)
    full = chart(series_of(*THREE_PHASES, beside=STEPS), noted([1, 2, 3], [500, 900, 700]), language=language)

    assert svg(spoken, full) == svg(spoken, full)
    assert png(spoken, full) == png(spoken, full)
    assert str(MONDAY.year) not in svg(spoken, full).partition("<title")[0]


def test_a_png_keeps_its_words_and_is_large_enough_to_print() -> None:
    full = chart(series_of(*THREE_PHASES), eight_weeks())

    with Image.open(io.BytesIO(png(EN, full))) as image:
        image.load()
        assert image.format == "PNG"
        assert image.size[0] >= 1200
        assert image.text["Title"] == full.title
        assert image.text["Description"].splitlines()[0] == "outdoors (times a day). Higher is better."
        # Not a blank sheet, and white around the edge.
        colours = image.convert("RGB").getcolors(maxcolors=1 << 20)
        assert colours is not None
        assert len(colours) > 20
        assert image.convert("RGB").getpixel((3, 3)) == (255, 255, 255)


def test_measures_can_be_told_apart_without_colour() -> None:
    """Each has its own sign and its own kind of line."""
    both = parsed(svg(EN, chart(series_of(*THREE_PHASES), eight_weeks())))
    lines = [path.attrib.get("style", "") for path in both.iter(f"{SVG}path")]

    def dashes(colour: str) -> set[str]:
        thin = [style for style in lines if colour in style and "stroke-width: 0.9" in style]
        return {style.partition("stroke-dasharray:")[2].partition(";")[0] for style in thin}

    assert dashes("#0072b2")
    assert dashes("#d55e00")
    assert dashes("#0072b2") & dashes("#d55e00") == set()


@pytest.mark.parametrize("own", [[2], [2, 2, 2, 2], [0, 1], [None, 5, None, 6]], ids=str)
def test_however_little_there_is_the_picture_is_whole(own: list[int | None]) -> None:
    small = chart(series_of(beside=None), noted(own))

    assert parsed(svg(EN, small)).tag == f"{SVG}svg"
    assert png(EN, small).startswith(b"\x89PNG")


def test_words_that_people_wrote_are_only_text() -> None:
    nasty = "<script>&amp; $x^2$ \\frac{1}{2} \x07 åäö"
    full = chart_of(
        EN,
        series_of((THREE_PHASES[0][0], 0, nasty), beside=None, name=nasty),
        noted([1, 2, 3]),
        goal(nasty),
        alias=nasty,
        today=MONDAY.replace(day=9),
    )

    text = svg(EN, full)

    title = parsed(text)[0].text or ""
    assert "<script>&amp; $x^2$ \\frac{1}{2}" in title
    assert "<script>" not in text
    assert "\x07" not in text
