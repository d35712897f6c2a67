"""The format is the public one: its published test vectors, its public tool, and files that tool has made."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from pydantic import BaseModel

from store import (
    Collection,
    Folder,
    Keys,
    Log,
    Plain,
    Ring,
    WrongPassphraseError,
    archive,
    container,
    passphrase,
)
from store.keys import KEY, KEY_COPY, new_secret, public

pytestmark = pytest.mark.real_passphrases

FILES = Path(__file__).parent / "files"
PASSPHRASE = "fyra små ord räcker"  # noqa: S105 - it opens two folders of tests
VECTORS = sorted(path.name for path in (FILES / "age").iterdir() if path.suffix != ".md")
RECOVERY_FILE = FILES / "encrypted-1.recovery"

with_age = pytest.mark.skipif(shutil.which("age") is None, reason="the public tool is not installed")


class Goal(BaseModel):
    statement: str
    days: int


def recovery_secret() -> str:
    return RECOVERY_FILE.read_text("utf-8").splitlines()[-1]


def goals(keys: Keys) -> Collection[Goal]:
    folder = Folder(keys.folder, cipher=keys, suffix=".age")
    return Collection(folder.file("kd4m7p"), "goals", Goal, keep_history=True)


def copied(name: str, tmp_path: Path) -> Path:
    return Path(shutil.copytree(FILES / name, tmp_path / name))


# --- published test vectors ---------------------------------------------------------------------


@pytest.mark.parametrize("name", VECTORS)
def test_what_the_format_says_of_each_vector_holds(tmp_path: Path, name: str) -> None:
    head, _, sealed = (FILES / "age" / name).read_bytes().partition(b"\n\n")
    said = [line.split(": ", 1) for line in head.decode("utf-8").splitlines()]
    fields = dict(said)
    if fields.get("compressed") == "zlib":
        sealed = zlib.decompress(sealed)
    secrets = [value for field, value in said if field == "identity"] or [new_secret()]

    opened: bytes | None
    try:
        if "passphrase" in fields:
            opened = passphrase.unseal(sealed, fields["passphrase"])
        else:
            opened = Keys.of(tmp_path, Ring(secrets[0], tuple(secrets[1:]))).open(sealed)
    except (ValueError, passphrase.RefusedError):
        opened = None

    assert (opened is not None) == (fields["expect"] == "success")
    if opened is not None:
        assert hashlib.sha256(opened).hexdigest() == fields["payload"]


# --- the public tool ----------------------------------------------------------------------------


def age(*arguments: str | Path, given: bytes | None = None) -> bytes:
    done = subprocess.run(["age", *arguments], input=given, capture_output=True, check=True, timeout=60)
    return done.stdout


def age_asked(*arguments: str | Path, answer: str, output: Path) -> bytes:
    """Run the tool at a terminal of its own, where it asks for a passphrase."""
    import pty

    command = ["age", "-o", str(output), *map(str, arguments)]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)  # noqa: S606
    try:
        while b"assphrase" not in os.read(terminal, 1000):
            pass
        os.write(terminal, answer.encode("utf-8") + b"\n")
        while os.read(terminal, 1000):
            pass
    except OSError:
        pass  # it has ended
    finally:
        os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return output.read_bytes()


@with_age
def test_a_case_file_opens_with_the_public_tool_and_the_recovery_key(tmp_path: Path) -> None:
    for name in ("kd4m7p.age", "kd4m7p.age.1"):
        opened = age("--decrypt", "-i", RECOVERY_FILE, FILES / "encrypted-1" / name)
        assert container.is_whole(opened)
    assert b'"statement":"I tid 5 av 10 dagar"' in opened

    secret, other = new_secret(), new_secret()
    sealed = Keys.of(tmp_path, Ring(secret, recovery=public(other))).seal("åäö".encode())
    for each in (secret, other):
        (tmp_path / "key").write_text(f"{each}\n", "utf-8")
        assert age("--decrypt", "-i", tmp_path / "key", given=sealed) == "åäö".encode()


@with_age
@pytest.mark.skipif(sys.platform == "win32", reason="no terminal there to type a passphrase at")
def test_a_case_file_opens_with_the_public_tool_and_the_folder_key(tmp_path: Path) -> None:
    opened = age_asked(
        "--decrypt", "-i", FILES / "encrypted-1" / KEY, FILES / "encrypted-1" / "kd4m7p.age",
        answer=PASSPHRASE, output=tmp_path / "opened",
    )  # fmt: skip

    assert '"statement":"På tid till 6-7 av 10"'.encode() in opened
    assert container.is_whole(opened)


@with_age
def test_what_the_public_tool_seals_is_read(tmp_path: Path) -> None:
    secret = new_secret()
    content = container.pack({"goals": {}}, Plain())

    sealed = age("-r", public(secret), given=content)

    assert Keys.of(tmp_path, Ring(secret)).open(sealed) == content


def test_a_folder_made_with_the_public_tool_alone_is_opened(tmp_path: Path) -> None:
    keys = Keys(copied("made-by-age", tmp_path))

    keys.unlock(PASSPHRASE)

    assert goals(keys).get("g").model == Goal(statement="På tid till 6-7 av 10", days=21)
    keys.confirm()


# --- what every earlier version has written -----------------------------------------------------


def check_first_version(keys: Keys) -> None:
    goal = goals(keys).get("g")
    assert (goal.revision, goal.model) == (2, Goal(statement="På tid till 6-7 av 10", days=21))
    assert [old.model.days for old in goals(keys).history("g")] == [14, 21]
    assert [entry["what"] for entry in Log(keys.folder, keys).entries()] == [
        "encrypted",
        "opened",
        "accepted",
    ]
    assert Log(keys.folder, keys).flaws() == []


def test_a_folder_of_the_first_encrypted_version_is_opened_and_saved_in(tmp_path: Path) -> None:
    keys = Keys(copied("encrypted-1", tmp_path))
    for name in (KEY, KEY_COPY):
        (keys.folder / name).chmod(0o600)

    keys.unlock(PASSPHRASE)

    check_first_version(keys)
    assert len(Folder(keys.folder, cipher=keys, suffix=".age").file("kd4m7p").generations()) == 1
    goals(keys).put("g", Goal(statement="I tid varje dag", days=28), expected_revision=2)
    assert [old.model.days for old in goals(keys).history("g")] == [14, 21, 28]


def test_a_folder_of_the_first_encrypted_version_is_recovered(tmp_path: Path) -> None:
    keys = Keys(copied("encrypted-1", tmp_path))

    keys.recover(recovery_secret())

    check_first_version(keys)


def test_a_backup_of_the_first_encrypted_version_is_put_back(tmp_path: Path) -> None:
    source, room = FILES / "encrypted-1.backup", tmp_path / "room"
    room.mkdir()
    keys = archive.unlock(source, room)
    assert keys is not None

    keys.recover(recovery_secret())
    archive.unpack(source, room, keys)

    check_first_version(keys)


# --- the passphrase itself: slow by design, so no more than this ------------------------------------


def test_a_real_passphrase_that_is_wrong_and_a_real_key_file_that_is_damaged(tmp_path: Path) -> None:
    keys = Keys(copied("encrypted-1", tmp_path))
    with pytest.raises(WrongPassphraseError):
        keys.unlock("fem små ord räcker")
    path = keys.folder / KEY
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    keys.unlock(PASSPHRASE)

    check_first_version(keys)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("damage", ["cut", "empty", "header", "stanza"])
def test_a_real_key_file_that_is_damaged_so_that_it_is_no_key_file(tmp_path: Path, damage: str) -> None:
    keys = Keys(copied("encrypted-1", tmp_path))
    whole = (keys.folder / KEY).read_bytes()
    damaged = {
        "cut": whole[:120],
        "empty": b"",
        "header": b"X" + whole[1:],
        "stanza": whole.replace(b"-> scrypt", b"-> sCrypt"),
    }[damage]
    for name in (KEY, KEY_COPY):
        (keys.folder / name).write_bytes(damaged)

    with pytest.raises(Exception, match=r"^damaged: name='folder\.key'$"):
        keys.unlock(PASSPHRASE)
