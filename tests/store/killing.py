"""Programs whose children are killed in the middle of their work: ``python killing.py saving|… FOLDER …``.

Each forks a child that says what it has done as soon as it is done, kills it at a random moment, and checks
that all of that is there, and nothing that is half done. Nothing is loaded in a child: it begins at once.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import quick_passphrases
from saving import cipher_named, read, save
from store import (
    DocumentFile,
    Folder,
    Keys,
    Log,
    WrongKeyError,
    WrongPassphraseError,
    disk,
    rekeying,
)
from store.keys import new_secret, public

quick_passphrases.take_over()

Tell = Callable[[int], None]
NAMES = ("anna", "lisa", "omar")


def kill(work: Callable[[Tell], None], after: float) -> int:
    """Run ``work`` in a child and kill it ``after`` seconds; return the last number it has told."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda number: os.write(tell, b"%d\n" % number) and None)
        finally:
            # Never back into the parent's program, whatever goes wrong; a traceback has been written.
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
            os._exit(1)
    os.close(tell)
    with os.fdopen(told, encoding="ascii") as lines:
        first = lines.readline()
        assert first, "the child has ended by itself"
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return int([first, *lines][-1])


def saving(folder: Folder, kills: int, moments: random.Random) -> int:
    """Kill a saving child; count the saves cut short."""
    file = folder.file("lisa")
    last = interrupted = 0

    def work(tell: Tell) -> None:
        number = read(file)
        tell(number)
        while True:
            save(file, number + 1)
            number += 1
            tell(number)

    with file.transaction():
        pass
    for _ in range(kills):
        acknowledged = kill(work, moments.uniform(0, 0.02))
        assert acknowledged >= last, f"acknowledged {last}, then {acknowledged}"
        interrupted += any(path.exists() for path in disk.leftovers(file.path))
        last = read(file)
        assert last in (acknowledged, acknowledged + 1), f"acknowledged {acknowledged}, found {last}"
        _check_generations(file, folder, last)
    return interrupted


def _check_generations(file: DocumentFile, folder: Folder, last: int) -> None:
    """Each earlier state is whole, and the one before that."""
    numbers = [read(DocumentFile(path, cipher=folder.cipher)) for path, _ in disk.generations(file.path)]
    expected = list(range(last, 0, -1))
    # A save that was cut short may have kept the present state already.
    assert numbers in (expected[1 : 1 + len(numbers)], expected[: len(numbers)]), f"{last}: {numbers}"
    assert len(numbers) >= min(last - 1, disk.GENERATIONS)


def logging(folder: Folder, kills: int, moments: random.Random) -> int:
    """Kill a child that adds to a log; count the entries that are there and were not acknowledged."""
    log = Log(folder.path, folder.cipher)
    unacknowledged = 0

    def work(tell: Tell) -> None:
        number = len(log.entries())
        tell(number)
        while True:
            number += 1
            log.append({"did": number})
            tell(number)

    log.append({"did": 1})
    for _ in range(kills):
        acknowledged = kill(work, moments.uniform(0, 0.02))
        entries = log.entries()
        assert len(entries) in (acknowledged, acknowledged + 1)
        assert [entry["did"] for entry in entries] == list(range(1, len(entries) + 1))
        assert log.flaws() == []
        unacknowledged += len(entries) > acknowledged
    return unacknowledged


def bringing_back(folder: Folder, kills: int, moments: random.Random) -> int:
    """Kill a child that brings a damaged file back, again and again; count how often it was cut short."""
    file = folder.file("lisa")
    for number in (1, 2, 3):
        save(file, number)
    interrupted = 0

    def work(tell: Tell) -> None:
        tell(0)
        while True:
            file.path.with_name("half").write_bytes(b"half of someth")
            file.path.with_name("half").replace(file.path)
            file.bring_back()

    for _ in range(kills):
        kill(work, moments.uniform(0, 0.02))
        interrupted += not file.is_sound()
        file.bring_back()
        assert read(file) == 2
        assert file.bring_back() is None
    return interrupted


def changing_keys(folder: Folder, kills: int, moments: random.Random) -> int:
    """Kill a child that gives a folder other keys; count how often that was to be finished afterwards."""
    path = folder.path
    secrets = [new_secret() for _ in range(3)]

    def recovery_of(number: int) -> str | None:
        """Each third time the folder has no recovery key, otherwise one of two."""
        return None if number % 3 == 2 else public(secrets[number % 3])

    def work(tell: Tell) -> None:
        number, keys = opened(path)
        rekeying.finish(keys, str(number))
        tell(number)
        while True:
            number += 1
            rekeying.change_keys(keys, str(number), recovery_of(number))
            tell(number)

    def opened(path: Path, at_least: int = 0) -> tuple[int, Keys]:
        for number in range(at_least + 1, at_least - 1, -1) if at_least else range(1000, -1, -1):
            keys = Keys(path)
            try:
                keys.unlock(str(number))
            except WrongPassphraseError:
                continue
            return number, keys
        raise AssertionError(f"neither {at_least} nor the one after it opens the folder")

    for name in NAMES:
        for number in (1, 2):
            save(folder.file(name), number)
    keys = rekeying.encrypt_folder(path, "0", recovery_of(0))
    Log(path, keys).append({"did": 1})
    interrupted = 0
    for _ in range(kills):
        acknowledged = kill(work, moments.uniform(0, 0.12))
        if moments.random() < 0.5:
            _check_recovery(path, [secrets[number % 3] for number in (acknowledged, acknowledged + 1)])
        number, keys = opened(path, acknowledged)
        interrupted += not keys.ring.settled
        _check_all(path, keys)
        if moments.random() < 0.5:
            rekeying.finish(keys, str(number))
            assert keys.ring.settled
            _check_all(path, keys)
    return interrupted


def _check_recovery(path: Path, secrets: list[str]) -> None:
    """Everything can be opened with the recovery key, of before or of after, if there is to be one."""
    if not (path / "recovery.key").exists():
        return
    for secret in secrets:
        keys = Keys(path)
        try:
            keys.recover(secret)
        except WrongKeyError:
            continue
        _check_all(path, keys)
        return
    raise AssertionError("the recovery key opens nothing")


def _check_all(path: Path, keys: Keys) -> None:
    sealed = Folder(path, cipher=keys, suffix=".age")
    assert sealed.names() == list(NAMES)
    for name in NAMES:
        assert read(sealed.file(name)) == 2
        assert len(sealed.file(name).generations()) == 1
    assert Log(path, keys).flaws() == []
    assert [entry["did"] for entry in Log(path, keys).entries()] == [1]


def encrypting(folder: Folder, kills: int, moments: random.Random) -> int:
    """Kill a child that encrypts a folder; count how often that was to be finished afterwards."""
    interrupted = 0
    for _ in range(kills):
        shutil.rmtree(folder.path)
        plain = Folder(folder.path)
        for name in NAMES:
            for number in (1, 2):
                save(plain.file(name), number)
        Log(folder.path, plain.cipher).append({"did": 1})

        def work(tell: Tell) -> None:
            tell(0)
            rekeying.encrypt_folder(folder.path, "0")
            time.sleep(60)

        kill(work, moments.uniform(0, 0.08))
        if not Keys.in_folder(folder.path):
            assert [read(plain.file(name)) for name in NAMES] == [2, 2, 2]
            continue
        keys = Keys(folder.path)
        keys.unlock("0")
        interrupted += not keys.ring.settled
        rekeying.finish(keys, "0")
        _check_all(folder.path, keys)
        left = b"".join(found.read_bytes() for found in folder.path.rglob("*") if found.is_file())
        assert b"docstore" not in left
    return interrupted


if __name__ == "__main__":
    _, what, where, suffix, how, many, seed = sys.argv
    the_folder = Folder(Path(where), cipher=cipher_named(how, Path(where)), suffix=suffix, timeout=30)
    programs: dict[str, Callable[[Folder, int, random.Random], int]] = {
        "saving": saving,
        "logging": logging,
        "bringing back": bringing_back,
        "changing keys": changing_keys,
        "encrypting": encrypting,
    }
    print(programs[what](the_folder, int(many), random.Random(int(seed))))  # noqa: S311, T201
