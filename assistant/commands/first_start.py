"""The first start: a passphrase is chosen, and a recovery key offered."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, TextIO

from assistant.commands import passphrase
from assistant.commands.passphrase import ask_line
from assistant.commands.progress import FileProgress
from assistant.errors import AnswerError, UsageError
from assistant.i18n import N_, Language

if TYPE_CHECKING:
    from assistant.records import DataFolder, Records


_WHAT_FOR: Final = (
    N_(
        "First choose a passphrase. Everything you write is encrypted with it, so that nobody else who uses "
        "or finds this computer can read it."
    ),
    N_(
        "If the passphrase is forgotten, nobody can open the texts again. The only other way in is a "
        "recovery key that the unit keeps."
    ),
    N_("Four or five words that do not belong together are easy to remember. What you type is not shown."),
)

_RECOVERY: Final = N_(
    "Do you want a recovery key too? It opens the texts if the passphrase is forgotten, so somebody "
    "else in the unit should keep it: a manager, or whoever looks after the computers."
)

_WAYS: Final = (
    N_("Yes, make one now."),
    N_("The unit has one already. Its public part begins with age1."),
    N_("Not now. “malsteg store key --recovery” makes one later."),
)

_HANDED_OVER: Final = N_(
    "This is the recovery key. It is shown only now. Write it down or print it, and give it to whoever "
    "keeps the unit's keys. Keep no copy on this computer."
)


def begin(folder: DataFolder, language: Language, words: TextIO) -> Records:
    """Encrypt a folder, with whatever lies in it, once a passphrase has been chosen; open it.

    The passphrase comes from ``MALSTEG_PASSPHRASE``, else from whoever sits at the terminal, told there in
    ``words`` what it is for. A recovery key that is made is written to standard output.

    Raises :class:`UsageError` ``passphrase_to_choose`` where nobody does; :class:`AnswerError` for a
    passphrase from the environment that may not be chosen; :class:`WorkError`.
    """
    from assistant.records import check_passphrase

    given = passphrase.given()
    if given is not None:
        return _encrypt(folder, check_passphrase(given), None, language)
    if not (passphrase.somebody_answers() and words.isatty()):
        raise UsageError("passphrase_to_choose", path=str(folder.path))
    words.writelines(language.text(message) + "\n" for message in _WHAT_FOR)
    words.flush()
    chosen = passphrase.choose(language, words)
    recovery = _offer_recovery(language, words)
    records = _encrypt(folder, chosen, recovery, language)
    words.write(language.text(N_("The folder is encrypted now.")) + "\n\n")
    words.flush()
    return records


def hand_over(secret: str, language: Language, words: TextIO) -> None:
    """Show a recovery key, this once; the key itself goes to standard output, alone on its line."""
    words.write(language.text(_HANDED_OVER) + "\n")
    words.flush()
    sys.stdout.write(secret + "\n")
    sys.stdout.flush()


def _encrypt(folder: DataFolder, chosen: str, recovery: str | None, language: Language) -> Records:
    with FileProgress(language) as progress:
        return folder.encrypt(chosen, recovery, progress=progress)


def _offer_recovery(language: Language, words: TextIO) -> str | None:
    """Offer a recovery key; return its public half, None if there is to be none."""
    from assistant.records import new_recovery_key

    text = language.text
    words.write("\n" + text(_RECOVERY) + "\n")
    words.writelines(f"{number}. {text(way)}\n" for number, way in enumerate(_WAYS, start=1))
    while True:
        answer = ask_line(text(N_("Answer:")), words)
        if answer == "1":
            secret, public = new_recovery_key()
            hand_over(secret, language, words)
            ask_line(text(N_("Press Enter when it is written down.")), words)
            return public
        if answer == "2":
            public_half = _ask_public_half(language, words)
            if public_half is not None:
                return public_half
        elif answer == "3":
            return None
        else:
            _say_problem(AnswerError("no_such_option", count=len(_WAYS)), language, words)


def _ask_public_half(language: Language, words: TextIO) -> str | None:
    """Ask for the unit's recovery key; an empty line leads back, to None."""
    from assistant.records import recovery_key_from

    while True:
        prompt = language.text(N_("The public part of the unit's recovery key, or nothing to go back:"))
        typed = ask_line(prompt, words)
        if not typed:
            return None
        try:
            return recovery_key_from(typed)
        except AnswerError as problem:
            _say_problem(problem, language, words)


def _say_problem(problem: AnswerError, language: Language, words: TextIO) -> None:
    words.write(passphrase.worded(problem, language) + "\n")
    words.flush()
