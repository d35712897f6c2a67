"""Facts that an outsider can verify without counting: a result, or the ability to do one everyday act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.coach.aims import Aim
from assistant.coach.avoidance import Marked
from assistant.coach.clauses import Parse

_NEAR: Final = 7


def fact_of(found: Parse, aims: Sequence[Aim]) -> Marked:
    """Return the words that tell of such a fact."""
    for aim in aims:
        for seen in (_result, _possession, _ability):
            places = seen(found, aim)
            if places:
                return Marked((found.mark(min(places), max(places)),))
    return Marked()


def _result(found: Parse, aim: Aim) -> tuple[int, ...]:
    for hit in found.hits:
        if hit.tags & {"result", "result_state"} and hit.first in aim.places and not found.masked[hit.first]:
            return hit.places
    return ()


def _possession(found: Parse, aim: Aim) -> tuple[int, ...]:
    """Read "has a flat of her own", "gets a job", "hittar en praktikplats"."""
    if aim.verb < 0:
        return _bare_thing(found, aim)
    for place in aim.places:
        if not (found.has(place, "have", "get") or found.lexicon_tags(place) & {"have", "get"}):
            continue
        for after in range(place + 1, min(place + _NEAR, aim.last + 1)):
            if found.has(after, "none", "not", "without", "more", "less", "improve"):
                break
            if found.has(after, "thing"):
                return (place, after)
    return ()


def _bare_thing(found: Parse, aim: Aim) -> tuple[int, ...]:
    """Read a fragment that is only a thing to have: "Eget boende", "Jobb"."""
    for place in aim.places[:4]:
        if found.has(place, "thing"):
            return (place,)
        if found.tokens[place].kind == "word" and not found.has(place, "article", "own", "shall"):
            return ()
    return ()


def _ability(found: Parse, aim: Aim) -> tuple[int, ...]:
    """Read "kan åka buss själv", "be able to cook"."""
    able = [place for place in aim.places if found.has(place, "can", "learn", "alone", "ability")]
    acts = [place for place in aim.places if found.has(place, "act") and found.is_verb(place)]
    if not able or not acts:
        return ()
    if any(
        found.has(place, "abstract", "more", "less", "improve", "not") and not found.has(place, "ability")
        for place in aim.places
    ):
        return ()
    return (able[0], acts[0])
