"""Programs that tests run beside themselves: ``python saving.py counting|holding|saving FOLDER CIPHER …``."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel
from toy_cipher import Reversing

from store import Cipher, Collection, ConflictError, DocumentFile, Folder, KeyChangedError, Keys, Plain, Ring


class Answer(BaseModel):
    number: int
    text: str


def text_of(number: int) -> str:
    """Return a text that sometimes grows and sometimes shrinks from one number to the next."""
    return "åx" * random.Random(number).choice([0, 1, 50, 2_000, 20_000])  # noqa: S311


def save(file: DocumentFile, number: int) -> None:
    """Save a number in two tables at once, in the place of the one before it."""
    answer = Answer(number=number, text=text_of(number))
    with file.transaction():
        Collection(file, "goal", Answer).put("lisa", answer, expected_revision=number - 1)
        Collection(file, "draft", Answer).put("lisa", answer, expected_revision=number - 1)


def read(file: DocumentFile) -> int:
    """Return the number last saved, having checked that all of it was saved together."""
    if not file.exists():
        return 0
    with file.snapshot():
        goal = Collection(file, "goal", Answer).get("lisa").model
        draft = Collection(file, "draft", Answer).get("lisa").model
    assert goal == draft == Answer(number=goal.number, text=text_of(goal.number))
    return goal.number


def cipher_named(name: str, folder: Path) -> Cipher:
    """Return the cipher of which a test has told the name, or the secret key."""
    named: dict[str, Callable[[], Cipher]] = {"Plain": Plain, "Reversing": Reversing}
    return named[name]() if name in named else Keys.of(folder, Ring(name))


def name_of(cipher: Cipher) -> str:
    """Return what :func:`cipher_named` makes the same cipher of, in another program."""
    return cipher.ring.current if isinstance(cipher, Keys) else type(cipher).__name__


def counting(folder: Folder, times: int) -> None:
    """Add one to the number ``times`` times, trying again after each conflict; say how many there were."""
    answers = Collection(folder.file("lisa"), "goal", Answer)
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


def holding(folder: Folder) -> None:
    """Begin a transaction, say so, and stay in it."""
    file = folder.file("lisa")
    with file.transaction():
        Collection(file, "goal", Answer).put("lisa", Answer(number=99, text=""), expected_revision=1)
        print("held", flush=True)  # noqa: T201
        time.sleep(600)


def saving_until_told(folder: Folder) -> None:
    """Save number after number until the keys are no longer those of the folder; say the last one saved."""
    file = folder.file("lisa")
    number = read(file)
    print("begun", flush=True)  # noqa: T201
    try:
        while True:
            save(file, number + 1)
            number += 1
    except KeyChangedError:
        print(number)  # noqa: T201


if __name__ == "__main__":
    _, what, where, suffix, how, *numbers = sys.argv
    the_folder = Folder(Path(where), cipher=cipher_named(how, Path(where)), suffix=suffix, timeout=30)
    programs: dict[str, Callable[..., None]] = {
        "counting": counting,
        "holding": holding,
        "saving": saving_until_told,
    }
    programs[what](the_folder, *map(int, numbers))
