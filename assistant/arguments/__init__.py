"""What may be asked for on the command line, and the room of :mod:`assistant.commands` that does it."""

from __future__ import annotations

import argparse
from typing import Final

from assistant import __version__
from assistant.arguments.conversing import add_conversations
from assistant.arguments.documents import add_documents
from assistant.arguments.listing import add_lists
from assistant.arguments.measuring import add_measuring
from assistant.arguments.parsing import WRONG_CALL, Parser, adder, common_options
from assistant.arguments.practising import add_practice
from assistant.arguments.reading import add_review, add_when
from assistant.arguments.reckoning import add_scale, add_score, add_series
from assistant.arguments.store import add_store
from assistant.i18n import N_, Language

__all__ = ["MODULES", "WRONG_CALL", "build_parser"]

MODULES: Final = {
    None: "opening",
    "new": "opening",
    "resume": "opening",
    "revise": "opening",
    "follow-up": "opening",
    "cases": "listing",
    "goals": "listing",
    "show": "showing",
    "measure": "measuring",
    "chart": "charting",
    "review": "reviewing",
    "when": "when",
    "scale": "scaling",
    "score": "scoring",
    "series": "series",
    "practise": "practising",
    "export": "exporting",
    "import": "importing",
    "store": "storing",
}


def build_parser(language: Language) -> argparse.ArgumentParser:
    """Build the whole command line, its help in the given language."""
    text = language.text
    common = common_options(language)
    parser = Parser(
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
        parser_class=Parser,
    )

    add = adder(commands, language)
    add_conversations(add, language)
    add_lists(add, language)
    add_measuring(add, language)
    add_review(add, language)
    add_when(add, language)
    add_scale(add, language)
    add_score(add, language)
    add_series(add, language)
    add_practice(add, language)
    add_documents(add, language)
    add_store(add, language)
    return parser
