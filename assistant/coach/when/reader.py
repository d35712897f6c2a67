"""A text under reading: its tokens, and small questions about what stands where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from assistant.coach.numerals import Numeral, read_numeral
from assistant.coach.text import Token
from assistant.coach.when.meaning import Meaning
from assistant.coach.when.terms import Terms, terms

_LONGEST_DIGITS: Final = 8
_MOST_PREFIXES: Final = 9
_SENTENCE_ENDS: Final = frozenset(".!?:;-(")


class Parsed(NamedTuple):
    """What was read, and the place after it."""

    meaning: Meaning
    end: int


class Term(NamedTuple):
    """The value of a word or phrase of the tables, and the place after it."""

    value: str
    end: int


class Prefix(NamedTuple):
    """What stands before a time, and the place after it."""

    relations: frozenset[str]
    end: int


class Reader:
    """The tokens of a text, seen with the words of time of one language.

    ``answer``: the whole text answers "by when?", so that slips are forgiven in every word and a bare
    time is one. In a sentence about something else more is needed. ``forgiving`` is false for a language
    that was not announced.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        language: str,
        today: date,
        *,
        follow_up: date | None = None,
        answer: bool = False,
        forgiving: bool = True,
    ) -> None:
        self.tokens = tokens
        self.count = len(tokens)
        self.language = language
        self.today = today
        self.follow_up = follow_up if follow_up is not None and follow_up >= today else None
        self.answer = answer
        self.forgiving = forgiving
        self.terms: Terms = terms(language)
        forgiven = self.terms.forgiven
        self.words: tuple[str, ...] = tuple(
            forgiven(token.folded, everything=answer) if forgiving and token.kind == "word" else token.folded
            for token in tokens
        )
        self.seen: dict[int, Parsed | None] = {}
        self._numbers: dict[int, Numeral | None] = {}

    def in_language(self, language: str) -> Reader:
        """Return the same text under reading in a language that was not announced."""
        return Reader(
            self.tokens, language, self.today, follow_up=self.follow_up, answer=self.answer, forgiving=False
        )

    @property
    def all_known(self) -> bool:
        """Whether every word stands in the tables of this language."""
        return self.count_known == sum(token.kind == "word" for token in self.tokens)

    @property
    def count_known(self) -> int:
        """How many of the words stand, as written, in the tables of this language."""
        return self.terms.count_known(self.tokens)

    def term(self, role: str, at: int) -> Term | None:
        """Return the longest phrase of a role that begins here."""
        if not 0 <= at < self.count:
            return None
        entries = self.terms.roles.get(role, {}).get(self.words[at])
        if entries is None:
            return None
        for rest, value in entries:
            end = at + 1 + len(rest)
            if self.words[at + 1 : end] == rest:
                return Term(value, end)
        return None

    def terms_at(self, role: str, at: int) -> list[Term]:
        """Return every phrase of a role that begins here, the longest first."""
        entries = self.terms.roles[role].get(self.word(at), ())
        ends = [(entry.value, at + 1 + len(entry.rest), entry.rest) for entry in entries]
        return [Term(value, end) for value, end, rest in ends if self.words[at + 1 : end] == rest]

    def after(self, role: str, at: int) -> int:
        """Return the place after a phrase of a role, or the same place where there is none."""
        found = self.term(role, at)
        return found.end if found else at

    def prefix(self, at: int) -> Prefix | None:
        """Return one thing that may stand before a time: a preposition, a hedge or an article."""
        if not 0 <= at < self.count:
            return None
        for rest, relations in self.terms.prefixes.get(self.words[at], ()):
            end = at + 1 + len(rest)
            if self.words[at + 1 : end] == rest:
                while self.sign(end, ":~") and end < at + _MOST_PREFIXES:
                    end += 1
                return Prefix(relations, end)
        return None

    def relations_before(self, at: int) -> frozenset[str]:
        """Return the relations of what stands just before this place."""
        for here in range(at - 1, max(at - _MOST_PREFIXES, -1), -1):
            before = self.prefix(here)
            if before is not None and before.end == at:
                return before.relations
        return frozenset()

    def may_be_time(self, at: int) -> bool:
        """Tell whether a time may begin here; most words are turned away by one look at the tables."""
        if at >= self.count or self.tokens[at].kind != "word":
            return at < self.count and self.tokens[at].kind == "number"
        word = self.words[at]
        if word in self.terms.times or self.number(at) is not None or word.endswith(self.terms.event_heads):
            return True
        return word[-1] == "s" and self.term("end_noun", at + 1) is not None

    def number(self, at: int) -> Numeral | None:
        """Return the number that begins here, in digits or words."""
        if not 0 <= at < self.count:
            return None
        if at not in self._numbers:
            self._numbers[at] = read_numeral(self.tokens, at, self.language)
        return self._numbers[at]

    def digits(self, at: int, longest: int = _LONGEST_DIGITS) -> int | None:
        """Return the value of a run of at most so many digits."""
        if not 0 < self.width(at) <= longest:
            return None
        return int(self.tokens[at].text)

    def width(self, at: int) -> int:
        """Return how many digits stand here, 0 where there are none."""
        here = self.tokens[at] if 0 <= at < self.count else None
        return len(here.text) if here is not None and here.kind == "number" else 0

    def sign(self, at: int, signs: str) -> bool:
        """Tell whether one of these signs stands here."""
        return 0 <= at < self.count and self.tokens[at].kind == "sign" and self.words[at] in signs

    def glued(self, at: int) -> bool:
        """Tell whether this token stands close to the one before."""
        return at < self.count and self.tokens[at].glued

    def glued_word(self, at: int) -> bool:
        """Tell whether a word stands close before this token: "kl8", "d1/6"."""
        return at > 0 and self.tokens[at].glued and self.tokens[at - 1].kind == "word"

    def word(self, at: int) -> str:
        """Return the word or sign here, nothing beyond the end."""
        return self.words[at] if 0 <= at < self.count else ""

    def ends(self, at: int) -> bool:
        """Tell whether a clause ends here: the text, or a sign that is no joint."""
        return at >= self.count or (self.tokens[at].kind == "sign" and self.words[at] not in "-/'\"")

    def answer_clock(self, at: int) -> bool:
        """Tell whether digits are those of a clock time: "i morgon 14.00"."""
        return self.sign(at + 1, ":.") and self.glued(at + 1) and self.width(at + 2) == 2

    def before_noun(self, at: int) -> bool:
        """Tell whether something counted may stand here: a word that is no small word of the grammar."""
        if at >= self.count or self.tokens[at].kind != "word":
            return self.sign(at, "%€$£")
        return self.term("small", at) is None and self.term("marker", at) is None

    def capital(self, at: int) -> bool:
        """Tell whether a word has a capital letter that is not owed to where it stands."""
        if not self.tokens[at].text[0].isupper():
            return False
        return at > 0 and self.words[at - 1] not in _SENTENCE_ENDS
