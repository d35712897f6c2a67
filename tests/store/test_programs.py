"""Several programs on one folder: on one file, on different files, and while its keys are changed."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from programs import start
from pydantic import BaseModel

from saving import read, save
from store import (
    BusyError,
    Collection,
    Folder,
    Index,
    KeyChangedError,
    Keys,
    Log,
    Plain,
    StoreError,
    disk,
    rekeying,
)
from store.keys import KEY


class Answer(BaseModel):
    number: int
    text: str


def test_two_programs_counting_lose_no_number(folder: Folder) -> None:
    answers = Collection(folder.file("lisa"), "goal", Answer)
    answers.put("lisa", Answer(number=0, text=""), expected_revision=0)

    with start("saving.py", "counting", folder, 60) as one, start("saving.py", "counting", folder, 60) as two:
        results = [each.communicate(timeout=60) for each in (one, two)]

    assert [errors for _, errors in results] == ["", ""]
    assert answers.get("lisa").model.number == 120
    assert answers.get("lisa").revision == 121


def test_a_program_in_one_file_keeps_nobody_from_another(folder: Folder) -> None:
    answers = Collection(folder.file("lisa"), "goal", Answer)
    answers.put("lisa", Answer(number=1, text=""), expected_revision=0)
    others = Folder(folder.path, cipher=folder.cipher, timeout=0)

    with start("saving.py", "holding", folder) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for number in range(1, 11):
            save(others.file("omar"), number)
        with pytest.raises(BusyError):
            answers.put("lisa", Answer(number=2, text=""), expected_revision=1)
        holder.kill()

    assert read(others.file("omar")) == 10


def test_the_lock_of_a_program_that_died_is_free(folder: Folder) -> None:
    answers = Collection(folder.file("lisa"), "goal", Answer)
    answers.put("lisa", Answer(number=1, text=""), expected_revision=0)

    with start("saving.py", "holding", folder) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.kill()

    assert answers.put("lisa", Answer(number=2, text=""), expected_revision=1).revision == 2


def test_a_disk_that_stalls_in_one_file_keeps_nobody_from_another(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    stalled, go_on = threading.Event(), threading.Event()
    real = disk.sync

    def stalling(descriptor: int) -> None:
        if threading.current_thread() is not threading.main_thread():
            stalled.set()
            assert go_on.wait(timeout=30)
        real(descriptor)

    monkeypatch.setattr(disk, "sync", stalling)
    saving = threading.Thread(target=lambda: save(folder.file("lisa"), 1))
    saving.start()
    assert stalled.wait(timeout=30)

    save(folder.file("omar"), 1)
    with pytest.raises(BusyError):
        save(folder.file("lisa"), 1)
    assert not folder.file("lisa").exists()

    go_on.set()
    saving.join()
    assert read(folder.file("lisa")) == 1


# --- other keys ---------------------------------------------------------------------------------


def test_who_has_the_old_keys_is_told_and_writes_nothing(tmp_path: Path) -> None:
    rekeying.encrypt_folder(tmp_path, "the old passphrase")
    mine, theirs = Keys(tmp_path), Keys(tmp_path)
    mine.unlock("the old passphrase")
    theirs.unlock("the old passphrase")
    file = Folder(tmp_path, cipher=mine, suffix=".age").file("lisa")
    save(file, 1)
    Log(tmp_path, mine).append({"did": 1})

    rekeying.change_keys(theirs, "the new passphrase", None)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    refused: list[str] = []
    for attempt in (
        lambda: save(file, 2),
        lambda: save(Folder(tmp_path, cipher=mine, suffix=".age").file("omar"), 1),
        lambda: read(file),
        file.bring_back,
        file.remove,
        lambda: Log(tmp_path, mine).append({"did": 2}),
        lambda: Log(tmp_path, mine).entries(),
        lambda: rekeying.change_keys(mine, "another", None),
    ):
        with pytest.raises(KeyChangedError) as told:
            attempt()
        refused.append(told.value.code)
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert after == before | {"omar.age.lock": b""}

    mine.unlock("the new passphrase")
    save(file, 2)
    assert read(file) == 2


@pytest.mark.parametrize("before", ["other keys", "no keys"])
def test_what_a_program_remembers_of_all_files_is_not_written_once_the_keys_are_others(
    tmp_path: Path, before: str
) -> None:
    if before == "other keys":
        rekeying.encrypt_folder(tmp_path, "the old passphrase")
        mine = Keys(tmp_path)
        mine.unlock("the old passphrase")
        folder = Folder(tmp_path, cipher=mine, suffix=".age")
    else:
        folder = Folder(tmp_path, cipher=Plain(unless=tmp_path / KEY))
    for name in ("anna", "lisa"):
        save(folder.file(name), 1)
    index = Index(folder, lambda file: {"number": read(file)})
    index.entries()

    if before == "other keys":
        theirs = Keys(tmp_path)
        theirs.unlock("the old passphrase")
        rekeying.change_keys(theirs, "the new passphrase", None)
    else:
        rekeying.encrypt_folder(tmp_path, "the new passphrase")
    save(folder_anew(tmp_path).file("omar"), 1)
    for attempt in (index.entries, lambda: index.drop("anna"), index.entries):
        with suppress(StoreError):
            attempt()

    assert not [path for path in tmp_path.rglob("*index*/*") if path.is_file()]


def folder_anew(path: Path) -> Folder:
    keys = Keys(path)
    keys.unlock("the new passphrase")
    return Folder(path, cipher=keys, suffix=".age")


def test_a_program_without_keys_writes_nothing_once_there_are_some(tmp_path: Path) -> None:
    plain = Folder(tmp_path, cipher=Plain(unless=tmp_path / KEY))
    save(plain.file("lisa"), 1)
    save(plain.file("lisa"), 2)

    keys = rekeying.encrypt_folder(tmp_path, "a passphrase")

    for attempt in (
        lambda: save(plain.file("lisa"), 3),
        lambda: save(plain.file("omar"), 1),
        lambda: plain.remove("lisa"),
        lambda: Log(tmp_path, plain.cipher).append({"did": 1}),
    ):
        with pytest.raises(KeyChangedError):
            attempt()
    assert not [path.name for path in tmp_path.iterdir() if ".json" in path.name and path.suffix != ".lock"]
    assert read(Folder(tmp_path, cipher=keys, suffix=".age").file("lisa")) == 2


def test_saving_while_the_keys_are_changed_loses_nothing(tmp_path: Path) -> None:
    keys = rekeying.encrypt_folder(tmp_path / "data", "0")
    folder = Folder(tmp_path / "data", cipher=keys, suffix=".age", timeout=30)
    for name in ("anna", "lisa", "omar"):
        save(folder.file(name), 1)

    for number in range(1, 9):
        with start("saving.py", "saving", folder) as saver:
            assert saver.stdout is not None
            assert saver.stdout.readline() == "begun\n"
            time.sleep(0.01 * number)
            rekeying.change_keys(keys, str(number), None)
            said, errors = saver.communicate(timeout=60)
        assert errors == ""
        folder.forget()
        assert read(folder.file("lisa")) == int(said)
        assert keys.ring.settled

    assert read(folder.file("anna")) == read(folder.file("omar")) == 1


class Saver(threading.Thread):
    """Saves number after number in a file until the folder has keys; ``last`` was saved."""

    def __init__(self, folder: Folder, name: str) -> None:
        super().__init__()
        self.file = folder.file(name)
        self.last = read(self.file)
        self.start()

    def run(self) -> None:
        try:
            while True:
                save(self.file, self.last + 1)
                self.last += 1
        except KeyChangedError:
            return


@pytest.mark.parametrize("turn", range(8))
def test_saving_while_the_folder_is_encrypted_loses_nothing(tmp_path: Path, turn: int) -> None:
    plain = Folder(tmp_path, cipher=Plain(unless=tmp_path / KEY), timeout=30)
    for name in ("anna", "lisa"):
        save(plain.file(name), 1)
    savers = {name: Saver(plain, name) for name in ("lisa", "omar")}
    time.sleep(0.005 * turn)

    keys = rekeying.encrypt_folder(tmp_path, "a passphrase")

    for saver in savers.values():
        saver.join(timeout=60)
    sealed = Folder(tmp_path, cipher=keys, suffix=".age")
    expected = {"anna": 1} | {name: saver.last for name, saver in savers.items() if saver.last}
    assert {name: read(sealed.file(name)) for name in sealed.names()} == expected
    assert not [found for found in tmp_path.iterdir() if b"docstore" in found.read_bytes()]
