"""The words that say what is to be reached, without modal, deadline and amounts; and the name before them."""

from __future__ import annotations

from typing import Final

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse, is_name, is_subject
from assistant.coach.text import Mark

_HELPS: Final = ("shall", "can", "want")
_NOT: Final = ("not", "never", "no_more")
_BEFORE_AMOUNT: Final = (
    "preposition",
    "and",
    "or",
    "that",
    "article",
    "also",
    "own",
    "at_most",
    "now",
    "adverb",
)
_FAR: Final = 2


def core_of(found: Parse, aim: Aim) -> Mark | None:
    """Return the core of an aim: from what is done to the last word before an amount or a date."""
    places = [place for place in aim.places if place not in aim.subject]
    if aim.act >= 0:
        places = [place for place in places if place >= _beginning(found, aim)] or places
    start = next((number for number, place in enumerate(places) if not _idle(found, place)), None)
    if start is None:
        return None
    last = start
    cut = False
    for number in range(start, len(places)):
        place = places[number]
        if found.masked[place] or (number > start and place - places[number - 1] > _FAR):
            cut = found.masked[place]
            break
        if found.tokens[place].kind != "sign":
            last = number
    while cut and last > start and found.has(places[last], *_BEFORE_AMOUNT):
        last -= 1
    return found.mark(places[start], places[last])


def _beginning(found: Parse, aim: Aim) -> int:
    """Return where the core begins: at what is done, with a "not" that stands before it."""
    before = [place for place in aim.places if place < aim.act]
    if not before or not found.has(before[-1], *_NOT):
        return aim.act
    first = before[-1]
    while found.tokens[first].glued and found.tokens[first].folded in {"'", "t"}:
        first -= 1  # "hasn't fallen"
    return first


def _idle(found: Parse, place: int) -> bool:
    """Tell whether a word comes before the core: a modal, an infinitive sign, a date."""
    if found.masked[place] or found.tokens[place].kind == "sign":
        return True
    return found.has(place, "that", "lead") or (found.has(place, *_HELPS) and found.is_verb(place))


def subject_words(found: Parse, aim: Aim) -> str:
    """Return the name or initials the sentence begins with, or nothing."""
    if not aim.subject or aim.subject[0] != aim.first:
        return ""
    first = aim.subject[0]
    token = found.tokens[first]
    if not token.text[:1].isupper() or found.has(
        first, "first_person", "we", "person", "they", "it", "article", "own"
    ):
        return ""
    if not is_name(found, first) and not (is_subject(found, first) or len(aim.subject) == 1):
        return ""
    if found.has(first, "client", "staff", "service", "kin") or found.words[first]:
        return ""
    last = first
    while True:
        after = last + 2 if _hyphen(found, last + 1) else last + 1
        if after not in aim.subject or not is_name(found, after) or found.has(after, "and"):
            break
        last = after
    return found.text[token.start : found.tokens[last].end]


def _hyphen(found: Parse, place: int) -> bool:
    """Tell whether a hyphen stands between two parts of one name: "Anne-Marie"."""
    return found.tokens[min(place, len(found.tokens) - 1)].folded == "-" and found.tokens[place].glued
