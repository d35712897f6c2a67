"""Sealing with a passphrase, which is slow by design, without holding up the rest of the program.

The library keeps the interpreter to itself for the second or two that this takes, in whichever thread it is
called. A program that has a screen to keep alive calls it from another thread than the main one; then the
work is done in a process of its own. Passphrase and content go there and back through pipes: never as
arguments, in the environment or by way of a file.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

_SEAL: Final = b"s"
_UNSEAL: Final = b"u"
_DONE: Final = b"+"
_REFUSED: Final = b"-"
_LENGTH_BYTES: Final = 4


class RefusedError(Exception):
    """The passphrase is wrong, or the content damaged: the message is the library's own."""


def seal(content: bytes, passphrase: str) -> bytes:
    """Return ``content`` as an `age` file that ``passphrase`` opens."""
    return _work(_SEAL, passphrase, content)


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """Return what lies in an `age` file sealed with a passphrase. Raises :class:`RefusedError`."""
    return _work(_UNSEAL, passphrase, sealed)


def _work(task: bytes, passphrase: str, content: bytes) -> bytes:
    if threading.current_thread() is not threading.main_thread():
        done = _elsewhere(task, passphrase, content)
        if done is not None:
            return done
    return _here(task, passphrase, content)


def _here(task: bytes, passphrase: str, content: bytes) -> bytes:
    from pyrage import DecryptError
    from pyrage import passphrase as by_passphrase

    try:
        done: bytes = (
            by_passphrase.encrypt(content, passphrase)
            if task == _SEAL
            else by_passphrase.decrypt(content, passphrase)
        )
    except DecryptError as refused:
        raise RefusedError(str(refused)) from None
    return done


def _elsewhere(task: bytes, passphrase: str, content: bytes) -> bytes | None:
    """Have the work done in a process of its own; None where that cannot be had."""
    said = passphrase.encode("utf-8")
    request = task + len(said).to_bytes(_LENGTH_BYTES, "big") + said + content
    # With -P nothing that happens to lie in the folder one is in is taken for a part of the program.
    command = [sys.executable, "-P", str(Path(__file__).resolve())]
    try:
        answer = subprocess.run(  # noqa: S603 - this very file, by the interpreter that runs it
            command,
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ).stdout
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    if answer[:1] == _REFUSED:
        raise RefusedError(answer[1:].decode("utf-8", "replace"))
    return answer[1:] if answer[:1] == _DONE else None


def _serve() -> None:
    """Do what is asked for on standard input, and answer on standard output."""
    request = sys.stdin.buffer.read()
    begin = 1 + _LENGTH_BYTES
    end = begin + int.from_bytes(request[1:begin], "big")
    try:
        answer = _DONE + _here(request[:1], request[begin:end].decode("utf-8"), request[end:])
    except RefusedError as refused:
        answer = _REFUSED + str(refused).encode("utf-8")
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    _serve()
