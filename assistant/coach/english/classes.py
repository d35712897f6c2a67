"""Verb or noun, and which form of the verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.coach.english.around import DETERMINERS, JOINERS, STOPS, SUBJECTS, Around
from assistant.coach.text import Token
from assistant.coach.words import Word

_NOUN: Final = "noun"
_AUXILIARIES: Final = frozenset({"be", "have", "become", "get_passive"})
_BASE: Final = frozenset({"infinitive"})
_CHANGES: Final = frozenset({"up", "down"})
_HELPERS: Final = frozenset({"shall", "can", "be", "have"})
_CROWDS: Final = frozenset({"crowd"})
_PLAINLY: Final = frozenset({"act", "stop", "avoid", "keep"})
_MODALS: Final = frozenset({"shall", "can", "modal"})
_CLOSED: Final = frozenset({
    "article", "own", "preposition", "that", "shall", "can", "be", "have", "not", "none", "and", "or", "but",
    "also", "first_person", "we", "person", "they", "it", "object_person", "more", "less", "relative",
    "condition", "than", "describing", "adverb", "reason", "particle",
})  # fmt: skip
_NO_VERB: Final = (
    "ly", "al", "ive", "ous", "ic", "ful", "able", "ible", "ment", "ion", "ness", "ity", "ance", "ence",
    "ship", "ist", "less", "ism", "hood",
)  # fmt: skip
_SHORTEST_GUESS: Final = 4
_OWNS: Final = frozenset({"own"})
_TAKES_ING: Final = frozenset({"takes_ing"})


class Classes(Around):
    """A text read from left to right; ``head`` is the form that the clause goes by so far."""

    def __init__(
        self, tokens: Sequence[Token], words: Sequence[tuple[Word, ...]], masked: Sequence[bool]
    ) -> None:
        super().__init__(tokens, words, masked)
        self.head = ""
        self.perfect = False
        self.based = False
        self.outer = ""

    def read_class(self, place: int) -> None:
        """Find out what a token is, and leave only that."""
        token = self.tokens[place]
        if token.glued and self.folded(place - 1) == "'":
            self._read_short(place)
        if token.folded in STOPS and not (token.folded == ":" and self.head):
            self.head, self.perfect, self.based, self.outer = "", False, False, ""
        if token.folded == "," and self.outer:
            self.head, self.outer = self.outer, ""
        if token.kind != "word" or self.masked[place] or self._read_helper(place):
            return
        if self.head and self.has(place, frozenset({"condition", "reason"})):
            self.head, self.outer = "", self.head  # "Ask for help when things feel tough"
        found = self.words[place]
        if any(word.kind == "w" and word.tags for word in found) and self._is_closed(place):
            if not self.has(place, _AUXILIARIES | _MODALS):
                self.words[place] = tuple(word for word in found if word.kind != "v")
            return
        verbs = [word for word in found if word.kind == "v"] if found else self._guessed(place)
        if verbs:
            others = tuple(word for word in found if word.kind != "v")
            self._choose(place, verbs, others)

    def _read_helper(self, place: int) -> bool:
        """Read a modal, "be", "have" and "do"; tell whether that is all there is to the word."""
        folded = self.folded(place)
        if self.has(place, _HELPERS) and not self.has(place, frozenset({"infinitive"})):
            self.head = self.head or "present"
            self.verbs[place] = True
            if folded == "have" and self._is_to_have(place):
                self.say(place, {"have", "infinitive", "receive", "stative"})
                return True
            self.perfect = self.perfect or self.has(place, frozenset({"have"}))
        if folded in {"do", "does"} and self.has(place + 1, _OWNS):
            base = folded == "do" and not self.has(self.word_before(place), SUBJECTS)
            self.head = self.head or "infinitive" if base else "present"
            form = "infinitive" if base else "present"
            self.words[place] = (Word("do", "v", form, frozenset({"act", "stative"})),)
            self.tags[place] = self.words[place][0].tags
            self.verbs[place] = True
            return True
        return False

    def _choose(self, place: int, verbs: list[Word], others: tuple[Word, ...]) -> None:
        """Leave the verb or what else the word can be."""
        form = self._form(place, verbs, bool(others))
        if form == _NOUN:
            kept = others or tuple(word._replace(kind="n", form="") for word in verbs if self.words[place])
        else:
            kept = tuple(dict.fromkeys(word._replace(form=form) for word in verbs))
            if form == "supine":
                kept += tuple(word for word in others if word.kind == "a")  # "is scared", "feels supported"
            self.verbs[place] = True
        self.words[place] = kept
        self.tags[place] = frozenset[str]().union(*(word.tags for word in kept))

    def _is_to_have(self, place: int) -> bool:
        """Tell whether "have" is what is to be done: "Have a bath", "and have an eye test"."""
        before = self.word_before(place)
        if self.folded(before) == "to" or self.has(before, _MODALS) or self.folded(before) == "t":
            return True
        return self.starts_clause(place) and self.head in {"", "infinitive"}

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

    def _read_short(self, place: int) -> None:
        """Read "it's", "I'm", "they've", "she'd"."""
        folded = self.folded(place)
        if folded in {"m", "re"} or (
            folded == "s" and self.has(place - 2, SUBJECTS | frozenset({"that", "there"}))
        ):
            self.say(place, {"be"})
        elif folded in {"d", "ll"}:
            self.say(place, {"shall"})

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
        before = self.word_before(place)
        return not (self.has(before, frozenset({"be", "have", "get_passive"})) or self.folded(before) == "'")

    def _gerund(self, place: int, ambiguous: bool) -> str:
        before = self.word_before(place)
        if self.folded(before) == "on" and any(word.lemma == "go" for word in self.words_at(before - 1)):
            return "gerund"
        if self.noun_before(place) and not self.has(place - 1, frozenset({"preposition", "particle"})):
            return _NOUN
        if self.starts_clause(place):
            compound = self.has(place + 1, frozenset({"compound", "staff"}))
            compound = compound or (self.has(place, frozenset({"support"})) and not self.own_object(place))
            joined = before >= 0 and not self.head and self.folded(before) not in STOPS
            if ambiguous and (
                compound or joined or self.noun_after(place) or not self._heads(place, {"", "gerund"})
            ):
                return _NOUN
            if self._heads(place, {"", "gerund"}):
                self.head = "gerund"
                return "infinitive"
            return "gerund"
        if self.is_person(before) and not self.head and not self.is_possessive(before):
            self.head = "present"
            return "present"
        if ambiguous and not self.own_object(place) and not self.has(before, frozenset({"takes_ing"})):
            return _NOUN
        return "gerund"

    def _heads(self, place: int, heads: set[str]) -> bool:
        """Tell whether a form fits the one that the clause goes by."""
        return self.head in heads or self.word_before(place) < 0

    def _past(self, place: int) -> str:
        before = self.word_before(place)
        if self.noun_before(place):
            return _NOUN
        if self.perfect and self.starts_clause(place) and before >= 0:
            return "infinitive"
        if self.has(before, _AUXILIARIES) or self._joined_participle(before):
            return "supine"
        if self.folded(before) == "'" or (self.folded(before) in {"s", "ve"} and not self.is_person(before)):
            return "supine"
        if self.starts_clause(place):
            if not self.object_after(place) or self.has(place + 1, frozenset({"abstract"})):
                return _NOUN if not self.head else "supine"
            if (self.head and self.head != "past") or self.folded(place + 1) == "by":
                return "supine"
            self.head = "past"
            return "infinitive"
        surely = self.is_surely_person(before) and not self.has(place, _CHANGES)
        if self.is_person(before) and (self.own_object(place) or surely):
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
        before = self.word_before(place)
        if self.has(before, frozenset({"have"})) and not self.has(before, frozenset({"infinitive"})):
            return "supine" if self.has(place, frozenset({"unchanged"})) else _NOUN
        if self.folded(before) == "to" and not self._goes_to(place, before):
            self.head = self.head or "infinitive"
            return "infinitive"
        if self.noun_before(place):
            return _NOUN
        if self._after_helper(place, before):
            self.head = self.head or "infinitive"
            return "infinitive"
        if self._adjective_place(place, before):
            return _NOUN
        if self.has(before, SUBJECTS) and not self.has(before, frozenset({"relative"}) - SUBJECTS):
            self.head = "present"
            return "present"
        if self.starts_clause(place):
            return self._base_at_start(place, before, ambiguous)
        if self.is_person(before) and not self.head:
            plural = self.folded(before).endswith("s") or self.has(before, _CROWDS)
            if plural or not ambiguous or self.object_after(place):
                return self._says_base()
        if not self.head and self._joined_subject(before) and self.object_after(place):
            return self._says_base()
        if ambiguous or self.head:
            return _NOUN if ambiguous or not self.object_after(place) else "infinitive"
        plainly = self.folded(before).endswith("s") or self.has(place, _PLAINLY)
        return self._says_base() if plainly else _NOUN

    def _says_base(self) -> str:
        """Note that the clause goes by a base form, as after "staff" and "they"."""
        self.head, self.based = "present", True
        return "present"

    def _joined_subject(self, before: int) -> bool:
        """Tell whether two things before make a subject together: "the school and the club see to it"."""
        for place in range(before, -1, -1):
            if self.folded(place) in STOPS or self.verbs[place]:
                return False
            if self.has(place, frozenset({"and"})):
                return self.is_word(place + 1)
        return False

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
        if self.folded(before) in {"need", "needs"} and self.has(place, frozenset({"given"})):
            return False  # "needs help"
        if self.has(before, _MODALS) or self.folded(before) in {"do", "does", "did", "'ll", "ll"}:
            return not self.has(before, frozenset({"infinitive"})) or self.folded(before) != "be"
        if self.folded(before) == "t" and self.folded(before - 1) == "'":
            return True
        if self.has(before, frozenset({"helps"})):
            return not self.has(place, frozenset({"given"}))
        someone = self.is_person(before) or self.has(before, frozenset({"object_person"}))
        if someone or self.folded(before) == "her":
            back = before - 1
            if self.has(back, DETERMINERS):
                back -= 1
            if self.lets(back) and not self.has(before, frozenset({"first_person"})):
                return True
            return self.has(before, SUBJECTS) and self.has(back, frozenset({"shall", "can"}))
        return False

    def _is_ing(self, place: int) -> bool:
        return self.folded(place).endswith("ing") and any(
            word.kind == "v" and word.form == "gerund" for word in self.words_at(place)
        )

    def _base_at_start(self, place: int, before: int, ambiguous: bool) -> str:
        if self.has(place, _TAKES_ING) and self._is_ing(place + 1):
            self.head = self.head or "infinitive"
            return "infinitive"  # ", stop going"
        if ambiguous and self.noun_after(place):
            return _NOUN
        joined = before >= 0 and (self.has(before, JOINERS) or self.folded(before) in ",+/&")
        if not joined or not self.head:
            if joined and ambiguous and not self.own_object(place):
                return _NOUN
            if ambiguous and place + 1 >= len(self.tokens) and not self.has(place, _PLAINLY):
                return _NOUN
            if not joined:
                self.head = ""
            self.head = self.head or "infinitive"
            return "infinitive"
        if self.head == "present" and ambiguous and not self._base_subject(before):
            return _NOUN
        if ambiguous and not self.governs(place) and not self.verb_before(before):
            return _NOUN
        return "present" if self.head == "present" else "infinitive"

    def _base_subject(self, joint: int) -> bool:
        """Tell whether the clause before goes by a modal, or by "I" and others that take the base form."""
        for place in range(joint - 1, -1, -1):
            if self.folded(place) in STOPS:
                break
            if self.based or self.has(
                place, frozenset({"first_person", "we", "they", "shall", "can", "want"})
            ):
                return True
            if self.folded(place) in {"you", "to"}:
                return True
        return False

    def _present(self, place: int, ambiguous: bool) -> str:
        before = self.word_before(place)
        if self.noun_before(place) or self._names_habit(place - 1):
            return _NOUN
        if self.is_person(before) and not (self.head and self.lets(before - 1)):
            if not ambiguous or not self.head or self.has(before, SUBJECTS) or self._new_subject(before):
                self.head = "present"
                return "present"
            return _NOUN
        if self.starts_clause(place):
            if ambiguous and self.noun_after(place):
                return _NOUN
            joined = before >= 0 and self.folded(before) not in STOPS
            if joined and ambiguous:
                if self.head not in {"", "present"} or (not self.head and not self.object_after(place)):
                    return _NOUN
                if not self.governs(place) and not self.verb_before(before):
                    return _NOUN
            self.head = "present"
            return "present"
        if ambiguous and (self.head or self.noun_after(place)):
            return _NOUN
        self.head = self.head or "present"
        return "present"

    def _names_habit(self, place: int) -> bool:
        """Tell whether "weekly", "daily" opens the clause, as before a noun: "Weekly talks with …"."""
        opens = place == 0 or (place > 0 and self.folded(place - 1) in STOPS)
        return opens and self.masked[place] and self.has(place, frozenset({"describing"}))

    def _new_subject(self, place: int) -> bool:
        """Tell whether somebody stands after a joining word: "and dad pays"."""
        before = place - 1
        if self.has(before, DETERMINERS):
            before -= 1
        return self.has(before, JOINERS)

    def _guessed(self, place: int) -> list[Word]:
        """Return an unknown word as the verb that it must be, if so."""
        token = self.tokens[place]
        folded = token.folded
        if len(folded) < _SHORTEST_GUESS or not folded.isalpha() or (token.text[:1].isupper() and place):
            return []
        before = self.word_before(place)
        if folded.endswith("ing"):
            return [_verb(folded, "gerund")]
        if folded.endswith("ed") and (
            self.has(before, frozenset({"be", "have"})) or self.starts_clause(place)
        ):
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
        name = not self.words[before] and self.is_person(before) if before >= 0 else False
        if name and not self.head and folded.endswith("s") and not folded.endswith(("ss", "us")):
            return [_verb(folded, "present")]
        return []


def _verb(folded: str, form: str) -> Word:
    return Word(folded, "v", form, frozenset())
