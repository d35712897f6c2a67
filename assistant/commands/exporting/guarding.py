"""Looking through what is about to be written for what could tell who somebody is; the worker decides."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass

from assistant.commands.asking import choose_one, say
from assistant.errors import WorkError
from assistant.handing.making import Made
from assistant.i18n import N_, Language
from assistant.wording.advice import IDENTIFIERS

_MOST_SHOWN = 12


@dataclass(frozen=True)
class Guarded:
    """What may be written, and whether something in it was kept that could tell who somebody is."""

    made: Made
    kept: bool


def look_through(made: Made, options: Namespace, language: Language, *, asks: bool) -> Guarded | None:
    """Return what may be written; None if the worker would rather stop.

    Raises :class:`WorkError` ``identifiers_found`` (kinds) where nobody can be asked.
    """
    found = made.identifiers()
    if not found:
        return Guarded(made, kept=False)
    if options.keep_identifiers:
        return Guarded(made, kept=True)
    if options.remove_identifiers:
        return Guarded(made.without_identifiers(), kept=False)
    if not asks:
        kinds = dict.fromkeys(language.text(IDENTIFIERS[each.kind]) for each in found)
        raise WorkError("identifiers_found", kinds=", ".join(kinds))
    say(language.text(N_("There is something here that could tell who somebody is:")))
    for each in found[:_MOST_SHOWN]:
        say(f"  {each.quote} ({language.text(IDENTIFIERS[each.kind])})")
    answers = (N_("Take it out of the document"), N_("Keep it"), N_("Stop, and write nothing"))
    question = language.text(N_("What should be done with it?"))
    chosen = choose_one(language, question, [language.text(answer) for answer in answers])
    if chosen == len(answers) - 1:
        return None
    return Guarded(made, kept=True) if chosen else Guarded(made.without_identifiers(), kept=False)
