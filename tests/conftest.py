"""What holds for every test: nothing of the developer's own machine leaks in."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

import quick_passphrases as quick
from store import passphrase

# Time is never asserted: a slow machine is not a failing one.
_PATIENT = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("local", _PATIENT)
settings.register_profile("ci", _PATIENT, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "real_passphrases: sealed at full cost, more than a second each time")


@pytest.fixture(autouse=True)
def quick_passphrases(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let passphrases cost nothing but in the few tests that are marked ``real_passphrases``."""
    if request.node.get_closest_marker("real_passphrases") is None:
        monkeypatch.setattr(passphrase, "seal", quick.seal)
        monkeypatch.setattr(passphrase, "unseal", quick.unseal)


@pytest.fixture(autouse=True)
def _a_machine_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test an empty home and data folder, and no language of its own."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(home))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("MALSTEG_DATA", str(home / "data"))
