"""The shape of a statement: its sentences and clauses, what each of them is for, and its verbs.

A goal stands in a main clause. Why ("för att …", "so that …"), how ("genom att …"), when ("når …") and an
example are said in clauses that hang on it, and words there decide nothing about the goal.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from assistant.coach.text import Mark, Token
from assistant.coach.words import Hit, Lexicon, Word

Role = Literal["goal", "purpose", "reason", "means", "condition", "relative", "example", "instead"]

_SUBORDINATE: Final[tuple[Role, ...]] = (
    "example", "instead", "purpose", "reason", "means", "condition", "relative",
)  # fmt: skip
FINITE_FORMS: Final = frozenset({"present", "past"})
ENDS: Final = frozenset(".!?;…•·")

_SHORTEST_VERB: Final = 3
_ALONE: Final = frozenset({"noget", "nogen", "något", "någon", "alt", "allt"})


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens from ``first`` up to and including ``last``."""

    first: int
    last: int


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence with one role; ``opened_by`` is the place of the word that opened it."""

    first: int
    last: int
    role: Role
    sentence: int
    opened_by: int = -1


@dataclass(slots=True)
class Parse:
    """A statement taken apart. Places are numbers of tokens."""

    text: str
    tokens: Sequence[Token]
    language: str
    lexicon: Lexicon
    words: list[tuple[Word, ...]] = field(default_factory=list)
    tags: list[frozenset[str]] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    masked: list[bool] = field(default_factory=list)
    amounts: list[bool] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def mark(self, first: int, last: int) -> Mark:
        """Return where tokens stand in the text."""
        return Mark(self.tokens[first].start, self.tokens[last].end)

    def has(self, place: int, *tags: str) -> bool:
        """Tell whether a token has one of the tags; never, outside the text."""
        return 0 <= place < len(self.tokens) and not self.tags[place].isdisjoint(tags)

    def amount_at(self, place: int) -> bool:
        """Tell whether an amount begins at a token."""
        return place < len(self.amounts) and self.amounts[place]

    def compares(self, place: int) -> bool:
        """Tell whether a token is a word of comparison."""
        if self.has(place, "no_comparison", "threshold"):
            return False
        graded = any(word.form == "graded" and word.kind == "a" for word in self.words[place])
        word = any(word.kind == "w" for word in self.words[place]) and self.has(place, "improve")
        return graded or word or self.has(place, "more", "less")

    def lexicon_tags(self, place: int) -> frozenset[str]:
        """Return the tags of a word by itself, also where it is part of a phrase."""
        return frozenset().union(*(word.tags for word in self.words[place]))

    def goes_with(self, place: int) -> frozenset[str]:
        """Return what a word, or a phrase that it begins, means to what stands beside it."""
        return self.lexicon.beside(self.tokens, self.words, place)

    def lemma(self, place: int) -> str:
        """Return the first lemma of a token, or the word as it stands."""
        return self.words[place][0].lemma if self.words[place] else self.tokens[place].folded

    def found(self, *tags: str, roles: Sequence[Role] = ("goal",), masked: bool = False) -> Iterator[Hit]:
        """Return the hits with one of the tags, in clauses of these roles."""
        wanted = frozenset(tags)
        for hit in self.hits:
            if (
                hit.tags & wanted
                and self.roles[hit.first] in roles
                and (masked or not self.masked[hit.first])
            ):
                yield hit

    def sentence_of(self, place: int) -> int:
        """Return which sentence a token stands in."""
        return max(0, bisect_right(self.starts, place) - 1)

    def bounds(self, sentence: int) -> Span:
        """Return the tokens of a sentence."""
        after = self.starts[sentence + 1] if sentence + 1 < len(self.starts) else len(self.tokens)
        return Span(self.starts[sentence], after - 1)

    def is_verb(self, place: int) -> bool:
        """Tell whether a token is a verb where it stands: many nouns look like one."""
        return self.is_finite(place) or self.is_infinitive(place)

    def is_finite(self, place: int) -> bool:
        """Tell whether a token is a verb that can carry a clause of its own."""
        if not 0 <= place < len(self.tokens) or self.masked[place]:
            return False
        if self.has(place, "shall", "can", "want", "be", "have"):
            return not (self.has(place, "infinitive") or self._after_infinitive_sign(place))
        forms = [word.form for word in self.words[place] if word.kind == "v"]
        if not forms:
            return self._acts_like_verb(place)
        if self.language == "en":
            return not FINITE_FORMS.isdisjoint(forms) or "passive" in forms
        if not FINITE_FORMS.isdisjoint(forms):
            return not self._looks_like_noun(place) and not self._is_object(place)
        return "passive" in forms and not self._looks_like_noun(place) and not self.after_modal(place)

    def is_infinitive(self, place: int) -> bool:
        """Tell whether a token is an infinitive where it stands."""
        if not 0 <= place < len(self.tokens) or self.masked[place]:
            return False
        if self.has(place, "infinitive"):
            return True
        forms = [word.form for word in self.words[place] if word.kind == "v"]
        if "imperative" in forms and self._is_order(place):
            return True
        if "supine" in forms and (self._after_have(place) or self._is_done(place)):
            return True
        if "infinitive" not in forms:
            return "passive" in forms and self.after_modal(place)
        return self.language == "en" or not self._looks_like_noun(place)

    def _is_object(self, place: int) -> bool:
        """Tell whether a word stands right after a verb, where only its object can: "lave aftaler"."""
        before = place - 1
        if before < 0 or self.masked[before] or self._helps(before) or is_subject(self, place + 1):
            return False
        forms = {word.form for word in self.words[before] if word.kind == "v"}
        if "infinitive" in forms:
            return self.is_infinitive(before)
        noun = any(word.kind == "n" for word in self.words[place])
        return noun and not FINITE_FORMS.isdisjoint(forms)

    def _helps(self, place: int) -> bool:
        return self.has(place, "shall", "can", "want", "try", "be", "have", "get", "become")

    def _acts_like_verb(self, place: int) -> bool:
        """Tell whether an unknown word after a subject ends as a verb does: "Kim zumbar"."""
        token = self.tokens[place]
        if self.language == "en" or self.words[place] or token.kind != "word" or not token.text.islower():
            return False
        if len(token.folded) <= _SHORTEST_VERB or not token.folded.endswith("r") or place == 0:
            return False
        before = place - 1
        while before > 0 and self.has(before, "not", "never", "also", "adverb", "absolute"):
            before -= 1
        if self.has(before, "first_person", "we", "person", "they", "it", "client", "staff"):
            return True
        subject = self.tokens[before]
        return (
            not self.words[before]
            and not self.masked[before]
            and (subject.text[:1].isupper() or subject.folded in self.lexicon.names)
        )

    def is_passive(self, place: int) -> bool:
        """Tell whether a verb has a passive form here."""
        return any(word.kind == "v" and word.form == "passive" for word in self.words[place])

    def _after_infinitive_sign(self, place: int) -> bool:
        return place > 0 and (
            self.has(place - 1, "that")
            or (self.has(place - 1, "not", "also", "alone") and self.has(place - 2, "that"))
        )

    def after_modal(self, place: int) -> bool:
        """Tell whether a modal stands before, with at most a subject and an adverb in between."""
        for back in range(1, 5):
            before = place - back
            if before < 0 or self.tokens[before].kind == "sign" or self.has(before, "and", "or"):
                return False
            if self.has(before, "shall", "can", "want", "try"):
                return True
            if back > 1 and self.has(before, "that"):
                return False
        return False

    def _is_order(self, place: int) -> bool:
        """Tell whether an imperative opens the sentence, with somebody or something after it."""
        if place not in self.starts and not (place and self.tokens[place - 1].folded in {":", "-", ",", "&"}):
            return place > 0 and self.has(place - 1, "and") and self.is_infinitive(place - 2)
        after = place + 1
        if after >= len(self.tokens) or self.tokens[after].folded == ":":
            return False
        noun = any(word.kind == "n" for word in self.words[place])
        return not noun or is_name(self, after) or self.has(after, "client", "own", "object_person", "kin")

    def _is_done(self, place: int) -> bool:
        """Tell whether a supine stands without "has": "Öppnat bankkonto och listat sig"."""
        if place in self.starts:
            return True
        first = self.starts[self.sentence_of(place)]
        opened = any(word.kind == "v" and word.form == "supine" for word in self.words[first])
        return opened and self.has(place - 1, "and", "also")

    def _after_have(self, place: int) -> bool:
        """Tell whether "has" stands before a verb in the same sentence: "ha sökt bostad och ansökt"."""
        for before in range(place - 1, max(-1, place - 12), -1):
            if self.tokens[before].folded in ENDS:
                return False
            if self.has(before, "have"):
                return True
        return False

    def _looks_like_noun(self, place: int) -> bool:
        words = self.words[place]
        if all(word.kind == "v" for word in words):
            passed = any(word.form == "past" for word in words)
            return passed and self.has(place - 1, "more", "less")  # "flere beståede fag"
        if place and self.tokens[place - 1].folded in _ALONE and not any(w.kind in "na" for w in words):
            return False  # "når noget føles forkert"
        return place > 0 and self.has(place - 1, "article", "own", "preposition", "none", "more", "less")


def clauses_of(found: Parse) -> Iterator[Clause]:
    """Return the clauses of each sentence, in order."""
    for number in range(len(found.starts)):
        bounds = found.bounds(number)
        if bounds.last >= bounds.first:
            yield from _of_sentence(found, bounds, number)


def _of_sentence(found: Parse, bounds: Span, number: int) -> Iterator[Clause]:
    clause = Clause(bounds.first, bounds.first, "goal", number)
    by_place = {hit.first: hit for hit in found.hits}
    place = bounds.first
    while place <= bounds.last:
        hit = by_place.get(place)
        role = _opens(found, hit, bounds) if hit is not None else None
        if role is not None and hit is not None:
            if place > clause.first:
                yield clause
            clause = Clause(place, hit.last, role, number, opened_by=place)
            place = hit.last + 1
            continue
        if clause.role != "goal" and _closes(found, clause, place, bounds):
            yield clause
            clause = Clause(place, place, "goal", number)
        clause.last = place
        place += 1
    yield clause


def _opens(found: Parse, hit: Hit, bounds: Span) -> Role | None:
    """Return the role of the clause that a word opens, if it opens one."""
    role: Role
    for role in _SUBORDINATE:
        if role in hit.tags:
            break
    else:
        return None
    if found.masked[hit.first] or hit.last >= bounds.last:
        return None
    if role == "condition" and not _clause_follows(found, hit.last + 1, bounds):
        return None
    if "also_preposition" in hit.tags and not _opens_clause(found, hit, bounds):
        return None
    if "expletive" in hit.tags and _nothing_to_relate(found, hit.first):
        return None
    if role == "relative" and (hit.first == bounds.first or not _clause_follows(found, hit.last + 1, bounds)):
        return None
    if role == "purpose" and hit.first and "sees_to" in found.lexicon_tags(hit.first - 1):
        return None  # "sørge for at Lone får …" is seen to, no reason for anything
    if role == "purpose" and not _has_content(found, hit.first, bounds):
        # "Mål: för att …" opens nothing new; "För att må bra ska Kim …" does.
        return role if hit.first == bounds.first else None
    return role


def _nothing_to_relate(found: Parse, place: int) -> bool:
    """Tell whether "der" is the empty subject of a clause: "at der laves en plan", "i dag er der"."""
    return found.has(place - 1, "that", "and", "but", "condition", "purpose") or found.is_finite(place - 1)


def _has_content(found: Parse, place: int, bounds: Span) -> bool:
    return any(
        found.tokens[before].kind == "word" and not found.has(before, "lead", "be")
        for before in range(bounds.first, place)
    )


def _clause_follows(found: Parse, place: int, bounds: Span) -> bool:
    """Tell whether a verb that carries a clause comes within a few words, before any comma.

    English also leaves it out: "when anxious", "if needed".
    """
    if found.language == "en" and any(
        word.kind == "a" or (word.kind == "v" and word.form in {"supine", "passive", "past"})
        for word in found.words[place]
    ):
        return True
    for ahead in range(place, min(place + 7, bounds.last + 1)):
        if found.tokens[ahead].folded == ",":
            return False
        if found.is_finite(ahead) or found.has(ahead, "gerund"):
            return True
        if found.language == "sv" and ahead > place and any(w.form == "supine" for w in found.words[ahead]):
            return True  # Swedish leaves "has" out here: "när pengarna inte kommit"
        if found.language == "en" and any(word.form == "gerund" for word in found.words[ahead]):
            return True
    return False


def _opens_clause(found: Parse, hit: Hit, bounds: Span) -> bool:
    """Tell whether a word that can be a preposition opens a clause: after a main clause, before a subject."""
    place = hit.last + 1
    if hit.first > bounds.first and not any(
        found.is_verb(before) for before in range(bounds.first, hit.first)
    ):
        return False
    return is_subject(found, place) or (found.has(place, "own", "article") and not found.is_verb(place + 1))


def _closes(found: Parse, clause: Clause, place: int, bounds: Span) -> bool:
    """Tell whether a clause that hangs on another ends before this place."""
    before = found.tokens[place - 1]
    verb_seen = any(found.is_verb(earlier) for earlier in range(clause.first, place))
    if clause.first == bounds.first:
        # Before the main clause: it ends at a comma, or where the verb comes before its subject.
        if before.folded == "," and verb_seen:
            return True
        opened = verb_seen or clause.role == "means"
        if found.language == "en":  # whose subject comes first: "when he is angry he walks away"
            own = (
                is_subject(found, place) and not found.is_verb(place - 1) and not found.has(place - 1, "and")
            )
            return opened and own and found.is_finite(place + 1) and place > clause.first + 1
        return opened and found.is_finite(place) and is_subject(found, place + 1)
    if before.folded != "," or not (verb_seen or clause.role in {"example", "means", "instead"}):
        return False
    if clause.role in {"relative", "condition"}:
        return True
    if clause.role == "example" and not verb_seen and (found.is_verb(place) or found.is_verb(place + 1)):
        return True
    return (
        found.has(place, "but")
        or found.is_finite(place)
        or (is_subject(found, place) and any(found.is_finite(ahead) for ahead in (place + 1, place + 2)))
        or _goes_on_after(found, clause, place)
    )


def _goes_on_after(found: Parse, clause: Clause, place: int) -> bool:
    """Tell whether "and" goes on with the main clause: "…, for at handle, og så læse", "…, and pays"."""
    if not found.has(place, "and") or any(found.is_finite(inside) for inside in range(clause.first, place)):
        return False
    then = found.has(place + 1, "adverb", "also")
    return found.is_finite(place + 1) or (then and found.is_verb(place + 2))


def is_subject(found: Parse, place: int) -> bool:
    """Tell whether a token can be who or what a clause is about: a pronoun, a name or a person."""
    if not 0 <= place < len(found.tokens) or found.masked[place]:
        return False
    token = found.tokens[place]
    if token.kind != "word":
        return False
    if found.has(place, "first_person", "we", "person", "they", "it", "client", "staff", "kin"):
        return True
    return is_name(found, place)


def is_name(found: Parse, place: int) -> bool:
    """Tell whether a token looks like a name or initials: a known name, or a capital and no known word."""
    if not 0 <= place < len(found.tokens):
        return False
    token = found.tokens[place]
    if token.kind != "word" or (found.words[place] and not _is_initials(found, token)):
        return False
    if found.has(place, "meeting", "support", "staff", "service"):
        return False  # "SIP", "BUP"
    if token.folded in found.lexicon.names:
        return True
    if not token.text[:1].isupper():
        return False
    # At the start every word has a capital: there a name is known by the verb or the name that follows.
    return place not in found.starts or _named(found, place + 1)


def _is_initials(found: Parse, token: Token) -> bool:
    return len(token.text) <= 3 and token.text.isupper() and not found.text.isupper()


def _named(found: Parse, place: int) -> bool:
    if place >= len(found.tokens):
        return False
    finite = found.is_finite(place) and not found.is_passive(place)  # "Boiler fixed" is no name
    if finite or found.has(place, "shall", "can", "want", "be", "have", "and"):
        return True
    token = found.tokens[place]
    return token.folded in {":", ".", ","} or (token.kind == "word" and token.text[:1].isupper())
