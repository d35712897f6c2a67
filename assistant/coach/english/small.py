"""Small words that say different things by what stands beside them: "to", "so", "by", "her", "go on"."""

from __future__ import annotations

from typing import Final

from assistant.coach.english.around import ADVERBS, DETERMINERS, JOINERS, STOPS
from assistant.coach.english.classes import Classes

_HELPS_TO: Final = frozenset({"lets", "support_verb", "want", "try"})
_WANTS: Final = frozenset({"want", "try"})
_TAKES_TO: Final = frozenset({"object_person", "takes_to", "lets", "support_verb", "want", "try"})


class SmallWords(Classes):
    """A text in which the classes are known."""

    def read_small(self, place: int) -> None:
        """Tell which "her", "to", "so" and "by" it is."""
        folded = self.folded(place)
        if self.masked[place]:
            return
        if folded == "her":
            after = place + 1
            alone = not self.is_word(after) or self.folded(after) == "to" or self.verbs[after]
            particle = self.has(after, frozenset({"preposition", "particle", "and", "or", "adverb", "alone"}))
            self.say(place, {"object_person"} if alone or particle else {"own"})
        elif folded == "to":
            if self._is_purpose(place):
                self.say(place, {"that", "purpose"})
        elif self.has(place, frozenset({"reflexive"})) and self._is_object(place):
            self.say(place, {"own"})
        elif folded == "given" and (place == 0 or self.folded(place - 1) in STOPS):
            self.say(place, {"means"})
        elif folded == "no" and self._is_number(place):
            self.say(place, {"reference"})
        elif folded == "on" and self._goes_on(place):
            self.say(place, {"keep"})
        elif self._relates(place):
            self.words[place] = tuple(
                word._replace(tags=word.tags | {"relative"}) for word in self.words[place]
            )
        elif folded == "so" and self.is_person(place + 1):
            self.say(place, {"purpose"})
        elif folded == "by":
            gerund = any(word.form == "gerund" for word in self.words_at(place + 1))
            self.say(place, {"means"} if gerund else {"agent", "preposition"})

    def _relates(self, place: int) -> bool:
        """Tell whether a pronoun opens a clause about the noun before it: "a job I like"."""
        if not self.has(place, frozenset({"first_person", "person", "we", "they"})) or place < 2:
            return False
        first = place - 1
        while first > 0 and self.folded(first - 1) not in STOPS:
            first -= 1
        return (
            self._can_be_told_of(place - 1)
            and self.verbs[min(place + 1, len(self.verbs) - 1)]
            and not self.has(first, frozenset({"preposition", "condition"}))
        )

    def _can_be_told_of(self, noun: int) -> bool:
        """Tell whether a noun stands with its article or another word, or is counted: "three people"."""
        if self.verbs[noun] or not any(word.kind == "n" for word in self.words[noun]):
            return False
        if self.masked[noun]:
            return self.has(noun, frozenset({"client", "kin", "staff"}))
        return self.has(noun - 1, DETERMINERS) or any(word.kind == "a" for word in self.words[noun - 1])

    def _is_object(self, place: int) -> bool:
        """Tell whether "himself" is what a verb or preposition has, and not that he does it alone."""
        before = place - 1
        return before >= 0 and (
            self.verbs[before]
            or (self.has(before, frozenset({"preposition"})) and self.folded(before) != "by")
        )

    def _is_number(self, no: int) -> bool:
        """Tell whether "no" stands for "number": "case no. 2027/3", "account no 8327"."""
        after = no + 1
        if self.folded(after) == ".":
            if self.tokens[after].glued and self.folded(after + 1) in {")", ":"}:
                return True
            after += 1
        return (
            after < len(self.tokens) and self.tokens[after].kind == "number" and not self.has(after, ADVERBS)
        )

    def _goes_on(self, on: int) -> bool:
        """Tell whether it is "go on" and an -ing form: to keep doing something."""
        going = any(word.lemma == "go" for word in self.words_at(on - 1))
        after = on + 1
        while self.has(after, ADVERBS):
            after += 1
        return going and any(word.form == "gerund" for word in self.words_at(after))

    def _is_purpose(self, to: int) -> bool:
        """Tell whether "to" says what something is for: "every day to feel better", not "wants to"."""
        if not self._infinitive_after(to):
            return False
        before = to - 1
        if before < 0 or self.folded(before) in STOPS:
            return self._main_clause_after(to)
        if self.has(before, JOINERS) or self._in_list(to):
            return False
        first = to
        while first > 0 and self.folded(first - 1) not in STOPS:
            first -= 1
        acts = [place for place in range(first, to) if self.verbs[place] and not self._helping(place)]
        if not acts or any(self.has(place, frozenset({"lead"})) for place in range(first, to)):
            return False
        if self.masked[before] or self.folded(before) == ",":
            return not any(self.has(place, _HELPS_TO) for place in range(acts[-1], to))
        if self.verbs[before] or self.is_person(before) or self.has(before, _TAKES_TO):
            return False
        return not self._takes_to(range(acts[0], to))

    def _in_list(self, to: int) -> bool:
        """Tell whether it is one of several that are wanted alike: "wants to cook, to bake and to eat"."""
        if self.folded(to - 1) != ",":
            return False
        places = range(max(0, to - 20), min(len(self.tokens), to + 20))
        before = [place for place in places if place < to - 1 and self.folded(place) == "to"]
        wanted = any(self.has(place - 1, _WANTS) and self._infinitive_after(place) for place in before)
        return wanted and any(
            place > to and self.folded(place) == "to" and self.has(place - 1, JOINERS) for place in places
        )

    def _main_clause_after(self, to: int) -> bool:
        """Tell whether a clause with its own subject follows: "To feel better I will walk every day"."""
        for place in range(to + 2, len(self.tokens) - 1):
            if self.folded(place) in STOPS or self.has(
                place, frozenset({"condition", "relative", "purpose"})
            ):
                return False
            subject = self.is_person(place) and not self.is_possessive(place + 1)
            if subject and self.verbs[place + 1] and not self._clings(place - 1):
                return True
        return False

    def _clings(self, place: int) -> bool:
        """Tell whether a word takes the clause after it: "know what she wants", "feel I can"."""
        return self.verbs[place] or self.has(place, frozenset({"clings", "that", "and", "or", "but"}))

    def _infinitive_after(self, to: int) -> bool:
        after = to + 1
        while self.is_word(after) and (self.folded(after).endswith("ly") or self.has(after, ADVERBS)):
            after += 1
        if after >= len(self.tokens) or (self.masked[after] and not self.verbs[after]):
            return False  # "from four cans a day to one"
        return self.has(after, frozenset({"be", "have"})) or any(
            word.form == "infinitive" for word in self.words[after]
        )

    def _helping(self, place: int) -> bool:
        return self.has(place, frozenset({"shall", "can", "want", "be"}))

    def _takes_to(self, places: range) -> bool:
        return any(self.has(place, _TAKES_TO) for place in places)
