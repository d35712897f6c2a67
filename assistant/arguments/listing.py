"""``cases``, ``goals`` and ``show``: what there is."""

from __future__ import annotations

from assistant.arguments.parsing import Adder
from assistant.i18n import N_, Language


def add_lists(add: Adder, language: Language) -> None:
    text = language.text
    as_json = text(N_("one JSON object a line"))

    add("cases", text(N_("list the cases"))).add_argument("--json", action="store_true", help=as_json)

    goals = add("goals", text(N_("list the goals")))
    goals.add_argument("--case", metavar=text(N_("ALIAS")), help=text(N_("only this person's")))
    goals.add_argument(
        "--status",
        choices=("draft", "accepted", "revising", "closed"),
        help=text(N_("only drafts, accepted goals, accepted goals being changed, or closed ones")),
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
