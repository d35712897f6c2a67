"""What a statement aims at: its separate goals, and what each is about.

"Kim handlar och lagar mat" aims at two things, "tvättar och torkar" at one, and so does a goal with its
reason, its means or its example.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from assistant.coach.clauses import Parse, is_name, is_subject
from assistant.coach.joints import is_colon, split

_LONGEST_REFERENCE: Final = 14
_LONGEST_SENTENCE: Final = 200
"""So many words of a sentence are searched for aims; nobody writes a goal as long as that."""


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
        for part in split(found, places):
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
        (number for number, place in enumerate(places[:_LONGEST_REFERENCE]) if is_colon(found, place)), -1
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
    return found.has(place, "lead") or (found.has(place, "lead_if_colon") and is_colon(found, place + 1))


def _lead_ahead(found: Parse, places: list[int], number: int) -> bool:
    """Tell whether a word such as "goal" comes soon, as in "Kims mål:"."""
    return (
        number < 3
        and any(_leads(found, place) for place in places[number + 1 : 4])
        and not found.is_verb(places[number])
    )


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
    subject = noun_phrase(found, before)
    if subject or found.language == "en":  # whose verb never comes before its subject
        return subject
    after = [place for place in places if verb < place <= verb + 3]
    if _left_out(found, verb) and after and found.has(after[0], "staff", "service", "kin"):
        return ()
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


def _left_out(found: Parse, verb: int) -> bool:
    """Tell whether the subject before a verb is left out: "Spørger personalet, før hun …"."""
    if found.has(verb, "shall", "can", "want", "be"):
        return False
    return verb in found.starts or found.has(verb - 1, "and", "lead")


def noun_phrase(found: Parse, places: list[int]) -> tuple[int, ...]:
    """Return what stands before the verb as its subject; nothing, when it hangs on a preposition."""
    subject: list[int] = []
    if places and "with_list" in found.goes_with(places[0]):  # "Together with the housing officer, Jo …"
        comma = next((place for place in places if found.tokens[place].folded == ","), places[0])
        places = [place for place in places if place > comma]
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
    if rest and found.language == "en" and is_subject(found, rest[-1]):  # "After school Liam will …"
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
    who = noun_phrase(found, words)
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
