"""The reading of a goal statement: what it aims at, which way, how it is worded, and what it lacks.

Everything is decided by the words and their grammar, with the words that decided it. What could be read in
two ways is decided all the same, and named in ``unsure``: then the dialog asks instead of advising.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from assistant.coach.aims import Aim, aims_of
from assistant.coach.avoidance import Marked, absolutes_of, avoidance_of
from assistant.coach.change import Direction, Way, vagueness_of, way_of
from assistant.coach.clauses import Parse
from assistant.coach.core import core_of, subject_words
from assistant.coach.doers import Doing
from assistant.coach.facts import fact_of
from assistant.coach.findings import Identifier, Quantity, TimeFound
from assistant.coach.identity import find_identifiers
from assistant.coach.language_of import spoken_in
from assistant.coach.parsing import parse
from assistant.coach.quantities import find_quantities
from assistant.coach.separate import separate_goals
from assistant.coach.spelling import respelled
from assistant.coach.text import Mark, tokenise
from assistant.coach.when import deadline_of, find_times
from assistant.coach.words import lexicon

__all__ = ["Reading", "read"]

_NO_MARKS: Final[Mapping[str, tuple[Mark, ...]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a statement says.

    ``marks`` has for each finding the words that caused it. ``spoken`` is the language the text plainly is
    in, where that is another than the announced. ``core`` are the words that say what is to be reached, and
    ``parts`` the separate goals where there are several.
    """

    text: str
    language: str
    direction: Direction | None = None
    vague: bool = False
    avoidance: bool = False
    measurable: bool = False
    time_bound: bool = False
    all_or_nothing: bool = False
    activity: bool = False
    staff_goal: bool = False
    multiple: bool = False
    deadline: date | None = None
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeFound, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    unsure: tuple[str, ...] = ()
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=lambda: _NO_MARKS)
    bare_comparison: bool = False
    spoken: str | None = None
    subject: str = ""
    core: Mark | None = None
    parts: tuple[Mark, ...] = ()


def read(text: str, language: str, today: date, *, follow_up: date | None = None) -> Reading:
    """Read a statement in the language announced, or in the one it plainly is in.

    Never raises for any text; what stands after the first signs of a very long one is not read.
    """
    tokens = tokenise(text)
    spoken = spoken_in(tokens, language)
    language = spoken or language
    tokens = respelled(tokens, language)
    identifiers = find_identifiers(text)
    hidden = [found.mark for found in identifiers]
    times = tuple(
        found
        for found in find_times(tokens, text, language, today, follow_up=follow_up)
        if not any(mark.start < found.mark.end and found.mark.start < mark.end for mark in hidden)
    )
    taken = (*hidden, *(found.mark for found in times))
    quantities = find_quantities(tokens, language, taken)
    found = parse(
        text, tokens, language, lexicon(language), taken, tuple(quantity.mark for quantity in quantities)
    )
    return _judge(found, _Facts(text, language, spoken, identifiers, times, quantities))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known before the words are judged."""

    text: str
    language: str
    spoken: str | None
    identifiers: tuple[Identifier, ...]
    times: tuple[TimeFound, ...]
    quantities: tuple[Quantity, ...]


def _judge(found: Parse, facts: _Facts) -> Reading:
    separate = separate_goals(found, aims_of(found))
    aims, doings = separate.aims, separate.doings
    support = bool(doings) and doings[0].activity
    goals = [aim for aim, doing in zip(aims, doings, strict=True) if not doing.activity]
    judged = _Judged(found)
    judged.support(aims, doings)
    judged.say("multiple", Marked(separate.marks, separate.sure))
    way = _way(found, goals, aims, facts, support=support)
    vague = vagueness_of(found, aims, facts.quantities, support=support)
    judged.say("vague", Marked(vague.marks, vague.sure))
    avoided = avoidance_of(found, aims, facts.quantities)
    judged.say("avoidance", avoided)
    judged.say("all_or_nothing", absolutes_of(found, aims, facts.quantities))
    deadlines = [time.mark for time in facts.times if time.kind == "deadline"]
    judged.say("time_bound", Marked(tuple(deadlines)))
    if way is not None and avoided.marks and way.direction != "maintain":
        way = Way("reach")
    core = core_of(found, (goals or aims)[0]) if aims else None
    if way is not None:
        whole = found.mark(aims[0].first, aims[0].last) if aims else None
        judged.point(way, core or whole)
    bare = way is not None and bool(way.compared) and not facts.quantities
    if bare and way is not None:
        judged.marks["bare_comparison"] = way.compared
    shown = [
        aim
        for aim, doing in zip(aims, doings, strict=True)
        if doing.staff or not doing.activity or aim.verb < 0
    ]
    _say_measurable(judged, aims, shown, facts)
    return Reading(
        text=facts.text,
        language=facts.language,
        direction=way.direction if way is not None else None,
        **judged.values,
        deadline=deadline_of(facts.times),
        quantities=facts.quantities,
        times=facts.times,
        identifiers=facts.identifiers,
        unsure=tuple(judged.unsure),
        marks=MappingProxyType(judged.marks),
        bare_comparison=bare,
        spoken=facts.spoken,
        subject=subject_words(found, aims[0]) if aims else "",
        core=core,
        parts=separate.marks,
    )


def _way(
    found: Parse, goals: Sequence[Aim], aims: Sequence[Aim], facts: _Facts, *, support: bool
) -> Way | None:
    """Return the way the goals go; a text of support alone goes nowhere, nor does one without a word."""
    if (support and not goals) or not any(token.kind == "word" for token in found.tokens):
        return None
    return way_of(found, goals or aims, facts.quantities)


def _say_measurable(judged: _Judged, aims: Sequence[Aim], shown: Sequence[Aim], facts: _Facts) -> None:
    """Take what can be counted: an amount; else how often something plain is done; else a fact.

    Facts are sought in the aims that show one: not where the person gets support.
    """
    counted = tuple(quantity.mark for quantity in facts.quantities)
    if not counted:
        spans = _spans(judged, aims, "vague", "avoidance", "bare_comparison")
        counted = tuple(
            time.mark
            for time in facts.times
            if time.kind == "frequency"
            and not _is_loose(judged.found, time.mark)
            and any(span.start <= time.mark.start < span.end for _, span in spans)
        )
    if counted:
        judged.say("measurable", Marked(counted))
    else:
        clear = [aim for aim, _ in _spans(judged, shown, "vague")]
        dated = any(time.kind == "deadline" for time in facts.times)
        by_staff = judged.values.get("staff_goal", False)
        judged.say("measurable", fact_of(judged.found, clear, dated=dated, by_staff=by_staff))


def _is_loose(found: Parse, mark: Mark) -> bool:
    """Tell whether a habit has only its time of the day or week: "på kvällarna" is no count."""
    inside = [place for place, token in enumerate(found.tokens) if mark.start <= token.start < mark.end]
    if any(found.has(place, "each") for place in inside):
        return False
    return bool(inside) and all(found.has(place, "loose_time", "preposition", "article") for place in inside)


def _spans(judged: _Judged, aims: Sequence[Aim], *findings: str) -> list[tuple[Aim, Mark]]:
    """Return the aims in which none of these findings stands, with their place in the text."""
    marks = [mark for finding in findings for mark in judged.marks.get(finding, ())]
    spans = [(aim, _sentence_end(judged, aims, number)) for number, aim in enumerate(aims)]
    return [
        (aim, span) for aim, span in spans if not any(span.start <= mark.start < span.end for mark in marks)
    ]


def _sentence_end(judged: _Judged, aims: Sequence[Aim], number: int) -> Mark:
    """Return the text of an aim with what hangs on it: up to the next aim or the end of its last sentence."""
    found, aim = judged.found, aims[number]
    last = found.bounds(found.sentence_of(aim.last)).last
    if number + 1 < len(aims):
        last = max(aim.last, min(last, aims[number + 1].first - 1))
    first = aim.first if number else min(aim.first, found.bounds(aim.sentence).first)
    return found.mark(first, last)


class _Judged:
    """Findings as they are made."""

    def __init__(self, found: Parse) -> None:
        self.found = found
        self.values: dict[str, bool] = {}
        self.marks: dict[str, tuple[Mark, ...]] = {}
        self.unsure: list[str] = []

    def say(self, finding: str, told: Marked) -> None:
        """Take a finding: true when there are words for it."""
        self.values[finding] = bool(told.marks)
        if told.marks:
            self.marks[finding] = told.marks
        if not told.sure:
            self.unsure.append(finding)

    def support(self, aims: Sequence[Aim], doings: Sequence[Doing]) -> None:
        """Take what staff and services do; beside a goal it only counts where it comes first."""
        first = doings[0] if doings else Doing()
        mixed = any(doing.activity for doing in doings) and not all(doing.activity for doing in doings)
        marks = tuple(self.found.mark(place, place) for place in first.places) if first.activity else ()
        self.say("activity", Marked(marks, first.sure and not mixed))
        sure = first.sure and first.staff_sure and not mixed
        self.say("staff_goal", Marked(marks if first.staff else (), sure))

    def point(self, way: Way, core: Mark | None) -> None:
        """Take the direction."""
        marks = way.marks or ((core,) if core is not None else ())
        if marks:
            self.marks["direction"] = marks
        if not way.sure:
            self.unsure.append("direction")
