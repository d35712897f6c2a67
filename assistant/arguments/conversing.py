"""``new``, ``resume``, ``revise`` and ``follow-up``: conversations."""

from __future__ import annotations

from assistant.arguments.parsing import Adder
from assistant.i18n import N_, Language


def add_conversations(add: Adder, language: Language) -> None:
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

    follow = add("follow-up", text(N_("follow up an accepted goal, or go on with a follow-up begun")))
    follow.add_argument("goal", metavar=goal, help=which)
    follow.add_argument("--plain", action="store_true", help=plain)
    follow.add_argument(
        "--correct",
        action="store_true",
        help=text(N_("correct what was found last time; what it said before is kept")),
    )
