"""Sample cases, made the way two people make them: by conversation."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import idling
import pytest
from rich.segment import Segment
from samples import FOUR_WORDS, HOME, LISA, TODAY, talk
from textual.app import App

from assistant.app import MalstegApp
from assistant.i18n import Language
from assistant.records import DataFolder, Records, Session


@pytest.fixture(autouse=True)
def _waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait after each key until everything is done, not until the processor looks idle."""
    monkeypatch.setattr("textual.app.wait_for_idle", idling.wait_for_idle)
    monkeypatch.setattr("textual.pilot.wait_for_idle", idling.wait_for_idle)
    # A button shows that it was clicked for a fifth of a second, and takes no other click meanwhile.
    monkeypatch.setattr("textual.widgets.Button._start_active_affect", lambda _: None)


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


@pytest.fixture
def locked(tmp_path: Path, english: Language) -> DataFolder:
    """An encrypted folder with Lisa's accepted goal and Kim's draft in it, locked."""
    folder = DataFolder(tmp_path / "locked", TODAY)
    records = folder.encrypt(FOUR_WORDS)
    talk(records.begin(english), LISA)
    talk(records.begin(english), {**LISA, "alias": "Kim", "what": "reading"}, until="baseline")
    return DataFolder(tmp_path / "locked", TODAY)
