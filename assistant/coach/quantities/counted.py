"""What a number counts, and of how many."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assistant.coach.numerals import number_word, read_numeral
from assistant.coach.quantities.codes import code_after
from assistant.coach.quantities.line import Amount, Line
from assistant.coach.quantities.tables import (
    CROWNS,
    TIMES,
    UnitWord,
    compound_of,
    misspelt_unit,
    unit_of,
)

_HALF: Final = Decimal("0.5")
_QUARTER: Final = Decimal("0.25")
_CURRENCY_SIGNS: Final = frozenset(("£", "€", "$"))
_TIMES_BEFORE: Final = frozenset(("x", "\u00d7"))
_MOST_TIMES: Final = 10
_MOST_BETWEEN: Final = 6
_MOST_WORDS: Final = 4
"""Words after a number in which what it counts is looked for."""


def find_unit(line: Line, amount: Amount) -> None:
    """Set the unit and the noun, and move the end after them."""
    at = _past_hyphen_and_pieces(line, amount)
    if _money_sign(line, amount, at):
        return
    place, noun = at, False
    for _ in range(_MOST_WORDS):
        if _ends_search(line, place, first=place == at):
            break
        head = _head(line, place)
        word = line.folded(head)
        unit = _unit_at(line, head, direct=head == at, amount=amount)
        if unit is not None:
            _set_unit(line, amount, unit, head)
            return
        if head == place and word in line.known.stops and word not in line.known.adjectives:
            break
        if not noun and not _is_adjective(line, head):
            noun, amount.noun = True, "".join(token.text for token in line.tokens[place : head + 1])
            amount.unit, amount.end, amount.kind = "count", head + 1, "noun"
        if noun and past_of(line, head + 1) is not None:
            amount.end = head + 1
            break
        place = head + 1
    if amount.unit is None:
        _unit_before(line, amount)


def _ends_search(line: Line, place: int, *, first: bool) -> bool:
    """Tell whether what a number counts can stand no further on than this."""
    if not line.is_word(place) or place in line.scale_begins:
        return True
    if place in line.pers and not _is_adjective_per(line, place):
        return True
    if number_word(line.folded(place), line.language) is not None or _is_half_hour(line, place):
        return True
    whole = in_one_word(line, place)
    return whole is not None and (whole.compound or not first)


def _is_half_hour(line: Line, at: int) -> bool:
    """Tell whether a length of its own begins here: "two half-hour walks"."""
    head = _head(line, at)
    if head == at or line.folded(at) not in line.known.half_definite:
        return False
    unit = unit_of(line.folded(head), line.language)
    return unit is not None and unit.kind == "measure"


def _head(line: Line, at: int) -> int:
    """Return the place of the last part of a word with hyphens: "alcohol-free", "AA-möten"."""
    while line.folded(at + 1) == "-" and line.glued(at + 1) and line.glued(at + 2) and line.is_word(at + 2):
        at += 2
    return at


def _past_hyphen_and_pieces(line: Line, amount: Amount) -> int:
    at = amount.end
    if line.folded(at) == "+" and line.glued(at):
        at += 1
    if line.folded(at) == "-" and line.glued(at) and line.is_word(at + 1):
        amount.compound = True
        at += 1
    if line.folded(at) in line.known.pieces and not line.glued(at + 1):
        amount.unit, amount.end, amount.kind = "count", at + 1, "noun"
        at += 1
        if line.folded(at) == "." and line.glued(at):
            at += 1
    return at


def _is_adjective(line: Line, at: int) -> bool:
    """Tell whether the word only describes what is counted, and that stands after it."""
    word = line.folded(at)
    if word in line.known.adjectives or _is_adjective_per(line, at):
        return True
    following = line.folded(at + 1)
    return (
        word.endswith(line.known.adjective_ends)
        and line.is_word(at + 1)
        and following not in line.known.stops
        and at + 1 not in line.pers
    )


def _is_adjective_per(line: Line, at: int) -> bool:
    """Tell whether "dagliga" stands between a number and what it counts: "3 dagliga promenader"."""
    phrase = line.pers.get(at)
    if phrase is None or phrase.end != at + 1 or phrase.nth is not None:
        return False
    return line.is_word(at + 1) and line.folded(at + 1) not in line.known.stops and at + 1 not in line.pers


def _money_sign(line: Line, amount: Amount, at: int) -> bool:
    """Read what is written with signs: 80 %, 500:-, 500,-, £20, 20 €."""
    sign, following = line.folded(at), line.folded(at + 1)
    if line.folded(amount.begin - 1) in _CURRENCY_SIGNS:
        amount.begin -= 1
        amount.unit, amount.kind = "count", "measure"
        amount.noun = line.folded(amount.begin)
        _other_end(line, amount)
    elif sign in _CURRENCY_SIGNS:
        amount.unit, amount.noun, amount.end, amount.kind = "count", sign, at + 1, "measure"
    elif sign == "%":
        amount.unit, amount.end, amount.kind = "percent", at + 1, "measure"
    elif sign in (":", ",") and following == "-" and line.glued(at) and line.glued(at + 1):
        amount.unit, amount.end, amount.kind = "kr", at + 2, "measure"
    else:
        return False
    return True


def _other_end(line: Line, amount: Amount) -> None:
    """Read on over the second sign of "£20-£30" and "between £20 and £30"."""
    at = amount.end
    between = line.folded(amount.begin - 1) in line.known.between
    joint = line.folded(at) in line.known.joins if between else line.folded(at) == "-"
    if not joint or line.folded(at + 1) != amount.noun or not line.is_number(at + 2):
        return
    high = read_numeral(line.tokens, at + 2, line.language, ranges=False)
    if high is not None and high.high > amount.low:
        amount.high, amount.end = high.high, high.end


def _unit_at(line: Line, at: int, *, direct: bool, amount: Amount) -> UnitWord | None:
    word = line.folded(at)
    two = line.known.two_words.get((word, line.folded(at + 1)))
    if two is not None:
        return two
    if line.tokens[at].text in line.known.currencies:
        return CROWNS
    if len(word) <= 2 and (not direct or amount.spelled):
        # "m", "h" and the like are units only right after digits.
        return None if len(word) == 1 else unit_of(word, line.language)
    unit = unit_of(word, line.language)
    if direct and word in line.known.times_signs and _means_times(line, at, unit, amount):
        return TIMES
    if unit is not None:
        return unit
    compound = compound_of(word, line.language) if direct else None
    if compound is not None and compound[0] is None:
        return compound[1]
    return misspelt_unit(word, line.language) if direct and word not in line.known.stops else None


def _means_times(line: Line, at: int, unit: UnitWord | None, amount: Amount) -> bool:
    """Tell whether "x" or "g" counts times: "3x i veckan", "3 x 30 min"; nobody weighs 3 g a week."""
    if unit is None:
        return at + 1 in line.pers or not line.is_word(at + 1)
    if any(token.folded in line.known.weighed for token in line.tokens):
        return False
    return at + 1 in line.pers and amount.high < _MOST_TIMES


def _set_unit(line: Line, amount: Amount, unit: UnitWord, at: int) -> None:
    amount.unit, amount.kind = unit.unit, unit.kind
    amount.low, amount.high = unit.amount(amount.low), unit.amount(amount.high)
    amount.noun = line.tokens[at].text if unit.unit == "count" else ""
    two = (line.folded(at), line.folded(at + 1)) in line.known.two_words
    amount.end = at + (2 if two else 1)
    if line.folded(amount.end) == "." and line.glued(amount.end) and _goes_on(line, amount.end + 1):
        amount.end += 1


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether the sentence goes on after an abbreviation's point."""
    if at >= len(line.tokens):
        return False
    token = line.tokens[at]
    return token.kind != "word" or token.text[0].islower() or token.glued


def _unit_before(line: Line, amount: Amount) -> None:
    """Read "kr 500", "Antal steg: 5000", and "3/week" after "20 min x"."""
    if line.folded(amount.begin - 1) in _TIMES_BEFORE and amount.end in line.pers:
        amount.unit, amount.kind = TIMES.unit, TIMES.kind
        return
    colon = line.folded(amount.begin - 1) == ":"
    before = amount.begin - 1 - colon
    if line.folded(before) == "." and line.glued(before):
        before -= 1
    if any(phrase.begin <= before < phrase.end for phrase in line.pers.values()):
        return  # in "Cigarettes per day: 20" no days are counted
    unit = unit_of(line.folded(before), line.language) if line.is_word(before) else None
    if unit is not None and (colon or unit.unit == "kr") and unit.kind != "span":
        amount.unit, amount.kind = unit.unit, unit.kind
        amount.low, amount.high = unit.amount(amount.low), unit.amount(amount.high)


def thousands(line: Line, amount: Amount) -> None:
    """Read "10k steps" and "£2k"; a plain "10k" is a distance."""
    at = amount.end
    if line.folded(at) != "k" or not line.glued(at):
        return
    counted = line.is_word(at + 1) and at + 1 not in line.pers and line.folded(at + 1) not in line.known.often
    if (counted and line.folded(at + 1) not in line.known.stops) or line.folded(
        amount.begin - 1
    ) in _CURRENCY_SIGNS:
        amount.low, amount.high, amount.end = amount.low * 1000, amount.high * 1000, at + 1


def find_of(line: Line, amount: Amount) -> None:
    """Read "av 10", "ud af 10", "out of 5 days", "av de senaste 30 dagarna"."""
    at = past_of(line, amount.end) or _past_in(line, amount)
    if at is None:
        return
    start = at
    while at < len(line.tokens) and at - start < _MOST_BETWEEN and line.folded(at) in line.known.between_of:
        at += 1
    numeral = read_numeral(line.tokens, at, line.language, to=False) if at < len(line.tokens) else None
    if numeral is None or numeral.article or numeral.low != numeral.high or numeral.high < amount.high:
        return
    if numeral.low < 2 or code_after(line, at, numeral):
        return
    whole = Amount(numeral.low, numeral.high, at, numeral.end, spelled=numeral.spelled)
    find_unit(line, whole)
    if _is_size(
        amount, whole, plain=line.folded(start - 1) in line.known.of_size and start == amount.end + 1
    ):
        return
    amount.of, amount.end = numeral.low, numeral.end
    if whole.unit is not None and whole.kind != "span":
        amount.end = whole.end
        factor = whole.low / numeral.low
        if amount.unit is None and factor >= 1:
            amount.unit, amount.noun, amount.kind = whole.unit, whole.noun, whole.kind
            amount.low, amount.high, amount.of = amount.low * factor, amount.high * factor, whole.low


def _past_in(line: Line, amount: Amount) -> int | None:
    """Return the place after the "in" of "9 times in 10" and "8 in 10 of them", not "twice in 3 days"."""
    at = amount.end + 1
    if line.folded(amount.end) not in line.known.of_in or at >= len(line.tokens):
        return None
    whole = read_numeral(line.tokens, at, line.language, to=False)
    if whole is None or whole.article:
        return None
    following = line.folded(whole.end)
    if not line.is_word(whole.end) or following in line.known.of | line.known.stops:
        return at
    share = amount.unit is None and amount.low < whole.low
    return at if share else None


def _is_size(amount: Amount, whole: Amount, *, plain: bool) -> bool:
    """Tell whether "of" leads to a size and not to a total: "a debt of 4,000 kr", "packs of 20"."""
    if amount.unit is None or whole.unit is None:
        return plain and amount.pending and amount.unit == "count"
    if whole.kind == "measure" and whole.unit not in (amount.unit, "times"):
        return True
    both = plain and amount.unit == whole.unit == "count"
    return both and (amount.pending or amount.noun.casefold() != whole.noun.casefold())


def past_of(line: Line, at: int) -> int | None:
    """Return the place after "av", "ud af" or "out of", or None when none of them stands here."""
    two = line.known.of_two
    if two and tuple(line.folded(at + i) for i in range(len(two))) == two:
        return at + len(two)
    return at + 1 if line.folded(at) in line.known.of else None


def add_minutes(line: Line, amount: Amount) -> None:
    """Read on over "2 tim 30 min", "en timme och en kvart" and "an hour and a half"."""
    if amount.unit != "hours" or amount.low != amount.high or amount.of is not None:
        return
    at = amount.end
    joined = line.folded(at) in line.known.joins
    if joined:
        at += 1
    if at >= len(line.tokens) or line.tokens[at].kind == "sign":
        return
    numeral = read_numeral(line.tokens, at, line.language, to=False)
    if numeral is None or numeral.low != numeral.high:
        return
    if joined and numeral.article and line.folded(numeral.end) in line.known.quarters:
        amount.low, amount.high, amount.end = amount.low + _QUARTER, amount.high + _QUARTER, numeral.end + 1
        return
    if joined and numeral.low == _HALF and unit_of(line.folded(numeral.end), line.language) is None:
        amount.low, amount.high, amount.end = amount.low + _HALF, amount.high + _HALF, numeral.end
        return
    minutes = Amount(numeral.low, numeral.high, at, numeral.end, spelled=numeral.spelled)
    find_unit(line, minutes)
    if minutes.unit is None and not joined and _is_rest_of_hour(line, minutes):
        minutes.unit = "minutes"
    if minutes.unit == "minutes" and minutes.high < 60 and minutes.end - minutes.begin <= 2:
        amount.low = amount.high = amount.low + (minutes.low / 60).quantize(Decimal("0.0001")).normalize()
        amount.end = minutes.end


def _is_rest_of_hour(line: Line, minutes: Amount) -> bool:
    """Tell whether two digits after the hours are minutes: "1h30", "1 hr 30"."""
    if not line.is_number(minutes.begin) or len(line.tokens[minutes.begin].text) != 2:
        return False
    return line.glued(minutes.begin) or not line.is_word(minutes.end)


def in_one_word(line: Line, at: int) -> Amount | None:
    """Read "halvtimme", "tvåtimmarspass", "totimers": number and unit in one word."""
    word = line.folded(at)
    if word in line.known.alone:
        unit = unit_of(word, line.language)
        if unit is None:
            return Amount(Decimal(45), Decimal(45), at, at + 1, "minutes", spelled=True)
        value = unit.amount(Decimal(1))
        return Amount(value, value, at, at + 1, unit.unit, kind=unit.kind, spelled=True)
    number, unit = compound_of(word, line.language) or (None, None)
    if number is None or unit is None:
        return None
    value = unit.amount(number)
    return Amount(value, value, at, at + 1, unit.unit, spelled=True, compound=True)
