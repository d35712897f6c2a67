"""What is done without saying by whom: "stöd ges", "Kim erbjuds samtal", "is offered talks"."""

from __future__ import annotations

from typing import Final

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse, is_name
from assistant.coach.doing import Doing

_NEAR: Final = 6


def passive_of(found: Parse, aim: Aim) -> Doing | None:
    """Read a passive, or what takes place, as support or as something staff do."""
    for place in aim.places:
        if not (_is_passive(found, place) or found.has(place, "happens")) or any(
            found.has(before, "without", "not_avoiding", "avoid") for before in range(place - 3, place + 1)
        ):
            continue
        doing = _done(found, aim, place)
        if doing is not None:
            return doing
    return None


def _done(found: Parse, aim: Aim, place: int) -> Doing | None:
    """Tell who does what the passive at this place says, if it is services."""
    tags = found.lexicon_tags(place)
    by_staff = _by_staff(found, aim, place)
    if tags & {"support_verb", "staff_only"} and not _is_state(found, place, by_staff=by_staff):
        staff = by_staff or bool(aim.subject and not _about_client(found, aim)) or _given(found, aim, place)
        return Doing(True, staff, (place,), staff_sure=by_staff)
    done = "staff_done" in tags and bool(aim.subject) and not _about_client(found, aim, kin=False)
    nobody = any(found.has(before, "expletive") for before in aim.subject) and (
        not _is_over(found, place) or (found.has(place, "happens") and _given(found, aim, place))
    )
    if done or nobody:
        return Doing(True, True, (place,), staff_sure=by_staff)
    own = [before for before in aim.subject if found.has(before, "meeting", "support")]
    if not own and not _is_over(found, place):
        own = [before for before in aim.subject if found.has(before, "staff_thing")]
    if own or by_staff:
        return Doing(True, True, (*own, place), staff_sure=by_staff)
    if _about_client(found, aim) or place == aim.first:
        return _done_to(found, aim, place)
    return _with_client(found, aim, place)


def _is_state(found: Parse, place: int, *, by_staff: bool) -> bool:
    """Tell whether it is how somebody is: "be motivated to study"."""
    state = any(word.kind == "a" and "abstract" in word.tags for word in found.words[place])
    return found.language == "en" and state and not by_staff


def _given(found: Parse, aim: Aim, place: int) -> bool:
    """Tell whether support is what is given, said after the passive: "efter § 85 ydes støtte"."""
    if aim.subject and not any(found.has(before, "expletive") for before in aim.subject):
        return False
    for after in range(place + 1, min(place + _NEAR, aim.last + 1)):
        if found.has(after, "client", "person", "first_person", "object_person", "kin") or is_name(
            found, after
        ):
            return False
        if found.has(after, "support", "meeting"):
            return True
    return False


def _by_staff(found: Parse, aim: Aim, place: int) -> bool:
    agent = next(
        (after for after in range(place + 1, min(place + _NEAR, aim.last + 1)) if found.has(after, "agent")),
        None,
    )
    return agent is not None and any(
        found.has(after, "staff", "service") for after in range(agent + 1, min(agent + 5, len(found.tokens)))
    )


def _done_to(found: Parse, aim: Aim, place: int) -> Doing | None:
    """Read "Kim väcks klockan sju": what is done to somebody is done by others."""
    denied = any(found.has(before, "not", "never", "no_more") for before in aim.places)
    if denied or not found.is_passive(place) or "done_to" not in found.lexicon_tags(place):
        return None
    return Doing(True, False, (place,), sure=False)


def _with_client(found: Parse, aim: Aim, place: int) -> Doing | None:
    """Read "schemat görs tillsammans med Olof": who is said to take part is not the one who acts."""
    if not aim.subject or not found.is_passive(place):
        return None
    made = "make" in found.lexicon_tags(place)
    for after in range(place + 1, aim.last):
        if found.has(after, "together") and found.has(after + 1, "preposition"):
            who = after + 2
        elif made and found.has(after, "preposition") and not found.has(after, "agent"):
            who = after + 1
        else:
            continue
        if found.has(who, "client", "object_person") or is_name(found, who):
            return Doing(True, True, (place,), sure=False)
    return None


def _is_over(found: Parse, place: int) -> bool:
    """Tell whether a state is told rather than what is done: "der er ryddet op"."""
    return not found.is_passive(place) and not any(
        found.lexicon_tags(before) & {"become", "get_passive"} for before in range(max(0, place - 3), place)
    )


def _about_client(found: Parse, aim: Aim, *, kin: bool = True) -> bool:
    """Tell whether the subject is the person, or one of their ``kin``, to whom something is given."""
    people = ("first_person", "person", "they", "we", "client", *(("kin",) if kin else ()))
    return any(found.has(place, *people) or is_name(found, place) for place in aim.subject)


def _is_passive(found: Parse, place: int) -> bool:
    if found.language != "en" and found.tokens[place].folded.endswith("nde"):
        return False  # "är stödjande"
    words = [word for word in found.words[place] if word.kind == "v"]
    if any(word.form == "passive" for word in words):
        return True
    if not any(word.form in {"past", "supine", "other"} for word in words):
        return False
    # "get motivated" is how one feels, "be motivated by staff" is done.
    helps = (
        {"be"} if any(word.kind == "a" for word in found.words[place]) else {"be", "become", "get_passive"}
    )
    return any(found.lexicon_tags(before) & helps for before in range(max(0, place - 3), place))
