"""What points to one person: found however it is written, and nothing else taken for it.

The numbers are test numbers that the authorities have published (Tolvan, Nancy), belong to people born in
the future, or lie in the ranges that the phone authorities keep free for films and books.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coach.identity import find_identifiers


def _found(text: str) -> list[tuple[str, str]]:
    return [(each.kind, text[each.mark.start : each.mark.end]) for each in find_identifiers(text)]


PERSONAL = [
    ("Tolvan, 121212-1212, går till kursen", "121212-1212"),
    ("121212+1212", "121212+1212"),
    ("1212121212", "1212121212"),
    ("191212121212", "191212121212"),
    ("19121212-1212", "19121212-1212"),
    ("121212 - 1212", "121212 - 1212"),
    ("121212 1212", "121212 1212"),
    ("121212\N{EN DASH}1212", "121212\N{EN DASH}1212"),
    ("Född 20900101-9802.", "20900101-9802"),
    ("2090-06-15-9801", "2090-06-15-9801"),
    ("samordningsnummer 20990161-9800", "20990161-9800"),
    ("Samordningsnr: 990161-9800", "990161-9800"),
    ("pnr900101-9802", "900101-9802"),
    ("T-nummer 900101-T123", "900101-T123"),
    ("Nancy 251248-9996 bor i egen bolig", "251248-9996"),
    ("CPR-nr.: 251248 9996", "251248 9996"),
    ("cpr 2512489996", "2512489996"),
    ("borger 010157-5005", "010157-5005"),
    ("Den unge (2512489996) er tryg", "2512489996"),
    ("Mindre stress for 0101575005", "0101575005"),
    ("Drikker vand hver dag. 2512489996", "2512489996"),
    ("0101575004", "0101575004"),
    ("født 010157-5004", "010157-5004"),
    ("Sagsnr. 24/1234, cpr 251248-9996", "251248-9996"),
    # A slip in a number, or a day that no calendar has, does not hide whose it is.
    ("20900101-9803", "20900101-9803"),
    ("Lisa 900101-9803 klarar morgonen", "900101-9803"),
    ("Kim (900101-9803) klarar morgonen", "900101-9803"),
    ("310229-9996", "310229-9996"),
    ("Amina (310401-4444) er begyndt", "310401-4444"),
    ("3002991234 går til tandlæge", "3002991234"),
    ("CPR: 25-12-48-9996", "25-12-48-9996"),
    ("cpr 25 12 48 9996", "25 12 48 9996"),
    ("CPR 251248/9996", "251248/9996"),
    ("cpr.nr 251248.9996", "251248.9996"),
    ("pnr: 19 12 12 12-1212", "19 12 12 12-1212"),
    ("Kim (pers.nr 121212-1212) går ut", "121212-1212"),
    ("Vill ringa mer. Kim 121212 1212 bor själv", "121212 1212"),
]
PHONES = [
    ("Ring Kim på 070-174 06 05 varje dag", "070-174 06 05"),
    ("070-1740605", "070-1740605"),
    ("0701740605", "0701740605"),
    ("0701-74 06 05", "0701-74 06 05"),
    ("nås på 070 174 06 05", "070 174 06 05"),
    ("(070-1740605)", "070-1740605"),
    ("+46 70 174 06 05", "+46 70 174 06 05"),
    ("+46701740605", "+46701740605"),
    ("+46 (0)70-174 06 05", "+46 (0)70-174 06 05"),
    ("0046701740605", "0046701740605"),
    ("08-465 004 00", "08-465 004 00"),
    ("08-46500400", "08-46500400"),
    ("(08) 465 004 00", "(08) 465 004 00"),
    ("031-12 34 56", "031-12 34 56"),
    ("Ring mor på 12 34 56 78 hver dag", "12 34 56 78"),
    ("1234 5678", "1234 5678"),
    ("tlf. 12345678", "12345678"),
    ("Hun sender en sms til 12345678", "12345678"),
    ("+45 12 34 56 78", "+45 12 34 56 78"),
    ("+4512345678", "+4512345678"),
    ("Gäller nummer 0701740607", "0701740607"),
    ("07700 900123", "07700 900123"),
    ("+44 7700 900123", "+44 7700 900123"),
    ("020 7946 0123", "020 7946 0123"),
    ("(020) 7946 0123", "(020) 7946 0123"),
    ("call 02079460123", "02079460123"),
    ("Dnr 2024-00123, tel 070-1740605", "070-1740605"),
    ("0045-1234 5678", "0045-1234 5678"),
    ("(+45) 12 34 56 78", "(+45) 12 34 56 78"),
    ("070 - 174 06 05", "070 - 174 06 05"),
    ("070/174 06 05", "070/174 06 05"),
    ("08 46 50 04 00", "08 46 50 04 00"),
    ("mobil 46701740605", "46701740605"),
    ("kontaktnummer 12345678", "12345678"),
    ("Mor: 12345678", "12345678"),
    ("Kontakt: Hanne, 12345678", "12345678"),
    ("07700-900-123", "07700-900-123"),
    ("(07700) 900123", "(07700) 900123"),
]
EMAILS = [
    ("Mejla kim@exempel.se.", "kim@exempel.se"),
    ("kim.berg+mål@post.exempel.se, sedan", "kim.berg+mål@post.exempel.se"),
    ("<åsa@söder.exempel.se>", "åsa@söder.exempel.se"),
    ("(kim@exempel.se)", "kim@exempel.se"),
    ("skriv till 'a.b_c@d-e.co.uk'!", "a.b_c@d-e.co.uk"),
    ("kim@exempel.se.Hon svarar", "kim@exempel.se"),
    ("kim070@exempel.se", "kim070@exempel.se"),
]
NONE = [
    "Går ut 3 gånger i veckan, senast 1 juni 2027",
    "Dnr 2024-00123",
    "ärendenummer 121212-1212",
    "OCR 1212121212",
    "OCR-nummer: 1212121212",
    "Betala till bankgiro 123-4567",
    "Bg 5050-1055",
    "plusgiro 12 34 56-7",
    "IBAN SE45 5000 0000 0583 9825 7466",
    "556016-0680",
    "orgnr 556016-0680",
    "CVR 12345678",
    "EAN 5790001234567",
    "11 kap. 1 § SoL",
    "2027-03-15",
    "15-03-2027",
    "20270315",
    "15.03.2027",
    "ring senest 12.03.2027",
    "2027-03-01 - 2027-05-31",
    "1500 2000 kr",
    "10 000 000 kr",
    "från 10 000 till 20 000",
    "123 45 Ängeby",
    "kl 08.30-16.00",
    "2026 2027",
    "1234567890",
    "12345678",
    "Kolli 2512489996",
    "Aftalen med nummer 2512489996 gælder",
    "voucher 2512489996",
    "12 34 56 78 90",
    "målernummer 12 34 56 78",
    "elmätare nr 70 12 34 56",
    "meter no. 12 34 56 78",
    "SE-nummer: 12 34 56 78",
    "art.nr 121212-1212",
    "löpnr 12 34 56 78",
    "IBAN DK50 0040 0440 1162 43",
    "+71 <012345678901234 +12345678<",
    "beslut 210305-1234",
    "avtal 210305-1234",
    "270301-270630",
    "fra 010327 til 310527",
    "saldo: 12345678",
    "bibliotekskort 1234 5678",
    "kode 1234 5678 til boksen",
    "4567 8901 2345 6789",
    "sagsnr. 251248-9996",
    "Sag 010157-5005",
    "journalnr 010157-5005",
    "faktura 12 34 56 78",
    "konto 1234 5678",
    "konto 8327-9 123 456 789-0",
    "betalingsreferens 251248-9996",
    "invoice no. 1212121212",
    "Ref: 0701740605",
    "990230-1213",
    "311299-13",
    "@kim",
    "kim@",
    "kim@exempel",
    "möts @ kaféet",
]


@pytest.mark.parametrize(("text", "number"), PERSONAL)
def test_identity_numbers(text: str, number: str) -> None:
    assert _found(text) == [("personal_id", number)]


@pytest.mark.parametrize(("text", "number"), PHONES)
def test_phone_numbers(text: str, number: str) -> None:
    assert _found(text) == [("phone", number)]


@pytest.mark.parametrize(("text", "address"), EMAILS)
def test_email_addresses(text: str, address: str) -> None:
    assert _found(text) == [("email", address)]


@pytest.mark.parametrize("text", NONE)
def test_what_points_to_nobody(text: str) -> None:
    assert _found(text) == []


def test_several_in_one_text_in_the_order_they_stand() -> None:
    text = "Kim 121212-1212, kim@exempel.se, 070-1740605, mor 12 34 56 78"
    assert _found(text) == [
        ("personal_id", "121212-1212"),
        ("email", "kim@exempel.se"),
        ("phone", "070-1740605"),
        ("phone", "12 34 56 78"),
    ]


def test_the_number_is_named() -> None:
    forms = {text: find_identifiers(text)[0].form for text in ("121212-1212", "20990161-9800", "251248-9996")}
    assert forms == {
        "121212-1212": "personnummer",
        "20990161-9800": "samordningsnummer",
        "251248-9996": "cpr",
    }


def _swedish_or_danish(digits: str) -> bool:
    """The rules once more, the long way round: a date, and the check digit of that country."""
    doubled = [int(d) * (2 - i % 2) for i, d in enumerate(digits)]
    luhn = sum(d // 10 + d % 10 for d in doubled) % 10 == 0
    eleven = sum(int(d) * w for d, w in zip(digits, (4, 3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True)) % 11 == 0
    swedish = 1 <= int(digits[2:4]) <= 12 and (1 <= int(digits[4:6]) <= 31 or 61 <= int(digits[4:6]) <= 91)
    danish = 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12
    return (swedish and luhn) or (danish and eleven)


@given(st.text(alphabet="0123456789", min_size=10, max_size=10))
def test_ten_digits_alone_count_only_with_date_and_check_digit(digits: str) -> None:
    found = [each for each in find_identifiers(f"Nummer {digits} gäller") if each.kind == "personal_id"]
    if found:
        assert _swedish_or_danish(digits)


@given(st.text(alphabet="0123456789-+ @.akpr()", max_size=80))
def test_any_text_is_searched_without_fail(text: str) -> None:
    found = find_identifiers(text)
    last = 0
    for each in found:
        assert last <= each.mark.start < each.mark.end <= len(text)
        last = each.mark.end


@given(st.text().filter(lambda text: not re.search(r"[0-9@]", text)))
def test_without_digits_and_at_sign_there_is_nothing(text: str) -> None:
    assert find_identifiers(text) == ()


def test_a_very_long_text_is_searched_to_its_end() -> None:
    assert _found("12 34 " * 17_000 + " Kim 121212-1212") == [("personal_id", "121212-1212")]
