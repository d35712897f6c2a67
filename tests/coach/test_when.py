"""Answers to "by when?": what holds in every language, on every day and for any text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.coach.findings import TimeAnswer
from assistant.coach.lexicon import table
from assistant.coach.when import read_when
from assistant.coach.when.spans import easter
from assistant.i18n import Language

TODAY = date(2027, 3, 1)
LANGUAGES = ("sv", "da", "en")
PROBLEMS = {
    "past_date",
    "no_such_date",
    "contradiction",
    "ambiguous",
    "frequency",
    "undated_event",
    "not_a_time",
}

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2150, 12, 31))
languages = st.sampled_from(LANGUAGES)


def words_of_time(language: str) -> list[str]:
    """Every phrase of a language's table."""
    return [
        phrase
        for role, values in table(language, "time").items()
        if role != "not_slips"
        for phrases in values.values()
        for phrase in phrases
    ]


WORDS = {language: words_of_time(language) for language in LANGUAGES}
PIECES = ["1", "15", "31", "32", "2027", "2028", "0", "9999", "3,5", "15/6", "6-7", "½", "-", ".", "(", "th"]


@st.composite
def mixtures(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and words of time and numbers of it in any order."""
    language = draw(languages)
    pieces = st.one_of(st.sampled_from(WORDS[language]), st.sampled_from(PIECES))
    return language, draw(st.sampled_from([" ", ""])).join(draw(st.lists(pieces, max_size=8)))


def sound(answer: TimeAnswer, today: date) -> bool:
    """Tell whether an answer is a day with its span from today on, or a problem without any."""
    if answer.problem is not None:
        return answer.problem in PROBLEMS and (answer.day, answer.earliest, answer.latest) == (None,) * 3
    first, last = answer.earliest, answer.latest
    return first is not None and last is not None and today <= first <= last == answer.day


# --- any text, any day ----------------------------------------------------------------------------


@given(st.text(), languages, days)
@example("\ud800", "sv", TODAY)
@example("1" * 5000, "en", TODAY)
@example("en vecka före " * 400, "sv", TODAY)
@example("x" * 100_000, "da", TODAY)
def test_any_text_is_read(text: str, language: str, today: date) -> None:
    assert sound(read_when(text, language, today), today)


@given(mixtures(), st.dates(), st.one_of(st.none(), st.dates()))
@example(("sv", "om 10000 år"), date(9999, 12, 31), None)
@example(("en", "next week"), date(9999, 12, 31), None)
@example(("da", "til jul"), date(9999, 12, 31), None)
@example(("sv", "förra veckan"), date(1, 1, 1), None)
def test_words_of_time_in_any_order_are_read(
    said: tuple[str, str], today: date, follow_up: date | None
) -> None:
    language, text = said

    assert sound(read_when(text, language, today, follow_up=follow_up), today)


@given(days, st.integers(min_value=0, max_value=20_000), languages)
def test_a_date_as_the_language_writes_it_reads_back_to_itself(today: date, ahead: int, code: str) -> None:
    day, language = today + timedelta(days=ahead), Language(code)

    for written in (
        day.isoformat(),
        language.long_date(day),
        language.short_date(day),
        language.full_date(day),
        f"{day.day}/{day.month} {day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ):
        answer = read_when(written, code, today)
        assert (answer.day, answer.earliest, answer.problem) == (day, day, None), written


@given(days, st.integers(min_value=0, max_value=365), languages)
def test_a_date_without_a_year_is_the_next_to_come(today: date, ahead: int, code: str) -> None:
    day, language = today + timedelta(days=ahead), Language(code)
    if (day.month, day.day) == (today.month, today.day):
        day = today

    assert read_when(language.day_and_month(day), code, today).day == day


@given(days, st.integers(min_value=1, max_value=7), languages)
def test_a_weekday_is_the_next_that_is_not_today(today: date, ahead: int, code: str) -> None:
    day = today + timedelta(days=ahead)

    assert read_when(Language(code).weekday(day), code, today).day == day


@given(st.integers(min_value=1990, max_value=2150), st.integers(min_value=1, max_value=52), languages)
def test_a_week_is_monday_to_sunday(year: int, number: int, code: str) -> None:
    word = {"sv": "vecka", "da": "uge", "en": "week"}[code]

    answer = read_when(f"{word} {number} {year}", code, date(1989, 1, 1))

    assert answer.earliest is not None
    assert answer.earliest.isocalendar() == (year, number, 1)
    assert answer.latest == answer.earliest + timedelta(days=6)


# --- what the question back needs -----------------------------------------------------------------


def test_the_words_it_is_about_and_the_two_readings() -> None:
    answer = read_when("ja, kanske nästa fredag då", "sv", TODAY)

    assert answer.problem == "ambiguous"
    assert answer.params == {
        "words": "nästa fredag",
        "kind": "weekday",
        "readings": [date(2027, 3, 5), date(2027, 3, 12)],
    }


def test_a_season_by_its_beginning_or_its_end() -> None:
    answer = read_when("by summer", "en", TODAY)

    assert answer.params["readings"] == [date(2027, 6, 1), date(2027, 8, 31)]


def test_the_date_and_the_weekday_that_was_said() -> None:
    answer = read_when("fredag d. 14. marts", "da", TODAY)

    assert answer.params == {"words": "fredag d. 14. marts", "date": date(2027, 3, 14), "weekday": 4}


def test_two_days_of_which_one_is_meant() -> None:
    answer = read_when("12 April... or did we say the 26th of April", "en", TODAY)

    assert answer.problem == "contradiction"
    assert answer.params["readings"] == [date(2027, 4, 12), date(2027, 4, 26)]


def test_a_day_that_has_been() -> None:
    assert read_when("1 juni 2026", "sv", TODAY).params["date"] == date(2026, 6, 1)


def test_long_answers_are_quoted_in_part() -> None:
    answer = read_when("jag vet faktiskt inte " * 50, "sv", TODAY)

    assert answer.problem == "not_a_time"
    assert len(answer.params["words"]) <= 60


# --- follow-ups, other days, other languages ------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "till nästa uppföljning"),
        ("sv", "vid uppföljningen"),
        ("da", "ved næste opfølgning"),
        ("da", "til næste statusmøde"),
        ("en", "at our next follow-up"),
        ("en", "by the next review"),
    ],
)
def test_a_follow_up_has_a_date_when_it_is_booked(language: str, said: str) -> None:
    booked = date(2027, 6, 15)

    assert read_when(said, language, TODAY, follow_up=booked).day == booked
    assert read_when(said, language, TODAY).problem == "undated_event"
    assert read_when(said, language, TODAY, follow_up=date(2027, 2, 1)).problem == "undated_event"


def test_before_the_follow_up_is_the_day_before() -> None:
    answer = read_when("innan nästa uppföljning", "sv", TODAY, follow_up=date(2027, 6, 15))

    assert (answer.earliest, answer.latest) == (TODAY, date(2027, 6, 14))


@pytest.mark.parametrize(
    ("today", "said", "first", "last"),
    [
        # What has begun begins today, and what is over comes again.
        ("2027-06-10", "i juni", "2027-06-10", "2027-06-30"),
        ("2027-06-10", "before June", "2027-06-10", "2028-05-31"),
        ("2027-07-01", "i juni", "2028-06-01", "2028-06-30"),
        ("2027-07-15", "i sommar", "2027-07-15", "2027-08-31"),
        ("2028-01-10", "i vinter", "2028-01-10", "2028-02-29"),
        ("2027-12-27", "efter jul", "2027-12-27", "2027-12-31"),
        ("2027-12-24", "till jul", "2027-12-24", "2027-12-24"),
        ("2027-12-25", "till jul", "2028-12-24", "2028-12-24"),
        ("2027-03-04", "i veckan", "2027-03-04", "2027-03-07"),
        ("2027-03-07", "nästa vecka", "2027-03-08", "2027-03-14"),
        ("2027-12-30", "vecka 1", "2028-01-03", "2028-01-09"),
        ("2026-12-28", "vecka 53", "2026-12-28", "2027-01-03"),
        ("2027-01-31", "om en månad", "2027-02-28", "2027-02-28"),
        ("2027-03-05", "på fredag", "2027-03-12", "2027-03-12"),
        ("2027-10-01", "nästa sommar", "2028-06-01", "2028-08-31"),
        ("2027-03-07", "nästa tisdag", "2027-03-09", "2027-03-09"),
    ],
)
def test_counted_from_other_days(today: str, said: str, first: str, last: str) -> None:
    language = "en" if said.isascii() and said.startswith("before") else "sv"

    answer = read_when(said, language, date.fromisoformat(today))

    assert (str(answer.earliest), str(answer.latest)) == (first, last)


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("en", "om tre månader", "2027-06-01"),
        ("sv", "in three months", "2027-06-01"),
        ("da", "den femtonde juni", "2027-06-15"),
        ("sv", "om halvandet år", "2028-09-01"),
    ],
)
def test_another_language_than_announced(language: str, said: str, day: str) -> None:
    assert str(read_when(said, language, TODAY).day) == day


def test_no_word_of_another_language_is_overlooked() -> None:
    """ "Nästa" is no Danish, but without it "fredag" would be another answer."""
    assert read_when("nästa fredag", "da", TODAY).problem == "ambiguous"


def test_christmas_and_midsummer_are_those_of_the_language() -> None:
    christmas = {"sv": "till jul", "da": "til jul", "en": "by Christmas"}
    midsummer = {"sv": "midsommar", "da": "sankthans", "en": "midsummer"}

    assert [str(read_when(said, code, TODAY).day) for code, said in christmas.items()] == [
        "2027-12-24",
        "2027-12-24",
        "2027-12-25",
    ]
    assert [str(read_when(said, code, TODAY).day) for code, said in midsummer.items()] == [
        "2027-06-25",
        "2027-06-23",
        "2027-06-24",
    ]


def test_easter_of_some_years() -> None:
    """Among them the earliest and the latest there can be, and the two exceptions of the rule."""
    assert [easter(year) for year in (1818, 1943, 1954, 1981, 2024, 2027, 2049, 2076)] == [
        date(1818, 3, 22),
        date(1943, 4, 25),
        date(1954, 4, 18),
        date(1981, 4, 19),
        date(2024, 3, 31),
        date(2027, 3, 28),
        date(2049, 4, 18),
        date(2076, 4, 19),
    ]


# --- the tables -----------------------------------------------------------------------------------


def test_the_three_tables_have_the_same_sections() -> None:
    """The grammar asks for every section by name: a misspelt one would never be found."""
    sections = [set(table(language, "time")) for language in LANGUAGES]

    assert sections[0] == sections[1] == sections[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_relations_are_those_the_grammar_knows(language: str) -> None:
    known = {
        "by", "toward", "before", "within", "after", "in", "during", "course", "on", "at", "hence", "length",
        "from", "since", "between", "open", "not", "cue", "when", "hedge", "article",
    }  # fmt: skip

    assert set(table(language, "time")["relation"]) == known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", ["landmark", "season", "turn", "month", "weekday"])
def test_every_named_time_of_the_tables_is_read(language: str, section: str) -> None:
    for phrases in table(language, "time")[section].values():
        for phrase in phrases:
            assert read_when(phrase, language, TODAY).problem is None, phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fixed_time_of_the_tables_is_read(language: str) -> None:
    for place, phrases in table(language, "time")["fixed"].items():
        for phrase in phrases:
            wanted = "past_date" if place == "past" else None
            assert read_when(phrase, language, TODAY).problem == wanted, phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_of_the_tables_has_no_date(language: str) -> None:
    sorts = {"period", "moment", "once", "course", "clause", "daily"}
    events = table(language, "time")["event"]

    assert set(events) == sorts
    for phrases in events.values():
        for phrase in phrases:
            assert read_when(phrase, language, TODAY).problem == "undated_event", phrase
