"""The words for numbers in each language, and what one of them is worth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from assistant.coach.lexicon import table

_SLIPS_FROM: Final = 5
"""Letters a number word must have before a slip in it is forgiven; shorter ones resemble other words."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What one language's table says, made ready for looking up."""

    values: dict[str, Decimal]
    multipliers: dict[str, int]
    tens_first: bool
    joins: frozenset[str]
    halves: frozenset[str]
    articles: frozenset[str]
    never_one: frozenset[str]
    between: frozenset[str]
    between_joins: frozenset[str]
    to: frozenset[str]
    alternatives: frozenset[str]
    each_to_each: frozenset[str]
    fixed: dict[str, Decimal]
    open_phrases: tuple[tuple[tuple[str, ...], Decimal, Decimal], ...]
    open_starts: frozenset[str]
    round_tail: str
    slips: dict[str, tuple[str, ...]]
    not_slips: frozenset[str]
    inside: re.Pattern[str]
    starts: frozenset[str]


@cache
def number_words(language: str) -> NumberWords:
    rows = table(language, "amounts")["numerals"]
    values = {word: Decimal(key) for key, words in rows["words"].items() for word in words.split()}
    multipliers = {word: int(key) for key, words in rows["multipliers"].items() for word in words.split()}
    first_spellings = [words.split()[0] for words in (*rows["words"].values(), *rows["multipliers"].values())]
    compounds = _compounds(values, rows["tens_first"], rows["and"].split()[0])
    values = compounds | values
    phrases = sorted(
        ((tuple(phrase.split()), *ends) for phrase, ends in rows["open"].items()), key=lambda p: -len(p[0])
    )
    targets = [word for word in (*first_spellings, *compounds) if len(word) >= _SLIPS_FROM]
    slips: dict[str, list[str]] = {}
    for word in dict.fromkeys(targets):
        for form in one_left_out(word):
            slips.setdefault(form, []).append(word)
    fixed = {word: Decimal(key) for key, words in rows["fixed"].items() for word in words.split()}
    between = frozenset(rows["between"].split())
    halves, articles = frozenset(rows["half"].split()), frozenset(rows["article"].split())
    open_starts = frozenset(phrase[0] for phrase, *_ in phrases)
    longest_first = sorted(multipliers, key=len, reverse=True)
    return NumberWords(
        values=values,
        multipliers=multipliers,
        tens_first=rows["tens_first"],
        joins=frozenset(rows["and"].split()),
        halves=halves,
        articles=articles,
        never_one=frozenset(rows["article_only"].split()),
        between=between,
        between_joins=frozenset(rows["between_and"].split()),
        to=frozenset(rows["to"].split()),
        alternatives=frozenset(rows["or"].split()),
        each_to_each=frozenset(rows["each_to_each"].split()),
        fixed=fixed,
        open_phrases=tuple((phrase, Decimal(low), Decimal(high)) for phrase, low, high in phrases),
        open_starts=open_starts,
        round_tail=rows["round_tail"],
        slips={form: tuple(found) for form, found in slips.items()},
        not_slips=frozenset(rows["not_slips"]["words"].split()),
        inside=re.compile(f"(.*?)({'|'.join(longest_first)})(.*)"),
        starts=between | halves | articles | open_starts | frozenset(fixed) | frozenset(multipliers),
    )


def _compounds(values: dict[str, Decimal], tens_first: bool, join: str) -> dict[str, Decimal]:
    """Put 21 to 99 together as single words."""
    units = [(word, value) for word, value in values.items() if 1 <= value <= 9 and value == int(value)]
    tens = [(word, value) for word, value in values.items() if 20 <= value <= 90]
    if tens_first:
        return {ten + unit: high + low for ten, high in tens for unit, low in units}
    return {unit + join + ten: high + low for ten, high in tens for unit, low in units}


def one_left_out(word: str) -> set[str]:
    """Return the word, and the word with any one letter but the first left out."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}


@lru_cache(maxsize=4096)
def number_word(word: str, language: str) -> Decimal | None:
    """Return the value of one word ("tjugofem", "hundrede"), or None when it is no number.

    One wrong, missing, extra or swapped letter in a word of five letters or more is forgiven, though not
    the first letter, and not where that makes another word.
    """
    words = number_words(language)
    if word in words.values:
        return words.values[word]
    if word in words.multipliers:
        return Decimal(words.multipliers[word])
    return _put_together(word, words, language) or _forgiven(word, words)


def _put_together(word: str, words: NumberWords, language: str) -> Decimal | None:
    """Read a word made of hundreds or thousands: "tvåhundrafemtio", "hundredeogfem"."""
    found = words.inside.fullmatch(word)
    if not found:
        return None
    before, times, after = found.groups()
    factor, rest = Decimal(1), Decimal(0)
    if before:
        read = words.values.get(before)
        if read is None:
            return None
        factor = read
    if after:
        joined = [join for join in words.joins if after.startswith(join)]
        for shown in (after, *(after[len(join) :] for join in joined)):
            read = number_word(shown, language) if shown and shown not in words.never_one else None
            if read is not None and read < words.multipliers[times]:
                rest = read
                break
        else:
            return None
    return factor * words.multipliers[times] + rest


def _forgiven(word: str, words: NumberWords) -> Decimal | None:
    if len(word) < _SLIPS_FROM - 1 or word in words.not_slips:
        return None
    near = {
        target
        for form in one_left_out(word)
        for target in words.slips.get(form, ())
        if one_slip_apart(word, target)
    }
    found = {words.values.get(target) or Decimal(words.multipliers[target]) for target in near}
    return found.pop() if len(found) == 1 else None


def one_slip_apart(word: str, target: str) -> bool:
    """Tell whether one letter changed, added, left out or two neighbours swapped make the one the other."""
    if abs(len(word) - len(target)) > 1:
        return False
    if len(word) != len(target):
        longer, shorter = (word, target) if len(word) > len(target) else (target, word)
        # The same letter twice, or once where it is doubled, is a slip; an ending is inflection.
        return any(longer[:i] + longer[i + 1 :] == shorter for i in range(1, len(longer) - 1))
    apart = [i for i, (one, other) in enumerate(zip(word, target, strict=True)) if one != other]
    if len(apart) == 1:
        return apart[0] > 0
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    return word[apart[0]] == target[apart[1]] and word[apart[1]] == target[apart[0]]


@lru_cache(maxsize=4096)
def begins_numeral(word: str, language: str) -> bool:
    """Tell whether a number can begin with a word: a number word, an article, "half" or "between"."""
    return word in number_words(language).starts or number_word(word, language) is not None
