"""The command line: what was asked for, in which language, and who does it.

Built on argparse, since every start of the program pays for it (14 ms against 50 and 113 for the two
common alternatives). A sub-command's own module is imported only when that sub-command runs.
"""

from __future__ import annotations

import errno
import gettext
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from typing import Final

from assistant.arguments import MODULES, WRONG_CALL, build_parser
from assistant.errors import AnswerError, MalstegError, UsageError, WorkError
from assistant.faults import forbid_core_files, places
from assistant.i18n import LANGUAGES, N_, Language, language_from_locale
from assistant.i18n.language import CATALOGUES, DOMAIN

OK: Final = 0
FAILED: Final = 1
INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    forbid_core_files()
    _speak_utf8()
    language = Language(_language_code(given))
    _word_argparse(language)
    try:
        options = build_parser(language).parse_args(given)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_CALL
    try:
        day = _today(options.today)
        command = import_module(f"assistant.commands.{MODULES[options.command]}")
        status: int = command.run(options, language, day)
        sys.stdout.flush()
    except (UsageError, AnswerError) as error:
        say_error(error, language)
        return WRONG_CALL
    except WorkError as error:
        say_error(error, language)
        return FAILED
    except BrokenPipeError:
        # The reader has seen enough, as `head` does.
        _write_no_more()
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as problem:
        if problem.errno != errno.ENOSPC or problem.filename is not None:
            return _say_fault(problem, language)
        _write_no_more()
        say_error(WorkError("output_failed", reason="ENOSPC"), language)
        return FAILED
    except Exception as fault:  # noqa: BLE001 - the last line: its message may quote what two people wrote
        return _say_fault(fault, language)
    return status


def _say_fault(fault: Exception, language: Language) -> int:
    """Say that the program is at fault, and where: never what it was reading."""
    words = N_("Målsteg had to stop because of a fault in the program. What you have answered is saved.")
    sys.stderr.write(f"malsteg: {language.text(words)}\n")
    sys.stderr.writelines(f"{place}\n" for place in places(fault))
    return FAILED


def _write_no_more() -> None:
    """Let what cannot be written any more go nowhere, at exit too."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_error(error: MalstegError, language: Language) -> None:
    """Say on standard error, in one line, what is wrong and what to do."""
    from assistant.wording.problems import problem_text

    words = problem_text(language, error.code, error.params, today=date.today())  # noqa: DTZ011 - an example
    sys.stderr.write(f"malsteg: {' '.join(words.split())}\n")


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale says; what is closed is taken for empty."""
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        _open_closed_streams()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="strict" if stream is sys.stdin else "backslashreplace")


def _open_closed_streams() -> None:
    """Put something in the place of a stream that is closed, before a file takes its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for good


def _language_code(given: list[str]) -> str:
    """Return the language asked for, before the command line as a whole is understood."""
    chosen = None
    for here, word in enumerate(given):
        wanted = (
            given[here + 1] if word == "--lang" and here + 1 < len(given) else word.removeprefix("--lang=")
        )
        if word.startswith("--lang") and wanted in LANGUAGES:
            chosen = wanted
    if chosen is not None:
        return chosen
    from assistant.config import load_settings

    return load_settings().language or language_from_locale(dict(os.environ))


def _word_argparse(language: Language) -> None:
    """Let argparse find its words in our catalogues: it looks them up in gettext's global domain."""
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language.code


def _today(chosen: str | None) -> date:
    if chosen is None:
        return date.today()  # noqa: DTZ011 - the calendar day where the pair sits
    try:
        return date.fromisoformat(chosen)
    except ValueError:
        raise UsageError("today_not_iso", text=chosen) from None
