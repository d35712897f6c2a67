"""Which numbers count at all, and what they count where nothing beside them says it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.coach.quantities.line import Amount, Line
from assistant.coach.quantities.scales import is_rating, is_scale
from assistant.coach.quantities.tables import UnitWord, unit_of

_HALF: Final = Decimal("0.5")
_PERCENT: Final = Decimal(50)
_AFTER_NOON: Final = 12
_LAST_HOUR: Final = 24
_USUAL_TOPS: Final = frozenset(Decimal(top) for top in (5, 6, 7, 10, 100))


def settle(line: Line, amounts: list[Amount]) -> Iterator[Amount]:
    """Yield the amounts that count, with a unit each."""
    for amount in amounts:
        if not _counts(line, amount) or _is_rate(amount, amounts):
            continue
        _place_on_scale(line, amount)
        if amount.unit is None and not _find_out(line, amount, amounts):
            continue
        yield amount


def _counts(line: Line, amount: Amount) -> bool:
    """Tell whether the number is more than a word: not in "ett jobb", "noll koll", "one of them"."""
    if amount.pending:
        return _article_counts(line, amount)
    if amount.spelled and amount.high == 0 and amount.unit == "count" and amount.per is None:
        return amount.of is not None or amount.shared
    if amount.spelled and amount.low == amount.high == 1 and amount.of is None:
        return _one_counts(line, amount)
    return True


def _is_rate(amount: Amount, amounts: list[Amount]) -> bool:
    """Tell whether "an hour" says how often, as in "ten puffs an hour"."""
    return (
        amount.pending
        and amount.kind == "measure"
        and amount.unit == "hours"
        and any(other.end == amount.begin for other in amounts)
    )


def _article_counts(line: Line, amount: Amount) -> bool:
    """Tell whether an article counts: "en gång", "en timme", "en dag i veckan", but not "ett jobb"."""
    before, after = line.folded(amount.begin - 1), line.folded(amount.end)
    if amount.of is not None or before in line.known.counting:
        return True
    per = line.pers.get(amount.end)
    if amount.unit == "times" and (
        before in line.known.not_once_before or after in line.known.not_once_after
    ):
        return per is not None
    if amount.kind == "measure":
        return True
    if amount.kind == "span":
        return before in line.known.lasting
    if per is None or per.nth is not None or per.per == "occasion":
        # "en sak i taget"
        return False
    return amount.kind == "day" or not per.every


def _one_counts(line: Line, amount: Amount) -> bool:
    """Tell whether "one" is a number: not in "one day I will", "not one", "one thing at a time"."""
    before = line.folded(amount.begin - 1)
    if before in line.known.negations or (amount.unit == "count" and amount.per == "occasion"):
        return False
    if amount.unit is None:
        return amount.per is not None or not line.folded(amount.begin).isascii()
    if amount.kind == "day" and not line.known.articles.isdisjoint(("a", "an")):
        return amount.per is not None or before in line.known.bounds
    return True


def _place_on_scale(line: Line, amount: Amount) -> None:
    """Make points of a number on a scale or in a rating."""
    bare = amount.unit is None and amount.per is None
    if amount.unit != "points" and not (bare and _is_rated(line, amount)):
        return
    amount.unit = "points"
    tops = [scale.top for scale in line.scales if scale.top is not None and amount.high <= scale.top]
    if amount.of is None and tops:
        amount.of = tops[-1]


def _is_rated(line: Line, amount: Amount) -> bool:
    """Tell whether a scale or a word such as "skattar" says that the number is a place on a scale."""
    if line.scales:
        return True
    # "She rates her pain 8 now; target 5"
    goal = any(
        line.folded(at) in line.known.goal | line.known.now for at in range(amount.begin - 3, amount.begin)
    )
    return any(
        is_rating(token, line.known) or is_scale(token, line.known)
        for at, token in enumerate(line.tokens)
        if amount.of in _USUAL_TOPS or (goal and at < amount.begin) or line.same_sentence(at, amount.begin)
    )


def _find_out(line: Line, amount: Amount, amounts: list[Amount]) -> bool:
    """Set the unit of a number that stands alone; False when it is no amount."""
    if amount.kind == "grade":
        return False
    if amount.low == amount.high == _HALF:
        # "cut it by half"
        amount.low = amount.high = _PERCENT
        amount.unit = "percent"
        return True
    told = amount.of is not None or amount.per is not None
    before = line.folded(amount.begin - 1)
    bound = before in line.known.bounds | line.known.start | line.known.to
    if not told and not bound and line.folded(amount.begin) in line.known.other_words:
        return False
    like = _counted_like(amount, amounts)
    topic = _topic(line, amount, amounts)
    if like is not None:
        amount.unit, amount.noun = like.unit, like.noun
    elif topic is not None:
        amount.unit, amount.low, amount.high = topic.unit, topic.amount(amount.low), topic.amount(amount.high)
    elif not told and _is_evening(line, amount):
        return False
    else:
        amount.unit, amount.sure = "count", amount.sure and told
    return True


def _is_evening(line: Line, amount: Amount) -> bool:
    """Tell whether two numbers are hours: "äta middag mellan 17 och 18"."""
    between = line.folded(amount.begin) in line.known.between
    return between and _AFTER_NOON < amount.low < amount.high <= _LAST_HOUR


def _counted_like(amount: Amount, amounts: list[Amount]) -> Amount | None:
    """Return another amount that is out of as many, or counted as often."""
    for other in amounts:
        if other is amount or other.unit in (None, "percent"):
            continue
        if amount.of is not None and other.of == amount.of:
            return other
        if amount.of is None and amount.per is not None and other.per == amount.per:
            return other
    return None


def _topic(line: Line, amount: Amount, amounts: list[Amount]) -> UnitWord | None:
    """Return the unit named before: "Alkoholfria dagar: från 2 till 5", "increase steps, 2 500 a day"."""
    for at in range(amount.begin - 1, -1, -1):
        if not line.same_sentence(at, amount.begin):
            return None
        word = line.folded(at)
        unit = unit_of(word, line.language) if word.endswith(line.known.topics) else None
        if line.is_word(at) and unit is not None:
            spans = [(other.begin, other.end) for other in amounts]
            spans += [(phrase.begin, phrase.end) for phrase in line.pers.values()]
            inside = any(begin <= at < end for begin, end in spans) or line.is_number(at - 1)
            around = line.folded(at - 1) in line.known.around
            inside = inside or (around and line.folded(at - 2) not in line.known.numbers_of)
            return None if inside else unit
    return None
