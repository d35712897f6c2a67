"""Finding what points to one person: identity numbers, phone numbers and e-mail addresses.

The language of the text plays no part: a Danish number can stand in a Swedish text. A miss leaves a
person's number in a file; a false alarm teaches people to click warnings away. What no check digit decides
is therefore decided by how the number is written and by the word before it.

The search runs on every key press: a text without digits and @ costs one glance, and every pattern reads a
bounded number of signs from where it begins.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import chain
from typing import Final, Literal

from assistant.coach.findings import Identifier
from assistant.coach.text import Mark

_WORTH_A_LOOK: Final = re.compile(r"[0-9@]")
_PLAIN: Final = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " ")
)

_ENOUGH_DIGITS: Final = re.compile(r"(?:[0-9][^0-9]{0,3}){7}[0-9]")

_PAYMENT: Final = re.compile(
    r"\b[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?\b|\+\d\d ?<[\d ]+\+\d{7,8}<"
)
"""An IBAN, or the line of a Danish payment slip: rows of digits that point to an account."""

_NOTHING_GLUED: Final = r"(?<![\w+])(?<!\d[-.,/:])"
_NO_MORE: Final = r"(?!\w|[-/:.,]\d)"

# --- The word before a number ----------------------------------------------------------------------------

_CUE_REACH: Final = 48
_NUMBER: Final = r"s?[ .-]{0,2}(?:nr|num\w*|no|id)\b"
_NEARBY: Final = "direkt|hem|hjem|arbets|arbejds|jobb?|kontakt|nöd|nød|jour|vagt|vakt|akut|växel|privat"
_CUE: Final = re.compile(
    rf"""\b(?:
      (?P<identity>
        cpr\w* | pnr | pers[.]?[ ]?(?:nr|nummer) | samordn[.]?[ ]?nr | sygesikring\w* |
        sundhedskort\w* | p\.?[ -]?nr | ssn | person{_NUMBER} | personal(?:[ ]id\w*)?{_NUMBER} | født | född |
        fødsel\w* | födelse\w* | samordnings{_NUMBER} | national[ ]id\w* | identit\w* | id{_NUMBER} | born |
        date[ ]of[ ]birth | (?:körkort|kørekort){_NUMBER}
      ) |
      (?P<phone>
        tlf\w* | tel | tfn | telefon\w* | telephone\w* | phone\w* | mobil\w* | mob | cell | ring | ringa |
        ringer | ringe | sms\w* | messa | call | calls | text | texts | whatsapp | swish\w* | nås | træffes |
        reach | fax | (?:{_NEARBY}){_NUMBER}
      ) |
      (?P<case>
        d\.?nr | diarie\w* | ärende\w* | arende\w* | ocr\w* | ref | refnr | referen[cs]\w* | faktura\w* |
        invoice | fik | konto\w* | bankkonto\w* | account | bankgiro\w* | bg | plusgiro\w* | pg |
        postgiro\w* | org | orgnr | organisation\w* | cvr\w* | ean\w* | iban | sag | sagen | sags | sags?nr |
        sags?nummer\w* | j\.?[ ]?nr | journal | journal{_NUMBER} | order | orderen |
        order{_NUMBER} | ordre\w* | case | claim | betalning\w* | betaling\w* | payment | reg{_NUMBER} |
        (?:el|vatten|vand|varme|gas)?(?:mätare|måler|meter)(?:{_NUMBER})? | kolli | voucher | agreement |
        kreditor\w* | giro\w* | clearing\w* |
        (?:akt|kund|kunde|customer|medlem|member|avtal|aftale|artikel|serie|serial|kort|card|bokning|booking|
           mål|beställning|bestilling|paket|pakke|biljett|billet|ticket|försäkring|forsikring|polis|police|
           policy|lån|låne|låner|licens|licence|license|tracking|produkt|product|beslut|afgørelse|tillstånd
        ){_NUMBER} |
        [^\W\d_]{{2,20}}[.-]?(?:nr|nummer|numret) | [^\W\d_]{{2,20}}kort(?:et)? | kod | kode | code | pin
      ) |
      (?P<paper>beslut|beslutet|avtal|avtalet|aftale|aftalen|afgørelse|afgørelsen|dom|domen|dommen|akt|akten)
    )(?!\w) | (?P<sign>[§#])""",
    re.VERBOSE,
)
_LINK: Final = re.compile(
    r"(?:[ :.#/()=\"'-]|\b(?:nr|nummer|num|no|number|är|er|is|var|was|på|on|til|till|to|med|with)\b)*"
    r"(?:\d[\d -]{0,10} )?"
)
_Cue = Literal["identity", "phone", "case", "paper"]


def _cue(text: str, start: int) -> _Cue | None:
    """Return what the nearest telling word before a number says that it is.

    A word for a case or a payment counts only right before the number; there may be a sentence between
    "telefon" and what follows it. A decision or an agreement (``paper``) can have a number like a person's,
    but is also what people phone about.
    """
    before = text[max(0, start - _CUE_REACH) : start].lower()
    last = None
    for last in _CUE.finditer(before):  # noqa: B007 - the last one is wanted
        pass
    if last is None:
        return None
    if last["identity"]:
        return "identity"
    if last["phone"]:
        return "phone"
    if not _LINK.fullmatch(before, last.end()):
        return None
    return "paper" if last["paper"] else "case"


def _identity_cue(text: str, start: int) -> _Cue | None:
    """Return the same for what may be an identity number, which no "ring" far before it makes a phone."""
    cue = _cue(text, start)
    if cue == "phone":
        before = text[max(0, start - _CUE_REACH) : start].lower()
        return cue if any(_LINK.fullmatch(before, found.end()) for found in _CUE.finditer(before)) else None
    return "case" if cue == "paper" else cue


# --- Identity numbers ------------------------------------------------------------------------------------

_SWEDISH: Final = re.compile(
    r"(?<![\d+])(?<!\d[-.,/:])(?P<century>(?:18|19|20)(?: (?=\d\d \d\d))?)?(?P<year>\d\d)"
    r"(?P<split>[ -])?(?P<month>0[1-9]|1[0-2])(?(split)(?P=split))(?P<day>[0-2]\d|3[01]|[678]\d|9[01])"
    r"(?P<between> ?[-+] ?| )?(?P<last>\d{4}|[TF]\d{3})" + _NO_MORE
)
_DANISH: Final = re.compile(
    r"(?<![\d+])(?<!\d[-.,/:])(?P<day>[0-2]\d|3[01])(?P<split>[ .-])?(?P<month>0[1-9]|1[0-2])"
    r"(?(split)(?P=split))(?P<year>\d\d)(?P<between> ?[-./] ?| )?(?P<last>\d{4})" + _NO_MORE
)
_COORDINATION: Final = 60
"""Added to the day of birth in a Swedish coordination number."""

_MOBILE_LIKE: Final = re.compile("07[02369]")
_NAME_BEFORE: Final = re.compile(
    r"\b(?!(?i:n(?:umme)?r|numret|number|no|id)\b)[A-ZÅÄÖÆØ][^\W\d_]*[a-zåäöæøé][ ,(]{1,3}\Z"
)
_PERSON_BEFORE: Final = re.compile(
    r"(?:^|[.!?,(]|"
    r"\b(?!(?i:n(?:umme)?r|numret|number|no|id|kode?|plan|serie|mål)\b)[A-ZÅÄÖÆØ]\w*|\b(?:for|för|til|till|to|om|hos|med|with|av|af|of|och|og|and|at|att|støtte|stötta|"
    r"support|hjälpa|hjælpe|help|(?:[a-zæø]*borger|barn|ung|person|klient|brukar|elev|client|patient|boend|beboer)"
    r"\w*|unge|unga|enskilde|mor|far|søn|son|datter|dotter|han|hun|hon|hen|he|she|mr|mrs|ms))[ (]{0,2}\Z",
)


def _personal_numbers(text: str) -> Iterator[Identifier]:
    for found in _SWEDISH.finditer(text):
        form = _swedish_form(found, text)
        if form and _may_begin(text, found.start()):
            yield Identifier("personal_id", Mark(*found.span()), form)
    for found in _DANISH.finditer(text):
        if _is_danish(found, text) and _may_begin(text, found.start()):
            yield Identifier("personal_id", Mark(*found.span()), "cpr")


def _may_begin(text: str, start: int) -> bool:
    """Tell whether a number may begin here: after a letter only where that ends a word such as "pnr"."""
    if start == 0 or not (text[start - 1].isalpha() or text[start - 1] == "_"):
        return True
    return _cue(text, start) == "identity"


def _swedish_form(found: re.Match[str], text: str) -> str | None:
    """Return which Swedish number it is, or None."""
    if found["split"] and not (found["century"] and found["between"]):
        return None
    day, month, last = int(found["day"]), int(found["month"]), found["last"]
    coordinated = day > _COORDINATION
    centuries = (found["century"].strip(),) if found["century"] else ("19", "20", "18")
    if not any(
        _is_day(day % _COORDINATION if coordinated else day, month, int(c + found["year"])) for c in centuries
    ):
        return None
    cue = _identity_cue(text, found.start())
    joined = "-" in (found["between"] or "") or "+" in (found["between"] or "")
    if " " in (found["century"] or "") and cue != "identity":
        return None
    if not last.isdigit():
        return "interimsnummer" if joined and cue != "case" else None
    if coordinated and not joined and cue != "identity" and _MOBILE_LIKE.match(found[0]):
        return None
    right = _luhn(found["year"] + found["month"] + found["day"] + last)
    if cue == "identity" and (right or found["between"] or found["century"]):
        pass
    elif not right:
        # A slip in a number does not hide whose it is: twelve digits, or ten after a name.
        named = _NAME_BEFORE.search(text, max(0, found.start() - _CUE_REACH), found.start())
        if cue is not None or not joined or not (found["century"] or named):
            return None
    elif (cue == "case" and not (found["century"] and joined)) or (cue == "phone" and not joined):
        return None
    return "samordningsnummer" if coordinated else "personnummer"


def _is_danish(found: re.Match[str], text: str) -> bool:
    """Tell whether it is a CPR number: by its hyphen, its check digit, or what stands before it.

    Since 2007 numbers are issued that no check digit confirms, and who writes 31 April points to a person
    all the same. Ten digits that only begin like a date count where a person could be named ("for
    0101575005", "Den unge (0101575005)"), not after a noun that says what else is numbered.
    """
    if found["day"] == "00":
        return False
    cue = _identity_cue(text, found.start())
    if cue == "identity":
        return True
    hyphened = "-" in (found["between"] or "")
    if cue == "case" or (found["split"] and not hyphened) or "." in (found["between"] or ""):
        return False
    if hyphened and not found["split"]:
        return True
    if cue == "phone" or _MOBILE_LIKE.match(found[0]):
        return False
    if _PERSON_BEFORE.search(text, max(0, found.start() - _CUE_REACH), found.start()):
        return True
    from stdnum.dk.cpr import checksum

    return checksum(found["day"] + found["month"] + found["year"] + found["last"]) == 0


def _is_day(day: int, month: int, year: int) -> bool:
    return 1 <= day <= monthrange(year, month)[1]


def _luhn(digits: str) -> bool:
    from stdnum.luhn import is_valid

    return bool(is_valid(digits))


# --- Phone numbers ---------------------------------------------------------------------------------------

_GAP: Final = r"(?: ?[-/.] ?| )?"
_SUBSCRIBER: Final = r"(?:\d{5,8}|\d{2,3}(?: \d{2,3}){1,2})"
_ZERO: Final = rf"(?:{_GAP}\(0\)|{_GAP}0)?"


def _abroad(code: str) -> str:
    return rf"(?<![\w+])(?:(?:\+|00){code}|\((?:\+|00){code}\))"


def _alone(digits: str) -> str:
    return _NOTHING_GLUED + digits + _NO_MORE


_PHONES: Final = tuple(
    (form, re.compile(pattern))
    for form, pattern in (
        ("se", _abroad("46") + rf"{_ZERO}(?:{_GAP}\d){{7,9}}(?!\d)"),
        ("dk", _abroad("45") + rf"(?:{_GAP}\d){{8}}(?!\d)"),
        ("no", _abroad("47") + rf"(?:{_GAP}\d){{8}}(?!\d)"),
        ("uk", _abroad("44") + rf"{_ZERO}(?:{_GAP}\d){{9,10}}(?!\d)"),
        ("other", rf"(?<![\w+])(?:\+[1-9]|00(?:[2369]\d|4[0-9]))\d{{0,2}}(?:{_GAP}\(?\d\)?){{7,11}}(?!\d)"),
        ("uk", _alone(r"(?:(?:\(07\d{3}\)|07\d{3})[ -]?\d{3}[ -]?\d{3}|07\d\d \d{4} \d{3})")),
        ("se", _alone(rf"(?:\(07\d\)|07\d)(?:{_GAP}\d){{7}}")),
        (
            "se",
            _alone(r"(?:\((?P<a>0\d{1,3})\) ?|(?P<b>0\d{1,3}) ?[-/] ?)" + _SUBSCRIBER),
        ),
        ("uk", _alone(r"(?:\(0[1238]\d{1,3}\) ?|0[1238]\d{1,3}[ -])(?:\d{3,4}[ -]\d{3,4}|\d{6,8})")),
        ("se", _alone(r"(?P<a>0\d{1,3})(?:(?: \d{2,3}){2,4}| \d{6,8})(?P<b>)")),
        ("dk", _alone(r"(?<!\d )[1-9]\d(?: \d\d){3}(?! ?\d)")),
        ("dk", _alone(r"[1-9]\d(?:-\d\d){3}")),
        ("dk", _alone(r"(?<!\d )[1-9]\d{3} \d{4}(?! ?\d)")),
        ("cued", _alone(r"(?<!\d )[1-9]\d(?: ?\d){6}(?! ?\d)")),
        ("cued", _alone(r"[1-9]\d(?:\.\d\d){3}")),
        ("cued", _alone(rf"0\d(?:{_GAP}\d){{6,9}}")),
        ("cued", _alone(r"46\d{8,9}|45\d{8}")),
    )
)
_KIN_BEFORE: Final = re.compile(
    r"\b(?i:mor|far|mamma|pappa|mormor|farmor|morfar|farfar|mum|mom|dad|nan|søster|syster|sister|bror|broder|brother|"
    r"datter|dotter|daughter|søn|son|sambo|kæreste|kontakt\w*|contact|pårørende|anhörig|værge)"
    r"[ ]?:[ ]?(?:[A-ZÅÄÖÆØ][^\W\d_]{1,20},?[ ])?\Z"
)
"""With a colon after it, a row of eight digits is the number at which somebody is reached."""
_SWEDISH_AREA: Final = re.compile(r"0(?:8|1[013689]|2[0136]|3[1356]|4[0246]|5[04]|6[03]|7\d|90|[1-9]\d\d)")
_AMOUNT_AFTER: Final = re.compile(
    r" ?(?:kr\b|kron|sek\b|dkk\b|steg\b|skridt\b|steps\b|procent|percent|[%$€£]|:-)"
)
_YEARS: Final = re.compile(r"(?:19|20)\d\d (?:19|20)\d\d")
_DATE: Final = re.compile(r"[0-3]?\d[-./][01]?\d[-./](?:19|20)\d\d")
_LEAST_DIGITS: Final = 8


def _phone_numbers(text: str) -> Iterator[Identifier]:
    for form, pattern in _PHONES:
        for found in pattern.finditer(text):
            if _is_phone(form, found, text):
                yield Identifier("phone", Mark(*found.span()), "" if form in ("cued", "other") else form)


def _is_phone(form: str, found: re.Match[str], text: str) -> bool:
    cue = _cue(text, found.start())
    if cue in ("case", "identity"):
        return False
    if form == "cued" and cue != "phone" and not _KIN_BEFORE.search(text, 0, found.start()):
        return False
    digits = sum(sign.isdigit() for sign in found[0])
    if digits < _LEAST_DIGITS or _DATE.fullmatch(found[0]) or _YEARS.fullmatch(found[0]):
        return False
    if _AMOUNT_AFTER.match(text, found.end()):
        return False
    if form == "uk" and found[0].lstrip("(").startswith("0") and not found[0].startswith("00"):
        return digits in (10, 11)
    if form == "se" and "a" in found.re.groupindex:
        if not _SWEDISH_AREA.fullmatch(found["a"] or found["b"]) or digits > 10:
            return False
        # With nothing but spaces in it, eight digits could be any row of numbers.
        return digits > _LEAST_DIGITS or "-" in found[0] or ")" in found[0] or cue == "phone"
    return True


# --- E-mail addresses ------------------------------------------------------------------------------------

_LONGEST_LOCAL: Final = 64
_LOCAL_SIGNS: Final = "._%+-'&=~#!$*?^|"
_MARKS: Final = "\u0300-\u036f"
_DOMAIN: Final = re.compile(
    rf"(?:[^\W_][\w{_MARKS}-]{{0,62}}\.){{1,8}}(?:xn--[a-z0-9]{{2,59}}|[^\W\d_][^\W\d_{_MARKS}]{{1,23}})(?![^\W_])"
)


def _emails(text: str) -> Iterator[Identifier]:
    at, reached = text.find("@"), 0
    while at >= 0:
        start = at
        while start > max(reached, at - _LONGEST_LOCAL) and _is_local(text[start - 1]):
            start -= 1
        start += len(text[start:at]) - len(text[start:at].lstrip(_LOCAL_SIGNS))
        domain = _DOMAIN.match(text, at + 1)
        if start < at and domain:
            reached = _end_of_domain(domain)
            yield Identifier("email", Mark(start, reached))
        at = text.find("@", at + 1)


def _is_local(sign: str) -> bool:
    return sign.isalnum() or sign in _LOCAL_SIGNS or "\u0300" <= sign <= "\u036f"


def _end_of_domain(domain: re.Match[str]) -> int:
    """Return where the address ends: in "kim@exempel.se.Hon ringer" a sentence begins without a space."""
    before, _, last = domain[0].rpartition(".")
    if last[0].isupper() and before.islower() and "." in before:
        return domain.start() + len(before)
    return domain.end()


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return what points to one person, in the order of the text; none overlaps another."""
    if not _WORTH_A_LOOK.search(text):
        return ()
    plain = text.translate(_PLAIN)
    candidates = _emails(plain)
    plain = _PAYMENT.sub(lambda found: "_" * len(found[0]), plain)
    if _ENOUGH_DIGITS.search(plain):
        candidates = chain(candidates, _personal_numbers(plain), _phone_numbers(plain))
    found: list[Identifier] = []
    covered = bytearray(len(text))
    for identifier in candidates:
        start, end = identifier.mark
        if covered.find(1, start, end) < 0:
            covered[start:end] = b"\1" * (end - start)
            found.append(identifier)
    return tuple(sorted(found, key=lambda identifier: identifier.mark))
