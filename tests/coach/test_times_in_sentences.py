"""Times in goal statements: what holds in every language. The statements stand beside this file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.coach.findings import TimeFound
from assistant.coach.text import LONGEST_READ, tokenise
from assistant.coach.when import deadline_of, find_times

TODAY = date(2027, 3, 1)
KINDS = {"deadline", "frequency", "clock", "age", "date"}
MANY = (
    "Kim går senast inom till i på om den 15 3 juni veckan varje gånger mars 1/6 2027 8.30 kl sommaren "
    "nästa fredag tre månader by the end of May every week before Easter uppföljning år 18 inden uge hver "
    "og - / . , ( )"
)
WORDS = MANY.split()

languages = st.sampled_from(("sv", "da", "en"))


def times_in(statement: str, language: str, *, follow_up: date | None = None) -> tuple[TimeFound, ...]:
    return find_times(tokenise(statement), statement, language, TODAY, follow_up=follow_up)


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)), languages)
@example("senast " * 1000, "sv")
@example("every " * 1000, "en")
@example("1/1/" * 2000, "da")
def test_marks_lie_within_the_text_in_order(statement: str, language: str) -> None:
    reached = 0
    for time in times_in(statement, language):
        assert reached <= time.mark.start < time.mark.end <= min(len(statement), LONGEST_READ)
        assert statement[time.mark.start : time.mark.end].strip()
        reached = time.mark.end


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), languages, st.dates())
def test_only_deadlines_have_days_and_none_has_been(statement: str, language: str, today: date) -> None:
    for time in find_times(tokenise(statement), statement, language, today):
        assert time.kind in KINDS
        if time.answer.day is None:
            continue
        assert time.kind == "deadline"
        assert time.answer.problem is None
        assert time.answer.earliest is not None
        assert today <= time.answer.earliest <= time.answer.day == time.answer.latest


@pytest.mark.parametrize(
    ("language", "statement"),
    [
        ("sv", "Vid nästa uppföljning kommer Kim i tid."),
        ("da", "Kim kommer til tiden ved næste opfølgning."),
        ("en", "Kim is on time by the next review."),
    ],
)
def test_a_follow_up_has_a_day_when_it_is_booked(language: str, statement: str) -> None:
    (unbooked,) = times_in(statement, language)
    (booked,) = times_in(statement, language, follow_up=date(2027, 6, 15))

    assert (unbooked.kind, unbooked.answer.day, unbooked.answer.problem) == (
        "deadline",
        None,
        "undated_event",
    )
    assert (booked.kind, booked.answer.day, booked.answer.problem) == ("deadline", date(2027, 6, 15), None)


def test_of_several_deadlines_the_last_holds() -> None:
    found = times_in("Om en månad har Kim ringt, och inom tre månader har Kim flyttat.", "sv")

    assert [str(time.answer.day) for time in found] == ["2027-04-01", "2027-06-01"]
    assert deadline_of(found) == date(2027, 6, 1)


def test_a_deadline_without_a_day_leaves_that_of_the_others() -> None:
    assert deadline_of(times_in("Till uppföljningen i september har Kim flyttat.", "sv")) == date(2027, 9, 30)
    assert deadline_of(times_in("Kim can shop alone by Easter.", "en")) is None
    assert deadline_of(()) is None


@pytest.mark.parametrize(
    ("language", "statement", "problem"),
    [
        ("sv", "Kim har flyttat senast 31 juni.", "no_such_date"),
        ("sv", "Kim har ringt senast nästa fredag.", "ambiguous"),
        ("da", "Kim er flyttet senest fredag d. 14. marts.", "contradiction"),
        ("en", "Kim has moved by 1 June 2026.", "past_date"),
    ],
)
def test_a_deadline_that_cannot_be_meant_says_why(language: str, statement: str, problem: str) -> None:
    (found,) = times_in(statement, language)

    assert (found.kind, found.answer.problem, found.answer.day) == ("deadline", problem, None)
