"""``scale``, ``score`` and ``series``: figures without a case."""

from __future__ import annotations

from assistant.arguments.parsing import Adder
from assistant.i18n import N_, Language


def add_scale(add: Adder, language: Language) -> None:
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


def add_score(add: Adder, language: Language) -> None:
    text = language.text
    score = add("score", text(N_("score several goals of one person together")))
    score.add_argument(
        "levels",
        metavar=text(N_("LEVEL")),
        nargs="*",
        help=text(N_("what has been attained of each goal, -2 to 2; 0 is the expected level")),
    )
    score.add_argument(
        "--case",
        metavar=text(N_("ALIAS")),
        help=text(N_("the goals of a case that has been followed up: its alias or its id")),
    )
    score.add_argument(
        "--weights",
        metavar="W,...",
        help=text(N_("the weight of each goal, 0 leaves it out (default: all 1)")),
    )
    score.add_argument(
        "--rho",
        metavar="N",
        help=text(N_("how alike the goals are taken to be, from 0 to below 1 (default: 0.3)")),
    )
    score.add_argument(
        "--steps", action="store_true", help=text(N_("LEVEL is a step, 1 to 5; 3 is the goal"))
    )
    score.add_argument("--json", action="store_true", help=text(N_("one JSON object a line")))


def add_series(add: Adder, language: Language) -> None:
    text = language.text
    series = add("series", text(N_("the figures of repeated measures, phase by phase")))
    series.add_argument(
        "file",
        metavar=text(N_("FILE")),
        nargs="?",
        help=text(
            N_("columns phase, value and perhaps date, in time order (default, and for -: standard input)")
        ),
    )
    series.add_argument(
        "--better",
        choices=("higher", "lower"),
        help=text(N_("which way is better (default: towards --goal, else higher)")),
    )
    series.add_argument("--goal", metavar="N", help=text(N_("the level to reach")))
    series.add_argument("--json", action="store_true", help=text(N_("one JSON object a line")))
