"""Which sentences of a statement say a goal, and which of its aims could be reached separately.

People write how it is today, a reference number or a phone number before the goal, and a small step or a word
about support after it. Only what is wanted is judged, and only goals count as several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse
from assistant.coach.doers import Doing, doing_of
from assistant.coach.pairs import unlike_things
from assistant.coach.text import Mark
from assistant.coach.told import is_aside, wanted

_FEW: Final = 2
_SIGNS: Final = frozenset(",.;:!-+&/•*·")


@dataclass(frozen=True, slots=True)
class Separate:
    """The aims that count, who does what in each, and the words of separate goals if there are several."""

    aims: tuple[Aim, ...]
    doings: tuple[Doing, ...]
    marks: tuple[Mark, ...] = ()
    sure: bool = True


def separate_goals(found: Parse, aims: Sequence[Aim]) -> Separate:
    """Choose the aims that say what is wanted, and tell which of them are separate goals."""
    kept = _merged(found, wanted(found, aims))
    doings: list[Doing] = []
    for number, aim in enumerate(kept):
        follows = number > 0 and kept[number - 1].sentence == aim.sentence
        doings.append(doing_of(found, aim, doings[-1] if follows else None))
    goals = [aim for aim, doing in zip(kept, doings, strict=True) if not doing.activity]
    goals = [aim for number, aim in enumerate(goals) if not number or not is_aside(found, aim)]
    marks = _several(found, goals or kept)
    things = () if marks else tuple(_trimmed(found, part) for part in unlike_things(found, kept))
    mixed = len(kept) >= _FEW and len(goals) == 1
    return Separate(tuple(kept), tuple(doings), marks or things, sure=not (things or mixed))


def _several(found: Parse, aims: Sequence[Aim]) -> tuple[Mark, ...]:
    """Return the words of each aim where there are several; a step on the way to one is no other goal."""
    led = {aim.led for aim in aims}
    if "goal" in led and "step" in led:
        aims = [aim for aim in aims if aim.led != "step"]
    elif "purpose" in led and len(led) > 1:
        aims = [aim for aim in aims if aim.led != "purpose"]
    if len(aims) < _FEW:
        return ()
    return tuple(_whole(found, aim) for aim in aims)


_WITH_IT: Final = frozenset({"relative", "condition", "means", "instead"})
"""Clauses without which a part would not be understood: "a flat | where the children can stay"."""


def _whole(found: Parse, aim: Aim) -> Mark:
    """Return the words of an aim as a goal of its own: with what hangs on it, without what joins it."""
    last = aim.last
    while last + 1 < len(found.tokens) and found.roles[last + 1] in _WITH_IT:
        last += 1
    return _trimmed(found, [aim.first, last])


def _trimmed(found: Parse, places: Sequence[int]) -> Mark:
    first, last = places[0], places[-1]
    while first < last and _is_edge(found, first):
        first += 1
    while last > first and (_is_edge(found, last) or _is_next_number(found, last)):
        last -= 1
    return found.mark(first, last)


def _is_edge(found: Parse, place: int) -> bool:
    return found.has(place, "and", "but") or found.tokens[place].folded in _SIGNS


def _is_next_number(found: Parse, place: int) -> bool:
    """Tell whether a number counts the next of a list on the same line: "… 2. Äta grönsaker"."""
    after = found.tokens[place + 1].folded if place + 1 < len(found.tokens) else ""
    return found.tokens[place].kind == "number" and not found.masked[place] and after in {".", ")"}


def _is_bullet(found: Parse, sentence: int) -> bool:
    return found.tokens[found.bounds(sentence).first].folded in {"-", "•", "*", "·"}


def _merged(found: Parse, aims: Sequence[Aim]) -> list[Aim]:
    """Join a later fragment ("Three times a week.") with the aim it belongs to; not in a list."""
    kept: list[Aim] = []
    for aim in aims:
        later = bool(kept) and aim.sentence != kept[-1].sentence and kept[-1].verb >= 0
        if later and aim.verb < 0 and not aim.led and not _is_bullet(found, aim.sentence):
            kept[-1] = replace(kept[-1], places=(*kept[-1].places, *aim.places))
        else:
            kept.append(aim)
    return kept
