"""The forms of a word: from simplemma's dictionaries, and by rule for words these lack."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

_LETTERS: Final = {
    "sv": "abcdefghijklmnopqrstuvwxyzåäöé",
    "da": "abcdefghijklmnopqrstuvwxyzæøåé",
    "en": "abcdefghijklmnopqrstuvwxyz'",
}
_SHORTEST_SLIP: Final = 5
_SHORTEST_VERB: Final = 2
_SHORT_PRESENT: Final = 3
_LONG_ORDER: Final = 4

# Endings by which a verb's forms are told apart, tried in this order.
_SHAPES: Final = {
    "sv": (("passive", r".+[^s]s$"), ("past", r".*(ade|de|te)$"), ("supine", r".*t$")),
    "da": (("passive", r".+[^s]s$"), ("past", r".*(ede|te|de)$"), ("supine", r".*t$")),
    "en": (("gerund", r".*ing$"), ("present", r".*s$"), ("past", r".*ed$")),
}
VERB_FORMS: Final = ("infinitive", "present", "past", "supine", "passive", "imperative", "gerund", "other")
_COMPARATIVE: Final = {
    "sv": r".*(are|re)$",
    "da": r".*ere$|(bed|stør|mind|læng|yng|æld|vær|fær)re$",
    "en": r".*er$",
}
_STRONG_PAST: Final = r".*[bdfgklmprv]$|lå$|så$"
"""How the past of a strong Danish verb ends: "drak", "gik", "blev"; its participles end otherwise."""
_PRESENTS: Final = frozenset({"er", "har", "gør", "ved"})
_SUPINES: Final = {
    "finde": "fundet", "drikke": "drukket", "ryge": "røget", "lyve": "løjet", "binde": "bundet",
    "tvinge": "tvunget", "nyde": "nydt", "bryde": "brudt", "skære": "skåret", "flyde": "flydt",
}  # fmt: skip
"""Forms of Danish verbs that the dictionary lacks, or whose ending tells nothing."""
_DOUBLED: Final = r"([bdfgklmnprst])\1$"

_CANDIDATES: Final = {
    ("sv", "v"): (
        "",
        "r",
        "s",
        "de",
        "t",
        "a>er",
        "a>ar",
        "a>te",
        "a>de",
        "a>t",
        "a>",
        "a>as",
        "a>es",
        "dde",
        "tt",
    ),
    ("da", "v"): ("", "r", "s", "de", "t", "e>", "e>ede", "e>te", "e>t", "e>et", "ede", "et"),
    ("en", "v"): ("", "s", "es", "ed", "d", "ing", "e>ing", "y>ies", "y>ied"),
    ("sv", "n"): (
        "",
        "s",
        "n",
        "en",
        "et",
        "t",
        "ar",
        "er",
        "r",
        "or",
        "a>or",
        "a>orna",
        "arna",
        "erna",
        "na",
        "e>ar",
        "e>arna",
        "ens",
        "ets",
        "an",
        "are",
        "aren",
        "arna",
        "are>aren",
    ),
    ("da", "n"): ("", "s", "n", "en", "et", "t", "er", "e", "r", "erne", "ene", "ne", "rne"),
    ("en", "n"): ("", "s", "es", "y>ies"),
    ("sv", "a"): ("", "t", "a", "are", "ast", "aste", "d>t", "d>da", "en>et", "en>na"),
    ("da", "a"): ("", "t", "e", "ere", "est", "este"),
    ("en", "a"): ("", "er", "est", "r", "st", "y>ier", "y>iest", "ly"),
}


# Endings of Danish nouns that only some can have: "tilbud" has no "tilbudt".
_AFTER_CONSONANT: Final = frozenset({"en", "et", "er", "e", "erne", "ene"})
_AFTER_VOWEL: Final = frozenset({"n", "t", "r", "ne", "rne"})


class Inflector:
    """What one language's dictionary knows of forms, turned round: lemma to forms."""

    def __init__(
        self,
        language: str,
        wrong: Mapping[str, frozenset[str]] | None = None,
        further: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.language = language
        self._wrong = wrong or {}
        self._further = further or {}
        self._lemmas = DefaultDictionaryFactory(cache_max_size=3).get_dictionary(language)
        self._words = {form.casefold() for form in self._lemmas}
        self._forms: defaultdict[str, set[str]] = defaultdict(set)
        for form, lemma in self._lemmas.items():
            if re.fullmatch(r"[^\W\d_]+", form) and form == form.casefold():
                self._forms[lemma].add(form)

    def knows(self, word: str) -> bool:
        """Tell whether the dictionary has forms of this word."""
        return len(self._forms.get(word, ())) > 1

    def is_verb(self, word: str) -> bool:
        """Tell whether a word inflects as a verb does."""
        return bool(self.present_of(word))

    def present_of(self, word: str) -> str:
        """Return how the present of a verb is made ("r", "er", "none"), or nothing when it is no verb."""
        forms = self._forms.get(word, set())
        if self.language == "en":
            return "s" if any(form.endswith("ing") for form in forms) else ""
        if len(word) < _SHORTEST_VERB or not word.endswith(
            ("a", "e", "å", "o", "y", "i", "ä", "ö", "ø", "æ")
        ):
            return ""
        if self.language == "sv" and word.endswith("a"):
            if word + "r" in forms:
                return "r"
            if word.endswith("ra") and {word[:-1], word + "s"} <= forms:
                return "none"
            return "er" if {word[:-1] + "er", word + "s"} <= forms else ""
        if self.language == "da":
            return "r" if word + "nde" in forms else ""
        past = {word + "de", word[:-1] + "te", word[:-1] + "de", word + "dde"}
        strong = {word[:-1] + "et", word + "et", word[:-1] + "t", word + "tt", word + "t"}
        return (
            "r"
            if {word + "r", word + "s"} & forms == {word + "r", word + "s"} and (past | strong) & forms
            else ""
        )

    def verbs(self, known: Iterable[str]) -> dict[str, str]:
        """Return the verbs of the language beside the known ones, by how their present is made.

        English has none: there nearly every noun would be one.
        """
        found: defaultdict[str, list[str]] = defaultdict(list)
        if self.language == "en":
            return {}
        known = set(known)
        for word in sorted(self._forms):
            present = self.present_of(word)
            noun = self.language == "da" and word + "ns" in self._forms[word]
            if noun:  # "timer", "rejser": hours and journeys more often than verbs
                continue
            if present and word.isalpha() and word not in known and self._lemmas.get(word) == word:
                form = {"er": word[:-1] + "er", "r": word + "r", "none": word[:-1]}[present]
                if form not in known and self._lemmas.get(form) == word:
                    found[present].append(word)
        return {present: " ".join(words) for present, words in found.items()}

    def forms(self, word: str, kind: str) -> list[str]:
        """Return the forms of a word, in groups: verbs by form, comparatives of adjectives apart."""
        sort = kind[0]
        if sort == "w":
            return [word]
        found = self._of(word, sort)
        if sort == "a":
            found |= self._further.get(word, frozenset())
        if sort == "v" and self.language == "da" and word.endswith("es"):
            return self._deponent(word)
        if sort == "v":
            found = {form for form in found if not self._is_archaic(word, form)} | self._order(word)
            found -= self._wrong.get(word, frozenset())
            found |= self._further.get(word, frozenset())
            if self.language == "en" and not any(form.endswith("ing") for form in found - {word}):
                found.add(_gerund(word))  # the dictionary takes "building" for a noun only
            groups: defaultdict[str, set[str]] = defaultdict(set)
            for form in found:
                groups[self._verb_form(word, form)].add(form)
            if self.language == "da" and not groups["supine"]:
                # The dictionary gives "læst" and "talt" to themselves.
                told = {word[:-1] + "t", word[:-1] + "et"} & self._words
                groups["supine"] = told - self._wrong.get(word, frozenset())
            return [" ".join(sorted(groups[name])) for name in VERB_FORMS]
        if sort == "a":
            graded = {form for form in found if form != word and re.match(_COMPARATIVE[self.language], form)}
            return [" ".join(sorted(found - graded)), " ".join(sorted(graded))]
        return [" ".join(sorted(found))]

    def _is_archaic(self, word: str, form: str) -> bool:
        """Tell whether a Swedish form is one that nobody writes now: "vi gåvo", "han gånge"."""
        if self.language != "sv" or form in {word, word + "s"}:
            return False
        if word.endswith("a") and re.search(r"(?<!t)ans?$|ors?$|[aeo]rnas?$", form):
            return True  # of a noun that the verb shares its lemma with: "trappan", "stickor"
        return bool(re.search(r"(?<!ad)(?<![dtn])e[sn]?$|[^a]nes$|o[s]?$|[^adt]es$", form))

    def _order(self, word: str) -> set[str]:
        """Return the imperative of a verb that has one of its own."""
        present = self.present_of(word)
        if self.language == "sv" and present == "er":
            return {word[:-1]} & self._words
        if self.language == "da" and word.endswith("e"):
            # A Danish imperative is the stem, its last consonant written once: "støt", "hop".
            order = re.sub(_DOUBLED, r"\1", word[:-1])
            orders = {order} if order in self._words or len(order) > _LONG_ORDER else set()
            return {word + "r", word + "s", _SUPINES.get(word, word)} | orders
        return {word + "r", word + "s"} if self.language == "da" else set()

    @staticmethod
    def _deponent(word: str) -> list[str]:
        """Return the forms of a Danish verb that ends in -s throughout: "trives", "mødes"."""
        stem = word.removesuffix("es")
        groups = {"infinitive": word, "present": word, "past": f"{stem}edes {stem}tes {stem}des"}
        return [groups.get(name, "") for name in VERB_FORMS]

    def _of(self, word: str, sort: str) -> set[str]:
        found = self._all(word, sort) - self._wrong.get(word, frozenset())
        if self.language == "en":
            return {form for form in found if form == word or self._is_of_class(word, form, sort)}
        return found

    def _is_of_class(self, word: str, form: str, sort: str) -> bool:
        """Tell whether a form is one of an English noun, adjective or verb: the dictionary mixes them."""
        if sort == "n":
            return form.endswith("s") if self.is_verb(word) else not form.endswith(("ing", "ed"))
        graded = form.endswith(("er", "est", "ly"))
        if sort == "a":
            return graded or not (self.is_verb(word) or form.endswith(("s", "ing", "ed")))
        return not graded

    def _all(self, word: str, sort: str) -> set[str]:
        found = set(self._forms.get(word, ())) | {word}
        regular = set(self._regular(word, sort))
        if len(found) > 2:
            return found | {
                form for form in regular if form in self._words and self._lemmas.get(form) != form
            }
        head = self._head(word)
        if head:
            front = word[: -len(head)]
            return found | {front + form for form in self._all(head, sort)}
        return found | regular

    def _head(self, word: str) -> str:
        for cut in range(3, len(word) - 3):
            if len(self._forms.get(word[cut:], ())) > 2:
                return word[cut:]
        return ""

    def _regular(self, word: str, sort: str) -> Iterator[str]:
        vowel = word.endswith(("a", "e", "i", "o", "u", "y", "æ", "ø", "å"))
        for rule in _CANDIDATES[self.language, sort]:
            if (self.language, sort) == ("da", "n") and rule in (_AFTER_CONSONANT if vowel else _AFTER_VOWEL):
                continue
            old, arrow, new = rule.rpartition(">")
            if not arrow:
                yield word + new
            elif word.endswith(old):
                yield word[: len(word) - len(old)] + new

    def _verb_form(self, word: str, form: str) -> str:
        if form == word:
            return "infinitive"
        if self.language == "da":
            found = self._danish_form(word, form)
            if found:
                return found
        if self.language != "en" and form == word[:-1]:
            if form.endswith("r"):
                return "present" if self.present_of(word) == "none" else "other"
            return "imperative"
        if self.language != "en" and form.endswith("r"):
            regular = form in {word + "r", word[:-1] + "er"} or len(form) <= _SHORT_PRESENT
            return "present" if regular else "other"
        if self.language == "sv" and form.endswith("nde"):
            return "other"
        for name, shape in _SHAPES[self.language]:
            if re.match(shape, form):
                return name
        return "other"

    @staticmethod
    def _danish_form(word: str, form: str) -> str:
        """Return what the shapes shared with Swedish do not tell of a Danish form."""
        if form.endswith("nde"):
            return "other"
        if form in _PRESENTS or form in _SUPINES.values():
            return "present" if form in _PRESENTS else "supine"
        if form == re.sub(_DOUBLED, r"\1", word[:-1]) and not form.endswith("r"):
            return "imperative"
        if form != word[:-1] and re.match(_STRONG_PAST, form) and form not in {word + "r", word[:-1] + "er"}:
            return "past"
        return ""

    def neighbours(self, forms: Iterable[str]) -> str:
        """Return the real words that differ from one of the forms by one letter, front-coded and sorted."""
        known = set(forms)
        near: set[str] = set()
        for form in known:
            if len(form) >= _SHORTEST_SLIP:
                near.update(edits(form, _LETTERS[self.language]) & self._words)
        return " ".join(sorted(word for word in near - known if len(word) >= _SHORTEST_SLIP))


def _gerund(word: str) -> str:
    """Return the -ing form of an English verb by rule."""
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        return word[:-1] + "ing"
    doubled = re.fullmatch(r"(.*[^aeiou])?[aeiou][bdfgklmnprt]|begin|forget|admit|refer", word)
    return word + (word[-1] if doubled else "") + "ing"


def edits(word: str, letters: str) -> set[str]:
    """Return everything one slip away: a letter left out, added, changed, or two in the wrong order."""
    cuts = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    return {
        *(front + back[1:] for front, back in cuts if back),
        *(front + back[1] + back[0] + back[2:] for front, back in cuts if len(back) > 1),
        *(front + letter + back[1:] for front, back in cuts if back for letter in letters),
        *(front + letter + back for front, back in cuts for letter in letters),
    }
