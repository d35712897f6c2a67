"""``malsteg store check``, ``backup``, ``restore``, ``erase`` and ``log``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands import passphrase
from assistant.config import Settings, save_settings, settings_path
from assistant.records import DataFolder, Records
from locked_folder import Locked
from scripts import LISA, STATE, TODAY
from talking import engine_talk


def run(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> tuple[int, str, str]:
    status = main(["--lang", "en", "--today", TODAY.isoformat(), "--data", str(data), "store", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A folder that is not encrypted, with Lisa's goal and a draft of Sam's."""
    path = tmp_path / "plain"
    records = DataFolder(path, TODAY).open_plain(make=True)
    engine_talk(records, LISA)
    engine_talk(records, STATE, until="direction")
    return path


@pytest.fixture
def known(locked: Locked, monkeypatch: pytest.MonkeyPatch) -> Locked:
    """The encrypted folder, with its passphrase in the environment."""
    monkeypatch.setenv(passphrase.VARIABLE, locked.passphrase)
    return locked


def lisa_in(folder: Path) -> Path:
    """Return Lisa's case file in a folder that is not encrypted."""
    return folder / f"{Records(folder, TODAY).find_case('Lisa').id}.json"


def spoil(path: Path) -> None:
    """Let the disk have lost the middle of a file."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + bytes(16) + content[len(content) // 2 + 16 :])


# --- check ------------------------------------------------------------------------------------------


def test_check_of_an_encrypted_folder_that_is_well(capsys: pytest.CaptureFixture[str], known: Locked) -> None:
    assert run(capsys, known.path, "check") == (
        0,
        "2 cases read. All is well. The folder is encrypted.\n",
        "",
    )
    status, out, _ = run(capsys, known.path, "check", "--json")
    assert status == 0
    assert json.loads(out) == {"cases": 2, "encrypted": True, "findings": []}


def test_check_says_of_a_folder_that_it_is_not_encrypted(
    capsys: pytest.CaptureFixture[str], plain: Path
) -> None:
    _, out, _ = run(capsys, plain, "check")
    assert "not encrypted: everybody who can open it" in out


def test_check_names_a_damaged_case_and_brings_it_back_only_when_told_to(
    capsys: pytest.CaptureFixture[str], plain: Path
) -> None:
    Records(plain, TODAY).overview()
    spoil(lisa_in(plain))
    status, out, err = run(capsys, plain, "check")
    assert (status, err) == (1, "")
    assert "the file is damaged" in out
    assert "can be brought back." in out
    assert "2 cases read. 1 thing is wrong." in out
    status, out, _ = run(capsys, plain, "check", "--json")
    (finding,) = json.loads(out)["findings"]
    assert status == 1
    assert (finding["problem"], finding["mended"]) == ("damaged", False)
    assert finding["saved_at"].endswith("+00:00")
    status, out, _ = run(capsys, plain, "check", "--mend", "--yes")
    assert status == 0
    assert "It has been brought back." in out
    assert Records(plain, TODAY).find_case("Lisa").goals
    assert run(capsys, plain, "check")[0] == 0


def test_check_says_when_nothing_is_left_to_bring_back(
    capsys: pytest.CaptureFixture[str], plain: Path
) -> None:
    lisa = lisa_in(plain)
    for path in plain.glob(f"{lisa.name}*"):
        spoil(path)
    status, out, _ = run(capsys, plain, "check", "--mend", "--yes")
    assert status == 1
    assert "damaged" in out
    assert "can be brought back" not in out


def test_mending_without_anybody_to_ask_needs_yes(capsys: pytest.CaptureFixture[str], plain: Path) -> None:
    status, out, err = run(capsys, plain, "check", "--mend")
    assert (status, out) == (2, "")
    assert "--yes" in err


def test_reading_a_folder_in_which_there_is_nothing_makes_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for arguments in (["check"], ["log"]):
        assert run(capsys, tmp_path / "none", *arguments)[0] == 0
    for arguments in (["erase", "Kim", "--yes"], ["backup", str(tmp_path / "b")], ["log", "--case", "Kim"]):
        assert run(capsys, tmp_path / "none", *arguments)[0] == 2
    assert list(tmp_path.iterdir()) == []


# --- backup and restore -----------------------------------------------------------------------------


def test_a_backup_is_restored_whole_into_an_empty_folder(
    capsys: pytest.CaptureFixture[str], known: Locked, tmp_path: Path
) -> None:
    target = tmp_path / "kept.malsteg"
    status, out, err = run(capsys, known.path, "backup", str(target))
    assert (status, err) == (0, "")
    assert "2 cases are in kept.malsteg now" in out
    assert "the recovery key" in out
    assert b"kurserna" not in target.read_bytes()
    status, out, _ = run(capsys, tmp_path / "again", "restore", str(target))
    assert status == 0
    assert out.startswith("2 cases have been restored")
    records = DataFolder(tmp_path / "again", TODAY).unlock(known.passphrase)
    assert [case.alias for case in records.overview().cases] == ["Lisa", "Sam"]
    status, _, err = run(capsys, tmp_path / "again", "restore", str(target))
    assert status == 2
    assert "Choose an empty folder" in err


def test_a_backup_replaces_nothing_unasked(
    capsys: pytest.CaptureFixture[str], plain: Path, tmp_path: Path
) -> None:
    target = tmp_path / "kept"
    target.write_text("mine")
    status, _, err = run(capsys, plain, "backup", str(target))
    assert status == 2
    assert "--force" in err
    assert target.read_text() == "mine"
    status, out, _ = run(capsys, plain, "backup", str(target), "--force")
    assert status == 0
    assert "It is not encrypted" in out


@pytest.mark.parametrize(
    ("target", "said"), [("", "is a folder"), ("no/b", "no folder"), ("plain/b", "inside")]
)
def test_where_no_backup_can_lie(
    capsys: pytest.CaptureFixture[str], plain: Path, tmp_path: Path, target: str, said: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    status, out, err = run(capsys, plain, "backup", str(tmp_path / target))
    assert (status, out) == (2, "")
    assert said in err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_backup_names_the_damaged_case_and_takes_what_was_saved_before(
    capsys: pytest.CaptureFixture[str], plain: Path, tmp_path: Path
) -> None:
    spoil(lisa_in(plain))
    status, out, err = run(capsys, plain, "backup", str(tmp_path / "b"))
    assert status == 1
    assert out.startswith("2 cases")
    assert "is damaged: what was saved before" in err
    assert run(capsys, tmp_path / "again", "restore", str(tmp_path / "b"))[0] == 0
    assert run(capsys, tmp_path / "again", "check")[0] == 0


def test_what_cannot_be_restored_leaves_nothing_behind(
    capsys: pytest.CaptureFixture[str], known: Locked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, again = tmp_path / "kept", tmp_path / "again"
    assert run(capsys, known.path, "backup", str(target))[0] == 0
    monkeypatch.setenv(passphrase.VARIABLE, "one that is wrong")
    status, _, err = run(capsys, again, "restore", str(target))
    assert status == 1
    assert "not the passphrase" in err
    monkeypatch.delenv(passphrase.VARIABLE)
    status, _, err = run(capsys, again, "restore", str(target))
    assert status == 2
    assert "MALSTEG_PASSPHRASE" in err
    monkeypatch.setenv(passphrase.VARIABLE, known.passphrase)
    spoil(target)
    assert run(capsys, again, "restore", str(target))[0] == 1
    (tmp_path / "text").write_text("no backup")
    assert run(capsys, again, "restore", str(tmp_path / "text"))[0] == 1
    assert run(capsys, again, "restore", str(tmp_path / "nothing"))[0] == 2
    assert run(capsys, again, "restore", str(tmp_path))[0] == 2
    assert {path.name for path in tmp_path.iterdir()} == {"cases", "kept", "text"}


# --- erase ------------------------------------------------------------------------------------------


def test_an_erased_case_is_gone_and_the_log_says_so_without_a_name(
    capsys: pytest.CaptureFixture[str], plain: Path
) -> None:
    name = lisa_in(plain).stem
    status, out, _ = run(capsys, plain, "erase", "lisa", "--yes")
    assert status == 0
    assert "Lisa has been erased from this folder." in out
    assert "Backups made earlier still hold the case." in out
    for path in (path for path in plain.rglob("*") if path.is_file()):
        assert name not in path.name
        assert b"Lisa" not in path.read_bytes()
        assert b"kurserna" not in path.read_bytes()
    _, out, _ = run(capsys, plain, "log")
    assert "erased a case that has been erased" in out
    assert "Lisa" not in out


def test_erasing_needs_somebody_to_confirm_or_yes(capsys: pytest.CaptureFixture[str], plain: Path) -> None:
    status, _, err = run(capsys, plain, "erase", "Lisa")
    assert status == 2
    assert "--yes" in err
    assert lisa_in(plain).exists()
    assert run(capsys, plain, "erase")[0] == 2
    assert run(capsys, plain, "erase", "Lisa", "--due")[0] == 2
    assert run(capsys, plain, "erase", "nobody", "--yes")[0] == 2


def test_a_damaged_case_can_be_erased_by_its_id(capsys: pytest.CaptureFixture[str], plain: Path) -> None:
    lisa = lisa_in(plain)
    for path in plain.glob(f"{lisa.name}*"):
        spoil(path)
    assert run(capsys, plain, "erase", lisa.stem, "--yes")[0] == 0
    assert not list(plain.glob(f"*{lisa.stem}*"))


def test_two_cases_of_one_name_are_told_apart_by_id_before_one_is_erased(
    capsys: pytest.CaptureFixture[str], plain: Path
) -> None:
    lisa = lisa_in(plain)
    lisa.with_stem("twin22").write_bytes(lisa.read_bytes())
    status, _, err = run(capsys, plain, "erase", "Lisa", "--yes")
    assert status == 2
    assert lisa.stem in err
    assert "twin22" in err
    assert run(capsys, plain, "erase", "twin22", "--yes")[0] == 0
    assert lisa.exists()


def test_cases_past_the_limit_are_proposed_and_none_is_erased(
    capsys: pytest.CaptureFixture[str], plain: Path
) -> None:
    status, out, err = run(capsys, plain, "erase", "--due")
    assert (status, out) == (2, "")
    assert "keep_months = 24" in err
    assert str(settings_path()) in err
    save_settings(Settings(keep_months=24))
    status, out, err = run(capsys, plain, "erase", "--due")
    assert (status, out) == (0, "")
    assert "No case is past the limit" in err
    later = ["--data", str(plain), "--lang", "en", "--today", "2099-01-01"]
    assert main([*later, "store", "erase", "--due"]) == 0
    said = capsys.readouterr()
    assert [line.split()[0] for line in said.out.splitlines()] == ["Lisa", "Sam"]
    assert "2 cases are past the limit of 24 months." in said.err
    assert main([*later, "store", "erase", "--due", "--json"]) == 0
    first, _ = map(json.loads, capsys.readouterr().out.splitlines())
    assert set(first) == {"id", "case", "last_active"}
    assert lisa_in(plain).exists()


# --- log --------------------------------------------------------------------------------------------


def test_the_log_says_who_did_what_with_whose_case(capsys: pytest.CaptureFixture[str], plain: Path) -> None:
    assert main(["--lang", "en", "--data", str(plain), "show", "Lisa"]) == 0
    capsys.readouterr()
    status, out, err = run(capsys, plain, "log")
    assert (status, err) == (0, "")
    assert "wrote down an accepted goal for Lisa" in out
    assert "opened Lisa" in out
    assert "kurserna" not in out
    _, out, _ = run(capsys, plain, "log", "--case", "Lisa", "--json")
    entries = [json.loads(line) for line in out.splitlines()]
    assert [entry["what"] for entry in entries] == ["accepted", "opened"]
    assert set(entries[0]) == {"at", "who", "what", "case", "id", "reference", "details"}
    assert entries[0]["case"] == "Lisa"
    _, out, _ = run(capsys, plain, "log", "--case", "Sam")
    assert out == ""


@pytest.mark.parametrize(("lang", "said"), [("sv", "öppnade Lisa"), ("da", "åbnede Lisa")])
def test_the_log_is_worded_in_every_language(
    capsys: pytest.CaptureFixture[str], plain: Path, lang: str, said: str
) -> None:
    assert main(["--data", str(plain), "show", "Lisa"]) == 0
    capsys.readouterr()
    assert main(["--lang", lang, "--data", str(plain), "store", "log"]) == 0
    assert said in capsys.readouterr().out


def test_a_log_that_has_been_cut_is_listed_and_said_not_to_be_whole(
    capsys: pytest.CaptureFixture[str], plain: Path
) -> None:
    for _ in range(2):
        assert run(capsys, plain, "backup", str(plain.parent / "b"), "--force")[0] == 0
    log = plain / "log"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    status, out, err = run(capsys, plain, "log")
    assert status == 1
    assert "made a backup" in out
    assert "taken out at the end" in err
    assert run(capsys, plain, "check")[0] == 1
