"""Whatever happens to the bytes of a file, it is said; it is never a crash and never other data."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from store import (
    Cipher,
    Collection,
    DamagedError,
    DocumentFile,
    Folder,
    NewerVersionError,
    NoAccessError,
    Plain,
    StoreError,
)


class Note(BaseModel):
    text: str


def sealed(payload: bytes, cipher: Cipher, version: int = 1) -> bytes:
    """Write out the file format: what a test wants in it, with a checksum that is right."""
    heading = b"docstore %d" % version
    checksum = hashlib.sha256(heading + b"\n" + payload).hexdigest().encode()
    return cipher.seal(heading + b" " + checksum + b"\n" + payload)


def test_the_format_is_a_header_with_a_checksum_and_json(file: DocumentFile, cipher: Cipher) -> None:
    Collection(file, "notes", Note).put("n", Note(text="åh"), expected_revision=0)

    payload = '{"notes":{"n":{"schema_version":1,"revision":1,"model":{"text":"åh"}}}}'.encode()
    assert cipher.open(file.path.read_bytes()) == sealed(payload, Plain())


def test_every_changed_byte_is_noticed(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="hej"), expected_revision=0)
    whole = file.path.read_bytes()

    for position in range(len(whole)):
        for mask in (0x01, 0x20, 0x80, 0xFF):
            damaged = bytearray(whole)
            damaged[position] ^= mask
            file.path.write_bytes(damaged)
            with pytest.raises(DamagedError) as refused:
                notes.find()
            assert refused.value.params == {"name": "lisa.json"}


def test_every_cut_and_every_addition_is_noticed(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="hej"), expected_revision=0)
    whole = file.path.read_bytes()

    others = [whole[:length] for length in range(len(whole))]
    others += [whole[start:] for start in range(1, len(whole))]
    others += [whole + b"\0", whole + b"\n", whole + whole, b"\n" + whole]
    for content in others:
        file.path.write_bytes(content)
        with pytest.raises(DamagedError):
            notes.get("n")


def test_a_damaged_file_is_not_written_over(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="hej"), expected_revision=0)
    file.path.write_bytes(b"half")

    with pytest.raises(DamagedError):
        notes.put("m", Note(text="new"), expected_revision=0)

    assert file.path.read_bytes() == b"half"
    assert {path.name for path in file.path.parent.iterdir()} == {"lisa.json", "lisa.json.lock"}


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "nonsense",
        "[]",
        "null",
        "[" * 100_000,
        '{"notes":[]}',
        '{"notes":{"n":null}}',
        '{"notes":{"n":{}}}',
        '{"notes":{"n":{"schema_version":1,"revision":1}}}',
        '{"notes":{"n":{"schema_version":0,"revision":1,"model":{}}}}',
        '{"notes":{"n":{"schema_version":1,"revision":0,"model":{}}}}',
        '{"notes":{"n":{"schema_version":true,"revision":1,"model":{}}}}',
        '{"notes":{"n":{"schema_version":1,"revision":"1","model":{}}}}',
        '{"notes":{"n":{"schema_version":1,"revision":1,"model":[]}}}',
        '{"notes":{"n":{"schema_version":1,"revision":1,"model":{},"more":1}}}',
    ],
    ids=lambda payload: payload[:60],
)
def test_what_this_program_never_writes_is_damage(file: DocumentFile, cipher: Cipher, payload: str) -> None:
    file.path.write_bytes(sealed(payload.encode(), cipher))

    with pytest.raises(DamagedError):
        Collection(file, "notes", Note).find()


def test_text_in_another_encoding_is_damage(file: DocumentFile, cipher: Cipher) -> None:
    file.path.write_bytes(sealed("{}".encode("utf-16"), cipher))

    with pytest.raises(DamagedError):
        Collection(file, "notes", Note).find()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(content=st.binary(max_size=200))
@example(content=b"docstore 1 ")
def test_any_other_bytes_are_damage(file: DocumentFile, content: bytes) -> None:
    file.path.write_bytes(content)

    with pytest.raises(StoreError):
        Collection(file, "notes", Note).find()


def test_a_later_format_is_told_from_damage_and_left_alone(file: DocumentFile, cipher: Cipher) -> None:
    later = sealed(b"not even JSON", cipher, version=2)
    file.path.write_bytes(later)
    notes = Collection(file, "notes", Note)

    with pytest.raises(NewerVersionError) as refused:
        notes.put("n", Note(text="hej"), expected_revision=0)

    assert refused.value.params == {"name": "lisa.json", "found": 2, "supported": 1}
    assert file.path.read_bytes() == later


def test_a_folder_in_the_place_of_a_file_is_damage(file: DocumentFile) -> None:
    file.path.mkdir()

    with pytest.raises(DamagedError):
        Collection(file, "notes", Note).find()


def test_a_file_sealed_otherwise_is_damage(folder: Folder) -> None:
    class Backwards:
        def seal(self, content: bytes) -> bytes:
            return content[::-1]

        def open(self, sealed: bytes) -> bytes:
            return sealed[::-1]

        def confirm(self) -> None:
            pass

    other = DocumentFile(folder.path / "lisa.json", cipher=Backwards())
    Collection(other, "notes", Note).put("n", Note(text="hej"), expected_revision=0)

    with pytest.raises(DamagedError):
        Collection(folder.file("lisa"), "notes", Note).find()


def test_a_cipher_may_refuse_in_its_own_words(tmp_path: Path) -> None:
    class Locked(Plain):
        def open(self, sealed: bytes) -> bytes:
            raise NoAccessError(path="the key")

    Collection(DocumentFile(tmp_path / "a.json"), "notes", Note).put(
        "n", Note(text="hej"), expected_revision=0
    )

    with pytest.raises(NoAccessError, match="no_access: path='the key'"):
        Collection(DocumentFile(tmp_path / "a.json", cipher=Locked()), "notes", Note).find()


def test_nothing_of_the_content_is_in_what_is_said(tmp_path: Path) -> None:
    file = DocumentFile(tmp_path / "a.json")
    file.path.write_bytes(sealed(b'{"notes":{"n":{"a secret":1}}}', Plain())[:-1])
    said: list[BaseException | None] = []

    with contextlib.suppress(StoreError):
        try:
            Collection(file, "notes", Note).find()
        except StoreError as problem:
            said = [problem, problem.__cause__]
            raise

    assert said[0] is not None
    assert "secret" not in f"{said[0]!r} {said[0]}"
    assert said[1] is None
