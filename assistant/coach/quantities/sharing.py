"""What amounts have to do with each other: one "how often", one unit, one total for several.

"Från 2 till 4 gånger i veckan" are two amounts of the same kind, and "per vecka" belongs to one of several
numbers.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.coach.quantities.counted import past_of
from assistant.coach.quantities.line import Amount, Line
from assistant.coach.quantities.per import PerPhrase
from assistant.coach.quantities.tables import unit_of

_ENDS: Final = frozenset((".", "!", "?", ";"))
_PER_REACH: Final = 6
_PER_REACH_BEFORE: Final = 9
_NOW_REACH: Final = 5
_LINK_WORDS: Final = 5
_CLOSE: Final = 3
_COUNTED: Final = frozenset(("count", "times", "days", "nights"))
_TIMES: Final = frozenset(("hours", "minutes"))


# --- how often ------------------------------------------------------------------------------------------


def attach_pers(line: Line, amounts: list[Amount]) -> None:
    """Give each phrase of "how often" to the amount it stands by."""
    for phrase in line.pers.values():
        if phrase.per == "none" or phrase.stands_alone:
            continue
        amount = _before(line, amounts, phrase) or _after(line, amounts, phrase)
        if amount is None:
            continue
        amount.per = phrase.per
        amount.own_per = True
        if phrase.nth is not None and amount.of is None:
            amount.of = phrase.nth

    for first, second in pairwise(amounts):
        if second.own_per and _is_of_a_pair(line, first, second):
            first.per = second.per


def _is_of_a_pair(line: Line, first: Amount, second: Amount) -> bool:
    """Tell whether two are counted together: "2 promenader och 1 gympass i veckan"."""
    if first.per is not None or first.of is not None or second.of is not None or first.pending:
        return False
    gap = [line.folded(at) for at in range(first.end, second.begin)]
    counted = {first.unit, second.unit} <= _COUNTED and first.kind != "span" and second.kind != "span"
    return counted and len(gap) == 1 and gap[0] in line.known.joins


def _before(line: Line, amounts: list[Amount], phrase: PerPhrase) -> Amount | None:
    earlier = [amount for amount in amounts if amount.begin < phrase.begin]
    if not earlier:
        return None
    nearest = earlier.pop()
    if phrase.begin < nearest.end:
        # "3 dagliga promenader", but in "a weekly budget of 700 kr" it is the money.
        return None if nearest.pending else nearest
    start = nearest.end
    if earlier and (closed := _after_brackets(line, nearest, phrase.begin)):
        nearest, start = earlier.pop(), closed
    if not _is_near(line, start, phrase.begin) or (
        nearest.pending and nearest.kind == "noun" and phrase.every
    ):
        # In "en stund varje dag minst 20 min" it is the minutes.
        return None
    if earlier and phrase.per != "occasion" and _is_size_of(line, nearest, earlier[-1]):
        nearest = earlier[-1]
    return None if nearest.own_per else nearest


def _after_brackets(line: Line, amount: Amount, at: int) -> int | None:
    """Return the place after the brackets in which an amount stands, if they are closed before a place."""
    between = [line.folded(i) for i in range(amount.end, at)]
    if ")" not in between or "(" in between:
        return None
    return amount.end + between.index(")") + 1


def _is_size_of(line: Line, amount: Amount, head: Amount) -> bool:
    """Tell whether an amount says how big what was counted before it is: "2 promenader på 20 minuter"."""
    if head.own_per or head.pending or amount.unit == head.unit:
        return False
    if head.unit not in ("times", "count", "days", None):
        return False
    gap = [line.folded(at) for at in range(head.end, amount.begin)]
    gap = [word for word in gap if word in line.known.sized_by or word not in line.known.bounds]
    if not gap:
        return head.unit == "times" or amount.compound
    return len(gap) == 1 and gap[0] in line.known.sized_by


def _after(line: Line, amounts: list[Amount], phrase: PerPhrase) -> Amount | None:
    heading = line.folded(phrase.end) == ":"
    if not phrase.before and not heading:
        return None
    if line.after_from(phrase.begin) and line.folded(phrase.end) in line.known.to:
        # "From every day to one day in five"
        return None
    amount = next((amount for amount in amounts if amount.begin >= phrase.end), None)
    if amount is None or amount.own_per or amount.kind == "span":
        return None
    owned = line.pers.get(amount.end)
    if owned is not None and owned.per != "occasion":
        return None
    return amount if _is_near(line, phrase.end + heading, amount.begin, before=True) else None


def _is_near(line: Line, start: int, end: int, *, before: bool = False) -> bool:
    """Tell whether nothing between two places parts what belongs together."""
    if not start <= end <= start + (_PER_REACH_BEFORE if before else _PER_REACH):
        return False
    return line.same_sentence(start, end) and not any(
        _parts(line, at, start, end, before=before) for at in range(start, end)
    )


def _parts(line: Line, at: int, start: int, end: int, *, before: bool) -> bool:
    """Tell whether the token at a place parts what stands on its two sides."""
    word = line.folded(at)
    if word in ("(", ")"):
        return end - start > 1
    if word == ",":
        return not before and at not in (start, end - 1)
    if word == ":":
        return not before
    if word in line.known.clause_ends:
        # "five portions of fruit and veg a day"
        phrase = line.pers.get(end)
        joined = word in line.known.joins and at == end - 2 and not before
        return not (joined and phrase is not None and not phrase.before)
    other = line.pers.get(at)
    return other is not None and other.per != "occasion" and other.nth is None


# --- of how many, said first -----------------------------------------------------------------------------


def total_first(line: Line, amounts: list[Amount]) -> None:
    """Read "out of ten lessons he is there for seven", "av tio lektioner är hon med på sju"."""
    for whole, part in list(pairwise(amounts)):
        if is_part_of_total(line, whole, part):
            part.unit, part.noun, part.of, part.pending = whole.unit, whole.noun, whole.low, False
            part.per = part.per or whole.per
            amounts.remove(whole)


def is_part_of_total(line: Line, whole: Amount, part: Amount) -> bool:
    """Tell whether an amount is so many of the one before it: "ud af ti lektioner kommer han til syv"."""
    if not _may_be_total(whole, part) or not line.same_sentence(whole.begin, part.begin):
        return False
    return _begins_with_of(line, whole)


def _may_be_total(whole: Amount, part: Amount) -> bool:
    """Tell whether one amount can be so many of another."""
    if whole.of is not None or part.of is not None or whole.low != whole.high or part.high > whole.low:
        return False
    if whole.kind not in ("noun", "day", "measure"):
        return False
    alike = part.unit == whole.unit and part.noun.casefold() in ("", whole.noun.casefold())
    return part.unit is None or alike


def _begins_with_of(line: Line, amount: Amount) -> bool:
    """Tell whether the words before an amount, from where its clause begins, are "out of", "of her"."""
    at = amount.begin
    while at > 0 and line.folded(at - 1) in line.known.between_of:
        at -= 1
    for begin in (at - 2, at - 1):
        if begin >= 0 and past_of(line, begin) == at:
            return begin == 0 or not line.is_word(begin - 1)
    return False


# --- from one to another --------------------------------------------------------------------------------


def share(line: Line, amounts: list[Amount]) -> None:
    """Let amounts that are compared have the same unit, per and of."""
    for first, second in pairwise(amounts):
        if _is_article_of_its_own(line, first, second):
            continue
        # In "a walk from 1 to 3 times" the walk is what is done, and no number that comes down from 1.
        lone = first.pending and line.after_from(second.begin)
        back = not lone and _is_from_back(line, first, second)
        compared = _is_from_to(line, first, second) or back
        if compared or _is_up_to(line, first, second):
            _make_alike(line, first, second, told=True)
        elif _is_now_and_then(line, first, second):
            _make_alike(line, first, second, told=False)


def _is_article_of_its_own(line: Line, first: Amount, second: Amount) -> bool:
    """Tell whether one is "en säng" and not a number that is compared with the other."""
    for one, other in ((first, second), (second, first)):
        if one.pending and one.kind == "noun" and one.unit is not None and other.unit is not None:
            alike = one.unit == other.unit and one.noun.casefold() == other.noun.casefold()
            return not alike and not line.after_from(first.begin)
    return False


def _gap(line: Line, first: Amount, second: Amount, *, bare: bool = True) -> list[str]:
    """Return the words between two amounts without what says how often, and ``bare`` of "at least"."""
    links = line.known.to | line.known.back | line.known.start
    words, at = [], first.end
    while at < second.begin:
        phrase = line.pers.get(at)
        if phrase is not None and phrase.end <= second.begin:
            at = phrase.end
            continue
        word = line.folded(at)
        shortens = word == "." and line.folded(at - 1) in line.known.shortened
        if not shortens and (not bare or word in links or word not in line.known.bounds):
            words.append(word)
        at += 1
    return words


def _is_from_to(line: Line, first: Amount, second: Amount) -> bool:
    """Read "från 2 till 4", "2 gånger till dagens 4" and "3 -> 6"."""
    gap = _gap(line, first, second)
    if not gap or len(gap) > _LINK_WORDS or not _ENDS.isdisjoint(gap):
        return False
    if gap[0] in line.known.to and line.after_from(first.begin) and second.unit in (None, first.unit):
        # "from going out twice a week to going out four times"
        return True
    if gap[-1] in line.known.to or gap[-2:] in (["-", ">"], ["=", ">"]):
        return len(gap) <= _CLOSE or line.after_from(first.begin)
    return gap[0] in line.known.to and set(gap[1:]) <= line.known.now | line.known.between_of


def _is_up_to(line: Line, first: Amount, second: Amount) -> bool:
    """Tell whether a bare number is where another goes: "en dag i veckan, vill komma upp i fyra"."""
    if second.unit is not None or second.of is not None or not line.same_sentence(first.begin, second.begin):
        return False
    return is_level(line, second.begin)


def is_level(line: Line, at: int) -> bool:
    """Tell whether "up to", "ned på" or "upp i" stands before a place."""
    placed = line.folded(at - 1) in line.known.placed
    return placed and line.folded(at - 2) in line.known.levels


def goes_from_to(line: Line, first: Amount, second: Amount) -> bool:
    """Tell whether "from" before the first leads to the second; what begins as amounts goes on so."""
    return line.after_from(first.begin) and _is_from_to(line, first, second)


def _is_from_back(line: Line, first: Amount, second: Amount) -> bool:
    """Read "4 dagar mot 1 dag nu", "52 kg, från 47,5 kg", "3 instead of 5"."""
    whole = _gap(line, first, second, bare=False)
    gap = _gap(line, first, second) or whole
    if not gap or len(gap) > _LINK_WORDS or not _ENDS.isdisjoint(gap):
        return False
    said = " ".join(whole)
    if any(phrase in said for phrase in line.known.instead):
        return True
    if [word for word in whole if word != ","] and set(whole) <= line.known.negations | {","}:
        # "5 a day, not 20"
        return second.unit in (None, first.unit) or first.unit is None or second.kind == "measure"
    return not line.known.back.isdisjoint(gap[-2:])


def _is_now_and_then(line: Line, first: Amount, second: Amount) -> bool:
    """Tell whether one of two is today's level or the goal: "3 gånger (idag 1)", "i dag har hun én"."""
    if line.sentence[second.begin] - line.sentence[first.begin] > 1:
        return False
    around = (
        *range(max(first.begin - _NOW_REACH, 0), first.begin),
        *range(max(first.end, second.begin - _NOW_REACH), second.begin),
        first.end,
        first.end + 1,
        second.end,
        second.end + 1,
    )
    if any(_is_now(line, at) for at in around):
        return True
    return any(
        line.folded(at) in line.known.goal for at in range(max(first.end, second.begin - 3), second.begin)
    )


def _is_now(line: Line, at: int) -> bool:
    """Tell whether "idag", "i dag", "nu" or "today" stands at a place."""
    return line.folded(at) in line.known.now or (line.folded(at) == "dag" and line.folded(at - 1) == "i")


def _make_alike(line: Line, first: Amount, second: Amount, *, told: bool) -> None:
    """Give each what only the other has; ``told`` when the words say that they are compared."""
    first.shared = second.shared = first.shared or second.shared or told
    pairs = ((first, second), (second, first))
    for one, other in pairs:
        number = told or not one.pending or _ends_clause(line, one.end)
        if one.unit is None and other.unit is not None and number:
            one.unit, one.noun, one.pending = other.unit, other.noun, False
            one.low, one.high = _in_unit_of(line, other, one.low), _in_unit_of(line, other, one.high)
    if (
        first.unit == second.unit
        or (told and first.unit and second.unit)
        or {first.unit, second.unit} == _TIMES
    ):
        for one, other in pairs:
            if one.per is None and one.of is None:
                one.per = other.per
            if one.of is None and other.of is not None and one.unit == other.unit and one.high <= other.of:
                one.of = other.of
    for one in (first, second):
        one.pending = one.pending and not told


def _in_unit_of(line: Line, amount: Amount, value: Decimal) -> Decimal:
    """Return a number that shares another's unit in it: "from 3 to 5 km"."""
    unit = unit_of(line.folded(amount.end - 1), line.language)
    return unit.amount(value) if unit is not None and amount.unit == unit.unit else value


def _ends_clause(line: Line, at: int) -> bool:
    """Tell whether "ett" without a noun is a number: "nu blir det ett"."""
    return not line.is_word(at) or line.folded(at) in line.known.now
