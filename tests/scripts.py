"""Four whole conversations, as the answers a pair would give; every front end holds the same ones.

An answer is what is typed at the question of that name. "" takes the suggestion. Questions that are not
named here are answered with "skip".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Script:
    """One conversation: its language, the answers by question, and what the scale must become."""

    language: str
    answers: dict[str, str]
    steps: tuple[str, ...]
    start: int


LISA = Script(
    language="sv",
    answers={
        "alias": "Lisa",
        "people": "1",
        "life_area": "Studier",
        "purpose": "Lisa har ett arbete som håller.",
        "wish": "Jag kommer en halvtimme för sent till kurserna.",
        "severity": "8",
        "consequences": "Jag missar början och hänger inte med.",
        "direction": "Öka",
        "what": "komma i tid till kurserna",
        "measure_kind": "1",
        "occasions_of": "10",
        "counted": "kurstillfällen",
        "counting": "Lisa sätter en stjärna på ett papper när hon är i tid.",
        "baseline": "0 av 10",
        "expected": "6–7 av 10",
        "outcome": "Jag är med från början.",
        "lasting": "till nästa uppföljning",
        "deadline": "28 december 2026",
        "follow_up": "",
        "demands": "Ställa klockan.",
        "helps": "Tydliga uppgifter.",
        "obstacles": "Jag sover dåligt ibland.",
        "confidence": "7",
        "importance": "9",
        "importance_why": "Jag vill vara kvar på kursen.",
        "worker_agrees": "1",
        "plan": "Tydliga uppgifter; handledaren\nSamtal i 30 minuter; handledaren; var 14:e dag",
        "scale": "",
        "client_acceptance": "Ja",
        "worker_acceptance": "1",
    },
    steps=("0–2", "3–5", "6–7", "8–9", "10"),
    start=1,
)

DECREASE = Script(
    language="da",
    answers={
        "alias": "Mads",
        "people": "2",
        "life_area": "10",
        "purpose": "Roligere dage derhjemme.",
        "wish": "Vi skændes hele tiden ved aftensmaden.",
        "direction": "2",
        "what": "skænderier ved aftensmaden",
        "measure_kind": "2",
        "period": "2",
        "counting": "Vi sætter en streg på køleskabet.",
        "baseline": "10",
        "expected": "3-4",
        "deadline": "1. marts 2027",
        "follow_up": "15. februar 2027",
        "importance": "8",
        "worker_agrees": "2",
        "worker_view": "Jeg ville også se på søvnen.",
        "scale": "1 = hver dag, nogle gange flere",
        "client_acceptance": "2: hvis far også er med",
        "worker_acceptance": "1",
    },
    steps=("11 eller mere", "5–10", "3–4", "1–2", "0"),
    start=2,
)

MAINTENANCE = Script(
    language="en",
    answers={
        "alias": "R.",
        "people": "1",
        "life_area": "1",
        "purpose": "R. stays well at home.",
        "wish": "The walks do me good. I don't want to lose them.",
        "direction": "3",
        "what": "walks with a friend",
        "measure_kind": "2",
        "period": "2",
        "better": "1",
        "baseline": "3",
        "expected": "2-4",
        "deadline": "1 June 2027",
        "follow_up": "1 March 2027",
        "confidence": "9",
        "importance": "10",
        "scale": "",
        "client_acceptance": "1",
        "worker_acceptance": "1",
    },
    steps=("0", "1", "2–4", "5–7", "8 or more"),
    start=3,
)

STATE = Script(
    language="en",
    answers={
        "alias": "Sam",
        "people": "1",
        "life_area": "A home",
        "purpose": "Sam lives in a place of their own.",
        "wish": "I want a door I can close.",
        "direction": "4",
        "what": "a home of my own",
        "measure_kind": "9",
        "milestone_3": "I have signed a contract.",
        "milestone_1": "I am not in the housing queue.",
        "milestone_2": "I have been to see two flats.",
        "milestone_4": "I have moved in.",
        "milestone_5": "I have lived there for a month and paid the rent.",
        "baseline": "1",
        "deadline": "2027-06-01",
        "follow_up": "",
        "client_acceptance": "1",
        "worker_acceptance": "2: the income has to be settled first",
    },
    steps=("1", "2", "3", "4", "5"),
    start=1,
)

SCRIPTS = {"lisa": LISA, "decrease": DECREASE, "maintenance": MAINTENANCE, "state": STATE}
