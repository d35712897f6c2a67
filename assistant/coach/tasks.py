"""Tasks without a subject: "Stötta Kim i att …", "Boka tid åt Ruth", "At støtte borgeren i …"."""

from __future__ import annotations

from typing import Final

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse, is_name
from assistant.coach.doing import Doing

_NEAR: Final = 6
_CALENDAR: Final = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "christmas",
        "easter",
    ]
)
"""What something is booked for, and nobody: "book a holiday for August"."""
_OWN_WORDS: Final = frozenset({"my", "our", "own", "myself", "me"})


def staff_task(found: Parse, aim: Aim) -> Doing | None:
    """Read a task without a subject: "Stötta Kim i att …", "Erbjuda samtal", "At støtte borgeren i …"."""
    verb = aim.act
    if verb < 0 or any(
        found.has(place, "can", "want", "first_person") for place in aim.places if place < verb
    ):
        return None
    alone = found.language == "en" and found.has(verb + 1, "reflexive")  # "motivate himself"
    if alone or any(_is_writer(found, place) for place in aim.places if verb < place < verb + 4):
        return None  # "make sure I eat breakfast", "monitor my own blood sugar"
    if _strengthens(found, aim) or _causes(found, verb):
        return Doing(True, True, (verb, verb + 1))
    behalf = _on_behalf(found, aim)
    if behalf is not None:
        return behalf
    after = [place for place in aim.places if place > verb][
        : _NEAR if "bond" in found.lexicon_tags(verb) else 4
    ]
    formal = [place for place in after if found.has(place, "formal_meeting")]
    if formal and not found.has(verb, "receive", "act", "get", "have"):
        return Doing(True, True, (verb, formal[0]))
    tags = found.tags[verb]
    if "abstract" in tags or not _in_phrase(found, verb):
        tags |= found.lexicon_tags(verb)
    joined = verb + 2 if found.has(verb + 1, "and") and found.is_verb(verb + 2) else verb
    if "staff_only" in tags or ("support_verb" in tags and "staff_only" in found.lexicon_tags(joined)):
        return Doing(True, True, (verb,), sure=not after or not found.has(after[0], "own"))
    if "support_verb" in tags:
        if _in_phrase(found, verb) and "support_verb" in found.tags[verb]:
            return Doing(True, True, (verb,), sure=not after or not found.has(after[0], "own"))
        return _support_task(found, verb, after, told="told_about" in tags)
    return _done_to(found, verb, after) if "task_verb" in tags else None


def _is_writer(found: Parse, place: int) -> bool:
    """Tell whether a word is of the person's own: "I", in English also "my" and "his own"."""
    own = found.language == "en" and found.tokens[place].folded in _OWN_WORDS
    return own or found.has(place, "first_person")


def _on_behalf(found: Parse, aim: Aim) -> Doing | None:
    """Read "boka tid åt Ruth", "ansöka om LSS åt klienten"."""
    tags = found.lexicon_tags(aim.act)
    procures, joint = found.language != "en" or "procures" in tags, "joint_work" in tags
    if not (procures or joint):
        return None  # "cook for Kim"
    if "procures" in tags and is_name(found, aim.act + 1) and found.has(aim.act + 2, "article"):
        return Doing(True, True, (aim.act, aim.act + 1), sure=False)  # "get Kim a bus pass"
    for place in aim.places:
        who = place + 1
        joined = joint and found.tokens[place].folded == "with"
        if place > aim.act and (joined or (procures and found.has(place, "for_somebody"))):
            while found.has(who, "article"):
                who += 1
            named = _is_named(found, who) and (found.language != "en" or who == place + 1)  # no "the summer"
            if found.has(who, "client", "object_person") or named:
                return Doing(True, True, (aim.act, who), sure=False)
    return None


def _is_named(found: Parse, place: int) -> bool:
    dated = found.language == "en" and found.tokens[min(place, len(found.tokens) - 1)].folded in _CALENDAR
    return is_name(found, place) and not found.masked[place] and not dated


def _done_to(found: Parse, verb: int, after: list[int]) -> Doing | None:
    """Read a verb that is staff's when it is done to a client: "show the parents how", "prepare Mia for"."""
    who = next((place for place in after if not found.has(place, "article")), verb)
    the = found.tokens[who - 1].folded == "the"
    other = found.tokens[who - 1].folded == "other"  # "let other children join in"
    client = (found.has(who, "client", "object_person") and not other) or (found.has(who, "kin") and the)
    named = is_name(found, who)
    if found.tokens[min(who + 1, len(found.tokens) - 1)].folded == "'":
        return None  # "strengthen the client's self-esteem"
    return Doing(True, True, (verb, who), sure=False) if client or named else None


def _support_task(found: Parse, verb: int, after: list[int], *, told: bool) -> Doing | None:
    """Read a verb that staff and others use alike: staff's, when a client or support is its object."""
    if after and found.has(after[0], "own"):
        return None
    if after and told and found.has(after[0], "preposition", "condition"):
        return Doing(True, True, (verb,))
    for place in after:
        if found.has(place, "client", "person", "object_person", "they") or is_name(found, place):
            return Doing(True, True, (verb, place))
        if found.has(place, "kin") and found.tokens[place - 1].folded != "the":
            return None  # "help mum" is the person's, "help the mother" is what staff write
        if found.has(place, "kin"):
            return Doing(True, True, (verb, place))
        if found.has(place, "that") and found.has(verb, "sees_to") and found.is_infinitive(place + 1):
            return None
        if found.has(place, "support", "meeting", "that"):
            return Doing(True, True, (verb,), sure=not found.has(place, "that"))
    return None


def _strengthens(found: Parse, aim: Aim) -> bool:
    """Read "Stärka Kevin i …": nobody strengthens somebody else as a goal of their own."""
    return (
        found.has(aim.act, "improve")
        and (is_name(found, aim.act + 1) or found.has(aim.act + 1, "client", "kin", "object_person"))
        and found.tokens[min(aim.act + 2, len(found.tokens) - 1)].folded != "'"
        and not _owns(found, aim.act + 1)
    )


def _causes(found: Parse, verb: int) -> bool:
    """Read "få Emma til at …": who gets somebody to do something is somebody else."""
    somebody = is_name(found, verb + 1) or found.has(verb + 1, "client", "object_person")
    return somebody and "causes" in found.lexicon_tags(verb) and found.has(verb + 2, "to_level", "that")


def _owns(found: Parse, place: int) -> bool:
    """Tell whether a name or person stands in the genitive: "styrke Majas selvværd" is no staff task."""
    word = found.tokens[place].folded
    if found.language == "en" or not word.endswith("s") or word in found.lexicon.names:
        return False
    return word[:-1] in found.lexicon.names or (bool(found.words[place]) and found.lemma(place) != word)


def _in_phrase(found: Parse, place: int) -> bool:
    return any(hit.phrase and place in hit.places for hit in found.hits)
