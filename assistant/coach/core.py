"""The words that say what is to be reached, without subject, modal, deadline and amounts."""

from __future__ import annotations

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse
from assistant.coach.text import Mark

_HELPS = ("shall", "can", "want")


def core_of(found: Parse, aim: Aim) -> Mark | None:
    """Return the core of an aim: from what is done to the last word before an amount or a date."""
    places = [place for place in aim.places if place not in aim.subject]
    if aim.act >= 0:
        places = [place for place in places if place >= aim.act] or places
    places = [place for place in places if found.tokens[place].kind != "sign" or not _edge(found, place)]
    start = next((number for number, place in enumerate(places) if not _idle(found, place)), None)
    if start is None:
        return None
    last = start
    for number in range(start, len(places)):
        place = places[number]
        if found.masked[place] or (
            number > start and place != places[number - 1] + 1 and place - places[number - 1] > 2
        ):
            break
        if found.tokens[place].kind != "sign":
            last = number
    while last > start and found.has(places[last], "preposition", "and", "or", "that", "article", "also"):
        last -= 1
    return found.mark(places[start], places[last])


def _edge(found: Parse, place: int) -> bool:
    return found.tokens[place].folded in ",.;:!?"


def _idle(found: Parse, place: int) -> bool:
    """Tell whether a word comes before the core: a modal, an infinitive sign, a date."""
    return (
        found.masked[place]
        or found.tokens[place].kind == "sign"
        or found.has(place, "that", "lead")
        or (found.has(place, *_HELPS) and found.is_verb(place))
    )
