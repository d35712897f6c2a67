"""Sealing with a passphrase, on the main thread and beside it."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from store import passphrase

pytestmark = pytest.mark.real_passphrases


def beside(work: Callable[[], bytes]) -> bytes:
    """Do work in another thread, as a program with a screen does."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the sealing itself be quick; what is returned are the names of the threads it was done in."""
    threads: list[str] = []

    def turned(task: bytes, said: str, content: bytes) -> bytes:
        threads.append(threading.current_thread().name)
        return content[::-1]

    monkeypatch.setattr(passphrase, "_here", turned)
    return threads


def test_what_is_sealed_beside_the_main_thread_opens_there_and_refuses_others() -> None:
    sealed = beside(lambda: passphrase.seal(b"words \x00\xff", "åäö correct horse"))
    assert sealed.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert beside(lambda: passphrase.unseal(sealed, "åäö correct horse")) == b"words \x00\xff"
    with pytest.raises(passphrase.RefusedError, match=r"(?i)decryption failed"):
        beside(lambda: passphrase.unseal(sealed, "another one"))
    with pytest.raises(passphrase.RefusedError):
        beside(lambda: passphrase.unseal(b"not an age file", "another one"))


def test_the_passphrase_goes_by_no_way_that_others_can_see(
    quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[object, dict[str, object]]] = []

    def run(command: object, **options: object) -> subprocess.CompletedProcess[bytes]:
        calls.append((command, options))
        return subprocess.CompletedProcess([], 0, stdout=b"+sealed")

    monkeypatch.setattr(subprocess, "run", run)
    assert beside(lambda: passphrase.seal(b"words", "a secret")) == b"sealed"
    [(command, options)] = calls
    assert "a secret" not in repr(command)
    assert "env" not in options
    assert not quick


@pytest.mark.parametrize("failure", [OSError("no such program"), subprocess.CalledProcessError(1, "python")])
def test_where_no_process_can_be_had_the_work_is_done_here(
    failure: Exception, quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(subprocess, "run", run)
    assert beside(lambda: passphrase.seal(b"words", "a secret")) == b"sdrow"
    assert len(quick) == 1


def test_the_main_thread_does_it_itself(quick: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("no process is needed"))
    assert passphrase.unseal(b"words", "a secret") == b"sdrow"
    assert quick == ["MainThread"]
