"""The word tables of amounts, one language at a time, made ready for looking up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Final, Literal, cast

from assistant.coach.findings import Per, Unit
from assistant.coach.lexicon import table
from assistant.coach.numerals.words import begins_numeral, number_words, one_left_out, one_slip_apart

_SLIPS_FROM: Final = 5
_LEAST_BEFORE_HEAD: Final = 3
"""Letters a compound must have before its head: "skoldagar" is days."""

Kind = Literal["measure", "day", "span", "noun"]
PerNoun = Per | Literal["none"]


@dataclass(frozen=True, slots=True)
class UnitWord:
    """What a word measures: one is ``factor`` of the unit; ``kind`` says what an article before it means."""

    unit: Unit
    factor: Fraction
    kind: Kind

    def amount(self, value: Decimal) -> Decimal:
        """Return a number of these in the unit."""
        if self.factor == 1:
            return value
        exact = Fraction(value) * self.factor
        return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.0001")).normalize()


TIMES: Final = UnitWord("times", Fraction(1), "measure")
CROWNS: Final = UnitWord("kr", Fraction(1), "measure")


@dataclass(frozen=True, slots=True)
class Words:
    """The small words around amounts; each field is the row of the table with its name."""

    adjectives: frozenset[str]
    adjective_ends: tuple[str, ...]
    frames: frozenset[str]
    levels: frozenset[str]
    once_followed: frozenset[str]
    half_followed: frozenset[str]
    definite_ends: tuple[str, ...]
    articles: frozenset[str]
    ordinal_point: bool
    ages: tuple[str, ...]
    of_size: frozenset[str]
    of_in: frozenset[str]
    goal: frozenset[str]
    around: frozenset[str]
    since_negated: frozenset[str]
    currencies: frozenset[str]
    times_signs: frozenset[str]
    counting: frozenset[str]
    negations: frozenset[str]
    idioms: dict[str, list[tuple[str, ...]]]
    beginnings: frozenset[str]
    grades: dict[str, Decimal]
    grade_endings: frozenset[str]
    clock_before: frozenset[str]
    topics: tuple[str, ...]
    named_after: frozenset[str]
    stops: frozenset[str]
    weighed: frozenset[str]
    between: frozenset[str]
    placed: frozenset[str]
    quarters: frozenset[str]
    numbers_of: frozenset[str]
    shortened: frozenset[str]
    start: frozenset[str]
    to: frozenset[str]
    back: frozenset[str]
    instead: tuple[str, ...]
    other_words: frozenset[str]
    now: frozenset[str]
    bounds: frozenset[str]
    of: frozenset[str]
    of_two: tuple[str, ...]
    between_of: frozenset[str]
    determiners: frozenset[str]
    clause_ends: frozenset[str]
    sized_by: frozenset[str]
    joins: frozenset[str]
    lasting: frozenset[str]
    or_so: frozenset[str]
    halves: frozenset[str]
    half_definite: frozenset[str]
    fractions: tuple[tuple[str, str, int], ...]
    not_once_before: frozenset[str]
    not_once_after: frozenset[str]
    pairs: frozenset[str]
    often: dict[str, int]
    rating: frozenset[str]
    rating_heads: tuple[str, ...]
    scale: frozenset[str]
    scale_heads: tuple[str, ...]
    graded: frozenset[str]
    scale_links: frozenset[str]
    ends_before: frozenset[str]
    ends_after: frozenset[str]
    names: frozenset[str]
    name_heads: tuple[str, ...]
    law: frozenset[str]
    emergency: frozenset[str]
    pieces: frozenset[str]
    alone: frozenset[str]
    glued_before: frozenset[str]
    two_words: dict[tuple[str, str], UnitWord]
    compounds: tuple[str, ...]
    not_amounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PerWords:
    """The words of "how often"."""

    links: frozenset[str]
    definite_links: frozenset[str]
    every: frozenset[str]
    all: frozenset[str]
    fillers: frozenset[str]
    cardinal_nouns: frozenset[str]
    articles: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    plain: dict[str, PerNoun]
    definite: dict[str, PerNoun]
    plural: dict[str, PerNoun]
    short: dict[str, PerNoun]
    words: dict[str, PerNoun]
    phrases: tuple[tuple[tuple[str, ...], PerNoun], ...]
    phrase_starts: frozenset[str]
    others: frozenset[str]
    ordinals: dict[str, int]
    fortnight: frozenset[str]
    fortnightly: frozenset[str]
    nights: frozenset[str]


def _set(row: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(row[name].split())


@cache
def words(language: str) -> Words:
    """Return the small words of a language."""
    rows = table(language, "amounts")
    reading, rating, names, units = rows["reading"], rows["rating"], rows["names"], rows["unit_words"]
    same = (
        "adjectives around back between_of bounds clause_ends clock_before counting determiners frames "
        "goal half_definite half_followed halves lasting levels negations not_once_after not_once_before "
        "now numbers_of of of_in of_size once_followed or_so other_words pairs quarters shortened "
        "weighed placed since_negated sized_by stops to"
    )
    return Words(
        **{name: _set(reading, name) for name in same.split()},
        adjective_ends=tuple(reading["adjective_ends"].split()),
        start=_set(reading, "from"),
        joins=_set(reading, "and"),
        instead=tuple(reading["instead"].split("|")),
        of_two=tuple(reading["of_two"].split()),
        fractions=tuple((first, second, share) for first, second, share in reading["fractions"]),
        often={word: int(key) for key, said in reading["often"].items() for word in said.split()},
        rating=_set(rating, "words"),
        rating_heads=tuple(rating["heads"].split()),
        scale=_set(rating, "scale"),
        scale_heads=tuple(rating["scale_heads"].split()),
        graded=_set(rating, "graded"),
        scale_links=_set(rating, "scale_links"),
        ends_before=_set(rating, "ends_before"),
        ends_after=_set(rating, "ends_after"),
        names=_set(names, "words"),
        definite_ends=tuple(reading["definite_ends"].split()),
        between=frozenset(rows["numerals"]["between"].split()),
        articles=frozenset(rows["numerals"]["article"].split()),
        ordinal_point=rows["numerals"]["ordinal_point"],
        ages=tuple(units["ages"].split()),
        times_signs=_set(units, "times_signs"),
        currencies=_set(units, "currencies"),
        idioms=_by_first_word(reading["idioms"]),
        beginnings=_beginnings(reading, rating, units),
        grades={word: Decimal(key) for key, said in rating["grades"].items() for word in said.split()},
        grade_endings=_set(rating, "grade_endings"),
        named_after=_set(names, "before"),
        topics=tuple(units["topics"].split()),
        name_heads=tuple(names["heads"].split()),
        law=_set(names, "law"),
        emergency=_set(names, "emergency"),
        pieces=_set(units, "pieces"),
        alone=_set(units, "alone"),
        glued_before=_set(units, "glued_before"),
        two_words={
            (first, second): UnitWord(unit, Fraction(1), "measure") for first, second, unit in units["two"]
        },
        compounds=tuple(units["compounds"].split()),
        not_amounts=tuple(units["not_amounts"].split()),
    )


def _by_first_word(phrases: list[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return found


def _beginnings(reading: dict[str, Any], rating: dict[str, Any], units: dict[str, Any]) -> frozenset[str]:
    """Gather the words other than numbers with which an amount can begin."""
    said = [*reading["often"].values(), *rating["grades"].values()]
    said += [reading["halves"], reading["half_definite"], units["alone"]]
    firsts = (first for first, _, _ in reading["fractions"])
    return frozenset((*" ".join(said).split(), *firsts))


@lru_cache(maxsize=4096)
def can_begin(word: str, language: str) -> bool:
    """Tell whether an amount can begin with a word; nearly all words are passed by here."""
    if begins_numeral(word, language) or word in words(language).beginnings:
        return True
    compound = compound_of(word, language)
    return compound is not None and compound[0] is not None


@lru_cache(maxsize=4096)
def compound_of(word: str, language: str) -> tuple[Decimal | None, UnitWord] | None:
    """Read number and unit in one word, "tvåtimmarspass", or the unit alone, "minuterspromenad"."""
    values = number_words(language).values
    for unit in words(language).compounds:
        place = word.find(unit)
        number = word[:place]
        if place < 0 or (number and (len(number) == 1 or number not in values)):
            continue
        measured = unit_of(unit, language)
        if measured is not None:
            return values.get(number), measured
    return None


@cache
def per_words(language: str) -> PerWords:
    """Return the words of "how often" in a language."""
    rows = table(language, "amounts")["per"]
    phrases = tuple(
        (tuple(phrase.split()), per) for per, found in rows["phrases"].items() for phrase in found
    )
    return PerWords(
        links=_set(rows, "links"),
        definite_links=_set(rows, "definite_links"),
        every=_set(rows, "every"),
        all=_set(rows, "all"),
        fillers=_set(rows, "every_fillers"),
        cardinal_nouns=_set(rows, "cardinal_nouns"),
        articles=_set(rows, "articles"),
        not_after=_set(rows, "not_after"),
        not_before=_set(rows, "not_before"),
        **{name: _by_word(rows[name]) for name in ("plain", "definite", "plural", "short", "words")},
        phrases=phrases,
        phrase_starts=frozenset(phrase[0] for phrase, _ in phrases),
        others=_set(rows["others"], "words"),
        ordinals={word: int(key) for key, said in rows["ordinals"].items() for word in said.split()},
        fortnight=_set(rows, "fortnight"),
        fortnightly=_set(rows, "fortnightly"),
        nights=_set(rows["nights"], "words"),
    )


def _by_word(row: dict[str, str]) -> dict[str, PerNoun]:
    return {word: cast("PerNoun", per) for per, said in row.items() for word in said.split()}


@lru_cache(maxsize=4096)
def per_noun(word: str, language: str) -> PerNoun | None:
    """Return what "varje skoldag" counts by: the noun itself, or the end of a longer one."""
    plain = per_words(language).plain
    if word in plain:
        return plain[word]
    for size in range(min(len(word) - _LEAST_BEFORE_HEAD, 12), 2, -1):
        if word[-size:] in plain:
            return plain[word[-size:]]
    return None


@lru_cache(maxsize=4096)
def misspelt_per(word: str, language: str, *, definite: bool) -> PerNoun | None:
    """Return what a word counts by if it is one slip from one that does ("vekan")."""
    if len(word) < _SLIPS_FROM:
        return None
    known = per_words(language)
    for target, per in (known.definite if definite else known.plain).items():
        if len(target) >= _SLIPS_FROM and one_slip_apart(word, target) and per in ("week", "month"):
            return per
    return None


@cache
def _units(language: str) -> tuple[dict[str, UnitWord], dict[str, UnitWord], dict[str, tuple[str, ...]]]:
    rows = table(language, "amounts")
    whole: dict[str, UnitWord] = {}
    heads: dict[str, UnitWord] = {}
    for row in rows["units"]:
        found = UnitWord(row["unit"], Fraction(row.get("factor", "1")), row["kind"])
        whole |= dict.fromkeys(row["words"].split(), found)
        heads |= dict.fromkeys(row.get("heads", "").split(), found)
    near: dict[str, list[str]] = {}
    for word in whole:
        if len(word) >= _SLIPS_FROM:
            for form in one_left_out(word):
                near.setdefault(form, []).append(word)
    return whole, heads, {form: tuple(targets) for form, targets in near.items()}


@lru_cache(maxsize=4096)
def unit_of(word: str, language: str) -> UnitWord | None:
    """Return what a word measures; a compound is what its head is ("skoldagar": days)."""
    whole, heads, _ = _units(language)
    if word in whole:
        return whole[word]
    if word in table(language, "amounts")["unit_words"]["not_heads"].split():
        return None
    for size in range(len(word) - _LEAST_BEFORE_HEAD, 2, -1):
        if word[-size:] in heads:
            return heads[word[-size:]]
    return None


@lru_cache(maxsize=4096)
def misspelt_unit(word: str, language: str) -> UnitWord | None:
    """Return what a word measures if it is one slip from a unit: for a word right after a number."""
    if len(word) < _SLIPS_FROM - 1:
        return None
    rows = table(language, "amounts")["unit_words"]
    if word in rows["not_slips"].split() or word in rows["not_heads"].split():
        return None
    whole, _, near = _units(language)
    for form in one_left_out(word):
        for target in near.get(form, ()):
            if one_slip_apart(word, target):
                return whole[target]
    return None
