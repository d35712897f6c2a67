"""Who acts: the person, or the staff and services; and whether what is said is support rather than a goal."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse, is_name, is_subject
from assistant.coach.doing import Doing
from assistant.coach.passives import passive_of

__all__ = ["Doing", "actor_of", "doing_of", "subject_words"]

Actor = Literal["staff", "client", "we", "both", "nobody"]

_BEFORE_NOUN: Final = ("article", "preposition", "more", "up")
_BEFORE_THING: Final = ("article", "preposition", "own", "more", "improve", "soft", "also", "now", "adverb")
_NEAR: Final = 6
"""How far from "gets" or "has" its kind of support may stand."""


def doing_of(found: Parse, aim: Aim, before: Doing | None = None) -> Doing:
    """Tell who does what in one aim; ``before`` is the aim that lends its subject to this one."""
    actor = actor_of(found, aim)
    if actor == "nobody" and before is not None and before.client:
        actor = "client"
    return replace(_doing(found, aim, actor, before), client=actor == "client")


def _doing(found: Parse, aim: Aim, actor: Actor, before: Doing | None) -> Doing:
    if actor == "nobody" and before is not None and before.staff and not aim.subject:
        return Doing(True, True, (aim.act,) if aim.act >= 0 else (aim.first,), before.sure)
    if before is not None and before.activity and not aim.subject and _repeats(found, aim, before):
        return Doing(True, before.staff, (aim.act,), before.sure)
    if actor == "staff" and _acts(found, aim):
        return Doing(True, True, (*(_staff(found, aim) or aim.subject), aim.act))
    passive = passive_of(found, aim)
    if passive is not None:
        return passive
    if actor == "nobody":
        task = _staff_task(found, aim)
        if task is not None:
            return task
    if actor in {"we", "both"}:
        together = _together(found, aim, actor)
        if together is not None:
            return together
    return (
        _support(found, aim)
        or _from_staff(found, aim)
        or _sees_staff(found, aim)
        or _process(found, aim)
        or _fragment(found, aim, actor)
        or Doing()
    )


def _repeats(found: Parse, aim: Aim, before: Doing) -> bool:
    """Tell whether an aim says the verb of the support before it again: "få stöd … och få prova"."""
    return aim.verb >= 0 and found.lemma(aim.verb) in {found.lemma(place) for place in before.places}


def actor_of(found: Parse, aim: Aim) -> Actor:
    """Return who the subject of an aim is."""
    staff = bool(_staff(found, aim))
    client = any(
        found.has(place, "first_person", "person", "they", "client", "kin") or is_name(found, place)
        for place in aim.subject
    )
    if staff:
        joined = any(found.has(place, "and") for place in aim.subject)
        return "both" if client and joined else "staff"
    if any(found.has(place, "we") for place in aim.subject):
        return "staff" if _we_are_staff(found, aim) else "we"
    return "client" if aim.subject else "nobody"


def _we_are_staff(found: Parse, aim: Aim) -> bool:
    """Read "vi i personalen", "we in the team"."""
    we = next(place for place in aim.subject if found.has(place, "we"))
    return found.has(we + 1, "preposition", "as") and any(
        found.has(place, "staff", "service") for place in (we + 2, we + 3)
    )


def _staff(found: Parse, aim: Aim) -> tuple[int, ...]:
    """Return the staff or service in the subject."""
    who = [place for place in aim.subject if not _first_of_two(found, place)]
    person = tuple(place for place in who if found.has(place, "staff"))
    return person or tuple(place for place in who if found.has(place, "service"))


def _acts(found: Parse, aim: Aim) -> bool:
    """Tell whether what a staff subject does is doing: a school that "works well" does nothing."""
    if aim.act >= 0 and found.is_passive(aim.act) and found.has(aim.act, "up", "down"):
        return False  # "carers reduced to twice a day"
    if any(found.has(place, "we") for place in aim.subject) or any(
        found.has(place, "staff") for place in _staff(found, aim)
    ):
        return True
    return aim.act >= 0 and not found.lexicon_tags(aim.act) & {"be", "become", "have", "states"}


def _staff_task(found: Parse, aim: Aim) -> Doing | None:
    """Read a task without a subject: "Stötta Kim i att …", "Erbjuda samtal", "At støtte borgeren i …"."""
    verb = aim.act
    if verb < 0 or any(
        found.has(place, "can", "want", "first_person") for place in aim.places if place < verb
    ):
        return None
    if any(found.has(place, "first_person") for place in aim.places if verb < place < verb + 4):
        return None  # "make sure I eat breakfast"
    if _strengthens(found, aim) or _causes(found, verb):
        return Doing(True, True, (verb, verb + 1))
    after = [place for place in aim.places if place > verb][
        : _NEAR if "bond" in found.lexicon_tags(verb) else 4
    ]
    formal = [place for place in after if found.has(place, "formal_meeting")]
    if formal and not found.has(verb, "receive", "act", "get", "have"):
        return Doing(True, True, (verb, formal[0]))
    tags = found.tags[verb]
    if "abstract" in tags or not _in_phrase(found, verb):
        tags |= found.lexicon_tags(verb)
    if "staff_only" in tags:
        return Doing(True, True, (verb,), sure=not after or not found.has(after[0], "own"))
    if "support_verb" in tags:
        if _in_phrase(found, verb) and "support_verb" in found.tags[verb]:
            return Doing(True, True, (verb,), sure=not after or not found.has(after[0], "own"))
        return _support_task(found, verb, after, told="told_about" in tags)
    return _done_to(found, verb, after) if "task_verb" in tags else None


def _done_to(found: Parse, verb: int, after: list[int]) -> Doing | None:
    """Read a verb that is staff's when it is done to a client: "show the parents how", "prepare Mia for"."""
    who = next((place for place in after if not found.has(place, "article")), verb)
    the = found.tokens[who - 1].folded == "the"
    other = found.tokens[who - 1].folded == "other"  # "let other children join in"
    client = (found.has(who, "client", "object_person") and not other) or (found.has(who, "kin") and the)
    named = is_name(found, who) and found.tokens[min(who + 1, len(found.tokens) - 1)].folded != "'"
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


def _together(found: Parse, aim: Aim, actor: Actor) -> Doing | None:
    """Read what "we", or the person and staff together, do: work, meet, or support somebody."""
    for place in aim.places:
        tags = found.tags[place] | found.lexicon_tags(place)
        if "support_verb" in tags or "staff_only" in tags:
            return Doing(True, True, (place,), sure=actor == "both")
        if tags & {"process", "meeting", "meet"} or (
            actor == "both" and found.is_verb(place) and place == aim.act
        ):
            return Doing(True, False, (place,), sure=False)
    return None


def _support(found: Parse, aim: Aim) -> Doing | None:
    """Read "gets support", "has talks", "goes to therapy"."""
    for place in aim.places:
        if found.masked[place]:
            continue
        if not found.has(place, "receive", "get", "have", "be") and not found.lexicon_tags(place) & {
            "receive"
        }:
            continue
        if found.has(place, "act") and not found.has(place, "receive"):
            continue
        after = _object_of(found, aim, place)
        if after is not None:
            return Doing(True, False, (place, after))
    return None


def _object_of(found: Parse, aim: Aim, verb: int) -> int | None:
    """Return the kind of support a verb has for its object, not one that hangs on another thing."""
    thing = False
    if found.has(verb, "be") and not found.has(verb + 1, "preposition"):
        return None
    for place in range(verb, min(verb + _NEAR, aim.last + 1)):
        if found.roles[place] != "goal" or found.has(place, "without", "none", "not", "less", "down"):
            return None
        if place != verb and found.has(place, "support"):
            return place
        if not thing and found.has(place, "staff") and found.lexicon_tags(verb) & {"have", "get"}:
            return place
        if place > verb + 1 and (found.is_verb(place) or (thing and found.has(place, "preposition"))):
            return None
        thing = thing or (place > verb and not found.masked[place] and not found.has(place, *_BEFORE_THING))
    return None


def _from_staff(found: Parse, aim: Aim) -> Doing | None:
    """Read "får besök av hemtjänsten": what comes from services is their doing."""
    for place in aim.places:
        if not found.lexicon_tags(place) & {"receive", "get"} or found.has(place, "act"):
            continue
        for after in range(place + 1, min(place + _NEAR, aim.last)):
            if found.has(after, "agent") and found.has(after + 1, "staff", "service"):
                return Doing(True, False, (place, after + 1), sure=False)
    return None


def _sees_staff(found: Parse, aim: Aim) -> Doing | None:
    """Read "har kontakt med sin psykolog": being in contact with services is support."""
    for hit in found.hits:
        if "sees_staff" not in hit.tags or hit.first not in aim.places or found.masked[hit.first]:
            continue
        for after in range(hit.last + 1, min(hit.last + 4, len(found.tokens))):
            if found.has(after, "staff", "service") and not _first_of_two(found, after):
                return Doing(True, False, (*hit.places, after), sure=False)
    return None


def _first_of_two(found: Parse, place: int) -> bool:
    """Tell whether an English noun only goes with the next: "school friends" are no school."""
    after = place + 1
    return (
        found.language == "en"
        and after < len(found.words)
        and not found.is_verb(after)
        and any(word.kind == "n" for word in found.words[after])
    )


def _process(found: Parse, aim: Aim) -> Doing | None:
    """Read "works on": a process when what is worked on is a quality or an act, and no trade or place."""
    for hit in found.hits:
        if hit.first not in aim.places:
            continue
        if "process_always" in hit.tags:
            return Doing(True, False, hit.places)
        if "process" not in hit.tags:
            continue
        ahead = range(hit.last + 1, min(hit.last + 5, len(found.tokens)))
        if any(
            found.has(place, "own", "that", "abstract", "soft", "improve", "up", "down", "avoid", "stop")
            for place in ahead
        ):
            return Doing(True, False, hit.places)
    return None


def _fragment(found: Parse, aim: Aim, actor: Actor) -> Doing | None:
    """Read a fragment without a verb that begins with a kind of support: "Samtal med kurator varje vecka"."""
    if _support_first(found, aim):
        return Doing(True, False, (aim.first,))
    if aim.verb >= 0 or actor == "client":
        return None
    for place in aim.places[:4]:
        if found.has(place, "without", "none", "not", "less"):
            return None
        if found.has(place, "support"):
            return Doing(True, False, (place,), sure=False)
        noun = any(word.kind == "n" for word in found.words[place]) and not found.has(place, *_BEFORE_NOUN)
        if noun and not (found.language == "en" and found.has(place + 1, "support")):  # "home tuition"
            return None
    return None


def _support_first(found: Parse, aim: Aim) -> bool:
    """Tell whether an aim begins with support and what it is for: "Support to cook", "Help with …"."""
    first = next((place for place in aim.places if not found.has(place, *_BEFORE_NOUN)), aim.first)
    if not found.has(first, "support") or found.is_verb(first) or first + 1 > aim.last:
        return False
    return bool(found.lexicon_tags(first + 1) & {"preposition", "that"})


def _hyphen(found: Parse, place: int) -> bool:
    """Tell whether a hyphen stands between two parts of one name: "Anne-Marie"."""
    return found.tokens[min(place, len(found.tokens) - 1)].folded == "-" and found.tokens[place].glued


def subject_words(found: Parse, aim: Aim) -> str:
    """Return the name or initials the sentence begins with, or nothing."""
    if not aim.subject or aim.subject[0] != aim.first:
        return ""
    first = aim.subject[0]
    token = found.tokens[first]
    if not token.text[:1].isupper() or found.has(
        first, "first_person", "we", "person", "they", "it", "article", "own"
    ):
        return ""
    if not is_name(found, first) and not (is_subject(found, first) or len(aim.subject) == 1):
        return ""
    if found.has(first, "client", "staff", "service", "kin") or found.words[first]:
        return ""
    last = first
    while True:
        after = last + 2 if _hyphen(found, last + 1) else last + 1
        if after not in aim.subject or not is_name(found, after) or found.tokens[after].folded == "och":
            break
        last = after
    return found.text[token.start : found.tokens[last].end]
