"""Facts that an outsider can verify without counting: a result, or the ability to do one everyday act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.coach.aims import Aim
from assistant.coach.avoidance import Marked, without_help
from assistant.coach.clauses import Parse

_NEAR: Final = 7
_NOTHING_DONE: Final = frozenset(
    {"try", "become", "have", "get", "states", "stative", "want", "up", "down", "improve", "stop"}
)
_PARTICIPLE: Final = re.compile(r".+([^n]d|t|en|na|da|ed)$")


def fact_of(found: Parse, aims: Sequence[Aim], *, dated: bool, by_staff: bool) -> Marked:
    """Return the words that tell of such a fact.

    What is done once is one when it is ``dated``, and a letter or a call when staff are to write or make it.
    """
    for whole in aims:
        aim = _own_part(found, whole)
        if dated and aim.verb < 0 and any(found.has(place, "meeting") for place in aim.places[:4]):
            return Marked((found.mark(aim.first, aim.last),))
        for seen in (_result, _done, _possession, _ability):
            places = seen(found, aim)
            if places:
                return Marked((found.mark(min(places), max(places)),))
        each = _at_each(found, aim)
        if each:
            return Marked((found.mark(each[0], each[-1]),))
        outcome = _outcome(found, whole)
        if outcome is not None:
            places = _result(found, outcome) or _ability(found, outcome)
            if places:
                return Marked((found.mark(min(places), max(places)),))
        reached = by_staff and aim.act >= 0 and "contact" in found.lexicon_tags(aim.act)
        at_once = dated or reached or any(found.has(place, "some_time") for place in aim.places)
        if by_staff and dated and _takes_place(found, aim):
            return Marked((found.mark(aim.subject[0], aim.act),))
        done_once = aim.act >= 0 and "once" in found.lexicon_tags(aim.act) | found.tags[aim.act]
        plain = dated and (by_staff or _of_thing(found, aim))
        passive = aim.act >= 0 and found.is_passive(aim.act) and not plain
        if at_once and done_once and not passive and not _denied(found, aim, aim.act):
            return Marked((found.mark(aim.act, aim.act),))
    return Marked()


def _outcome(found: Parse, aim: Aim) -> Aim | None:
    """Return what is to come of an aim as one of its own: "läsa svenska så att han klarar kursen"."""
    clauses = (
        clause
        for clause in found.clauses
        if clause.role == "purpose" and clause.sentence == aim.sentence and clause.opened_by > aim.first
    )
    clause = next((clause for clause in clauses if found.has(clause.opened_by, "outcome")), None)
    if clause is None:
        return None
    places = tuple(range(clause.opened_by, clause.last + 1))
    verb = next((place for place in places if found.is_verb(place)), -1)
    return replace(aim, places=places, subject=(), verb=verb, act=verb)


def _takes_place(found: Parse, aim: Aim) -> bool:
    """Read "SIP-möte hålls", "ny genomförandeplan skrivs": with a last day it is seen whether it was."""
    if aim.act < 0 or not (found.is_passive(aim.act) or found.has(aim.act, "happens")):
        return False
    return any(found.has(place, "staff_thing", "meeting", "formal_meeting") for place in aim.subject)


def _at_each(found: Parse, aim: Aim) -> tuple[int, ...]:
    """Read "before every visit", "efter hvert måltid": an act at an occasion one can count."""
    for hit in found.hits:
        if "times_of_day" in hit.tags and hit.first in aim.places:
            # "rutiner for morgen og aften" are not kept at any time
            return () if found.has(hit.first - 1, "preposition") else hit.places
    if aim.act < 0 or not found.has(aim.act, "act", "shared_act", "receive"):
        return ()
    bounds = found.bounds(aim.sentence)
    for place in range(bounds.first, bounds.last):
        people = found.has(place + 1, "client", "kin", "staff", "abstract")
        noun = any(word.kind == "n" for word in found.words[place + 1])
        if found.has(place, "each") and noun and not people and not _denied(found, aim, aim.act):
            return (place, place + 1)
    return ()


def _of_thing(found: Parse, aim: Aim) -> bool:
    """Tell whether a passive is said of a mere thing: "ansökan skickas in"."""
    return any(found.has(place, "thing") for place in aim.subject)


def _own_part(found: Parse, aim: Aim) -> Aim:
    """Leave out what somebody is only helped to do: "støtte Kim i at finde et job" shows no job."""
    helped = aim.act >= 0 and found.lexicon_tags(aim.act) & {"support_verb", "staff_only", "help_verb"}
    if not helped and not (aim.act < 0 and found.has(aim.first, "support")):
        return aim
    places = [
        place
        for place in aim.places
        if place > aim.act
        and (found.has(place, "that") or any(word.form == "gerund" for word in found.words[place]))
    ]
    return replace(aim, places=tuple(p for p in aim.places if p < places[0])) if places else aim


def _result(found: Parse, aim: Aim) -> tuple[int, ...]:
    for hit in found.hits:
        if "lost" in hit.tags and hit.first in aim.places:
            return hit.places  # whether a home is lost can be seen, so too that it is not
        told = hit.tags & {"result", "result_state", "all_counted"} and hit.first in aim.places
        if told and not found.masked[hit.first] and not _denied(found, aim, hit.first):
            return hit.places
    return ()


def _denied(found: Parse, aim: Aim, place: int) -> bool:
    """Tell whether a word says that the thing told of at this place is not to be."""
    return any(
        found.has(near, "not", "never", "no_more") or (near < place and found.has(near, "avoid", "stop"))
        for near in aim.places
        if near <= place + 2
    )


def _done(found: Parse, aim: Aim) -> tuple[int, ...]:
    """Read what is to have been done: "ha läst ut en bok", "tandläkarbesök gjort"."""
    if any(
        found.has(place, "stop", "avoid", "not", "none", "never", "abstract", "keep") for place in aim.places
    ):
        return ()
    for place in aim.places:
        if aim.verb < 0 and _is_participle(found, place) and place == _last_word(found, aim):
            return (aim.first, place)
        told = found.language == "en" and found.is_passive(place) and not found.has(place, "up", "down")
        if told or _is_in_state(found, place):  # "CV written", "is sold"
            return (aim.first, place)
        done = [word for word in found.words[place] if word.kind == "v" and word.form == "supine"]
        tags = found.lexicon_tags(place)
        if not done or (tags & _NOTHING_DONE and "arrange" not in tags):
            continue
        if found.is_infinitive(place):
            return (place,)
    return ()


def _is_in_state(found: Parse, place: int) -> bool:
    """Read "är såld", "är inskickade": a state that a finished act leaves."""
    if not _is_participle(found, place) or found.lexicon_tags(place) & _NOTHING_DONE:
        return False
    be = any(found.has(before, "be") for before in range(place - 2, place))
    return be and (found.language != "en" or found.has(place, "act"))


def _is_participle(found: Parse, place: int) -> bool:
    return any(
        word.kind == "v"
        and (
            word.form == "supine"
            or (word.form in {"other", "past"} and _PARTICIPLE.match(found.tokens[place].folded))
        )
        for word in found.words[place]
    )


def _last_word(found: Parse, aim: Aim) -> int:
    """Return the place of the last word of an aim, dates and amounts left out."""
    words = [place for place in aim.places if found.tokens[place].kind == "word" and not found.masked[place]]
    return words[-1] if len(words) > 1 else -1


def _possession(found: Parse, aim: Aim) -> tuple[int, ...]:
    """Read "has a flat of her own", "gets a job", "hittar en praktikplats"."""
    if aim.verb < 0:
        return _bare_thing(found, aim)
    for place in aim.places:
        if not found.has(place, "keep", "wants") and not found.lexicon_tags(place) & {"have", "get", "make"}:
            continue
        if found.has(place, "shall"):
            continue  # "not have to sleep on sofas"
        for after in range(place + 1, min(place + _NEAR, aim.last + 1)):
            if found.has(after, "none", "not", "without", "more", "less", "improve"):
                break
            if found.has(place, "keep") and (_only_kept_so(found, after) or found.has(after, "preposition")):
                break
            if "thing" in found.tags[after] | found.lexicon_tags(after):
                return (place, after)
    return ()


def _only_kept_so(found: Parse, place: int) -> bool:
    """Tell whether English keeps a thing in some state, or goes on doing: "keep the flat clean"."""
    return found.has(place + 1, "adjectival") or any(word.form == "gerund" for word in found.words[place])


def _bare_thing(found: Parse, aim: Aim) -> tuple[int, ...]:
    """Read a fragment that is only a thing to have: "Eget boende", "Jobb"."""
    if found.language == "en":
        return _bare_head(found, aim)
    for place in aim.places[:4]:
        if found.has(place, "thing"):
            return (place,)
        if found.tokens[place].kind == "word" and not found.has(
            place, "article", "own", "shall", "describing"
        ):
            return ()
    return ()


def _bare_head(found: Parse, aim: Aim) -> tuple[int, ...]:
    """Return the head of an English fragment, the last before a preposition: "Forklift licence"."""
    head = -1
    if any(
        found.has(place, "none", "not", "no_more", "never", "less", "more", "stop") for place in aim.places
    ):
        return ()
    for place in aim.places:
        if found.masked[place] or found.has(place, "preposition", "that", "and", "or", "adverb", "particle"):
            break
        if found.tokens[place].kind == "word":
            head = place
    near = 0 <= head < aim.first + 4
    return (head,) if near and found.has(head, "thing") else ()


def _is_plain_act(found: Parse, place: int) -> bool:
    """Tell whether a verb is something one can see done; one that no table knows is taken for such."""
    if found.has(place, "act") or (found.has(place, "shared_act") and "act" in found.lexicon_tags(place)):
        return True
    return bool(found.words[place]) and not found.tags[place]


def _only_at_times(found: Parse, aim: Aim, able: Sequence[int]) -> bool:
    """Tell whether it is a habit for certain times: "ringer selv til kommunen, når jeg er i tvivl"."""
    if found.language == "en" or not found.is_finite(aim.verb) or aim.verb != aim.act:
        return False
    bounds = found.bounds(aim.sentence)
    at_need = any(hit.phrase and "condition" in hit.tags and hit.first > aim.first for hit in found.hits)
    return all(found.has(place, "alone") for place in able) and (
        at_need or any(found.roles[place] == "condition" for place in range(bounds.first, bounds.last + 1))
    )


_NO_ABILITY: Final = (
    "more", "less", "improve", "not", "never", "stop", "avoid", "without",
)  # fmt: skip


def _ability(found: Parse, aim: Aim) -> tuple[int, ...]:
    """Read "kan åka buss själv", "be able to cook"."""
    able = [
        place
        for place in aim.places
        if found.has(place, "can", "learn", "alone", "ability")
        or (found.has(place, "without") and without_help(found, place))
    ]
    acts = [place for place in aim.places if found.is_verb(place) and _is_plain_act(found, place)]
    if not able or not acts:
        return ()
    if any(found.has(place, *_NO_ABILITY) and place not in able for place in aim.places):
        return ()
    if _only_at_times(found, aim, able):
        return ()
    return (able[0], acts[0])
