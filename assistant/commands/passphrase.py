"""Asking for passphrases, and for other words that nobody else may see, at the terminal."""

from __future__ import annotations

import getpass
import io
import os
import sys
from contextlib import suppress
from datetime import date
from typing import Final, TextIO

from assistant.errors import AnswerError, MalstegError, UsageError
from assistant.i18n import N_, Language

VARIABLE: Final = "MALSTEG_PASSPHRASE"
"""The environment variable from which scripts give the passphrase."""

_TERMINAL: Final = "CONIN$" if os.name == "nt" else "/dev/tty"


def given() -> str | None:
    """Return the passphrase given in the environment, if any."""
    found = os.environ.get(VARIABLE) or None
    if found is not None:
        _check_text(found)
    return found


def somebody_near() -> bool:
    """Say whether there is a terminal at which a passphrase can be typed, whatever the input is."""
    try:
        os.close(os.open(_TERMINAL, os.O_RDWR | getattr(os, "O_NOCTTY", 0)))
    except OSError:
        return False
    return True


def somebody_answers() -> bool:
    """Say whether somebody sits at the terminal and answers what is asked there."""
    return sys.stdin.isatty() and somebody_near()


def ask_hidden(language: Language, prompt: str) -> str:
    """Ask at the terminal for what is not shown while it is typed.

    Leaving with Ctrl+C or Ctrl+D is a ``KeyboardInterrupt``.
    """
    try:
        typed = getpass.getpass(f"{language.text(prompt)} ")
    except (EOFError, KeyboardInterrupt):
        # What is typed at the prompt is not shown, so the cursor still stands behind it.
        with suppress(OSError):
            sys.stderr.write("\n" if sys.stderr.isatty() else "")
        raise KeyboardInterrupt from None
    except UnicodeDecodeError:
        raise UsageError("input_not_utf8") from None
    typed = _as_utf8(typed)
    _check_text(typed)
    return typed


def choose(language: Language, words: TextIO) -> str:
    """Ask for a new passphrase, twice, until it is one that may be chosen."""
    from assistant.records import check_passphrase

    while True:
        chosen = ask_hidden(language, N_("New passphrase:"))
        try:
            check_passphrase(chosen)
            return check_passphrase(chosen, ask_hidden(language, N_("The same once more:")))
        except AnswerError as problem:
            words.write(worded(problem, language) + "\n")
            words.flush()


def worded(problem: MalstegError, language: Language) -> str:
    """Return the sentence for a problem in which no day is named."""
    from assistant.wording.problems import problem_text

    return problem_text(language, problem.code, problem.params, today=date.min)


def ask_line(prompt: str, words: TextIO) -> str:
    """Ask for a line that may be seen; ``words`` is where the prompt is written.

    The end of the input is a ``KeyboardInterrupt``, as Ctrl+C is.
    """
    words.write(f"{prompt} ")
    words.flush()
    line = _line()
    if not line:
        words.write("\n")
        raise KeyboardInterrupt
    return line.strip()


def read_line() -> str:
    """Return a line of standard input, empty at its end."""
    return _line().strip()


def _line() -> str:
    try:
        return sys.stdin.readline()
    except UnicodeDecodeError:
        raise UsageError("input_not_utf8") from None


def _as_utf8(typed: str) -> str:
    """Read as UTF-8 what was typed at a terminal, whatever the locale says.

    Otherwise the same passphrase, typed at the same keyboard, would be another one under another locale.
    """
    with suppress(UnicodeError):
        return typed.encode(io.TextIOWrapper(io.BytesIO()).encoding).decode("utf-8")
    return typed


def _check_text(text: str) -> None:
    """Refuse what is not UTF-8: its bytes arrive as lone surrogates."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError("input_not_utf8") from None
