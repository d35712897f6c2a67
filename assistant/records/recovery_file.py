"""A recovery key in a file of its own, to be carried away from the computer."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from textwrap import wrap
from typing import Final

from assistant.errors import AnswerError, WorkError

_NAME: Final = "malsteg-recovery-key.txt"
_WIDTH: Final = 76


def write_recovery_file(named: Path, secret: str, words: str, *, away_from: Path | None = None) -> Path:
    """Write a recovery key to a new file that its owner alone can read; return where.

    In a folder the file gets a name of its own. It is an `age` identity file: ``words`` stand in it as a
    comment. When it returns, the file is on disk. Raises :class:`AnswerError`: ``key_file_exists``,
    ``key_file_no_folder``, ``key_file_beside_cases`` (within ``away_from``, where whoever takes the cases
    takes their key along); :class:`WorkError` ``key_file_failed``.
    """
    try:
        path = _place(named, away_from)
        comment = "".join(f"# {line}\n" for line in wrap(words, _WIDTH))
        _write_new(path, f"{comment}{secret}\n".encode())
    except AnswerError:
        raise
    except FileExistsError:
        raise AnswerError("key_file_exists", path=str(path)) from None
    except (OSError, RuntimeError, ValueError):
        # An unknown home, a name no file can have, a full or protected stick.
        raise WorkError("key_file_failed", path=str(named)) from None
    return path


def _place(named: Path, away_from: Path | None) -> Path:
    """Return where the file is to lie. Raises :class:`AnswerError`, and what an impossible name leads to."""
    path = named.expanduser()
    path = (path / _NAME if path.is_dir() else path).absolute()
    if away_from is not None and path.resolve().is_relative_to(away_from.resolve()):
        raise AnswerError("key_file_beside_cases")
    if not path.parent.is_dir():
        raise AnswerError("key_file_no_folder", path=str(path.parent))
    return path


def _write_new(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
