"""``store``: care of what is kept."""

from __future__ import annotations

from assistant.arguments.parsing import Adder, Parser, adder
from assistant.i18n import N_, Language


def add_store(add: Adder, language: Language) -> None:
    text = language.text
    store = add("store", text(N_("look after what is kept: check, backup, restore, erase, key, log")))
    kinds = store.add_subparsers(
        dest="care",
        metavar=text(N_("WHAT")),
        title=text(N_("what to do")),
        required=True,
        parser_class=Parser,
    )

    add_care = adder(kinds, language)
    _add_check(add_care, language)
    _add_copies(add_care, language)
    _add_erase(add_care, language)
    _add_key(add_care, language)
    _add_log(add_care, language)


def _add_check(add: Adder, language: Language) -> None:
    text = language.text
    check = add("check", text(N_("read everything and say what is wrong")))
    check.add_argument(
        "--mend",
        action="store_true",
        help=text(N_("bring damaged cases back from their latest earlier state, after a yes to each")),
    )
    check.add_argument("--yes", action="store_true", help=text(N_("yes to every question, for scripts")))
    check.add_argument("--json", action="store_true", help=text(N_("all of it as one JSON object")))


def _add_copies(add: Adder, language: Language) -> None:
    text = language.text
    backup = add("backup", text(N_("copy everything to one file, encrypted as the folder is")))
    backup.add_argument("file", metavar=text(N_("FILE")), help=text(N_("the file to write")))
    backup.add_argument("--force", action="store_true", help=text(N_("replace the file if it is there")))

    restore = add("restore", text(N_("put a backup into a data folder in which there is nothing yet")))
    restore.add_argument("file", metavar=text(N_("FILE")), help=text(N_("the backup")))


def _add_erase(add: Adder, language: Language) -> None:
    text = language.text
    erase = add("erase", text(N_("erase a case for good, or list those past the time limit")))
    which = erase.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "case", metavar=text(N_("CASE")), nargs="?", help=text(N_("whose case: the alias, or the case's id"))
    )
    which.add_argument(
        "--due",
        action="store_true",
        help=text(N_("list the cases in which nothing has happened for keep_months; nothing is erased")),
    )
    erase.add_argument("--yes", action="store_true", help=text(N_("do not ask, for scripts")))
    erase.add_argument("--json", action="store_true", help=text(N_("with --due: one JSON object a line")))


def _add_key(add: Adder, language: Language) -> None:
    text = language.text
    key = add("key", text(N_("encrypt the folder, or change its passphrase or its recovery key")))
    what = key.add_mutually_exclusive_group()
    what.add_argument(
        "--recovery",
        metavar="age1…",
        nargs="?",
        const="",
        help=text(N_("make a recovery key and write it to standard output, or use the unit's own")),
    )
    what.add_argument("--show", action="store_true", help=text(N_("show which recovery key is in use")))
    what.add_argument(
        "--remove-recovery", action="store_true", help=text(N_("let no recovery key open the folder"))
    )
    what.add_argument(
        "--lost",
        action="store_true",
        help=text(N_("open the folder with the recovery key and choose a new passphrase")),
    )
    key.add_argument("--json", action="store_true", help=text(N_("with --show: one JSON object")))


def _add_log(add: Adder, language: Language) -> None:
    text = language.text
    log = add("log", text(N_("list who did what and when, with nothing of what is in the cases")))
    log.add_argument("--case", metavar=text(N_("ALIAS")), help=text(N_("only this person's")))
    log.add_argument("--json", action="store_true", help=text(N_("one JSON object a line")))
