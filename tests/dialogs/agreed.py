"""Accepted goals of every kind of measure, and how the tests begin a follow-up of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.follow_up import FOLLOW_UP
from assistant.dialogs.following import FollowUpDraft
from assistant.goals.goal import Acceptance, Action, Agreement, Direction, Formulation, propose_scale
from assistant.goals.measure import PeriodUnit, Span, TimeUnit
from assistant.i18n import Language

AGREED_ON = date(2027, 3, 1)
TODAY = date(2027, 4, 5)
YES = Acceptance(answer=Agreement.YES)


def span(low: str, high: str | None = None) -> Span:
    return Span(low=Decimal(low), high=Decimal(high or low))


def _agreed(baseline: str, expected: Span | None, **said: object) -> Formulation:
    plain = Formulation(
        purpose="Work or studies that last",
        direction=said.pop("direction", Direction.INCREASE),
        what="on time to the courses",
        baseline=Decimal(baseline),
        expected=expected,
        deadline=date(2027, 5, 3),
        follow_up=TODAY,
        plan=(
            Action(what="Clear tasks", who="the supervisor"),
            Action(what="Talks", who="both", how_often="every 14 days"),
        ),
        client_acceptance=YES,
        worker_acceptance=YES,
        **said,
    )
    return plain.model_copy(update={"scale": None if expected is None else propose_scale(plain)})


LISA = _agreed("0", span("6", "7"), measure_kind="occasions", occasions_of=10, counted="course days")

OF_EVERY_KIND = {
    "occasions": LISA,
    "times": _agreed("1", span("4"), measure_kind="times", period=PeriodUnit.WEEK),
    "days": _agreed("1", span("4"), measure_kind="days", period=PeriodUnit.WEEK),
    "duration": _agreed(
        "0.5",
        span("2"),
        measure_kind="duration",
        time_unit=TimeUnit.HOURS,
        period=PeriodUnit.DAY,
        fractions=True,
    ),
    "amount": _agreed(
        "2000",
        span("500"),
        direction=Direction.DECREASE,
        measure_kind="amount",
        unit="kr",
        period=PeriodUnit.MONTH,
    ),
    "percent": _agreed("40", span("70", "80"), measure_kind="percent", percent_of="the lessons"),
    "instrument": _agreed(
        "24", span("10", "14"), direction=Direction.DECREASE, measure_kind="instrument", instrument="AUDIT"
    ),
    "rating": _agreed(
        "2",
        span("5", "6"),
        measure_kind="rating",
        rating_range=span("0", "10"),
        low_end="afraid",
        high_end="safe",
    ),
    "state": _agreed(
        "1",
        None,
        direction=Direction.REACH,
        measure_kind="state",
        milestone_1="I am not in the housing queue.",
        milestone_2="I have been to see two flats.",
        milestone_3="I have signed a contract.",
        milestone_4="I have moved in.",
        milestone_5="I have paid the rent for a month.",
    ),
}


def begun(agreed: Formulation = LISA, **said: object) -> FollowUpDraft:
    """The draft of the first follow-up of a goal, with what has been said so far."""
    about = {"version": 1, "since": AGREED_ON, "evaluation": 2, "today": TODAY, "alias": "Lisa"}
    return FollowUpDraft(**{"agreed": agreed, **about, **said})


def following(
    agreed: Formulation = LISA, at: str = "", *, language: str = "en", today: date = TODAY, **said: object
) -> Conversation[FollowUpDraft]:
    """Begin a follow-up, at the question ``at`` or the first."""
    draft = begun(agreed, **{"today": today, **said})
    conversation = Conversation(FOLLOW_UP, draft, Context(today, Language(language)))
    if at:
        conversation.revisit(at)
    return conversation


def hold(conversation: Conversation[Any], transcript: Iterable[tuple[str, object]]) -> None:
    """Hold a conversation by its transcript; None is "don't know yet". Advice is heard, and they go on."""
    for asked, said in transcript:
        assert conversation.state == asked
        reply = conversation.skip() if said is None else conversation.answer(said)
        if reply.status == "advised":
            reply = conversation.go_on()
        assert reply.status == "taken", (asked, said, reply)
