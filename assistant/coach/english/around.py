"""A text as the classes are read from it: its words, and what stands around each of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from assistant.coach.lexicon import table
from assistant.coach.text import Token
from assistant.coach.words import Word

DETERMINERS: Final = frozenset({"article", "own", "none", "describing"})
SUBJECTS: Final = frozenset({"first_person", "we", "person", "they", "it", "relative"})
JOINERS: Final = frozenset({"and", "or", "but", "also"})
ADVERBS: Final = frozenset({"adverb", "not", "never", "also", "absolute"})
STOPS: Final = frozenset(".!?;:•·")
_PEOPLE: Final = frozenset({"client", "kin", "staff", "service"})
_BREAKS: Final = frozenset(",;:.!?-+/•·()&")
_LINKS: Final = frozenset({"keep", "feels", "become", "get_passive", "be", "have", "lets"})
_WITH_PARTICIPLE: Final = frozenset(
    {"stay", "look", "sound", "turn", "stand", "sit", "end", "remain", "go", "come"}
)
_ADJECTIVAL: Final = frozenset({"adjectival"})


@cache
def _names() -> frozenset[str]:
    return frozenset(table("en", "names")["first"].split())


class Around:
    """A text with the words of each token; ``verbs`` are those found to be verbs so far."""

    def __init__(
        self, tokens: Sequence[Token], words: Sequence[tuple[Word, ...]], masked: Sequence[bool]
    ) -> None:
        self.tokens = tokens
        self.masked = masked
        self.words = list(words)
        self.tags = [frozenset[str]().union(*(word.tags for word in found)) for found in words]
        self.verbs = [False] * len(tokens)

    def folded(self, place: int) -> str:
        """Return a token in small letters; nothing, outside the text."""
        return self.tokens[place].folded if 0 <= place < len(self.tokens) else ""

    def has(self, place: int, tags: frozenset[str]) -> bool:
        """Tell whether a token has one of the tags."""
        return 0 <= place < len(self.tokens) and not self.tags[place].isdisjoint(tags)

    def is_word(self, place: int) -> bool:
        """Tell whether there is a word that is no part of a date or an amount."""
        return 0 <= place < len(self.tokens) and self.tokens[place].kind == "word" and not self.masked[place]

    def is_surely_person(self, place: int) -> bool:
        """Tell whether somebody is meant, also where every word has a capital: "Boiler" is nobody."""
        if not self.is_person(place):
            return False
        first = place == 0 or self.folded(place - 1) in STOPS
        return not first or self.has(place, SUBJECTS | _PEOPLE) or self.folded(place) in _names()

    def is_possessive(self, place: int) -> bool:
        return self.folded(place) == "s" and self.folded(place - 1) == "'"

    def is_person(self, place: int) -> bool:
        """Tell whether a token is somebody: a name, a pronoun or one of the people."""
        if not self.is_word(place):
            return False
        if self.has(place, SUBJECTS | _PEOPLE):
            return True
        if self.has(place, frozenset({"ends_service"})) and self.has(
            place - 1, frozenset({"begins_service"})
        ):
            return True
        return not self.words[place] and self.tokens[place].text[:1].isupper()

    def word_before(self, place: int) -> int:
        """Return the word before, adverbs and negations left out."""
        place -= 1
        if (
            place > 0
            and self.folded(place) == "-"
            and self.tokens[place].glued
            and self.tokens[place + 1].glued
        ):
            place -= 2  # "e-mails", "co-operate"
        while self.is_word(place) and (
            self.has(place, ADVERBS)
            or (self.folded(place).endswith("ly") and not self.verbs[place] and len(self.folded(place)) > 4)
        ):
            place -= 1
        return place

    def starts_clause(self, place: int) -> bool:
        """Tell whether a clause can begin here."""
        before = self.word_before(place)
        return before < 0 or self.folded(before) in _BREAKS or self.has(before, JOINERS)

    def noun_before(self, place: int) -> bool:
        """Tell whether what stands before can only go with a noun."""
        before = place - 1
        if before < 0:
            return False
        if self.tokens[before].kind == "number" or self.is_possessive(before):
            return True
        if self.masked[before]:
            return self.has(before, frozenset({"number"}))
        if self.folded(before) in {"to", "her"}:
            return self.folded(before) == "her" and not self.lets(before - 1)
        if self.has(before, frozenset({"particle"})) and self.has(before - 1, DETERMINERS):
            return False  # "the home makes sure"
        return self.has(before, DETERMINERS | frozenset({"more", "less", "preposition", "particle"}))

    def lets(self, place: int) -> bool:
        return self.has(place, frozenset({"lets"}))

    def noun_after(self, place: int) -> bool:
        """Tell whether what follows shows that this is a noun: "Sleep: …", "Work is …", "use of"."""
        after = place + 1
        if self.folded(after) in {":", "of"} or (self.folded(after) == "-" and not self.masked[after]):
            return True
        if not self.is_word(after):
            return False
        if self.has(after, frozenset({"be", "have", "shall"})) and not self.has(
            after, frozenset({"infinitive"})
        ):
            return True
        if self.has(place, frozenset({"given"})) and self.has(after, frozenset({"preposition", "that"})):
            return True
        if self.has(place, _PEOPLE) and self._is_present(after):
            return True  # "Nurse administers", "Coach to visit"
        if self._is_participle(after) and self.folded(place) not in _WITH_PARTICIPLE:
            return not self.has(place, _LINKS)  # "Rent paid"
        if self._is_participle(after + 1) and any(word.kind == "n" for word in self.words[after]):
            return True  # "Panic alarm fitted"
        return self.has(after, frozenset({"compound"})) and self.has(place, frozenset({"before_compound"}))

    def _is_present(self, place: int) -> bool:
        forms = {word.form for word in self.words_at(place) if word.kind == "v"}
        return "present" in forms or self.folded(place) == "to"

    def _is_participle(self, place: int) -> bool:
        forms = {word.form for word in self.words_at(place) if word.kind == "v"}
        return bool(forms & {"past", "other"}) and "infinitive" not in forms

    def object_after(self, place: int) -> bool:
        """Tell whether what follows can only go with a verb: its object or its particle."""
        after = place + 1
        if after >= len(self.tokens):
            return False
        return (
            self.masked[after]
            or self.tokens[after].kind == "number"
            or self.has(
                after,
                frozenset(
                    {"article", "own", "object_person", "particle", "more", "less", "alone", "preposition"}
                ),
            )
            or self.folded(after) in {"her", "to", "it", "that", "up", "out"}
        )

    def verb_before(self, joint: int) -> bool:
        """Tell whether a verb stands right before a joining word, with its particle: "wake up, wash and"."""
        before = joint - 1
        if before > 0 and self.has(before, frozenset({"particle"})):
            before -= 1
        return before >= 0 and self.verbs[before]

    def own_object(self, place: int) -> bool:
        """Tell whether what follows is an object that no noun could have."""
        after = place + 1
        return self.is_word(after) and (
            self.has(after, frozenset({"article", "own", "object_person"})) or self.is_person(after)
        )

    def governs(self, place: int) -> bool:
        """Tell whether an object or a particle follows, or a bare noun: "and build resilience"."""
        if self.object_after(place):
            return True
        after = place + 1
        if not self.is_word(after) or self.has(after, JOINERS | frozenset({"compound", "condition"})):
            return False
        if self.has(place, _ADJECTIVAL) and self.is_adjective(place - 2):
            return False  # "a clean and tidy flat"
        return (
            not self.words[after]
            or self.has(after, frozenset({"describing"}))
            or any(word.kind in "na" for word in self.words[after])
        )

    def is_adjective(self, place: int) -> bool:
        return self.has(place, _ADJECTIVAL | frozenset({"describing"})) or any(
            word.kind == "a" for word in self.words_at(place)
        )

    def words_at(self, place: int) -> tuple[Word, ...]:
        return self.words[place] if 0 <= place < len(self.words) else ()

    def say(self, place: int, tags: set[str]) -> None:
        self.words[place] = (Word(self.folded(place), "w", "", frozenset(tags)),)
        self.tags[place] = frozenset(tags)
