"""Numbers in running text, as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coach.numerals import Numeral, number_word, read_numeral
from assistant.coach.text import tokenise


def _read(text: str, language: str, **how: bool) -> Numeral | None:
    return read_numeral(tokenise(text), 0, language, **how)


def _rest(text: str, found: Numeral) -> str:
    tokens = tokenise(text)
    return text[tokens[found.end].start :] if found.end < len(tokens) else ""


SINGLE = [
    ("sv", "6 gånger", "6", "gånger"),
    ("sv", "1 500 kr", "1500", "kr"),
    ("sv", "10\N{NO-BREAK SPACE}000 steg", "10000", "steg"),
    ("sv", "1,5 timme", "1.5", "timme"),
    ("sv", "1.5 timme", "1.5", "timme"),
    ("sv", "1 250,50 kr", "1250.50", "kr"),
    ("sv", "10min", "10", "min"),
    ("sv", "500:-", "500", ":-"),
    ("sv", "två gånger", "2", "gånger"),
    ("sv", "tva gånger", "2", "gånger"),
    ("sv", "tjugofem", "25", ""),
    ("sv", "tjugo fem", "25", ""),
    ("sv", "tjugi minuter", "20", "minuter"),
    ("sv", "tjufem", "25", ""),
    ("sv", "hundra kr", "100", "kr"),
    ("sv", "ett hundra kr", "100", "kr"),
    ("sv", "tvåhundrafemtio kr", "250", "kr"),
    ("sv", "två hundra femtio kr", "250", "kr"),
    ("sv", "tretusen femhundra", "3500", ""),
    ("sv", "tio tusen steg", "10000", "steg"),
    ("sv", "20 tusen kr", "20000", "kr"),
    ("sv", "femton hundra kr", "1500", "kr"),
    ("sv", "halvannan timme", "1.5", "timme"),
    ("sv", "en och en halv timme", "1.5", "timme"),
    ("sv", "två och en halv timme", "2.5", "timme"),
    ("sv", "ett och ett halvt år", "1.5", "år"),
    ("sv", "en halv timme", "0.5", "timme"),
    ("sv", "halv timme", "0.5", "timme"),
    ("sv", "1½ timme", "1.5", "timme"),
    ("sv", "1 ½ timme", "1.5", "timme"),
    ("sv", "1 1/2 timme", "1.5", "timme"),
    ("sv", "½ timme", "0.5", "timme"),
    ("sv", "ett dussin ägg", "12", "ägg"),
    ("sv", "fjoton dagar", "14", "dagar"),
    ("sv", "fjortno dagar", "14", "dagar"),
    ("sv", "tretttio", "30", ""),
    ("da", "1.500 kr.", "1500", "kr."),
    ("da", "1 500 kr", "1500", "kr"),
    ("da", "3.5 timer", "3.5", "timer"),
    ("da", "1.234,5 km", "1234.5", "km"),
    ("da", "2,5 timer", "2.5", "timer"),
    ("da", "en gang", "1", "gang"),
    ("da", "femogtyve", "25", ""),
    ("da", "fem og tyve minutter", "25", "minutter"),
    ("da", "halvtreds", "50", ""),
    ("da", "tooghalvfems", "92", ""),
    ("da", "tredive kroner", "30", "kroner"),
    ("da", "hundrede kroner", "100", "kroner"),
    ("da", "hundrede og halvtreds kroner", "150", "kroner"),
    ("da", "to hundrede og femogtyve", "225", ""),
    ("da", "tohundredeoghalvtreds", "250", ""),
    ("da", "to tusinde skridt", "2000", "skridt"),
    ("da", "femtusind skridt", "5000", "skridt"),
    ("da", "halvanden time", "1.5", "time"),
    ("da", "en og en halv time", "1.5", "time"),
    ("da", "to og en halv time", "2.5", "time"),
    ("da", "halvtredje time", "2.5", "time"),
    ("da", "et halvt år", "0.5", "år"),
    ("da", "en snes", "20", ""),
    ("da", "en halv snes", "10", ""),
    ("da", "tredivve minutter", "30", "minutter"),
    ("en", "1,500 steps", "1500", "steps"),
    ("en", "1.5 hours", "1.5", "hours"),
    ("en", "10,000.50", "10000.50", ""),
    ("en", "twenty-five", "25", ""),
    ("en", "twenty five minutes", "25", "minutes"),
    ("en", "fourty minutes", "40", "minutes"),
    ("en", "a hundred steps", "100", "steps"),
    ("en", "one hundred and fifty", "150", ""),
    ("en", "two thousand five hundred", "2500", ""),
    ("en", "ten thousand steps", "10000", "steps"),
    ("en", "a dozen eggs", "12", "eggs"),
    ("en", "two dozen", "24", ""),
    ("en", "half a dozen", "6", ""),
    ("en", "one and a half hours", "1.5", "hours"),
    ("en", "half an hour", "0.5", "hour"),
    ("en", "half a day", "0.5", "day"),
    ("en", "half hour", "0.5", "hour"),
    ("en", "2 1/2 hours", "2.5", "hours"),
    ("en", "fiften minutes", "15", "minutes"),
    ("en", "seveteen", "17", ""),
]


@pytest.mark.parametrize(("language", "text", "value", "rest"), SINGLE)
def test_a_single_number(language: str, text: str, value: str, rest: str) -> None:
    found = _read(text, language)
    assert found is not None
    assert (found.low, found.high) == (Decimal(value), Decimal(value))
    assert _rest(text, found) == rest
    assert found.sure


RANGES = [
    ("sv", "6-7 gånger", 6, 7),
    ("sv", "6 \N{EN DASH} 7 gånger", 6, 7),
    ("sv", "6\N{EN DASH}7", 6, 7),
    ("sv", "6 till 7", 6, 7),
    ("sv", "två-tre gånger", 2, 3),
    ("sv", "fyra till fem", 4, 5),
    ("sv", "fem, sex gånger", 5, 6),
    ("sv", "tre fyra gånger", 3, 4),
    ("sv", "4 eller 5", 4, 5),
    ("sv", "4 à 5 gånger", 4, 5),
    ("sv", "en till två", 1, 2),
    ("sv", "en eller två", 1, 2),
    ("sv", "mellan 6 och 7 gånger", 6, 7),
    ("sv", "mellan tjugo och trettio", 20, 30),
    ("sv", "1 000-1 500 kr", 1000, 1500),
    ("sv", "2-3000 kr", 2000, 3000),
    ("sv", "fem-sex hundra", 500, 600),
    ("sv", "2-3 tusen", 2000, 3000),
    ("da", "6 til 7", 6, 7),
    ("da", "to-tre gange", 2, 3),
    ("da", "to tre gange", 2, 3),
    ("da", "mellem fem og tyve", 5, 20),
    ("da", "imellem 2 og 4", 2, 4),
    ("da", "2 eller 3", 2, 3),
    ("da", "en-to gange", 1, 2),
    ("da", "4-500 kr.", 400, 500),
    ("en", "6 to 7", 6, 7),
    ("en", "two or three", 2, 3),
    ("en", "one or two", 1, 2),
    ("en", "two-three", 2, 3),
    ("en", "between 6 and 7", 6, 7),
    ("en", "between one hundred and two hundred", 100, 200),
    ("en", "twenty to twenty-five minutes", 20, 25),
    ("en", "two to three hundred", 200, 300),
]


@pytest.mark.parametrize(("language", "text", "low", "high"), RANGES)
def test_a_range(language: str, text: str, low: int, high: int) -> None:
    found = _read(text, language)
    assert found is not None
    assert (found.low, found.high) == (low, high)
    assert found.sure
    assert not found.article


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("sv", "ett par gånger", 2, 3),
        ("sv", "ett par tre gånger", 2, 3),
        ("sv", "ett tiotal", 10, 10),
        ("sv", "1.000 kr", 1000, 1000),
        ("da", "et par gange", 2, 3),
        ("en", "a couple of times", 2, 3),
        ("en", "a couple times", 2, 3),
    ],
)
def test_numbers_left_open_by_the_words(language: str, text: str, low: int, high: int) -> None:
    found = _read(text, language)
    assert found is not None
    assert (found.low, found.high, found.sure) == (low, high, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "ett jobb"), ("sv", "en vän"), ("da", "et job"), ("en", "a job"), ("en", "an hour")],
)
def test_an_article_is_said_to_be_one(language: str, text: str) -> None:
    found = _read(text, language)
    assert found is not None
    assert (found.low, found.end, found.article) == (1, 1, True)


def test_one_with_an_accent_is_a_number() -> None:
    found = _read("én gang", "da")
    assert found is not None
    assert not found.article


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "14:e mars"),
        ("sv", "1:a"),
        ("en", "1st of May"),
        ("en", "2nd"),
        ("sv", "15/6"),
        ("sv", "8:30"),
        ("da", "15.3.2027"),
        ("en", "1.2.3"),
        ("sv", "tredje"),
        ("sv", "hundar"),
        ("sv", "afton"),
        ("sv", "några"),
        ("da", "aften"),
        ("da", "færre gange"),
        ("da", "festen"),
        ("en", "there"),
        ("en", "fifth"),
        ("en", "night"),
        ("en", "thirsty"),
    ],
)
def test_what_is_no_number(language: str, text: str) -> None:
    assert _read(text, language) is None


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("2 till 4", "sv", 2), ("2-4", "da", 2), ("3 to 6", "en", 3), ("fem, sex", "sv", 5)],
)
def test_without_ranges_the_first_number_is_read_alone(text: str, language: str, value: int) -> None:
    found = _read(text, language, ranges=False)
    assert found is not None
    assert (found.low, found.high, found.end) == (value, value, 1)


def test_a_falling_pair_is_no_range() -> None:
    found = _read("10-4", "sv")
    assert found is not None
    assert (found.low, found.high, found.end) == (10, 10, 1)


_UNITS = ("", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_TENS = {
    20: "tjugo",
    30: "trettio",
    40: "fyrtio",
    50: "femtio",
    60: "sextio",
    70: "sjuttio",
    80: "åttio",
    90: "nittio",
}


@given(st.sampled_from(sorted(_TENS)), st.integers(0, 9), st.integers(0, 9))
def test_swedish_compounds_up_to_a_thousand(tens: int, units: int, hundreds: int) -> None:
    word = (f"{_UNITS[hundreds]}hundra" if hundreds else "") + _TENS[tens] + _UNITS[units]
    assert number_word(word, "sv") == hundreds * 100 + tens + units


@given(
    st.text(alphabet="0123456789 ,.-/:½enhundratogåtfemty", max_size=30), st.sampled_from(["sv", "da", "en"])
)
def test_any_text_is_read_without_fail_and_within_its_tokens(text: str, language: str) -> None:
    tokens = tokenise(text)
    for at in range(len(tokens)):
        found = read_numeral(tokens, at, language)
        if found is not None:
            assert at < found.end <= len(tokens)
            assert found.low <= found.high
