"""``export`` and ``import``: what leaves the program, and what is read back in."""

from __future__ import annotations

import argparse

from assistant.arguments.parsing import Adder
from assistant.i18n import LANGUAGES, N_, Language

_KINDS = ("plan", "status", "table", "form", "card", "sheet", "fhir", "goals", "measurements")


def add_documents(add: Adder, language: Language) -> None:
    _add_export(add, language)
    _add_import(add, language)


def _add_export(add: Adder, language: Language) -> None:
    text = language.text
    export = add("export", text(N_("make a document, a FHIR bundle or a spreadsheet of goals")))
    export.add_argument(
        "goals",
        metavar=text(N_("GOAL")),
        nargs="+",
        help=text(N_("goals of one person, or the alias for all of them")),
    )
    export.add_argument(
        "--as", dest="kind", choices=_KINDS, required=True, help=text(N_("what to make of them"))
    )
    export.add_argument(
        "--to",
        metavar=text(N_("FILE")),
        help=text(
            N_(
                "where to: .docx, .pdf, .html, .md, .txt, .json; goals and measurements: .xlsx, .csv "
                "(default: on the screen)"
            )
        ),
    )
    export.add_argument(
        "--document-lang",
        choices=tuple(LANGUAGES),
        help=text(N_("the document's language (default: --lang)")),
    )
    export.add_argument("--worker", metavar=text(N_("NAME")), help=text(N_("the caseworker to be named")))
    export.add_argument(
        "--parts",
        metavar="PART,...",
        help=text(N_("what a status tells: words, result, steps, chart, done, obstacles, views, next")),
    )
    export.add_argument(
        "--ground",
        choices=("own", "consent", "request", "statutory"),
        help=text(N_("on what ground a plan or a status is handed over; own: it stays with you")),
    )
    export.add_argument(
        "--consent-date",
        metavar="YYYY-MM-DD",
        help=text(N_("the day of the consent or the request")),
    )
    export.add_argument(
        "--templates", metavar=text(N_("FOLDER")), help=text(N_("the folder of your own Word templates"))
    )
    export.add_argument(
        "--fhir", choices=("r5", "r4b"), default="r5", help=text(N_("the version of FHIR (default: r5)"))
    )
    export.add_argument(
        "--weeks",
        type=int,
        choices=range(1, 27),
        default=2,
        metavar="N",
        help=text(N_("weeks on a note sheet (default: 2)")),
    )
    export.add_argument("--practice", action="store_true", help=text(N_("mark it as practice on every page")))
    export.add_argument("--force", action="store_true", help=text(N_("replace the file if it is there")))
    _add_guard(export, language)


def _add_import(add: Adder, language: Language) -> None:
    text = language.text
    taking = add("import", text(N_("take in goals as drafts, from Målsteg's own JSON or from FHIR")))
    taking.add_argument(
        "file",
        metavar=text(N_("FILE")),
        nargs="?",
        help=text(N_("the file (default, and for -: standard input)")),
    )
    taking.add_argument(
        "--case", metavar=text(N_("ALIAS")), help=text(N_("whose goals they are (default: as the file says)"))
    )
    taking.add_argument("--child", action="store_true", help=text(N_("a new case is a child's")))
    taking.add_argument("--json", action="store_true", help=text(N_("one JSON object a line")))
    _add_guard(taking, language)


def _add_guard(parser: argparse.ArgumentParser, language: Language) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--keep-identifiers",
        action="store_true",
        help=language.text(N_("keep numbers and addresses that tell who somebody is")),
    )
    which.add_argument("--remove-identifiers", action="store_true", help=language.text(N_("take them out")))
