"""Which class an English word has where it stands: nearly every verb is also a noun.

"Walk to school" and "a walk", "secure a job" and "feel secure", "supports his brother" and "the supports":
the words around tell which it is, and the reading then sees one class only. A verb gets the form by which the
grammar of the other languages goes: ``infinitive`` for what is to be done (also an order, and "Attending
school"), ``present`` and ``past`` where it has a subject, ``supine`` for a participle, and ``gerund`` for an
-ing form that hangs on another verb or a preposition. A word nobody knows is a verb where only a verb can
stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.coach.text import Token
from assistant.coach.words import Word

_NOUN: Final = "noun"
_AUXILIARIES: Final = frozenset({"be", "have", "become", "get_passive"})
_BASE: Final = frozenset({"infinitive"})
_DETERMINERS: Final = frozenset({"article", "own", "none", "describing"})
_SUBJECTS: Final = frozenset({"first_person", "we", "person", "they", "it", "relative"})
_PEOPLE: Final = frozenset({"client", "kin", "staff", "service"})
_MODALS: Final = frozenset({"shall", "can", "modal"})
_JOINERS: Final = frozenset({"and", "or", "but", "also"})
_BREAKS: Final = frozenset(",;:.!?-+/•·()&")
_TAKES_TO: Final = frozenset({"object_person", "takes_to", "lets", "support_verb", "want", "try"})
_ADJECTIVAL: Final = frozenset({"adjectival"})
_ADVERBS: Final = frozenset({"adverb", "not", "never", "also", "absolute"})
_STOPS: Final = frozenset(".!?;:•·")
_CLOSED: Final = frozenset({
    "article", "own", "preposition", "that", "shall", "can", "be", "have", "not", "none", "and", "or", "but",
    "also", "first_person", "we", "person", "they", "it", "object_person", "more", "less", "relative",
    "condition", "than", "describing", "adverb", "reason", "particle",
})  # fmt: skip
_ONLY_CLASS: Final = frozenset({
    "noun", "verb", "goes", "goes_to", "takes_to", "lets", "helps", "modal", "given",
    "before_compound", "compound", "feels", "unchanged", "takes_ing", "adjectival",
})  # fmt: skip
_NO_VERB: Final = (
    "ly", "al", "ive", "ous", "ic", "ful", "able", "ible", "ment", "ion", "ness", "ity", "ance", "ence",
    "ship", "ist", "less", "ism", "hood",
)  # fmt: skip
_SHORTEST_GUESS: Final = 4


def word_classes(
    tokens: Sequence[Token], words: Sequence[tuple[Word, ...]], masked: Sequence[bool]
) -> list[tuple[Word, ...]]:
    """Return what each word is where it stands, one class only; function words as they are."""
    return _Sentence(tokens, words, masked).read()


class _Sentence:
    """A text read from left to right; ``head`` is the form that the clause goes by so far."""

    def __init__(
        self, tokens: Sequence[Token], words: Sequence[tuple[Word, ...]], masked: Sequence[bool]
    ) -> None:
        self.tokens = tokens
        self.masked = masked
        self.words = list(words)
        self.tags = [frozenset[str]().union(*(word.tags for word in found)) for found in words]
        self.verbs = [False] * len(tokens)
        self.head = ""
        self.perfect = False

    def read(self) -> list[tuple[Word, ...]]:
        """Go through the text twice: for the classes, then for the small words that depend on them."""
        for place in range(len(self.tokens)):
            self._read(place)
        for place in range(len(self.tokens)):
            self._small(place)
        return [tuple(_bare(word) for word in found) for found in self.words]

    # --- looking around ------------------------------------------------------------------------------------

    def folded(self, place: int) -> str:
        """Return a token in small letters; nothing, outside the text."""
        return self.tokens[place].folded if 0 <= place < len(self.tokens) else ""

    def has(self, place: int, tags: frozenset[str]) -> bool:
        """Tell whether a token has one of the tags."""
        return 0 <= place < len(self.tokens) and not self.tags[place].isdisjoint(tags)

    def is_word(self, place: int) -> bool:
        """Tell whether there is a word that is no part of a date or an amount."""
        return 0 <= place < len(self.tokens) and self.tokens[place].kind == "word" and not self.masked[place]

    def _possessive(self, place: int) -> bool:
        return self.folded(place) == "s" and self.folded(place - 1) == "'"

    def _person(self, place: int) -> bool:
        """Tell whether a token is somebody: a name, a pronoun or one of the people."""
        if not self.is_word(place):
            return False
        if self.has(place, _SUBJECTS | _PEOPLE):
            return True
        return not self.words[place] and self.tokens[place].text[:1].isupper()

    def _before(self, place: int) -> int:
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
            self.has(place, _ADVERBS)
            or (self.folded(place).endswith("ly") and not self.verbs[place] and len(self.folded(place)) > 4)
        ):
            place -= 1
        return place

    def _starts(self, place: int) -> bool:
        """Tell whether a clause can begin here."""
        before = self._before(place)
        return before < 0 or self.folded(before) in _BREAKS or self.has(before, _JOINERS)

    def _noun_before(self, place: int) -> bool:
        """Tell whether what stands before can only go with a noun."""
        before = place - 1
        if before < 0:
            return False
        if self.tokens[before].kind == "number" or self._possessive(before):
            return True
        if self.masked[before]:
            return self.has(before, frozenset({"number"}))
        if self.folded(before) in {"to", "her"}:
            return self.folded(before) == "her" and not self._lets(before - 1)
        return self.has(before, _DETERMINERS | frozenset({"more", "less", "preposition", "particle"}))

    def _lets(self, place: int) -> bool:
        return self.has(place, frozenset({"lets"}))

    def _noun_after(self, place: int) -> bool:
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
        return self.has(after, frozenset({"compound"})) and self.has(place, frozenset({"before_compound"}))

    def _object_after(self, place: int) -> bool:
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

    def _verb_before(self, joint: int) -> bool:
        """Tell whether a verb stands right before a joining word, with its particle: "wake up, wash and"."""
        before = joint - 1
        if before > 0 and self.has(before, frozenset({"particle"})):
            before -= 1
        return before >= 0 and self.verbs[before]

    def _own_object(self, place: int) -> bool:
        """Tell whether what follows is an object that no noun could have."""
        after = place + 1
        return self.is_word(after) and (
            self.has(after, frozenset({"article", "own", "object_person"})) or self._person(after)
        )

    def _governs(self, place: int) -> bool:
        """Tell whether an object or a particle follows, or a bare noun: "and build resilience"."""
        if self._object_after(place):
            return True
        after = place + 1
        if not self.is_word(after) or self.has(after, _JOINERS | frozenset({"compound", "condition"})):
            return False
        if self.has(place, _ADJECTIVAL) and self._adjective(place - 2):
            return False  # "a clean and tidy flat"
        return (
            not self.words[after]
            or self.has(after, frozenset({"describing"}))
            or any(word.kind in "na" for word in self.words[after])
        )

    def _adjective(self, place: int) -> bool:
        return self.has(place, _ADJECTIVAL | frozenset({"describing"})) or any(
            word.kind == "a" for word in self._words(place)
        )

    # --- classes -------------------------------------------------------------------------------------------

    def _read(self, place: int) -> None:
        token = self.tokens[place]
        if token.folded in _STOPS and not (token.folded == ":" and self.head):
            self.head, self.perfect = "", False
        if token.kind != "word" or self.masked[place]:
            return
        if self.has(place, frozenset({"shall", "can", "be", "have"})) and not self.has(
            place, frozenset({"infinitive"})
        ):
            self.head = self.head or "present"
            self.verbs[place] = True
            if token.folded == "have" and self._is_to_have(place):
                self._say(place, {"have", "infinitive", "receive", "stative"})
                return
            self.perfect = self.perfect or self.has(place, frozenset({"have"}))
        found = self.words[place]
        if any(word.kind == "w" and word.tags for word in found) and self._is_closed(place):
            return
        verbs = [word for word in found if word.kind == "v"]
        others = tuple(word for word in found if word.kind != "v")
        if not found:
            verbs = self._guessed(place)
        if not verbs:
            return
        form = self._form(place, verbs, bool(others))
        if form == _NOUN:
            kept = others or tuple(word._replace(kind="n", form="") for word in verbs if found)
        else:
            kept = tuple(dict.fromkeys(word._replace(form=form) for word in verbs))
            if form == "supine":
                kept += tuple(word for word in others if word.kind == "a")  # "is scared", "feels supported"
            self.verbs[place] = True
        self.words[place] = kept
        self.tags[place] = frozenset[str]().union(*(word.tags for word in kept))

    def _is_to_have(self, place: int) -> bool:
        """Tell whether "have" is what is to be done: "Have a bath", "and have an eye test"."""
        before = self._before(place)
        if self.folded(before) == "to" or self.has(before, _MODALS) or self.folded(before) == "t":
            return True
        return self._starts(place) and self.head in {"", "infinitive"}

    def _is_closed(self, place: int) -> bool:
        """Tell whether a word is a small one of the grammar here; "I like", "to own" are verbs."""
        if not self.has(place, _CLOSED):
            return False
        before = place - 1
        verb = any(word.kind == "v" and word.form == "infinitive" for word in self.words[place])
        if not verb or self.has(place, frozenset({"be", "have", "shall", "can"})):
            return True
        return not (
            self.has(before, frozenset({"first_person", "person", "we", "they"}))
            or self.folded(before) in {"to", "will", "would", "can"}
        )

    def _form(self, place: int, verbs: list[Word], ambiguous: bool) -> str:
        forms = {word.form for word in verbs}
        if "gerund" in forms:
            return self._gerund(place, ambiguous)
        if forms & {"past", "other", "supine"} and not (forms & _BASE and self._wants_base(place)):
            return self._past(place)
        if forms & _BASE:
            return self._base(place, ambiguous)
        return self._present(place, ambiguous)

    def _wants_base(self, place: int) -> bool:
        """Tell whether a form such as "put" or "read", present and past, stands where the past cannot."""
        before = self._before(place)
        return not (self.has(before, frozenset({"be", "have", "get_passive"})) or self.folded(before) == "'")

    def _gerund(self, place: int, ambiguous: bool) -> str:
        before = self._before(place)
        if self._noun_before(place) and not self.has(place - 1, frozenset({"preposition", "particle"})):
            return _NOUN
        if self._starts(place):
            compound = self.has(place + 1, frozenset({"compound", "staff"}))
            joined = before >= 0 and not self.head and self.folded(before) not in _STOPS
            if ambiguous and (
                compound or joined or self._noun_after(place) or not self._heads(place, {"", "gerund"})
            ):
                return _NOUN
            if self._heads(place, {"", "gerund"}):
                self.head = "gerund"
                return "infinitive"
            return "gerund"
        if self._person(before) and not self.head and not self._possessive(before):
            self.head = "present"
            return "present"
        if ambiguous and not self._own_object(place) and not self.has(before, frozenset({"takes_ing"})):
            return _NOUN
        return "gerund"

    def _heads(self, place: int, heads: set[str]) -> bool:
        """Tell whether a form fits the one that the clause goes by."""
        return self.head in heads or self._before(place) < 0

    def _past(self, place: int) -> str:
        before = self._before(place)
        if self._noun_before(place):
            return _NOUN
        if self.perfect and self._starts(place) and before >= 0:
            return "infinitive"
        if self.has(before, _AUXILIARIES) or self._joined_participle(before):
            return "supine"
        if self.folded(before) == "'" or (self.folded(before) in {"s", "ve"} and not self._person(before)):
            return "supine"
        if self._starts(place):
            if not self._object_after(place) or self.has(place + 1, frozenset({"abstract"})):
                return _NOUN if not self.head else "supine"
            if (self.head and self.head != "past") or self.folded(place + 1) == "by":
                return "supine"
            self.head = "past"
            return "infinitive"
        if self._person(before):
            self.head = self.head or "past"
            return "past"
        if self.head:
            return "supine"
        self.head = "passive"
        return "passive"

    def _joined_participle(self, joint: int) -> bool:
        """Tell whether a participle is joined to another: "is washed and dressed"."""
        return self.has(joint, frozenset({"and", "or"})) and any(
            word.form == "supine" for word in self.words[joint - 1] if joint > 0
        )

    def _base(self, place: int, ambiguous: bool) -> str:
        before = self._before(place)
        if self.has(before, frozenset({"have"})) and not self.has(before, frozenset({"infinitive"})):
            return "supine" if self.has(place, frozenset({"unchanged"})) else _NOUN
        if self.folded(before) == "to" and not self._goes_to(place, before):
            self.head = self.head or "infinitive"
            return "infinitive"
        if self._noun_before(place):
            return _NOUN
        if self._after_helper(place, before):
            self.head = self.head or "infinitive"
            return "infinitive"
        if self._adjective_place(place, before):
            return _NOUN
        if self.has(before, _SUBJECTS) and not self.has(before, frozenset({"relative"}) - _SUBJECTS):
            self.head = "present"
            return "present"
        if self._starts(place):
            return self._base_at_start(place, before, ambiguous)
        if self._person(before) and not self.head:
            plural = self.folded(before).endswith("s") or self.folded(before) == "people"
            if plural or not ambiguous or self._object_after(place):
                self.head = "present"
                return "present"
        if ambiguous or self.head:
            return _NOUN if ambiguous or not self._object_after(place) else "infinitive"
        return "present" if self.folded(before).endswith("s") else _NOUN

    def _adjective_place(self, place: int, before: int) -> bool:
        """Tell whether an adjective stands where it should: "feel secure", "is open", "more open"."""
        adjective = any(word.kind == "a" for word in self.words[place])
        return adjective and (
            self.has(before, frozenset({"be", "become", "feels", "more", "less", "keep"}))
            or self.folded(before) in {"so", "very", "too", "as", "stay"}
        )

    def _goes_to(self, place: int, to: int) -> bool:
        """Tell whether "to" leads to a place: "go to work", "gets to bed"."""
        if not self.has(place, frozenset({"goes_to"})):
            return False
        return any(self.has(back, frozenset({"goes"})) for back in range(max(0, to - 5), to))

    def _after_helper(self, place: int, before: int) -> bool:
        """Tell whether a verb before calls for an infinitive: "will walk", "help cook", "let him walk"."""
        if self.has(before, _MODALS) or self.folded(before) in {"do", "does", "did", "'ll", "ll"}:
            return not self.has(before, frozenset({"infinitive"})) or self.folded(before) != "be"
        if self.folded(before) == "t" and self.folded(before - 1) == "'":
            return True
        if self.has(before, frozenset({"helps"})):
            return not self.has(place, frozenset({"given"}))
        someone = self._person(before) or self.has(before, frozenset({"object_person"}))
        if someone or self.folded(before) == "her":
            back = before - 1
            if self.has(back, _DETERMINERS):
                back -= 1
            if self._lets(back) and not self.has(before, frozenset({"first_person"})):
                return True
            return self.has(before, _SUBJECTS) and self.has(back, frozenset({"shall", "can"}))
        return False

    def _base_at_start(self, place: int, before: int, ambiguous: bool) -> str:
        if ambiguous and self._noun_after(place):
            return _NOUN
        joined = before >= 0 and (self.has(before, _JOINERS) or self.folded(before) in ",+/&")
        if not joined or not self.head:
            if joined and ambiguous and not self._own_object(place):
                return _NOUN
            if ambiguous and place + 1 >= len(self.tokens) and not self.has(place, frozenset({"act"})):
                return _NOUN
            if not joined:
                self.head = ""
            self.head = self.head or "infinitive"
            return "infinitive"
        if self.head == "present" and ambiguous and not self._base_subject(before):
            return _NOUN
        if ambiguous and not self._governs(place) and not self._verb_before(before):
            return _NOUN
        return "present" if self.head == "present" else "infinitive"

    def _base_subject(self, joint: int) -> bool:
        """Tell whether the clause before goes by a modal, or by "I" and others that take the base form."""
        for place in range(joint - 1, -1, -1):
            if self.folded(place) in _STOPS:
                break
            if self.has(place, frozenset({"first_person", "we", "they", "shall", "can", "want"})):
                return True
            if self.folded(place) in {"you", "to"}:
                return True
        return False

    def _present(self, place: int, ambiguous: bool) -> str:
        before = self._before(place)
        if self._noun_before(place):
            return _NOUN
        if self._person(before) and not (self.head and self._lets(before - 1)):
            if not ambiguous or not self.head or self.has(before, _SUBJECTS):
                self.head = "present"
                return "present"
            return _NOUN
        if self._starts(place):
            if ambiguous and self._noun_after(place):
                return _NOUN
            joined = before >= 0 and self.folded(before) not in _STOPS
            if joined and ambiguous:
                if self.head not in {"", "present"} or (not self.head and not self._object_after(place)):
                    return _NOUN
                if not self._governs(place) and not self._verb_before(before):
                    return _NOUN
            self.head = "present"
            return "present"
        if ambiguous and (self.head or self._noun_after(place)):
            return _NOUN
        self.head = self.head or "present"
        return "present"

    def _guessed(self, place: int) -> list[Word]:
        """Return an unknown word as the verb that it must be, if so."""
        token = self.tokens[place]
        folded = token.folded
        if len(folded) < _SHORTEST_GUESS or not folded.isalpha() or (token.text[:1].isupper() and place):
            return []
        before = self._before(place)
        if folded.endswith("ing"):
            return [_verb(folded, "gerund")]
        if folded.endswith("ed") and (self.has(before, frozenset({"be", "have"})) or self._starts(place)):
            return [_verb(folded, "past")]
        to = self.folded(before) == "to" and not any(
            self.has(back, frozenset({"goes"})) for back in range(max(0, before - 4), before)
        )
        if folded.endswith(_NO_VERB):
            return []
        if to or self.has(before, frozenset({"shall", "can"})) or self.folded(before) == "t":
            return [_verb(folded, "infinitive")]
        if self.folded(before) in {"he", "she"} and folded.endswith("s") and not folded.endswith("ss"):
            return [_verb(folded, "present")]
        if self.folded(before) in {"i", "they", "we"}:
            return [_verb(folded, "infinitive")]
        name = not self.words[before] and self._person(before) if before >= 0 else False
        if name and not self.head and folded.endswith("s") and not folded.endswith(("ss", "us")):
            return [_verb(folded, "present")]
        return []

    # --- small words ---------------------------------------------------------------------------------------

    def _small(self, place: int) -> None:
        """Tell which "her", "to", "so" and "by" it is."""
        folded = self.folded(place)
        if self.masked[place]:
            return
        if folded == "her":
            after = place + 1
            alone = not self.is_word(after) or self.folded(after) == "to" or self.verbs[after]
            particle = self.has(after, frozenset({"preposition", "particle", "and", "or", "adverb", "alone"}))
            self._say(place, {"object_person"} if alone or particle else {"own"})
        elif folded == "to":
            if self._is_purpose(place):
                self._say(place, {"that", "purpose"})
        elif folded == "on" and self._goes_on(place):
            self._say(place, {"keep"})
        elif self._relates(place):
            self.words[place] = tuple(
                word._replace(tags=word.tags | {"relative"}) for word in self.words[place]
            )
        elif folded == "so" and self._person(place + 1):
            self._say(place, {"purpose"})
        elif folded == "by":
            gerund = any(word.form == "gerund" for word in self._words(place + 1))
            self._say(place, {"means"} if gerund else {"agent", "preposition"})

    def _relates(self, place: int) -> bool:
        """Tell whether a pronoun opens a clause about the noun before it: "a job I like"."""
        if not self.has(place, frozenset({"first_person", "person", "we", "they"})) or place < 2:
            return False
        noun = place - 1
        if (
            not self.is_word(noun)
            or self.verbs[noun]
            or not any(word.kind == "n" for word in self.words[noun])
        ):
            return False
        opening = self.has(noun - 1, _DETERMINERS) or any(word.kind == "a" for word in self.words[noun - 1])
        first = noun
        while first > 0 and self.folded(first - 1) not in _STOPS:
            first -= 1
        return (
            opening
            and self.verbs[place + 1 if place + 1 < len(self.verbs) else place]
            and not self.has(first, frozenset({"preposition", "condition"}))
        )

    def _goes_on(self, on: int) -> bool:
        """Tell whether it is "go on" and an -ing form: to keep doing something."""
        going = any(word.lemma == "go" for word in self._words(on - 1))
        return going and any(word.form == "gerund" for word in self._words(on + 1))

    def _words(self, place: int) -> tuple[Word, ...]:
        return self.words[place] if 0 <= place < len(self.words) else ()

    def _say(self, place: int, tags: set[str]) -> None:
        self.words[place] = (Word(self.folded(place), "w", "", frozenset(tags)),)
        self.tags[place] = frozenset(tags)

    def _is_purpose(self, to: int) -> bool:
        """Tell whether "to" says what something is for: "every day to feel better", not "wants to"."""
        if not self._infinitive_after(to):
            return False
        before = to - 1
        if before < 0 or self.folded(before) in _STOPS:
            return self._main_clause_after(to)
        if self.has(before, _JOINERS):
            return False
        first = to
        while first > 0 and self.folded(first - 1) not in _STOPS:
            first -= 1
        acts = [place for place in range(first, to) if self.verbs[place] and not self._helping(place)]
        if not acts or any(self.has(place, frozenset({"lead"})) for place in range(first, to)):
            return False
        if self.masked[before] or self.folded(before) == ",":
            return not self._takes_to(range(acts[-1], to))
        if self.verbs[before] or self._person(before) or self.has(before, _TAKES_TO):
            return False
        return not self._takes_to(range(acts[0], to))

    def _main_clause_after(self, to: int) -> bool:
        """Tell whether a clause with its own subject follows: "To feel better I will walk every day"."""
        for place in range(to + 2, len(self.tokens) - 1):
            if self.folded(place) in _STOPS or self.has(
                place, frozenset({"condition", "relative", "purpose"})
            ):
                return False
            subject = self._person(place) and not self._possessive(place + 1)
            if subject and self.verbs[place + 1] and not self._clings(place - 1):
                return True
        return False

    def _clings(self, place: int) -> bool:
        """Tell whether a word takes the clause after it: "know what she wants", "feel I can"."""
        return self.verbs[place] or self.has(place, frozenset({"takes_to", "that", "and", "or", "but"}))

    def _infinitive_after(self, to: int) -> bool:
        after = to + 1
        while self.is_word(after) and (self.folded(after).endswith("ly") or self.has(after, _ADVERBS)):
            after += 1
        if after >= len(self.tokens):
            return False
        return self.has(after, frozenset({"be", "have"})) or any(
            word.form == "infinitive" for word in self.words[after]
        )

    def _helping(self, place: int) -> bool:
        return self.has(place, frozenset({"shall", "can", "want", "be"}))

    def _takes_to(self, places: range) -> bool:
        return any(self.has(place, _TAKES_TO) for place in places)


def _verb(folded: str, form: str) -> Word:
    return Word(folded, "v", form, frozenset())


def _bare(word: Word) -> Word:
    """Return a word without the tags that only tell classes."""
    return word if word.tags.isdisjoint(_ONLY_CLASS) else word._replace(tags=word.tags - _ONLY_CLASS)
