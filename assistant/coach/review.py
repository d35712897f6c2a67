"""A goal held up against the five criteria, SMART or SMORT: a verdict, why, and one way on for each.

Only codes and parameters; the words stand in :mod:`assistant.wording.criteria`. Advice, not obstacles:
a verdict stops nobody. What the words of a statement cannot tell is asked, never assumed, and so is what
the reading is unsure of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from assistant.coach.answered import (
    acceptance,
    achievability,
    agreed_day,
    agreed_measure,
    can_be_told_by_measure,
    leap_of_answers,
    relevance,
)
from assistant.coach.criteria import (
    CRITERIA_SETS,
    CriteriaSet,
    Criterion,
    Judgement,
    Leap,
    Verdict,
    criteria_set,
    unrealistic_jump,
)
from assistant.coach.text import Mark

if TYPE_CHECKING:
    from decimal import Decimal

    from assistant.coach.findings import Quantity
    from assistant.coach.reading import Reading
    from assistant.goals.goal import Formulation

__all__ = [
    "CRITERIA_SETS",
    "CriteriaSet",
    "Criterion",
    "Verdict",
    "criteria_set",
    "review",
    "unrealistic_jump",
]

_MOST_QUOTES: Final = 3
_CLOSE: Final = 12
"""Signs between two words that are quoted as one phrase, with what stands between them."""
_AND: Final = frozenset(("och", "og", "and", "samt", "eller", "or", "&", "+"))
_REACH: Final = {"activity": 25, "staff_goal": 25}
"""Who does something and what is done may stand further apart."""
_LITTLE: Final = 4
_BREAKS: Final = frozenset(".,;:!?()\n")
_GRAVEST: Final[Mapping[Verdict, int]] = {"missing": 0, "partly": 1, "ask": 2, "met": 3}
_TOPS: Final = {("percent", None): 100, ("days", "week"): 7, ("nights", "week"): 7, ("days", "month"): 30}
"""Where a quantity ends although its end is not said."""


def review(
    reading: Reading, criteria: CriteriaSet, said: Formulation | None = None, *, today: date
) -> tuple[Criterion, ...]:
    """Judge a statement by the five criteria, in the order of their letters.

    ``said`` is what the pair has answered in a conversation. Where answers and words say different things
    the answers win; but what is vague, avoided or somebody else's doing in the words stays visible.
    """
    smart = criteria == "smart"
    leap = (leap_of_answers(said, today) if said is not None else None) or _leap_of_words(reading, today)
    judged = {
        ("S", "specific"): _specific(reading, said, smart=smart),
        ("M", "measurable"): _measurable(reading, said),
    }
    if smart:
        judged["A", "accepted"] = acceptance(said)
        judged["R", "realistic"] = _attainable(reading, said, leap)
    else:
        judged["O", "achievable"] = _achievable(reading, said, leap)
        judged["R", "relevant"] = relevance(said)
    judged["T", "time_bound"] = _time_bound(reading, said, today)
    return tuple(Criterion(letter, name, *judgement) for (letter, name), judgement in judged.items())


# --- specific -------------------------------------------------------------------------------------


def _specific(reading: Reading, said: Formulation | None, *, smart: bool) -> Judgement:
    """The gravest thing that can be said of the words; the rest shows itself when that is mended."""
    return min(_of_the_words(reading, said, smart=smart), key=lambda found: _GRAVEST[found.verdict])


def _of_the_words(reading: Reading, said: Formulation | None, *, smart: bool) -> Iterator[Judgement]:
    unsure = reading.unsure
    if reading.staff_goal and "staff_goal" not in unsure:
        yield Judgement("missing", "staff_goal", "begin_with_you", _quotes(reading, "staff_goal", "activity"))
    elif reading.activity and "activity" not in unsure:
        verdict: Verdict = "missing" if reading.direction is None else "partly"
        yield Judgement(verdict, "activity", "when_it_has_helped", _quotes(reading, "activity"))
    if reading.vague and "vague" not in unsure:
        yield _vague(reading, said)
    if smart and reading.avoidance and "avoidance" not in unsure:
        yield Judgement("partly", "avoidance", "what_instead", _avoided(reading))
    if reading.multiple and "multiple" not in unsure:
        quotes = _said(reading, reading.parts) or _quotes(reading, "multiple")
        yield Judgement("partly", "multiple", "which_first", quotes)
    yield from _doubts(reading, said, smart=smart)
    yield Judgement("met", "one_thing", None, _core(reading))


def _vague(reading: Reading, said: Formulation | None) -> Judgement:
    quotes = _quotes(reading, "vague")
    if said is not None and can_be_told_by_measure(said):
        return Judgement("partly", "vague_but_measured", "what_is_seen", quotes)
    if reading.measurable and "measurable" not in reading.unsure:
        return Judgement("partly", "vague", "keep_what_is_counted", quotes)
    return Judgement("missing", "vague", "more_or_less_of_what", quotes)


def _doubts(reading: Reading, said: Formulation | None, *, smart: bool) -> Iterator[Judgement]:
    """What the words may mean, as far as it is about being specific; a doubt is a question."""
    for finding, advice in (
        ("staff_goal", "begin_with_you"),
        ("activity", "when_it_has_helped"),
        ("vague", "more_or_less_of_what"),
        ("avoidance", "what_instead"),
        ("multiple", "which_first"),
    ):
        if finding in reading.unsure and (smart or finding != "avoidance"):
            yield Judgement("ask", "unclear", advice, _quotes(reading, finding))
    if said is not None and said.direction is not None:
        return
    if "direction" in reading.unsure:
        yield Judgement("ask", "unclear", "which_way", _quotes(reading, "direction"))
    elif reading.direction is None:
        yield Judgement("ask", "no_direction", "which_way")


# --- measurable -----------------------------------------------------------------------------------


def _measurable(reading: Reading, said: Formulation | None) -> Judgement:
    agreed = agreed_measure(said) if said is not None else None
    return agreed or _measure_in_words(reading)


def _measure_in_words(reading: Reading) -> Judgement:
    quantities = reading.quantities
    counted = _said(reading, _amounts(reading) or _frequencies(reading))
    helped = reading.activity or reading.staff_goal
    support = reading.direction is None and helped and not {"activity", "staff_goal"} & set(reading.unsure)
    if "measurable" in reading.unsure or (counted and "quantities" in reading.unsure):
        return Judgement("ask", "unclear", "how_many", counted or _quotes(reading, "measurable"))
    if reading.measurable and support:
        reason = "counts_the_support" if counted else "activity"
        return Judgement("partly", reason, "count_what_follows", counted)
    if reading.measurable and quantities and not any(found.sure for found in quantities):
        return Judgement("partly", "open_number", "settle_number", counted)
    if reading.measurable and counted:
        return Judgement("met", "can_be_counted", None, counted)
    if reading.measurable:
        return Judgement("met", "can_be_seen", None, _core(reading) or _quotes(reading, "measurable"))
    if reading.vague or support:
        return Judgement("missing", "nothing_to_count", "how_noticed")
    if reading.bare_comparison:
        compared = _quotes(reading, "bare_comparison", "direction")
        return Judgement("missing", "no_comparison", "compared_with", compared)
    return Judgement("missing", "no_amount", "how_many")


def _with_amount(reading: Reading) -> list[Mark]:
    """Where it says how often, each with the amount before it."""
    amounts, found = _amounts(reading), []
    for often in _frequencies(reading):
        found += [amount for amount in amounts if amount.start <= often.start and often.end <= amount.end]
        found.append(often)
    return found


def _frequencies(reading: Reading) -> list[Mark]:
    return [time.mark for time in reading.times if time.kind == "frequency"]


# --- realistic, achievable ------------------------------------------------------------------------


def _attainable(reading: Reading, said: Formulation | None, leap: Leap | None) -> Judgement:
    """Whether it can be done: from how big the step is, what the pair says of it, or the words alone."""
    if leap is not None:
        return Judgement("partly", "long_way", "step_on_the_way", (), leap)
    judged = achievability(said) if said is not None else None
    if judged is not None:
        return judged
    if reading.all_or_nothing:
        quotes = _quotes(reading, "all_or_nothing")
        if "all_or_nothing" in reading.unsure:
            return Judgement("ask", "unclear", "good_enough", quotes)
        return Judgement("partly", "all_or_nothing", "good_enough", quotes)
    return Judgement("ask", "words_do_not_tell", "what_it_takes")


def _achievable(reading: Reading, said: Formulation | None, leap: Leap | None) -> Judgement:
    """Danish *opnåeligt*: something that can be attained, and something to attain rather than to avoid."""
    judged = _attainable(reading, said, leap)
    if not reading.avoidance and "avoidance" not in reading.unsure:
        return judged
    quotes = _avoided(reading)
    if "avoidance" in reading.unsure:
        return judged if judged.verdict == "partly" else Judgement("ask", "unclear", "what_instead", quotes)
    answered = said is not None and judged.verdict == "met"
    return Judgement("partly" if answered else "missing", "avoidance", "what_instead", quotes)


def _leap_of_words(reading: Reading, today: date) -> Leap | None:
    """Return the two levels in a statement that leads from one end of a measure to the other too soon."""
    for first, last in zip(reading.quantities, reading.quantities[1:], strict=False):
        top = _top(first)
        alike = (first.unit, first.per, top) == (last.unit, last.per, _top(last))
        if not alike or not (first.sure and last.sure) or reading.direction == "maintain":
            continue
        goal = last.low if last.low > first.high else last.high
        if unrealistic_jump(first.low, goal, 0, top, today, reading.deadline):
            return {"baseline": first.low, "expected": goal}
    return None


def _top(found: Quantity) -> Decimal | int | None:
    return found.of if found.of is not None else _TOPS.get((found.unit, found.per))


# --- time-bound -----------------------------------------------------------------------------------


def _time_bound(reading: Reading, said: Formulation | None, today: date) -> Judgement:
    agreed = agreed_day(said, today) if said is not None else None
    if agreed is not None and agreed.verdict != "partly":
        return agreed
    words = _time_in_words(reading, today)
    # A day of follow-up is more than no day at all, and less than what the words may say.
    return agreed if agreed is not None and words.verdict != "met" else words


def _time_in_words(reading: Reading, today: date) -> Judgement:
    frames = [time for time in reading.times if time.kind == "deadline"]
    quotes = _quotes(reading, "time_bound", "deadline") or _said(reading, [time.mark for time in frames])
    problems = {time.answer.problem for time in frames}
    if {"time_bound", "deadline"} & set(reading.unsure):
        return Judgement("ask", "unclear", "which_day", quotes)
    if reading.time_bound and reading.deadline is not None and reading.deadline > today:
        return Judgement("met", "last_day", None, quotes, {"day": reading.deadline})
    if (reading.time_bound and reading.deadline is not None) or "past_date" in problems:
        return Judgement("missing", "day_has_been", "day_ahead", quotes)
    if reading.time_bound and problems & {"no_such_date", "contradiction"}:
        return Judgement("partly", "not_in_calendar", "which_day_meant", quotes)
    if reading.time_bound:
        return Judgement("partly", "time_without_day", "which_day", quotes)
    often = _said(reading, _with_amount(reading)) if reading.measurable else ()
    return Judgement("missing", "how_often_only" if often else "no_day", "by_which_day", often)


# --- the goal's own words -------------------------------------------------------------------------


def _quotes(reading: Reading, *findings: str) -> tuple[str, ...]:
    """The words that caused the first of the findings that has any; those that stand close, as one."""
    for finding in findings:
        marks = reading.marks.get(finding, ())
        if marks:
            return _said(reading, _joined(reading.text, marks, _REACH.get(finding, _CLOSE)))
    return ()


def _amounts(reading: Reading) -> list[Mark]:
    """Where the amounts stand, each with the "a week" after it."""
    return [_prolonged(found.mark, _frequencies(reading)) for found in reading.quantities]


def _core(reading: Reading) -> tuple[str, ...]:
    """The words that say what it is about, with the amount they lead up to; none that say too little."""
    if reading.core is None:
        return ()
    whole = _prolonged(reading.core, _amounts(reading))
    words = reading.text[whole.start : whole.end]
    begun = next((place for place, sign in enumerate(words) if sign in _BREAKS - {"."}), len(words))
    if " " in words[:begun].strip():
        whole = Mark(whole.start, whole.start + begun)
    quotes = _said(reading, [whole])
    return tuple(words for words in quotes if " " in words or len(words) > _LITTLE)


def _avoided(reading: Reading) -> tuple[str, ...]:
    """The words of avoiding, with what is avoided where that stands beside them."""
    marks = reading.marks.get("avoidance", ())
    core = reading.core
    if core is None or not marks:
        return _quotes(reading, "avoidance")
    return _said(reading, _joined(reading.text, (*marks, core), _CLOSE)[:1])


def _prolonged(mark: Mark, others: Iterable[Mark]) -> Mark:
    """Take in what follows directly upon it."""
    for other in others:
        if mark.start <= other.start <= mark.end + 1 < other.end:
            mark = Mark(mark.start, other.end)
    return mark


def _joined(text: str, marks: Iterable[Mark], close: int) -> list[Mark]:
    """Join marks with a word or so between them: two words of a phrase are quoted as the phrase."""
    joined: list[Mark] = []
    for mark in sorted(marks):
        if joined and mark.start <= joined[-1].end + close:
            between = text[joined[-1].end : mark.start]
            if not _BREAKS & set(between) and _AND.isdisjoint(between.casefold().split()):
                joined[-1] = Mark(joined[-1].start, max(joined[-1].end, mark.end))
                continue
        joined.append(mark)
    return joined


def _said(reading: Reading, marks: Iterable[Mark]) -> tuple[str, ...]:
    """The words at some places in the text, in the order they stand; each place once."""
    quotes: list[str] = []
    end = 0
    for mark in sorted(set(marks)):
        words = reading.text[mark.start : mark.end].strip()
        if mark.start >= end and any(map(str.isalnum, words)) and words not in quotes:
            quotes.append(words)
            end = mark.end
    return tuple(quotes[:_MOST_QUOTES])
