"""Pairs of things that one verb is to reach: "ett jobb och en lägenhet" are two goals, "bröd och mjölk" one.

Only things that stand side by side count, and not those that hang on another: "fewer rows about screens and
homework" is about rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse

_LONGEST: Final = 5
"""How far after the joining word its thing may stand."""

_BEFORE_NOUN: Final = ("article", "own", "describing", "more", "less", "improve", "also", "adverb")


def unlike_things(found: Parse, aims: Sequence[Aim]) -> list[list[int]]:
    """Return the places of unlike things, each with what goes with it; nothing where there are none."""
    for aim in aims:
        if any(found.has(place, "between") for place in aim.places) or not _reaches(found, aim):
            continue
        for number, place in enumerate(aim.places[1:-1], 1):
            if place in aim.subject or not _joins(found, aim, place):
                continue
            left, right = list(aim.places[:number]), list(aim.places[number + 1 :])
            if _are_unlike(found, aim, left, right):
                return [*_listed(found, aim, left), right]
    return []


def _listed(found: Parse, aim: Aim, left: list[int]) -> list[list[int]]:
    """Return the things before the last joining word apart: "egen lägenhet, körkort | och jobb"."""
    parts: list[list[int]] = [[]]
    for place in left:
        if found.tokens[place].folded == "," and place > aim.act:
            parts.append([])
        else:
            parts[-1].append(place)
    listed = all(any(_is_noun(found, place) for place in part) for part in parts)
    return parts if listed else [left]


def _reaches(found: Parse, aim: Aim) -> bool:
    """Tell whether a verb reaches its things one by one; what is bought or paid together is one goal."""
    if aim.act < 0 or not found.has(aim.act, "act"):
        return True
    return found.has(aim.act, "have", "get", "keep", "receive", "up", "down", "improve", "make")


def _joins(found: Parse, aim: Aim, place: int) -> bool:
    token = found.tokens[place]
    if token.folded == "&" and token.glued:
        return False
    return found.has(place, "and", "also") or token.folded == "+" or (token.folded == "," and aim.verb < 0)


def _are_unlike(found: Parse, aim: Aim, left: list[int], right: list[int]) -> bool:
    after = _head_after(found, right)
    before = _head_before(found, [place for place in left if place > aim.act], right)
    if after is None or before is None:
        return False
    topics = _topics(found, before), _topics(found, after)
    owned = [any(found.has(place, "own") for place in range(head - 2, head)) for head in (before, after)]
    if all(owned) and found.lemma(before) != found.lemma(after) and not topics[0] & topics[1]:
        return found.has(aim.act, "have", "get") or aim.act < 0  # "a bank card of his own and his own phone"
    return all(topics) and topics[0].isdisjoint(topics[1])


def _head_after(found: Parse, right: list[int]) -> int | None:
    """Return the thing that follows a joining word, before any preposition, verb or amount."""
    for number, place in enumerate(right[:_LONGEST]):
        if _is_noun(found, place):
            return _last_of_compound(found, right[number:])
        if not found.has(place, *_BEFORE_NOUN) and not _describes(found, place):
            return None
    return None


def _describes(found: Parse, place: int) -> bool:
    if found.has(place, "preposition", "that", "and", "or", "not", "adverb") or found.is_verb(place):
        return False
    return any(word.kind in "aw" for word in found.words[place])


def _head_before(found: Parse, left: list[int], right: list[int]) -> int | None:
    """Return the thing before a joining word that stands side by side with what follows."""
    begun = max((number for number, place in enumerate(left) if _ends_thing(found, place)), default=-1) + 1
    here = left[begun:]
    first = next((number for number, place in enumerate(here) if _is_noun(found, place)), None)
    if first is None or any(found.has(place, "preposition") for place in here[:first]):
        return None
    head = _last_of_compound(found, here[first:])
    hangs = [place for place in left if place != head and found.has(place, "preposition")]
    if not hangs:
        return head
    # "ett jobb på halvtid och en bostad": both have an article of their own, so they are of one rank.
    alike = found.has(here[0], "article", "own") and found.has(right[0], "article", "own")
    return head if alike else None


def _ends_thing(found: Parse, place: int) -> bool:
    return found.tokens[place].folded == "," or found.has(place, "and")


def _last_of_compound(found: Parse, places: list[int]) -> int:
    """Return the last of the nouns that stand in a row, as in "a driving licence"."""
    last = places[0]
    for place in places[1:]:
        if found.language != "en" or place != last + 1 or not _is_noun(found, place):
            break
        last = place
    return last


def _is_noun(found: Parse, place: int) -> bool:
    if found.masked[place] or found.has(place, "article", "own", "preposition"):
        return False
    return any(word.kind == "n" for word in found.words[place]) or "thing" in found.lexicon_tags(place)


def _topics(found: Parse, place: int) -> frozenset[str]:
    """Return what a thing is about (sleep, work, housing), or itself for one that can be had."""
    tags = found.lexicon_tags(place)
    topics = frozenset(tag for tag in tags if tag.startswith("about_"))
    return topics or (frozenset({found.lemma(place)}) if "thing" in tags else frozenset())
