"""What a good supervisor would notice in an answer: the coach's findings as advice, each with a way on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from assistant import coach
from assistant.dialogs.context import Context
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.question import Advice, Given, Look, Offer
from assistant.goals.follow_up import Carried
from assistant.goals.goal import Acceptance, Action
from assistant.goals.scale import AttainmentScale

if TYPE_CHECKING:
    from assistant.coach.findings import Identifier
    from assistant.coach.reading import Reading
    from assistant.coach.text import Mark

_LONGEST_QUOTE: Final = 60
_REMEMBERED: Final = 8
"""Readings kept at hand: the same answer is looked at for several things, one after the other."""


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str, language: str, today: date, follow_up: date | None) -> Reading:
    return coach.read(text, language, today, follow_up=follow_up)


def reading_of(text: str, context: Context) -> Reading:
    """Read a text in the language spoken now."""
    return _read(text, context.language.code, context.today, context.follow_up)


# --- what is noticed in a goal -------------------------------------------------------------------


def belongs_to_plan(given: Given[GoalDraft]) -> Advice | None:
    """Notice what staff or services do, or a process: it belongs to the plan of action."""
    reading = reading_of(given.value, given.context)
    if not reading.activity or "activity" in reading.unsure:
        return None
    code = "staff_goal" if reading.staff_goal and "staff_goal" not in reading.unsure else "activity"
    words: str = given.value

    def to_plan(draft: GoalDraft) -> GoalDraft:
        return draft.model_copy(
            update={"plan": (*(draft.plan or ()), Action(what=words)), given.question: None}
        )

    offer = Offer("to_plan", given.question, given.value, to_plan)
    return Advice(code, {"quote": _quote(reading, code)}, offer, once=True)


def several_goals(given: Given[GoalDraft]) -> Advice | None:
    """Notice more than one goal: take one now, keep the others for later."""
    reading = reading_of(given.value, given.context)
    if not reading.multiple or "multiple" in reading.unsure:
        return None
    parts = [reading.text[part.start : part.end].strip() for part in reading.parts]
    if len(parts) < 2:
        return Advice("multiple", {"quote": _quote(reading, "multiple")}, once=True)
    first, *others = parts

    def keep_first(draft: GoalDraft) -> GoalDraft:
        return draft.model_copy(update={"later": (*draft.later, *others), given.question: first})

    offer = Offer("keep_first", given.question, given.value, keep_first)
    params: dict[str, object] = {"quote": _short(first), "other": _short(others[0])}
    return Advice("separate_goals", params, offer, once=True)


def _noticing(finding: str) -> Look[GoalDraft]:
    """Make a look for a finding that is answered by wording the goal in another way."""

    def look(given: Given[GoalDraft]) -> Advice | None:
        reading = reading_of(given.value, given.context)
        if not getattr(reading, finding) or finding in reading.unsure:
            return None
        return Advice(finding, {"quote": _quote(reading, finding)}, once=True)

    look.__name__ = finding
    return look


avoidance: Final = _noticing("avoidance")
_abstract: Final = _noticing("vague")
all_or_nothing: Final = _noticing("all_or_nothing")


def vague(given: Given[GoalDraft]) -> Advice | None:
    """Notice a quality that can be read in many ways; what belongs to the plan is moved there first."""
    return None if belongs_to_plan(given) else _abstract(given)


def bare_comparison(given: Given[GoalDraft]) -> Advice | None:
    """Notice "more" and "less" with nothing to compare with; a vague thing has to be made plain first."""
    return None if vague(given) else _compared(given)


_compared: Final = _noticing("bare_comparison")


def identifiers(given: Given[Any]) -> Advice | None:
    """Notice what could tell who somebody is, once for each such number or address."""
    new = new_identifiers(given.value, given.before)
    if not new:
        return None
    text, found = new[0]

    def remove(draft: Any) -> Any:
        return draft.model_copy(update={given.question: without_identifiers(given.value)})

    return Advice(
        "identifier",
        {"kind": found.kind, "quote": text[found.mark.start : found.mark.end]},
        Offer("remove_identifiers", given.question, given.value, remove),
        log=tuple(sorted({found.kind for _, found in new})),
    )


OF_A_GOAL: Final[tuple[Look[GoalDraft], ...]] = (
    identifiers,
    belongs_to_plan,
    several_goals,
    avoidance,
    vague,
    all_or_nothing,
    bare_comparison,
)
"""What is looked for where a goal is worded, in the order of what helps most.

First what should not be written down at all, then what makes it another thing than a goal, then what makes
it several, and last what would make the same goal clearer.
"""


# --- what is noticed in levels and dates ---------------------------------------------------------


def jump(given: Given[GoalDraft]) -> Advice | None:
    """Notice a goal that goes from the bottom to the top of its measure in a short time."""
    draft = given.draft
    measure, baseline, expected = draft.measure, draft.baseline_level, draft.expected_level
    if measure is None or baseline is None or expected is None or draft.deadline is None:
        return None
    bounds = measure.bounds
    low, high, today = bounds.minimum, bounds.maximum, given.context.today
    if not coach.unrealistic_jump(baseline, expected, low, high, today, draft.deadline):
        return None
    return Advice(
        "unrealistic_jump", {"value": baseline, "low": expected.low, "high": expected.high}, once=True
    )


def span_proposed(given: Given[Any]) -> Advice | None:
    """Say which day was taken out of a span of time such as "the end of May"."""
    if not isinstance(given.raw, str):
        return None
    context = given.context
    answer = coach.read_when(given.raw, context.language.code, context.today, follow_up=context.follow_up)
    if answer.earliest is None or answer.earliest == answer.latest or answer.earliest <= context.today:
        return None
    return Advice("span_proposed", {"date": given.value, "earliest": answer.earliest})


def no_deadline(given: Given[Any]) -> Advice | None:
    """Notice a goal left without a date."""
    return Advice("no_deadline", once=True) if given.draft.deadline is None else None


# --- texts and the words in them -----------------------------------------------------------------


def new_identifiers(value: object, before: object) -> list[tuple[str, Identifier]]:
    """Return what points to one person in an answer and did not in the one before, each with its text."""
    known = {_bare(text, found) for text in texts_in(before) for found in coach.find_identifiers(text)}
    return [
        (text, found)
        for text in texts_in(value)
        for found in coach.find_identifiers(text)
        if _bare(text, found) not in known
    ]


def texts_in(value: object) -> Iterator[str]:
    """Yield every text that people have written in an answer, of whatever kind it is."""
    match value:
        case str():
            yield value
        case Action():
            yield from (value.what, value.who, value.how_often)
        case Acceptance() | Carried():
            yield value.words
        case AttainmentScale():
            yield from (step.words for step in value.steps)
        case tuple():
            for part in value:
                yield from texts_in(part)


def without_identifiers(value: Any) -> Any:
    """Return an answer without numbers and addresses that tell who somebody is; None if nothing is left."""
    match value:
        case str():
            return cleaned(value) or None
        case Action():
            return Action(
                what=cleaned(value.what) or "\N{HORIZONTAL ELLIPSIS}",
                who=cleaned(value.who),
                how_often=cleaned(value.how_often),
            )
        case Acceptance():
            return value.model_copy(update={"words": cleaned(value.words) or "\N{HORIZONTAL ELLIPSIS}"})
        case Carried():
            return value.model_copy(update={"words": cleaned(value.words)})
        case AttainmentScale():
            for number, step in enumerate(value.steps, start=1):
                value = value.with_words(number, cleaned(step.words))
            return value
        case tuple():
            return tuple(without_identifiers(part) for part in value)
    return value


def cleaned(text: str) -> str:
    """Return a text without what could tell who somebody is."""
    kept, at = [], 0
    for found in coach.find_identifiers(text):
        start, end = place_to_cut(text, found.mark)
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return "".join(kept).strip() if at else text


def place_to_cut(text: str, mark: Mark) -> tuple[int, int]:
    """Return the place of some words with the blanks, comma or brackets that would be left over."""
    start, end = len(text[: mark.start].rstrip(" \t")), mark.end
    rest = text[end:].lstrip(" \t")
    if text[:start].endswith("(") and rest.startswith(")"):
        start, end = len(text[: start - 1].rstrip(" \t")), len(text) - len(rest) + 1
    elif text[:start].endswith(",") and (not rest or rest[0] in _AFTER_A_COMMA):
        start = len(text[: start - 1].rstrip(" \t"))
    if start == 0 or text[start - 1] == "\n":
        end += len(text[end:]) - len(text[end:].lstrip(" \t"))
    return start, end


_AFTER_A_COMMA: Final = ",.;:!?\n"
"""What makes a comma before it one too many."""


def _bare(text: str, found: Identifier) -> str:
    """What a number or address is, however it is set."""
    return "".join(sign for sign in text[found.mark.start : found.mark.end].casefold() if sign.isalnum())


def _quote(reading: Reading, finding: str) -> str:
    """The words that a finding is about.

    Of an "always" just that word, since it is asked about; otherwise enough of what is to be reached to be
    recognised, and of what others do the whole.
    """
    marks = reading.marks.get(finding, ())
    if not marks or finding in ("staff_goal", "activity"):
        return _short(reading.text)
    mark, core = marks[0], reading.core
    if finding != "all_or_nothing" and core is not None and core.start <= mark.start and mark.end <= core.end:
        mark = core
    return _short(reading.text[mark.start : mark.end])


def _short(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= _LONGEST_QUOTE:
        return words
    return words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " \N{HORIZONTAL ELLIPSIS}"
