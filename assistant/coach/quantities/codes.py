"""Numbers that are no amounts: parts of codes, ordinals, marks of a list, ages, sections of law."""

from __future__ import annotations

from assistant.coach.numerals import Numeral
from assistant.coach.quantities.line import Line
from assistant.coach.quantities.tables import unit_of


def is_code(line: Line, at: int) -> bool:
    """Tell whether the digits are a part of something longer: G01, 2027/00412, WHO-5, 17.09.06."""
    token = line.tokens[at]
    if len(token.text) > 1 and token.text[0] == "0":
        following = line.folded(at + 1)
        if not (following in (",", ".") and line.glued(at + 1) and line.is_number(at + 2)):
            return True
    if not token.glued or at == 0:
        return False
    before = line.tokens[at - 1]
    if before.kind == "word":
        return before.folded not in line.known.glued_before
    if before.folded in ("/", ".", ",", "-", ":", "_", "#") and before.glued and at >= 2:
        earlier = line.tokens[at - 2]
        return earlier.kind == "number" or (before.folded in ("-", "_") and earlier.text.isupper())
    return before.folded == "#"


def code_after(line: Line, at: int, numeral: Numeral) -> bool:
    """Tell whether more digits or letters follow that make a code of it: 456-7, 2027-3318, 24/7."""
    end = numeral.end
    sign = line.folded(end)
    if line.glued(end) and sign in ("-", "/", ":", ".") and line.glued(end + 1) and line.is_number(end + 1):
        digits = sum(len(token.text) for token in line.tokens[at:end] if token.kind == "number")
        return sign != "-" or max(digits, len(line.tokens[end + 1].text)) > 3 or line.glued(at)
    return False


def is_ordinal(line: Line, at: int) -> bool:
    """Tell whether "2." is "second": "2. gang", "9. B", "i 9. klasse"."""
    if line.folded(at + 1) != "." or not line.glued(at + 1) or line.glued(at + 2):
        return False
    following = line.tokens[at + 2] if at + 2 < len(line.tokens) else None
    if following is None or following.kind != "word":
        return False
    return line.known.ordinal_point and (following.text[0].islower() or len(following.text) == 1)


def is_list_mark(line: Line, at: int) -> bool:
    """Tell whether the number counts the lines of a list: "1. Gå ut", "2) Sova"."""
    if line.folded(at + 1) not in (".", ")") or not line.glued(at + 1):
        return False
    starts = at == 0 or line.folded(at - 1) in (".", "!", "?", ";", ":") or _follows_mark(line, at)
    return (
        (starts or line.folded(at + 1) == ")")
        and not line.glued(at + 2)
        and line.is_word(at + 2)
        and ("(" not in (line.folded(at - 1), line.folded(at - 2), line.folded(at - 3)))
    )


def _follows_mark(line: Line, at: int) -> bool:
    """Tell whether the number before this one counts lines earlier in the text."""
    number = int(line.tokens[at].text[:3])
    return number > 1 and any(
        line.folded(i) == str(number - 1)
        and line.folded(i + 1) == line.folded(at + 1)
        and line.glued(i + 1)
        and (i == 0 or line.folded(i - 1) in (".", "!", "?", ";", ":") or _follows_mark(line, i))
        for i in range(at)
    )


def is_no_amount_after(line: Line, at: int) -> bool:
    """Tell whether what follows makes it an age, an hour or a section: 15-åring, 8-tiden, 5 §, 112."""
    if line.folded(at) in ("-", ":", "'") and line.glued(at):
        at += 1
    word = line.folded(at)
    if line.glued(at) and word.startswith(line.known.not_amounts):
        return True
    if word in line.known.law:
        return True
    if line.folded(at - 1) in line.known.emergency and line.is_number(at - 1):
        return unit_of(word, line.language) is None
    return word.startswith(line.known.ages)
