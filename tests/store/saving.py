"""Programs that the crash tests run: ``python saving.py killed|counting|holding …`` (see the end)."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel
from toy_cipher import Reversing

from store import Cipher, Collection, ConflictError, DocumentFile, Folder, Plain, disk

CIPHERS: dict[str, type[Cipher]] = {"Plain": Plain, "Reversing": Reversing}


class Answer(BaseModel):
    number: int
    text: str


def text_of(number: int) -> str:
    """Return a text that sometimes grows and sometimes shrinks from one number to the next."""
    return "åx" * random.Random(number).choice([0, 1, 50, 2_000, 20_000])  # noqa: S311


def read(file: DocumentFile) -> int:
    """Return the number last saved, having checked that all of it was saved together."""
    if not file.exists():
        return 0
    with file.snapshot():
        goal = Collection(file, "goal", Answer).get("lisa").model
        draft = Collection(file, "draft", Answer).get("lisa").model
    assert goal == draft == Answer(number=goal.number, text=text_of(goal.number))
    return goal.number


def save_for_ever(file: DocumentFile, acknowledge: int) -> None:
    """Save one number after the other; write each to ``acknowledge`` when it is on disk."""
    number = read(file)
    while True:
        answer = Answer(number=number + 1, text=text_of(number + 1))
        with file.transaction():
            Collection(file, "goal", Answer).put("lisa", answer, expected_revision=number)
            Collection(file, "draft", Answer).put("lisa", answer, expected_revision=number)
        number += 1
        os.write(acknowledge, b"%d\n" % number)


def killed(file: DocumentFile, kills: int, seed: int) -> None:
    """Kill a saving process ``kills`` times; say how many saves were acknowledged and how many cut short."""
    moments = random.Random(seed)  # noqa: S311
    last = interrupted = 0
    with file.transaction():
        pass  # loads what saving needs, so that each process forked from this one begins to save at once
    for _ in range(kills):
        acknowledged, acknowledge = os.pipe()
        child = os.fork()
        if child == 0:
            save_for_ever(file, acknowledge)
        os.close(acknowledge)
        with os.fdopen(acknowledged, encoding="ascii") as lines:
            first = lines.readline()
            time.sleep(moments.uniform(0, 0.02))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            last = [int(line) for line in (first, *lines)][-1]
        interrupted += any(path.exists() for path in disk.leftovers(file.path))
        found = read(file)
        assert found in (last, last + 1), f"acknowledged {last}, found {found}"
        last = found
        for latest, _ in disk.generations(file.path)[:1]:
            earlier = read(DocumentFile(latest, cipher=CIPHERS[sys.argv[3]]()))
            assert earlier in (found, found - 1), f"found {found}, kept {earlier}"
    print(last, interrupted)  # noqa: T201


def counting(file: DocumentFile, times: int) -> None:
    """Add one to the number ``times`` times, trying again after each conflict; say how many there were."""
    answers = Collection(file, "goal", Answer)
    conflicts = 0
    for _ in range(times):
        while True:
            seen = answers.get("lisa")
            try:
                answers.put(
                    "lisa", Answer(number=seen.model.number + 1, text=""), expected_revision=seen.revision
                )
                break
            except ConflictError:
                conflicts += 1
    print(conflicts)  # noqa: T201


def holding(file: DocumentFile) -> None:
    """Begin a transaction, say so, and stay in it."""
    with file.transaction():
        Collection(file, "goal", Answer).put("lisa", Answer(number=99, text=""), expected_revision=1)
        print("held", flush=True)  # noqa: T201
        time.sleep(600)


if __name__ == "__main__":
    _, what, where, how, *numbers = sys.argv
    the_file = Folder(Path(where), cipher=CIPHERS[how](), timeout=30).file("lisa")
    programs: dict[str, Callable[..., None]] = {"killed": killed, "counting": counting, "holding": holding}
    programs[what](the_file, *map(int, numbers))
