"""``scale``: figures without a case."""

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
