"""Which sentences of a statement say what is wanted, and which tell how it is, or more of the goal.

People write how it is today, a reference number or a phone number before the goal, and a small step, what
comes of it or who will help after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse

_FEW: Final = 2
_PERFECT: Final = 6
"""How far from "has" its participle may stand: "har sedan årskurs 7 haft"."""


def wanted(found: Parse, aims: Sequence[Aim]) -> list[Aim]:
    """Leave out the sentences that tell how it is, and those that are only a reference."""
    asked = [aim for aim in aims if not _is_question(found, aim)]
    aims = asked or aims
    if len({aim.led for aim in aims}) >= _FEW and not aims[0].led:
        return [aim for aim in aims if aim.led]
    wished = any(_is_wish(found, aim) for aim in aims)
    if len({aim.sentence for aim in aims}) < _FEW:
        return [aim for aim in aims if not _tells_of_today(found, aim, wished=wished)] or list(aims)
    led = [aim for aim in aims if aim.led]
    if led:
        first = led[0].sentence
        return [aim for aim in aims if aim.sentence >= first and not _explains(found, aim)]
    return _of_sentences(found, aims, wished=wished)


def _of_sentences(found: Parse, aims: Sequence[Aim], *, wished: bool) -> list[Aim]:
    """Choose among sentences: first those that wish, and after them what only goes on wishing."""
    telling = {
        aim.sentence
        for aim in aims
        if _tells_of_today(found, aim, wished=wished) or _is_reference(found, aim)
    }
    wishes = {
        aim.sentence
        for aim in aims
        if (_is_wish(found, aim) and not _is_reference(found, aim)) or _is_counted_fragment(found, aim)
    }
    first = min(wishes, default=-1)
    drawn = min((aim.sentence for aim in aims if _follows(found, aim)), default=-1)
    telling |= {aim.sentence for aim in aims if aim.sentence < drawn} - wishes
    goes_on = any(aim.sentence == first and _adds(found, aim) for aim in aims)
    kept: list[Aim] = []
    left_out = -1
    for aim in aims:
        if aim.sentence == left_out and _shares_subject(found, aim):
            continue  # "Hon sitter ensam och blir ledsen": both tell how it is
        left_out = aim.sentence
        if _explains(found, aim) and (aim is not aims[0] or aim.sentence not in wishes):
            continue
        if kept and kept[-1].sentence != aim.sentence and _follows(found, aim):
            continue
        if aim.sentence in wishes:
            today = _tells_of_today(found, aim, wished=wished)
            if not today and not _is_level(found, aim, kept, told=aim.sentence in telling):
                kept.append(aim)
                left_out = -1
        elif aim.sentence not in telling and (
            goes_on or (aim.sentence > first and not (first >= 0 and _is_how(found, aim, kept)))
        ):
            kept.append(aim)
            left_out = -1
    return kept or [aim for aim in aims if not _is_reference(found, aim)] or list(aims)


def _shares_subject(found: Parse, aim: Aim) -> bool:
    return not aim.subject and found.is_finite(aim.verb) and not _is_wish(found, aim)


def _adds(found: Parse, aim: Aim) -> bool:
    """Tell whether a sentence says that it names one more thing: "Hon ska också …"."""
    return any(found.has(place, "also") for place in aim.places)


def _is_how(found: Parse, aim: Aim, kept: Sequence[Aim]) -> bool:
    """Tell whether what somebody does, after what they wish, is how they get there: "Hon skriver upp …".

    Who is named again, where a pronoun would do, has another goal: "Maja ska … Maja ber …".
    """
    if not aim.subject or not found.is_finite(aim.verb) or _is_wish(found, aim) or _adds(found, aim):
        return False
    name = found.tokens[aim.subject[0]].folded
    pronoun = found.has(aim.subject[0], "person", "first_person", "they", "we")
    again = any(name == found.tokens[place].folded for other in kept for place in other.subject)
    return pronoun or not again


def _follows(found: Parse, aim: Aim) -> bool:
    """Tell whether a sentence draws a conclusion from what was said before: "Han ska därför …"."""
    return any("with_therefore" in found.goes_with(place) for place in aim.places[:_PERFECT])


def _is_level(found: Parse, aim: Aim, kept: Sequence[Aim], *, told: bool) -> bool:
    """Tell whether a sentence only gives levels to the goal before: "Skattar idag 3 av 10, vill till 7"."""
    before = any(other.sentence < aim.sentence for other in kept)
    told = told or any(found.has(place, "now") for place in aim.places)
    return told and before and any(found.amounts[place] for place in aim.places)


def is_aside(found: Parse, aim: Aim) -> bool:
    """Tell whether an aim says how a goal is followed, or who helps: "mamma följer med"."""
    if aim.act < 0:
        return False
    tags = found.goes_with(aim.act)
    if any(found.has(place, "kin") for place in aim.subject) and "with_helps_out" in tags:
        return True
    return follows_up(found, aim.act)


def follows_up(found: Parse, verb: int) -> bool:
    """Tell whether a verb says how a goal is followed: "resultatet antecknas", "it is checked weekly"."""
    tags = found.goes_with(verb)
    return "with_follows_up" in tags or (found.is_passive(verb) and "with_follows_up_passive" in tags)


def _is_question(found: Parse, aim: Aim) -> bool:
    return found.tokens[found.bounds(aim.sentence).last].folded == "?"


def _is_wish(found: Parse, aim: Aim) -> bool:
    """Tell whether a sentence wants something: by its modal, or because it is an infinitive or an order."""
    if aim.verb < 0 or found.has(aim.verb, "reference"):
        return False
    if _cannot(found, aim) or _goes_on_from_have(found, aim):
        return False
    if found.has(aim.verb, "not"):
        return any(found.has(place, "want") for place in range(aim.verb, aim.verb + _PERFECT))
    return found.has(aim.verb, "shall", "can", "want") or not found.is_finite(aim.verb)


def _cannot(found: Parse, aim: Aim) -> bool:
    """Tell whether a sentence says what somebody is not able to: "Hon kan inte läsa"."""
    verb = aim.verb
    if not found.has(verb, "can") or not found.is_finite(verb):
        return False
    return any(found.has(place, "not") for place in aim.places if verb <= place <= verb + _FEW)


def _is_counted_fragment(found: Parse, aim: Aim) -> bool:
    """Tell whether a fragment with a count or a change says a goal: "Upp på morgonen 5 dagar i veckan."."""
    return (
        aim.verb < 0
        and any(
            found.masked[place] or found.compares(place) or found.has(place, "up", "down", "keep", "stop")
            for place in aim.places
        )
        and not _tells_of_today(found, aim, wished=True)
        and not _is_reference(found, aim)
    )


def _tells_of_today(found: Parse, aim: Aim, *, wished: bool) -> bool:
    """Tell whether a sentence says how it is now or has been; ``wished``: another wishes something."""
    done = aim.verb >= 0 and _goes_on_from_have(found, aim)
    if aim.verb >= 0 and (found.has(aim.verb, "shall", "want") or not (done or found.is_finite(aim.verb))):
        return False
    if wished and (_cannot(found, aim) or _is_perfect(found, aim)):
        return True
    return (
        any(found.has(place, "now") for place in aim.places) or _is_hard(found, aim) or _is_past(found, aim)
    )


def _is_hard(found: Parse, aim: Aim) -> bool:
    """Tell whether a sentence says what somebody struggles with: "Hon har svårt att somna"."""
    if aim.verb < 0 or any(found.has(place, "less", "down", "stop", "avoid", "not") for place in aim.places):
        return False
    return any("with_struggles" in found.goes_with(place) for place in aim.places)


def _is_past(found: Parse, aim: Aim) -> bool:
    if aim.verb < 0 or not (found.is_finite(aim.verb) or _goes_on_from_have(found, aim)):
        return False
    if found.has(aim.verb, "not"):
        return False  # "don't want to"
    forms = {word.form for word in found.words[aim.verb] if word.kind == "v"}
    if found.has(aim.verb, "had") or ("past" in forms and "present" not in forms):
        return True
    return _is_perfect(found, aim) and any(
        found.has(place, "trouble") or "with_struggles" in found.goes_with(place) for place in aim.places
    )


def _is_perfect(found: Parse, aim: Aim) -> bool:
    if aim.verb < 0:
        return False
    if _goes_on_from_have(found, aim):
        return True
    return found.has(aim.verb, "have") and any(
        _is_supine(found, place) for place in aim.places if aim.verb < place <= aim.verb + _PERFECT
    )


def _is_supine(found: Parse, place: int) -> bool:
    return any(word.kind == "v" and word.form == "supine" for word in found.words[place]) or (
        found.language == "en" and found.tokens[place].folded == "been"
    )


def _goes_on_from_have(found: Parse, aim: Aim) -> bool:
    """Tell whether "has" stands before a participle that begins an aim: "har slutat röka och börjat …"."""
    if not _is_supine(found, aim.verb) or found.is_finite(aim.verb):
        return False
    return any(
        found.has(place, "have") and found.is_finite(place)
        for place in range(found.bounds(aim.sentence).first, aim.first)
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
    opening = found.bounds(aim.sentence).first
    if aim.verb >= 0 and "with_thereby" in found.goes_with(opening) and not _adds(found, aim):
        return True  # "Då orkar hon …": what comes of it
    if aim.verb < 0 or _is_wish(found, aim):
        return False
    bounds = found.bounds(aim.sentence)
    return any(found.roles[place] == "condition" for place in range(bounds.first, bounds.last + 1))
