"""The five criteria: what each verdict comes from, in the words alone and in what the pair has answered.

A reading is written by hand here, so that each case shows what was found and nothing else: what the
reading finds in a text is shown by its own tests.
"""

from __future__ import annotations

import string
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coach.findings import Quantity, TimeAnswer, TimeFound
from assistant.coach.review import criteria_set, review, unrealistic_jump
from assistant.coach.text import Mark
from assistant.goals.goal import Acceptance, Agreement, Direction, Formulation
from assistant.goals.measure import PeriodUnit, Span
from assistant.i18n import Language
from assistant.wording.criteria import (
    ADVICE,
    NAMES,
    QUOTING,
    WITHOUT_QUOTES,
    criterion_lines,
    criterion_words,
    quoted,
)

TODAY = date(2027, 3, 1)
MARCH_29, JUNE = date(2027, 3, 29), date(2027, 6, 1)


@dataclass(frozen=True)
class Read:
    """What was found in a text; as the reading has it."""

    text: str
    language: str = "en"
    direction: str | None = "reach"
    vague: bool = False
    avoidance: bool = False
    measurable: bool = False
    time_bound: bool = False
    all_or_nothing: bool = False
    activity: bool = False
    staff_goal: bool = False
    multiple: bool = False
    deadline: date | None = None
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeFound, ...] = ()
    identifiers: tuple[object, ...] = ()
    unsure: tuple[str, ...] = ()
    marks: dict[str, tuple[Mark, ...]] = field(default_factory=dict)
    bare_comparison: bool = False
    spoken: str | None = None
    subject: str = ""
    core: Mark | None = None
    parts: tuple[Mark, ...] = ()


def at(text: str, words: str) -> Mark:
    start = text.index(words)
    return Mark(start, start + len(words))


def found(text: str, *, language: str = "en", direction: str | None = "reach", **findings: Any) -> Read:
    """A reading of a text. A finding given in words is true, and those are the words that caused it."""
    marks = {name: (at(text, words),) for name, words in findings.items() if isinstance(words, str)}
    values = {name: True if name in marks else value for name, value in findings.items()}
    return Read(text, language, direction, marks=marks, **values)


def quantity(text: str, words: str, number: str, unit: str = "times", **more: Any) -> Quantity:
    return Quantity(Decimal(number), Decimal(number), unit, at(text, words), **more)  # type: ignore[arg-type]


def verdicts(reading: Read, criteria: str = "smart", said: Formulation | None = None) -> dict[str, str]:
    return {each.name: each.verdict for each in review(reading, criteria, said, today=TODAY)}  # type: ignore[arg-type]


def one(reading: Read, name: str, criteria: str = "smart", said: Formulation | None = None) -> str:
    """The verdict, reason and advice of one criterion, in words."""
    (judged,) = [each for each in review(reading, criteria, said, today=TODAY) if each.name == name]  # type: ignore[arg-type]
    words = criterion_words(Language(reading.language), judged)
    return f"{judged.verdict}: {words.reason} {words.advice or ''}".strip()


# --- a statement on its own -----------------------------------------------------------------------


def test_a_goal_with_all_that_words_can_hold() -> None:
    text = "Kim goes out 3 times a week, by 1 June."
    reading = found(
        text,
        measurable=True,
        time_bound="by 1 June",
        deadline=JUNE,
        quantities=(quantity(text, "3 times a week", "3", per="week"),),
        core=at(text, "goes out"),
    )
    lines = criterion_lines(Language("en"), review(reading, "smart", today=TODAY))  # type: ignore[arg-type]
    assert lines == [
        "Specific: in place. It is about one concrete thing: “goes out 3 times a week”.",
        "Measurable: in place. “3 times a week” can be measured.",
        "Accepted: to talk about. Only the two of you can answer this.",
        "  Do you both stand behind the goal? How important is it to you, from 0 to 10, and why?",
        "Realistic: to talk about. The words alone do not tell.",
        "  What do you need to do yourself? How sure are you that it will work, from 0 to 10?",
        "Time-bound: in place. The last day is 1 June 2027.",
    ]


def test_letters_and_names_of_the_two_sets() -> None:
    reading = found("Kim goes out")
    smart = [(each.letter, each.name) for each in review(reading, "smart", today=TODAY)]  # type: ignore[arg-type]
    smort = [(each.letter, each.name) for each in review(reading, "smort", today=TODAY)]  # type: ignore[arg-type]
    assert smart == [
        ("S", "specific"),
        ("M", "measurable"),
        ("A", "accepted"),
        ("R", "realistic"),
        ("T", "time_bound"),
    ]
    assert smort == [
        ("S", "specific"),
        ("M", "measurable"),
        ("O", "achievable"),
        ("R", "relevant"),
        ("T", "time_bound"),
    ]


@pytest.mark.parametrize(
    ("chosen", "language", "used"),
    [
        (None, "sv", "smart"),
        (None, "da", "smort"),
        (None, "en", "smart"),
        ("smort", "sv", "smort"),
        ("smart", "da", "smart"),
        ("something else", "da", "smort"),
    ],
)
def test_an_agency_chooses_its_criteria_else_the_language_does(
    chosen: str | None, language: str, used: str
) -> None:
    assert criteria_set(chosen, language) == used


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (
            found("Kim ska må bättre", vague="må bättre", direction="increase", language="sv"),
            (
                "missing: ”må bättre” kan betyda olika saker för olika människor. "
                "Vad ska det bli mer av, eller mindre av, en vanlig vecka? Välj något som går att se."
            ),
        ),
        (
            found("Støtte Kim i at handle", staff_goal="Støtte Kim", direction=None, language="da"),
            (
                "missing: ”Støtte Kim” er noget, andre gør, ikke dig selv. "
                "Hvad gør eller har du selv, når støtten har hjulpet? Begynd målet der."
            ),
        ),
        (
            found("Kim is offered talks", activity="is offered talks", direction=None),
            (
                "missing: “is offered talks” says what will be done, not how things will be afterwards. "
                "How are things for you when it has helped? That is the goal. "
                "What is done belongs in the plan of action."
            ),
        ),
        (
            found("Work on going out 2 times a week", activity="Work on", direction="reach"),
            (
                "partly: “Work on” says what will be done, not how things will be afterwards. "
                "How are things for you when it has helped? That is the goal. "
                "What is done belongs in the plan of action."
            ),
        ),
        (
            found("Sluta röka", avoidance="Sluta röka", language="sv"),
            (
                "partly: ”Sluta röka” säger vad som ska bort, inte vad som ska komma i stället. "
                "Vad gör eller har du i stället?"
            ),
        ),
        (
            found("Noget med skolen", direction=None, language="da"),
            (
                "ask: Der står ikke, om noget skal øges, mindskes, bevares eller være på plads. "
                "Skal der blive mere af noget, eller mindre? Skal det bevares, eller skal det komme på plads?"
            ),
        ),
    ],
    ids=lambda value: value.text if isinstance(value, Read) else "",
)
def test_what_is_not_specific(reading: Read, said: str) -> None:
    assert one(reading, "specific") == said


def test_several_goals_are_named() -> None:
    text = "Find a job and move out and learn to drive"
    parts = tuple(at(text, words) for words in ("Find a job", "move out", "learn to drive"))
    reading = found(text, multiple=True, parts=parts)
    assert one(reading, "specific") == (
        "partly: There is more than one goal here: “Find a job”, “move out” and “learn to drive”. "
        "Which one do you begin with? Make a goal of its own out of the other."
    )


def test_the_gravest_comes_first_and_only_one_thing_is_said_at_a_time() -> None:
    text = "Stop feeling bad and get help"
    reading = found(text, avoidance="Stop", vague="feeling bad", multiple=True)
    assert one(reading, "specific").startswith("missing: “feeling bad” can mean different things")


def test_a_vague_part_beside_something_counted_is_met_in_part() -> None:
    text = "Feel better and walk 3 times a week"
    reading = found(
        text, vague="Feel better", measurable=True, quantities=(quantity(text, "3 times a week", "3"),)
    )
    assert one(reading, "specific").startswith("partly: “Feel better” can mean different things")


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (
            found("Gå ut oftare", bare_comparison="oftare", direction="increase", language="sv"),
            (
                "missing: ”oftare” säger inte jämfört med vad. "
                "Hur ofta eller hur mycket är det nu, och hur ska det bli?"
            ),
        ),
        (
            found("Kim laver mad", language="da"),
            (
                "missing: Der står ikke, hvor tit eller hvor meget. "
                "Hvor mange gange om ugen, eller hvor mange gange ud af ti?"
            ),
        ),
        (
            found("Kim ska må bättre", vague="må bättre", language="sv"),
            (
                "missing: Här finns inget att se eller räkna än. "
                "Hur märker ni det? Räkna något, eller sätt en siffra på det från 0 till 10."
            ),
        ),
        (
            found("Kim has signed a contract", measurable="has signed a contract"),
            "met: Anybody can see whether it has come about: “has signed a contract”.",
        ),
    ],
    ids=lambda value: value.text if isinstance(value, Read) else "",
)
def test_what_can_be_measured(reading: Read, said: str) -> None:
    assert one(reading, "measurable") == said


def test_a_number_that_counts_the_support_measures_no_change() -> None:
    text = "Kim gets talks once a week"
    talks = (quantity(text, "once a week", "1", per="week"),)
    reading = found(text, activity="gets talks", measurable=True, quantities=talks, direction=None)
    assert one(reading, "measurable").startswith(
        "partly: “once a week” says how much will be done, not how things will be."
    )


def test_a_couple_is_no_fixed_number() -> None:
    text = "Ring mamma ett par gånger i veckan"
    loose = Quantity(
        Decimal(2), Decimal(3), "times", at(text, "ett par gånger i veckan"), per="week", sure=False
    )
    reading = found(text, measurable=True, quantities=(loose,), language="sv")
    assert one(reading, "measurable") == (
        "partly: ”ett par gånger i veckan” är ingen bestämd siffra. Vilken siffra bestämmer ni er för?"
    )


def test_a_frequency_measures_but_is_no_deadline() -> None:
    text = "Kim betaler hyran varje månad"
    often = (TimeFound("frequency", at(text, "varje månad")),)
    reading = found(text, measurable=True, times=often, language="sv")
    assert one(reading, "measurable") == "met: ”varje månad” går att mäta."
    assert one(reading, "time_bound") == (
        "missing: ”varje månad” säger hur ofta, inte till när. "
        "Senast vilken dag? När träffas ni för att följa upp?"
    )


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (
            found("Fast jobb under våren", time_bound="under våren", language="sv"),
            "partly: ”under våren” är en tid, men ingen bestämd dag. Vilken dag är den sista?",
        ),
        (
            found("Et job senest 1. juni", time_bound="senest 1. juni", deadline=JUNE, language="da"),
            "met: Sidste dag er den 1. juni 2027.",
        ),
        (
            found("A job by today", time_bound="by today", deadline=TODAY),
            "missing: That day has already come: “by today”. Choose a day ahead.",
        ),
        (
            found("A job"),
            "missing: It does not say by when. By which day? When do you meet to follow up?",
        ),
    ],
    ids=lambda value: value.text if isinstance(value, Read) else "",
)
def test_by_when(reading: Read, said: str) -> None:
    assert one(reading, "time_bound") == said


@pytest.mark.parametrize(
    ("problem", "words", "verdict"),
    [
        ("past_date", "by 1 May 2020", "missing: That day has already come"),
        ("no_such_date", "by 31 February", "partly: “by 31 February” does not fit the calendar."),
        ("contradiction", "by Friday 14 March", "partly: “by Friday 14 March” does not fit the calendar."),
        ("ambiguous", "by next Friday", "partly: “by next Friday” is a time, but not a certain day."),
        ("undated_event", "by the next follow-up", "partly: “by the next follow-up” is a time"),
    ],
)
def test_a_deadline_that_gives_no_day(problem: str, words: str, verdict: str) -> None:
    text = f"A job {words}"
    times = (TimeFound("deadline", at(text, words), TimeAnswer(problem=problem)),)
    assert one(found(text, time_bound=True, times=times), "time_bound").startswith(verdict)


def test_avoiding_is_what_smort_calls_not_obtainable_and_smart_not_specific() -> None:
    reading = found("Not drink", avoidance="Not drink")
    assert one(reading, "achievable", "smort") == (
        "missing: “Not drink” says what should go, not what should come instead. "
        "What do you do or have instead?"
    )
    assert verdicts(reading, "smort")["specific"] == "met"
    assert verdicts(reading, "smart")["specific"] == "partly"


def test_all_or_nothing_leaves_no_room() -> None:
    reading = found("Aldrig komme for sent", all_or_nothing="Aldrig", language="da")
    said = (
        "partly: ”Aldrig” giver ikke plads til en dårlig dag. "
        "Hvad er godt nok? For eksempel 8 ud af 10 gange."
    )
    assert one(reading, "achievable", "smort") == said
    assert one(reading, "realistic") == said


def test_from_end_to_end_in_a_month_is_a_long_way() -> None:
    text = "On time from 0 of 10 to 10 of 10 by 29 March"
    reading = found(
        text,
        direction="increase",
        measurable=True,
        time_bound="by 29 March",
        deadline=MARCH_29,
        quantities=(
            quantity(text, "0 of 10", "0", of=Decimal(10)),
            quantity(text, "10 of 10", "10", of=Decimal(10)),
        ),
    )
    said = (
        "partly: From 0 to 10 is a long way in such a short time. "
        "Which step on the way is good enough by then? Or do you need more time?"
    )
    assert one(reading, "realistic") == said
    assert one(reading, "achievable", "smort") == said


@pytest.mark.parametrize(
    ("finding", "name", "criteria"),
    [
        ("vague", "specific", "smart"),
        ("activity", "specific", "smart"),
        ("staff_goal", "specific", "smart"),
        ("multiple", "specific", "smart"),
        ("avoidance", "specific", "smart"),
        ("avoidance", "achievable", "smort"),
        ("direction", "specific", "smart"),
        ("measurable", "measurable", "smart"),
        ("all_or_nothing", "realistic", "smart"),
        ("time_bound", "time_bound", "smart"),
        ("deadline", "time_bound", "smart"),
    ],
)
@pytest.mark.parametrize("value", [True, False])
def test_what_the_reading_is_unsure_of_is_asked(
    finding: str, name: str, criteria: str, *, value: bool
) -> None:
    findings: dict[str, Any] = {} if finding in ("direction", "deadline") else {finding: value}
    reading = found("Something about the school", unsure=(finding,), **findings)
    assert verdicts(reading, criteria)[name] == "ask"


def test_the_words_of_a_phrase_are_quoted_as_the_phrase() -> None:
    text = "Kim får mycket bra stöd, att aldrig gå dit, och må bra"
    marks = {
        "activity": (at(text, "får"), at(text, "stöd")),
        "avoidance": (at(text, "aldrig"),),
        "vague": (at(text, "bra stöd"), at(text, "må bra")),
    }
    helped = Read(text, "sv", None, activity=True, marks=marks)
    assert one(helped, "specific").startswith("missing: ”får mycket bra stöd” säger vad som ska göras")
    avoided = Read(text, "sv", avoidance=True, marks=marks, core=at(text, "gå dit, och må bra"))
    assert one(avoided, "achievable", "smort").startswith("missing: ”aldrig gå dit, och må bra” säger")
    vague = Read(text, "sv", vague=True, marks=marks)
    assert one(vague, "specific").startswith("missing: ”bra stöd” och ”må bra” kan betyda olika saker")
    met = Read(text, "sv", core=at(text, "gå dit, och må bra"))
    assert one(met, "specific") == "met: Det handlar om en konkret sak: ”gå dit”."


def test_an_amount_is_quoted_with_the_time_it_is_counted_over() -> None:
    text = "Two walks a week, one call a month"
    amounts = (quantity(text, "Two walks", "2"), quantity(text, "one call", "1"))
    often = tuple(TimeFound("frequency", at(text, words)) for words in ("a week", "a month"))
    reading = found(text, measurable=True, quantities=amounts, times=often)
    assert one(reading, "measurable") == "met: “Two walks a week” and “one call a month” can be measured."
    assert one(reading, "time_bound").startswith("missing: “Two walks a week” says how often, not by when.")


# --- with what the pair has answered --------------------------------------------------------------

WORDS = found("coming on time to the courses", core=Mark(0, 14))


def said(**answers: Any) -> Formulation:
    return Formulation(direction=Direction.INCREASE, what=WORDS.text, **answers)


MEASURED: dict[str, Any] = {
    "measure_kind": "occasions",
    "occasions_of": 10,
    "baseline": Decimal(0),
    "expected": Span(low=Decimal(6), high=Decimal(7)),
}
YES, NOT_YET = Acceptance(answer=Agreement.YES), Acceptance(answer=Agreement.NOT_YET, words="too soon")
BUT = Acceptance(answer=Agreement.RESERVATION, words="if the bus comes")


def test_a_whole_conversation_meets_all_five() -> None:
    answers = said(
        **MEASURED,
        purpose="work that lasts",
        deadline=JUNE,
        confidence=8,
        demands="Set the alarm.",
        importance=9,
        importance_why="I want to stay.",
        worker_agrees="yes",
        client_acceptance=YES,
        worker_acceptance=YES,
    )
    assert set(verdicts(WORDS, "smart", answers).values()) == {"met"}
    assert set(verdicts(WORDS, "smort", answers).values()) == {"met"}
    assert criterion_lines(Language("da"), review(WORDS, "smort", answers, today=TODAY)) == [  # type: ignore[arg-type]
        "Specifikt: på plads. Det handler om én konkret ting: ”coming on time”.",
        "Målbart: på plads. I har aftalt, hvordan I måler, hvordan det er i dag, og hvor I vil hen.",
        "Opnåeligt: på plads. Du er sikker på, at det lykkes: 8 ud af 10.",
        (
            "Relevant: på plads. Det skal føre til dette: ”work that lasts”. "
            "Så vigtigt er det for dig: 9 ud af 10."
        ),
        "Tidsbestemt: på plads. Sidste dag er den 1. juni 2027.",
    ]


def test_before_anything_is_answered_it_is_as_the_words_are() -> None:
    assert verdicts(WORDS, "smart", Formulation()) == verdicts(WORDS, "smart")
    assert verdicts(WORDS, "smort", Formulation()) == verdicts(WORDS, "smort")


@pytest.mark.parametrize(
    ("missing", "verdict"),
    [
        ({"baseline": None}, "partly: You have agreed on how to measure it, but not on how it is today."),
        (
            {"expected": None},
            "partly: You have agreed on how to measure it, but not on where you want to be.",
        ),
        ({"baseline": Decimal(12)}, "partly: Today's level, the goal and the measure do not fit together."),
        ({"measure_kind": None}, "missing: It does not say how often or how much."),
    ],
)
def test_a_measure_needs_both_its_levels(missing: dict[str, Any], verdict: str) -> None:
    assert one(WORDS, "measurable", said=said(**{**MEASURED, **missing})).startswith(verdict)


def test_vague_words_stay_visible_beside_a_measure_but_are_not_missing() -> None:
    reading = found("feel better", vague="feel better", direction="increase")
    rated = said(
        measure_kind="rating",
        rating_range=Span(low=Decimal(0), high=Decimal(10)),
        low_end="bad",
        high_end="well",
        baseline=Decimal(3),
        expected=Span(low=Decimal(6), high=Decimal(6)),
    )
    assert verdicts(reading, "smart", rated)["measurable"] == "met"
    assert one(reading, "specific", said=rated).startswith(
        "partly: “feel better” can mean different things, but you have agreed on how to measure it."
    )


def test_avoidance_and_activity_stay_visible_whatever_is_answered() -> None:
    sure = said(**MEASURED, deadline=JUNE, confidence=9, demands="Call my sister.")
    assert verdicts(found("stop drinking", avoidance="stop"), "smart", sure)["specific"] == "partly"
    assert verdicts(found("stop drinking", avoidance="stop"), "smort", sure)["achievable"] == "partly"
    talks = found("gets talks", activity="gets talks", direction=None)
    assert verdicts(talks, "smart", sure)["specific"] == "missing"


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ({"deadline": JUNE}, "met: The last day is 1 June 2027."),
        ({"deadline": TODAY}, "missing: That day has already come: 1 March 2027. Choose a day ahead."),
        (
            {"follow_up": JUNE},
            (
                "partly: You meet to follow up on 1 June 2027, but the goal has no day of its own. "
                "Should the goal be reached by then?"
            ),
        ),
        ({}, "missing: It does not say by when."),
    ],
)
def test_the_day_agreed_on(answers: dict[str, Any], verdict: str) -> None:
    assert one(WORDS, "time_bound", said=said(**answers)).startswith(verdict)


def test_the_day_answered_wins_over_the_day_in_the_words() -> None:
    reading = found("A job by June", time_bound="by June", deadline=JUNE)
    assert one(reading, "time_bound", said=said(deadline=MARCH_29)) == "met: The last day is 29 March 2027."
    assert one(reading, "time_bound", said=said(follow_up=MARCH_29)) == "met: The last day is 1 June 2027."


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ({"confidence": 2}, "missing: You are not very sure that it will work: 2 of 10."),
        ({"confidence": 5, "demands": "x"}, "partly: You are not quite sure that it will work: 5 of 10."),
        ({"confidence": 8}, "partly: You are sure that it will work: 8 of 10. It remains to say what you do"),
        ({"confidence": 8, "demands": "x"}, "met: You are sure that it will work: 8 of 10."),
        ({"demands": "x"}, "partly: You know what you need to do, but not yet how sure you are."),
        ({}, "ask: The words alone do not tell."),
    ],
)
def test_whether_it_can_be_done(answers: dict[str, Any], verdict: str) -> None:
    assert one(WORDS, "realistic", said=said(**answers)).startswith(verdict)
    assert one(WORDS, "achievable", "smort", said(**answers)).startswith(verdict)


def test_a_leap_in_the_answers_is_named_however_sure_the_client_is() -> None:
    leap = said(
        **{**MEASURED, "expected": Span(low=Decimal(9), high=Decimal(10))},
        deadline=MARCH_29,
        confidence=10,
        demands="Get up.",
    )
    assert one(WORDS, "realistic", said=leap).startswith("partly: From 0 to 9 is a long way")
    later = leap.model_copy(update={"deadline": JUNE})
    assert verdicts(WORDS, "smart", later)["realistic"] == "met"


@pytest.mark.parametrize(
    ("client", "worker", "verdict"),
    [
        (YES, YES, "met: You both say yes."),
        (BUT, YES, "met: The client says yes, but: “if the bus comes”. The caseworker says yes."),
        (
            YES,
            NOT_YET,
            (
                "missing: The client says yes. The caseworker says “not yet”: “too soon”. "
                "What would have to be different for you both to say yes?"
            ),
        ),
        (NOT_YET, BUT, "missing: The client says “not yet”: “too soon”. The caseworker says yes, but:"),
        (YES, None, "partly: The client says yes. The caseworker has not answered yet."),
    ],
)
def test_both_voices_are_named_and_never_made_into_one(
    client: Acceptance, worker: Acceptance | None, verdict: str
) -> None:
    answers = said(client_acceptance=client, worker_acceptance=worker)
    assert one(WORDS, "accepted", said=answers).startswith(verdict)


def test_the_client_is_called_by_the_name_in_the_case() -> None:
    judged = review(WORDS, "smart", said(client_acceptance=NOT_YET), today=TODAY)  # type: ignore[arg-type]
    assert criterion_words(Language("en"), judged[2], alias="Lisa").reason == (
        "Lisa says “not yet”: “too soon”. The caseworker has not answered yet."
    )


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ({}, "ask: Only the two of you can answer this."),
        ({"importance": 2}, "partly: It is not so important to you: 2 of 10."),
        ({"importance": 9}, "partly: This is how important it is to you: 9 of 10. It remains to say why."),
        (
            {"importance": 9, "importance_why": "x", "worker_agrees": "no", "worker_view": "Sleep first."},
            (
                "partly: This is how important it is to you: 9 of 10. The caseworker sees it differently. "
                "“Sleep first”. What could both of you stand behind?"
            ),
        ),
        (
            {"importance": 9, "importance_why": "x", "worker_agrees": "partly"},
            "partly: This is how important it is to you: 9 of 10. The caseworker agrees in part.",
        ),
        (
            {"importance": 9, "importance_why": "x", "worker_agrees": "yes"},
            "partly: This is how important it is to you: 9 of 10. The two of you have not yet been asked",
        ),
    ],
)
def test_what_it_means_to_each_of_them_before_they_are_asked(answers: dict[str, Any], verdict: str) -> None:
    assert one(WORDS, "accepted", said=said(**answers)).startswith(verdict)


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ({"importance": 9}, "ask: It does not say what it is meant to lead to."),
        ({"purpose": "work"}, "partly: It is meant to lead to this: “work”. How important is this to you"),
        ({"purpose": "work", "importance": 9}, "met: It is meant to lead to this: “work”."),
        ({"purpose": "work", "importance": 1}, "partly: It is not so important to you: 1 of 10."),
        ({"purpose": "work", "importance": 9, "worker_agrees": "no"}, "partly: This is how important"),
        ({"purpose": "work", "importance": 9, "client_acceptance": NOT_YET}, "missing: The client says"),
    ],
)
def test_whether_it_is_relevant(answers: dict[str, Any], verdict: str) -> None:
    assert one(WORDS, "relevant", "smort", said(**answers)).startswith(verdict)


# --- from end to end ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("baseline", "expected", "low", "high", "days", "leap"),
    [
        (0, 10, 0, 10, 28, True),
        (1, 9, 0, 10, 42, True),
        (10, 0, 0, 10, 28, True),
        (0, 10, 0, 10, 60, False),
        (0, 8, 0, 10, 28, False),
        (2, 10, 0, 10, 28, False),
        (0, 0, 0, 10, 28, False),
        (40, 2, 0, 40, 30, True),
        (0, 7, 0, 7, 30, True),
        (0, 10, 0, None, 28, False),
        (5, 95, 0, 100, 7, True),
    ],
)
def test_a_leap(baseline: int, expected: int, low: int, high: int | None, days: int, *, leap: bool) -> None:
    day = TODAY + timedelta(days=days)
    assert unrealistic_jump(baseline, expected, low, high, TODAY, day) is leap
    assert unrealistic_jump(baseline, expected, low, high, TODAY, None) is False


def test_a_range_is_reached_at_its_nearest_end() -> None:
    wide, narrow = Span(low=Decimal(6), high=Decimal(10)), Span(low=Decimal(9), high=Decimal(10))
    assert unrealistic_jump(Decimal(0), wide, 0, 10, TODAY, MARCH_29) is False
    assert unrealistic_jump(Decimal(0), narrow, 0, 10, TODAY, MARCH_29) is True
    down = Span(low=Decimal(0), high=Decimal(1))
    assert unrealistic_jump(Decimal(10), down, 0, 10, TODAY, MARCH_29) is True
    kept = Span(low=Decimal(0), high=Decimal(10))
    assert unrealistic_jump(Decimal(10), kept, 0, 10, TODAY, MARCH_29) is False


# --- in words -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "criteria", "names"),
    [
        ("sv", "smart", "Specifikt Mätbart Accepterat Realistiskt Tidssatt"),
        ("sv", "smort", "Specifikt Mätbart Uppnåeligt Relevant Tidssatt"),
        ("da", "smart", "Specifikt Målbart Accepteret Realistisk Tidsbestemt"),
        ("da", "smort", "Specifikt Målbart Opnåeligt Relevant Tidsbestemt"),
        ("en", "smart", "Specific Measurable Accepted Realistic Time-bound"),
        ("en", "smort", "Specific Measurable Obtainable Relevant Time-bound"),
    ],
)
def test_the_criteria_have_names_in_each_language(code: str, criteria: str, names: str) -> None:
    judged = review(WORDS, criteria, today=TODAY)  # type: ignore[arg-type]
    assert " ".join(criterion_words(Language(code), each).name for each in judged) == names


def test_quotes_are_short_and_on_one_line_and_cannot_reach_the_terminal() -> None:
    english = Language("en")
    assert quoted(english, "go out\n more often. ") == "“go out more often”"
    assert quoted(english, "\x1b[31mred\x07") == "“\N{REPLACEMENT CHARACTER}[31mred\N{REPLACEMENT CHARACTER}”"
    long = quoted(english, "word " * 100)
    assert len(long) < 70
    assert long.endswith("word…”")
    assert quoted(Language("sv"), "80 % (100 %)") == "”80 % (100 %)”"


MARKS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 10)).map(lambda at: Mark(at[0], at[0] + at[1])), max_size=3
).map(tuple)
FINDINGS = ("vague", "avoidance", "measurable", "time_bound", "all_or_nothing", "activity", "staff_goal")
NAMED = (*FINDINGS, "multiple", "direction", "deadline", "quantities")
ANSWER = st.none() | st.sampled_from([YES, NOT_YET, BUT])
RATING = st.none() | st.integers(0, 10)


@st.composite
def readings(draw: st.DrawFn) -> Read:
    """Any reading at all, also such as no text would give."""
    text = draw(st.text(string.printable + "åäöæø“”%", min_size=0, max_size=50))
    numbers = st.integers(0, 12).map(Decimal)
    quantities = draw(
        st.lists(
            st.builds(
                Quantity,
                numbers,
                numbers,
                st.sampled_from(["times", "percent", "points", "days"]),
                MARKS.map(lambda marks: marks[0] if marks else Mark(0, 0)),
                of=st.none() | numbers,
                sure=st.booleans(),
            ),
            max_size=3,
        )
    )
    kinds = st.sampled_from(["deadline", "frequency", "clock", "age", "date"])
    problems = st.sampled_from([None, "past_date", "no_such_date", "ambiguous", "undated_event"])
    times = draw(
        st.lists(
            st.builds(TimeFound, kinds, st.just(Mark(0, 3)), st.builds(TimeAnswer, problem=problems)),
            max_size=2,
        )
    )
    return Read(
        text,
        direction=draw(st.sampled_from([None, "increase", "decrease", "maintain", "reach"])),
        multiple=draw(st.booleans()),
        bare_comparison=draw(st.booleans()),
        deadline=draw(st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1))),
        quantities=tuple(quantities),
        times=tuple(times),
        unsure=tuple(draw(st.lists(st.sampled_from(NAMED), max_size=3))),
        marks=draw(st.dictionaries(st.sampled_from((*NAMED, "bare_comparison")), MARKS)),
        core=draw(st.none() | st.just(Mark(0, 5))),
        parts=draw(MARKS),
        **{name: draw(st.booleans()) for name in FINDINGS},
    )


FORMULATIONS = st.none() | st.builds(
    Formulation,
    direction=st.none() | st.sampled_from(list(Direction)),
    purpose=st.none() | st.just("100 % work"),
    measure_kind=st.none() | st.sampled_from(["occasions", "times", "percent", "state", "days"]),
    occasions_of=st.none() | st.just(10),
    period=st.none() | st.just(PeriodUnit.WEEK),
    percent_of=st.none() | st.just("lessons"),
    baseline=st.none() | st.integers(-1, 12).map(Decimal),
    expected=st.none() | st.integers(-1, 12).map(lambda n: Span(low=Decimal(n), high=Decimal(n))),
    deadline=st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    follow_up=st.none() | st.just(JUNE),
    demands=st.none() | st.just("x"),
    confidence=RATING,
    importance=RATING,
    importance_why=st.none() | st.just("x"),
    worker_agrees=st.none() | st.sampled_from(["yes", "partly", "no"]),
    worker_view=st.none() | st.just("%(x)s"),
    client_acceptance=ANSWER,
    worker_acceptance=ANSWER,
)


@given(readings(), FORMULATIONS, st.sampled_from(["smart", "smort"]), st.sampled_from(["sv", "da", "en"]))
def test_any_reading_and_any_answers_can_be_judged_and_worded(
    reading: Read, answers: Formulation | None, criteria: str, code: str
) -> None:
    judged = review(reading, criteria, answers, today=TODAY)  # type: ignore[arg-type]
    assert "".join(each.letter for each in judged) == criteria.upper()
    for each in judged:
        words = criterion_words(Language(code), each)
        assert words.reason
        assert words.reason.isprintable()
        assert (words.advice is None) == (each.verdict == "met")
        assert all(quote in reading.text or quote == "100 % work" for quote in each.quotes)


def test_nothing_is_worded_that_can_never_be_said() -> None:
    source = Path(review.__code__.co_filename).parent
    code = "".join((source / name).read_text(encoding="utf-8") for name in ("review.py", "answered.py"))
    assert [each for each in {**ADVICE, **QUOTING, **WITHOUT_QUOTES} if f'"{each}"' not in code] == []
    assert set(QUOTING) <= set(WITHOUT_QUOTES)
    assert [name for name in NAMES if f'"{name}"' not in code] == []
