"""The way into the data folder where there is no terminal: for scripts, and for those who only look."""

from __future__ import annotations

import io
import json
import re
import sys
import tempfile
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands import access, passphrase
from assistant.records import DataFolder, FolderState
from assistant.records.data_folder import NOT_ENCRYPTED
from locked_folder import PASSPHRASE, Locked
from scripts import LISA, STATE, TODAY
from talking import engine_talk, typed_lines


def run(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> tuple[int, str, str]:
    status = main(["--lang", "en", "--today", TODAY.isoformat(), "--data", str(data), *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


# --- a folder in which there is nothing yet ---------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["cases"], 0),
        (["goals", "--json"], 0),
        (["--no-encryption", "cases"], 0),
        (["show", "Kim"], 2),
        (["resume", "--plain"], 2),
        (["revise", "Kim", "--plain"], 2),
        (["new", "--plain", "--case", "Kim"], 2),
        (["new", "--plain", "--under", "Kim"], 2),
        (["new", "--plain"], 2),
        (["store", "key"], 2),
        (["store", "key", "--show"], 2),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_looking_makes_no_folder_and_asks_for_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], status: int
) -> None:
    data = tmp_path / "cases"
    found, out, err = run(capsys, data, *arguments)
    assert (found, out) == (status, "")
    assert err.count("\n") == (1 if status else 0)
    assert not data.exists()


def test_a_new_folder_needs_a_passphrase_or_a_word_that_it_is_for_rehearsal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "cases"
    status, _, err = run(capsys, data, "new", "--plain")
    assert status == 2
    assert "a passphrase has to be chosen first" in err
    monkeypatch.setenv(passphrase.VARIABLE, "short")
    status, _, err = run(capsys, data, "new", "--plain")
    assert status == 2
    assert "at least 12 signs" in err
    assert not data.exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO("Kim\npause\n"))
    status, out, _ = run(capsys, data, "new", "--plain", "--no-encryption")
    assert status == 0
    assert out.startswith("Rehearsal: this folder is not encrypted")
    assert (data / NOT_ENCRYPTED).exists()
    _, out, _ = run(capsys, data, "cases")
    assert out == "Kim  1 goal\n"


# --- an encrypted folder ----------------------------------------------------------------------------


def test_an_encrypted_folder_opens_with_the_passphrase_of_the_environment(
    capsys: pytest.CaptureFixture[str], locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, err = run(capsys, locked.path, "cases")
    assert (status, out) == (2, "")
    assert "MALSTEG_PASSPHRASE" in err
    status, _, err = run(capsys, locked.path, "cases", "--no-encryption")
    assert status == 2
    assert "Leave out --no-encryption" in err
    monkeypatch.setenv(passphrase.VARIABLE, "one that is wrong")
    status, _, err = run(capsys, locked.path, "cases")
    assert status == 1
    assert err.startswith("malsteg: That is not the passphrase")
    monkeypatch.setenv(passphrase.VARIABLE, locked.passphrase)
    assert run(capsys, locked.path, "cases") == (0, "Lisa  1 goal\nSam  1 goal\n", "")


@pytest.mark.real_passphrases
def test_the_passphrase_of_the_environment_opens_what_was_really_sealed_with_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "cases"
    engine_talk(DataFolder(data, TODAY).encrypt(PASSPHRASE), STATE, until="direction")
    monkeypatch.setenv(passphrase.VARIABLE, PASSPHRASE)
    assert run(capsys, data, "cases") == (0, "Sam  1 goal\n", "")


@pytest.mark.parametrize("arguments", [["cases"], ["new", "--plain"], ["store", "check"], ["store", "key"]])
def test_encrypted_cases_without_their_keys_are_no_empty_folder(
    capsys: pytest.CaptureFixture[str], locked: Locked, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    for path in locked.path.glob("*.key"):
        path.unlink()
    monkeypatch.setenv(passphrase.VARIABLE, locked.passphrase)
    monkeypatch.setattr(passphrase, "somebody_near", lambda: True)
    status, out, err = run(capsys, locked.path, *arguments)
    assert (status, out) == (1, "")
    assert "The file folder.key is missing" in err
    assert not list(locked.path.glob("*.key"))


def test_a_passphrase_that_is_no_text_is_refused(
    capsys: pytest.CaptureFixture[str], locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, "h\udce4st batteri korrekt")
    status, _, err = run(capsys, locked.path, "cases")
    assert status == 2
    assert "UTF-8" in err


def test_a_passphrase_is_the_same_signs_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a Latin-1 locale the library reads "ä", typed in UTF-8, as two signs."""
    misread = PASSPHRASE.encode().decode("latin-1")
    monkeypatch.setattr(passphrase.io, "TextIOWrapper", lambda _: type("Text", (), {"encoding": "latin-1"}))
    assert passphrase._as_utf8(misread) == PASSPHRASE


def test_a_change_of_keys_that_was_interrupted_is_finished_and_said(
    capsys: pytest.CaptureFixture[str], locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(locked.path, TODAY)
    folder.unlock(locked.passphrase)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.change_keys("fyra andra ord här", None, progress=stop)
    monkeypatch.setenv(passphrase.VARIABLE, "fyra andra ord här")
    status, out, err = run(capsys, locked.path, "cases")
    assert (status, out) == (0, "Lisa  1 goal\nSam  1 goal\n")
    assert err == "A change of keys was interrupted. It is being finished now.\n"
    assert run(capsys, locked.path, "store", "key", "--show", "--json")[1] == '{"recovery": null}\n'


# --- keys, for scripts ------------------------------------------------------------------------------


def test_a_folder_that_is_not_encrypted_becomes_so_with_what_lies_in_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "cases"
    monkeypatch.setattr(sys, "stdin", io.StringIO("Kim\n1\n1\nWalks by the sea\npause\n"))
    assert run(capsys, data, "new", "--plain", "--no-encryption")[0] == 0
    status, _, err = run(capsys, data, "store", "key", "--recovery")
    assert status == 2
    assert "is not encrypted" in err
    monkeypatch.setenv(passphrase.VARIABLE, PASSPHRASE)
    status, out, err = run(capsys, data, "store", "key")
    assert (status, out) == (0, "")
    assert "Copies made before" in err
    assert DataFolder(data, TODAY).state is FolderState.LOCKED
    kept = [path.read_bytes() for path in data.rglob("*") if path.is_file()]
    assert len(kept) > 2
    assert not any(b"Walks by the sea" in content for content in kept)
    _, out, _ = run(capsys, data, "goals", "--json")
    assert json.loads(out)["title"]


def test_the_recovery_key_is_shown_replaced_and_removed(
    capsys: pytest.CaptureFixture[str], locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, locked.passphrase)
    _, first, _ = run(capsys, locked.path, "store", "key", "--show")
    assert re.fullmatch("age1[0-9a-z]+\n", first)
    status, _, err = run(capsys, locked.path, "store", "key", "--recovery", locked.recovery)
    assert status == 2
    assert "the secret part stays where it is kept" in err
    status, secret, _ = run(capsys, locked.path, "store", "key", "--recovery")
    assert status == 0
    DataFolder(locked.path, TODAY).check_recovery_key(secret)
    assert run(capsys, locked.path, "store", "key", "--remove-recovery")[0] == 0
    _, out, err = run(capsys, locked.path, "store", "key", "--show")
    assert (out, err.split(".")[0]) == ("", "There is no recovery key")
    monkeypatch.setattr(sys, "stdin", io.StringIO(secret))
    status, _, err = run(capsys, locked.path, "store", "key", "--lost")
    assert status == 1
    assert "has no recovery key" in err


def test_a_lost_passphrase_is_replaced_with_a_recovery_key_from_standard_input(
    capsys: pytest.CaptureFixture[str], locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(capsys, locked.path, "store", "key", "--lost")[0] == 2
    monkeypatch.setenv(passphrase.VARIABLE, "fyra andra ord här")
    monkeypatch.setattr(sys, "stdin", io.StringIO("AGE-SECRET-KEY-1NO\n"))
    status, _, err = run(capsys, locked.path, "store", "key", "--lost")
    assert status == 1
    assert "begins with AGE-SECRET-KEY-1" in err
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{locked.recovery}\n"))
    assert run(capsys, locked.path, "store", "key", "--lost")[0] == 0
    assert run(capsys, locked.path, "cases")[0] == 0


def test_a_new_passphrase_is_chosen_at_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, locked.passphrase)
    status, _, err = run(capsys, locked.path, "store", "key")
    assert status == 2
    assert "in a terminal" in err
    assert run(capsys, locked.path, "store", "key", "--no-encryption")[0] == 2


# --- no plaintext -----------------------------------------------------------------------------------


def test_nothing_of_a_whole_conversation_lies_readable_anywhere(
    capsys: pytest.CaptureFixture[str], locked: Locked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the data folder, in the home, in the folder for temporary files: not a word of what was typed."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setenv(passphrase.VARIABLE, locked.passphrase)
    script = LISA
    talk = DataFolder(tmp_path / "other", TODAY).open_plain()
    typed = "\n".join(typed_lines(talk, script)).replace("Lisa", "Alva") + "\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    status, out, _ = run(capsys, locked.path, "--lang", "sv", "new", "--plain")
    assert status == 0
    assert "komma i tid till kurserna" in out
    words = [answer for answer in script.answers.values() if len(answer) > 11]
    assert len(words) > 10
    for folder in (locked.path, scratch, Path.home()):
        for path in folder.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            assert [word for word in (*words, "Alva", "Lisa") if word.encode() in content] == [], path


def test_a_folder_locked_in_use_is_opened_again_by_the_environment_where_nobody_is_near(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.i18n import Language

    monkeypatch.setenv(passphrase.VARIABLE, locked.passphrase)
    folder = DataFolder(locked.path, TODAY)
    access.unlock(folder, Language("en"))
    folder.lock()
    access.unlock_again(folder, Language("en"))
    assert folder.state is FolderState.OPEN


# --- every command ----------------------------------------------------------------------------------


def test_no_command_opens_the_data_folder_by_another_way() -> None:
    """One that did would find an encrypted folder empty, or make one that is not encrypted."""
    rooms = Path(access.__file__).parent
    sources = {path.name: path.read_text(encoding="utf-8") for path in rooms.rglob("*.py")}
    opening = {name for name, text in sources.items() if re.search(r"\b(DataFolder|Records)\(", text)}
    assert opening == {"access.py"}
