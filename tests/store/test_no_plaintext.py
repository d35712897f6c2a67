"""Of an encrypted folder no word ever lies readable on the disk: looked for after every single call."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from failing import STEPS
from pydantic import BaseModel

from store import Collection, Folder, Index, Keys, Log, archive, disk, rekeying
from store.keys import new_secret, public

WORDS = ("Kalle vågar gå till skolan", "wants to be left alone")


class Note(BaseModel):
    text: str


def forms(text: str) -> list[bytes]:
    """Return in which forms a text could lie in a file."""
    plain = [text.encode("utf-8"), text.encode("utf-16-le"), text.encode("utf-16-be"), text.encode("latin-1")]
    escaped = text.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00")
    # In base64, wherever it begins: what does not depend on its neighbours.
    encoded = [base64.b64encode(b" " * shift + plain[0])[4:-4] for shift in range(3)]
    return [*plain, escaped, *encoded]


FORMS = [form for text in WORDS for form in forms(text)] + [b"docstore", b"AGE-SECRET-KEY"]


def readable(where: Path) -> list[str]:
    """Return the files anywhere under a folder in which something can be read."""
    return [
        path.name
        for path in where.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in FORMS)
    ]


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Look into every file after every call, and tell which calls there were."""
    calls: list[str] = []

    def watch(step: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            result = real(*given)
            calls.append(step)
            assert readable(tmp_path) == [], f"after {step}"
            return result

        return call

    for step in STEPS:
        monkeypatch.setattr(disk, step, watch(step, getattr(disk, step)))
    yield calls
    assert readable(tmp_path) == []


def work(keys: Keys) -> None:
    """Do everything that writes."""
    folder = Folder(keys.folder, cipher=keys, suffix=".age")
    notes = Collection(folder.file("kd4m7p"), "notes", Note, keep_history=True)
    for revision in range(3):
        notes.put("n", Note(text=WORDS[revision % 2]), expected_revision=revision)
    for text in WORDS:
        Log(keys.folder, keys).append({"note": text})
    Index(folder, lambda file: {"text": Collection(file, "notes", Note).get("n").model.text}).entries()
    folder.file("kd4m7p").path.write_bytes(b"half of someth")
    folder.file("kd4m7p").bring_back()


def test_what_is_looked_for_would_be_found(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "data")
    Collection(folder.file("kd4m7p"), "notes", Note).put("n", Note(text=WORDS[0]), expected_revision=0)
    Log(folder.path, folder.cipher).append({"note": WORDS[1]})

    assert sorted(readable(tmp_path)) == ["kd4m7p.json", "log"]


def test_nothing_is_readable_at_any_moment(tmp_path: Path, watched: list[str]) -> None:
    keys = rekeying.encrypt_folder(tmp_path / "data", "a passphrase", public(new_secret()))

    work(keys)
    archive.pack(Folder(keys.folder, cipher=keys, suffix=".age"), tmp_path / "backup")
    rekeying.change_keys(keys, "another", public(new_secret()))
    Folder(keys.folder, cipher=keys, suffix=".age").remove("kd4m7p")

    assert set(watched) == set(STEPS)


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_readable_after_a_crash_at_any_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    keys = rekeying.encrypt_folder(tmp_path / "data", "a passphrase", public(new_secret()))
    work(keys)
    folder = Folder(keys.folder, cipher=keys, suffix=".age")
    notes = Collection(folder.file("kd4m7p"), "notes", Note)

    def killed(*_given: Any, **_how: Any) -> Any:
        raise KeyboardInterrupt

    def save() -> None:
        notes.put("n", Note(text=WORDS[1] * 2), expected_revision=notes.revision("n"))

    for act in (
        save,
        lambda: Log(keys.folder, keys).append({"note": WORDS[1]}),
        lambda: archive.pack(folder, tmp_path / "backup"),
        lambda: rekeying.change_keys(keys, "another", None),
    ):
        with monkeypatch.context() as crash:
            crash.setattr(disk, step, killed)
            # Not even what sweeps up is done.
            crash.setattr(Path, "unlink", killed)
            with suppress(KeyboardInterrupt):
                act()
        assert readable(tmp_path) == []


def test_nothing_of_an_unencrypted_folder_is_readable_once_it_is_encrypted(tmp_path: Path) -> None:
    plain = Folder(tmp_path / "data")
    notes = Collection(plain.file("kd4m7p"), "notes", Note)
    for revision in range(5):
        notes.put("n", Note(text=WORDS[revision % 2]), expected_revision=revision)
    plain.file("kd4m7p").path.write_bytes(plain.file("kd4m7p").path.read_bytes() + b"damage")
    plain.file("kd4m7p").bring_back()
    for leftover in disk.leftovers(plain.file("kd4m7p").path):
        leftover.write_bytes(WORDS[0].encode("utf-8"))
    Log(plain.path, plain.cipher).append({"note": WORDS[0]})
    Index(plain, lambda _file: {"text": WORDS[1]}).entries()
    assert len(readable(tmp_path)) > 5

    rekeying.encrypt_folder(plain.path, "a passphrase")

    assert readable(tmp_path) == []
