"""What every test of the store is given: a folder, a file in it, on each backend."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from backends import BACKENDS
from failing import quick_folder

from store import Cipher, DocumentFile, Folder


@pytest.fixture(params=BACKENDS)
def cipher(request: pytest.FixtureRequest, tmp_path: Path) -> Cipher:
    return BACKENDS[request.param](tmp_path / "data")


@pytest.fixture
def folder(tmp_path: Path, cipher: Cipher) -> Folder:
    return Folder(tmp_path / "data", cipher=cipher, timeout=0.2)


@pytest.fixture
def file(folder: Folder) -> DocumentFile:
    return folder.file("lisa")


@pytest.fixture(name="tmp_path")
def _tmp_path(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder on the disk; with ``on_a_quick_disk`` one that need not be waited for."""
    if "on_a_quick_disk" not in request.fixturenames:
        yield tmp_path
        return
    path = quick_folder()
    yield path
    shutil.rmtree(path)


@pytest.fixture
def on_a_quick_disk() -> None:
    """Let the folder of the test be in memory: its disk fails when it is told to, and that often."""
