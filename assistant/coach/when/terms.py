"""The words of time in one language, from its table ``time``, made ready for looking up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from assistant.coach.lexicon import table
from assistant.coach.text import Token, tokenise

_ALWAYS_FORGIVEN: Final = {
    "month": 5,
    "weekday": 5,
    "weekdays_plural": 5,
    "unit": 6,
    "unit_definite": 6,
}
"""The roles whose words are forgiven a slip in any sentence, from so many letters on."""

_TIMES: Final = (
    "fixed", "week_of", "weekday", "weekday_short", "part", "ordinal", "month", "month_short", "numbered",
    "turn", "landmark", "season", "follow_up", "event", "own", "marker", "unit_definite",
)  # fmt: skip
"""The roles a time may begin with, where it does not begin with a number."""

_HABITS: Final = ("every", "per", "per_unit", "per_unit_of_count", "habit", "weekday", "weekdays_plural")
_CLOCKS: Final = ("clock_word", "clock_name", "clock_part")
_UNITS_FORGIVEN: Final = frozenset(("week", "month"))
_SHORTEST_SLIP: Final = 5
_LONGEST_SLIP: Final = 20
_PLAIN_LETTERS: Final = (
    str.maketrans({"å": "aa", "ä": "ae", "ö": "oe", "æ": "ae", "ø": "oe"}),
    str.maketrans({"å": "a", "ä": "a", "ö": "o", "æ": "a", "ø": "o"}),
)


class Entry(NamedTuple):
    """A phrase after its first word, and what it stands for."""

    rest: tuple[str, ...]
    value: str


class Prefix(NamedTuple):
    """A phrase that may stand before a time, after its first word, and its relations."""

    rest: tuple[str, ...]
    relations: frozenset[str]


class Terms:
    """The table of one language: for each role, phrases by their first word, longest first."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.roles: dict[str, dict[str, list[Entry]]] = {}
        self.not_slips: frozenset[str] = frozenset()
        prefixes: dict[tuple[str, ...], set[str]] = {}
        for role, values in table(language, "time").items():
            if role == "not_slips":
                self.not_slips = frozenset(values["words"].split())
                continue
            entries = self.roles.setdefault(role, {})
            for value, phrases in values.items():
                for words in _spellings(phrases):
                    entries.setdefault(words[0], []).append(Entry(words[1:], value))
                    if role == "relation":
                        prefixes.setdefault(words, set()).add(value)
            for found in entries.values():
                found.sort(key=lambda entry: -len(entry.rest))
        self.prefixes: dict[str, list[Prefix]] = {}
        for words, relations in sorted(prefixes.items(), key=lambda item: -len(item[0])):
            self.prefixes.setdefault(words[0], []).append(Prefix(words[1:], frozenset(relations)))
        first_words = {role: frozenset(entries) for role, entries in self.roles.items()}
        self.starts: frozenset[str] = frozenset().union(*first_words.values())
        before = frozenset(self.prefixes)
        self.times = frozenset[str]().union(*(first_words[role] for role in _TIMES))
        self.habits = before.union(*(first_words[role] for role in _HABITS))
        self.ages = first_words["turning"] | first_words["aged"]
        self.clocks = before.union(*(first_words[role] for role in _CLOCKS))
        self.names: frozenset[str] = frozenset(table(language, "names")["first"].split())
        self.event_heads = tuple(self.roles["event_head"])
        inside = (
            entry.rest for entries in self.roles.values() for found in entries.values() for entry in found
        )
        self.known: frozenset[str] = self.starts.union(*inside)
        self._near: dict[bool, dict[str, list[str]]] = {}

    def forgiven(self, word: str, *, everything: bool) -> str:
        """Return the word meant by one with a slip in it, or the word itself."""
        shortest = _SHORTEST_SLIP - everything
        if not shortest <= len(word) <= _LONGEST_SLIP or word in self.known or word in self.not_slips:
            return word
        near = self._near.get(everything)
        if near is None:
            near = self._near[everything] = self._neighbours(everything=everything)
        meant = {
            target
            for form in _without_one(word)
            for target in near.get(form, ())
            if _one_slip_apart(word, target)
        }
        return self._one_of(meant, word) or word

    def count_known(self, tokens: Sequence[Token]) -> int:
        """Return how many of the words stand in the tables as they are written."""
        return sum(token.kind == "word" and token.folded in self.known for token in tokens)

    def _one_of(self, meant: set[str], written: str) -> str:
        """Return the word among several near ones: a month or a day of the week, or what means the same."""
        named = {word for word in meant if word in self.roles["month"] or word in self.roles["weekday"]}
        # Two letters that changed places are a slip before one that was left out.
        swapped = {word for word in meant if sorted(word) == sorted(written)}
        found = named or swapped or meant
        shared = set.intersection(*map(self._meanings, found)) if found else set()
        return min(found) if shared else ""

    def _meanings(self, word: str) -> set[tuple[str, str]]:
        return {
            (role, entry.value) for role, entries in self.roles.items() for entry in entries.get(word, ())
        }

    def _neighbours(self, *, everything: bool) -> dict[str, list[str]]:
        """Return the words that are forgiven by what is left of them without one letter."""
        targets = {
            word
            for role, entries in self.roles.items()
            for word, meanings in entries.items()
            if (everything and len(word) >= _SHORTEST_SLIP) or _always_forgiven(role, word, meanings)
        }
        near: dict[str, list[str]] = {}
        for target in targets:
            for form in _without_one(target):
                near.setdefault(form, []).append(target)
        return near


@cache
def terms(language: str) -> Terms:
    """Return the words of time of a language, read the first time."""
    return Terms(language)


def _spellings(phrases: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words of each phrase, also as typed where å, ä, ö, æ and ø are missing."""
    for phrase in phrases:
        plain = phrase.replace(" ", "").isalpha()
        words = tuple(phrase.split()) if plain else tuple(token.folded for token in tokenise(phrase))
        yield words
        if not phrase.isascii() and len(words) == 1 and len(phrase) >= _SHORTEST_SLIP:
            for letters in _PLAIN_LETTERS:
                yield (phrase.translate(letters),)


def _always_forgiven(role: str, word: str, meanings: list[Entry]) -> bool:
    if len(word) < _ALWAYS_FORGIVEN.get(role, len(word) + 1):
        return False
    return not role.startswith("unit") or meanings[0].value in _UNITS_FORGIVEN


def _without_one(word: str) -> set[str]:
    return {word, *(word[:cut] + word[cut + 1 :] for cut in range(len(word)))}


def _one_slip_apart(word: str, target: str) -> bool:
    """Tell whether one letter changed, added, left out or swapped with the next makes the one the other."""
    if len(word) != len(target):
        longer, shorter = (word, target) if len(word) > len(target) else (target, word)
        return any(longer[:cut] + longer[cut + 1 :] == shorter for cut in range(len(longer)))
    apart = [place for place, (one, other) in enumerate(zip(word, target, strict=True)) if one != other]
    if len(apart) == 1:
        return True
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    return word[apart[0]] == target[apart[1]] and word[apart[1]] == target[apart[0]]
