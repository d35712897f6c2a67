"""Which aims of a statement are goals that could be reached separately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse
from assistant.coach.doers import Doing, doing_of
from assistant.coach.text import Mark

_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Separate:
    """The aims that count, who does what in each, and the words of separate goals if there are several."""

    aims: tuple[Aim, ...]
    doings: tuple[Doing, ...]
    marks: tuple[Mark, ...] = ()
    sure: bool = True


def separate_goals(found: Parse, aims: Sequence[Aim]) -> Separate:
    """Sort the aims: what tells how it is today, or only explains, is no goal."""
    kept: list[Aim] = []
    doings: list[Doing] = []
    for aim in aims:
        if kept and not _is_goal(found, aim, kept[-1]):
            continue
        if not kept and len(aims) > 1 and _tells_of_today(found, aim):
            continue
        kept.append(aim)
        same_sentence = len(kept) > 1 and kept[-2].sentence == aim.sentence
        doings.append(doing_of(found, aim, doings[-1] if same_sentence else None))
    if not kept and aims:
        kept, doings = [aims[0]], [doing_of(found, aims[0])]
    goals = [aim for aim, doing in zip(kept, doings, strict=True) if not doing.activity]
    several = goals if len(goals) >= _FEW else (kept if len(kept) >= _FEW and not goals else [])
    marks = tuple(found.mark(aim.first, aim.last) for aim in several)
    things = () if marks else _things(found, kept)
    mixed = len(kept) >= _FEW and len(goals) == 1
    return Separate(tuple(kept), tuple(doings), marks or things, sure=not (things or mixed))


def _is_goal(found: Parse, aim: Aim, before: Aim) -> bool:
    if _tells_of_today(found, aim):
        return False
    if aim.sentence == before.sentence:
        return True
    if aim.subject and found.has(aim.subject[0], "it"):
        return False
    return aim.verb >= 0


def _tells_of_today(found: Parse, aim: Aim) -> bool:
    return any(found.has(place, "now") for place in aim.places[:4])


def _things(found: Parse, aims: Sequence[Aim]) -> tuple[Mark, ...]:
    """Return a pair of unlike things that one verb is to reach: "ett jobb och en lägenhet"."""
    for aim in aims:
        for number, place in enumerate(aim.places[1:-1], 1):
            if not found.has(place, "and", "also"):
                continue
            before = _topic(found, aim.places[max(0, number - 4) : number])
            after = _topic(found, aim.places[number + 1 : number + 5])
            if before and after and before[1].isdisjoint(after[1]):
                return (found.mark(aim.first, before[0]), found.mark(after[0], aim.last))
    return ()


def _topic(found: Parse, places: Sequence[int]) -> tuple[int, frozenset[str]] | None:
    """Return the first thing among some words that has a topic (sleep, work, housing), with its topics."""
    for place in places:
        topics = frozenset(tag for tag in found.lexicon_tags(place) if tag.startswith("about_"))
        if topics:
            return place, topics
    return None
