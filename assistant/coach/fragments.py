"""What a fragment without a verb is about: a kind of support, contact with services, or what staff do."""

from __future__ import annotations

from typing import Final

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse, is_name
from assistant.coach.doing import Doing

_BEFORE_NOUN: Final = ("article", "preposition", "more", "up")


def fragment_of(found: Parse, aim: Aim, *, of_client: bool) -> Doing | None:
    """Read a fragment without a verb that begins with a kind of support: "Samtal med kurator varje vecka"."""
    if _support_first(found, aim):
        granted = "staff_deed" in found.lexicon_tags(aim.first)
        return Doing(True, granted, (aim.first,), sure=not granted)
    if aim.verb >= 0 or of_client:
        return None
    contact = _contact_with_staff(found, aim) or _staff_noun(found, aim)
    if contact is not None:
        return contact
    for place in aim.places[:4]:
        if found.has(place, "without", "none", "not", "less"):
            return None
        if found.has(place, "support") or (found.has(place, "staff") and place > aim.first):
            return Doing(True, False, (place,), sure=False)  # "Två personal vid förflyttning"
        noun = any(word.kind == "n" for word in found.words[place]) and not found.has(place, *_BEFORE_NOUN)
        if noun and not first_of_two(found, place):  # "home tuition"
            return None
    return None


def _goes_on(found: Parse, place: int) -> bool:
    """Tell whether a word only says that what follows goes on: "Fortsatt stöd"."""
    return found.has(place, "keep") and not found.is_verb(place)


def _contact_with_staff(found: Parse, aim: Aim) -> Doing | None:
    """Read "Kontakt med Arbetsförmedlingen", "Daglig kontakt hem från mentorn"."""
    noun = next((place for place in aim.places if "contact_noun" in found.lexicon_tags(place)), -1)
    before = [place for place in aim.places if place < noun]
    if noun < 0 or any(found.compares(place) or found.has(place, "not", "none", "less") for place in before):
        return None
    for place in range(noun + 1, min(noun + 5, aim.last + 1)):
        if found.has(place, "staff", "service") and not first_of_two(found, place):
            return Doing(True, False, (noun, place), sure=False)
    return None


def _staff_noun(found: Parse, aim: Aim) -> Doing | None:
    """Read "Bevilling af …", "Opringning til borger …": what staff do, as a noun."""
    noun = next((place for place in aim.places[:4] if any(w.kind == "n" for w in found.words[place])), -1)
    if noun < 0:
        return None
    tags = found.lexicon_tags(noun)
    if "staff_deed" in tags:
        return Doing(True, True, (noun,), sure=False)
    if "formal_meeting" in tags or ("meeting" in tags and not found.compares(aim.first)):
        return Doing(True, False, (noun,), sure=False)
    if "process_noun" in tags and found.has(noun + 1, "preposition"):
        return Doing(True, False, (noun,), sure=False)
    if "call_noun" in tags and found.has(noun + 1, "preposition"):
        for place in range(noun + 2, min(noun + 4, aim.last + 1)):
            if is_name(found, place) or found.has(place, "client", "object_person"):
                return Doing(True, True, (noun, place), sure=False)
    return None


def _support_first(found: Parse, aim: Aim) -> bool:
    """Tell whether an aim begins with support and what it is for: "Support to cook", "Help with …"."""
    first = next(
        (place for place in aim.places if not found.has(place, *_BEFORE_NOUN) and not _goes_on(found, place)),
        aim.first,
    )
    if not found.has(first, "support") or found.is_verb(first) or first + 1 > aim.last:
        return False
    return bool(found.lexicon_tags(first + 1) & {"preposition", "that"})


def first_of_two(found: Parse, place: int) -> bool:
    """Tell whether an English noun only goes with the next: "school friends" are no school."""
    after = place + 1
    if found.language == "en" and after < len(found.tokens) and found.tokens[after].folded == "'":
        return True  # "the social worker's number"
    return (
        found.language == "en"
        and after < len(found.words)
        and not found.is_verb(after)
        and any(word.kind == "n" for word in found.words[after])
    )
