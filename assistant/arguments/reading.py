"""``review`` and ``when``: the coach on the command line."""

from __future__ import annotations

from assistant.arguments.parsing import Adder
from assistant.i18n import N_, Language


def add_review(add: Adder, language: Language) -> None:
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


def add_when(add: Adder, language: Language) -> None:
    text = language.text
    command = add("when", text(N_("read an answer to “by when?” and say which day it is")))
    command.add_argument(
        "text",
        metavar=text(N_("TEXT")),
        nargs="?",
        help=text(N_("the answer (default, and for -: lines from standard input)")),
    )
    command.add_argument("--json", action="store_true", help=text(N_("one JSON object a line")))
