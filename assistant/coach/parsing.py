"""Taking a statement apart: words with what they mean, sentences, clauses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from assistant.coach.clauses import ENDS, FINITE_FORMS, Parse, clauses_of
from assistant.coach.english import word_classes
from assistant.coach.lexicon import table
from assistant.coach.text import Mark, Token
from assistant.coach.words import Hit, Lexicon, Word

_FINITE_TAGS: Final = frozenset({"shall", "can", "want", "be", "have", "get", "do"})
_QUOTES: Final = frozenset('"”“„«»')
_LONGEST_QUOTE: Final = 6


def parse(
    text: str,
    tokens: Sequence[Token],
    language: str,
    words: Lexicon,
    masks: Sequence[Mark] = (),
    amounts: Sequence[Mark] = (),
) -> Parse:
    """Take a statement apart; words under the masks (dates and the like) and amounts do not take part."""
    found = Parse(text, tokens, language, words)
    found.words = [_words_of(tokens, number, words) for number in range(len(tokens))]
    found.amounts = [any(mark.start <= token.start < mark.end for mark in amounts) for token in tokens]
    found.masked = [
        amount or any(mark.start <= token.start < mark.end for mark in masks)
        for token, amount in zip(tokens, found.amounts, strict=True)
    ]
    if language == "en":
        found.words = word_classes(tokens, found.words, found.masked)
    found.hits = [
        hit for hit in words.hits(tokens, found.words) if not (hit.phrase and _half_masked(found, hit))
    ]
    tags = [frozenset[str]().union(*(word.tags for word in one)) for one in found.words]
    for hit in found.hits:
        for place in hit.places:
            tags[place] = hit.tags | (_grammar(found.words[place]) if hit.phrase else frozenset())
    found.tags = tags
    found.starts = _sentences(text, tokens, _short_forms(language))
    if language != "en":  # whose classes are known by now
        _settle(found)
    _unquote(found)
    found.clauses = list(clauses_of(found))
    found.roles = ["goal"] * len(tokens)
    for clause in found.clauses:
        found.roles[clause.first : clause.last + 1] = [clause.role] * (clause.last + 1 - clause.first)
    _set_aside(found)
    return found


def _set_aside(found: Parse) -> None:
    """Leave out what brackets say of how it is today: "(currently never goes out)"."""
    opened = -1
    for place, token in enumerate(found.tokens):
        if token.folded == "(":
            opened = place
        elif token.folded == ")" and opened >= 0:
            inside = range(opened, place + 1)
            if any(found.has(within, "now") and not found.masked[within] for within in inside):
                for within in inside:
                    found.roles[within] = "relative"
            opened = -1


def _half_masked(found: Parse, hit: Hit) -> bool:
    """Tell whether a phrase begins in a date and ends outside it: "before the next meeting | with"."""
    if not found.masked[hit.first] or found.amounts[hit.first]:
        return False
    return not all(found.masked[place] for place in hit.places)


def _settle(found: Parse) -> None:
    """Choose between verb and noun for words that can be either, by what stands before them."""
    for number, hit in enumerate(found.hits):
        place = hit.first
        kinds = {word.kind for word in found.words[place]}
        if hit.phrase or "v" not in kinds or not kinds & {"n", "a"}:
            continue
        verb = found.is_finite(place) or (found.is_infinitive(place) and _licensed(found, place))
        verb = (verb and not _acts_itself(found, place)) or _is_made(found, place)
        kept = tuple(word for word in found.words[place] if word.kind == "w" or (word.kind == "v") == verb)
        found.words[place] = kept
        found.tags[place] = frozenset().union(*(word.tags for word in kept))
        found.hits[number] = hit._replace(tags=found.tags[place])


def _unquote(found: Parse) -> None:
    """Leave out words that are only quoted: who says "stop" has stopped nothing."""
    marks = [place for place, token in enumerate(found.tokens) if token.text in _QUOTES]
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        if last - first - 1 > _LONGEST_QUOTE or 2 * (last - first) > len(found.tokens):
            continue
        for place in range(first, last + 1):
            found.masked[place] = True
            found.tags[place] = frozenset()
        found.hits = [hit for hit in found.hits if not first <= hit.first <= last]


def _is_made(found: Parse, place: int) -> bool:
    """Tell whether a participle follows "become": "blive støttet" is no noun."""
    done = any(word.kind == "v" and word.form == "supine" for word in found.words[place])
    return done and found.has(place - 1, "become", "get_passive")


def _acts_itself(found: Parse, place: int) -> bool:
    """Tell whether a verb follows a word for somebody: "økonomisk rådgiver gennemgår …"."""
    people = any(word.kind == "n" and word.tags & {"staff", "client"} for word in found.words[place])
    if not people or place + 1 >= len(found.tokens) or found.language == "en":
        return False
    after, words = found.tokens[place + 1], found.words[place + 1]
    return any(word.form == "present" for word in words) or (
        not words and after.text.islower() and after.folded.endswith("r")
    )


def _licensed(found: Parse, place: int) -> bool:
    """Tell whether an infinitive can stand here: first, after "to", a modal, or a word that joins."""
    if place in found.starts or found.has(
        place - 1, "that", "and", "or", "not", "also", "lead", "try", "want"
    ):
        return True
    before = found.tokens[place - 1]
    return before.kind == "sign" or found.after_modal(place) or found.has(place - 1, "have")


def _words_of(tokens: Sequence[Token], number: int, words: Lexicon) -> tuple[Word, ...]:
    token = tokens[number]
    if token.kind == "number" or (words.language != "en" and _is_ending(tokens, number)):
        return ()
    shortened = number + 2 < len(tokens) and tokens[number + 1].folded == "." and tokens[number + 2].glued
    if shortened and not words.knows(token.folded):
        return ()
    named = token.folded in words.names or not words.knows(token.folded)
    if number and named and token.text[:1].isupper() and not token.text.isupper():
        return ()
    found = words.find(token.folded)
    if token.text[:1].isupper() and number + 1 < len(tokens) and _could_be_name(token, found, words):
        # "Bo ska …", "Linda kan …": a verb follows, so this is who does it.
        after = words.find(tokens[number + 1].folded)
        if any(_finite_word(word) for word in after):
            return ()
    return found


def _is_ending(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a word is only the ending of the one before an apostrophe: "sms'er" has no "is"."""
    before = tokens[number - 1] if number > 1 else None
    return before is not None and before.folded == "'" and before.glued and tokens[number].glued


def _finite_word(word: Word) -> bool:
    return (
        word.form in FINITE_FORMS
        or word.form == "passive"
        or bool(word.tags & _FINITE_TAGS and "infinitive" not in word.tags)
    )


def _could_be_name(token: Token, found: Sequence[Word], words: Lexicon) -> bool:
    if not words.knows(token.folded):
        return not any(word.tags & {"staff", "service", "client", "kin"} for word in found)
    if words.language == "en":  # where nearly every verb is a noun: "Keep walks …" is no name
        return token.folded in words.names
    return token.folded in words.names or all(
        word.kind == "v" and word.form not in FINITE_FORMS for word in found
    )


_GRAMMAR_TAGS: Final = frozenset({"shall", "can", "want", "be", "have", "that", "not", "infinitive"})


def _grammar(words: tuple[Word, ...]) -> frozenset[str]:
    """Return the tags that a word keeps when it opens a phrase: those of its grammar."""
    return frozenset().union(*(word.tags & _GRAMMAR_TAGS for word in words))


@cache
def _short_forms(language: str) -> frozenset[str]:
    return frozenset(table(language, "language")["abbreviations"].split())


def _sentences(text: str, tokens: Sequence[Token], short: frozenset[str]) -> list[int]:
    """Return the places where sentences begin."""
    starts = [0]
    for place in range(1, len(tokens)):
        before, token = tokens[place - 1], tokens[place]
        stop = before.folded in ENDS and token.folded not in ENDS and _ends_sentence(tokens, place - 1, short)
        if stop or "\n" in text[before.end : token.start] or _is_item(tokens, place):
            starts.append(place)
    return starts


def _is_item(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a list goes on here: "a)", "2)"."""
    return (
        place + 1 < len(tokens)
        and len(tokens[place].text) == 1
        and tokens[place].text.isalnum()
        and tokens[place + 1].folded == ")"
        and tokens[place + 1].glued
        and not any(token.folded == "(" for token in tokens[max(0, place - 3) : place])
    )


def _ends_sentence(tokens: Sequence[Token], place: int, short: frozenset[str]) -> bool:
    """Tell whether the stop at this place ends a sentence rather than an abbreviation, a number or a date."""
    token, after = tokens[place], tokens[place + 1]
    if token.folded != ".":
        return True
    before = tokens[place - 1] if place else None
    if before is None or not token.glued:
        return not after.glued
    if before.kind == "number":
        return not after.glued and after.text[:1].isupper()
    if len(before.text) == 1 and before.text.isupper() and after.text[:1].islower():
        return False  # initials: "Sagsbehandler K.L. søger …"
    if before.folded in short:
        return (
            after.text[:1].isupper()
            and not after.glued
            and len(before.text) > 1
            and before.folded not in {"kl", "ca"}
        )
    return not after.glued or (after.text[:1].isupper() and len(before.text) > 1)
