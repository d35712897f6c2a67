"""Whether two verbs that a word joins are parts of one act: then they say one goal.

Parts of one act are verbs with one object ("hitta och flytta in i en lägenhet"), getting somewhere or ready
and what is done there ("sits down and eats", "packa väskan och gå"), steps with the same thing ("skriva en
ansökan och skicka den"), verbs that people say in one breath ("tvättar och torkar"), and a thing with its
contrary ("get up and not stay in bed").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.coach.clauses import Parse

_PERHAPS_PEOPLE: Final = frozenset({"them", "dem"})
_REACH: Final = 5
"""How far after its verb an object may stand that points back."""


def is_same_act(found: Parse, left: Sequence[int], joint: int, right: Sequence[int], verb: int) -> bool:
    """Tell whether ``verb``, the first of ``right``, goes on with the act of ``left``."""
    counts = [_is_counted(found, part) for part in (left, right)]
    if all(counts):
        return False
    if _points_back(found, left, right, verb) or _follows_in_chain(found, left, verb):
        return True
    steps = found.tokens[joint].folded == "," and _and_comes(found, joint)
    plain = (steps or found.has(joint, "and")) and "with_list" not in found.goes_with(joint)
    if plain and not counts[0] and _is_way_to(found, left, verb):
        return True
    return _in_one_breath(found, left, joint, verb)


def is_contrary(found: Parse, left: Sequence[int], verb: int) -> bool:
    """Tell whether what is denied only says the other side of what was said: "… and not stay in bed"."""
    return "with_contrary" in found.goes_with(verb) and any(
        found.is_verb(place) and not found.has(place, "stop", "avoid", "not") for place in left
    )


def _is_counted(found: Parse, places: Sequence[int]) -> bool:
    return any(found.masked[place] for place in places)


def _points_back(found: Parse, left: Sequence[int], right: Sequence[int], verb: int) -> bool:
    """Tell whether a verb does something with what was just named: "vaske tøj og hænge det op"."""
    after = [place for place in right if place > verb][:_REACH]
    people = any(found.has(place, "kin", "client", "object_person") for place in left)
    for place in after:
        if found.masked[place] or found.has(place, "and", "or"):
            return False
        if "with_points_back" not in found.goes_with(place):
            continue
        if people and found.tokens[place].folded in _PERHAPS_PEOPLE:
            return False  # "gives the children their tea and takes them to bed"
        # "den" and "det" before a noun are articles, and "it" before a verb is what somebody says.
        return found.language == "en" or not _opens_phrase(found, place + 1)
    return False


def _opens_phrase(found: Parse, place: int) -> bool:
    if place >= len(found.tokens) or found.tokens[place].kind != "word" or found.masked[place]:
        return False
    if found.has(place, "particle", "preposition", "adverb", "and", "or", "alone", "also", "that"):
        return False
    return bool(found.words[place]) and any(word.kind in "na" for word in found.words[place])


def _follows_in_chain(found: Parse, left: Sequence[int], verb: int) -> bool:
    """Tell whether a verb is the next step after one before: "find a course and apply", "ringa och boka"."""
    chains = {tag for tag in found.lexicon_tags(verb) if tag.startswith("chain_")}
    steps = {tag.replace("_ends_", "_begins_") for tag in found.goes_with(verb) if "_ends_" in tag}
    return any(
        found.is_verb(place)
        and not (chains.isdisjoint(found.lexicon_tags(place)) and steps.isdisjoint(found.goes_with(place)))
        for place in left
    )


_NO_STEP: Final = (
    "be", "have", "become", "stop", "avoid", "keep", "up", "down", "improve", "shall", "can", "want", "try",
)  # fmt: skip


def _is_way_to(found: Parse, left: Sequence[int], verb: int) -> bool:
    """Tell whether what stands before only leads to what is done: the way there, a posture, getting ready."""
    acts = [place for place in left if found.is_verb(place)]
    if not acts or (found.has(verb, *_NO_STEP) and not _is_done_to(found, verb)):
        return False
    if any(found.has(place, "more", "less", "not", "never", "stop", "avoid", "alone") for place in left):
        return False
    if any("with_prepares" in found.goes_with(place) for place in acts):
        return True
    if any("with_posture" in found.goes_with(place) for place in acts):
        return True
    errand = "errand" in found.lexicon_tags(verb)
    moving = any(
        "with_way" in found.goes_with(place) or (errand and found.has(place, "on_the_way")) for place in acts
    )
    if not moving or any("with_attended" in found.goes_with(place) for place in left):
        return errand and moving
    return errand or found.has(verb, "act", "shared_act") or _is_done_to(found, verb)


def _is_done_to(found: Parse, verb: int) -> bool:
    """Tell whether somebody lets something be done where they go: "gå til frisør og blive klippet"."""
    done = verb + 1 < len(found.words) and any(
        word.kind == "v" and word.form in {"supine", "other", "past"} for word in found.words[verb + 1]
    )
    return found.has(verb, "become") and done


def _in_one_breath(found: Parse, left: Sequence[int], joint: int, verb: int) -> bool:
    """Tell whether the first verb has nothing of its own, and shares what follows the second."""
    before, shared = left[-1], False
    if len(left) > 1 and found.has(before, "preposition") and not found.is_verb(left[-2]):
        return True  # "få kontroll över och minska mina utgifter"
    small = found.lexicon_tags(before) & {"preposition", "particle"}
    if not found.is_verb(before) and len(left) > 1 and small:
        before = left[-2]  # "fylla i och skicka in"
        if found.language == "en" and found.is_verb(before) and "particle" not in small:
            return True  # "shop for and cook a meal"
        shared = True
    if not found.is_verb(before):
        return found.has(before, "shared_act")
    if found.has(before, "shared_act", "shall", "can", "want", "try") or found.has(verb, "shared_act"):
        return True
    joins = found.has(joint, "and", "or") or found.tokens[joint].folded == ","
    if joins and _are_alike(found, before, verb):
        return True
    if (
        found.has(before, "be")
        or (found.has(before, "become") and not found.has(before, "get"))
        or "with_whole" in found.goes_with(before)
        or found.is_passive(before)
    ):
        return False
    return not shared and (found.has(joint, "and") or _and_comes(found, joint))


def _and_comes(found: Parse, comma: int) -> bool:
    """Tell whether a comma stands in a list that ends with "and": "hitta, söka och få ett jobb"."""
    for place in range(comma + 1, len(found.tokens)):
        if found.has(place, "and"):
            return True
        if found.tokens[place].kind == "sign":
            return False
    return False


def _are_alike(found: Parse, before: int, verb: int) -> bool:
    families = [
        {tag for tag in found.lexicon_tags(place) if tag.startswith("same_")} for place in (before, verb)
    ]
    return bool(families[0] & families[1])
