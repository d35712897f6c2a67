"""The command line: what was asked for, in which language, and who does it.

Built on argparse, since every start of the program pays for it (14 ms against 50 and 113 for the two
common alternatives). A sub-command's own module is imported only when that sub-command runs.
"""

from __future__ import annotations

import argparse
import gettext
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from typing import Final, NoReturn, Protocol

from assistant import __version__
from assistant.errors import AnswerError, MalstegError, UsageError, WorkError
from assistant.i18n import LANGUAGES, N_, Language, language_from_locale
from assistant.i18n.language import CATALOGUES, DOMAIN

OK: Final = 0
FAILED: Final = 1
WRONG_CALL: Final = 2
INTERRUPTED: Final = 130

ARGPARSE_WORDS: Final = (
    # argparse words its own messages through gettext; marked here so that they are in our catalogues.
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("not allowed with argument %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)


class _Adder(Protocol):
    """Adds a sub-command with a line about it."""

    def __call__(self, name: str, about: str) -> argparse.ArgumentParser: ...


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and leaves with status 2."""

    def error(self, message: str) -> NoReturn:
        """Refuse the call."""
        self.exit(WRONG_CALL, f"{self.prog}: {' '.join(message.split())}\n")


def build_parser(language: Language) -> argparse.ArgumentParser:
    """Build the whole command line, its help in the given language."""
    text = language.text
    common = _common_options(language)
    parser = _Parser(
        prog="malsteg",
        description=text(
            N_(
                "A guided conversation that turns your own words into a goal with five steps. "
                "Offline, on this machine."
            )
        ),
        parents=[common],
        add_help=False,
        allow_abbrev=False,
    )
    parser.add_argument("-h", "--help", action="help", help=text(N_("show this help and leave")))
    parser.add_argument(
        "--version",
        action="version",
        version=f"Målsteg {__version__}",
        help=text(N_("show the version and leave")),
    )
    commands = parser.add_subparsers(
        dest="command",
        metavar=text(N_("COMMAND")),
        title=text(N_("commands; without one the terminal app opens")),
        parser_class=_Parser,
    )

    def add(name: str, about: str) -> argparse.ArgumentParser:
        command = commands.add_parser(
            name,
            help=about,
            description=about,
            parents=[_common_options(language, suppressed=True)],
            add_help=False,
            allow_abbrev=False,
        )
        command.add_argument("-h", "--help", action="help", help=text(N_("show this help and leave")))
        return command

    _add_conversations(add, language)
    _add_lists(add, language)
    _add_review(add, language)
    _add_when(add, language)
    _add_scale(add, language)
    return parser


def _common_options(language: Language, *, suppressed: bool = False) -> _Parser:
    """The options that may stand before or after the command."""
    text = language.text
    unset = argparse.SUPPRESS if suppressed else None
    options = _Parser(add_help=False)
    options.add_argument(
        "--lang", choices=tuple(LANGUAGES), default=unset, help=text(N_("language: sv, da or en"))
    )
    options.add_argument(
        "--today",
        metavar="YYYY-MM-DD",
        default=unset,
        help=text(N_("the day to count from, for rehearsals (default: today)")),
    )
    options.add_argument(
        "--data",
        metavar=text(N_("FOLDER")),
        default=unset,
        help=text(N_("the folder of the case files (default: your own data folder)")),
    )
    return options


def _add_conversations(add: _Adder, language: Language) -> None:
    text = language.text
    plain = text(N_("ask line by line instead of in the terminal app"))
    goal = text(N_("GOAL"))
    which = text(N_("a goal's name, its beginning, or the alias of somebody with one goal"))

    new = add("new", text(N_("begin a conversation about a new goal")))
    new.add_argument(
        "sentence",
        metavar=text(N_("SENTENCE")),
        nargs="?",
        help=text(N_("the whole goal in one sentence: only what it leaves out is asked for")),
    )
    new.add_argument(
        "--case", metavar=text(N_("ALIAS")), help=text(N_("whose goal it is, if known here already"))
    )
    new.add_argument("--under", metavar=goal, help=text(N_("make it a sub-goal of this goal")))
    new.add_argument("--plain", action="store_true", help=plain)

    resume = add("resume", text(N_("go on where a conversation was left")))
    resume.add_argument("goal", metavar=goal, nargs="?", help=text(N_("which one (default: the last saved)")))
    resume.add_argument("--plain", action="store_true", help=plain)

    revise = add("revise", text(N_("change an accepted goal; both have to accept it again")))
    revise.add_argument("goal", metavar=goal, help=which)
    revise.add_argument("--plain", action="store_true", help=plain)


def _add_lists(add: _Adder, language: Language) -> None:
    text = language.text
    as_json = text(N_("one JSON object a line"))

    add("cases", text(N_("list the cases"))).add_argument("--json", action="store_true", help=as_json)

    goals = add("goals", text(N_("list the goals")))
    goals.add_argument("--case", metavar=text(N_("ALIAS")), help=text(N_("only this person's")))
    goals.add_argument(
        "--status",
        choices=("draft", "accepted", "revising"),
        help=text(N_("only drafts, accepted goals, or accepted goals being changed")),
    )
    goals.add_argument("--json", action="store_true", help=as_json)

    show = add("show", text(N_("show a goal with its five steps")))
    show.add_argument(
        "goal",
        metavar=text(N_("GOAL")),
        help=text(N_("a goal's name, its beginning, or the alias of somebody with one goal")),
    )
    show.add_argument(
        "--version",
        dest="goal_version",
        metavar="N",
        help=text(N_("an earlier accepted version (default: what is worked on, else what holds)")),
    )
    show.add_argument("--json", action="store_true", help=as_json)


def _add_review(add: _Adder, language: Language) -> None:
    text = language.text
    about = N_("read goals, one a line, and say what each of them lacks")
    command = add("review", text(about))
    command.add_argument(
        "file",
        metavar=text(N_("FILE")),
        nargs="?",
        help=text(N_("the file with the goals (default, and for -: standard input)")),
    )
    command.add_argument(
        "--criteria",
        choices=("smart", "smort"),
        help=text(N_("the five criteria (default: those chosen, else smort in Danish and smart otherwise)")),
    )
    command.add_argument("--json", action="store_true", help=text(N_("one JSON object a line")))


def _add_when(add: _Adder, language: Language) -> None:
    text = language.text
    command = add("when", text(N_("read an answer to “by when?” and say which day it is")))
    command.add_argument(
        "text",
        metavar=text(N_("TEXT")),
        nargs="?",
        help=text(N_("the answer (default, and for -: lines from standard input)")),
    )
    command.add_argument("--json", action="store_true", help=text(N_("one JSON object a line")))


def _add_scale(add: _Adder, language: Language) -> None:
    text = language.text
    scale = add("scale", text(N_("draft the five steps from two levels")))
    scale.add_argument("--baseline", metavar="N", required=True, help=text(N_("how it is today")))
    scale.add_argument("--expected", metavar="N|LO-HI", required=True, help=text(N_("the level you expect")))
    scale.add_argument("--min", metavar="N", help=text(N_("the lowest possible value (default: 0)")))
    scale.add_argument("--max", metavar="N", help=text(N_("the highest possible value (default: none)")))
    scale.add_argument(
        "--better",
        choices=("higher", "lower"),
        help=text(N_("which way is better (default: towards the goal)")),
    )
    scale.add_argument("--keep", action="store_true", help=text(N_("a goal of keeping things as they are")))
    scale.add_argument("--fractions", action="store_true", help=text(N_("values need not be whole numbers")))
    scale.add_argument("--json", action="store_true", help=text(N_("one JSON object a line")))


_MODULES: Final = {
    None: "opening",
    "new": "opening",
    "resume": "opening",
    "revise": "opening",
    "cases": "listing",
    "goals": "listing",
    "show": "showing",
    "review": "reviewing",
    "when": "when",
    "scale": "scaling",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    language = Language(_language_code(given))
    _word_argparse(language)
    try:
        options = build_parser(language).parse_args(given)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_CALL
    try:
        day = _today(options.today)
        command = import_module(f"assistant.commands.{_MODULES[options.command]}")
        status: int = command.run(options, language, day)
        sys.stdout.flush()
    except (UsageError, AnswerError) as error:
        say_error(error, language)
        return WRONG_CALL
    except WorkError as error:
        say_error(error, language)
        return FAILED
    except BrokenPipeError:
        # The reader has seen enough, as `head` does. Nothing more can be written, not even at exit.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def say_error(error: MalstegError, language: Language) -> None:
    """Say on standard error, in one line, what is wrong and what to do."""
    from assistant.wording.problems import problem_text

    words = problem_text(language, error.code, error.params, today=date.today())  # noqa: DTZ011 - an example
    sys.stderr.write(f"malsteg: {' '.join(words.split())}\n")


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="strict" if stream is sys.stdin else "backslashreplace")


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
