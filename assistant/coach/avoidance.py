"""Goals worded as not doing, stopping or escaping something; and all-or-nothing words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse, is_name
from assistant.coach.findings import Quantity
from assistant.coach.text import Mark
from assistant.coach.words import Hit

_SCOPE: Final = 6
_WHOLE: Final = Decimal(100)


class Marked(NamedTuple):
    """The words that make a finding true, and whether it is sure."""

    marks: tuple[Mark, ...] = ()
    sure: bool = True


def avoidance_of(found: Parse, aims: Sequence[Aim], quantities: Sequence[Quantity]) -> Marked:
    """Return the words that say what is not to be."""
    marks: list[Mark] = []
    sure = True
    places = frozenset(place for aim in aims for place in aim.places)
    for hit in found.hits:
        if hit.first not in places or hit.tags & {"not_avoiding", "ending"}:
            continue
        verdict = _avoids(found, hit, quantities)
        if verdict is None:
            continue
        marks.append(found.mark(hit.first, hit.last))
        sure = sure and verdict
    return Marked(tuple(marks), sure)


def _avoids(found: Parse, hit: Hit, quantities: Sequence[Quantity]) -> bool | None:
    """Tell whether a word avoids, surely (True) or perhaps (False); None when it does not."""
    tags = hit.tags
    if "no_more" in tags and quantities and _ends(found, hit.last + 1):
        return None  # "two beers, no more"
    if tags & {"stop", "avoid", "never", "no_more"}:
        return True
    if tags & {"not", "none"}:
        return None if _bounded(found, hit) else not _contrasted(found, hit)
    if tags & {"free", "sober"} or ("free_after_dash" in tags and found.tokens[hit.first - 1].folded == "-"):
        return None if _counted(found, hit, quantities) else True
    if "without" in tags:
        return None if without_help(found, hit.last) else not _only_manner(found, hit, quantities)
    return None


def _ends(found: Parse, place: int) -> bool:
    """Tell whether nothing but a sign follows in the sentence."""
    return place >= len(found.tokens) or found.tokens[place].kind == "sign"


def _only_manner(found: Parse, hit: Hit, quantities: Sequence[Quantity]) -> bool:
    """Tell whether "without" may only say how something counted is done: "prata 10 minuter utan mobil"."""
    acts = any(found.has(place, "act") and found.is_verb(place) for place in range(hit.first))
    return acts and any(quantity.mark.end <= found.tokens[hit.first].start for quantity in quantities)


def _bounded(found: Parse, hit: Hit) -> bool:
    """Tell whether the negation sets a limit: "inte dricka mer än två", "no later than", "not only"."""
    ahead = range(hit.last + 1, min(hit.last + _SCOPE, len(found.tokens)))
    return any(
        found.has(place, "threshold", "not_avoiding") and found.roles[place] == found.roles[hit.first]
        for place in ahead
    )


def _contrasted(found: Parse, hit: Hit) -> bool:
    """Tell whether what is wanted follows what is not: "inte sitta hemma utan gå ut"."""
    ahead = range(hit.last + 1, min(hit.last + 12, len(found.tokens)))
    return any(found.has(place, "without", "but", "instead_word") for place in ahead)


def without_help(found: Parse, place: int) -> bool:
    """Tell whether "without" leaves out others or an aid: "utan att mamma hjälper", "utan rollator"."""
    if not found.has(place + 1, "that"):
        return any(found.has(after, "aid") for after in range(place + 1, place + 4))
    if found.has(place + 2, "own", "somebody", "kin", "staff"):
        return True
    done = [word for words in found.words[place + 3 : place + 4] for word in words if word.form == "supine"]
    if done and found.has(place + 2, "become"):
        return True  # "uden at blive mindet om det"
    return is_name(found, place + 2)


def _counted(found: Parse, hit: Hit, quantities: Sequence[Quantity]) -> bool:
    """Tell whether the days that are free from something are counted: "fem alkoholfria dagar".

    How long it should last ("drogfri i 90 dagar") is no such count.
    """
    start, end = found.tokens[hit.first].start, found.tokens[hit.last].end
    for quantity in quantities:
        if quantity.mark.start <= end and start <= quantity.mark.end:
            return True
        near = any(token.start == quantity.mark.start for token in found.tokens[hit.last + 1 : hit.last + 4])
        if near and (quantity.per is not None or quantity.of is not None):
            return True
    return False


def absolutes_of(found: Parse, aims: Sequence[Aim], quantities: Sequence[Quantity]) -> Marked:
    """Return the words that leave room for nothing but all, or nothing."""
    places = frozenset(place for aim in aims for place in aim.places)
    marks = [found.mark(hit.first, hit.last) for hit in _absolute(found, places)]
    marks.extend(
        quantity.mark
        for quantity in quantities
        if (quantity.unit == "percent" and quantity.low == _WHOLE and quantity.of is None)
        or (
            quantity.of is not None
            and quantity.of > 1
            and quantity.low == quantity.of
            and quantity.unit != "points"
        )
    )
    return Marked(tuple(sorted(marks)))


def _absolute(found: Parse, places: frozenset[int]) -> Iterator[Hit]:
    for hit in found.hits:
        if hit.first not in places and not hit.tags & {"condition"}:
            continue  # "every time he is angry" opens a clause, and is said of the goal
        whole = hit.tags & {"absolute", "all_counted"}
        always = "always" in hit.tags and _not_always(found, hit)
        if (whole and not always) or ("all_of" in hit.tags and _all_occasions(found, hit)):
            yield hit
        elif "completely" in hit.tags:
            around = range(max(0, hit.first - 3), min(hit.last + 4, len(found.tokens)))
            if any(
                found.has(place, "stop", "free", "sober", "avoid", "without", "not", "none")
                for place in around
            ):
                yield hit


def _not_always(found: Parse, hit: Hit) -> bool:
    """Tell whether "always" is what should end: "sluta tjata hela tiden", "inte alltid säga ja"."""
    return any(
        found.has(place, "stop", "not", "avoid", "less", "down")
        and found.roles[place] == found.roles[hit.first]
        for place in range(max(0, hit.first - _SCOPE), hit.first)
    )


def _all_occasions(found: Parse, hit: Hit) -> bool:
    """Tell whether all of the times are meant: "alla möten", "samtliga provtagningar"."""
    return any(
        "occasion_noun" in found.lexicon_tags(place)
        for place in (hit.last + 1, hit.last + 2)
        if place < len(found.tokens)
    )
