"""What a statement aims at: its separate goals, and what each is about.

"Kim handlar och lagar mat" aims at two things, "tvättar och torkar" at one, and so does a goal with its
reason, its means or its example.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from assistant.coach.clauses import Parse, is_name, is_subject

_LONGEST_REFERENCE: Final = 14
_LONGEST_SENTENCE: Final = 200
"""So many words of a sentence are searched for aims; nobody writes a goal as long as that."""

_ADVERBS: Final = 3
"""How many small words may stand between "and" and the verb it joins."""


@dataclass(frozen=True, slots=True)
class Aim:
    """One predicate of the statement: its places in goal clauses, and where its subject and verb stand.

    ``subject`` is empty where none is said; ``verb`` is the first verb, modals included, or -1, and ``act``
    the first that says what is done. ``led`` tells whether the sentence is called a ``goal``, a
    ``purpose`` or a ``step``.
    """

    sentence: int
    places: tuple[int, ...]
    subject: tuple[int, ...]
    verb: int
    act: int
    led: str = ""

    @property
    def first(self) -> int:
        """Return its first place."""
        return self.places[0]

    @property
    def last(self) -> int:
        """Return its last place."""
        return self.places[-1]


def aims_of(found: Parse) -> list[Aim]:
    """Return the aims of a statement, in order: at least one where there is any word in a goal clause."""
    aims: list[Aim] = []
    for sentence in range(len(found.starts)):
        bounds = found.bounds(sentence)
        last = min(bounds.last, bounds.first + _LONGEST_SENTENCE)
        places = [place for place in range(bounds.first, last + 1) if found.roles[place] == "goal"]
        carried = ""
        for part in _split(found, places):
            wanted = _without_lead(found, list(part))
            led = _led(found, list(part[: len(part) - len(wanted)]))
            carried = led or carried
            while wanted and found.tokens[wanted[-1]].folded == ",":
                wanted.pop()
            if any(found.tokens[place].kind != "sign" for place in wanted):
                aims.append(replace(_aim(found, sentence, tuple(wanted)), led=carried))
    return aims


def _led(found: Parse, places: list[int]) -> str:
    if any(found.has(place, "step_lead") for place in places):
        return "step"
    if any(found.has(place, "purpose_lead") for place in places):
        return "purpose"
    return "goal" if any(_leads(found, place) for place in places) else ""


def _without_lead(found: Parse, places: list[int]) -> list[int]:
    """Leave out what opens a statement: "Mål:", "Målet är att", a bullet, a number in a list."""
    start = _after_reference(found, places)
    for number in range(start, min(start + 8, len(places))):
        if _is_lead(found, places, number, start):
            start = number + 1
        elif number == start and not _lead_ahead(found, places, number):
            break
    return places[start:]


def _is_lead(found: Parse, places: list[int], number: int, start: int) -> bool:
    place = places[number]
    token = found.tokens[place]
    if _leads(found, place) and not found.masked[place]:
        return True
    if number != start:
        return False
    if token.kind == "number":
        return number + 1 < len(places) and found.tokens[places[number + 1]].folded in {".", ")"}
    if len(token.text) == 1 and number + 1 < len(places) and found.tokens[places[number + 1]].folded == ")":
        return True
    after_lead = number > 0 and found.has(places[number - 1], "lead", "be")
    return token.kind == "sign" or (after_lead and found.has(place, "be", "that", "purpose"))


def _after_reference(found: Parse, places: list[int]) -> int:
    """Return what comes after a reference and its colon: "Ref.nr 070-2026-118: …"."""
    colon = next(
        (number for number, place in enumerate(places[:_LONGEST_REFERENCE]) if _is_colon(found, place)), -1
    )
    before = places[: max(colon, 0)]
    numbered = any(found.has(place, "reference") or found.tokens[place].kind == "number" for place in before)
    if not numbered or any(found.is_verb(place) or _is_said(found, place) for place in before):
        return 0
    return colon + 1


def _is_said(found: Parse, place: int) -> bool:
    """Tell whether a word means more than where a statement is filed."""
    return bool(
        found.tags[place] - {"reference", "article", "preposition", "support", "that", "particle", "occasion"}
    )


def _leads(found: Parse, place: int) -> bool:
    return found.has(place, "lead") or (found.has(place, "lead_if_colon") and _is_colon(found, place + 1))


def _lead_ahead(found: Parse, places: list[int], number: int) -> bool:
    """Tell whether a word such as "goal" comes soon, as in "Kims mål:"."""
    return (
        number < 3
        and any(_leads(found, place) for place in places[number + 1 : 4])
        and not found.is_verb(places[number])
    )


def _split(found: Parse, places: list[int]) -> Iterator[tuple[int, ...]]:
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
        if not any(_carries(found, before) or found.compares(before) for before in left):
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
    return found.has(place, "and", "or", "but") or found.tokens[place].folded in {",", "+", "/"}


def _resumes(found: Parse, places: list[int], number: int, begun: int) -> bool:
    """Tell whether a new aim begins after a clause that hangs on the one before: "…, när …, förbättra …"."""
    place = places[number]
    gap = place > places[number - 1] + 1
    return (
        gap
        and found.tokens[place - 1].folded == ","
        and _opens_aim(found, [*places[:number], place - 1, *places[number:]], number + 1, begun)
    )


def _counted_apart(found: Parse, places: list[int], number: int, begun: int) -> bool:
    """Tell whether two fragments each have their own count: "uppe kl 8 varje dag, dusch varannan dag"."""
    rest = places[number + 1 :]
    later = next((at for at, place in enumerate(rest) if _joins(found, place)), len(rest))
    parts = (places[begun:number], rest[:later])
    if not parts[1] or any(found.is_verb(place) for part in parts for place in part):
        return False
    if all(found.has(part[0], "none") for part in parts):
        return True
    return all(
        any(found.masked[place] for place in part) and any(_is_content(found, place) for place in part)
        for part in parts
    )


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
    return found.has(place, "lead") and (found.has(place + 1, "be", "lead") or _is_colon(found, place + 1))


def _is_colon(found: Parse, place: int) -> bool:
    return place < len(found.tokens) and found.tokens[place].folded == ":"


def _carries(found: Parse, place: int) -> bool:
    """Tell whether a word can be the verb of an aim: a modal alone still waits for its own."""
    return found.is_verb(place) and not found.has(place, "shall", "can", "want")


def _opens_aim(found: Parse, places: list[int], number: int, begun: int) -> bool:
    """Tell whether what follows a joining word is a predicate of its own."""
    for ahead, place in enumerate(places[number : number + _ADVERBS]):
        if found.is_verb(place):
            if (
                found.tokens[places[number - 1]].folded == ","
                and found.is_finite(place)
                and found.is_passive(place)
            ):
                return False  # "…, kallas av skolan" tells more of what was said
            if not _matches(found, places[begun : number - 1], place):
                return False
            denied = any(found.has(before, "not", "never") for before in places[number : number + ahead])
            return denied or not _same_act(found, places, number - 1, place, begun)
        if is_subject(found, place):
            if found.has(place, "it") and found.tokens[places[number - 1]].folded == ",":
                return False  # "…, det är väl det"
            return any(_carried(found, after) for after in places[number + ahead + 1 : number + ahead + 3])
        if ahead == 0 and found.compares(place):
            return _compares_too(found, places[begun : number - 1])
        if not found.has(place, *_BEFORE_VERB):
            return False
    return False


def _carried(found: Parse, place: int) -> bool:
    """Tell whether a subject before has its verb here; in English also as in "staff to help"."""
    return found.is_finite(place) or (
        found.tokens[place].folded == "to" and found.is_infinitive(place + 1) and found.language == "en"
    )


_BEFORE_VERB: Final = (
    "that", "also", "not", "never", "and", "alone", "now", "adverb", "more", "absolute", "preposition",
)  # fmt: skip


def _matches(found: Parse, left: list[int], verb: int) -> bool:
    """Tell whether a verb is of the same kind as one before it: finite, or an infinitive."""
    if found.is_finite(verb):
        return any(found.is_finite(place) for place in left)
    return any(
        found.is_infinitive(place) or found.has(place, "shall", "can", "want", "try") for place in left
    )


def _compares_too(found: Parse, left: list[int]) -> bool:
    """Tell whether another comparison with its own thing stands before: "bättre sömn och mindre oro"."""
    return any(found.compares(place) and number + 1 < len(left) for number, place in enumerate(left))


def _same_act(found: Parse, places: list[int], joint: int, verb: int, begun: int) -> bool:
    """Tell whether the verbs on both sides of a joining word are parts of one act."""
    errand = any(found.is_verb(place) and found.has(place, "on_the_way") for place in places[begun:joint])
    if errand and "errand" in found.lexicon_tags(verb):
        return True  # "stannar till på Coop och köper bröd"
    if _leads_to(found, places[begun:joint], verb):
        return True
    before = places[joint - 1]
    small = found.lexicon_tags(before) & {"preposition", "particle"}
    if not found.is_verb(before) and joint > 1 and small:
        before = places[joint - 2]  # "fylla i och skicka in"
        if found.language == "en" and found.is_verb(before) and "particle" not in small:
            return True  # "shop for and cook a meal"
    if not found.is_verb(before):
        return found.has(before, "shared_act")
    if found.has(before, "shared_act", "shall", "can", "want", "try") or found.has(verb, "shared_act"):
        return True
    # "tvättar och torkar kläder": the first verb has nothing of its own, and shares what follows.
    joins = found.has(places[joint], "and", "or") or found.tokens[places[joint]].folded == ","
    return joins and _shares(found, before, verb)


def _leads_to(found: Parse, left: list[int], verb: int) -> bool:
    """Tell whether a verb says what is done next with the same thing: "find a course and apply for it"."""
    if found.language == "en" and any(
        found.tokens[after].folded == "it" for after in range(verb + 1, min(verb + 5, len(found.tokens)))
    ):
        return True
    chains = {tag for tag in found.lexicon_tags(verb) if tag.startswith("chain_")}
    return bool(chains) and any(
        found.is_verb(place) and not chains.isdisjoint(found.lexicon_tags(place)) for place in left
    )


def _shares(found: Parse, before: int, verb: int) -> bool:
    families = [
        {tag for tag in found.lexicon_tags(place) if tag.startswith("same_")} for place in (before, verb)
    ]
    return bool(families[0] & families[1])


def _aim(found: Parse, sentence: int, places: tuple[int, ...]) -> Aim:
    verb = next((place for place in places if found.is_verb(place)), -1)
    subject: tuple[int, ...] = ()
    if verb >= 0 and found.is_finite(verb):
        subject = _subject(found, places, verb)
    elif verb < 0 or found.is_infinitive(verb):
        subject = _subject_of_to(found, places, verb) or _subject_of_fragment(found, places, verb)
    act = next(
        (
            place
            for place in places
            if found.is_verb(place) and not found.has(place, "shall", "can", "want", "try")
        ),
        verb,
    )
    return Aim(sentence, places, subject, verb, act)


def _subject(found: Parse, places: tuple[int, ...], verb: int) -> tuple[int, ...]:
    before = [place for place in places if place < verb]
    subject = _noun_phrase(found, before)
    if subject or found.language == "en":  # whose verb never comes before its subject
        return subject
    after = [place for place in places if verb < place <= verb + 3]
    if after and is_subject(found, after[0]):
        return (after[0],)
    if (
        len(after) > 1
        and found.has(after[0], "own", "article")
        and not found.has(after[0], "reflexive")
        and found.has(after[1], "staff", "client", "service", "kin")
    ):
        return (after[1],)
    return ()


def _noun_phrase(found: Parse, places: list[int]) -> tuple[int, ...]:
    """Return what stands before the verb as its subject; nothing, when it hangs on a preposition."""
    subject: list[int] = []
    for place in places:
        token = found.tokens[place]
        if found.masked[place] or token.kind != "word":
            if subject and token.folded == ",":
                break
            continue
        if found.has(place, "preposition"):
            if subject:
                break
            return _after_preposition(found, places, place)
        if found.has(place, "that", "not", "never", "also", "lead", "now", "adverb"):
            continue
        if not subject and found.has(place, "and", "or", "but"):
            continue
        subject.append(place)
    return tuple(subject)


def _after_preposition(found: Parse, places: list[int], preposition: int) -> tuple[int, ...]:
    rest = [place for place in places if place > preposition]
    if rest and found.has(rest[-1], "first_person", "we", "person", "they", "it"):
        return (rest[-1],)
    return ()


def _subject_of_to(found: Parse, places: tuple[int, ...], verb: int) -> tuple[int, ...]:
    """Return who is named before "to" in English: "Staff to support …", "For Leo to brush his teeth"."""
    if found.language != "en":
        return ()
    before = [place for place in places if place < verb]
    signs = [place for place in before if found.tokens[place].folded == "to"]
    if not signs:
        return ()
    words = [place for place in before if place < signs[0]]
    if words and found.tokens[words[0]].folded == "for":
        del words[0]
    who = _noun_phrase(found, words)
    named = any(
        is_subject(found, place) or found.has(place, "service", "kin", "meeting", "support") for place in who
    )
    return who if named else ()


def _subject_of_fragment(found: Parse, places: tuple[int, ...], verb: int) -> tuple[int, ...]:
    """Return who is named before a bare infinitive or in a fragment: "Kim: gå ut varje dag"."""
    first = places[0]
    if is_name(found, first) and first != verb and not found.words[first]:
        return (first,)
    if verb != first and is_subject(found, first):
        return (first,)
    return ()
