"""What every test of the store is given: a folder, a file in it, on each backend."""

from __future__ import annotations

from pathlib import Path

import pytest
from toy_cipher import Reversing

from store import Cipher, DocumentFile, Folder, Plain


@pytest.fixture(params=[Plain, Reversing])
def cipher(request: pytest.FixtureRequest) -> Cipher:
    made: Cipher = request.param()
    return made


@pytest.fixture
def folder(tmp_path: Path, cipher: Cipher) -> Folder:
    return Folder(tmp_path / "data", cipher=cipher, timeout=0.2)


@pytest.fixture
def file(folder: Folder) -> DocumentFile:
    return folder.file("lisa")
