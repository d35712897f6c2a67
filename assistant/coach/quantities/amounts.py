"""Reading one amount: a number, what it counts, and of how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.coach.findings import Per, Unit
from assistant.coach.numerals import Numeral, number_word, read_numeral
from assistant.coach.quantities.per import PerPhrase
from assistant.coach.quantities.scales import Scale
from assistant.coach.quantities.tables import UnitWord, Words, misspelt_unit, unit_of, words
from assistant.coach.text import Token

_HALF: Final = Decimal("0.5")
_PERCENT: Final = Decimal(50)
_MOST_WORDS: Final = 4
"""Words after a number in which what it counts is looked for."""
_FROM_REACH: Final = 4
_LONGEST_FRACTION: Final = 3
_LEAST_GRADE: Final = 3
_MOST_GRADE: Final = 12


@dataclass(slots=True)
class Amount:
    """An amount as it is put together; ``begin`` and ``end`` are places of tokens.

    ``unit`` is None as long as nothing says what is counted. ``pending``: the number is an article, and
    whether it counts depends on what else is found. ``size``: it tells how big what was counted before it
    is ("2 promenader på 20 minuter").
    """

    low: Decimal
    high: Decimal
    begin: int
    end: int
    unit: Unit | None = None
    noun: str = ""
    per: Per | None = None
    of: Decimal | None = None
    sure: bool = True
    spelled: bool = False
    pending: bool = False
    kind: str = ""
    taken: bool = False
    fixed_per: bool = False
    shared: bool = False
    compound: bool = False


class AmountReader:
    """Reads amounts out of one text."""

    def __init__(
        self, tokens: Sequence[Token], language: str, pers: dict[int, PerPhrase], scales: Sequence[Scale]
    ) -> None:
        self.tokens = tokens
        self.language = language
        self.pers = pers
        self.known: Words = words(language)
        self._scales = frozenset(scale.begin for scale in scales)

    # --- what stands at a place ---------------------------------------------------------------------

    def folded(self, at: int) -> str:
        """Return the word or sign at a place, "" outside the text."""
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """Tell whether the token at a place is written together with the one before."""
        return 0 <= at < len(self.tokens) and self.tokens[at].glued

    def is_word(self, at: int) -> bool:
        """Tell whether a word stands at a place."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "word"

    def is_number(self, at: int) -> bool:
        """Tell whether digits stand at a place."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "number"

    def past_idiom(self, at: int) -> int:
        """Return the place after a fixed phrase in which a number counts nothing: "one to one"."""
        for idiom in self.known.idioms:
            if all(self.folded(at + i) == word for i, word in enumerate(idiom)):
                return at + len(idiom)
        return at

    # --- one amount ---------------------------------------------------------------------------------

    def read(self, at: int) -> Amount | None:
        """Return the amount that begins at a token, if one does."""
        token = self.tokens[at]
        if token.kind == "word":
            special = self._often(at) or self._share(at) or self._in_one_word(at) or self._grade(at)
            if special is not None:
                return special
        elif token.kind == "sign":
            return None
        elif (special := self._written_fraction(at) or self._grade(at)) is not None:
            return special
        elif self._is_code(at) or self._is_ordinal(at) or self._is_list_mark(at):
            return None
        numeral = read_numeral(self.tokens, at, self.language, to=not self.after_from(at))
        if numeral is None or self._leads_to_numeral(numeral):
            return None
        if token.kind == "number" and self._code_after(at, numeral):
            return None
        amount = Amount(
            numeral.low,
            numeral.high,
            at,
            numeral.end,
            sure=numeral.sure,
            spelled=numeral.spelled,
            pending=numeral.article,
        )
        if self._is_no_amount_after(numeral.end):
            return None
        self._find_unit(amount)
        self._find_of(amount)
        self._add_minutes(amount)
        return amount

    def after_from(self, at: int) -> bool:
        """Tell whether "from" stands shortly before, with nothing between that ends what it begins."""
        for back in range(1, _FROM_REACH + 1):
            word = self.folded(at - back)
            if word in self.known.start:
                return True
            if not self.is_word(at - back) or word in self.known.to or self.is_number(at - back):
                return False
        return False

    def _leads_to_numeral(self, numeral: Numeral) -> bool:
        """Tell whether the word is only an article before a number: "en 3-4 gånger", "en to-tre gange"."""
        if not numeral.article or numeral.end >= len(self.tokens):
            return False
        if self.is_number(numeral.end) or self._in_one_word(numeral.end) or self._grade(numeral.end):
            return True
        return (number_word(self.folded(numeral.end), self.language) or 0) > 1

    # --- numbers that are something else --------------------------------------------------------------

    def _is_code(self, at: int) -> bool:
        """Tell whether the digits are a part of something longer: G01, 2027/00412, WHO-5, 17.09.06."""
        token = self.tokens[at]
        if len(token.text) > 1 and token.text[0] == "0":
            following = self.folded(at + 1)
            if not (following in (",", ".") and self.glued(at + 1) and self.is_number(at + 2)):
                return True
        if not token.glued or at == 0:
            return False
        before = self.tokens[at - 1]
        if before.kind == "word":
            return before.folded not in self.known.glued_before
        if before.folded in ("/", ".", ",", "-", ":", "_", "#") and before.glued and at >= 2:
            earlier = self.tokens[at - 2]
            return earlier.kind == "number" or (before.folded in ("-", "_") and earlier.text.isupper())
        return before.folded == "#"

    def _code_after(self, at: int, numeral: Numeral) -> bool:
        """Tell whether more digits or letters follow that make a code of it: 456-7, 2027-3318, 24/7."""
        end = numeral.end
        sign = self.folded(end)
        if (
            self.glued(end)
            and sign in ("-", "/", ":", ".")
            and self.glued(end + 1)
            and self.is_number(end + 1)
        ):
            digits = sum(len(token.text) for token in self.tokens[at:end] if token.kind == "number")
            return sign != "-" or max(digits, len(self.tokens[end + 1].text)) > 3 or self.glued(at)
        return False

    def _is_ordinal(self, at: int) -> bool:
        """Tell whether "2." is "second": "2. gang", "9. B", "i 9. klasse"."""
        if self.folded(at + 1) != "." or not self.glued(at + 1) or self.glued(at + 2):
            return False
        following = self.tokens[at + 2] if at + 2 < len(self.tokens) else None
        if following is None or following.kind != "word":
            return False
        return self.language == "da" and (following.text[0].islower() or len(following.text) == 1)

    def _is_list_mark(self, at: int) -> bool:
        """Tell whether the number counts the lines of a list: "1. Gå ut", "2) Sova"."""
        if self.folded(at + 1) not in (".", ")") or not self.glued(at + 1):
            return False
        starts = at == 0 or self.folded(at - 1) in (".", "!", "?", ";", ":")
        return (
            (starts or self.folded(at + 1) == ")")
            and not self.glued(at + 2)
            and self.is_word(at + 2)
            and ("(" not in (self.folded(at - 1), self.folded(at - 2), self.folded(at - 3)))
        )

    def _is_no_amount_after(self, at: int) -> bool:
        """Tell whether what follows makes it an age, an hour or a section: 15-åring, 8-tiden, 5 §, 112."""
        if self.folded(at) in ("-", ":", "'") and self.glued(at):
            at += 1
        word = self.folded(at)
        if self.glued(at) and word.startswith(self.known.not_amounts):
            return True
        if word in self.known.law:
            return True
        if self.folded(at - 1) in self.known.emergency and self.is_number(at - 1):
            return unit_of(word, self.language) is None
        return word.startswith(("årig", "åring"))

    # --- amounts without a plain number ---------------------------------------------------------------

    def _often(self, at: int) -> Amount | None:
        """Read "once", "twice", "once or twice"."""
        value = self.known.often.get(self.folded(at))
        if value is None:
            return None
        low, high, end = Decimal(value), Decimal(value), at + 1
        if self.folded(end) in self.known.or_so and self.folded(end + 1) in self.known.often:
            high, end = Decimal(self.known.often[self.folded(end + 1)]), end + 2
        elif value == 1 and not self._is_once(at):
            return None
        amount = Amount(low, high, at, end, "times", spelled=True)
        self._find_of(amount)
        return amount

    def _is_once(self, at: int) -> bool:
        """Tell whether "once" counts: at the end, before a frequency, or after "at least"."""
        if self.folded(at - 1) in self.known.not_once_before and self.folded(at + 1) not in (
            "every",
            "a",
            "per",
        ):
            return self.folded(at - 1) == "at" and self.folded(at - 2) != "all" and False
        following = self.folded(at + 1)
        if at + 1 in self.pers or not following or not self.is_word(at + 1):
            return True
        return following in ("every", "in") or self.folded(at - 1) in self.known.bounds

    def _share(self, at: int) -> Amount | None:
        """Read "hälften av", "halva tiden", "half of the", "tre fjärdedelar av": a share in percent."""
        word = self.folded(at)
        if word in self.known.halves:
            return Amount(_PERCENT, _PERCENT, at, at + 1, "percent", spelled=True)
        for first, second, share in self.known.fractions:
            if word == first and self.folded(at + 1) == second:
                return self._named_fraction(at, share)
        if word not in self.known.half_definite:
            return None
        if self.language == "en":
            if self.folded(at + 1) == "of" or self.folded(at + 1) in self.known.between_of - {
                "a",
                "any",
                "even",
            }:
                return Amount(_PERCENT, _PERCENT, at, at + 1, "percent", spelled=True)
            return None
        following = self.folded(at + 1)
        unit = unit_of(following, self.language)
        if unit is None and self.is_word(at + 1) and self._is_definite(following):
            return Amount(_PERCENT, _PERCENT, at, at + 2, "percent", spelled=True)
        return None

    def _named_fraction(self, at: int, share: int) -> Amount | None:
        following = self.folded(at + 2)
        after_of = following in self.known.of or following in self.known.of_two
        if not after_of:
            return None
        if unit_of(self.folded(at + 3), self.language) or unit_of(self.folded(at + 4), self.language):
            # "three quarters of an hour"
            unit = unit_of(self.folded(at + 4), self.language)
            if self.language == "en" and unit is not None and unit.unit == "hours":
                value = Decimal(share) * 60 / 100
                return Amount(value, value, at, at + 5, "minutes", spelled=True)
        return Amount(
            Decimal(share), Decimal(share), at, at + 2, "percent", spelled=True, sure=share % 5 == 0
        )

    @staticmethod
    def _is_definite(word: str) -> bool:
        return len(word) > 3 and word.endswith(("en", "et", "an", "n", "na", "ne"))

    def _in_one_word(self, at: int) -> Amount | None:
        """Read "halvtimme", "tvåtimmarspass", "totimers": number and unit in one word."""
        word = self.folded(at)
        if word in self.known.alone:
            unit = unit_of(word, self.language)
            if unit is None:
                return Amount(Decimal(45), Decimal(45), at, at + 1, "minutes", spelled=True)
            value = unit.amount(Decimal(1))
            return Amount(value, value, at, at + 1, unit.unit, kind=unit.kind, spelled=True)
        found = self.known.compound.fullmatch(word)
        if found is None or not found["number"]:
            return None
        value = number_word(found["number"], self.language) or Decimal(0)
        unit = unit_of(found["unit"], self.language)
        if unit is None:
            return None
        value = unit.amount(value)
        return Amount(value, value, at, at + 1, unit.unit, spelled=True)

    def _grade(self, at: int) -> Amount | None:
        """Read a number made a noun: "en sjua", "7:an", "en 7'er", "et 7-tal". It counts where things are rated."""
        if at >= len(self.tokens):
            return None
        if self.tokens[at].kind == "word":
            value = self.known.grades.get(self.folded(at))
            return Amount(value, value, at, at + 1, kind="grade") if value is not None else None
        if not self.is_number(at) or not _LEAST_GRADE <= int(self.tokens[at].text[:4]) <= _MOST_GRADE:
            return None
        ending = at + 2 if self.folded(at + 1) in (":", "'", "-") and self.glued(at + 1) else at + 1
        if not self.glued(ending) or self.folded(ending) not in self.known.grade_endings:
            return None
        value = Decimal(self.tokens[at].text)
        return Amount(value, value, at, ending + 1, kind="grade")

    def _written_fraction(self, at: int) -> Amount | None:
        """Read "3/5 gånger", "6/10" and "1/2 timme"."""
        if self.folded(at + 1) != "/" or not self.glued(at + 1) or not self.is_number(at + 2):
            return None
        if not self.glued(at + 2) or self._is_code(at):
            return None
        top, whole = self.tokens[at].text, self.tokens[at + 2].text
        if max(len(top), len(whole)) > _LONGEST_FRACTION or self.folded(at + 3) in ("/", "-", "."):
            return None
        low, of = Decimal(top), Decimal(whole)
        amount = Amount(low, low, at, at + 3, of=of)
        if not 0 <= low <= of or of < 2:
            return None
        self._find_unit(amount)
        if (
            amount.kind in ("measure", "span")
            and amount.unit != "times"
            or (of == 2 and amount.unit == "count")
        ):
            return self._as_part(amount)
        if amount.unit is None and of <= 12 and amount.end >= len(self.tokens):
            # Alone it may be a day of a month.
            amount.sure = False
        return amount

    def _as_part(self, amount: Amount) -> Amount:
        """Make half an hour of "1/2 timme"; the factor of the unit is in both already."""
        assert amount.of is not None
        value = amount.low / amount.of
        amount.low = amount.high = value
        amount.of = None
        return amount

    # --- what is counted --------------------------------------------------------------------------------

    def _find_unit(self, amount: Amount) -> None:
        """Set the unit and the noun, and move the end after them."""
        at = self._past_hyphen_and_pieces(amount)
        if self._money_sign(amount, at):
            return
        noun = ""
        for place in range(at, min(at + _MOST_WORDS, len(self.tokens))):
            if not self.is_word(place) or place in self._scales:
                break
            if place in self.pers and not self._is_adjective_per(place):
                break
            word = self.folded(place)
            if number_word(word, self.language) is not None or (place > at and self._in_one_word(place)):
                break
            unit = self._unit_at(place, direct=place == at, amount=amount)
            if unit is not None:
                self._set_unit(amount, unit, place)
                return
            if word in self.known.stops and word not in self.known.adjectives:
                break
            if not noun and not self._is_adjective(place):
                noun, amount.noun = word, self.tokens[place].text
                amount.unit, amount.end, amount.kind = "count", place + 1, "noun"
            if noun and self._past_of(place + 1) is not None:
                amount.end = place + 1
                break
        if not noun and amount.unit is None and self._unit_before(amount):
            return

    def _past_hyphen_and_pieces(self, amount: Amount) -> int:
        at = amount.end
        if self.folded(at) == "+" and self.glued(at):
            at += 1
        if self.folded(at) == "-" and self.glued(at) and self.is_word(at + 1):
            amount.compound = True
            at += 1
        if self.folded(at) in self.known.pieces and not self.glued(at + 1):
            amount.unit, amount.end, amount.kind = "count", at + 1, "noun"
            at += 1
            if self.folded(at) == "." and self.glued(at):
                at += 1
        return at

    def _is_adjective(self, at: int) -> bool:
        """Tell whether the word only describes what is counted, and that stands after it."""
        word = self.folded(at)
        if word in self.known.adjectives or self._is_adjective_per(at):
            return True
        following = self.folded(at + 1)
        return (
            word.endswith(self.known.adjective_ends)
            and self.is_word(at + 1)
            and following not in self.known.stops
            and at + 1 not in self.pers
        )

    def _is_adjective_per(self, at: int) -> bool:
        """Tell whether "dagliga" stands between a number and what it counts: "3 dagliga promenader"."""
        phrase = self.pers.get(at)
        if phrase is None or phrase.end != at + 1 or phrase.nth is not None:
            return False
        return (
            self.is_word(at + 1) and self.folded(at + 1) not in self.known.stops and at + 1 not in self.pers
        )

    def _money_sign(self, amount: Amount, at: int) -> bool:
        """Read what is written with signs: 80 %, 500:-, 500,-."""
        sign, following = self.folded(at), self.folded(at + 1)
        if sign == "%":
            amount.unit, amount.end, amount.kind = "percent", at + 1, "measure"
        elif sign in (":", ",") and following == "-" and self.glued(at) and self.glued(at + 1):
            amount.unit, amount.end, amount.kind = "kr", at + 2, "measure"
        else:
            return False
        return True

    def _unit_at(self, at: int, *, direct: bool, amount: Amount) -> UnitWord | None:
        word = self.folded(at)
        two = self.known.two_words.get((word, self.folded(at + 1)))
        if two is not None:
            return two
        if len(word) <= 2 and (not direct or amount.spelled):
            # "m", "h" and the like are units only right after digits.
            return None if len(word) == 1 else unit_of(word, self.language)
        unit = unit_of(word, self.language)
        if unit is not None:
            return self._grams_or_times(at, unit, amount)
        if word == "x" and direct:
            return unit_of("gånger", "sv") if self._is_times_sign(at) else None
        compound = self.known.compound.fullmatch(word)
        if compound is not None and direct and not compound["number"] and self.language != "en":
            return unit_of(compound["unit"], self.language)
        return misspelt_unit(word, self.language) if direct and word not in self.known.stops else None

    def _grams_or_times(self, at: int, unit: UnitWord, amount: Amount) -> UnitWord:
        """Take "3 g/v" for three times: nobody weighs three grams a week."""
        if self.folded(at) == "g" and at + 1 in self.pers and amount.high < 10:
            return unit_of("ggr", "sv") or unit
        return unit

    def _is_times_sign(self, at: int) -> bool:
        following = at + 1
        return following in self.pers or self.is_number(following) or not self.is_word(following)

    def _set_unit(self, amount: Amount, unit: UnitWord, at: int) -> None:
        amount.unit, amount.kind = unit.unit, unit.kind
        amount.low, amount.high = unit.amount(amount.low), unit.amount(amount.high)
        amount.noun = self.tokens[at].text if unit.unit == "count" else ""
        two = (self.folded(at), self.folded(at + 1)) in self.known.two_words
        amount.end = at + (2 if two else 1)
        if self.folded(amount.end) == "." and self.glued(amount.end) and self._goes_on(amount.end + 1):
            amount.end += 1

    def _goes_on(self, at: int) -> bool:
        """Tell whether the sentence goes on after an abbreviation's point."""
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        return token.kind != "word" or token.text[0].islower() or token.glued

    def _unit_before(self, amount: Amount) -> bool:
        """Read "kr 500" and "Antal steg: 5000"."""
        before = amount.begin - 1
        colon = self.folded(before) == ":"
        unit = unit_of(self.folded(before - colon), self.language) if self.is_word(before - colon) else None
        if unit is None or not (colon or unit.unit == "kr") or unit.kind == "span":
            return False
        amount.unit, amount.kind = unit.unit, unit.kind
        amount.low, amount.high = unit.amount(amount.low), unit.amount(amount.high)
        return True

    # --- of how many --------------------------------------------------------------------------------------

    def _find_of(self, amount: Amount) -> None:
        """Read "av 10", "ud af 10", "out of 5 days", "av de senaste 30 dagarna"."""
        at = self._past_of(amount.end)
        if at is None:
            return
        start = at
        while at < len(self.tokens) and at - start < _MOST_WORDS and self.folded(at) in self.known.between_of:
            at += 1
        numeral = read_numeral(self.tokens, at, self.language, to=False) if at < len(self.tokens) else None
        if numeral is None or numeral.article or numeral.low != numeral.high or numeral.high < amount.high:
            return
        if numeral.low < 2 or self._code_after(at, numeral):
            return
        whole = Amount(numeral.low, numeral.high, at, numeral.end, spelled=numeral.spelled)
        self._find_unit(whole)
        if self._is_size(amount, whole, plain=self.folded(start - 1) == "of" and start == amount.end + 1):
            return
        amount.of, amount.end = numeral.low, numeral.end
        if whole.unit is not None and whole.kind != "span":
            amount.end = whole.end
            if amount.unit is None:
                amount.unit, amount.noun, amount.kind = whole.unit, whole.noun, whole.kind

    @staticmethod
    def _is_size(amount: Amount, whole: Amount, *, plain: bool) -> bool:
        """Tell whether "of" leads to a size and not to how many there are: "a debt of 4,000 kr", "packs of 20"."""
        if amount.unit is None or whole.unit is None:
            return plain and amount.pending and amount.unit == "count"
        if whole.kind == "measure" and whole.unit not in (amount.unit, "times"):
            return True
        both = plain and amount.unit == whole.unit == "count"
        return both and (amount.pending or amount.noun.casefold() != whole.noun.casefold())

    def _past_of(self, at: int) -> int | None:
        two = self.known.of_two
        if two and tuple(self.folded(at + i) for i in range(len(two))) == two:
            return at + len(two)
        return at + 1 if self.folded(at) in self.known.of else None

    def _add_minutes(self, amount: Amount) -> None:
        """Read on over "2 tim 30 min", "en timme och en kvart" and "an hour and a half"."""
        if amount.unit != "hours" or amount.low != amount.high or amount.of is not None:
            return
        at = amount.end
        joined = self.folded(at) in self.known.joins
        if joined:
            at += 1
        if at >= len(self.tokens) or self.tokens[at].kind == "sign":
            return
        numeral = read_numeral(self.tokens, at, self.language, to=False)
        if numeral is None or numeral.low != numeral.high:
            return
        if joined and numeral.low == _HALF and unit_of(self.folded(numeral.end), self.language) is None:
            amount.low, amount.high, amount.end = amount.low + _HALF, amount.high + _HALF, numeral.end
            return
        minutes = Amount(numeral.low, numeral.high, at, numeral.end, spelled=numeral.spelled)
        self._find_unit(minutes)
        if minutes.unit == "minutes" and minutes.high < 60 and minutes.end - minutes.begin <= 2:
            amount.low = amount.high = amount.low + (minutes.low / 60).quantize(Decimal("0.0001")).normalize()
            amount.end = minutes.end
