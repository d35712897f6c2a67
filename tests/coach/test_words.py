"""What words mean to the reading: forms, compounds, phrases and slips."""

from __future__ import annotations

import pytest

from assistant.coach.lexicon import table
from assistant.coach.text import tokenise
from assistant.coach.words import Word, lexicon


def tags(word: str, language: str = "sv") -> set[str]:
    return {tag for found in lexicon(language).find(word) for tag in found.tags}


def phrases(text: str, language: str = "sv") -> list[str]:
    """Return the words of each phrase found, with the words in its gaps left out."""
    words = lexicon(language)
    tokens = tokenise(text)
    known: list[tuple[Word, ...]] = [words.find(token.folded) for token in tokens]
    return [
        " ".join(tokens[place].text for place in hit.places)
        for hit in words.hits(tokens, known)
        if hit.phrase and "abstract" in hit.tags
    ]


@pytest.mark.parametrize("form", ["självkänsla", "självkänslan", "självkänslans"])
def test_every_form_of_a_word_means_the_same(form: str) -> None:
    assert "abstract" in tags(form)


@pytest.mark.parametrize(
    ("compound", "tag"),
    [("vardagsrutinerna", "abstract"), ("skolfrånvaron", "countable"), ("kvällspersonalen", "staff")],
)
def test_a_compound_means_what_its_last_part_means(compound: str, tag: str) -> None:
    assert tag in tags(compound)


@pytest.mark.parametrize("word", ["ansökningar", "utbrott", "gemensamma"])
def test_an_ending_that_only_looks_like_a_word_is_none(word: str) -> None:
    assert not tags(word) & {"abstract", "up", "down"}


def test_the_forms_of_a_verb_are_told_apart() -> None:
    forms = {
        form: {word.form for word in lexicon("sv").find(form)} for form in ("handla", "handlar", "handlas")
    }
    assert forms == {"handla": {"infinitive"}, "handlar": {"present"}, "handlas": {"passive"}}


def test_a_verb_without_meaning_is_still_a_verb() -> None:
    assert [(word.kind, word.form) for word in lexicon("sv").find("svimmar")] == [("v", "present")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("promenrar", "promenera"),  # a letter left out
        ("rutinner", "rutin"),  # one too many
        ("promemerar", "promenera"),  # a wrong one
        ("sultar", "sluta"),  # two in the wrong order
    ],
)
def test_a_slip_is_read_as_the_word_that_was_meant(written: str, meant: str) -> None:
    assert meant in {word.lemma for word in lexicon("sv").find(written)}


@pytest.mark.parametrize("word", ["lisa", "hampus", "karin", "kulan", "stiga", "tomt"])
def test_names_and_words_of_their_own_are_no_slips(word: str) -> None:
    assert all(word.startswith(found.lemma[:3]) for found in lexicon("sv").find(word))


def test_a_phrase_is_found_in_all_its_forms_and_with_words_in_between() -> None:
    assert phrases("Hon tar lite mer ansvar") == ["tar ansvar"]
    assert phrases("Kim kom äntligen igång") == ["kom igång"]
    assert phrases("Jag vill hitta mig själv") == ["hitta mig själv"]


def test_a_gap_stops_at_a_comma() -> None:
    assert phrases("ta bussen, ansvar") == []


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_every_phrase_of_the_tables_can_be_met(language: str) -> None:
    words = lexicon(language)
    missed = []
    for phrase, marks in table(language, "words")["phrases"].items():
        wanted = [step for step in phrase.split() if step not in {"~", "_"}]
        steps = ["/" if step == "=/" else step.split("/")[0].removeprefix("=") for step in wanted]
        tokens = tokenise(" ".join(steps))
        found = [words.find(token.folded) for token in tokens]
        beside = words.beside(tokens, found, 0)
        met = {tag for hit in words.hits(tokens, found) if len(hit.places) == len(steps) for tag in hit.tags}
        if not set(marks.split(",")) <= met | beside:
            missed.append(phrase)
    assert missed == []
