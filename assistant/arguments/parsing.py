"""The kind of parser every call goes through, and how a sub-command is added to it."""

from __future__ import annotations

import argparse
from typing import Final, NoReturn, Protocol

from assistant.i18n import LANGUAGES, N_, Language

WRONG_CALL: Final = 2

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


class Adder(Protocol):
    """Adds a sub-command with a line about it."""

    def __call__(self, name: str, about: str) -> argparse.ArgumentParser: ...


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and leaves with status 2."""

    def error(self, message: str) -> NoReturn:
        """Refuse the call."""
        self.exit(WRONG_CALL, f"{self.prog}: {' '.join(message.split())}\n")


def common_options(language: Language, *, suppressed: bool = False) -> Parser:
    """The options that may stand before or after the command."""
    text = language.text
    unset = argparse.SUPPRESS if suppressed else None
    options = Parser(add_help=False)
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
    options.add_argument(
        "--no-encryption",
        action="store_true",
        default=argparse.SUPPRESS if suppressed else False,
        help=text(N_("make a new data folder one that is not encrypted, for rehearsals")),
    )
    return options


def adder(kinds: argparse._SubParsersAction[Parser], language: Language) -> Adder:
    """Return what adds a command, with what every command has, to those of a parser."""

    def add(name: str, about: str) -> argparse.ArgumentParser:
        command = kinds.add_parser(
            name,
            help=about,
            description=about,
            parents=[common_options(language, suppressed=True)],
            add_help=False,
            allow_abbrev=False,
        )
        command.add_argument(
            "-h", "--help", action="help", help=language.text(N_("show this help and leave"))
        )
        return command

    return add
