"""``malsteg import``: goals from the program's own JSON, or from FHIR, as drafts to go on with."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, Final

from assistant.coach import find_identifiers
from assistant.commands import passphrase
from assistant.commands.access import open_records
from assistant.commands.asking import choose_one, say
from assistant.commands.lines import whole
from assistant.commands.output import write_json
from assistant.dialogs.answers import LONGEST_NAME, clean_text
from assistant.dialogs.coaching import texts_in, without_identifiers
from assistant.documents.own import Draft, is_own, read_json, read_own
from assistant.errors import UsageError, WorkError
from assistant.goals.case import People
from assistant.goals.goal import Formulation
from assistant.i18n import N_, Language
from assistant.wording.advice import IDENTIFIERS

if TYPE_CHECKING:
    from assistant.documents.guard import Told

_MOST_BYTES: Final = 16 * 2**20


def run(options: Namespace, language: Language, today: date) -> int:
    """Read the file, and put its goals into cases; 1 if the worker stopped it."""
    drafts = _read(whole(options.file, _MOST_BYTES))
    named = [(_alias(draft, options.case), draft.said) for draft in drafts]
    asks = passphrase.somebody_answers() and options.file not in (None, "-")
    looked = _looked_through(named, options, language, asks=asks)
    if looked is None:
        say(language.text(N_("Nothing has been taken in.")))
        return 1
    records = open_records(options, language, today, to_read=False)
    from assistant.records.taking_in import take_in

    people = People.CHILD if options.child else None
    for alias in dict.fromkeys(alias for alias, _ in looked):
        goals = [said for owner, said in looked if owner == alias]
        _, ids = take_in(records, language, alias, goals, people)
        for goal_id, said in zip(ids, goals, strict=True):
            _tell(goal_id, alias, said, language, as_json=options.json)
    say(language.text(N_("These are drafts: go on with “malsteg resume GOAL”. Nobody's yes came with them.")))
    return 0


def _read(data: bytes) -> tuple[Draft, ...]:
    """Make drafts of a file's content. Raises :class:`UsageError` for what cannot be read."""
    try:
        value = read_json(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UsageError("input_not_utf8") from None
    if is_own(value):
        return read_own(value)
    from assistant.documents.fhir.reading import is_fhir, read_fhir

    if is_fhir(value):
        return read_fhir(value)
    raise UsageError("import_unknown")


def _alias(draft: Draft, chosen: str | None) -> str:
    """Return whose goal it becomes. Raises :class:`UsageError` ``case_needed``."""
    alias = chosen if chosen is not None else draft.alias
    if alias is None or not alias.strip():
        raise UsageError("case_needed")
    return " ".join(clean_text(alias, LONGEST_NAME).split())


def _looked_through(
    named: list[tuple[str, Formulation]], options: Namespace, language: Language, *, asks: bool
) -> list[tuple[str, Formulation]] | None:
    """Look for what could tell who somebody is, and let the worker decide; None: take nothing in.

    Raises :class:`WorkError` ``identifiers_found`` (kinds) where nobody can be asked.
    """
    found = _identifiers(named)
    if not found or options.keep_identifiers:
        return named
    if not options.remove_identifiers:
        kinds = dict.fromkeys(language.text(IDENTIFIERS[each.kind]) for each in found)
        if not asks:
            raise WorkError("identifiers_found", kinds=", ".join(kinds))
        say(language.text(N_("There is something here that could tell who somebody is:")))
        say("  " + ", ".join(kinds))
        answers = (N_("Take it out of what is taken in"), N_("Keep it"), N_("Stop, and take nothing in"))
        question = language.text(N_("What should be done with it?"))
        chosen = choose_one(language, question, [language.text(answer) for answer in answers])
        if chosen:
            return named if chosen == 1 else None
    return [(alias, _cleaned(said)) for alias, said in named]


def _identifiers(named: list[tuple[str, Formulation]]) -> tuple[Told, ...]:
    from assistant.documents.guard import identifiers_in

    texts = [text for alias, said in named for text in (alias, *texts_in(tuple(value for _, value in said)))]
    return identifiers_in(tuple(texts))


def _cleaned(said: Formulation) -> Formulation:
    changed = {
        name: without_identifiers(value)
        for name, value in said
        if any(find_identifiers(text) for text in texts_in(value))
    }
    return said.model_copy(update=changed)


def _tell(goal_id: str, alias: str, said: Formulation, language: Language, *, as_json: bool) -> None:
    title = " ".join((said.what or said.wish or "").split())
    if as_json:
        write_json({"id": goal_id, "case": alias, "title": title})
    else:
        shown = title or language.text(N_("A goal just begun"))
        sys.stdout.write(f"{goal_id}  {alias}  {shown}\n")
