"""Where one aim of a sentence ends and another begins.

"Kim handlar och lagar mat" is cut, "tvättar och torkar" is one act, and "…, när hon orkar" belongs to what it
hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.coach.clauses import Parse, is_subject

_ADVERBS: Final = 3
"""How many small words may stand between "and" and the verb it joins."""


def split(found: Parse, places: list[int]) -> Iterator[tuple[int, ...]]:
    """Cut the goal places of a sentence where another aim begins."""
    begun = 0
    for number, place in enumerate(places):
        if number > begun + 1 and _resumes(found, places, number, begun):
            yield tuple(places[begun:number])
            begun = number
            continue
        if number <= begun or not _joins(found, place):
            continue
        if number + 1 < len(places) and _names_goal(found, places[number + 1]):
            yield tuple(places[begun:number])
            begun = number + 1
            continue
        left = places[begun:number]
        if _counted_apart(found, places, number, begun):
            yield tuple(left)
            begun = number + 1
            continue
        if _goes_on(found, places, number, begun) or _and_follows(found, places, number):
            continue
        if not any(_carries(found, before) or found.compares(before) for before in left):
            continue
        if _opens_aim(found, places, number + 1, begun):
            yield tuple(places[begun:number])
            begun = number + 1
    if places[begun:]:
        yield tuple(places[begun:])


def _joins(found: Parse, place: int) -> bool:
    """Tell whether a token can join two aims; a comma inside an amount does not."""
    if found.masked[place]:
        return False
    return found.has(place, "and", "or", "but") or found.tokens[place].folded in {",", "+", "/"}


def _resumes(found: Parse, places: list[int], number: int, begun: int) -> bool:
    """Tell whether a new aim begins after a clause that hangs on the one before: "…, när …, förbättra …"."""
    place = places[number]
    gap = place > places[number - 1] + 1
    return (
        gap
        and found.tokens[place - 1].folded == ","
        and _opens_aim(found, [*places[:number], place - 1, *places[number:]], number + 1, begun)
    )


def _counted_apart(found: Parse, places: list[int], number: int, begun: int) -> bool:
    """Tell whether two fragments each have their own count: "uppe kl 8 varje dag, dusch varannan dag"."""
    rest = places[number + 1 :]
    later = next((at for at, place in enumerate(rest) if _joins(found, place)), len(rest))
    parts = (places[begun:number], rest[:later])
    if not parts[1] or any(found.is_verb(place) for part in parts for place in part):
        return False
    if all(found.has(part[0], "none") for part in parts):
        return True
    return all(
        any(found.masked[place] for place in part) and any(_is_content(found, place) for place in part)
        for part in parts
    )


def _is_content(found: Parse, place: int) -> bool:
    """Tell whether a word stands for a thing or an act, not for grammar or an amount."""
    if found.masked[place] or found.tokens[place].kind != "word":
        return False
    return not found.has(
        place, "article", "preposition", "at_most", "they", "own", "now", "adverb", "particle"
    )


def _and_follows(found: Parse, places: list[int], number: int) -> bool:
    """Tell whether a comma stands before "and", which is what joins."""
    return (
        found.tokens[places[number]].folded == ","
        and number + 1 < len(places)
        and found.has(places[number + 1], "and", "or", "but")
    )


def _goes_on(found: Parse, places: list[int], number: int, begun: int) -> bool:
    """Tell whether a comma only stands before "that": "sørger for, at Bertil …" is one thing said."""
    return (
        found.tokens[places[number]].folded == ","
        and number + 1 < len(places)
        and found.has(places[number + 1], "that")
        and not found.has(places[begun], "that")
    )


def _names_goal(found: Parse, place: int) -> bool:
    """Tell whether "the goal is" begins here, in the middle of a sentence."""
    return found.has(place, "lead") and (found.has(place + 1, "be", "lead") or is_colon(found, place + 1))


def is_colon(found: Parse, place: int) -> bool:
    """Tell whether a token is a colon."""
    return place < len(found.tokens) and found.tokens[place].folded == ":"


def _carries(found: Parse, place: int) -> bool:
    """Tell whether a word can be the verb of an aim: a modal alone still waits for its own."""
    return found.is_verb(place) and not found.has(place, "shall", "can", "want")


def _opens_aim(found: Parse, places: list[int], number: int, begun: int) -> bool:
    """Tell whether what follows a joining word is a predicate of its own."""
    for ahead, place in enumerate(places[number : number + _ADVERBS]):
        if found.is_verb(place):
            if (
                found.tokens[places[number - 1]].folded == ","
                and found.is_finite(place)
                and found.is_passive(place)
            ):
                return False  # "…, kallas av skolan" tells more of what was said
            if not _matches(found, places[begun : number - 1], place):
                return False
            denied = any(found.has(before, "not", "never") for before in places[number : number + ahead])
            return denied or not _same_act(found, places, number - 1, place, begun)
        if is_subject(found, place):
            if found.has(place, "it") and found.tokens[places[number - 1]].folded == ",":
                return False  # "…, det är väl det"
            return any(_carried(found, after) for after in places[number + ahead + 1 : number + ahead + 3])
        if ahead == 0 and found.compares(place):
            return _compares_too(found, places[begun : number - 1])
        if not found.has(place, *_BEFORE_VERB):
            return False
    return False


def _carried(found: Parse, place: int) -> bool:
    """Tell whether a subject before has its verb here; in English also as in "staff to help"."""
    return found.is_finite(place) or (
        found.tokens[place].folded == "to" and found.is_infinitive(place + 1) and found.language == "en"
    )


_BEFORE_VERB: Final = (
    "that", "also", "not", "never", "and", "alone", "now", "adverb", "more", "absolute", "preposition",
)  # fmt: skip


def _matches(found: Parse, left: list[int], verb: int) -> bool:
    """Tell whether a verb is of the same kind as one before it: finite, or an infinitive."""
    if found.is_finite(verb):
        return any(found.is_finite(place) for place in left)
    return any(
        found.is_infinitive(place) or found.has(place, "shall", "can", "want", "try") for place in left
    )


def _compares_too(found: Parse, left: list[int]) -> bool:
    """Tell whether another comparison with its own thing stands before: "bättre sömn och mindre oro"."""
    return any(found.compares(place) and number + 1 < len(left) for number, place in enumerate(left))


def _same_act(found: Parse, places: list[int], joint: int, verb: int, begun: int) -> bool:
    """Tell whether the verbs on both sides of a joining word are parts of one act."""
    errand = any(found.is_verb(place) and found.has(place, "on_the_way") for place in places[begun:joint])
    if errand and "errand" in found.lexicon_tags(verb):
        return True  # "stannar till på Coop och köper bröd"
    if _leads_to(found, places[begun:joint], verb):
        return True
    before = places[joint - 1]
    small = found.lexicon_tags(before) & {"preposition", "particle"}
    if not found.is_verb(before) and joint > 1 and small:
        before = places[joint - 2]  # "fylla i och skicka in"
        if found.language == "en" and found.is_verb(before) and "particle" not in small:
            return True  # "shop for and cook a meal"
    if not found.is_verb(before):
        return found.has(before, "shared_act")
    if found.has(before, "shared_act", "shall", "can", "want", "try") or found.has(verb, "shared_act"):
        return True
    # "tvättar och torkar kläder": the first verb has nothing of its own, and shares what follows.
    joins = found.has(places[joint], "and", "or") or found.tokens[places[joint]].folded == ","
    return joins and _shares(found, before, verb)


_SAME_THING: Final = frozenset({"det", "den", "dem"})


def _leads_to(found: Parse, left: list[int], verb: int) -> bool:
    """Tell whether a verb says what is done next with the same thing: "find a course and apply for it"."""
    if found.language == "en" and any(
        found.tokens[after].folded == "it" for after in range(verb + 1, min(verb + 5, len(found.tokens)))
    ):
        return True
    if found.language != "en" and found.tokens[min(verb + 1, len(found.tokens) - 1)].folded in _SAME_THING:
        return True  # "vaske tøj og hænge det op"
    chains = {tag for tag in found.lexicon_tags(verb) if tag.startswith("chain_")}
    return bool(chains) and any(
        found.is_verb(place) and not chains.isdisjoint(found.lexicon_tags(place)) for place in left
    )


def _shares(found: Parse, before: int, verb: int) -> bool:
    families = [
        {tag for tag in found.lexicon_tags(place) if tag.startswith("same_")} for place in (before, verb)
    ]
    return bool(families[0] & families[1])
