"""Passphrases at a terminal: chosen at the first start, asked for after that, and never shown."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from assistant.records import DataFolder, FolderState, new_recovery_key
from scripts import TODAY

if sys.platform == "win32":
    pytest.skip("there are no such terminals there", allow_module_level=True)

from at_a_terminal import Terminal
from locked_folder import PASSPHRASE, Locked

CTRL_C, CTRL_D = "\x03", "\x04"


def contents(folder: Path) -> dict[Path, bytes]:
    """Return what lies anywhere in a folder, but for lock files."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {path: path.read_bytes() for path in files}


def test_the_first_start_chooses_a_passphrase_and_makes_a_recovery_key(tmp_path: Path) -> None:
    data = tmp_path / "cases"
    with Terminal("new", "--plain", data=data) as terminal:
        said = terminal.wait_for("New passphrase:")
        assert "nobody can open the texts again" in said
        terminal.type("short")
        terminal.wait_for("needs at least 12 signs")
        terminal.answer("New passphrase:", PASSPHRASE)
        terminal.answer("The same once more:", "something else")
        terminal.wait_for("not the same")
        terminal.answer("New passphrase:", PASSPHRASE)
        terminal.answer("The same once more:", PASSPHRASE)
        assert "3. Not now." in terminal.wait_for("Answer:")
        terminal.type("7")
        terminal.wait_for("Choose one of the 3 answers")
        terminal.type("1")
        shown = terminal.wait_for("Press Enter")
        terminal.type("")
        terminal.wait_for("The folder is encrypted now.")
        terminal.answer("Whose goal is it?", "Kim")
        terminal.answer("adult or", "pause")
        status, screen = terminal.end()
    assert status == 0
    assert PASSPHRASE not in screen
    secret = re.search("AGE-SECRET-KEY-1[0-9A-Z]+", shown)
    assert secret is not None
    folder = DataFolder(data, TODAY)
    folder.check_recovery_key(secret[0])
    (goal,) = folder.unlock(PASSPHRASE).overview().goals
    assert goal.alias == "Kim"


@pytest.mark.real_passphrases
def test_a_folder_made_at_a_terminal_is_opened_at_one_by_its_passphrase_alone(tmp_path: Path) -> None:
    data = tmp_path / "cases"
    with Terminal("new", "--plain", data=data, real_passphrases=True) as terminal:
        terminal.answer("New passphrase:", PASSPHRASE)
        terminal.answer("The same once more:", PASSPHRASE)
        terminal.answer("Answer:", "3")
        terminal.answer("Whose goal is it?", "Kim")
        terminal.answer("adult or", "pause")
        assert terminal.end()[0] == 0
    with Terminal("cases", data=data, real_passphrases=True) as terminal:
        terminal.answer("Passphrase:", "one that is wrong")
        terminal.wait_for("That is not the passphrase")
        terminal.answer("Passphrase:", PASSPHRASE)
        terminal.wait_for("Kim")
        assert terminal.end()[0] == 0
    assert (data / "folder.key").read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")


@pytest.mark.parametrize(
    ("lang", "what_for", "prompt"),
    [("sv", "Om lösenfrasen glöms bort", "Ny lösenfras:"), ("da", "bliver glemt", "Ny adgangssætning:")],
)
def test_leaving_the_first_start_with_a_key_makes_nothing(
    tmp_path: Path, lang: str, what_for: str, prompt: str
) -> None:
    data = tmp_path / "cases"
    with Terminal("new", "--plain", data=data, lang=lang) as terminal:
        assert what_for in terminal.wait_for(prompt)
        terminal.press(CTRL_C)
        status, _ = terminal.end()
    assert status == 130
    assert not data.exists()


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl+c", "ctrl+d"])
def test_leaving_at_the_passphrase_changes_nothing_and_is_status_130(locked: Locked, key: str) -> None:
    before = contents(locked.path)
    with Terminal("store", "key", data=locked.path) as terminal:
        terminal.wait_for("Passphrase:")
        terminal.press(key)
        status, screen = terminal.end()
    assert status == 130
    assert "Traceback" not in screen
    assert contents(locked.path) == before


def test_a_wrong_passphrase_is_asked_for_again_up_to_three_times(locked: Locked) -> None:
    with Terminal("cases", data=locked.path) as terminal:
        terminal.answer("Passphrase:", "one that is wrong")
        terminal.wait_for("That is not the passphrase")
        terminal.answer("Passphrase:", locked.passphrase)
        terminal.wait_for("Lisa")
        assert terminal.end()[0] == 0
    with Terminal("cases", data=locked.path) as terminal:
        for _ in range(3):
            terminal.answer("Passphrase:", "one that is wrong")
        status, screen = terminal.end()
    assert status == 1
    assert screen.count("That is not the passphrase") == 3
    assert "Lisa" not in screen


def test_the_word_lock_locks_and_an_answer_is_taken_only_after_the_passphrase(locked: Locked) -> None:
    with Terminal("resume", "Sam", "--plain", data=locked.path) as terminal:
        terminal.answer("Passphrase:", locked.passphrase)
        terminal.answer("Answer:", "lås")
        assert "can still be read" in terminal.wait_for("Passphrase:")
        terminal.type("one that is wrong")
        terminal.wait_for("That is not the passphrase")
        terminal.answer("Passphrase:", locked.passphrase)
        terminal.answer("Answer:", "pause")
        assert terminal.end()[0] == 0


def test_a_recovery_key_is_alone_on_standard_output(locked: Locked, tmp_path: Path) -> None:
    printed = tmp_path / "key"
    with Terminal("store", "key", "--recovery", data=locked.path, output=printed) as terminal:
        terminal.answer("Passphrase:", locked.passphrase)
        status, screen = terminal.end()
    assert status == 0
    assert "of before no longer opens" in screen
    assert "AGE-SECRET-KEY" not in screen
    assert re.fullmatch("AGE-SECRET-KEY-1[0-9A-Z]+\n", printed.read_text())
    folder = DataFolder(locked.path, TODAY)
    folder.check_recovery_key(printed.read_text())
    with pytest.raises(Exception, match="wrong_key"):
        folder.check_recovery_key(locked.recovery)


def test_the_passphrase_is_changed_with_the_present_one_and_a_new_one_twice(locked: Locked) -> None:
    with Terminal("store", "key", data=locked.path) as terminal:
        terminal.answer("Passphrase:", locked.passphrase)
        terminal.answer("New passphrase:", "fyra andra ord här")
        terminal.answer("The same once more:", "fyra andra ord här")
        terminal.wait_for("The new passphrase holds now.")
        assert terminal.end()[0] == 0
    folder = DataFolder(locked.path, TODAY)
    assert len(folder.unlock("fyra andra ord här").overview().cases) == 2
    folder.check_recovery_key(locked.recovery)


def test_a_lost_passphrase_is_replaced_with_the_recovery_key(locked: Locked) -> None:
    with Terminal("store", "key", "--lost", data=locked.path, lang="da") as terminal:
        terminal.answer("AGE-SECRET-KEY-1…:", "AGE-SECRET-KEY-1NO")
        terminal.wait_for("ikke denne mappes")
        terminal.answer("AGE-SECRET-KEY-1…:", locked.recovery)
        terminal.answer("Ny adgangssætning:", "fyra andra ord här")
        terminal.answer("en gang til:", "fyra andra ord här")
        status, screen = terminal.end()
    assert status == 0
    assert locked.recovery not in screen
    folder = DataFolder(locked.path, TODAY)
    folder.unlock("fyra andra ord här")
    assert folder.state is FolderState.OPEN


def test_an_erasure_is_confirmed_by_writing_the_name(locked: Locked) -> None:
    with Terminal("store", "erase", "lisa", data=locked.path, lang="sv") as terminal:
        terminal.answer("Lösenfras:", locked.passphrase)
        terminal.wait_for("Skriv Lisa")
        terminal.type("ja")
        assert "Inget har raderats." in terminal.wait_for("Inget har raderats.")
        assert terminal.end()[0] == 1
    assert locked.file().exists()
    with Terminal("store", "erase", "lisa", data=locked.path) as terminal:
        terminal.answer("Passphrase:", locked.passphrase)
        terminal.answer("Write Lisa", "Lisa")
        terminal.wait_for("has been erased")
        assert terminal.end()[0] == 0
    assert not list(locked.path.glob(f"*{locked.lisa}*"))


def test_a_damaged_case_is_brought_back_after_a_yes(locked: Locked) -> None:
    locked.file().write_bytes(b"torn")
    for answer, status in (("n", 1), ("ja", 0)):
        with Terminal("store", "check", "--mend", data=locked.path, lang="sv") as terminal:
            terminal.answer("Lösenfras:", locked.passphrase)
            assert "filen är skadad" in terminal.wait_for("(ja/nej)")
            terminal.type("kanske")
            terminal.answer("(ja/nej)", answer)
            assert terminal.end()[0] == status
    assert locked.file().read_bytes() != b"torn"


def test_a_backup_replaces_a_file_after_a_yes(locked: Locked, tmp_path: Path) -> None:
    target = tmp_path / "kept"
    target.write_bytes(b"mine")
    for answer, status in (("nej", 2), ("ja", 0)):
        with Terminal("store", "backup", str(target), data=locked.path, lang="da") as terminal:
            terminal.answer("for at erstatte den:", answer)
            if not status:
                terminal.answer("Adgangssætning:", locked.passphrase)
            assert terminal.end()[0] == status
        assert (target.read_bytes() == b"mine") is bool(status)


def test_the_units_own_recovery_key_is_taken_at_the_first_start(tmp_path: Path) -> None:
    data = tmp_path / "cases"
    secret, public = new_recovery_key()
    with Terminal("store", "key", data=data, lang="sv") as terminal:
        terminal.answer("Ny lösenfras:", PASSPHRASE)
        terminal.answer("en gång till:", PASSPHRASE)
        terminal.answer("Svar:", "2")
        terminal.answer("för att gå tillbaka:", secret)
        terminal.wait_for("Den hemliga delen ska ligga kvar")
        terminal.answer("för att gå tillbaka:", public)
        assert terminal.end()[0] == 0
    DataFolder(data, TODAY).check_recovery_key(secret)
