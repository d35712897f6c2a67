"""Numbers as people type them in each language, and what is too unclear to be taken for one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.i18n import LANGUAGES, Language


@pytest.mark.parametrize(
    ("typed", "sv", "da", "en"),
    [
        # The same everywhere.
        ("0", "0", "0", "0"),
        ("007", "7", "7", "7"),
        (" 12 ", "12", "12", "12"),
        ("+5", "5", "5", "5"),
        ("-5", "-5", "-5", "-5"),
        ("\N{MINUS SIGN}5", "-5", "-5", "-5"),
        ("\N{EN DASH}5", "-5", "-5", "-5"),
        ("1 000", "1000", "1000", "1000"),
        ("1\u00a0000", "1000", "1000", "1000"),
        ("1\u202f000", "1000", "1000", "1000"),
        ("1'000", "1000", "1000", "1000"),
        ("12 345 678", "12345678", "12345678", "12345678"),
        # The language's own decimal sign, and the other one where it can mean only one thing.
        ("3,5", "3.5", "3.5", "3.5"),
        ("3.5", "3.5", "3.5", "3.5"),
        ("0,25", "0.25", "0.25", "0.25"),
        ("0.25", "0.25", "0.25", "0.25"),
        ("1 000,5", "1000.5", "1000.5", "1000.5"),
        ("1 000.5", "1000.5", "1000.5", "1000.5"),
        # Three digits after the sign: a thousand in one language, a fraction in another.
        ("1,000", "1.000", "1.000", "1000"),
        ("1.000", None, "1000", "1.000"),
        ("0.500", "0.5", "0.5", "0.5"),  # no group begins with nought
        ("0,500", "0.5", "0.5", "0.5"),
        ("1.000,5", None, "1000.5", None),
        ("1,000.5", None, None, "1000.5"),
        ("1.234.567", None, "1234567", None),
        ("1,234,567", None, None, "1234567"),
        # Grouped as no language does it.
        ("1.00,5", None, None, None),
        ("12,34,567", None, None, None),
        ("1,5,5", None, None, None),
    ],
)
def test_a_number_is_read_as_the_language_writes_it(
    typed: str, sv: str | None, da: str | None, en: str | None
) -> None:
    for code, read in {"sv": sv, "da": da, "en": en}.items():
        if read is None:
            with pytest.raises(AnswerError) as caught:
                Language(code).read_number(typed)
            assert caught.value.code in ("ambiguous_number", "not_a_number")
        else:
            assert Language(code).read_number(typed) == Decimal(read), code


@pytest.mark.parametrize(
    ("code", "typed"), [("sv", "1.000"), ("sv", " 1.234.567 "), ("da", "1.00,5"), ("en", "12,34,567")]
)
def test_a_sign_that_could_mean_two_things_is_asked_about(code: str, typed: str) -> None:
    with pytest.raises(AnswerError) as caught:
        Language(code).read_number(typed)

    assert (caught.value.code, caught.value.params) == ("ambiguous_number", {"text": typed.strip()})


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "typed",
    ["", " ", "three", "3 kr", "3 4", "1 00", "1000 000", "0 500", "0 0", "3-4", "--3", ",5", "5,", "5.",
     ".", "1e5", "0x10", "nan", "inf", "\u00bd", "\u00b2", "\u0663", "\uff13", "1_000", "1" * 41, "1\n2"],
)  # fmt: skip
def test_what_is_no_number_is_not_guessed_at(code: str, typed: str) -> None:
    with pytest.raises(AnswerError) as caught:
        Language(code).read_number(typed)

    assert (caught.value.code, caught.value.params) == ("not_a_number", {})


@pytest.mark.parametrize("code", LANGUAGES)
@given(value=st.decimals(-(10**12), 10**12, places=2) | st.integers(-(10**12), 10**12).map(Decimal))
def test_a_number_is_read_back_as_it_was_written(code: str, value: Decimal) -> None:
    language = Language(code)

    assert language.read_number(language.number(value)) == value


@pytest.mark.parametrize("code", LANGUAGES)
@given(typed=st.text(max_size=50) | st.text("0123456789., -+'\u00a0", max_size=12))
def test_whatever_is_typed_is_read_or_refused(code: str, typed: str) -> None:
    try:
        value = Language(code).read_number(typed)
    except AnswerError as problem:
        refused = problem.code
    else:
        assert value.is_finite()
        return
    assert refused in ("not_a_number", "ambiguous_number")
