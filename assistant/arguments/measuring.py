"""``measure`` and ``chart``: repeated measures of a goal."""

from __future__ import annotations

from assistant.arguments.parsing import Adder
from assistant.i18n import N_, Language


def add_measuring(add: Adder, language: Language) -> None:
    text = language.text
    which = text(N_("a goal's name, its beginning, or the alias of somebody with one goal"))

    measure = add("measure", text(N_("note what is counted again and again, the next missing day first")))
    measure.add_argument("goal", metavar=text(N_("GOAL")), help=which)
    what = measure.add_mutually_exclusive_group()
    what.add_argument(
        "--from",
        dest="source",
        metavar=text(N_("FILE.csv")),
        help=text(
            N_("take in a file with columns date and what is noted, all of it or nothing (-: standard input)")
        ),
    )
    what.add_argument(
        "--set-up", action="store_true", help=text(N_("change what is noted, how often, and in which phases"))
    )
    what.add_argument(
        "--phase",
        dest="phases",
        action="append",
        metavar=text(N_("“DAY KIND NAME”")),
        help=text(
            N_(
                "a phase from that day on: before, during, phasing_out or after, and perhaps a name; "
                "once for each, in order of time, in place of those there were"
            )
        ),
    )
    measure.add_argument(
        "--correct",
        action="store_true",
        help=text(N_("with --from: change numbers that are noted already; what they were is kept")),
    )
    measure.add_argument(
        "--json", action="store_true", help=text(N_("what is noted as one JSON object; nothing is asked"))
    )

    chart = add("chart", text(N_("show what has been noted as a chart, with what it says in words")))
    chart.add_argument("goal", metavar=text(N_("GOAL")), help=which)
    chart.add_argument(
        "--to", dest="target", metavar=text(N_("FILE.svg|.png")), help=text(N_("draw it as a picture"))
    )
    chart.add_argument("--force", action="store_true", help=text(N_("replace the file if it is there")))
    chart.add_argument(
        "--weekly", action="store_true", help=text(N_("the means of weeks in place of single days"))
    )
    chart.add_argument("--plain", action="store_true", help=text(N_("in words alone, without a drawing")))
    chart.add_argument("--json", action="store_true", help=text(N_("the figures as one JSON object")))
