"""The Swedish and Danish catalogues: whole, sound, in use, and written the way each language is."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from assistant.dialogs.answers import Acceptances, Choice, Option
from assistant.dialogs.context import Context
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.question import Question
from assistant.errors import AnswerError
from assistant.goals.case import People
from assistant.goals.goal import Agreement, Direction
from assistant.goals.measure import Span
from assistant.goals.measuring import PERIODS
from assistant.i18n import LANGUAGES, Language
from assistant.steering import COMMANDS

ROOT: Final = Path(__file__).resolve().parents[2]
TRANSLATED: Final = ("sv", "da")
TODAY: Final = date(2027, 3, 1)

LISA: Final = GoalDraft(
    alias="Lisa",
    people=People.ADULT,
    direction=Direction.INCREASE,
    what="on time",
    measure_kind="occasions",
    occasions_of=10,
    counted="course days",
    baseline=Decimal(0),
    expected=Span(low=Decimal(6), high=Decimal(7)),
)


@cache
def tool() -> ModuleType:
    """The program that keeps the catalogues in step with the code."""
    spec = importlib.util.spec_from_file_location("catalogues_tool", ROOT / "tools" / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def extracted() -> tuple[Message, ...]:
    return tuple(message for message in tool().extracted() if message.id)


@cache
def catalogue(code: str) -> Catalog:
    with (ROOT / "assistant" / "locales" / code / "LC_MESSAGES" / "malsteg.po").open("rb") as file:
        return read_po(file, locale=code)


def forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """A msgid or msgstr as its forms: one, or singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text)


@cache
def translated(code: str) -> tuple[tuple[str, str], ...]:
    """Every translated form beside the English one it stands for."""
    return tuple(
        pair
        for message in catalogue(code)
        if message.id and message.string
        for pair in zip(forms(message.id), forms(message.string), strict=True)
    )


def in_code() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the program that marks or words a sentence, wherever it stands, f-strings included."""
    for path in sorted((ROOT / "assistant").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in ("N_", "text", "plural"):
                    yield name, node


def literal(node: ast.expr) -> str | None:
    """The sentence in ``"..."`` or ``N_("...")``."""
    if isinstance(node, ast.Call) and node.args:
        return literal(node.args[0]) if getattr(node.func, "id", "") == "N_" else None
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


# --- whole ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_sentence_in_the_code_is_translated(code: str) -> None:
    known = catalogue(code)
    missing = []
    for message in extracted():
        found = known.get(message.id)
        if found is None or found.fuzzy or not all(forms(found.string)) or not found.string:
            missing.append(message.id)
    assert missing == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_is_kept_that_the_code_no_longer_says(code: str) -> None:
    said = {forms(message.id) for message in extracted()}
    assert [message.id for message in catalogue(code) if message.id and forms(message.id) not in said] == []


def test_no_marked_sentence_escapes_the_extraction() -> None:
    """Babel's extractor does not look inside f-strings; a sentence there would stay English."""
    known = {form for message in extracted() for form in forms(message.id)}
    marked = {literal(call.args[0]) for name, call in in_code() if name == "N_"}
    assert sorted(text for text in marked if text and text not in known) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_sentences_that_depend_on_a_number_are_translated_in_both_forms(code: str) -> None:
    language = Language(code)
    english = []
    for name, call in in_code():
        if name != "plural" or len(call.args) < 2:
            continue
        one, many = literal(call.args[0]), literal(call.args[1])
        if one is None or many is None:
            continue
        params = dict.fromkeys(re.findall(r"%\((\w+)\)", one + many), "x")
        params.pop("number", None)
        said = [language.plural(one, many, number, **params) for number in (1, 2)]
        english += [
            text for text in said if text in (one % {"number": 1, **params}, many % {"number": 2, **params})
        ]
    assert english == []


# --- sound ----------------------------------------------------------------------------------------

PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sdr]|%[sdr](?!\w)|%%")


def is_formatted(english: str) -> bool:
    """Whether placeholders are filled in; "80 % of the lessons" has none, only a percent sign."""
    return "%(" in english or english.endswith(("%s", "%r"))


@pytest.mark.parametrize("code", TRANSLATED)
def test_placeholders_are_the_same(code: str) -> None:
    wrong = [
        (english, text)
        for english, text in translated(code)
        if Counter(PLACEHOLDER.findall(english)) != Counter(PLACEHOLDER.findall(text))
    ]
    assert wrong == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_catalogue_passes_babels_checks(code: str) -> None:
    problems = [
        (message.id, [str(error) for error in errors])
        for message, errors in catalogue(code).check()
        if any(is_formatted(form) for form in forms(message.id))
    ]
    assert problems == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_sentence_can_be_filled_in(code: str) -> None:
    for english, text in translated(code):
        if "%(" in english:
            names = dict.fromkeys(re.findall(r"%\((\w+)\)", english), "x")
            assert "%(" not in text % names


@pytest.mark.parametrize("code", TRANSLATED)
def test_two_plural_forms(code: str) -> None:
    assert catalogue(code).num_plurals == 2
    assert [m.id for m in catalogue(code) if m.id and len(forms(m.id)) != len(forms(m.string))] == []


# --- in use ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_is_compiled_is_what_is_written(code: str) -> None:
    """A stale .mo shows yesterday's words: tools/catalogues.py compiles."""
    language = Language(code)
    stale = [
        message.id
        for message in catalogue(code)
        if message.id and message.string and isinstance(message.id, str) and "%" not in message.id
        if language.text(message.id) != message.string
    ]
    assert stale == []


def test_a_question_is_asked_in_each_language() -> None:
    asked = [Language(code).text("How is it today?") for code in ("sv", "da", "en")]
    assert asked == ["Hur ser det ut idag?", "Hvordan er det i dag?", "How is it today?"]


def test_a_missing_catalogue_is_an_error_and_never_silently_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.i18n.language.CATALOGUES", tmp_path)
    with pytest.raises(FileNotFoundError):
        Language("sv").text("How is it today?")
    assert Language("en").text("How is it today?") == "How is it today?"


# --- choosing -------------------------------------------------------------------------------------

STATE: Final = LISA.model_copy(update={"measure_kind": "state", "milestone_1": "none", "milestone_2": "some"})
DRAFTS: Final = (
    LISA,
    LISA.model_copy(update={"people": People.CHILD}),
    STATE,
    *(LISA.model_copy(update={"measure_kind": kind}) for kind in PERIODS),
)


def choices() -> Iterator[tuple[str, GoalDraft, tuple[Option, ...]]]:
    """Every list of options there is, with a draft in which it is shown."""
    for question in (*FORMULATE.questions, *FORMULATE.closing):
        for draft in DRAFTS:
            answers = question.answers_for(draft)
            if isinstance(answers, Choice | Acceptances):
                options = answers.options_for(draft) if isinstance(answers, Choice) else answers.options
                yield question.name, draft, options


def chosen(options: tuple[Option, ...], typed: str, language: Language) -> object:
    return Choice(options).read(typed, LISA, Context(TODAY, language))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_answers_to_a_question_look_alike(code: str) -> None:
    language = Language(code)
    for name, _, options in choices():
        shown = [option.shown(language).casefold() for option in options]
        assert len(set(shown)) == len(shown), (name, shown)


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_answer_is_chosen_by_its_words_its_number_or_its_code(code: str) -> None:
    language = Language(code)
    for name, _, options in choices():
        for number, option in enumerate(options, start=1):
            words = option.shown(language)
            for typed in (words, words.upper(), words.lower(), str(number)):
                assert chosen(options, typed, language) == option.value, (name, typed)
            if not option.code.isdecimal():
                assert chosen(options, option.code, language) == option.value, (name, option.code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_beginning_of_an_answer_is_enough_and_never_picks_another(code: str) -> None:
    language = Language(code)
    for name, _, options in choices():
        labels = [option.shown(language).casefold() for option in options]
        names = {text for option, label in zip(options, labels, strict=True) for text in (label, option.code)}
        for option, label in zip(options, labels, strict=True):
            first_word = label.split()[0].rstrip(",")
            if first_word in names or sum(other.startswith(first_word) for other in labels) > 1:
                continue
            assert chosen(options, first_word, language) == option.value, (name, first_word)


@pytest.mark.parametrize(
    ("code", "typed"), [("sv", ("Ja", "Ja, men", "Inte än")), ("da", ("Ja", "Ja, men", "Ikke endnu"))]
)
def test_yes_yes_but_and_not_yet(code: str, typed: tuple[str, ...]) -> None:
    context = Context(TODAY, Language(code))
    answers = FORMULATE.question("client_acceptance").answers_for(LISA)
    yes, but, not_yet = (answers.read(f"{words}: bussen", LISA, context) for words in typed)
    assert [getattr(said, "answer", None) for said in (yes, but, not_yet)] == [
        Agreement.YES,
        Agreement.RESERVATION,
        Agreement.NOT_YET,
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_steering_word_means_one_thing_in_every_language(code: str) -> None:
    meanings: dict[str, str] = {}
    for each in LANGUAGES:
        for command, word in COMMANDS.items():
            assert meanings.setdefault(Language(each).text(word).casefold(), command) == command
    answers = {option.shown(Language(code)).casefold() for _, _, options in choices() for option in options}
    assert answers.isdisjoint(meanings)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("question", [*FORMULATE.questions, *FORMULATE.closing], ids=lambda each: each.name)
def test_the_example_answer_is_one_that_can_be_given(question: Question[GoalDraft], code: str) -> None:
    language = Language(code)
    draft = LISA.model_copy(update={"measure_kind": "times"}) if question.name == "period" else LISA
    example = language.text(question.wording_for(draft).example)
    try:
        question.answers_for(draft).read(example, draft, Context(TODAY, language))
    except AnswerError as problem:
        pytest.fail(f"{example!r}: {problem}")


# --- written as the language is -------------------------------------------------------------------


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_stray_spaces(code: str) -> None:
    stray = [
        text
        for english, text in translated(code)
        if "  " in text
        or (text[:1].isspace() != english[:1].isspace())
        or (text[-1:].isspace() != english[-1:].isspace())
    ]
    assert stray == []


def ending(text: str) -> str:
    """The sign a sentence ends with, if it ends with one; "kr." is a word."""
    bare = text.rstrip().rstrip("”“")
    return bare[-1] if bare and bare[-1] in ".?!:…" and bare != "kr." else ""


@pytest.mark.parametrize("code", TRANSLATED)
def test_sentences_end_as_in_english(code: str) -> None:
    wrong = [(english, text) for english, text in translated(code) if ending(english) != ending(text)]
    assert wrong == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_labels_are_small_or_capital_as_in_english(code: str) -> None:
    wrong = [
        (english, text)
        for english, text in translated(code)
        if english[0].isalpha() and text[:1].isalpha() and english[0].isupper() != text[0].isupper()
    ]
    assert wrong == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_quotation_marks_dashes_and_dots(code: str) -> None:
    for english, text in translated(code):
        assert text.count("”") == english.count("“") + english.count("”"), text
        assert not set(text) & set("\"“„«»‘'`"), text
        assert "..." not in text, text
        assert " - " not in text, text
        assert text.count("…") == english.count("…"), text
        # A hyphen between figures only where the English shows what to type.
        assert len(re.findall(r"[0-9s]-[0-9%]", text)) == len(re.findall(r"[0-9s]-[0-9%]", english)), text
        assert not re.search(r"[0-9]\.[0-9]", text), f"decimal comma: {text}"


def test_the_two_languages_are_not_mixed_up() -> None:
    assert [text for _, text in translated("sv") if re.search("[æøÆØ]", text)] == []
    assert [text for _, text in translated("da") if re.search("[äöÄÖ]", text)] == []
