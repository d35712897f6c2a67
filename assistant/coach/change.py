"""Which way a goal goes, and whether what it aims at is a quality on which two people could not agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from assistant.coach.aims import Aim
from assistant.coach.clauses import Parse, is_subject
from assistant.coach.findings import Quantity
from assistant.coach.text import Mark
from assistant.coach.words import Hit

Direction = Literal["increase", "decrease", "maintain", "reach"]
_AROUND: Final = 3


class Way(NamedTuple):
    """A direction with the words that say so; ``compared`` holds those that compare with nothing."""

    direction: Direction
    marks: tuple[Mark, ...] = ()
    sure: bool = True
    compared: tuple[Mark, ...] = ()


def way_of(found: Parse, aims: Sequence[Aim], quantities: Sequence[Quantity]) -> Way:
    """Return which way the aims go, the first that says so."""
    places = frozenset(place for aim in aims for place in aim.places)
    signs = sorted(_signs(found, places), key=lambda sign: sign[1].first)
    kept = [hit for way, hit in signs if way == "maintain"]
    moved = [(way, hit) for way, hit in signs if way != "maintain"]
    compared = tuple(_mark(found, hit) for _, hit in moved)
    if kept and not (
        moved and moved[0][1].first <= kept[0].last + _AROUND and moved[0][0] in {"increase", "decrease"}
    ):
        return Way("maintain", (_mark(found, kept[0]),), sure=not moved)
    if moved:
        ways = {way for way, _ in moved}
        return Way(moved[0][0], (_mark(found, moved[0][1]),), sure=len(ways) == 1, compared=compared)
    amounts = _amounts(found, quantities)
    if amounts is not None:
        return amounts
    return Way("reach")


def _mark(found: Parse, hit: Hit) -> Mark:
    return found.mark(hit.first, hit.last)


def _signs(found: Parse, places: frozenset[int]) -> Iterator[tuple[Direction, Hit]]:
    for hit in found.hits:
        if hit.first not in places or (found.masked[hit.first] and not found.amount_at(hit.first)):
            continue
        way = _sign(found, hit)
        if way is not None:
            yield way, hit


def _sign(found: Parse, hit: Hit) -> Direction | None:
    tags = hit.tags
    if tags & {"no_comparison", "threshold"} and not tags & {"keep"}:
        return None
    if hit.phrase and "abstract" in tags:
        own = frozenset[str]().union(*(found.lexicon_tags(place) for place in hit.places))
        tags |= own & {"improve", "more", "less", "keep"}
    if "keep" in tags:
        return "maintain"
    if "down" in tags or "less" in tags:
        return "decrease" if not _threshold(found, hit.last) else None
    if "up" in tags or "improve" in tags:
        return "increase"
    if "up_of_quality" in tags and any(
        found.has(place, "abstract") for place in range(hit.last + 1, hit.last + 5)
    ):
        return "increase"
    if "stays_at" in tags and any(found.amount_at(place) for place in range(hit.last + 1, hit.last + 6)):
        return "maintain"
    if tags & {"up_to", "down_to"}:
        return _level(found, hit)
    if "more" in tags or _graded(found, hit):
        if _threshold(found, hit.last):
            return None
        return "decrease" if "lower" in hit.tags else "increase"
    return None


def _level(found: Parse, hit: Hit) -> Direction | None:
    """Read "upp", "ner" before an amount: "gå upp två kilo", "är nere på 5", but not "gå upp klockan 7"."""
    leads = False
    if hit.phrase and _ends_aim(found, hit.last + 1):
        return "increase" if "up_to" in hit.tags else "decrease"  # "the number of reports goes down"
    if found.has(hit.first - 1, "no_level"):
        return None  # "skriva upp tre saker"
    for place in range(hit.last + 1, min(hit.last + 5, len(found.tokens))):
        leads = leads or found.has(place, "from")
        if found.amount_at(place) or (leads and found.masked[place]):
            return "increase" if "up_to" in hit.tags else "decrease"
        if not found.has(place, "from", "to_level", "preposition", "at_most"):
            return None
    return None


def _ends_aim(found: Parse, place: int) -> bool:
    """Tell whether an English sentence about a thing, and no person, ends before this place."""
    if found.language != "en" or any(is_subject(found, before) for before in range(place)):
        return False
    return place >= len(found.tokens) or found.tokens[place].kind == "sign"


def _graded(found: Parse, hit: Hit) -> bool:
    return any(
        word.form == "graded" and word.kind == "a" for place in hit.places for word in found.words[place]
    )


def _threshold(found: Parse, place: int) -> bool:
    """Tell whether "than" and a number follow: "more than 3 times" is a level, not a change."""
    return found.has(place + 1, "than") and any(
        found.tokens[after].kind == "number" or found.masked[after]
        for after in range(place + 2, min(place + 4, len(found.tokens)))
    )


def _amounts(found: Parse, quantities: Sequence[Quantity]) -> Way | None:
    """Read two amounts of one kind, one of them today's: "from 5 to 2", "2 a day instead of 5"."""
    for first, second in pairwise(quantities):
        if not _alike(first, second):
            continue
        start = found.starts[found.sentence_of(_place(found, first.mark.start))]
        between = [
            place
            for place, token in enumerate(found.tokens)
            if first.mark.end <= token.start < second.mark.start
        ]
        before = list(range(start, _place(found, first.mark.start)))
        mark = (Mark(first.mark.start, second.mark.end),)
        if any(found.has(place, "now", "instead", "instead_word", "compared") for place in between) or (
            between and found.has(between[-1], "from")
        ):
            after = [place for place, token in enumerate(found.tokens) if token.start >= second.mark.end][:2]
            turned = _second_is_today(found, before, between, after)
            grows = (first.high < second.high) != turned
        elif _leads_on(found, first, before, between):
            grows = first.high < second.high
        else:
            continue
        return Way("increase" if grows else "decrease", mark)
    return None


def _second_is_today(found: Parse, before: list[int], between: list[int], after: list[int]) -> bool:
    """Tell which of two amounts "now" belongs to: "4 (nu 8)" but "20 minuter i dag, 40 till våren"."""
    if any(found.has(place, "now") for place in after):
        return True
    now = [place for place in between if found.has(place, "now")]
    if now and any(found.tokens[place].folded in {",", ";", "."} for place in between if place > now[-1]):
        return False
    return not any(found.has(place, "now") for place in before)


def _place(found: Parse, offset: int) -> int:
    """Return the first token at or after a place in the text."""
    return next((place for place, token in enumerate(found.tokens) if token.start >= offset), 0)


def _leads_on(found: Parse, first: Quantity, before: list[int], between: list[int]) -> bool:
    """Tell whether the words say that the first amount is today's and the second is to come."""
    if any(found.has(place, "now") for place in before):
        return True
    led = any(found.has(place, "from") for place in (*before[-3:], _place(found, first.mark.start)))
    return led or any(found.has(place, "to_level") for place in between)


def _alike(first: Quantity, second: Quantity) -> bool:
    if first.unit != second.unit or first.of != second.of or first.high == second.high:
        return False
    if first.noun and second.noun and first.noun.casefold() != second.noun.casefold():
        return False
    return first.per == second.per or None in {first.per, second.per}


class Vagueness(NamedTuple):
    """Whether a goal is vague, and the words that make it so."""

    vague: bool
    marks: tuple[Mark, ...] = ()
    sure: bool = True


def vagueness_of(
    found: Parse, aims: Sequence[Aim], quantities: Sequence[Quantity], *, support: bool
) -> Vagueness:
    """Tell whether an aim is abstract and tied to no amount.

    Of ``support`` also the purpose counts: it is all that is said of where it should lead.
    """
    marks: list[Mark] = []
    unsure = False
    for aim in aims:
        places = set(aim.places)
        if support:
            places.update(
                place
                for place in range(len(found.tokens))
                if found.roles[place] == "purpose" and found.sentence_of(place) == aim.sentence
            )
        hits = [
            hit
            for hit in _abstract(found, places, support=support)
            if not (support and (_only_topic(found, aim, hit) or _is_support(found, aim, hit)))
        ]
        if not hits:
            continue
        tied = places | _specified(found, aim, aims)
        if any(_within(found, quantity, tied) for quantity in quantities):
            unsure = unsure or len(aims) > 1
            continue
        unsure = unsure or all("soft" in hit.tags and "abstract" not in hit.tags for hit in hits)
        marks.extend(found.mark(hit.first, hit.last) for hit in hits)
    return Vagueness(bool(marks), tuple(marks), sure=not unsure)


def _is_support(found: Parse, aim: Aim, hit: Hit) -> bool:
    """Tell whether a word is what staff do: "ska motiveras till"."""
    return (
        not hit.phrase
        and hit.first == aim.act
        and bool(found.lexicon_tags(hit.first) & {"support_verb", "staff_only"})
    )


def _only_topic(found: Parse, aim: Aim, hit: Hit) -> bool:
    """Tell whether a word only names the field that support is given in: "stöd med ekonomin"."""
    of_topic = "topic" in hit.tags or (
        found.has(hit.last + 1, "topic") and all(word.kind == "a" for word in found.words[hit.first])
    )
    if not of_topic or _towards(found, hit) or any(found.has(place, "process") for place in aim.places):
        return False
    if "relation" in hit.tags and aim.act >= 0 and "bond" in found.lexicon_tags(aim.act):
        return False  # "bygga en relation till Noel"
    supports = aim.act >= 0 and found.lexicon_tags(aim.act) & {"support_verb", "staff_only"}
    return not any(
        found.has(place, "that") and (found.is_infinitive(place + 1) or is_subject(found, place + 1))
        for place in range((aim.act if supports else aim.first) + 1, hit.first)
    )


def _towards(found: Parse, hit: Hit) -> bool:
    """Tell whether a word is where the support should lead: "stödja Mira till en meningsfull fritid"."""
    before = hit.first - 1
    while before > 0 and found.has(before, "article", "own", "abstract"):
        before -= 1
    opened = before > 0 and "opens_way" in found.lexicon_tags(before - 1)
    return opened or found.has(before, "to_level", "towards")


def _specified(found: Parse, aim: Aim, aims: Sequence[Aim]) -> set[int]:
    """Return where an aim is said in more detail: "så att …", and later sentences without an aim."""
    own = {other.sentence for other in aims}
    return {
        place
        for place in range(len(found.tokens))
        if (found.roles[place] in {"purpose", "example"} and found.sentence_of(place) == aim.sentence)
        or (found.sentence_of(place) > aim.sentence and found.sentence_of(place) not in own)
    }


def _within(found: Parse, quantity: Quantity, places: set[int]) -> bool:
    return any(quantity.mark.start <= found.tokens[place].start < quantity.mark.end for place in places)


def _abstract(found: Parse, places: set[int], *, support: bool) -> Iterator[Hit]:
    kept = any(
        found.has(place, "keep", "not", "none", "never", "stop", "avoid", "without") for place in places
    )
    acts = [
        place
        for place in places
        if found.has(place, "act", "result", "down")
        and not found.has(place, "process", "get", "have", "help_verb")
        and found.is_verb(place)
    ]
    plain = any(found.has(place, "act", "result") and not found.has(place, "stative") for place in acts)
    habit = any(found.has(place, "each") for place in places)  # "contact with mum every week" is plain
    for hit in found.hits:
        if hit.first not in places or found.masked[hit.first] or "plain" in hit.tags:
            continue
        if "alone" in hit.tags and plain and not found.compares(hit.first - 1):
            continue
        if "abstract" in hit.tags or _changes_abstract(found, hit):
            excused = (
                _beside(found, hit, plain=plain)
                or _only_can(found, hit, places)
                or (plain and _describes_thing(found, hit))
            )
            if not excused:
                yield hit
        elif "improve" in hit.tags:
            if not _of_countable(found, hit):
                yield hit
        elif "soft" in hit.tags and not (acts or kept or support or habit):
            yield hit


def _changes_abstract(found: Parse, hit: Hit) -> bool:
    """Tell whether a phrase of change names what is changed, and that is abstract: "lift her mood"."""
    if not hit.phrase or hit.tags.isdisjoint({"up", "down"}):
        return False
    return any("abstract" in found.lexicon_tags(place) for place in hit.places)


def _beside(found: Parse, hit: Hit, *, plain: bool) -> bool:
    """Tell whether a word only tells of the occasion or the manner: "vid oro", "ringa … i lugn takt"."""
    for place in range(hit.first - 1, max(-1, hit.first - 4), -1):
        if found.has(place, "occasion"):
            return True
        if found.has(place, "preposition", "without", "about"):
            return plain
        if found.has(place, "that") or found.lexicon_tags(place) & {"get", "become"}:
            continue  # "åka tåg utan att få panik"
        if not found.has(place, "article", "own", "abstract", "and") and not found.compares(place):
            return False
    return False


def _describes_thing(found: Parse, hit: Hit) -> bool:
    """Tell whether an adjective only says which thing something is done with: "ta en vanlig buss"."""
    after = hit.last + 1
    if found.language == "en" or hit.phrase or after >= len(found.tokens) or found.masked[after]:
        return False
    if not all(word.kind == "a" and word.form != "graded" for word in found.words[hit.first]):
        return False
    nouns = [word for word in found.words[after] if word.kind == "n"]
    unknown = not found.words[after] and found.tokens[after].text.islower()
    return (bool(nouns) or unknown) and not found.has(after, "abstract", "soft", "support", "staff")


def _only_can(found: Parse, hit: Hit, places: set[int]) -> bool:
    """Tell whether an ability is only the frame of an act: "behålla förmågan att äta själv"."""
    if "ability" not in hit.tags:
        return False
    if found.is_verb(hit.first) and found.is_infinitive(hit.last + 1) and found.has(hit.last + 1, "act"):
        return True  # "orkar gå till brevlådan"
    if not found.has(hit.last + 1, "that"):
        return False
    return not any(found.has(place, "up", "improve", "more") for place in places)


def _of_countable(found: Parse, hit: Hit) -> bool:
    return any(
        found.has(place, "countable")
        for place in range(max(0, hit.first - _AROUND), min(hit.last + _AROUND + 2, len(found.tokens)))
    )
