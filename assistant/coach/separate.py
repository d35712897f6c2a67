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
    """Choose the aims that say what is wanted, and tell which of them are separate goals."""
    kept = _merged(found, _wanted(found, aims))
    doings: list[Doing] = []
    for number, aim in enumerate(kept):
        follows = number > 0 and kept[number - 1].sentence == aim.sentence
        doings.append(doing_of(found, aim, doings[-1] if follows else None))
    goals = [aim for aim, doing in zip(kept, doings, strict=True) if not doing.activity]
    marks = _several(found, goals or kept)
    things = () if marks else _things(found, kept)
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
    return tuple(found.mark(aim.first, aim.last) for aim in aims)


def _wanted(found: Parse, aims: Sequence[Aim]) -> list[Aim]:
    """Leave out the sentences that tell how it is, and those that are only a reference."""
    asked = [aim for aim in aims if not _is_question(found, aim)]
    aims = asked or aims
    if len({aim.led for aim in aims}) >= _FEW and not aims[0].led:
        return [aim for aim in aims if aim.led]
    if len({aim.sentence for aim in aims}) < _FEW:
        return [aim for aim in aims if not _tells_of_today(found, aim)] or list(aims)
    led = [aim for aim in aims if aim.led]
    if led:
        first = led[0].sentence
        return [aim for aim in aims if aim.sentence >= first and not _explains(found, aim)]
    wishes = {
        aim.sentence
        for aim in aims
        if (_is_wish(found, aim) and not _is_reference(found, aim)) or _is_counted_fragment(found, aim)
    }
    telling = {aim.sentence for aim in aims if _tells_of_today(found, aim) or _is_reference(found, aim)}
    first = min(wishes, default=-1)
    kept = [
        aim
        for aim in aims
        if (aim.sentence in wishes and (aim is aims[0] or not _explains(found, aim)))
        or (aim.sentence not in telling and aim.sentence > first and not _explains(found, aim))
    ]
    return kept or [aim for aim in aims if not _is_reference(found, aim)] or list(aims)


def _is_question(found: Parse, aim: Aim) -> bool:
    return found.tokens[found.bounds(aim.sentence).last].folded == "?"


def _is_wish(found: Parse, aim: Aim) -> bool:
    """Tell whether a sentence wants something: by its modal, or because it is an infinitive or an order."""
    if aim.verb < 0 or found.has(aim.verb, "reference"):
        return False
    return found.has(aim.verb, "shall", "can", "want") or not found.is_finite(aim.verb)


def _is_counted_fragment(found: Parse, aim: Aim) -> bool:
    """Tell whether a fragment with a count says a goal: "Upp på morgonen 5 dagar i veckan."."""
    return (
        aim.verb < 0
        and any(found.masked[place] for place in aim.places)
        and not _tells_of_today(found, aim)
        and not _is_reference(found, aim)
    )


def _tells_of_today(found: Parse, aim: Aim) -> bool:
    """Tell whether a sentence says how it is now or has been."""
    if aim.verb >= 0 and (found.has(aim.verb, "shall", "want") or not found.is_finite(aim.verb)):
        return False
    return any(found.has(place, "now") for place in aim.places) or _is_past(found, aim)


def _is_past(found: Parse, aim: Aim) -> bool:
    if aim.verb < 0:
        return False
    if found.has(aim.verb, "had") or any(word.form == "past" for word in found.words[aim.verb]):
        return True
    return (
        found.has(aim.verb, "have")
        and any(
            word.kind == "v" and word.form == "supine"
            for place in range(aim.verb + 1, min(aim.verb + 4, aim.last + 1))
            for word in found.words[place]
        )
        and any(found.has(place, "trouble") for place in aim.places)
    )


def _is_reference(found: Parse, aim: Aim) -> bool:
    """Tell whether a sentence is only a number, a section of law, a name, or where to ring."""
    if aim.verb >= 0:
        ways = [place for place in aim.places if "contact" in found.lexicon_tags(place)]
        contact = bool(ways) and any(found.masked[place] for place in aim.places)
        return contact and not any(_has_content(found, place) for place in aim.places if place not in ways)
    return not any(_has_content(found, place) for place in aim.places)


def _has_content(found: Parse, place: int) -> bool:
    return not found.masked[place] and any(
        not tag.startswith(("about_", "same_"))
        for word in found.words[place]
        for tag in word.tags - _FUNCTION
    )


_FUNCTION: Final = frozenset(
    {
        "article",
        "preposition",
        "particle",
        "can",
        "shall",
        "be",
        "infinitive",
        "states",
        "stative",
        "occasion",
        "to_level",
        "and",
        "or",
        "own",
        "they",
        "that",
        "reference",
        "staff",
        "service",
        "client",
        "kin",
    }
)


def _explains(found: Parse, aim: Aim) -> bool:
    """Tell whether a later sentence only tells more of the goal before it: "Det gör hon …"."""
    if aim.subject and found.has(aim.subject[0], "it"):
        return True
    if (
        aim.act >= 0
        and not aim.subject
        and any(found.has(place, "it") for place in aim.places if place > aim.act)
    ):
        return True  # "Vill få ner det till 5 av 10": what "it" is was said before
    if aim.verb < 0 or _is_wish(found, aim):
        return False
    bounds = found.bounds(aim.sentence)
    return any(found.roles[place] == "condition" for place in range(bounds.first, bounds.last + 1))


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


def _things(found: Parse, aims: Sequence[Aim]) -> tuple[Mark, ...]:
    """Return a pair of unlike things that one verb is to reach: "ett jobb och en lägenhet"."""
    for aim in aims:
        for number, place in enumerate(aim.places[1:-1], 1):
            if not found.has(place, "and", "also") or place in aim.subject:
                continue
            before = _topic(found, aim.places[max(0, number - 4) : number][::-1])
            after = _topic(found, aim.places[number + 1 : number + 5])
            if before and after and before[1].isdisjoint(after[1]):
                pair = (found.mark(aim.first, before[0]), found.mark(after[0], aim.last))
                return () if any(found.has(near, "between") for near in aim.places) else pair
    return ()


def _topic(found: Parse, places: Sequence[int]) -> tuple[int, frozenset[str]] | None:
    """Return the first thing among some words that has a topic (sleep, work, housing), with its topics."""
    for place in places:
        tags = found.lexicon_tags(place)
        topics = frozenset(tag for tag in tags if tag.startswith("about_"))
        if not topics and "thing" in tags:
            topics = frozenset({found.lemma(place)})
        if topics:
            return place, topics
    return None
