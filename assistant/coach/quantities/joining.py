"""What amounts have to do with each other and with the words around them.

"Från 2 till 4 gånger i veckan" are two amounts of the same kind, and "per vecka" belongs to one of several
numbers; a number that nothing is said of may be a place on a scale, or the name of a school class.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.coach.quantities.amounts import Amount, AmountReader
from assistant.coach.quantities.per import PerPhrase
from assistant.coach.quantities.scales import Scale, is_rating, is_scale
from assistant.coach.quantities.tables import UnitWord, unit_of

_HALF: Final = Decimal("0.5")
_PERCENT: Final = Decimal(50)
_SENTENCE_ENDS: Final = frozenset((".", "!", "?", ";"))
_PER_REACH: Final = 6
_PER_REACH_BEFORE: Final = 9
_NOW_REACH: Final = 4
_USUAL_TOPS: Final = frozenset((5, 6, 7, 10, 100))
_LINK_WORDS: Final = 5


class Joiner:
    """Joins the amounts of one text."""

    def __init__(
        self, reader: AmountReader, amounts: list[Amount], pers: dict[int, PerPhrase], scales: list[Scale]
    ) -> None:
        self.reader = reader
        self.known = reader.known
        self.amounts = amounts
        self.pers = pers
        self.scales = scales
        self.sentence = self._sentences()

    def _sentences(self) -> list[int]:
        """Number the sentences, token by token; what stands in brackets is counted apart."""
        tokens = self.reader.tokens
        number, found = 0, []
        for at, token in enumerate(tokens):
            found.append(number)
            if token.text not in _SENTENCE_ENDS:
                continue
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is None or (token.text == "." and following.glued):
                continue
            if token.text != "." or following.kind != "word" or not following.text[0].islower():
                number += 1
        return found

    # --- how often ------------------------------------------------------------------------------------

    def attach_pers(self) -> None:
        """Give each phrase of "how often" to the amount it stands by."""
        for phrase in self.pers.values():
            if phrase.nth is not None and phrase.before:
                continue
            amount = self._amount_before(phrase) or (self._amount_after(phrase) if phrase.before else None)
            if amount is None or phrase.per == "none":
                continue
            amount.per = phrase.per
            amount.fixed_per = True
            if phrase.nth is not None and amount.of is None:
                amount.of = phrase.nth

    def _amount_before(self, phrase: PerPhrase) -> Amount | None:
        earlier = [
            amount
            for amount in self.amounts
            if amount.end <= phrase.begin or amount.begin < phrase.begin < amount.end
        ]
        if not earlier:
            return None
        nearest = earlier[-1]
        if nearest.begin < phrase.begin < nearest.end:
            # "3 dagliga promenader"
            return nearest
        if self._is_elsewhere(nearest, phrase.begin) and len(earlier) > 1:
            nearest = earlier[-2]
        if not self._is_near(nearest.end, phrase.begin, _PER_REACH):
            return None
        head = earlier[-2] if len(earlier) > 1 else None
        if (
            head is not None
            and not head.pending
            and phrase.per != "occasion"
            and self._is_size_of(nearest, head)
        ):
            nearest = head
        return (
            None if nearest.fixed_per or nearest.unit == "percent" and phrase.end != 0 and False else nearest
        )

    def _is_elsewhere(self, amount: Amount, at: int) -> bool:
        """Tell whether an amount stands in brackets that are closed before a place."""
        between = [self.reader.folded(i) for i in range(amount.end, at)]
        return ")" in between and "(" not in between

    def _is_size_of(self, amount: Amount, head: Amount) -> bool:
        """Tell whether an amount says how big what was counted before it is: "2 promenader på 20 minuter"."""
        if head.fixed_per or head.unit not in ("times", "count", "days", None) or amount.unit == head.unit:
            return False
        gap = [self.reader.folded(i) for i in range(head.end, amount.begin)]
        gap = [word for word in gap if word not in self.known.bounds]
        return (not gap and (head.unit == "times" or amount.compound)) or (
            len(gap) == 1 and gap[0] in self.known.sized_by
        )

    def _amount_after(self, phrase: PerPhrase) -> Amount | None:
        for amount in self.amounts:
            if amount.begin >= phrase.end:
                if amount.fixed_per or amount.kind == "span" or self._owns_later(amount):
                    return None
                return (
                    amount
                    if self._is_near(phrase.end, amount.begin, _PER_REACH_BEFORE, before=True)
                    else None
                )
        return None

    def _owns_later(self, amount: Amount) -> bool:
        """Tell whether another such phrase stands right after the amount."""
        return amount.end in self.pers and self.pers[amount.end].per != "occasion"

    def _is_near(self, start: int, end: int, reach: int, *, before: bool = False) -> bool:
        """Tell whether nothing between two places parts what belongs together."""
        if end - start > reach or start > end:
            return False
        reader = self.reader
        for at in range(start, end):
            word = reader.folded(at)
            if self.sentence[at] != self.sentence[end if end < len(self.sentence) else -1]:
                return False
            if word in self.known.clause_ends and not self._joins_two_things(at, end, before=before):
                return False
            if word in ("(", ")"):
                return at == start == end - 1
            if (word == "," and not (at in (start, end - 1) or before)) or (word == ":" and not before):
                return False
            if at in self.pers and self.pers[at].per not in ("occasion",) and self.pers[at].nth is None:
                return False
        return True

    def _joins_two_things(self, at: int, end: int, *, before: bool) -> bool:
        """Tell whether "and" stands between what is counted: "five portions of fruit and veg a day"."""
        joins = self.reader.folded(at) in self.known.joins and at == end - 2 and not before
        return joins and end in self.pers and not self.pers[end].before

    # --- from one to another ----------------------------------------------------------------------------

    def share(self) -> None:
        """Let amounts that are compared have the same unit, per and of."""
        for first, second in zip(self.amounts, self.amounts[1:], strict=False):
            if self._is_article_of_its_own(first, second):
                continue
            if self._is_from_to(first, second) or self._is_from_back(first, second):
                self._alike(first, second, told=True)
            elif self._is_now_and_then(first, second):
                self._alike(first, second, told=False)

    def _is_article_of_its_own(self, first: Amount, second: Amount) -> bool:
        """Tell whether one is "en säng" and not a number that is compared with the other."""
        for one, other in ((first, second), (second, first)):
            if one.pending and one.kind == "noun" and one.unit is not None and other.unit is not None:
                return one.noun.casefold() != other.noun.casefold() and not self.reader.after_from(
                    first.begin
                )
        return False

    def _gap(self, first: Amount, second: Amount, *, bare: bool = True) -> list[str]:
        """Return the words between two amounts without what says how often, and ``bare`` of "at least"."""
        links = self.known.to | self.known.back | self.known.start
        words, at = [], first.end
        while at < second.begin:
            if at in self.pers and self.pers[at].end <= second.begin:
                at = self.pers[at].end
                continue
            if not bare or self.reader.folded(at) in links or self.reader.folded(at) not in self.known.bounds:
                words.append(self.reader.folded(at))
            at += 1
        return words

    def _is_from_to(self, first: Amount, second: Amount) -> bool:
        gap = self._gap(first, second)
        if not gap or any(word in _SENTENCE_ENDS for word in gap):
            return False
        arrow = gap[-1] in self.known.to or gap in (["-", ">"], ["=", ">"], ["-", "-", ">"])
        if gap[-2:] == ["-", ">"] or gap[-2:] == ["=", ">"]:
            arrow = True
        if not arrow and gap[0] not in self.known.to:
            return False
        return len(gap) <= _LINK_WORDS and (len(gap) <= 3 or self.reader.after_from(first.begin))

    def _is_from_back(self, first: Amount, second: Amount) -> bool:
        """Read "4 dagar mot 1 dag nu", "52 kg, från 47,5 kg", "3 instead of 5"."""
        gap = self._gap(first, second) or self._gap(first, second, bare=False)
        if not gap or len(gap) > _LINK_WORDS or any(word in _SENTENCE_ENDS for word in gap):
            return False
        whole = self._gap(first, second, bare=False)
        if any(
            tuple(whole[i : i + len(phrase)]) == phrase
            for phrase in self.known.instead
            for i in range(len(whole))
        ):
            return True
        return any(word in self.known.back for word in gap[-2:])

    def _is_now_and_then(self, first: Amount, second: Amount) -> bool:
        """Tell whether one of two is today's level: "3 gånger i veckan (idag 1)", "i dag har hun én"."""
        if self.sentence[second.begin] - self.sentence[first.begin] > 1:
            return False
        places = [*range(max(first.end, second.begin - _NOW_REACH), second.begin), second.end, second.end + 1]
        return any(
            self._is_now(at) for at in (*places, *range(max(0, first.begin - _NOW_REACH), first.begin))
        )

    def _is_now(self, at: int) -> bool:
        """Tell whether "idag", "i dag", "nu" or "today" stands at a place."""
        word = self.reader.folded(at)
        return word in self.known.now or (word == "dag" and self.reader.folded(at - 1) == "i")

    def _alike(self, first: Amount, second: Amount, *, told: bool) -> None:
        first.shared = second.shared = first.shared or second.shared or told
        for one, other in ((first, second), (second, first)):
            if one.unit is None and other.unit is not None and not self._is_article(one, told=told):
                one.unit, one.noun, one.pending = other.unit, other.noun, False
                one.low, one.high = self._in_unit_of(other, one.low), self._in_unit_of(other, one.high)
        if first.unit != second.unit and not (told and first.unit and second.unit):
            return
        for one, other in ((first, second), (second, first)):
            if one.per is None and other.per is not None and one.of is None:
                one.per = other.per
            if one.of is None and other.of is not None and one.unit == other.unit:
                one.of = other.of if one.high <= other.of else None
        for one in (first, second):
            one.pending = one.pending and not told and (one.kind != "" or not self._ends_clause(one.end))

    def _in_unit_of(self, amount: Amount, value: Decimal) -> Decimal:
        """Return a number that shares another's unit in it: "from 3 to 5 km"."""
        unit = unit_of(self.reader.folded(amount.end - 1), self.reader.language)
        return unit.amount(value) if unit is not None and amount.unit == unit.unit else value

    def _is_article(self, amount: Amount, *, told: bool) -> bool:
        """Tell whether "en" without a noun is no number: it is one where the clause ends ("nu blir det ett")."""
        return amount.pending and not told and not self._ends_clause(amount.end)

    def _ends_clause(self, at: int) -> bool:
        return not self.reader.is_word(at) or self.reader.folded(at) in self.known.now

    # --- numbers that nothing is said of ------------------------------------------------------------------

    def leave_names(self) -> None:
        """Drop the numbers that are parts of names and codes, and the lengths of time frames."""
        self.amounts = [
            amount
            for amount in self.amounts
            if not amount.taken
            and not self._is_name(amount)
            and not self._is_frame(amount)
            and not self._is_clock(amount)
        ]

    def _is_clock(self, amount: Amount) -> bool:
        """Tell whether a number that nothing is said of is an hour: "up by 8", "hemma före 22"."""
        before = self.reader.folded(amount.begin - 1)
        return amount.unit is None and 1 <= amount.low and before in self.known.clock_before

    def _is_frame(self, amount: Amount) -> bool:
        """Tell whether it says by when: "inom två månader"."""
        if amount.kind not in ("span", "day") or amount.end in self.pers or amount.of is not None:
            return False
        before = self.reader.folded(amount.begin - 1)
        return before in (self.known.frames if amount.kind == "span" else self.known.frames - self.known.to)

    def settle(self) -> Iterator[Amount]:
        """Yield the amounts that count, with a unit each."""
        for amount in self.amounts:
            if not self._counts(amount):
                continue
            self._place_on_scale(amount)
            if amount.unit is None:
                if not self._stands_as_amount(amount):
                    continue
            if amount.unit is None:
                alike = self._counted_like(amount)
                topic = self._topic(amount)
                if alike is not None:
                    amount.unit, amount.noun = alike.unit, alike.noun
                elif topic is not None:
                    amount.unit = topic.unit
                    amount.low, amount.high = topic.amount(amount.low), topic.amount(amount.high)
                else:
                    amount.unit = "count"
                    amount.sure = amount.sure and (amount.per is not None or amount.of is not None)
            yield amount

    def _place_on_scale(self, amount: Amount) -> None:
        """Make points of a number on a scale or in a rating."""
        if amount.kind == "grade" and amount.per is not None:
            return
        if amount.unit == "points" or (amount.unit is None and amount.per is None and self._is_rated(amount)):
            amount.unit = "points"
            if amount.of is None:
                tops = [scale.top for scale in self.scales if scale.top is not None]
                amount.of = tops[-1] if tops and amount.high <= max(tops) else None

    def _is_rated(self, amount: Amount) -> bool:
        if self.scales:
            return True
        here = self.sentence[amount.begin]
        for at, token in enumerate(self.reader.tokens):
            if (self.sentence[at] == here or amount.of in _USUAL_TOPS) and (
                is_rating(token, self.known) or is_scale(token, self.known)
            ):
                return True
        return False

    def _topic(self, amount: Amount) -> UnitWord | None:
        """Return the unit named before: "Alkoholfria dagar: från 2 till 5", "increase steps, 2 500 a day"."""
        reader = self.reader
        for at in range(amount.begin - 1, -1, -1):
            if self.sentence[at] != self.sentence[amount.begin]:
                return None
            word = reader.folded(at)
            if reader.is_word(at) and word.endswith(self.known.topics):
                inside = any(other.begin <= at < other.end for other in self.amounts)
                inside = inside or any(phrase.begin <= at < phrase.end for phrase in self.pers.values())
                return None if inside or reader.is_number(at - 1) else unit_of(word, reader.language)
        return None

    def _counted_like(self, amount: Amount) -> Amount | None:
        """Return another amount that is out of as many, or counted as often."""
        for other in self.amounts:
            if other is amount or other.unit in (None, "percent"):
                continue
            if (amount.of is not None and other.of == amount.of) or (
                amount.of is None and amount.per is not None and other.per == amount.per
            ):
                return other
        return None

    def _is_name(self, amount: Amount) -> bool:
        """Tell whether the number is a part of a name: klass 9, buss 150, Storgatan 5."""
        if amount.unit not in (None, "count") or amount.of is not None or amount.end in self.pers:
            return False
        reader = self.reader
        if reader.is_number(amount.begin) and self._is_in_row(amount):
            return True
        before = reader.folded(amount.begin - 1)
        if before == "." and reader.glued(amount.begin - 1):
            before = reader.folded(amount.begin - 2)
        if not amount.spelled and self._names_what_follows(amount):
            return True
        if before in self.known.names or (self.known.name_heads and before.endswith(self.known.name_heads)):
            return not amount.spelled or before in self.known.names
        if amount.kind == "noun" and amount.noun:
            return False
        if amount.spelled:
            return before in self.known.determiners
        return self._is_bare_name(amount, before)

    def _names_what_follows(self, amount: Amount) -> bool:
        """Tell whether the number is the name of what comes after it: "the 42 bus", "150-bussen"."""
        at = amount.begin + 1
        hyphened = self.reader.folded(at) == "-" and self.reader.glued(at)
        named = self.reader.folded(at + hyphened) in self.known.named_after
        return named and (hyphened or self.reader.folded(amount.begin - 1) in self.known.determiners)

    def _is_in_row(self, amount: Amount) -> bool:
        """Tell whether more numbers stand right beside it, as in a postal code or an account: "123 45"."""
        reader = self.reader
        return reader.is_number(amount.begin - 1) or (amount.unit is None and reader.is_number(amount.end))

    def _is_bare_name(self, amount: Amount, before: str) -> bool:
        """Tell whether digits that nothing is said of are a year, a code, an age in commas, or "Hus 3"."""
        reader, at = self.reader, amount.begin
        if amount.low == amount.high and 1900 <= amount.low <= 2100:
            return True
        if len(reader.tokens[at].text) > 4 or (amount.low != amount.high and amount.low >= 1000):
            return True
        if before in ("(", ",") and reader.folded(amount.end) in (")", ",") and reader.is_word(at - 2):
            return reader.tokens[at - 2].text[0].isupper()
        earlier = reader.tokens[at - 1] if at else None
        if earlier is None or earlier.kind != "word" or not earlier.text[0].isupper():
            return False
        if is_rating(earlier, self.known) or before in self.known.bounds or before in self.known.start:
            return False
        return at >= 2 and self.sentence[at - 2] == self.sentence[at]

    def _counts(self, amount: Amount) -> bool:
        """Tell whether an article counts: "en gång", "en timme", "en dag i veckan", but not "ett jobb"."""
        if amount.spelled and amount.high == 0 and amount.unit == "count" and amount.per is None:
            # "noll koll"
            return amount.of is not None or amount.shared
        if not amount.pending:
            return self._is_more_than_a_word(amount)
        reader = self.reader
        before, after = reader.folded(amount.begin - 1), reader.folded(amount.end)
        if amount.of is not None or before in self.known.counting:
            return True
        right_after = amount.end in self.pers and self.pers[amount.end].nth is None
        if amount.kind == "measure":
            if amount.unit == "times":
                return right_after or not (
                    before in self.known.not_once_before or after in self.known.not_once_after
                )
            return True
        if amount.kind == "span":
            return before in self.known.lasting
        return right_after and (not self.pers[amount.end].before or amount.kind == "day" or True)

    def _is_more_than_a_word(self, amount: Amount) -> bool:
        """Tell whether "one" in English and the like is a number here and not a pronoun."""
        if not amount.spelled or amount.high != 1 or amount.low != 1 or amount.of is not None:
            return True
        if amount.unit is None:
            return amount.per is not None or not self.reader.tokens[amount.begin].folded.isascii()
        if amount.kind == "day" and self.reader.folded(amount.begin) == "one":
            return amount.per is not None or self.reader.folded(amount.begin - 1) in self.known.bounds
        return True

    def _stands_as_amount(self, amount: Amount) -> bool:
        """Tell whether a number without any noun is an amount at all."""
        if amount.kind == "grade":
            return False
        if amount.low == amount.high == _HALF:
            amount.low = amount.high = _PERCENT
            amount.unit = "percent"
            return True
        if amount.of is not None or amount.per is not None:
            return True
        reader = self.reader
        before = reader.folded(amount.begin - 1)
        if before in self.known.bounds or before in self.known.start or before in self.known.to:
            return True
        if amount.spelled and amount.low == amount.high:
            return reader.folded(amount.begin) != "sex"
        return True
