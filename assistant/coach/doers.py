"""Who acts: the person, or the staff and services; and whether what is said is support rather than a goal."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from assistant.coach.aims import Aim, noun_phrase
from assistant.coach.clauses import Parse, is_name
from assistant.coach.doing import Doing
from assistant.coach.fragments import first_of_two, fragment_of
from assistant.coach.passives import passive_of
from assistant.coach.tasks import staff_task

__all__ = ["Doing", "actor_of", "doing_of"]

Actor = Literal["staff", "client", "we", "both", "nobody"]

_BEFORE_THING: Final = ("article", "preposition", "own", "more", "improve", "soft", "also", "now", "adverb")
_NEAR: Final = 6
"""How far from "gets" or "has" its kind of support may stand."""


def doing_of(found: Parse, aim: Aim, before: Doing | None = None) -> Doing:
    """Tell who does what in one aim; ``before`` is the aim that lends its subject to this one."""
    aim = _wished_of_staff(found, aim)
    actor = actor_of(found, aim)
    if actor == "nobody" and before is not None and before.client:
        actor = "client"
    return replace(_doing(found, aim, actor, before), client=actor == "client")


def _doing(found: Parse, aim: Aim, actor: Actor, before: Doing | None) -> Doing:
    if actor == "nobody" and before is not None and before.staff and not aim.subject:
        return Doing(True, True, (aim.act,) if aim.act >= 0 else (aim.first,), before.sure)
    if before is not None and before.activity and not aim.subject and _repeats(found, aim, before):
        return Doing(True, before.staff, (aim.act,), before.sure)
    if actor == "staff" and aim.verb < 0 and found.has(aim.first, "support"):
        return Doing(True, False, (aim.first,), sure=False)
    if actor == "staff" and _acts(found, aim):
        return Doing(True, True, (*(_staff(found, aim) or aim.subject), aim.act))
    passive = passive_of(found, aim)
    if passive is not None:
        return passive
    given = _support_gives(found, aim)
    if given is not None:
        return given
    if actor == "nobody":
        task = staff_task(found, aim)
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
        or _process(found, aim, actor)
        or fragment_of(found, aim, of_client=actor == "client")
        or Doing()
    )


def _wished_of_staff(found: Parse, aim: Aim) -> Aim:
    """Return what staff are wished to do as what is aimed at: "jag vill att personalen knackar"."""
    if aim.verb < 0 or not found.has(aim.verb, "want", "be") or found.language == "en":
        return aim
    joint = next((place for place in aim.places if place > aim.verb and found.has(place, "that")), -1)
    inner = tuple(place for place in aim.places if place > joint)
    verb = next((place for place in inner if found.is_verb(place)), -1)
    if joint < 0 or verb < 0 or not found.is_finite(verb):
        return aim
    who = noun_phrase(found, [place for place in inner if place < verb])
    if not any(found.has(place, "staff", "service", "you_staff") for place in who):
        return aim
    act = next(
        (place for place in inner if found.is_verb(place) and not found.has(place, "shall", "can")), verb
    )
    return replace(aim, places=inner, subject=who, verb=verb, act=act)


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
    if any(found.has(place, "you_staff") for place in aim.subject) and any(
        found.has(place, "me") for place in aim.places
    ):
        return "staff"  # "att ni slutar prata över huvudet på mig"
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
    who = [place for place in aim.subject if not first_of_two(found, place)]
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
    if aim.act >= 0 and found.has(aim.act, "stop") and found.is_infinitive(aim.act + 1):
        return True
    if aim.act >= 0 and found.has(aim.act, "have") and _has_to_do(found, aim):
        return True
    return aim.act >= 0 and not found.lexicon_tags(aim.act) & {"be", "become", "have", "states"}


def _has_to_do(found: Parse, aim: Aim) -> bool:
    """Read "has found a family for Liam", "has a fixed adult for Liva", "has a meeting with …"."""
    after = [place for place in aim.places if place > aim.act]
    if any(
        word.form == "supine" or (word.kind == "a" and found.tokens[place].folded.endswith("et"))
        for place in after[:1]
        for word in found.words[place]
    ):
        return not found.lexicon_tags(after[0]) & {"be", "become", "have", "states"}
    return any(
        found.has(place, "process", "meeting", "support", "staff") or is_name(found, place)
        for place in after[:_NEAR]
    )


def _together(found: Parse, aim: Aim, actor: Actor) -> Doing | None:
    """Read what "we", or the person and staff together, do: work, meet, or support somebody."""
    for place in aim.places:
        tags = found.tags[place] | found.lexicon_tags(place)
        if "support_verb" in tags or "staff_only" in tags:
            return Doing(True, True, (place,), sure=actor == "both")
        if tags & {"process", "meeting", "meet"} or (
            actor == "both" and found.is_verb(place) and place == aim.act and not _own_habit(found, aim)
        ):
            whose = _with_whom(found, aim, place) if actor == "we" else None
            return Doing(True, whose is not None, (place,), sure=False)
    whose = _with_whom(found, aim, aim.act) if actor == "we" and aim.act >= 0 else None
    if whose is None and actor == "we" and found.language == "en":
        whose = _looks_in(found, aim)
    return Doing(True, True, (aim.act, whose), sure=False) if whose is not None else None


def _own_habit(found: Parse, aim: Aim) -> bool:
    """Tell whether "my key worker and I" do what one does for oneself: go swimming, cook."""
    mine = any(found.has(place, "first_person") for place in aim.subject)
    tags = found.tags[aim.act] | found.lexicon_tags(aim.act)
    return mine and "act" in tags and not tags & {"process", "meet"}


def _looks_in(found: Parse, aim: Aim) -> int | None:
    """Return where "we" only visit, or do a thing to go through another with somebody."""
    if found.has(aim.act, "act") and found.lemma(aim.act) == "visit":
        bare = aim.act >= aim.last or found.masked[aim.act + 1] or found.has(aim.act + 1, "preposition")
        if bare or found.has(aim.act + 1, "object_person"):
            return aim.act
    ahead = range(aim.last + 1, min(aim.last + 4, len(found.tokens)))
    return next((place for place in ahead if found.has(place, "support_verb", "staff_only")), None)


def _with_whom(found: Parse, aim: Aim, verb: int) -> int | None:
    """Return whom "we" do something to or with: "vi tager Tove med", "vi ringer til Bodil".

    Who is named, or called a client, is none of those who speak; a family speaks of its own otherwise.
    """
    for place in range(verb + 1, min(verb + _NEAR, aim.last + 1)):
        if is_name(found, place) or found.has(place, "service_user"):
            joined = "preposition" in found.lexicon_tags(place - 1)
            return place if joined or place == verb + 1 else None
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
        if found.language == "en" and found.has(place, "have") and _is_perfect(found, place):
            continue
        after = _object_of(found, aim, place)
        if after is not None:
            return Doing(True, False, (place, after))
    return None


def _is_perfect(found: Parse, have: int) -> bool:
    """Tell whether "has" only helps another verb: "has contacted Citizens Advice"."""
    after = have + 1
    while found.has(after, "adverb", "also", "not"):
        after += 1
    return after < len(found.words) and any(
        word.kind == "v" and word.form == "supine" and "receive" not in word.tags
        for word in found.words[after]
    )


def _object_of(found: Parse, aim: Aim, verb: int) -> int | None:
    """Return the kind of support a verb has for its object, not one that hangs on another thing."""
    thing = False
    if found.has(verb, "be") and not found.has(verb + 1, "preposition"):
        return None
    for place in range(verb, min(verb + _NEAR, aim.last + 1)):
        if found.roles[place] != "goal" or found.has(place, "without", "none", "not", "less", "down"):
            return None
        if place != verb and found.has(place, "support") and not _goes_with_thing(found, place, thing):
            return place
        if not thing and found.has(place, "staff") and found.lexicon_tags(verb) & {"have", "get"}:
            return place
        if place > verb + 1 and (found.is_verb(place) or (thing and found.has(place, "preposition"))):
            return None
        thing = thing or (place > verb and not found.masked[place] and not found.has(place, *_BEFORE_THING))
    return None


def _goes_with_thing(found: Parse, place: int, thing: bool) -> bool:
    """Tell whether support only tells which thing: "a care alarm", "the list his key worker made"."""
    if found.language != "en":
        return False
    owner = thing and found.has(place, "staff") and found.has(place - 1, "own")
    return owner or (first_of_two(found, place) and found.has(place + 1, "thing"))


def _support_gives(found: Parse, aim: Aim) -> Doing | None:
    """Read "stödet ska ge Kim …", "samtalen handlar om …": what support does is what services do."""
    supports = [place for place in aim.subject if found.has(place, "support")]
    if not supports or not found.lexicon_tags(aim.act) & {"support_does"}:
        return None
    return Doing(True, True, (supports[0], aim.act), sure=False)


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
            if found.has(after, "staff", "service") and not first_of_two(found, after):
                return Doing(True, False, (*hit.places, after), sure=False)
    return None


def _process(found: Parse, aim: Aim, actor: Actor) -> Doing | None:
    """Read "works on": a process when what is worked on is a quality or an act, and no trade or place."""
    for hit in found.hits:
        if hit.first not in aim.places:
            continue
        if "process_always" in hit.tags:
            return Doing(True, actor == "nobody" and _for_client(found, aim, hit.last), hit.places)
        if "process" not in hit.tags:
            continue
        ahead = range(hit.last + 1, min(hit.last + 5, len(found.tokens)))
        if any(
            found.has(
                place, "own", "that", "abstract", "soft", "improve", "up", "down", "avoid", "stop", "staff"
            )
            for place in ahead
        ):
            return Doing(True, False, hit.places)
    return None


def _for_client(found: Parse, aim: Aim, after: int) -> bool:
    """Tell whether it is done with or for somebody named: "explore placements with Ben"."""
    for place in range(after + 1, min(after + _NEAR, aim.last)):
        if found.language == "en" and found.tokens[place].folded in {"with", "for"}:
            who = place + 2 if found.tokens[place + 1].folded == "the" else place + 1
            if is_name(found, who) or found.has(who, "client", "object_person"):
                return True
    return False
