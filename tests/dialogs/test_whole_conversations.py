"""Whole conversations, from the first question to an accepted goal, as transcripts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from holding import Begin, Hold

from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.machine import CHECK, DONE
from assistant.dialogs.standing import ConversationState, Stage
from assistant.goals.case import People
from assistant.goals.goal import Acceptance, Action, Agreement, Direction, Formulation, gaps
from assistant.goals.measure import Better, PeriodUnit, Span, TimeUnit


def shown(draft: GoalDraft) -> list[str]:
    """The five steps; an open end is left blank."""
    assert draft.attainment_scale is not None
    return [
        str(step.low)
        if step.low == step.high
        else "-".join("" if end is None else str(end) for end in (step.low, step.high))
        for step in draft.attainment_scale.steps
    ]


def span(low: str, high: str | None = None) -> Span:
    return Span(low=Decimal(low), high=Decimal(high or low))


LISA = [
    ("alias", "Lisa"),
    ("people", "1"),
    ("life_area", "8"),
    ("purpose", "Lisa har ett arbete eller studier som håller"),
    ("wish", "Jag kommer en halvtimme för sent till kursen"),
    ("severity", "8"),
    ("consequences", "Jag förstår inte uppgifterna"),
    ("direction", "1"),
    ("what", "komma i tid till kurserna"),
    ("measure_kind", "1"),
    ("occasions_of", "10"),
    ("counted", "kurstillfällen"),
    ("counting", "Lisa skriver upp varje gång på ett blad"),
    ("baseline", "0 av 10"),
    ("expected", "6-7 av 10 kurstillfällen"),
    ("outcome", "Jag är med från början"),
    ("lasting", None),
    ("deadline", "5 april 2027"),
    ("follow_up", ""),
    ("demands", "Ställa klockan"),
    ("helps", "Tydliga uppgifter"),
    ("obstacles", None),
    ("confidence", "7"),
    ("importance", "9"),
    ("importance_why", "Jag vill ha kvar min plats"),
    ("worker_agrees", "1"),
    ("plan", "Tydliga uppgifter; handledaren\nSamtal; båda; var 14:e dag"),
    ("scale", ""),
]

FEWER_ARGUMENTS = [
    ("alias", "F.N."),
    ("people", "2"),
    ("life_area", "10"),
    ("purpose", "Ro derhjemme"),
    ("wish", "Vi skændes ved aftensmaden"),
    ("severity", "6"),
    ("consequences", None),
    ("direction", "2"),
    ("what", "skænderier ved bordet"),
    ("measure_kind", "2"),
    ("period", "2"),
    ("counting", "Et kryds i kalenderen"),
    ("baseline", "7"),
    ("expected", "3 til 4"),
    ("outcome", None),
    ("lasting", "en måned"),
    ("deadline", "torsdag den 15. april 2027"),
    ("follow_up", "1. april"),
    ("demands", None),
    ("helps", None),
    ("obstacles", None),
    ("confidence", "5"),
    ("importance", "8"),
    ("importance_why", None),
    ("worker_agrees", "2"),
    ("worker_view", "Søvnen først, tror jeg"),
    ("plan", None),
    ("scale", "6; 4; 2; 0"),
]

KEEP_WALKING = [
    ("alias", "Kim"),
    ("people", "an adult"),
    ("life_area", "Walking the dog"),
    ("purpose", "Strong enough to live at home"),
    ("wish", "I want to go on with my walks"),
    ("severity", None),
    ("consequences", None),
    ("direction", "be kept"),
    ("what", "walking with a friend"),
    ("measure_kind", "on how many days"),
    ("period", "in a week"),
    ("better", "A lower number is worse"),
    ("counting", None),
    ("baseline", "4"),
    ("expected", ""),
    ("outcome", None),
    ("lasting", None),
    ("deadline", "Thursday 15 April 2027"),
    ("follow_up", "2027-06-01"),
    ("demands", None),
    ("helps", None),
    ("obstacles", None),
    ("confidence", None),
    ("importance", "10"),
    ("importance_why", None),
    ("worker_agrees", "yes"),
    ("plan", None),
    ("scale", "3 = as it is now; 5 = every single day"),
]

A_HOME = [
    ("alias", "Kim"),
    ("people", None),
    ("life_area", None),
    ("purpose", "A calm life of one's own"),
    ("wish", None),
    ("severity", None),
    ("consequences", None),
    ("direction", "reach"),
    ("what", "a home of my own"),
    ("measure_kind", "state"),
    ("milestone_3", "I have signed a contract"),
    ("milestone_1", "I am not in the queue"),
    ("milestone_2", "I have seen two flats"),
    ("milestone_4", "I have moved in"),
    ("milestone_5", "I have paid the rent for a month"),
    ("counting", None),
    ("baseline", "I have seen two"),
    ("outcome", None),
    ("lasting", None),
    ("deadline", "1/9 2027"),
    ("follow_up", ""),
    ("demands", None),
    ("helps", None),
    ("obstacles", None),
    ("confidence", None),
    ("importance", None),
    ("importance_why", None),
    ("worker_agrees", None),
    ("plan", None),
]


def accept(conversation: Conversation[GoalDraft], client: object = "1", worker: object = "1") -> None:
    """Go on from the check page and let both answer."""
    assert conversation.stage is Stage.CHECKING
    conversation.proceed()
    assert conversation.stage is Stage.CLOSING
    conversation.answer(client)
    conversation.answer(worker)


def test_lisas_goal(begin: Begin, hold: Hold) -> None:
    conversation = begin(language="sv")

    hold(conversation, LISA)
    assert conversation.state == CHECK
    accept(conversation, client="2: om bussen kommer")

    assert conversation.state == DONE
    assert conversation.draft.alias == "Lisa"
    assert conversation.draft.people is People.ADULT
    said = conversation.draft.formulation
    assert said == Formulation(
        life_area="community_life",
        purpose="Lisa har ett arbete eller studier som håller",
        wish="Jag kommer en halvtimme för sent till kursen",
        severity=8,
        consequences="Jag förstår inte uppgifterna",
        direction=Direction.INCREASE,
        what="komma i tid till kurserna",
        measure_kind="occasions",
        occasions_of=10,
        counted="kurstillfällen",
        counting="Lisa skriver upp varje gång på ett blad",
        baseline=Decimal(0),
        expected=span("6", "7"),
        outcome="Jag är med från början",
        deadline=date(2027, 4, 5),
        follow_up=date(2027, 4, 5),
        demands="Ställa klockan",
        helps="Tydliga uppgifter",
        confidence=7,
        importance=9,
        importance_why="Jag vill ha kvar min plats",
        worker_agrees="yes",
        plan=(
            Action(what="Tydliga uppgifter", who="handledaren"),
            Action(what="Samtal", who="båda", how_often="var 14:e dag"),
        ),
        scale=said.scale,
        client_acceptance=Acceptance(answer=Agreement.RESERVATION, words="om bussen kommer"),
        worker_acceptance=Acceptance(answer=Agreement.YES),
    )
    assert shown(conversation.draft) == ["0-2", "3-5", "6-7", "8-9", "10"]
    assert said.start_step == 1
    assert Formulation.model_validate(said.model_dump()) == said


def test_a_goal_of_fewer_in_danish(begin: Begin, hold: Hold) -> None:
    conversation = begin(language="da")

    hold(conversation, FEWER_ARGUMENTS)
    accept(conversation)

    assert conversation.state == DONE
    said = conversation.draft
    assert (said.alias, said.people, said.life_area) == ("F.N.", People.CHILD, "family")
    assert (said.direction, said.better_way) == (Direction.DECREASE, Better.LOWER)
    assert (said.measure_kind, said.period) == ("times", PeriodUnit.WEEK)
    assert (said.baseline, said.expected) == (Decimal(7), span("3", "4"))
    assert (said.deadline, said.follow_up) == (date(2027, 4, 15), date(2027, 4, 1))
    assert (said.worker_agrees, said.worker_view) == ("partly", "Søvnen først, tror jeg")
    assert shown(said) == ["7-", "5-6", "3-4", "1-2", "0"]
    assert said.start_step == 1


def test_a_maintenance_goal_in_english(begin: Begin, hold: Hold) -> None:
    conversation = begin()

    hold(conversation, KEEP_WALKING)
    accept(conversation)

    assert conversation.state == DONE
    said = conversation.draft
    assert said.life_area == "Walking the dog"
    assert (said.direction, said.better) == (Direction.MAINTAIN, Better.HIGHER)
    assert (said.baseline, said.expected) == (Decimal(4), span("4"))
    assert said.start_step == 3
    assert shown(said) == ["0-2", "3", "4", "5", "6-7"]
    assert [step.words for step in said.scale.steps] == ["", "", "as it is now", "", "every single day"]


def test_a_state_that_falls_into_place_in_english(begin: Begin, hold: Hold) -> None:
    conversation = begin()

    hold(conversation, A_HOME)
    accept(conversation)

    assert conversation.state == DONE
    said = conversation.draft
    assert said.direction is Direction.REACH
    assert said.baseline == Decimal(2)
    assert said.start_step == 2
    assert [step.words for step in said.attainment_scale.steps] == [
        "I am not in the queue",
        "I have seen two flats",
        "I have signed a contract",
        "I have moved in",
        "I have paid the rent for a month",
    ]
    assert said.deadline == said.follow_up == date(2027, 9, 1)


def test_only_a_new_case_is_asked_whose_goal_it_is(begin: Begin) -> None:
    assert begin().state == "alias"
    assert begin(new_case=False, people=People.CHILD).state == "life_area"


@pytest.mark.parametrize(
    ("transcript", "said", "steps"),
    [
        pytest.param(
            [
                ("measure_kind", "occasions"),
                ("occasions_of", "20"),
                ("counted", "lessons"),
                ("counting", None),
                ("baseline", "4/20"),
                ("expected", "10 to 12 of 20"),
            ],
            {"occasions_of": 20, "counted": "lessons"},
            ["0-3", "4-9", "10-12", "13-16", "17-20"],
            id="k of n occasions",
        ),
        pytest.param(
            [
                ("measure_kind", "times"),
                ("period", "day"),
                ("counting", None),
                ("baseline", "1"),
                ("expected", "4"),
            ],
            {"period": PeriodUnit.DAY},
            ["0", "1-3", "4-6", "7-9", "10-"],
            id="times a day",
        ),
        pytest.param(
            [
                ("measure_kind", "times"),
                ("period", "In another period"),
                ("period_words", "each term"),
                ("counting", None),
                ("baseline", "0"),
                ("expected", "2-3"),
            ],
            {"period": PeriodUnit.CUSTOM, "period_words": "each term"},
            ["0", "1", "2-3", "4-5", "6-"],
            id="times in a period of one's own",
        ),
        pytest.param(
            [
                ("measure_kind", "days"),
                ("period", "month"),
                ("counting", None),
                ("baseline", "3"),
                ("expected", "10-14"),
            ],
            {"period": PeriodUnit.MONTH},
            ["0-2", "3-9", "10-14", "15-21", "22-30"],
            id="days of the last month",
        ),
        pytest.param(
            [
                ("measure_kind", "days"),
                ("period", "custom"),
                ("period_days", "14"),
                ("counting", None),
                ("baseline", "0"),
                ("expected", "5-6"),
            ],
            {"period": PeriodUnit.CUSTOM, "period_days": 14},
            ["0-2", "3-4", "5-6", "7-8", "9-14"],
            id="days of fourteen",
        ),
        pytest.param(
            [
                ("measure_kind", "duration"),
                ("time_unit", "hours"),
                ("period", "day"),
                ("fractions", "yes"),
                ("counting", None),
                ("baseline", "0.5"),
                ("expected", "1.5-2"),
            ],
            {"time_unit": TimeUnit.HOURS, "period": PeriodUnit.DAY, "fractions": True},
            ["0.0-0.4", "0.5-1.4", "1.5-2.0", "2.1-3.0", "3.1-24.0"],
            id="hours and halves",
        ),
        pytest.param(
            [
                ("measure_kind", "duration"),
                ("time_unit", "minutes"),
                ("period", "Each time"),
                ("counting", None),
                ("baseline", "0"),
                ("expected", "10-15"),
            ],
            {"time_unit": TimeUnit.MINUTES, "period": PeriodUnit.OCCASION},
            ["0-4", "5-9", "10-15", "16-21", "22-"],
            id="minutes each time",
        ),
        pytest.param(
            [
                ("measure_kind", "amount"),
                ("unit", "kr"),
                ("period", "month"),
                ("fractions", "no"),
                ("counting", None),
                ("baseline", "0 kr"),
                ("expected", "400-500 kr"),
            ],
            {"unit": "kr", "period": PeriodUnit.MONTH, "fractions": False},
            ["0-199", "200-399", "400-500", "501-700", "701-"],
            id="an amount a month",
        ),
        pytest.param(
            [
                ("measure_kind", "amount"),
                ("unit", "pages"),
                ("period", "whole"),
                ("fractions", None),
                ("counting", None),
                ("baseline", "0"),
                ("expected", "10 pages"),
            ],
            {"unit": "pages", "period": PeriodUnit.WHOLE},
            ["0-4", "5-9", "10-14", "15-19", "20-"],
            id="an amount in all",
        ),
        pytest.param(
            [
                ("measure_kind", "percent"),
                ("percent_of", "the lessons in a week"),
                ("fractions", "no"),
                ("counting", None),
                ("baseline", "50 %"),
                ("expected", "75-80%"),
            ],
            {"percent_of": "the lessons in a week"},
            ["0-49", "50-74", "75-80", "81-90", "91-100"],
            id="percent of something",
        ),
        pytest.param(
            [
                ("measure_kind", "instrument"),
                ("instrument", "audit"),
                ("counting", None),
                ("baseline", "10"),
                ("expected", "20-21"),
            ],
            {"instrument": "AUDIT"},
            ["0-9", "10-19", "20-21", "22-31", "32-40"],
            id="points on a known form",
        ),
        pytest.param(
            [
                ("measure_kind", "instrument"),
                ("instrument", "own"),
                ("instrument_name", "KASAM"),
                ("instrument_range", "91-13"),
                ("fractions", "no"),
                ("counting", None),
                ("baseline", "40"),
                ("expected", "55-60"),
            ],
            {"instrument": "own", "instrument_name": "KASAM", "instrument_range": span("13", "91")},
            ["13-39", "40-54", "55-60", "61-75", "76-91"],
            id="points on a form of one's own",
        ),
        pytest.param(
            [
                ("measure_kind", "rating"),
                ("rating_range", "0-10"),
                ("low_end", "afraid all the time"),
                ("high_end", "safe"),
                ("counting", None),
                ("baseline", "2"),
                ("expected", "5-6"),
            ],
            {"rating_range": span("0", "10"), "low_end": "afraid all the time", "high_end": "safe"},
            ["0-1", "2-4", "5-6", "7-8", "9-10"],
            id="one's own rating",
        ),
    ],
)
def test_every_way_to_measure(
    begin: Begin, hold: Hold, transcript: list[tuple[str, object]], said: dict[str, object], steps: list[str]
) -> None:
    conversation = begin(
        "measure_kind", new_case=False, purpose="p", direction=Direction.INCREASE, what="more of it"
    )
    hold(conversation, transcript)
    conversation.revisit("scale")
    conversation.answer("")

    assert {name: getattr(conversation.draft, name) for name in said} == said
    assert shown(conversation.draft) == steps


def test_every_conversation_can_be_left_at_any_question_and_gone_on_with(begin: Begin, hold: Hold) -> None:
    for transcript, language in ((LISA, "sv"), (FEWER_ARGUMENTS, "da"), (KEEP_WALKING, "en"), (A_HOME, "en")):
        unbroken = begin(language=language)
        hold(unbroken, transcript)
        accept(unbroken)

        broken = begin(language=language)
        for line in [*transcript, (CHECK, None), ("client_acceptance", "1"), ("worker_acceptance", "1")]:
            on_disk = broken.snapshot.model_dump_json()
            again = Conversation.restore(
                FORMULATE, ConversationState.model_validate_json(on_disk), broken.context
            )
            assert again.snapshot == broken.snapshot
            assert again.draft == broken.draft
            assert again.lines() == broken.lines()
            assert again.suggestion == broken.suggestion
            broken = again
            if broken.state == CHECK:
                broken.proceed()
            else:
                hold(broken, [line])

        assert broken.state == unbroken.state == DONE
        assert broken.draft == unbroken.draft
        assert gaps(broken.draft, broken.context.today) == ()
