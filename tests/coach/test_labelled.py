"""The labelled statements and answers are read as labelled, and no date is invented.

A change of a rule or of a word that makes the coach read worse shows here, finding by finding. How well it
reads statements that nobody has tuned it on stands in docs/coach.md.
"""

from __future__ import annotations

from functools import cache

import pytest

import measure

LEAST = 0.9
"""The F1 that every finding has in every language."""


@cache
def tallies(language: str) -> dict[str, measure.Tally]:
    return measure.statements(measure.HERE, language, None)


@pytest.mark.parametrize("finding", measure.FINDINGS)
@pytest.mark.parametrize("language", measure.LANGUAGES)
def test_statements_are_read_as_labelled(language: str, finding: str) -> None:
    tally = tallies(language)[finding]

    assert tally.right > 10
    assert tally.f1 >= LEAST


@pytest.mark.parametrize("language", measure.LANGUAGES)
def test_answers_to_when_are_read_as_labelled_and_no_date_is_invented(language: str) -> None:
    tally, invented = measure.answers(measure.HERE, language, None)

    assert tally.f1 >= 0.97
    assert invented == 0
