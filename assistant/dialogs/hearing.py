"""Slot filling: what a sentence already says is offered as the answer to the question it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from assistant.dialogs.answers import LONGEST_NAME
from assistant.dialogs.coaching import reading_of
from assistant.dialogs.context import Context
from assistant.dialogs.draft import GoalDraft, Heard
from assistant.dialogs.question import Given
from assistant.errors import AnswerError
from assistant.goals.goal import Direction
from assistant.goals.measure import INSTRUMENTS, PeriodUnit, Span, TimeUnit

if TYPE_CHECKING:
    from assistant.coach.findings import Quantity
    from assistant.coach.reading import Reading

FEWEST_OCCASIONS: Final = 5
MOST_OCCASIONS: Final = 1000
SHORTEST_WHAT: Final = 6
"""Letters under which the words left of a sentence say too little to be offered as what the goal is about."""

FOUND_AGAIN: Final = "follow_up"
"""The source of what was found at a follow-up, offered where the goal is then changed."""

_TRUSTED: Final = (FOUND_AGAIN, "what", "sentence", "milestone_3", "outcome", "wish")
"""Whose words count first where two answers say different things: the goal's own before the wish for it."""

PARTS_OF_A_MEASURE: Final = (
    "measure_kind",
    "occasions_of",
    "counted",
    "period",
    "time_unit",
    "unit",
    "instrument",
    "rating_range",
)
_PERIODS: Final = {"day": PeriodUnit.DAY, "week": PeriodUnit.WEEK, "month": PeriodUnit.MONTH}
_DAYS_OF: Final = {Decimal(7): PeriodUnit.WEEK, Decimal(30): PeriodUnit.MONTH}
_RATINGS: Final = {Decimal(10): (0, 10), Decimal(5): (1, 5)}
_AMOUNTS: Final = frozenset({"kr", "m", "kg", "l"})


# --- hearing -------------------------------------------------------------------------------------


def listen(given: Given[GoalDraft]) -> Mapping[str, object]:
    """Keep what an answer in words says about the answers to come."""
    reading = reading_of(given.value, given.context)
    heard = hear(reading, wish=given.question == "wish")
    others = {name: said for name, said in given.draft.heard.items() if name != given.question}
    return {"heard": others if heard == Heard() else {**others, given.question: heard}}


def hear(reading: Reading, *, wish: bool = False) -> Heard:
    """Return what a reading says of direction, measure, levels and deadline.

    Nothing that the reading is unsure of. A ``wish`` often tells how bad it is today, in another measure
    than the goal's: of levels only "from … to …" is heard in it.
    """
    said: dict[str, Any] = {}
    if reading.activity or reading.staff_goal:
        return Heard(deadline=reading.deadline)
    if reading.direction and "direction" not in reading.unsure:
        said["direction"] = Direction(reading.direction)
    if wish and said.get("direction") is Direction.REACH:
        del said["direction"]
    if not wish:
        said["what"] = _what(reading)
    if "quantities" not in reading.unsure:
        said |= _levels(reading, wish=wish)
    return Heard(**said, deadline=reading.deadline)


def _what(reading: Reading) -> str | None:
    """The words for what is to be reached; where a lone particle is left ("down"), what is counted."""
    core = "" if reading.core is None else reading.text[reading.core.start : reading.core.end].strip(" ,;:.")
    if len(core) >= SHORTEST_WHAT:
        return core
    return next((found.noun for found in reading.quantities if found.noun), None)


def _levels(reading: Reading, *, wish: bool) -> dict[str, Any]:
    """What is said of the measure and of its levels."""
    candidates = [found for found in reading.quantities if found.sure]
    if not candidates:
        return {}
    main = max(candidates, key=_telling)
    same = [found for found in candidates if _counts_like(found) == _counts_like(main)]
    changes = reading.direction in ("increase", "decrease") and len(same) == 2
    if (wish and not changes) or (len(same) > 1 and not changes):
        return {}
    measure = _measure(main, reading.text)
    if not measure:
        return {}
    goal = Span(low=same[-1].low, high=same[-1].high)
    levels: dict[str, Any] = {"expected": goal}
    if changes and same[0].low == same[0].high:
        levels["baseline"] = same[0].low
    return measure | levels


def _telling(found: Quantity) -> int:
    """How much a quantity tells of how the goal is measured."""
    return 2 * (found.of is not None) + 2 * (found.per is not None) + (found.unit != "count")


def _counts_like(found: Quantity) -> tuple[object, ...]:
    return found.unit, found.per, found.of


def _measure(found: Quantity, text: str) -> dict[str, Any]:
    """The measure that a quantity counts in; empty where the words leave it open."""
    makers: dict[str, Callable[[Quantity, str], dict[str, Any]]] = {
        "times": _times,
        "days": _days,
        "hours": _duration,
        "minutes": _duration,
        "points": _points,
        "percent": lambda _found, _text: {"measure_kind": "percent"},
    }
    if found.of is not None and found.unit == "count":
        return _times(found, text)
    return makers.get(found.unit, _amount)(found, text)


def _times(found: Quantity, _text: str) -> dict[str, Any]:
    if found.of is not None:
        if found.per is not None or not FEWEST_OCCASIONS <= found.of <= MOST_OCCASIONS or found.of % 1:
            return {}
        counted = found.noun if 0 < len(found.noun) <= LONGEST_NAME else None
        return {"measure_kind": "occasions", "occasions_of": int(found.of), "counted": counted}
    return {"measure_kind": "times", "period": _PERIODS[found.per]} if found.per in _PERIODS else {}


def _days(found: Quantity, _text: str) -> dict[str, Any]:
    if found.of in _DAYS_OF:
        return {"measure_kind": "days", "period": _DAYS_OF[found.of]}
    if found.of is None and found.per in ("week", "month"):
        return {"measure_kind": "days", "period": _PERIODS[found.per]}
    return {}


def _duration(found: Quantity, _text: str) -> dict[str, Any]:
    period = PeriodUnit.OCCASION if found.per == "occasion" else _PERIODS.get(found.per or "")
    return {"measure_kind": "duration", "time_unit": TimeUnit(found.unit), "period": period}


def _points(found: Quantity, text: str) -> dict[str, Any]:
    instrument = next((name for name in INSTRUMENTS if name in text.upper().split()), None)
    if instrument is not None:
        return {"measure_kind": "instrument", "instrument": instrument}
    low_high = _RATINGS.get(found.of) if found.of is not None else None
    if low_high is None:
        return {}
    low, high = map(Decimal, low_high)
    return {"measure_kind": "rating", "rating_range": Span(low=low, high=high)}


def _amount(found: Quantity, _text: str) -> dict[str, Any]:
    unit = found.unit if found.unit in _AMOUNTS else found.noun
    if not 0 < len(unit) <= LONGEST_NAME or (found.per and found.per not in _PERIODS):
        return {}
    period = _PERIODS.get(found.per or "", PeriodUnit.WHOLE)
    return {"measure_kind": "amount", "unit": unit, "period": period}


# --- offering ------------------------------------------------------------------------------------


def from_what_was_said(name: str) -> Callable[[GoalDraft, Context], object | None]:
    """Make a suggestion for the question ``name`` from what has been said before it."""

    def suggestion(draft: GoalDraft, context: Context) -> object | None:
        return _offered(draft, context, name)

    return suggestion


def _offered(draft: GoalDraft, context: Context, name: str) -> object | None:
    """What the pair's own words say for one question, if it still fits what has been answered since."""
    for source in _TRUSTED:
        heard = draft.heard.get(source)
        value = getattr(heard, name) if heard is not None and source != name else None
        if heard is not None and value is not None and _fits(heard, value, name, draft, context):
            found: object = value
            return found
    return None


def _fits(heard: Heard, value: Any, name: str, draft: GoalDraft, context: Context) -> bool:
    if name == "deadline":
        return bool(value > context.today)
    if name not in ("baseline", "expected"):
        return True
    # A level means something only in the measure it was said in.
    if any(getattr(heard, part) not in (None, getattr(draft, part)) for part in PARTS_OF_A_MEASURE):
        return False
    measure = draft.measure
    if measure is None:
        return False
    try:
        for level in (value.low, value.high) if isinstance(value, Span) else (value,):
            measure.bounds.check(level)
    except AnswerError:
        return False
    return True


# --- the quick draft -----------------------------------------------------------------------------


def opening(draft: GoalDraft, _context: Context) -> str | None:
    """Suggest the sentence the pair came with, unless it has been moved to the plan of action."""
    moved = any(action.what == draft.opening for action in draft.plan or ())
    return None if moved else draft.opening


def who(draft: GoalDraft, context: Context) -> str | None:
    """Suggest the name that the sentence they came with begins with."""
    subject = reading_of(draft.opening, context).subject if draft.opening else ""
    return subject if 0 < len(subject) <= LONGEST_NAME else None


def something_understood(draft: GoalDraft) -> bool:
    """the sentence already answers some questions"""
    return draft.quick and (draft.understood is not None or as_understood(draft) != draft)


def as_understood(draft: GoalDraft) -> GoalDraft:
    """Return the draft as it would be if all that was read in the sentence is right."""
    heard = draft.heard.get("sentence")
    if heard is None:
        return draft
    said = {name: value for name, value in heard if getattr(draft, name) is None and value is not None}
    understood = draft.model_copy(update=said)
    if understood.measure is None:
        # Levels without a measure could not be shown, and what is not shown cannot be agreed to.
        said = {name: value for name, value in said.items() if name not in ("baseline", "expected")}
        understood = draft.model_copy(update=said)
    return understood


def take_understood(given: Given[GoalDraft]) -> Mapping[str, object]:
    """Fill in what was understood, once the pair has said that it is right."""
    if not given.value:
        return {}
    understood = as_understood(given.draft)
    filled = {name: value for name, value in understood if value != getattr(given.draft, name)}
    if given.draft.wish is None:
        filled["wish"] = given.draft.sentence
    return filled
