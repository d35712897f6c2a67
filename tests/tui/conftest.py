"""Sample cases, made the way two people make them: by conversation."""

from __future__ import annotations

import gettext
import hashlib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.app import App

from assistant.app import MalstegApp
from assistant.dialogs.standing import Stage
from assistant.i18n import Language
from assistant.records import DataFolder, Records, Session
from store.passphrase import RefusedError

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


@pytest.fixture
def english() -> Language:
    """The source language, which needs no catalogue."""
    return Language("en")


@pytest.fixture
def records(tmp_path: Path) -> Records:
    """An empty data folder."""
    return Records(tmp_path / "data", TODAY)


@pytest.fixture
def lisa(records: Records, english: Language) -> Session:
    """Lisa's accepted goal, to be followed up in eight days."""
    return talk(records.begin(english), LISA)


@pytest.fixture
def sam(records: Records, english: Language) -> Session:
    """Sam's accepted goal with described milestones, to be followed up in some months."""
    return talk(records.begin(english), HOME)


@pytest.fixture
def kim(records: Records, english: Language) -> Session:
    """Kim's draft, left in the middle."""
    return talk(records.begin(english), {**LISA, "alias": "Kim", "what": "reading"}, until="baseline")


@pytest.fixture
def overdue(tmp_path: Path, english: Language, records: Records) -> Session:
    """Alex's accepted goal, which should have been followed up three days ago."""
    earlier = Records(tmp_path / "data", TODAY - timedelta(days=30))
    answers = {**LISA, "alias": "Alex", "what": "going for walks", "follow_up": "2026-11-20"}
    return talk(earlier.begin(english), answers)


class _Marked(gettext.NullTranslations):
    """A made-up language in which every sentence can be told from an untranslated one."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def marked_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every language but English be the made-up one, so that no catalogue is needed."""

    def catalogue(language: Language) -> gettext.NullTranslations:
        return gettext.NullTranslations() if language.code == "en" else _Marked()

    monkeypatch.setattr(Language, "_catalogue", property(catalogue))


@pytest.fixture
def app(records: Records, english: Language) -> MalstegApp:
    """The program over the test's own records. Name the fixtures of the cases before it."""
    return MalstegApp(records, english, TODAY)


def pieces_on(app: App[None]) -> Iterator[list[Segment]]:
    """Yield the lines on the screen as pieces of text with their colours."""
    for strip in app.screen._compositor.render_strips(app.size):
        yield list(strip)


@pytest.fixture
def lines_on() -> Callable[[App[None]], list[str]]:
    """Read the screen as a person does: line by line."""

    def read(app: App[None]) -> list[str]:
        return ["".join(piece.text for piece in line).rstrip() for line in pieces_on(app)]

    return read


@pytest.fixture
def text_on(lines_on: Callable[[App[None]], list[str]]) -> Callable[[App[None]], str]:
    """Read the screen with every run of spaces and line breaks as one space."""

    def read(app: App[None]) -> str:
        return " ".join(" ".join(lines_on(app)).split())

    return read


FOUR_WORDS = "four words not together"


@pytest.fixture
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost nothing: what is sealed with one opens with that one alone, as it should."""

    def sign(passphrase: str) -> bytes:
        return b"quick " + hashlib.sha256(passphrase.encode()).hexdigest().encode() + b"\n"

    def seal(content: bytes, passphrase: str) -> bytes:
        return sign(passphrase) + content

    def unseal(sealed: bytes, passphrase: str) -> bytes:
        if not sealed.startswith(sign(passphrase)):
            raise RefusedError("Decryption failed")
        return sealed.removeprefix(sign(passphrase))

    monkeypatch.setattr("store.passphrase.seal", seal)
    monkeypatch.setattr("store.passphrase.unseal", unseal)


@pytest.fixture
def locked(tmp_path: Path, quick_passphrases: None, english: Language) -> DataFolder:
    """An encrypted folder with Lisa's accepted goal and Kim's draft in it, locked."""
    folder = DataFolder(tmp_path / "locked", TODAY)
    records = folder.encrypt(FOUR_WORDS)
    talk(records.begin(english), LISA)
    talk(records.begin(english), {**LISA, "alias": "Kim", "what": "reading"}, until="baseline")
    return DataFolder(tmp_path / "locked", TODAY)
