"""What the words of a text mean to the reading.

The tables that say ``expand = true`` hold words by *tag*, what they mean to the reading: ``abstract``,
``up``, ``staff`` and so on. A tag has lists of ``nouns``, ``adjectives``, ``verbs`` (each with all its
forms), ``words`` (as they stand), ``heads``, ``adjective_heads`` and ``word_heads`` (which also count as
the last part of a compound), ``noun_endings`` and ``adjective_endings`` (which count only as that) and
``phrases``. Tags that begin with ``with_`` only matter to what stands beside the word: they are kept apart,
and do not displace what its words mean by themselves. In a phrase every word stands for all its forms, ``=``
before a word means just this form, ``a/b`` either word, and ``~`` up to two words in between. Under
``wrong_forms`` stand the forms that the dictionary gives to the wrong word, and under ``slips`` common
misspellings of a word.

A word nobody knows, of five letters or more, counts as a known one that is one slip of the fingers away,
unless it is a word of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from assistant.coach.lexicon import table
from assistant.coach.text import Token

_VERB_FORMS: Final = ("infinitive", "present", "past", "supine", "passive", "imperative", "gerund", "other")
_SHORTEST_SLIP: Final = 5
_LONGEST_SLIP: Final = 25
_LONG: Final = 9
"""From here on a slip of a whole word is likelier than a compound of the last part of it."""

_SHORTEST_FRONT: Final = 3
_SHORTEST_HEAD: Final = 3
_LONGEST_GAP: Final = 2
_NOTHING: Final[frozenset[str]] = frozenset()

# How the forms of a regular verb end, by the ending of its present: put to the infinitive or the stem.
_ENDINGS: Final = {
    ("sv", "r"): (
        ("", "infinitive"), ("r", "present"), ("s", "passive"), ("de", "past"), ("t", "supine"),
        ("des", "passive"), ("d", "other"),
    ),
    ("sv", "er"): (
        ("", "infinitive"), ("er", "present"), ("s", "passive"), ("as", "passive"), ("te", "past"),
        ("t", "supine"), ("d", "other"), ("da", "other"),
    ),
    ("sv", "none"): (("", "infinitive"), ("", "present"), ("s", "passive"), ("as", "passive")),
    ("da", "r"): (("", "infinitive"), ("r", "present"), ("s", "passive"), ("de", "past"), ("t", "supine")),
}  # fmt: skip


class Word(NamedTuple):
    """What one form can be: its lemma, kind (n, a, v or w), the names of its forms, and its tags."""

    lemma: str
    kind: str
    form: str
    tags: frozenset[str]
    beside: frozenset[str] = _NOTHING


class Phrase(NamedTuple):
    """A phrase of the tables after its first word: what may follow, and the tags of the whole."""

    rest: tuple[tuple[str, ...] | None, ...]
    tags: frozenset[str]


class Hit(NamedTuple):
    """Tags found on the tokens at ``places``: one, or several that make a phrase together."""

    tags: frozenset[str]
    places: tuple[int, ...]

    @property
    def first(self) -> int:
        """Return the place of its first word."""
        return self.places[0]

    @property
    def last(self) -> int:
        """Return the place of its last word."""
        return self.places[-1]

    @property
    def phrase(self) -> bool:
        """Tell whether several words make it."""
        return len(self.places) > 1


class Lexicon:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        found = table(language, "words")
        self.language = language
        self._forms: dict[str, tuple[Word, ...]] = {}
        self._heads: dict[str, tuple[Word, ...]] = {}
        self._phrases: dict[str, list[Phrase]] = {}
        self._beside: dict[str, list[Phrase]] = {}
        self._by_ends: dict[tuple[str, int], list[str]] = {}
        self._slips: dict[str, str] = found["slips"]
        self._no_slips: frozenset[str] = frozenset(found["no_slips"].split())
        self.names: frozenset[str] = frozenset(table(language, "names")["first"].split())
        self._verbs = {present: frozenset(verbs.split()) for present, verbs in found["verbs"].items()}
        shared = {"": (_NOTHING, _NOTHING)}
        for name, line in found["lemmas"].items():
            self._take(name, line, shared)
        for phrase, tags in found["phrases"].items():
            first, *rest = phrase.split()
            steps = tuple(_step(step) for step in rest)
            for kept, some in zip((self._phrases, self._beside), _apart(tags), strict=True):
                for word in first.split("/") if some else ():
                    kept.setdefault(word, []).append(Phrase(steps, some))
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: -len(entry.rest))
        self.find = lru_cache(maxsize=2_000)(self._find)

    def _take(self, name: str, line: str, shared: dict[str, tuple[frozenset[str], frozenset[str]]]) -> None:
        lemma, _, kind = name.partition(" ")
        tags, *groups = line.split("|")
        if tags not in shared:
            shared[tags] = _apart(tags)
        marks, beside = shared[tags]
        head = kind.endswith(("+", "*"))
        sort = kind[0]
        for place, group in enumerate(groups):
            if not group:
                continue
            form = _VERB_FORMS[place] if sort == "v" else ("graded" if place else "")
            word = Word(lemma, sort, form, marks, beside)
            for written in group.split():
                if not kind.endswith("*"):
                    self._forms[written] = (*self._forms.get(written, ()), word)
                if head:
                    self._heads[written] = (*self._heads.get(written, ()), word)

    def _find(self, folded: str) -> tuple[Word, ...]:
        """Return what a word in small letters can be; nothing, when nobody knows it."""
        known = self._forms.get(folded) or self._forms.get(self._slips.get(folded, ""))
        if known is not None:
            return known
        if folded in self.names or folded.removesuffix("s") in self.names:
            return ()
        return self._compound(folded) or self._verb(folded) or self._slip(folded)

    def is_word(self, folded: str) -> bool:
        """Tell whether a word is one as written, by itself or put together, without any slip."""
        return bool(self._forms.get(folded) or self._compound(folded) or self._verb(folded))

    def _compound(self, folded: str) -> tuple[Word, ...]:
        if len(folded) >= _LONG:
            slipped = self._slip(folded)
            if slipped:
                return slipped
        if self.language != "en":
            for cut in range(_SHORTEST_FRONT, len(folded) - _SHORTEST_HEAD + 1):
                words = self._heads.get(folded[cut:])
                if words:
                    return words
        return ()

    def _verb(self, folded: str) -> tuple[Word, ...]:
        """Return a verb that means nothing to the reading: that it is one is enough for the grammar."""
        for present, verbs in self._verbs.items():
            for ending, form in _ENDINGS.get((self.language, present), ()):
                stem = folded.removesuffix(ending) if folded.endswith(ending) else ""
                lemma = stem + ("a" if present in {"er", "none"} and form != "infinitive" else "")
                if stem and lemma in verbs:
                    return (Word(lemma, "v", form, _NOTHING),)
        return ()

    def _slip(self, folded: str) -> tuple[Word, ...]:
        if not _SHORTEST_SLIP <= len(folded) <= _LONGEST_SLIP or folded in self._no_slips:
            return ()
        near = self._near()
        found: tuple[Word, ...] = ()
        for length in (len(folded), len(folded) - 1, len(folded) + 1):
            for key in (folded[:2] + "-", folded[1::-1] + "-", "-" + folded[-2:]):
                for form in near.get((key, length), ()):
                    if (
                        form[0] in folded[:2]
                        and _one_slip(folded, form)
                        and not self._other_form(folded, form)
                    ):
                        words = self._forms[form]
                        if _tags(words):
                            return words
                        found = found or words
        return found

    def _other_form(self, written: str, meant: str) -> bool:
        """Tell whether a word ends as a participle and so is no slip of another form: "motiverande"."""
        if self.language == "en":
            return False
        return written.endswith(("ande", "ende")) and not meant.endswith(("ande", "ende"))

    def _near(self) -> dict[tuple[str, int], list[str]]:
        """Return the forms by how they begin and end and how long they are, made when first needed."""
        if not self._by_ends:
            for form in self._forms:
                if len(form) >= _SHORTEST_SLIP:
                    self._by_ends.setdefault((form[:2] + "-", len(form)), []).append(form)
                    self._by_ends.setdefault(("-" + form[-2:], len(form)), []).append(form)
        return self._by_ends

    def knows(self, folded: str) -> bool:
        """Tell whether a word stands in the tables as written."""
        return folded in self._forms

    def hits(self, tokens: Sequence[Token], words: Sequence[tuple[Word, ...]]) -> list[Hit]:
        """Return what the tokens mean, phrases before the words they are made of."""
        found: list[Hit] = []
        part_of_phrase: set[int] = set()
        for place in range(len(tokens)):
            if place in part_of_phrase:
                continue
            hit = self._phrase_at(tokens, words, place)
            if hit is None:
                tags = _tags(words[place])
                if tags:
                    found.append(Hit(tags, (place,)))
            else:
                found.append(hit)
                part_of_phrase.update(hit.places)
        return found

    def beside(
        self, tokens: Sequence[Token], words: Sequence[tuple[Word, ...]], place: int
    ) -> frozenset[str]:
        """Return what a word and the phrases it begins mean to what stands beside them."""
        tags = _NOTHING.union(*(word.beside for word in words[place]))
        for name in _names(tokens[place], words[place]):
            for phrase in self._beside.get(name, ()):
                if not phrase.tags <= tags and _match(phrase.rest, tokens, words, place + 1) is not None:
                    tags |= phrase.tags
        return tags

    def _phrase_at(
        self, tokens: Sequence[Token], words: Sequence[tuple[Word, ...]], place: int
    ) -> Hit | None:
        best: Hit | None = None
        for name in _names(tokens[place], words[place]):
            for phrase in self._phrases.get(name, ()):
                places = _match(phrase.rest, tokens, words, place + 1)
                if places is None:
                    continue
                if best is None or len(places) >= len(best.places):
                    best = Hit(phrase.tags, (place, *places))
                elif len(places) + 1 == len(best.places):
                    best = best._replace(tags=best.tags | phrase.tags)
        return best


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language, read the first time."""
    return Lexicon(language)


def _apart(tags: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the tags by which a word is read, and apart from them those for what stands beside it."""
    found = frozenset(tags.split(",")) if tags else _NOTHING
    beside = frozenset(tag for tag in found if tag.startswith("with_"))
    return found - beside, beside


def _step(step: str) -> tuple[str, ...] | None:
    if step in {"~", "_"}:
        return None
    return (step,) if step == "=/" else tuple(step.split("/"))


def _tags(words: tuple[Word, ...]) -> frozenset[str]:
    if len(words) == 1:
        return words[0].tags
    return _NOTHING.union(*(word.tags for word in words))


def _names(token: Token, words: tuple[Word, ...]) -> Iterator[str]:
    yield "=" + token.folded
    yield token.folded
    for word in words:
        if word.lemma != token.folded:
            yield word.lemma
            if word.kind == "w":
                yield "=" + word.lemma


def _match(
    rest: tuple[tuple[str, ...] | None, ...],
    tokens: Sequence[Token],
    words: Sequence[tuple[Word, ...]],
    place: int,
) -> tuple[int, ...] | None:
    """Return the places of the words of a phrase after its first, those in a gap left out."""
    places: list[int] = []
    for number, step in enumerate(rest):
        if step is None:
            for gap in range(_LONGEST_GAP + 1):
                if any(token.kind == "sign" and token.text != "-" for token in tokens[place : place + gap]):
                    break
                after = _match(rest[number + 1 :], tokens, words, place + gap)
                if after is not None:
                    return (*places, *after)
            return None
        if place >= len(tokens) or not any(name in step for name in _names(tokens[place], words[place])):
            return None
        places.append(place)
        place += 1
    return tuple(places)


def _one_slip(written: str, meant: str) -> bool:
    """Tell whether two words differ by one letter: left out, added, wrong, or two in the wrong order."""
    longer, shorter = (written, meant) if len(written) >= len(meant) else (meant, written)
    begin = 0
    while begin < len(shorter) and longer[begin] == shorter[begin]:
        begin += 1
    if len(longer) > len(shorter):
        return longer[begin + 1 :] == shorter[begin:]
    if longer[begin + 1 :] == shorter[begin + 1 :]:
        return begin > 0  # the first letter is seldom wrong
    swapped = longer[begin + 1 : begin + 2] + longer[begin : begin + 1]
    return shorter[begin : begin + 2] == swapped and longer[begin + 2 :] == shorter[begin + 2 :]
