"""Asking at the terminal: yes or no, one of several, some of several; what is asked goes to stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from assistant.commands.passphrase import ask_line
from assistant.i18n import N_, Language


def ask_yes(language: Language, question: str) -> bool:
    """Ask a question that is answered with yes or no."""
    return choose_one(language, question, (language.text(N_("Yes")), language.text(N_("No")))) == 0


def choose_one(language: Language, question: str, options: Sequence[str]) -> int:
    """Ask for one of several by its number; return its place."""
    _show(question, options)
    while True:
        typed = ask_line(language.text(N_("Number:")), sys.stderr)
        if typed.isdecimal() and 1 <= int(typed) <= len(options):
            return int(typed) - 1
        _say_range(language, len(options))


def choose_some(
    language: Language, question: str, options: Sequence[str], usual: Sequence[int]
) -> tuple[int, ...]:
    """Ask for some of several by their numbers, Enter taking the ``usual`` ones; return their places."""
    _show(question, [f"{option} *" if place in usual else option for place, option in enumerate(options)])
    while True:
        typed = ask_line(language.text(N_("Numbers, such as 1 3 (Enter: those with a star):")), sys.stderr)
        if not typed and usual:
            return tuple(usual)
        words = typed.replace(",", " ").replace(";", " ").split()
        if words and all(word.isdecimal() and 1 <= int(word) <= len(options) for word in words):
            return tuple(dict.fromkeys(int(word) - 1 for word in words))
        _say_range(language, len(options))


def say(line: str) -> None:
    """Say a line on standard error."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _show(question: str, options: Sequence[str]) -> None:
    say(question)
    for number, option in enumerate(options, start=1):
        say(f"  {number}  {option}")


def _say_range(language: Language, count: int) -> None:
    say(language.text(N_("Write numbers from 1 to %(count)s."), count=count))
