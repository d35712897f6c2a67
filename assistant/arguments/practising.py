"""``practise``: training with invented people."""

from __future__ import annotations

from assistant.arguments.parsing import Adder
from assistant.i18n import N_, Language


def add_practice(add: Adder, language: Language) -> None:
    text = language.text
    command = add("practise", text(N_("practise wording goals, with invented people")))
    folder, file, name = text(N_("FOLDER")), text(N_("FILE")), text(N_("NAME"))
    command.add_argument(
        "set",
        metavar=text(N_("SET")),
        nargs="?",
        help=text(N_("one set of exercises (default: what you are to take next; --list names them)")),
    )
    command.add_argument(
        "--client", metavar=name, help=text(N_("talk with this invented client and find a goal together"))
    )
    command.add_argument("--count", metavar="N", help=text(N_("how many exercises (default: 10)")))
    command.add_argument(
        "--trainee", metavar=name, default="", help=text(N_("who practises, where several share a machine"))
    )
    command.add_argument(
        "--exercises", metavar=folder, help=text(N_("a folder with exercises of your own besides ours"))
    )
    command.add_argument("--plain", action="store_true", help=text(N_("ask line by line")))
    other = command.add_mutually_exclusive_group()
    other.add_argument("--list", action="store_true", help=text(N_("list the sets and the clients")))
    other.add_argument(
        "--check",
        action="store_true",
        help=text(N_("check the files of exercises and clients, and their keys")),
    )
    other.add_argument("--progress", action="store_true", help=text(N_("show how far you have come")))
    other.add_argument(
        "--export", metavar=file, help=text(N_("write your progress to a file for a supervisor"))
    )
    other.add_argument(
        "--overview", metavar=file, nargs="+", help=text(N_("show exported progress files side by side"))
    )
    command.add_argument(
        "--json",
        action="store_true",
        help=text(N_("one JSON object a line, for --list, --check, --progress and --overview")),
    )
