"""Where one aim of a sentence ends and another begins.

"Kim handlar och lagar mat" is cut, "tvättar och torkar" is one act, and "…, när hon orkar" belongs to what it
hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.coach.clauses import Parse, is_subject
from assistant.coach.one_act import is_contrary, is_same_act

_ADVERBS: Final = 3
"""How many small words may stand between "and" and the verb it joins."""

_LONGEST_SUBJECT: Final = 4
_HANGING: Final = frozenset({"without", "condition", "reason"})
"""What opens a clause that hangs on the one before: "…, inden taxaen kommer"."""


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
        whole = any(_carries(found, before) or found.compares(before) for before in left)
        whole = whole or _is_able(found, left)
        if not whole and not _has_own_subject(found, places, number + 1, left):
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
    if found.tokens[place].folded == "&" and found.tokens[place].glued:
        return False  # "A&E"
    return found.has(place, "and", "or", "but") or found.tokens[place].folded in {",", "+", "/"}


def _resumes(found: Parse, places: list[int], number: int, begun: int) -> bool:
    """Tell whether a new aim begins after a clause that hangs on the one before: "…, när …, förbättra …"."""
    place = places[number]
    gap = place > places[number - 1] + 1
    return (
        gap
        and found.tokens[place - 1].folded == ","
        and any(_carries(found, before) for before in places[begun:number])
        and _opens_aim(found, [*places[:number], place - 1, *places[number:]], number + 1, begun)
    )


def _counted_apart(found: Parse, places: list[int], number: int, begun: int) -> bool:
    """Tell whether two fragments each have their own count: "uppe kl 8 varje dag, dusch varannan dag"."""
    rest = places[number + 1 :]
    later = next((at for at, place in enumerate(rest) if _joins(found, place)), len(rest))
    parts = (places[begun:number], rest[:later])
    if not parts[1] or any(_acts(found, place) for part in parts for place in part):
        return False
    if all(found.has(part[0], "none", "not", "no_more") for part in parts):
        return True
    if all(_has_only_clock(found, part) for part in parts):
        return False  # "breakfast at 8, lunch at 12"
    return all(
        any(found.masked[place] for place in part) and any(_is_content(found, place) for place in part)
        for part in parts
    )


def _has_only_clock(found: Parse, places: list[int]) -> bool:
    """Tell whether the only numbers of a fragment say at what time of the day."""
    masked = [place for place in places if found.masked[place]]
    return not any(found.amount_at(place) for place in masked) and all(
        found.tokens[place].kind != "word"
        or found.has(place, "preposition")
        or found.tokens[place].folded in {"kl", "am", "pm"}
        for place in masked
    )


def _acts(found: Parse, place: int) -> bool:
    """Tell whether a verb makes more of a fragment; what is done, as in "rent paid each month", does not."""
    return found.is_verb(place) and not (found.language == "en" and found.is_passive(place))


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


def _is_able(found: Parse, left: list[int]) -> bool:
    """Tell whether "can" has a thing for its object: "kunna klockan och …"."""
    return found.has(left[0], "can") and found.is_infinitive(left[0]) and len(left) > 1


def _has_own_subject(found: Parse, places: list[int], number: int, left: list[int]) -> bool:
    """Tell whether somebody or something with a verb follows a joining word, after a modal alone."""
    after = next((place for place in places[number:] if not found.masked[place]), -1)
    if after < 0 or found.is_verb(after) or not any(found.is_verb(place) for place in left):
        return False
    return is_subject(found, after) or not found.has(after, *_BEFORE_VERB)


def _opens_aim(found: Parse, places: list[int], number: int, begun: int) -> bool:
    """Tell whether what follows a joining word is a predicate of its own."""
    joint, left = places[number - 1], places[begun : number - 1]
    if found.has(joint, "or") or _or_follows(found, places, number):
        return False  # either of them will do
    unmasked = [place for place in places[number:] if not found.masked[place] and not _is_also(found, place)]
    for ahead, place in enumerate(unmasked[:_ADVERBS]):
        if found.lexicon_tags(place) & _HANGING or found.has(place, "instead"):
            return False
        if found.is_verb(place):
            return _opens_with_verb(found, places, number, begun, place)
        if is_subject(found, place):
            return _opens_with_subject(found, joint, unmasked[ahead:])
        if ahead == 0 and (found.compares(place) or found.lexicon_tags(place) & {"more", "less"}):
            return _compares_too(found, left)
        if not found.has(place, *_BEFORE_VERB):
            return _opens_with_noun(found, left, unmasked[ahead:])
    return False


def _is_also(found: Parse, place: int) -> bool:
    return found.has(place, "also") and not found.is_verb(place)


def _or_follows(found: Parse, places: list[int], number: int) -> bool:
    """Tell whether the comma before this place stands in a list of choices: "ring, text or email"."""
    for place in places[number:]:
        if found.has(place, "or"):
            return True
        if _joins(found, place) or found.masked[place]:
            return False
    return False


def _opens_with_verb(found: Parse, places: list[int], number: int, begun: int, verb: int) -> bool:
    """Tell whether a verb after a joining word begins a goal of its own."""
    joint, left = places[number - 1], places[begun : number - 1]
    inverted = found.language != "en" and not found.has(verb + 1, "it") and found.is_finite(verb)
    if inverted and is_subject(found, verb + 1) and verb + 1 in places:
        return _opens_with_subject(found, joint, [verb + 1, verb])  # "… och så vill jag …"
    if found.tokens[joint].folded == "," and found.is_finite(verb) and found.is_passive(verb):
        return False  # "…, kallas av skolan" tells more of what was said
    if not _matches(found, left, verb):
        return False
    if any(found.has(before, "not", "never") for before in places[number:] if before < verb):
        return not is_contrary(found, left, verb)
    ends = next((at for at in range(number, len(places)) if _joins(found, places[at])), len(places))
    return not is_same_act(found, left, joint, places[number:ends], verb)


def _opens_with_subject(found: Parse, joint: int, places: list[int]) -> bool:
    """Tell whether somebody with a verb begins a goal of their own, and does not only tell more of it."""
    subject, after = places[0], places[1:4]
    if found.has(subject, "it"):
        later = found.tokens[joint].folded == "," or any(
            "with_happens" in found.goes_with(place) for place in after
        )
        if later:
            return False  # "…, det är väl det", "och det ska ske senast …"
    return any(_carried(found, place) for place in after[:2])


def _opens_with_noun(found: Parse, left: list[int], places: list[int]) -> bool:
    """Tell whether a thing with its own verb follows: "pengarna ska räcka och kylen ska inte vara tom"."""
    if not any(found.is_finite(place) for place in left):
        return False
    named = False
    for place in places[:_LONGEST_SUBJECT]:
        if found.is_finite(place):
            return named
        if found.tokens[place].kind != "word" or found.has(place, "preposition", "that", "and", "or"):
            return False
        named = named or not found.words[place] or any(word.kind == "n" for word in found.words[place])
    return False


def _carried(found: Parse, place: int) -> bool:
    """Tell whether a subject before has its verb here; in English also as in "staff to help"."""
    if found.has(place, "not") and found.tokens[place].folded == "not":
        place += 1
    return found.is_finite(place) or (
        place < len(found.tokens)
        and found.tokens[place].folded == "to"
        and found.is_infinitive(place + 1)
        and found.language == "en"
    )


_BEFORE_VERB: Final = (
    "that", "also", "not", "never", "and", "alone", "now", "adverb", "more", "absolute", "preposition",
)  # fmt: skip


def _matches(found: Parse, left: list[int], verb: int) -> bool:
    """Tell whether a verb is of the same kind as one before it: finite, or an infinitive."""
    if not any(found.is_verb(place) for place in left):
        return True  # "mer närvaro och kunna …"
    if found.is_finite(verb) and any(found.is_finite(place) for place in left):
        return True
    if found.is_finite(verb) and not found.is_infinitive(verb):
        return False
    return any(
        found.is_infinitive(place) or found.has(place, "shall", "can", "want", "try") for place in left
    )


def _compares_too(found: Parse, left: list[int]) -> bool:
    """Tell whether another comparison with its own thing stands before: "bättre sömn och mindre oro"."""
    return any(found.compares(place) and number + 1 < len(left) for number, place in enumerate(left))
