"""Encrypted data folders for the tests of the front ends, and no terminal that a test could wait at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import quick_passphrases as quick
from assistant.commands import passphrase
from assistant.records import DataFolder, new_recovery_key
from locked_folder import PASSPHRASE, Locked
from scripts import LISA, STATE, TODAY
from store import passphrase as sealing
from talking import engine_talk


@pytest.fixture(autouse=True)
def _nobody_near(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take away the terminal the tests were started from, and a passphrase of the developer's own."""
    monkeypatch.setattr(passphrase, "_TERMINAL", str(tmp_path / "no terminal"))
    monkeypatch.delenv(passphrase.VARIABLE, raising=False)


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Locked:
    """Make an encrypted folder whose passphrase costs nothing."""
    path = tmp_path_factory.mktemp("made") / "cases"
    secret, recovery = new_recovery_key()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(sealing, "seal", quick.seal)
        records = DataFolder(path, TODAY).encrypt(PASSPHRASE, recovery)
    lisa = engine_talk(records, LISA)
    engine_talk(records, STATE, until="direction")
    return Locked(path, PASSPHRASE, secret, str(lisa.case_id))


@pytest.fixture
def locked(_made_once: Locked, tmp_path: Path) -> Locked:
    """Return a copy of the encrypted folder, for this test alone."""
    path = tmp_path / "cases"
    shutil.copytree(_made_once.path, path, copy_function=shutil.copy2)
    return Locked(path, _made_once.passphrase, _made_once.recovery, _made_once.lisa)
