"""Sample cases in words, and holding a conversation with them."""

from __future__ import annotations

from datetime import date

from assistant.dialogs.standing import Stage
from assistant.records import Session

FOUR_WORDS = "four words not together"
"""The passphrase of every locked folder."""

TODAY = date(2026, 11, 23)

LISA = {
    "alias": "Lisa",
    "people": "1",
    "life_area": "7",
    "purpose": "Lisa has a job or studies that last.",
    "wish": "I come late to the courses and miss the beginning.",
    "severity": "8",
    "consequences": "I don't understand the tasks.",
    "direction": "1",
    "what": "coming on time to the courses",
    "measure_kind": "1",
    "occasions_of": "10",
    "counted": "course days",
    "counting": "I put a cross in the calendar.",
    "baseline": "0",
    "expected": "6-7",
    "outcome": "I am there from the start.",
    "deadline": "2026-12-28",
    "follow_up": "2026-12-01",
    "helps": "My sister rings me in the morning.",
    "obstacles": "I sleep badly some nights.",
    "confidence": "7",
    "importance": "9",
    "importance_why": "I want to keep my place.",
    "worker_agrees": "2",
    "worker_view": "I would start with sleep.",
    "plan": "Meet and talk; the supervisor; every 14 days\nNote each day; Lisa",
    "scale": "3; 6; 8; 10",
    "client_acceptance": "1",
    "worker_acceptance": "2: if the meetings can be kept",
}

HOME = {
    "alias": "Sam",
    "people": "1",
    "life_area": "6",
    "purpose": "A life of one's own",
    "wish": "I want somewhere to live.",
    "direction": "4",
    "what": "a home of my own",
    "measure_kind": "9",
    "milestone_3": "I have signed a contract for a flat.",
    "milestone_1": "I am not in the housing queue.",
    "milestone_2": "I have been to see two flats.",
    "milestone_4": "I have moved in.",
    "milestone_5": "I have lived there for a month and paid the rent myself.",
    "baseline": "1",
    "deadline": "2027-05-01",
    "follow_up": "2027-03-01",
    "client_acceptance": "1",
    "worker_acceptance": "1",
}


def talk(session: Session, answers: dict[str, str], *, until: str | None = None) -> Session:
    """Hold a conversation: answer what there is an answer for, skip the rest, stop before ``until``."""
    conversation = session.conversation
    if conversation.stage is Stage.CHECKING and set(answers) - {"client_acceptance", "worker_acceptance"}:
        for name in answers:
            if name not in ("client_acceptance", "worker_acceptance"):
                conversation.revisit(name)
                _answer(session, answers[name])
    while conversation.stage is not Stage.DONE and conversation.state != until:
        question = conversation.question
        if question is None:
            conversation.proceed()
        elif question.name in answers:
            _answer(session, answers[question.name])
        else:
            conversation.skip()
    session.save()
    return session


def _answer(session: Session, raw: str) -> None:
    reply = session.conversation.answer(raw)
    assert reply.status != "refused", (session.conversation.state, raw, reply.problem)
    if reply.status == "advised":
        session.conversation.go_on()
